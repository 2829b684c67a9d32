// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/chart.h"
#include "export/exportdialog.h"
#include "export/picturewriter.h"
#include "filters/facetlist.h"
#include "filters/facetmodel.h"
#include "filters/filterpanel.h"
#include "filters/filtersummary.h"
#include "mainwindow.h"
#include "playback/playbar.h"
#include "reader/articleview.h"
#include "reader/sourcereader.h"
#include "reader/tellinglist.h"
#include "review/reviewtray.h"
#include "support/program.h"
#include "support/samplestore.h"
#include "table/eventtable.h"
#include "timeline/timelineoverview.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include <QApplication>
#include <QCheckBox>
#include <QDir>
#include <QDockWidget>
#include <QDropEvent>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QMenuBar>
#include <QMimeData>
#include <QPainter>
#include <QPushButton>
#include <QScreen>
#include <QSettings>
#include <QSignalSpy>
#include <QStatusBar>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QToolButton>
#include <QUrl>

#include <cmath>

using namespace Dateline;

namespace {

struct Shown
{
    MainWindow window{MainWindow::Options{MapView::Mode::Painted, false}};
    TimelineView *timeline = window.findChild<TimelineView *>();
    MapView *map = window.findChild<MapView *>();
    SourceReader *reader = window.findChild<SourceReader *>();
    EventTable *table = window.findChild<EventTable *>();

    Shown()
    {
        window.resize(1600, 1200);
        table->parentWidget()->show();
        window.show();
        REQUIRE(QTest::qWaitForWindowExposed(&window));
    }

    Workspace &workspace() { return window.workspace(); }
    EventIndex chosen() { return workspace().selection.current(); }
    const ExtractedDocument &documentOf(EventIndex event)
    {
        return workspace().events.store().document(workspace().events.store().documentOf(event));
    }

    /// All four views show @p event as the chosen one.
    void checkChosenEverywhere(EventIndex event)
    {
        QApplication::processEvents();
        REQUIRE(chosen() == event);
        const int item = timeline->currentLayout().chosenItem();
        CHECK(item >= 0);
        CHECK(reader->shownDocument() == workspace().events.store().documentOf(event));
        REQUIRE(reader->article()->chosen());
        CHECK(reader->article()->chosen() == workspace().events.store().event(event).sentence);
        const QModelIndex row = table->view()->currentIndex();
        CHECK(row.data(EventFilterModel::EventIndexRole).toUInt() == event);
        const MapScene &scene = map->scene();
        const Toponym *place = workspace().events.store().placeOf(event);
        if (place && place->kind == PlaceKind::City) {
            CHECK(std::any_of(scene.markers.begin(), scene.markers.end(), [](const MapMarker &marker) { return marker.chosen; }));
        }
    }
};

void clickTimeline(Shown &shown, EventIndex event)
{
    const QRectF box = shown.timeline->eventRect(event);
    REQUIRE(!box.isEmpty());
    QTest::mouseClick(shown.timeline, Qt::LeftButton, {}, box.center().toPoint());
}

} // namespace

