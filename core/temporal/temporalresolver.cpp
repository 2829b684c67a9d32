// SPDX-License-Identifier: GPL-3.0-or-later
#include "temporal/temporalresolver.h"

#include "temporal/temporalcalendar.h"
#include "temporal/temporalcandidate.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <functional>

namespace Dateline {

namespace {

using F = TemporalField;
using std::chrono::days;

/// A date told in the text, for those that are counted from it.
struct Told
{
    TimeInterval interval;
    Precision precision = Precision::Day;
    std::string value;
    std::uint32_t sentence = 0;
    bool isSet() const { return interval.earliest.has_value(); }
    Day first() const { return *interval.earliest; }
};

class Resolution
{
public:
    Resolution(std::string_view prose, const std::vector<TemporalCandidate> &candidates, const DocumentDate &published)
        : m_prose(prose)
        , m_candidates(candidates)
        , m_published(published.day)
        , m_publishedText(published.day ? isoText(*published.day) : std::string())
    {
    }

    std::vector<TemporalExpression> run()
    {
        std::vector<TemporalExpression> expressions;
        expressions.reserve(m_candidates.size());
        for (std::size_t i = 0; i < m_candidates.size(); ++i) {
            m_index = i;
            m_isReasonShared = false;
            TemporalExpression &expression = expressions.emplace_back(resolve(m_candidates[i]));
            closeRange(expressions, i);
            if (!m_isReasonShared)
                expression.reason = shared(std::move(expression.reason));
            remember(expression, m_candidates[i]);
        }
        return expressions;
    }

private:
    /// How many expressions away the day of a quotation may be told.
    static constexpr std::size_t QuotationReach = 4;
    /// How many sentences on a part of the day still belongs to the day told last: "They met on Friday. In the morning they spoke."
    static constexpr std::uint32_t PartReach = 1;

    TemporalExpression resolve(const TemporalCandidate &candidate)
    {
        const std::optional<Day> outer = m_quotationDay;
        m_quotationDay = candidate.quoted ? quotationDay(candidate) : std::nullopt;
        TemporalExpression e = resolveFrom(candidate);
        m_quotationDay = outer;
        return e;
    }

    /// The day on which a quotation was said, when a verb of speech beside it has one: he said on Tuesday, "we meet tomorrow".
    std::optional<Day> quotationDay(const TemporalCandidate &quoted)
    {
        const std::size_t first = m_index > QuotationReach ? m_index - QuotationReach : 0;
        const std::size_t end = std::min(m_candidates.size(), m_index + QuotationReach);
        for (std::size_t i = first; i < end; ++i) {
            const TemporalCandidate &said = m_candidates[i];
            if (!said.speech || said.quoted || (said.sentence != quoted.sentence && said.sentence != quoted.quoteSentence))
                continue;
            const TemporalExpression day = resolve(said);
            if (day.precision <= Precision::Day && day.interval.earliest && day.interval.earliest == day.interval.latest)
                return day.interval.earliest;
        }
        return std::nullopt;
    }

    TemporalExpression resolveFrom(const TemporalCandidate &candidate)
    {
        TemporalExpression e;
        e.span = candidate.span;
        e.rule = candidate.rule;
        e.rangeEnd = candidate.rangeEnd;
        const TemporalMeaning &m = candidate.meaning;
        if (m.has(F::Modifier))
            e.modifier = modifierName(m.as(F::Modifier, TemporalModifier::Approx));
        else if (m.has(F::Bound))
            e.modifier = boundName(m.as(F::Bound, TemporalBound::Begin));
        switch (m.kind()) {
        case TemporalKind::Duration:
            if (m.get(F::Direction) > 0 && candidate.tense == TemporalTense::Future && m.get(F::Number, 1) != VagueNumber)
                resolveShift(e, candidate);
            else
                resolveDuration(e, m);
            break;
        case TemporalKind::Set:
            resolveSet(e, m);
            break;
        case TemporalKind::Reference:
            resolveReference(e, m);
            break;
        case TemporalKind::Shift:
            resolveShift(e, candidate);
            break;
        case TemporalKind::Calendar:
        case TemporalKind::None:
            resolveCalendar(e, candidate);
            break;
        }
        if (m.get(F::Vague))
            e.makesEvent = false;
        return e;
    }

    /// The same text as @p reason, held once for all expressions near each other that have it.
    SharedText shared(SharedText reason)
    {
        SharedText &known = m_reasons[std::hash<std::string>()(reason.string()) % m_reasons.size()];
        if (!(known == reason))
            known = std::move(reason);
        return known;
    }

