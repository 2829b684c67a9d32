// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/generatedevents.h"
#include "support/samplestore.h"
#include "timeline/timelineactions.h"
#include "timeline/timelineexport.h"
#include "timeline/timelineoverview.h"
#include "timeline/timelineview.h"
#include "workspace.h"

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>

#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QImage>
#include <QMenu>
#include <QNativeGestureEvent>
#include <QPainter>
#include <QPointingDevice>
#include <QSignalSpy>
#include <QStyle>
#include <QTest>
#include <QToolTip>
#include <QWheelEvent>

using namespace Dateline;
using namespace Dateline::TestSupport;
using Catch::Approx;

namespace {

struct Window
{
    explicit Window(std::vector<ExtractedDocument> documents = sampleDocuments())
        : view(workspace, indexer)
    {
        workspace.setToday(*dayFromCivil(2024, 10, 15));
        workspace.events.addDocuments(std::move(documents));
        workspace.fitViewport();
        view.setFont(exportFont(13));
        view.resize(1100, 620);
        view.show();
        view.setFocus(Qt::TabFocusReason);
        view.grab();
    }

    EventIndex shown(int row) const { return workspace.events.events()[std::size_t(row)]; }
    QPoint centreOf(EventIndex event) const { return view.eventRect(event).center().toPoint(); }
    void key(Qt::Key key) { QTest::keyClick(&view, key); }
    double centre() const { return (workspace.viewport.begin() + workspace.viewport.end()) / 2; }

