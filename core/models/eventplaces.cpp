// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/eventplaces.h"

#include "models/eventfiltermodel.h"

#include <bit>
#include <unordered_map>

namespace Dateline {

namespace {

struct CoordinateHash
{
    std::size_t operator()(const Coordinate &coordinate) const
    {
        const std::uint64_t latitude = std::bit_cast<std::uint64_t>(coordinate.latitude);
        const std::uint64_t longitude = std::bit_cast<std::uint64_t>(coordinate.longitude);
        return std::size_t((latitude * 0x9E3779B97F4A7C15ull) ^ (longitude + (latitude >> 17)));
    }
};

} // namespace

EventPlaces EventPlaces::of(const EventFilterModel &events)
{
    EventPlaces places;
    const EventStore &store = events.store();
    places.groupOfEvent.assign(store.size(), NoGroup);
    std::unordered_map<Coordinate, int, CoordinateHash> groupAt;
    for (const EventIndex index : events.events()) {
        const Toponym *place = store.placeOf(index);
        if (place && standsAtAPoint(*place)) {
            const auto [found, isNew] = groupAt.try_emplace(*place->coordinate, int(places.groups.size()));
            if (isNew)
                places.groups.push_back({*place->coordinate, place->name, place->country, {}});
            places.groups[std::size_t(found->second)].events.push_back(index);
            places.groupOfEvent[index] = found->second;
        } else if (place && place->kind == PlaceKind::Country && !place->country.isEmpty()) {
            places.countryOnly[place->country].push_back(index);
        } else {
            for (const CountryCode country : store.event(index).countries)
                places.countryOnly[country].push_back(index);
        }
    }
    return places;
}

} // namespace Dateline
