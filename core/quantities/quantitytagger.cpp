// SPDX-License-Identifier: GPL-3.0-or-later
#include "quantities/quantitytagger.h"

#include "quantities/numberwords.h"
#include "quantities/quantitycandidate.h"
#include "text/utf8.h"

#include <algorithm>
#include <array>
#include <optional>

namespace Dateline {

namespace {

using Rules = QuantityRules;
using Form = QuantityRules::Form;
using Token = QuantityToken;
using Tokens = std::span<const Token>;

// The longest figure ("no less than three hundred and twenty-five of the … projects") needs no more tokens.
constexpr std::size_t WindowSize = 28;
constexpr std::size_t MaximumQualifiers = 4;

enum class Byte : std::uint8_t { Other, Letter, Digit, Sign };

constexpr std::array<Byte, 256> byteClasses()
{
    std::array<Byte, 256> classes{};
    for (int c = 'a'; c <= 'z'; ++c)
        classes[std::size_t(c)] = classes[std::size_t(c - 32)] = Byte::Letter;
    for (int c = '0'; c <= '9'; ++c)
        classes[std::size_t(c)] = Byte::Digit;
    classes['$'] = Byte::Sign;
    classes[0xC2] = Byte::Sign; // £ ¥
    classes[0xE2] = Byte::Sign; // € ₽ ₸ and their like
    return classes;
}
constexpr std::array<Byte, 256> ByteClasses = byteClasses();

bool isLetterOrDigit(char c)
{
    const Byte byte = ByteClasses[static_cast<unsigned char>(c)];
    return byte == Byte::Letter || byte == Byte::Digit;
}

/// Finds the candidates of one sentence.
class SentenceTagger
{
public:
    SentenceTagger(const Rules &rules, std::string_view prose, std::vector<QuantityCandidate> &found)
        : m_rules(rules)
        , m_prose(prose)
        , m_found(found)
    {
    }

    void tag(TextSpan sentence, std::uint32_t index)
    {
        m_sentence = sentence;
        m_index = index;
        m_numberOf.reset();
        const char *const text = m_prose.data();
        for (std::uint32_t at = sentence.begin; at < sentence.end;) {
            switch (ByteClasses[static_cast<unsigned char>(text[at])]) {
            case Byte::Other: ++at; break;
            case Byte::Letter: at = atWord(at); break;
            case Byte::Digit: at = atDigit(at); break;
            case Byte::Sign: at = atSign(at); break;
            }
        }
    }

private:
    struct Match
    {
        QuantityCandidate candidate;
        std::uint32_t end = 0;
    };

    std::uint32_t wordEnd(std::uint32_t at) const
    {
        while (at < m_sentence.end && (isLetterOrDigit(m_prose[at]) || static_cast<unsigned char>(m_prose[at]) >= 0x80))
            ++at;
        return at;
    }

    std::uint32_t atWord(std::uint32_t at)
    {
        const char *const text = m_prose.data();
        std::uint32_t end = at + 1;
        while (end < m_sentence.end && isLetterOrDigit(text[end]))
            ++end;
        if (end - at < 3 || (!m_rules.mayTrigger(text + at) && !looksLikeCode(at, end)) || joinedToWord(at))
            return end;
        // KZT12: the code ends where the digits begin.
        const bool isCode = looksLikeCode(at, end);
        const std::string_view written = m_prose.substr(at, isCode ? 3 : end - at);
        const Form *const word = m_rules.word(written);
        if (!word || (!word->trigger && word->longest == 1) || (isCode && !(word->currencyUse & Rules::AsCode) && !word->trigger))
            return end;
        fillFirst(at);
        std::size_t count = 0;
        const Form *const form = m_rules.longest(m_prose, window(WindowSize), count);
        // "twenty-foot equivalent units" is a unit and counts nothing.
        if (form && form->measure != Rules::None && count > 1)
            return m_window[count - 1].span.end;
        if (form && triggersHere(*form, count)) {
            if (const std::uint32_t matched = match(at, false))
                return matched;
        }
        return end;
    }

