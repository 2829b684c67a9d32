// SPDX-License-Identifier: GPL-3.0-or-later
#include "events/quantityseries.h"
#include "pipeline/extractionpipeline.h"
#include "text/documentreader.h"

#include <catch2/catch_test_macros.hpp>

#include <QDir>

using namespace Dateline;

namespace {

ExtractedDocument extracted(const std::string &text, const char *published = "2024-07-04")
{
    Document document;
    document.path = "article.txt";
    document.title = "article";
    document.text = text;
    if (published)
        document.published = {dayFromIso(published), PublishedBasis::Given, "given", std::nullopt};
    return ExtractionPipeline().extract(std::move(document));
}

Quantity figure(const ExtractedDocument &document, const std::string &words)
{
    for (const Quantity &quantity : document.quantities) {
        if (quantity.span.in(document.document.text) == words)
            return quantity;
    }
    FAIL("no figure " << words);
    return {};
}

std::string days(const ExtractedDocument &document, const Quantity &quantity)
{
    const TimeInterval interval = dateOf(document, quantity);
    return (interval.earliest ? isoFromDay(*interval.earliest) : std::string("?")) + ".." + (interval.latest ? isoFromDay(*interval.latest) : std::string("?"));
}

} // namespace

TEST_CASE("A figure has the date of its sentence, and its event has the figure", "[quantities][events]")
{
    const ExtractedDocument document = extracted("In 2019 trade between China and Tajikistan came to $1.7 billion, and in 2021 it came to $1.8 billion.");
    const Quantity first = figure(document, "$1.7 billion");
    const Quantity second = figure(document, "$1.8 billion");
    CHECK(days(document, first) == "2019-01-01..2019-12-31");
    CHECK(days(document, second) == "2021-01-01..2021-12-31");
    CHECK(first.dateBasis == FigureDate::Sentence);
    CHECK(first.subject == "trade China–Tajikistan");
    REQUIRE(document.events.size() == 2);
    CHECK(document.events[0].quantities == std::vector<std::uint32_t>{0});
    CHECK(document.events[1].quantities == std::vector<std::uint32_t>{1});
}

TEST_CASE("Of several dates in a sentence a figure takes the one beside it", "[quantities][events]")
{
    const ExtractedDocument document = extracted("Loans came to $5 million in 2019 and $6 million in 2021. In 2020, sales were worth $7 million, and in 2022, $8 million.");
    CHECK(days(document, figure(document, "$5 million")) == "2019-01-01..2019-12-31");
    CHECK(days(document, figure(document, "$6 million")) == "2021-01-01..2021-12-31");
    CHECK(days(document, figure(document, "$7 million")) == "2020-01-01..2020-12-31");
    CHECK(days(document, figure(document, "$8 million")) == "2022-01-01..2022-12-31");
}

TEST_CASE("A sentence without a date goes on with its paragraph's, and a new paragraph does not", "[quantities][events]")
{
    const ExtractedDocument document = extracted("The council met in Almaty on 2 May 2023. The companies signed 14 contracts there.\n\nThe line carries 3 million tonnes a year.\n");
    CHECK(days(document, figure(document, "14 contracts")) == "2023-05-02..2023-05-02");
    CHECK(figure(document, "14 contracts").dateBasis == FigureDate::Paragraph);
    CHECK(days(document, figure(document, "3 million tonnes")) == "2024-07-04..2024-07-04");
    CHECK(figure(document, "3 million tonnes").dateBasis == FigureDate::Document);
    const ExtractedDocument undated = extracted("The line carries 3 million tonnes a year.\n", nullptr);
    CHECK(undated.quantities.at(0).dateBasis == FigureDate::None);
    CHECK_FALSE(dateOf(undated, undated.quantities.at(0)).isResolved());
}

TEST_CASE("What holds today has not the date of a founding beside it", "[quantities][events]")
{
    const ExtractedDocument document = extracted("The union, founded in 2001, is a body of 15 member states. It represents 12 percent of the world's trade.");
    CHECK(figure(document, "15 member states").dateBasis == FigureDate::Document);
    CHECK(figure(document, "12 percent").dateBasis == FigureDate::Document);
}

TEST_CASE("A number in a date or a duration is no figure", "[quantities][events]")
{
    CHECK(extracted("They worked from 5 to 7 May 2023 for 12 days, and then for 10 years.").quantities.empty());
}

