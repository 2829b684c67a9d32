// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "temporal/timeinterval.h"
#include "text/sharedtext.h"
#include "text/shorttext.h"
#include "text/textspan.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace Dateline {

/// A temporal expression found in a text and resolved against the document's date: a TIMEX3 of TimeML 1.2.1.
struct TemporalExpression
{
    enum class Type : std::uint8_t { Date, Time, Duration, Set };

    /// Written here so that none is filled with zeros first: a text may hold millions.
    TemporalExpression() {}

    TextSpan span;
    Type type = Type::Date;
    Precision precision = Precision::Day;
    /// The reading is not certain: EDTF "?" (uncertain) or "~" (approximate: about, around, early, late).
    bool approximate = false;
    /// Only a plain statement of time; false for a vague reference (recently), a duration or a set, which make no event.
    bool makesEvent = false;

    ShortText value;      ///< TIMEX3 value: "2024-07-03", "2024-W27", "P3D", "PRESENT_REF", "XXXX-07"
    std::string modifier; ///< TIMEX3 mod: "START", "MID", "END", "APPROX", …; empty when none
    ShortText edtf;       ///< ISO 8601-2 level 1; empty when unresolved
    TimeInterval interval;    ///< of this expression alone; of a whole range see rangeInterval()

    /// Index, in the document's list, of the expression that closes the range which this one opens: "July 3-4, 2024" gives
    /// "July 3" with rangeEnd at "4, 2024". One event has the joint interval (rangeInterval, rangeEdtf); the closing
    /// expression makes none of its own. -1 when this one opens no range.
    std::int32_t rangeEnd = -1;

    std::string_view rule; ///< id of the rule that found it; lives as long as the rules
    std::string anchor;    ///< what the value was counted from: "" for absolute ones, else an ISO value ("2024-07-04")
    SharedText reason;     ///< why it is unresolved, or how the anchor came about, in words for the user

    bool isResolved() const { return interval.isResolved(); }
};

/// "DATE", "TIME", "DURATION", "SET".
std::string_view temporalTypeName(TemporalExpression::Type type);

/// The interval of the range that @p expressions[@p index] opens, from its own first day to the last day of the closing
/// expression; its own interval when it opens none.
TimeInterval rangeInterval(const std::vector<TemporalExpression> &expressions, std::size_t index);

/// The same as an EDTF interval, "2024-07-03/2024-07-04"; its own EDTF when it opens no range.
std::string rangeEdtf(const std::vector<TemporalExpression> &expressions, std::size_t index);

} // namespace Dateline