    // Durations, sets and references.

    static void resolveDuration(TemporalExpression &e, const TemporalMeaning &m)
    {
        e.type = TemporalExpression::Type::Duration;
        e.value = durationValue(m.as(F::Unit, TemporalUnit::Period), m.get(F::Number, 1), m.get(F::Fraction));
        // "two hours and 40 minutes": the smaller unit stands in a field of its own.
        if (m.has(F::Month))
            e.value += std::to_string(m.get(F::Month)) + "M";
        if (m.has(F::Day))
            e.value += std::to_string(m.get(F::Day)) + "D";
        if (m.has(F::Hour))
            e.value += "T" + std::to_string(m.get(F::Hour)) + "H";
        if (m.has(F::Minute))
            e.value += std::to_string(m.get(F::Minute)) + "M";
        if (m.has(F::Second))
            e.value += std::to_string(m.get(F::Second)) + "S";
    }

    static void resolveSet(TemporalExpression &e, const TemporalMeaning &m)
    {
        e.type = TemporalExpression::Type::Set;
        if (m.has(F::Weekday))
            e.value = "XXXX-WXX-" + std::to_string(m.get(F::Weekday));
        else if (m.has(F::Weekend))
            e.value = "XXXX-WE";
        else if (m.has(F::Month) && m.has(F::Day))
            e.value = format("XXXX-%02d-%02d", m.get(F::Month), m.get(F::Day));
        else if (m.has(F::Month))
            e.value = format("XXXX-%02d", m.get(F::Month));
        else if (m.has(F::Season))
            e.value = "XXXX-" + seasonCode(m.as(F::Season, TemporalSeason::Spring));
        else if (m.has(F::Unit))
            e.value = durationValue(m.as(F::Unit, TemporalUnit::Period), m.get(F::Number, 1), m.get(F::Fraction));
        else if (m.has(F::Part))
            e.value = "XXXX-XX-XX";
        if (m.has(F::Part))
            e.value += "T" + partCode(m.as(F::Part, TemporalPart::Night));
        else if (m.has(F::Hour))
            e.value += clockValue(m);
    }

    static void resolveReference(TemporalExpression &e, const TemporalMeaning &m)
    {
        switch (m.as(F::Reference, TemporalReference::Present)) {
        case TemporalReference::Past: e.value = "PAST_REF"; break;
        case TemporalReference::Present: e.value = "PRESENT_REF"; break;
        case TemporalReference::Future: e.value = "FUTURE_REF"; break;
        }
        e.reason = "A vague reference, not a date";
    }

    // Shifts: so many units before or after something.

    void resolveShift(TemporalExpression &e, const TemporalCandidate &candidate)
    {
        const TemporalMeaning &m = candidate.meaning;
        const int number = m.get(F::Number, 1);
        const int direction = m.get(F::Direction, -1);
        const TemporalUnit unit = m.as(F::Unit, TemporalUnit::Day);
        if (number == VagueNumber) {
            e.value = direction < 0 ? "PAST_REF" : "FUTURE_REF";
            e.reason = "A vague reference, not a date";
            return;
        }
        e.makesEvent = true;
        const bool narrative = m.as(F::Anchor, TemporalAnchor::Document) == TemporalAnchor::Narrative;
        // "a year earlier" beside a quarter compares with the same quarter.
        const Told &quarter = comparedQuarter(candidate);
        if (unit == TemporalUnit::Year && quarter.isSet() && number == 1 && direction < 0 && candidate.sentence <= quarter.sentence + 8) {
            const int year = yearOf(quarter.first()) - 1;
            set(e, quarterPeriod(year, int(monthOf(quarter.first()) - 1) / 3 + 1));
            e.anchor = quarter.value;
            e.reason = "The same quarter a year before " + quarter.value + ", named before it";
            return;
        }
        const std::optional<Day> anchor = anchorDay(e, narrative);
        if (!anchor) {
            e.value = unresolvedValue(unit);
            e.precision = precisionOf(unit);
            return;
        }
        const int hundredths = m.get(F::Fraction);
        Day day = shifted(*anchor, unit, direction * number);
        if (hundredths)
            day += days(direction * int(daysOf(unit) * hundredths / 100.0));
        TemporalUnit grain = unit;
        if (unit == TemporalUnit::Decade || unit == TemporalUnit::Century || unit == TemporalUnit::Millennium)
            grain = TemporalUnit::Year;
        else if (unit == TemporalUnit::Fortnight)
            grain = TemporalUnit::Week;
        else if (unit == TemporalUnit::Quarter || unit == TemporalUnit::Half)
            grain = unit;
        else if (hundredths && unit == TemporalUnit::Year)
            grain = TemporalUnit::Month;
        set(e, periodAround(day, grain));
        e.reason = std::to_string(number) + (hundredths ? "½" : "") + " " + unitName(unit, number) + (direction < 0 ? " before " : " after ")
            + (grain == TemporalUnit::Year ? std::to_string(yearOf(*anchor)) + ", the year of " : std::string()) + anchorWords(narrative);
    }

