// SPDX-License-Identifier: GPL-3.0-or-later
#include "map/mapprojection.h"

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>

#include <cmath>

using namespace Dateline;
using Catch::Approx;

namespace {

MapCamera cameraAt(Coordinate centre, double zoom)
{
    MapCamera camera;
    camera.centre = centre;
    camera.zoom = zoom;
    camera.size = {1100, 700};
    return camera.limited();
}

} // namespace

TEST_CASE("A coordinate survives the way to the square and back", "[map]")
{
    for (double latitude = -84; latitude <= 84; latitude += 12) {
        for (double longitude = -180; longitude < 180; longitude += 17) {
            const Coordinate back = coordinateFromWorld(worldFromCoordinate({latitude, longitude}));
            CHECK(back.latitude == Approx(latitude).margin(1e-9));
            CHECK(back.longitude == Approx(longitude).margin(1e-9));
        }
    }
}

TEST_CASE("The square is Web Mercator's", "[map]")
{
    CHECK(worldFromCoordinate({0, 0}).x == Approx(0.5));
    CHECK(worldFromCoordinate({0, 0}).y == Approx(0.5));
    CHECK(worldFromCoordinate({MaximumMercatorLatitude, -180}).y == Approx(0).margin(1e-12));
    // Tile 8/185/94 of every web map begins at 80.15625° E, 43.0689° N.
    CHECK(worldFromCoordinate({43.068887774, 80.15625}).x * 256 == Approx(185));
    CHECK(worldFromCoordinate({43.068887774, 80.15625}).y * 256 == Approx(94));
}

TEST_CASE("A pixel survives the way to the ground and back at every zoom", "[map]")
{
    for (double zoom = 2.2; zoom <= MapCamera::MaximumZoom; zoom += 0.7) {
        for (const Coordinate centre : {Coordinate{41, 69}, Coordinate{10, 179.5}, Coordinate{-30, -179.9}}) {
            const MapCamera camera = cameraAt(centre, zoom);
            for (const QPointF pixel : {QPointF(0, 0), QPointF(550, 350), QPointF(1000, 30), QPointF(1099, 699)}) {
                const QPointF back = camera.toPixel(camera.toCoordinate(pixel));
                CHECK(std::abs(back.x() - pixel.x()) < 0.01);
                CHECK(std::abs(back.y() - pixel.y()) < 0.01);
            }
        }
    }
}

TEST_CASE("Over the date line the nearest copy of a place is shown", "[map]")
{
    const MapCamera camera = cameraAt({0, 179}, 6);
    const double degree = camera.worldSize() / 360;
    CHECK(camera.toPixel(Coordinate{0, -179}).x() == Approx(550 + 2 * degree));
    CHECK(camera.toPixel(Coordinate{0, 178}).x() == Approx(550 - degree));
}

TEST_CASE("Zooming keeps the place under the cursor", "[map]")
{
    const MapCamera camera = cameraAt({45, 68}, 5);
    const QPointF cursor(200, 500);
    const Coordinate place = camera.toCoordinate(cursor);
    for (const double steps : {0.3, 1.0, -0.5, 4.0}) {
        const QPointF after = camera.zoomedAbout(cursor, steps).toPixel(place);
        CHECK(after.x() == Approx(cursor.x()).margin(0.01));
        CHECK(after.y() == Approx(cursor.y()).margin(0.01));
    }
}

TEST_CASE("The view never leaves the square and always is filled", "[map]")
{
    for (const double zoom : {-5.0, 0.0, 3.0, 40.0}) {
        for (const double latitude : {-90.0, 0.0, 89.0}) {
            const MapCamera camera = cameraAt({latitude, 500}, zoom);
            CHECK(camera.worldSize() >= 1100 - 1e-6);
            CHECK(camera.worldRect().top() > -1e-6);
            CHECK(camera.worldRect().bottom() < 1 + 1e-6);
            CHECK(std::abs(camera.centre.longitude) <= 180);
            CHECK(camera.zoom <= MapCamera::MaximumZoom);
            CHECK(camera.limited() == camera);
        }
    }
    CHECK(std::isfinite(cameraAt({0, 0}, std::nan("")).zoom));
}

TEST_CASE("Fitting shows all places, the shorter way round the globe", "[map]")
{
    const std::vector<Coordinate> pacific{{35, 139}, {37, -122}, {-17, 178}};
    const MapCamera camera = cameraShowing(pacific, {1100, 700}, 40, 7, MapCamera());
    for (const Coordinate &place : pacific)
        CHECK(camera.rect().adjusted(39, 39, -39, -39).contains(camera.toPixel(place)));
    CHECK(std::abs(camera.centre.longitude) > 170);
    CHECK(cameraShowing({{41, 69}}, {1100, 700}, 40, 7, MapCamera()).zoom == Approx(7));
    CHECK(cameraShowing({}, {1100, 700}, 40, 7, regionCamera({1100, 700})) == regionCamera({1100, 700}));
}

TEST_CASE("The map begins with Central Asia", "[map]")
{
    for (const QSizeF size : {QSizeF(1100, 700), QSizeF(900, 400), QSizeF(400, 800)}) {
        const MapCamera camera = regionCamera(size);
        for (const Coordinate place : {Coordinate{43.65, 51.2}, Coordinate{51.18, 71.45}, Coordinate{37.95, 58.38}, Coordinate{44.2, 80.4}})
            CHECK(camera.rect().contains(camera.toPixel(place)));
    }
}
