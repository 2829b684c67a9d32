// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/eventfiltermodel.h"
#include "pipeline/extractionpipeline.h"
#include "project/historymodel.h"
#include "project/project.h"
#include "project/reviewlist.h"

#include <catch2/catch_test_macros.hpp>

#include <QAbstractItemModelTester>
#include <QCoreApplication>
#include <QSignalSpy>

#include <algorithm>
#include <set>
#include <string>

using namespace Dateline;

namespace {

std::shared_ptr<const ExtractedDocument> read(const std::string &path, const std::string &text, const char *published = nullptr)
{
    static const ExtractionPipeline pipeline;
    Document document;
    document.path = document.title = path;
    document.language = "en";
    document.text = text;
    if (published)
        document.published = {dayFromIso(published), PublishedBasis::Given, "given", std::nullopt};
    return std::make_shared<const ExtractedDocument>(pipeline.extract(std::move(document)));
}

struct Tray
{
    explicit Tray(const std::vector<std::shared_ptr<const ExtractedDocument>> &documents)
    {
        std::vector<Project::NewDocument> added;
        for (const auto &document : documents)
            added.push_back({document, DocumentStorage::Reference, {}});
        project.addDocuments(std::move(added));
    }

    std::size_t count(ReviewEntry::Kind kind) const
    {
        const auto counted = std::size_t(std::count_if(list.entries().begin(), list.entries().end(), [kind](const ReviewEntry &entry) { return entry.kind == kind; }));
        CHECK(counted == list.count(kind));
        return counted;
    }
    const ReviewEntry &first(ReviewEntry::Kind kind) const
    {
        return *std::find_if(list.entries().begin(), list.entries().end(), [kind](const ReviewEntry &entry) { return entry.kind == kind; });
    }
    std::string_view textOf(DocumentKey key) const { return events.store().document(*project.indexOf(key)).document.text; }
    /// The words of the entry, for a decision about them.
    DecisionSubject subjectOf(const ReviewEntry &entry) const
    {
        const ExtractedDocument &document = events.store().document(*project.indexOf(entry.document));
        return wordsSubject(document, entry.document, entry.kind == ReviewEntry::Kind::Date ? DecisionSubject::Kind::Expression : DecisionSubject::Kind::Toponym, entry.words);
    }
    /// Of a conflict: the event that the telling is of.
    EventIndex eventOf(DocumentKey key, std::uint32_t position) const { return events.store().firstEventOf(*project.indexOf(key)) + position; }

    EventFilterModel events;
    Project project{events};
    ReviewList list{project, events};
};

constexpr const char *Summit = "The 12th summit of the Eagle Council was held in Astana on 2 May 2024.\n";
constexpr const char *LaterSummit = "The 12th summit of the Eagle Council was held in Astana on 5 May 2024.\n";

} // namespace

TEST_CASE("The tray holds what nobody knows, and lets go of what a person decided", "[review]")
{
    Tray tray({read("a.txt", "Guests arrived in Almaty on Monday. The talks went on in Astana.\n")});
    CHECK(tray.count(ReviewEntry::Kind::DocumentDate) == 1);
    REQUIRE(tray.count(ReviewEntry::Kind::Date) == 1);
    const ReviewEntry entry = tray.first(ReviewEntry::Kind::Date);
    CHECK(entry.event != NoEvent);
    CHECK_FALSE(entry.why.empty());
    CHECK(tray.list.entries()[1].words.in(tray.textOf(entry.document)) == "Monday");
    CHECK(tray.list.entries()[1].sentence.in(tray.textOf(entry.document)) == "Guests arrived in Almaty on Monday.");

    tray.project.decide({tray.subjectOf(entry)}, DateDecision{"2024-07-01"});
    CHECK(tray.count(ReviewEntry::Kind::Date) == 0);
    tray.project.undo();
    CHECK(tray.count(ReviewEntry::Kind::Date) == 1);
    tray.project.decide({tray.subjectOf(tray.first(ReviewEntry::Kind::Date))}, AcceptDecision{});
    CHECK(tray.count(ReviewEntry::Kind::Date) == 0);

    tray.project.decide({documentSubject(tray.first(ReviewEntry::Kind::DocumentDate).document)}, DocumentDateDecision{dayFromIso("2024-07-03")});
    CHECK(tray.list.entries().empty());
}

TEST_CASE("An article without a day is in the tray only while something waits for its day", "[review]")
{
    // The day it was written would change nothing of what it tells.
    const auto undated = read("a.txt", "Guests arrived in Almaty. The talks went on in Astana.\n");
    REQUIRE_FALSE(undated->document.published.day);
    const Tray settled({undated});
    CHECK(settled.list.entries().empty());
    const Tray waiting({undated, read("b.txt", "Guests arrived in Astana on Monday.\n")});
    REQUIRE(waiting.count(ReviewEntry::Kind::DocumentDate) == 1);
    CHECK(waiting.first(ReviewEntry::Kind::DocumentDate).document == waiting.project.documents()[1]);
    CHECK(waiting.first(ReviewEntry::Kind::DocumentDate).count == 1);
}

