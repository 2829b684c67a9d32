// SPDX-License-Identifier: GPL-3.0-or-later
#include "temporal/temporalrulescompiler.h"

#include "temporal/temporalrulenames.h"

#include <algorithm>
#include <optional>

namespace Dateline {

namespace {

constexpr std::size_t MaximumSequences = 4096;

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t' || text.front() == '\r'))
        text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t' || text.back() == '\r'))
        text.remove_suffix(1);
    return text;
}

std::vector<std::string_view> words(std::string_view text)
{
    std::vector<std::string_view> result;
    while (true) {
        text = trimmed(text);
        if (text.empty())
            return result;
        const std::size_t end = std::min(text.find_first_of(" \t"), text.size());
        result.push_back(text.substr(0, end));
        text.remove_prefix(end);
    }
}

} // namespace

Result<std::shared_ptr<const TemporalRules>> TemporalRulesCompiler::compile(const std::vector<TemporalRules::Source> &sources)
{
    m_rules.reset(new TemporalRules);
    m_rules->m_nodes.emplace_back(); // node 0 means none
    m_rules->m_emitted.push_back(false);
    m_rules->m_symbols.emplace("", TemporalRules::NoSymbol);
    nameBuiltins();
    for (const TemporalRules::Source &source : sources) {
        m_source = source.name;
        m_line = 0;
        std::string_view rest = source.text;
        while (!rest.empty()) {
            const std::size_t end = std::min(rest.find('\n'), rest.size());
            ++m_line;
            if (!readLine(rest.substr(0, end)))
                return Failure{m_source + ":" + std::to_string(m_line) + ": " + m_error};
            rest.remove_prefix(std::min(end + 1, rest.size()));
        }
        m_class = {};
        m_rule = -1;
    }
    findTriggers();
    findUse();
    assignPlaces();
    buildWordTable();
    buildChildTable();
    findTopLayers();
    lookAhead();
    return std::shared_ptr<const TemporalRules>(std::move(m_rules));
}

bool TemporalRulesCompiler::fail(std::string message)
{
    m_error = std::move(message);
    return false;
}

TemporalRulesCompiler::Symbol TemporalRulesCompiler::symbol(std::string_view name)
{
    const auto [it, added] = m_rules->m_symbols.emplace(std::string(name), Symbol(m_rules->m_symbols.size()));
    if (added)
        m_rules->m_emitted.push_back(false);
    return it->second;
}

void TemporalRulesCompiler::nameBuiltins()
{
    TemporalRules::Builtins &b = m_rules->m_builtins;
    b.integer = symbol("INT");
    b.day = symbol("DAY");
    b.year = symbol("YEAR");
    b.modernYear = symbol("MODERNYEAR");
    b.twoDigits = symbol("TWO");
    b.fourDigits = symbol("FOUR");
    b.number = symbol("number");
    b.decadeDigits = symbol("DECADE");
    b.longDecade = symbol("LONGDECADE");
    b.ordinal = symbol("ORDINAL");
    b.dayOrdinal = symbol("DAYORDINAL");
    b.capitalised = symbol("CAPITAL");
    b.upperCase = symbol("UPPER");
    b.lowerCase = symbol("LOWER");
    b.word = symbol("WORD");
    b.unknown = symbol("UNKNOWN");
    b.yearWords = symbol("YEARWORDS");
    b.numberWord = symbol("NUMBERWORD");
    b.ordinalSuffix = symbol("ORDINALSUFFIX");
    b.decadeSuffix = symbol("DECADESUFFIX");
    b.past = symbol("PASTVERB");
    b.present = symbol("PRESENTVERB");
    b.schedule = symbol("SCHEDULEVERB");
    b.auxiliary = symbol("AUXILIARYVERB");
    b.future = symbol("FUTUREVERB");
    b.futureBeforeInfinitive = symbol("FUTUREBEFOREINFINITIVE");
    b.infinitive = symbol("INFINITIVE");
    b.determiner = symbol("DETERMINER");
    b.participleAdverb = symbol("PARTICIPLEADVERB");
    b.presentBe = symbol("PRESENTBE");
    b.pluperfect = symbol("PLUPERFECT");
    b.pluperfectBe = symbol("PLUPERFECTBE");
    b.speech = symbol("SPEECHVERB");
    b.pastSuffix = symbol("PASTSUFFIX");
    b.clockDigits = symbol("clockdigits");
    b.clockFour = symbol("clockfour");
    b.none = symbol("none");
    m_rules->m_emitted[b.none] = true;
}

