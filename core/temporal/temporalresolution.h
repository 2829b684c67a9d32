// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "temporal/chronologyheadings.h"
#include "temporal/temporalcalendar.h"
#include "temporal/temporalcandidate.h"
#include "temporal/temporalresolver.h"

#include <array>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace Dateline {

/// Resolves the candidates of one text in their order, and remembers what has been told. Private to core/temporal; its parts lie in
/// temporalresolver.cpp (order, anchors), temporalrelative.cpp (durations, sets, what is counted from a date),
/// temporalcalendardates.cpp (what the calendar names), temporaltimes.cpp (times of day, ranges and open ends) and
/// temporalnarration.cpp (what is told of other times than the text's own).
class TemporalResolution
{
public:
    TemporalResolution(std::string_view prose, const std::vector<TextSpan> &sentences, const std::vector<TemporalCandidate> &candidates,
                       const DocumentDate &published)
        : m_prose(prose)
        , m_candidates(candidates)
        , m_published(published.day)
        , m_publishedText(published.day ? isoText(*published.day).string() : std::string())
        , m_publishedYear(published.day ? yearOf(*published.day) : 0)
        , m_publishedMonth(published.day ? int(monthOf(*published.day)) : 0)
        , m_headings(chronologyHeadings(prose, sentences, candidates))
    {
    }

    std::vector<TemporalExpression> run();

private:
    /// A date told in the text, for those that are counted from it.
    struct Told
    {
        Day first;
        Day last;
        Precision precision = Precision::Day;
        std::uint32_t sentence = 0;
        const ShortText *text = nullptr; ///< the expression's value, where it stays; null when none is told
        std::string value() const { return text->string(); }
        bool isSet() const { return text; }
    };

    /// How many expressions away the day of a quotation may be told.
    static constexpr std::size_t QuotationReach = 4;
    /// How many sentences on a part of the day still belongs to the day told last: "They met on Friday. In the morning they spoke."
    static constexpr std::uint32_t PartReach = 1;
    /// The same in a narration, where no time of day is that of the day of writing.
    static constexpr std::uint32_t NarrationReach = 3;

    /// Fills @p e, which is as new.
    void resolve(TemporalExpression &e, const TemporalCandidate &candidate);
    /// The day on which a quotation was said, when a verb of speech beside it has one: he said on Tuesday, "we meet tomorrow".
    std::optional<Day> quotationDay(const TemporalCandidate &quoted);
    void resolveFrom(TemporalExpression &e, const TemporalCandidate &candidate);
    /// Whether the text tells of times long past and not of its own: it names full dates of other years, and hardly anything that
    /// counts from the day of its writing (Tuesday, last week). Its days without a year are those of the years it tells of.
    bool isNarration() const;
    /// How much an expression says for a text of its own day: a full date of its own year most, or one a few days from its own; what
    /// counts from the day of writing less, a weekday least.
    int weightOfOwnTime(const TemporalCandidate &candidate) const;
    /// Whether @p candidate, which names no year or week to count from, goes on from what a narration has told.
    bool goesOnInNarration(const TemporalCandidate &candidate) const;
    /// Notes the year of the heading at hand: what stands below it is of that year.
    void readHeading(TemporalExpression &e, const TemporalCandidate &candidate);
    /// Notes, below a heading, whether the line of the candidate opens with a date, behind no more than a short word: "On 31 August
    /// …" is an entry, "last updated on 5 June" is none. Of a line the first candidate tells.
    void readLine(std::size_t index);
    /// Takes the one of the years around the date told last in which the narration goes on; leaves @p e unresolved when none is told.
    void resolveInNarration(TemporalExpression &e, const TemporalCandidate &candidate, const std::function<std::optional<Period>(int)> &inYear) const;
    /// The date from which the narration goes on: the one told last, or the one before it when what follows would go back from the one
    /// and comes soon after the other ("It began on 5 May 1992 and ended on 27 June 1997. On 7 May …").
    const Told &lineFor(const TemporalCandidate &candidate, const std::function<std::optional<Period>(int)> &inYear) const;
    /// Whether a day without a year goes on from a day of other years told in its sentence or the one before: soon after that one, and far
    /// from the article's own ("signed on 21 December 1991; on 25 December …").
    bool goesOnFromToldDay(const TemporalCandidate &candidate, const std::function<std::optional<Day>(int)> &dayInYear) const;
    std::optional<Day> firstAfterTold(const std::function<std::optional<Day>(int)> &dayInYear) const;
    void resolveAfterTold(TemporalExpression &e, const std::function<std::optional<Day>(int)> &dayInYear) const;
    /// "the following spring", "the previous March": the one next to the date told last.
    void resolveBesideTold(TemporalExpression &e, const TemporalMeaning &m, const std::function<std::optional<Period>(int)> &inYear) const;
    /// The same text as @p reason, held once for all expressions near each other that have it.
    SharedText shared(SharedText reason);

