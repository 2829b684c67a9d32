// SPDX-License-Identifier: GPL-3.0-or-later
// Where names, legend and credit stand on a map.
#include "map/labelplacement.h"
#include "map/maplayout.h"
#include "support/extractedbriefings.h"
#include "support/samplestore.h"
#include "workspace.h"

#include <catch2/catch_test_macros.hpp>

#include <cmath>
#include <memory>
#include <set>

using namespace Dateline;

namespace {

struct Shown
{
    Workspace workspace;
    EventPlaces places;
    std::unique_ptr<MarkerClusters> clusters;
    MapLayout layout{exportMapFont()};
    MapContent content;

    explicit Shown(std::vector<ExtractedDocument> documents = TestSupport::sampleDocuments())
    {
        workspace.events.addDocuments(std::move(documents));
        places = EventPlaces::of(workspace.events);
        clusters = std::make_unique<MarkerClusters>(places);
        content.clusters = clusters.get();
        content.corridors = &CorridorCatalogue::instance().corridors();
        for (std::size_t i = 0; i < content.corridors->size(); ++i) {
            if (std::set<std::string>{"titr", "cku", "cre-west"}.contains((*content.corridors)[i].id))
                content.shownCorridors.insert(std::uint16_t(i));
        }
        content.day = *dayFromCivil(2025, 1, 1);
    }

    MapScene at(Coordinate centre, double zoom, QSizeF size = {1100, 700}) const
    {
        MapCamera camera;
        camera.centre = centre;
        camera.zoom = zoom;
        camera.size = size;
        return layout.scene(camera.limited(), content);
    }

    /// A map of 900 by 600 on which a place with events stands at @p pixel.
    MapScene withPlaceAt(QPointF pixel) const
    {
        const Coordinate place = places.groups.front().coordinate;
        MapCamera camera;
        camera.zoom = 6;
        camera.centre = place;
        camera.size = {900, 600};
        camera.centre = camera.toCoordinate(camera.rect().center() * 2 - pixel);
        REQUIRE(std::abs(camera.toPixel(place).x() - pixel.x()) < 2);
        return layout.scene(camera, content);
    }
};

/// How far a label's box is from a point.
double distance(const QRectF &box, QPointF point)
{
    const double dx = std::max({box.left() - point.x(), 0.0, point.x() - box.right()});
    const double dy = std::max({box.top() - point.y(), 0.0, point.y() - box.bottom()});
    return std::hypot(dx, dy);
}

} // namespace

TEST_CASE("Every stand around a marker keeps off the marker's own square", "[map]")
{
    const QSizeF name(60, 9);
    for (const double radius : {5.0, 8.0, 14.0, 22.0}) {
        const QPointF centre(200, 150);
        const QRectF marker = boxAbout(centre, QSizeF(2, 2) * (radius + 1));
        for (const QPointF &start : standsAround(centre, radius + 4, name)) {
            const QRectF box = QRectF(start.x(), start.y() - name.height(), name.width(), name.height())
                                   .adjusted(-LabelGap + 1, -LabelGap, LabelGap, LabelGap + 1);
            CAPTURE(radius, start.x(), start.y());
            CHECK_FALSE(meets(box, marker));
        }
    }
}

TEST_CASE("A name that lines must cross stands where they cross it least", "[map]")
{
    MapScene scene;
    scene.camera.size = {400, 300};
    scene.corridors.push_back({0, 0, false, CorridorMode::Rail, std::nullopt, false, QPolygonF{{0, 150}, {400, 150}}, 0});
    scene.corridors.push_back({1, 0, false, CorridorMode::Rail, std::nullopt, false, QPolygonF{{200, 0}, {200, 300}}, 0});
    MapContent content;
    LabelPlacement placement{scene, content, LineCells(scene), {}, {}, {}};
    const QSizeF name(60, 9);
    const auto across = std::array{QPointF(210, 154), QPointF(170, 135)};
    const auto stand = placement.stand(across, name, 0);
    REQUIRE(stand);
    CHECK(stand->first == across[1]);
    const auto beside = placement.stand(standsAround({200, 150}, 7, name), name, 0);
    REQUIRE(beside);
    CHECK(placement.lines.crossed(beside->second) == 0);
}

