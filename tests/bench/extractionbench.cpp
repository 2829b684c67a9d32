// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench.h"
#include "newstext.h"

#include "geo/gazetteer.h"
#include "geo/toponymresolver.h"
#include "geo/toponymtagger.h"
#include "pipeline/extractionpipeline.h"
#include "text/sentencesplitter.h"

#include <cstdlib>
#include <fstream>
#include <iterator>

namespace Dateline {

namespace {

Document article(std::string text)
{
    Document document;
    document.path = "bench.txt";
    document.title = "bench";
    document.text = std::move(text);
    document.published = {dayFromIso("2024-07-04"), PublishedBasis::Given, "given", std::nullopt};
    return document;
}

/// Before anything else has touched the gazetteer: from nothing to the first answer.
void gazetteerOpen()
{
    double found = 0;
    const double time = Bench::seconds([&] {
        const std::string text = "Trains leave Almaty.";
        const Gazetteer &gazetteer = Gazetteer::instance();
        const std::vector<TextSpan> sentences = splitSentences(text);
        found = double(ToponymResolver(gazetteer).resolve(text, ToponymTagger(gazetteer).tag(text, sentences)).size());
    });
    Bench::report("gazetteer.open", found == 1 ? time * 1000 : -1, "ms");
}

void places()
{
    const Gazetteer &gazetteer = Gazetteer::instance();
    const ToponymTagger tagger(gazetteer);
    const ToponymResolver resolver(gazetteer);
    const std::string text = Bench::newsText(50'000'000);
    const std::vector<TextSpan> sentences = splitSentences(text);
    const double time = Bench::processorSeconds([&] { resolver.resolve(text, tagger.tag(text, sentences)); });
    Bench::report("extract.places", double(text.size()) / 1e6 / time, "MB/s");
}

double secondsForPipeline(const ExtractionPipeline &pipeline, const std::string &text)
{
    Document document = article(text);
    return Bench::processorSeconds([&] { pipeline.extract(std::move(document)); });
}

void pipeline()
{
    const ExtractionPipeline pipeline;
    const std::string medium = Bench::newsText(50'000'000);
    Bench::report("extract.pipeline", double(medium.size()) / 1e6 / secondsForPipeline(pipeline, medium), "MB/s");

    // A text of the caller's own: made-up prose has fewer names and words than news.
    if (const char *const path = std::getenv("DATELINE_BENCH_TEXT")) {
        std::ifstream file(path, std::ios::binary);
        const std::string own{std::istreambuf_iterator<char>(file), {}};
        Bench::report("extract.pipeline.own", own.empty() ? -1 : double(own.size()) / 1e6 / secondsForPipeline(pipeline, own), "MB/s");
    }

    const std::string large = Bench::newsText(100'000'000);
    const std::string small = Bench::newsText(1000);
    std::vector<double> times;
    for (int i = 0; i < 2000; ++i)
        times.push_back(secondsForPipeline(pipeline, small));
    const double perByte = Bench::median(times) / double(small.size());
    Bench::report("extract.pipeline.linearity", secondsForPipeline(pipeline, large) / double(large.size()) / perByte, "ratio");
}

/// What the whole pipeline holds at its highest, for each byte of text, beyond the text itself.
void memory()
{
    const ExtractionPipeline pipeline;
    secondsForPipeline(pipeline, Bench::newsText(1'000'000));
    Document document = article(Bench::newsText(50'000'000));
    const double size = double(document.text.size());
    const double bytes = Bench::peakBytes([&] { pipeline.extract(std::move(document)); });
    Bench::report("extract.memory", bytes / size, "B/B");
}

const Bench::Add openCase("gazetteer.open", gazetteerOpen);
const Bench::Add placesCase("extract.places", places);
const Bench::Add memoryCase("extract.memory", memory);
const Bench::Add pipelineCase("extract.pipeline", pipeline);

} // namespace

} // namespace Dateline
