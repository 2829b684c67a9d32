// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace.h"

#include <chrono>

namespace Dateline {

namespace {
AxisDay axisDay(Day day)
{
    return AxisDay(day.time_since_epoch().count());
}
} // namespace

Workspace::Workspace(QObject *parent)
    : QObject(parent)
    , selection(events)
    , m_today(std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now()))
{
}

void Workspace::setAppearance(Theme::Appearance appearance)
{
    if (appearance == m_appearance)
        return;
    m_appearance = appearance;
    Q_EMIT themeChanged();
}

void Workspace::setCorridorShown(std::uint16_t corridor, bool shown)
{
    const bool changed = shown ? m_shownCorridors.insert(corridor).second : m_shownCorridors.erase(corridor) > 0;
    if (changed)
        Q_EMIT corridorsChanged();
}

void Workspace::setToday(Day today)
{
    m_today = today;
}

void Workspace::fitViewport()
{
    std::optional<Day> first;
    std::optional<Day> last;
    for (int row = 0; row < events.datedCount(); ++row) {
        const TimeInterval &interval = events.store().event(events.events()[std::size_t(row)]).interval;
        for (const std::optional<Day> &day : {interval.earliest, interval.latest}) {
            if (!day)
                continue;
            first = first ? std::min(*first, *day) : *day;
            last = last ? std::max(*last, *day) : *day;
        }
    }
    if (!first) {
        viewport.setRange(axisDay(*dayFromCivil(2013, 1, 1)), axisDay(*dayFromCivil(2026, 1, 1)));
        return;
    }
    const double span = std::max(axisDay(*last) + 1 - axisDay(*first), 30.0);
    const double centre = (axisDay(*first) + axisDay(*last) + 1) / 2;
    viewport.setRange(centre - span * 0.53, centre + span * 0.55);
}

} // namespace Dateline
