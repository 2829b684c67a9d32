// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "events/eventstore.h"
#include "timeline/eventdensity.h"

#include <QString>

#include <array>
#include <atomic>
#include <span>
#include <vector>

namespace Dateline {

class EventFilterModel;

/// What the lanes of the timeline stand for.
enum class LaneGrouping : std::uint8_t { None, Country, Topic, Corridor, Document };

/// In which order lanes stand. Usual is most events first, articles as they were opened. The lane of events without a country,
/// topic or corridor is always the last one.
enum class LaneOrder : std::uint8_t { Usual, MostEvents, Name, FirstEvent };

/// Which lanes there are and in which order.
struct LaneChoice
{
    LaneChoice(LaneGrouping by = LaneGrouping::Country, LaneOrder in = LaneOrder::Usual)
        : grouping(by)
        , order(in)
    {
    }
    LaneGrouping grouping;
    LaneOrder order;
};

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
        std::uint8_t strength = 0; ///< how sure date and place are, from 0 to 255
    };

    /// The countries that have colours of their own, in the order of a Mix; what is left over stands last.
    static constexpr std::array MixCountries{CountryCode("KZ"), CountryCode("CN"), CountryCode("UZ"), CountryCode("KG"),
                                             CountryCode("TJ"), CountryCode("TM"), CountryCode("RU")};
    /// How many of some events concern each of MixCountries first, and how many none of them.
    using Mix = std::array<std::uint32_t, MixCountries.size() + 1>;

    /// Events of similar length, by their first day, with what is known of any stretch of them without visiting each.
    struct Column
    {
        bool points = false;      ///< exact events of at most PointDays; the others are drawn as bars
        std::int32_t longest = 1; ///< days; no entry is longer
        std::vector<Entry> entries;

        /// The first entry at or after @p from that is drawn (a point) or begins (a bar) at @p moment or later.
        std::uint32_t firstAt(AxisDay moment, std::uint32_t from = 0) const;
        /// The latest last day of entries [begin, end), which are not none.
        std::int32_t latest(std::uint32_t begin, std::uint32_t end) const;
        /// The entry of [begin, end) whose date and place are surest, the first of equals; the stretch is not empty.
        std::uint32_t strongest(std::uint32_t begin, std::uint32_t end) const;
        /// The first countries of entries [begin, end).
        Mix mix(std::uint32_t begin, std::uint32_t end) const;

    private:
        friend class TimelineIndex;
        /// What is known of a stretch of entries.
        struct Node
        {
            std::int32_t latest;
            std::uint32_t strongest;
        };
        AxisDay keyOf(std::uint32_t entry) const { return points ? entries[entry].at : AxisDay(entries[entry].first); }
        Node nodeOf(std::uint32_t entry) const { return {entries[entry].last, entry}; }
        Node joined(Node a, Node b) const;
        Node node(std::uint32_t begin, std::uint32_t end) const;
        void aggregate();

        std::vector<AxisDay> m_fences;             ///< the key of each FenceStep-th entry: what a search looks at stays in the cache
        std::vector<Mix> m_mixes;                  ///< of all entries before each FenceStep-th
        std::vector<std::vector<Node>> m_levels;   ///< m_levels[k][i]: of Fan^(k + 1) entries from i · Fan^(k + 1)
    };
    static constexpr std::int32_t PointDays = 3;

    /// What a lane is without its events.
    struct LaneFrame
    {
        QString key;  ///< stays the same between filters: "KZ", "summit", …; empty for what has none
        QString name;
        CountryCode country; ///< whose colour the lane bears; empty: none
        std::uint32_t roomForPoints = 0; ///< the events that its height is meant for: its own, or those of the lane that is kept
        std::uint32_t roomForBars = 0;
    };

    struct Lane : LaneFrame
    {
        std::uint32_t events = 0;
        std::uint32_t points = 0;
        std::uint32_t bars = 0;
        std::vector<Column> columns; ///< only those with entries; points first, then by length
        std::int32_t firstDay() const;
    };

    TimelineIndex() = default;
    TimelineIndex(const EventFilterModel &events, LaneChoice choice);
    /// The same for @p events, dated ones in the order of time, which may run on another thread while the store rests.
    /// The lanes of @p kept are there first, in their order and with their room, even without events; it may be null.
    /// When @p cancelled turns true it stops and what it holds is of no use.
    TimelineIndex(const EventStore &store, std::span<const EventIndex> events, LaneChoice choice,
                  const std::vector<LaneFrame> *kept = nullptr, const std::atomic<bool> *cancelled = nullptr);

    LaneGrouping grouping() const { return m_grouping; }
    const std::vector<Lane> &lanes() const { return m_lanes; }
    std::vector<LaneFrame> laneFrames() const;
    /// The indexes of the lanes that @p event stands in.
    std::vector<int> lanesOf(const EventStore &store, EventIndex event) const;
    /// How many events there are in all, each counted once.
    std::uint32_t eventCount() const { return m_eventCount; }
    /// How all events, each counted once at its middle day, lie in time; for the overview.
    const EventDensity &density() const { return m_density; }
    /// The first and the last day of all events; only with eventCount() > 0.
    std::int32_t firstDay() const { return m_firstDay; }
    std::int32_t lastDay() const { return m_lastDay; }
    /// What index and columns hold.
    std::size_t bytes() const;

private:
    void sortLanes(LaneOrder order, const std::vector<LaneFrame> *kept);

    LaneGrouping m_grouping = LaneGrouping::None;
    std::vector<Lane> m_lanes;
    EventDensity m_density;
    std::uint32_t m_eventCount = 0;
    std::int32_t m_firstDay = 0;
    std::int32_t m_lastDay = 0;
};

} // namespace Dateline
