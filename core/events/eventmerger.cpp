// SPDX-License-Identifier: GPL-3.0-or-later
#include "events/eventmerger.h"

#include "events/eventcomparison.h"

#include <algorithm>
#include <atomic>
#include <numeric>
#include <set>
#include <thread>
#include <tuple>
#include <unordered_map>

namespace Dateline {

namespace {

/// In a block of more events than this, only those that share a name, a place, a figure or a corridor are compared,
constexpr std::size_t SmallBlock = 48;
/// and each of them with so many others at most.
constexpr std::size_t MostCompared = 24;
/// Tellings so many days apart may be one event with a date told wrong.
constexpr int ConflictDays = 10;

/// Sets of tellings that only ever grow together.
class Clusters
{
public:
    explicit Clusters(std::size_t count)
        : m_parent(count)
        , m_members(count)
    {
        std::iota(m_parent.begin(), m_parent.end(), std::uint32_t(0));
        for (std::uint32_t i = 0; i < count; ++i)
            m_members[i] = {i};
    }

    std::uint32_t root(std::uint32_t i)
    {
        while (m_parent[i] != i)
            i = m_parent[i] = m_parent[m_parent[i]];
        return i;
    }
    const std::vector<std::uint32_t> &members(std::uint32_t root) const { return m_members[root]; }
    void unite(std::uint32_t a, std::uint32_t b)
    {
        a = root(a);
        b = root(b);
        if (a == b)
            return;
        if (m_members[a].size() < m_members[b].size())
            std::swap(a, b);
        m_parent[b] = a;
        m_members[a].insert(m_members[a].end(), m_members[b].begin(), m_members[b].end());
        m_members[b].clear();
    }

private:
    std::vector<std::uint32_t> m_parent;
    std::vector<std::vector<std::uint32_t>> m_members;
};

using Apart = std::set<std::pair<EventIndex, EventIndex>>;

bool areApart(const Apart &apart, EventIndex a, EventIndex b)
{
    return !apart.empty() && apart.contains(std::minmax(a, b));
}

/// The groups among the tellings of the same days.
std::vector<std::vector<EventIndex>> mergeBlock(const std::vector<EventTelling> &block, const Apart &apart)
{
    struct Match
    {
        double points;
        std::uint32_t a;
        std::uint32_t b;
    };
    std::vector<Match> matches;
    const auto tryPair = [&](std::uint32_t a, std::uint32_t b) {
        const EventComparison comparison = compareTellings(block[a], block[b]);
        if (comparison.isOne(std::max(block[a].event->precision, block[b].event->precision)))
            matches.push_back({comparison.points, a, b});
    };
    if (block.size() <= SmallBlock) {
        for (std::uint32_t b = 1; b < block.size(); ++b) {
            for (std::uint32_t a = 0; a < b; ++a)
                tryPair(a, b);
        }
    } else {
        std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> byKey;
        for (std::uint32_t i = 0; i < block.size(); ++i) {
            const EventTraits &traits = block[i].traits;
            std::set<std::uint32_t> others;
            const auto meet = [&](std::uint64_t kind, std::uint32_t value) {
                std::vector<std::uint32_t> &before = byKey[kind << 56 ^ std::uint64_t(traits.happening) << 40 ^ value];
                const std::size_t from = before.size() > MostCompared ? before.size() - MostCompared : 0;
                others.insert(before.begin() + std::ptrdiff_t(from), before.end());
                before.push_back(i);
            };
            for (const std::uint32_t name : traits.names)
                meet(1, name);
            for (const std::uint32_t figure : traits.figures)
                meet(2, figure);
            for (const std::uint16_t corridor : block[i].event->corridors)
                meet(3, corridor);
            if (const Toponym *place = block[i].place(); isExactPlace(place) && place->geonameId)
                meet(4, place->geonameId);
            for (const std::uint32_t other : others)
                tryPair(other, i);
        }
    }
    // The surest first: a cluster takes no telling that something in it speaks against.
    std::stable_sort(matches.begin(), matches.end(), [](const Match &x, const Match &y) { return x.points > y.points; });
    Clusters clusters(block.size());
    for (const Match &match : matches) {
        const std::uint32_t a = clusters.root(match.a);
        const std::uint32_t b = clusters.root(match.b);
        if (a == b)
            continue;
        bool agree = true;
        for (const std::uint32_t x : clusters.members(a)) {
            for (const std::uint32_t y : clusters.members(b))
                agree = agree && !areApart(apart, block[x].index, block[y].index) && !compareTellings(block[x], block[y]).isAgainst;
        }
        if (agree)
            clusters.unite(a, b);
    }
    std::vector<std::vector<EventIndex>> groups;
    for (std::uint32_t i = 0; i < block.size(); ++i) {
        if (clusters.root(i) != i || clusters.members(i).size() < 2)
            continue;
        std::vector<EventIndex> group;
        for (const std::uint32_t member : clusters.members(i))
            group.push_back(block[member].index);
        std::sort(group.begin(), group.end());
        groups.push_back(std::move(group));
    }
    return groups;
}

class Merger
{
public:
    Merger(std::span<const EventStore::SharedDocument> documents, const MergeConstraints &constraints, std::stop_token stop)
        : m_constraints(constraints)
        , m_stop(std::move(stop))
    {
        for (const EventStore::SharedDocument &document : documents) {
            for (const Event &event : document->events)
                m_events.push_back({document.get(), &event});
        }
        for (const auto &[a, b] : constraints.apart)
            m_apart.insert(std::minmax(a, b));
    }

