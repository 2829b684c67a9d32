// SPDX-License-Identifier: GPL-3.0-or-later
#include "temporal/temporalcalendar.h"

#include <cmath>
#include <cstdlib>

namespace Dateline {

namespace {

using namespace std::chrono;

Day firstOf(int year, unsigned month)
{
    return Day{std::chrono::year{year} / std::chrono::month{month} / 1};
}

Day lastOf(int year, unsigned month)
{
    return Day{std::chrono::year{year} / std::chrono::month{month} / std::chrono::last};
}

/// Appends @p number with zeros in front, so that it has at least @p width characters with its sign.
void appendNumber(std::string &text, int number, std::size_t width)
{
    char digits[12];
    std::size_t count = 0;
    unsigned rest = number < 0 ? 0u - unsigned(number) : unsigned(number);
    do {
        digits[count++] = char('0' + rest % 10);
        rest /= 10;
    } while (rest);
    if (number < 0)
        text += '-';
    for (std::size_t written = count + (number < 0 ? 1 : 0); written < width; ++written)
        text += '0';
    while (count)
        text += digits[--count];
}

/// Writes a number of at most two digits as two, and gives the place behind them.
char *writeTwo(char *to, int number)
{
    to[0] = char('0' + number / 10);
    to[1] = char('0' + number % 10);
    return to + 2;
}

bool hasFourDigits(int year)
{
    return year >= 0 && year <= 9999;
}

/// "2024", of a year that has four digits.
char *writeYear(char *to, int year)
{
    return writeTwo(writeTwo(to, year / 100), year % 100);
}

/// "2024-07", of a year that has four digits.
char *writeMonth(char *to, int year, int month)
{
    to = writeYear(to, year);
    *to = '-';
    return writeTwo(to + 1, month);
}

ShortText yearText(int year)
{
    if (!hasFourDigits(year))
        return format(year < 0 ? "-%04d" : "%04d", std::abs(year));
    ShortText text;
    writeYear(text.extend(4), year);
    return text;
}

ShortText monthText(int year, int month)
{
    if (!hasFourDigits(year))
        return yearText(year) += format("-%02d", month);
    ShortText text;
    writeMonth(text.extend(7), year, month);
    return text;
}

/// "2024-07-01/2024-07-07".
ShortText daysText(Day first, Day last)
{
    ShortText text = isoText(first);
    appendDay(text += '/', last);
    return text;
}

/// "2024-07/2024-09" of the months @p first to @p last.
ShortText monthsText(int year, int first, int last)
{
    if (!hasFourDigits(year)) {
        ShortText text = monthText(year, first);
        return (text += '/') += monthText(year, last);
    }
    ShortText text;
    char *to = writeMonth(text.extend(15), year, first);
    *to = '/';
    writeMonth(to + 1, year, last);
    return text;
}

/// "2024-Q3", "2024-H2": the @p number-th part of a year with a letter of its own.
ShortText partText(int year, char letter, int number)
{
    ShortText text = yearText(year);
    char *const part = text.extend(3);
    part[0] = '-';
    part[1] = letter;
    part[2] = char('0' + number);
    return text;
}

} // namespace

std::string format(const char *pattern, int first, int second, int third)
{
    const int values[] = {first, second, third};
    const int *value = values;
    std::string text;
    for (; *pattern; ++pattern) {
        if (*pattern != '%') {
            text += *pattern;
            continue;
        }
        std::size_t width = 0;
        for (++pattern; *pattern >= '0' && *pattern <= '9'; ++pattern)
            width = width * 10 + std::size_t(*pattern - '0');
        appendNumber(text, *value++, width);
    }
    return text;
}

int yearOf(Day day)
{
    return int(year_month_day{day}.year());
}

unsigned monthOf(Day day)
{
    return unsigned(year_month_day{day}.month());
}

Day mondayOf(Day day)
{
    return day - days(int(weekday{day}.iso_encoding()) - 1);
}

Day isoWeekStart(int year, int week)
{
    return mondayOf(Day{std::chrono::year{year} / 1 / 4}) + days(7 * (week - 1));
}

void appendDay(ShortText &text, Day day)
{
    const year_month_day date{day};
    const int year = int(date.year());
    if (!hasFourDigits(year)) {
        text += isoFromDay(day);
        return;
    }
    char *const to = writeMonth(text.extend(10), year, int(unsigned(date.month())));
    *to = '-';
    writeTwo(to + 1, int(unsigned(date.day())));
}

ShortText isoText(Day day)
{
    ShortText text;
    appendDay(text, day);
    return text;
}

std::optional<Day> weekdayOfMonth(int year, unsigned month, int weekday, int n)
{
    const Day last = lastOf(year, month);
    const Day first = firstOf(year, month);
    const int shift = (weekday - int(std::chrono::weekday{first}.iso_encoding()) + 7) % 7;
    Day day = first + days(shift);
    if (n < 0) {
        while (day + days(7) <= last)
            day += days(7);
        return day;
    }
    day += days(7 * (n - 1));
    return n >= 1 && day <= last ? std::optional(day) : std::nullopt;
}

Period dayPeriod(Day day)
{
    const ShortText iso = isoText(day);
    return {Precision::Day, day, day, iso, iso};
}

Period weekPeriod(Day anyDayOfIt)
{
    const Day monday = mondayOf(anyDayOfIt);
    const int year = yearOf(monday + days(3));
    const int week = int((monday - isoWeekStart(year, 1)).count()) / 7 + 1;
    return {Precision::Week, monday, monday + days(6), yearText(year) += format("-W%02d", week), daysText(monday, monday + days(6))};
}

Period weekendPeriod(Day anyDayOfIt)
{
    Period week = weekPeriod(anyDayOfIt);
    const Day saturday = week.first + days(5);
    return {Precision::Weekend, saturday, saturday + days(1), week.value += "-WE", daysText(saturday, saturday + days(1))};
}

Period monthPeriod(int year, int month)
{
    const ShortText text = monthText(year, month);
    return {Precision::Month, firstOf(year, unsigned(month)), lastOf(year, unsigned(month)), text, text};
}

Period quarterPeriod(int year, int quarter)
{
    const unsigned first = unsigned(quarter) * 3 - 2;
    return {Precision::Quarter, firstOf(year, first), lastOf(year, first + 2), partText(year, 'Q', quarter),
            monthsText(year, int(first), int(first) + 2)};
}

Period halfPeriod(int year, int half)
{
    const unsigned first = half == 1 ? 1 : 7;
    return {Precision::Half, firstOf(year, first), lastOf(year, first + 5), partText(year, 'H', half),
            monthsText(year, int(first), int(first) + 5)};
}

Period seasonPeriod(int year, TemporalSeason season)
{
    const unsigned first = unsigned(season) * 3;
    const bool winter = season == TemporalSeason::Winter;
    return {Precision::Season, firstOf(year, first), winter ? lastOf(year + 1, 2) : lastOf(year, first + 2),
            yearText(year) += "-" + seasonCode(season), yearText(year) += format("-%d", 20 + int(season))};
}

Period yearPeriod(int year)
{
    const ShortText edtf = year < -9999 || year > 9999 ? ShortText("Y" + std::to_string(year)) : yearText(year);
    const ShortText value = year < 0 ? ShortText(format("BC%04d", 1 - year)) : yearText(year);
    return {Precision::Year, firstOf(year, 1), lastOf(year, 12), value, edtf};
}

Period decadePeriod(int decade)
{
    return {Precision::Decade, firstOf(decade * 10, 1), lastOf(decade * 10 + 9, 12), format("%03d", decade), format("%03dX", decade)};
}

Period centuryPeriod(int century)
{
    if (century < 0) {
        const int first = century * 100 + 1;
        return {Precision::Century, firstOf(first, 1), lastOf(first + 99, 12), format("BC%02d", -century - 1),
                (yearText(first) += '/') += yearText(first + 99)};
    }
    const int first = (century - 1) * 100;
    return {Precision::Century, firstOf(first, 1), lastOf(first + 99, 12), format("%02d", century - 1), format("%02dXX", century - 1)};
}

Period periodAround(Day day, TemporalUnit unit)
{
    const int year = yearOf(day);
    const int month = int(monthOf(day));
    switch (unit) {
    case TemporalUnit::Week:
    case TemporalUnit::Fortnight: return weekPeriod(day);
    case TemporalUnit::Weekend: return weekendPeriod(day);
    case TemporalUnit::Month: return monthPeriod(year, month);
    case TemporalUnit::Quarter: return quarterPeriod(year, (month - 1) / 3 + 1);
    case TemporalUnit::Half: return halfPeriod(year, month <= 6 ? 1 : 2);
    case TemporalUnit::Season:
        return seasonPeriod(month < 3 ? year - 1 : year, TemporalSeason(month < 3 ? 4 : month / 3));
    case TemporalUnit::Year: return yearPeriod(year);
    case TemporalUnit::Decade: return decadePeriod(year / 10);
    case TemporalUnit::Century: return centuryPeriod(year / 100 + 1);
    case TemporalUnit::Millennium: {
        const int first = year / 1000 * 1000;
        return {Precision::Millennium, firstOf(first, 1), lastOf(first + 999, 12), format("%d", year / 1000), format("%dXXX", year / 1000)};
    }
    default: return dayPeriod(day);
    }
}

Day shifted(Day day, TemporalUnit unit, int count)
{
    const auto byMonths = [&](long n) {
        const year_month_day date{day};
        const long index = long(int(date.year())) * 12 + long(unsigned(date.month())) - 1 + n;
        const long y = index >= 0 ? index / 12 : (index - 11) / 12;
        if (y < -32000 || y > 32000)
            return day;
        const unsigned m = unsigned(index - y * 12) + 1;
        const unsigned lastDay = unsigned(year_month_day_last{std::chrono::year{int(y)}, month_day_last{std::chrono::month{m}}}.day());
        return Day{std::chrono::year{int(y)} / std::chrono::month{m} / std::chrono::day{std::min(unsigned(date.day()), lastDay)}};
    };
    switch (unit) {
    case TemporalUnit::Second:
    case TemporalUnit::Minute: return day;
    case TemporalUnit::Hour: return day + days(count / 24);
    case TemporalUnit::Day:
    case TemporalUnit::Night:
    case TemporalUnit::Weekday:
    case TemporalUnit::Period: return day + days(count);
    case TemporalUnit::Week:
    case TemporalUnit::Weekend: return day + days(7 * count);
    case TemporalUnit::Fortnight: return day + days(14 * count);
    case TemporalUnit::Month: return byMonths(count);
    case TemporalUnit::Quarter:
    case TemporalUnit::Season: return byMonths(3L * count);
    case TemporalUnit::Half: return byMonths(6L * count);
    case TemporalUnit::Year: return byMonths(12L * count);
    case TemporalUnit::Decade: return byMonths(120L * count);
    case TemporalUnit::Century: return byMonths(1200L * count);
    case TemporalUnit::Millennium: return byMonths(12000L * count);
    }
    return day;
}

double daysOf(TemporalUnit unit)
{
    switch (unit) {
    case TemporalUnit::Second: return 1 / 86400.0;
    case TemporalUnit::Minute: return 1 / 1440.0;
    case TemporalUnit::Hour: return 1 / 24.0;
    case TemporalUnit::Week: return 7;
    case TemporalUnit::Weekend: return 2;
    case TemporalUnit::Fortnight: return 14;
    case TemporalUnit::Month: return 30.44;
    case TemporalUnit::Quarter:
    case TemporalUnit::Season: return 91.3;
    case TemporalUnit::Half: return 182.6;
    case TemporalUnit::Year: return 365.2425;
    case TemporalUnit::Decade: return 3652.425;
    case TemporalUnit::Century: return 36524.25;
    case TemporalUnit::Millennium: return 365242.5;
    default: return 1;
    }
}

Precision precisionOf(TemporalUnit unit)
{
    switch (unit) {
    case TemporalUnit::Second:
    case TemporalUnit::Minute:
    case TemporalUnit::Hour: return Precision::Time;
    case TemporalUnit::Day:
    case TemporalUnit::Night:
    case TemporalUnit::Weekday: return Precision::Day;
    case TemporalUnit::Weekend: return Precision::Weekend;
    case TemporalUnit::Week:
    case TemporalUnit::Fortnight: return Precision::Week;
    case TemporalUnit::Month: return Precision::Month;
    case TemporalUnit::Quarter:
    case TemporalUnit::Period: return Precision::Quarter;
    case TemporalUnit::Half: return Precision::Half;
    case TemporalUnit::Season: return Precision::Season;
    case TemporalUnit::Year: return Precision::Year;
    case TemporalUnit::Decade: return Precision::Decade;
    case TemporalUnit::Century: return Precision::Century;
    case TemporalUnit::Millennium: return Precision::Millennium;
    }
    return Precision::Day;
}

std::string durationValue(TemporalUnit unit, int number, int hundredths)
{
    const auto count = [&](int factor) { return number == VagueNumber ? std::string("X") : std::to_string(number * factor); };
    const bool half = hundredths > 0 && number != VagueNumber;
    switch (unit) {
    case TemporalUnit::Second: return "PT" + count(1) + "S";
    case TemporalUnit::Minute: return "PT" + count(1) + "M" + (half ? std::to_string(hundredths * 60 / 100) + "S" : "");
    case TemporalUnit::Hour:
        if (half && number == 0)
            return "PT" + std::to_string(hundredths * 60 / 100) + "M";
        return "PT" + count(1) + "H" + (half ? std::to_string(hundredths * 60 / 100) + "M" : "");
    case TemporalUnit::Day:
    case TemporalUnit::Weekday:
        if (half && number == 0)
            return "PT" + std::to_string(hundredths * 24 / 100) + "H";
        return half ? "P" + count(1) + "DT" + std::to_string(hundredths * 24 / 100) + "H" : "P" + count(1) + "D";
    case TemporalUnit::Night: return "P" + count(1) + "D";
    case TemporalUnit::Weekend: return "P" + count(2) + "D";
    case TemporalUnit::Week: return "P" + count(1) + "W" + (half ? std::to_string(int(std::lround(hundredths * 7 / 100.0))) + "D" : "");
    case TemporalUnit::Fortnight: return "P" + count(2) + "W";
    case TemporalUnit::Month: return "P" + count(1) + "M" + (half ? std::to_string(hundredths * 30 / 100) + "D" : "");
    case TemporalUnit::Quarter: return "P" + count(1) + "Q";
    case TemporalUnit::Half: return "P" + count(6) + "M";
    case TemporalUnit::Season: return "P" + count(3) + "M";
    case TemporalUnit::Year: {
        const int months = hundredths * 12 / 100;
        if (half && number == 0)
            return "P" + std::to_string(months) + "M";
        return "P" + count(1) + "Y" + (half && months ? std::to_string(months) + "M" : "");
    }
    case TemporalUnit::Decade:
        return number == VagueNumber ? "PXE" : "P" + std::to_string(number * 10 + hundredths / 10) + "Y";
    case TemporalUnit::Century:
        return number == VagueNumber ? "PXC" : "P" + std::to_string(number * 100 + hundredths) + "Y";
    case TemporalUnit::Millennium: return number == VagueNumber ? "PXL" : "P" + std::to_string(number * 1000) + "Y";
    case TemporalUnit::Period: return "PXX";
    }
    return "PXX";
}

ShortText clockValue(const TemporalMeaning &meaning)
{
    using F = TemporalField;
    int hour = meaning.get(F::Hour);
    if (meaning.has(F::Meridiem)) {
        if (meaning.get(F::Meridiem) == 2 && hour < 12)
            hour += 12;
        else if (meaning.get(F::Meridiem) == 1 && hour == 12)
            hour = 0;
    } else if (meaning.has(F::Part) && hour < 12) {
        const TemporalPart part = meaning.as(F::Part, TemporalPart::Morning);
        if (part == TemporalPart::Afternoon || part == TemporalPart::Evening || (part == TemporalPart::Night && hour > 5))
            hour += 12;
    }
    ShortText text = "T";
    writeTwo(text.extend(2), hour);
    for (const F part : {F::Minute, F::Second}) {
        if (part == F::Second && !meaning.has(part))
            continue;
        text += ':';
        writeTwo(text.extend(2), meaning.get(part));
    }
    return text;
}

std::string unresolvedValue(TemporalUnit unit)
{
    switch (precisionOf(unit)) {
    case Precision::Weekend: return "XXXX-WXX-WE";
    case Precision::Week: return "XXXX-WXX";
    case Precision::Month: return "XXXX-XX";
    case Precision::Quarter: return "XXXX-QX";
    case Precision::Half: return "XXXX-HX";
    case Precision::Season:
    case Precision::Year: return "XXXX";
    case Precision::Decade: return "XXX";
    case Precision::Century: return "XX";
    case Precision::Millennium: return "X";
    default: return "XXXX-XX-XX";
    }
}

std::string seasonCode(TemporalSeason season)
{
    switch (season) {
    case TemporalSeason::Spring: return "SP";
    case TemporalSeason::Summer: return "SU";
    case TemporalSeason::Autumn: return "FA";
    case TemporalSeason::Winter: return "WI";
    }
    return "SP";
}

std::string partCode(TemporalPart part)
{
    switch (part) {
    case TemporalPart::Morning: return "MO";
    case TemporalPart::Midday: return "MI";
    case TemporalPart::Afternoon: return "AF";
    case TemporalPart::Evening: return "EV";
    case TemporalPart::Night: return "NI";
    case TemporalPart::Daytime: return "DT";
    }
    return "MO";
}

std::string_view modifierName(TemporalModifier modifier)
{
    switch (modifier) {
    case TemporalModifier::Start: return "START";
    case TemporalModifier::Mid: return "MID";
    case TemporalModifier::End: return "END";
    case TemporalModifier::Approx: return "APPROX";
    case TemporalModifier::LessThan: return "LESS_THAN";
    case TemporalModifier::MoreThan: return "MORE_THAN";
    case TemporalModifier::EqualOrLess: return "EQUAL_OR_LESS";
    case TemporalModifier::EqualOrMore: return "EQUAL_OR_MORE";
    case TemporalModifier::Before: return "BEFORE";
    case TemporalModifier::After: return "AFTER";
    case TemporalModifier::OnOrBefore: return "ON_OR_BEFORE";
    case TemporalModifier::OnOrAfter: return "ON_OR_AFTER";
    }
    return "";
}

std::string_view boundName(TemporalBound bound)
{
    return bound == TemporalBound::Begin ? "START" : bound == TemporalBound::Middle ? "MID" : "END";
}

std::string unitName(TemporalUnit unit, int number)
{
    static constexpr std::string_view Names[] = {"second", "minute", "hour", "day", "night", "day", "weekend", "week",
                                                 "fortnight", "month", "quarter", "half-year", "season", "year", "decade",
                                                 "century", "millennium", "period"};
    const std::size_t index = std::size_t(unit) - 1;
    if (index >= std::size(Names))
        return "period";
    if (number == 1)
        return std::string(Names[index]);
    return unit == TemporalUnit::Century ? "centuries" : unit == TemporalUnit::Millennium ? "millennia" : std::string(Names[index]) + "s";
}

std::string offsetWords(int offset, const std::string &unit)
{
    if (offset == 0)
        return "the " + unit + " of";
    if (offset == 1 || offset == -1)
        return "the " + unit + (offset < 0 ? " before" : " after");
    return std::to_string(offset < 0 ? -offset : offset) + " " + unit + "s" + (offset < 0 ? " before" : " after");
}

std::string upperFirst(std::string text)
{
    if (!text.empty() && text[0] >= 'a' && text[0] <= 'z')
        text[0] = char(text[0] - 32);
    return text;
}

} // namespace Dateline
