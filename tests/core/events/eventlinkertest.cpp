// SPDX-License-Identifier: GPL-3.0-or-later
#include "events/eventlabel.h"
#include "events/eventlinker.h"

#include <catch2/catch_test_macros.hpp>

#include <string>

using namespace Dateline;

namespace {

/// A document whose only sentence is @p sentence.
ExtractedDocument oneSentence(const std::string &sentence)
{
    ExtractedDocument document;
    document.document.text = sentence;
    document.sentences = {{0, std::uint32_t(sentence.size())}};
    return document;
}

TextSpan find(const ExtractedDocument &document, const std::string &words)
{
    const auto at = document.document.text.find(words);
    return {std::uint32_t(at), std::uint32_t(at + words.size())};
}

void addDate(ExtractedDocument &document, const std::string &words, const char *earliest, const char *latest)
{
    TemporalExpression expression;
    expression.span = find(document, words);
    expression.makesEvent = true;
    if (*earliest)
        expression.interval = TimeInterval::of(*dayFromIso(earliest), *dayFromIso(latest));
    expression.edtf = earliest;
    document.temporalExpressions.push_back(expression);
}

void addPlace(ExtractedDocument &document, const std::string &words, PlaceKind kind, const char *country)
{
    Toponym toponym;
    toponym.span = find(document, words);
    toponym.name = words;
    toponym.kind = kind;
    toponym.country = CountryCode(country);
    if (kind != PlaceKind::Demonym && kind != PlaceKind::Group)
        toponym.coordinate = Coordinate{1, 2};
    document.toponyms.push_back(toponym);
}

std::string labelOf(const std::string &sentence, const std::string &date)
{
    const auto at = date.empty() ? 0 : sentence.find(date);
    return eventLabel(sentence, {0, std::uint32_t(sentence.size())}, {std::uint32_t(at), std::uint32_t(at + date.size())});
}

} // namespace

TEST_CASE("Two separate dates of a sentence make two events, the same date twice makes one", "[events]")
{
    ExtractedDocument document = oneSentence("The line was agreed in 2017 and opened in 2022, in 2022 at last.");
    addDate(document, "2017", "2017-01-01", "2017-12-31");
    addDate(document, "2022", "2022-01-01", "2022-12-31");
    addDate(document, "2022 at", "2022-01-01", "2022-12-31");
    linkEvents(document);
    REQUIRE(document.events.size() == 2);
    CHECK(document.events[1].temporalExpressions == std::vector<std::uint32_t>{1, 2});
    CHECK(document.events[0].id != document.events[1].id);
}

TEST_CASE("The day of a dateline makes an event only where the sentence names no other", "[events]")
{
    const auto events = [](const std::string &sentence, bool told) {
        ExtractedDocument document = oneSentence(sentence);
        addDate(document, "July 5", "2024-07-05", "2024-07-05");
        if (told)
            addDate(document, "Thursday", "2024-07-04", "2024-07-04");
        linkEvents(document);
        return document.events;
    };
    const auto told = events("BISHKEK, July 5 (Agency) -- The deal was signed on Thursday.", true);
    REQUIRE(told.size() == 1);
    CHECK(told[0].edtf == "2024-07-04");
    CHECK(told[0].label == "The deal was signed on Thursday");
    CHECK(events("BISHKEK, July 5 -- The deal was signed.", false).size() == 1);
    CHECK(events("On July 5 the deal of Thursday was signed.", true).size() == 2);
}

TEST_CASE("The two ends of a range make one event with the joint interval", "[events]")
{
    ExtractedDocument document = oneSentence("The fair runs from July 3 to July 5.");
    addDate(document, "July 3", "2024-07-03", "2024-07-03");
    addDate(document, "July 5", "2024-07-05", "2024-07-05");
    document.temporalExpressions[0].rangeEnd = 1;
    linkEvents(document);
    REQUIRE(document.events.size() == 1);
    CHECK(document.events[0].interval == TimeInterval::of(*dayFromIso("2024-07-03"), *dayFromIso("2024-07-05")));
    CHECK(document.events[0].edtf == "2024-07-03/2024-07-05");
    CHECK(document.events[0].temporalExpressions == std::vector<std::uint32_t>{0, 1});
}

