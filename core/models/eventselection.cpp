// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/eventselection.h"

#include "models/eventfiltermodel.h"

#include <algorithm>
#include <utility>

namespace Dateline {

EventSelection::EventSelection(EventFilterModel &events, QObject *parent)
    : QObject(parent)
    , m_events(events)
{
    connect(&events, &EventFilterModel::eventsRenumbered, this, [this](const std::vector<EventIndex> &now) {
        m_renumbered = m_renumbered || m_current != NoEvent;
        m_current = m_current < now.size() ? now[m_current] : NoEvent;
    });
    connect(&events, &EventFilterModel::documentsChanged, this, [this] {
        // What the chosen event says may be new, even where its index is the same.
        if (std::exchange(m_renumbered, false))
            Q_EMIT changed(m_current);
        if (m_current != NoEvent && m_current >= m_events.store().size())
            clear();
    });
}

void EventSelection::select(EventIndex event)
{
    if (event != NoEvent && event >= m_events.store().size())
        event = NoEvent;
    if (event == m_current)
        return;
    m_current = event;
    Q_EMIT changed(event);
}

void EventSelection::first()
{
    if (m_events.datedCount() > 0)
        select(m_events.events().front());
}

void EventSelection::last()
{
    if (m_events.datedCount() > 0)
        select(m_events.events()[std::size_t(m_events.datedCount() - 1)]);
}

void EventSelection::walk(int step)
{
    const int count = m_events.datedCount();
    if (count == 0)
        return;
    if (isEmpty()) {
        step > 0 ? first() : last();
        return;
    }
    int row = m_events.rowOf(m_current);
    if (row < 0) {
        // The filter hides it: go on from where it would stand among the shown ones.
        const std::vector<EventIndex> &all = m_events.store().chronological();
        const auto place = std::find(all.begin(), all.end(), m_current);
        const auto shown = [&](EventIndex event) { return m_events.isVisible(event); };
        if (place == all.end()) {
            step > 0 ? first() : last();
        } else if (step > 0) {
            const auto after = std::find_if(place, all.end(), shown);
            after == all.end() ? last() : select(*after);
        } else {
            const auto before = std::find_if(std::make_reverse_iterator(place), all.rend(), shown);
            before == all.rend() ? first() : select(*before);
        }
        return;
    }
    row = std::clamp(row + step, 0, count - 1);
    select(m_events.events()[std::size_t(row)]);
}

} // namespace Dateline
