// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/documentnames.h"
#include "geo/readingcontext.h"

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace Dateline {

/// Ranks the readings of all names of one document together.
class ReadingRanker
{
public:
    /// @p weights has ReadingFeatureCount entries.
    ReadingRanker(const Gazetteer &gazetteer, std::span<const float> weights);
    ReadingRanker(const ReadingRanker &) = delete;
    ReadingRanker &operator=(const ReadingRanker &) = delete;

    void rank(const std::vector<ToponymCandidate> &candidates);

    /// The readings of a candidate, best first; empty when the gazetteer has none.
    std::vector<RankedReading> readingsOf(std::size_t candidate) const;
    /// The weights that the program uses.
    static std::span<const float> defaultWeights();

private:
    void scoreNames(bool withContext);
    void containerValues(const RankedName &name, const ToponymCandidate &candidate, const RankedReading &reading, ReadingValues &values) const;
    float containsShare(const RankedName &name, const RankedReading &reading) const;
    float fellowStates(std::uint32_t candidate, const RankedReading &reading) const;
    float weigh(const ReadingValues &values) const;

    std::span<const float> m_weights;
    DocumentNames m_document;
    ReadingContext m_context;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> m_contained; ///< container and candidate in it, sorted
};

} // namespace Dateline
