// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/timelineindex.h"

#include <QObject>

#include <atomic>
#include <memory>
#include <thread>

namespace Dateline {

class EventFilterModel;

/// Keeps the index of the shown events for timeline and overview. Few events are indexed when the index is asked for; many, which
/// would take longer than a frame, on another thread: until it is done, index() is the one before, and the window stays alive.
class TimelineIndexer : public QObject
{
    Q_OBJECT

public:
    explicit TimelineIndexer(const EventFilterModel &events, QObject *parent = nullptr);
    ~TimelineIndexer() override;

    LaneGrouping grouping() const { return m_wanted.grouping; }
    void setGrouping(LaneGrouping grouping);
    LaneOrder order() const { return m_wanted.order; }
    void setOrder(LaneOrder order);
    /// While set, indexes keep the lanes that there are now, in their order and heights, whatever events they hold.
    void keepLanes(bool keep);
    bool keepsLanes() const { return m_kept != nullptr; }

    const TimelineIndex &index() const;
    /// The store that index() speaks of: while a new one is being prepared, the store as it was.
    const EventStore &store() const;
    bool isPreparing() const { return m_job != nullptr; }
    /// Waits until index() is the newest: for pictures, which must not show what was.
    void finish() const;

    /// From how many events on another thread indexes them.
    static constexpr int ManyEvents = 20000;

Q_SIGNALS:
    /// index() is another one, or will be when it is asked for.
    void changed();

private:
    struct Job;
    void restart();
    void take() const;

    const EventFilterModel &m_events;
    LaneChoice m_wanted;
    std::shared_ptr<const std::vector<TimelineIndex::LaneFrame>> m_kept;
    mutable TimelineIndex m_index;
    mutable std::shared_ptr<const EventStore> m_store; ///< null: the model's
    mutable bool m_isStale = true;
    mutable std::shared_ptr<Job> m_job;
    mutable std::jthread m_thread;
};

} // namespace Dateline