TEST_CASE("The places of a subject are those beside it", "[quantities][events]")
{
    const auto subject = [](const char *text) {
        const ExtractedDocument document = extracted(text);
        INFO(text);
        REQUIRE(document.quantities.size() >= 1);
        return document.quantities[0].subject;
    };
    CHECK(subject("In 2023 Kazakhstan's trade with China reached $41 billion.") == "trade China–Kazakhstan");
    CHECK(subject("In 2023 China-Uzbekistan trade was worth $14 billion.") == "trade China–Uzbekistan");
    CHECK(subject("In 2023 exports from Kyrgyzstan to Uzbekistan rose to $450 million.") == "exports Kyrgyzstan–Uzbekistan");
    CHECK(subject("China and Tajikistan met in Dushanbe in 2023. Trade between the two countries had reached $3 billion.") == "trade China–Tajikistan");
    CHECK(subject("China, Tajikistan and Iran met in 2023. Trade between the two countries had reached $3 billion.") == "trade");
    CHECK(subject("In Tashkent the bank said that in 2023 loans reached $3 billion.") == "loans");
    CHECK(subject("In 2023 some 500 trains through Khorgos were late.") == "train Khorgos");
}

TEST_CASE("Figures told respectively go to their places", "[quantities][events]")
{
    const ExtractedDocument document = extracted("In 2022 the number of trains through Khorgos and Dostyk was 812 and 640 respectively, an increase of 9 percent and 6 percent.");
    CHECK(figure(document, "812").subject == "train Khorgos");
    CHECK(figure(document, "640").subject.starts_with("train D"));
    CHECK(figure(document, "9 percent").subject == "train Khorgos");
}

TEST_CASE("A series joins the figures of one subject and unit in order of time", "[quantities][events]")
{
    EventStore store;
    store.add(extracted("In 2023 trade between China and Kazakhstan reached $41 billion. In 2019 the trade of China with Kazakhstan was $22 billion."));
    store.add(extracted("In 2021 trade between Kazakhstan and China was about $25 billion, up 17 percent."));
    store.add(extracted("In 2020 trade was worth $5 billion."));
    const std::vector<QuantitySeries> series = quantitySeries(store, store.chronological());
    REQUIRE(series.size() == 3);
    CHECK(series[0].subject == "trade China–Kazakhstan");
    CHECK(series[0].unit == "USD");
    REQUIRE(series[0].points.size() == 3);
    CHECK(series[0].points[0].value == 22e9);
    CHECK(series[0].points[1].value == 25e9);
    CHECK(series[0].points[1].modifier == QuantityModifier::About);
    CHECK(series[0].points[1].document == 1);
    CHECK(series[0].points[2].value == 41e9);
    for (const QuantityPoint &point : series[0].points) {
        const ExtractedDocument &document = store.document(point.document);
        const Quantity &quantity = document.quantities[point.quantity];
        CHECK(sentenceOf(document, quantity) == store.event(point.event).sentence);
    }
    const std::vector<EventIndex> first{store.chronological().front()};
    CHECK(quantitySeries(store, first).size() == 1);
    CHECK(quantitySeries(store, {}).empty());
}

TEST_CASE("Trade of which only the partner is told is no series over articles", "[quantities][events]")
{
    EventStore store;
    store.add(extracted("In 2022 trade between China and the region reached $70 billion."));
    store.add(extracted("Its trade with China rose in 2023 to $3.93 billion."));
    for (const QuantitySeries &one : quantitySeries(store, store.chronological())) {
        INFO(one.subject);
        CHECK(one.points.size() == 1);
    }
    EventStore whole;
    whole.add(extracted("China's trade came to $6 trillion in 2022."));
    whole.add(extracted("China's trade came to $5.9 trillion in 2023."));
    const std::vector<QuantitySeries> series = quantitySeries(whole, whole.chronological());
    REQUIRE(series.size() == 1);
    CHECK(series.front().points.size() == 2);
}

