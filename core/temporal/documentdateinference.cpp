// SPDX-License-Identifier: GPL-3.0-or-later
#include "temporal/temporalcalendar.h"
#include "temporal/temporalcandidate.h"
#include "temporal/temporalresolver.h"

#include <algorithm>
#include <set>
#include <tuple>

namespace Dateline {

namespace {

using F = TemporalField;
using std::chrono::days;

std::string quoted(std::string_view prose, TextSpan span)
{
    return "“" + std::string(span.in(prose)) + "”";
}

DocumentDate inferred(Day day, std::string reason, TextSpan evidence)
{
    DocumentDate date;
    date.day = day;
    date.basis = PublishedBasis::Inferred;
    date.reason = std::move(reason);
    date.evidence = evidence;
    return date;
}

DocumentDate unknown(std::string reason)
{
    DocumentDate date;
    date.reason = std::move(reason);
    return date;
}

bool isCalendar(const TemporalCandidate &candidate)
{
    return candidate.meaning.kind() == TemporalKind::Calendar && !candidate.meaning.has(F::Decade)
        && !candidate.meaning.has(F::Century) && !candidate.meaning.has(F::Era);
}

bool isToldAsFuture(const TemporalCandidate &candidate)
{
    return candidate.tense == TemporalTense::Future;
}

int weekdayOf(Day day)
{
    return int((day - mondayOf(day)).count()) + 1;
}

/// What a text lets one say of its own date.
class Evidence
{
public:
    Evidence(std::string_view prose, const std::vector<TemporalCandidate> &candidates)
        : m_prose(prose)
        , m_candidates(candidates)
    {
        for (const TemporalCandidate &candidate : candidates) {
            const TemporalMeaning &m = candidate.meaning;
            if (!isCalendar(candidate) || !m.has(F::Year) || m.get(F::Digits) == 2)
                continue;
            const int year = m.get(F::Year);
            if (isToldAsFuture(candidate)) {
                if (!m_earliestFuture || year < *m_earliestFuture)
                    m_earliestFuture = year;
            } else if (!m_latestPast || year > *m_latestPast) {
                m_latestPast = year;
                m_latestIsPresent = candidate.tense == TemporalTense::Present;
            }
        }
    }

    DocumentDate infer() const
    {
        if (const auto date = fromFullDays())
            return *date;
        if (const auto date = fromWeekdayAndDay())
            return *date;
        if (const auto date = fromWeekdayRange())
            return *date;
        if (const auto date = fromDaysAndYear())
            return *date;
        return unknown("The article gives no day with its year, nor a weekday that would fix one");
    }

private:
    std::optional<Day> dayOf(const TemporalCandidate &candidate, int year) const
    {
        const TemporalMeaning &m = candidate.meaning;
        return dayFromCivil(year, unsigned(m.get(F::Month)), unsigned(m.get(F::Day)));
    }

    static bool isDayOfMonth(const TemporalCandidate &candidate)
    {
        return isCalendar(candidate) && candidate.meaning.has(F::Month) && candidate.meaning.has(F::Day);
    }

    /// The latest day without a year that is told as past and lies at most @p reach days after @p day in the same year.
    Day extended(Day day, int reach, TextSpan &evidence) const
    {
        Day latest = day;
        for (const TemporalCandidate &candidate : m_candidates) {
            if (!isDayOfMonth(candidate) || candidate.meaning.has(F::Year) || candidate.tense != TemporalTense::Past)
                continue;
            const auto one = dayOf(candidate, yearOf(day));
            if (one && *one > latest && *one <= day + days(reach)) {
                latest = *one;
                evidence = candidate.span;
            }
        }
        return latest;
    }