    MergedEvents run()
    {
        sortByDays();
        mergeBlocks();
        mergeByPersons();
        describe();
        findDateConflicts();
        return std::move(m_result);
    }

private:
    struct Entry
    {
        const ExtractedDocument *document;
        const Event *event;
    };
    struct Block
    {
        std::size_t begin;
        std::size_t end;
    };
    struct Key
    {
        std::int32_t first;
        std::int32_t last;
        EventIndex index;
        bool operator<(const Key &other) const { return std::tie(first, last, index) < std::tie(other.first, other.last, other.index); }
    };

    EventTelling telling(EventIndex index) const
    {
        const Entry &entry = m_events[index];
        return {index, entry.document, entry.event, eventTraits(*entry.document, *entry.event)};
    }

    void sortByDays()
    {
        constexpr std::int32_t None = 0x7FFFFFFF;
        const auto number = [](const std::optional<Day> &day) { return day ? std::int32_t(day->time_since_epoch().count()) : None; };
        for (EventIndex index = 0; index < m_events.size(); ++index) {
            const TimeInterval &interval = m_events[index].event->interval;
            if (interval.isResolved())
                m_keys.push_back({number(interval.earliest), number(interval.latest), index});
        }
        std::sort(m_keys.begin(), m_keys.end());
        for (std::size_t begin = 0; begin < m_keys.size();) {
            std::size_t end = begin + 1;
            while (end < m_keys.size() && m_keys[end].first == m_keys[begin].first && m_keys[end].last == m_keys[begin].last)
                ++end;
            if (end - begin > 1)
                m_blocks.push_back({begin, end});
            begin = end;
        }
    }

    void mergeBlocks()
    {
        std::vector<std::vector<std::vector<EventIndex>>> found(m_blocks.size());
        std::atomic<std::size_t> next = 0;
        const auto work = [&] {
            for (std::size_t i = next++; i < m_blocks.size() && !m_stop.stop_requested(); i = next++) {
                std::vector<EventTelling> block;
                for (std::size_t at = m_blocks[i].begin; at < m_blocks[i].end; ++at)
                    block.push_back(telling(m_keys[at].index));
                found[i] = mergeBlock(block, m_apart);
            }
        };
        // A few blocks are done before a thread would have begun.
        const std::size_t threads = m_keys.size() < 2000 ? 1 : std::max(1u, std::thread::hardware_concurrency());
        {
            std::vector<std::jthread> others;
            for (std::size_t i = 1; i < threads; ++i)
                others.emplace_back(work);
            work();
        }
        for (std::vector<std::vector<EventIndex>> &groups : found) {
            for (std::vector<EventIndex> &group : groups)
                m_groups.push_back({std::move(group), false});
        }
    }

    void mergeByPersons()
    {
        if (m_constraints.same.empty())
            return;
        Clusters clusters(m_groups.size() + m_constraints.same.size());
        std::unordered_map<EventIndex, std::uint32_t> groupOf;
        for (std::uint32_t group = 0; group < m_groups.size(); ++group) {
            for (const EventIndex event : m_groups[group].events)
                groupOf.emplace(event, group);
        }
        const auto automatic = std::uint32_t(m_groups.size());
        for (std::uint32_t i = 0; i < m_constraints.same.size(); ++i) {
            m_groups.push_back({m_constraints.same[i], true});
            for (const EventIndex event : m_constraints.same[i]) {
                const auto [known, isNew] = groupOf.emplace(event, automatic + i);
                if (!isNew)
                    clusters.unite(known->second, automatic + i);
            }
        }
        std::vector<Group> united;
        for (std::uint32_t group = 0; group < m_groups.size(); ++group) {
            if (clusters.root(group) != group)
                continue;
            Group all;
            for (const std::uint32_t member : clusters.members(group)) {
                all.events.insert(all.events.end(), m_groups[member].events.begin(), m_groups[member].events.end());
                all.byPerson = all.byPerson || m_groups[member].byPerson;
            }
            std::sort(all.events.begin(), all.events.end());
            all.events.erase(std::unique(all.events.begin(), all.events.end()), all.events.end());
            if (all.events.size() > 1)
                united.push_back(std::move(all));
        }
        m_groups = std::move(united);
    }

    static double worth(const EventTelling &telling)
    {
        return telling.event->dateConfidence + telling.event->placeConfidence + (isExactPlace(telling.place()) ? 0.5 : 0);
    }

