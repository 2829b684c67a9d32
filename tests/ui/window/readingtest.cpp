// SPDX-License-Identifier: GPL-3.0-or-later
#include "reader/tellinglist.h"
#include "review/reviewtray.h"
#include "shownwindow.h"
#include "support/program.h"
#include "support/samplestore.h"

#include <catch2/catch_test_macros.hpp>

#include <QApplication>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QLabel>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QUrl>

using namespace Dateline;
using TestSupport::ShownWindow;

TEST_CASE("A folder dropped on the window is read, and what cannot be read is told", "[window]")
{
    ShownWindow shown;
    QTemporaryDir folder;
    TestSupport::writeFile(folder.path(), QStringLiteral("good.txt"), "The line opened in Tashkent on 3 May 2014.\n");
    TestSupport::writeFile(folder.path(), QStringLiteral("empty.txt"), "");
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(folder.path())});
    QDragEnterEvent enter(QPoint(10, 10), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&shown.window, &enter);
    CHECK(enter.isAccepted());
    QSignalSpy finished(&shown.window.loader(), &ArticleLoader::finished);
    QDropEvent drop(QPointF(10, 10), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&shown.window, &drop);
    REQUIRE((finished.size() > 0 || finished.wait(30000)));
    CHECK(shown.workspace().events.store().documentCount() == 1);
    CHECK(shown.workspace().events.datedCount() == 1);
    auto *label = shown.window.findChild<QLabel *>(QStringLiteral("problemLabel"));
    REQUIRE(label);
    CHECK(label->isVisible());
    CHECK(label->text().contains(QStringLiteral("empty.txt")));
}

TEST_CASE("Where an event is told is seen without scrolling, also in a low window", "[window]")
{
    MainWindow window({MapView::Mode::Painted, false});
    window.resize(1280, 800);
    window.show();
    REQUIRE(QTest::qWaitForWindowExposed(&window));
    QTemporaryDir folder;
    TestSupport::writeFile(folder.path(), QStringLiteral("a.txt"), "ASTANA, July 5, 2024 - The SCO summit was held in Astana on 4 July 2024.\n");
    TestSupport::writeFile(folder.path(), QStringLiteral("b.txt"), "ASTANA, July 6, 2024 - The SCO summit took place in Astana on 4 July 2024.\n");
    QSignalSpy finished(&window.loader(), &ArticleLoader::finished);
    window.loader().open({folder.path()});
    REQUIRE((finished.size() > 0 || finished.wait(30000)));
    window.workspace().selection.first();
    QApplication::processEvents();
    const QList<TellingList *> lists = window.findChildren<TellingList *>();
    const auto told = std::find_if(lists.begin(), lists.end(), [](const TellingList *list) { return list->accessibleName() == QStringLiteral("Told by"); });
    REQUIRE(told != lists.end());
    const QList<QPushButton *> tellings = (*told)->findChildren<QPushButton *>();
    REQUIRE(tellings.size() == 2);
    for (const QPushButton *telling : tellings)
        CHECK(telling->visibleRegion().boundingRect() == telling->rect());
}

TEST_CASE("An empty window offers nothing that needs events, and a folder without articles says so", "[window]")
{
    ShownWindow shown;
    auto *button = shown.window.findChild<QToolButton *>(QStringLiteral("exportButton"));
    auto *play = shown.window.findChild<QToolButton *>(QStringLiteral("playTimeButton"));
    CHECK_FALSE(button->isEnabled());
    CHECK_FALSE(play->isEnabled());
    // Not in the colour of what is to be done next.
    const QColor ground = button->grab().toImage().pixelColor(button->width() / 2, 4);
    CHECK(ground != shown.workspace().theme().accent);
    QTemporaryDir folder;
    QSignalSpy finished(&shown.window.loader(), &ArticleLoader::finished);
    shown.window.loader().open({folder.path()});
    REQUIRE((finished.size() > 0 || finished.wait(30000)));
    QApplication::processEvents();
    auto *label = shown.window.findChild<QLabel *>(QStringLiteral("problemLabel"));
    CHECK(label->isVisible());
    CHECK(label->accessibleName().contains(QStringLiteral("there is no article in it")));
    shown.workspace().events.addDocuments(TestSupport::sampleDocuments());
    CHECK(button->isEnabled());
    CHECK(play->isEnabled());
}

TEST_CASE("Reading can be cancelled and keeps what is read", "[window]")
{
    ShownWindow shown;
    QTemporaryDir folder;
    for (int i = 0; i < 400; ++i)
        TestSupport::writeFile(folder.path(), QStringLiteral("%1.txt").arg(i), "The line opened in 2014.\n" + QByteArray(40000, 'x'));
    QSignalSpy finished(&shown.window.loader(), &ArticleLoader::finished);
    shown.window.loader().open({folder.path()});
    shown.window.loader().cancel();
    REQUIRE(finished.wait(60000));
    CHECK(finished[0][1].toBool());
    CHECK_FALSE(shown.window.loader().isLoading());
    CHECK(shown.workspace().events.store().documentCount() < 400);
}

TEST_CASE("The tool bar tells how much there is to review, and leads there", "[window]")
{
    ShownWindow shown;
    auto *button = shown.window.findChild<QToolButton *>(QStringLiteral("reviewButton"));
    REQUIRE(button);
    CHECK(button->text() == QStringLiteral("Review"));
    QTemporaryDir folder;
    TestSupport::writeFile(folder.path(), QStringLiteral("undated.txt"), "Yesterday the line opened in Tashkent.\n");
    QSignalSpy finished(&shown.window.loader(), &ArticleLoader::finished);
    shown.window.loader().open({folder.path()});
    REQUIRE((finished.size() > 0 || finished.wait(30000)));
    QApplication::processEvents();
    CHECK(button->text() == QStringLiteral("Review 2"));
    CHECK(button->accessibleName() == QStringLiteral("Review, 2 open"));
    auto *tray = shown.window.findChild<ReviewTray *>();
    CHECK_FALSE(tray->isVisible());
    QTest::mouseClick(button, Qt::LeftButton);
    CHECK(tray->isVisible());
    CHECK_FALSE(tray->visibleRegion().isEmpty());
}

TEST_CASE("A file that is named twice, and once more in its folder, is one article", "[window]")
{
    ShownWindow shown;
    QTemporaryDir folder;
    TestSupport::writeFile(folder.path(), QStringLiteral("a.txt"), "The line opened in Tashkent on 3 May 2014.\n");
    const QString path = folder.filePath(QStringLiteral("a.txt"));
    QSignalSpy finished(&shown.window.loader(), &ArticleLoader::finished);
    shown.window.open({path, path, folder.path()});
    REQUIRE((finished.size() > 0 || finished.wait(30000)));
    CHECK(shown.workspace().events.store().documentCount() == 1);
    finished.clear();
    shown.window.open({path});
    REQUIRE((finished.size() > 0 || finished.wait(30000)));
    CHECK(shown.workspace().events.store().documentCount() == 1);
}