TEST_CASE("Orphans and conflicts are in the tray", "[review]")
{
    Tray tray({read("a.txt", Summit, "2024-07-01"), read("b.txt", LaterSummit, "2024-07-01")});
    REQUIRE(tray.count(ReviewEntry::Kind::DateConflict) == 1);
    const ReviewEntry conflict = tray.first(ReviewEntry::Kind::DateConflict);
    CHECK(conflict.isConflict());
    CHECK(conflict.sentence.in(tray.textOf(conflict.document)) == std::string_view(Summit).substr(0, std::string_view(Summit).size() - 1));
    CHECK(conflict.other.document == tray.project.keyOf(1));
    CHECK(conflict.other.sentence.in(tray.textOf(conflict.other.document)) == std::string_view(LaterSummit).substr(0, std::string_view(LaterSummit).size() - 1));
    CHECK(conflict.why == "2024-05-02 against 2024-05-05");
    tray.project.decide({tray.project.subjectOf(0)}, StarDecision{});
    CHECK(tray.count(ReviewEntry::Kind::DateConflict) == 1);
    tray.project.setMachineResult(tray.project.keyOf(0), read("a.txt", "Another text.\n", "2024-07-01"));
    CHECK(tray.count(ReviewEntry::Kind::DateConflict) == 0);
    REQUIRE(tray.count(ReviewEntry::Kind::Orphan) == 1);
    CHECK(tray.first(ReviewEntry::Kind::Orphan).decision == tray.project.decisions().front().id);
    tray.project.withdraw({tray.project.decisions().front().id});
    CHECK(tray.count(ReviewEntry::Kind::Orphan) == 0);
}

TEST_CASE("A conflict leaves the tray when both tellings are accepted, when their dates agree, and when they are two events", "[review]")
{
    Tray tray({read("a.txt", Summit, "2024-07-01"), read("b.txt", LaterSummit, "2024-07-01")});
    REQUIRE(tray.count(ReviewEntry::Kind::DateConflict) == 1);
    const ReviewEntry conflict = tray.first(ReviewEntry::Kind::DateConflict);
    const EventIndex first = tray.eventOf(conflict.document, conflict.event);
    const EventIndex second = tray.eventOf(conflict.other.document, conflict.other.event);
    SECTION("accepted")
    {
        tray.project.decide({tray.project.subjectOf(first)}, AcceptDecision{});
        CHECK(tray.count(ReviewEntry::Kind::DateConflict) == 1);
        tray.project.decide({tray.project.subjectOf(second)}, AcceptDecision{});
        CHECK(tray.count(ReviewEntry::Kind::DateConflict) == 0);
        tray.project.undo();
        CHECK(tray.count(ReviewEntry::Kind::DateConflict) == 1);
    }
    SECTION("dated alike")
    {
        const ExtractedDocument &document = tray.events.store().document(tray.events.store().documentOf(second));
        tray.project.decide({expressionSubject(document, conflict.other.document, document.temporalExpressions.front())}, DateDecision{"2024-05-02"});
        CHECK(tray.count(ReviewEntry::Kind::DateConflict) == 0);
        CHECK(tray.project.merged().groups.size() == 1);
    }
    SECTION("kept apart")
    {
        tray.project.decide({tray.project.subjectOf(first), tray.project.subjectOf(second)}, SplitDecision{});
        CHECK(tray.count(ReviewEntry::Kind::DateConflict) == 0);
    }
    SECTION("rejected")
    {
        tray.project.decide({tray.project.subjectOf(second)}, RejectDecision{});
        CHECK(tray.count(ReviewEntry::Kind::DateConflict) == 0);
    }
}

TEST_CASE("Articles that give one event other figures are in the tray", "[review]")
{
    Tray tray({read("a.txt", "The Eagle Fund signed an agreement in Astana on 2 May 2024, and the trade of Kazakhstan with China reached $41 billion.\n", "2024-07-01"),
               read("b.txt", "The Eagle Fund signed its agreement in Astana on 2 May 2024, and the trade of Kazakhstan with China reached $29 billion.\n", "2024-07-01")});
    REQUIRE(tray.count(ReviewEntry::Kind::FigureConflict) == 1);
    const ReviewEntry conflict = tray.first(ReviewEntry::Kind::FigureConflict);
    CHECK(conflict.why.find("$41 billion against $29 billion") != std::string::npos);
    CHECK(conflict.document != conflict.other.document);
    CHECK(tray.count(ReviewEntry::Kind::DateConflict) == 0);
}

TEST_CASE("An entry is the same one after the article was read anew", "[review]")
{
    Tray tray({read("a.txt", Summit, "2024-07-01"), read("b.txt", LaterSummit, "2024-07-01"), read("c.txt", "Guests arrived in Almaty on Monday.\n")});
    std::vector<std::string> before;
    for (const ReviewEntry &entry : tray.list.entries())
        before.push_back(entry.id());
    REQUIRE(before.size() == 3);
    CHECK(std::set<std::string>(before.begin(), before.end()).size() == 3);
    tray.project.setMachineResult(tray.project.keyOf(1), read("b.txt", LaterSummit, "2024-07-01"));
    std::vector<std::string> after;
    for (const ReviewEntry &entry : tray.list.entries())
        after.push_back(entry.id());
    CHECK(after == before);
}

