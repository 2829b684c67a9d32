// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "text/textspan.h"

#include <string_view>
#include <vector>

namespace Dateline {

/// The sentences of @p prose in order, without the white space around them. Headings, captions and list items without a full
/// stop are sentences of their own (a line that ends without punctuation before a blank line or an indented or capitalised
/// line ends one). A full stop after an abbreviation ("U.S.", "Mr.", "Jan.", "No. 5"), inside a number or before a
/// lower-case letter ends none; closing quotes and brackets belong to the sentence that they close.
/// Linear in the length of the text.
std::vector<TextSpan> splitSentences(std::string_view prose);

} // namespace Dateline
