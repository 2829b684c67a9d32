// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/gazetteer.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>

namespace Dateline {

/// What speaks for or against one reading of a name; each is weighed by the weights of ReadingRanker.
enum ReadingFeature : std::uint8_t {
    PopulationFeature,        ///< decimal logarithm of the people, for cities
    CountryFeature,
    RegionFeature,
    FirstLevelFeature,
    CountyFeature,
    FacilityFeature,
    WaterFeature,
    MountainFeature,
    SectionFeature,
    CapitalFeature,
    SeatFeature,
    AliasFeature,
    FormerFeature,
    StateContainerFeature,    ///< "London, Kentucky": the mention's container is its state
    CountryContainerFeature,  ///< "London, Canada"
    ForeignContainerFeature,  ///< the container is a state or country that it does not lie in
    ContainedElsewhereFeature,///< another mention of the same name has its state or country after it
    CountryShareFeature,      ///< share of the document's other places in its country
    CountryNamedFeature,      ///< its country is named, or its people
    StateShareFeature,        ///< share of the document's other places in its state
    StateNamedFeature,
    NearFeature,              ///< other places of the document within some 200 km, up to three
    NearestFeature,           ///< the same within some 60 km
    NeighbourStateFeature,    ///< places named beside it lie in its state
    NeighbourNearFeature,     ///< or within 150 km
    BesideFitsFeature,        ///< "the city of", "province" beside the name agree with what it is
    BesideContradictsFeature,
    DatelineFeature,          ///< near the place where the article was written
    OnlySmallPlaceFeature,    ///< a town in a document with no other place in its country
    OvershadowedFeature,      ///< a town whose name is that of a country or state
    ContainsFeature,          ///< "Tacoma, Washington": a state or country that can hold what stands before it
    FellowStatesFeature,      ///< a list of states: "Oregon, Washington and California"
    LandmarkFeature,          ///< a facility known all over the world, from the list of this project: the White House
    ReadingFeatureCount
};

using ReadingValues = std::array<float, ReadingFeatureCount>;

/// One reading of a name in a document.
struct RankedReading
{
    PlaceReading reading;
    Place place;
    ReadingValues values{};
    float score = 0;
    float probability = 0;
};

constexpr bool isPoint(PlaceKind kind)
{
    return kind == PlaceKind::City || kind == PlaceKind::Facility;
}

/// A country, or a part of one.
constexpr bool isDivision(PlaceKind kind)
{
    return kind == PlaceKind::FirstLevel || kind == PlaceKind::Country;
}

/// A state, province or other division of the first level, and no county.
constexpr bool isState(const Place &place)
{
    return place.kind == PlaceKind::FirstLevel && place.feature != PlaceFeature::County;
}

/// Good enough for "near" and much cheaper than the great circle.
inline bool isNear(Coordinate a, Coordinate b, double kilometres)
{
    const double north = (a.latitude - b.latitude) * 111;
    if (std::abs(north) > kilometres)
        return false;
    double east = std::abs(a.longitude - b.longitude);
    east = std::min(east, 360 - east) * 111 * std::cos((a.latitude + b.latitude) * 0.5 * 0.017453292519943295);
    return north * north + east * east <= kilometres * kilometres;
}

} // namespace Dateline
