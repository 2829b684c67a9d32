// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/extractedbriefings.h"

#include "pipeline/briefings.h"
#include "pipeline/extractionpipeline.h"

#include <utility>

namespace Dateline::TestSupport {

std::vector<ExtractedDocument> extractedBriefings()
{
    const ExtractionPipeline pipeline;
    std::vector<ExtractedDocument> documents;
    for (Document &briefing : bundledBriefings())
        documents.push_back(pipeline.extract(std::move(briefing)));
    return documents;
}

} // namespace Dateline::TestSupport
