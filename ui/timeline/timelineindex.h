// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "events/eventstore.h"

#include <QString>

#include <vector>

namespace Dateline {

class EventFilterModel;

/// What the lanes of the timeline stand for.
enum class LaneGrouping : std::uint8_t { None, Country, Topic, Corridor, Document };

/// The shown dated events of a filter model in compact columns, sorted so that a layout finds what is in view by binary
/// search: its cost grows with the pixels, not with the events. Built once for each change of the events or the grouping.
class TimelineIndex
{
public:
    enum Flag : std::uint8_t {
        Coarse = 1,       ///< known by the week, month, year or coarser: drawn thin
        Approximate = 2,
        OpenBegin = 4,
        OpenEnd = 8,
        UnknownBegin = 16,
        UnknownEnd = 32,
    };
    static constexpr std::uint8_t OneSided = OpenBegin | OpenEnd | UnknownBegin | UnknownEnd;

    struct Entry
    {
        /// Where a point is drawn, in AxisDay: the events that begin on one day are spread over it in their order, so that
        /// zooming in takes them apart. Lies within the day @ref first.
        double at = 0;
        std::int32_t first = 0; ///< first day, as in Day; of a one-sided event the day that is known
        std::int32_t last = 0;  ///< last day, inclusive
        EventIndex event = NoEvent;
        CountryCode country;    ///< the first one; empty: none
        std::uint8_t flags = 0;
    };

    /// Events of similar length, by their first day.
    struct Column
    {
        bool points = false;      ///< exact events of at most PointDays; the others are drawn as bars
        std::int32_t longest = 1; ///< days; no entry is longer
        std::vector<Entry> entries;
        /// The latest last day of entries [begin, end).
        std::int32_t latest(std::uint32_t begin, std::uint32_t end) const;

    private:
        friend class TimelineIndex;
        void aggregate();
        /// m_latest[k][i]: the latest of Fan^(k + 1) entries from i · Fan^(k + 1).
        std::vector<std::vector<std::int32_t>> m_latest;
    };
    static constexpr std::int32_t PointDays = 3;

    struct Lane
    {
        QString key;  ///< stays the same between filters: "KZ", "summit", …; empty for what has none
        QString name;
        CountryCode country; ///< whose colour the lane bears; empty: none
        std::uint32_t events = 0;
        std::uint32_t points = 0;
        std::uint32_t bars = 0;
        std::vector<Column> columns; ///< only those with entries; points first, then by length
    };

    TimelineIndex() = default;
    TimelineIndex(const EventFilterModel &events, LaneGrouping grouping);

    LaneGrouping grouping() const { return m_grouping; }
    /// Those with most events first; the lane of events without a country (topic, corridor) last.
    const std::vector<Lane> &lanes() const { return m_lanes; }
    /// The indexes of the lanes that @p event stands in.
    std::vector<int> lanesOf(const EventStore &store, EventIndex event) const;
    /// How many events there are in all, each counted once.
    std::uint32_t eventCount() const { return m_eventCount; }
    /// The middle days of all events, sorted; for the overview.
    const std::vector<std::int32_t> &middles() const { return m_middles; }
    /// The first and the last day of all events; only with eventCount() > 0.
    std::int32_t firstDay() const { return m_firstDay; }
    std::int32_t lastDay() const { return m_lastDay; }
    /// What index and columns hold.
    std::size_t bytes() const;

private:
    LaneGrouping m_grouping = LaneGrouping::None;
    std::vector<Lane> m_lanes;
    std::vector<std::int32_t> m_middles;
    std::uint32_t m_eventCount = 0;
    std::int32_t m_firstDay = 0;
    std::int32_t m_lastDay = 0;
};

} // namespace Dateline
