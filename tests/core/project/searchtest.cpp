// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/eventfiltermodel.h"
#include "pipeline/extractionpipeline.h"
#include "project/project.h"

#include <catch2/catch_test_macros.hpp>

#include <set>
#include <string>

using namespace Dateline;

namespace {

std::shared_ptr<const ExtractedDocument> read(const std::string &title, const std::string &text)
{
    static const ExtractionPipeline pipeline;
    Document document;
    document.path = document.title = title;
    document.language = "en";
    document.text = text;
    document.published = {dayFromIso("2024-07-10"), PublishedBasis::Given, "given", std::nullopt};
    return std::make_shared<const ExtractedDocument>(pipeline.extract(std::move(document)));
}

struct Searched
{
    Searched()
    {
        REQUIRE_FALSE(project.startUnsaved());
        project.addDocuments({{read("Rails through the steppe", "The terminal in Xi'an was opened on 28 February 2024. A second hall is planned.\n\n"
                                                                "Guests from Denmark arrived in Almaty on 2 July 2024. A café was named after them."),
                               DocumentStorage::Reference, {}},
                              {read("Notes on water", "The ministers met in Astana in May 2019. They spoke of the Aral Sea. In 2013 a canal was dug near Tashkent."),
                               DocumentStorage::Reference, {}}});
        REQUIRE(project.file()->waitUntilSaved());
        REQUIRE(project.file()->waitUntilSearchable());
    }

    /// The sentences (titles in brackets) that a search finds.
    std::set<std::string> found(const std::string &text)
    {
        const Project::SearchResult result = project.search(parseSearch(text));
        CHECK(result.problem.isEmpty());
        CHECK(result.isComplete);
        std::set<std::string> words;
        for (const Project::SearchHit &hit : result.hits) {
            const Document &document = events.store().document(*project.indexOf(hit.document)).document;
            words.insert(hit.sentence ? std::string(hit.sentence->in(document.text)).substr(0, 20) : '[' + document.title + ']');
        }
        return words;
    }

    EventFilterModel events;
    Project project{events};
};

using Found = std::set<std::string>;
const std::string Terminal = "The terminal in Xi'an was opened on 28 February 2024.", Guests = "Guests from Denmark arrived";

} // namespace

TEST_CASE("Words, names and titles are found whatever their accents and script", "[search]")
{
    Searched searched;
    const Found terminal{Terminal.substr(0, 20)};
    const Found guests{Guests.substr(0, 20)};
    for (const char *text : {"Xian", "xi'an", "Xi’an", "XI'AN", "Сиань", "place:Xian", "terminal xian", "\"terminal in Xi'an\"", "termin", "term"})
        CHECK(searched.found(text) == terminal);
    for (const char *text : {"Almaty", "Алматы", "алма", "place:Алматы", "Alma-Ata", "in:KZ arrived", "in:Kazakhstan denmark"})
        CHECK(searched.found(text) == guests);
    CHECK(searched.found("cafe") == Found{"A café was named af"});
    CHECK(searched.found("steppe") == Found{"[Rails through the steppe]"});
    CHECK(searched.found("title:water") == Found{"[Notes on water]"});
    CHECK(searched.found("title:Almaty").empty());
    CHECK(searched.found("nothing of this").empty());
    CHECK(searched.found("\"in terminal Xi'an\"").empty());
}

TEST_CASE("A person is found by name where an event is told of him, and a place of the same name is not", "[search]")
{
    EventFilterModel events;
    Project project(events);
    REQUIRE_FALSE(project.startUnsaved());
    project.addDocuments({{read("Visits", "On 20 March 2019 Tokayev took office in Astana. On 3 July 2024 a train left Almaty for Tashkent."), DocumentStorage::Reference, {}}});
    REQUIRE(project.file()->waitUntilSearchable());
    CHECK(project.search(parseSearch("person:tokayev")).hits.size() == 1);
    CHECK(project.search(parseSearch("person:Токаев")).hits.size() == 1);
    CHECK(project.search(parseSearch("person:Almaty")).hits.empty());
    CHECK(project.search(parseSearch("person:train")).hits.empty());
}

