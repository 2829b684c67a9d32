// SPDX-License-Identifier: GPL-3.0-or-later
#include "review/watchedfoldersmenu.h"

#include "reviewwindow.h"

#include <QFileDialog>
#include <QLineEdit>

using namespace Dateline;
using namespace Dateline::TestSupport;

TEST_CASE("Articles that come or change in a watched folder are read, decisions hold, and undo stops watching", "[watch][window]")
{
    ReviewWindow shown;
    auto *menu = shown.window.findChild<WatchedFoldersMenu *>();
    REQUIRE(menu);
    menu->watch().setSettleTime(std::chrono::milliseconds(10));
    QTemporaryDir watched;
    writeFile(watched.path(), QStringLiteral("first.md"), "---\npublished: 2024-07-05\n---\n\nA delegation came to Almaty on 3 July 2024.\n");

    QSignalSpy read(&shown.project(), &Project::documentsChanged);
    NextDialog<QFileDialog> dialog([&](QFileDialog &files) {
        files.setDirectory(watched.path());
        auto *name = files.findChild<QLineEdit *>(QStringLiteral("fileNameEdit"));
        REQUIRE(name);
        name->setText(watched.path());
        QTest::keyClick(name, Qt::Key_Return);
    });
    shown.key(Qt::Key_W, Qt::ControlModifier | Qt::AltModifier);
    REQUIRE(menu->watch().folders() == QStringList{QDir(watched.path()).absolutePath()});
    REQUIRE(QTest::qWaitFor([&] { return shown.store().documentCount() == 1; }, 30000));
    shown.choose("delegation");
    shown.key(Qt::Key_B, Qt::ControlModifier);

    // Another one comes, and the first one grows.
    writeFile(watched.path(), QStringLiteral("second.txt"), "The line opened in Bishkek on 4 May 2015.\n");
    REQUIRE(QTest::qWaitFor([&] { return shown.store().documentCount() == 2; }, 30000));
    writeFile(watched.path(), QStringLiteral("first.md"),
              "---\npublished: 2024-07-05\n---\n\nA delegation came to Almaty on 3 July 2024.\n\nIt left Almaty on 5 July 2024.\n");
    REQUIRE(QTest::qWaitFor([&] { return shown.event("It left") != NoEvent; }, 30000));
    CHECK(shown.store().documentCount() == 2);
    const EventIndex decided = shown.event("delegation");
    REQUIRE(decided != NoEvent);
    CHECK(shown.project().marks(shown.project().keyOf(shown.store().documentOf(decided)), shown.store().event(decided).id).starred);

    // The folder is one step of the history, whichever articles came since.
    while (shown.project().history().canUndo())
        shown.project().undo();
    CHECK(menu->watch().folders().isEmpty());
}
