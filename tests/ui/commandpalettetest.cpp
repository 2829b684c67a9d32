// SPDX-License-Identifier: GPL-3.0-or-later
#include "commandpalette.h"
#include "help/keysoverlay.h"
#include "mainwindow.h"
#include "playback/player.h"
#include "support/samplestore.h"

#include <catch2/catch_test_macros.hpp>

#include <QAction>
#include <QApplication>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QMenuBar>
#include <QTest>

#include <algorithm>

using namespace Dateline;

namespace {

struct Shown
{
    MainWindow window{MainWindow::Options{MapView::Mode::Painted, false}};
    TimelineView *timeline = window.findChild<TimelineView *>();

    Shown()
    {
        window.resize(1400, 900);
        window.show();
        REQUIRE(QTest::qWaitForWindowExposed(&window));
        window.workspace().events.addDocuments(TestSupport::sampleDocuments());
        window.workspace().fitViewport();
        timeline->setFocus();
    }

    CommandPalette *openPalette()
    {
        QTest::keyClick(&window, Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
        auto *palette = window.findChild<CommandPalette *>();
        REQUIRE(palette);
        REQUIRE(QTest::qWaitForWindowActive(palette));
        REQUIRE(QTest::qWaitFor([palette] { return palette->findChild<QLineEdit *>()->hasFocus(); }));
        return palette;
    }
};

} // namespace

TEST_CASE("What is typed is found at the beginning of words first", "[palette]")
{
    CHECK(paletteScore(QStringLiteral("Zoom In"), {QStringLiteral("zoom")}) > paletteScore(QStringLiteral("Uzoom"), {QStringLiteral("zoom")}));
    CHECK(paletteScore(QStringLiteral("Zoom In"), {QStringLiteral("in"), QStringLiteral("zo")}) > 0);
    CHECK(paletteScore(QStringLiteral("Zoom In"), {QStringLiteral("out")}) == 0);
    CHECK(paletteScore(QStringLiteral("anything"), {}) > 0);
}

TEST_CASE("The palette holds every action of the menus and does what is typed", "[palette][window]")
{
    Shown shown;
    auto *palette = shown.openPalette();
    auto *list = palette->findChild<QListWidget *>();
    auto *field = palette->findChild<QLineEdit *>();
    QStringList all;
    for (int row = 0; row < list->count(); ++row)
        all.append(list->item(row)->text());
    for (const QMenu *menu : shown.window.menuBar()->findChildren<QMenu *>()) {
        for (const QAction *action : menu->actions()) {
            if (action->isSeparator() || action->menu() || action->text().isEmpty() || menu->title().contains(QStringLiteral("Recent")))
                continue;
            const QString name = QString(action->text()).remove(u'&').remove(u'…').trimmed();
            CAPTURE(name.toStdString());
            CHECK(std::any_of(all.begin(), all.end(), [&](const QString &text) { return text.contains(name); }));
        }
    }
    REQUIRE(field->hasFocus());
    QTest::keyClicks(field, QStringLiteral("zoom in timel"));
    REQUIRE(list->count() >= 1);
    CHECK(list->currentItem()->text().startsWith(QStringLiteral("Timeline: Zoom In")));
    // One entry with the keys of menu and view.
    CHECK(list->currentItem()->text().contains(u'W'));
    CHECK(list->currentItem()->text().contains(QStringLiteral("Ctrl++")));
    const double width = shown.window.workspace().viewport.width();
    QTest::keyClick(field, Qt::Key_Return);
    CHECK(shown.window.workspace().viewport.width() < width);
    CHECK_FALSE(palette->isVisible());
}

TEST_CASE("The palette is walked by arrows, says when nothing fits and leaves by Escape", "[palette][window]")
{
    Shown shown;
    auto *palette = shown.openPalette();
    auto *list = palette->findChild<QListWidget *>();
    auto *field = palette->findChild<QLineEdit *>();
    QTest::keyClick(field, Qt::Key_Down);
    QTest::keyClick(field, Qt::Key_Down);
    QTest::keyClick(field, Qt::Key_Up);
    CHECK(list->currentRow() == 1);
    QTest::keyClicks(field, QStringLiteral("qqqq"));
    CHECK(list->count() == 1);
    QTest::keyClick(field, Qt::Key_Return);
    CHECK(palette->isVisible());
    QTest::keyClick(field, Qt::Key_Escape);
    CHECK_FALSE(palette->isVisible());
}

TEST_CASE("Actions are listed in the order of the menu bar", "[palette][window]")
{
    Shown shown;
    QStringList groups;
    for (const ActionEntry &entry : actionEntries(shown.window)) {
        if (!groups.contains(entry.group))
            groups.append(entry.group);
    }
    QStringList menus;
    for (const QAction *action : shown.window.menuBar()->actions())
        menus.append(QString(action->text()).remove(u'&'));
    REQUIRE(menus.first() == QStringLiteral("File"));
    QStringList listed;
    for (const QString &group : groups) {
        if (menus.contains(group))
            listed.append(group);
    }
    CHECK(listed == menus);
    auto *palette = shown.openPalette();
    CHECK(palette->findChild<QListWidget *>()->item(0)->text().startsWith(QStringLiteral("File: ")));
}

TEST_CASE("A question mark shows every key of every action over the window, Escape hides them", "[palette][window]")
{
    Shown shown;
    QTest::keyClick(shown.timeline, Qt::Key_Question);
    auto *overlay = shown.window.findChild<KeysOverlay *>();
    REQUIRE(overlay);
    REQUIRE(overlay->isVisible());
    const QString text = overlay->plainText();
    for (const QAction *action : shown.window.findChildren<QAction *>()) {
        if (action->shortcuts().isEmpty() || action->text().isEmpty())
            continue;
        CAPTURE(action->text().toStdString());
        CHECK(text.contains(action->shortcut().toString(QKeySequence::NativeText)));
    }
    CHECK(text.contains(QStringLiteral("Double-click")));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    CHECK_FALSE(overlay->isVisible());
    CHECK(shown.timeline->hasFocus());
}

TEST_CASE("Space on the timeline plays and Ctrl+period puts everything back", "[palette][window]")
{
    Shown shown;
    const int all = shown.window.workspace().events.datedCount();
    QTest::keyClick(shown.timeline, Qt::Key_Space);
    auto *player = shown.window.findChild<Player *>();
    REQUIRE(player->isPlaying());
    CHECK(shown.window.workspace().events.datedCount() < all);
    QTest::keyClick(shown.timeline, Qt::Key_Space);
    CHECK_FALSE(player->isPlaying());
    QTest::keyClick(shown.timeline, Qt::Key_Right, Qt::ControlModifier);
    CHECK(player->frame() >= 1);
    QTest::keyClick(shown.timeline, Qt::Key_Period, Qt::ControlModifier);
    CHECK_FALSE(player->isOpen());
    CHECK(shown.window.workspace().events.datedCount() == all);
}
