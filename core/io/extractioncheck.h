// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace Dateline {

struct ExtractedDocument;

/// Whether every index in @p read stands for something that it has.
bool indexesPointInside(const ExtractedDocument &read);
/// Whether no interval of @p read ends before it begins.
bool endsAreInOrder(const ExtractedDocument &read);

} // namespace Dateline