TEST_CASE("An event chosen in any view is chosen in all four", "[window]")
{
    Shown shown;
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
    Shown shown;
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
    Shown shown;
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
    Shown shown;
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

TEST_CASE("A folder dropped on the window is read, and what cannot be read is told", "[window]")
{
    Shown shown;
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

TEST_CASE("What is told of files that could not be read does not widen the window", "[window]")
{
    Shown shown;
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
    Shown shown;
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
}

TEST_CASE("The table offers what can be done with its events where they are", "[window]")
{
    Shown shown;
    shown.workspace().events.addDocuments(TestSupport::sampleDocuments());
    QStringList offered;
    for (const QAction *action : shown.table->view()->actions())
        offered.append(QString(action->text()).remove(u'&'));
    CHECK(shown.table->view()->contextMenuPolicy() == Qt::ActionsContextMenu);
    CHECK(offered.contains(QStringLiteral("Accept")));
    CHECK(offered.contains(QStringLiteral("Merge")));
    CHECK(offered.contains(QStringLiteral("Note…")));
}

TEST_CASE("Reading can be cancelled and keeps what is read", "[window]")
{
    Shown shown;
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

TEST_CASE("Every view and each chart is exported through the window's dialog", "[window]")
{
    Shown shown;
    shown.workspace().events.addDocuments(TestSupport::sampleDocuments());
    shown.workspace().fitViewport();
    QTemporaryDir folder;
    for (const Picture &picture : shown.window.pictures()) {
        if (picture.id == "window")
            continue;
        CAPTURE(picture.id);
        const QString path = folder.filePath(QString::fromStdString(picture.id).replace(u':', u'-') + QStringLiteral(".png"));
        ExportDialog dialog(shown.window.pictures(), picture.id, Theme::Appearance::Light, &shown.window);
        dialog.show();
        REQUIRE(QTest::qWaitForWindowExposed(&dialog));
        dialog.setPath(path);
        QTest::mouseClick(dialog.findChild<QPushButton *>(QStringLiteral("exportSave")), Qt::LeftButton);
        CHECK(QFile::exists(path));
    }
}

TEST_CASE("The picture of the window is the window, also where a panel is too low for its list", "[window]")
{
    Shown shown;
    shown.window.loader().openBriefings();
    shown.window.resize(1280, 800);
    shown.workspace().fitViewport();
    QApplication::processEvents();
    const std::vector<Picture> pictures = shown.window.pictures();
    const auto picture = std::find_if(pictures.begin(), pictures.end(), [](const Picture &candidate) { return candidate.id == "window"; });
    REQUIRE(picture != pictures.end());
    QTemporaryDir folder;
    ExportOptions options;
    options.bare = true;
    options.size = shown.window.size();
    options.theme = &shown.workspace().theme();
    REQUIRE_FALSE(savePicture(*picture, options, folder.filePath(QStringLiteral("window.png"))));
    const QImage painted(folder.filePath(QStringLiteral("window.png")));
    REQUIRE(painted.size() == shown.window.size() * options.scale);
    QPixmap grabbed(painted.size());
    grabbed.setDevicePixelRatio(options.scale);
    shown.window.render(&grabbed);
    CHECK(painted.convertToFormat(QImage::Format_RGB32) == grabbed.toImage().convertToFormat(QImage::Format_RGB32));
}

TEST_CASE("Every action of the menus has a key and a tooltip, and no key serves two", "[window]")
{
    Shown shown;
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
    Shown shown;
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

TEST_CASE("The key of a panel brings it to the front where it is behind another, and hides it where it is in front", "[window]")
{
    Shown shown;
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

TEST_CASE("The tool bar tells how much there is to review, and leads there", "[window]")
{
    Shown shown;
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

TEST_CASE("The frame of a box to check is seen on its ground, in light and in dark", "[window]")
{
    Shown shown;
    const auto choice = GENERATE(MainWindow::ThemeChoice::Light, MainWindow::ThemeChoice::Dark);
    shown.window.setThemeChoice(choice);
    QCheckBox box(&shown.window);
    box.resize(40, 24);
    box.show();
    const QImage image = box.grab().toImage();
    const auto luminance = [](const QColor &color) {
        const auto linear = [](double part) { return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4); };
        return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
    };
    double best = 1;
    const double ground = luminance(shown.workspace().theme().panel);
    for (int x = 0; x < image.width(); ++x) {
        const double ink = luminance(image.pixelColor(x, image.height() / 2));
        best = std::max(best, (std::max(ink, ground) + 0.05) / (std::min(ink, ground) + 0.05));
    }
    CHECK(best >= 3);
}

TEST_CASE("Light and dark change the whole window", "[window]")
{
    Shown shown;
    shown.workspace().events.addDocuments(TestSupport::sampleDocuments());
    shown.window.setThemeChoice(MainWindow::ThemeChoice::Light);
    const QImage light = shown.window.grab().toImage();
    shown.window.setThemeChoice(MainWindow::ThemeChoice::Dark);
    const QImage dark = shown.window.grab().toImage();
    CHECK(light.pixelColor(5, 5).lightness() > 200);
    CHECK(dark.pixelColor(5, 5).lightness() < 80);
}

TEST_CASE("The status bar and the overview tell the same years, to the end of the last event", "[window]")
{
    Shown shown;
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

TEST_CASE("The key that shows a panel gives it the keyboard", "[window][keys]")
{
    Shown shown;
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
