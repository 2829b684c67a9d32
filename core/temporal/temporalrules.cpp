// SPDX-License-Identifier: GPL-3.0-or-later
#include "temporal/temporalrules.h"

#include <QDir>
#include <QFile>

#include <algorithm>
#include <charconv>
#include <map>
#include <mutex>
#include <optional>

// Outside of any namespace, as Q_INIT_RESOURCE demands: a static library's resources are linked only when asked for.
static void initializeTemporalRuleResources()
{
    Q_INIT_RESOURCE(temporalrules);
}

namespace Dateline {

namespace {

struct Named
{
    std::string_view name;
    int value;
};

constexpr std::string_view FieldNames[] = {
    "kind", "year", "digits", "month", "day", "weekday", "weekend", "week", "quarter", "half", "season", "decade", "century",
    "era", "fiscal", "holiday", "part", "hour", "minute", "second", "meridiem", "unit", "number", "fraction", "ordinal",
    "direction", "offset", "offsetunit", "anchor", "bound", "mod", "ref", "tense", "limit", "frequency", "vague",
};
static_assert(std::size(FieldNames) == TemporalFieldCount);

constexpr Named Kinds[] = {{"calendar", 1}, {"shift", 2}, {"duration", 3}, {"set", 4}, {"reference", 5}, {"none", 6}};
constexpr Named Units[] = {{"second", 1}, {"minute", 2}, {"hour", 3}, {"day", 4}, {"night", 5}, {"weekday", 6}, {"weekend", 7},
                           {"week", 8}, {"fortnight", 9}, {"month", 10}, {"quarter", 11}, {"half", 12}, {"season", 13},
                           {"year", 14}, {"decade", 15}, {"century", 16}, {"millennium", 17}, {"period", 18}};
constexpr Named Seasons[] = {{"spring", 1}, {"summer", 2}, {"autumn", 3}, {"winter", 4}};
constexpr Named Parts[] = {{"morning", 1}, {"midday", 2}, {"afternoon", 3}, {"evening", 4}, {"night", 5}, {"daytime", 6}};
constexpr Named References[] = {{"past", 1}, {"present", 2}, {"future", 3}};
constexpr Named Anchors[] = {{"document", 1}, {"narrative", 2}, {"next", 3}};
constexpr Named Bounds[] = {{"begin", 1}, {"middle", 2}, {"end", 3}};
constexpr Named Modifiers[] = {{"start", 1}, {"mid", 2}, {"end", 3}, {"approx", 4}, {"less_than", 5}, {"more_than", 6},
                               {"equal_or_less", 7}, {"equal_or_more", 8}, {"before", 9}, {"after", 10}, {"on_or_before", 11},
                               {"on_or_after", 12}};
constexpr Named Limits[] = {{"since", 1}, {"until", 2}};
constexpr Named Tenses[] = {{"past", 1}, {"future", 2}};
constexpr Named Numbers[] = {{"vague", VagueNumber}};
constexpr Named Holidays[] = {{"easter", 1}, {"good_friday", 2}, {"easter_monday", 3}, {"thanksgiving", 4},
                              {"chinese_new_year", 5}, {"eid_al_fitr", 6}, {"eid_al_adha", 7}, {"ramadan", 8},
                              {"election_day", 9}, {"labor_day", 10}, {"memorial_day", 11}, {"mothers_day", 12},
                              {"fathers_day", 13}, {"martin_luther_king_day", 14}};

template<std::size_t N>
std::optional<int> lookUp(const Named (&table)[N], std::string_view name)
{
    for (const Named &entry : table) {
        if (entry.name == name)
            return entry.value;
    }
    return std::nullopt;
}

std::optional<TemporalField> fieldFromName(std::string_view name)
{
    for (std::size_t i = 0; i < std::size(FieldNames); ++i) {
        if (FieldNames[i] == name)
            return TemporalField(i);
    }
    return std::nullopt;
}

std::optional<int> valueFromText(TemporalField field, std::string_view text)
{
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error == std::errc() && end == text.data() + text.size())
        return number;
    switch (field) {
    case TemporalField::Kind: return lookUp(Kinds, text);
    case TemporalField::Unit:
    case TemporalField::OffsetUnit: return lookUp(Units, text);
    case TemporalField::Season: return lookUp(Seasons, text);
    case TemporalField::Part: return lookUp(Parts, text);
    case TemporalField::Reference: return lookUp(References, text);
    case TemporalField::Anchor: return lookUp(Anchors, text);
    case TemporalField::Bound: return lookUp(Bounds, text);
    case TemporalField::Modifier: return lookUp(Modifiers, text);
    case TemporalField::Limit: return lookUp(Limits, text);
    case TemporalField::Tense: return lookUp(Tenses, text);
    case TemporalField::Holiday: return lookUp(Holidays, text);
    case TemporalField::Number: return lookUp(Numbers, text);
    default: return std::nullopt;
    }
}

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

constexpr std::size_t MaximumSequences = 4096;

} // namespace

