// SPDX-License-Identifier: GPL-3.0-or-later
#include "temporal/temporalresolution.h"

// Times of day, the other end of ranges, and ends that stay open.

namespace Dateline {

using F = TemporalField;
using std::chrono::days;

void TemporalResolution::applyBoundAndLimit(TemporalExpression &e, const TemporalCandidate &candidate)
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
    if (e.approximate && !e.edtf.empty() && e.edtf.view().find('/') == std::string_view::npos)
        e.edtf += '~';
    if (candidate.rangeEnd >= 0 || candidate.rangeBegin >= 0 || !m.has(F::Limit))
        return;
    const bool since = m.as(F::Limit, TemporalLimit::Since) == TemporalLimit::Since;
    const std::string edtf = e.edtf.string();
    const std::size_t slash = edtf.find('/');
    if (since && e.interval.earliest) {
        e.interval = TimeInterval::since(*e.interval.earliest);
        e.edtf = edtf.substr(0, slash) + "/..";
    } else if (!since && e.interval.latest) {
        e.interval = TimeInterval::until(*e.interval.latest);
        e.edtf = "../" + (slash == std::string::npos ? edtf : edtf.substr(slash + 1));
    }
}

void TemporalResolution::resolveTimeOfDay(TemporalExpression &e, const TemporalCandidate &candidate)
{
    e.type = TemporalExpression::Type::Time;
    e.precision = Precision::Time;
    std::optional<Day> anchor;
    bool narrative = false;
    const std::uint32_t reach = m_isNarration ? NarrationReach : candidate.meaning.has(F::Part) ? PartReach : 0;
    const bool isTold = m_last.isSet() && m_last.precision <= Precision::Day;
    const auto later = isTold && candidate.sentence == m_last.sentence ? std::nullopt : dayToldNext(candidate);
    if (later) {
        anchor = later;
        e.anchor = isoText(*later);
        m_isDayToldNext = true;
        narrative = true;
    } else if (isTold && candidate.sentence <= m_last.sentence + reach) {
        anchor = m_last.first;
        e.anchor = m_last.text->view().substr(0, 10);
        narrative = true;
    } else if (m_isNarration && !m_quotationDay) {
        e.reason = "The text tells of other times than its own, and no day is told near it";
    } else {
        anchor = anchorDay(e, false);
    }
    if (!anchor) {
        e.value = "XXXX-XX-XX";
        e.value += timeOfDay(candidate.meaning);
        return;
    }
    setDay(e, *anchor);
    addTime(e, candidate.meaning);
    e.reason = narrative ? onDayBeside(e.anchor) : counted("On ", false);
    e.makesEvent = false;
}

SharedText TemporalResolution::onDayBeside(const std::string &day)
{
    if (m_besideDay != day) {
        m_besideDay = day;
        m_besideReason = "On " + day + ", the day named beside it";
    }
    m_isReasonShared = true;
    return m_besideReason;
}

std::optional<Day> TemporalResolution::dayToldNext(const TemporalCandidate &candidate)
{
    if (m_index + 1 >= m_candidates.size())
        return std::nullopt;
    const TemporalCandidate &next = m_candidates[m_index + 1];
    constexpr std::uint32_t Reach = 16;
    if (next.sentence != candidate.sentence || next.span.begin - candidate.span.end > Reach || next.meaning.kind() != TemporalKind::Calendar
        || !(next.meaning.has(F::Weekday) || next.meaning.has(F::Day)
             || (next.meaning.has(F::OffsetUnit) && next.meaning.as(F::OffsetUnit, TemporalUnit::Year) == TemporalUnit::Day)))
        return std::nullopt;
    ++m_index;
    TemporalExpression day;
    resolve(day, next);
    --m_index;
    return day.interval.earliest == day.interval.latest ? day.interval.earliest : std::nullopt;
}

ShortText TemporalResolution::timeOfDay(const TemporalMeaning &m)
{
    return m.has(F::Hour) ? clockValue(m) : ShortText("T" + partCode(m.as(F::Part, TemporalPart::Night)));
}

void TemporalResolution::addTime(TemporalExpression &e, const TemporalMeaning &m)
{
    e.type = TemporalExpression::Type::Time;
    e.precision = Precision::Time;
    const ShortText time = timeOfDay(m);
    e.value += time;
    constexpr std::size_t HourAndMinute = 6;
    if (m.has(F::Hour) && time.size() == HourAndMinute && !(time == "T24:00"))
        (e.edtf += time) += ":00";
}

void TemporalResolution::closeRange(std::vector<TemporalExpression> &expressions, std::size_t i)
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

bool TemporalResolution::areDifferentInKind(const TemporalMeaning &begin, const TemporalMeaning &end)
{
    const auto isBareWeekday = [](const TemporalMeaning &m) { return m.has(F::Weekday) && !m.has(F::Month); };
    const auto isBareMonth = [](const TemporalMeaning &m) { return m.has(F::Month) && !m.has(F::Day); };
    return (isBareWeekday(begin) && (isBareMonth(end) || (end.has(F::Year) && !end.has(F::Month))))
        || (isBareWeekday(end) && (isBareMonth(begin) || (begin.has(F::Year) && !begin.has(F::Month))));
}

} // namespace Dateline
