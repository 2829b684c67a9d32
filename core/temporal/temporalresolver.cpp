// SPDX-License-Identifier: GPL-3.0-or-later
#include "temporal/temporalresolution.h"

#include <algorithm>
#include <functional>

// The order of the expressions, what they are counted from, and which way.

namespace Dateline {

using F = TemporalField;
using std::chrono::days;

std::vector<TemporalExpression> TemporalResolution::run()
{
    std::vector<TemporalExpression> expressions;
    expressions.reserve(m_candidates.size());
    m_isNarration = isNarration();
    for (std::size_t i = 0; i < m_candidates.size(); ++i) {
        m_index = i;
        m_isReasonShared = false;
        m_isDayToldNext = false;
        if (m_headingYear)
            readLine(i);
        TemporalExpression &expression = expressions.emplace_back();
        resolve(expression, m_candidates[i]);
        if (m_nextHeading < m_headings.size() && m_headings[m_nextHeading] == i)
            readHeading(expression, m_candidates[i]);
        closeRange(expressions, i);
        if (!m_isReasonShared && !expression.reason.empty())
            expression.reason = shared(std::move(expression.reason));
        remember(expression, m_candidates[i]);
    }
    return expressions;
}

void TemporalResolution::resolve(TemporalExpression &e, const TemporalCandidate &candidate)
{
    if (!candidate.quoted && !m_quotationDay) {
        resolveFrom(e, candidate);
        return;
    }
    const std::optional<Day> outer = m_quotationDay;
    m_quotationDay = candidate.quoted ? quotationDay(candidate) : std::nullopt;
    resolveFrom(e, candidate);
    m_quotationDay = outer;
}

std::optional<Day> TemporalResolution::quotationDay(const TemporalCandidate &quoted)
{
    // "night", said he, "of Friday": what tells the day of a quotation cannot take its own from within one.
    if (m_isSeekingQuotationDay)
        return std::nullopt;
    m_isSeekingQuotationDay = true;
    const std::size_t index = m_index;
    const std::size_t first = index > QuotationReach ? index - QuotationReach : 0;
    const std::size_t end = std::min(m_candidates.size(), index + QuotationReach);
    std::optional<Day> found;
    for (std::size_t i = first; i < end && !found; ++i) {
        const TemporalCandidate &said = m_candidates[i];
        if (!said.speech || said.quoted || (said.sentence != quoted.sentence && said.sentence != quoted.quoteSentence))
            continue;
        m_index = i;
        TemporalExpression day;
        resolve(day, said);
        if (day.precision <= Precision::Day && day.interval.earliest && day.interval.earliest == day.interval.latest)
            found = day.interval.earliest;
    }
    m_index = index;
    m_isSeekingQuotationDay = false;
    return found;
}

void TemporalResolution::resolveFrom(TemporalExpression &e, const TemporalCandidate &candidate)
{
    e.span = candidate.span;
    e.rule = candidate.rule;
    e.rangeEnd = candidate.rangeEnd;
    const TemporalMeaning &m = candidate.meaning;
    if (resolveApposition(e, candidate))
        return;
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
}

SharedText TemporalResolution::shared(SharedText reason)
{
    constexpr std::size_t Kept = 64;
    m_reasons.resize(Kept);
    SharedText &known = m_reasons[std::hash<std::string>()(reason.string()) % m_reasons.size()];
    if (!(known == reason))
        known = std::move(reason);
    return known;
}

int TemporalResolution::year(const TemporalMeaning &m) const
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

TemporalTense TemporalResolution::tenseOf(const TemporalCandidate &candidate) const
{
    const int told = candidate.meaning.get(F::Tense);
    if (!told && candidate.meaning.as(F::Limit, TemporalLimit::Until) == TemporalLimit::Since)
        return TemporalTense::Past;
    if (!told && candidate.meaning.as(F::Limit, TemporalLimit::Since) == TemporalLimit::Until && candidate.tense != TemporalTense::Past)
        return TemporalTense::Future;
    return told == 1 ? TemporalTense::Past : told == 2 ? TemporalTense::Future : candidate.tense;
}

void TemporalResolution::remember(const TemporalExpression &e, const TemporalCandidate &candidate)
{
    // "the first nine months": what follows compares with the same months, no longer with a quarter.
    if (e.type == TemporalExpression::Type::Duration && candidate.meaning.as(F::Unit, TemporalUnit::Day) == TemporalUnit::Month)
        m_quarter = m_report = {};
    // "at 2 a.m. the next morning": what names the day counts from the one told before it.
    if (m_isDayToldNext)
        return;
    if (!e.interval.earliest || e.type == TemporalExpression::Type::Duration || e.type == TemporalExpression::Type::Set)
        return;
    const auto tell = [&](Told &told) {
        told.first = *e.interval.earliest;
        told.last = e.interval.latest.value_or(told.first);
        told.precision = e.precision;
        told.sentence = candidate.sentence;
        told.text = &e.value;
    };
    const bool compared = candidate.meaning.has(F::Year) && candidate.meaning.has(F::OffsetUnit);
    if (candidate.meaning.has(F::Quarter) || (!compared && e.precision == Precision::Quarter && candidate.meaning.kind() == TemporalKind::Calendar)) {
        tell(m_quarter);
        const bool over = !m_published || m_quarter.last <= *m_published;
        if (over && (!m_report.isSet() || m_quarter.first >= m_report.first || m_quarter.sentence > m_report.sentence + 8))
            tell(m_report);
    }
    if (candidate.meaning.kind() == TemporalKind::Calendar || candidate.meaning.kind() == TemporalKind::Shift) {
        tell(m_last);
        if (m_isNarration && !looksAside(candidate.meaning)) {
            if (candidate.meaning.has(F::Year))
                m_lineBefore = m_line;
            m_line = m_last;
        }
    }
}

const TemporalResolution::Told &TemporalResolution::comparedQuarter(const TemporalCandidate &candidate) const
{
    if (!m_report.isSet() || (m_quarter.sentence == candidate.sentence && (!m_published || m_quarter.last <= *m_published)))
        return m_quarter;
    return m_report;
}

std::optional<Day> TemporalResolution::anchorDay(TemporalExpression &e, bool narrative)
{
    if (narrative && m_last.isSet()) {
        e.anchor = m_last.text->view();
        return m_last.first;
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

std::string TemporalResolution::anchorWords(bool narrative, std::string_view before) const
{
    constexpr std::size_t Usual = 80;
    std::string text;
    text.reserve(Usual);
    text += before;
    if (narrative && m_last.isSet())
        (text += m_last.text->view()) += ", the date told before it";
    else if (m_quotationDay)
        ((text += "the day of the quotation (") += isoText(*m_quotationDay).view()) += ")";
    else
        ((text += "the article's date (") += m_publishedText) += ")";
    return text;
}

SharedText TemporalResolution::counted(const char *words, bool narrative)
{
    if ((narrative && m_last.isSet()) || m_quotationDay)
        return anchorWords(narrative, words);
    m_isReasonShared = true;
    for (auto &[known, text] : m_countedFromDocument) {
        if (known == words)
            return text;
        if (!known) {
            known = words;
            text = anchorWords(false, words);
            return text;
        }
    }
    return anchorWords(false, words);
}

void TemporalResolution::unresolvable(TemporalExpression &e, const TemporalMeaning &m, SharedText reason)
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

void TemporalResolution::set(TemporalExpression &e, const Period &period)
{
    e.precision = period.precision;
    e.interval = TimeInterval::of(period.first, period.last);
    e.value = period.value;
    e.edtf = period.edtf;
    if (period.precision >= Precision::Year)
        return;
    // EDTF has no months and days in years of more than four digits.
    const int year = yearOf(period.first);
    if (year < -9999 || year > 9999)
        e.edtf.clear();
}

void TemporalResolution::setDay(TemporalExpression &e, Day day)
{
    e.precision = Precision::Day;
    e.interval = TimeInterval::of(day, day);
    e.value.clear();
    appendDay(e.value, day);
    // As in set().
    if (e.value.size() == 10)
        e.edtf = e.value;
    else
        set(e, dayPeriod(day));
}

std::vector<TemporalExpression> TemporalResolver::resolve(std::string_view prose, const std::vector<TextSpan> &sentences,
                                                          const std::vector<TemporalCandidate> &candidates,
                                                          const DocumentDate &published) const
{
    return TemporalResolution(prose, sentences, candidates, published).run();
}

} // namespace Dateline
