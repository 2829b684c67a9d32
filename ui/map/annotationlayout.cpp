// SPDX-License-Identifier: GPL-3.0-or-later
// What is drawn over the map for a while: events spread out, borders of chosen countries, an area, a distance.
#include "map/labelplacement.h"
#include "map/maplayout.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace Dateline {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Dateline)
};

constexpr double PetalRadius = 8;
constexpr double PetalSpacing = 21; // between the centres of two neighbours

/// Where @p count petals stand around (0, 0): on a circle while they fit, on a spiral beyond.
std::vector<QPointF> petalPlaces(std::size_t count, double innerRadius)
{
    using std::numbers::pi;
    constexpr std::size_t MostOnCircle = 10;
    std::vector<QPointF> places;
    double radius = innerRadius;
    double angle = -pi / 2; // the first stands above the point
    const bool isCircle = count <= MostOnCircle;
    if (isCircle)
        radius = std::max(radius, PetalSpacing * double(count) / (2 * pi));
    for (std::size_t i = 0; i < count; ++i) {
        places.emplace_back(radius * std::cos(angle), radius * std::sin(angle));
        const double step = isCircle ? 2 * pi / double(count) : PetalSpacing / radius;
        angle += step;
        if (!isCircle)
            radius += PetalSpacing * 1.1 * step / (2 * pi);
    }
    return places;
}

} // namespace

void MapLayout::placePetals(LabelPlacement &placement) const
{
    MapScene &scene = placement.scene;
    const MapContent &content = placement.content;
    if (!content.clusters || content.spreadGroup < 0)
        return;
    const EventPlaces &places = content.clusters->places();
    if (std::size_t(content.spreadGroup) >= places.groups.size())
        return;
    const EventPlaces::Group &group = places.groups[std::size_t(content.spreadGroup)];
    scene.spreadCentre = scene.camera.toPixel(group.coordinate);
    constexpr double Air = 14; // between the marker and the first petals
    const std::vector<QPointF> around = petalPlaces(group.events.size(), MarkerClusters::radius(group.events.size()) + Air);
    for (std::size_t i = 0; i < group.events.size(); ++i) {
        const EventIndex event = group.events[i];
        scene.petals.push_back({scene.spreadCentre + around[i], PetalRadius, group.country, event, event == content.chosen,
                                content.chosen != NoEvent && event != content.chosen});
        placement.taken.add(boxAbout(scene.petals.back().centre, QSizeF(2, 2) * (PetalRadius + 1)));
    }
}

void MapLayout::placeOutlines(MapScene &scene, const MapContent &content) const
{
    std::set<CountryCode> countries = content.filteredCountries;
    if (!content.hoveredCountry.isEmpty())
        countries.insert(content.hoveredCountry);
    if (countries.empty())
        return;
    const MapCamera &camera = scene.camera;
    const QRectF view = camera.worldRect();
    const QRectF rect = grown(camera.rect(), 4);
    const BaseMap::Level &level = m_base.levelFor(camera.zoom, view);
    const ToPixels toPixels(camera);
    for (const CountryCode country : countries) {
        CountryOutline outline{country, country == content.hoveredCountry, {}};
        for (const BaseMap::Polygon &polygon : level.polygons) {
            if (polygon.isLake || m_base.countries()[polygon.country].code != country)
                continue;
            const auto [firstCopy, lastCopy] = visibleCopies(polygon.bounds, view);
            for (int copy = firstCopy; copy <= lastCopy; ++copy) {
                std::uint32_t first = polygon.firstVertex;
                for (const std::uint32_t size : polygon.ringSizes) {
                    QPolygonF ring;
                    ring.reserve(qsizetype(size) + 1);
                    for (std::uint32_t i = 0; i <= size; ++i) {
                        const BaseMap::Vertex &vertex = level.vertices[first + i % size];
                        const QPointF pixel = toPixels(double(vertex.x) + copy, vertex.y);
                        if (!ring.isEmpty() && i < size && (pixel - ring.constLast()).manhattanLength() < 1)
                            continue;
                        ring.append(pixel);
                    }
                    first += size;
                    clipLine(ring, rect, [&](const QPolygonF &piece, double) { outline.lines.push_back(piece); });
                }
            }
        }
        if (!outline.lines.empty())
            scene.outlines.push_back(std::move(outline));
    }
}

void MapLayout::placeArea(MapScene &scene, const MapContent &content) const
{
    if (!content.area)
        return;
    const QRectF view = scene.camera.worldRect();
    const WorldPoint topLeft = worldFromCoordinate({content.area->north, content.area->west});
    const WorldPoint bottomRight = worldFromCoordinate({content.area->south, content.area->east});
    const double width = content.area->width() / 360;
    const QRectF bounds(topLeft.x, topLeft.y, width, bottomRight.y - topLeft.y);
    const auto [firstCopy, lastCopy] = visibleCopies(bounds, view);
    const ToPixels toPixels(scene.camera);
    for (int copy = firstCopy; copy <= lastCopy; ++copy)
        scene.area.emplace_back(toPixels(bounds.left() + copy, bounds.top()), toPixels(bounds.right() + copy, bounds.bottom()));
}

void MapLayout::placeMeasure(LabelPlacement &placement) const
{
    MapScene &scene = placement.scene;
    const std::vector<Coordinate> &ends = placement.content.measured;
    if (ends.empty())
        return;
    MapMeasure measure;
    const MapCamera &camera = scene.camera;
    for (const Coordinate &end : ends) {
        if (camera.rect().contains(camera.toPixel(end)))
            measure.ends.push_back(camera.toPixel(end));
    }
    if (ends.size() == 2) {
        const std::vector<WorldPoint> way = greatCircle(ends[0], ends[1]);
        const QRectF view = camera.worldRect();
        const ToPixels toPixels(camera);
        QRectF bounds(way.front().x, way.front().y, 0, 0);
        for (const WorldPoint &point : way)
            bounds = bounds.united(QRectF(point.x, point.y, 1e-12, 1e-12));
        const auto [firstCopy, lastCopy] = visibleCopies(bounds, view);
        for (int copy = firstCopy; copy <= lastCopy; ++copy) {
            QPolygonF line;
            for (const WorldPoint &point : way)
                line.append(toPixels(point.x + copy, point.y));
            clipLine(line, camera.rect(), [&](const QPolygonF &piece, double) { measure.lines.push_back(piece); });
        }
        const double kilometres = distanceInKilometres(ends[0], ends[1]);
        measure.text = Words::tr("%1 km", "a distance").arg(QLocale(QLocale::English).toString(kilometres, 'f', kilometres < 100 ? 1 : 0));
        const QPointF at = camera.toPixel(ends[1]) + QPointF(10, -10);
        const QSizeF size = textSize(measure.text, PlaceTextSize, 700, 0);
        const QRectF inside = camera.rect().adjusted(MapMargin, MapMargin, -MapMargin, -MapMargin);
        measure.baseline = QPointF(std::clamp(at.x(), inside.left(), std::max(inside.left(), inside.right() - size.width())),
                                   std::clamp(at.y(), inside.top() + size.height(), std::max(inside.top() + size.height(), inside.bottom())));
        placement.taken.add(grown(QRectF(measure.baseline - QPointF(0, size.height()), size), LabelGap));
    }
    scene.measure = std::move(measure);
}

} // namespace Dateline
