// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "events/eventstore.h"

#include <map>
#include <string>
#include <vector>

namespace Dateline {

class EventFilterModel;

/// Where the shown events stand on a map: grouped by place, and apart from them those that name only countries.
struct EventPlaces
{
    struct Group
    {
        Coordinate coordinate;
        std::string name;
        CountryCode country;
        std::vector<EventIndex> events; ///< in the order of the model: dated ones by time first
    };

    static constexpr int NoGroup = -1;

    std::vector<Group> groups; ///< one a place, in the order of their first event
    /// Events without a point of their own, by each country that they concern; a country's middle is no place.
    std::map<CountryCode, std::vector<EventIndex>> countryOnly;

    /// The group of an event; NoGroup when it has no point or the filter hides it.
    int groupOf(EventIndex event) const { return event < groupOfEvent.size() ? groupOfEvent[event] : NoGroup; }

    /// In one pass over the shown events.
    static EventPlaces of(const EventFilterModel &events);

    std::vector<int> groupOfEvent; ///< one entry an event of the store
};

} // namespace Dateline
