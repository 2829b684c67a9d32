// SPDX-License-Identifier: GPL-3.0-or-later
// The timeline by keys, and what it tells assistive technology.
#include "timelinewindow.h"

#include "timeline/timelineactions.h"

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>

#include <QAccessible>
#include <QAction>
#include <QMenu>
#include <QTest>

using namespace Dateline;
using namespace Dateline::TestSupport;
using Catch::Approx;

TEST_CASE("Keys zoom, pan, fit and centre", "[timeline][view]")
{
    Window window;
    const double width = window.workspace.viewport.width();
    const AxisDay begin = window.workspace.viewport.begin();
    window.key(Qt::Key_W);
    window.key(Qt::Key_Plus);
    CHECK(window.workspace.viewport.width() == Approx(width / 2.25));
    window.key(Qt::Key_S);
    window.key(Qt::Key_Minus);
    CHECK(window.workspace.viewport.width() == Approx(width));
    window.key(Qt::Key_D);
    CHECK(window.workspace.viewport.begin() > begin);
    window.key(Qt::Key_A);
    CHECK(window.workspace.viewport.begin() == Approx(begin));
    window.key(Qt::Key_Right);
    CHECK(window.workspace.viewport.begin() > begin);
    window.key(Qt::Key_Left);
    window.key(Qt::Key_Left);
    CHECK(window.workspace.viewport.begin() < begin);
    window.key(Qt::Key_0);
    CHECK(window.workspace.viewport.begin() == Approx(begin));

    window.workspace.selection.select(window.shown(0));
    window.key(Qt::Key_F);
    const double chosen = startOfDay(*dayFromCivil(2013, 9, 7)) + 0.5;
    CHECK(window.centre() == Approx(chosen));
    CHECK(window.workspace.viewport.width() == Approx(width));
    window.key(Qt::Key_F);
    CHECK(window.centre() == Approx(chosen));
    CHECK(window.workspace.viewport.width() < 60);
}

TEST_CASE("Backspace goes back through what was in view, with Shift forward again", "[timeline][view]")
{
    Window window;
    window.view.history().settle();
    const AxisDay begin = window.workspace.viewport.begin();
    const double width = window.workspace.viewport.width();
    window.workspace.selection.select(window.shown(0));
    window.key(Qt::Key_F);
    window.key(Qt::Key_F);
    const double fitted = window.workspace.viewport.width();
    REQUIRE(fitted < width);
    EventFilter filter;
    filter.countries.insert(CountryCode("TJ"));
    window.view.history().settle();
    window.workspace.events.setFilter(filter);
    window.key(Qt::Key_Backspace);
    CHECK(window.workspace.events.filter().isEmpty());
    CHECK(window.workspace.viewport.width() == Approx(fitted));
    while (window.view.history().canGoBack())
        window.key(Qt::Key_Backspace);
    QTest::keyClick(&window.view, Qt::Key_Backspace, Qt::ShiftModifier);
    window.key(Qt::Key_Backspace);
    CHECK(window.workspace.viewport.width() >= width - 1);
    CHECK(window.workspace.viewport.begin() <= begin + 1);
    while (window.view.history().canGoForward())
        QTest::keyClick(&window.view, Qt::Key_Backspace, Qt::ShiftModifier);
    CHECK(window.workspace.events.filter() == filter);
}

TEST_CASE("The marked range is zoomed to and filtered by with keys too", "[timeline][view]")
{
    Window window;
    const TimelineCoordinates coordinates = window.view.currentLayout().coordinates;
    const auto mark = [&] {
        drag(window.view, {500, 300}, {900, 300}, Qt::ShiftModifier);
        window.view.findChild<QMenu *>(QStringLiteral("rangeMenu"))->close();
        window.view.setFocus();
    };
    mark();
    window.key(Qt::Key_X);
    CHECK(window.workspace.events.filter().from == dayAtMoment(coordinates.momentAt(500)));
    CHECK(window.view.currentLayout().filtered);
    window.workspace.events.setFilter({});
    window.workspace.viewport.setRange(coordinates.begin, coordinates.end);
    mark();
    window.key(Qt::Key_Z);
    CHECK(window.workspace.viewport.end() == Approx(coordinates.momentAt(900)));
    CHECK_FALSE(window.view.timelineActions().zoomToRange->isEnabled());
}

