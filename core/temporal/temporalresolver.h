// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "temporal/temporalexpression.h"
#include "text/document.h"

#include <string_view>
#include <vector>

namespace Dateline {

struct TemporalCandidate;

/// Resolution: turns what the tagger found into values, intervals and EDTF, against the document's date and the dates named
/// before. Nothing is guessed: without what it would need, an expression stays unresolved and says why.
/// Immutable and safe to share between threads.
class TemporalResolver
{
public:
    /// One expression a candidate, in the same order.
    std::vector<TemporalExpression> resolve(std::string_view prose, const std::vector<TextSpan> &sentences,
                                            const std::vector<TemporalCandidate> &candidates, const DocumentDate &published) const;
};

/// The document date inferred from what the text says of time (a weekday that must agree with a day of month, a year named
/// beside a day, the latest day told as past), for a document without metadata or dateline. Its reason names the evidence;
/// the basis is Unknown, with the reason, where the evidence does not suffice.
DocumentDate inferDocumentDate(std::string_view prose, const std::vector<TextSpan> &sentences,
                               const std::vector<TemporalCandidate> &candidates);

} // namespace Dateline
