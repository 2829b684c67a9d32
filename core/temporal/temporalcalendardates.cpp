// SPDX-License-Identifier: GPL-3.0-or-later
#include "temporal/temporalresolution.h"

#include <algorithm>
#include <cstdlib>

// Dates and feasts as the calendar names them.

namespace Dateline {

using F = TemporalField;
using std::chrono::days;

void TemporalResolution::resolveCalendar(TemporalExpression &e, const TemporalCandidate &candidate)
{
    const TemporalMeaning &m = candidate.meaning;
    e.makesEvent = true;
    const bool isTime = m.has(F::Hour) || m.has(F::Part);
    const bool hasDate = m.has(F::Year) || m.has(F::Month) || m.has(F::Day) || m.has(F::Weekday) || m.has(F::OffsetUnit)
        || m.has(F::Holiday) || m.has(F::Weekend) || m.has(F::Season) || m.has(F::Quarter) || m.has(F::Decade)
        || m.has(F::Century) || m.has(F::Half) || m.has(F::Week);
    if (!hasDate && isTime) {
        resolveTimeOfDay(e, candidate);
        return;
    }
    const Told &quarter = comparedQuarter(candidate);
    if (m.has(F::Year) && m.as(F::OffsetUnit, TemporalUnit::Day) == TemporalUnit::Period && quarter.isSet()) {
        set(e, quarterPeriod(year(m), int(monthOf(quarter.first) - 1) / 3 + 1));
        e.anchor = quarter.text->view();
        e.reason = "The same quarter as " + quarter.value() + ", named before it";
    } else if (m.has(F::Holiday))
        resolveHolidayOrItsWeek(e, candidate);
    else if (m.has(F::Century) && !m.has(F::Decade) && !m.has(F::Year))
        resolveCentury(e, m);
    else if (m.has(F::Decade))
        resolveDecade(e, m);
    else if (m.has(F::Weekday) && !(m.has(F::Month) && (m.has(F::Day) || m.has(F::Ordinal))))
        resolveWeekday(e, candidate);
    else if (m.has(F::Month) || m.has(F::Quarter) || m.has(F::Season) || m.has(F::Half) || m.has(F::Week))
        resolvePartOfYear(e, candidate);
    else if (m.has(F::Year))
        set(e, yearPeriod(year(m)));
    else if (m.has(F::Day) && !m.has(F::OffsetUnit))
        resolveDayOfMonth(e, candidate);
    else if (m.has(F::OffsetUnit))
        resolveOffset(e, candidate);
    else if (m.has(F::Weekend))
        resolveWeekend(e, candidate);
    if (isTime && e.isResolved() && e.interval.earliest == e.interval.latest)
        addTime(e, m);
    else if (isTime) {
        e.type = TemporalExpression::Type::Time;
        e.value += timeOfDay(m);
    }
    if (m.has(F::Away))
        goAway(e, m);
    if (m.has(F::Portion))
        takePortion(e, m);
    applyBoundAndLimit(e, candidate);
}

void TemporalResolution::takePortion(TemporalExpression &e, const TemporalMeaning &m)
{
    if (!e.interval.earliest || !e.interval.latest || e.approximate)
        return;
    const auto unit = m.as(F::Unit, TemporalUnit::Month);
    const int count = m.get(F::Portion);
    const Day first = count > 0 ? *e.interval.earliest : shifted(*e.interval.latest + days(1), unit, count);
    const Day last = count > 0 ? shifted(first, unit, count) - days(1) : *e.interval.latest;
    if (first < *e.interval.earliest || last > *e.interval.latest || (first == *e.interval.earliest && last == *e.interval.latest))
        return;
    e.interval = TimeInterval::of(first, last);
    const bool isMonths = unit >= TemporalUnit::Month;
    e.precision = isMonths ? Precision::Month : Precision::Day;
    const auto end = [isMonths](Day day) { return isMonths ? monthPeriod(yearOf(day), int(monthOf(day))).edtf : isoText(day); };
    e.edtf = end(first);
    if (end(last) != e.edtf)
        (e.edtf += '/') += end(last);
    e.modifier = boundName(count > 0 ? TemporalBound::Begin : TemporalBound::End);
    const std::string words = std::to_string(std::abs(count)) + " " + unitName(unit, std::abs(count)) + " of " + e.value.string();
    e.reason = (count > 0 ? "The first " : "The last ") + words;
}

void TemporalResolution::goAway(TemporalExpression &e, const TemporalMeaning &m)
{
    e.approximate = false;
    if (!e.interval.earliest || e.interval.earliest != e.interval.latest) {
        e.reason = e.isResolved() ? SharedText("What it is counted from is no single day") : e.reason;
        e.precision = Precision::Day;
        e.interval = {};
        e.edtf.clear();
        e.value = unresolvedValue(TemporalUnit::Day);
        return;
    }
    const Day day = *e.interval.earliest;
    e.anchor = isoText(day);
    e.reason = (m.get(F::Away) < 0 ? "The day before " : "The day after ") + e.anchor;
    e.type = TemporalExpression::Type::Date;
    setDay(e, day + days(m.get(F::Away)));
}

void TemporalResolution::resolvePartOfYear(TemporalExpression &e, const TemporalCandidate &candidate)
{
    const TemporalMeaning &m = candidate.meaning;
    const bool isWeekdayOfMonth = m.has(F::Month) && m.has(F::Weekday) && m.has(F::Ordinal) && !m.has(F::Day);
    const bool isDay = isWeekdayOfMonth || (m.has(F::Month) && m.has(F::Day));
    const auto dayInYear = [&](int y) {
        const unsigned month = unsigned(m.get(F::Month));
        return isWeekdayOfMonth ? weekdayOfMonth(y, month, m.get(F::Weekday), m.get(F::Ordinal)) : dayFromCivil(y, month, unsigned(m.get(F::Day)));
    };
    const auto inYear = [&](int y) -> std::optional<Period> {
        if (isDay) {
            const auto day = dayInYear(y);
            if (!day)
                return std::nullopt;
            return dayPeriod(*day);
        }
        if (m.has(F::Month))
            return monthPeriod(y, m.get(F::Month));
        if (m.has(F::Quarter))
            return quarterPeriod(y, m.get(F::Quarter));
        if (m.has(F::Half))
            return halfPeriod(y, m.get(F::Half));
        if (m.has(F::Week))
            return weekPeriod(isoWeekStart(y, m.get(F::Week)));
        return seasonPeriod(y, m.as(F::Season, TemporalSeason::Spring));
    };
    e.precision = m.has(F::Month) ? (isDay ? Precision::Day : Precision::Month)
        : m.has(F::Quarter) ? Precision::Quarter : m.has(F::Half) ? Precision::Half
        : m.has(F::Week) ? Precision::Week : Precision::Season;
    const bool weekOf = m.has(F::OffsetUnit) && m.as(F::OffsetUnit, TemporalUnit::Day) == TemporalUnit::Week && m.has(F::Day);
    if (m.has(F::Year)) {
        if (isDay && !weekOf) {
            if (const auto day = dayInYear(year(m))) {
                setDay(e, *day);
                return;
            }
        }
        auto period = inYear(year(m));
        if (period && weekOf)
            period = weekPeriod(period->first);
        if (period)
            set(e, *period);
        else
            unresolvable(e, m, "There is no such day");
        return;
    }
    if (m.has(F::OffsetUnit) && m.as(F::OffsetUnit, TemporalUnit::Day) == TemporalUnit::Year) {
        const bool narrative = m.as(F::Anchor, TemporalAnchor::Document) == TemporalAnchor::Narrative;
        if (const auto anchor = anchorDay(e, narrative)) {
            const int y = yearOf(*anchor) + m.get(F::Offset);
            if (const auto period = inYear(y)) {
                set(e, *period);
                e.reason = std::to_string(y) + ": " + offsetWords(m.get(F::Offset), "year") + " " + anchorWords(narrative);
                return;
            }
        }
        unresolvable(e, m, e.reason);
        return;
    }
    if (m.has(F::OffsetUnit) && m.as(F::Anchor, TemporalAnchor::Document) == TemporalAnchor::Narrative && m_last.isSet()) {
        resolveBesideTold(e, m, inYear);
        return;
    }
    if (goesOnInNarration(candidate)) {
        resolveInNarration(e, candidate, inYear);
        return;
    }
    if (isDay && goesOnFromToldDay(candidate, dayInYear)) {
        resolveAfterTold(e, dayInYear);
        return;
    }
    const std::optional<Day> anchor = anchorDay(e, false);
    if (!anchor) {
        unresolvable(e, m, "No year is given and the article's date is not known");
        return;
    }
    if (m.has(F::OffsetUnit) && m.as(F::OffsetUnit, TemporalUnit::Day) == TemporalUnit::Month) {
        // "last May", "next May", "this May"
        const int offset = m.get(F::Offset);
        const int y = yearOf(*anchor);
        std::optional<Period> period;
        for (int k = -1; k <= 1; ++k) {
            const auto one = inYear(y + k);
            if (!one)
                continue;
            // "last February" told on the first of March is the one of the year before.
            if (offset < 0 && one->last + days(m.has(F::Month) ? 20 : 0) < *anchor)
                period = one;
            if (offset > 0 && one->first > *anchor && !period)
                period = one;
            if (offset == 0 && k == 0)
                period = one;
        }
        // "last summer" told in autumn is this year's.
        if (period) {
            set(e, *period);
            e.reason = counted(offset < 0 ? "The last one before " : offset > 0 ? "The next one after " : "The one of the year of ", false);
        }
        return;
    }
    const TemporalTense tense = tenseOf(candidate);
    // Only the days of a month or of a date are asked for here; their names cost more.
    const auto daysInYear = [&](int y) -> std::optional<std::pair<Day, Day>> {
        if (isDay) {
            const auto day = dayInYear(y);
            return day ? std::optional(std::pair(*day, *day)) : std::nullopt;
        }
        const unsigned months = m.has(F::Month) ? 1 : m.has(F::Quarter) || m.has(F::Season) ? 3 : m.has(F::Half) ? 6 : 0;
        if (months) {
            const unsigned month = unsigned(m.has(F::Month)     ? m.get(F::Month)
                                            : m.has(F::Quarter) ? m.get(F::Quarter) * 3 - 2
                                            : m.has(F::Half)    ? m.get(F::Half) * 6 - 5
                                                                : m.get(F::Season) * 3);
            const unsigned after = month + months;
            const auto first = dayFromCivil(y, month, 1);
            const auto next = after > 12 ? dayFromCivil(y + 1, after - 12, 1) : dayFromCivil(y, after, 1);
            return first && next ? std::optional(std::pair(*first, *next - days(1))) : std::nullopt;
        }
        const auto period = inYear(y);
        return period ? std::optional(std::pair(period->first, period->last)) : std::nullopt;
    };
    const int anchorYear = yearOfAnchor(*anchor);
    // From one year's to the next it is 52 weeks or more: one that is not half as far away, itself included, has no nearer one in
    // another year.
    constexpr long LeastYear = 364;
    std::optional<int> best;
    std::pair<Day, Day> bestDays;
    long bestDistance = 0;
    for (const int k : {0, -1, 1}) {
        if (best && 2 * bestDistance + (bestDays.second - bestDays.first).count() < LeastYear)
            break;
        const auto one = daysInYear(anchorYear + k);
        if (!one)
            continue;
        if (tense == TemporalTense::Past && one->first > *anchor)
            continue;
        if (tense == TemporalTense::Future && one->second < *anchor && !m.has(F::Quarter))
            continue;
        const long distance = distanceFrom(one->first, one->second, *anchor);
        const bool isEarlier = best && anchorYear + k < *best;
        if (!best || distance < bestDistance || (distance == bestDistance && isEarlier)) {
            best = anchorYear + k;
            bestDays = *one;
            bestDistance = distance;
        }
    }
    // Told almost a year away from the article, a day or month close to it is meant: the verb was another clause's.
    bool isAgainstTense = false;
    if (best && (m.has(F::Day) || m.has(F::Month)) && bestDistance > 300) {
        const long reach = m.has(F::Day) ? 60 : 31;
        for (int k = -1; k <= 1; ++k) {
            const auto one = daysInYear(anchorYear + k);
            if (one && distanceFrom(one->first, one->second, *anchor) <= reach) {
                best = anchorYear + k;
                bestDays = *one;
                isAgainstTense = true;
            }
        }
    }
    if (!best) {
        unresolvable(e, m, "There is no such day in the years around the article's date");
        return;
    }
    if (isDay && !weekOf) {
        setDay(e, bestDays.first);
    } else {
        std::optional<Period> period = inYear(*best);
        if (weekOf)
            period = weekPeriod(period->first);
        set(e, *period);
    }
    e.reason = counted(isAgainstTense                       ? "The nearest one to "
                           : tense == TemporalTense::Past   ? "Told as past: the last one before "
                           : tense == TemporalTense::Future ? "Told as to come: the next one after "
                                                            : "The nearest one to ",
                       false);
}

void TemporalResolution::resolveDayOfMonth(TemporalExpression &e, const TemporalCandidate &candidate)
{
    const TemporalMeaning &m = candidate.meaning;
    e.precision = Precision::Day;
    std::optional<Day> anchor;
    const bool narrative = m_last.isSet() && m_last.precision <= Precision::Month && candidate.sentence <= m_last.sentence + 2;
    if (narrative) {
        anchor = m_last.first;
        e.anchor = m_last.text->view();
    } else if (goesOnInNarration(candidate)) {
        e.reason = "The text tells of other times than its own, and no month is told near it";
    } else {
        anchor = anchorDay(e, false);
    }
    if (anchor) {
        const auto inMonth = [&](int months) {
            const Day month = shifted(*anchor, TemporalUnit::Month, months);
            return dayFromCivil(yearOf(month), monthOf(month), unsigned(m.get(F::Day)));
        };
        std::optional<Day> day = inMonth(0);
        const TemporalTense tense = tenseOf(candidate);
        // "on the 28th … on the 3rd": past the end of the month
        constexpr days TurnOfMonth{15};
        if (narrative && m_last.precision <= Precision::Day && day && *day + TurnOfMonth < *anchor)
            day = inMonth(1);
        if (!narrative && day && *day > *anchor && tense == TemporalTense::Past)
            day = inMonth(-1);
        if (!narrative && day && *day < *anchor && tense == TemporalTense::Future)
            day = inMonth(1);
        if (day) {
            setDay(e, *day);
            e.reason = narrative                         ? SharedText("In the month of " + m_last.value() + ", named before it")
                : day == inMonth(0)                      ? SharedText("In the month of " + anchorWords(false))
                : tense == TemporalTense::Past           ? counted("Told as past: the last one before ", false)
                                                         : counted("Told as to come: the next one after ", false);
            return;
        }
    }
    unresolvable(e, m, e.reason.empty() ? SharedText("No month is given") : e.reason);
}

void TemporalResolution::resolveWeekday(TemporalExpression &e, const TemporalCandidate &candidate)
{
    const TemporalMeaning &m = candidate.meaning;
    e.precision = Precision::Day;
    if (m.get(F::Vague)) {
        unresolvable(e, m, "The text does not say which one");
        return;
    }
    const bool isNarration = goesOnInNarration(candidate);
    const bool narrative = isNarration || m.as(F::Anchor, TemporalAnchor::Document) == TemporalAnchor::Narrative;
    if (isNarration && (!m_last.isSet() || m_last.precision > (m.has(F::Day) ? Precision::Month : Precision::Week))) {
        unresolvable(e, m, "The text tells of other times than its own, and no day is told before it");
        return;
    }
    std::optional<Day> anchor = anchorDay(e, narrative);
    if (!anchor) {
        unresolvable(e, m, e.reason);
        return;
    }
    const int weekday = m.get(F::Weekday);
    if (m.has(F::Day)) {
        resolveWeekdayAndDay(e, m, *anchor, isNarration ? 0 : MonthsAround);
        return;
    }
    Day day = mondayOf(*anchor) + days(weekday - 1);
    const TemporalTense tense = tenseOf(candidate);
    if (m.has(F::OffsetUnit) && m.as(F::OffsetUnit, TemporalUnit::Weekday) == TemporalUnit::Week) {
        day += days(7 * m.get(F::Offset));
        e.reason = "Of " + offsetWords(m.get(F::Offset), "week") + " " + anchorWords(narrative);
    } else if (m.has(F::OffsetUnit)) {
        const int offset = m.get(F::Offset);
        if (offset < 0) {
            while (day >= *anchor)
                day -= days(7);
            e.reason = counted("The last one before ", narrative);
        } else if (offset > 0) {
            while (day <= *anchor)
                day += days(7);
            e.reason = counted("The next one after ", narrative);
        } else {
            e.reason = counted("Of the week of ", narrative);
            if (tense == TemporalTense::Future && day < *anchor)
                day += days(7);
        }
    } else if (isNarration) {
        if (day < *anchor)
            day += days(7);
        e.reason = counted("The first one from ", narrative);
    } else if (tense == TemporalTense::Future) {
        if (day < *anchor)
            day += days(7);
        e.reason = counted("Told as to come: the next one after ", narrative);
    } else {
        if (day > *anchor)
            day -= days(7);
        e.reason = counted(tense == TemporalTense::Past ? "Told as past: the last one before " : "The last one before ", narrative);
    }
    setDay(e, day);
}

void TemporalResolution::resolveWeekdayAndDay(TemporalExpression &e, const TemporalMeaning &m, Day anchor, int reach)
{
    for (int k = 0; k <= reach; ++k) {
        for (const int months : {k, -k}) {
            const Day month = shifted(anchor, TemporalUnit::Month, months);
            const auto day = dayFromCivil(yearOf(month), monthOf(month), unsigned(m.get(F::Day)));
            if (!day || mondayOf(*day) + days(m.get(F::Weekday) - 1) != *day)
                continue;
            set(e, dayPeriod(*day));
            e.reason = reach ? counted("The nearest such day to ", false) : SharedText("In the month of " + m_last.value() + ", named before it");
            return;
        }
    }
    unresolvable(e, m, reach ? "There is no such day near the article's date" : "There is no such day in the month told before it");
}

void TemporalResolution::resolveWeekend(TemporalExpression &e, const TemporalCandidate &candidate)
{
    const TemporalMeaning &m = candidate.meaning;
    e.precision = Precision::Weekend;
    const auto anchor = anchorDay(e, false);
    if (!anchor) {
        unresolvable(e, m, e.reason);
        return;
    }
    const TemporalTense tense = tenseOf(candidate);
    Day monday = mondayOf(*anchor);
    const int weekday = int((*anchor - monday).count()) + 1;
    if (m.has(F::OffsetUnit))
        monday += days(7 * m.get(F::Offset));
    else if (tense == TemporalTense::Past && weekday < 6)
        monday -= days(7);
    set(e, weekendPeriod(monday));
    e.reason = counted("Counted from ", false);
}

void TemporalResolution::resolveDecade(TemporalExpression &e, const TemporalMeaning &m)
{
    int decade = m.get(F::Decade);
    if (decade < 10) {
        const int century = m.has(F::Century) ? m.get(F::Century) - 1 : decade >= 2 ? 19 : 20;
        decade += century * 10;
    }
    set(e, decadePeriod(decade));
}

void TemporalResolution::resolveCentury(TemporalExpression &e, const TemporalMeaning &m)
{
    set(e, centuryPeriod(m.get(F::Era) < 0 ? -m.get(F::Century) : m.get(F::Century)));
}

void TemporalResolution::resolveHolidayOrItsWeek(TemporalExpression &e, const TemporalCandidate &candidate)
{
    resolveHoliday(e, candidate);
    const TemporalMeaning &m = candidate.meaning;
    if (e.interval.earliest && m.as(F::OffsetUnit, TemporalUnit::Day) == TemporalUnit::Week)
        set(e, weekPeriod(mondayOf(*e.interval.earliest)));
}

void TemporalResolution::resolveHoliday(TemporalExpression &e, const TemporalCandidate &candidate)
{
    const TemporalMeaning &m = candidate.meaning;
    e.precision = Precision::Day;
    const int holiday = m.get(F::Holiday);
    if (m.has(F::Year)) {
        if (const auto period = holidayPeriod(holiday, year(m)))
            set(e, *period);
        else
            unresolvable(e, m, "The day of this feast in that year is not known");
        return;
    }
    if (goesOnInNarration(candidate)) {
        resolveInNarration(e, candidate, [holiday](int y) { return holidayPeriod(holiday, y); });
        return;
    }
    const auto anchor = anchorDay(e, false);
    if (!anchor) {
        unresolvable(e, m, "No year is given and the article's date is not known");
        return;
    }
    if (m.has(F::OffsetUnit) && m.as(F::OffsetUnit, TemporalUnit::Day) == TemporalUnit::Year) {
        if (const auto period = holidayPeriod(holiday, yearOf(*anchor) + m.get(F::Offset)))
            set(e, *period);
        return;
    }
    const TemporalTense tense = m.has(F::OffsetUnit) && m.get(F::Offset) != 0
        ? (m.get(F::Offset) < 0 ? TemporalTense::Past : TemporalTense::Future) : tenseOf(candidate);
    std::optional<Period> best;
    long bestDistance = 0;
    for (int k = -1; k <= 1; ++k) {
        const auto one = holidayPeriod(holiday, yearOf(*anchor) + k);
        if (!one || (tense == TemporalTense::Past && one->first > *anchor) || (tense == TemporalTense::Future && one->last < *anchor))
            continue;
        const long distance = distanceFrom(one->first, one->last, *anchor);
        if (!best || distance < bestDistance) {
            best = one;
            bestDistance = distance;
        }
    }
    if (!best) {
        unresolvable(e, m, "The day of this feast is not known");
        return;
    }
    // A feast some days ahead is meant rather than that of almost a year ago: the verb was another clause's.
    if (bestDistance > 300) {
        constexpr long Reach = 45;
        for (int k = -1; k <= 1; ++k) {
            const auto one = holidayPeriod(holiday, yearOf(*anchor) + k);
            if (one && distanceFrom(one->first, one->last, *anchor) <= Reach)
                best = one;
        }
    }
    set(e, *best);
    e.reason = counted("Counted from ", false);
}

long TemporalResolution::distanceFrom(Day first, Day last, Day day)
{
    if (day < first)
        return long((first - day).count());
    if (day > last)
        return long((day - last).count());
    return 0;
}

} // namespace Dateline
