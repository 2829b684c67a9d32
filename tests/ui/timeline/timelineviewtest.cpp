// SPDX-License-Identifier: GPL-3.0-or-later
#include "timelinewindow.h"

#include "support/generatedevents.h"
#include "timeline/timelineexport.h"

#include <catch2/catch_test_macros.hpp>

#include <QApplication>
#include <QBuffer>
#include <QHelpEvent>
#include <QImage>
#include <QPainter>
#include <QSignalSpy>
#include <QSvgGenerator>
#include <QTest>
#include <QToolTip>

using namespace Dateline;
using namespace Dateline::TestSupport;

TEST_CASE("A click on an event chooses it and a choice made elsewhere is ringed", "[timeline][view]")
{
    Window window;
    const EventIndex first = window.shown(0);
    REQUIRE_FALSE(window.view.eventRect(first).isEmpty());
    QTest::mouseClick(&window.view, Qt::LeftButton, Qt::NoModifier, window.centreOf(first));
    CHECK(window.workspace.selection.current() == first);

    const EventIndex other = window.shown(4);
    window.workspace.selection.select(other);
    const TimelineLayout &layout = window.view.currentLayout();
    REQUIRE(layout.chosenItem() >= 0);
    CHECK(layout.items[std::size_t(layout.chosenItem())].event == other);
}

TEST_CASE("A click on an event's label chooses it", "[timeline][view]")
{
    Window window;
    for (const TimelineText &text : window.view.currentLayout().texts) {
        if (text.item < 0)
            continue;
        const TimelineItem item = window.view.currentLayout().items[std::size_t(text.item)];
        if (item.count > 1)
            continue;
        QTest::mouseClick(&window.view, Qt::LeftButton, Qt::NoModifier, text.box.center().toPoint());
        CHECK(window.workspace.selection.current() == item.event);
        return;
    }
    FAIL("no label is drawn");
}

TEST_CASE("Choosing an event that is out of view brings it into view", "[timeline][view]")
{
    Window window;
    window.workspace.viewport.setRange(startOfDay(*dayFromCivil(2024, 7, 1)), startOfDay(*dayFromCivil(2024, 7, 20)));
    const EventIndex first = window.shown(0);
    CHECK(window.view.eventRect(first).isEmpty());
    window.workspace.selection.select(first);
    CHECK_FALSE(window.view.eventRect(first).isEmpty());
}

TEST_CASE("Choosing an event scrolls to its lane", "[timeline][view]")
{
    Window window;
    window.view.resize(900, 170);
    window.view.grab();
    const int last = int(window.view.index().lanes().size()) - 1;
    const EventIndex event = window.view.index().lanes()[std::size_t(last)].columns.front().entries.front().event;
    window.workspace.selection.select(event);
    const auto lanes = window.view.index().lanesOf(window.workspace.events.store(), event);
    bool isSeen = false;
    for (const TimelineItem &item : window.view.currentLayout().items)
        isSeen |= item.chosen && window.view.currentLayout().lanesArea.intersects(item.box);
    CHECK(isSeen);
    REQUIRE_FALSE(lanes.empty());
}

TEST_CASE("Many events are drawn as they were until they are sorted, and the view says so when it has none", "[timeline][view]")
{
    Window window{std::vector<ExtractedDocument>()};
    window.workspace.events.addDocument(generateDocument(TimelineIndexer::ManyEvents, Spread::Random));
    window.workspace.fitViewport();
    REQUIRE(window.indexer.isPreparing());
    CHECK(window.view.currentLayout().items.empty());
    CHECK_FALSE(window.view.currentLayout().message.isEmpty());
    QSignalSpy changed(&window.indexer, &TimelineIndexer::changed);
    REQUIRE(changed.wait(60000));
    CHECK_FALSE(window.view.currentLayout().items.empty());
    CHECK(window.view.currentLayout().message.isEmpty());
}

TEST_CASE("The timeline follows the filter and the grouping of lanes", "[timeline][view]")
{
    Window window;
    EventFilter filter;
    filter.countries.insert(CountryCode("TJ"));
    window.workspace.events.setFilter(filter);
    CHECK(window.view.index().eventCount() == std::uint32_t(window.workspace.events.datedCount()));
    QSignalSpy changed(&window.view, &TimelineView::laneGroupingChanged);
    window.view.setLaneGrouping(LaneGrouping::Document);
    CHECK(changed.count() == 1);
    CHECK(window.view.index().lanes().size() == 2);
    window.view.setLaneGrouping(LaneGrouping::None);
    CHECK(window.view.index().lanes().size() == 1);
}