    // Durations, sets and references.
    static void resolveDuration(TemporalExpression &e, const TemporalMeaning &m);
    static void resolveSet(TemporalExpression &e, const TemporalMeaning &m);
    static void resolveReference(TemporalExpression &e, const TemporalMeaning &m);
    // Shifts: so many units before or after something.
    void resolveShift(TemporalExpression &e, const TemporalCandidate &candidate);

    // Calendar dates.
    void resolveCalendar(TemporalExpression &e, const TemporalCandidate &candidate);
    void applyBoundAndLimit(TemporalExpression &e, const TemporalCandidate &candidate);
    /// "the day before last Tuesday": from the day that @p e has so far.
    static void goAway(TemporalExpression &e, const TemporalMeaning &m);
    int year(const TemporalMeaning &m) const;
    TemporalTense tenseOf(const TemporalCandidate &candidate) const;
    /// A month, a day of a month, a quarter, a season or a half of a year.
    void resolvePartOfYear(TemporalExpression &e, const TemporalCandidate &candidate);
    void resolveDayOfMonth(TemporalExpression &e, const TemporalCandidate &candidate);
    void resolveWeekday(TemporalExpression &e, const TemporalCandidate &candidate);
    /// How far away "Friday the 13th" may lie.
    static constexpr int MonthsAround = 14;
    /// "Friday the 13th": the nearest month in which the two agree, at most @p reach months away.
    void resolveWeekdayAndDay(TemporalExpression &e, const TemporalMeaning &m, Day anchor, int reach);
    void resolveWeekend(TemporalExpression &e, const TemporalCandidate &candidate);
    void resolveOffset(TemporalExpression &e, const TemporalCandidate &candidate);
    /// "the quarter ended June 30": the one that most of the three months before that day lie in.
    void resolveQuarterEnding(TemporalExpression &e, const TemporalCandidate &candidate);
    /// How exact a date is that lies so many units from another: "a decade earlier" is a year.
    static TemporalUnit grainOf(TemporalUnit unit);
    /// "A day earlier, on July 3,", "two years later, in 1912,": what stands in apposition, with no more than a comma or a bracket and a
    /// short word between.
    bool resolveApposition(TemporalExpression &e, const TemporalCandidate &candidate);
    /// "in May 2023 … a year earlier": the same period of the year before, where the sentence has told one.
    bool resolveCompared(TemporalExpression &e, const TemporalCandidate &candidate) const;
    /// "the first five months of 2024": narrows the period to the part that is meant; its TIMEX3 value stays that of the whole.
    static void takePortion(TemporalExpression &e, const TemporalMeaning &m);
    void resolveDecade(TemporalExpression &e, const TemporalMeaning &m);
    void resolveCentury(TemporalExpression &e, const TemporalMeaning &m);
    void resolveHolidayOrItsWeek(TemporalExpression &e, const TemporalCandidate &candidate);
    void resolveHoliday(TemporalExpression &e, const TemporalCandidate &candidate);
    /// A time of day without a date: of the day named in the same sentence, else of the document's.
    void resolveTimeOfDay(TemporalExpression &e, const TemporalCandidate &candidate);
    /// Put together once for each day.
    SharedText onDayBeside(const std::string &day);
    /// The day named right behind @p candidate in its sentence: "at 10:35 (0735 GMT) Friday".
    std::optional<Day> dayToldNext(const TemporalCandidate &candidate);
    static void addTime(TemporalExpression &e, const TemporalMeaning &m);
    /// "T15:30", or the code of the part of the day, "TMO".
    static ShortText timeOfDay(const TemporalMeaning &m);
    /// The other end of a range follows its beginning: "Tuesday to Saturday", "November to February".
    void closeRange(std::vector<TemporalExpression> &expressions, std::size_t i);
    /// "the change from Friday to December's figures": a weekday and a month are no two ends of one range.
    static bool areDifferentInKind(const TemporalMeaning &begin, const TemporalMeaning &end);
    void remember(const TemporalExpression &e, const TemporalCandidate &candidate);
    /// Whether an expression counts back from what is told or up to the day of writing: "two years earlier", "since 1965". What
    /// follows it goes on from before it.
    static bool looksAside(const TemporalMeaning &m);
    /// The quarter that a report compares with: that of the same sentence, else the latest one that is over. A quarter still
    /// to come is looked forward to, not compared with.
    const Told &comparedQuarter(const TemporalCandidate &candidate) const;

