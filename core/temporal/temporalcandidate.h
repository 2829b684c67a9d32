// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "temporal/temporalmeaning.h"
#include "text/textspan.h"

#include <cstdint>
#include <string_view>

namespace Dateline {

/// What the verb nearest to an expression says of its direction.
enum class TemporalTense : std::uint8_t { None, Past, Present, Future };

/// An expression that the tagger found: where, by which rule, and with which parts. No calendar has been asked yet.
struct TemporalCandidate
{
    TextSpan span;
    TemporalMeaning meaning;
    std::string_view rule;           ///< lives as long as the rules
    std::uint32_t sentence = 0;      ///< index of the sentence that holds it
    /// Index of the candidate that closes the range which this one opens ("July 3" of "July 3-4"); -1 when it opens none.
    std::int32_t rangeEnd = -1;
    std::int32_t rangeBegin = -1;            ///< index of the candidate that opens the range which this one closes; else -1
    TemporalTense tense = TemporalTense::None;
    /// The tense is that of the nearest finite verb and no more than a hint (present perfect, a participle).
    bool quoted = false;             ///< stands within quotation marks
    std::uint32_t quoteSentence = 0; ///< of a quoted one: index of the sentence in which the quotation begins
    bool speech = false;             ///< goes with a verb of speech, outside quotation marks: "said on Tuesday"
};

/// Whether @p candidate can only be understood from the day of writing: Tuesday, last week, two years ago, today.
inline bool countsFromDocument(const TemporalCandidate &candidate)
{
    using F = TemporalField;
    const TemporalMeaning &m = candidate.meaning;
    if (m.as(F::Anchor, TemporalAnchor::Document) != TemporalAnchor::Document)
        return false;
    switch (m.kind()) {
    case TemporalKind::Shift: return true;
    case TemporalKind::Calendar:
    case TemporalKind::None:
        // "the year", "the end of the month" can be any text's.
        if (m.has(F::OffsetUnit))
            return m.get(F::Offset) != 0 || m.as(F::OffsetUnit, TemporalUnit::Day) <= TemporalUnit::Day || !(m.has(F::Vague) || m.has(F::Bound));
        return m.has(F::Weekday) && !m.has(F::Month) && !m.has(F::Day);
    default: return false;
    }
}

} // namespace Dateline
