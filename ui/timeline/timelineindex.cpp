// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/timelineindex.h"

#include "models/eventfiltermodel.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <optional>
#include <unordered_map>

namespace Dateline {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Timeline)
};

constexpr std::uint32_t Fan = 16;
constexpr std::uint32_t FenceStep = 64;

/// The greatest length in days of each column of bars. Near the calendar's own units, so that the aligned bucket of a
/// column is the unit itself: all events of one year share a bucket.
constexpr std::array<std::int32_t, 14> BarLengths{7, 31, 92, 184, 366, 731, 1827, 3653, 7305, 18263, 36525, 73050, 365250, 40000000};

QString fromUtf8(std::string_view text)
{
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

std::size_t mixClass(CountryCode country)
{
    const auto &known = TimelineIndex::MixCountries;
    std::size_t place = 0;
    while (place < known.size() && known[place] != country)
        ++place;
    return place;
}

bool isCoarse(Precision precision)
{
    return precision >= Precision::Week;
}

/// The last day of the unit that begins with @p first: what "since 2022" knows of its beginning is the year.
Day lastDayOfUnit(Day first, Precision precision)
{
    const std::chrono::year_month_day date(first);
    const auto after = [&](std::chrono::months months) { return Day(std::chrono::year_month_day(first) + months) - std::chrono::days(1); };
    if (unsigned(date.day()) != 1)
        return first;
    switch (precision) {
    case Precision::Month: return after(std::chrono::months(1));
    case Precision::Quarter: return after(std::chrono::months(3));
    case Precision::Half: return after(std::chrono::months(6));
    case Precision::Year: return after(std::chrono::months(12));
    case Precision::Decade: return after(std::chrono::months(120));
    default: return first;
    }
}

TimelineIndex::Entry entryOf(const EventStore &store, EventIndex index)
{
    TimelineIndex::Entry entry;
    const TimeInterval interval = store.intervalOf(index);
    const std::span<const CountryCode> countries = store.countriesOf(index);
    entry.event = index;
    entry.country = countries.empty() ? CountryCode() : countries.front();
    if (isCoarse(store.precisionOf(index)))
        entry.flags |= TimelineIndex::Coarse;
    if (store.isApproximate(index))
        entry.flags |= TimelineIndex::Approximate;
    if (interval.earliest && interval.latest) {
        entry.first = interval.earliest->time_since_epoch().count();
        entry.last = std::max(entry.first, std::int32_t(interval.latest->time_since_epoch().count()));
    } else if (interval.earliest) {
        entry.first = interval.earliest->time_since_epoch().count();
        entry.last = lastDayOfUnit(*interval.earliest, store.precisionOf(index)).time_since_epoch().count();
        entry.flags |= interval.endKind == EndKind::Unknown ? TimelineIndex::UnknownEnd : TimelineIndex::OpenEnd;
    } else {
        entry.first = entry.last = interval.latest->time_since_epoch().count();
        entry.flags |= interval.beginKind == EndKind::Unknown ? TimelineIndex::UnknownBegin : TimelineIndex::OpenBegin;
    }
    entry.at = entry.first + 0.5;
    // A place says as much of an event as its date does.
    entry.strength = store.surenessOf(index);
    return entry;
}

/// 0: points; 1 and up: bars by length.
int columnClass(const TimelineIndex::Entry &entry)
{
    const std::int32_t length = entry.last - entry.first + 1;
    if (!(entry.flags & (TimelineIndex::Coarse | TimelineIndex::OneSided)) && length <= TimelineIndex::PointDays)
        return 0;
    const auto found = std::lower_bound(BarLengths.begin(), BarLengths.end() - 1, length);
    return 1 + int(found - BarLengths.begin());
}

struct LaneBuilder
{
    TimelineIndex::LaneFrame frame;
    std::array<TimelineIndex::Column, BarLengths.size() + 1> columns;
};

/// Calls @p put with the keys of the lanes of an event, none twice. UINT32_MAX is the lane of events that have none.
template<typename Put>
void forEachLaneKey(const EventStore &store, EventIndex index, LaneGrouping grouping, Put put)
{
    bool any = false;
    switch (grouping) {
    case LaneGrouping::None:
        put(0u);
        return;
    case LaneGrouping::Document:
        put(store.documentOf(index));
        return;
    case LaneGrouping::Country:
        for (const CountryCode country : store.countriesOf(index)) {
            const std::string_view code = country.text();
            if (code.empty())
                continue;
            put(std::uint32_t(code[0]) << 8 | std::uint32_t(std::uint8_t(code[1])));
            any = true;
        }
        break;
    case LaneGrouping::Topic:
        for (int topic = 0; topic < TopicCount; ++topic) {
            if (store.topicsOf(index).contains(Topic(topic))) {
                put(std::uint32_t(topic));
                any = true;
            }
        }
        break;
    case LaneGrouping::Corridor:
        for (const std::uint16_t corridor : store.corridorsOf(index)) {
            put(std::uint32_t(corridor));
            any = true;
        }
        break;
    }
    if (!any)
        put(UINT32_MAX);
}

QString nameWithoutKey(LaneGrouping grouping)
{
    switch (grouping) {
    case LaneGrouping::Country: return Text::tr("No country");
    case LaneGrouping::Topic: return Text::tr("No topic");
    case LaneGrouping::Corridor: return Text::tr("No corridor");
    default: return Text::tr("All events");
    }
}

QString capitalised(QString text)
{
    if (!text.isEmpty())
        text[0] = text[0].toUpper();
    return text;
}

TimelineIndex::LaneFrame describeLane(const EventStore &store, LaneGrouping grouping, std::uint32_t key)
{
    TimelineIndex::LaneFrame lane;
    if (key == UINT32_MAX) {
        lane.name = nameWithoutKey(grouping);
        return lane;
    }
    switch (grouping) {
    case LaneGrouping::None:
        lane.name = nameWithoutKey(grouping);
        break;
    case LaneGrouping::Country: {
        const char code[2] = {char(key >> 8), char(key & 0xff)};
        lane.country = CountryCode(std::string_view(code, 2));
        lane.key = fromUtf8(lane.country.text());
        lane.name = fromUtf8(countryName(lane.country));
        break;
    }
    case LaneGrouping::Topic:
        lane.key = fromUtf8(topicName(Topic(key)));
        lane.name = capitalised(lane.key);
        break;
    case LaneGrouping::Corridor: {
        const std::vector<Corridor> &corridors = CorridorCatalogue::instance().corridors();
        lane.key = key < corridors.size() ? fromUtf8(corridors[key].id) : QString::number(key);
        lane.name = key < corridors.size() ? fromUtf8(corridors[key].name) : Text::tr("Corridor %1").arg(key);
        break;
    }
    case LaneGrouping::Document:
        lane.key = QString::number(key);
        lane.name = fromUtf8(store.document(key).document.title);
        break;
    }
    return lane;
}

/// Spreads the entries that begin on one day over that day.
void spread(std::vector<TimelineIndex::Entry> &entries)
{
    for (std::size_t begin = 0; begin < entries.size();) {
        std::size_t end = begin;
        while (end < entries.size() && entries[end].first == entries[begin].first)
            ++end;
        for (std::size_t i = begin; i < end; ++i)
            entries[i].at = entries[i].first + (double(i - begin) + 0.5) / double(end - begin);
        begin = end;
    }
}

} // namespace

