// SPDX-License-Identifier: GPL-3.0-or-later
#include "filters/filtersummary.h"
#include "playback/playbar.h"
#include "shownwindow.h"
#include "support/program.h"
#include "support/samplestore.h"
#include "timeline/timelineoverview.h"

#include <catch2/catch_test_macros.hpp>

#include <QApplication>
#include <QDockWidget>
#include <QFileInfo>
#include <QLabel>
#include <QSettings>
#include <QSignalSpy>
#include <QStatusBar>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace Dateline;
using TestSupport::ShownWindow;

TEST_CASE("What is told of files that could not be read does not widen the window", "[window]")
{
    ShownWindow shown;
    shown.window.resize(1280, 800);
    QTemporaryDir folder;
    const QString path = folder.filePath(QString(230, u'a') + QStringLiteral(".txt"));
    TestSupport::writeFile(folder.path(), QFileInfo(path).fileName(), "");
    QSignalSpy finished(&shown.window.loader(), &ArticleLoader::finished);
    shown.window.loader().open({path});
    REQUIRE((finished.size() > 0 || finished.wait(30000)));
    QApplication::processEvents();
    auto *label = shown.window.findChild<QLabel *>(QStringLiteral("problemLabel"));
    CHECK(label->isVisible());
    CHECK(shown.window.width() == 1280);
    CHECK(shown.window.minimumSizeHint().width() <= 1280);
    CHECK(label->accessibleName().contains(QFileInfo(path).fileName()));
}

TEST_CASE("Playing beside the review tray does not make the window higher than a low screen", "[window]")
{
    MainWindow window({MapView::Mode::Painted, false});
    window.resize(1280, 700);
    window.show();
    REQUIRE(QTest::qWaitForWindowExposed(&window));
    window.workspace().events.addDocuments(TestSupport::sampleDocuments());
    window.workspace().fitViewport();
    window.activateWindow();
    QTest::keyClick(&window, Qt::Key_F7);
    QTest::keyClick(&window, Qt::Key_Space, Qt::ControlModifier);
    QApplication::processEvents();
    REQUIRE(window.findChild<PlayBar *>()->isVisible());
    CHECK(window.height() == 700);
    CHECK(window.minimumSizeHint().height() <= 690);
    // The map's buttons are whole and above its credit in what is left of it.
    auto *map = window.findChild<MapView *>();
    for (const QToolButton *button : map->findChildren<QToolButton *>())
        CHECK(button->mapTo(map, button->rect().bottomRight()).y() < map->height() - 24);
    // And neither does it with the strip of problems, and the tabs of two panels.
    window.loader().tellProblem(QStringLiteral("/broken.pdf"), QStringLiteral("The PDF is cut off"));
    window.findChild<EventTable *>()->parentWidget()->show();
    QApplication::processEvents();
    CHECK(window.minimumSizeHint().height() <= 775); // of a screen of 800 rows the title takes some
}

TEST_CASE("The first window is no larger than its screen, and leaves the article room on a low one", "[window]")
{
    QTemporaryDir home;
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, home.path());
    MainWindow window({MapView::Mode::Painted, true});
    const QSize screen = window.screen()->availableSize();
    REQUIRE(screen.height() < 920); // else this platform cannot show it
    window.show();
    REQUIRE(QTest::qWaitForWindowExposed(&window));
    CHECK(window.height() <= screen.height());
    CHECK(window.width() <= std::max(screen.width(), window.minimumSizeHint().width()));
    CHECK(window.minimumSizeHint().width() <= 1280);
    CHECK(window.minimumSizeHint().height() <= 690);
    auto *reader = qobject_cast<QDockWidget *>(window.findChild<SourceReader *>()->parentWidget());
    CHECK(window.tabifiedDockWidgets(reader).size() == 1);
    CHECK_FALSE(window.findChild<SourceReader *>()->visibleRegion().isEmpty());
}

TEST_CASE("A message takes the place of what is shown, and nothing is written over anything", "[window]")
{
    ShownWindow shown;
    shown.workspace().events.addDocuments(TestSupport::sampleDocuments());
    auto *summary = shown.window.findChild<FilterSummary *>();
    QLabel *line = summary->findChild<QLabel *>();
    QStatusBar *bar = shown.window.statusBar();
    CHECK(line->text() == summary->text());
    bar->showMessage(QStringLiteral("Saved a picture"));
    const auto isMessage = [&] {
        QApplication::processEvents();
        // Where the status bar itself would write, from its left edge on, there is no room.
        return line->text() == QStringLiteral("Saved a picture") && summary->isVisible() && summary->x() < 8;
    };
    CHECK(isMessage());
    shown.window.resize(1300, 800);
    CHECK(isMessage());
    auto *high = new QLabel;
    high->setFixedHeight(60);
    bar->addPermanentWidget(high);
    CHECK(isMessage());
    shown.window.hide();
    shown.window.show();
    CHECK(isMessage());
    EventFilter filter;
    filter.countries = {CountryCode("TJ")};
    shown.workspace().events.setFilter(filter);
    CHECK(isMessage());
    bar->clearMessage();
    CHECK(line->text() == summary->text());
}

TEST_CASE("The status bar and the overview tell the same years, to the end of the last event", "[window]")
{
    ShownWindow shown;
    // It begins in one year and ends in the next one; a later one begins and ends in the first year.
    shown.window.workspace().events.addDocuments({TestSupport::sampleDocument(
        "Years", "2024-07-05",
        {{"The line is built from May 2023 to March 2025.", "May 2023", "2023-05-01", "2025-03-31", Precision::Month, "Almaty", {43, 77}, {"KZ"}, {}},
         {"Guests came on 3 July 2024.", "3 July 2024", "2024-07-03", "2024-07-03", Precision::Day, "Almaty", {43, 77}, {"KZ"}, {}}})});
    QCoreApplication::processEvents();
    const auto *label = shown.window.findChild<QLabel *>(QStringLiteral("spanLabel"));
    REQUIRE(label);
    const auto *overview = shown.window.findChild<TimelineOverview *>();
    REQUIRE_FALSE(overview->currentLayout().texts.empty());
    CHECK(overview->currentLayout().texts.front().text == label->text());
    CHECK(label->text().endsWith(QStringLiteral("2025")));

    // A picture that is taken at once has the years whole.
    shown.window.workspace().events.addDocuments({TestSupport::sampleDocument(
        "Earlier", "2024-07-05", {{"It began in 1987.", "1987", "1987-01-01", "1987-12-31", Precision::Year, "Almaty", {43, 77}, {"KZ"}, {}}})});
    for (int rounds = 0; rounds < 10000 && !label->text().startsWith(QStringLiteral("1987")); ++rounds)
        QCoreApplication::sendPostedEvents(&shown.window, QEvent::MetaCall);
    CHECK(label->width() >= label->sizeHint().width());
}
