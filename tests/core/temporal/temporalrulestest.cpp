// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/markedtext.h"
#include "temporal/temporalcandidate.h"
#include "temporal/temporalresolver.h"
#include "temporal/temporalrules.h"
#include "temporal/temporaltagger.h"
#include "text/sentencesplitter.h"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <set>
#include <string>

using namespace Dateline;

namespace {

std::string shown(const std::string &text, const std::vector<TemporalExpression> &expressions)
{
    std::string result;
    for (const TemporalExpression &e : expressions)
        result += "[" + std::string(e.span.in(text)) + "] " + e.value.string() + " by " + std::string(e.rule) + "; ";
    return result;
}

} // namespace

TEST_CASE("Every example of the English rules comes out as written beside it", "[temporal]")
{
    const TemporalRules &rules = TemporalRules::english();
    const TemporalTagger tagger(rules);
    DocumentDate published;
    published.day = dayFromCivil(2024, 7, 4);
    published.basis = PublishedBasis::Given;

    for (const TemporalRules::Example &example : rules.examples()) {
        const MarkedText marked = unmark(example.text);
        const auto sentences = splitSentences(marked.text);
        const auto candidates = tagger.tag(marked.text, sentences);
        const auto expressions = TemporalResolver().resolve(marked.text, sentences, candidates, published);
        INFO(example.place << " " << example.rule << ": " << example.text);
        INFO("found " << shown(marked.text, expressions));
        if (!example.positive) {
            CHECK(expressions.empty());
            continue;
        }
        std::vector<std::string> values;
        for (const TemporalExpression &e : expressions)
            values.push_back(e.value.string());
        CHECK(values == example.values);
        for (const TextSpan span : marked.spans) {
            CHECK(std::any_of(expressions.begin(), expressions.end(),
                              [&](const TemporalExpression &e) { return e.span == span; }));
        }
    }
}

TEST_CASE("A broken rule names its file, its line and what is wrong", "[temporal]")
{
    const auto message = [](const std::string &text) { return TemporalRules::compile({{"x.rules", text}}).message(); };

    CHECK(message("layer 1\nrule a : date\n  | month=\n") == "x.rules:3: a class is missing");
    CHECK(message("layer 1\nrule a : date\n  | moon=MONTH\n") == "x.rules:3: unknown field 'moon'");
    CHECK(message("rule a : date\n") == "x.rules:1: a rule stands in a layer");
    CHECK(message("layer 1\nrule a : date\nrule a : date\n") == "x.rules:3: the id 'a' is taken");
    CHECK(message("  | WORD\n") == "x.rules:1: this line belongs to no class and no rule");
    CHECK(message("class MONTH month\n  first january\n") == "x.rules:2: 'first' is no value of this class");
    CHECK(message("layer 1\nrule a : date\n  | ( WORD\n") == "x.rules:3: ( without )");
}

TEST_CASE("A language is a folder of rules: words of another script compile and match without any code", "[temporal]")
{
    const auto rules = TemporalRules::compile({{"ru.rules", "emit date\n"
                                                            "class MONTH month trigger\n"
                                                            "  7 июля\n"
                                                            "layer 1\n"
                                                            "rule d : date\n"
                                                            "  | day=DAY month=MONTH year=YEAR\n"}});
    REQUIRE(rules);
    const std::string text = "Встреча прошла 3 ИЮЛЯ 2024 года.";
    const auto candidates = TemporalTagger(**rules).tag(text, splitSentences(text));
    REQUIRE(candidates.size() == 1);
    CHECK(candidates[0].span.in(text) == "3 ИЮЛЯ 2024");
    CHECK(candidates[0].meaning.get(TemporalField::Month) == 7);
}

TEST_CASE("There are no rules for a language that nobody wrote them for", "[temporal]")
{
    CHECK(TemporalRules::forLanguage("en") == &TemporalRules::english());
    CHECK(TemporalRules::forLanguage("xx") == nullptr);
}
