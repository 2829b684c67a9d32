// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "temporal/temporalcandidate.h"
#include "temporal/temporalresolver.h"
#include "temporal/temporalrules.h"
#include "temporal/temporaltagger.h"
#include "text/sentencesplitter.h"

#include <string>
#include <vector>

namespace Dateline::TestSupport {

struct Reading
{
    std::string text;
    std::vector<TemporalCandidate> candidates;
    DocumentDate published;
    std::vector<TemporalExpression> expressions;

    const TemporalExpression &at(std::size_t i) const { return expressions.at(i); }
    std::string words(std::size_t i) const { return std::string(expressions.at(i).span.in(text)); }
};

/// @p published is an ISO day, or empty for a document whose date is to be inferred.
inline Reading read(const std::string &text, const std::string &published)
{
    Reading reading;
    reading.text = text;
    const auto sentences = splitSentences(text);
    reading.candidates = TemporalTagger(TemporalRules::english()).tag(text, sentences);
    if (published.empty()) {
        reading.published = inferDocumentDate(text, sentences, reading.candidates);
    } else {
        reading.published.day = dayFromIso(published);
        reading.published.basis = PublishedBasis::Given;
    }
    reading.expressions = TemporalResolver().resolve(text, sentences, reading.candidates, reading.published);
    return reading;
}

inline Day day(const char *iso)
{
    return *dayFromIso(iso);
}

} // namespace Dateline::TestSupport
