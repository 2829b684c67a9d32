// SPDX-License-Identifier: GPL-3.0-or-later
#include "map/mapview.h"

#include "map/corridordetails.h"
#include "map/corridorpanel.h"
#include "support/samplestore.h"
#include "shownmap.h"
#include "workspace.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/generators/catch_generators_range.hpp>

#include <QAction>
#include <QApplication>
#include <QContextMenuEvent>
#include <QLabel>
#include <QListWidget>
#include <QMenu>
#include <QNetworkProxy>
#include <QQuickWidget>
#include <QTest>

#include <algorithm>
#include <cmath>

#ifdef __SANITIZE_ADDRESS__
#include <sanitizer/lsan_interface.h>
#endif

using namespace Dateline;
using Shown = TestSupport::ShownMap;
using TestSupport::anyMode;

namespace {

const Coordinate Dushanbe{38.5358, 68.7791};
const Coordinate Astana{51.18, 71.446};

} // namespace

TEST_CASE("A click on a marker chooses its event", "[map]")
{
    const Shown shown(anyMode());
    shown.click(shown.pixelOf(Dushanbe));
    REQUIRE_FALSE(shown.workspace.selection.isEmpty());
    CHECK(shown.workspace.events.store().placeOf(shown.workspace.selection.current())->name == "Dushanbe");
    const auto &markers = shown.view->scene().markers;
    CHECK(std::count_if(markers.begin(), markers.end(), [](const MapMarker &marker) { return marker.chosen; }) == 1);
    CHECK(markers.back().chosen); // it lies on top
}

TEST_CASE("A click on a marker of several events spreads them out, and a click on one chooses it", "[map]")
{
    const Shown shown(anyMode());
    shown.click(shown.pixelOf(Astana));
    REQUIRE(shown.view->scene().petals.size() == 2);
    const std::vector<MapPetal> petals = shown.view->scene().petals;
    const QPointF apart = petals[0].centre - petals[1].centre;
    CHECK(std::hypot(apart.x(), apart.y()) > petals[0].radius + petals[1].radius);
    for (const MapPetal &petal : petals) {
        for (const MapMarker &marker : shown.view->scene().markers) {
            const QPointF away = petal.centre - marker.centre;
            if (marker.centre == shown.view->scene().spreadCentre)
                CHECK(std::hypot(away.x(), away.y()) > petal.radius + marker.radius);
        }
    }
    shown.click(petals[1].centre);
    CHECK(shown.workspace.selection.current() == petals[1].event);
    CHECK(shown.workspace.events.filter().isEmpty());
    CHECK(shown.view->scene().petals.size() == 2); // they stay until they are put away
    shown.action(QStringLiteral("Put Away"))->trigger();
    CHECK(shown.view->scene().petals.empty());
}

TEST_CASE("The menu of a marker lists its events", "[map]")
{
    const Shown shown(anyMode());
    const QPoint at = shown.pixelOf(Astana).toPoint();
    QContextMenuEvent asked(QContextMenuEvent::Mouse, at, shown.canvas()->mapToGlobal(at));
    QApplication::sendEvent(shown.canvas(), &asked);
    auto *mapMenu = shown.view->findChild<QMenu *>(QStringLiteral("mapMenu"));
    REQUIRE(mapMenu);
    mapMenu->actions().constFirst()->trigger();
    mapMenu->close();
    auto *menu = shown.view->findChild<QMenu *>(QStringLiteral("eventMenu"));
    REQUIRE(menu);
    REQUIRE(menu->actions().size() == 2);
    CHECK(menu->actions()[0]->text().startsWith(QStringLiteral("7 September 2013")));
    menu->actions()[1]->trigger();
    CHECK(shown.workspace.events.store().placeOf(shown.workspace.selection.current())->name == "Astana");
    menu->close();
}

TEST_CASE("A click on a cluster of places zooms until they part", "[map]")
{
    const Shown shown(anyMode());
    MapCamera camera = shown.view->camera();
    camera.zoom = 2.2;
    camera.centre = {40, 70};
    shown.view->setCamera(camera);
    const MapScene scene = shown.view->scene();
    const auto cluster = std::find_if(scene.markers.begin(), scene.markers.end(), [](const MapMarker &marker) { return marker.count > 2; });
    REQUIRE(cluster != scene.markers.end());
    shown.click(cluster->centre);
    CHECK(shown.view->camera().zoom > camera.zoom + 0.4);
    CHECK(shown.workspace.selection.isEmpty());
}

