// SPDX-License-Identifier: GPL-3.0-or-later
#include "filters/filterpanel.h"
#include "shownwindow.h"

#include <catch2/catch_test_macros.hpp>

#include <QApplication>
#include <QDockWidget>
#include <QTest>

using namespace Dateline;
using TestSupport::ShownWindow;

TEST_CASE("The key of a panel brings it to the front where it is behind another, and hides it where it is in front", "[window]")
{
    ShownWindow shown;
    auto *filters = qobject_cast<QDockWidget *>(shown.window.findChild<FilterPanel *>()->parentWidget());
    auto *corridors = shown.window.findChild<QDockWidget *>(QStringLiteral("corridorsDock"));
    const auto isInFront = [](const QDockWidget *dock) {
        QApplication::processEvents();
        return !dock->visibleRegion().isEmpty();
    };
    REQUIRE(isInFront(filters));
    REQUIRE_FALSE(isInFront(corridors));
    QTest::keyClick(&shown.window, Qt::Key_F3);
    CHECK(isInFront(corridors));
    CHECK_FALSE(isInFront(filters));
    QTest::keyClick(&shown.window, Qt::Key_F2);
    CHECK(isInFront(filters));
    QTest::keyClick(&shown.window, Qt::Key_F2);
    CHECK_FALSE(filters->isVisible());
    CHECK(isInFront(corridors));
    QTest::keyClick(&shown.window, Qt::Key_F2);
    CHECK(isInFront(filters));
}

TEST_CASE("The key that shows a panel gives it the keyboard", "[window][keys]")
{
    ShownWindow shown;
    shown.window.loader().openBriefings();
    shown.window.activateWindow();
    REQUIRE(QTest::qWaitForWindowActive(&shown.window));
    for (const Qt::Key key : {Qt::Key_F2, Qt::Key_F4, Qt::Key_F5, Qt::Key_F6, Qt::Key_F8}) {
        INFO("F" << key - Qt::Key_F1 + 1);
        QWidget *panel = nullptr;
        for (QDockWidget *dock : shown.window.findChildren<QDockWidget *>())
            dock->setVisible(false);
        shown.timeline->setFocus();
        QTest::keyClick(&shown.window, key);
        for (QDockWidget *dock : shown.window.findChildren<QDockWidget *>())
            panel = dock->isVisible() ? dock : panel;
        REQUIRE(panel);
        CHECK(panel->isAncestorOf(QApplication::focusWidget()));
    }
}
