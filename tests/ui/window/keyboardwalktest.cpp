// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/chart.h"
#include "charts/chartview.h"
#include "shownwindow.h"
#include "support/samplestore.h"
#include "timeline/timelineoverview.h"

#include <catch2/catch_test_macros.hpp>

#include <QAccessible>
#include <QApplication>
#include <QDockWidget>
#include <QImage>
#include <QScrollArea>
#include <QTabBar>
#include <QTest>

#include <algorithm>
#include <set>

using namespace Dateline;
using TestSupport::ShownWindow;

namespace {

QString nameOf(QWidget *widget)
{
    const QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(widget);
    return interface ? interface->text(QAccessible::Name) : QString();
}

/// Some of it, or of what covers it that is its own.
bool isSeen(QWidget *widget)
{
    if (!widget->visibleRegion().isEmpty())
        return true;
    const QList<QWidget *> children = widget->findChildren<QWidget *>();
    return std::any_of(children.begin(), children.end(), [](const QWidget *child) { return child->isVisible() && !child->visibleRegion().isEmpty(); });
}

} // namespace

TEST_CASE("Tab goes through the whole window and back to where it began, and each stop has a name and is seen", "[window][keys]")
{
    ShownWindow shown;
    shown.window.loader().openBriefings();
    for (QDockWidget *dock : shown.window.findChildren<QDockWidget *>())
        dock->show();
    shown.workspace().selection.first();
    shown.window.activateWindow();
    REQUIRE(QTest::qWaitForWindowActive(&shown.window));
    for (QDockWidget *front : shown.window.findChildren<QDockWidget *>()) {
        front->raise();
        shown.timeline->setFocus(Qt::TabFocusReason);
        QApplication::processEvents();
        std::set<QWidget *> visited;
        QWidget *at = shown.timeline;
        bool reached = false;
        for (int stop = 0; stop < 400; ++stop) {
            INFO(front->windowTitle().toStdString() << ": stop " << stop << ", " << at->metaObject()->className() << ' ' << at->objectName().toStdString() << " in "
                                                    << at->parentWidget()->metaObject()->className() << ", " << nameOf(at).toStdString() << at->isVisible());
            reached = reached || front->isAncestorOf(at);
            if (visited.insert(at).second) {
                CHECK_FALSE(nameOf(at).isEmpty());
                const QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(at);
                // Qt has no better word for an area that scrolls.
                const bool scrolls = qobject_cast<QScrollArea *>(at);
                CHECK((scrolls || (interface && interface->role() != QAccessible::NoRole && interface->role() != QAccessible::Client)));
                CHECK(isSeen(at));
                // Where the keyboard is shows.
                const QImage with = shown.window.grab(QRect(at->mapTo(&shown.window, QPoint(-3, -3)), at->size() + QSize(6, 6))).toImage();
                at->clearFocus();
                QApplication::processEvents();
                const QImage without = shown.window.grab(QRect(at->mapTo(&shown.window, QPoint(-3, -3)), at->size() + QSize(6, 6))).toImage();
                CHECK(with != without);
                at->setFocus(Qt::TabFocusReason);
            }
            QTest::keyClick(at, Qt::Key_Tab);
            QApplication::processEvents();
            at = QApplication::focusWidget();
            REQUIRE(at);
            if (at == shown.timeline)
                break;
        }
        CHECK(at == shown.timeline);
        CHECK(reached);
        // And all of it, backwards too.
        std::set<QWidget *> backwards;
        for (std::size_t stop = 0; stop <= visited.size() + 10; ++stop) {
            backwards.insert(at);
            QTest::keyClick(at, Qt::Key_Backtab, Qt::ShiftModifier);
            QApplication::processEvents();
            at = QApplication::focusWidget();
            REQUIRE(at);
            if (at == shown.timeline)
                break;
        }
        CHECK(at == shown.timeline);
        CHECK(backwards == visited);
        for (QTabBar *tabs : front->findChildren<QTabBar *>())
            CHECK(visited.contains(tabs));
    }
}

TEST_CASE("A screen reader hears what each painted view is, and where in it the chosen event and the keyboard are", "[window][keys]")
{
    ShownWindow shown;
    shown.workspace().events.addDocuments(TestSupport::sampleDocuments());
    shown.workspace().fitViewport();
    shown.window.activateWindow();
    REQUIRE(QTest::qWaitForWindowActive(&shown.window));
    shown.workspace().selection.first();
    QApplication::processEvents();
    const auto accessible = [](QWidget *widget) {
        QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(widget);
        REQUIRE(interface);
        return interface;
    };
    QAccessibleInterface *map = accessible(shown.map);
    CHECK(map->role() == QAccessible::Graphic);
    CHECK(map->text(QAccessible::Name) == QStringLiteral("Map"));
    CHECK(map->text(QAccessible::Description).contains(QStringLiteral("places with events, most at ")));
    const Toponym *place = shown.workspace().events.store().placeOf(shown.chosen());
    REQUIRE(place);
    CHECK(map->text(QAccessible::Value).startsWith(QStringLiteral("Chosen: ") + QString::fromStdString(place->name)));
    shown.workspace().selection.clear();
    CHECK(map->text(QAccessible::Value).isEmpty());

    shown.timeline->setFocus();
    shown.workspace().selection.first();
    QAccessibleInterface *timeline = accessible(shown.timeline);
    CHECK(timeline->role() == QAccessible::List);
    REQUIRE(timeline->focusChild());
    CHECK(timeline->focusChild()->role() == QAccessible::ListItem);
    CHECK(timeline->focusChild()->text(QAccessible::Name) == shown.timeline->describe(shown.chosen()));
    CHECK(timeline->focusChild()->text(QAccessible::Value) == QStringLiteral("1 of %1").arg(shown.workspace().events.datedCount()));

    auto *overview = shown.window.findChild<TimelineOverview *>();
    CHECK(accessible(overview)->role() == QAccessible::Chart);
    const QString before = accessible(overview)->text(QAccessible::Value);
    CHECK(before.startsWith(QStringLiteral("In view: ")));
    shown.workspace().viewport.setRange(15000, 15100);
    CHECK(accessible(overview)->text(QAccessible::Value) != before);

    auto *chart = shown.window.findChild<ChartView *>();
    CHECK(accessible(chart)->role() == QAccessible::Chart);
    CHECK(accessible(chart)->text(QAccessible::Value).isEmpty());
    chart->setFocus();
    QTest::keyClick(chart, Qt::Key_Right);
    CHECK(accessible(chart)->text(QAccessible::Value) == chart->chart().markText(0));
}
