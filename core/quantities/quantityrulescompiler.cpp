// SPDX-License-Identifier: GPL-3.0-or-later
#include "quantities/quantityrules.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

namespace Dateline {

namespace {

constexpr std::array<std::string_view, QuantityClassCount> ClassNames{
    "NUMBERWORD", "MAGNITUDE", "MONEYMAGNITUDE", "VAGUE", "PERCENT", "POINT", "FRACTION", "MULTIPLIED", "NFOLD", "ABOUT", "MORETHAN", "ATLEAST",
    "LESSTHAN", "ATMOST", "NEARLY", "ORMORE", "RISE", "FALL", "YEARLY", "LINKING", "PREDICATE", "FORESEEN", "STOP", "LABEL", "MONTHNAME",
    "DEFINITE", "BEFOREYEAR"};

std::optional<QuantityClass> classNamed(std::string_view name)
{
    const auto known = std::find(ClassNames.begin(), ClassNames.end(), name);
    if (known == ClassNames.end())
        return std::nullopt;
    return QuantityClass(known - ClassNames.begin());
}

std::optional<QuantityCategory> categoryNamed(std::string_view name)
{
    constexpr std::string_view Names[] = {"money", "percent", "points", "share", "fold", "measure", "count", "part", "range", "numberof"};
    const auto known = std::find(std::begin(Names), std::end(Names), name);
    if (known == std::end(Names))
        return std::nullopt;
    return QuantityCategory(known - std::begin(Names));
}

std::optional<UnitKind> unitKindNamed(std::string_view name)
{
    for (int i = 0; i <= int(UnitKind::Count); ++i) {
        if (unitKindName(UnitKind(i)) == name)
            return UnitKind(i);
    }
    return std::nullopt;
}

std::optional<double> numberOf(std::string_view text)
{
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return value;
}

std::vector<std::string_view> wordsOf(std::string_view line)
{
    std::vector<std::string_view> words;
    for (std::size_t at = 0; at < line.size();) {
        if (line[at] == ' ') {
            ++at;
            continue;
        }
        const std::size_t end = std::min(line.find(' ', at), line.size());
        words.push_back(line.substr(at, end - at));
        at = end;
    }
    return words;
}

/// The form's tokens, small and joined by spaces, as longest() looks for them.
std::string keyOf(std::string_view form, std::size_t &tokens)
{
    std::string spaced(form);
    std::replace(spaced.begin(), spaced.end(), '_', ' ');
    std::string key;
    tokens = 0;
    for (std::uint32_t at = 0;;) {
        const QuantityToken token = nextQuantityToken(spaced, at, std::uint32_t(spaced.size()));
        if (token.type == QuantityToken::Type::End)
            return key;
        if (!key.empty())
            key += ' ';
        appendLower(token.span.in(spaced), key);
        at = token.span.end;
        ++tokens;
    }
}

} // namespace

/// Reads the files of rules, line by line.
class QuantityRulesCompiler
{
public:
    Result<std::shared_ptr<const QuantityRules>> compile(const std::vector<QuantityRules::Source> &sources)
    {
        for (const QuantityRules::Source &source : sources) {
            m_block = Block::None;
            std::string_view rest = source.text;
            for (int line = 1; !rest.empty() && m_problem.empty(); ++line) {
                const std::size_t end = std::min(rest.find('\n'), rest.size());
                m_place = source.name + ':' + std::to_string(line);
                readLine(rest.substr(0, end));
                rest.remove_prefix(std::min(end + 1, rest.size()));
            }
        }
        if (!m_problem.empty())
            return Failure{m_problem};
        finish();
        return std::shared_ptr<const QuantityRules>(m_rules);
    }

private:
    enum class Block { None, Class, Unit, Currency, Counted, Subject, Rule };

    void fail(const std::string &problem)
    {
        if (m_problem.empty())
            m_problem = m_place + ": " + problem;
    }

