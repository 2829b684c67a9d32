// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/documentjson.h"
#include "models/eventfiltermodel.h"
#include "models/eventselection.h"
#include "pipeline/extractionpipeline.h"
#include "project/project.h"

#include <catch2/catch_test_macros.hpp>

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>

#include <algorithm>
#include <random>
#include <set>

using namespace Dateline;

namespace {

const ExtractionPipeline &pipeline()
{
    static const ExtractionPipeline instance;
    return instance;
}

std::shared_ptr<const ExtractedDocument> read(const std::string &path, const std::string &text)
{
    Document document;
    document.path = path;
    document.title = path;
    document.language = "en";
    document.text = text;
    document.published = {dayFromIso("2024-07-10"), PublishedBasis::Given, "given", std::nullopt};
    return std::make_shared<const ExtractedDocument>(pipeline().extract(std::move(document)));
}

/// A line a day, no two of them alike.
std::string line(int number)
{
    static const char *const cities[] = {"Astana", "Almaty", "Tashkent", "Bishkek", "Dushanbe", "Ashgabat", "Samarkand"};
    return "Delegation number " + std::to_string(number) + " was received in " + cities[number % 7] + " on " + std::to_string(number % 28 + 1) + " June 2024.";
}

std::string article(int first, int count)
{
    std::string text;
    for (int i = first; i < first + count; ++i)
        text += line(i) + "\n\n";
    return text;
}

struct Opened
{
    explicit Opened(const std::vector<std::shared_ptr<const ExtractedDocument>> &documents = {})
    {
        project.setClock([] { return "2026-01-01T00:00:00Z"; });
        std::vector<Project::NewDocument> added;
        for (const auto &document : documents)
            added.push_back({document, DocumentStorage::Reference, {}});
        project.addDocuments(std::move(added));
    }

    EventFilterModel events;
    EventSelection selection{events};
    Project project{events};

    EventIndex eventOf(int number) const
    {
        for (EventIndex index = 0; index < events.store().size(); ++index) {
            if (events.store().sentence(index) == line(number))
                return index;
        }
        return NoEvent;
    }

    /// What is shown, in words that can be compared.
    std::string shown() const
    {
        std::string text;
        for (std::uint32_t document = 0; document < events.store().documentCount(); ++document) {
            text += documentJson(events.store().document(document));
            const DocumentKey key = project.keyOf(document);
            for (const auto &[event, marks] : project.outcome(key).marks) {
                text += event + (marks.accepted ? 'a' : '-') + (marks.starred ? 's' : '-') + (marks.edited ? 'e' : '-') + (marks.added ? 'n' : '-');
                for (const std::string &note : marks.notes)
                    text += note;
                for (const std::string &tag : marks.tags)
                    text += tag;
            }
        }
        return text;
    }
};

/// One random change.
void changeSomething(Opened &opened, std::mt19937 &random)
{
    Project &project = opened.project;
    const EventStore &store = opened.events.store();
    const auto number = [&](std::uint32_t below) { return std::uint32_t(random() % below); };
    if (store.size() == 0 || number(12) == 0) {
        project.setView("view " + std::to_string(number(3)), std::to_string(random()));
        return;
    }
    const EventIndex event = number(store.size());
    const std::uint32_t document = store.documentOf(event);
    const DecisionSubject subject = project.subjectOf(event);
    switch (number(11)) {
    case 0: project.decide({subject}, StarDecision{}); break;
    case 1: project.decide({subject}, RejectDecision{}); break;
    case 2: project.decide({subject}, NoteDecision{std::to_string(random())}); break;
    case 3: project.decide({subject}, AcceptDecision{}); break;
    case 4: {
        EditDecision edit;
        edit.label = std::to_string(random());
        edit.edtf = "2024-0" + std::to_string(1 + number(9));
        project.decide({subject}, edit);
        break;
    }
    case 5: project.decide({documentSubject(project.keyOf(document))}, DocumentDateDecision{Day(std::chrono::days(19000 + number(1000)))}); break;
    case 6: {
        const std::vector<TemporalExpression> &expressions = store.document(document).temporalExpressions;
        project.decide({expressionSubject(store.document(document), project.keyOf(document), expressions[number(std::uint32_t(expressions.size()))])},
                       DateDecision{number(3) == 0 ? "" : "2023-11-1" + std::to_string(number(9))});
        break;
    }
    case 7: {
        const std::vector<Toponym> &toponyms = store.document(document).toponyms;
        if (!toponyms.empty())
            project.decide({toponymSubject(store.document(document), project.keyOf(document), toponyms[number(std::uint32_t(toponyms.size()))])},
                           PlaceDecision{ChosenPlace{"Osh", PlaceKind::City, CountryCode("KG"), Coordinate{40.5, 72.8}, 0}, number(2) == 0});
        break;
    }
    case 8:
        project.decide({wordsSubject(store.document(document), project.keyOf(document), DecisionSubject::Kind::Event, store.event(event).sentence)},
                       AddEventDecision{"Added", "2024-05-0" + std::to_string(1 + number(9)), {}});
        break;
    case 9:
        if (!project.decisions().empty())
            project.withdraw({project.decisions()[number(std::uint32_t(project.decisions().size()))].id});
        break;
    default:
        project.removeDocuments({project.keyOf(document)});
        break;
    }
}

} // namespace

