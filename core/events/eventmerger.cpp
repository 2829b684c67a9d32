// SPDX-License-Identifier: GPL-3.0-or-later
#include "events/eventmerger.h"

#include "events/eventtraits.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <map>
#include <mutex>
#include <numeric>
#include <set>
#include <thread>
#include <unordered_map>

namespace Dateline {

namespace {

/// What two tellings need in common, in points; the coarser their date, the more.
constexpr double DayThreshold = 3.5;
constexpr double MonthThreshold = 3.75;
constexpr double YearThreshold = 3.75;
/// Without a happening of the same kind, only nearly the same words tell the same.
constexpr double SameWords = 0.6;
constexpr std::size_t SameWordsAtLeast = 4;
/// In a block of more events than this, only those that share a name, a place, a figure or a corridor are compared,
constexpr std::size_t SmallBlock = 48;
/// and each of them with so many others at most.
constexpr std::size_t MostCompared = 24;
constexpr double OtherCityKilometres = 60;
/// Tellings so many days apart may be one event with a date told wrong.
constexpr int ConflictDays = 10;

std::size_t shared(const std::vector<std::uint32_t> &a, const std::vector<std::uint32_t> &b)
{
    std::size_t count = 0;
    for (auto i = a.begin(), j = b.begin(); i != a.end() && j != b.end();) {
        if (*i == *j) {
            ++count;
            ++i;
            ++j;
        } else if (*i < *j) {
            ++i;
        } else {
            ++j;
        }
    }
    return count;
}

/// One telling, ready to be compared.
struct Telling
{
    EventIndex index = NoEvent;
    const ExtractedDocument *document = nullptr;
    const Event *event = nullptr;
    EventTraits traits;

    const Toponym *place() const { return event->place < 0 ? nullptr : &document->toponyms[std::size_t(event->place)]; }
};

bool isExact(const Toponym *place)
{
    return place && place->kind != PlaceKind::Country && place->kind != PlaceKind::Region;
}

bool isSamePlace(const Toponym &a, const Toponym &b)
{
    return a.geonameId && b.geonameId ? a.geonameId == b.geonameId : a.name == b.name && a.country == b.country;
}

/// What speaks for and against two tellings of the same days being one event.
struct Comparison
{
    double points = 0;
    bool isAgainst = false;
    bool isSpecific = false;  ///< something more than the kind of happening and common words
    bool happening = false;
    bool place = false;
    bool corridor = false;
    bool figure = false;
    bool ordinal = false;
    std::size_t names = 0;
    double words = 0;         ///< cosine of the sets of words
    bool sameWords = false;