TimelineIndex::Column::Node TimelineIndex::Column::joined(Node a, Node b) const
{
    return {std::max(a.latest, b.latest), entries[b.strongest].strength > entries[a.strongest].strength ? b.strongest : a.strongest};
}

void TimelineIndex::Column::aggregate()
{
    const std::uint32_t count = std::uint32_t(entries.size());
    m_fences.reserve(count / FenceStep + 1);
    m_mixes.reserve(count / FenceStep + 1);
    Mix mix{};
    for (std::uint32_t i = 0; i < count; ++i) {
        if (i % FenceStep == 0) {
            m_fences.push_back(keyOf(i));
            m_mixes.push_back(mix);
        }
        ++mix[mixClass(entries[i].country)];
    }
    std::uint32_t below = count;
    while (below > Fan) {
        std::vector<Node> level((below + Fan - 1) / Fan);
        const std::vector<Node> *const lower = m_levels.empty() ? nullptr : &m_levels.back();
        for (std::uint32_t i = 0; i < level.size(); ++i) {
            level[i] = lower ? (*lower)[i * Fan] : nodeOf(i * Fan);
            for (std::uint32_t j = i * Fan + 1; j < std::min(below, (i + 1) * Fan); ++j)
                level[i] = joined(level[i], lower ? (*lower)[j] : nodeOf(j));
        }
        below = std::uint32_t(level.size());
        m_levels.push_back(std::move(level));
    }
}

