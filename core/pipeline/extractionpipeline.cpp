// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/extractionpipeline.h"

#include "events/eventlinker.h"
#include "geo/gazetteer.h"
#include "geo/toponymresolver.h"
#include "geo/toponymtagger.h"
#include "quantities/quantitycandidate.h"
#include "quantities/quantityresolver.h"
#include "quantities/quantitytagger.h"
#include "temporal/temporalcandidate.h"
#include "temporal/temporalresolver.h"
#include "temporal/temporalrules.h"
#include "temporal/temporaltagger.h"
#include "text/sentencesplitter.h"

namespace Dateline {

/// The stages and the data that they share.
struct ExtractionPipeline::Stages
{
    TemporalTagger temporalTagger{TemporalRules::english()};
    TemporalResolver temporalResolver;
    ToponymTagger toponymTagger{Gazetteer::instance()};
    ToponymResolver toponymResolver{Gazetteer::instance()};
    QuantityTagger quantityTagger{QuantityRules::english()};
    QuantityResolver quantityResolver{QuantityRules::english()};
};

ExtractionPipeline::ExtractionPipeline()
    : ExtractionPipeline(Options{})
{
}

ExtractionPipeline::ExtractionPipeline(Options options)
    : m_options(options)
    , m_stages(std::make_unique<Stages>())
{
}

ExtractionPipeline::~ExtractionPipeline() = default;

ExtractedDocument ExtractionPipeline::extract(Document document) const
{
    ExtractedDocument extracted;
    extracted.document = std::move(document);
    const std::string_view prose = extracted.document.prose();
    extracted.sentences = splitSentences(prose);

    {
        // Candidates are not held beyond their stage: a long text has many.
        const std::vector<TemporalCandidate> times = m_stages->temporalTagger.tag(prose, extracted.sentences);
        DocumentDate &published = extracted.document.published;
        if (m_options.published)
            published = {m_options.published, PublishedBasis::Given, "given by the user", std::nullopt};
        else if (published.basis == PublishedBasis::Unknown)
            published = inferDocumentDate(prose, extracted.sentences, times);
        extracted.temporalExpressions = m_stages->temporalResolver.resolve(prose, extracted.sentences, times, published);
    }

    extracted.toponyms = m_stages->toponymResolver.resolve(prose, m_stages->toponymTagger.tag(prose, extracted.sentences, extracted.corridorMentions));
    extracted.quantities = m_stages->quantityResolver.resolve(prose, extracted.sentences, m_stages->quantityTagger.tag(prose, extracted.sentences));
    linkEvents(extracted);
    return extracted;
}

ExtractedDocument ExtractionPipeline::redated(ExtractedDocument extracted, DocumentDate published) const
{
    const std::string_view prose = extracted.document.prose();
    const std::vector<TemporalCandidate> times = m_stages->temporalTagger.tag(prose, extracted.sentences);
    extracted.document.published = std::move(published);
    extracted.temporalExpressions = m_stages->temporalResolver.resolve(prose, extracted.sentences, times, extracted.document.published);
    linkEvents(extracted);
    return extracted;
}

} // namespace Dateline
