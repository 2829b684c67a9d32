// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/calendarday.h"

#include <charconv>
#include <cstdio>

namespace Dateline {

std::optional<Day> dayFromCivil(int year, unsigned month, unsigned day)
{
    if (year < -32767 || year > 32767)
        return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{day}};
    if (!date.ok())
        return std::nullopt;
    return Day{date};
}

std::optional<Day> dayFromIso(std::string_view text)
{
    if (text.size() != 10 || text[4] != '-' || text[7] != '-')
        return std::nullopt;
    const auto number = [&](std::size_t from, std::size_t count) -> std::optional<int> {
        int value = 0;
        const char *first = text.data() + from;
        const char *last = first + count;
        for (const char *c = first; c != last; ++c) {
            if (*c < '0' || *c > '9')
                return std::nullopt;
        }
        std::from_chars(first, last, value);
        return value;
    };
    const auto year = number(0, 4);
    const auto month = number(5, 2);
    const auto day = number(8, 2);
    if (!year || !month || !day)
        return std::nullopt;
    return dayFromCivil(*year, unsigned(*month), unsigned(*day));
}

std::string isoFromDay(Day day)
{
    const std::chrono::year_month_day date{day};
    const int year = int(date.year());
    const unsigned monthNumber = unsigned(date.month());
    const unsigned dayNumber = unsigned(date.day());
    if (year >= 0 && year <= 9999) {
        // Exports write millions of days.
        const char text[] = {char('0' + year / 1000), char('0' + year / 100 % 10), char('0' + year / 10 % 10), char('0' + year % 10), '-',
                             char('0' + monthNumber / 10), char('0' + monthNumber % 10), '-', char('0' + dayNumber / 10), char('0' + dayNumber % 10)};
        return std::string(text, sizeof text);
    }
    char buffer[24];
    const char *format = year < 0 ? "-%04d-%02u-%02u" : "+%04d-%02u-%02u";
    std::snprintf(buffer, sizeof buffer, format, year < 0 ? -year : year, monthNumber, dayNumber);
    return buffer;
}

} // namespace Dateline
