// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/coordinate.h"
#include "geo/country.h"
#include "text/textspan.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace Dateline {

enum class PlaceKind : std::uint8_t {
    Country,
    Region,      ///< of several countries: Central Asia, Europe
    FirstLevel,  ///< a state, province or oblast
    City,
    Facility,    ///< a port, station, building, border crossing
    Water,       ///< a sea, lake or river
    Mountain,
    Demonym,     ///< "Kazakh": names a country, stands at no point
    Group        ///< "the five Central Asian states", "SCO": a set of countries, stands at no point
};

/// The name in the program's output: "country", "region", "firstLevel", "city", "facility", "water", "mountain", "demonym", "group".
std::string_view placeKindName(PlaceKind kind);

/// A place name found in a text and resolved through the gazetteer.
struct Toponym
{
    TextSpan span;
    PlaceKind kind = PlaceKind::City;
    std::string name;                     ///< the gazetteer's name: "Xi'an" for "Sian"
    CountryCode country;                  ///< empty for regions, waters and groups
    std::vector<CountryCode> members;     ///< of a group, or the countries that meet at a border crossing; else empty
    std::optional<Coordinate> coordinate; ///< nothing for demonyms, groups and unresolved names
    std::uint32_t geonameId = 0;          ///< 0 when the place is not in GeoNames
    float confidence = 0;                 ///< 0 to 1
    bool metonym = false;                 ///< the name stands for the government: counts for the country, not for the point
    std::optional<std::uint32_t> row;        ///< of the gazetteer; nothing for groups and for names that it lacks
    std::vector<std::uint32_t> alternatives; ///< gazetteer rows of the runners-up, best first
    std::vector<float> alternativeConfidences; ///< one for each of the alternatives, in thousandths, comparable with confidence
};

/// Whether something that happened there stands at a point of a map: the middle of a country or a region is no place.
inline bool standsAtAPoint(const Toponym &place)
{
    return place.coordinate && place.kind != PlaceKind::Country && place.kind != PlaceKind::Region;
}

} // namespace Dateline
