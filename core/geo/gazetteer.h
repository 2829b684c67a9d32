// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/coordinate.h"
#include "geo/country.h"
#include "geo/toponym.h"

#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace Dateline {

struct NamedThing;

/// What a place is, finer than its kind. The values are those of the packed file.
enum class PlaceFeature : std::uint8_t {
    Plain,
    Capital,
    FirstLevelSeat,
    LowerSeat,
    Section, ///< a part of a city
    Station,
    Pass,
    Port,
    State,
    County,
    Sea,
    Lake,
    River,
    BorderPoint
};

/// How a name belongs to a place. The values are those of the packed file.
enum class NameType : std::uint8_t {
    Main,
    Alias,
    Demonym,            ///< "Kazakh" for Kazakhstan
    Abbreviation,       ///< "US", "UAE": only in capitals
    AgencyAbbreviation, ///< "Calif.", "N.C.": with its full stop
    Postal,             ///< "CA": only after a comma
    Former              ///< a dated name that is no longer in force: Nur-Sultan
};

/// One row of the gazetteer.
struct Place
{
    std::string_view name; ///< of the gazetteer's lifetime
    PlaceKind kind = PlaceKind::City;
    PlaceFeature feature = PlaceFeature::Plain;
    CountryCode country;   ///< empty for waters, mountains and regions of several countries
    Coordinate coordinate;
    std::uint32_t population = 0; ///< 0 where unknown
    std::uint32_t geonameId = 0;  ///< 0 when it is not from GeoNames
    std::optional<std::uint32_t> firstLevel; ///< the row of the state or province it lies in
};

/// What kind of place stands in a row: enough to judge a name by, and all of it on one line of the processor's cache.
struct PlaceOutline
{
    PlaceKind kind = PlaceKind::City;
    PlaceFeature feature = PlaceFeature::Plain;
    bool heldInFull = false;      ///< as isHeldInFull() of its country
    std::uint32_t population = 0; ///< as in Place
};

/// One place that a name can mean.
struct PlaceReading
{
    std::uint32_t row = 0;
    NameType type = NameType::Main;
    bool ambiguous = false; ///< the name is also an ordinary word or a person's name
};

/// A name that a place had for a time: [from, to), days as YYYY-MM-DD or a year, an empty end is open.
struct DatedName
{
    std::string_view name;
    std::string_view from;
    std::string_view to;
    std::string_view source;
};

/// Classes of words that tell place names from other names; bits of WordFacts::classes.
enum WordClass : std::uint16_t {
    FirstNameWord = 1 << 0,
    LocativeWord = 1 << 1, ///< in, at, near, from
    TitleWord = 1 << 2,
    SayingWord = 1 << 3,
    OrganisationWord = 1 << 4,
    TeamWord = 1 << 5,
    StreetWord = 1 << 6,
    FacilityWord = 1 << 7,
    WaterWord = 1 << 8,
    MountainWord = 1 << 9,
    DivisionWord = 1 << 10, ///< county, province, oblast
    DirectionWord = 1 << 11,
    PopulatedWord = 1 << 12, ///< city, town, capital, port
    CalendarWord = 1 << 13,
    ParticleWord = 1 << 14,       ///< of, the, de
    GroupBeginningWord = 1 << 15  ///< the first word of a group of countries
};

/// What is known of a word by itself.
struct WordFacts
{
    std::uint16_t classes = 0; ///< bits of WordClass
    std::uint8_t sense = 0;    ///< what it means by and large: number of WordNet's lexicographer file plus one; 0: no English word
    std::uint8_t surname = 0;  ///< how common it is as a surname: 0 (not) to 3
};

/// Whether the gazetteer holds all towns of the country, not only the large ones: Central Asia, the Caucasus and their
/// neighbours, which this program is about.
bool isHeldInFull(CountryCode country);

/// The packed place names of resources/gazetteer, read in place without unpacking: opening costs nothing but the check of
/// the header. Immutable and safe to share between threads.
///
/// Names are found by hashes of their folded words (lower case, without accents and apostrophes), so that a text is folded
/// and hashed once, while it is scanned. A hash that matches by chance is possible but does not occur in practice: 32 bits are
/// compared besides the position in the table.
class Gazetteer
{
public:
    /// The gazetteer inside the program; it is part of it, so this cannot fail.
    static const Gazetteer &instance();

    /// Reads @p bytes, which must outlive the object. Nothing when they are no gazetteer of this version.
    static std::optional<Gazetteer> fromBytes(std::string_view bytes);

