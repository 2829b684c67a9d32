// SPDX-License-Identifier: GPL-3.0-or-later
#include "map/mapclipping.h"
#include "map/maplayout.h"

#include <algorithm>
#include <cmath>

namespace Dateline {

MapGround MapLayout::ground(const MapCamera &camera, const std::set<CountryCode> &litCountries) const
{
    MapGround ground;
    const QRectF view = camera.worldRect();
    const BaseMap::Level &level = m_base.levelFor(camera.zoom, view);
    const ToPixels toPixels(camera);
    const QRectF rect = camera.rect();
    constexpr double Finest = 0.4; // pixels between two points that are worth drawing
    const auto points = [&](std::uint32_t first, std::uint32_t count, int copy) {
        QPolygonF polygon;
        polygon.reserve(qsizetype(count));
        QPointF last(1e9, 1e9);
        for (std::uint32_t i = 0; i < count; ++i) {
            const BaseMap::Vertex &vertex = level.vertices[first + i];
            const QPointF pixel = toPixels(double(vertex.x) + copy, vertex.y);
            if (std::abs(pixel.x() - last.x()) + std::abs(pixel.y() - last.y()) < Finest && i + 1 < count)
                continue;
            polygon.append(pixel);
            last = pixel;
        }
        return polygon;
    };
    for (const BaseMap::Polygon &polygon : level.polygons) {
        if (polygon.isLake && (camera.zoom < polygon.fromZoom - 1 || polygon.bounds.width() * camera.worldSize() < 2))
            continue;
        const auto [firstCopy, lastCopy] = visibleCopies(polygon.bounds, view);
        for (int copy = firstCopy; copy <= lastCopy; ++copy) {
            MapGround::Area area;
            if (!polygon.isLake)
                area.country = m_base.countries()[polygon.country].code;
            area.fill = polygon.isLake         ? MapGround::Fill::Lake
                : isCentralAsian(area.country) ? MapGround::Fill::CentralAsia
                                               : MapGround::Fill::Land;
            area.isLit = litCountries.contains(area.country);
            std::uint32_t first = polygon.firstVertex;
            for (const std::uint32_t size : polygon.ringSizes) {
                QPolygonF ring = points(first, size, copy);
                first += size;
                clipRing(ring, rect);
                if (ring.size() >= 3)
                    area.rings.push_back(std::move(ring));
            }
            if (!area.rings.empty())
                ground.areas.push_back(std::move(area));
        }
    }
    for (const BaseMap::Line &line : level.lines) {
        if (line.kind == BaseMap::LineKind::River && camera.zoom < line.fromZoom - 1)
            continue;
        const auto [firstCopy, lastCopy] = visibleCopies(line.bounds, view);
        for (int copy = firstCopy; copy <= lastCopy; ++copy)
            clipLine(points(line.firstVertex, line.vertexCount, copy), rect, [&](const QPolygonF &piece, double before) {
                ground.lines.push_back({line.kind, piece, before});
            });
    }
    // Rivers end under coasts and borders.
    std::stable_partition(ground.lines.begin(), ground.lines.end(),
                          [](const MapGround::Line &line) { return line.kind == BaseMap::LineKind::River; });
    return ground;
}

void MapLayout::placeHatching(MapScene &scene) const
{
    constexpr double Step = 7;
    const MapCamera &camera = scene.camera;
    const ToPixels toPixels(camera);
    const QRectF view = camera.worldRect();
    for (const BaseMap::DisputedArea &area : m_base.disputedAreas()) {
        if (area.bounds.width() * camera.worldSize() < 6)
            continue;
        const auto [firstCopy, lastCopy] = visibleCopies(area.bounds, view);
        for (int copy = firstCopy; copy <= lastCopy; ++copy) {
            std::vector<QPolygonF> rings;
            double low = 1e12;
            double high = -1e12;
            for (const auto &vertices : area.rings) {
                QPolygonF ring;
                ring.reserve(qsizetype(vertices.size()));
                for (const BaseMap::Vertex &vertex : vertices)
                    ring.append(toPixels(double(vertex.x) + copy, vertex.y));
                clipRing(ring, camera.rect());
                for (const QPointF &p : std::as_const(ring)) {
                    low = std::min(low, p.x() + p.y());
                    high = std::max(high, p.x() + p.y());
                }
                if (ring.size() >= 3)
                    rings.push_back(std::move(ring));
            }
            // Lines x + y = c on a grid that is fixed to the ground, so that they do not swim when the map is panned.
            const QPointF origin = toPixels(copy, 0);
            const double phase = std::fmod(origin.x() + origin.y(), Step);
            std::vector<double> crossings;
            for (double c = std::ceil((low - phase) / Step) * Step + phase; c <= high; c += Step) {
                crossings.clear();
                for (const QPolygonF &ring : rings) {
                    QPointF a = ring.constLast();
                    for (const QPointF &b : ring) {
                        const double da = a.x() + a.y() - c;
                        const double db = b.x() + b.y() - c;
                        if ((da > 0) != (db > 0))
                            crossings.push_back(a.x() + (b.x() - a.x()) * da / (da - db));
                        a = b;
                    }
                }
                std::sort(crossings.begin(), crossings.end());
                for (std::size_t i = 0; i + 1 < crossings.size(); i += 2)
                    scene.hatching.emplace_back(crossings[i], c - crossings[i], crossings[i + 1], c - crossings[i + 1]);
            }
        }
    }
}

} // namespace Dateline