TEST_CASE("One change of the project makes one new list", "[review]")
{
    Tray tray({read("a.txt", Summit, "2024-07-01"), read("b.txt", LaterSummit, "2024-07-01")});
    QCoreApplication::processEvents();
    QSignalSpy changed(&tray.list, &ReviewList::changed);
    QSignalSpy merged(&tray.project, &Project::mergedChanged);
    std::vector<Project::NewDocument> added;
    added.push_back({read("c.txt", "Guests arrived in Almaty on Monday.\n"), DocumentStorage::Reference, {}});
    tray.project.addDocuments(std::move(added));
    CHECK(tray.list.entries().size() == 3);
    tray.project.decide({tray.project.subjectOf(0)}, RejectDecision{});
    CHECK(merged.size() == 2);
    CHECK(tray.list.entries().size() == 2);
    QCoreApplication::processEvents();
    CHECK(changed.size() == 2);
}

TEST_CASE("Conflicts that are found after the change come in a list of their own", "[review]")
{
    // More events than are merged at once.
    std::string text;
    for (int i = 0; i < 5200; ++i)
        text += "A lamp was lit on " + std::to_string(1 + i % 28) + " May " + std::to_string(1500 + i / 28) + ".\n\n";
    Tray tray({read("a.txt", Summit, "2024-07-01"), read("b.txt", LaterSummit, "2024-07-01"), read("c.txt", text, "2024-07-01")});
    REQUIRE(tray.events.store().size() > 5000);
    CHECK(tray.count(ReviewEntry::Kind::DateConflict) == 0);
    tray.project.finishMerging();
    tray.list.bringUpToDate();
    REQUIRE(tray.count(ReviewEntry::Kind::DateConflict) == 1);

    // Until the next ones are found, those of before are shown of the events that they are about, whatever their indexes are now.
    tray.project.removeDocuments({tray.project.keyOf(0)});
    CHECK(tray.count(ReviewEntry::Kind::DateConflict) == 0);
    tray.project.undo();
    tray.project.removeDocuments({tray.project.keyOf(2)});
    tray.project.finishMerging();
    tray.list.bringUpToDate();
    REQUIRE(tray.count(ReviewEntry::Kind::DateConflict) == 1);
    const ReviewEntry &conflict = tray.first(ReviewEntry::Kind::DateConflict);
    CHECK(tray.events.store().event(tray.eventOf(conflict.other.document, conflict.other.event)).edtf == "2024-05-05");
}

TEST_CASE("Events that articles share are one row, merged and split by persons too", "[review]")
{
    Tray tray({read("a.txt", "The Golden Eagle arrived in Astana on 2 May 2024.\n", "2024-07-01"), read("b.txt", "The Golden Eagle landed in Astana on 2 May 2024.\n", "2024-07-01"),
               read("c.txt", "A bridge was opened in Almaty on 2 May 2024.\n", "2024-07-01")});
    CHECK(tray.events.events().size() == 2);
    CHECK(tray.events.eventCount() == 2);
    CHECK(tray.events.rowOf(0) == tray.events.rowOf(1));
    EventFilter filter;
    filter.documents = {1};
    tray.events.setFilter(filter);
    CHECK(tray.events.events() == std::vector<EventIndex>{1});
    tray.events.setFilter({});
    CHECK(tray.events.facets().countries.front().count == 2);

    tray.project.split(1);
    CHECK(tray.events.events().size() == 3);
    tray.project.merge({1, 2});
    CHECK(tray.events.events().size() == 2);
    CHECK(tray.project.merged().groups.front().byPerson);
    tray.project.undo();
    tray.project.undo();
    CHECK(tray.events.events().size() == 2);
    CHECK_FALSE(tray.project.merged().groups.front().byPerson);
    tray.project.setMerging(false);
    CHECK(tray.events.events().size() == 3);
}

TEST_CASE("One can look through the history and go to any step", "[review]")
{
    Tray tray({read("a.txt", "The Golden Eagle arrived in Astana on 2 May 2024.\n", "2024-07-01")});
    HistoryModel history(tray.project);
    const QAbstractItemModelTester tester(&history, QAbstractItemModelTester::FailureReportingMode::Fatal);
    tray.project.decide({tray.project.subjectOf(0)}, StarDecision{});
    tray.project.setView("Rails", "{}");
    REQUIRE(history.rowCount() == 4);
    CHECK(history.currentRow() == 3);
    CHECK(history.data(history.index(1)).toString() == QStringLiteral("Open “a.txt”"));
    CHECK(history.data(history.index(3)).toString() == QStringLiteral("Save the view “Rails”"));
    history.goTo(0);
    CHECK(tray.events.store().documentCount() == 0);
    CHECK(history.rowCount() == 4);
    CHECK_FALSE(history.data(history.index(2), HistoryModel::IsDoneRole).toBool());
    history.goTo(3);
    CHECK(tray.project.view("Rails"));
    CHECK(tray.project.marks(tray.project.keyOf(0), tray.events.store().event(0).id).starred);
}
