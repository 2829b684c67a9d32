// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/gazetteer.h"

#include "geo/nametable.h"
#include "geo/wordscanner.h"

#include <QResource>

#include <algorithm>
#include <array>
#include <cstring>

// The packed file, little endian, written by resources/gazetteer/pack.py:
//   header    "DLGAZET\0", u32 version, u32 number of sections, then for each section u32 begin, u32 size
//   fold      u32 a code point below 0x2500: three bytes of UTF-8, size << 24, in word << 26, upper case << 27
//   places    rows of 28 bytes: u32 name, u32 GeoNames id, i32 latitude, i32 longitude (1e-5 degrees), u32 population,
//             2 letters of the country, u16 row of the first level (0xffff: none), u8 kind, u8 feature, u16 unused
//   members   u32 row, u16 count, count codes of two letters
//   postings  u32: row in bits 0-19, type of the name << 20, ambiguous << 30, last of its name << 31; the first is unused
//   names     hash table of slots u32 upper half of the hash, u32 index of the posting with "continues" << 31; 0: empty
//   classes   hash table of slots u32 upper half of the hash, u32 bits of WordClass with sense << 16, surname << 22; 0: empty
//   groups    u32 id, u32 name, u32 source, u8 kind, u16 count, then count times 2 letters, u32 since, u32 until
//   group names  hash table as names; value: number of the group from 1, "in any case" << 29, "in capitals" << 30,
//             "continues" << 31
//   dated     u32 row, u32 name, u32 from, u32 to, u32 source
//   strings   u16 size, bytes; the offsets above point to the size
// A resource may begin at any address, hence copies instead of casts.

