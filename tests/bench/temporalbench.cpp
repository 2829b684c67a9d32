// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench.h"
#include "newstext.h"

#include "temporal/temporalcandidate.h"
#include "temporal/temporalresolver.h"
#include "temporal/temporalrules.h"
#include "temporal/temporaltagger.h"
#include "text/sentencesplitter.h"

namespace Dateline {

namespace {

/// Seconds for reading the text once, of @p repeats times: asking for the time costs as much as some hundred bytes of text.
double secondsForDates(const std::string &text, int repeats = 1)
{
    const TemporalTagger tagger(TemporalRules::english());
    const auto sentences = splitSentences(text);
    DocumentDate published;
    published.day = dayFromCivil(2024, 7, 4);
    published.basis = PublishedBasis::Given;
    return Bench::processorSeconds([&] {
        for (int i = 0; i < repeats; ++i) {
            const auto candidates = tagger.tag(text, sentences);
            const auto expressions = TemporalResolver().resolve(text, sentences, candidates, published);
            if (expressions.size() != candidates.size())
                std::abort();
        }
    }) / repeats;
}

void run()
{
    const std::string large = Bench::newsText(50u << 20);
    secondsForDates(large.substr(0, 1u << 20)); // reads and compiles the rules
    Bench::report("extract.dates", double(large.size()) / 1e6 / secondsForDates(large), "MB/s");

    // Time per byte at 100 MB over time per byte at 1 KB.
    const std::string small = Bench::newsText(1000, 7);
    const std::string largest = Bench::newsText(100'000'000);
    constexpr int Repeats = 20000;
    const double perByte = secondsForDates(small, Repeats) / double(small.size());
    Bench::report("extract.dates.linearity", secondsForDates(largest) / double(largest.size()) / perByte, "ratio");
}

/// What reading the dates holds at its highest, for each byte of text, beyond the text itself.
void memory()
{
    const std::string text = Bench::newsText(50u << 20);
    secondsForDates(text.substr(0, 1u << 20));
    const double bytes = Bench::peakBytes([&] { secondsForDates(text); });
    Bench::report("extract.memory.dates", bytes / double(text.size()), "B/B");
}

const Bench::Add memoryCase("extract.memory.dates", memory);
const Bench::Add benchmark("extract.dates", run);

} // namespace

} // namespace Dateline
