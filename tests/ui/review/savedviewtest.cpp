// SPDX-License-Identifier: GPL-3.0-or-later
#include "review/savedview.h"
#include "reviewwindow.h"
#include "support/samplestore.h"

#include <QInputDialog>
#include <QLineEdit>

using namespace Dateline;
using namespace Dateline::TestSupport;

TEST_CASE("A view keeps filter, range and lanes under a name, and undo takes it away again", "[views][window]")
{
    ReviewWindow shown;
    shown.read(QStringLiteral("article.md"),
               "---\npublished: 2024-07-05\n---\n\nThe line opened in Tashkent on 3 May 2014.\n\nA delegation came to Almaty on 3 July 2024.\n");
    EventFilter filter;
    filter.countries = {CountryCode("UZ")};
    filter.text = "line";
    shown.workspace().events.setFilter(filter);
    shown.workspace().viewport.setRange(15000, 17000);
    shown.key(Qt::Key_3, Qt::ControlModifier);
    NextDialog<QInputDialog> dialog([](QInputDialog &asked) {
        auto *field = asked.findChild<QLineEdit *>();
        field->selectAll();
        QTest::keyClicks(field, QStringLiteral("Lines"));
        QTest::keyClick(field, Qt::Key_Return);
    });
    shown.key(Qt::Key_V, Qt::ControlModifier | Qt::AltModifier);
    REQUIRE(shown.project().views() == std::vector<std::string>{"Lines"});

    shown.workspace().events.setFilter({});
    shown.workspace().viewport.setRange(0, 20000);
    shown.key(Qt::Key_1, Qt::ControlModifier);
    shown.key(Qt::Key_1, Qt::ControlModifier | Qt::ShiftModifier);
    CHECK(shown.workspace().events.filter() == filter);
    CHECK(shown.workspace().viewport.begin() == 15000);
    CHECK(shown.workspace().viewport.end() == 17000);
    CHECK(shown.window.findChild<TimelineView *>()->laneGrouping() == LaneGrouping::Document);
    shown.key(Qt::Key_Z, Qt::ControlModifier);
    CHECK(shown.project().views().empty());
}

TEST_CASE("Every part of a saved view comes back from its text", "[views]")
{
    EventFilterModel events;
    Project project(events);
    std::vector<Project::NewDocument> added;
    for (ExtractedDocument &document : sampleDocuments())
        added.push_back({std::make_shared<const ExtractedDocument>(std::move(document)), DocumentStorage::Reference, {}});
    project.addDocuments(std::move(added));
    SavedView view;
    view.begin = 10;
    view.end = 20.5;
    view.lanes = LaneGrouping::Corridor;
    view.filter.countries = {CountryCode("KZ"), CountryCode("UZ")};
    view.filter.countryMatch = EventFilter::Match::All;
    view.filter.topics.insert(Topic::Trade);
    view.filter.documents = {1};
    view.filter.corridors = {0, 2};
    view.filter.text = "line";
    view.filter.starred = true;
    view.filter.tags = {"check"};
    view.filter.from = dayFromIso("2013-01-01");
    view.filter.to = dayFromIso("2025-12-31");
    view.filter.area = GeoArea{.west = 40, .south = 30, .east = 80, .north = 50};
    const std::optional<SavedView> read = savedViewFromJson(savedViewJson(view, project), project);
    REQUIRE(read);
    CHECK(read->filter == view.filter);
    CHECK(read->begin == view.begin);
    CHECK(read->end == view.end);
    CHECK(read->lanes == view.lanes);
    CHECK_FALSE(savedViewFromJson("nothing of the kind", project));
    CHECK_FALSE(savedViewFromJson("{}", project));
}
