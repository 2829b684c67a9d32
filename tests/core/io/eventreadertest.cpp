// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/documentjson.h"
#include "io/documentjsonreader.h"
#include "io/eventreader.h"
#include "support/extractedbriefings.h"
#include "support/samplestore.h"
#include "support/writtenevents.h"

#include <catch2/catch_test_macros.hpp>

using namespace Dateline;
using namespace Dateline::TestSupport;

namespace {

std::string written(const std::string &format, const std::vector<ExtractedDocument> &documents)
{
    return writtenEvents(format, documents).toStdString();
}

EventFile read(const std::string &text, const std::string &path)
{
    Result<EventFile> file = readEvents(text, path);
    INFO(file.message());
    REQUIRE(file);
    return std::move(*file);
}

const Event &onlyEvent(const EventFile &file)
{
    REQUIRE(file.events == 1);
    return file.documents.at(0).events.at(0);
}

std::string reasonFor(const std::string &text, const std::string &path)
{
    const EventFile file = read(text, path);
    CHECK(file.events == 0);
    REQUIRE(file.problems.size() == 1);
    return file.problems[0].reason;
}

} // namespace

TEST_CASE("JSON Lines that were written come back without loss", "[io][eventreader]")
{
    std::vector<ExtractedDocument> documents = extractedBriefings();
    for (ExtractedDocument &sample : sampleDocuments())
        documents.push_back(std::move(sample));
    documents.push_back(sampleDocument("𝔸 “title” with \\ and \ttab", "2024-07-05", {
        {"🚂 Поезд in Astana on 7 September 2013 — 𝒶.", "7 September 2013", "2013-09-07", "2013-09-07", Precision::Day, "Astana", {51.18, 71.446}, {"KZ"}, {}},
    }));
    const std::string text = written("jsonl", documents);
    const EventFile file = read(text, "all.jsonl");
    CHECK(file.problemCount == 0);
    REQUIRE(file.documents.size() == documents.size());
    for (std::size_t i = 0; i < documents.size(); ++i) {
        CHECK(documentJson(file.documents[i]) == documentJson(documents[i]));
        REQUIRE(file.documents[i].events.size() == documents[i].events.size());
        for (std::size_t k = 0; k < documents[i].events.size(); ++k) {
            const Event &event = file.documents[i].events[k];
            CHECK(event.interval == documents[i].events[k].interval);
            CHECK(event.sentence.in(file.documents[i].document.text) == documents[i].events[k].sentence.in(documents[i].document.text));
        }
    }
}

TEST_CASE("Threads read the same documents in the same order", "[io][eventreader]")
{
    std::vector<ExtractedDocument> documents;
    for (int i = 0; i < 40; ++i)
        documents.push_back(manyEvents(300 + i));
    const std::string text = written("jsonl", documents);
    const Result<EventFile> one = readEvents(text, "a.jsonl", 1);
    const Result<EventFile> four = readEvents(text, "a.jsonl", 4);
    REQUIRE(one);
    REQUIRE(four);
    CHECK(one->events == four->events);
    CHECK(written("jsonl", one->documents) == text);
    CHECK(written("jsonl", four->documents) == text);
}

