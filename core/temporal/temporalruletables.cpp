// SPDX-License-Identifier: GPL-3.0-or-later
#include "temporal/temporalrulescompiler.h"

#include <algorithm>
#include <utility>

// What the patterns come to once all are read: triggers, words, and the trie that is followed while matching.

namespace Dateline {

bool TemporalRulesCompiler::isInBracket(const Step &step)
{
    return step.group >= 0;
}

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

void TemporalRulesCompiler::assignPlaces()
{
    constexpr std::size_t Places = TemporalRules::PatternEnds;
    constexpr std::size_t Shared = 40;
    constexpr std::uint32_t Always = 1 << 16;
    std::vector<std::pair<std::uint32_t, Symbol>> uses(m_rules->m_symbols.size());
    for (std::size_t s = 0; s < uses.size(); ++s)
        uses[s] = {0, Symbol(s)};
    // What stands in most runs must not be taken for something else.
    for (const Symbol s : numbersAndWords())
        uses[s].first = Always;
    for (const auto &[layer, output, steps] : m_patterns) {
        for (const Step &step : steps)
            ++uses[step.symbol].first;
    }
    std::sort(uses.begin(), uses.end(), [](const auto &a, const auto &b) { return a.first != b.first ? a.first > b.first : a.second < b.second; });
    m_rules->m_places.resize(uses.size());
    for (std::size_t i = 0; i < uses.size(); ++i)
        m_rules->m_places[uses[i].second] = std::uint8_t(i < Places - Shared ? i : Places - Shared + i % Shared);
}

void TemporalRulesCompiler::findUses(const std::vector<TemporalSymbolSet> &first)
{
    std::vector<TemporalSymbolSet> last(first.size());
    for (std::size_t s = 0; s < last.size(); ++s)
        last[s] = m_rules->setOf(Symbol(s));
    for (bool grows = true; grows;) {
        grows = false;
        for (const auto &[layer, output, steps] : m_patterns) {
            // The category has the words in brackets; what else the pattern asks for stands beside it.
            const auto step = std::find_if(steps.rbegin(), steps.rend(), isInBracket);
            TemporalSymbolSet all = last[output];
            all.add(last[step == steps.rend() ? steps.front().symbol : step->symbol]);
            grows = grows || all != last[output];
            last[output] = all;
        }
    }
    m_rules->m_uses.resize(first.size());
    for (std::size_t s = 0; s < first.size(); ++s)
        m_rules->m_uses[s].always = m_rules->m_emitted[s];
    // A condition asks for what it forbids beside the words. Of what stands before them it asks only where it begins: a category may
    // reach into them.
    for (const auto &[node, end] : m_ends) {
        const TemporalRules::Rule &rule = m_rules->m_rules[end.rule];
        const TemporalSymbolSet somewhere = tellingSymbols(end.steps, first);
        for (const Symbol s : rule.notPrevious) {
            const bool isCategory = std::any_of(m_patterns.begin(), m_patterns.end(), [s](const Pattern &pattern) { return pattern.output == s; });
            m_rules->m_uses[s].always = m_rules->m_uses[s].always || isCategory;
            m_rules->m_uses[s].behindFirst.add(first[end.steps.front().symbol]);
            m_rules->m_uses[s].somewhere.add(somewhere);
        }
        for (const auto *symbols : {&rule.notNext, &rule.notJoined}) {
            for (const Symbol s : *symbols) {
                m_rules->m_uses[s].beforeLast.add(last[end.steps.back().symbol]);
                m_rules->m_uses[s].somewhere.add(somewhere);
            }
        }
    }
    for (const auto &[layer, output, steps] : m_patterns) {
        const TemporalSymbolSet somewhere = tellingSymbols(steps, first);
        for (std::size_t i = 0; i < steps.size(); ++i) {
            TemporalRules::Use &use = m_rules->m_uses[steps[i].symbol];
            const TemporalSymbolSet before = i == 0 ? TemporalSymbolSet() : last[steps[i - 1].symbol];
            const TemporalSymbolSet behind = i + 1 == steps.size() ? TemporalSymbolSet() : first[steps[i + 1].symbol];
            if (steps.size() == 1)
                continue;
            use.somewhere.add(somewhere);
            if (i == 0) {
                use.behindFirst.add(behind);
            } else if (i + 1 == steps.size()) {
                use.beforeLast.add(before);
            } else {
                use.beforeMiddle.add(before);
                use.behindMiddle.add(behind);
            }
        }
    }
    // What makes a category alone is asked for where the category is.
    for (bool grows = true; grows;) {
        grows = false;
        for (const auto &[layer, output, steps] : m_patterns) {
            if (steps.size() > 1)
                continue;
            TemporalRules::Use &use = m_rules->m_uses[steps.front().symbol];
            TemporalRules::Use all = use;
            all.add(m_rules->m_uses[output]);
            grows = grows || all != use;
            use = all;
        }
    }
}

TemporalSymbolSet TemporalRulesCompiler::tellingSymbols(const std::vector<Step> &steps, const std::vector<TemporalSymbolSet> &first) const
{
    // Numbers stand in most runs, marks in many, each word of the lexicon in few.
    TemporalSymbolSet usual;
    for (const Symbol s : numbersAndWords())
        usual.add(m_rules->place(s));
    TemporalSymbolSet marks;
    for (const TemporalRules::Word *mark : m_rules->marks()) {
        for (std::size_t i = 0; mark && i < mark->askedEntries; ++i)
            marks.add(m_rules->place(mark->entries[i].symbol));
    }
    const auto rank = [&](const Step &step) {
        const TemporalSymbolSet &symbols = first[step.symbol];
        return std::pair(symbols.meets(usual) ? 2 : symbols.meets(marks) ? 1 : 0, symbols.size());
    };
    return first[std::min_element(steps.begin(), steps.end(), [&](const Step &a, const Step &b) { return rank(a) < rank(b); })->symbol];
}

std::vector<TemporalRulesCompiler::Symbol> TemporalRulesCompiler::numbersAndWords() const
{
    const TemporalRules::Builtins &b = m_rules->m_builtins;
    return {b.integer, b.day, b.year, b.modernYear, b.twoDigits, b.fourDigits, b.number, b.capitalised, b.lowerCase, b.word, b.unknown};
}

std::uint32_t TemporalRulesCompiler::childOfRoot(std::size_t layer, Symbol symbol) const
{
    const TemporalRules::Node &root = m_rules->m_nodes[m_rules->m_layers[layer]];
    return std::uint32_t(m_rules->children(root, symbol) - m_rules->m_children.data());
}

void TemporalRulesCompiler::lookAhead()
{
    // What the tokenizer gives out where a symbol begins: the symbol itself, or what the patterns of its category begin with.
    std::vector<TemporalSymbolSet> first(m_rules->m_symbols.size());
    for (std::size_t s = 0; s < first.size(); ++s)
        first[s] = m_rules->setOf(Symbol(s));
    for (bool grows = true; grows;) {
        grows = false;
        for (const auto &[layer, output, steps] : m_patterns) {
            const auto step = std::find_if(steps.begin(), steps.end(), isInBracket);
            TemporalSymbolSet all = first[output];
            all.add(first[step == steps.end() ? steps.front().symbol : step->symbol]);
            grows = grows || all != first[output];
            first[output] = all;
        }
    }
    findUses(first);
    std::map<std::pair<Symbol, std::size_t>, TemporalRules::Beginning> beginnings;
    for (const auto &[layer, output, steps] : m_patterns) {
        TemporalRules::Beginning &beginning = beginnings[{steps.front().symbol, layer}];
        beginning.layer = std::uint8_t(layer);
        beginning.isContext = beginning.isContext || !isInBracket(steps.front());
        beginning.root = childOfRoot(layer, steps.front().symbol);
        const TemporalRules::Use &use = m_rules->m_uses[output];
        beginning.somewhere.add(steps.size() == 1 && !use.always ? use.somewhere : tellingSymbols(steps, first));
        if (steps.size() == 1)
            beginning.ahead.add(TemporalRules::PatternEnds);
        else
            beginning.ahead.add(first[steps[1].symbol]);
    }
    auto next = beginnings.begin();
    for (std::size_t s = 0; s < first.size(); ++s) {
        TemporalRules::FirstBeginning &firsts = m_rules->m_firstBeginning.emplace_back();
        firsts.below = std::uint32_t(m_rules->m_beginnings.size());
        for (; next != beginnings.end() && next->first.first == s && next->first.second < m_rules->m_firstTopLayer; ++next)
            m_rules->m_beginnings.push_back(next->second);
        firsts.top = std::uint32_t(m_rules->m_beginnings.size());
        for (; next != beginnings.end() && next->first.first == s; ++next) {
            m_rules->m_beginnings.push_back(next->second);
            m_rules->m_topSymbols.add(m_rules->place(Symbol(s)));
            if (next->second.isContext)
                m_rules->m_topContexts.add(m_rules->place(Symbol(s)));
        }
    }
    const auto count = std::uint32_t(m_rules->m_beginnings.size());
    m_rules->m_firstBeginning.push_back({count, count});
}

void TemporalRulesCompiler::findTopLayers()
{
    // By symbol, how many layers there are up to the last one that asks for it.
    std::vector<std::size_t> asked(m_rules->m_symbols.size());
    const auto ask = [&](Symbol symbol, std::size_t layer) { asked[symbol] = std::max(asked[symbol], layer + 1); };
    for (const auto &[layer, output, steps] : m_patterns) {
        for (const Step &step : steps)
            ask(step.symbol, layer);
    }
    for (const TemporalRules::Rule &rule : m_rules->m_rules) {
        for (const auto *symbols : {&rule.notNext, &rule.notJoined, &rule.notPrevious}) {
            for (const Symbol s : *symbols)
                ask(s, rule.layer);
        }
    }
    std::size_t &top = m_rules->m_firstTopLayer;
    const auto isTop = [&](std::size_t layer) {
        return std::all_of(m_patterns.begin(), m_patterns.end(), [&](const Pattern &pattern) {
            return pattern.layer != layer || (m_rules->isEmitted(pattern.output) && asked[pattern.output] <= layer + 1);
        });
    };
    for (top = m_rules->m_layers.size(); top > 0 && isTop(top - 1);)
        --top;
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

void TemporalRulesCompiler::addProduction(const End &end, const std::vector<bool> &isMeaningful)
{
    const TemporalRules::Rule &rule = m_rules->m_rules[end.rule];
    TemporalRules::Production &production = m_rules->m_productions.emplace_back();
    production.rule = std::uint16_t(end.rule);
    production.output = rule.output;
    production.place = m_rules->place(rule.output);
    production.flags = rule.flags;
    production.hasContext = rule.hasContext;
    production.constants = end.constants;
    std::vector<TemporalRules::Bracket> brackets(std::size_t(end.groups));
    std::vector<std::vector<TemporalRules::Gift>> values(brackets.size());
    std::vector<std::vector<TemporalRules::Gift>> categories(brackets.size());
    bool isBegun = false;
    for (std::uint8_t i = 0; i < end.steps.size(); ++i) {
        const Step &step = end.steps[i];
        if (!isInBracket(step))
            continue;
        if (!isBegun)
            production.firstStep = i;
        isBegun = true;
        production.lastStep = i;
        TemporalRules::Bracket &bracket = brackets[std::size_t(step.group)];
        bracket.first = std::min(bracket.first, i);
        bracket.last = i;
        const TemporalRules::Gift gift{i, step.field};
        if (step.field == TemporalField::Count && isMeaningful[step.symbol])
            categories[std::size_t(step.group)].push_back(gift);
        if (step.field == TemporalField::Count || end.constants.has(step.field))
            continue;
        // "12 noon": of two that give one field the last one counts.
        std::vector<TemporalRules::Gift> &given = values[std::size_t(step.group)];
        std::erase_if(given, [&](const TemporalRules::Gift &earlier) { return earlier.field == step.field; });
        given.push_back(gift);
    }
    production.bracketCount = std::uint8_t(brackets.size());
    production.firstBracket = std::uint32_t(m_rules->m_brackets.size());
    const bool isOneValue = brackets.size() == 1 && values[0].size() == 1 && categories[0].empty();
    if (isOneValue && !end.constants.fields() && !(rule.flags & (TemporalRules::ContinuesDay | TemporalRules::ShortYears)))
        production.onlyField = values[0].front().field;
    std::vector<TemporalRules::Gift> &gifts = m_rules->m_gifts;
    for (std::size_t i = 0; i < brackets.size(); ++i) {
        brackets[i].firstGift = std::uint32_t(gifts.size());
        brackets[i].giftCount = std::uint16_t(values[i].size() + categories[i].size());
        gifts.insert(gifts.end(), values[i].begin(), values[i].end());
        gifts.insert(gifts.end(), categories[i].begin(), categories[i].end());
        m_rules->m_brackets.push_back(brackets[i]);
    }
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
    m_rules->m_numberJoint = m_rules->findWord("and");
    m_rules->m_hasPastSuffix = m_rules->findWord("-ed");
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
            m_rules->m_children.emplace_back().symbol = symbol;
            node.symbols.add(m_rules->place(symbol));
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
        if (end.productionCount++ == 0)
            end.firstProduction = std::uint32_t(m_rules->m_productions.size());
        addProduction(pattern, isMeaningful);
    }
    const auto onwards = [this](std::uint32_t index) {
        const TemporalRules::Node &node = m_rules->m_nodes[index];
        TemporalSymbolSet symbols = node.symbols;
        if (node.productionCount > 0)
            symbols.add(TemporalRules::PatternEnds);
        return symbols;
    };
    for (TemporalRules::Children &child : m_rules->m_children) {
        child.looseSymbols = onwards(child.loose);
        child.tightSymbols = onwards(child.tight);
    }
}

} // namespace Dateline