TEST_CASE("The label of a chronology's entry leaves out both ends of its range", "[events]")
{
    ExtractedDocument document = oneSentence("February-March - Votes are counted.");
    addDate(document, "February", "2005-02-01", "2005-02-28");
    addDate(document, "March", "2005-03-01", "2005-03-31");
    document.temporalExpressions[0].rangeEnd = 1;
    linkEvents(document);
    REQUIRE(document.events.size() == 1);
    CHECK(document.events[0].label == "Votes are counted");
}

TEST_CASE("A sentence whose only date is unresolved gives an undated event", "[events]")
{
    ExtractedDocument document = oneSentence("They meet on Monday.");
    addDate(document, "Monday", "", "");
    linkEvents(document);
    REQUIRE(document.events.size() == 1);
    CHECK_FALSE(document.events[0].interval.isResolved());
    CHECK(document.events[0].edtf.empty());
    CHECK(document.events[0].dateConfidence == 0);
}

TEST_CASE("Beside a resolved date an unresolved one makes no event of its own", "[events]")
{
    ExtractedDocument document = oneSentence("On Monday they recalled the talks of 2013.");
    addDate(document, "Monday", "", "");
    addDate(document, "2013", "2013-01-01", "2013-12-31");
    linkEvents(document);
    REQUIRE(document.events.size() == 1);
    CHECK(document.events[0].edtf == "2013-01-01");
}

TEST_CASE("Durations and vague references make no event", "[events]")
{
    ExtractedDocument document = oneSentence("It took three years.");
    addDate(document, "three years", "", "");
    document.temporalExpressions[0].makesEvent = false;
    linkEvents(document);
    CHECK(document.events.empty());
}

TEST_CASE("An event stands at the city it happened in, not at a country or a people's name", "[events]")
{
    ExtractedDocument document = oneSentence("Kazakh and Chinese ministers from Almaty met in Astana, Kazakhstan, on 2 July 2024.");
    addDate(document, "2 July 2024", "2024-07-02", "2024-07-02");
    addPlace(document, "Kazakh", PlaceKind::Demonym, "KZ");
    addPlace(document, "Chinese", PlaceKind::Demonym, "CN");
    addPlace(document, "Almaty", PlaceKind::City, "KZ");
    addPlace(document, "Astana", PlaceKind::City, "KZ");
    addPlace(document, "Kazakhstan", PlaceKind::Country, "KZ");
    linkEvents(document);
    REQUIRE(document.events.size() == 1);
    CHECK(document.events[0].place == 3);
    CHECK(document.events[0].countries == std::vector<CountryCode>{CountryCode("KZ"), CountryCode("CN")});
    CHECK(document.events[0].topics.bits() == 0);
}

TEST_CASE("A government's seat named for the government is no place of the event", "[events]")
{
    ExtractedDocument document = oneSentence("Beijing agreed in 2019.");
    addDate(document, "2019", "2019-01-01", "2019-12-31");
    addPlace(document, "Beijing", PlaceKind::City, "CN");
    document.toponyms[0].metonym = true;
    linkEvents(document);
    REQUIRE(document.events.size() == 1);
    CHECK(document.events[0].place == -1);
    CHECK(document.events[0].countries == std::vector<CountryCode>{CountryCode("CN")});
}

TEST_CASE("Of several dates in a sentence each has the place beside it", "[events]")
{
    ExtractedDocument document = oneSentence("On 3 June it was shown in Osh, and on 4 July 2014 the board moved it to Naryn by rail.");
    addDate(document, "3 June", "2014-06-03", "2014-06-03");
    addDate(document, "4 July 2014", "2014-07-04", "2014-07-04");
    addPlace(document, "Osh", PlaceKind::City, "KG");
    addPlace(document, "Naryn", PlaceKind::City, "KG");
    linkEvents(document);
    REQUIRE(document.events.size() == 2);
    CHECK(document.events[0].place == 0);
    CHECK(document.events[1].place == 1);
}

TEST_CASE("A place right behind a later date is not that of an earlier one, unless the two are named together", "[events]")
{
    const auto places = [](const std::string &sentence, const char *first, const char *second) {
        ExtractedDocument document = oneSentence(sentence);
        addDate(document, first, "1839-04-12", "1839-04-12");
        addDate(document, second, "1888-11-01", "1888-11-01");
        addPlace(document, "Naryn", PlaceKind::City, "KG");
        linkEvents(document);
        REQUIRE(document.events.size() == 2);
        return std::pair(document.events[0].place, document.events[1].place);
    };
    CHECK(places("He was born on 12 April 1839 in a village and died on 1 November 1888 at Naryn.", "12 April 1839", "1 November 1888") == std::pair(-1, 0));
    CHECK(places("They met on 12 April 1839 and 1 November 1888 in Naryn.", "12 April 1839", "1 November 1888") == std::pair(0, 0));
}