TEST_CASE("A line that is no document is named with its row and its reason, and the others are taken", "[io][eventreader]")
{
    const std::string good = documentJson(sampleDocuments()[0]);
    const auto spoiled = [&](const std::string &from, const std::string &to) {
        std::string line = good;
        const std::size_t at = line.find(from);
        REQUIRE(at != std::string::npos);
        return line.replace(at, from.size(), to);
    };
    const std::string lines = good + "\n"
        + good.substr(0, good.size() / 2) + "\n\n"
        + spoiled("\"temporalExpressions\":[0]", "\"temporalExpressions\":[70]") + "\n"
        + spoiled("\"earliest\":\"2013-09-07\"", "\"earliest\":\"2013-19-07\"") + "\n"
        + spoiled("On 7 September", "Xn 7 September, and") + "\n"
        + "\xFF\xFE\n"
        + good + " {}\n";
    const EventFile file = read(lines, "spoiled.jsonl");
    CHECK(file.documents.size() == 1);
    for (const EventRowProblem &problem : file.problems)
        UNSCOPED_INFO(problem.row << ": " << problem.reason);
    REQUIRE(file.problems.size() == 6);
    const std::uint64_t rows[] = {2, 4, 5, 6, 7, 8};
    for (std::size_t i = 0; i < 6; ++i) {
        CAPTURE(file.problems[i].reason);
        CHECK(file.problems[i].row == rows[i]);
        CHECK_FALSE(file.problems[i].reason.empty());
        CHECK_FALSE(file.problems[i].taken);
    }
    CHECK(file.problems[1].reason.find("points nowhere") != std::string::npos);
    CHECK(file.problems[2].reason.find("YYYY-MM-DD") != std::string::npos);
    CHECK(file.problems[3].reason.find("words that do not fit") != std::string::npos);
}

TEST_CASE("What an article holds between the quoted passages stays blank", "[io][eventreader]")
{
    const ExtractedDocument document = sampleDocuments()[0];
    const EventFile file = read(documentJson(document) + "\n", "a.jsonl");
    const std::string &text = file.documents.at(0).document.text;
    CHECK(text.size() == document.document.text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool same = text[i] == document.document.text[i];
        CHECK((same || text[i] == ' ' || text[i] == '\n'));
    }
}

TEST_CASE("A file of events can bring the whole text of its article", "[io][eventreader]")
{
    ExtractedDocument document = sampleDocuments()[0];
    std::string line = documentJson(document);
    std::string escaped;
    for (const char c : document.document.text)
        escaped += c == '\n' ? std::string("\\n") : std::string(1, c);
    line.insert(line.find("\"language\""), "\"text\":\"" + escaped + "\",");
    CHECK(read(line + "\n", "a.jsonl").documents.at(0).document.text == document.document.text);
}

TEST_CASE("Events made elsewhere are read from JSON Lines, one a line", "[io][eventreader]")
{
    const EventFile file = read("{\"date\": \"2024-07-03\", \"headline\": \"Ministers meet\", \"lat\": 51.18, \"lon\": 71.446, \"location\": \"Astana\","
                                "\"tags\": [\"summit\", \"trade\"], \"country\": \"Kazakhstan\", \"url\": \"https://example.org/a\", \"extra\": {\"deep\": [1, {}]}}\n"
                                "{\"start\": \"2019\", \"end\": \"2021-02\", \"description\": \"The line was built, \\u00e9tape after \\ud83d\\ude82.\", \"url\": \"https://example.org/a\"}\n"
                                "{\"description\": \"Nobody says when.\"}\n",
                                "made.jsonl");
    CHECK(file.problemCount == 0);
    CHECK(file.events == 3);
    REQUIRE(file.documents.size() == 2);
    const ExtractedDocument &first = file.documents[0];
    CHECK(first.document.path == "https://example.org/a");
    REQUIRE(first.events.size() == 2);
    CHECK(first.events[0].sentence.in(first.document.text) == "Ministers meet");
    CHECK(first.events[0].label == "Ministers meet");
    CHECK(first.events[0].countries == std::vector<CountryCode>{CountryCode("KZ")});
    CHECK(first.events[0].topics.contains(Topic::Summit));
    REQUIRE(first.events[0].place == 0);
    CHECK(first.toponyms[0].name == "Astana");
    CHECK(first.toponyms[0].coordinate->latitude == 51.18);
    CHECK(first.events[1].sentence.in(first.document.text) == "The line was built, étape after 🚂.");
    CHECK(isoFromDay(*first.events[1].interval.earliest) == "2019-01-01");
    CHECK(isoFromDay(*first.events[1].interval.latest) == "2021-02-28");
    CHECK(first.events[1].edtf == "2019/2021-02");
    CHECK(first.events[1].precision == Precision::Year);
    CHECK_FALSE(file.documents[1].events[0].interval.isResolved());
    CHECK(file.documents[1].document.path == "made.jsonl");
}

