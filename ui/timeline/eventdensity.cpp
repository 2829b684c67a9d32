// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/eventdensity.h"

#include <algorithm>

namespace Dateline {

EventDensity::EventDensity(std::vector<std::int32_t> days)
    : m_count(std::uint32_t(days.size()))
{
    if (days.empty())
        return;
    const auto [least, most] = std::minmax_element(days.begin(), days.end());
    const std::int64_t first = *least;
    const std::size_t span = std::size_t(*most - first) + 1;
    // Counting beats sorting while the events lie close; few events thousands of years apart are sorted.
    if (span <= 4 * days.size() + 4096) {
        std::vector<std::uint32_t> counts(span);
        for (const std::int32_t day : days)
            ++counts[std::size_t(day - first)];
        std::uint32_t before = 0;
        for (std::size_t i = 0; i < span; ++i) {
            if (counts[i] > 0)
                m_days.push_back({std::int32_t(first + std::int64_t(i)), before});
            before += counts[i];
        }
    } else {
        std::sort(days.begin(), days.end());
        for (std::size_t i = 0; i < days.size(); ++i) {
            if (i == 0 || days[i] != days[i - 1])
                m_days.push_back({days[i], std::uint32_t(i)});
        }
    }
    m_days.shrink_to_fit();
}

std::uint32_t EventDensity::countBefore(AxisDay moment) const
{
    const auto found = std::partition_point(m_days.begin(), m_days.end(), [moment](const Day &each) { return each.day < moment; });
    return found == m_days.end() ? m_count : found->countBefore;
}

std::optional<std::int32_t> EventDensity::firstDayFrom(AxisDay moment) const
{
    const auto found = std::partition_point(m_days.begin(), m_days.end(), [moment](const Day &each) { return each.day < moment; });
    return found == m_days.end() ? std::nullopt : std::optional(found->day);
}

} // namespace Dateline