    /// Three capitals, alone or right before digits.
    bool looksLikeCode(std::uint32_t at, std::uint32_t end) const
    {
        const char *const text = m_prose.data() + at;
        const auto capital = [](char c) { return c >= 'A' && c <= 'Z'; };
        return end - at >= 3 && capital(text[0]) && capital(text[1]) && capital(text[2]) && m_rules.mayBeCode(text)
            && (end - at == 3 || ByteClasses[static_cast<unsigned char>(text[3])] == Byte::Digit);
    }

    /// Whether a letter stands right before, or a hyphen or apostrophe that belongs to the word.
    bool joinedToWord(std::uint32_t at) const
    {
        return at > m_sentence.begin && (isLetterOrDigit(m_prose[at - 1]) || (static_cast<unsigned char>(m_prose[at - 1]) >= 0x80 && !spaceOrDashBefore(at)));
    }

    bool spaceOrDashBefore(std::uint32_t at) const
    {
        const std::size_t before = Utf8::previous(m_prose, at);
        const char32_t point = Utf8::decode(m_prose, before).value;
        return Utf8::spaceLength(m_prose, before) > 0 || (point >= 0x2010 && point <= 0x201F) || point == 0x20AC || point < 0xC0;
    }

    bool triggersHere(const Form &form, std::size_t count) const
    {
        if (form.currencyUse & Rules::AsCode) {
            // KZT, never kzt: codes are also words.
            const std::string_view word = m_window.front().span.in(m_prose);
            return std::none_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
        }
        return count > 1 || form.trigger;
    }

    std::uint32_t atDigit(std::uint32_t at)
    {
        const std::uint32_t begin = at;
        fillFirst(at);
        const Token token = m_window.front();
        if (token.type == Token::Type::Number && startsNumber(begin) && (mayGoOn(token.span.end) || mayBeNumberOf())) {
            if (const std::uint32_t end = match(begin, false))
                return end;
        }
        return wordEnd(std::max(token.span.end, begin + 1));
    }

    /// Behind most numbers of a text stands a mark that ends every figure.
    bool mayGoOn(std::uint32_t end) const
    {
        if (end >= m_sentence.end)
            return false;
        switch (m_prose[end]) {
        case ',':
        case '.':
        case ')':
        case ';':
        case ':':
        case '"':
        case ']':
        case '?':
        case '!': return false;
        default: return true;
        }
    }

    /// Not in the middle of a date, a telephone number, a code or a name: 2024-07-03, +7 701, COVID-19, #5, A-320.
    bool startsNumber(std::uint32_t at) const
    {
        if (at == m_sentence.begin)
            return true;
        const char before = m_prose[at - 1];
        if (isLetterOrDigit(before) || before == '#' || before == '@' || before == '_' || before == '\\')
            return false;
        if ((before == '-' || before == '.' || before == ',' || before == ':' || before == '/' || before == '\'') && at >= m_sentence.begin + 2)
            return !isLetterOrDigit(m_prose[at - 2]);
        return true;
    }

    std::uint32_t atSign(std::uint32_t at)
    {
        const std::size_t length = Utf8::decode(m_prose, at).length;
        // Letters right before belong to the sign: US$, CN¥.
        std::uint32_t begin = at;
        while (begin > m_sentence.begin && at - begin < 3 && m_prose[begin - 1] >= 'A' && m_prose[begin - 1] <= 'Z')
            --begin;
        if (begin == m_sentence.begin || !isLetterOrDigit(m_prose[begin - 1])) {
            fillFirst(begin);
            std::size_t count = 0;
            const Form *const form = longest(0, count);
            if (form && form->currency != Rules::None && (form->currencyUse & Rules::AsSign) && count >= (begin < at ? 2u : 1u)) {
                if (const std::uint32_t end = match(begin, true))
                    return end;
            }
        }
        return at + std::uint32_t(length);
    }

    void fillFirst(std::uint32_t at)
    {
        m_window.clear();
        m_forms.clear();
        m_window.push_back(nextQuantityToken(m_prose, at, m_sentence.end));
        m_forms.emplace_back();
    }

