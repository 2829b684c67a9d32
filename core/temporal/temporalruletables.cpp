// SPDX-License-Identifier: GPL-3.0-or-later
#include "temporal/temporalrulescompiler.h"

#include <algorithm>
#include <utility>

// What the patterns come to once all are read: triggers, words, and the trie that is followed while matching.

namespace Dateline {

void TemporalRulesCompiler::findUse()
{
    std::vector<std::uint8_t> &used = m_rules->m_asked;
    used.assign(m_rules->m_symbols.size(), 0);
    for (const Symbol s : {m_rules->m_builtins.numberWord, m_rules->m_builtins.ordinalSuffix, m_rules->m_builtins.decadeSuffix})
        used[s] = true;
    for (const auto &[layer, output, steps] : m_patterns) {
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
                              b.participleAdverb, b.presentBe, b.schedule, b.auxiliary, b.pluperfect, b.pluperfectBe, b.speech};
    for (TemporalRules::Word &entry : m_rules->m_words) {
        const auto others = std::stable_partition(entry.entries.begin(), entry.entries.end(),
                                                  [&](const TemporalRules::Entry &one) { return used[one.symbol]; });
        entry.askedEntries = std::uint32_t(others - entry.entries.begin());
        entry.inPattern = entry.askedEntries > 0;
        for (const TemporalRules::Entry &one : entry.entries) {
            if (one.symbol == b.numberWord && entry.number < 0)
                entry.number = one.value;
            entry.ordinalSuffix = entry.ordinalSuffix || one.symbol == b.ordinalSuffix;
            entry.decadeSuffix = entry.decadeSuffix || one.symbol == b.decadeSuffix;
        }
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

void TemporalRulesCompiler::findUses(const std::vector<std::uint64_t> &first)
{
    std::vector<std::uint64_t> last(first.size());
    for (std::size_t s = 0; s < last.size(); ++s)
        last[s] = m_rules->bitOf(Symbol(s));
    for (bool grows = true; grows;) {
        grows = false;
        for (const auto &[layer, output, steps] : m_patterns) {
            const std::uint64_t all = last[output] | last[steps.back().symbol];
            grows = grows || all != last[output];
            last[output] = all;
        }
    }
    m_rules->m_uses.resize(first.size());
    for (std::size_t s = 0; s < first.size(); ++s)
        m_rules->m_uses[s].always = m_rules->m_emitted[s];
    for (const TemporalRules::Rule &rule : m_rules->m_rules) {
        for (const auto *symbols : {&rule.notNext, &rule.notJoined, &rule.notPrevious}) {
            for (const Symbol s : *symbols)
                m_rules->m_uses[s].always = true;
        }
    }
    for (const auto &[layer, output, steps] : m_patterns) {
        for (std::size_t i = 0; i < steps.size(); ++i) {
            TemporalRules::Use &use = m_rules->m_uses[steps[i].symbol];
            const std::uint64_t before = i == 0 ? 0 : last[steps[i - 1].symbol];
            const std::uint64_t behind = i + 1 == steps.size() ? 0 : first[steps[i + 1].symbol];
            if (steps.size() == 1) {
                use.always = true;
            } else if (i == 0) {
                use.behindFirst |= behind;
            } else if (i + 1 == steps.size()) {
                use.beforeLast |= before;
            } else {
                use.beforeMiddle |= before;
                use.behindMiddle |= behind;
            }
        }
    }
}

void TemporalRulesCompiler::lookAhead()
{
    // What the tokenizer gives out where a symbol begins: the symbol itself, or what the patterns of its category begin with.
    std::vector<std::uint64_t> first(m_rules->m_symbols.size());
    for (std::size_t s = 0; s < first.size(); ++s)
        first[s] = m_rules->bitOf(Symbol(s));
    for (bool grows = true; grows;) {
        grows = false;
        for (const auto &[layer, output, steps] : m_patterns) {
            const std::uint64_t all = first[output] | first[steps.front().symbol];
            grows = grows || all != first[output];
            first[output] = all;
        }
    }
    findUses(first);
    std::map<std::pair<Symbol, std::size_t>, std::uint64_t> ahead;
    for (const auto &[layer, output, steps] : m_patterns)
        ahead[{steps.front().symbol, layer}] |= steps.size() == 1 ? TemporalRules::PatternEnds : first[steps[1].symbol];
    auto next = ahead.begin();
    for (std::size_t s = 0; s < first.size(); ++s) {
        m_rules->m_firstBeginning.push_back(std::uint32_t(m_rules->m_beginnings.size()));
        for (; next != ahead.end() && next->first.first == s; ++next)
            m_rules->m_beginnings.push_back({next->second, std::uint8_t(next->first.second)});
    }
    m_rules->m_firstBeginning.push_back(std::uint32_t(m_rules->m_beginnings.size()));
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
    m_ends.emplace(node, End{std::uint32_t(m_rule), groups, steps, constants});
}

TemporalRules::Production TemporalRulesCompiler::production(const End &end, const std::vector<bool> &isMeaningful) const
{
    const TemporalRules::Rule &rule = m_rules->m_rules[end.rule];
    TemporalRules::Production production;
    production.rule = end.rule;
    production.output = rule.output;
    production.flags = rule.flags;
    production.hasContext = rule.hasContext;
    production.groups = std::uint8_t(end.groups);
    production.constants = end.constants;
    production.brackets.resize(std::size_t(end.groups));
    std::vector<TemporalRules::Gift> categories;
    bool isInBracket = false;
    for (std::uint8_t i = 0; i < end.steps.size(); ++i) {
        const Step &step = end.steps[i];
        if (step.group < 0)
            continue;
        if (!isInBracket)
            production.firstStep = i;
        isInBracket = true;
        production.lastStep = i;
        TemporalRules::Bracket &bracket = production.brackets[std::size_t(step.group)];
        bracket.first = std::min(bracket.first, i);
        bracket.last = i;
        const TemporalRules::Gift gift{i, std::uint8_t(step.group), step.field};
        if (step.field == TemporalField::Count && isMeaningful[step.symbol])
            categories.push_back(gift);
        else if (step.field != TemporalField::Count && !end.constants.has(step.field))
            production.gifts.push_back(gift);
    }
    production.gifts.insert(production.gifts.end(), categories.begin(), categories.end());
    return production;
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
    for (std::size_t c = 0; c < m_rules->m_marks.size(); ++c) {
        const char mark = char(c);
        m_rules->m_marks[c] = m_rules->findWord({&mark, 1});
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
    // Words of classes have no more than a value; numbers, clock times and categories mean more.
    const TemporalRules::Builtins &b = m_rules->m_builtins;
    std::vector<bool> isMeaningful(m_rules->m_symbols.size(), false);
    for (const Symbol s : {b.number, b.clockDigits, b.clockFour})
        isMeaningful[s] = true;
    for (const Pattern &pattern : m_patterns)
        isMeaningful[pattern.output] = true;
    // Those that end at one place come together, in the order of the rules.
    for (const auto &[node, pattern] : m_ends) {
        TemporalRules::Node &end = m_rules->m_nodes[node];
        end.symbols |= TemporalRules::PatternEnds;
        if (end.productionCount++ == 0)
            end.firstProduction = std::uint32_t(m_rules->m_productions.size());
        m_rules->m_productions.push_back(production(pattern, isMeaningful));
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
