// SPDX-License-Identifier: GPL-3.0-or-later
#include "playback/playbar.h"
#include "playback/player.h"
#include "support/samplestore.h"
#include "timeline/timelineexport.h"
#include "timeline/timelineindexer.h"
#include "timeline/timelineview.h"
#include "viewhistory.h"
#include "workspace.h"

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>

#include <QImage>
#include <QLabel>
#include <QPainter>
#include <QSignalSpy>
#include <QSlider>

using namespace Dateline;
using namespace Dateline::TestSupport;
using Catch::Approx;

namespace {

Day day(int year, unsigned month, unsigned number)
{
    return *dayFromCivil(year, month, number);
}

Playback months()
{
    Playback playback;
    playback.first = day(2023, 11, 15);
    playback.last = day(2024, 3, 10);
    playback.begin = startOfDay(day(2023, 11, 1));
    playback.end = startOfDay(day(2024, 5, 1));
    playback.window = 2;
    return playback;
}

} // namespace

TEST_CASE("The window of playing adds up or moves along by steps of the calendar", "[playback]")
{
    Playback playback = months();
    REQUIRE(playback.frameCount() == 5);
    CHECK(playback.frame(0).from == day(2023, 11, 15));
    CHECK(playback.frame(0).to == day(2023, 11, 30));
    CHECK(playback.frame(2).from == day(2023, 11, 15));
    CHECK(playback.frame(2).to == day(2024, 1, 31));
    CHECK(playback.frame(4).to == day(2024, 3, 10));
    CHECK(playback.frame(99) == playback.frame(4));
    CHECK(playback.frame(-1) == playback.frame(0));
    CHECK(playback.frameOf(day(2024, 2, 29)) == 3);

    playback.mode = Playback::Mode::Moving;
    CHECK(playback.frame(0).from == day(2023, 11, 15));
    CHECK(playback.frame(2).from == day(2023, 12, 1));
    CHECK(playback.frame(2).to == day(2024, 1, 31));
    CHECK(playback.frame(3).from == day(2024, 1, 1));
}

TEST_CASE("The range in view stays while the window is within it and goes on by halves after that", "[playback]")
{
    Playback playback = months();
    for (int frame = 0; frame < playback.frameCount(); ++frame)
        CHECK(playback.frame(frame).begin == playback.begin);
    playback.end = startOfDay(day(2024, 1, 1));
    const double half = (playback.end - playback.begin) / 2;
    CHECK(playback.frame(1).end == playback.end);
    CHECK(playback.frame(2).end == Approx(playback.end + 2 * half));
    CHECK(playback.frame(2).end - playback.frame(2).begin == Approx(2 * half));
    for (int frame = 0; frame < playback.frameCount(); ++frame) {
        CHECK(playback.frame(frame).end >= startOfDay(playback.frame(frame).to) + 1);
        CHECK(playback.frame(frame).begin <= startOfDay(playback.frame(frame).to));
    }
}

TEST_CASE("Playing sets filter and viewport and leaves both as they were", "[playback]")
{
    Workspace workspace;
    workspace.events.addDocuments(sampleDocuments());
    workspace.viewport.setRange(startOfDay(day(2012, 1, 1)), startOfDay(day(2027, 1, 1)));
    const EventFilter before = workspace.events.filter();
    const int all = workspace.events.datedCount();
    TimelineIndexer indexer(workspace.events);
    const std::size_t lanes = indexer.index().lanes().size();
    Player player(workspace, indexer);
    PlayBar bar(player);
    CHECK(bar.isHidden());
    player.open();
    REQUIRE(player.isOpen());
    CHECK_FALSE(bar.isHidden());
    const int first = workspace.events.datedCount();
    CHECK(first < all);
    int shown = 0;
    for (int frame = 0; frame < player.playback().frameCount(); ++frame) {
        player.showFrame(frame);
        CHECK(workspace.events.datedCount() >= shown);
        shown = workspace.events.datedCount();
        CHECK(workspace.events.filter().to == player.playback().frame(frame).to);
        CHECK(indexer.index().lanes().size() == lanes);
        CHECK(bar.findChild<QSlider *>()->value() == frame);
        CHECK(bar.findChild<QLabel *>(QStringLiteral("playLabel"))->text() == playbackFrameText(player.playback().frame(frame)));
    }
    CHECK(shown == all);

    Playback moving = player.playback();
    moving.mode = Playback::Mode::Moving;
    player.setPlayback(moving);
    CHECK(workspace.events.datedCount() < all);
    player.close();
    CHECK(bar.isHidden());
    CHECK(workspace.events.filter() == before);
    CHECK(workspace.events.datedCount() == all);
    CHECK(workspace.viewport.begin() == startOfDay(day(2012, 1, 1)));
}