TemporalRules::Word &TemporalRulesCompiler::word(std::string_view text)
{
    const auto [it, added] = m_wordIndex.emplace(std::string(text), std::uint32_t(m_rules->m_words.size()));
    if (added) {
        m_rules->m_words.emplace_back();
        m_rules->m_words.back().text = std::string(text);
    }
    return m_rules->m_words[it->second];
}

void TemporalRulesCompiler::addEntry(std::string_view text, Symbol classSymbol, int value, bool capital, bool trigger)
{
    TemporalRules::Word &entry = word(text);
    for (const TemporalRules::Entry &known : entry.entries) {
        if (known.symbol == classSymbol && known.value == value)
            return;
    }
    entry.entries.push_back({classSymbol, std::int16_t(value), capital, trigger});
    entry.trigger = entry.trigger || trigger;
}

TemporalRulesCompiler::Symbol TemporalRulesCompiler::literal(std::string_view quoted)
{
    const Symbol s = symbol(quoted); // with its quotes, so that it cannot be mistaken for a class
    addEntry(quoted.substr(1, quoted.size() - 2), s, 0, false, false);
    return s;
}

bool TemporalRulesCompiler::readLine(std::string_view raw)
{
    const std::string_view line = trimmed(raw);
    if (line.empty() || line.front() == '#')
        return true;
    const bool indented = raw.front() == ' ' || raw.front() == '\t';
    return indented ? readBody(line) : readHeader(words(line));
}

bool TemporalRulesCompiler::readHeader(const std::vector<std::string_view> &parts)
{
    m_class = {};
    m_rule = -1;
    if (parts[0] == "class" && parts.size() >= 2) {
        m_class.symbol = symbol(parts[1]);
        for (std::size_t i = 2; i < parts.size(); ++i) {
            if (parts[i] == "trigger")
                m_class.trigger = true;
            else if (parts[i] == "capital")
                m_class.capital = true;
            else if (const auto field = fieldFromName(parts[i]))
                m_class.domain = *field;
            else
                return fail("unknown word '" + std::string(parts[i]) + "' after the class");
        }
        return true;
    }
    if (parts[0] == "emit") {
        for (std::size_t i = 1; i < parts.size(); ++i) {
            const Symbol category = symbol(parts[i]);
            m_rules->m_emitted[category] = true;
        }
        return true;
    }
    if (parts[0] == "layer" && parts.size() == 2) {
        const auto number = valueFromText(TemporalField::Count, parts[1]);
        if (!number || *number < 1 || *number > int(TemporalRules::MaximumLayers))
            return fail("a layer is a number from 1 to 16");
        m_layer = std::size_t(*number) - 1;
        while (m_rules->m_layers.size() <= m_layer) {
            m_rules->m_layers.push_back(std::uint32_t(m_rules->m_nodes.size()));
            m_rules->m_nodes.emplace_back();
        }
        return true;
    }
    if (parts[0] == "rule" && parts.size() == 4 && parts[2] == ":") {
        if (m_rules->m_layers.empty())
            return fail("a rule stands in a layer");
        for (const TemporalRules::Rule &known : m_rules->m_rules) {
            if (known.id == parts[1])
                return fail("the id '" + known.id + "' is taken");
        }
        TemporalRules::Rule rule;
        rule.id = std::string(parts[1]);
        rule.output = symbol(parts[3]);
        m_category = std::string(parts[3]);
        rule.layer = std::uint8_t(m_layer);
        m_rule = int(m_rules->m_rules.size());
        m_rules->m_rules.push_back(std::move(rule));
        return true;
    }
    return fail("expected 'class', 'emit', 'layer' or 'rule'");
}

