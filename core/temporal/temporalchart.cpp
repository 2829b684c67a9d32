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
    , m_and(rules.symbol("\"and\""))
{
}

const std::vector<TemporalChart::Match> &TemporalChart::parse(const TemporalRun &run, std::uint32_t sentence, std::uint32_t sentenceBegin)
{
    m_tokens = &run.tokens;
    m_sentence = sentence;
    m_sentenceBegin = sentenceBegin;
    const std::uint32_t count = std::uint32_t(m_tokens->size());
    m_edges.clear();
    m_meanings.clear();
    m_matches.clear();
    m_groups.clear();
    m_selected.clear();
    m_heads.assign(count + 1, Nothing);
    m_pendingHeads.assign(count + 1, Nothing);
    m_beginnings.assign(count + 1, 0);
    m_symbols.assign(count + 1, 0);
    // No pattern reaches further from its trigger.
    const std::uint32_t firstBegin = run.firstTrigger > ReachBefore ? run.firstTrigger - ReachBefore : 0;
    const std::uint32_t lastBegin = std::min(count, run.lastTrigger + ReachAfter + 1);
    for (std::uint32_t i = 0; i < count; ++i) {
        addTokenEdges(i);
        addNumberEdges(i);
    }
    for (std::size_t layer = 0; layer < m_rules.layerCount(); ++layer) {
        m_pending.clear();
        m_layer = layer;
        for (std::uint32_t i = firstBegin; i < lastBegin; ++i) {
            if ((m_beginnings[i] >> layer) & 1)
                begin(i);
        }
        for (const Edge &edge : m_pending) {
            addEdge(edge);
            m_pendingHeads[edge.begin] = Nothing;
        }
    }
    select(count);
    return m_selected;
}

void TemporalChart::begin(std::uint32_t at)
{
    for (std::uint32_t e = m_heads[at]; e != Nothing; e = m_edges[e].next) {
        if (m_rules.canBegin(m_edges[e].symbol, m_layer))
            follow(m_rules.childrenOfRoot(m_layer, m_edges[e].symbol), at, e);
    }
}

void TemporalChart::walk(const TemporalRules::Node &node, std::uint32_t at)
{
    // Most ways end here: no symbol at this place leads on.
    if (at >= m_tokens->size() || !(node.symbols & m_symbols[at]))
        return;
    for (std::uint32_t e = m_heads[at]; e != Nothing; e = m_edges[e].next) {
        ++m_steps;
        if (const TemporalRules::Children *children = m_rules.children(node, m_edges[e].symbol))
            follow(*children, at, e);
    }
}

void TemporalChart::follow(const TemporalRules::Children &children, std::uint32_t at, std::uint32_t e)
{
    ++m_steps;
    const std::uint32_t end = m_edges[e].end;
    const std::uint32_t tight = (*m_tokens)[at].space ? 0 : children.tight;
    if (!children.loose && !tight)
        return;
    m_path.push_back(e);
    for (const std::uint32_t next : {children.loose, tight}) {
        if (!next)
            continue;
        const TemporalRules::Node &node = m_rules.node(next);
        for (std::uint32_t i = 0; i < node.productionCount; ++i)
            complete(m_rules.productions()[node.firstProduction + i], end);
        walk(node, end);
    }
    m_path.pop_back();
}

bool TemporalChart::hasSymbolAt(std::uint32_t at, Symbol symbol) const
{
    if (!(m_symbols[at] & TemporalRules::bitOf(symbol)))
        return false;
    for (std::uint32_t e = m_heads[at]; e != Nothing; e = m_edges[e].next) {
        if (m_edges[e].symbol == symbol)
            return true;
    }
    return false;
}

