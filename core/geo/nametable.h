// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/gazetteer.h"
#include "geo/wordscanner.h"

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <vector>

namespace Dateline {

/// What a table of names holds for a sequence of words.
struct NamedThing
{
    std::uint32_t number = 0;   ///< of the thing, counted from 1; 0: the words are no name
    bool onlyCapitals = false;  ///< an abbreviation: "SCO" but not "sco"
    bool anyCase = false;       ///< need not begin with a capital letter: "ancient Silk Road"
    bool continues = false;     ///< some longer name begins with them
};

/// The longest name that begins at words[first], or a number of 0. @p length becomes its count of words.
template<typename LookUp>
std::uint32_t longestName(const std::vector<Word> &words, std::size_t first, const LookUp &lookUp, std::size_t &length)
{
    constexpr std::size_t MaxWords = 12;
    std::uint32_t best = 0;
    std::uint64_t hash = 0;
    for (std::size_t i = first; i < words.size() && i < first + MaxWords; ++i) {
        if (i > first && (words[i].gap & ~(SpaceGap | NewlineGap | HyphenGap | BracketGap | CommaGap | ColonGap)))
            break;
        hash = i == first ? words[i].hash : Gazetteer::addWord(hash, words[i].hash);
        const NamedThing thing = lookUp(hash);
        const bool cased = thing.onlyCapitals ? words[first].allCapitals || words[first].digit
                                              : thing.anyCase || words[first].capital || words[first].digit;
        if (thing.number != 0 && cased) {
            best = thing.number;
            length = i - first + 1;
        }
        if (!thing.continues)
            break;
    }
    return best;
}

/// Calls found(span, index) for each name of a table in @p text, in text order, the longest where names overlap.
/// @p words is only working space. lookUp takes the hash of a sequence of words.
template<typename LookUp, typename Found>
void forEachName(const Gazetteer &gazetteer, std::string_view text, std::vector<Word> &words, const LookUp &lookUp, const Found &found)
{
    // In windows, so that the memory does not grow with the text.
    constexpr std::uint32_t WindowSize = 64 * 1024;
    const auto size = std::uint32_t(text.size());
    for (std::uint32_t begin = 0; begin < size;) {
        std::uint32_t end = std::min(size, begin + WindowSize);
        // A paragraph's end, else a line's, else wherever a space is.
        if (end < size) {
            auto cut = text.substr(begin, end - begin).rfind("\n\n");
            if (cut == std::string_view::npos || cut == 0)
                cut = text.substr(begin, end - begin).find_last_of("\n ");
            if (cut != std::string_view::npos && cut > 0)
                end = begin + std::uint32_t(cut);
            while (end < size && (static_cast<unsigned char>(text[end]) & 0xc0) == 0x80)
                ++end;
        }
        words.clear();
        scanWords(gazetteer, text, {begin, end}, words);
        for (std::size_t i = 0; i < words.size();) {
            std::size_t length = 0;
            const std::uint32_t number = longestName(words, i, lookUp, length);
            if (number == 0) {
                ++i;
                continue;
            }
            found(TextSpan{words[i].begin, words[i + length - 1].end}, number - 1);
            i += length;
        }
        begin = end;
    }
}

} // namespace Dateline