TimelineIndex::Column::Node TimelineIndex::Column::node(std::uint32_t begin, std::uint32_t end) const
{
    // What is taken from the right comes after what is still to come from the left.
    std::optional<Node> left;
    std::optional<Node> right;
    const auto value = [this](std::size_t level, std::uint32_t i) { return level == 0 ? nodeOf(i) : m_levels[level - 1][i]; };
    for (std::size_t level = 0; begin < end; ++level) {
        const bool isTop = level == m_levels.size();
        for (; begin < end && (isTop || begin % Fan != 0); ++begin)
            left = left ? joined(*left, value(level, begin)) : value(level, begin);
        for (; begin < end && end % Fan != 0; --end)
            right = right ? joined(value(level, end - 1), *right) : value(level, end - 1);
        begin /= Fan;
        end /= Fan;
    }
    if (!left)
        return *right;
    return right ? joined(*left, *right) : *left;
}

std::int32_t TimelineIndex::Column::latest(std::uint32_t begin, std::uint32_t end) const
{
    return node(begin, end).latest;
}

std::uint32_t TimelineIndex::Column::strongest(std::uint32_t begin, std::uint32_t end) const
{
    return node(begin, end).strongest;
}

TimelineIndex::Mix TimelineIndex::Column::mix(std::uint32_t begin, std::uint32_t end) const
{
    const auto before = [this](std::uint32_t entry) {
        Mix mix{};
        if (m_mixes.empty())
            return mix;
        const std::uint32_t fence = std::min(entry / FenceStep, std::uint32_t(m_mixes.size()) - 1);
        mix = m_mixes[fence];
        for (std::uint32_t i = fence * FenceStep; i < entry; ++i)
            ++mix[mixClass(entries[i].country)];
        return mix;
    };
    Mix mix = before(end);
    const Mix less = before(begin);
    for (std::size_t i = 0; i < mix.size(); ++i)
        mix[i] -= less[i];
    return mix;
}

std::uint32_t TimelineIndex::Column::firstAt(AxisDay moment, std::uint32_t from) const
{
    const std::uint32_t count = std::uint32_t(entries.size());
    if (from >= count || keyOf(from) >= moment)
        return from;
    // The next fences first: what is sought is mostly near.
    std::uint32_t low = from / FenceStep;
    std::uint32_t step = 1;
    while (low + step < m_fences.size() && m_fences[low + step] < moment) {
        low += step;
        step *= 2;
    }
    const auto fencesEnd = m_fences.begin() + std::ptrdiff_t(std::min<std::size_t>(m_fences.size(), low + step));
    const auto fence = std::lower_bound(m_fences.begin() + low + 1, std::max(m_fences.begin() + low + 1, fencesEnd), moment);
    const std::uint32_t last = std::uint32_t(fence - m_fences.begin());
    const auto begin = entries.begin() + std::ptrdiff_t(std::max(from, (last - 1) * FenceStep));
    const auto end = entries.begin() + std::ptrdiff_t(std::min(count, last * FenceStep));
    return std::uint32_t(std::partition_point(begin, end, [&](const Entry &entry) { return (points ? entry.at : AxisDay(entry.first)) < moment; }) - entries.begin());
}

TimelineIndex::TimelineIndex(const EventFilterModel &events, LaneChoice choice)
    : TimelineIndex(events.store(), std::span(events.events()).first(std::size_t(events.datedCount())), choice)
{
}

TimelineIndex::TimelineIndex(const EventStore &store, std::span<const EventIndex> events, LaneChoice choice,
                             const std::vector<LaneFrame> *kept, const std::atomic<bool> *cancelled)
    : m_grouping(choice.grouping)
    , m_eventCount(std::uint32_t(events.size()))
{
    std::vector<std::int32_t> middles;
    middles.reserve(events.size());
    std::vector<LaneBuilder> builders;
    std::unordered_map<std::uint32_t, std::size_t> laneOfKey;
    std::uint32_t lastKey = UINT32_MAX - 1;
    std::size_t lastLane = 0;
    for (std::uint32_t row = 0; row < m_eventCount; ++row) {
        if (cancelled && row % 4096 == 0 && *cancelled)
            return;
        const EventIndex index = events[row];
        const Entry entry = entryOf(store, index);
        const int column = columnClass(entry);
        m_firstDay = row == 0 ? entry.first : std::min(m_firstDay, entry.first);
        m_lastDay = row == 0 ? entry.last : std::max(m_lastDay, entry.last);
        middles.push_back(entry.first + (entry.last - entry.first) / 2);
        forEachLaneKey(store, index, m_grouping, [&](std::uint32_t key) {
            if (key != lastKey || builders.empty()) {
                const auto [found, isNew] = laneOfKey.try_emplace(key, builders.size());
                if (isNew)
                    builders.push_back({describeLane(store, m_grouping, key), {}});
                lastKey = key;
                lastLane = found->second;
            }
            builders[lastLane].columns[std::size_t(column)].entries.push_back(entry);
        });
    }
    m_density = EventDensity(std::move(middles));

    for (LaneBuilder &builder : builders) {
        if (cancelled && *cancelled)
            return;
        Lane lane;
        static_cast<LaneFrame &>(lane) = builder.frame;
        for (std::size_t i = 0; i < builder.columns.size(); ++i) {
            Column &column = builder.columns[i];
            const std::uint32_t count = std::uint32_t(column.entries.size());
            if (count == 0)
                continue;
            lane.events += count;
            (i == 0 ? lane.points : lane.bars) += count;
            column.points = i == 0;
            // The model's order has open beginnings by their latest day, which is the day they are kept by here too; columns
            // are sorted by it already.
            column.entries.shrink_to_fit();
            if (column.points) {
                column.longest = PointDays;
                spread(column.entries);
            } else {
                for (const Entry &entry : column.entries)
                    column.longest = std::max(column.longest, entry.last - entry.first + 1);
            }
            column.aggregate();
            lane.columns.push_back(std::move(column));
        }
        lane.roomForPoints = lane.points;
        lane.roomForBars = lane.bars;
        m_lanes.push_back(std::move(lane));
    }
    sortLanes(choice.order, kept);
}

