// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "events/extracteddocument.h"

#include <string>
#include <vector>

namespace Dateline::TestSupport {

/// One sentence of a made-up article and what is to be read out of it.
struct SampleEvent
{
    std::string sentence;           ///< holds @ref date and @ref place literally
    std::string date;               ///< the words of the date; empty: the event has none
    std::string earliest;           ///< ISO day; empty: undated
    std::string latest;             ///< ISO day; empty with an earliest: open end
    Precision precision = Precision::Day;
    std::string place;              ///< the words of the place; empty: no place
    Coordinate coordinate;
    std::vector<std::string> countries; ///< alpha-2 codes
    std::vector<Topic> topics;
};

/// An article of one sentence an event, ready for the store, without running any reader or tagger.
ExtractedDocument sampleDocument(const std::string &title, const std::string &published, const std::vector<SampleEvent> &events);

/// Two articles with twelve events of 2013 to 2025 in all five Central Asian states: days, ranges, months, years, one open,
/// one undated, one without a place.
std::vector<ExtractedDocument> sampleDocuments();

/// @p count events of one day each, spread evenly over 2010 to 2030 and over six countries, all in one article.
ExtractedDocument manyEvents(int count);

} // namespace Dateline::TestSupport
