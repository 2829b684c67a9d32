// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "text/textspan.h"

#include <string>
#include <string_view>

namespace Dateline {

/// A few words of a sentence that tell its event on the timeline: the clause that holds the date, without the date at its
/// beginning ("In 2013, …", "31 August – …") and without joining words, cut at a word's end with "…". One line, at most @p limit
/// code points, only words of the sentence, the first one capitalised. @p sentence and @p date are spans of @p text; an empty
/// @p date means that the sentence has none.
std::string eventLabel(std::string_view text, TextSpan sentence, TextSpan date, std::size_t limit = 60);

} // namespace Dateline