TEST_CASE("A row that tells no topics has those of its words, whatever other rows of its source tell", "[io]")
{
    const EventFile file = read("{\"date\": \"2024-07-03\", \"text\": \"A summit was held.\", \"topics\": [\"trade\"], \"url\": \"a\"}\n"
                                "{\"date\": \"2024-07-04\", \"text\": \"A summit was held.\", \"topics\": [], \"url\": \"a\"}\n"
                                "{\"date\": \"2024-07-05\", \"text\": \"A summit was held.\", \"url\": \"a\"}\n",
                                "made.jsonl");
    REQUIRE(file.documents.size() == 1);
    const std::vector<Event> &events = file.documents[0].events;
    REQUIRE(events.size() == 3);
    CHECK_FALSE(events[0].topics.contains(Topic::Summit));
    CHECK(events[1].topics.isEmpty());
    CHECK(events[2].topics.contains(Topic::Summit));
}

TEST_CASE("CSV that was written comes back without loss", "[io][eventreader]")
{
    std::vector<ExtractedDocument> documents = extractedBriefings();
    documents.push_back(sampleDocument("=1+1, \"quoted\"\nand a line", "2024-07-05", {
        {"=SUM(A1) 🚂 was on 3 July 2024, and \"that\" was it.", "3 July 2024", "2024-07-03", "2024-07-03", Precision::Day, "", {}, {"KZ", "CN"}, {Topic::Trade}},
    }));
    for (ExtractedDocument &sample : sampleDocuments())
        documents.push_back(std::move(sample));
    const std::string text = written("csv", documents);
    const EventFile file = read(text, "all.csv");
    for (const EventRowProblem &problem : file.problems)
        UNSCOPED_INFO(problem.row << ": " << problem.reason);
    CHECK(file.problemCount == 0);
    CHECK(written("csv", file.documents) == text);
}

TEST_CASE("Web Annotations that were written come back without loss", "[io][eventreader]")
{
    std::vector<ExtractedDocument> documents = extractedBriefings();
    for (ExtractedDocument &sample : sampleDocuments())
        documents.push_back(std::move(sample));
    documents.push_back(sampleDocument("a \"title\" of 𝔸; one", "2024-07-05", {
        {"🚂 Поезд in Astana on 7 September 2013 — 𝒶.", "7 September 2013", "2013-09-07", "2013-09-07", Precision::Day, "Astana", {51.18, 71.446}, {"KZ"}, {}},
    }));
    const std::string text = written("annotations", documents);
    const EventFile file = read(text, "all.jsonld");
    for (const EventRowProblem &problem : file.problems)
        UNSCOPED_INFO(problem.row << ": " << problem.reason);
    CHECK(file.problemCount == 0);
    CHECK(written("annotations", file.documents) == text);
    CHECK(written("csv", file.documents) == written("csv", documents));
}

TEST_CASE("Annotations of another program become events without a date", "[io][eventreader]")
{
    const EventFile file = read("{\"type\": \"AnnotationPage\", \"items\": [{\"type\": \"Annotation\", \"body\": {\"type\": \"TextualBody\", \"value\": \"x\"},"
                                "\"target\": {\"source\": \"https://example.org/a\", \"selector\": {\"type\": \"TextQuoteSelector\", \"exact\": \"A talk.\"}}}]}", "a.jsonld");
    const Event &event = onlyEvent(file);
    CHECK_FALSE(event.interval.isResolved());
    CHECK(event.sentence.in(file.documents[0].document.text) == "A talk.");
    CHECK(file.documents[0].document.path == "https://example.org/a");
    CHECK_FALSE(readEvents("{\"items\": [{]}", "a.jsonld"));
    CHECK_FALSE(readEvents("{}", "a.jsonld"));
}

