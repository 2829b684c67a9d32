// SPDX-License-Identifier: GPL-3.0-or-later
#include "quantities/quantitycandidate.h"
#include "quantities/quantityresolver.h"
#include "quantities/quantitytagger.h"
#include "support/markedtext.h"
#include "text/sentencesplitter.h"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>

using namespace Dateline;

namespace {

std::string shown(const Quantity &quantity)
{
    std::string text = quantity.value ? plainNumber(*quantity.value) : std::string("?");
    if (quantity.upper)
        text += ".." + plainNumber(*quantity.upper);
    if (quantity.whole)
        text += '/' + plainNumber(*quantity.whole);
    return text + ' ' + quantity.unit;
}

} // namespace

TEST_CASE("Every example of the English rules of figures comes out as written beside it", "[quantities]")
{
    const QuantityRules &rules = QuantityRules::english();
    CHECK(rules.examples().size() > 80);
    for (const QuantityRules::Example &example : rules.examples()) {
        const MarkedText marked = unmark(example.text);
        const std::vector<TextSpan> sentences = splitSentences(marked.text);
        const std::vector<QuantityCandidate> candidates = QuantityTagger(rules).tag(marked.text, sentences);
        const std::vector<Quantity> quantities = QuantityResolver(rules).resolve(marked.text, sentences, candidates);
        std::vector<std::string> values;
        std::vector<std::string> words;
        std::string by;
        for (const Quantity &quantity : quantities) {
            values.push_back(shown(quantity));
            words.push_back("[" + std::string(quantity.span.in(marked.text)) + "]");
            by += std::string(quantity.rule) + " ";
        }
        INFO(example.place << " " << example.rule << ": " << example.text);
        CAPTURE(words, by);
        CHECK(values == example.values);
        if (!example.positive)
            continue;
        for (const TextSpan span : marked.spans) {
            CAPTURE(span.in(marked.text));
            CHECK(std::any_of(quantities.begin(), quantities.end(), [span](const Quantity &quantity) { return quantity.span == span; }));
        }
    }
}

TEST_CASE("A broken rule of figures names its file, its line and what is wrong", "[quantities]")
{
    const auto message = [](const std::string &text) { return QuantityRules::compile({{"x.rules", text}}).message(); };
    CHECK(message("class MOON\n") == "x.rules:1: unknown class 'MOON'");
    CHECK(message("unit t heaviness\n") == "x.rules:1: unknown kind of unit 'heaviness'");
    CHECK(message("unit t mass\n  tonne\n") == "x.rules:2: a factor is missing");
    CHECK(message("currency USD\n  mark $\n") == "x.rules:2: neither sign, word nor code");
    CHECK(message("rule a : colour\n") == "x.rules:1: unknown category 'colour'");
    CHECK(message("rule a : money\n  | sign moon\n") == "x.rules:2: unknown step 'moon'");
    CHECK(message("rule a : money\n  ! never \"x\"\n") == "x.rules:2: unknown condition 'never'");
    CHECK(message("rule a : money\n  + It cost [$4].\n") == "x.rules:2: an example has values behind =>, a counter-example has none");
    CHECK(message("  1 one\n") == "x.rules:1: this line belongs to nothing");
}

TEST_CASE("A language is a folder of rules of figures, whatever its script", "[quantities]")
{
    const auto rules = QuantityRules::compile({{"ru.rules", "class MAGNITUDE\n  1000000 млн\n"
                                                            "currency KZT\n  word тенге\n"
                                                            "rule money.word : money\n  | amount currency\n"}});
    REQUIRE(rules);
    const std::string text = "Город получил 20 млн тенге на ремонт.";
    const std::vector<TextSpan> sentences = splitSentences(text);
    const std::vector<Quantity> quantities = QuantityResolver(**rules).resolve(text, sentences, QuantityTagger(**rules).tag(text, sentences));
    REQUIRE(quantities.size() == 1);
    CHECK(quantities[0].span.in(text) == "20 млн тенге");
    CHECK(quantities[0].value == 20'000'000.0);
    CHECK(quantities[0].unit == "KZT");
}
