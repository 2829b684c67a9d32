// SPDX-License-Identifier: GPL-3.0-or-later
#include "temporal/temporalchart.h"

#include <algorithm>

namespace Dateline {

namespace {

/// How many tokens a pattern may begin before its first trigger, or after its last one.
constexpr std::uint32_t ReachBefore = 12;
constexpr std::uint32_t ReachAfter = 24;

/// The least and the most that each field may be by itself.
class FieldLimits
{
public:
    constexpr FieldLimits()
    {
        using F = TemporalField;
        limit(F::Month, 1, 12);
        limit(F::Day, 1, 31);
        limit(F::Week, 1, 53);
        limit(F::Quarter, 1, 4);
        limit(F::Half, 1, 2);
        limit(F::Decade, 0, 299);
        limit(F::Century, 1, 99);
        limit(F::Hour, 0, 24);
        limit(F::Minute, 0, 59);
        limit(F::Second, 0, 60);
    }
    constexpr bool allow(TemporalField field, int value) const
    {
        const Range &range = m_ranges[std::size_t(field)];
        return value >= range.least && value <= range.most;
    }
private:
    struct Range
    {
        std::int16_t least = std::numeric_limits<std::int16_t>::min();
        std::int16_t most = std::numeric_limits<std::int16_t>::max();
    };
    constexpr void limit(TemporalField field, std::int16_t least, std::int16_t most)
    {
        m_ranges[std::size_t(field)] = {least, most};
    }