TEST_CASE("The tooltip tells date, sentence, place and article", "[timeline][view]")
{
    Window window;
    const QPoint position = window.centreOf(window.shown(0));
    QHelpEvent help(QEvent::ToolTip, position, window.view.mapToGlobal(position));
    QApplication::sendEvent(&window.view, &help);
    const QString text = QToolTip::text();
    for (const char *part : {"7 September 2013", "named the economic belt", "Astana", "A road of summits"}) {
        CAPTURE(part, text.toStdString());
        CHECK(text.contains(QLatin1StringView(part)));
    }
}

TEST_CASE("Light and dark draw the same layout in their own colours", "[timeline][view]")
{
    Window window;
    const QImage light = window.view.grab().toImage();
    CHECK(light.pixelColor(light.width() / 2, light.height() - 3).lightness() > 200);
    window.workspace.setAppearance(Theme::Appearance::Dark);
    const QImage dark = window.view.grab().toImage();
    CHECK(dark.pixelColor(dark.width() / 2, dark.height() - 3).lightness() < 60);
}

TEST_CASE("A picture without a widget holds what the workspace shows", "[timeline][view]")
{
    Window window;
    QImage image(1200, 700, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    TimelineOptions options;
    options.overview = true;
    paintTimeline(painter, QSizeF(1200, 700), window.workspace, options);
    painter.end();
    CHECK(image.pixelColor(0, 0) == window.workspace.theme().page);
    CHECK(image.pixelColor(1199, 699).alpha() == 255);
    CHECK(fullTimelineHeight(1200, window.workspace, options) > 300);
}

TEST_CASE("An empty timeline says whether articles are being read or there is nothing to show", "[timeline][view]")
{
    Window window({});
    CHECK(window.view.currentLayout().message == QLatin1String("No articles are open. Ctrl+O opens some."));
    window.view.setReading(true);
    CHECK(window.view.currentLayout().message == QStringLiteral("Reading…"));
    window.view.setReading(false);
    CHECK(window.view.currentLayout().message == QLatin1String("No articles are open. Ctrl+O opens some."));
}

TEST_CASE("An empty timeline says why it is empty and what to do about it", "[timeline][view]")
{
    Window window;
    EventFilter filter;
    filter.text = "no article says this";
    window.workspace.events.setFilter(filter);
    CHECK(window.view.currentLayout().message == QStringLiteral("The filter hides all events. Ctrl+Backspace shows them."));
    window.workspace.events.setFilter({});
    CHECK(window.view.currentLayout().message.isEmpty());

    ExtractedDocument undated = sampleDocuments().front();
    for (Event &event : undated.events)
        event.interval = {};
    Window without({undated});
    CHECK(without.view.currentLayout().message == QStringLiteral("No event has a date. The table (F6) lists them."));
    ExtractedDocument nothing = sampleDocuments().front();
    nothing.events.clear();
    Window silent({nothing});
    CHECK(silent.view.currentLayout().message == QStringLiteral("These articles tell no events."));
}

TEST_CASE("A picture too low for all lanes leaves the last ones out whole, and says how many", "[timeline][view]")
{
    Window window;
    TimelineDrawing drawing(window.workspace, {}, TimelineDrawing::Span::Seen);
    const auto wordsAt = [&](double height) {
        QBuffer svg;
        QSvgGenerator generator;
        generator.setOutputDevice(&svg);
        generator.setSize(QSize(1200, int(height)));
        QPainter painter(&generator);
        drawing.paint(painter, QSizeF(1200, height), window.workspace.theme());
        painter.end();
        return QString::fromUtf8(svg.data());
    };
    const QString last = window.view.index().lanes().back().name;
    const double full = drawing.fullHeight(1200);
    CHECK(wordsAt(full).contains(last));
    CHECK_FALSE(wordsAt(full).contains(QLatin1String("more lane")));
    CHECK_FALSE(wordsAt(full / 2).contains(last));
    CHECK(wordsAt(full / 2).contains(QLatin1String("more lane")));
}
