// SPDX-License-Identifier: GPL-3.0-or-later
// The timeline under mouse, wheel and touchpad.
#include "timelinewindow.h"

#include "support/samplestore.h"
#include "timeline/timelineoverview.h"

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>

#include <QAction>
#include <QApplication>
#include <QContextMenuEvent>
#include <QMenu>
#include <QNativeGestureEvent>
#include <QPointingDevice>
#include <QSignalSpy>
#include <QStyle>
#include <QTest>
#include <QWheelEvent>

using namespace Dateline;
using namespace Dateline::TestSupport;
using Catch::Approx;

namespace {

void wheel(QWidget &widget, QPointF position, QPoint angle, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
{
    QWheelEvent event(position, widget.mapToGlobal(position), QPoint(), angle, Qt::NoButton, modifiers, Qt::NoScrollPhase, false);
    QApplication::sendEvent(&widget, &event);
}

} // namespace

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
