// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "text/documentreader.h"

namespace Dateline {

/// HTML and XHTML, parsed as HTML. The text is what a reader sees: blocks are separated by blank lines, inline text is joined,
/// and scripts, styles, forms, controls and the page's own parts (nav, aside, footer) are left out. Nothing a page refers to is
/// loaded. Title, date and language come from the page's metadata.
class HtmlReader : public DocumentReader
{
public:
    Result<Document> read(std::string_view bytes, const std::string &path) const override;
};

/// A parsed page takes up to a hundred times the memory of its source, so less of it can be read than of text.
inline constexpr std::size_t MaximumHtmlBytes = 16u << 20;

} // namespace Dateline