    void readLine(std::string_view line)
    {
        while (!line.empty() && (line.back() == ' ' || line.back() == '\r'))
            line.remove_suffix(1);
        if (line.empty() || line.front() == '#')
            return;
        if (line.front() != ' ')
            return beginBlock(wordsOf(line));
        line.remove_prefix(line.find_first_not_of(' '));
        switch (m_block) {
        case Block::None: fail("this line belongs to nothing"); break;
        case Block::Class: readClassLine(line); break;
        case Block::Unit: readUnitLine(line); break;
        case Block::Currency: readCurrencyLine(line); break;
        case Block::Counted: readCountedLine(line); break;
        case Block::Subject: readSubjectLine(line); break;
        case Block::Rule: readRuleLine(line); break;
        }
    }

    void beginBlock(const std::vector<std::string_view> &words)
    {
        const std::string_view head = words[0];
        if (head == "class" && words.size() == 2) {
            m_block = Block::Class;
            const std::optional<QuantityClass> named = classNamed(words[1]);
            if (!named)
                fail("unknown class '" + std::string(words[1]) + "'");
            else
                m_class = *named;
        } else if (head == "unit" && words.size() == 3) {
            m_block = Block::Unit;
            const std::optional<UnitKind> kind = unitKindNamed(words[2]);
            if (!kind)
                fail("unknown kind of unit '" + std::string(words[2]) + "'");
            else
                m_unit = unit(words[1], *kind);
        } else if (head == "currency" && words.size() == 2) {
            m_block = Block::Currency;
            m_unit = unit(words[1], UnitKind::Money);
        } else if (head == "counted" && words.size() == 1) {
            m_block = Block::Counted;
        } else if (head == "subject" && words.size() >= 2) {
            m_block = Block::Subject;
            std::string name(words[1]);
            for (std::size_t i = 2; i < words.size(); ++i)
                (name += ' ') += words[i];
            m_rules->m_subjects.push_back(std::move(name));
        } else if (head == "rule" && words.size() == 4 && words[2] == ":") {
            m_block = Block::Rule;
            const std::optional<QuantityCategory> category = categoryNamed(words[3]);
            if (!category)
                return fail("unknown category '" + std::string(words[3]) + "'");
            QuantityRules::Rule &rule = m_rules->m_rules.emplace_back();
            rule.id = std::string(words[1]);
            rule.category = *category;
        } else {
            fail("neither class, unit, currency, counted, subject nor rule");
        }
    }

    QuantityRules::Form &form(std::string_view words)
    {
        std::size_t tokens = 0;
        const std::string key = keyOf(words, tokens);
        const std::string first = key.substr(0, key.find(' '));
        QuantityRules::Form &head = m_rules->m_forms[first];
        head.longest = std::max(head.longest, std::uint8_t(tokens));
        return m_rules->m_forms[key];
    }

    std::int16_t unit(std::string_view id, UnitKind kind)
    {
        auto &units = m_rules->m_units;
        for (std::size_t i = 0; i < units.size(); ++i) {
            if (units[i].id == id)
                return std::int16_t(i);
        }
        units.push_back({std::string(id), kind});
        return std::int16_t(units.size() - 1);
    }

    void readClassLine(std::string_view line)
    {
        const std::vector<std::string_view> words = wordsOf(line);
        const std::optional<double> value = numberOf(words[0]);
        for (std::size_t i = value ? 1 : 0; i < words.size(); ++i) {
            QuantityRules::Form &added = form(words[i]);
            added.classes.set(std::size_t(m_class));
            if (value)
                added.values.emplace_back(m_class, *value);
            switch (m_class) {
            case QuantityClass::NumberWord:
            case QuantityClass::Magnitude:
            case QuantityClass::Vague:
            case QuantityClass::Fraction:
            case QuantityClass::Multiplied:
            case QuantityClass::NFold: setTrigger(words[i]); break;
            default: break;
            }
        }
    }

    void setTrigger(std::string_view words)
    {
        std::size_t tokens = 0;
        const std::string key = keyOf(words, tokens);
        const std::string first = key.substr(0, key.find(' '));
        m_rules->m_forms[first].trigger = true;
        if (first.size() >= 3 && m_block != Block::Currency)
            m_rules->m_triggers.set(QuantityRules::triggerIndex(first.data()));
    }

