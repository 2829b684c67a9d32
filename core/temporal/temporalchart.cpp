// SPDX-License-Identifier: GPL-3.0-or-later
#include "temporal/temporalchart.h"

#include <algorithm>

namespace Dateline {

namespace {

/// How many tokens a pattern may begin before its first trigger, or after its last one.
constexpr std::uint32_t ReachBefore = 12;
constexpr std::uint32_t ReachAfter = 24;

} // namespace

TemporalChart::TemporalChart(const TemporalRules &rules, const std::vector<TemporalCandidate> &told)
    : m_rules(rules)
    , m_builtins(rules.builtins())
    , m_told(told)
    , m_dash(rules.findWord("-"))
    , m_slash(rules.findWord("/"))
    , m_and(rules.findWord("and"))
{
}

const std::vector<TemporalChart::Match> &TemporalChart::parse(const TemporalRun &run, std::uint32_t sentence, std::uint32_t sentenceBegin)
{
    if (m_edges.capacity() == 0)
        reserveRoom();
    m_tokens = &run.tokens;
    m_sentence = sentence;
    m_sentenceBegin = sentenceBegin;
    const std::uint32_t count = std::uint32_t(m_tokens->size());
    m_edges.clear();
    m_matches.clear();
    m_groups.clear();
    m_selected.clear();
    m_heads.assign(count + 1, Nothing);
    m_pendingHeads.assign(count + 1, Nothing);
    TemporalSymbolSet none;
    none.add(TemporalRules::PatternEnds);
    m_symbols.assign(count + 1, none);
    m_ends.assign(count + 1, {});
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
    for (std::size_t layer = 0; layer < m_rules.layerCount(); ++layer) {
        m_pending.clear();
        for (const Beginning &beginning : m_beginnings[layer])
            follow(*beginning.children, m_edges[beginning.edge]);
        m_beginnings[layer].clear();
        const std::uint32_t first = std::uint32_t(m_edges.size());
        m_edges.insert(m_edges.end(), m_pending.begin(), m_pending.end());
        for (std::uint32_t e = first; e < m_edges.size(); ++e) {
            Edge &edge = m_edges[e];
            link(edge);
            m_symbols[edge.begin].add(edge.place);
            m_pendingHeads[edge.begin] = Nothing;
        }
        for (std::uint32_t e = first; e < m_edges.size(); ++e)
            addBeginnings(e, layer + 1);
    }
    select(count);
    return m_selected;
}

void TemporalChart::reserveRoom()
{
    constexpr std::size_t Edges = 64;
    constexpr std::size_t Beginnings = 16;
    m_edges.reserve(Edges);
    m_pending.reserve(Edges);
    m_groups.reserve(Edges);
    m_matches.reserve(Edges);
    for (std::size_t layer = 0; layer < m_rules.layerCount(); ++layer)
        m_beginnings[layer].reserve(Beginnings);
}

void TemporalChart::keepPossible()
{
    std::size_t kept = 0;
    for (const Edge &edge : m_edges) {
        // A condition may ask for what only begins right before a pattern: what is longer is kept.
        if (edge.end == edge.begin + 1 && !m_rules.use(edge.symbol).isPossible(m_ends[edge.begin], m_symbols[edge.end], m_runSymbols))
            continue;
        m_edges[kept] = edge;
        link(m_edges[kept++]);
    }
    m_edges.resize(kept);
}

void TemporalChart::goOn(const TemporalRules::Node &node, std::uint32_t at)
{
    const Edge *const edges = m_edges.data();
    ++m_depth;
    for (std::uint32_t e = m_heads[at]; e != Nothing; e = edges[e].next) {
        if (!node.symbols.has(edges[e].place))
            continue;
        if (const TemporalRules::Children *children = m_rules.children(node, edges[e].symbol))
            follow(*children, edges[e]);
    }
    --m_depth;
}

bool TemporalChart::hasSymbolAt(std::uint32_t at, Symbol symbol) const
{
    if (!m_symbols[at].has(m_rules.place(symbol)))
        return false;
    for (std::uint32_t e = m_heads[at]; e != Nothing; e = m_edges[e].next) {
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
    const std::uint32_t first = m_path[production.firstStep]->begin;
    const std::uint32_t last = m_path[production.lastStep]->end;
    // "4," is a quantity of nothing: what no pattern can take is not made.
    if (!m_rules.use(production.output).isPossible(m_ends[first], m_symbols[last], m_runSymbols))
        return;
    if (production.hasContext && !contextAllows(m_rules.rules()[production.rule], m_path.front()->begin, end))
        return;
    // The first rule of the file that reads these words so wins.
    std::uint32_t known = m_pendingHeads[first];
    while (known != Nothing && (m_pending[known].symbol != production.output || m_pending[known].end != last))
        known = m_pending[known].next;
    if (known != Nothing && m_matches[std::size_t(m_pending[known].match)].rule <= production.rule)
        return;
    const std::uint32_t firstGroup = std::uint32_t(m_groups.size());
    if (!readGroups(production, firstGroup)) {
        m_groups.resize(firstGroup);
        return;
    }
    if (known != Nothing) {
        m_matches[std::size_t(m_pending[known].match)] = {production.rule, firstGroup, std::uint32_t(production.brackets.size())};
        m_pending[known].meaning = std::int32_t(firstGroup);
        return;
    }
    Edge &edge = m_pending.emplace_back();
    edge.symbol = production.output;
    edge.place = m_rules.place(production.output);
    edge.begin = first;
    edge.end = last;
    edge.match = std::int32_t(m_matches.size());
    edge.meaning = std::int32_t(firstGroup);
    edge.next = m_pendingHeads[first];
    m_matches.emplace_back(production.rule, firstGroup, std::uint32_t(production.brackets.size()));
    m_pendingHeads[first] = std::uint32_t(m_pending.size() - 1);
}

bool TemporalChart::readGroups(const TemporalRules::Production &production, std::uint32_t firstGroup)
{
    for (const TemporalRules::Bracket &bracket : production.brackets) {
        const bool isInWords = bracket.first != TemporalRules::Bracket::InNoWords;
        Group &group = m_groups.emplace_back(isInWords ? m_path[bracket.first]->begin : Nothing,
                                             isInWords ? m_path[bracket.last]->end : 0, production.constants);
        for (const TemporalRules::Gift &gift : bracket.gifts) {
            const Edge &edge = *m_path[gift.step];
            const TemporalMeaning *from = meaningOf(edge);
            if (gift.field != TemporalField::Count)
                group.meaning.set(gift.field, from ? from->get(TemporalField::Number) : edge.value);
            else if (from)
                group.meaning.merge(*from);
            else if (!group.meaning.has(TemporalField::Number))
                group.meaning.set(TemporalField::Number, edge.value);
        }
        if (isInWords && !isPossible(group.meaning))
            return false;
    }
    if (production.flags & TemporalRules::ShortYears)
        return completeYears(m_groups[firstGroup].meaning, m_groups[firstGroup + 1].meaning);
    return !(production.flags & TemporalRules::ContinuesDay) || continuesDay(m_groups[firstGroup].meaning);
}

bool TemporalChart::isPossible(const TemporalMeaning &meaning)
{
    using F = TemporalField;
    constexpr auto bits = [](auto... fields) { return (TemporalMeaning::bitOf(fields) | ...); };
    constexpr std::uint64_t Ranged = bits(F::Month, F::Day, F::Hour, F::Minute, F::Second, F::Decade, F::Century, F::Quarter, F::Half, F::Week);
    if (!(meaning.fields() & Ranged))
        return true;
    const auto within = [&](F field, int low, int high) {
        return !meaning.has(field) || (meaning.get(field) >= low && meaning.get(field) <= high);
    };
    static constexpr int Days[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (!within(F::Month, 1, 12) || !within(F::Day, 1, meaning.has(F::Month) ? Days[meaning.get(F::Month, 1) - 1] : 31))
        return false;
    if (!(meaning.fields() & Ranged & ~bits(F::Month, F::Day)))
        return true;
    return within(F::Hour, 0, meaning.has(F::Meridiem) ? 12 : 24) && within(F::Minute, 0, 59) && within(F::Second, 0, 60)
        && within(F::Decade, 0, 299) && within(F::Century, 1, 99) && within(F::Quarter, 1, 4) && within(F::Half, 1, 2) && within(F::Week, 1, 53);
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
    for (std::size_t i = m_told.size(); i-- > 0;) {
        const TemporalCandidate &candidate = m_told[i];
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
    std::uint32_t at = 0;
    while (at < count) {
        const Edge *best = nullptr;
        for (std::uint32_t e = m_heads[at]; e != Nothing; e = m_edges[e].next) {
            const Edge &edge = m_edges[e];
            if (edge.match < 0 || !m_rules.isEmitted(edge.symbol))
                continue;
            if (!best || edge.end > best->end || (edge.end == best->end && isBetter(edge, *best)))
                best = &edge;
        }
        if (!best) {
            ++at;
            continue;
        }
        if (best->symbol != m_builtins.none)
            m_selected.push_back(m_matches[std::size_t(best->match)]);
        at = best->end;
    }
}

bool TemporalChart::isBetter(const Edge &a, const Edge &b) const
{
    const std::uint32_t first = m_matches[std::size_t(a.match)].rule;
    const std::uint32_t second = m_matches[std::size_t(b.match)].rule;
    const std::uint8_t firstLayer = m_rules.rules()[first].layer;
    const std::uint8_t secondLayer = m_rules.rules()[second].layer;
    return firstLayer != secondLayer ? firstLayer > secondLayer : first < second;
}

} // namespace Dateline
