// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "text/documentreader.h"

namespace Dateline {

/// Markdown (CommonMark with GitHub's tables, strikethrough and task lists), with or without front matter. The text is the file
/// itself; markup, code, raw HTML, addresses and the descriptions of images are masked. In the masked text a line break inside
/// a paragraph is a space, and a line break stands where a heading's or a list item's mark did.
class MarkdownReader : public DocumentReader
{
public:
    Result<Document> read(std::string_view bytes, const std::string &path) const override;
};

} // namespace Dateline