    void readUnitLine(std::string_view line)
    {
        std::vector<std::string_view> words = wordsOf(line);
        const bool digitsOnly = words[0] == "short";
        if (digitsOnly)
            words.erase(words.begin());
        const std::optional<double> factor = words.empty() ? std::nullopt : numberOf(words[0]);
        if (!factor)
            return fail("a factor is missing");
        for (std::size_t i = 1; i < words.size(); ++i) {
            QuantityRules::Form &added = form(words[i]);
            added.measure = m_unit;
            added.factor = *factor;
            added.digitsOnly = digitsOnly;
        }
    }

    void readCurrencyLine(std::string_view line)
    {
        const std::vector<std::string_view> words = wordsOf(line);
        std::uint8_t use = 0;
        if (words[0] == "sign")
            use = QuantityRules::AsSign;
        else if (words[0] == "word")
            use = QuantityRules::AsWord;
        else if (words[0] == "code")
            use = QuantityRules::AsCode;
        else
            return fail("neither sign, word nor code");
        for (std::size_t i = 1; i < words.size(); ++i) {
            QuantityRules::Form &added = form(words[i]);
            added.currency = m_unit;
            added.currencyUse |= use;
            if (use == QuantityRules::AsCode) {
                setTrigger(words[i]);
                m_rules->m_codes.set(QuantityRules::triggerIndex(words[i].data()));
            }
        }
    }

    void readCountedLine(std::string_view line)
    {
        const std::vector<std::string_view> words = wordsOf(line);
        const auto colon = std::find(words.begin(), words.end(), ":");
        const auto equals = std::find(words.begin(), words.end(), "=");
        std::string id(equals == words.end() ? words[0] : *(equals + 1));
        std::replace(id.begin(), id.end(), '_', ' ');
        const std::int16_t counted = unit(id, UnitKind::Count);
        const auto add = [&](std::string_view word, bool plural) {
            QuantityRules::Form &added = form(word);
            added.counted = counted;
            added.plural = added.plural || plural;
        };
        add(words[0], false);
        if (colon == words.end())
            add(std::string(words[0]) + 's', true);
        else {
            for (auto word = colon + 1; word != equals; ++word)
                add(*word, true);
        }
    }

    void readSubjectLine(std::string_view line)
    {
        for (const std::string_view word : wordsOf(line))
            form(word).subject = std::int16_t(m_rules->m_subjects.size() - 1);
    }

    void readRuleLine(std::string_view line)
    {
        const char mark = line.front();
        line.remove_prefix(std::min<std::size_t>(line.size(), 2));
        switch (mark) {
        case '|': readPattern(line); break;
        case '!': readCondition(line); break;
        case '+':
        case '-': readExample(line, mark == '+'); break;
        default: fail("neither pattern, condition nor example");
        }
    }

    void readPattern(std::string_view line)
    {
        using StepKind = QuantityRules::StepKind;
        constexpr std::pair<std::string_view, StepKind> Kinds[] = {
            {"amount", StepKind::Amount}, {"bigamount", StepKind::BigAmount}, {"vague", StepKind::Vague}, {"sign", StepKind::Sign},
            {"currency", StepKind::Currency}, {"code", StepKind::Code}, {"unit", StepKind::Unit}, {"counted", StepKind::Counted},
            {"ofcounted", StepKind::OfCounted}, {"plural", StepKind::Plural}, {"dash", StepKind::Dash}};
        std::vector<QuantityRules::Step> steps;
        for (std::string_view word : wordsOf(line)) {
            QuantityRules::Step step;
            if (word.starts_with('~')) {
                step.tight = true;
                word.remove_prefix(1);
            }
            if (word.ends_with('?')) {
                step.optional = true;
                word.remove_suffix(1);
            }
            if (word.starts_with("upper=") || word.starts_with("whole=")) {
                step.role = word[0] == 'u' ? QuantityRules::Role::Upper : QuantityRules::Role::Whole;
                word.remove_prefix(6);
            }
            const auto kind = std::find_if(std::begin(Kinds), std::end(Kinds), [word](const auto &known) { return known.first == word; });
            if (word.size() > 2 && word.front() == '"' && word.back() == '"') {
                step.literal = std::string(word.substr(1, word.size() - 2));
            } else if (kind != std::end(Kinds)) {
                step.kind = kind->second;
            } else if (const std::optional<QuantityClass> named = classNamed(word)) {
                step.kind = StepKind::Class;
                step.wordClass = *named;
            } else {
                return fail("unknown step '" + std::string(word) + "'");
            }
            steps.push_back(std::move(step));
        }
        if (steps.empty() || steps.front().optional)
            return fail("a pattern begins with a step that must be there");
        m_rules->m_rules.back().patterns.push_back(std::move(steps));
    }

