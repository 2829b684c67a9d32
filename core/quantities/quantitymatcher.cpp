// SPDX-License-Identifier: GPL-3.0-or-later
#include "quantities/quantitymatcher.h"

namespace Dateline {

namespace {

using Rules = QuantityRules;
using Form = QuantityRules::Form;
using Token = QuantityToken;

// The longest figure ("no less than three hundred and twenty-five of the … projects") needs no more tokens.
constexpr std::size_t WindowSize = 28;
constexpr std::size_t MaximumQualifiers = 4;

} // namespace

bool QuantityMatcher::mayFollowNumber(std::size_t at) const
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

void QuantityMatcher::lookBehindNumber()
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

bool QuantityMatcher::mayMatch(const std::vector<Rules::Step> &pattern) const
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

bool QuantityMatcher::mayBegin(const Rules::Step &step) const
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

bool QuantityMatcher::matchSteps(const std::vector<Rules::Step> &steps, std::size_t step, std::size_t token, Match &tried) const
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

std::size_t QuantityMatcher::matchStep(const Rules::Step &step, std::size_t at, Match &tried) const
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

bool QuantityMatcher::wordIs(std::size_t at, std::string_view word) const
{
    const std::string_view text = m_window[at].span.in(m_prose);
    if (word == "-")
        return m_window[at].type == Token::Type::Dash;
    return text.size() == word.size() && std::equal(text.begin(), text.end(), word.begin(), [](char a, char b) { return (a >= 'A' && a <= 'Z' ? char(a + 32) : a) == b; });
}

bool QuantityMatcher::endsInMagnitude(const QuantityCandidate &candidate) const
{
    return !candidate.amount.isEmpty() && m_prose[candidate.amount.begin] >= '0' && m_prose[candidate.amount.begin] <= '9';
}

void QuantityMatcher::takeUnit(QuantityCandidate &candidate, std::int16_t unit, double factor, std::size_t at, std::size_t count) const
{
    candidate.unit = unit;
    candidate.factor = factor;
    takeUnitSpan(candidate, m_window[at].span, m_window[at + count - 1].span);
}

std::size_t QuantityMatcher::matchAmount(const Rules::Step &step, std::size_t at, QuantityCandidate &candidate) const
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

std::size_t QuantityMatcher::matchVague(std::size_t at, QuantityCandidate &candidate) const
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

std::size_t QuantityMatcher::matchCurrency(std::size_t at, int uses, QuantityCandidate &candidate) const
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

bool QuantityMatcher::isQualifier(std::size_t at) const
{
    if (m_window[at].type == Token::Type::Dash)
        return !m_window[at].spaceBefore;
    if (m_window[at].type != Token::Type::Word)
        return false;
    const Form *const form = single(at);
    return !form || !(form->is(QuantityClass::Stop) || form->is(QuantityClass::NumberWord) || form->is(QuantityClass::Predicate) || form->is(QuantityClass::Percent)
                      || form->currency != Rules::None || form->is(QuantityClass::Magnitude));
}

std::size_t QuantityMatcher::matchCounted(std::size_t at, QuantityCandidate &candidate) const
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

std::size_t QuantityMatcher::matchOfCounted(std::size_t at, QuantityCandidate &candidate) const
{
    std::size_t noun = at;
    const Form *const form = single(at);
    if ((form && (form->is(QuantityClass::Definite))) || wordIs(at, "china's"))
        noun = at + 1;
    const std::size_t used = has(noun) ? matchCounted(noun, candidate) : 0;
    return used ? noun - at + used : 0;
}

std::size_t QuantityMatcher::matchPlural(std::size_t at, QuantityCandidate &candidate) const
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

std::size_t QuantityMatcher::matchDash(std::size_t at) const
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

} // namespace Dateline