    std::array<Range, TemporalFieldCount> m_ranges{};
};

constexpr FieldLimits Limits;

} // namespace

void TemporalChart::start(const TemporalRules &rules, const std::vector<TemporalCandidate> &told)
{
    m_rules = &rules;
    m_told = &told;
    m_steps = 0;
}

const std::vector<TemporalChart::Match> &TemporalChart::parse(const TemporalRun &run, std::uint32_t sentence, std::uint32_t sentenceBegin)
{
    m_tokens = &run.tokens;
    m_sentence = sentence;
    m_sentenceBegin = sentenceBegin;
    const std::uint32_t count = std::uint32_t(m_tokens->size());
    m_edges.clear();
    m_groups.clear();
    m_selected.clear();
    m_places.resize(count + 1);
    for (Place &place : m_places)
        place.clear();
    m_runSymbols = {};
    // No pattern reaches further from its trigger.
    m_firstBegin = run.firstTrigger > ReachBefore ? run.firstTrigger - ReachBefore : 0;
    m_lastBegin = std::min(count, run.lastTrigger + ReachAfter + 1);
    for (std::uint32_t i = 0; i < count; ++i) {
        addTokenEdges(i);
        addNumberEdges(i);
    }
    keepPossible();
    for (std::uint32_t e = 0; e < m_edges.size(); ++e)
        addBeginnings(e, 0);
    m_isTop = false;
    for (std::size_t layer = 0; layer < m_rules->firstTopLayer(); ++layer) {
        const std::uint32_t first = std::uint32_t(m_edges.size());
        for (const Beginning &beginning : m_beginnings[layer])
            follow(m_rules->childrenOfRoot(beginning.root), beginning.edge);
        m_beginnings[layer].clear();
        for (std::uint32_t e = first; e < m_edges.size(); ++e) {
            Edge &edge = m_edges[e];
            link(edge);
            m_places[edge.begin].symbols.add(edge.place);
            m_places[edge.begin].newHead = Nothing;
            if (m_rules->isEmitted(edge.symbol) && isBetter(edge.begin, edge.end, edge.rule))
                m_places[edge.begin].best = e;
        }
        for (std::uint32_t e = first; e < m_edges.size(); ++e)
            addBeginnings(e, layer + 1);
    }
    select(count);
    return m_selected;
}

void TemporalChart::keepPossible()
{
    std::size_t kept = 0;
    for (const Edge &edge : m_edges) {
        // A condition may ask for what only begins right before a pattern: what is longer is kept.
        if (edge.end == edge.begin + 1 && !m_rules->use(edge.symbol).isPossible(m_places[edge.begin].ends, m_places[edge.end].symbols, m_runSymbols))
            continue;
        m_edges[kept] = edge;
        link(m_edges[kept++]);
    }
    m_edges.resize(kept);
}

void TemporalChart::goOn(const TemporalRules::Node &node, std::uint32_t at)
{
    ++m_depth;
    std::uint32_t next = Nothing;
    for (std::uint32_t e = m_places[at].head; e != Nothing; e = next) {
        const Edge &edge = m_edges[e];
        next = edge.next;
        if (!node.symbols.has(edge.place))
            continue;
        if (const TemporalRules::Children *children = m_rules->children(node, edge.symbol))
            follow(*children, e);
    }
    --m_depth;
}

bool TemporalChart::hasSymbolAt(std::uint32_t at, Symbol symbol) const
{
    if (!m_places[at].symbols.has(m_rules->place(symbol)))
        return false;
    for (std::uint32_t e = m_places[at].head; e != Nothing; e = m_edges[e].next) {
        if (m_edges[e].symbol == symbol)
            return true;
    }
    return false;
}

bool TemporalChart::contextAllows(const TemporalRules::Rule &rule, std::uint32_t begin, std::uint32_t end) const
{
    const auto stands = [this](const std::vector<Symbol> &symbols, std::uint32_t at) {
        return std::any_of(symbols.begin(), symbols.end(), [&](Symbol symbol) { return hasSymbolAt(at, symbol); });
    };
    if ((rule.flags & TemporalRules::AtStart) && (*m_tokens)[begin].begin != m_sentenceBegin)
        return false;
    if (begin > 0 && stands(rule.notPrevious, begin - 1))
        return false;
    return end >= m_tokens->size() || (!stands(rule.notNext, end) && ((*m_tokens)[end].space || !stands(rule.notJoined, end)));
}

void TemporalChart::complete(const TemporalRules::Production &production, std::uint32_t end)
{
    const std::uint16_t first = step(production.firstStep).begin;
    const std::uint16_t last = step(production.lastStep).end;
    if (m_isTop) {
        if (isBetter(first, last, production.rule) && make(production, first, last, end))
            m_places[first].best = std::uint32_t(m_edges.size() - 1);
        return;
    }
    // "4," is a quantity of nothing: what no pattern can take is not made.
    if (!m_rules->use(production.output).isPossible(m_places[first].ends, m_places[last].symbols, m_runSymbols))
        return;
    // The first rule of the file that reads these words so wins.
    std::uint32_t known = m_places[first].newHead;
    while (known != Nothing && (m_edges[known].symbol != production.output || m_edges[known].end != last))
        known = m_edges[known].next;
    if (known != Nothing && m_edges[known].rule <= production.rule)
        return;
    if (!make(production, first, last, end))
        return;
    Edge &made = m_edges.back();
    if (known == Nothing) {
        made.next = m_places[first].newHead;
        m_places[first].newHead = std::uint32_t(m_edges.size() - 1);
    } else {
        made.next = m_edges[known].next;
        m_edges[known] = made;
        m_edges.pop_back();
    }
}

bool TemporalChart::make(const TemporalRules::Production &production, std::uint16_t begin, std::uint16_t end, std::uint32_t patternEnd)
{
    if (production.hasContext && !contextAllows(m_rules->rules()[production.rule], step(0).begin, patternEnd))
        return false;
    // Made where it stays, and taken back when it is none: copying what has just been written costs more.
    Edge &made = m_edges.emplace_back();
    made.symbol = production.output;
    made.begin = begin;
    made.end = end;
    made.rule = production.rule;
    made.place = production.place;
    const bool isMade = readMeaning(production, made);
    if (!isMade)
        m_edges.pop_back();
    return isMade;
}

bool TemporalChart::readMeaning(const TemporalRules::Production &production, Edge &made)
{
    if (production.onlyField != TemporalField::Count) {
        const std::uint8_t giver = m_rules->gifts(m_rules->brackets(production).front()).front().step;
        made.field = production.onlyField;
        made.value = std::int16_t(TemporalMeaning::held(made.field, numberOf(step(giver))));
        return Limits.allow(made.field, made.value);
    }
    made.groups = std::uint32_t(m_groups.size());
    made.groupCount = production.bracketCount;
    const bool isPossible = readGroups(production, made.groups);
    if (!isPossible)
        m_groups.resize(made.groups);
    return isPossible;
}

bool TemporalChart::readGroups(const TemporalRules::Production &production, std::uint32_t firstGroup)
{
    for (const TemporalRules::Bracket &bracket : m_rules->brackets(production)) {
        const bool isInWords = bracket.first != TemporalRules::Bracket::InNoWords;
        Group &group = m_groups.emplace_back(isInWords ? step(bracket.first).begin : Nothing, isInWords ? step(bracket.last).end : 0u,
                                             production.constants);
        for (const TemporalRules::Gift &gift : m_rules->gifts(bracket)) {
            const Edge &giver = step(gift.step);
            if (gift.field != TemporalField::Count) {
                const int number = numberOf(giver);
                if (!Limits.allow(gift.field, number))
                    return false;
                group.meaning.set(gift.field, number);
            } else if (giver.groups != Nothing)
                group.meaning.merge(m_groups[giver.groups].meaning);
            else if (!group.meaning.has(giver.field))
                group.meaning.set(giver.field, giver.value);
        }
        if (!fitTogether(group.meaning))
            return false;
    }
    if (production.flags & TemporalRules::ShortYears)
        return completeYears(m_groups[firstGroup].meaning, m_groups[firstGroup + 1].meaning);
    return !(production.flags & TemporalRules::ContinuesDay) || continuesDay(m_groups[firstGroup].meaning);
}

bool TemporalChart::fitTogether(const TemporalMeaning &meaning)
{
    using F = TemporalField;
    static constexpr int Days[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (meaning.has(F::Month) && meaning.get(F::Day) > Days[meaning.get(F::Month) - 1])
        return false;
    return !meaning.has(F::Meridiem) || meaning.get(F::Hour) <= 12;
}

bool TemporalChart::completeYears(const TemporalMeaning &first, TemporalMeaning &last)
{
    const int begin = first.get(TemporalField::Year);
    int end = begin / 100 * 100 + last.get(TemporalField::Year);
    if (end < begin)
        end += 100;
    // "2001-05" is a month as well as five years; only two years in a row are read as such.
    constexpr int Months = 12;
    if (end != begin + 1 && (end % 100 <= Months || end <= begin || end > begin + 50))
        return false;
    last.set(TemporalField::Year, end);
    return true;
}

bool TemporalChart::continuesDay(TemporalMeaning &meaning) const
{
    using F = TemporalField;
    for (std::size_t i = m_told->size(); i-- > 0;) {
        const TemporalCandidate &candidate = (*m_told)[i];
        if (candidate.sentence + 2 < m_sentence)
            return false;
        if (!candidate.meaning.has(F::Day) || !candidate.meaning.has(F::Month))
            continue;
        const int day = meaning.get(F::Day);
        const int before = candidate.meaning.get(F::Day);
        if (day <= before || day > before + 7)
            return false;
        meaning.set(F::Month, candidate.meaning.get(F::Month));
        if (candidate.meaning.has(F::Year))
            meaning.set(F::Year, candidate.meaning.get(F::Year));
        return true;
    }
    return false;
}

void TemporalChart::select(std::uint32_t count)
{
    m_isTop = true;
    std::uint32_t takenUpTo = 0;
    for (std::uint32_t at = 0; at < count; ++at) {
        const bool isCovered = at < takenUpTo;
        if (mayBegin(at) && m_places[at].symbols.meets(isCovered ? m_rules->topContexts() : m_rules->topSymbols()))
            followTop(at, isCovered);
        if (isCovered || m_places[at].best == Nothing)
            continue;
        const Edge &best = m_edges[m_places[at].best];
        if (best.symbol != m_rules->builtins().none)
            take(best);
        takenUpTo = best.end;
    }
}

void TemporalChart::followTop(std::uint32_t at, bool isCovered)
{
    // In the order in which they were made: of two ways to read the same words by one rule the first one counts.
    m_here.clear();
    for (std::uint32_t e = m_places[at].head; e != Nothing; e = m_edges[e].next)
        m_here.push_back(e);
    for (auto e = m_here.rbegin(); e != m_here.rend(); ++e) {
        const TemporalSymbolSet &next = m_places[m_edges[*e].end].symbols;
        for (const TemporalRules::Beginning &beginning : m_rules->topBeginnings(m_edges[*e].symbol)) {
            if ((!isCovered || beginning.isContext) && beginning.ahead.meets(next) && beginning.somewhere.meets(m_runSymbols))
                follow(m_rules->childrenOfRoot(beginning.root), *e);
        }
    }
}

bool TemporalChart::isBetter(std::uint32_t begin, std::uint32_t end, std::uint16_t rule) const
{
    if (m_places[begin].best == Nothing)
        return true;
    const Edge &best = m_edges[m_places[begin].best];
    if (end != best.end)
        return end > best.end;
    const std::uint8_t layer = m_rules->rules()[rule].layer;
    const std::uint8_t bestLayer = m_rules->rules()[best.rule].layer;
    return layer != bestLayer ? layer > bestLayer : rule < best.rule;
}

void TemporalChart::take(const Edge &edge)
{
    Match &match = m_selected.emplace_back(edge.rule, edge.groups, edge.groupCount);
    if (edge.groups != Nothing)
        return;
    match.firstGroup = std::uint32_t(m_groups.size());
    m_groups.emplace_back(edge.begin, edge.end).meaning.set(edge.field, edge.value);
}

} // namespace Dateline