TEST_CASE("A click in a country filters by it, and another no longer", "[map]")
{
    const Shown shown(anyMode());
    const QPointF steppe = shown.pixelOf({49.2, 60.5});
    REQUIRE(std::holds_alternative<MapScene::Nothing>(shown.view->scene().hitTest(steppe)));
    shown.click(steppe);
    CHECK(shown.workspace.events.filter().countries == std::set{CountryCode("KZ")});
    CHECK(shown.workspace.selection.isEmpty());
    const std::vector<CountryOutline> outlines = shown.view->scene().outlines;
    REQUIRE(outlines.size() == 1);
    CHECK(outlines[0].country == CountryCode("KZ"));
    shown.click(steppe);
    CHECK(shown.workspace.events.filter().isEmpty());
    shown.click(shown.pixelOf({41.5, 51})); // the Caspian
    CHECK(shown.workspace.events.filter().isEmpty());
}

TEST_CASE("A country under the cursor is outlined and named with the coordinates", "[map]")
{
    const Shown shown(anyMode());
    auto *position = shown.view->findChild<QLabel *>(QStringLiteral("positionOnMap"));
    REQUIRE(position);
    CHECK_FALSE(position->isVisible());
    shown.hover(shown.pixelOf({49.2, 60.5}));
    REQUIRE(shown.view->scene().outlines.size() == 1);
    CHECK(shown.view->scene().outlines[0].isHovered);
    CHECK(shown.view->scene().outlines[0].country == CountryCode("KZ"));
    CHECK(position->isVisible());
    CHECK(position->text().contains(QStringLiteral("49.2")));
    CHECK(position->text().contains(QStringLiteral("° N, 60.")));
    CHECK(position->text().endsWith(QStringLiteral("Kazakhstan")));
    CHECK(shown.canvas()->cursor().shape() == Qt::PointingHandCursor);
    shown.hover(shown.pixelOf({41.5, 51}));
    CHECK(shown.view->scene().outlines.empty());
    CHECK(shown.canvas()->cursor().shape() == Qt::ArrowCursor);
}

TEST_CASE("What the map shows filters all views while the switch is on", "[map]")
{
    Shown shown;
    const std::size_t all = shown.workspace.events.events().size();
    MapCamera aroundDushanbe = shown.view->camera();
    aroundDushanbe.centre = Dushanbe;
    aroundDushanbe.zoom = 9;
    shown.view->setCamera(aroundDushanbe);
    CHECK(shown.workspace.events.events().size() == all); // off at first
    QAction *link = shown.action(QStringLiteral("Filter by What the Map Shows"));
    REQUIRE(link->isCheckable());
    link->trigger();
    const auto names = [&shown] {
        std::set<std::string> found;
        for (const EventIndex event : shown.workspace.events.events())
            found.insert(shown.workspace.events.store().placeOf(event)->name);
        return found;
    };
    CHECK(names() == std::set<std::string>{"Dushanbe"});
    CHECK(shown.workspace.events.filter().area);
    MapCamera aroundAstana = aroundDushanbe;
    aroundAstana.centre = Astana;
    shown.view->setCamera(aroundAstana);
    CHECK(QTest::qWaitFor([&] { return names() == std::set<std::string>{"Astana"}; }));
    shown.workspace.events.setFilter({}); // as from the filter's own button
    CHECK_FALSE(link->isChecked());
    CHECK(shown.workspace.events.events().size() == all);
    link->trigger();
    link->trigger();
    CHECK(shown.workspace.events.filter().isEmpty());
}

