// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "events/event.h"
#include "geo/corridor.h"

#include <cstdint>
#include <map>

namespace Dateline {

/// Counts how many of the written events name each corridor.
class CorridorTally
{
public:
    void add(const Event &event)
    {
        for (const std::uint16_t corridor : event.corridors)
            ++m_events[corridor];
    }

    /// Calls @p take with each corridor that has a path to draw and the number of its events, in the catalogue's order.
    template<typename Take>
    void forEach(Take take) const
    {
        const std::vector<Corridor> &corridors = CorridorCatalogue::instance().corridors();
        for (const auto &[corridor, events] : m_events) {
            if (corridor < corridors.size() && !corridors[corridor].paths.empty())
                take(corridors[corridor], events);
        }
    }

private:
    std::map<std::uint16_t, std::uint64_t> m_events;
};

} // namespace Dateline
