// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/gazetteer.h"
#include "geo/toponymmodel.h"
#include "geo/wordscanner.h"

#include <bitset>
#include <cstdint>
#include <string_view>
#include <vector>

namespace Dateline {

/// What the readings of a name are, all together.
enum NameNature : std::uint16_t {
    CountryNature = 1 << 0,
    RegionNature = 1 << 1,
    FirstLevelNature = 1 << 2,
    CountyNature = 1 << 3,
    MetropolisNature = 1 << 4, ///< a million people or a capital
    LargeCityNature = 1 << 5,  ///< a hundred thousand
    CityNature = 1 << 6,       ///< fifteen thousand
    TownNature = 1 << 7,
    FacilityNature = 1 << 8,
    WaterNature = 1 << 9,
    MountainNature = 1 << 10,
    DemonymNature = 1 << 11,
    AbbreviationNature = 1 << 12,
    StateAbbreviationNature = 1 << 13,
    AliasNature = 1 << 14, ///< no place has it as its main name
    AmbiguousNature = 1 << 15
};

/// A name of the gazetteer that stands at a word.
struct NameAt
{
    std::uint32_t readings = 0;
    std::uint32_t end = 0;    ///< offset: an abbreviation takes its full stop
    std::uint16_t nature = 0; ///< bits of NameNature
    std::uint8_t words = 0;   ///< 0: no name stands there
    bool regional = false;    ///< one of its readings lies in a country that the gazetteer holds in full
    bool crossing = false;    ///< one of its readings is a border crossing of two countries
};

/// A stretch of text as the recogniser sees it: words, the names of the gazetteer at them, the classes of the words and what
/// the rest of the stretch tells about each. Reused from one stretch to the next, so that nothing is allocated anew.
class NameWindow
{
public:
    explicit NameWindow(const Gazetteer &gazetteer) : m_gazetteer(gazetteer) {}

    /// @p sentence is the number of the sentence at the range's beginning and becomes that of its last word.
    void read(std::string_view text, TextSpan range, const std::vector<TextSpan> &sentences, std::size_t &sentence);

    const std::vector<Word> &words() const { return m_words; }
    std::uint32_t sentenceOf(std::size_t word) const { return m_notes[word].sentence; }
    std::uint16_t classes(std::ptrdiff_t word) const { return inside(word) ? m_notes[std::size_t(word)].classes : std::uint16_t(0); }
    /// As in WordFacts; 0 outside the window.
    std::uint8_t surname(std::ptrdiff_t word) const { return inside(word) ? m_notes[std::size_t(word)].surname : std::uint8_t(0); }
    /// As in WordFacts; 63 outside the window.
    std::uint8_t sense(std::ptrdiff_t word) const { return inside(word) ? m_notes[std::size_t(word)].sense : std::uint8_t(63); }
    /// The longest name that begins at the word, whether or not another covers it.
    NameAt nameAt(std::size_t first) const;
    /// The same for a name that has to be exactly the words first to last.
    NameAt nameOf(std::size_t first, std::size_t last) const;
    /// Whether words @p word - 1 and @p word stand in one phrase with only a space between.
    bool joined(std::ptrdiff_t word) const;
    bool capital(std::ptrdiff_t word) const { return inside(word) && m_words[std::size_t(word)].capital; }

    /// Whether the word can be part of a place name at all when the one before it has the label @p previous.
    bool canBeName(std::size_t word, NameLabel previous) const;
    /// The name of the gazetteer that covers the word, read from left to right; words == 0: none. @p position: of the word in it.
    NameAt covering(std::size_t word, std::size_t &position) const;
    /// The features of a word, as buckets of ToponymModel. @p scorer: the model that will score them next, if any.
    void features(std::size_t word, NameLabel previous, std::vector<std::uint32_t> &out, const ToponymModel *scorer = nullptr) const;

private:
    struct Note
    {
        std::uint32_t sentence = 0;
        std::uint32_t name = NoName;  ///< index of the name that covers the word
        std::uint16_t classes = 0;
        std::uint8_t sense = 0;       ///< as in WordFacts
        std::uint8_t surname = 0;     ///< as in WordFacts
        std::uint8_t position = 0;    ///< in that name
        std::uint8_t heading : 1 = 0; ///< most words of its line are capitalised
        std::uint8_t rest : 7 = 0;    ///< what the rest of the window tells: bits of Elsewhere
    };
    static constexpr std::uint32_t NoName = 0xffffffffu;

    bool inside(std::ptrdiff_t word) const { return std::size_t(word) < m_size; }
    bool typeFits(std::size_t first, std::size_t last, NameType type) const;
    bool fill(NameAt &name, std::uint32_t readings, std::size_t first, std::size_t last) const;
    std::uint16_t natureAt(std::ptrdiff_t word) const;
    std::uint64_t suffixOf(const Word &word) const;
    void noteElsewhere();
    void noteHeadings();

    const Gazetteer &m_gazetteer;
    std::string_view m_text;
    std::vector<Word> m_words;
    std::size_t m_size = 0; ///< of m_words, which would have to divide
    std::vector<Note> m_notes;
    std::vector<NameAt> m_names;
    struct Seen
    {
        std::uint64_t hash;
        std::uint32_t bits;
    };
    std::vector<Seen> m_seen;
    static constexpr std::size_t MarkCount = 1 << 15;
    std::bitset<MarkCount> m_marks;
};

} // namespace Dateline