    /// Reads tokens until there are @p size of them or the sentence ends.
    void fill(std::size_t size) const
    {
        while (m_window.size() < size && m_window.back().type != Token::Type::End) {
            m_window.push_back(nextQuantityToken(m_prose, m_window.back().span.end, m_sentence.end));
            m_forms.emplace_back();
        }
    }

    // No form has more tokens.
    static constexpr std::size_t LookAhead = 5;

    /// The tokens from @p from on, as far as a step may look.
    Tokens windowFrom(std::size_t from) const
    {
        fill(from + LookAhead);
        return Tokens(m_window).subspan(std::min(from, m_window.size()));
    }
    Tokens window(std::size_t size) const
    {
        fill(std::min(size, LookAhead));
        return Tokens(m_window);
    }

    struct KnownForms
    {
        const Form *longest = nullptr;
        const Form *single = nullptr;
        std::uint8_t count = 0;
        bool hasLongest = false;
        bool hasSingle = false;
    };

    const Form *longest(std::size_t at, std::size_t &count) const
    {
        fill(at + LookAhead);
        KnownForms &known = m_forms[at];
        if (!known.hasLongest) {
            known.longest = m_rules.longest(m_prose, Tokens(m_window).subspan(at), count);
            known.count = std::uint8_t(count);
            known.hasLongest = true;
        }
        count = known.count;
        return known.longest;
    }

    const Form *single(std::size_t at) const
    {
        KnownForms &known = m_forms[at];
        if (!known.hasSingle) {
            known.single = m_window[at].type == Token::Type::End ? nullptr : m_rules.word(m_window[at].span.in(m_prose));
            known.hasSingle = true;
        }
        return known.single;
    }

    bool has(std::size_t at) const
    {
        fill(at + 1);
        return at < m_window.size() && m_window[at].type != Token::Type::End;
    }

    /// Tries all rules at @p at; adds the longest match and returns its end, or 0 without one.
    std::uint32_t match(std::uint32_t at, bool sign)
    {
        std::optional<Match> best;
        if (sign) {
            m_number = {};
            tryPatterns(m_rules.signPatterns(), at, best);
        } else {
            m_number = matchNumber(m_rules, m_prose, windowFrom(0), false);
            lookBehindNumber();
            if (m_number.tokens > 0 && (mayFollowNumber(m_number.tokens) || mayBeNumberOf()))
                tryPatterns(m_rules.numberPatterns(), at, best);
            if (m_window.front().type == Token::Type::Word)
                tryPatterns(m_rules.wordPatterns(), at, best);
        }
        if (!best)
            return 0;
        add(at, *best);
        return best->end;
    }

    void tryPatterns(const std::vector<Rules::Pattern> &patterns, std::uint32_t at, std::optional<Match> &best)
    {
        for (const Rules::Pattern &pattern : patterns) {
            if (!mayMatch(*pattern.steps))
                continue;
            Match tried;
            tried.candidate.rule = pattern.rule;
            if (matchSteps(*pattern.steps, 0, 0, tried) && (!best || tried.end > best->end) && holds(*pattern.rule, at, tried))
                best = tried;
        }
    }

    /// Of the many numbers of a text most are years, days and the like: what follows them tells at once.
    bool mayFollowNumber(std::size_t at) const
    {
        if (!has(at))
            return false;
        const Token &token = m_window[at];
        if (token.type == Token::Type::Dash || token.type == Token::Type::Mark || token.type == Token::Type::Number)
            return token.type == Token::Type::Dash || single(at) != nullptr;
        const Form *const form = single(at);
        return !form || !form->is(QuantityClass::Stop) || form->longest > 1 || wordIs(at, "of") || wordIs(at, "to") || wordIs(at, "and") || wordIs(at, "or")
            || wordIs(at, "out") || wordIs(at, "times") || form->is(QuantityClass::Percent);
    }

    bool mayBeNumberOf()
    {
        if (!m_numberOf)
            findNumberOf();
        return m_numberOf->unit != Rules::None;
    }

    /// What stands behind the number, looked up once for all patterns.
    struct Behind
    {
        std::size_t at = 0;
        const Form *form = nullptr;
        bool exists = false;
        bool isDash = false;
        bool isNoun = false;
    };