bool TemporalRulesCompiler::readBody(std::string_view line)
{
    if (m_class.symbol != TemporalRules::NoSymbol)
        return readWords(words(line));
    if (m_rule < 0)
        return fail("this line belongs to no class and no rule");
    const char mark = line.front();
    line = trimmed(line.substr(1));
    switch (mark) {
    case '|': return readPattern(line);
    case '+':
    case '-': return readExample(line, mark == '+');
    case '!': return readCondition(words(line));
    default: return fail("a line of a rule begins with | + - or !");
    }
}

bool TemporalRulesCompiler::readWords(const std::vector<std::string_view> &parts)
{
    std::size_t first = 0;
    int value = 0;
    if (m_class.domain != TemporalField::Count) {
        const auto number = valueFromText(m_class.domain, parts[0]);
        if (!number)
            return fail("'" + std::string(parts[0]) + "' is no value of this class");
        value = *number;
        first = 1;
    }
    for (std::size_t i = first; i < parts.size(); ++i)
        addEntry(parts[i], m_class.symbol, value, m_class.capital, m_class.trigger);
    return true;
}

bool TemporalRulesCompiler::readCondition(const std::vector<std::string_view> &parts)
{
    TemporalRules::Rule &rule = m_rules->m_rules[std::size_t(m_rule)];
    if (parts.empty())
        return fail("a condition is missing");
    if (parts[0] == "range") {
        rule.flags |= TemporalRules::Range;
    } else if (parts[0] == "continues-day") {
        rule.flags |= TemporalRules::ContinuesDay;
    } else if (parts[0] == "short-years") {
        rule.flags |= TemporalRules::ShortYears;
    } else if (parts[0] == "at-start") {
        rule.flags |= TemporalRules::AtStart;
    } else if (parts[0] == "not-next" || parts[0] == "not-previous") {
        for (std::size_t i = 1; i < parts.size(); ++i) {
            const bool joined = parts[0] == "not-next" && parts[i].front() == '~';
            const std::string_view name = parts[i].substr(joined ? 1 : 0);
            if (name.empty())
                return fail("a class is missing");
            const Symbol s = name.front() == '"' ? literal(name) : symbol(name);
            // rule may have moved, literal() grows other vectors only
            (joined ? rule.notJoined : parts[0] == "not-next" ? rule.notNext : rule.notPrevious).push_back(s);
        }
    } else {
        return fail("unknown condition '" + std::string(parts[0]) + "'");
    }
    return true;
}

bool TemporalRulesCompiler::readExample(std::string_view line, bool positive)
{
    TemporalRules::Example example;
    example.rule = m_rules->m_rules[std::size_t(m_rule)].id;
    example.positive = positive;
    example.place = m_source + ":" + std::to_string(m_line);
    if (!positive) {
        example.text = std::string(line);
        m_rules->m_examples.push_back(std::move(example));
        return true;
    }
    const std::size_t arrow = line.rfind("=>");
    if (arrow == std::string_view::npos)
        return fail("an example needs => and its values");
    example.text = std::string(trimmed(line.substr(0, arrow)));
    for (const std::string_view value : words(line.substr(arrow + 2)))
        example.values.emplace_back(value);
    m_rules->m_examples.push_back(std::move(example));
    return true;
}