TEST_CASE("Tables of other programs are read by the names of their columns", "[io][eventreader]")
{
    const EventFile semicolons = read("\xEF\xBB\xBFStart Date;End Date;Event;Latitude;Longitude;Remarks\r\n"
                                      "3 July 2024;4 July 2024;Heads of state meet in Astana;51.18;71.45;x\r\n"
                                      "\r\n"
                                      "2023-05;;Leaders meet;;;\r\n",
                                      "table.csv");
    CHECK(semicolons.problemCount == 0);
    REQUIRE(semicolons.events == 2);
    const std::vector<Event> &events = semicolons.documents[0].events;
    CHECK(events[0].edtf == "2024-07-03/2024-07-04");
    CHECK(events[0].place == 0);
    CHECK(events[1].precision == Precision::Month);
    CHECK(isoFromDay(*events[1].interval.latest) == "2023-05-31");
    CHECK(onlyEvent(read("date\ttext\n2024-07-03 10:00\tA talk\n", "tabs.csv")).edtf == "2024-07-03");
}

TEST_CASE("A row that cannot be used is reported and never guessed at", "[io][eventreader]")
{
    CHECK(reasonFor("date,text\n03/07/2024,A talk\n", "a.csv").find("03/07/2024") != std::string::npos);
    CHECK(reasonFor("date,text\nlast week,A talk\n", "a.csv").find("last week") != std::string::npos);
    CHECK(reasonFor("date,text\n2024-02-30,A talk\n", "a.csv").find("2024-02-30") != std::string::npos);
    CHECK(reasonFor("start,end,text\n2024-07-05,2024-07-03,A talk\n", "a.csv").find("before it begins") != std::string::npos);
    CHECK(reasonFor("date,text\n2024-07-03,  \n", "a.csv").find("no words") != std::string::npos);
    CHECK(reasonFor("date,text\n2024-07-03,A talk,more\n", "a.csv").find("3 cells") != std::string::npos);
    CHECK(reasonFor("date,text\n2024-07-03,\"A talk\n", "a.csv").find("not closed") != std::string::npos);
    CHECK(reasonFor("{\"date\": \"2024-07-03\", \"text\": 5\n", "a.jsonl").find("comma") != std::string::npos);
    CHECK_FALSE(readEvents("colour,size\nred,5\n", "a.csv"));
    CHECK_FALSE(readEvents("", "a.csv"));
    CHECK_FALSE(readEvents("\n\n", "a.jsonl"));
    CHECK_FALSE(readEvents("date,text\n2024-07-03,\xFF\n", "a.csv"));
}

TEST_CASE("What a row says in words that are not known is reported, and the event is taken without it", "[io][eventreader]")
{
    const EventFile file = read("date,text,country,topic,lat,lon\n2024-07-03,A talk,Atlantis,gardening,95,71\n", "a.csv");
    const Event &event = onlyEvent(file);
    CHECK(event.place == -1);
    CHECK(event.countries.empty());
    CHECK(event.topics.isEmpty());
    REQUIRE(file.problems.size() == 3);
    for (const EventRowProblem &problem : file.problems) {
        CHECK(problem.row == 2);
        CHECK(problem.taken);
    }
}

TEST_CASE("A reading that is cancelled gives nothing", "[io][eventreader]")
{
    std::string rows = "date,text\n";
    for (int i = 0; i < 9000; ++i)
        rows += "2024-07-03,A talk\n";
    const Result<EventFile> csv = readEvents(rows, "a.csv", 1, [](double) { return false; });
    CHECK_FALSE(csv);
    const Result<EventFile> lines = readEvents(documentJson(sampleDocuments()[0]) + "\n", "a.jsonl", 1, [](double) { return false; });
    CHECK_FALSE(lines);
}
