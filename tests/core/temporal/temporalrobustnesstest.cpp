// SPDX-License-Identifier: GPL-3.0-or-later
#include "temporal/edtf.h"
#include "temporal/temporalcandidate.h"
#include "temporal/temporalresolver.h"
#include "temporal/temporalrules.h"
#include "temporal/temporaltagger.h"
#include "text/sentencesplitter.h"

#include <catch2/catch_test_macros.hpp>

#include <cstdint>
#include <string>

using namespace Dateline;

namespace {

std::vector<TemporalExpression> readAll(const std::string &text)
{
    static const TemporalTagger tagger(TemporalRules::english());
    const auto sentences = splitSentences(text);
    const auto candidates = tagger.tag(text, sentences);
    DocumentDate published = inferDocumentDate(text, sentences, candidates);
    TemporalResolver().resolve(text, sentences, candidates, published);
    published.day = dayFromCivil(2024, 7, 4);
    published.basis = PublishedBasis::Given;
    return TemporalResolver().resolve(text, sentences, candidates, published);
}

/// Nothing that a caller relies on is broken; empty, or what is.
std::string faultIn(const std::string &text, const std::vector<TemporalExpression> &expressions)
{
    std::uint32_t end = 0;
    for (std::size_t i = 0; i < expressions.size(); ++i) {
        const TemporalExpression &e = expressions[i];
        if (e.span.begin < end || e.span.begin >= e.span.end || e.span.end > text.size())
            return "a span is out of order";
        if (e.value.empty())
            return "no value for " + std::string(e.span.in(text));
        if (e.rule.empty())
            return "no rule for " + std::string(e.span.in(text));
        if (!e.isResolved() && e.makesEvent && e.reason.empty())
            return "no reason for " + std::string(e.span.in(text));
        if (!e.edtf.empty()) {
            const auto edtf = parseEdtf(e.edtf);
            if (!edtf)
                return e.edtf.string() + " is no EDTF";
            if (edtf->interval() != e.interval && e.precision != Precision::Season)
                return e.edtf.string() + " is not the interval of " + std::string(e.span.in(text));
        }
        const TimeInterval range = rangeInterval(expressions, i);
        if (range.earliest && range.latest && *range.latest < *range.earliest)
            return "a range runs backwards";
        end = e.span.end;
    }
    return {};
}

class Random
{
public:
    std::uint32_t below(std::uint32_t limit)
    {
        m_state = m_state * 1664525u + 1013904223u;
        return (m_state >> 8) % limit;
    }

private:
    std::uint32_t m_state = 20240704;
};

} // namespace

TEST_CASE("What the resolver gives is whole: spans in order, values, reasons, and EDTF that says the same days", "[temporal]")
{
    for (const TemporalRules::Example &example : TemporalRules::english().examples()) {
        INFO(example.text);
        CHECK(faultIn(example.text, readAll(example.text)) == "");
    }
}

TEST_CASE("Words of time in any order break nothing", "[temporal]")
{
    static const char *const Words[] = {
        "Monday", "to", "July", "3", "4", "-", "–", ",", "2024", "the", "end", "of", "last", "year", "ago", "two", "and", "a", "half",
        "from", "between", "May", "10:30", "a.m.", "in", "next", "week", "every", "quarter", "1990s", "century", "BC", "'", "s", "early",
        "mid", "31", "30", "29", "February", "1/2", "03.07.2024", "2024-02-30", "99", "0", "noon", "day", "before", "after", "later",
        "twenty", "first", "hundred", "million", "now", "Sunday", "Times", "\u2002", "\u00ad", "\n", "\n\n", ".", "since", "until",
        "previous", "same", "fiscal", "spring", "Easter", "Ramadan", "%", "$5", "#8", "\"", "\u201c", "\u201d", "(", ")", "x2015",
        "30000", "99999999999999999999", "1.5", "2,000", "24:00", "25:61", "12/31/1999", "\u0438\u044e\u043b\u044f", "\u4e2d"};
    Random random;
    for (int i = 0; i < 3000; ++i) {
        std::string text;
        const std::uint32_t count = 1 + random.below(24);
        for (std::uint32_t k = 0; k < count; ++k) {
            text += Words[random.below(std::size(Words))];
            if (random.below(4))
                text += ' ';
        }
        const std::string fault = faultIn(text, readAll(text));
        if (!fault.empty())
            FAIL(fault << " in: " << text);
    }
}

