// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "text/textspan.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace Dateline {

class Gazetteer;

/// What stands between a word and the one before it; several may.
enum WordGap : std::uint16_t {
    SpaceGap = 1 << 0,
    NewlineGap = 1 << 1,
    ParagraphGap = 1 << 2, ///< an empty line
    CommaGap = 1 << 3,
    StopGap = 1 << 4,
    HyphenGap = 1 << 5,
    QuoteGap = 1 << 6,
    BracketGap = 1 << 7,
    SlashGap = 1 << 8,
    ColonGap = 1 << 9, ///< also a semicolon, question mark or exclamation mark
    OtherGap = 1 << 10
};

/// A word of a text: letters and digits, with the apostrophes inside ("Xi'an") and the full stops of an abbreviation ("U.S.").
/// A Han character is a word of its own.
struct Word
{
    std::uint64_t hash = 0; ///< of the folded word
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    std::uint16_t gap = 0;  ///< bits of WordGap: what stands before it
    bool capital : 1 = false;
    bool allCapitals : 1 = false; ///< two letters or digits at least, one of them capital, none small
    bool digit : 1 = false;       ///< begins with a digit
    bool dotted : 1 = false;      ///< holds full stops
    bool possessive : 1 = false;  ///< followed by 's, which is no part of it
    bool han : 1 = false;
    bool sentenceStart : 1 = false;

    std::uint32_t size() const { return end - begin; }
};

/// Appends the words of @p text within @p range to @p words. The gap of the first one counts from the range's beginning.
void scanWords(const Gazetteer &gazetteer, std::string_view text, TextSpan range, std::vector<Word> &words);

/// The hashes of what a Cyrillic word can be in the nominative: Ташкент for Ташкенту, Астана for Астане. Empty for other words.
/// Only endings are exchanged and at least @p leastStem letters kept; whether there is such a name must be looked up.
std::vector<std::uint64_t> nominativeHashes(const Gazetteer &gazetteer, std::string_view word, std::size_t leastStem);

} // namespace Dateline
