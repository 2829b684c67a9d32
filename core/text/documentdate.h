// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "text/document.h"

#include <string_view>

namespace Dateline {

/// The day of a date as metadata write it: ISO 8601 with or without time and zone ("2024-07-03T09:00:00+05:00" is 3 July),
/// RFC 5322 ("Wed, 3 Jul 2024 09:00:00 +0500") or English words ("July 3, 2024", "3 July 2024"). The day is the one written,
/// no zone shifts it. Nothing when the text is no full date.
std::optional<Day> dayFromMetadata(std::string_view text);

/// The date of a dateline at the beginning of the prose, such as "ASTANA, July 3, 2024 —" or "TASHKENT, 12 May 2023 (Agency) -".
/// A dateline without a year ("ASTANA, July 3 —") gives nothing here. Unknown basis when there is none.
DocumentDate documentDateFromDateline(std::string_view prose);

/// Where the text goes on behind a dateline at the head of its line, "BISHKEK, July 5 —", whose date, with or without a year, is
/// @p date: an offset in @p prose. 0 when the date stands in none.
std::uint32_t endOfDateline(std::string_view prose, TextSpan date);

} // namespace Dateline
