// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "events/eventstore.h"

#include <cstdint>
#include <limits>
#include <vector>

namespace Dateline {

/// Which countries are named together: for each two of them the number of events that concern both.
struct CountryPairs
{
    /// Those that stand in most pairs first, equal ones by code; only countries that are named with another one.
    std::vector<CountryCode> countries;
    /// How many further countries stand in pairs but were not asked for.
    std::uint32_t left = 0;
    /// Events that concern at least two countries, whether or not these are in the list.
    std::uint32_t eventsWithPairs = 0;

    /// Events that concern both; the indexes are of @ref countries and may not be equal.
    std::uint32_t together(std::size_t first, std::size_t second) const { return m_counts[first * countries.size() + second]; }

    friend CountryPairs countryPairs(const EventStore &store, const std::vector<EventIndex> &shown, std::size_t most);

private:
    std::vector<std::uint32_t> m_counts;
};

/// The @p most countries that stand in most pairs of the shown events. Linear in the events; memory grows with the countries only.
CountryPairs countryPairs(const EventStore &store, const std::vector<EventIndex> &shown,
                          std::size_t most = std::numeric_limits<std::size_t>::max());

} // namespace Dateline
