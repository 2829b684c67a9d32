// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/documentjson.h"
#include "io/extractioncodec.h"
#include "support/extractedbriefings.h"

#include <catch2/catch_test_macros.hpp>

#include <random>

using namespace Dateline;

namespace {

std::vector<ExtractedDocument> samples()
{
    std::vector<ExtractedDocument> documents = TestSupport::extractedBriefings();
    documents.emplace_back();
    return documents;
}

/// Everything that the packed form keeps, in words that can be compared.
std::string described(const ExtractedDocument &extracted)
{
    std::string text = documentJson(extracted);
    text += extracted.document.masked + extracted.document.published.reason;
    for (const TextSpan sentence : extracted.sentences)
        text += std::to_string(sentence.begin) + '-' + std::to_string(sentence.end) + ' ';
    for (const TemporalExpression &expression : extracted.temporalExpressions)
        text += expression.reason.string() + '|' + std::to_string(expression.rangeEnd) + '|' + std::to_string(int(expression.interval.endKind)) + std::string(expression.rule);
    for (const Toponym &toponym : extracted.toponyms) {
        for (const std::uint32_t row : toponym.alternatives)
            text += std::to_string(row) + ',';
        for (const float confidence : toponym.alternativeConfidences)
            text += std::to_string(confidence) + ',';
        text += std::to_string(toponym.row.value_or(0));
        text += toponym.metonym ? 'm' : '-';
    }
    for (const Event &event : extracted.events)
        text += event.label + std::to_string(event.place) + std::to_string(event.topics.bits());
    return text;
}

} // namespace

TEST_CASE("A packed result unpacks to the same", "[codec]")
{
    for (const ExtractedDocument &document : samples()) {
        ExtractedDocument back;
        back.document.text = document.document.text;
        REQUIRE(decodeExtraction(encodeExtraction(document), back));
        CHECK(described(back) == described(document));
        CHECK(encodeExtraction(back) == encodeExtraction(document));
    }
}

TEST_CASE("Bytes that are no packed result are refused, whatever they are", "[codec]")
{
    const ExtractedDocument document = samples().front();
    const std::string bytes = encodeExtraction(document);
    std::mt19937 random(8);
    int refused = 0;
    for (int i = 0; i < 2000; ++i) {
        std::string changed = bytes;
        if (i % 4 == 0)
            changed.resize(random() % changed.size());
        else
            changed[random() % changed.size()] ^= char(1u << random() % 8);
        ExtractedDocument back;
        back.document.text = document.document.text;
        if (decodeExtraction(changed, back)) {
            for (const TextSpan sentence : back.sentences)
                CHECK(sentence.end <= back.document.text.size());
        } else {
            ++refused;
            CHECK(back.events.empty());
        }
        CHECK(back.document.text == document.document.text);
    }
    CHECK(refused > 500);
    ExtractedDocument other;
    other.document.text = "Another text.";
    CHECK_FALSE(decodeExtraction(bytes, other));
}
