// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "map/mapview.h"
#include "support/samplestore.h"
#include "workspace.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/generators/catch_generators_range.hpp>

#include <QAction>
#include <QApplication>
#include <QMouseEvent>
#include <QQuickWidget>
#include <QTest>

#include <memory>
#include <vector>

namespace Dateline::TestSupport {

/// A view of 1100 by 700 with the sample's events, shown and at rest.
struct ShownMap
{
    Workspace workspace;
    std::vector<Corridor> corridors;
    std::unique_ptr<MapView> view;

    explicit ShownMap(MapView::Mode mode = MapView::Mode::Painted)
    {
        workspace.setToday(*dayFromCivil(2025, 7, 1));
        workspace.events.addDocuments(sampleDocuments());
        Corridor corridor;
        corridor.id = "titr";
        corridor.name = "Steppe railway";
        corridor.mode = "rail";
        corridor.statusText = "operating";
        corridor.sources = {"A gazette of railways, 2014"};
        corridor.paths = {
            {"main", "", {{"Semey", CountryCode("KZ"), {50.4, 80.2}, false}, {"Atyrau", CountryCode("KZ"), {47.1, 51.9}, false}}, {false}}};
        corridors = {corridor};
        view = std::make_unique<MapView>(workspace, mode, corridors);
        view->resize(1100, 700);
        view->show();
        REQUIRE(QTest::qWaitForWindowExposed(view.get()));
    }

    QWidget *canvas() const
    {
        if (auto *quick = view->findChild<QQuickWidget *>())
            return quick;
        for (QWidget *child : view->findChildren<QWidget *>(Qt::FindDirectChildrenOnly)) {
            if (child->size() == view->size())
                return child;
        }
        return nullptr;
    }

    void click(QPointF pixel, Qt::KeyboardModifiers modifiers = Qt::NoModifier) const
    {
        QTest::mouseClick(canvas(), Qt::LeftButton, modifiers, pixel.toPoint());
    }

    /// As the mouse would, but without the pointer of a display, which is slow to follow.
    void hover(QPointF pixel) const
    {
        QMouseEvent move(QEvent::MouseMove, pixel.toPoint(), canvas()->mapToGlobal(pixel.toPoint()), Qt::NoButton, Qt::NoButton, {});
        QApplication::sendEvent(canvas(), &move);
    }

    QAction *action(const QString &text) const
    {
        for (QAction *action : view->mapActions()) {
            if (QString(action->text()).remove(u'&') == text)
                return action;
        }
        FAIL("no such action");
        return nullptr;
    }

    QPointF pixelOf(Coordinate coordinate) const { return view->camera().toPixel(coordinate); }
};

/// Each mode that works here; without OpenGL the test still holds for the painted one.
inline MapView::Mode anyMode()
{
    std::vector<MapView::Mode> modes{MapView::Mode::Painted};
    if (MapView::isLiveAvailable())
        modes.push_back(MapView::Mode::Live);
    return GENERATE_COPY(from_range(modes));
}

} // namespace Dateline::TestSupport
