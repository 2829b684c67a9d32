// SPDX-License-Identifier: GPL-3.0-or-later
#include "map/mapprojection.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace Dateline {

namespace {

using std::numbers::pi;
constexpr double TileSize = 256;
constexpr double EarthCircumference = 40075016.686; // metres, at the equator of WGS 84

double wrapped(double x)
{
    return x - std::floor(x);
}

} // namespace

WorldPoint worldFromCoordinate(Coordinate coordinate)
{
    const double latitude = std::clamp(coordinate.latitude, -MaximumMercatorLatitude, MaximumMercatorLatitude) * pi / 180;
    return {(coordinate.longitude + 180) / 360, 0.5 - std::log(std::tan(pi / 4 + latitude / 2)) / (2 * pi)};
}

Coordinate coordinateFromWorld(WorldPoint point)
{
    const double latitude = 2 * std::atan(std::exp((0.5 - point.y) * 2 * pi)) - pi / 2;
    return {latitude * 180 / pi, wrapped(point.x) * 360 - 180};
}

std::vector<WorldPoint> greatCircle(Coordinate a, Coordinate b)
{
    constexpr double PieceLength = 100; // kilometres
    struct Direction
    {
        double x, y, z;
    };
    const auto direction = [](Coordinate coordinate) {
        const double latitude = coordinate.latitude * pi / 180;
        const double longitude = coordinate.longitude * pi / 180;
        return Direction{std::cos(latitude) * std::cos(longitude), std::cos(latitude) * std::sin(longitude), std::sin(latitude)};
    };
    const Direction from = direction(a);
    const Direction to = direction(b);
    const double angle = std::acos(std::clamp(from.x * to.x + from.y * to.y + from.z * to.z, -1.0, 1.0));
    const int pieces = std::max(1, int(std::ceil(distanceInKilometres(a, b) / PieceLength)));
    std::vector<WorldPoint> way;
    for (int i = 0; i <= pieces; ++i) {
        const double t = double(i) / pieces;
        WorldPoint point = worldFromCoordinate(i == 0 ? a : b);
        if (i > 0 && i < pieces && std::sin(angle) > 1e-9) {
            const double p = std::sin((1 - t) * angle) / std::sin(angle);
            const double q = std::sin(t * angle) / std::sin(angle);
            const Direction at{p * from.x + q * to.x, p * from.y + q * to.y, p * from.z + q * to.z};
            point = worldFromCoordinate({std::atan2(at.z, std::hypot(at.x, at.y)) * 180 / pi, std::atan2(at.y, at.x) * 180 / pi});
        }
        if (!way.empty())
            point.x -= std::round(point.x - way.back().x);
        way.push_back(point);
    }
    return way;
}

double MapCamera::worldSize() const
{
    return TileSize * std::exp2(zoom);
}

QRectF MapCamera::worldRect() const
{
    const WorldPoint middle = worldFromCoordinate(centre);
    const double scale = worldSize();
    return {middle.x - size.width() / 2 / scale, middle.y - size.height() / 2 / scale, size.width() / scale, size.height() / scale};
}

QPointF MapCamera::toPixel(WorldPoint point) const
{
    const WorldPoint middle = worldFromCoordinate(centre);
    double dx = point.x - middle.x;
    dx -= std::round(dx);
    return {size.width() / 2 + dx * worldSize(), size.height() / 2 + (point.y - middle.y) * worldSize()};
}

Coordinate MapCamera::toCoordinate(QPointF pixel) const
{
    const WorldPoint middle = worldFromCoordinate(centre);
    return coordinateFromWorld({middle.x + (pixel.x() - size.width() / 2) / worldSize(),
                                std::clamp(middle.y + (pixel.y() - size.height() / 2) / worldSize(), 0.0, 1.0)});
}

GeoArea MapCamera::area(const QRectF &pixels) const
{
    const Coordinate topLeft = toCoordinate(pixels.topLeft());
    const Coordinate bottomRight = toCoordinate(pixels.bottomRight());
    const bool isWholeWorld = pixels.width() >= worldSize();
    return {isWholeWorld ? -180 : topLeft.longitude, bottomRight.latitude, isWholeWorld ? 180 : bottomRight.longitude, topLeft.latitude};
}

