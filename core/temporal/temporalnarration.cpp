// SPDX-License-Identifier: GPL-3.0-or-later
#include "temporal/temporalresolution.h"

#include <cstdlib>

// What is told of other times than the text's own: histories, chronologies, and what goes on from a date told before.

namespace Dateline {

using F = TemporalField;
using std::chrono::days;

bool TemporalResolution::isNarration() const
{
    constexpr int LeastTold = 8;
    constexpr int PartOfYear = 2;
    constexpr int BeforeAnyYear = 6;
    int told = 0;
    int years = 0;
    int ownTime = 0;
    for (const TemporalCandidate &candidate : m_candidates) {
        const TemporalMeaning &m = candidate.meaning;
        const bool isDate = m.kind() == TemporalKind::Calendar || m.kind() == TemporalKind::None;
        if (isDate && m.has(F::Year) && !(m_published && std::abs(year(m) - m_publishedYear) <= 1)) {
            if (m.has(F::Month) || m.has(F::Season))
                told += PartOfYear;
            else
                ++years;
        } else if (!m_published && told + years == 0 && isDate && m.has(F::Month) && m.has(F::Day) && !m.has(F::Year)) {
            ownTime += BeforeAnyYear;
        } else {
            ownTime += weightOfOwnTime(candidate);
        }
    }
    // Years alone stand in any article that looks back.
    return ownTime == 0 ? told + years >= LeastTold : told >= LeastTold && told > ownTime;
}

int TemporalResolution::weightOfOwnTime(const TemporalCandidate &candidate) const
{
    constexpr int OwnDate = 6;
    constexpr int OwnYear = 2;
    constexpr int CountedFromOwnDay = 4;
    constexpr int OwnWeekday = 2;
    constexpr long NearDays = 14;
    const TemporalMeaning &m = candidate.meaning;
    if (countsFromDocument(candidate))
        return m.has(F::Weekday) ? OwnWeekday : CountedFromOwnDay;
    if (!m_published || (m.kind() != TemporalKind::Calendar && m.kind() != TemporalKind::None))
        return 0;
    if (m.has(F::Year))
        return std::abs(year(m) - m_publishedYear) > 1 ? 0 : m.has(F::Month) ? OwnDate : OwnYear;
    if (!m.has(F::Month) || !m.has(F::Day))
        return 0;
    // The month before it, its own or the one behind it, in the year that brings it there.
    const int months = m.get(F::Month) - m_publishedMonth;
    const int yearNear = m_publishedYear + (months > 6 ? -1 : months < -6 ? 1 : 0);
    if (std::abs(months) > 1 && std::abs(months) < 11)
        return 0;
    const auto day = dayFromCivil(yearNear, unsigned(m.get(F::Month)), unsigned(m.get(F::Day)));
    return day && std::abs((*day - *m_published).count()) <= NearDays ? OwnDate : 0;
}

void TemporalResolution::readHeading(TemporalExpression &e, const TemporalCandidate &candidate)
{
    ++m_nextHeading;
    m_headingYear = year(candidate.meaning);
    m_isInEntry = false;
    e.makesEvent = false;
}

void TemporalResolution::readLine(std::size_t index)
{
    constexpr std::size_t ShortWord = 8;
    const std::size_t from = m_candidates[index - 1].span.end;
    const std::size_t begin = m_candidates[index].span.begin;
    const std::string_view before = begin > from ? m_prose.substr(from, begin - from) : std::string_view();
    if (const std::size_t lineEnd = before.rfind('\n'); lineEnd != std::string_view::npos)
        m_isInEntry = before.size() - lineEnd - 1 <= ShortWord;
}

bool TemporalResolution::looksAside(const TemporalMeaning &m)
{
    if (m.as(F::Limit, TemporalLimit::Until) == TemporalLimit::Since)
        return true;
    if (m.as(F::Anchor, TemporalAnchor::Document) != TemporalAnchor::Narrative)
        return false;
    return m.get(F::Offset) < 0 || (m.kind() == TemporalKind::Shift && m.get(F::Direction, -1) < 0);
}

bool TemporalResolution::goesOnInNarration(const TemporalCandidate &candidate) const
{
    const bool isPlain = !candidate.meaning.has(F::OffsetUnit) && !m_quotationDay;
    return isPlain && (m_isInEntry || (m_isNarration && candidate.tense != TemporalTense::Future));
}

const TemporalResolution::Told &TemporalResolution::lineFor(const TemporalCandidate &candidate, const std::function<std::optional<Period>(int)> &inYear) const
{
    constexpr long NearDays = 60;
    constexpr std::uint32_t NearSentences = 3;
    if (!m_line.isSet() || !m_lineBefore.isSet() || m_line.precision > Precision::Month || m_lineBefore.precision > Precision::Month
        || candidate.sentence > m_lineBefore.sentence + NearSentences)
        return m_line;
    const auto afterLine = inYear(yearOf(m_line.first));
    const auto afterBefore = inYear(yearOf(m_lineBefore.first));
    const bool goesBack = afterLine && afterLine->last < m_line.first;
    const bool follows = afterBefore && afterBefore->last >= m_lineBefore.first && distanceFrom(afterBefore->first, afterBefore->last, m_lineBefore.first) <= NearDays;
    return goesBack && follows ? m_lineBefore : m_line;
}

void TemporalResolution::resolveInNarration(TemporalExpression &e, const TemporalCandidate &candidate, const std::function<std::optional<Period>(int)> &inYear) const
{
    const TemporalMeaning &m = candidate.meaning;
    if (m_isInEntry) {
        if (const auto found = inYear(*m_headingYear)) {
            set(e, *found);
            e.anchor = std::to_string(*m_headingYear);
            e.reason = "Under the heading " + e.anchor;
        } else {
            unresolvable(e, m, "There is no such day in " + std::to_string(*m_headingYear) + ", the year of the heading above it");
        }
        return;
    }
    const Told &line = lineFor(candidate, inYear);
    if (!line.isSet() || line.precision > Precision::Year) {
        unresolvable(e, m, "The text tells of other years than its own, and none is told before it");
        return;
    }
    // A narration stays within its year unless the turn of the year is much nearer: "in December … on 3 January". It goes on rather
    // than back.
    constexpr long NearTurn = 165;
    constexpr long FarBack = 200;
    constexpr long FarAhead = 270;
    const int told = yearOf(line.first);
    std::optional<Period> found = inYear(told);
    const auto distance = [&](const Period &period) { return distanceFrom(period.first, period.last, line.first); };
    if (line.precision < Precision::Year && (!found || distance(*found) > (found->first > line.first ? FarAhead : FarBack))) {
        for (const int other : {told - 1, told + 1}) {
            if (auto one = inYear(other); one && distance(*one) <= NearTurn)
                found = std::move(one);
        }
    }
    if (!found) {
        unresolvable(e, m, "There is no such day in the years around the date told before it");
        return;
    }
    set(e, *found);
    e.anchor = line.text->view();
    e.reason = "Told in the course of " + line.value() + ", the date told before it";
}

void TemporalResolution::resolveBesideTold(TemporalExpression &e, const TemporalMeaning &m, const std::function<std::optional<Period>(int)> &inYear) const
{
    const bool isAfter = m.get(F::Offset) > 0;
    const int told = yearOf(isAfter ? m_last.last : m_last.first);
    for (const int other : {told, isAfter ? told + 1 : told - 1}) {
        const auto one = inYear(other);
        if (!one || (isAfter ? one->first <= m_last.last : one->last >= m_last.first))
            continue;
        set(e, *one);
        e.anchor = m_last.text->view();
        e.reason = (isAfter ? "The first one after " : "The last one before ") + m_last.value() + ", the date told before it";
        return;
    }
    unresolvable(e, m, "There is no such time beside the date told before it, " + m_last.value());
}

bool TemporalResolution::goesOnFromToldDay(const TemporalCandidate &candidate, const std::function<std::optional<Day>(int)> &dayInYear) const
{
    constexpr days SoonAfter{31};
    constexpr long FarFromOwnDay = 45;
    if (!m_published || !m_last.isSet() || m_last.precision > Precision::Day || std::abs(yearOf(m_last.first) - m_publishedYear) <= 1
        || candidate.sentence > m_last.sentence + 1 || candidate.tense != TemporalTense::Past || m_quotationDay || candidate.meaning.has(F::OffsetUnit))
        return false;
    const auto day = firstAfterTold(dayInYear);
    if (!day || *day > m_last.last + SoonAfter)
        return false;
    for (int year = m_publishedYear - 1; year <= m_publishedYear + 1; ++year) {
        if (const auto own = dayInYear(year); own && std::abs((*own - *m_published).count()) <= FarFromOwnDay)
            return false;
    }
    return true;
}

std::optional<Day> TemporalResolution::firstAfterTold(const std::function<std::optional<Day>(int)> &dayInYear) const
{
    const int told = yearOf(m_last.first);
    for (const int year : {told, told + 1}) {
        if (const auto day = dayInYear(year); day && *day >= m_last.first)
            return day;
    }
    return std::nullopt;
}

void TemporalResolution::resolveAfterTold(TemporalExpression &e, const std::function<std::optional<Day>(int)> &dayInYear) const
{
    setDay(e, *firstAfterTold(dayInYear));
    e.anchor = m_last.text->view();
    e.reason = "Soon after " + m_last.value() + ", the date told before it, and far from the article's date (" + m_publishedText + ")";
}

} // namespace Dateline