    bool isOne(Precision precision) const
    {
        const double threshold = precision <= Precision::Weekend ? DayThreshold : precision <= Precision::Month ? MonthThreshold : YearThreshold;
        return !isAgainst && (sameWords || (happening && isSpecific)) && points >= threshold;
    }
};

Comparison compare(const Telling &a, const Telling &b)
{
    Comparison result;
    result.happening = a.traits.happening == b.traits.happening && a.traits.happening != EventTraits::NoHappening;
    result.points += result.happening ? 1 : 0;

    result.names = shared(a.traits.names, b.traits.names);
    if (result.names > 0)
        result.points += 1.5 + 0.5 * double(std::min<std::size_t>(result.names - 1, 2));
    else if (result.happening && isPersonal(a.traits.happening) && !a.traits.names.empty() && !b.traits.names.empty())
        result.isAgainst = true;

    result.ordinal = a.traits.ordinal != 0 && a.traits.ordinal == b.traits.ordinal;
    if (result.happening && a.traits.ordinal != 0 && b.traits.ordinal != 0 && !result.ordinal)
        result.isAgainst = true;
    result.points += result.ordinal ? 1.5 : 0;

    const Toponym *placeOfA = a.place();
    const Toponym *placeOfB = b.place();
    if (placeOfA && placeOfB) {
        if (isExact(placeOfA) && isExact(placeOfB)) {
            result.place = isSamePlace(*placeOfA, *placeOfB);
            const bool namesIt = shared(a.traits.places, b.traits.places) > 0
                && (std::binary_search(a.traits.places.begin(), a.traits.places.end(), placeOfB->geonameId)
                    || std::binary_search(b.traits.places.begin(), b.traits.places.end(), placeOfA->geonameId));
            if (!result.place && !namesIt && distanceInKilometres(*placeOfA->coordinate, *placeOfB->coordinate) > OtherCityKilometres)
                result.isAgainst = true;
            result.points += result.place ? 1.5 : 0;
        } else if (!placeOfA->country.isEmpty() && placeOfA->country == placeOfB->country) {
            result.points += 0.75;
        }
    }

    const bool corridor = std::any_of(a.event->corridors.begin(), a.event->corridors.end(), [&](std::uint16_t each) {
        return std::find(b.event->corridors.begin(), b.event->corridors.end(), each) != b.event->corridors.end();
    });
    result.corridor = corridor;
    result.points += corridor ? 2 : 0;
    result.figure = shared(a.traits.figures, b.traits.figures) > 0;
    result.points += result.figure ? 2.5 : 0;

    // Other figures of the same countries may contradict each other; with other countries they are about something else.
    if (!result.figure && !a.traits.figures.empty() && !b.traits.figures.empty()) {
        const std::size_t places = shared(a.traits.places, b.traits.places);
        if (places < a.traits.places.size() && places < b.traits.places.size())
            result.isAgainst = true;
    }

    const std::size_t words = shared(a.traits.words, b.traits.words);
    if (words > 0)
        result.words = double(words) / std::sqrt(double(a.traits.words.size()) * double(b.traits.words.size()));
    result.sameWords = result.words >= SameWords && words >= SameWordsAtLeast;
    result.points += 3 * result.words;
    result.isSpecific = result.names > 0 || result.place || corridor || result.figure || result.ordinal;
    return result;
}

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
std::vector<std::vector<EventIndex>> mergeBlock(const std::vector<Telling> &block, const Apart &apart)
{
    struct Match
    {
        double points;
        std::uint32_t a;
        std::uint32_t b;
    };
    std::vector<Match> matches;
    const auto tryPair = [&](std::uint32_t a, std::uint32_t b) {
        const Comparison comparison = compare(block[a], block[b]);
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
            if (const Toponym *place = block[i].place(); isExact(place) && place->geonameId)
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
                agree = agree && !areApart(apart, block[x].index, block[y].index) && !compare(block[x], block[y]).isAgainst;
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

    Telling telling(EventIndex index) const
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
                std::vector<Telling> block;
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

    static double worth(const Telling &telling)
    {
        return telling.event->dateConfidence + telling.event->placeConfidence + (isExact(telling.place()) ? 0.5 : 0);
    }

    void describe()
    {
        m_result.groupOf.assign(m_events.size(), MergedEvents::NoGroup);
        for (Group &group : m_groups) {
            std::vector<Telling> tellings;
            for (const EventIndex event : group.events)
                tellings.push_back(telling(event));
            const auto best = std::max_element(tellings.begin(), tellings.end(), [](const Telling &a, const Telling &b) { return worth(a) < worth(b); });
            std::rotate(tellings.begin(), best, best + 1);
            MergedEvent merged;
            merged.byPerson = group.byPerson;
            for (const Telling &each : tellings)
                merged.events.push_back(each.index);
            merged.reasons = reasonsOf(tellings, group.byPerson);
            findFigureConflicts(tellings);
            m_result.groups.push_back(std::move(merged));
        }
        std::sort(m_result.groups.begin(), m_result.groups.end(), [](const MergedEvent &a, const MergedEvent &b) { return a.events.front() < b.events.front(); });
        for (std::uint32_t group = 0; group < m_result.groups.size(); ++group) {
            for (const EventIndex event : m_result.groups[group].events)
                m_result.groupOf[event] = group;
        }
    }

    /// What all, or at least the first one and another, have in common.
    static std::vector<std::string> reasonsOf(const std::vector<Telling> &tellings, bool byPerson)
    {
        std::vector<std::string> reasons;
        if (byPerson)
            reasons.emplace_back("merged by a person");
        const Telling &first = tellings.front();
        const bool sameDays = std::all_of(tellings.begin(), tellings.end(), [&](const Telling &each) { return each.event->interval == first.event->interval; });
        if (sameDays)
            reasons.push_back("the same date: " + first.event->edtf);
        std::set<std::string> said;
        const auto add = [&](std::string reason) {
            if (said.insert(reason).second)
                reasons.push_back(std::move(reason));
        };
        for (std::size_t i = 1; i < tellings.size(); ++i) {
            const Telling &other = tellings[i];
            const Comparison comparison = compare(first, other);
            if (comparison.happening)
                add("the same kind of happening: " + std::string(happeningName(first.traits.happening)));
            if (comparison.place)
                add("the same place: " + first.place()->name);
            for (const auto &[hash, name] : eventNames(*first.document, *first.event)) {
                if (std::binary_search(other.traits.names.begin(), other.traits.names.end(), hash))
                    add("the same name: " + std::string(name));
            }
            for (const std::uint16_t corridor : first.event->corridors) {
                if (std::find(other.event->corridors.begin(), other.event->corridors.end(), corridor) != other.event->corridors.end())
                    add("the same corridor: " + CorridorCatalogue::instance().corridors()[corridor].name);
            }
            if (comparison.figure)
                add("the same figure");
            if (comparison.ordinal)
                add("the same number in a row: " + std::to_string(first.traits.ordinal));
            if (comparison.sameWords)
                add("nearly the same words");
        }
        return reasons;
    }

    void findFigureConflicts(const std::vector<Telling> &tellings)
    {
        for (std::size_t b = 1; b < tellings.size(); ++b) {
            for (std::size_t a = 0; a < b; ++a) {
                if (tellings[a].document != tellings[b].document)
                    compareFigures(tellings[a], tellings[b]);
            }
        }
    }

    void compareFigures(const Telling &a, const Telling &b)
    {
        const auto isFact = [](const Quantity &quantity) { return quantity.kind == QuantityKind::Level && quantity.value && !quantity.expected; };
        for (const std::uint32_t i : a.event->quantities) {
            const Quantity &one = a.document->quantities[i];
            if (!isFact(one))
                continue;
            const Quantity *other = nullptr;
            for (const std::uint32_t j : b.event->quantities) {
                const Quantity &each = b.document->quantities[j];
                if (!isFact(each) || each.unit != one.unit || each.subject != one.subject || one.subject.empty())
                    continue;
                // One that agrees is enough.
                if (std::abs(*each.value - *one.value) <= 0.005 * std::max(std::abs(*each.value), std::abs(*one.value))) {
                    other = nullptr;
                    break;
                }
                other = &each;
            }
            if (other) {
                m_result.conflicts.push_back({EventConflict::Kind::Figure, a.index, b.index,
                                              one.subject + ": " + std::string(one.span.in(a.document->document.text)) + " against "
                                                  + std::string(other->span.in(b.document->document.text))});
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
            if (isExact(&place) && place.geonameId && !entry.event->topics.isEmpty())
                candidates.push_back({place.geonameId, key.first, key.index});
        }
        std::sort(candidates.begin(), candidates.end(), [](const Candidate &a, const Candidate &b) {
            return std::tie(a.key, a.day, a.index) < std::tie(b.key, b.day, b.index);
        });
        for (std::size_t i = 0; i < candidates.size() && !m_stop.stop_requested(); ++i) {
            std::optional<Telling> one;
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
                const Telling other = telling(candidates[j].index);
                const Comparison comparison = compare(*one, other);
                const bool isOne = comparison.happening && !comparison.isAgainst && comparison.names > 0 && (comparison.ordinal || comparison.words >= SameWords);
                if (isOne)
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