TEST_CASE("A part of the world is not the place of what has a town in its sentence", "[events]")
{
    ExtractedDocument document = oneSentence("They met in Osh on 13 June, where many stayed on, and the talks on Asia were held on Saturday.");
    addDate(document, "13 June", "2019-06-13", "2019-06-13");
    addDate(document, "Saturday", "2019-06-15", "2019-06-15");
    addPlace(document, "Osh", PlaceKind::City, "KG");
    addPlace(document, "Asia", PlaceKind::Region, "");
    linkEvents(document);
    REQUIRE(document.events.size() == 2);
    CHECK(document.events[1].place == 0);
}

TEST_CASE("An identifier depends on the words and not on the run", "[events]")
{
    ExtractedDocument first = oneSentence("It opened in 2014.");
    addDate(first, "2014", "2014-01-01", "2014-12-31");
    ExtractedDocument second = first;
    linkEvents(first);
    linkEvents(second);
    CHECK(first.events[0].id == second.events[0].id);
    CHECK(first.events[0].id.size() == 16);
}

TEST_CASE("A label leaves out a leading date and the closing full stop", "[events]")
{
    CHECK(labelOf("In 2013, a belt of roads was proposed.", "2013") == "A belt of roads was proposed");
    CHECK(labelOf("On 3 December 2014, the line opened.", "3 December 2014") == "The line opened");
    CHECK(labelOf("The line opened in 2014.", "2014") == "The line opened in 2014");
    CHECK(labelOf("31 August - The line opens.", "31 August") == "The line opens");
    CHECK(labelOf("\u2022 31 August \u2013 the line opens.", "31 August") == "The line opens");
    CHECK(labelOf("10 May: The line opens.", "10 May") == "The line opens");
    CHECK(labelOf("10 May:", "10 May") == "10 May:");
    CHECK(labelOf("Nov.: the line opens.", "Nov") == "The line opens");
    CHECK(labelOf("28 March\nThe line opens.", "28 March") == "The line opens");
    CHECK(labelOf("May-June is dry.", "May") == "May-June is dry");
}

TEST_CASE("A long sentence's label is the clause of its date, cut at a word", "[events]")
{
    const std::string sentence = "The old road over the pass, which the two sides had used for trade for many years, and where a tunnel "
                                 "was opened in 2017 after long work, is closed.";
    CHECK(labelOf(sentence, "2017") == "A tunnel was opened in 2017 after long work, is closed");
    const std::string label = labelOf("Ministers of transport from five neighbouring countries agreed on common tariffs for containers in 2023.", "2023");
    CHECK(label == "Ministers of transport from five neighbouring countries\u2026");
}

TEST_CASE("A date at the end of a long sentence has the clause behind the semicolon, but no last member of a list", "[events]")
{
    const std::string clauses = "The old road over the pass was used by traders of both sides for many years; a tunnel was opened in 2017.";
    CHECK(labelOf(clauses, "2017") == "A tunnel was opened in 2017");
    const std::string list = "The ministers of transport of the five neighbouring countries Russia, Belarus and Kazakhstan met in 2017.";
    CHECK(labelOf(list, "2017").starts_with("The ministers of transport"));
}

TEST_CASE("A clause without a subject is no label, the sentence from its beginning is", "[events]")
{
    const std::string sentence = "The new line over the pass, which was proposed by the governor of the region, will take place of the road in 2031, says he.";
    CHECK(labelOf(sentence, "2031").starts_with("The new line over the pass"));
    CHECK(labelOf("On 2 July, local time, the fair was opened.", "2 July") == "The fair was opened");
}

TEST_CASE("A label counts code points and is one line", "[events]")
{
    std::string sentence;
    for (int i = 0; i < 40; ++i)
        sentence += "\u0436\u0436\n";
    const std::string label = labelOf(sentence, "");
    CHECK(label.find('\n') == std::string::npos);
    CHECK(label.size() <= 60 * 2 + 3);
}