bool TemporalRulesCompiler::readPattern(std::string_view line)
{
    TemporalMeaning constants;
    const std::string_view category = m_category;
    if (category == "duration" || category == "period")
        constants.set(TemporalField::Kind, int(TemporalKind::Duration));
    else if (category == "set")
        constants.set(TemporalField::Kind, int(TemporalKind::Set));
    else if (category == "reference")
        constants.set(TemporalField::Kind, int(TemporalKind::Reference));
    const std::size_t arrow = line.find("=>");
    if (arrow != std::string_view::npos) {
        for (const std::string_view part : words(line.substr(arrow + 2))) {
            const std::size_t equals = part.find('=');
            if (equals == std::string_view::npos)
                return fail("expected field=value");
            const auto field = fieldFromName(part.substr(0, equals));
            if (!field)
                return fail("unknown field '" + std::string(part.substr(0, equals)) + "'");
            const auto value = valueFromText(*field, part.substr(equals + 1));
            if (!value)
                return fail("'" + std::string(part.substr(equals + 1)) + "' is no value of this field");
            constants.set(*field, *value);
        }
        line = trimmed(line.substr(0, arrow));
    }
    m_parts = words(line);
    m_at = 0;
    m_groups = 0;
    m_group = -1;
    Sequences sequences;
    if (!readAlternatives(sequences))
        return false;
    if (m_at != m_parts.size())
        return fail("unexpected '" + std::string(m_parts[m_at]) + "'");
    const bool grouped = m_groups > 0;
    for (std::vector<Step> &steps : sequences) {
        if (steps.empty())
            return fail("a pattern may not match nothing");
        if (steps.size() > TemporalRules::MaximumSteps)
            return fail("a pattern may not be longer than 24 steps");
        if (!grouped) {
            for (Step &step : steps)
                step.group = 0;
        }
        insert(steps, constants, grouped ? m_groups : 1);
        m_patterns.push_back({m_layer, m_rules->m_rules[std::size_t(m_rule)].output, steps});
    }
    return true;
}

bool TemporalRulesCompiler::readAlternatives(Sequences &result)
{
    while (true) {
        Sequences one{{}};
        if (!readSequence(one))
            return false;
        result.insert(result.end(), one.begin(), one.end());
        if (m_at < m_parts.size() && m_parts[m_at] == "|") {
            ++m_at;
            continue;
        }
        return true;
    }
}

TemporalRulesCompiler::Sequences TemporalRulesCompiler::product(const Sequences &a, const Sequences &b)
{
    Sequences result;
    result.reserve(a.size() * b.size());
    for (const std::vector<Step> &first : a) {
        for (const std::vector<Step> &second : b) {
            result.push_back(first);
            result.back().insert(result.back().end(), second.begin(), second.end());
        }
    }
    return result;
}

bool TemporalRulesCompiler::readSequence(Sequences &result)
{
    while (m_at < m_parts.size()) {
        std::string_view part = m_parts[m_at];
        if (part == "|" || part == ")" || part == ")?")
            return true;
        ++m_at;
        if (part == "[") {
            if (m_group >= 0)
                return fail("brackets do not nest");
            m_group = m_groups++;
            continue;
        }
        if (part == "]") {
            if (m_group < 0)
                return fail("] without [");
            m_group = -1;
            continue;
        }
        Sequences piece;
        if (part == "(") {
            if (!readAlternatives(piece))
                return false;
            if (m_at >= m_parts.size())
                return fail("( without )");
            if (m_parts[m_at] == ")?")
                piece.emplace_back();
            ++m_at;
        } else {
            const bool optional = part.size() > 1 && part.back() == '?';
            if (optional)
                part.remove_suffix(1);
            Step step;
            if (!readStep(part, step))
                return false;
            piece.push_back({step});
            if (optional)
                piece.emplace_back();
        }
        result = product(result, piece);
        if (result.size() > MaximumSequences)
            return fail("the pattern has too many alternatives");
    }
    return true;
}

bool TemporalRulesCompiler::readStep(std::string_view part, Step &step)
{
    step.group = std::int8_t(m_group);
    if (part.front() == '~') {
        step.tight = true;
        part.remove_prefix(1);
    }
    const std::size_t equals = part.front() == '"' ? std::string_view::npos : part.find('=');
    if (equals != std::string_view::npos) {
        const auto field = fieldFromName(part.substr(0, equals));
        if (!field)
            return fail("unknown field '" + std::string(part.substr(0, equals)) + "'");
        step.field = *field;
        part.remove_prefix(equals + 1);
    }
    if (part.empty())
        return fail("a class is missing");
    if (part.front() == '"') {
        if (part.size() < 3 || part.back() != '"')
            return fail("a quotation mark is missing");
        step.symbol = literal(part);
    } else {
        step.symbol = symbol(part);
    }
    return true;
}

} // namespace Dateline