    std::uint32_t placeCount() const { return m_placeCount; }
    /// @p row must be less than placeCount().
    Place place(std::uint32_t row) const;
    PlaceOutline outline(std::uint32_t row) const;
    /// Row of the country; nothing for an unknown code.
    std::optional<std::uint32_t> countryRow(CountryCode country) const;
    /// The countries of a region; empty where it has no settled list.
    std::vector<CountryCode> members(std::uint32_t row) const;
    /// The names by date of @p row in order of time; empty for nearly all places.
    std::vector<DatedName> datedNames(std::uint32_t row) const;

    /// All places that @p name can mean, the best known first. Case, accents, apostrophes and hyphens do not count.
    std::vector<PlaceReading> find(std::string_view name) const;

    /// What stands in the table of names for a sequence of words.
    struct NameMatch
    {
        std::uint32_t readings = 0; ///< for readingAt(); 0: the words are no name
        bool continues = false;     ///< some longer name begins with them
    };
    NameMatch match(std::uint64_t hash) const
    {
        const std::uint32_t value = probe(m_names, hash);
        return {value & 0x7fffffffu, (value >> 31) != 0};
    }
    /// The readings of a name stand in a row: index, index + 1, … until @p last is set.
    PlaceReading readingAt(std::uint32_t index, bool &last) const
    {
        std::uint32_t value = 0;
        std::memcpy(&value, m_data + m_postings.begin + std::size_t(index) * 4, sizeof value);
        last = value >> 31;
        return {value & 0xfffffu, NameType(value >> 20 & 15u), (value >> 30 & 1u) != 0};
    }

    /// The group of countries, counted from 1, that a sequence of words names.
    NamedThing groupMatch(std::uint64_t hash) const;

    /// What is known of one folded word by its hash.
    WordFacts wordFacts(std::uint64_t hash) const
    {
        const std::uint32_t value = probe(m_classes, hash);
        return {std::uint16_t(value), std::uint8_t(value >> 16 & 63u), std::uint8_t(value >> 22 & 3u)};
    }

    /// Fetches what match() and wordFacts() will look at into the processor's cache. The tables are larger than it, and a text's
    /// words lie anywhere in them: asked for some words ahead, they are there when their turn comes.
    void fetchName(std::uint64_t hash) const { fetch(m_names, hash); }
    void fetchWordFacts(std::uint64_t hash) const { fetch(m_classes, hash); }

    static constexpr std::uint64_t EmptyHash = 0xcbf29ce484222325u;
    static constexpr std::uint64_t addByte(std::uint64_t hash, unsigned char byte) { return (hash ^ byte) * 0x100000001b3u; }
    /// The hash of a sequence of words followed by one more.
    static constexpr std::uint64_t addWord(std::uint64_t sequence, std::uint64_t word)
    {
        const std::uint64_t sum = sequence * 0x9e3779b97f4a7c15u + word;
        return sum ^ sum >> 29;
    }

    /// The folded form of a code point.
    struct Folded
    {
        std::uint32_t bytes = 0; ///< up to three bytes of UTF-8, the first in the lowest bits
        std::uint8_t size = 0;   ///< 0: the character is left out (an accent, an apostrophe)
        bool inWord = false;     ///< a letter, digit or something left out; else it ends a word
        bool upper = false;
    };
    /// Only for code points below 0x2500; those above fold to themselves.
    Folded fold(char32_t codePoint) const;

private:
    friend class CountryGroups;
    struct Section
    {
        std::uint32_t begin = 0;
        std::uint32_t size = 0;
    };
    Gazetteer() = default;
    std::string_view string(std::uint32_t offset) const;
    static std::uint32_t firstSlot(Section table, std::uint64_t hash) { return std::uint32_t((hash * 0x9e3779b97f4a7c15u >> 32) * (table.size / 8) >> 32); }
    void fetch([[maybe_unused]] Section table, [[maybe_unused]] std::uint64_t hash) const
    {
#ifdef __GNUC__
        __builtin_prefetch(m_data + table.begin + std::size_t(firstSlot(table, hash)) * 8);
#endif
    }
    /// The value of @p hash in a table of slots; 0 when it is not there. A resource may begin at any address, hence the copies.
    std::uint32_t probe(Section table, std::uint64_t hash) const
    {
        const std::uint32_t count = table.size / 8;
        const char *slots = m_data + table.begin;
        const auto tag = std::uint32_t(hash >> 32);
        for (std::uint32_t at = firstSlot(table, hash);; at = at + 1 < count ? at + 1 : 0) {
            std::uint64_t slot = 0;
            std::memcpy(&slot, slots + std::size_t(at) * 8, sizeof slot);
            const auto value = std::uint32_t(slot >> 32);
            if (value == 0 || std::uint32_t(slot) == tag)
                return value;
        }
    }

    const char *m_data = nullptr;
    std::uint32_t m_placeCount = 0;
    Section m_fold, m_places, m_members, m_postings, m_names, m_classes, m_groups, m_groupNames, m_datedNames, m_strings;
};

} // namespace Dateline