TEST_CASE("Undo and redo lead to the same states, whatever was done", "[project]")
{
    const std::vector<std::shared_ptr<const ExtractedDocument>> documents{read("a.txt", article(0, 4)), read("b.txt", article(4, 3))};
    std::mt19937 random(1000);
    for (int sequence = 0; sequence < 1000; ++sequence) {
        INFO("sequence " << sequence);
        Opened opened(documents);
        std::vector<std::string> shown{opened.shown()};
        std::vector<ProjectRecords> records{opened.project.records()};
        const std::size_t first = opened.project.history().done();
        const int steps = 3 + int(random() % 6);
        for (int step = 0; step < steps; ++step) {
            if (random() % 4 == 0 && opened.project.history().done() > first) {
                // A step back, and then other ones instead.
                opened.project.undo();
                shown.resize(opened.project.history().done() - first + 1);
                records.resize(shown.size());
                CHECK(opened.shown() == shown.back());
                continue;
            }
            const std::size_t before = opened.project.history().done();
            changeSomething(opened, random);
            if (opened.project.history().done() == before)
                continue;
            shown.push_back(opened.shown());
            records.push_back(opened.project.records());
        }
        for (int walk = 0; walk < 4; ++walk) {
            const std::size_t to = random() % shown.size();
            opened.project.goTo(first + to);
            CHECK(opened.project.records() == records[to]);
            CHECK(opened.shown() == shown[to]);
        }
        while (opened.project.history().done() > 0)
            opened.project.undo();
        CHECK(opened.project.records().empty());
        CHECK(opened.events.store().documentCount() == 0);
        while (opened.project.history().done() < first + shown.size() - 1)
            opened.project.redo();
        CHECK(opened.project.records() == records.back());
        CHECK(opened.shown() == shown.back());
    }
}

TEST_CASE("Fifty decisions survive a new reading, none moves, and those without their words are shown as orphans", "[project]")
{
    constexpr int Lines = 60;
    Opened opened({read("a.txt", article(0, Lines))});
    Project &project = opened.project;
    const DocumentKey key = project.keyOf(0);
    for (int number = 0; number < 50; ++number) {
        const EventIndex event = opened.eventOf(number);
        REQUIRE(event != NoEvent);
        project.decide({project.subjectOf(event)}, NoteDecision{line(number)});
    }
    REQUIRE(project.decisions().size() == 50);

    // Lines go, come, change places and change by a word; others look much like those that are gone.
    std::string text = "A heading that was not there\n\n";
    std::set<int> gone;
    for (int number = Lines - 1; number >= 0; --number) {
        std::string sentence = line(number);
        if (number % 5 == 1) {
            gone.insert(number);
            sentence.replace(sentence.find("was received"), 12, "was met");
        } else if (number % 5 == 3) {
            text += line(number + 100) + "\n\n";
        }
        text += sentence + "\n\n";
    }
    project.setMachineResult(key, read("a.txt", text));

    CHECK(project.decisions().size() == 50);
    int orphans = 0;
    for (const Decision &decision : project.decisions()) {
        const std::string &of = std::get<NoteDecision>(decision.content).text;
        const DecisionState state = project.stateOf(decision);
        const int number = std::stoi(of.substr(of.find("number ") + 7));
        INFO(of);
        CHECK(state.isOrphan == gone.contains(number));
        if (state.isOrphan) {
            ++orphans;
            CHECK_FALSE(state.reason.empty());
            continue;
        }
        const EventIndex event = opened.eventOf(number);
        REQUIRE(event != NoEvent);
        CHECK(project.marks(key, opened.events.store().event(event).id).notes == std::vector<std::string>{of});
    }
    CHECK(orphans == 10);
    // No sentence carries the note of another one.
    for (EventIndex event = 0; event < opened.events.store().size(); ++event) {
        for (const std::string &note : project.marks(key, opened.events.store().event(event).id).notes)
            CHECK(note == opened.events.store().sentence(event));
    }
    // When the words come back, so do the decisions.
    project.setMachineResult(key, read("a.txt", article(0, Lines)));
    for (const Decision &decision : project.decisions())
        CHECK_FALSE(project.stateOf(decision).isOrphan);
}

