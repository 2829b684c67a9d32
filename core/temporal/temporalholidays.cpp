// SPDX-License-Identifier: GPL-3.0-or-later
#include "temporal/temporalcalendar.h"

#include <cmath>
#include <iterator>

// On which days the feasts of a year fall.

namespace Dateline {

namespace {

using namespace std::chrono;

/// Easter Sunday of the Gregorian calendar (the anonymous algorithm, as in Meeus, Astronomical Algorithms).
Day easter(int year)
{
    const int a = year % 19;
    const int b = year / 100;
    const int c = year % 100;
    const int d = b / 4;
    const int e = b % 4;
    const int f = (b + 8) / 25;
    const int g = (b - f + 1) / 3;
    const int h = (19 * a + b - d - g + 15) % 30;
    const int i = c / 4;
    const int k = c % 4;
    const int l = (32 + 2 * e + 2 * i - h - k) % 7;
    const int m = (a + 11 * h + 22 * l) / 451;
    const int month = (h + l - 7 * m + 114) / 31;
    const int day = (h + l - 7 * m + 114) % 31 + 1;
    return Day{std::chrono::year{year} / month / day};
}

Day nthWeekday(int year, unsigned month, weekday day, unsigned n)
{
    return Day{std::chrono::year{year} / std::chrono::month{month} / day[n]};
}

/// The day on which a date of the tabular (civil) Islamic calendar falls; observed feasts may differ by a day.
Day fromIslamic(int year, int month, int day)
{
    const int julian = day + int(std::ceil(29.5 * (month - 1))) + (year - 1) * 354 + (3 + 11 * year) / 30 + 1948439;
    return Day{days(julian - 2440588)};
}

std::optional<Day> islamicIn(int year, int month, int day)
{
    const int guess = int((year - 622) * 33 / 32.0);
    for (int k = guess - 1; k <= guess + 2; ++k) {
        const Day one = fromIslamic(k, month, day);
        if (yearOf(one) == year)
            return one;
    }
    return std::nullopt;
}

/// Days of the Chinese New Year as month * 100 + day, 1990 to 2035.
constexpr int ChineseNewYears[] = {127, 215, 204, 123, 210, 131, 219, 207, 128, 216, 205, 124, 212, 201, 122, 209,
                                   129, 218, 207, 126, 214, 203, 123, 210, 131, 219, 208, 128, 216, 205, 125, 212,
                                   201, 122, 210, 129, 217, 206, 126, 213, 203, 123, 211, 131, 219, 208};

} // namespace

std::optional<Period> holidayPeriod(int holiday, int year)
{
    if (year < 1 || year > 9999)
        return std::nullopt;
    if (holiday >= 100) {
        const auto day = dayFromCivil(year, unsigned(holiday / 100), unsigned(holiday % 100));
        return day ? std::optional(dayPeriod(*day)) : std::nullopt;
    }
    switch (TemporalHoliday(holiday)) {
    case TemporalHoliday::Easter: return dayPeriod(easter(year));
    case TemporalHoliday::GoodFriday: return dayPeriod(easter(year) - days(2));
    case TemporalHoliday::EasterMonday: return dayPeriod(easter(year) + days(1));
    case TemporalHoliday::Thanksgiving: return dayPeriod(nthWeekday(year, 11, Thursday, 4));
    case TemporalHoliday::LaborDay: return dayPeriod(nthWeekday(year, 9, Monday, 1));
    case TemporalHoliday::MemorialDay: return dayPeriod(Day{std::chrono::year{year} / May / Monday[last]});
    case TemporalHoliday::MothersDay: return dayPeriod(nthWeekday(year, 5, Sunday, 2));
    case TemporalHoliday::FathersDay: return dayPeriod(nthWeekday(year, 6, Sunday, 3));
    case TemporalHoliday::MartinLutherKingDay: return dayPeriod(nthWeekday(year, 1, Monday, 3));
    case TemporalHoliday::ElectionDay: return dayPeriod(nthWeekday(year, 11, Monday, 1) + days(1));
    case TemporalHoliday::ChineseNewYear: {
        if (year < 1990 || year >= 1990 + int(std::size(ChineseNewYears)))
            return std::nullopt;
        const int code = ChineseNewYears[year - 1990];
        return dayPeriod(Day{std::chrono::year{year} / (code / 100) / (code % 100)});
    }
    case TemporalHoliday::EidAlFitr: {
        const auto day = islamicIn(year, 10, 1);
        return day ? std::optional(dayPeriod(*day)) : std::nullopt;
    }
    case TemporalHoliday::EidAlAdha: {
        const auto day = islamicIn(year, 12, 10);
        return day ? std::optional(dayPeriod(*day)) : std::nullopt;
    }
    case TemporalHoliday::Ramadan: {
        const auto day = islamicIn(year, 9, 1);
        if (!day)
            return std::nullopt;
        const Day end = *day + days(29);
        ShortText text = isoText(*day);
        appendDay(text += '/', end);
        return Period{Precision::Month, *day, end, text, text};
    }
    }
    return std::nullopt;
}

} // namespace Dateline