    Workspace workspace;
    TimelineIndexer indexer{workspace.events};
    TimelineView view;
};

void wheel(QWidget &widget, QPointF position, QPoint angle, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
{
    QWheelEvent event(position, widget.mapToGlobal(position), QPoint(), angle, Qt::NoButton, modifiers, Qt::NoScrollPhase, false);
    QApplication::sendEvent(&widget, &event);
}

void drag(QWidget &widget, QPoint from, QPoint to, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
{
    QTest::mousePress(&widget, Qt::LeftButton, modifiers, from);
    QTest::mouseMove(&widget, (from + to) / 2);
    QTest::mouseMove(&widget, to);
    QTest::mouseRelease(&widget, Qt::LeftButton, modifiers, to);
}

} // namespace

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

TEST_CASE("The wheel zooms about the cursor", "[timeline][view]")
{
    Window window;
    const QPointF position(700, 300);
    const double width = window.workspace.viewport.width();
    const AxisDay under = window.view.currentLayout().coordinates.momentAt(position.x());
    wheel(window.view, position, {0, 120});
    CHECK(window.workspace.viewport.width() == Approx(width / 1.25));
    CHECK(window.view.currentLayout().coordinates.momentAt(position.x()) == Approx(under));
    wheel(window.view, position, {0, -240});
    CHECK(window.workspace.viewport.width() == Approx(width * 1.25));
}

TEST_CASE("Two fingers to the side pan and a pinch zooms about its place", "[timeline][view]")
{
    Window window;
    const AxisDay begin = window.workspace.viewport.begin();
    const double width = window.workspace.viewport.width();
    wheel(window.view, {600, 300}, {-120, 0});
    CHECK(window.workspace.viewport.begin() > begin);
    CHECK(window.workspace.viewport.width() == Approx(width));

    const QPointF position(500, 200);
    const AxisDay under = window.view.currentLayout().coordinates.momentAt(position.x());
    QNativeGestureEvent pinch(Qt::ZoomNativeGesture, QPointingDevice::primaryPointingDevice(), 2, position, position,
                              window.view.mapToGlobal(position), 0.25, QPointF());
    QApplication::sendEvent(&window.view, &pinch);
    CHECK(window.workspace.viewport.width() == Approx(width / 1.25));
    CHECK(window.view.currentLayout().coordinates.momentAt(position.x()) == Approx(under));
}

TEST_CASE("Two fingers on a touchpad carry time and lanes along and, with Ctrl, zoom", "[timeline][view]")
{
    Window window;
    window.view.resize(900, 200);
    window.view.grab();
    const QPointingDevice touchpad(QStringLiteral("touchpad"), 77, QInputDevice::DeviceType::TouchPad, QPointingDevice::PointerType::Finger,
                                   QInputDevice::Capability::Scroll | QInputDevice::Capability::PixelScroll, 2, 2);
    const auto fingers = [&](QPoint pixels, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
        QWheelEvent event(QPointF(500, 120), window.view.mapToGlobal(QPointF(500, 120)), pixels, pixels * 2, Qt::NoButton, modifiers, Qt::ScrollUpdate, false,
                          Qt::MouseEventNotSynthesized, &touchpad);
        QApplication::sendEvent(&window.view, &event);
    };
    const TimelineCoordinates before = window.view.currentLayout().coordinates;
    fingers({-40, 0});
    CHECK(window.workspace.viewport.begin() == Approx(before.begin + 40 * before.daysPerPixel()));
    CHECK(window.workspace.viewport.width() == Approx(before.end - before.begin));
    const double top = window.view.currentLayout().lanes.front().body.top();
    fingers({0, -30});
    CHECK(window.view.currentLayout().lanes.front().body.top() == Approx(top - 30));
    CHECK(window.workspace.viewport.width() == Approx(before.end - before.begin));
    fingers({0, 60}, Qt::ControlModifier);
    CHECK(window.workspace.viewport.width() == Approx((before.end - before.begin) / 1.25));
}

TEST_CASE("The wheel with Shift moves in time, with Alt and over the names it scrolls the lanes", "[timeline][view]")
{
    Window window;
    window.view.resize(900, 200);
    window.view.grab();
    const AxisDay begin = window.workspace.viewport.begin();
    const double width = window.workspace.viewport.width();
    wheel(window.view, {600, 120}, {0, -120}, Qt::ShiftModifier);
    CHECK(window.workspace.viewport.begin() > begin);
    const double top = window.view.currentLayout().lanes.front().body.top();
    wheel(window.view, {20, 120}, {0, -120});
    CHECK(window.view.currentLayout().lanes.front().body.top() < top);
    wheel(window.view, {600, 120}, {0, 120}, Qt::AltModifier);
    CHECK(window.view.currentLayout().lanes.front().body.top() == Approx(top));
    CHECK(window.workspace.viewport.width() == Approx(width));
}

TEST_CASE("A drag goes on after it is let go only where the user wants it", "[timeline][view]")
{
    Window window;
    const auto fling = [&] {
        ulong at = 1000;
        const auto send = [&](QEvent::Type type, QPointF position, Qt::MouseButton button, Qt::MouseButtons buttons) {
            QMouseEvent event(type, position, window.view.mapToGlobal(position), button, buttons, Qt::NoModifier);
            event.setTimestamp(at += 10);
            QApplication::sendEvent(&window.view, &event);
        };
        send(QEvent::MouseButtonPress, {700, 300}, Qt::LeftButton, Qt::LeftButton);
        for (int x = 680; x >= 500; x -= 20)
            send(QEvent::MouseMove, {double(x), 300}, Qt::NoButton, Qt::LeftButton);
        send(QEvent::MouseButtonRelease, {500, 300}, Qt::LeftButton, Qt::NoButton);
    };
    CHECK_FALSE(window.view.hasInertia());
    fling();
    CHECK_FALSE(window.view.isCoasting());
    window.key(Qt::Key_I);
    CHECK(window.view.hasInertia());
    fling();
    const bool isAnimated = window.view.style()->styleHint(QStyle::SH_Widget_Animate, nullptr, &window.view);
    CHECK(window.view.isCoasting() == isAnimated);
    // A touch stops it.
    QTest::mousePress(&window.view, Qt::LeftButton, Qt::NoModifier, {600, 300});
    CHECK_FALSE(window.view.isCoasting());
    QTest::mouseRelease(&window.view, Qt::LeftButton, Qt::NoModifier, {600, 300});
}

TEST_CASE("Dragging pans and chooses nothing", "[timeline][view]")
{
    Window window;
    const TimelineCoordinates before = window.view.currentLayout().coordinates;
    drag(window.view, {700, 400}, {500, 400});
    CHECK(window.workspace.viewport.begin() == Approx(before.begin + 200 * before.daysPerPixel()));
    CHECK(window.workspace.selection.isEmpty());
}

TEST_CASE("Shift and drag marks a range that can be zoomed to or filtered by", "[timeline][view]")
{
    Window window;
    QSignalSpy marked(&window.view, &TimelineView::rangeMarked);
    const TimelineCoordinates coordinates = window.view.currentLayout().coordinates;
    drag(window.view, {500, 300}, {900, 300}, Qt::ShiftModifier);
    REQUIRE(marked.count() == 1);
    auto *menu = window.view.findChild<QMenu *>(QStringLiteral("rangeMenu"));
    REQUIRE(menu);
    REQUIRE(menu->actions().size() == 2);
    REQUIRE(window.view.markedRange());
    CHECK(window.view.markedRange()->first == Approx(coordinates.momentAt(500)));
    CHECK(window.view.markedRange()->second == Approx(coordinates.momentAt(900)));

    SECTION("filter")
    {
        menu->actions().at(1)->trigger();
        CHECK(window.workspace.events.filter().from == dayAtMoment(coordinates.momentAt(500)));
        CHECK(window.workspace.events.filter().to == dayAtMoment(coordinates.momentAt(900)));
        CHECK_FALSE(window.view.markedRange());
    }
    SECTION("zoom")
    {
        menu->actions().at(0)->trigger();
        CHECK(window.workspace.viewport.begin() == Approx(coordinates.momentAt(500)));
        CHECK(window.workspace.viewport.end() == Approx(coordinates.momentAt(900)));
    }
    SECTION("let go")
    {
        menu->close();
        window.key(Qt::Key_Escape);
        CHECK_FALSE(window.view.markedRange());
        CHECK(window.workspace.events.filter().isEmpty());
    }
}

TEST_CASE("Double-click zooms to an event and opens it, and into a block", "[timeline][view]")
{
    SECTION("event")
    {
        Window window;
        QSignalSpy activated(&window.view, &TimelineView::eventActivated);
        const EventIndex first = window.shown(0);
        QTest::mouseDClick(&window.view, Qt::LeftButton, Qt::NoModifier, window.centreOf(first));
        CHECK(window.workspace.selection.current() == first);
        CHECK(activated.count() == 1);
        CHECK(window.workspace.viewport.width() < 60);
        CHECK_FALSE(window.view.eventRect(first).isEmpty());
    }
    SECTION("block")
    {
        std::vector<ExtractedDocument> documents;
        documents.push_back(manyEvents(5000));
        Window window(std::move(documents));
        const auto &items = window.view.currentLayout().items;
        const auto block = std::find_if(items.begin(), items.end(), [](const TimelineItem &item) {
            return item.shape == TimelineItem::Shape::Block && item.box.left() > 400;
        });
        REQUIRE(block != items.end());
        const TimelineItem item = *block;
        QTest::mouseDClick(&window.view, Qt::LeftButton, Qt::NoModifier, item.box.center().toPoint());
        CHECK(window.workspace.viewport.begin() <= item.begin);
        CHECK(window.workspace.viewport.end() >= item.end);
        CHECK(window.workspace.viewport.width() < (item.end - item.begin) * 1.2);
    }
}

TEST_CASE("Keys zoom, pan, fit and centre", "[timeline][view]")
{
    Window window;
    const double width = window.workspace.viewport.width();
    const AxisDay begin = window.workspace.viewport.begin();
    window.key(Qt::Key_W);
    window.key(Qt::Key_Plus);
    CHECK(window.workspace.viewport.width() == Approx(width / 2.25));
    window.key(Qt::Key_S);
    window.key(Qt::Key_Minus);
    CHECK(window.workspace.viewport.width() == Approx(width));
    window.key(Qt::Key_D);
    CHECK(window.workspace.viewport.begin() > begin);
    window.key(Qt::Key_A);
    CHECK(window.workspace.viewport.begin() == Approx(begin));
    window.key(Qt::Key_Right);
    CHECK(window.workspace.viewport.begin() > begin);
    window.key(Qt::Key_Left);
    window.key(Qt::Key_Left);
    CHECK(window.workspace.viewport.begin() < begin);
    window.key(Qt::Key_0);
    CHECK(window.workspace.viewport.begin() == Approx(begin));

    window.workspace.selection.select(window.shown(0));
    window.key(Qt::Key_F);
    const double chosen = startOfDay(*dayFromCivil(2013, 9, 7)) + 0.5;
    CHECK(window.centre() == Approx(chosen));
    CHECK(window.workspace.viewport.width() == Approx(width));
    window.key(Qt::Key_F);
    CHECK(window.centre() == Approx(chosen));
    CHECK(window.workspace.viewport.width() < 60);
}

TEST_CASE("Backspace goes back through what was in view, with Shift forward again", "[timeline][view]")
{
    Window window;
    window.view.history().settle();
    const AxisDay begin = window.workspace.viewport.begin();
    const double width = window.workspace.viewport.width();
    window.workspace.selection.select(window.shown(0));
    window.key(Qt::Key_F);
    window.key(Qt::Key_F);
    const double fitted = window.workspace.viewport.width();
    REQUIRE(fitted < width);
    EventFilter filter;
    filter.countries.insert(CountryCode("TJ"));
    window.view.history().settle();
    window.workspace.events.setFilter(filter);
    window.key(Qt::Key_Backspace);
    CHECK(window.workspace.events.filter().isEmpty());
    CHECK(window.workspace.viewport.width() == Approx(fitted));
    while (window.view.history().canGoBack())
        window.key(Qt::Key_Backspace);
    QTest::keyClick(&window.view, Qt::Key_Backspace, Qt::ShiftModifier);
    window.key(Qt::Key_Backspace);
    CHECK(window.workspace.viewport.width() >= width - 1);
    CHECK(window.workspace.viewport.begin() <= begin + 1);
    while (window.view.history().canGoForward())
        QTest::keyClick(&window.view, Qt::Key_Backspace, Qt::ShiftModifier);
    CHECK(window.workspace.events.filter() == filter);
}

TEST_CASE("The steps of one drag are one view in the history", "[timeline][view]")
{
    Window window;
    window.view.history().settle();
    const AxisDay begin = window.workspace.viewport.begin();
    drag(window.view, {700, 400}, {500, 400});
    drag(window.view, {700, 400}, {500, 400});
    window.key(Qt::Key_Backspace);
    CHECK(window.workspace.viewport.begin() == Approx(begin));
}

TEST_CASE("The marked range is zoomed to and filtered by with keys too", "[timeline][view]")
{
    Window window;
    const TimelineCoordinates coordinates = window.view.currentLayout().coordinates;
    const auto mark = [&] {
        drag(window.view, {500, 300}, {900, 300}, Qt::ShiftModifier);
        window.view.findChild<QMenu *>(QStringLiteral("rangeMenu"))->close();
        window.view.setFocus();
    };
    mark();
    window.key(Qt::Key_X);
    CHECK(window.workspace.events.filter().from == dayAtMoment(coordinates.momentAt(500)));
    CHECK(window.view.currentLayout().filtered);
    window.workspace.events.setFilter({});
    window.workspace.viewport.setRange(coordinates.begin, coordinates.end);
    mark();
    window.key(Qt::Key_Z);
    CHECK(window.workspace.viewport.end() == Approx(coordinates.momentAt(900)));
    CHECK_FALSE(window.view.timelineActions().zoomToRange->isEnabled());
}

TEST_CASE("Lanes are folded, hidden, shown and sorted by keys", "[timeline][view]")
{
    Window window;
    window.workspace.selection.select(window.shown(0));
    const int lane = window.view.index().lanesOf(window.workspace.events.store(), window.shown(0)).front();
    const QString key = window.view.index().lanes()[std::size_t(lane)].key;
    window.key(Qt::Key_L);
    CHECK(window.view.foldedLanes().contains(key));
    window.key(Qt::Key_L);
    CHECK(window.view.foldedLanes().empty());
    window.key(Qt::Key_H);
    CHECK(window.view.hiddenLanes().contains(key));
    for (const TimelineLaneBox &box : window.view.currentLayout().lanes)
        CHECK(box.lane != lane);
    QTest::keyClick(&window.view, Qt::Key_H, Qt::ShiftModifier);
    CHECK(window.view.hiddenLanes().empty());
    QTest::keyClick(&window.view, Qt::Key_U, Qt::ShiftModifier);
    for (const TimelineLaneBox &box : window.view.currentLayout().lanes)
        CHECK(box.folded);
    window.key(Qt::Key_U);
    CHECK(window.view.foldedLanes().empty());
    window.key(Qt::Key_3);
    CHECK(window.view.laneOrder() == LaneOrder::Name);
    QString before;
    for (const TimelineIndex::Lane &each : window.view.index().lanes()) {
        if (each.key.isEmpty())
            continue;
        CHECK(QString::localeAwareCompare(before, each.name) <= 0);
        before = each.name;
    }
}

TEST_CASE("The menu of a lane's name folds and hides it", "[timeline][view]")
{
    Window window;
    const QPoint heading = window.view.currentLayout().lanes.front().heading.center().toPoint();
    const QString key = window.view.index().lanes().front().key;
    const auto menu = [&] {
        QContextMenuEvent event(QContextMenuEvent::Mouse, heading, window.view.mapToGlobal(heading));
        QApplication::sendEvent(&window.view, &event);
        const auto menus = window.view.findChildren<QMenu *>(QStringLiteral("timelineMenu"));
        REQUIRE_FALSE(menus.isEmpty());
        return menus.last();
    };
    menu()->actions().at(0)->trigger();
    CHECK(window.view.foldedLanes().contains(key));
    window.view.setLaneFolded(key, false);
    menu()->actions().at(1)->trigger();
    CHECK(window.view.hiddenLanes().contains(key));
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

TEST_CASE("Every action of the timeline has a key of its own and a tip", "[timeline][view]")
{
    Window window;
    QStringList keys;
    for (const QAction *action : window.view.actions()) {
        CAPTURE(action->text().toStdString());
        CHECK_FALSE(action->shortcuts().isEmpty());
        CHECK_FALSE(action->toolTip().isEmpty());
        for (const QKeySequence &key : action->shortcuts()) {
            CHECK_FALSE(keys.contains(key.toString()));
            keys.append(key.toString());
        }
    }
    CHECK(keys.size() > 30);
}

TEST_CASE("Keys walk the events in the order of time", "[timeline][view]")
{
    Window window;
    const int dated = window.workspace.events.datedCount();
    for (int row = 0; row < dated; ++row) {
        window.key(row % 2 == 0 ? Qt::Key_Period : Qt::Key_N);
        REQUIRE(window.workspace.selection.current() == window.shown(row));
        REQUIRE_FALSE(window.view.eventRect(window.shown(row)).isEmpty());
    }
    window.key(Qt::Key_Comma);
    CHECK(window.workspace.selection.current() == window.shown(dated - 2));
    window.key(Qt::Key_P);
    CHECK(window.workspace.selection.current() == window.shown(dated - 3));
    window.key(Qt::Key_Home);
    CHECK(window.workspace.selection.current() == window.shown(0));
    window.key(Qt::Key_End);
    CHECK(window.workspace.selection.current() == window.shown(dated - 1));
    window.key(Qt::Key_Escape);
    CHECK(window.workspace.selection.isEmpty());
}

TEST_CASE("A click on a heading folds its lane and another unfolds it", "[timeline][view]")
{
    Window window;
    const auto click = [&] {
        QTest::mouseClick(&window.view, Qt::LeftButton, Qt::NoModifier, window.view.currentLayout().lanes.front().heading.center().toPoint());
    };
    click();
    CHECK(window.view.currentLayout().lanes.front().folded);
    click();
    CHECK_FALSE(window.view.currentLayout().lanes.front().folded);
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

TEST_CASE("The overview's window is dragged, resized by its edges and centred by a click", "[timeline][view]")
{
    Workspace workspace;
    workspace.events.addDocuments(sampleDocuments());
    workspace.viewport.setRange(startOfDay(*dayFromCivil(2016, 1, 1)), startOfDay(*dayFromCivil(2019, 1, 1)));
    TimelineIndexer indexer(workspace.events);
    TimelineOverview overview(workspace, indexer);
    overview.resize(1100, 48);
    overview.show();
    const double width = workspace.viewport.width();
    const QRectF window = overview.currentLayout().window;
    const double daysPerPixel = overview.currentLayout().coordinates.daysPerPixel();

    SECTION("drag")
    {
        const AxisDay begin = workspace.viewport.begin();
        drag(overview, window.center().toPoint(), window.center().toPoint() + QPoint(50, 0));
        CHECK(workspace.viewport.width() == Approx(width));
        CHECK(workspace.viewport.begin() == Approx(begin + 50 * daysPerPixel));
    }
    SECTION("resize")
    {
        const AxisDay end = workspace.viewport.end();
        const QPoint edge(qRound(window.left()), qRound(window.center().y()));
        drag(overview, edge, edge - QPoint(60, 0));
        CHECK(workspace.viewport.end() == Approx(end));
        CHECK(workspace.viewport.width() > width + 50 * daysPerPixel);
    }
    SECTION("click")
    {
        const QPoint position(qRound(window.right()) + 200, 24);
        QTest::mouseClick(&overview, Qt::LeftButton, Qt::NoModifier, position);
        CHECK((workspace.viewport.begin() + workspace.viewport.end()) / 2 == Approx(overview.currentLayout().coordinates.momentAt(position.x())));
        CHECK(workspace.viewport.width() == Approx(width));
    }
    SECTION("keys")
    {
        const AxisDay begin = workspace.viewport.begin();
        QTest::keyClick(&overview, Qt::Key_Right);
        CHECK(workspace.viewport.begin() > begin);
        QTest::keyClick(&overview, Qt::Key_Plus);
        CHECK(workspace.viewport.width() < width);
    }
}

TEST_CASE("To assistive technology the timeline is a list of every event, walked by keys", "[timeline][view]")
{
    Window window;
    const EventFilterModel &events = window.workspace.events;
    QAccessibleInterface *list = QAccessible::queryAccessibleInterface(&window.view);
    REQUIRE(list);
    CHECK(list->role() == QAccessible::List);
    REQUIRE(list->childCount() == events.datedCount());
    for (int row = 0; row < list->childCount(); ++row) {
        QAccessibleInterface *item = list->child(row);
        REQUIRE(item);
        CHECK(item->role() == QAccessible::ListItem);
        CHECK(list->indexOfChild(item) == row);
        CHECK(item->parent() == list);
        const QString name = item->text(QAccessible::Name);
        for (const int column : {EventFilterModel::DateColumn, EventFilterModel::EventColumn})
            CHECK(name.contains(events.index(row, column).data().toString()));
        if (const Toponym *place = events.store().placeOf(window.shown(row)))
            CHECK(name.contains(QString::fromStdString(place->name)));
        CHECK_FALSE(item->text(QAccessible::Description).isEmpty());
        CHECK(item->text(QAccessible::Value).startsWith(QString::number(row + 1)));
    }
    for (int row = 0; row < list->childCount(); ++row) {
        window.key(Qt::Key_Period);
        CHECK(list->child(row)->state().selected);
        CHECK_FALSE(list->child(row)->state().offscreen);
        CHECK_FALSE(list->child(row)->rect().isEmpty());
    }
    list->child(2)->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
    CHECK(window.workspace.selection.current() == window.shown(2));

    EventFilter filter;
    filter.countries.insert(CountryCode("TJ"));
    window.workspace.events.setFilter(filter);
    CHECK(list->childCount() == events.datedCount());
}