    void lookBehindNumber()
    {
        m_behind = {};
        m_behind.at = m_number.tokens;
        m_behind.exists = m_number.tokens > 0 && has(m_number.tokens);
        if (!m_behind.exists)
            return;
        std::size_t count = 0;
        m_behind.form = longest(m_behind.at, count);
        m_behind.isDash = m_window[m_behind.at].type == Token::Type::Dash;
        const Form *const word = single(m_behind.at);
        m_behind.isNoun = m_window[m_behind.at].type == Token::Type::Word && !(word && word->is(QuantityClass::Stop));
    }

    /// Whether a pattern that begins with a number can match at all, before anything is copied.
    bool mayMatch(const std::vector<Rules::Step> &pattern) const
    {
        const Rules::StepKind first = pattern.front().kind;
        if (first != Rules::StepKind::Amount && first != Rules::StepKind::BigAmount)
            return true;
        if (first == Rules::StepKind::BigAmount && !m_number.isBig)
            return false;
        for (std::size_t step = 1; step < pattern.size(); ++step) {
            if (m_behind.exists && mayBegin(pattern[step]))
                return true;
            if (!pattern[step].optional)
                return false;
        }
        return true;
    }

    bool mayBegin(const Rules::Step &step) const
    {
        if (step.tight && m_window[m_behind.at].spaceBefore)
            return false;
        switch (step.kind) {
        case Rules::StepKind::Dash: return m_behind.isDash;
        case Rules::StepKind::Literal: return wordIs(m_behind.at, step.literal);
        case Rules::StepKind::Unit: return m_behind.form && m_behind.form->measure != Rules::None;
        case Rules::StepKind::Currency: return m_behind.form && m_behind.form->currency != Rules::None;
        case Rules::StepKind::Class: return m_behind.form != nullptr;
        case Rules::StepKind::Counted:
        case Rules::StepKind::Plural: return m_behind.isNoun;
        default: return true;
        }
    }

    bool matchSteps(const std::vector<Rules::Step> &steps, std::size_t step, std::size_t token, Match &tried) const
    {
        if (step == steps.size()) {
            tried.end = m_window[token - 1].span.end;
            return true;
        }
        const Rules::Step &wanted = steps[step];
        Match with = tried;
        const std::size_t used = matchStep(wanted, token, with);
        if (used > 0 && matchSteps(steps, step + 1, token + used, with)) {
            tried = with;
            return true;
        }
        return wanted.optional && matchSteps(steps, step + 1, token, tried);
    }

    /// How many tokens from @p at on the step takes; 0 when it does not match.
    std::size_t matchStep(const Rules::Step &step, std::size_t at, Match &tried) const
    {
        if (!has(at) || (step.tight && m_window[at].spaceBefore))
            return 0;
        QuantityCandidate &candidate = tried.candidate;
        std::size_t count = 0;
        switch (step.kind) {
        case Rules::StepKind::Amount:
        case Rules::StepKind::BigAmount: return matchAmount(step, at, candidate);
        case Rules::StepKind::Vague: return matchVague(at, candidate);
        case Rules::StepKind::Sign: return matchCurrency(at, Rules::AsSign, candidate);
        case Rules::StepKind::Code: return matchCurrency(at, Rules::AsCode, candidate);
        case Rules::StepKind::Currency: return matchCurrency(at, Rules::AsWord | Rules::AsCode | Rules::AsSign, candidate);
        case Rules::StepKind::Unit: {
            const Form *const form = longest(at, count);
            if (!form || form->measure == Rules::None || (form->digitsOnly && (at == 0 || m_window[at - 1].type != Token::Type::Number) && !endsInMagnitude(candidate)))
                return 0;
            takeUnit(candidate, form->measure, form->factor, at, count);
            return count;
        }
        case Rules::StepKind::Counted: return matchCounted(at, candidate);
        case Rules::StepKind::OfCounted: return matchOfCounted(at, candidate);
        case Rules::StepKind::Plural: return matchPlural(at, candidate);
        case Rules::StepKind::Dash: return matchDash(at);
        case Rules::StepKind::Class: {
            const Form *const form = m_rules.longest(m_prose, windowFrom(at), count, step.wordClass);
            if (!form)
                return 0;
            if (at == 0)
                candidate.wordForm = form;
            else
                takeUnit(candidate, Rules::None, 1, at, count);
            return count;
        }
        case Rules::StepKind::Literal: return wordIs(at, step.literal) ? 1 : 0;
        }
        return 0;
    }

