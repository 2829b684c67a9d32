// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/eventfiltermodel.h"
#include "pipeline/extractionpipeline.h"
#include "project/historymodel.h"
#include "project/project.h"
#include "project/reviewmodel.h"

#include <catch2/catch_test_macros.hpp>

#include <QAbstractItemModelTester>
#include <QSignalSpy>

#include <algorithm>
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
        settle();
    }

    void settle()
    {
        QSignalSpy spy(&tray, &ReviewModel::itemsChanged);
        CHECK((!spy.isEmpty() || spy.wait()));
    }

    std::size_t count(ReviewItem::Kind kind) const
    {
        return std::size_t(std::count_if(tray.items().begin(), tray.items().end(), [kind](const ReviewItem &item) { return item.kind == kind; }));
    }
    const ReviewItem &first(ReviewItem::Kind kind) const
    {
        return *std::find_if(tray.items().begin(), tray.items().end(), [kind](const ReviewItem &item) { return item.kind == kind; });
    }

    EventFilterModel events;
    Project project{events};
    ReviewModel tray{project, events};
    QAbstractItemModelTester tester{&tray, QAbstractItemModelTester::FailureReportingMode::Fatal};
};

} // namespace

TEST_CASE("The tray holds what nobody knows, and lets go of what a person decided", "[review]")
{
    Tray tray({read("a.txt", "Guests arrived in Almaty on Monday. The talks went on in Astana.\n")});
    CHECK(tray.count(ReviewItem::Kind::DocumentDate) == 1);
    REQUIRE(tray.count(ReviewItem::Kind::Expression) == 1);
    const ReviewItem item = tray.first(ReviewItem::Kind::Expression);
    CHECK(item.event);
    CHECK_FALSE(item.reason.empty());
    CHECK(tray.tray.data(tray.tray.index(1), ReviewModel::WordsRole).toString() == QStringLiteral("Monday"));
    CHECK(tray.tray.data(tray.tray.index(1)).toString() == QStringLiteral("Date not resolved: “Monday”"));

    tray.project.decide({tray.tray.subjectOf(item)}, DateDecision{"2024-07-01"});
    tray.settle();
    CHECK(tray.count(ReviewItem::Kind::Expression) == 0);
    tray.project.undo();
    tray.settle();
    CHECK(tray.count(ReviewItem::Kind::Expression) == 1);
    tray.project.decide({tray.tray.subjectOf(tray.first(ReviewItem::Kind::Expression))}, AcceptDecision{});
    tray.settle();
    CHECK(tray.count(ReviewItem::Kind::Expression) == 0);

    tray.project.decide({tray.tray.subjectOf(tray.first(ReviewItem::Kind::DocumentDate))}, DocumentDateDecision{dayFromIso("2024-07-03")});
    tray.settle();
    CHECK(tray.tray.rowCount() == 0);
}

TEST_CASE("Orphans and conflicts are in the tray", "[review]")
{
    const std::string text = "The 12th summit of the Holm Council was held in Astana on 2 May 2024.\n";
    Tray tray({read("a.txt", text, "2024-07-01"), read("b.txt", "The 12th summit of the Holm Council was held in Astana on 5 May 2024.\n", "2024-07-01")});
    REQUIRE(tray.count(ReviewItem::Kind::DateConflict) == 1);
    CHECK(tray.first(ReviewItem::Kind::DateConflict).other);
    tray.project.decide({tray.project.subjectOf(0)}, StarDecision{});
    tray.settle();
    tray.project.setMachineResult(tray.project.keyOf(0), read("a.txt", "Another text.\n", "2024-07-01"));
    tray.settle();
    CHECK(tray.count(ReviewItem::Kind::DateConflict) == 0);
    REQUIRE(tray.count(ReviewItem::Kind::Orphan) == 1);
    CHECK(tray.first(ReviewItem::Kind::Orphan).decision == tray.project.decisions().front().id);
    tray.project.withdraw({tray.project.decisions().front().id});
    tray.settle();
    CHECK(tray.count(ReviewItem::Kind::Orphan) == 0);
}

TEST_CASE("Events that articles share are one row, merged and split by persons too", "[review]")
{
    Tray tray({read("a.txt", "Erik Holm arrived in Astana on 2 May 2024.\n", "2024-07-01"), read("b.txt", "Erik Holm landed in Astana on 2 May 2024.\n", "2024-07-01"),
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
    Tray tray({read("a.txt", "Erik Holm arrived in Astana on 2 May 2024.\n", "2024-07-01")});
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