TEST_CASE("Playing goes from frame to frame by itself and stops at the last", "[playback]")
{
    Workspace workspace;
    workspace.events.addDocuments(sampleDocuments());
    workspace.viewport.setRange(startOfDay(day(2012, 1, 1)), startOfDay(day(2027, 1, 1)));
    TimelineIndexer indexer(workspace.events);
    Player player(workspace, indexer);
    player.setFramesPerSecond(60);
    player.open();
    Playback years = player.playback();
    years.step = {TimeStep::Base::Year, 1};
    player.setPlayback(years);
    QSignalSpy changed(&player, &Player::changed);
    player.toggle();
    CHECK(player.isPlaying());
    while (player.isPlaying())
        REQUIRE(changed.wait(10000));
    CHECK(player.frame() == years.frameCount() - 1);
    player.toggle();
    CHECK(player.frame() == 0);
    player.pause();
    CHECK_FALSE(player.isPlaying());
}

TEST_CASE("A frame on the screen and the same frame of an export are one picture", "[playback]")
{
    Workspace workspace;
    workspace.setToday(day(2024, 10, 15));
    workspace.events.addDocuments(sampleDocuments());
    workspace.viewport.setRange(startOfDay(day(2012, 1, 1)), startOfDay(day(2027, 1, 1)));
    TimelineIndexer indexer(workspace.events);
    TimelineView view(workspace, indexer);
    view.setFont(exportFont(13));
    view.resize(1100, 620);
    view.show();
    Player player(workspace, indexer);
    player.open();
    player.showFrame(player.playback().frameCount() / 2);
    const QImage screen = view.grab().toImage().convertToFormat(QImage::Format_RGB32);

    // An export knows settings and number only.
    Workspace other;
    other.setToday(day(2024, 10, 15));
    other.events.addDocuments(sampleDocuments());
    TimelineOptions options;
    options.kept = TimelineIndex(other.events, LaneGrouping::Country).laneFrames();
    options.type = TimelineType(exportFont(13));
    showPlaybackFrame(other, player.playback().frame(player.frame()));
    QImage picture(screen.size(), QImage::Format_RGB32);
    picture.fill(Qt::white);
    QPainter painter(&picture);
    paintTimeline(painter, QSizeF(view.size()), other, options);
    painter.end();
    CHECK(picture == screen);
}

TEST_CASE("Playing leaves one view in the history, not one a frame", "[playback]")
{
    Workspace workspace;
    workspace.events.addDocuments(sampleDocuments());
    workspace.viewport.setRange(startOfDay(day(2012, 1, 1)), startOfDay(day(2027, 1, 1)));
    TimelineIndexer indexer(workspace.events);
    ViewHistory history(workspace);
    Player player(workspace, indexer);
    QObject::connect(&player, &Player::changed, &history, [&] { history.setHeld(player.isOpen()); });
    player.open();
    player.showFrame(3);
    player.close();
    CHECK_FALSE(history.canGoBack());
}

TEST_CASE("The play bar cuts no word, in a wide window or in a narrow one", "[playback]")
{
    Workspace workspace;
    workspace.events.addDocuments(sampleDocuments());
    workspace.fitViewport();
    TimelineIndexer indexer(workspace.events);
    Player player(workspace, indexer);
    player.open();
    player.showFrame(100);
    PlayBar bar(player);
    for (const int width : {640, 800, 1400}) {
        bar.resize(width, bar.sizeHint().height());
        bar.show();
        bar.resize(width, bar.minimumSizeHint().height());
        bar.grab();
        const auto *label = bar.findChild<QLabel *>(QStringLiteral("playLabel"));
        CAPTURE(width, label->text().toStdString());
        CHECK(label->width() >= label->fontMetrics().horizontalAdvance(label->text()));
        CHECK(bar.minimumSizeHint().width() <= width);
    }
}