    bool wordIs(std::size_t at, std::string_view word) const
    {
        const std::string_view text = m_window[at].span.in(m_prose);
        if (word == "-")
            return m_window[at].type == Token::Type::Dash;
        return text.size() == word.size() && std::equal(text.begin(), text.end(), word.begin(), [](char a, char b) { return (a >= 'A' && a <= 'Z' ? char(a + 32) : a) == b; });
    }

    /// Behind "30 million" km is no word of its own.
    bool endsInMagnitude(const QuantityCandidate &candidate) const
    {
        return !candidate.amount.isEmpty() && ByteClasses[static_cast<unsigned char>(m_prose[candidate.amount.begin])] == Byte::Digit;
    }

    static void takeUnitSpan(QuantityCandidate &candidate, TextSpan first, TextSpan last) { candidate.unitSpan = {first.begin, last.end}; }

    void takeUnit(QuantityCandidate &candidate, std::int16_t unit, double factor, std::size_t at, std::size_t count) const
    {
        candidate.unit = unit;
        candidate.factor = factor;
        takeUnitSpan(candidate, m_window[at].span, m_window[at + count - 1].span);
    }

    std::size_t matchAmount(const Rules::Step &step, std::size_t at, QuantityCandidate &candidate) const
    {
        const bool afterSign = at > 0 && candidate.unit != Rules::None;
        const NumberMatch number = at == 0 && !afterSign ? m_number : matchNumber(m_rules, m_prose, windowFrom(at), afterSign);
        if (number.tokens == 0)
            return 0;
        if (step.kind == Rules::StepKind::BigAmount && !number.isBig)
            return 0;
        const TextSpan span{m_window[at].span.begin, m_window[at + number.tokens - 1].span.end};
        switch (step.role) {
        case Rules::Role::Value: candidate.amount = span; break;
        case Rules::Role::Upper: candidate.upper = span; break;
        case Rules::Role::Whole: candidate.whole = span; break;
        }
        candidate.moneyMagnitude = candidate.moneyMagnitude || number.hasMoneyMagnitude;
        return number.tokens;
    }

    std::size_t matchVague(std::size_t at, QuantityCandidate &candidate) const
    {
        std::size_t end = at;
        for (;;) {
            std::size_t count = 0;
            if (!m_rules.longest(m_prose, windowFrom(end), count, QuantityClass::Vague))
                break;
            end += count;
            std::size_t next = 0;
            if (has(end + 1) && wordIs(end, "of") && m_rules.longest(m_prose, windowFrom(end + 1), next, QuantityClass::Vague))
                ++end;
            else
                break;
        }
        if (end == at)
            return 0;
        candidate.vague = true;
        candidate.amount = {m_window[at].span.begin, m_window[end - 1].span.end};
        return end - at;
    }

    std::size_t matchCurrency(std::size_t at, int uses, QuantityCandidate &candidate) const
    {
        std::size_t count = 0;
        const Form *const form = longest(at, count);
        if (!form || form->currency == Rules::None || (form->currencyUse & uses) == 0)
            return 0;
        if (form->currencyUse == Rules::AsCode) {
            const std::string_view word = m_window[at].span.in(m_prose);
            if (std::any_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; }))
                return 0;
        }
        // "$4 billion to €5 billion" is no range.
        if (candidate.unit != Rules::None && candidate.unit != form->currency)
            return 0;
        takeUnit(candidate, form->currency, 1, at, count);
        return count;
    }

    bool isQualifier(std::size_t at) const
    {
        if (m_window[at].type == Token::Type::Dash)
            return !m_window[at].spaceBefore;
        if (m_window[at].type != Token::Type::Word)
            return false;
        const Form *const form = single(at);
        return !form || !(form->is(QuantityClass::Stop) || form->is(QuantityClass::NumberWord) || form->is(QuantityClass::Predicate) || form->is(QuantityClass::Percent)
                          || form->currency != Rules::None || form->is(QuantityClass::Magnitude));
    }

