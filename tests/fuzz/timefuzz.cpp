// SPDX-License-Identifier: GPL-3.0-or-later
// Coverage-guided fuzzing (libFuzzer) of the way from bytes to dates: readers, sentences, tagger, resolver, document date and EDTF.
// The first byte chooses the format. Build with -DDATELINE_FUZZERS=ON and clang; run: bin/time-fuzz [FOLDER] -max_total_time=600
#include "temporal/edtf.h"
#include "temporal/temporalcandidate.h"
#include "temporal/temporalresolver.h"
#include "temporal/temporalrules.h"
#include "temporal/temporaltagger.h"
#include "text/documentreader.h"
#include "text/sentencesplitter.h"

#include <cstdint>
#include <cstdlib>
#include <string>

using namespace Dateline;

namespace {

void require(bool condition)
{
    if (!condition)
        std::abort();
}

void checkEdtf(std::string_view text)
{
    const auto edtf = parseEdtf(text);
    if (!edtf)
        return;
    const std::string written = edtfText(*edtf);
    require(parseEdtf(written) == edtf);
    const TimeInterval interval = edtf->interval();
    require(!interval.earliest || interval.beginKind == EndKind::Known);
    require(!interval.latest || interval.endKind == EndKind::Known);
}

void checkProse(std::string_view prose)
{
    static const TemporalTagger tagger(TemporalRules::english());
    const auto sentences = splitSentences(prose);
    const auto candidates = tagger.tag(prose, sentences);
    const DocumentDate inferred = inferDocumentDate(prose, sentences, candidates);
    DocumentDate given;
    given.day = dayFromCivil(2024, 7, 4);
    given.basis = PublishedBasis::Given;
    for (const DocumentDate &published : {inferred, given}) {
        const auto expressions = TemporalResolver().resolve(prose, sentences, candidates, published);
        require(expressions.size() == candidates.size());
        std::uint32_t end = 0;
        for (std::size_t i = 0; i < expressions.size(); ++i) {
            const TemporalExpression &e = expressions[i];
            require(e.span.begin >= end && e.span.begin < e.span.end && e.span.end <= prose.size());
            require((static_cast<unsigned char>(prose[e.span.begin]) & 0xC0) != 0x80);
            require(e.span.end == prose.size() || (static_cast<unsigned char>(prose[e.span.end]) & 0xC0) != 0x80);
            require(!e.value.empty());
            require(e.edtf.empty() || parseEdtf(e.edtf).has_value());
            require(!e.interval.earliest || !e.interval.latest || *e.interval.earliest <= *e.interval.latest);
            require(e.rangeEnd < 0 || (std::size_t(e.rangeEnd) > i && std::size_t(e.rangeEnd) < expressions.size()));
            const TimeInterval range = rangeInterval(expressions, i);
            require(!range.earliest || !range.latest || *range.earliest <= *range.latest);
            end = e.span.end;
        }
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static constexpr const char *Paths[] = {"a.txt", "a.md", "a.html"};
    if (size < 2)
        return 0;
    const std::string_view bytes(reinterpret_cast<const char *>(data) + 1, size - 1);
    if (data[0] % 4 == 3) {
        checkEdtf(bytes);
        return 0;
    }
    const std::string path = Paths[data[0] % 4];
    const auto document = readerFor(path, bytes).read(bytes, path);
    if (document)
        checkProse(document->prose());
    return 0;
}