    // Calendar dates.

    void resolveCalendar(TemporalExpression &e, const TemporalCandidate &candidate)
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
            set(e, quarterPeriod(year(m), int(monthOf(quarter.first()) - 1) / 3 + 1));
            e.anchor = quarter.value;
            e.reason = "The same quarter as " + quarter.value + ", named before it";
        } else if (m.has(F::Holiday))
            resolveHolidayOrItsWeek(e, candidate);
        else if (m.has(F::Century) && !m.has(F::Decade) && !m.has(F::Year))
            resolveCentury(e, m);
        else if (m.has(F::Decade))
            resolveDecade(e, m);
        else if (m.has(F::Weekday) && !(m.has(F::Month) && m.has(F::Day)))
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
            e.value += m.has(F::Hour) ? clockValue(m) : "T" + partCode(m.as(F::Part, TemporalPart::Night));
        }
        applyBoundAndLimit(e, candidate);
    }

    void applyBoundAndLimit(TemporalExpression &e, const TemporalCandidate &candidate)
    {
        const TemporalMeaning &m = candidate.meaning;
        if (m.has(F::Modifier)) {
            const TemporalModifier modifier = m.as(F::Modifier, TemporalModifier::Approx);
            if (modifier == TemporalModifier::Approx || modifier == TemporalModifier::Start || modifier == TemporalModifier::Mid
                || modifier == TemporalModifier::End)
                e.approximate = true;
        }
        if (m.has(F::Bound))
            e.approximate = true;
        if (!e.isResolved())
            return;
        if (e.approximate && !e.edtf.empty() && e.edtf.find('/') == std::string::npos)
            e.edtf += '~';
        if (candidate.rangeEnd >= 0 || candidate.rangeBegin >= 0 || !m.has(F::Limit))
            return;
        const bool since = m.as(F::Limit, TemporalLimit::Since) == TemporalLimit::Since;
        const std::size_t slash = e.edtf.find('/');
        if (since && e.interval.earliest) {
            e.interval = TimeInterval::since(*e.interval.earliest);
            e.edtf = e.edtf.substr(0, slash) + "/..";
        } else if (!since && e.interval.latest) {
            e.interval = TimeInterval::until(*e.interval.latest);
            e.edtf = "../" + (slash == std::string::npos ? e.edtf : e.edtf.substr(slash + 1));
        }
    }

    int year(const TemporalMeaning &m) const
    {
        int y = m.get(F::Year);
        if (m.get(F::Digits) == 2) {
            const int pivot = m_published ? (yearOf(*m_published) + 10) % 100 : 40;
            const int century = m_published ? (yearOf(*m_published) + 10) / 100 * 100 : 2000;
            y += y <= pivot ? century : century - 100;
        }
        if (m.get(F::Era) < 0)
            y = 1 - y;
        return y;
    }

    TemporalTense tenseOf(const TemporalCandidate &candidate) const
    {
        const int told = candidate.meaning.get(F::Tense);
        if (!told && candidate.meaning.as(F::Limit, TemporalLimit::Until) == TemporalLimit::Since)
            return TemporalTense::Past;
        if (!told && candidate.meaning.as(F::Limit, TemporalLimit::Since) == TemporalLimit::Until && candidate.tense != TemporalTense::Past)
            return TemporalTense::Future;
        return told == 1 ? TemporalTense::Past : told == 2 ? TemporalTense::Future : candidate.tense;
    }

    /// A month, a day of a month, a quarter, a season or a half of a year.
    void resolvePartOfYear(TemporalExpression &e, const TemporalCandidate &candidate)
    {
        const TemporalMeaning &m = candidate.meaning;
        const auto inYear = [&](int y) -> std::optional<Period> {
            if (m.has(F::Month) && m.has(F::Day)) {
                const auto day = dayFromCivil(y, unsigned(m.get(F::Month)), unsigned(m.get(F::Day)));
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
        e.precision = m.has(F::Month) ? (m.has(F::Day) ? Precision::Day : Precision::Month)
            : m.has(F::Quarter) ? Precision::Quarter : m.has(F::Half) ? Precision::Half
            : m.has(F::Week) ? Precision::Week : Precision::Season;
        const bool weekOf = m.has(F::OffsetUnit) && m.as(F::OffsetUnit, TemporalUnit::Day) == TemporalUnit::Week && m.has(F::Day);
        if (m.has(F::Year)) {
            if (const auto period = inYear(year(m)))
                set(e, weekOf ? weekPeriod(period->first) : *period);
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
            if (m.has(F::Month) && m.has(F::Day)) {
                const auto day = dayFromCivil(y, unsigned(m.get(F::Month)), unsigned(m.get(F::Day)));
                return day ? std::optional(std::pair(*day, *day)) : std::nullopt;
            }
            const auto period = inYear(y);
            return period ? std::optional(std::pair(period->first, period->last)) : std::nullopt;
        };
        std::optional<int> best;
        long bestDistance = 0;
        for (int k = -1; k <= 1; ++k) {
            const auto one = daysInYear(yearOf(*anchor) + k);
            if (!one)
                continue;
            if (tense == TemporalTense::Past && one->first > *anchor)
                continue;
            if (tense == TemporalTense::Future && one->second < *anchor && !m.has(F::Quarter))
                continue;
            const long distance = distanceFrom(one->first, one->second, *anchor);
            if (!best || distance < bestDistance) {
                best = yearOf(*anchor) + k;
                bestDistance = distance;
            }
        }
        // Told almost a year away from the article, a day or month close to it is meant: the verb was another clause's.
        bool isAgainstTense = false;
        if (best && (m.has(F::Day) || m.has(F::Month)) && bestDistance > 300) {
            const long reach = m.has(F::Day) ? 60 : 31;
            for (int k = -1; k <= 1; ++k) {
                const auto one = daysInYear(yearOf(*anchor) + k);
                if (one && distanceFrom(one->first, one->second, *anchor) <= reach) {
                    best = yearOf(*anchor) + k;
                    isAgainstTense = true;
                }
            }
        }
        if (!best) {
            unresolvable(e, m, "There is no such day in the years around the article's date");
            return;
        }
        Period period = *inYear(*best);
        set(e, weekOf ? weekPeriod(period.first) : std::move(period));
        e.reason = counted(isAgainstTense                       ? "The nearest one to "
                               : tense == TemporalTense::Past   ? "Told as past: the last one before "
                               : tense == TemporalTense::Future ? "Told as to come: the next one after "
                                                                : "The nearest one to ",
                           false);
    }

    void resolveDayOfMonth(TemporalExpression &e, const TemporalCandidate &candidate)
    {
        const TemporalMeaning &m = candidate.meaning;
        e.precision = Precision::Day;
        std::optional<Day> anchor;
        const bool narrative = m_last.isSet() && m_last.precision <= Precision::Month && candidate.sentence <= m_last.sentence + 2;
        if (narrative) {
            anchor = m_last.first();
            e.anchor = m_last.value;
        } else {
            anchor = anchorDay(e, false);
        }
        if (anchor) {
            std::optional<Day> day = dayFromCivil(yearOf(*anchor), monthOf(*anchor), unsigned(m.get(F::Day)));
            if (day) {
                set(e, dayPeriod(*day));
                e.reason = "In the month of " + (narrative ? m_last.value + ", named before it" : anchorWords(false));
                return;
            }
        }
        unresolvable(e, m, e.reason.empty() ? SharedText("No month is given") : e.reason);
    }

    void resolveWeekday(TemporalExpression &e, const TemporalCandidate &candidate)
    {
        const TemporalMeaning &m = candidate.meaning;
        e.precision = Precision::Day;
        const bool narrative = m.as(F::Anchor, TemporalAnchor::Document) == TemporalAnchor::Narrative;
        std::optional<Day> anchor = anchorDay(e, narrative);
        if (!anchor) {
            unresolvable(e, m, e.reason);
            return;
        }
        const int weekday = m.get(F::Weekday);
        if (m.has(F::Day)) {
            resolveWeekdayAndDay(e, m, *anchor);
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
        } else if (tense == TemporalTense::Future) {
            if (day < *anchor)
                day += days(7);
            e.reason = counted("Told as to come: the next one after ", narrative);
        } else {
            if (day > *anchor)
                day -= days(7);
            e.reason = counted(tense == TemporalTense::Past ? "Told as past: the last one before " : "The last one before ", narrative);
        }
        set(e, dayPeriod(day));
    }

    /// "Friday the 13th": the nearest month in which the two agree.
    void resolveWeekdayAndDay(TemporalExpression &e, const TemporalMeaning &m, Day anchor)
    {
        for (int k = 0; k <= 14; ++k) {
            for (const int months : {k, -k}) {
                const Day month = shifted(anchor, TemporalUnit::Month, months);
                const auto day = dayFromCivil(yearOf(month), monthOf(month), unsigned(m.get(F::Day)));
                if (!day || mondayOf(*day) + days(m.get(F::Weekday) - 1) != *day)
                    continue;
                set(e, dayPeriod(*day));
                e.reason = counted("The nearest such day to ", false);
                return;
            }
        }
        unresolvable(e, m, "There is no such day near the article's date");
    }

    void resolveWeekend(TemporalExpression &e, const TemporalCandidate &candidate)
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

    void resolveOffset(TemporalExpression &e, const TemporalCandidate &candidate)
    {
        const TemporalMeaning &m = candidate.meaning;
        const TemporalUnit unit = m.as(F::OffsetUnit, TemporalUnit::Day);
        const int offset = m.get(F::Offset);
        bool narrative = m.as(F::Anchor, TemporalAnchor::Document) == TemporalAnchor::Narrative;
        if (unit == TemporalUnit::Weekend) {
            resolveWeekend(e, candidate);
            return;
        }
        e.precision = precisionOf(unit);
        if (m.as(F::Anchor, TemporalAnchor::Document) == TemporalAnchor::Next) {
            resolveQuarterEnding(e, candidate);
            return;
        }
        if (unit == TemporalUnit::Quarter || unit == TemporalUnit::Period) {
            // "the quarter", "the latest period": the one that is being told of
            const Told &quarter = unit == TemporalUnit::Period ? comparedQuarter(candidate) : m_quarter;
            if (quarter.isSet() && (narrative || unit == TemporalUnit::Period)) {
                const int index = yearOf(quarter.first()) * 4 + int(monthOf(quarter.first()) - 1) / 3 + offset;
                set(e, quarterPeriod(index / 4, index % 4 + 1));
                e.anchor = quarter.value;
                e.reason = "Counted from the quarter named before it, " + quarter.value;
                return;
            }
            narrative = false;
            // "the same period last year", and no quarter is told of: some part of that year
            if (unit == TemporalUnit::Period && offset <= -4) {
                if (const auto anchor = anchorDay(e, false)) {
                    set(e, yearPeriod(yearOf(*anchor) + offset / 4));
                    e.reason = counted("A part of the year before that of ", false);
                } else {
                    e.value = unresolvedValue(TemporalUnit::Year);
                }
                e.makesEvent = false;
                return;
            }
        }
        const auto anchor = anchorDay(e, narrative);
        if (!anchor) {
            e.value = unresolvedValue(unit);
            return;
        }
        // "that day" after "in 1987": the date told before is too coarse to count days from.
        if (narrative && m_last.isSet() && m_last.precision > e.precision && m_last.precision != Precision::Decade) {
            e.value = unresolvedValue(unit);
            e.anchor.clear();
            e.reason = "The date told before it, " + m_last.value + ", is not exact enough";
            return;
        }
        Day day = *anchor;
        if (unit == TemporalUnit::Period) // the latest quarter is the last one that is over
            day = shifted(day, TemporalUnit::Quarter, -1);
        if (narrative && m_last.isSet() && offset > 0 && unit == TemporalUnit::Day && m_last.interval.latest)
            day = *m_last.interval.latest;
        if (unit == TemporalUnit::Period)
            set(e, quarterPeriod(yearOf(day), int(monthOf(day) - 1) / 3 + 1));
        else
            set(e, periodAround(shifted(day, unit, offset), unit));
        e.reason = upperFirst(offsetWords(offset, unitName(unit, 1))) + " " + anchorWords(narrative);
    }

    /// "the quarter ended June 30": the one that most of the three months before that day lie in.
    void resolveQuarterEnding(TemporalExpression &e, const TemporalCandidate &candidate)
    {
        constexpr int HalfOfQuarter = 45;
        // A company counts its own quarters: one named right before keeps its number.
        const bool named = m_quarter.isSet() && candidate.sentence <= m_quarter.sentence + 1;
        std::optional<Day> end = named ? std::nullopt : dayToldNext(candidate);
        if (end) {
            e.anchor = isoText(*end);
            e.reason = "The quarter that ended on " + e.anchor;
            *end -= days(HalfOfQuarter);
        } else if (named) {
            end = m_quarter.first();
            e.anchor = m_quarter.value;
            e.reason = "The quarter named before it, " + m_quarter.value;
        } else {
            end = anchorDay(e, false);
        }
        if (!end) {
            e.value = unresolvedValue(TemporalUnit::Quarter);
            return;
        }
        set(e, quarterPeriod(yearOf(*end), int(monthOf(*end) - 1) / 3 + 1));
    }

    void resolveDecade(TemporalExpression &e, const TemporalMeaning &m)
    {
        int decade = m.get(F::Decade);
        if (decade < 10) {
            const int century = m.has(F::Century) ? m.get(F::Century) - 1 : decade >= 2 ? 19 : 20;
            decade += century * 10;
        }
        set(e, decadePeriod(decade));
    }

    void resolveCentury(TemporalExpression &e, const TemporalMeaning &m)
    {
        set(e, centuryPeriod(m.get(F::Era) < 0 ? -m.get(F::Century) : m.get(F::Century)));
    }

    void resolveHolidayOrItsWeek(TemporalExpression &e, const TemporalCandidate &candidate)
    {
        resolveHoliday(e, candidate);
        const TemporalMeaning &m = candidate.meaning;
        if (e.interval.earliest && m.as(F::OffsetUnit, TemporalUnit::Day) == TemporalUnit::Week)
            set(e, weekPeriod(mondayOf(*e.interval.earliest)));
    }

    void resolveHoliday(TemporalExpression &e, const TemporalCandidate &candidate)
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

    /// A time of day without a date: of the day named in the same sentence, else of the document's.
    void resolveTimeOfDay(TemporalExpression &e, const TemporalCandidate &candidate)
    {
        e.type = TemporalExpression::Type::Time;
        e.precision = Precision::Time;
        std::optional<Day> anchor;
        bool narrative = false;
        const std::uint32_t reach = candidate.meaning.has(F::Part) ? PartReach : 0;
        if (m_last.isSet() && m_last.precision <= Precision::Day && candidate.sentence <= m_last.sentence + reach) {
            anchor = m_last.first();
            e.anchor = m_last.value.substr(0, 10);
            narrative = true;
        } else if (const auto later = dayToldNext(candidate)) {
            anchor = later;
            e.anchor = isoText(*later);
            narrative = true;
        } else {
            anchor = anchorDay(e, false);
        }
        if (!anchor) {
            e.value = "XXXX-XX-XX";
            e.value += candidate.meaning.has(F::Hour) ? clockValue(candidate.meaning)
                                                      : "T" + partCode(candidate.meaning.as(F::Part, TemporalPart::Night));
            return;
        }
        set(e, dayPeriod(*anchor));
        addTime(e, candidate.meaning);
        e.reason = narrative ? onDayBeside(e.anchor) : counted("On ", false);
        e.makesEvent = false;
    }

    /// Put together once for each day.
    SharedText onDayBeside(const std::string &day)
    {
        if (m_besideDay != day) {
            m_besideDay = day;
            m_besideReason = "On " + day + ", the day named beside it";
        }
        m_isReasonShared = true;
        return m_besideReason;
    }

    /// The day named right behind @p candidate in its sentence: "at 10:35 (0735 GMT) Friday".
    std::optional<Day> dayToldNext(const TemporalCandidate &candidate)
    {
        if (m_index + 1 >= m_candidates.size())
            return std::nullopt;
        const TemporalCandidate &next = m_candidates[m_index + 1];
        constexpr std::uint32_t Reach = 16;
        if (next.sentence != candidate.sentence || next.span.begin - candidate.span.end > Reach || next.meaning.kind() != TemporalKind::Calendar
            || !(next.meaning.has(F::Weekday) || next.meaning.has(F::Day)
                 || (next.meaning.has(F::OffsetUnit) && next.meaning.as(F::OffsetUnit, TemporalUnit::Year) == TemporalUnit::Day)))
            return std::nullopt;
        const TemporalExpression day = resolve(next);
        return day.interval.earliest == day.interval.latest ? day.interval.earliest : std::nullopt;
    }

    static void addTime(TemporalExpression &e, const TemporalMeaning &m)
    {
        e.type = TemporalExpression::Type::Time;
        e.precision = Precision::Time;
        if (m.has(F::Hour)) {
            const std::string clock = clockValue(m);
            e.value += clock;
            if (clock.size() == 6 && clock != "T24:00")
                e.edtf += clock + ":00";
        } else {
            e.value += "T" + partCode(m.as(F::Part, TemporalPart::Night));
        }
    }

    /// The other end of a range follows its beginning: "Tuesday to Saturday", "November to February".
    void closeRange(std::vector<TemporalExpression> &expressions, std::size_t i)
    {
        if (m_candidates[i].rangeBegin < 0)
            return;
        const std::size_t k = std::size_t(m_candidates[i].rangeBegin);
        TemporalExpression &end = expressions[i];
        TemporalExpression &begin = expressions[k];
        const TemporalMeaning &m = m_candidates[i].meaning;
        if (areDifferentInKind(m_candidates[k].meaning, m)) {
            begin.rangeEnd = -1;
            return;
        }
        end.makesEvent = false;
        if (!begin.interval.earliest || !end.interval.earliest || !end.interval.latest || *end.interval.latest >= *begin.interval.earliest)
            return;
        if (m.has(F::Weekday) && !m.has(F::Day) && !m.has(F::OffsetUnit)) {
            Day day = *end.interval.earliest;
            while (day < *begin.interval.earliest)
                day += days(7);
            set(end, dayPeriod(day));
        } else if (m.has(F::Month) && !m.has(F::Year) && !m.has(F::OffsetUnit)) {
            const int y = yearOf(*end.interval.earliest) + 1;
            if (m.has(F::Day)) {
                if (const auto day = dayFromCivil(y, unsigned(m.get(F::Month)), unsigned(m.get(F::Day))))
                    set(end, dayPeriod(*day));
            } else {
                set(end, monthPeriod(y, m.get(F::Month)));
            }
        } else {
            begin.rangeEnd = -1;
            end.makesEvent = true;
        }
    }

    /// "the change from Friday to December's figures": a weekday and a month are no two ends of one range.
    static bool areDifferentInKind(const TemporalMeaning &begin, const TemporalMeaning &end)
    {
        const auto isBareWeekday = [](const TemporalMeaning &m) { return m.has(F::Weekday) && !m.has(F::Month); };
        const auto isBareMonth = [](const TemporalMeaning &m) { return m.has(F::Month) && !m.has(F::Day); };
        return (isBareWeekday(begin) && (isBareMonth(end) || (end.has(F::Year) && !end.has(F::Month))))
            || (isBareWeekday(end) && (isBareMonth(begin) || (begin.has(F::Year) && !begin.has(F::Month))));
    }

    void remember(const TemporalExpression &e, const TemporalCandidate &candidate)
    {
        // "the first nine months": what follows compares with the same months, no longer with a quarter.
        if (e.type == TemporalExpression::Type::Duration && candidate.meaning.as(F::Unit, TemporalUnit::Day) == TemporalUnit::Month)
            m_quarter = m_report = {};
        if (!e.interval.earliest || e.type == TemporalExpression::Type::Duration || e.type == TemporalExpression::Type::Set)
            return;
        Told told{e.interval, e.precision, e.value, candidate.sentence};
        if (!told.interval.latest)
            told.interval.latest = told.interval.earliest;
        const bool compared = candidate.meaning.has(F::Year) && candidate.meaning.has(F::OffsetUnit);
        if (candidate.meaning.has(F::Quarter) || (!compared && e.precision == Precision::Quarter && candidate.meaning.kind() == TemporalKind::Calendar)) {
            m_quarter = told;
            const bool over = !m_published || *told.interval.latest <= *m_published;
            if (over && (!m_report.isSet() || told.first() >= m_report.first() || told.sentence > m_report.sentence + 8))
                m_report = told;
        }
        if (candidate.meaning.kind() == TemporalKind::Calendar || candidate.meaning.kind() == TemporalKind::Shift)
            m_last = std::move(told);
    }

    /// The quarter that a report compares with: that of the same sentence, else the latest one that is over. A quarter still
    /// to come is looked forward to, not compared with.
    const Told &comparedQuarter(const TemporalCandidate &candidate) const
    {
        if (!m_report.isSet() || (m_quarter.sentence == candidate.sentence && (!m_published || *m_quarter.interval.latest <= *m_published)))
            return m_quarter;
        return m_report;
    }

    // Anchors.

    std::optional<Day> anchorDay(TemporalExpression &e, bool narrative)
    {
        if (narrative && m_last.isSet()) {
            e.anchor = m_last.value;
            return m_last.first();
        }
        if (m_quotationDay) {
            e.anchor = isoText(*m_quotationDay);
            return m_quotationDay;
        }
        if (m_published) {
            e.anchor = m_publishedText;
            return m_published;
        }
        e.reason = narrative ? "No date is told before it and the article's date is not known" : "The article's date is not known";
        return std::nullopt;
    }

    std::string anchorWords(bool narrative) const
    {
        if (narrative && m_last.isSet())
            return m_last.value + ", the date told before it";
        if (m_quotationDay)
            return "the day of the quotation (" + isoText(*m_quotationDay) + ")";
        return "the article's date (" + m_publishedText + ")";
    }

    /// @p words before anchorWords(). What is counted from the document's date is put together once: a text may hold millions.
    SharedText counted(const char *words, bool narrative)
    {
        if ((narrative && m_last.isSet()) || m_quotationDay)
            return words + anchorWords(narrative);
        m_isReasonShared = true;
        for (auto &[known, text] : m_countedFromDocument) {
            if (known == words)
                return text;
            if (!known) {
                known = words;
                text = words + anchorWords(false);
                return text;
            }
        }
        return words + anchorWords(false);
    }

    static void unresolvable(TemporalExpression &e, const TemporalMeaning &m, SharedText reason)
    {
        e.reason = std::move(reason);
        e.interval = {};
        e.edtf.clear();
        if (m.has(F::Month) && m.has(F::Day))
            e.value = format("XXXX-%02d-%02d", m.get(F::Month), m.get(F::Day));
        else if (m.has(F::Month))
            e.value = format("XXXX-%02d", m.get(F::Month));
        else if (m.has(F::Quarter))
            e.value = "XXXX-Q" + std::to_string(m.get(F::Quarter));
        else if (m.has(F::Half))
            e.value = "XXXX-H" + std::to_string(m.get(F::Half));
        else if (m.has(F::Season))
            e.value = "XXXX-" + seasonCode(m.as(F::Season, TemporalSeason::Spring));
        else if (m.has(F::Weekday))
            e.value = "XXXX-WXX-" + std::to_string(m.get(F::Weekday));
        else if (m.has(F::Weekend) || e.precision == Precision::Weekend)
            e.value = "XXXX-WXX-WE";
        else if (m.has(F::Day))
            e.value = format("XXXX-XX-%02d", m.get(F::Day));
        else if (m.has(F::Holiday) && m.get(F::Holiday) >= 100)
            e.value = format("XXXX-%02d-%02d", m.get(F::Holiday) / 100, m.get(F::Holiday) % 100);
        else
            e.value = "XXXX-XX-XX";
    }

    static void set(TemporalExpression &e, Period period)
    {
        e.precision = period.precision;
        e.interval = TimeInterval::of(period.first, period.last);
        e.value = std::move(period.value);
        e.edtf = std::move(period.edtf);
        // EDTF has no months and days in years of more than four digits.
        const int year = yearOf(period.first);
        if (period.precision < Precision::Year && (year < -9999 || year > 9999))
            e.edtf.clear();
    }

    /// How many days @p day lies outside of @p first to @p last.
    static long distanceFrom(Day first, Day last, Day day)
    {
        if (day < first)
            return long((first - day).count());
        if (day > last)
            return long((day - last).count());
        return 0;
    }

    std::string_view m_prose;
    const std::vector<TemporalCandidate> &m_candidates;
    std::optional<Day> m_published;
    std::string m_publishedText;
    std::optional<Day> m_quotationDay; ///< of the expression at hand
    std::size_t m_index = 0;
    Told m_last;
    Told m_quarter; ///< told last
    std::string m_besideDay;
    SharedText m_besideReason;
    bool m_isReasonShared = false; ///< the expression at hand has one of m_countedFromDocument
    std::array<SharedText, 64> m_reasons; ///< a few that were given lately
    /// What counted() has put together, by the address of its words.
    std::array<std::pair<const char *, SharedText>, 12> m_countedFromDocument{};
    Told m_report;  ///< the latest one told that is over
};

} // namespace

std::vector<TemporalExpression> TemporalResolver::resolve(std::string_view prose, const std::vector<TextSpan> &,
                                                          const std::vector<TemporalCandidate> &candidates,
                                                          const DocumentDate &published) const
{
    return Resolution(prose, candidates, published).run();
}

} // namespace Dateline