    /// The last plural of a run of such nouns: "40 container trains".
    std::size_t matchCounted(std::size_t at, QuantityCandidate &candidate) const
    {
        std::size_t qualifiers = 0;
        std::size_t end = at;
        std::int16_t unit = Rules::None;
        std::size_t first = at;
        for (std::size_t i = at; i < WindowSize && has(i) && qualifiers <= MaximumQualifiers;) {
            std::size_t count = 0;
            const Form *const form = longest(i, count);
            const bool isPlural = form && form->counted != Rules::None && form->plural;
            if (isPlural) {
                unit = form->counted;
                first = i;
                end = i + count;
                i = end;
                continue;
            }
            if (unit != Rules::None || !isQualifier(i))
                break;
            qualifiers += m_window[i].type == Token::Type::Word && (i == at || m_window[i].spaceBefore);
            ++i;
        }
        if (unit == Rules::None)
            return 0;
        takeUnit(candidate, unit, 1, first, end - first);
        return end - at;
    }

    /// "of China's largest companies", "of these routes".
    std::size_t matchOfCounted(std::size_t at, QuantityCandidate &candidate) const
    {
        std::size_t noun = at;
        const Form *const form = single(at);
        if ((form && (form->is(QuantityClass::Definite))) || wordIs(at, "china's"))
            noun = at + 1;
        const std::size_t used = has(noun) ? matchCounted(noun, candidate) : 0;
        return used ? noun - at + used : 0;
    }

    /// A plural that no list knows: small, with an s, and no verb, name or stop word.
    std::size_t matchPlural(std::size_t at, QuantityCandidate &candidate) const
    {
        for (std::size_t i = at; i < at + 3 && has(i) && m_window[i].type == Token::Type::Word; ++i) {
            const std::string_view word = m_window[i].span.in(m_prose);
            const Form *const form = single(i);
            if (form && (form->is(QuantityClass::Stop) || form->is(QuantityClass::Predicate) || form->is(QuantityClass::Rise) || form->is(QuantityClass::Fall)
                         || form->currency != Rules::None || form->measure != Rules::None || form->is(QuantityClass::Magnitude)))
                return 0;
            const bool plural = word.size() >= 4 && word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("us") && !word.ends_with("is")
                && !word.ends_with("'s") && !word.ends_with("\xE2\x80\x99s");
            const bool small = std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
            if (plural && small) {
                takeUnit(candidate, Rules::None, 1, i, 1);
                return i - at + 1;
            }
            if (!small)
                return 0;
        }
        return 0;
    }

    /// One dash, with a space on both sides or on none, and no second one behind the number: that would be a date or a code.
    std::size_t matchDash(std::size_t at) const
    {
        if (m_window[at].type != Token::Type::Dash || !has(at + 2))
            return 0;
        const Token &number = m_window[at + 1];
        if (number.spaceBefore != m_window[at].spaceBefore)
            return 0;
        const Token &behind = m_window[at + 2];
        const bool chain = number.type == Token::Type::Number && behind.type == Token::Type::Dash && !behind.spaceBefore && has(at + 3)
            && m_window[at + 3].type == Token::Type::Number && !m_window[at + 3].spaceBefore;
        return chain ? 0 : 1;
    }

    std::string_view previousWord(std::uint32_t at) const
    {
        while (at > m_sentence.begin) {
            const std::uint32_t before = std::uint32_t(Utf8::previous(m_prose, at));
            if (Utf8::spaceLength(m_prose, before) == 0)
                break;
            at = before;
        }
        std::uint32_t begin = at;
        while (begin > m_sentence.begin && (isLetterOrDigit(m_prose[begin - 1]) || m_prose[begin - 1] == '\''))
            --begin;
        // "No. 5": the full stop of an abbreviation.
        if (begin == at && at > m_sentence.begin && m_prose[at - 1] == '.') {
            --at;
            begin = at;
            while (begin > m_sentence.begin && isLetterOrDigit(m_prose[begin - 1]))
                --begin;
            return at - begin <= 4 ? m_prose.substr(begin, at - begin) : std::string_view();
        }
        return m_prose.substr(begin, at - begin);
    }

