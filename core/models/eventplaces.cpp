// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/eventplaces.h"

#include "models/eventfiltermodel.h"

namespace Dateline {

EventPlaces EventPlaces::of(const EventFilterModel &events)
{
    EventPlaces places;
    const EventStore &store = events.store();
    places.groupOfEvent.assign(store.size(), NoGroup);
    std::vector<int> groupOfPoint(store.pointCount(), NoGroup);
    for (const EventIndex index : events.events()) {
        if (const std::uint32_t point = store.pointOf(index); point != EventStore::NoPoint) {
            int &group = groupOfPoint[point];
            if (group == NoGroup) {
                group = int(places.groups.size());
                const Toponym &place = *store.placeOf(index);
                places.groups.push_back({*place.coordinate, place.name, place.country, {}});
            }
            places.groups[std::size_t(group)].events.push_back(index);
            places.groupOfEvent[index] = group;
            continue;
        }
        const Toponym *place = store.placeOf(index);
        if (place && place->kind == PlaceKind::Country && !place->country.isEmpty()) {
            places.countryOnly[place->country].push_back(index);
        } else {
            for (const CountryCode country : store.countriesOf(index))
                places.countryOnly[country].push_back(index);
        }
    }
    return places;
}

} // namespace Dateline
