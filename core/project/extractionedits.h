// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "events/extracteddocument.h"

#include <cstddef>
#include <functional>

namespace Dateline {

// Changes of a result's lists that keep the indexes into them right.

/// Puts @p expression where it belongs in the order of the text. Returns its index.
std::size_t insertExpression(ExtractedDocument &document, TemporalExpression expression);

// Those of toponyms keep the indexes of figures, and not those of events: these are linked anew afterwards.

/// Puts @p toponym where it belongs in the order of the text.
void insertToponym(ExtractedDocument &document, Toponym toponym);
/// Takes out the toponyms that are meant. Whether there were any.
bool removeToponyms(ExtractedDocument &document, const std::function<bool(const Toponym &)> &isMeant);

} // namespace Dateline
