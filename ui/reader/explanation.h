// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "events/extracteddocument.h"

#include <QString>

namespace Dateline {

/// "Published 4 July 2024 · stated in the article", or "Date unknown: …" with the reason.
QString publishedText(const DocumentDate &published);

/// How a temporal expression was read, a line each: the words and their value, what it was counted from, the rule, the reason.
/// An unresolved one says why it is.
QString explainDate(const ExtractedDocument &document, const TemporalExpression &expression);

/// What a place name stands for, a line each: name and country, kind and coordinate, confidence, other readings.
QString explainPlace(const ExtractedDocument &document, const Toponym &toponym);

/// "could also be Georgia, United States (31 %) and 2 more", the best runners-up first; without a share where none is known; empty without any.
QString otherReadings(const Toponym &toponym);

/// A confidence of 0 to 1 as "62 %"; what is more than nothing is at least "under 1 %".
QString confidenceText(float confidence);

/// "city", "sea, lake or river", …
QString kindText(PlaceKind kind);

/// "51.18° N, 71.45° E".
QString coordinateText(Coordinate coordinate);

/// "Kazakhstan (KZ)"; the code alone where the name is not known.
QString countryText(CountryCode country);

} // namespace Dateline