TEST_CASE("Dates, countries and missing words narrow a search", "[search]")
{
    Searched searched;
    CHECK(searched.found("date:2024") == Found{Terminal.substr(0, 20), Guests.substr(0, 20)});
    CHECK(searched.found("date:2024-07") == Found{Guests.substr(0, 20)});
    CHECK(searched.found("from:2013 to:2013-06") == Found{"In 2013 a canal was "});
    CHECK(searched.found("date:2024 -denmark") == Found{Terminal.substr(0, 20)});
    CHECK(searched.found("in:UZ") == Found{"In 2013 a canal was "});
    CHECK(searched.found("in:UZ date:2014").empty());
    // What is no operator is words.
    CHECK(searched.found("date:soon").empty());
    CHECK(searched.found("").empty());
    CHECK(searched.found("-").empty());
    CHECK(searched.found("\"").empty());
    CHECK(searched.found("a:b:c \" AND OR NOT ( * ^ NEAR(").empty());
}

TEST_CASE("Notes, tags and corrections are found at once, and no longer when they are taken back", "[search]")
{
    Searched searched;
    Project &project = searched.project;
    const auto settled = [&] { REQUIRE((project.file()->waitUntilSaved() && project.file()->waitUntilSearchable())); };
    EventIndex guests = 0;
    while (searched.events.store().sentence(guests).find("Denmark") == std::string_view::npos)
        ++guests;
    project.decide({project.subjectOf(guests)}, NoteDecision{"check the passports"});
    project.decide({project.subjectOf(guests)}, TagDecision{"todo"});
    project.decide({documentSubject(project.keyOf(1))}, NoteDecision{"for chapter nine"});
    settled();
    CHECK(searched.found("passports") == Found{Guests.substr(0, 20)});
    CHECK(searched.found("note:chapter") == Found{"[Notes on water]"});
    CHECK(searched.found("tag:todo") == Found{Guests.substr(0, 20)});
    project.undo();
    project.undo();
    project.undo();
    settled();
    CHECK(searched.found("passports").empty());
    CHECK(searched.found("tag:todo").empty());
    project.removeDocuments({project.keyOf(0)});
    CHECK(searched.found("terminal").empty());
}

TEST_CASE("A long list of hits is cut where it was asked to be", "[search]")
{
    Searched searched;
    const Project::SearchResult all = searched.project.search(parseSearch("was OR the"));
    const Project::SearchResult some = searched.project.search(parseSearch("date:2024"), 1);
    CHECK(some.hits.size() == 1);
    CHECK(some.isCut);
    CHECK_FALSE(all.isCut);
    REQUIRE(some.hits.front().events.size() == 1);
}

TEST_CASE("A search as a filter leaves the events of what is found, and all events of an article whose title is", "[search]")
{
    Searched searched;
    const auto shown = [&](const std::string &text) {
        EventFilter filter;
        filter.text = text;
        searched.events.setFilter(filter);
        std::set<std::string> sentences;
        for (const EventIndex event : searched.events.events())
            sentences.insert(std::string(searched.events.store().sentence(event)).substr(0, 20));
        return sentences;
    };
    const Found terminal{Terminal.substr(0, 20)};
    const Found guests{Guests.substr(0, 20)};
    CHECK(shown("Сиань") == terminal);
    CHECK(shown("in:KZ denmark") == guests);
    CHECK(shown("arrived date:2024-07") == guests);
    CHECK(shown("arrived date:2023").empty());
    CHECK(shown("steppe").size() == 2);
    CHECK(shown("title:water").size() == 2);
    CHECK(shown("nothing of this").empty());
    // What is noted is found without another word of the user's.
    shown("ask again");
    CHECK(searched.events.events().empty());
    const auto almaty = [&] {
        for (EventIndex event = 0; event < searched.events.store().size(); ++event) {
            if (searched.events.store().sentence(event).find("Almaty") != std::string_view::npos)
                return event;
        }
        return NoEvent;
    }();
    searched.project.decide({searched.project.subjectOf(almaty)}, NoteDecision{"ask again"});
    REQUIRE(searched.project.file()->waitUntilSearchable());
    searched.events.searchAnew();
    CHECK(searched.events.events() == std::vector<EventIndex>{almaty});
}

TEST_CASE("Without an index plain words are looked for in the events themselves", "[search]")
{
    EventFilterModel events;
    Project project(events);
    project.addDocuments({{read("Rails", "The terminal in Xi'an was opened on 28 February 2024. Guests arrived in Almaty on 2 July 2024."), DocumentStorage::Reference, {}}});
    CHECK_FALSE(project.eventsWith("terminal"));
    EventFilter filter;
    filter.text = "terminal";
    events.setFilter(filter);
    CHECK(events.events().size() == 1);
}
