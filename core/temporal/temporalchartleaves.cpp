// SPDX-License-Identifier: GPL-3.0-or-later
#include "temporal/temporalchart.h"

#include <algorithm>

// What the tokens of a run are by themselves: words of classes, numbers, years, clock times.

namespace Dateline {

std::uint32_t TemporalChart::addMeaning(const TemporalMeaning &meaning)
{
    m_groups.emplace_back(Nothing, 0u, meaning);
    return std::uint32_t(m_groups.size() - 1);
}

void TemporalChart::addTokenEdges(std::uint32_t i)
{
    const TemporalRules::Builtins &builtins = m_rules->builtins();
    const Token &token = (*m_tokens)[i];
    const auto add = [&](Symbol symbol, int value, std::uint32_t end) {
        if (m_rules->isAsked(symbol))
            addLeaf(symbol, value, i, end);
    };
    if (token.kind == TokenKind::Word) {
        add(builtins.word, 0, i + 1);
        if (!token.word)
            add(builtins.unknown, 0, i + 1);
        if (token.capital)
            add(builtins.capitalised, 0, i + 1);
        else
            add(builtins.lowerCase, 0, i + 1);
        if (token.upper)
            add(builtins.upperCase, 0, i + 1);
    }
    if (token.word) {
        for (std::uint32_t k = 0; k < token.word->askedEntries; ++k) {
            const TemporalRules::Entry &entry = token.word->entries[k];
            if (!entry.needsCapital || token.capital)
                addLeaf(entry.symbol, entry.value, i, i + 1);
        }
    }
    if (token.kind != TokenKind::Number || token.opaque)
        return;
    const int value = token.number <= 30000 ? int(token.number) : 30000;
    const bool suffixed = i + 1 < m_tokens->size() && !(*m_tokens)[i + 1].space && (*m_tokens)[i + 1].word;
    if (!token.whole && suffixed && token.number < 25) {
        // 7.30am: what looks like a decimal is a clock
        const int minute = int((token.number - value) * 100 + 0.5);
        if (minute < 60)
            addClock(i, value, minute, builtins.clockDigits);
    }
    if (token.whole) {
        if (suffixed && (*m_tokens)[i + 1].word->ordinalSuffix) {
            add(builtins.ordinal, value, i + 2);
            if (token.digits <= 2 && value >= 1 && value <= 31)
                add(builtins.dayOrdinal, value, i + 2);
            return;
        }
        if (suffixed && (*m_tokens)[i + 1].word->decadeSuffix && value % 10 == 0) {
            // "the 30s" is a temperature as often as a decade.
            if (token.digits == 4 || token.apostrophe || value >= 50)
                add(builtins.decadeDigits, value / 10, i + 2);
            if (token.digits == 4 || token.apostrophe)
                add(builtins.longDecade, value / 10, i + 2);
            return;
        }
        if (!token.apostrophe) {
            add(builtins.integer, value, i + 1);
            if (token.digits <= 2 && value >= 1 && value <= 31)
                add(builtins.day, value, i + 1);
            if (token.digits == 4)
                add(builtins.fourDigits, value, i + 1);
            if ((token.digits == 3 || token.digits == 4) && suffixed && value / 100 <= 24 && value % 100 < 60)
                addClock(i, value / 100, value % 100, builtins.clockDigits);
            if (token.digits == 4 && value / 100 < 24 && value % 100 < 60 && (value < 1900 || value >= 2030))
                addClock(i, value / 100, value % 100, builtins.clockFour);
            if (token.digits == 4 && value >= 1000 && value < 3000) {
                add(builtins.year, value, i + 1);
                if (value >= 1700 && value <= 2100)
                    add(builtins.modernYear, value, i + 1);
            }
        }
        if (token.digits == 2)
            add(token.apostrophe ? builtins.yearWords : builtins.twoDigits, token.apostrophe ? (value < 40 ? 2000 + value : 1900 + value) : value, i + 1);
    }
}

void TemporalChart::addClock(std::uint32_t i, int hour, int minute, Symbol symbol)
{
    TemporalMeaning meaning;
    meaning.set(TemporalField::Hour, hour);
    meaning.set(TemporalField::Minute, minute);
    addLeaf(symbol, 0, i, i + 1, addMeaning(meaning));
}

void TemporalChart::addNumberEdges(std::uint32_t i)
{
    const Token &token = (*m_tokens)[i];
    if (token.kind == TokenKind::Number && token.opaque)
        return;
    if (token.kind == TokenKind::Number && !token.apostrophe) {
        double value = token.number;
        std::uint32_t end = i + 1;
        if (token.whole && i + 3 < m_tokens->size() && (*m_tokens)[i + 1].space && (*m_tokens)[i + 1].kind == TokenKind::Number
            && isSlash((*m_tokens)[i + 2]) && (*m_tokens)[i + 3].kind == TokenKind::Number && (*m_tokens)[i + 3].number > 0
            && (*m_tokens)[i + 1].number < (*m_tokens)[i + 3].number) {
            value += (*m_tokens)[i + 1].number / (*m_tokens)[i + 3].number;
            end = i + 4;
        } else if (token.whole && i + 2 < m_tokens->size() && isSlash((*m_tokens)[i + 1]) && !(*m_tokens)[i + 1].space
                   && (*m_tokens)[i + 2].kind == TokenKind::Number && !(*m_tokens)[i + 2].space && (*m_tokens)[i + 2].number > value
                   && (*m_tokens)[i + 2].number <= 8) {
            value /= (*m_tokens)[i + 2].number;
            end = i + 3;
        } else if (end < m_tokens->size()) {
            const int factor = numberWord(end);
            if (factor >= 100) {
                value *= factor;
                ++end;
            }
        }
        addNumber(i, end, value);
        return;
    }
    const int first = numberWord(i);
    if (first < 0)
        return;
    // Not in the middle of a number that began before.
    if (i > 0 && numberWord(i - 1) >= 0)
        return;
    if (i > 1 && isDash((*m_tokens)[i - 1]) && numberWord(i - 2) >= 20 && numberWord(i - 2) < 100 && first < 10)
        return;
    const TemporalRules::Word *const joint = m_rules->numberJoint();
    std::vector<int> &parts = m_numberParts;
    parts.clear();
    std::uint32_t at = i;
    std::uint32_t end = i;
    while (at < m_tokens->size()) {
        const int part = numberWord(at);
        if (part < 0) {
            const bool joins = (isDash((*m_tokens)[at]) || (joint && (*m_tokens)[at].word == joint)) && at + 1 < m_tokens->size()
                && numberWord(at + 1) >= 0 && !parts.empty()
                && (isDash((*m_tokens)[at]) ? parts.back() >= 20 && parts.back() < 100 && numberWord(at + 1) < 10 : parts.back() >= 100);
            if (!joins)
                break;
            ++at;
            continue;
        }
        parts.push_back(part);
        ++at;
        end = at;
        if (parts.size() >= 8)
            break;
    }
    // A year read in pairs: 19 96, 20 24, 19 hundred and ...
    const auto pairs = [&]() -> int {
        if (parts.size() < 2 || parts[0] < 10 || parts[0] > 20 || parts[1] < 10 || parts[1] > 99)
            return -1;
        int low = parts[1];
        if (parts.size() == 3 && parts[1] >= 20 && parts[2] < 10)
            low += parts[2];
        else if (parts.size() != 2)
            return -1;
        return parts[0] * 100 + low;
    }();
    if (pairs > 0) {
        addLeaf(m_rules->builtins().yearWords, pairs, i, end);
        return;
    }
    double total = 0;
    double current = 0;
    for (const int part : parts) {
        if (part >= 1000) {
            total += (current == 0 ? 1 : current) * part;
            current = 0;
        } else if (part == 100) {
            current = (current == 0 ? 1 : current) * part;
        } else {
            current += part;
        }
    }
    total += current;
    addNumber(i, end, total);
    if (total >= 2000 && total < 2100)
        addLeaf(m_rules->builtins().yearWords, int(total), i, end);
}

void TemporalChart::addNumber(std::uint32_t begin, std::uint32_t end, double value)
{
    if (value > 30000)
        return;
    const int whole = int(value);
    const int hundredths = int((value - whole) * 100 + 0.5);
    if (hundredths == 0) {
        addLeaf(m_rules->builtins().number, whole, begin, end);
        return;
    }
    TemporalMeaning meaning;
    meaning.set(TemporalField::Number, whole);
    meaning.set(TemporalField::Fraction, hundredths);
    addLeaf(m_rules->builtins().number, whole, begin, end, addMeaning(meaning));
}

} // namespace Dateline
