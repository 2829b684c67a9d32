// SPDX-License-Identifier: GPL-3.0-or-later
#include "filters/facetlist.h"
#include "filters/facetmodel.h"
#include "filters/filterpanel.h"
#include "shownwindow.h"
#include "support/samplestore.h"

#include <catch2/catch_test_macros.hpp>

#include <QApplication>
#include <QLabel>
#include <QTableView>
#include <QTest>
#include <QToolButton>

using namespace Dateline;
using TestSupport::ShownWindow;

namespace {

void clickTimeline(ShownWindow &shown, EventIndex event)
{
    const QRectF box = shown.timeline->eventRect(event);
    REQUIRE(!box.isEmpty());
    QTest::mouseClick(shown.timeline, Qt::LeftButton, {}, box.center().toPoint());
}

} // namespace

TEST_CASE("An event chosen in any view is chosen in all four", "[window]")
{
    ShownWindow shown;
    shown.workspace().events.addDocuments(TestSupport::sampleDocuments());
    shown.workspace().fitViewport();
    QApplication::processEvents();
    const std::vector<EventIndex> events = shown.workspace().events.events();

    SECTION("in the timeline")
    {
        clickTimeline(shown, events.front());
        shown.checkChosenEverywhere(events.front());
    }
    SECTION("on the map")
    {
        const EventIndex event = [&] {
            for (const EventIndex candidate : events) {
                const Toponym *place = shown.workspace().events.store().placeOf(candidate);
                if (place && place->name == "Dushanbe")
                    return candidate;
            }
            return NoEvent;
        }();
        const QPointF pixel = shown.map->camera().toPixel(*shown.workspace().events.store().placeOf(event)->coordinate);
        QWidget *canvas = shown.map->childAt(pixel.toPoint());
        REQUIRE(canvas);
        QTest::mouseClick(canvas, Qt::LeftButton, {}, canvas->mapFrom(shown.map, pixel.toPoint()));
        shown.checkChosenEverywhere(event);
    }
    SECTION("in the article")
    {
        shown.workspace().selection.select(events[0]);
        const EventIndex other = events[0] == 2 ? 0 : 2;
        ArticleView *article = shown.reader->article();
        const TextSpan sentence = shown.workspace().events.store().event(other).sentence;
        article->reveal(sentence);
        const std::vector<QRectF> ground = article->groundOf({sentence.begin, sentence.begin + 4});
        REQUIRE(!ground.empty());
        QTest::mouseClick(article->viewport(), Qt::LeftButton, {}, QPointF(ground.front().left() + 12, ground.front().center().y()).toPoint());
        shown.checkChosenEverywhere(other);
    }
    SECTION("in the table")
    {
        QTableView *view = shown.table->view();
        const QModelIndex row = view->model()->index(4, 1);
        view->scrollTo(row);
        QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, view->visualRect(row).center());
        shown.checkChosenEverywhere(events[4]);
    }
}

TEST_CASE("Next walks all events of the briefings in the order of time, each with its sentence in view", "[window]")
{
    ShownWindow shown;
    shown.window.loader().openBriefings();
    Workspace &workspace = shown.workspace();
    REQUIRE(workspace.events.store().documentCount() >= 14);
    REQUIRE(workspace.events.datedCount() >= 100);
    workspace.selection.clear();
    auto *next = shown.window.findChild<QToolButton *>(QStringLiteral("nextButton"));
    REQUIRE(next);
    Day before = *dayFromCivil(-5000, 1, 1);
    for (int row = 0; row < workspace.events.datedCount(); ++row) {
        QTest::mouseClick(next, Qt::LeftButton);
        const EventIndex event = workspace.selection.current();
        REQUIRE(event == workspace.events.events()[std::size_t(row)]);
        const TimeInterval &interval = workspace.events.store().event(event).interval;
        const Day day = interval.earliest ? *interval.earliest : *interval.latest;
        REQUIRE(day >= before);
        before = day;
        REQUIRE(shown.reader->article()->chosen() == workspace.events.store().event(event).sentence);
        REQUIRE(shown.timeline->currentLayout().chosenItem() >= 0);
    }
    QTest::mouseClick(next, Qt::LeftButton);
    CHECK(workspace.selection.current() == workspace.events.events()[std::size_t(workspace.events.datedCount() - 1)]);
    CHECK(shown.window.findChild<QLabel *>(QStringLiteral("positionLabel"))->text().contains(QString::number(workspace.events.datedCount())));
}

TEST_CASE("Keys walk the events from anywhere in the window", "[window]")
{
    ShownWindow shown;
    shown.workspace().events.addDocuments(TestSupport::sampleDocuments());
    shown.window.activateWindow();
    QTest::keyClick(&shown.window, Qt::Key_Right, Qt::AltModifier);
    CHECK(shown.chosen() == shown.workspace().events.events()[0]);
    QTest::keyClick(&shown.window, Qt::Key_Right, Qt::AltModifier);
    CHECK(shown.chosen() == shown.workspace().events.events()[1]);
    QTest::keyClick(&shown.window, Qt::Key_Left, Qt::AltModifier);
    CHECK(shown.chosen() == shown.workspace().events.events()[0]);
    QTest::keyClick(&shown.window, Qt::Key_End, Qt::AltModifier);
    CHECK(shown.chosen() == shown.workspace().events.events()[std::size_t(shown.workspace().events.datedCount() - 1)]);
}

TEST_CASE("Two countries filter every view, and one action clears all", "[window]")
{
    ShownWindow shown;
    shown.workspace().events.addDocuments(TestSupport::sampleDocuments());
    auto *panel = shown.window.findChild<FilterPanel *>();
    const auto click = [&](const char *code) {
        FacetList *list = panel->list(FilterPanel::Countries);
        for (int row = 0; row < list->model()->rowCount(); ++row) {
            const QModelIndex index = list->model()->index(row, 0);
            if (panel->model(FilterPanel::Countries)->rows()[std::size_t(row)].code == QLatin1StringView(code)) {
                list->scrollTo(index);
                QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(index).center());
                return;
            }
        }
        FAIL("no such country");
    };
    click("TJ");
    CHECK(shown.workspace().events.rowCount() == 2);
    click("TM");
    CHECK(shown.workspace().events.rowCount() == 3);
    CHECK(shown.table->view()->model()->rowCount() == 3);
    CHECK(shown.timeline->index().eventCount() == 3);
    QTest::keyClick(&shown.window, Qt::Key_Backspace, Qt::ControlModifier);
    CHECK(shown.workspace().events.filter().isEmpty());
    CHECK(shown.workspace().events.rowCount() == 12);
}

TEST_CASE("The table offers what can be done with its events where they are", "[window]")
{
    ShownWindow shown;
    shown.workspace().events.addDocuments(TestSupport::sampleDocuments());
    QStringList offered;
    for (const QAction *action : shown.table->view()->actions())
        offered.append(QString(action->text()).remove(u'&'));
    CHECK(shown.table->view()->contextMenuPolicy() == Qt::ActionsContextMenu);
    CHECK(offered.contains(QStringLiteral("Accept")));
    CHECK(offered.contains(QStringLiteral("Merge")));
    CHECK(offered.contains(QStringLiteral("Note…")));
}
