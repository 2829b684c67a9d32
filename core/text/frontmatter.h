// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "text/textspan.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace Dateline {

/// What stands between "---" lines at the beginning of a text, as site generators write it. Keys other than these are ignored.
struct FrontMatter
{
    TextSpan span;                 ///< from the first byte of the text to the end of the closing line
    std::string title;             ///< empty when not given
    std::string language;          ///< as written; empty when not given
    std::string published;         ///< as written (keys "published" and "date"); empty when not given
    TextSpan publishedSpan;        ///< where that stands
    std::vector<std::string> sources;
};

/// The front matter at the beginning of @p text (a byte order mark may stand before it); nothing when there is none, also when
/// what stands between the lines is no list of "key: value" lines.
std::optional<FrontMatter> findFrontMatter(std::string_view text);

} // namespace Dateline
