// SPDX-License-Identifier: GPL-3.0-or-later
// The ground of the map: land, seas, borders.
#include "map/basemap.h"
#include "mapsample.h"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <cmath>

using namespace Dateline;
using TestSupport::cameras;

TEST_CASE("The land knows its country, enclaves and seas included", "[map]")
{
    const BaseMap &base = BaseMap::instance();
    CHECK(base.countryAt({48, 67}) == CountryCode("KZ"));
    CHECK(base.countryAt({41.3, 69.2}) == CountryCode("UZ"));
    CHECK(base.countryAt({39.97, 71.13}) == CountryCode("UZ")); // Sokh, inside Kyrgyzstan
    CHECK(base.countryAt({45.9, 63.3}) == CountryCode("KZ"));   // Baikonur is leased, not ceded
    CHECK(base.countryAt({42, 51}).isEmpty());                  // the Caspian Sea
    CHECK(base.countryAt({39.9, 116.4}) == CountryCode("CN"));
    CHECK(base.countryAt({42.6, 21}) == CountryCode("XK"));
    CHECK(base.countryAt({-29.5, 28.2}) == CountryCode("LS")); // in a hole of South Africa
    CHECK(base.countryAt({0, -150}).isEmpty());
}

TEST_CASE("Triangles cover what the rings enclose", "[map]")
{
    const auto area = [](const BaseMap::Vertex &a, const BaseMap::Vertex &b, const BaseMap::Vertex &c) {
        return ((double(b.x) - a.x) * (double(c.y) - a.y) - (double(c.x) - a.x) * (double(b.y) - a.y)) / 2;
    };
    for (const BaseMap::Level &level : BaseMap::instance().levels()) {
        double missing = 0;
        double whole = 0;
        for (const BaseMap::Polygon &polygon : level.polygons) {
            const BaseMap::Vertex *vertices = level.vertices.data() + polygon.firstVertex;
            double outline = 0;
            std::uint32_t first = 0;
            for (std::size_t r = 0; r < polygon.ringSizes.size(); ++r) {
                double ring = 0;
                for (std::uint32_t i = 1; i + 1 < polygon.ringSizes[r]; ++i)
                    ring += area(vertices[first], vertices[first + i], vertices[first + i + 1]);
                outline += r == 0 ? std::abs(ring) : -std::abs(ring);
                first += polygon.ringSizes[r];
            }
            double triangles = 0;
            for (std::uint32_t i = 0; i < polygon.indexCount; i += 3) {
                const std::uint16_t *corner = level.indices.data() + polygon.firstIndex + i;
                triangles += std::abs(area(vertices[corner[0]], vertices[corner[1]], vertices[corner[2]]));
            }
            missing += std::abs(triangles - outline);
            whole += outline;
        }
        CHECK(missing / whole < 0.001);
    }
}

TEST_CASE("The finest ground is drawn only where it reaches", "[map]")
{
    const BaseMap &base = BaseMap::instance();
    MapCamera camera;
    camera.size = {1100, 700};
    camera.zoom = 8;
    camera.centre = {41, 71};
    CHECK(&base.levelFor(camera.zoom, camera.worldRect()) == &base.levels().back());
    camera.centre = {48, 2};
    CHECK(&base.levelFor(camera.zoom, camera.worldRect()) == &base.levels()[1]);
    CHECK(&base.levelFor(2, QRectF(0, 0, 1, 1)) == &base.levels().front());
}

TEST_CASE("Every point of the drawn ground lies in the view", "[map]")
{
    const MapLayout layout(exportMapFont());
    for (const MapCamera &camera : cameras()) {
        const QRectF rect = camera.rect().adjusted(-0.01, -0.01, 0.01, 0.01);
        const MapGround ground = layout.ground(camera);
        CHECK(!ground.areas.empty());
        for (const MapGround::Area &area : ground.areas)
            for (const QPolygonF &ring : area.rings)
                CHECK(std::all_of(ring.begin(), ring.end(), [&rect](const QPointF &point) { return rect.contains(point); }));
        for (const MapGround::Line &line : ground.lines)
            CHECK(std::all_of(line.points.begin(), line.points.end(), [&rect](const QPointF &point) { return rect.contains(point); }));
    }
}

TEST_CASE("Disputed land is hatched and its lines are apart from other borders", "[map]")
{
    const MapLayout layout(exportMapFont());
    MapCamera camera;
    camera.size = {1100, 700};
    camera.centre = {34.5, 76};
    camera.zoom = 6;
    CHECK(layout.scene(camera, {}).hatching.size() > 20);
    const MapGround ground = layout.ground(camera);
    CHECK(std::any_of(ground.lines.begin(), ground.lines.end(),
                      [](const MapGround::Line &line) { return line.kind == BaseMap::LineKind::DisputedBorder; }));
    camera.centre = {48, 67};
    CHECK(layout.scene(camera, {}).hatching.empty());
}
