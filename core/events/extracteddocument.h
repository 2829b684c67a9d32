// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "events/event.h"
#include "geo/corridor.h"
#include "quantities/quantity.h"
#include "text/document.h"

#include <vector>

namespace Dateline {

/// Everything the pipeline read out of one article.
struct ExtractedDocument
{
    Document document;
    std::vector<TextSpan> sentences;
    std::vector<TemporalExpression> temporalExpressions;
    std::vector<Toponym> toponyms;
    std::vector<CorridorMention> corridorMentions;
    std::vector<Quantity> quantities; ///< in text order
    std::vector<Event> events; ///< in text order
};

} // namespace Dateline
