// SPDX-License-Identifier: GPL-3.0-or-later
// What moves the map, and how it looks afterwards.
#include "shownmap.h"

#include <catch2/catch_test_macros.hpp>

#include <QImage>
#include <QPainter>
#include <QQuickWidget>
#include <QTest>
#include <QToolButton>
#include <QWheelEvent>

#include <cmath>

using namespace Dateline;
using Shown = TestSupport::ShownMap;
using TestSupport::anyMode;

TEST_CASE("What is chosen elsewhere moves the map only if it is out of view", "[map]")
{
    Shown shown;
    const MapCamera before = shown.view->camera();
    const EventStore &store = shown.workspace.events.store();
    const auto eventAt = [&store](std::string_view place) {
        for (EventIndex event = 0; event < store.size(); ++event) {
            if (store.placeOf(event) && store.placeOf(event)->name == place)
                return event;
        }
        return NoEvent;
    };
    shown.workspace.selection.select(eventAt("Samarkand"));
    CHECK(shown.view->camera() == before);
    shown.workspace.selection.select(eventAt("Beijing"));
    CHECK_FALSE(shown.view->camera() == before);
    CHECK(shown.view->camera().zoom == before.zoom);
    CHECK(shown.view->camera().rect().contains(shown.pixelOf({39.9075, 116.3972})));
}

TEST_CASE("The wheel zooms about the cursor and dragging pans", "[map]")
{
    const Shown shown(anyMode());
    const QPoint cursor(300, 400);
    const Coordinate place = shown.view->camera().toCoordinate(cursor);
    const double zoom = shown.view->camera().zoom;
    QWidget *canvas = shown.canvas();
    QWheelEvent wheel(cursor, canvas->mapToGlobal(cursor), {}, {0, 120}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
    QApplication::sendEvent(canvas, &wheel);
    CHECK(shown.view->camera().zoom > zoom + 0.3);
    const QPointF after = shown.view->camera().toPixel(place);
    CHECK(std::abs(after.x() - cursor.x()) < 1.5);
    CHECK(std::abs(after.y() - cursor.y()) < 1.5);

    const Coordinate centre = shown.view->camera().centre;
    QTest::mousePress(canvas, Qt::LeftButton, {}, {500, 300});
    for (int step = 1; step <= 10; ++step)
        QTest::mouseMove(canvas, {500 + 12 * step, 300});
    QTest::mouseRelease(canvas, Qt::LeftButton, {}, {620, 300});
    CHECK(shown.view->camera().centre.longitude < centre.longitude - 1);
    CHECK(shown.workspace.selection.isEmpty());
}

TEST_CASE("Keys and buttons move the map", "[map]")
{
    const Shown shown(anyMode());
    shown.view->activateWindow();
    shown.view->setFocus();
    REQUIRE(QTest::qWaitForWindowActive(shown.view.get()));
    const MapCamera before = shown.view->camera();
    QTest::keyClick(shown.view.get(), Qt::Key_Plus);
    CHECK(shown.view->camera().zoom > before.zoom);
    QTest::keyClick(shown.view.get(), Qt::Key_Minus);
    CHECK(std::abs(shown.view->camera().zoom - before.zoom) < 1e-6);
    QTest::keyClick(shown.view.get(), Qt::Key_Right);
    CHECK(shown.view->camera().centre.longitude > before.centre.longitude);
    QTest::keyClick(shown.view.get(), Qt::Key_0);
    for (const MapMarker &marker : shown.view->scene().markers)
        CHECK(shown.view->camera().rect().contains(marker.centre));
    CHECK(shown.view->camera().rect().contains(shown.pixelOf({39.9075, 116.3972}))); // Beijing too
    QTest::keyClick(shown.view.get(), Qt::Key_Home);
    CHECK(shown.view->camera() == regionCamera({1100, 700}));
    const auto buttons = shown.view->findChildren<QToolButton *>();
    REQUIRE(buttons.size() == 3);
    for (QToolButton *button : buttons) {
        CHECK_FALSE(button->accessibleName().isEmpty());
        CHECK_FALSE(button->toolTip().isEmpty());
    }
    buttons[0]->click();
    CHECK(shown.view->camera().zoom > before.zoom);
}

TEST_CASE("A painted map that was panned looks like one painted anew", "[map]")
{
    Shown shown;
    shown.workspace.setCorridorShown(0, true);
    const auto differences = [&shown] {
        const QImage kept = shown.canvas()->grab().toImage().convertToFormat(QImage::Format_RGB32);
        QImage anew(shown.view->size(), QImage::Format_RGB32);
        QPainter painter(&anew);
        shown.view->paint(painter);
        painter.end();
        REQUIRE(kept.size() == anew.size());
        int different = 0;
        for (int y = 0; y < kept.height(); ++y) {
            for (int x = 0; x < kept.width(); ++x) {
                const QColor p = kept.pixelColor(x, y);
                const QColor q = anew.pixelColor(x, y);
                different += std::abs(p.red() - q.red()) + std::abs(p.green() - q.green()) + std::abs(p.blue() - q.blue()) > 60;
            }
        }
        return different;
    };
    CHECK(differences() == 0);
    for (const QPointF &pan : {QPointF(37, 0), QPointF(0, -61), QPointF(-150, 90), QPointF(400, 300)}) {
        shown.view->panBy(pan);
        CHECK(differences() < 40); // of 770,000 pixels: where a smoothed edge was cut between two strips
    }
    shown.view->panBy({3000, 0});
    CHECK(differences() == 0);
    MapCamera overDateLine = shown.view->camera();
    overDateLine.centre = {60, 179.9};
    shown.view->setCamera(overDateLine);
    CHECK(differences() == 0);
    shown.view->panBy({60, 0});
    CHECK(shown.view->camera().centre.longitude < 0);
    CHECK(differences() < 40);
}

TEST_CASE("Both modes draw the same map", "[map]")
{
    if (!MapView::isLiveAvailable())
        SKIP("no OpenGL on this display");
    const Shown live(MapView::Mode::Live);
    REQUIRE(live.view->mode() == MapView::Mode::Live);
    const Shown painted(MapView::Mode::Painted);
    const QImage a = live.view->findChild<QQuickWidget *>()->grabFramebuffer().convertToFormat(QImage::Format_RGB32);
    QImage b(painted.view->size(), QImage::Format_RGB32);
    QPainter painter(&b);
    painted.view->paint(painter);
    painter.end();
    REQUIRE(a.size() == b.size());
    int different = 0;
    for (int y = 0; y < a.height(); y += 3) {
        for (int x = 0; x < a.width(); x += 3) {
            const QColor p = a.pixelColor(x, y);
            const QColor q = b.pixelColor(x, y);
            different += std::abs(p.red() - q.red()) + std::abs(p.green() - q.green()) + std::abs(p.blue() - q.blue()) > 60;
        }
    }
    // The edges of lines differ by their smoothing.
    CHECK(different < (a.width() / 3) * (a.height() / 3) / 100);
}