/// Reads the rule files and builds the tables.
class TemporalRulesCompiler
{
public:
    Result<std::shared_ptr<const TemporalRules>> compile(const std::vector<TemporalRules::Source> &sources)
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
        assignBits();
        buildWordTable();
        buildChildTable();
        return std::shared_ptr<const TemporalRules>(std::move(m_rules));
    }

private:
    using Symbol = TemporalRules::Symbol;
    using Step = TemporalRules::Step;
    using Sequences = std::vector<std::vector<Step>>;

    struct Class
    {
        Symbol symbol = TemporalRules::NoSymbol;
        TemporalField domain = TemporalField::Count;
        bool trigger = false;
        bool capital = false;
    };

    bool fail(std::string message)
    {
        m_error = std::move(message);
        return false;
    }

    Symbol symbol(std::string_view name)
    {
        const auto [it, added] = m_rules->m_symbols.emplace(std::string(name), Symbol(m_rules->m_symbols.size()));
        if (added)
            m_rules->m_emitted.push_back(false);
        return it->second;
    }

    void nameBuiltins()
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

    TemporalRules::Word &word(std::string_view text)
    {
        const auto [it, added] = m_wordIndex.emplace(std::string(text), std::uint32_t(m_rules->m_words.size()));
        if (added) {
            m_rules->m_words.emplace_back();
            m_rules->m_words.back().text = std::string(text);
        }
        return m_rules->m_words[it->second];
    }

    void addEntry(std::string_view text, Symbol classSymbol, int value, bool capital, bool trigger)
    {
        TemporalRules::Word &entry = word(text);
        for (const TemporalRules::Entry &known : entry.entries) {
            if (known.symbol == classSymbol && known.value == value)
                return;
        }
        entry.entries.push_back({classSymbol, std::int16_t(value), capital, trigger});
        entry.trigger = entry.trigger || trigger;
    }

    Symbol literal(std::string_view quoted)
    {
        const Symbol s = symbol(quoted); // with its quotes, so that it cannot be mistaken for a class
        addEntry(quoted.substr(1, quoted.size() - 2), s, 0, false, false);
        return s;
    }

    bool readLine(std::string_view raw)
    {
        const std::string_view line = trimmed(raw);
        if (line.empty() || line.front() == '#')
            return true;
        const bool indented = raw.front() == ' ' || raw.front() == '\t';
        return indented ? readBody(line) : readHeader(words(line));
    }

    bool readHeader(const std::vector<std::string_view> &parts)
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

    bool readBody(std::string_view line)
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

    bool readWords(const std::vector<std::string_view> &parts)
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

    bool readCondition(const std::vector<std::string_view> &parts)
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

    bool readExample(std::string_view line, bool positive)
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

    bool readPattern(std::string_view line)
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

    /// Which symbols begin a pattern, and which words any pattern asks for.
    void findUse()
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

    void assignBits()
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

    /// A passage is only looked at when it holds a trigger. A pattern without any ("right now") makes its longest word one, unless
    /// that is as short as "the".
    void findTriggers()
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

    bool readAlternatives(Sequences &result)
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

    static Sequences product(const Sequences &a, const Sequences &b)
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

    bool readSequence(Sequences &result)
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

    bool readStep(std::string_view part, Step &step)
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

    void insert(const std::vector<Step> &steps, const TemporalMeaning &constants, int groups)
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

    void buildWordTable()
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

    void buildChildTable()
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

    std::shared_ptr<TemporalRules> m_rules;
    std::unordered_map<std::string, std::uint32_t> m_wordIndex;
    std::map<std::uint64_t, std::uint32_t> m_children; ///< by node, symbol and whether no space may stand before it
    std::multimap<std::uint32_t, TemporalRules::Production> m_productions; ///< by the node where they end
    struct Pattern
    {
        std::size_t layer;
        Symbol output;
        std::vector<Step> steps;
    };
    std::vector<Pattern> m_patterns;
    std::string m_source;
    std::string m_error;
    int m_line = 0;
    Class m_class;
    int m_rule = -1;
    std::string m_category;
    std::size_t m_layer = 0;
    std::vector<std::string_view> m_parts;
    std::size_t m_at = 0;
    int m_groups = 0;
    int m_group = -1;
};