namespace Dateline {

namespace {

constexpr std::uint32_t Version = 3;
constexpr std::uint32_t PlaceSize = 28;
constexpr std::uint32_t DatedNameSize = 20;

template<typename T>
T readAt(const char *data, std::size_t offset)
{
    T value;
    std::memcpy(&value, data + offset, sizeof value);
    return value;
}

bool isHeldInFull(char first, char second)
{
    constexpr auto both = [](char a, char b) { return unsigned(a) << 8 | unsigned(b); };
    switch (both(first, second)) {
    case both('A', 'F'):
    case both('A', 'M'):
    case both('A', 'Z'):
    case both('C', 'N'):
    case both('G', 'E'):
    case both('I', 'R'):
    case both('K', 'G'):
    case both('K', 'Z'):
    case both('M', 'N'):
    case both('T', 'J'):
    case both('T', 'M'):
    case both('U', 'Z'): return true;
    default: return false;
    }
}

} // namespace

bool isHeldInFull(CountryCode country)
{
    return !country.isEmpty() && isHeldInFull(country.text()[0], country.text()[1]);
}

const Gazetteer &Gazetteer::instance()
{
    static const Gazetteer gazetteer = [] {
        const QResource resource(QStringLiteral(":/dateline/gazetteer/gazetteer.bin"));
        // Stored uncompressed, so that these are the bytes of the program's file, paged in as they are used.
        const auto *data = reinterpret_cast<const char *>(resource.data());
        auto opened = data ? fromBytes(std::string_view(data, std::size_t(resource.size()))) : std::nullopt;
        if (!opened)
            qFatal("The gazetteer is missing from the program");
        return *opened;
    }();
    return gazetteer;
}

std::optional<Gazetteer> Gazetteer::fromBytes(std::string_view bytes)
{
    Gazetteer result;
    Section *const sections[] = {&result.m_fold, &result.m_places, &result.m_members, &result.m_postings, &result.m_names,
                                 &result.m_classes, &result.m_groups, &result.m_groupNames, &result.m_datedNames,
                                 &result.m_strings};
    constexpr std::size_t HeaderSize = 16 + 8 * std::size(sections);
    if (bytes.size() < HeaderSize || bytes.substr(0, 8) != std::string_view("DLGAZET\0", 8)
        || readAt<std::uint32_t>(bytes.data(), 8) != Version || readAt<std::uint32_t>(bytes.data(), 12) != std::size(sections))
        return std::nullopt;
    for (std::size_t i = 0; i < std::size(sections); ++i) {
        sections[i]->begin = readAt<std::uint32_t>(bytes.data(), 16 + 8 * i);
        sections[i]->size = readAt<std::uint32_t>(bytes.data(), 20 + 8 * i);
        if (std::uint64_t(sections[i]->begin) + sections[i]->size > bytes.size())
            return std::nullopt;
    }
    result.m_data = bytes.data();
    result.m_placeCount = result.m_places.size / PlaceSize;
    return result;
}

std::string_view Gazetteer::string(std::uint32_t offset) const
{
    const char *at = m_data + m_strings.begin + offset;
    return {at + 2, readAt<std::uint16_t>(at, 0)};
}

Place Gazetteer::place(std::uint32_t row) const
{
    const char *at = m_data + m_places.begin + std::size_t(row) * PlaceSize;
    Place result;
    result.name = string(readAt<std::uint32_t>(at, 0));
    result.geonameId = readAt<std::uint32_t>(at, 4);
    result.coordinate = {readAt<std::int32_t>(at, 8) * 1e-5, readAt<std::int32_t>(at, 12) * 1e-5};
    result.population = readAt<std::uint32_t>(at, 16);
    result.country = CountryCode(std::string_view(at + 20, 2));
    if (const auto firstLevel = readAt<std::uint16_t>(at, 22); firstLevel != 0xffff)
        result.firstLevel = firstLevel;
    result.kind = PlaceKind(at[24]);
    result.feature = PlaceFeature(at[25]);
    return result;
}

PlaceOutline Gazetteer::outline(std::uint32_t row) const
{
    const char *at = m_data + m_places.begin + std::size_t(row) * PlaceSize;
    return {PlaceKind(at[24]), PlaceFeature(at[25]), isHeldInFull(at[20], at[21]), readAt<std::uint32_t>(at, 16)};
}

std::optional<std::uint32_t> Gazetteer::countryRow(CountryCode country) const
{
    // The countries are the first rows, in the order of their codes.
    for (std::uint32_t row = 0; row < m_placeCount; ++row) {
        const char *at = m_data + m_places.begin + std::size_t(row) * PlaceSize;
        if (PlaceKind(at[24]) != PlaceKind::Country)
            break;
        if (std::string_view(at + 20, 2) == country.text())
            return row;
    }
    return std::nullopt;
}

std::vector<CountryCode> Gazetteer::members(std::uint32_t row) const
{
    std::vector<CountryCode> result;
    for (std::uint32_t at = 0; at < m_members.size;) {
        const char *entry = m_data + m_members.begin + at;
        const auto count = readAt<std::uint16_t>(entry, 4);
        if (readAt<std::uint32_t>(entry, 0) == row) {
            for (std::uint16_t i = 0; i < count; ++i)
                result.emplace_back(std::string_view(entry + 6 + 2 * i, 2));
            break;
        }
        at += 6 + 2u * count;
    }
    return result;
}

std::vector<DatedName> Gazetteer::datedNames(std::uint32_t row) const
{
    std::vector<DatedName> result;
    for (std::uint32_t at = 0; at < m_datedNames.size; at += DatedNameSize) {
        const char *entry = m_data + m_datedNames.begin + at;
        if (readAt<std::uint32_t>(entry, 0) == row) {
            result.push_back({string(readAt<std::uint32_t>(entry, 4)), string(readAt<std::uint32_t>(entry, 8)),
                              string(readAt<std::uint32_t>(entry, 12)), string(readAt<std::uint32_t>(entry, 16))});
        }
    }
    return result;
}

NamedThing Gazetteer::groupMatch(std::uint64_t hash) const
{
    const std::uint32_t value = probe(m_groupNames, hash);
    NamedThing result;
    result.number = value & 0x1fffffffu;
    result.onlyCapitals = value >> 30 & 1u;
    result.anyCase = value >> 29 & 1u;
    result.continues = value >> 31;
    return result;
}

Gazetteer::Folded Gazetteer::fold(char32_t codePoint) const
{
    const auto value = readAt<std::uint32_t>(m_data, m_fold.begin + std::size_t(codePoint) * 4);
    return {value & 0xffffffu, std::uint8_t(value >> 24 & 3u), (value >> 26 & 1u) != 0, (value >> 27 & 1u) != 0};
}

std::vector<PlaceReading> Gazetteer::find(std::string_view name) const
{
    std::vector<Word> words;
    scanWords(*this, name, {0, std::uint32_t(name.size())}, words);
    std::vector<PlaceReading> result;
    std::uint64_t hash = 0;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::uint64_t word = words[i].possessive ? Gazetteer::addByte(words[i].hash, 's') : words[i].hash;
        hash = i == 0 ? word : addWord(hash, word);
    }
    std::uint32_t index = words.empty() ? 0 : match(hash).readings;
    for (bool last = index == 0; !last; ++index)
        result.push_back(readingAt(index, last));
    return result;
}

} // namespace Dateline
