// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace.h"

#include <algorithm>
#include <array>
#include <chrono>

namespace Dateline {

namespace {
AxisDay axisDay(Day day)
{
    return AxisDay(day.time_since_epoch().count());
}

bool isCentralAsian(CountryCode country)
{
    constexpr std::array codes{CountryCode("KZ"), CountryCode("KG"), CountryCode("TJ"), CountryCode("TM"), CountryCode("UZ")};
    return std::find(codes.begin(), codes.end(), country) != codes.end();
}
} // namespace

Workspace::Workspace(QObject *parent)
    : QObject(parent)
    , project(events)
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
    if (!changed)
        return;
    if (!shown && m_chosenCorridor == corridor)
        m_chosenCorridor.reset();
    Q_EMIT corridorsChanged();
}

void Workspace::setChosenCorridor(std::optional<std::uint16_t> corridor)
{
    if (corridor == m_chosenCorridor)
        return;
    m_chosenCorridor = corridor;
    if (corridor)
        m_shownCorridors.insert(*corridor);
    Q_EMIT corridorsChanged();
}

void Workspace::setToday(Day today)
{
    m_today = today;
}

void Workspace::fitViewport()
{
    std::vector<AxisDay> begins;
    std::vector<AxisDay> ends;
    begins.reserve(std::size_t(events.datedCount()));
    ends.reserve(std::size_t(events.datedCount()));
    for (int row = 0; row < events.datedCount(); ++row) {
        const TimeInterval interval = events.store().intervalOf(events.events()[std::size_t(row)]);
        const Day begin = interval.earliest ? *interval.earliest : *interval.latest;
        begins.push_back(axisDay(begin));
        ends.push_back(axisDay(interval.latest.value_or(begin)) + 1);
    }
    if (begins.empty()) {
        viewport.setRange(axisDay(*dayFromCivil(2013, 1, 1)), axisDay(*dayFromCivil(2026, 1, 1)));
        return;
    }
    // The ends themselves and the tenth from each: sorting a million days for four of them would be felt.
    const std::ptrdiff_t few = std::ptrdiff_t(begins.size() / 10);
    std::nth_element(begins.begin(), begins.begin() + few, begins.end());
    std::nth_element(ends.begin(), ends.end() - 1 - few, ends.end());
    AxisDay first = begins[std::size_t(few)];
    AxisDay last = *(ends.end() - 1 - few);
    const AxisDay earliest = *std::min_element(begins.begin(), begins.begin() + few + 1);
    const AxisDay latest = *std::max_element(ends.end() - 1 - few, ends.end());
    // Few outliers are worth a wider view only while it stays about as readable.
    if (latest - earliest < 1.5 * (last - first)) {
        first = earliest;
        last = latest;
    }
    const double span = std::max(last - first, 30.0);
    const double centre = (first + last) / 2;
    viewport.setRange(centre - span * 0.53, centre + span * 0.58);
}

void Workspace::selectLatestExactEvent()
{
    for (int row = events.datedCount() - 1; row >= 0; --row) {
        const EventIndex index = events.events()[std::size_t(row)];
        const Event &event = events.store().event(index);
        const Toponym *place = events.store().placeOf(index);
        if (event.precision == Precision::Day && event.interval.latest && *event.interval.latest <= m_today && place
            && place->kind == PlaceKind::City && isCentralAsian(place->country)) {
            selection.select(index);
            return;
        }
    }
    selection.last();
}

} // namespace Dateline
