// SPDX-License-Identifier: GPL-3.0-or-later
#include "review/savedview.h"
#include "reviewwindow.h"
#include "support/samplestore.h"

#include <QAbstractButton>
#include <QInputDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QStatusBar>

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

TEST_CASE("A view cannot be renamed to the name of another one, and that is said", "[views][window]")
{
    ReviewWindow shown;
    shown.read(QStringLiteral("article.md"), "---\npublished: 2024-07-05\n---\n\nThe line opened in Tashkent on 3 May 2014.\n");
    const SavedView view{{}, 15000, 17000, LaneGrouping::Topic};
    for (const char *name : {"Lines", "Ports"})
        shown.project().setView(name, savedViewJson(view, shown.project()));
    NextDialog<QDialog> dialog([](QDialog &asked) {
        auto *list = asked.findChild<QListWidget *>();
        auto *problem = asked.findChild<QLabel *>(QStringLiteral("viewProblem"));
        REQUIRE(problem);
        CHECK_FALSE(problem->isVisible());
        const auto rename = [&](const QString &name) {
            for (QAbstractButton *button : asked.findChildren<QAbstractButton *>()) {
                if (button->text().remove(u'&') == QStringLiteral("Rename"))
                    QTest::mouseClick(button, Qt::LeftButton);
            }
            // An editor that is done with goes a little later.
            QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
            auto *field = list->findChild<QLineEdit *>();
            REQUIRE(field);
            field->selectAll();
            QTest::keyClicks(field, name);
            QTest::keyClick(field, Qt::Key_Return);
            QCoreApplication::processEvents();
        };
        rename(QStringLiteral("Ports"));
        CHECK(problem->isVisible());
        CHECK(problem->text().contains(QStringLiteral("Ports")));
        CHECK(list->item(0)->text() == QStringLiteral("Lines"));
        rename(QStringLiteral("Railways"));
        CHECK_FALSE(problem->isVisible());
        asked.reject();
    });
    shown.key(Qt::Key_V, Qt::ControlModifier | Qt::AltModifier | Qt::ShiftModifier);
    CHECK(shown.project().views() == std::vector<std::string>{"Ports", "Railways"});
}

TEST_CASE("A view of articles that were taken out says so instead of showing all others under its name", "[views][window]")
{
    ReviewWindow shown;
    shown.read(QStringLiteral("first.md"), "---\npublished: 2024-07-05\n---\n\nThe line opened in Tashkent on 3 May 2014.\n");
    SavedView view{{}, 15000, 17000, LaneGrouping::Topic};
    view.filter.documents = {0};
    shown.project().setView("Lines", savedViewJson(view, shown.project()));
    shown.key(Qt::Key_W, Qt::ControlModifier | Qt::ShiftModifier);
    shown.read(QStringLiteral("second.md"), "---\npublished: 2024-07-05\n---\n\nA delegation came to Almaty on 3 July 2024.\n");
    EventFilter filter;
    filter.text = "delegation";
    shown.workspace().events.setFilter(filter);
    shown.key(Qt::Key_1, Qt::ControlModifier | Qt::ShiftModifier);
    CHECK(shown.workspace().events.filter() == filter);
    CHECK(shown.window.statusBar()->currentMessage().contains(QStringLiteral("Lines")));
    CHECK(shown.window.statusBar()->currentMessage().contains(QStringLiteral("not in the project")));
}

TEST_CASE("A view keeps its key when others are saved, renamed and removed", "[views][window]")
{
    ReviewWindow shown;
    shown.read(QStringLiteral("article.md"), "---\npublished: 2024-07-05\n---\n\nThe line opened in Tashkent on 3 May 2014.\n");
    const auto save = [&](const QString &name, double begin) {
        shown.workspace().viewport.setRange(begin, begin + 1000);
        NextDialog<QInputDialog> dialog([&](QInputDialog &asked) {
            auto *field = asked.findChild<QLineEdit *>();
            field->selectAll();
            QTest::keyClicks(field, name);
            QTest::keyClick(field, Qt::Key_Return);
        });
        shown.key(Qt::Key_V, Qt::ControlModifier | Qt::AltModifier);
    };
    const auto beginOf = [&](Qt::Key key) {
        shown.workspace().viewport.setRange(0, 20000);
        shown.key(key, Qt::ControlModifier | Qt::ShiftModifier);
        return shown.workspace().viewport.begin();
    };
    save(QStringLiteral("Ports"), 15000);
    CHECK(beginOf(Qt::Key_1) == 15000);
    save(QStringLiteral("Lines"), 16000); // before it in the alphabet
    CHECK(beginOf(Qt::Key_1) == 15000);
    CHECK(beginOf(Qt::Key_2) == 16000);
    shown.project().renameView("Ports", "Zones");
    CHECK(beginOf(Qt::Key_1) == 15000);
    shown.project().removeView("Zones");
    CHECK(beginOf(Qt::Key_2) == 16000);
    CHECK(beginOf(Qt::Key_1) == 0);
    save(QStringLiteral("Fields"), 14000); // takes the key that is free
    CHECK(beginOf(Qt::Key_1) == 14000);
    save(QStringLiteral("Lines"), 13000); // replaces its view
    CHECK(beginOf(Qt::Key_2) == 13000);
    CHECK(beginOf(Qt::Key_1) == 14000);
}

TEST_CASE("Views that have no number of their own take what others leave", "[views]")
{
    EventFilterModel events;
    Project project(events);
    SavedView view{{}, 0, 10, LaneGrouping::Country};
    for (const char *name : {"c", "a", "b"})
        project.setView(name, savedViewJson(view, project));
    view.number = 1;
    project.setView("z", savedViewJson(view, project));
    std::string order;
    for (const NamedView &named : namedViews(project))
        order += named.name + std::to_string(named.number);
    CHECK(order == "z1a2b3c4");
    CHECK(freeViewNumber(project) == 5);
    for (int i = 0; i < 9; ++i)
        project.setView("more" + std::to_string(i), savedViewJson({{}, 0, 10, LaneGrouping::Country}, project));
    CHECK(freeViewNumber(project) == 0);
    CHECK(namedViews(project).back().number == 0);
}