TEST_CASE("A project is saved as it goes and reads back with everything in it", "[project]")
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("walk.dateline"));
    std::string shown;
    ProjectRecords records;
    {
        Opened opened({read("a.txt", article(0, 5)), read("b.txt", article(5, 5))});
        REQUIRE_FALSE(opened.project.saveAs(path));
        std::mt19937 random(3);
        for (int i = 0; i < 30; ++i)
            changeSomething(opened, random);
        opened.project.setSetting("corridors", "[1,2]");
        opened.project.setSetting("layout", "x", {}, false);
        CHECK_FALSE(opened.project.history().steps().back().edits.front().name.id == "layout");
        shown = opened.shown();
        records = opened.project.records();
    }
    Opened again;
    Result<ProjectContents> contents = readProject(path);
    REQUIRE(contents);
    again.project.open(std::move(*contents));
    CHECK(again.shown() == shown);
    CHECK(again.project.records() == records);
    CHECK_FALSE(again.project.history().canUndo());
    CHECK(again.project.outdatedDocuments().empty());
    REQUIRE(again.project.file()->waitUntilSaved());
    CHECK(again.project.isSaved());
}

TEST_CASE("The chosen event stays chosen when decisions change what is around it", "[project]")
{
    Opened opened({read("a.txt", article(0, 4)), read("b.txt", article(4, 4))});
    opened.selection.select(opened.eventOf(6));
    QSignalSpy changed(&opened.selection, &EventSelection::changed);
    opened.project.decide({opened.project.subjectOf(opened.eventOf(1))}, RejectDecision{});
    CHECK(opened.selection.current() == opened.eventOf(6));
    opened.project.removeDocuments({opened.project.keyOf(0)});
    CHECK(opened.selection.current() == opened.eventOf(6));
    opened.project.decide({opened.project.subjectOf(opened.eventOf(6))}, RejectDecision{});
    CHECK(opened.selection.isEmpty());
    CHECK(changed.size() == 3);
}

TEST_CASE("Several changes can be one step", "[project]")
{
    Opened opened({read("a.txt", article(0, 4))});
    const std::string before = opened.shown();
    const std::size_t done = opened.project.history().done();
    QSignalSpy told(&opened.project, &Project::decisionsChanged);
    opened.project.inOneStep(QStringLiteral("Reject all"), [&] {
        while (opened.events.store().size() > 0 && opened.project.decisions().size() < 4)
            opened.project.decide({opened.project.subjectOf(EventIndex(opened.project.decisions().size()))}, RejectDecision{});
    });
    CHECK(opened.events.store().size() == 0);
    CHECK(told.size() == 1);
    CHECK(opened.project.history().done() == done + 1);
    CHECK(opened.project.history().steps().back().text == "Reject all");
    opened.project.undo();
    CHECK(opened.shown() == before);
}

TEST_CASE("The same decision on the same thing is not kept twice", "[project]")
{
    Opened opened({read("a.txt", article(0, 4))});
    const DecisionSubject subject = opened.project.subjectOf(opened.eventOf(2));
    opened.project.decide({subject}, AcceptDecision{});
    opened.project.decide({subject}, StarDecision{});
    opened.project.decide({subject}, StarDecision{});
    opened.project.decide({subject}, NoteDecision{"one"});
    opened.project.decide({subject}, NoteDecision{"two"});
    CHECK(opened.project.decisions().size() == 4);
    CHECK(opened.project.decisionsOn(opened.eventOf(2)).size() == 4);
    CHECK(opened.project.decisionsOn(opened.eventOf(1)).empty());
    opened.project.decide({subject}, RejectDecision{});
    CHECK(std::none_of(opened.project.decisions().begin(), opened.project.decisions().end(),
                       [](const Decision &decision) { return std::holds_alternative<AcceptDecision>(decision.content); }));
}

TEST_CASE("Opening an article again reads it anew and keeps its decisions", "[project]")
{
    Opened opened({read("a.txt", article(0, 4))});
    opened.project.decide({opened.project.subjectOf(opened.eventOf(2))}, StarDecision{});
    const std::vector<DocumentKey> keys = opened.project.addDocuments({{read("a.txt", "New.\n\n" + article(0, 4)), DocumentStorage::Reference, {}}});
    CHECK(keys == std::vector<DocumentKey>{opened.project.keyOf(0)});
    CHECK(opened.events.store().documentCount() == 1);
    CHECK(opened.project.marks(keys.front(), opened.events.store().event(opened.eventOf(2)).id).starred);
}

TEST_CASE("A project open for reading only takes no change", "[project]")
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("walk.dateline"));
    Opened writer({read("a.txt", article(0, 4))});
    REQUIRE_FALSE(writer.project.saveAs(path));
    REQUIRE(writer.project.file()->waitUntilSaved());
    Opened reader;
    Result<ProjectContents> contents = readProject(path);
    REQUIRE(contents);
    reader.project.open(std::move(*contents));
    CHECK(reader.project.isReadOnly());
    const std::string shown = reader.shown();
    CHECK(shown == writer.shown());
    CHECK(reader.project.decide({reader.project.subjectOf(0)}, StarDecision{}).empty());
    reader.project.removeDocuments({reader.project.keyOf(0)});
    CHECK(reader.shown() == shown);
}
