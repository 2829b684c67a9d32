// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/timelineindexer.h"

#include "models/eventfiltermodel.h"

namespace Dateline {

/// What a thread is given and what it gives back. It holds everything it reads, so that nobody has to wait for it.
struct TimelineIndexer::Job
{
    std::shared_ptr<const EventStore> store;
    std::vector<EventIndex> events;
    LaneChoice choice;
    std::shared_ptr<const std::vector<TimelineIndex::LaneFrame>> kept;
    std::atomic<bool> cancelled = false;
    TimelineIndex index;
};

TimelineIndexer::TimelineIndexer(const EventFilterModel &events, QObject *parent)
    : QObject(parent)
    , m_events(events)
{
    connect(&m_events, &EventFilterModel::eventsChanged, this, &TimelineIndexer::restart);
    // The index before speaks of other events by the same numbers: it is of no use.
    connect(&m_events, &EventFilterModel::eventsRenumbered, this, [this] { m_isStale = true; });
}

TimelineIndexer::~TimelineIndexer()
{
    if (m_job)
        m_job->cancelled = true;
}

void TimelineIndexer::setGrouping(LaneGrouping grouping)
{
    m_wanted.grouping = grouping;
    m_kept.reset();
    restart();
}

void TimelineIndexer::setOrder(LaneOrder order)
{
    m_wanted.order = order;
    m_kept.reset();
    restart();
}

void TimelineIndexer::keepLanes(bool keep)
{
    if (keep == keepsLanes())
        return;
    if (keep) {
        m_kept = std::make_shared<const std::vector<TimelineIndex::LaneFrame>>(index().laneFrames());
    } else {
        m_kept.reset();
        restart();
    }
}

void TimelineIndexer::restart()
{
    if (m_job)
        m_job->cancelled = true;
    m_job.reset();
    if (m_events.datedCount() < ManyEvents) {
        m_isStale = true;
    } else {
        const auto job = std::make_shared<Job>();
        job->store = std::make_shared<const EventStore>(m_events.store());
        job->events.assign(m_events.events().begin(), m_events.events().begin() + m_events.datedCount());
        job->choice = m_wanted;
        job->kept = m_kept;
        // What is drawn meanwhile must not speak of events that are gone; one that only grew is still right.
        if (m_isStale || index().grouping() != m_wanted.grouping || m_events.store().size() < store().size()) {
            m_index = TimelineIndex();
            m_store.reset();
        }
        m_isStale = false;
        m_job = job;
        m_thread = std::jthread([this, job] {
            job->index = TimelineIndex(*job->store, job->events, job->choice, job->kept.get(), &job->cancelled);
            // The owner outlives the thread, which it joins.
            if (!job->cancelled)
                QMetaObject::invokeMethod(this, [this, job] {
                    if (m_job != job)
                        return;
                    take();
                    Q_EMIT changed();
                }, Qt::QueuedConnection);
        });
    }
    Q_EMIT changed();
}

void TimelineIndexer::take() const
{
    m_index = std::move(m_job->index);
    m_store = m_job->store;
    m_job.reset();
}

const TimelineIndex &TimelineIndexer::index() const
{
    if (m_isStale) {
        const auto &events = m_events.events();
        m_index = TimelineIndex(m_events.store(), std::span(events).first(std::size_t(m_events.datedCount())), m_wanted, m_kept.get());
        m_store.reset();
        m_isStale = false;
    }
    return m_index;
}

const EventStore &TimelineIndexer::store() const
{
    return m_store ? *m_store : m_events.store();
}

void TimelineIndexer::finish() const
{
    if (!m_job)
        return;
    m_thread.join();
    take();
}

} // namespace Dateline
