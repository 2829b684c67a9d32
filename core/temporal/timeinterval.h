// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "text/calendarday.h"

#include <optional>
#include <string_view>

namespace Dateline {

/// The unit that an expression names, from the finest to the coarsest.
enum class Precision : std::uint8_t { Time, Day, Weekend, Week, Month, Quarter, Half, Season, Year, Decade, Century, Millennium };

/// The name in the program's output: "time", "day", "weekend", …, "millennium".
std::string_view precisionName(Precision precision);

/// What stands at one end of an interval. An open end goes on (since 2022); an unknown end exists but nobody says when
/// (EDTF 2022/): they are different things, and neither is a guess.
enum class EndKind : std::uint8_t { Known, Open, Unknown };

/// Calendar days [earliest, latest], both inclusive. A side has a day exactly when its kind is Known.
/// A default interval is unresolved: both ends unknown.
struct TimeInterval
{
    std::optional<Day> earliest;
    std::optional<Day> latest;
    EndKind beginKind = EndKind::Unknown;
    EndKind endKind = EndKind::Unknown;

    /// Both days known; @p first must not be after @p last.
    static TimeInterval of(Day first, Day last) { return {first, last, EndKind::Known, EndKind::Known}; }
    static TimeInterval since(Day first) { return {first, std::nullopt, EndKind::Known, EndKind::Open}; }
    static TimeInterval until(Day last) { return {std::nullopt, last, EndKind::Open, EndKind::Known}; }

    /// Whether at least one end is a day. What is not resolved is listed as undated, never drawn.
    bool isResolved() const { return earliest || latest; }

    friend bool operator==(const TimeInterval &, const TimeInterval &) = default;
};

} // namespace Dateline
