// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "events/extracteddocument.h"
#include "text/result.h"

#include <string_view>

namespace Dateline {

/// Reads one document as writeDocument() writes it, valid UTF-8. Members may come in any order, and those that it does not
/// know are passed over. Fails with a reason when something that it knows is malformed, when an index points nowhere, or when words
/// do not stand where "begin" and "end" say.
/// What the JSON does not hold is not made up: without a "text" of the document, the text holds the quoted passages at their
/// places and blanks between them.
Result<ExtractedDocument> readDocumentJson(std::string_view json);

} // namespace Dateline