    // Anchors.
    std::optional<Day> anchorDay(TemporalExpression &e, bool narrative);
    /// What it was counted from, in words, behind the words @p before.
    std::string anchorWords(bool narrative, std::string_view before = {}) const;
    /// @p words before anchorWords(). What is counted from the document's date is put together once: a text may hold millions.
    SharedText counted(const char *words, bool narrative);
    static void unresolvable(TemporalExpression &e, const TemporalMeaning &m, SharedText reason);
    static void set(TemporalExpression &e, const Period &period);
    static void setDay(TemporalExpression &e, Day day);
    /// The year of @p anchor, which mostly is the document's date.
    int yearOfAnchor(Day anchor) const { return anchor == m_published ? m_publishedYear : yearOf(anchor); }
    /// How many days @p day lies outside of @p first to @p last.
    static long distanceFrom(Day first, Day last, Day day);

    std::string_view m_prose;
    const std::vector<TemporalCandidate> &m_candidates;
    std::optional<Day> m_published;
    std::string m_publishedText;
    int m_publishedYear = 0;
    int m_publishedMonth = 0;
    std::optional<Day> m_quotationDay; ///< of the expression at hand
    std::size_t m_index = 0; ///< of the candidate at hand
    bool m_isSeekingQuotationDay = false;
    bool m_isDayToldNext = false; ///< the expression at hand is a time of the day that the next one names
    bool m_isNarration = false;
    std::vector<std::size_t> m_headings; ///< of a chronology: indices of the candidates that head its parts
    std::size_t m_nextHeading = 0;       ///< into m_headings
    std::optional<int> m_headingYear;    ///< of the part of a chronology at hand
    bool m_isInEntry = false;            ///< the expression at hand stands in a line of that part which opens with a date
    Told m_last;
    Told m_line;    ///< of a narration, where it stands: what was told last, unless it only looked aside ("in October of the previous year")
    Told m_lineBefore; ///< where it stood before the last date with a year
    Told m_quarter; ///< told last
    std::string m_besideDay;
    SharedText m_besideReason;
    bool m_isReasonShared = false; ///< the expression at hand has one of m_countedFromDocument
    std::vector<SharedText> m_reasons; ///< a few that were given lately; none at first
    /// What counted() has put together, by the address of its words.
    std::array<std::pair<const char *, SharedText>, 12> m_countedFromDocument{};
    Told m_report;  ///< the latest one told that is over
};

} // namespace Dateline