    void describe()
    {
        m_result.groupOf.assign(m_events.size(), MergedEvents::NoGroup);
        for (Group &group : m_groups) {
            std::vector<EventTelling> tellings;
            for (const EventIndex event : group.events)
                tellings.push_back(telling(event));
            const auto best = std::max_element(tellings.begin(), tellings.end(), [](const EventTelling &a, const EventTelling &b) { return worth(a) < worth(b); });
            std::rotate(tellings.begin(), best, best + 1);
            MergedEvent merged;
            merged.byPerson = group.byPerson;
            for (const EventTelling &each : tellings)
                merged.events.push_back(each.index);
            merged.reasons = reasonsForOne(tellings, group.byPerson);
            findFigureConflicts(tellings);
            m_result.groups.push_back(std::move(merged));
        }
        std::sort(m_result.groups.begin(), m_result.groups.end(), [](const MergedEvent &a, const MergedEvent &b) { return a.events.front() < b.events.front(); });
        for (std::uint32_t group = 0; group < m_result.groups.size(); ++group) {
            for (const EventIndex event : m_result.groups[group].events)
                m_result.groupOf[event] = group;
        }
    }

    void findFigureConflicts(const std::vector<EventTelling> &tellings)
    {
        for (std::size_t b = 1; b < tellings.size(); ++b) {
            for (std::size_t a = 0; a < b; ++a) {
                if (tellings[a].document == tellings[b].document)
                    continue;
                for (std::string &reason : figureConflicts(tellings[a], tellings[b]))
                    m_result.conflicts.push_back({EventConflict::Kind::Figure, tellings[a].index, tellings[b].index, std::move(reason)});
            }
        }
    }

    /// The same meeting at the same place told of other days by another article.
    void findDateConflicts()
    {
        struct Candidate
        {
            std::uint64_t key;
            std::int32_t day;
            EventIndex index;
        };
        std::vector<Candidate> candidates;
        for (const Key &key : m_keys) {
            const Entry &entry = m_events[key.index];
            const std::uint32_t group = m_result.groupOf[key.index];
            const bool isFirst = group == MergedEvents::NoGroup || m_result.groups[group].events.front() == key.index;
            if (!isFirst || entry.event->precision > Precision::Weekend || entry.event->place < 0)
                continue;
            const Toponym &place = entry.document->toponyms[std::size_t(entry.event->place)];
            if (isExactPlace(&place) && place.geonameId && !entry.event->topics.isEmpty())
                candidates.push_back({place.geonameId, key.first, key.index});
        }
        std::sort(candidates.begin(), candidates.end(), [](const Candidate &a, const Candidate &b) {
            return std::tie(a.key, a.day, a.index) < std::tie(b.key, b.day, b.index);
        });
        for (std::size_t i = 0; i < candidates.size() && !m_stop.stop_requested(); ++i) {
            std::optional<EventTelling> one;
            const std::size_t end = std::min(candidates.size(), i + 1 + MostCompared);
            for (std::size_t j = i + 1; j < end && candidates[j].key == candidates[i].key && candidates[j].day - candidates[i].day <= ConflictDays; ++j) {
                const Entry &a = m_events[candidates[i].index];
                const Entry &b = m_events[candidates[j].index];
                // A day within a range does not contradict it.
                if (candidates[j].day == candidates[i].day || a.document == b.document || overlap(a.event->interval, b.event->interval)
                    || !a.event->topics.intersects(b.event->topics) || areApart(m_apart, candidates[i].index, candidates[j].index))
                    continue;
                if (!one)
                    one = telling(candidates[i].index);
                const EventTelling other = telling(candidates[j].index);
                if (compareTellings(*one, other).isOneOfOtherDays())
                    m_result.conflicts.push_back({EventConflict::Kind::Date, one->index, other.index, one->event->edtf + " against " + other.event->edtf});
            }
        }
    }

    static bool overlap(const TimeInterval &a, const TimeInterval &b)
    {
        return (!a.latest || !b.earliest || *b.earliest <= *a.latest) && (!b.latest || !a.earliest || *a.earliest <= *b.latest);
    }

    struct Group
    {
        std::vector<EventIndex> events;
        bool byPerson = false;
    };

    const MergeConstraints &m_constraints;
    std::stop_token m_stop;
    std::vector<Entry> m_events;
    Apart m_apart;
    std::vector<Key> m_keys;
    std::vector<Block> m_blocks;
    std::vector<Group> m_groups;
    MergedEvents m_result;
};

} // namespace

std::vector<EventIndex> MergedEvents::tellings(EventIndex event) const
{
    return isMerged(event) ? groups[groupOf[event]].events : std::vector<EventIndex>{event};
}

MergedEvents mergeEvents(std::span<const EventStore::SharedDocument> documents, const MergeConstraints &constraints, std::stop_token stop)
{
    return Merger(documents, constraints, std::move(stop)).run();
}

MergedEvents mergeEvents(const EventStore &store, const MergeConstraints &constraints)
{
    std::vector<EventStore::SharedDocument> documents;
    for (std::uint32_t document = 0; document < store.documentCount(); ++document)
        documents.push_back(store.sharedDocument(document));
    return mergeEvents(documents, constraints);
}

} // namespace Dateline