    /// Some words and classes are asked for before many numbers: the modifier is looked through ("in almost 300 trains").
    bool wordMeets(std::string_view word, const Rules::Condition &condition) const
    {
        if (word.empty())
            return false;
        m_lower.clear();
        appendLower(word, m_lower);
        if (std::find(condition.words.begin(), condition.words.end(), m_lower) != condition.words.end())
            return true;
        const Form *const form = condition.classes.any() ? m_rules.find(m_lower) : nullptr;
        return form && (form->classes & condition.classes).any();
    }

    bool previousIs(std::string_view word, QuantityClass wanted) const
    {
        if (word.empty())
            return false;
        const Form *const form = m_rules.word(word);
        return form && form->is(wanted);
    }

    bool holds(const Rules::Rule &rule, std::uint32_t at, Match &tried)
    {
        for (const Rules::Condition &condition : rule.conditions) {
            using Kind = Rules::Condition::Kind;
            const bool before = condition.kind == Kind::Previous || condition.kind == Kind::NotPrevious;
            const Token next = before ? Token() : nextQuantityToken(m_prose, tried.end, m_sentence.end);
            const std::string_view word = before ? previousWord(at) : next.type == Token::Type::Word ? next.span.in(m_prose) : std::string_view();
            const bool wanted = condition.kind == Kind::Previous || condition.kind == Kind::Next;
            if (wordMeets(word, condition) != wanted)
                return false;
        }
        const QuantityCandidate &candidate = tried.candidate;
        const NumberMatch number = candidate.vague || candidate.amount.isEmpty() ? NumberMatch() : m_number;
        const std::string_view previous = previousWord(at);
        if (rule.category == QuantityCategory::Count || rule.category == QuantityCategory::Part || (rule.category == QuantityCategory::Range && countedUnit(candidate))) {
            if (previousIs(previous, QuantityClass::Label) || (number.looksLikeDay && previousIs(previous, QuantityClass::MonthName)) || number.isOne)
                return false;
            if (number.isSmallWord && previousIs(previous, QuantityClass::Definite))
                return false;
            if (number.looksLikeYear && (previous.empty() ? at != m_sentence.begin : previousIs(previous, QuantityClass::BeforeYear)))
                return false;
        }
        if (number.isOne && rule.category != QuantityCategory::Money && rule.category != QuantityCategory::Percent && rule.category != QuantityCategory::Measure)
            return false;
        return !rule.numberOf || takeNumberOf(at, tried);
    }

    bool countedUnit(const QuantityCandidate &candidate) const { return candidate.unit != Rules::None && m_rules.units()[std::size_t(candidate.unit)].kind == UnitKind::Count; }

    /// "the number of trains … was 7,762": what is counted stands before, and a verb between.
    bool takeNumberOf(std::uint32_t at, Match &tried)
    {
        if (!m_numberOf)
            findNumberOf();
        if (m_numberOf->unit == Rules::None || at < m_numberOf->unitSpan.end)
            return false;
        const Token next = nextQuantityToken(m_prose, tried.end, m_sentence.end);
        const bool wordBehind = next.type == Token::Type::Word && !previousIs(next.span.in(m_prose), QuantityClass::Stop) && !previousIs(next.span.in(m_prose), QuantityClass::Linking);
        const std::string_view previous = previousWord(at);
        const NumberMatch number = m_number;
        const bool told = previousIs(previous, QuantityClass::Predicate) || previousIs(previous, QuantityClass::MoreThan) || previousIs(previous, QuantityClass::About)
            || previousIs(previous, QuantityClass::Nearly) || previous == "to" || previous == "at" || previous == "than";
        if (!told || wordBehind || number.looksLikeYear || number.isOne)
            return false;
        tried.candidate.unit = m_numberOf->unit;
        tried.candidate.unitSpan = m_numberOf->unitSpan;
        return true;
    }

    struct NumberOf
    {
        std::int16_t unit = Rules::None;
        TextSpan unitSpan;
    };

