// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mainwindow.h"
#include "reader/articleview.h"
#include "reader/sourcereader.h"
#include "table/eventtable.h"

#include <catch2/catch_test_macros.hpp>

#include <QApplication>
#include <QTableView>
#include <QTest>

#include <algorithm>

namespace Dateline::TestSupport {

/// The whole window with its event table, wide enough for all panels.
struct ShownWindow
{
    MainWindow window{MainWindow::Options{MapView::Mode::Painted, false}};
    TimelineView *timeline = window.findChild<TimelineView *>();
    MapView *map = window.findChild<MapView *>();
    SourceReader *reader = window.findChild<SourceReader *>();
    EventTable *table = window.findChild<EventTable *>();

    ShownWindow()
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

} // namespace Dateline::TestSupport
