// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "events/extracteddocument.h"

#include <memory>
#include <optional>

namespace Dateline {

/// From a document to its events: sentences, temporal expressions, document date, toponyms, corridors, events.
/// Pure: the same document gives the same result, whatever the clock, the locale or the time zone.
/// Immutable after construction and safe to share between threads.
class ExtractionPipeline
{
public:
    struct Options
    {
        std::optional<Day> published; ///< the document creation time of every document, over whatever they say
    };

    ExtractionPipeline();
    explicit ExtractionPipeline(Options options);
    ~ExtractionPipeline();

    ExtractedDocument extract(Document document) const;

    /// The same article counted from another day: its temporal expressions and events are read anew, all else stays. An unknown
    /// day is left unknown, none is inferred; Options::published does not count here.
    ExtractedDocument redated(ExtractedDocument extracted, DocumentDate published) const;

private:
    struct Stages;
    Options m_options;
    std::unique_ptr<Stages> m_stages;
};

} // namespace Dateline