TEST_CASE("The name of the chosen marker keeps off its ring", "[map]")
{
    Shown shown;
    constexpr double Ring = 4.5; // beyond the disc, as it is painted
    int checked = 0;
    for (const EventPlaces::Group &group : shown.places.groups) {
        shown.content.chosen = group.events.front();
        const MapScene scene = shown.layout.scene(regionCamera({1100, 700}), shown.content);
        for (const MapMarker &marker : scene.markers) {
            if (!marker.chosen)
                continue;
            for (const MapLabel &label : scene.labels) {
                CAPTURE(label.text.toStdString());
                CHECK(distance(label.box, marker.centre) >= marker.radius + Ring);
                ++checked;
            }
        }
    }
    CHECK(checked > 0);
}

TEST_CASE("The name of a country stands within the country", "[map]")
{
    const Shown shown(TestSupport::extractedBriefings());
    const BaseMap &base = shown.layout.base();
    int named = 0;
    for (const double zoom : {4.6, 5.0, 5.5, 6.0, 7.0}) {
        for (double longitude = 44; longitude < 92; longitude += 5) {
            const MapScene scene = shown.at({42, longitude}, zoom, {900, 500});
            for (const MapLabel &label : scene.labels) {
                if (label.kind != MapLabel::Kind::Country)
                    continue;
                QRectF whole = label.box;
                for (const CountryBadge &badge : scene.badges) {
                    if (badge.country == label.country)
                        whole = whole.united(badge.box);
                }
                bool isWithin = false; // to a few pixels: the box has a margin, and a coast has corners
                for (const QPointF &shift : {QPointF(0, 0), QPointF(4, 0), QPointF(-4, 0), QPointF(0, 4), QPointF(0, -4)})
                    isWithin = isWithin || base.countryAt(scene.camera.toCoordinate(whole.center() + shift)) == label.country;
                CAPTURE(zoom, longitude, label.text.toStdString());
                CHECK(isWithin);
                ++named;
            }
        }
    }
    CHECK(named > 100);
}

TEST_CASE("The legend explains the corridors in view alone and leaves a small map to the ground", "[map]")
{
    const Shown shown;
    REQUIRE(shown.content.shownCorridors.size() == 3);
    CHECK(shown.at({35, 139}, 6).legendBox.isNull());
    const MapScene valley = shown.at({40.6, 71.5}, 8);
    for (const LegendRow &row : valley.legend)
        CHECK(std::any_of(valley.corridors.begin(), valley.corridors.end(), [&row](const CorridorStroke &stroke) { return stroke.corridor == row.corridor; }));
    CHECK(valley.legend.size() < shown.content.shownCorridors.size());
    for (const QSizeF size : {QSizeF(380, 260), QSizeF(660, 340), QSizeF(1100, 700), QSizeF(1920, 1080)}) {
        const MapScene scene = shown.layout.scene(regionCamera(size), shown.content);
        CAPTURE(size.width());
        if (scene.legend.size() > 1)
            CHECK(scene.legendBox.width() * scene.legendBox.height() < 0.12 * size.width() * size.height());
    }
    CHECK(shown.layout.scene(regionCamera({1100, 700}), shown.content).legend.size() == shown.content.shownCorridors.size());
}

TEST_CASE("A marker beneath the credit does not make it unreadable", "[map]")
{
    const Shown shown;
    const MapScene far = shown.at({-40, -120}, 5);
    REQUIRE(far.markers.empty());
    CHECK(far.creditPlate.isNull());
    const MapScene scene = shown.withPlaceAt({900 - 60, 600 - 16});
    REQUIRE_FALSE(scene.creditPlate.isNull());
    CHECK(scene.creditPlate.contains(scene.creditBaseline));
    CHECK(scene.camera.rect().contains(scene.creditPlate));
}

TEST_CASE("A marker beneath the scale bar does not make it unreadable", "[map]")
{
    const Shown shown;
    const MapScene far = shown.at({-40, -120}, 5);
    REQUIRE(far.markers.empty());
    CHECK(far.scalePlate.isNull());
    const MapScene scene = shown.withPlaceAt({60, 600 - 20});
    REQUIRE_FALSE(scene.scalePlate.isNull());
    CHECK(scene.scalePlate.contains(scene.scaleBar.p1()));
    CHECK(scene.scalePlate.contains(scene.scaleBar.p2()));
    CHECK(scene.scalePlate.contains(scene.scaleTextBaseline));
    CHECK(scene.scalePlate.contains(scene.north.boundingRect()));
    CHECK(scene.camera.rect().contains(scene.scalePlate));
}
