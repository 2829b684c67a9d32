// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "text/documentreader.h"

namespace Dateline {

/// PDF, as Poppler reads its words: lines as they are printed, pages one after the other, words divided at a line's end left
/// divided. The day a PDF was made says little about the day its article was, and is not taken for it.
class PdfReader : public DocumentReader
{
public:
    Result<Document> read(std::string_view bytes, const std::string &path) const override;
};

} // namespace Dateline
