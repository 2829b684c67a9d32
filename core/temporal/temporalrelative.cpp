// SPDX-License-Identifier: GPL-3.0-or-later
#include "temporal/temporalresolution.h"

// Durations, sets, references, and what is counted from another date.

namespace Dateline {

using F = TemporalField;
using std::chrono::days;

void TemporalResolution::resolveDuration(TemporalExpression &e, const TemporalMeaning &m)
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

void TemporalResolution::resolveSet(TemporalExpression &e, const TemporalMeaning &m)
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

void TemporalResolution::resolveReference(TemporalExpression &e, const TemporalMeaning &m)
{
    switch (m.as(F::Reference, TemporalReference::Present)) {
    case TemporalReference::Past: e.value = "PAST_REF"; break;
    case TemporalReference::Present: e.value = "PRESENT_REF"; break;
    case TemporalReference::Future: e.value = "FUTURE_REF"; break;
    }
    e.reason = "A vague reference, not a date";
}

void TemporalResolution::resolveShift(TemporalExpression &e, const TemporalCandidate &candidate)
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
        const int year = yearOf(quarter.first) - 1;
        set(e, quarterPeriod(year, int(monthOf(quarter.first) - 1) / 3 + 1));
        e.anchor = quarter.text->view();
        e.reason = "The same quarter a year before " + quarter.value() + ", named before it";
        return;
    }
    if (resolveCompared(e, candidate))
        return;
    const std::optional<Day> anchor = anchorDay(e, narrative);
    if (!anchor) {
        e.value = unresolvedValue(unit);
        e.precision = precisionOf(unit);
        return;
    }
    // "three days later" after "in April 1877": no day is told that days could be counted from.
    if (narrative && m_last.isSet() && precisionOf(unit) <= Precision::Week && m_last.precision > Precision::Week) {
        e.value = unresolvedValue(unit);
        e.precision = precisionOf(unit);
        e.anchor.clear();
        e.reason = "The date told before it, " + m_last.value() + ", is not exact enough";
        return;
    }
    const int hundredths = m.get(F::Fraction);
    Day day = shifted(*anchor, unit, direction * number);
    if (hundredths && unit == TemporalUnit::Year)
        day = shifted(day, TemporalUnit::Month, direction * ((hundredths * 12 + 50) / 100));
    else if (hundredths)
        day += days(direction * int(daysOf(unit) * hundredths / 100.0));
    const TemporalUnit grain = hundredths && unit == TemporalUnit::Year ? TemporalUnit::Month : grainOf(unit);
    set(e, periodAround(day, grain));
    const std::string count = number == 0 && hundredths ? "half a " + unitName(unit, 1)
                                                        : std::to_string(number) + (hundredths ? "½" : "") + " " + unitName(unit, number);
    e.reason = upperFirst(count) + (direction < 0 ? " before " : " after ")
        + (grain == TemporalUnit::Year ? std::to_string(yearOf(*anchor)) + ", the year of " : std::string()) + anchorWords(narrative);
}

TemporalUnit TemporalResolution::grainOf(TemporalUnit unit)
{
    switch (unit) {
    case TemporalUnit::Decade:
    case TemporalUnit::Century:
    case TemporalUnit::Millennium: return TemporalUnit::Year;
    case TemporalUnit::Fortnight: return TemporalUnit::Week;
    default: return unit;
    }
}

bool TemporalResolution::resolveApposition(TemporalExpression &e, const TemporalCandidate &candidate)
{
    constexpr std::uint32_t ShortWord = 5;
    const TemporalMeaning &m = candidate.meaning;
    const TemporalUnit unit = m.kind() == TemporalKind::Shift ? grainOf(m.as(F::Unit, TemporalUnit::Period)) : m.as(F::OffsetUnit, TemporalUnit::Period);
    const bool isPeriod = unit == TemporalUnit::Day || unit == TemporalUnit::Month || unit == TemporalUnit::Year;
    const bool counts = m.kind() == TemporalKind::Shift || (m.kind() == TemporalKind::Calendar && !m.has(F::Hour) && !m.has(F::Part) && !m.has(F::Month));
    if (!isPeriod || !counts || m_index + 1 >= m_candidates.size())
        return false;
    const TemporalCandidate &next = m_candidates[m_index + 1];
    const std::uint32_t end = candidate.span.end;
    const bool beside = next.sentence == candidate.sentence && next.span.begin > end && next.span.begin - end <= ShortWord
        && (m_prose[end] == ',' || m_prose.substr(end, 2) == " (");
    const bool isExact = unit == TemporalUnit::Day ? next.meaning.has(F::Month) && next.meaning.has(F::Day)
        : unit == TemporalUnit::Month ? next.meaning.has(F::Month) && next.meaning.has(F::Year) : next.meaning.has(F::Year);
    if (!beside || next.meaning.kind() != TemporalKind::Calendar || !isExact || next.rangeEnd >= 0)
        return false;
    ++m_index;
    TemporalExpression named;
    resolve(named, next);
    --m_index;
    if (!named.interval.earliest || named.precision > precisionOf(unit))
        return false;
    set(e, periodAround(*named.interval.earliest, unit));
    e.anchor = named.value;
    e.reason = "The " + unitName(unit, 1) + " named right behind it";
    return true;
}