    /// A history: its latest date is not near its own, and nothing in it needs one or looks ahead, or hardly anything in a long one.
    bool tellsOfOtherTimes() const
    {
        constexpr int LeastTold = 3;
        constexpr int LongHistory = 8;
        constexpr std::size_t ManyYears = 5;
        constexpr int ToldToOneOfOwnTime = 4;
        int told = 0;
        int ownTime = 0;
        std::set<int> years;
        for (const TemporalCandidate &candidate : m_candidates) {
            if (countsFromDocument(candidate) || isToldAsFuture(candidate))
                ++ownTime;
            else if (isCalendar(candidate) && candidate.meaning.has(F::Year) && candidate.meaning.has(F::Month)) {
                ++told;
                years.insert(candidate.meaning.get(F::Year));
            }
        }
        if (ownTime == 0)
            return told >= LeastTold && years.size() > 1;
        return told >= LongHistory && years.size() >= ManyYears && told >= ToldToOneOfOwnTime * ownTime;
    }

    /// The latest full date told as past, unless the text tells of later years as past.
    std::optional<DocumentDate> fromFullDays() const
    {
        std::optional<Day> latest;
        TextSpan evidence;
        if (tellsOfOtherTimes())
            return unknown("The text tells of several years and hardly anything of a day of its own");
        for (const TemporalCandidate &candidate : m_candidates) {
            if (!isDayOfMonth(candidate) || !candidate.meaning.has(F::Year) || candidate.meaning.get(F::Digits) == 2 || isToldAsFuture(candidate))
                continue;
            const auto day = dayOf(candidate, candidate.meaning.get(F::Year));
            if (day && (!latest || *day > *latest)) {
                latest = day;
                evidence = candidate.span;
            }
        }
        if (!latest || (m_latestPast && *m_latestPast > yearOf(*latest)))
            return std::nullopt;
        const Day day = extended(*latest, 31, evidence);
        // A day without a year is one of the article's own year: when it lies after the latest full day, the article is younger than that.
        for (const TemporalCandidate &candidate : m_candidates) {
            if (!isDayOfMonth(candidate) || candidate.meaning.has(F::Year) || isToldAsFuture(candidate))
                continue;
            if (const auto later = dayOf(candidate, yearOf(day)); later && *later > day + days(31)) {
                return unknown("The latest full day is " + quoted(m_prose, evidence) + ", but " + quoted(m_prose, candidate.span)
                               + " without a year may lie after it");
            }
        }
        return inferred(day, "The latest day told as past is " + quoted(m_prose, evidence), evidence);
    }

    /// "Tuesday, July 2": in few years do the two agree. The first that is not before the latest year told as past.
    std::optional<DocumentDate> fromWeekdayAndDay() const
    {
        if (!m_latestPast)
            return std::nullopt;
        for (const TemporalCandidate &candidate : m_candidates) {
            if (!isDayOfMonth(candidate) || !candidate.meaning.has(F::Weekday) || candidate.meaning.has(F::Year))
                continue;
            for (int year = *m_latestPast; year <= *m_latestPast + 4; ++year) {
                const auto day = dayOf(candidate, year);
                if (!day || weekdayOf(*day) != candidate.meaning.get(F::Weekday) || (m_earliestFuture && year > *m_earliestFuture))
                    continue;
                return inferred(isToldAsFuture(candidate) ? *day - days(1) : *day,
                                quoted(m_prose, candidate.span) + " falls so in " + std::to_string(year)
                                    + ", the first such year not before " + std::to_string(*m_latestPast) + ", which the text tells as past",
                                candidate.span);
            }
        }
        return std::nullopt;
    }

