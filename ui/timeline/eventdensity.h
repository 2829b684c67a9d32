// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/timeviewport.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace Dateline {

/// How many events there are up to any moment. It holds the days that have any, not the events.
class EventDensity
{
public:
    EventDensity() = default;
    /// @p days: one for each event, in any order, as in Day.
    explicit EventDensity(std::vector<std::int32_t> days);

    /// How many events stand on days that begin before @p moment.
    std::uint32_t countBefore(AxisDay moment) const;
    /// The first day at or after @p moment that has events.
    std::optional<std::int32_t> firstDayFrom(AxisDay moment) const;
    std::size_t bytes() const { return m_days.capacity() * sizeof(Day); }

private:
    struct Day
    {
        std::int32_t day;
        std::uint32_t countBefore;
    };
    std::vector<Day> m_days;
    std::uint32_t m_count = 0;
};

} // namespace Dateline
