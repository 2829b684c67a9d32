// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "events/extracteddocument.h"

namespace Dateline {

/// Ties the figures of a document to its dates, places and events, which must be there already. What overlaps a temporal
/// expression is no figure and is taken out. Each other one gets
/// - the date of its own sentence, the nearest where there are several; else the last date of its paragraph before it; else
///   the article's day, said to be so (Quantity::dateBasis);
/// - the places that stand beside the word for its subject ("China's trade with Tajikistan"); where that is "between the two
///   countries", the two that the words before it name, if they name just two;
/// - a place in the event that has its date.
/// Linking again, after a date or a place was corrected, gives what linking once would have given.
void linkFigures(ExtractedDocument &extracted);

} // namespace Dateline