    void readCondition(std::string_view line)
    {
        using Kind = QuantityRules::Condition::Kind;
        const std::vector<std::string_view> words = wordsOf(line);
        QuantityRules::Rule &rule = m_rules->m_rules.back();
        if (words.size() == 1 && words[0] == "two") {
            rule.two = true;
            return;
        }
        if (words.size() == 1 && words[0] == "number-of") {
            rule.numberOf = true;
            return;
        }
        QuantityRules::Condition condition;
        if (words[0] == "previous")
            condition.kind = Kind::Previous;
        else if (words[0] == "not-previous")
            condition.kind = Kind::NotPrevious;
        else if (words[0] == "next")
            condition.kind = Kind::Next;
        else if (words[0] == "not-next")
            condition.kind = Kind::NotNext;
        else
            return fail("unknown condition '" + std::string(words[0]) + "'");
        for (std::size_t i = 1; i < words.size(); ++i) {
            const std::string_view word = words[i];
            if (word.size() > 2 && word.front() == '"' && word.back() == '"')
                condition.words.emplace_back(word.substr(1, word.size() - 2));
            else if (const std::optional<QuantityClass> named = classNamed(word))
                condition.classes.set(std::size_t(*named));
            else
                return fail("unknown class '" + std::string(word) + "'");
        }
        rule.conditions.push_back(std::move(condition));
    }

    void readExample(std::string_view line, bool positive)
    {
        QuantityRules::Example example;
        example.rule = m_rules->m_rules.back().id;
        example.positive = positive;
        example.place = m_place;
        const std::size_t arrow = line.find(" => ");
        if (positive == (arrow == std::string_view::npos))
            return fail("an example has values behind =>, a counter-example has none");
        example.text = std::string(line.substr(0, arrow));
        std::string_view values = positive ? line.substr(arrow + 4) : std::string_view();
        while (!values.empty()) {
            const std::size_t end = std::min(values.find("; "), values.size());
            example.values.emplace_back(values.substr(0, end));
            values.remove_prefix(std::min(end + 2, values.size()));
        }
        m_rules->m_examples.push_back(std::move(example));
    }

    void finish()
    {
        unit("%", UnitKind::Percent);
        unit("percentage point", UnitKind::Percent);
        unit("times", UnitKind::Times);
        m_rules->buildTable();
        for (const QuantityRules::Rule &rule : m_rules->m_rules) {
            for (const std::vector<QuantityRules::Step> &pattern : rule.patterns) {
                const QuantityRules::StepKind first = pattern.front().kind;
                auto &patterns = first == QuantityRules::StepKind::Sign ? m_rules->m_signPatterns
                    : first == QuantityRules::StepKind::Amount || first == QuantityRules::StepKind::BigAmount ? m_rules->m_numberPatterns : m_rules->m_wordPatterns;
                patterns.push_back({&rule, &pattern});
            }
        }
    }

    std::shared_ptr<QuantityRules> m_rules = std::make_shared<QuantityRules>();
    std::string m_problem;
    std::string m_place;
    Block m_block = Block::None;
    QuantityClass m_class = QuantityClass::NumberWord;
    std::int16_t m_unit = 0;
};

Result<std::shared_ptr<const QuantityRules>> QuantityRules::compile(const std::vector<Source> &sources)
{
    return QuantityRulesCompiler().compile(sources);
}

} // namespace Dateline