    void findNumberOf()
    {
        m_numberOf.emplace();
        const std::string_view sentence = m_sentence.in(m_prose);
        const std::size_t found = sentence.find("umber of ");
        if (found == std::string_view::npos)
            return;
        std::uint32_t at = m_sentence.begin + std::uint32_t(found) + 9;
        for (int i = 0; i < 7; ++i) {
            std::array<Token, 3> tokens;
            std::uint32_t next = at;
            for (Token &token : tokens) {
                token = nextQuantityToken(m_prose, next, m_sentence.end);
                next = token.span.end;
            }
            if (tokens[0].type == Token::Type::End)
                return;
            std::size_t count = 0;
            const Form *const form = m_rules.longest(m_prose, tokens, count);
            if (form && form->counted != Rules::None && form->plural) {
                m_numberOf->unit = form->counted;
                m_numberOf->unitSpan = {tokens[0].span.begin, tokens[count - 1].span.end};
                return;
            }
            if (form && form->is(QuantityClass::Predicate))
                return;
            at = tokens[0].span.end;
        }
    }

    void add(std::uint32_t at, const Match &match)
    {
        QuantityCandidate candidate = match.candidate;
        candidate.sentence = m_index;
        candidate.span = {articleBefore(at), match.end};
        const bool isTwo = !candidate.upper.isEmpty() && (candidate.rule->two || candidate.rule->category == QuantityCategory::NumberOf);
        if (!isTwo) {
            m_found.push_back(candidate);
            return;
        }
        QuantityCandidate second = candidate;
        const bool unitInside = candidate.unitSpan.begin >= candidate.upper.end;
        candidate.span = {candidate.amount.begin, firstOfTwoEnd(candidate)};
        second.span = unitInside ? TextSpan{candidate.upper.begin, match.end} : candidate.upper;
        second.amount = second.upper;
        second.upper = {};
        // The first keeps its upper: "from 5 to 6 million" gives it its magnitude.
        const std::int32_t index = std::int32_t(m_found.size());
        candidate.twin = index + 1;
        second.twin = index;
        m_found.push_back(candidate);
        m_found.push_back(second);
    }

    /// Of "9.8 percent and 6.8 percent" the first figure goes up to the word that joins them.
    std::uint32_t firstOfTwoEnd(const QuantityCandidate &candidate) const
    {
        std::uint32_t end = candidate.amount.end;
        for (Token token = nextQuantityToken(m_prose, end, candidate.upper.begin); token.type != Token::Type::End; token = nextQuantityToken(m_prose, token.span.end, candidate.upper.begin)) {
            const std::string_view word = token.span.in(m_prose);
            if (word == "and" || word == "to" || (candidate.unit != Rules::None && token.span == candidate.unitSpan))
                break;
            end = token.span.end;
        }
        return end;
    }

    /// "a million dollars" begins with its article, "half a million" with its half.
    std::uint32_t articleBefore(std::uint32_t at)
    {
        std::size_t count = 0;
        const Form *const form = longest(0, count);
        if (!form || !form->is(QuantityClass::Magnitude) || form->is(QuantityClass::NumberWord))
            return at;
        const std::string_view previous = previousWord(at);
        return previous == "a" || previous == "an" || previous == "A" ? std::uint32_t(previous.data() - m_prose.data()) : at;
    }

    const Rules &m_rules;
    std::string_view m_prose;
    std::vector<QuantityCandidate> &m_found;
    TextSpan m_sentence;
    std::uint32_t m_index = 0;
    mutable std::vector<Token> m_window;
    mutable std::vector<KnownForms> m_forms;
    NumberMatch m_number;
    Behind m_behind;
    std::optional<NumberOf> m_numberOf;
    mutable std::string m_lower;
};

} // namespace

std::vector<QuantityCandidate> QuantityTagger::tag(std::string_view prose, const std::vector<TextSpan> &sentences) const
{
    std::vector<QuantityCandidate> found;
    SentenceTagger tagger(m_rules, prose, found);
    for (std::uint32_t index = 0; index < sentences.size(); ++index)
        tagger.tag(sentences[index], index);
    return found;
}

} // namespace Dateline