TEST_CASE("Long runs without an end are read to their end", "[temporal]")
{
    std::string mondays;
    std::string days;
    std::string numbers;
    for (int i = 0; i < 4000; ++i) {
        mondays += "Monday to ";
        days += "July 3-4, ";
        numbers += "2 - ";
    }
    CHECK(faultIn(mondays, readAll(mondays)) == "");
    CHECK(faultIn(days, readAll(days)) == "");
    CHECK(faultIn(numbers, readAll(numbers)) == "");
    CHECK(readAll(std::string(200000, 'x')).empty());
    CHECK(readAll(std::string(200000, '1')).empty());
    CHECK(readAll(std::string(200000, '\n')).empty());
    CHECK(readAll("").empty());
}

TEST_CASE("A day told beside a quotation and one within it are not looked for in each other", "[temporal]")
{
    for (const char *text : {"He said at night \"on Sunday\" there.", "He said at noon \"Monday\" and at night \"Friday\".",
                             "They met at the end and said night as \" coming Sunday, yesterday each day"}) {
        INFO(text);
        CHECK(faultIn(text, readAll(text)) == "");
    }
}

TEST_CASE("Spaces, dashes, soft hyphens and line breaks of any kind stand inside an expression", "[temporal]")
{
    CHECK(readAll("They met on July\u00a03\u20134,\u202f2024.").size() == 2);
    CHECK(readAll("They met on 3\u2009July\n2024 there.").at(0).value == "2024-07-03");
    CHECK(readAll("They met in Sep\u00adtember 2013.").at(0).value == "2013-09");
    CHECK(readAll("They met on JULY 3, 2024.").at(0).value == "2024-07-03");
    CHECK(readAll("It was in the \u201990s that they met.").at(0).value == "199");
    CHECK(readAll("At year\u2019s end they will meet.").at(0).value == "2024");
}

TEST_CASE("The digits of an address are never a year", "[temporal]")
{
    CHECK(readAll("See https://example.org/2019/05/news-2020 for more.").empty());
    CHECK(readAll("See www.example.org/2019 for more.").empty());
}

TEST_CASE("Many numbers joined by marks alone are a code, and hide no date beside them", "[temporal]")
{
    CHECK(readAll("Of 10.24.1.2.3.4.1999.5.6.7.2020.8.9.10 nobody knew.").empty());
    CHECK(readAll("On 3 July 2023 1.2.3.4.5.6.7.8.9.10.11.12.13.14 was sent.").at(0).value == "2023-07-03");
    CHECK(readAll("Code 1-2-3-4-5-6-7-8-9-10-11-12-13-14 of 2023 is void.").at(0).value == "2023");
    CHECK(readAll("It ran 2024-07-03 09:15:30-2024-07-04 10:30:00 there.").size() >= 2);
}

TEST_CASE("What the patterns cost grows with the text alone, whatever it repeats", "[temporal]")
{
    // Comparisons are counted, not time: the same on every machine. Prose takes less than one a byte, dense dates eight.
    constexpr double MostComparisonsPerByte = 20;
    const TemporalTagger tagger(TemporalRules::english());
    for (const char *unit : {"July 3-4, ", "7 - 8, 9 - 10, May ", "2019-2020-", "Monday to Monday to ", "10:30-", "1/", "May ", "the ",
                             "from 3 to 4 to 5 July to ", "3 July, ", "the week of the ", "two hundred and ", "1.", "of the first of "}) {
        std::string text;
        while (text.size() < 40'000)
            text += unit;
        std::uint64_t half = 0;
        std::uint64_t whole = 0;
        const std::string_view firstHalf = std::string_view(text).substr(0, text.size() / 2);
        tagger.tag(firstHalf, {{0, std::uint32_t(firstHalf.size())}}, &half);
        tagger.tag(text, {{0, std::uint32_t(text.size())}}, &whole);
        INFO(unit);
        CHECK(double(whole) / double(text.size()) < MostComparisonsPerByte);
        CHECK(double(whole) <= 2.1 * double(half) + 1000);
    }
}
