// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace Dateline {

struct ExtractedDocument;
class SparseText;

/// Gives @p read, whose spans count code points of @p text, that text: its spans then count bytes, and its sentences are those of its events.
void setSparseText(ExtractedDocument &read, SparseText &text);

} // namespace Dateline
