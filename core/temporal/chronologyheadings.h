// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "text/textspan.h"

#include <cstddef>
#include <string_view>
#include <vector>

namespace Dateline {

struct TemporalCandidate;

/// The years that head the parts of a chronology: each alone on its line, with entries below it that begin with a day or a month of
/// no year of their own ("1991", below it "31 August – …"). Indices into @p candidates, ascending; empty unless the text has at
/// least two such headings. @p sentences are the byte ranges of @p prose that the candidates' sentence indices count.
std::vector<std::size_t> chronologyHeadings(std::string_view prose, const std::vector<TextSpan> &sentences,
                                            const std::vector<TemporalCandidate> &candidates);

} // namespace Dateline