double MapCamera::metresPerPixel() const
{
    return EarthCircumference * std::cos(centre.latitude * pi / 180) / worldSize();
}

MapCamera MapCamera::limited() const
{
    MapCamera camera = *this;
    const double fills = std::log2(std::max({size.width(), size.height(), 1.0}) / TileSize);
    camera.zoom = std::clamp(std::isfinite(zoom) ? zoom : fills, fills, std::max(fills, MaximumZoom));
    WorldPoint middle = worldFromCoordinate(camera.centre);
    const double half = size.height() / 2 / camera.worldSize();
    middle.y = std::clamp(middle.y, std::min(half, 0.5), std::max(1 - half, 0.5));
    const Coordinate centred = coordinateFromWorld(middle);
    // A centre that needs no moving keeps its exact value, so that a camera that is limited twice is the same.
    if (std::abs(centred.latitude - camera.centre.latitude) > 1e-9)
        camera.centre.latitude = centred.latitude;
    if (std::abs(camera.centre.longitude) > 180)
        camera.centre.longitude = centred.longitude;
    return camera;
}

MapCamera MapCamera::panned(QPointF pixels) const
{
    MapCamera camera = *this;
    const WorldPoint middle = worldFromCoordinate(centre);
    camera.centre = coordinateFromWorld({middle.x + pixels.x() / worldSize(), middle.y + pixels.y() / worldSize()});
    return camera.limited();
}

MapCamera MapCamera::zoomedAbout(QPointF pixel, double steps) const
{
    MapCamera camera = *this;
    camera.zoom += steps;
    camera = camera.limited();
    const QPointF fromCentre = pixel - QPointF(size.width() / 2, size.height() / 2);
    const WorldPoint middle = worldFromCoordinate(centre);
    const double change = 1 / worldSize() - 1 / camera.worldSize();
    camera.centre = coordinateFromWorld({middle.x + fromCentre.x() * change, middle.y + fromCentre.y() * change});
    return camera.limited();
}

MapCamera cameraShowing(const std::vector<Coordinate> &coordinates, QSizeF size, double margin, double nearestZoom,
                        const MapCamera &otherwise)
{
    if (coordinates.empty())
        return otherwise;
    std::vector<double> xs;
    double top = 1;
    double bottom = 0;
    for (const Coordinate &coordinate : coordinates) {
        const WorldPoint point = worldFromCoordinate(coordinate);
        xs.push_back(wrapped(point.x));
        top = std::min(top, point.y);
        bottom = std::max(bottom, point.y);
    }
    // The widest empty stretch round the globe is what the view leaves out.
    std::sort(xs.begin(), xs.end());
    double gap = xs.front() + 1 - xs.back();
    double left = xs.front();
    for (std::size_t i = 1; i < xs.size(); ++i) {
        if (xs[i] - xs[i - 1] > gap) {
            gap = xs[i] - xs[i - 1];
            left = xs[i];
        }
    }
    const double width = 1 - gap;
    MapCamera camera;
    camera.size = size;
    camera.centre = coordinateFromWorld({left + width / 2, (top + bottom) / 2});
    const double roomX = std::max(size.width() - 2 * margin, 16.0);
    const double roomY = std::max(size.height() - 2 * margin, 16.0);
    const double scale = std::min(roomX / std::max(width, 1e-9), roomY / std::max(bottom - top, 1e-9));
    camera.zoom = std::min(std::log2(scale / TileSize), nearestZoom);
    return camera.limited();
}

MapCamera regionCamera(QSizeF size)
{
    MapCamera camera;
    camera.size = size;
    const double byWidth = std::log2(size.width() * 360 / 44 / TileSize);
    const double height = worldFromCoordinate({34, 0}).y - worldFromCoordinate({55, 0}).y;
    const double byHeight = std::log2(size.height() / height / TileSize);
    camera.zoom = std::min(byWidth, byHeight);
    camera.centre = coordinateFromWorld({(68.0 + 180) / 360, (worldFromCoordinate({34, 0}).y + worldFromCoordinate({55, 0}).y) / 2});
    return camera.limited();
}

} // namespace Dateline
