// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "text/documentreader.h"

namespace Dateline {

/// Plain text in any encoding that decodeText knows, with or without front matter.
class PlainTextReader : public DocumentReader
{
public:
    Result<Document> read(std::string_view bytes, const std::string &path) const override;
};

} // namespace Dateline