bool TemporalResolution::resolveCompared(TemporalExpression &e, const TemporalCandidate &candidate) const
{
    if (candidate.meaning.as(F::Anchor, TemporalAnchor::Document) != TemporalAnchor::Compared || !m_last.isSet()
        || m_last.sentence != candidate.sentence || m_last.precision < Precision::Month || m_last.precision > Precision::Year)
        return false;
    const Day first = shifted(m_last.first, TemporalUnit::Year, -1);
    const Day last = shifted(m_last.last + days(1), TemporalUnit::Year, -1) - days(1);
    const Period start = m_last.precision == Precision::Year ? yearPeriod(yearOf(first)) : monthPeriod(yearOf(first), int(monthOf(first)));
    const Period end = m_last.precision == Precision::Year ? yearPeriod(yearOf(last)) : monthPeriod(yearOf(last), int(monthOf(last)));
    set(e, start);
    if (start.value != end.value) {
        e.interval = TimeInterval::of(first, last);
        e.value = yearPeriod(yearOf(first)).value;
        (e.edtf += '/') += end.edtf;
    }
    e.anchor = m_last.text->view();
    e.reason = "The same time a year before " + m_last.value() + ", named before it";
    return true;
}

void TemporalResolution::resolveOffset(TemporalExpression &e, const TemporalCandidate &candidate)
{
    const TemporalMeaning &m = candidate.meaning;
    const TemporalUnit unit = m.as(F::OffsetUnit, TemporalUnit::Day);
    const int offset = m.get(F::Offset);
    bool narrative = m.as(F::Anchor, TemporalAnchor::Document) == TemporalAnchor::Narrative;
    // "by the end of the month" of what is told; "this month" is that of writing in any text.
    if (m_isNarration && unit >= TemporalUnit::Week && !countsFromDocument(candidate) && !m_quotationDay)
        narrative = true;
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
            const int index = yearOf(quarter.first) * 4 + int(monthOf(quarter.first) - 1) / 3 + offset;
            set(e, quarterPeriod(index / 4, index % 4 + 1));
            e.anchor = quarter.text->view();
            e.reason = "Counted from the quarter named before it, " + quarter.value();
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
        e.reason = "The date told before it, " + m_last.value() + ", is not exact enough";
        return;
    }
    Day day = *anchor;
    if (unit == TemporalUnit::Period) // the latest quarter is the last one that is over
        day = shifted(day, TemporalUnit::Quarter, -1);
    if (narrative && m_last.isSet() && offset > 0 && unit == TemporalUnit::Day)
        day = m_last.last;
    if (unit == TemporalUnit::Period)
        set(e, quarterPeriod(yearOf(day), int(monthOf(day) - 1) / 3 + 1));
    else
        set(e, periodAround(shifted(day, unit, offset), unit));
    e.reason = upperFirst(offsetWords(offset, unitName(unit, 1))) + " " + anchorWords(narrative);
}

void TemporalResolution::resolveQuarterEnding(TemporalExpression &e, const TemporalCandidate &candidate)
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
        end = m_quarter.first;
        e.anchor = m_quarter.text->view();
        e.reason = "The quarter named before it, " + m_quarter.value();
    } else {
        end = anchorDay(e, false);
    }
    if (!end) {
        e.value = unresolvedValue(TemporalUnit::Quarter);
        return;
    }
    set(e, quarterPeriod(yearOf(*end), int(monthOf(*end) - 1) / 3 + 1));
}

} // namespace Dateline