TEST_CASE("The figures of the sample articles are found with value, unit and date", "[quantities][events]")
{
    const QDir folder(QStringLiteral(DATELINE_SOURCE_DIR "/../shared/seeds"));
    if (!folder.exists())
        SKIP("the sample articles are not here");
    struct Expected
    {
        std::size_t article;
        const char *words;
        std::optional<double> value;
        const char *unit;
        const char *earliest;
    };
    const Expected table[] = {
        {1, "hundreds of local residents", std::nullopt, "resident", "2024-07-02"},
        {1, "$41 billion", 41e9, "USD", "2023-01-01"},
        {1, "half", 50, "%", "2023-01-01"},
        {1, "53.5 percent", 53.5, "%", "2023-01-01"},
        {1, "$3.93 billion", 3.93e9, "USD", "2023-01-01"},
        {2, "nine member states", 9, "state", "2024-07-04"},
        {2, "40%", 40, "%", "2024-07-04"},
        {2, "$23 trillion", 23e12, "USD", "2024-07-04"},
        {2, "66,500 TEU", 66500, "TEU", "2024-07-04"},
        {2, "35,000 tonnes", 35000, "t", "2024-07-04"},
        {2, "billions of dollars", std::nullopt, "USD", "2024-07-04"},
        {3, "dozens of cooperation agreements", std::nullopt, "agreement", "2024-01-01"},
        {4, "nine member states", 9, "state", "2024-07-03"},
        {4, "three observer states", 3, "state", "2024-07-03"},
        {4, "14 dialogue partners", 14, "dialogue partner", "2024-07-03"},
        {4, "24 joint documents", 24, "document", "2024-07-04"},
        {4, "500 representatives", 500, "representative", "2024-07-02"},
        {4, "40 agreements", 40, "agreement", "2024-07-02"},
        {4, "$3.7 billion", 3.7e9, "USD", "2024-07-02"},
        {4, "100 MW", 100, "MW", "2024-07-03"},
        {4, "$3.7 Billion", 3.7e9, "USD", "2024-07-03"},
        {4, "1.75 trillion tenge", 1.75e12, "KZT", "2024-07-03"},
        {4, "500 business representatives", 500, "representative", "2024-07-03"},
        {4, "50 of China\u2019s largest companies", 50, "company", "2024-07-03"},
        {4, "1.25 million tons", 1.25e6, "t", "2024-07-03"},
        {4, "9%", 9, "%", "2024-07-03"},
        {4, "7,762", 7762, "train", "2023-01-01"},
        {4, "6,635", 6635, "train", "2023-01-01"},
        {4, "9.8 percent", 9.8, "%", "2023-01-01"},
        {4, "6.8 percent", 6.8, "%", "2023-01-01"},
        {4, "26 of 45 capacity cooperation projects", 26, "project", "2024-05-01"},
        {4, "$41 billion", 41e9, "USD", "2023-01-01"},
        {4, "9 percent", 9, "%", "2024-07-03"},
        {4, "eight students", 8, "student", "2024-07-03"},
        {4, "12-fold", 12, "times", "2024-02-01"},
    };
    const char *const published[] = {"2024-07-01", "2024-07-02", "2024-07-04", "2025-06-12", "2024-07-03"};
    std::vector<ExtractedDocument> articles;
    const QStringList names = folder.entryList({QStringLiteral("*.txt")}, QDir::Files, QDir::Name);
    REQUIRE(names.size() == 5);
    for (qsizetype i = 0; i < 5; ++i) {
        Result<Document> document = readDocument(folder.filePath(names[i]).toStdString());
        REQUIRE(document);
        document->published = {dayFromIso(published[i]), PublishedBasis::Given, "given", std::nullopt};
        articles.push_back(ExtractionPipeline().extract(std::move(*document)));
    }
    for (const Expected &expected : table) {
        const ExtractedDocument &article = articles[expected.article];
        const Quantity quantity = figure(article, expected.words);
        INFO(expected.article << ": " << expected.words);
        CHECK(quantity.value == expected.value);
        CHECK(quantity.unit == expected.unit);
        const TimeInterval interval = dateOf(article, quantity);
        REQUIRE(interval.earliest);
        CHECK(isoFromDay(*interval.earliest) == expected.earliest);
    }
    const auto subjectOf = [&](std::size_t article, const char *words) { return figure(articles[article], words).subject; };
    CHECK(subjectOf(1, "$41 billion") == "trade China–Kazakhstan");
    CHECK(subjectOf(1, "$3.93 billion") == "trade China–Tajikistan");
    CHECK(subjectOf(4, "7,762") == "train Khorgos");
    CHECK(subjectOf(4, "$41 billion") == "trade China–Kazakhstan");
    CHECK(articles[1].quantities[std::size_t(figure(articles[1], "53.5 percent").related)].value == 3.93e9);
}
