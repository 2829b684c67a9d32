// SPDX-License-Identifier: GPL-3.0-or-later
#include "quantities/numberwords.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <string>

namespace Dateline {

namespace {

using Form = QuantityRules::Form;
using Token = QuantityToken;

bool wordIs(std::string_view text, const Token &token, std::string_view word)
{
    const std::string_view written = token.span.in(text);
    return written.size() == word.size() && std::equal(written.begin(), written.end(), word.begin(), [](char a, char b) { return (a >= 'A' && a <= 'Z' ? char(a + 32) : a) == b; });
}

const Form *formOf(const QuantityRules &rules, std::string_view text, const Token &token)
{
    return token.type == Token::Type::Word ? rules.word(token.span.in(text)) : nullptr;
}

bool is(const Form *form, QuantityClass wanted)
{
    return form && form->is(wanted);
}

/// "a" or "an" right before @p at.
bool articleBefore(std::string_view text, std::uint32_t at)
{
    if (at < 2 || text[at - 1] != ' ')
        return false;
    const std::string_view before = text.substr(0, at - 1);
    const auto endsWith = [&](std::string_view word) {
        return before.ends_with(word) && (before.size() == word.size() || before[before.size() - word.size() - 1] == ' ' || before[before.size() - word.size() - 1] == '\n');
    };
    return endsWith("a") || endsWith("A") || endsWith("an");
}

std::optional<double> digitsValue(std::string_view digits)
{
    std::string plain;
    for (const char c : digits) {
        if ((c >= '0' && c <= '9') || c == '.')
            plain += c;
    }
    double value = 0;
    const auto [end, error] = std::from_chars(plain.data(), plain.data() + plain.size(), value);
    if (error != std::errc() || end != plain.data() + plain.size())
        return std::nullopt;
    return value;
}

/// 3.93 times a billion is a whole number, whatever binary fractions make of it.
double product(double a, double b)
{
    const double exact = a * b;
    const double whole = std::round(exact);
    return std::abs(exact - whole) <= 1e-9 * std::max(1.0, std::abs(exact)) ? whole : exact;
}

} // namespace

NumberMatch matchNumber(const QuantityRules &rules, std::string_view text, std::span<const Token> tokens, bool afterSign)
{
    NumberMatch match;
    if (tokens.empty())
        return match;
    std::size_t i = 0;
    const auto formAt = [&](std::size_t at) { return at < tokens.size() ? formOf(rules, text, tokens[at]) : nullptr; };
    // A magnitude behind a space, behind a hyphen (a 300-million loan), or behind "and a half".
    const auto takeMagnitudes = [&] {
        bool any = false;
        for (;;) {
            std::size_t at = i;
            if (at + 1 < tokens.size() && tokens[at].type == Token::Type::Dash && !tokens[at].spaceBefore && !tokens[at + 1].spaceBefore)
                ++at;
            else if (at + 3 < tokens.size() && wordIs(text, tokens[at], "and") && wordIs(text, tokens[at + 1], "a") && wordIs(text, tokens[at + 2], "half"))
                at += 3;
            if (!is(formAt(at), QuantityClass::Magnitude))
                return any;
            any = true;
            i = at + 1;
        }
    };
    if (tokens[0].type == Token::Type::Number) {
        const std::string_view digits = tokens[0].span.in(text);
        i = 1;
        const bool magnitude = takeMagnitudes();
        if (!magnitude && afterSign && i < tokens.size() && !tokens[i].spaceBefore && is(formAt(i), QuantityClass::MoneyMagnitude)) {
            ++i;
            match.hasMoneyMagnitude = true;
        }
        match.isBig = magnitude || tokens[0].grouped || (!tokens[0].decimal && digits.size() >= 5);
        match.isOne = digits == "1" && i == 1;
        match.looksLikeDay = i == 1 && digits.size() <= 2;
        match.looksLikeYear = i == 1 && digits.size() == 4 && (digits.starts_with("19") || digits.starts_with("20"));
    } else if (is(formAt(0), QuantityClass::NumberWord)) {
        const double first = formAt(0)->value(QuantityClass::NumberWord);
        i = 1;
        bool magnitude = false;
        for (;;) {
            if (takeMagnitudes()) {
                magnitude = true;
                if (i + 1 < tokens.size() && wordIs(text, tokens[i], "and") && is(formAt(i + 1), QuantityClass::NumberWord))
                    ++i;
            }
            const bool hyphen = i + 1 < tokens.size() && tokens[i].type == Token::Type::Dash && !tokens[i].spaceBefore && !tokens[i + 1].spaceBefore
                && is(formAt(i + 1), QuantityClass::NumberWord);
            if (hyphen)
                ++i;
            else if (!magnitude || !is(formAt(i), QuantityClass::NumberWord))
                break;
            ++i;
        }
        match.isBig = magnitude;
        match.isOne = first == 1 && i == 1;
        match.isSmallWord = i == 1 && first <= 12;
    } else if (is(formAt(0), QuantityClass::Magnitude) && articleBefore(text, tokens[0].span.begin)) {
        takeMagnitudes();
        match.isBig = true;
    } else if (tokens.size() > 2 && wordIs(text, tokens[0], "half") && wordIs(text, tokens[1], "a") && is(formAt(2), QuantityClass::Magnitude)) {
        i = 2;
        takeMagnitudes();
        match.isBig = true;
    }
    match.tokens = i;
    return match;
}

std::optional<NumberValue> numberValue(const QuantityRules &rules, std::string_view words, bool moneyMagnitude)
{
    NumberValue result;
    double total = 0;
    double current = 0;
    bool any = false;
    bool hasMagnitude = false;
    const std::uint32_t end = std::uint32_t(words.size());
    for (Token token = nextQuantityToken(words, 0, end); token.type != Token::Type::End; token = nextQuantityToken(words, token.span.end, end)) {
        if (token.type == Token::Type::Number) {
            const std::optional<double> value = digitsValue(token.span.in(words));
            if (!value)
                return std::nullopt;
            current += *value;
            result.bare = !token.grouped && *value < 1000;
            any = true;
            continue;
        }
        const Form *const form = formOf(rules, words, token);
        const bool money = moneyMagnitude && is(form, QuantityClass::MoneyMagnitude) && !token.spaceBefore;
        if (money || is(form, QuantityClass::Magnitude)) {
            const double magnitude = form->value(money ? QuantityClass::MoneyMagnitude : QuantityClass::Magnitude);
            current = product(any ? current : 1, magnitude);
            any = true;
            hasMagnitude = true;
            result.magnitude = magnitude;
            if (magnitude >= 1000) {
                total += current;
                current = 0;
            }
        } else if (is(form, QuantityClass::NumberWord)) {
            current += form->value(QuantityClass::NumberWord);
            any = true;
            result.bare = true;
        } else if (wordIs(words, token, "half")) {
            current += 0.5;
            any = true;
        }
    }
    if (!any)
        return std::nullopt;
    result.value = total + current;
    result.bare = result.bare && !hasMagnitude;
    return result;
}

} // namespace Dateline
