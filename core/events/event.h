// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "events/topic.h"
#include "geo/toponym.h"
#include "temporal/temporalexpression.h"
#include "text/shortlist.h"
#include "text/textspan.h"

#include <cstdint>
#include <string>
#include <vector>

namespace Dateline {

/// A dated (or visibly undated) happening that one sentence tells. Always leads back to its words.
struct Event
{
    std::string id;                   ///< stable between runs over the same text: document, sentence and expression hashed
    TextSpan sentence;                ///< in the document's text
    std::string label;                ///< a few words of the sentence for the timeline, one line, at most 60 code points
    TimeInterval interval;            ///< unresolved for an undated event
    Precision precision = Precision::Day;
    bool approximate = false;
    std::string edtf;                 ///< empty for an undated event
    ShortList<std::uint32_t> temporalExpressions; ///< indexes into the document's list, the one that dates it first
    ShortList<std::uint32_t> toponyms;            ///< indexes into the document's list, in text order
    ShortList<CountryCode> countries;             ///< named in the sentence by name or demonym, no repeats
    TopicSet topics;
    ShortList<std::uint16_t> corridors;           ///< indexes into CorridorCatalogue
    /// Indexes into the document's quantities: the figures of its sentence, or told in the same paragraph, that its date dates.
    ShortList<std::uint32_t> quantities;
    std::int32_t place = -1;          ///< index into toponyms' list of the document of the point to show; -1: none
    float dateConfidence = 0;         ///< 0 to 1
    float placeConfidence = 0;        ///< 0 to 1; 0 without a place
};

} // namespace Dateline
