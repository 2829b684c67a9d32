// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "temporal/timeinterval.h"

#include <optional>
#include <string>
#include <string_view>

namespace Dateline {

/// A date as a table writes it.
struct EventDate
{
    TimeInterval interval;
    Precision precision = Precision::Day;
    bool approximate = false;
    std::string edtf;
};

/// Reads EDTF ("2024-07-03", "2024-07", "2024", "2024-07-03/2024-07-05", "2022/..") with or without a time behind it, or one
/// plain date in words ("3 July 2024"). Nothing for all else, above all for dates that two countries read in two ways
/// (03/07/2024) and for such that count from a day that no table tells (last week).
std::optional<EventDate> readEventDate(std::string_view text);

/// The date from the first day of @p begin to the last day of @p end.
EventDate joinedDate(const EventDate &begin, const EventDate &end);

} // namespace Dateline
