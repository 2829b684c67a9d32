// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "text/textspan.h"

#include <string>
#include <string_view>
#include <vector>

namespace Dateline {

/// A text in which square brackets mark what must be found, without them.
struct MarkedText
{
    std::string text;
    std::vector<TextSpan> spans; ///< in text order
};
MarkedText unmark(std::string_view marked);

/// @p value with all its digits and no exponent, as the examples of rules write it.
std::string plainNumber(double value);

} // namespace Dateline
