// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/markedtext.h"

#include <charconv>

namespace Dateline {

MarkedText unmark(std::string_view marked)
{
    MarkedText result;
    TextSpan span;
    for (const char c : marked) {
        if (c == '[') {
            span.begin = std::uint32_t(result.text.size());
        } else if (c == ']') {
            span.end = std::uint32_t(result.text.size());
            result.spans.push_back(span);
        } else {
            result.text += c;
        }
    }
    return result;
}

std::string plainNumber(double value)
{
    char buffer[400]; // a double has at most 309 digits before its point
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::fixed);
    return {buffer, end.ptr};
}

} // namespace Dateline