    /// "from Tuesday to Saturday" beside "July 3-4": the days must fall within the weekdays told of the same coming days.
    std::optional<DocumentDate> fromWeekdayRange() const
    {
        if (!m_latestPast)
            return std::nullopt;
        const auto isPlainWeekday = [](const TemporalCandidate &candidate) {
            return isCalendar(candidate) && candidate.meaning.has(F::Weekday) && !candidate.meaning.has(F::Day)
                && !candidate.meaning.has(F::OffsetUnit);
        };
        // Days that are alike are tried once with ranges that are alike, however often a text repeats them.
        std::set<std::tuple<int, int, bool>> triedRanges;
        std::vector<const TemporalCandidate *> days1;
        std::set<std::tuple<int, int, int, int, bool>> knownDays;
        for (const TemporalCandidate &one : m_candidates) {
            if (!isDayOfMonth(one) || one.meaning.has(F::Year))
                continue;
            const TemporalCandidate &two = closing(one);
            if (isDayOfMonth(two)
                && knownDays.emplace(one.meaning.get(F::Month), one.meaning.get(F::Day), two.meaning.get(F::Month), two.meaning.get(F::Day), isToldAsFuture(one)).second)
                days1.push_back(&one);
        }
        for (const TemporalCandidate &range : m_candidates) {
            if (range.rangeEnd < 0 || !isPlainWeekday(range) || !isPlainWeekday(closing(range)))
                continue;
            const int first = range.meaning.get(F::Weekday);
            const int last = closing(range).meaning.get(F::Weekday);
            if (last <= first || !triedRanges.emplace(first, last, isToldAsFuture(range)).second)
                continue;
            for (const TemporalCandidate *day1 : days1) {
                if (isToldAsFuture(*day1) != isToldAsFuture(range))
                    continue;
                for (int year = *m_latestPast; year <= *m_latestPast + 4; ++year) {
                    const auto one = dayOf(*day1, year);
                    const auto two = dayOf(closing(*day1), year);
                    if (!one || !two || weekdayOf(*one) < first || weekdayOf(*two) > last || mondayOf(*one) != mondayOf(*two))
                        continue;
                    const Day begin = mondayOf(*one) + days(first - 1);
                    const Day end = mondayOf(*one) + days(last - 1);
                    const TextSpan words{day1->span.begin, closing(*day1).span.end};
                    return inferred(isToldAsFuture(range) ? begin - days(1) : end,
                                    quoted(m_prose, words) + " lies within " + quoted(m_prose, {range.span.begin, closing(range).span.end})
                                        + " in " + std::to_string(year) + ", the first such year not before "
                                        + std::to_string(*m_latestPast) + ", which the text tells as past",
                                    words);
                }
            }
        }
        return std::nullopt;
    }

    /// What closes the range that @p candidate opens; itself when it opens none.
    const TemporalCandidate &closing(const TemporalCandidate &candidate) const
    {
        return candidate.rangeEnd >= 0 ? m_candidates[std::size_t(candidate.rangeEnd)] : candidate;
    }

    /// Days without a year, in a year that the text fixes: told as present, or past and to come at once.
    std::optional<DocumentDate> fromDaysAndYear() const
    {
        if (!m_latestPast)
            return std::nullopt;
        const bool fixed = m_latestIsPresent || (m_earliestFuture && *m_earliestFuture == *m_latestPast);
        if (!fixed)
            return std::nullopt;
        std::optional<Day> latest;
        TextSpan evidence;
        for (const TemporalCandidate &candidate : m_candidates) {
            if (!isDayOfMonth(candidate) || candidate.meaning.has(F::Year) || candidate.tense != TemporalTense::Past)
                continue;
            const auto day = dayOf(candidate, *m_latestPast);
            if (day && (!latest || *day > *latest)) {
                latest = day;
                evidence = candidate.span;
            }
        }
        if (!latest)
            return std::nullopt;
        return inferred(*latest, "The latest day told as past is " + quoted(m_prose, evidence) + ", and the text tells of "
                            + std::to_string(*m_latestPast) + " as the present year", evidence);
    }

    std::string_view m_prose;
    const std::vector<TemporalCandidate> &m_candidates;
    std::optional<int> m_latestPast;
    std::optional<int> m_earliestFuture;
    bool m_latestIsPresent = false;
};

} // namespace

DocumentDate inferDocumentDate(std::string_view prose, const std::vector<TextSpan> &, const std::vector<TemporalCandidate> &candidates)
{
    return Evidence(prose, candidates).infer();
}

} // namespace Dateline
