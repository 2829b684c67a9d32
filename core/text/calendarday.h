// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace Dateline {

/// A calendar day of the proleptic Gregorian calendar, without a time zone: no zone can shift it.
/// Years are astronomical (year 0 is 1 BC), as in ISO 8601-1:2019. Range: years -32767 to 32767.
using Day = std::chrono::sys_days;

/// The day of @p year, @p month (1 to 12) and @p day (1 to 31); nothing when there is no such day.
std::optional<Day> dayFromCivil(int year, unsigned month, unsigned day);

/// The day written as exactly YYYY-MM-DD; nothing for anything else.
std::optional<Day> dayFromIso(std::string_view text);

/// YYYY-MM-DD; years below 0 or above 9999 carry a sign and at least four digits.
std::string isoFromDay(Day day);

} // namespace Dateline
