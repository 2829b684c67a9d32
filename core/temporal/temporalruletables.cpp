// SPDX-License-Identifier: GPL-3.0-or-later
#include "temporal/temporalrulescompiler.h"

#include <algorithm>

// What the patterns come to once all are read: triggers, words, and the trie that is followed while matching.

namespace Dateline {

void TemporalRulesCompiler::findUse()
{
    m_rules->m_beginnings.assign(m_rules->m_symbols.size(), 0);
    std::vector<bool> used(m_rules->m_symbols.size(), false);
    for (const Symbol s : {m_rules->m_builtins.numberWord, m_rules->m_builtins.ordinalSuffix, m_rules->m_builtins.decadeSuffix})
        used[s] = true;
    for (const auto &[layer, output, steps] : m_patterns) {
        m_rules->m_beginnings[steps.front().symbol] |= std::uint16_t(1u << layer);
        for (const Step &step : steps)
            used[step.symbol] = true;
    }
    for (TemporalRules::Rule &rule : m_rules->m_rules) {
        rule.hasContext = (rule.flags & TemporalRules::AtStart) || !rule.notNext.empty() || !rule.notJoined.empty() || !rule.notPrevious.empty();
        for (const Symbol s : rule.notNext)
            used[s] = true;
        for (const Symbol s : rule.notJoined)
            used[s] = true;
        for (const Symbol s : rule.notPrevious)
            used[s] = true;
    }
    const TemporalRules::Builtins &b = m_rules->m_builtins;
    const Symbol tenses[] = {b.past, b.present, b.future, b.futureBeforeInfinitive, b.infinitive, b.determiner,
                              b.participleAdverb, b.presentBe, b.pluperfect, b.pluperfectBe, b.speech};
    for (TemporalRules::Word &entry : m_rules->m_words) {
        for (const TemporalRules::Entry &one : entry.entries)
            entry.inPattern = entry.inPattern || used[one.symbol];
        entry.tellsTense = std::any_of(entry.entries.begin(), entry.entries.end(), [&](const TemporalRules::Entry &one) {
            return std::find(std::begin(tenses), std::end(tenses), one.symbol) != std::end(tenses);
        });
    }
}

void TemporalRulesCompiler::assignBits()
{
    constexpr std::size_t Bits = 63;
    constexpr std::size_t Shared = 15;
    std::vector<std::pair<std::uint32_t, Symbol>> uses(m_rules->m_symbols.size());
    for (std::size_t s = 0; s < uses.size(); ++s)
        uses[s] = {0, Symbol(s)};
    for (const auto &[layer, output, steps] : m_patterns) {
        for (const Step &step : steps)
            ++uses[step.symbol].first;
    }
    std::sort(uses.begin(), uses.end(), [](const auto &a, const auto &b) { return a.first != b.first ? a.first > b.first : a.second < b.second; });
    m_rules->m_bits.resize(uses.size());
    for (std::size_t i = 0; i < uses.size(); ++i)
        m_rules->m_bits[uses[i].second] = std::uint8_t(i < Bits - Shared ? i : Bits - Shared + i % Shared);
}

void TemporalRulesCompiler::findTriggers()
{
    enum : std::uint8_t { Unseen, Triggers, DoesNot };
    std::vector<std::uint8_t> classes(m_rules->m_symbols.size(), Unseen);
    std::vector<std::string_view> names(m_rules->m_symbols.size());
    for (const auto &[name, s] : m_rules->m_symbols)
        names[s] = name;
    // A class is as good as a trigger when all its words are.
    for (const TemporalRules::Word &entry : m_rules->m_words) {
        for (const TemporalRules::Entry &one : entry.entries) {
            if (classes[one.symbol] != DoesNot)
                classes[one.symbol] = entry.trigger ? Triggers : DoesNot;
        }
    }
    const TemporalRules::Builtins &b = m_rules->m_builtins;
    for (const Symbol s : {b.year, b.modernYear, b.decadeDigits, b.longDecade, b.yearWords})
        classes[s] = Triggers;
    const auto isTriggered = [&](const Step &step) {
        const std::string_view name = names[step.symbol];
        return classes[step.symbol] == Triggers
            || (classes[step.symbol] == Unseen && !name.empty() && name.front() >= 'a' && name.front() <= 'z' && step.symbol != b.number);
    };
    // "several" is only asked for beside a unit, which is a trigger itself: its category needs none.
    std::vector<bool> needsTrigger = m_rules->m_emitted;
    for (const auto &[layer, output, steps] : m_patterns) {
        const auto triggered = std::count_if(steps.begin(), steps.end(), isTriggered);
        for (const Step &step : steps) {
            if (triggered == 1 && isTriggered(step))
                needsTrigger[step.symbol] = true;
        }
    }
    constexpr std::size_t Quotes = 2;
    constexpr std::size_t ShortestAmongOthers = 4;
    for (const auto &[layer, output, steps] : m_patterns) {
        if (!needsTrigger[output] || std::any_of(steps.begin(), steps.end(), isTriggered))
            continue;
        std::string_view longest;
        for (const Step &step : steps) {
            const std::string_view name = names[step.symbol];
            if (!name.empty() && name.front() == '"' && name.size() > longest.size())
                longest = name;
        }
        if (longest.size() > Quotes + 1 && (steps.size() == 1 || longest.size() >= Quotes + ShortestAmongOthers))
            word(longest.substr(1, longest.size() - Quotes)).trigger = true;
    }
}

void TemporalRulesCompiler::insert(const std::vector<Step> &steps, const TemporalMeaning &constants, int groups)
{
    std::uint32_t node = m_rules->m_layers[m_layer];
    for (const Step &step : steps) {
        const std::uint64_t key = (std::uint64_t(node) << 20) | (std::uint64_t(step.symbol) << 1) | (step.tight ? 1 : 0);
        const auto [it, added] = m_children.emplace(key, std::uint32_t(m_rules->m_nodes.size()));
        if (added)
            m_rules->m_nodes.emplace_back();
        node = it->second;
    }
    TemporalRules::Production production;
    production.rule = std::uint32_t(m_rule);
    production.groups = std::uint8_t(groups);
    production.steps = steps;
    const auto isInBracket = [](const Step &step) { return step.group >= 0; };
    production.firstStep = std::uint8_t(std::find_if(steps.begin(), steps.end(), isInBracket) - steps.begin());
    production.lastStep = std::uint8_t(steps.rend() - std::find_if(steps.rbegin(), steps.rend(), isInBracket) - 1);
    production.constants = constants;
    m_productions.emplace(node, std::move(production));
}

void TemporalRulesCompiler::buildWordTable()
{
    std::size_t size = 64;
    while (size < m_rules->m_words.size() * 4)
        size *= 2;
    m_rules->m_table.assign(size, 0);
    m_rules->m_filter.assign(1 << 16, false);
    for (std::size_t i = 0; i < m_rules->m_words.size(); ++i) {
        std::uint64_t hash = TemporalRules::hashStart();
        for (const char c : m_rules->m_words[i].text)
            hash = TemporalRules::hashStep(hash, static_cast<unsigned char>(c));
        m_rules->m_filter[(hash >> 20) & 0xFFFF] = true;
        std::size_t slot = hash & (size - 1);
        while (m_rules->m_table[slot])
            slot = (slot + 1) & (size - 1);
        m_rules->m_table[slot] = std::uint32_t(i + 1);
    }
}

void TemporalRulesCompiler::buildChildTable()
{
    // The keys are in the order of nodes, then symbols, so that each node's children come together.
    for (const auto &[key, child] : m_children) {
        TemporalRules::Node &node = m_rules->m_nodes[std::size_t(key >> 20)];
        const Symbol symbol = Symbol((key >> 1) & 0x7FFFF);
        if (node.childCount == 0)
            node.firstChild = std::uint32_t(m_rules->m_children.size());
        if (node.childCount == 0 || m_rules->m_children.back().symbol != symbol) {
            m_rules->m_children.push_back({symbol});
            node.symbols |= m_rules->bitOf(symbol);
            ++node.childCount;
        }
        (key & 1 ? m_rules->m_children.back().tight : m_rules->m_children.back().loose) = child;
    }
    // Those that end at one place come together, in the order of the rules.
    for (auto &[node, production] : m_productions) {
        TemporalRules::Node &end = m_rules->m_nodes[node];
        end.symbols |= TemporalRules::PatternEnds;
        if (end.productionCount++ == 0)
            end.firstProduction = std::uint32_t(m_rules->m_productions.size());
        m_rules->m_productions.push_back(std::move(production));
    }
    for (TemporalRules::Children &child : m_rules->m_children) {
        child.looseSymbols = child.loose ? m_rules->m_nodes[child.loose].symbols : 0;
        child.tightSymbols = child.tight ? m_rules->m_nodes[child.tight].symbols : 0;
    }
    m_rules->m_roots.resize(m_rules->m_layers.size() * m_rules->m_symbols.size());
    for (std::size_t layer = 0; layer < m_rules->m_layers.size(); ++layer) {
        const TemporalRules::Node &root = m_rules->m_nodes[m_rules->m_layers[layer]];
        for (std::uint32_t i = root.firstChild; i < root.firstChild + root.childCount; ++i)
            m_rules->m_roots[layer * m_rules->m_symbols.size() + m_rules->m_children[i].symbol] = m_rules->m_children[i];
    }
}

} // namespace Dateline