TEST_CASE("A rectangle drawn on the map filters by its area until it is put away", "[map]")
{
    const Shown shown(anyMode());
    const MapCamera before = shown.view->camera();
    const std::size_t all = shown.workspace.events.events().size();
    shown.action(QStringLiteral("Filter by a Rectangle"))->trigger();
    const QPoint middle = shown.pixelOf(Dushanbe).toPoint();
    QTest::mousePress(shown.canvas(), Qt::LeftButton, {}, middle - QPoint(30, 20));
    shown.hover(middle);
    CHECK(shown.view->scene().area.size() == 1);
    QTest::mouseRelease(shown.canvas(), Qt::LeftButton, {}, middle + QPoint(30, 20));
    CHECK(shown.view->camera() == before); // drawing moves nothing
    REQUIRE(shown.workspace.events.filter().area);
    CHECK(shown.workspace.events.filter().area->contains(Dushanbe));
    CHECK_FALSE(shown.workspace.events.filter().area->contains(Astana));
    CHECK(shown.workspace.events.events().size() < all);
    REQUIRE(shown.view->scene().area.size() == 1);
    CHECK(std::abs(shown.view->scene().area[0].width() - 60) < 0.01);
    shown.action(QStringLiteral("Put Away"))->trigger();
    CHECK(shown.workspace.events.filter().isEmpty());
    CHECK(shown.view->scene().area.empty());
}

TEST_CASE("Two clicks measure the shortest way over the ground", "[map]")
{
    const Shown shown(anyMode());
    shown.action(QStringLiteral("Measure a Distance"))->trigger();
    shown.click(shown.pixelOf(Dushanbe));
    shown.hover(shown.pixelOf({45, 70}));
    REQUIRE(shown.view->scene().measure);
    shown.click(shown.pixelOf(Astana));
    const std::optional<MapMeasure> measure = shown.view->scene().measure;
    REQUIRE(measure);
    QString digits = measure->text;
    const int kilometres = digits.remove(u',').section(u' ', 0, 0).toInt();
    // A pixel of the region's view is about 3 km wide.
    CHECK(std::abs(kilometres - distanceInKilometres(Dushanbe, Astana)) < 8);
    CHECK(measure->text.endsWith(QStringLiteral(" km")));
    CHECK(measure->lines.size() == 1);
    CHECK(shown.workspace.selection.isEmpty());
    shown.hover({20, 600});
    CHECK(shown.view->scene().measure->text == measure->text); // it ended with the second click
    shown.action(QStringLiteral("Put Away"))->trigger();
    CHECK_FALSE(shown.view->scene().measure);
    CHECK(shown.workspace.events.filter().isEmpty());
}

TEST_CASE("A click on a corridor chooses it, lights its countries and shows its history and events", "[map]")
{
    Shown shown(anyMode());
    shown.corridors[0].history = {{CorridorStatus::Building, *dayFromCivil(2010, 1, 1), true, "A gazette of works"}};
    CorridorPanel panel(shown.workspace, shown.corridors);
    panel.resize(260, 700);
    panel.show();
    shown.workspace.setCorridorShown(0, true);
    auto *details = panel.findChild<CorridorDetails *>();
    REQUIRE(details);
    CHECK_FALSE(details->isVisible());
    const MapScene scene = shown.view->scene();
    REQUIRE_FALSE(scene.corridors.empty());
    const QPolygonF &line = scene.corridors[0].points;
    QPointF onLine;
    for (double t = 0.05; t < 1; t += 0.05) {
        onLine = line[0] + (line[1] - line[0]) * t;
        if (std::holds_alternative<MapScene::CorridorHit>(scene.hitTest(onLine)))
            break;
    }
    shown.click(onLine);
    REQUIRE(shown.workspace.chosenCorridor() == std::uint16_t(0));
    CHECK(shown.view->scene().litCountries == std::set{CountryCode("KZ")});
    CHECK(shown.view->scene().corridors[0].isChosen);
    CHECK(details->isVisible());
    const QString text = panel.findChild<QLabel *>(QStringLiteral("corridorText"))->text();
    CHECK(text.contains(QStringLiteral("2010: being built")));
    CHECK(text.contains(QStringLiteral("A gazette of works")));
    auto *events = panel.findChild<QListWidget *>(QStringLiteral("corridorEvents"));
    const EventFilterModel &shownEvents = shown.workspace.events;
    const auto names = [&shownEvents](EventIndex index) {
        const auto &corridors = shownEvents.store().event(index).corridors;
        return std::find(corridors.begin(), corridors.end(), 0) != corridors.end();
    };
    const auto expected = std::count_if(shownEvents.events().begin(), shownEvents.events().end(), names);
    REQUIRE(events->count() == int(expected));
    if (events->count() > 0) {
        Q_EMIT events->itemClicked(events->item(0));
        CHECK(names(shown.workspace.selection.current()));
    }
    shown.click(onLine);
    CHECK_FALSE(shown.workspace.chosenCorridor());
    CHECK(shown.view->scene().litCountries.empty());
}

