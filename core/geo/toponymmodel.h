// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace Dateline {

/// What a word is to a place name.
enum class NameLabel : std::uint8_t { Outside, Begin, Inside };
inline constexpr int NameLabelCount = 3;

/// The weights of the linear model that tells place names from other names: one row of three small numbers for each bucket
/// of hashed features. Trained by resources/gazetteer/training, averaged over the training's steps.
/// Immutable and safe to share between threads.
class ToponymModel
{
public:
    static constexpr std::uint32_t BucketBits = 17;
    static constexpr std::uint32_t BucketCount = 1u << BucketBits;
    using Scores = std::array<std::int32_t, NameLabelCount>;

    /// The model inside the program; it is part of it, so this cannot fail.
    static const ToponymModel &instance();
    /// Reads @p bytes, which must outlive the object. Nothing when they are no model of this version.
    static std::optional<ToponymModel> fromBytes(std::string_view bytes);
    /// The bytes that fromBytes() reads, from one row of weights a bucket. @p scale: how much a score of 1 weighs.
    static std::string toBytes(const std::vector<std::array<std::int8_t, NameLabelCount>> &weights, float scale);

    /// Fetches the weights of a bucket into the processor's cache, which the model does not fit into: for score(), a little later.
    void fetch([[maybe_unused]] std::uint32_t feature) const
    {
#ifdef __GNUC__
        __builtin_prefetch(m_weights + std::size_t(feature) * 4);
#endif
    }
    /// The sums of the weights of @p features (numbers of buckets).
    Scores score(const std::vector<std::uint32_t> &features) const;
    /// How sure a lead of @p lead of one label over the others is: 0 to 1.
    float certainty(std::int32_t lead) const;

    /// How much a lead of three to one weighs; leads that rules give are multiples of it.
    float scale() const { return m_scale; }

private:
    ToponymModel() = default;
    const char *m_weights = nullptr;
    float m_scale = 1;
};

} // namespace Dateline