void TimelineIndex::sortLanes(LaneOrder order, const std::vector<LaneFrame> *kept)
{
    const bool isByArticle = m_grouping == LaneGrouping::Document && order == LaneOrder::Usual;
    std::stable_sort(m_lanes.begin(), m_lanes.end(), [&](const Lane &a, const Lane &b) {
        const bool aHasNone = a.key.isEmpty();
        const bool bHasNone = b.key.isEmpty();
        if (aHasNone != bHasNone)
            return bHasNone;
        if (isByArticle)
            return a.key.toInt() < b.key.toInt();
        if (order == LaneOrder::Name && a.name != b.name)
            return QString::localeAwareCompare(a.name, b.name) < 0;
        if (order == LaneOrder::FirstEvent && a.firstDay() != b.firstDay())
            return a.firstDay() < b.firstDay();
        return a.events != b.events ? a.events > b.events : a.key < b.key;
    });
    if (!kept)
        return;
    std::vector<Lane> lanes;
    for (const LaneFrame &frame : *kept) {
        const auto found = std::find_if(m_lanes.begin(), m_lanes.end(), [&](const Lane &lane) { return lane.key == frame.key && lane.name == frame.name; });
        if (found == m_lanes.end()) {
            lanes.emplace_back();
        } else {
            lanes.push_back(std::move(*found));
            m_lanes.erase(found);
        }
        Lane &lane = lanes.back();
        static_cast<LaneFrame &>(lane) = frame;
        lane.roomForPoints = std::max(frame.roomForPoints, std::min(lane.points, 1u));
        lane.roomForBars = std::max(frame.roomForBars, std::min(lane.bars, 1u));
    }
    std::move(m_lanes.begin(), m_lanes.end(), std::back_inserter(lanes));
    m_lanes = std::move(lanes);
}

std::int32_t TimelineIndex::Lane::firstDay() const
{
    std::int32_t first = INT32_MAX;
    for (const Column &column : columns)
        first = std::min(first, column.entries.front().first);
    return first;
}

std::vector<TimelineIndex::LaneFrame> TimelineIndex::laneFrames() const
{
    return {m_lanes.begin(), m_lanes.end()};
}

std::vector<int> TimelineIndex::lanesOf(const EventStore &store, EventIndex event) const
{
    std::vector<int> lanes;
    forEachLaneKey(store, event, m_grouping, [&](std::uint32_t key) {
        const QString wanted = describeLane(store, m_grouping, key).key;
        for (std::size_t lane = 0; lane < m_lanes.size(); ++lane) {
            if (m_lanes[lane].key == wanted)
                lanes.push_back(int(lane));
        }
    });
    std::sort(lanes.begin(), lanes.end());
    return lanes;
}

std::size_t TimelineIndex::bytes() const
{
    std::size_t bytes = m_density.bytes();
    for (const Lane &lane : m_lanes) {
        for (const Column &column : lane.columns) {
            bytes += column.entries.capacity() * sizeof(Entry) + column.m_fences.capacity() * sizeof(AxisDay) + column.m_mixes.capacity() * sizeof(Mix);
            for (const auto &level : column.m_levels)
                bytes += level.capacity() * sizeof(Column::Node);
        }
    }
    return bytes;
}

} // namespace Dateline
