// SPDX-License-Identifier: GPL-3.0-or-later
#include "shownwindow.h"

#include <catch2/catch_test_macros.hpp>

#include <QFile>
#include <QLabel>
#include <QMenu>
#include <QMenuBar>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

using namespace Dateline;
using TestSupport::ShownWindow;

TEST_CASE("Every action of the menus has a key and a tooltip, and no key serves two", "[window]")
{
    ShownWindow shown;
    QStringList keys;
    for (const QMenu *menu : shown.window.menuBar()->findChildren<QMenu *>()) {
        for (const QAction *action : menu->actions()) {
            if (action->isSeparator() || action->menu() || menu->title().contains(QStringLiteral("Recent")))
                continue;
            CAPTURE(action->text().toStdString());
            CHECK_FALSE(action->shortcut().isEmpty());
            CHECK_FALSE(action->toolTip().isEmpty());
            if (action->shortcutContext() == Qt::WindowShortcut && !action->shortcut().isEmpty()) {
                CHECK_FALSE(keys.contains(action->shortcut().toString()));
                keys.append(action->shortcut().toString());
            }
        }
    }
    CHECK(keys.size() > 20);
}

TEST_CASE("That settings cannot be kept is said at once", "[window]")
{
    QTemporaryDir home;
    // A file where the folder of settings would have to be.
    QFile blocked(home.filePath(QStringLiteral("blocked")));
    REQUIRE(blocked.open(QIODevice::WriteOnly));
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, blocked.fileName());
    MainWindow window({MapView::Mode::Painted, true});
    window.show();
    REQUIRE(QTest::qWaitForWindowExposed(&window));
    const auto *notice = window.findChild<QLabel *>(QStringLiteral("noticeLabel"));
    REQUIRE(notice);
    CHECK(notice->isVisible());
    CHECK(notice->text().contains(QStringLiteral("blocked")));
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, home.path());
}