TEST_CASE("The map asks the network for nothing unless OpenStreetMap is turned on", "[map]")
{
    class Recorder : public QNetworkProxyFactory
    {
    public:
        explicit Recorder(int &asked)
            : m_asked(asked)
        { }
        QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &) override
        {
            ++m_asked;
            // Nobody listens there: not even a test that fails reaches the network.
            return {QNetworkProxy(QNetworkProxy::HttpProxy, QStringLiteral("127.0.0.1"), 9)};
        }

    private:
        int &m_asked;
    };
    int asked = 0;
    QNetworkProxyFactory::setApplicationProxyFactory(new Recorder(asked));
    {
        const Shown shown(anyMode());
        CHECK_FALSE(shown.view->showsTiles());
        CHECK_FALSE(shown.action(QStringLiteral("OpenStreetMap (from the Network)"))->isChecked());
        shown.view->zoomBy(2);
        shown.view->panBy({200, 100});
        shown.view->grab();
        QApplication::processEvents();
        CHECK(asked == 0);
        CHECK_FALSE(shown.view->scene().credit.contains(QStringLiteral("OpenStreetMap")));
        if (MapView::isLiveAvailable()) {
#ifdef __SANITIZE_ADDRESS__
            // Qt Location forgets the requests that are under way when its map goes.
            const __lsan::ScopedDisabler forgets;
#endif
            shown.action(QStringLiteral("OpenStreetMap (from the Network)"))->trigger();
            CHECK(shown.view->showsTiles());
            CHECK(shown.view->mode() == MapView::Mode::Live);
            CHECK(shown.view->scene().credit.contains(QStringLiteral("© OpenStreetMap contributors")));
            CHECK(QTest::qWaitFor([&] {
                shown.view->findChild<QQuickWidget *>()->grabFramebuffer();
                return asked > 0;
            }));
            shown.action(QStringLiteral("OpenStreetMap (from the Network)"))->trigger();
            CHECK_FALSE(shown.view->showsTiles());
        }
    }
    QNetworkProxyFactory::setApplicationProxyFactory(nullptr);
}

TEST_CASE("A click on a country's name filters by it", "[map]")
{
    const Shown shown(anyMode());
    const MapScene scene = shown.view->scene();
    const auto name =
        std::find_if(scene.labels.begin(), scene.labels.end(), [](const MapLabel &label) { return label.country == CountryCode("UZ"); });
    REQUIRE(name != scene.labels.end());
    shown.click(name->box.center());
    CHECK(shown.workspace.events.filter().countries == std::set{CountryCode("UZ")});
}

TEST_CASE("A filter takes markers away and brings them back", "[map]")
{
    const Shown shown;
    const auto count = [&shown] {
        std::size_t events = 0;
        for (const MapMarker &marker : shown.view->scene().markers)
            events += marker.count;
        return events;
    };
    const std::size_t all = count();
    shown.view->toggleCountry(CountryCode("TJ"));
    CHECK(count() < all);
    CHECK(count() > 0);
    shown.view->toggleCountry(CountryCode("TJ"));
    CHECK(count() == all);
}

TEST_CASE("The panel switches corridors on the map and tells their status and sources", "[map]")
{
    Shown shown;
    CorridorPanel panel(shown.workspace, shown.corridors);
    auto *list = panel.findChild<QListWidget *>(QStringLiteral("corridorList"));
    REQUIRE(list->count() == 1);
    CHECK(list->item(0)->checkState() == Qt::Unchecked);
    CHECK(shown.view->scene().corridors.empty());
    list->item(0)->setCheckState(Qt::Checked);
    CHECK(shown.workspace.shownCorridors().size() == 1);
    CHECK_FALSE(shown.view->scene().corridors.empty());
    CHECK(list->item(0)->text().contains(QStringLiteral("open")));
    CHECK(list->item(0)->toolTip().contains(QStringLiteral("gazette of railways")));
    shown.workspace.setCorridorShown(0, false);
    CHECK(list->item(0)->checkState() == Qt::Unchecked);
    showDefaultCorridors(shown.workspace, shown.corridors);
    CHECK(list->item(0)->checkState() == Qt::Checked);
}