Result<std::shared_ptr<const TemporalRules>> TemporalRules::compile(const std::vector<Source> &sources)
{
    return TemporalRulesCompiler().compile(sources);
}

const TemporalRules::Word *TemporalRules::find(std::uint64_t hash, std::string_view lower) const
{
    std::size_t slot = hash & (m_table.size() - 1);
    while (m_table[slot]) {
        const Word &word = m_words[m_table[slot] - 1];
        if (word.text == lower)
            return &word;
        slot = (slot + 1) & (m_table.size() - 1);
    }
    return nullptr;
}

const TemporalRules::Word *TemporalRules::findWord(std::string_view lower) const
{
    std::uint64_t hash = hashStart();
    for (const char c : lower)
        hash = hashStep(hash, static_cast<unsigned char>(c));
    return find(hash, lower);
}

TemporalRules::Symbol TemporalRules::symbol(std::string_view name) const
{
    const auto it = m_symbols.find(std::string(name));
    return it == m_symbols.end() ? NoSymbol : it->second;
}

std::vector<std::string_view> TemporalRules::ruleIds() const
{
    std::vector<std::string_view> ids;
    for (const Rule &rule : m_rules)
        ids.push_back(rule.id);
    return ids;
}

const TemporalRules *TemporalRules::forLanguage(std::string_view code)
{
    static std::mutex mutex;
    static std::map<std::string, std::shared_ptr<const TemporalRules>, std::less<>> loaded;
    const std::lock_guard lock(mutex);
    const auto known = loaded.find(code);
    if (known != loaded.end())
        return known->second.get();

    static constexpr std::pair<std::string_view, std::string_view> Folders[] = {
        {"en", "english"}, {"ru", "russian"}, {"kk", "kazakh"}, {"zh", "chinese"}};
    std::shared_ptr<const TemporalRules> rules;
    for (const auto &[language, folder] : Folders) {
        if (language != code)
            continue;
        initializeTemporalRuleResources();
        const QDir directory(QStringLiteral(":/rules/") + QString::fromUtf8(folder.data(), qsizetype(folder.size())));
        std::vector<Source> sources;
        const QStringList names = directory.entryList(QDir::Files, QDir::Name);
        for (const QString &name : names) {
            QFile file(directory.filePath(name));
            if (file.open(QIODevice::ReadOnly))
                sources.push_back({file.fileName().toStdString(), file.readAll().toStdString()});
        }
        if (sources.empty())
            break;
        auto compiled = compile(sources);
        if (!compiled)
            qFatal("The temporal rules are broken: %s", compiled.message().c_str());
        rules = std::move(*compiled);
    }
    return loaded.emplace(std::string(code), std::move(rules)).first->second.get();
}

const TemporalRules &TemporalRules::english()
{
    static const TemporalRules &rules = *forLanguage("en");
    return rules;
}

} // namespace Dateline