void TemporalChart::complete(const TemporalRules::Production &production, std::uint32_t end)
{
    const TemporalRules::Rule &rule = m_rules.rules()[production.rule];
    std::uint32_t first = Nothing;
    std::uint32_t last = 0;
    for (std::size_t i = 0; i < production.steps.size(); ++i) {
        if (production.steps[i].group < 0)
            continue;
        const Edge &edge = m_edges[m_path[i]];
        first = std::min(first, edge.begin);
        last = std::max(last, edge.end);
    }
    const std::uint32_t pathBegin = m_edges[m_path.front()].begin;
    if (first == Nothing || ((rule.flags & TemporalRules::AtStart) && (*m_tokens)[pathBegin].begin != m_sentenceBegin))
        return;
    for (const Symbol symbol : rule.notNext) {
        if (end < m_tokens->size() && hasSymbolAt(end, symbol))
            return;
    }
    for (const Symbol symbol : rule.notJoined) {
        if (end < m_tokens->size() && !(*m_tokens)[end].space && hasSymbolAt(end, symbol))
            return;
    }
    for (const Symbol symbol : rule.notPrevious) {
        if (pathBegin > 0 && hasSymbolAt(pathBegin - 1, symbol))
            return;
    }
    // The first rule of the file that reads these words so wins.
    std::uint32_t known = m_pendingHeads[first];
    while (known != Nothing && (m_pending[known].symbol != rule.output || m_pending[known].end != last))
        known = m_pending[known].next;
    if (known != Nothing && m_matches[std::size_t(m_pending[known].match)].rule <= production.rule)
        return;
    if (!readGroups(production))
        return;
    if ((rule.flags & TemporalRules::ShortYears) && !completeYears(m_groupBuffer[0].meaning, m_groupBuffer[1].meaning))
        return;
    if ((rule.flags & TemporalRules::ContinuesDay) && !continuesDay(m_groupBuffer[0].meaning))
        return;
    if (known != Nothing) {
        m_meanings[std::size_t(m_pending[known].meaning)] = m_groupBuffer[0].meaning;
        m_matches[std::size_t(m_pending[known].match)] = addMatch(production.rule);
        return;
    }
    Edge edge;
    edge.symbol = rule.output;
    edge.begin = first;
    edge.end = last;
    edge.meaning = addMeaning(m_groupBuffer[0].meaning);
    edge.match = std::int32_t(m_matches.size());
    edge.next = m_pendingHeads[first];
    m_matches.push_back(addMatch(production.rule));
    m_pendingHeads[first] = std::uint32_t(m_pending.size());
    m_pending.push_back(edge);
}

bool TemporalChart::readGroups(const TemporalRules::Production &production)
{
    m_groupBuffer.resize(production.groups);
    for (Group &group : m_groupBuffer) {
        group.begin = Nothing;
        group.end = 0;
        group.meaning = production.constants;
    }
    // A value that the rule takes itself goes before what a category brings along.
    for (const bool own : {true, false}) {
        for (std::size_t i = 0; i < production.steps.size(); ++i) {
            const TemporalRules::Step &step = production.steps[i];
            if (step.group < 0)
                continue;
            const Edge &edge = m_edges[m_path[i]];
            Group &group = m_groupBuffer[std::size_t(step.group)];
            if (own) {
                group.begin = std::min(group.begin, edge.begin);
                group.end = std::max(group.end, edge.end);
                if (step.field != TemporalField::Count && !production.constants.has(step.field))
                    group.meaning.set(step.field, edge.meaning >= 0 ? m_meanings[std::size_t(edge.meaning)].get(TemporalField::Number) : edge.value);
            } else if (step.field == TemporalField::Count && edge.meaning >= 0) {
                group.meaning.merge(m_meanings[std::size_t(edge.meaning)]);
            }
        }
    }
    return std::all_of(m_groupBuffer.begin(), m_groupBuffer.end(),
                       [](const Group &group) { return group.begin == Nothing || isPossible(group.meaning); });
}

TemporalChart::Match TemporalChart::addMatch(std::uint32_t rule)
{
    const Match match{rule, std::uint32_t(m_groups.size()), std::uint32_t(m_groupBuffer.size())};
    m_groups.insert(m_groups.end(), m_groupBuffer.begin(), m_groupBuffer.end());
    return match;
}

bool TemporalChart::isPossible(const TemporalMeaning &meaning)
{
    using F = TemporalField;
    const auto within = [&](F field, int low, int high) {
        return !meaning.has(field) || (meaning.get(field) >= low && meaning.get(field) <= high);
    };
    static constexpr int Days[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return within(F::Month, 1, 12) && within(F::Day, 1, meaning.has(F::Month) ? Days[meaning.get(F::Month, 1) - 1] : 31)
        && within(F::Hour, 0, meaning.has(F::Meridiem) ? 12 : 24) && within(F::Minute, 0, 59) && within(F::Second, 0, 60)
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
