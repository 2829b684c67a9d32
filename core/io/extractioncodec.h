// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "events/extracteddocument.h"
#include "text/result.h"

#include <string>
#include <string_view>

namespace Dateline {

/// What the rules, the gazetteer and the program's own reading are: a result of another version is read anew where the text is
/// at hand. Changes with every table that extraction reads and with every release.
std::string_view extractionVersion();

/// The version of encodeExtraction()'s form; what has another one is read anew from the text.
inline constexpr std::uint32_t ExtractionFormat = 2;

/// Everything in @p extracted except its text, packed: about sixty bytes an event. The form is described in HACKING.md.
std::string encodeExtraction(const ExtractedDocument &extracted);

/// Unpacks into @p extracted, whose document has its text already and nothing else. Fails, and leaves @p extracted without a result, when
/// the bytes have another form or do not fit the text: bytes from anywhere are safe.
bool decodeExtraction(std::string_view bytes, ExtractedDocument &extracted);

} // namespace Dateline