TEST_CASE("Lanes are folded, hidden, shown and sorted by keys", "[timeline][view]")
{
    Window window;
    window.workspace.selection.select(window.shown(0));
    const int lane = window.view.index().lanesOf(window.workspace.events.store(), window.shown(0)).front();
    const QString key = window.view.index().lanes()[std::size_t(lane)].key;
    window.key(Qt::Key_L);
    CHECK(window.view.foldedLanes().contains(key));
    window.key(Qt::Key_L);
    CHECK(window.view.foldedLanes().empty());
    window.key(Qt::Key_H);
    CHECK(window.view.hiddenLanes().contains(key));
    for (const TimelineLaneBox &box : window.view.currentLayout().lanes)
        CHECK(box.lane != lane);
    QTest::keyClick(&window.view, Qt::Key_H, Qt::ShiftModifier);
    CHECK(window.view.hiddenLanes().empty());
    QTest::keyClick(&window.view, Qt::Key_U, Qt::ShiftModifier);
    for (const TimelineLaneBox &box : window.view.currentLayout().lanes)
        CHECK(box.folded);
    window.key(Qt::Key_U);
    CHECK(window.view.foldedLanes().empty());
    window.key(Qt::Key_3);
    CHECK(window.view.laneOrder() == LaneOrder::Name);
    QString before;
    for (const TimelineIndex::Lane &each : window.view.index().lanes()) {
        if (each.key.isEmpty())
            continue;
        CHECK(QString::localeAwareCompare(before, each.name) <= 0);
        before = each.name;
    }
}

TEST_CASE("Every action of the timeline has a key of its own and a tip", "[timeline][view]")
{
    Window window;
    QStringList keys;
    for (const QAction *action : window.view.actions()) {
        CAPTURE(action->text().toStdString());
        CHECK_FALSE(action->shortcuts().isEmpty());
        CHECK_FALSE(action->toolTip().isEmpty());
        for (const QKeySequence &key : action->shortcuts()) {
            CHECK_FALSE(keys.contains(key.toString()));
            keys.append(key.toString());
        }
    }
    CHECK(keys.size() > 30);
}

TEST_CASE("Keys walk the events in the order of time", "[timeline][view]")
{
    Window window;
    const int dated = window.workspace.events.datedCount();
    for (int row = 0; row < dated; ++row) {
        window.key(row % 2 == 0 ? Qt::Key_Period : Qt::Key_N);
        REQUIRE(window.workspace.selection.current() == window.shown(row));
        REQUIRE_FALSE(window.view.eventRect(window.shown(row)).isEmpty());
    }
    window.key(Qt::Key_Comma);
    CHECK(window.workspace.selection.current() == window.shown(dated - 2));
    window.key(Qt::Key_P);
    CHECK(window.workspace.selection.current() == window.shown(dated - 3));
    window.key(Qt::Key_Home);
    CHECK(window.workspace.selection.current() == window.shown(0));
    window.key(Qt::Key_End);
    CHECK(window.workspace.selection.current() == window.shown(dated - 1));
    window.key(Qt::Key_Escape);
    CHECK(window.workspace.selection.isEmpty());
}

TEST_CASE("To assistive technology the timeline is a list of every event, walked by keys", "[timeline][view]")
{
    Window window;
    const EventFilterModel &events = window.workspace.events;
    QAccessibleInterface *list = QAccessible::queryAccessibleInterface(&window.view);
    REQUIRE(list);
    CHECK(list->role() == QAccessible::List);
    REQUIRE(list->childCount() == events.datedCount());
    for (int row = 0; row < list->childCount(); ++row) {
        QAccessibleInterface *item = list->child(row);
        REQUIRE(item);
        CHECK(item->role() == QAccessible::ListItem);
        CHECK(list->indexOfChild(item) == row);
        CHECK(item->parent() == list);
        const QString name = item->text(QAccessible::Name);
        for (const int column : {EventFilterModel::DateColumn, EventFilterModel::EventColumn})
            CHECK(name.contains(events.index(row, column).data().toString()));
        if (const Toponym *place = events.store().placeOf(window.shown(row)))
            CHECK(name.contains(QString::fromStdString(place->name)));
        CHECK_FALSE(item->text(QAccessible::Description).isEmpty());
        CHECK(item->text(QAccessible::Value).startsWith(QString::number(row + 1)));
    }
    for (int row = 0; row < list->childCount(); ++row) {
        window.key(Qt::Key_Period);
        CHECK(list->child(row)->state().selected);
        CHECK_FALSE(list->child(row)->state().offscreen);
        CHECK_FALSE(list->child(row)->rect().isEmpty());
    }
    list->child(2)->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
    CHECK(window.workspace.selection.current() == window.shown(2));

    EventFilter filter;
    filter.countries.insert(CountryCode("TJ"));
    window.workspace.events.setFilter(filter);
    CHECK(list->childCount() == events.datedCount());
}
