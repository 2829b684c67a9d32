// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>

namespace Dateline {

/// A set of places among Size, each of which stands for one symbol of the rules or a few. It tells quickly that none of some symbols is
/// there. Private to core/temporal.
class TemporalSymbolSet
{
public:
    static constexpr std::size_t Size = 128;

    void add(std::uint8_t place) { m_words[place / WordBits] |= std::uint64_t(1) << (place % WordBits); }
    void clear() { m_words.fill(0); }
    bool has(std::uint8_t place) const { return (m_words[place / WordBits] >> (place % WordBits)) & 1; }
    void add(const TemporalSymbolSet &other)
    {
        for (std::size_t i = 0; i < Words; ++i)
            m_words[i] |= other.m_words[i];
    }
    bool meets(const TemporalSymbolSet &other) const
    {
        // All of it and one decision: that is asked too often to guess at each word.
        std::uint64_t common = 0;
        for (std::size_t i = 0; i < Words; ++i)
            common |= m_words[i] & other.m_words[i];
        return common;
    }

    std::size_t size() const
    {
        std::size_t count = 0;
        for (const std::uint64_t word : m_words)
            count += std::size_t(std::popcount(word));
        return count;
    }

    friend bool operator==(const TemporalSymbolSet &, const TemporalSymbolSet &) = default;

private:
    static constexpr std::size_t WordBits = 64;
    static constexpr std::size_t Words = Size / WordBits;

    std::array<std::uint64_t, Words> m_words{};
};

} // namespace Dateline
