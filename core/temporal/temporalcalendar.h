// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "temporal/temporalmeaning.h"
#include "temporal/timeinterval.h"
#include "text/shorttext.h"

#include <optional>
#include <string>
#include <string_view>

namespace Dateline {

/// A piece of the calendar with its names.
struct Period
{
    Precision precision = Precision::Day;
    Day first;
    Day last; ///< inclusive
    ShortText value; ///< TIMEX3
    ShortText edtf;  ///< ISO 8601-2 level 1
};

int yearOf(Day day);
unsigned monthOf(Day day);
/// The Monday of the ISO week that holds @p day.
Day mondayOf(Day day);
/// The Monday of ISO week @p week (1 to 53) of @p year.
Day isoWeekStart(int year, int week);

/// The same as isoFromDay(), without the cost of formatted output: a text may hold millions of days.
ShortText isoText(Day day);
/// Appends the same.
void appendDay(ShortText &text, Day day);

/// The @p n-th such weekday (1 Monday to 7 Sunday) of a month, the last one when @p n is -1; nothing when the month has fewer.
std::optional<Day> weekdayOfMonth(int year, unsigned month, int weekday, int n);

Period dayPeriod(Day day);
Period weekPeriod(Day anyDayOfIt);
/// The Saturday and Sunday of the week that holds @p anyDayOfIt.
Period weekendPeriod(Day anyDayOfIt);
/// @p month is 1 to 12.
Period monthPeriod(int year, int month);
/// @p quarter is 1 to 4.
Period quarterPeriod(int year, int quarter);
/// @p half is 1 or 2.
Period halfPeriod(int year, int half);
/// Meteorological seasons of the northern half; the winter of a year begins in its December.
Period seasonPeriod(int year, TemporalSeason season);
Period yearPeriod(int year);
/// @p decade is the year divided by ten: 199 for the 1990s.
Period decadePeriod(int decade);
/// @p century is 20 for the years written 19XX, negative before our era.
Period centuryPeriod(int century);
/// The period of @p unit that holds @p day.
Period periodAround(Day day, TemporalUnit unit);
/// A holiday (TemporalHoliday, or month times 100 plus day) in @p year; nothing when its day is not known.
std::optional<Period> holidayPeriod(int holiday, int year);

/// @p day moved by @p count units; months and years keep the day of month where it exists, else the month's last day.
Day shifted(Day day, TemporalUnit unit, int count);
/// About how many days a unit has.
double daysOf(TemporalUnit unit);

Precision precisionOf(TemporalUnit unit);
/// "P3D", "PT2H", "PXM", "P2Y6M".
std::string durationValue(TemporalUnit unit, int number, int hundredths);
/// "T15:30", "T24:00", from hour, minute, second and meridiem.
ShortText clockValue(const TemporalMeaning &meaning);
/// The TIMEX3 value of a period of @p unit that is not known: "XXXX", "XXXX-XX", "XXXX-WXX", …
std::string unresolvedValue(TemporalUnit unit);

std::string seasonCode(TemporalSeason season);
std::string partCode(TemporalPart part);
std::string_view modifierName(TemporalModifier modifier);
std::string_view boundName(TemporalBound bound);
/// "day" or "days".
std::string unitName(TemporalUnit unit, int number);
/// "the year of", "the year before", "2 weeks after": what is left is the anchor.
std::string offsetWords(int offset, const std::string &unit);
std::string upperFirst(std::string text);
/// @p pattern with the numbers in the places of its "%d" and "%02d" (any width, filled with zeros): a text may hold millions.
std::string format(const char *pattern, int first, int second = 0, int third = 0);

} // namespace Dateline
