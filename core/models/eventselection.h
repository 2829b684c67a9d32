// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "events/eventstore.h"

#include <QObject>

namespace Dateline {

class EventFilterModel;

/// The one chosen event that timeline, map, reader and table share. A view chooses by select() and follows changed();
/// views never speak to each other.
class EventSelection : public QObject
{
    Q_OBJECT

public:
    explicit EventSelection(EventFilterModel &events, QObject *parent = nullptr);

    /// NoEvent when nothing is chosen.
    EventIndex current() const { return m_current; }
    bool isEmpty() const { return m_current == NoEvent; }
    void select(EventIndex event);
    void clear() { select(NoEvent); }

    /// Walk the shown dated events in the order of time; from nothing, next() is the first and previous() the last. At an end
    /// they stay. An event that the filter hides is walked on from its place in time.
    void next() { walk(1); }
    void previous() { walk(-1); }
    void first();
    void last();

Q_SIGNALS:
    void changed(Dateline::EventIndex current);

private:
    void walk(int step);

    EventFilterModel &m_events;
    EventIndex m_current = NoEvent;
    bool m_renumbered = false;
};

} // namespace Dateline
