// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/geoarea.h"

#include <QPointF>
#include <QRectF>
#include <QSizeF>

#include <vector>

namespace Dateline {

/// The latitude where the Web Mercator square ends; what lies beyond is drawn at its edge.
inline constexpr double MaximumMercatorLatitude = 85.0511287798066;

/// A position on the Web Mercator square (EPSG:3857) as a fraction of its width: x east from 180° W, y south from 85.05° N.
/// x may lie outside 0 to 1: the world repeats to the east and west.
struct WorldPoint
{
    double x = 0;
    double y = 0;
};

WorldPoint worldFromCoordinate(Coordinate coordinate);
/// The longitude is brought into -180 to 180.
Coordinate coordinateFromWorld(WorldPoint point);

/// The shortest way over the ground from @p a to @p b, in pieces short enough to look curved. x goes on beyond 0 and 1 where the way
/// crosses the date line.
std::vector<WorldPoint> greatCircle(Coordinate a, Coordinate b);

/// What a map shows: north is up, one world is 256 · 2^zoom pixels wide (as in Qt Location and in web maps).
struct MapCamera
{
    static constexpr double MaximumZoom = 12;

    Coordinate centre{45.5, 68};
    double zoom = 4.5;
    QSizeF size{1100, 700}; ///< of the view, in logical pixels

    /// Logical pixels for the whole world's width.
    double worldSize() const;
    /// The view on the square; its left edge lies in -1 to 1.
    QRectF worldRect() const;
    /// The pixel of the copy of @p point that is nearest to the centre; the view's top left corner is (0, 0).
    QPointF toPixel(WorldPoint point) const;
    QPointF toPixel(Coordinate coordinate) const { return toPixel(worldFromCoordinate(coordinate)); }
    Coordinate toCoordinate(QPointF pixel) const;
    /// On the ground, at the centre.
    double metresPerPixel() const;
    QRectF rect() const { return {QPointF(0, 0), size}; }
    /// The ground under a rectangle of pixels.
    GeoArea area(const QRectF &pixels) const;

    /// Zoom within what fills the view and MaximumZoom, the view within the square; the centre's longitude in -180 to 180.
    MapCamera limited() const;
    MapCamera panned(QPointF pixels) const;
    /// @p steps of zoom, 1 doubles; the place under @p pixel stays there unless the limits forbid it.
    MapCamera zoomedAbout(QPointF pixel, double steps) const;

    friend bool operator==(const MapCamera &, const MapCamera &) = default;
};

/// The camera that shows all @p coordinates with @p margin pixels around, no nearer than @p nearestZoom; the shorter way round the
/// globe. With no coordinates, @p otherwise.
MapCamera cameraShowing(const std::vector<Coordinate> &coordinates, QSizeF size, double margin, double nearestZoom,
                        const MapCamera &otherwise);

/// Central Asia, 46° to 90° E: where a map begins.
MapCamera regionCamera(QSizeF size);

} // namespace Dateline
