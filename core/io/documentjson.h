// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "events/extracteddocument.h"

#include <string>
#include <string_view>

namespace Dateline {

class EventOutput;
class JsonText;

/// One document as the JSON object that dateline-extract promises, UTF-8, on one line without its line end. "begin" and "end"
/// are half-open offsets in Unicode code points of the document's text; "earliest" and "latest" are inclusive days, null where
/// open or unknown; what is not known is null.
std::string documentJson(const ExtractedDocument &extracted);
/// The same, as the next value of @p json. With an @p output, whose text @p json must write to, it is told after each piece and
/// each event, and the writing stops when it says so.
void writeDocument(const ExtractedDocument &extracted, JsonText &json, EventOutput *output = nullptr);

/// "unknown", "given", "metadata", "dateline", "inferred".
std::string_view publishedBasisName(PublishedBasis basis);

/// The text of a span; empty where the span does not lie in the text.
std::string_view spanText(const ExtractedDocument &extracted, TextSpan span);

/// The ids of an event's corridors that the catalogue knows, in the event's order.
std::vector<std::string_view> corridorIds(const Event &event);

} // namespace Dateline
