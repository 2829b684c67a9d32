// SPDX-License-Identifier: GPL-3.0-or-later
#include "map/labelplacement.h"
#include "map/maplayout.h"
#include "models/counttext.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace Dateline {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Dateline)
};

constexpr double ParallelDistance = 4; // between the axes of corridors that share a leg
constexpr std::size_t LegendRows = 8;
constexpr double LargestLegend = 0.11; // of the view: on a small map the ground is worth more than its explanation

} // namespace

void MapLayout::placeCorridors(MapScene &scene, const MapContent &content) const
{
    if (!content.corridors)
        return;
    const std::vector<Corridor> &corridors = *content.corridors;
    // Which shown corridors run on each leg, so that they can run side by side.
    using Leg = std::array<double, 4>;
    const auto legOf = [](const CorridorStop &from, const CorridorStop &to) {
        const Leg leg{from.coordinate.longitude, from.coordinate.latitude, to.coordinate.longitude, to.coordinate.latitude};
        const bool forward = std::pair(leg[0], leg[1]) <= std::pair(leg[2], leg[3]);
        return std::pair(forward ? leg : Leg{leg[2], leg[3], leg[0], leg[1]}, forward);
    };
    std::map<Leg, std::vector<std::uint16_t>> users;
    for (const std::uint16_t index : content.shownCorridors) {
        if (index >= corridors.size())
            continue;
        for (const CorridorPath &path : corridors[index].paths) {
            for (std::size_t i = 0; i + 1 < path.stops.size(); ++i) {
                std::vector<std::uint16_t> &list = users[legOf(path.stops[i], path.stops[i + 1]).first];
                if (list.empty() || list.back() != index)
                    list.push_back(index);
            }
        }
    }

    const QRectF rect = grown(scene.camera.rect(), 8);
    const MapCamera &camera = scene.camera;
    for (const std::uint16_t index : content.shownCorridors) {
        if (index >= corridors.size())
            continue;
        const Corridor &corridor = corridors[index];
        const CorridorMode mode = corridorMode(corridor);
        const std::optional<CorridorStatus> status = corridorStatusOn(corridor, content.day);
        std::set<Leg> drawn; // branches repeat legs of the main line
        for (std::size_t p = 0; p < corridor.paths.size(); ++p) {
            const CorridorPath &path = corridor.paths[p];
            QPolygonF line;
            bool lineIsSea = false;
            const auto finish = [&] {
                clipLine(line, rect, [&](const QPolygonF &piece, double before) {
                    scene.corridors.push_back({index, std::uint16_t(p), lineIsSea, mode, status, content.chosenCorridor == index, piece, before});
                });
                line.clear();
            };
            for (std::size_t i = 0; i + 1 < path.stops.size(); ++i) {
                const auto [leg, forward] = legOf(path.stops[i], path.stops[i + 1]);
                if (!drawn.insert(leg).second) {
                    finish();
                    continue;
                }
                const bool isSea = i < path.seaLegs.size() && path.seaLegs[i];
                if (isSea != lineIsSea)
                    finish();
                lineIsSea = isSea;
                const std::vector<std::uint16_t> &list = users[leg];
                const auto place = std::find(list.begin(), list.end(), index) - list.begin();
                const double offset = (double(place) - double(list.size() - 1) / 2) * ParallelDistance;
                // The second end continues from the first, so that a leg over the date line is not torn apart.
                const WorldPoint worldA = worldFromCoordinate(path.stops[i].coordinate);
                WorldPoint worldB = worldFromCoordinate(path.stops[i + 1].coordinate);
                worldB.x -= std::round(worldB.x - worldA.x);
                const QPointF a = camera.toPixel(worldA);
                const QPointF b = a + QPointF(worldB.x - worldA.x, worldB.y - worldA.y) * camera.worldSize();
                const QPointF direction = forward ? b - a : a - b;
                const double length = std::hypot(direction.x(), direction.y());
                const QPointF shift = length > 0 ? QPointF(-direction.y(), direction.x()) / length * offset : QPointF();
                if (!line.isEmpty() && std::hypot((line.constLast() - a - shift).x(), (line.constLast() - a - shift).y()) > 64)
                    finish();
                line << a + shift << b + shift;
                if (length > 60) {
                    const QPointF along = (b - a) / length;
                    const QPointF across(-along.y(), along.x());
                    const QPointF tip = (a + b) / 2 + shift + along * 5;
                    if (camera.rect().contains(tip)) {
                        scene.arrows.push_back(QPolygonF{tip, tip - along * 8 + across * 3.6, tip - along * 8 - across * 3.6});
                        scene.arrowCorridors.push_back(index);
                    }
                }
            }
            finish();
        }
    }
}

void MapLayout::placeLegend(LabelPlacement &placement) const
{
    MapScene &scene = placement.scene;
    const MapContent &content = placement.content;
    const QSizeF view = scene.camera.size;
    if (!content.showsLegend || !content.corridors || view.width() < 360 || view.height() < 240)
        return;
    // Only what there is to see: a line that runs elsewhere needs no explanation here.
    std::vector<std::uint16_t> shown;
    for (const CorridorStroke &stroke : scene.corridors) {
        if (shown.empty() || shown.back() != stroke.corridor)
            shown.push_back(stroke.corridor);
    }
    if (shown.empty())
        return;
    constexpr double RowHeight = 24;
    constexpr double SampleWidth = 24;
    constexpr double Padding = 12;
    const auto rowsOf = [&](std::size_t count) {
        std::vector<LegendRow> rows;
        for (const std::uint16_t index : shown) {
            const Corridor &corridor = (*content.corridors)[index];
            const std::optional<CorridorStatus> status = corridorStatusOn(corridor, content.day);
            LegendRow row{index, corridorMode(corridor), status, corridorShortName(corridor), QLineF(0, 0, SampleWidth, 0), {}};
            if (status != CorridorStatus::Open)
                row.text += QStringLiteral(" · ") + corridorStatusName(status);
            if (rows.size() + 1 == count && shown.size() > count) {
                const int left = int(shown.size() - rows.size());
                row.text = rows.empty() ? Words::tr("%1 corridors").arg(countText(left)) : Words::tr("and %1 more corridors").arg(countText(left));
                row.sample = {};
            }
            rows.push_back(row);
            if (rows.size() == count)
                break;
        }
        return rows;
    };
    const auto boxIn = [&](LegendCorner corner, QSizeF size) {
        const bool isLeft = corner == LegendCorner::TopLeft || corner == LegendCorner::BottomLeft;
        const bool isTop = corner == LegendCorner::TopLeft || corner == LegendCorner::TopRight;
        constexpr double Foot = 30; // the scale and the credit
        QRectF box(QPointF(isLeft ? MapMargin : view.width() - MapMargin - size.width(),
                           isTop ? MapMargin : view.height() - MapMargin - Foot - size.height()),
                   size);
        for (const QRectF &reserved : content.reserved) {
            if (isTop && meets(box, reserved))
                box.moveTop(reserved.bottom() + 4);
        }
        return box;
    };
    std::vector<LegendCorner> corners{LegendCorner::TopLeft, LegendCorner::BottomLeft, LegendCorner::TopRight, LegendCorner::BottomRight};
    if (content.legendCorner)
        std::stable_partition(corners.begin(), corners.end(), [&](LegendCorner corner) { return corner == *content.legendCorner; });
    const std::size_t room = std::size_t(std::max(1.0, (view.height() * 0.6 - 2 * Padding) / RowHeight));
    const std::size_t all = std::min({shown.size(), LegendRows, room});
    // A legend that would hide a marker or much of a small map goes elsewhere, becomes shorter, or is left to the panel of
    // corridors.
    for (const std::size_t count : {all, std::min<std::size_t>(all, 3), std::size_t(1)}) {
        std::vector<LegendRow> rows = rowsOf(count);
        double width = 0;
        for (const LegendRow &row : rows)
            width = std::max(width, textSize(row.text, scene.legendTextSize, 400, 0).width());
        const double indent = rows.front().sample.isNull() ? 0 : SampleWidth + 10;
        const QSizeF size(Padding * 2 + indent + width, Padding + RowHeight * double(rows.size()));
        if (count > 1 && size.width() * size.height() > LargestLegend * view.width() * view.height())
            continue;
        for (const LegendCorner corner : corners) {
            const QRectF box = boxIn(corner, size);
            const bool isHeld = content.holdsLegend && content.legendCorner == corner;
            if (!isHeld && !placement.isFree(box))
                continue;
            double y = box.top() + Padding / 2 + RowHeight / 2;
            for (LegendRow &row : rows) {
                const double left = box.left() + Padding;
                if (!row.sample.isNull())
                    row.sample = QLineF(left, y, left + SampleWidth, y);
                row.baseline = QPointF(left + indent, y + textSize(row.text, scene.legendTextSize, 400, 0).height() / 2);
                y += RowHeight;
            }
            scene.legend = std::move(rows);
            scene.legendBox = box;
            scene.legendCorner = corner;
            placement.taken.add(grown(box, 4));
            return;
        }
    }
}

void MapLayout::placeCorridorNames(LabelPlacement &placement) const
{
    MapScene &scene = placement.scene;
    const MapContent &content = placement.content;
    if (!content.corridors)
        return;
    constexpr double PixelSize = 10.5;
    constexpr double Above = 5; // pixels between the line and the letters
    std::set<std::uint16_t> named;
    struct Segment
    {
        std::uint16_t corridor;
        QPointF a, b;
        double length;
    };
    std::vector<Segment> segments;
    for (const CorridorStroke &stroke : scene.corridors) {
        for (qsizetype i = 1; i < stroke.points.size(); ++i) {
            const QPointF a = stroke.points[i - 1];
            const QPointF b = stroke.points[i];
            segments.push_back({stroke.corridor, a, b, std::hypot((b - a).x(), (b - a).y())});
        }
    }
    std::stable_sort(segments.begin(), segments.end(), [](const Segment &x, const Segment &y) { return x.length > y.length; });
    for (const Segment &segment : segments) {
        if (named.contains(segment.corridor))
            continue;
        const QString name = corridorShortName((*content.corridors)[segment.corridor]);
        const QSizeF size = textSize(name, PixelSize, 600, 0);
        if (segment.length < size.width() + 24)
            continue;
        QPointF along = (segment.b - segment.a) / segment.length;
        if (along.x() < 0)
            along = -along;
        const QPointF up(along.y(), -along.x());
        const QPointF middle = (segment.a + segment.b) / 2;
        for (const auto &[slide, rise] : {std::pair(0.25, Above), std::pair(-0.25, Above), std::pair(0.0, Above),
                                          std::pair(0.25, -Above - size.height()), std::pair(-0.25, -Above - size.height()),
                                          std::pair(0.0, -Above - size.height())}) {
            const QPointF centre = middle + along * slide * (segment.length - size.width() - 16);
            const QPointF start = centre - along * (size.width() / 2) + up * rise;
            // Boxes along the text, so that a slanted name does not claim the whole rectangle around it.
            std::vector<QRectF> boxes;
            const int pieces = std::max(1, int(std::ceil(size.width() / 12)));
            for (int i = 0; i <= pieces; ++i) {
                const QPointF at = start + along * (size.width() * i / pieces) + up * (size.height() / 2);
                boxes.push_back(grown(QRectF(at, QSizeF(0, 0)), size.height() / 2 + 3));
            }
            if (!std::all_of(boxes.begin(), boxes.end(), [&placement](const QRectF &box) { return placement.isFree(box); }))
                continue;
            QRectF box;
            for (const QRectF &part : boxes)
                box = box.united(part);
            for (const QRectF &part : boxes)
                placement.taken.add(part);
            // An arrow under the name would be half hidden.
            for (std::size_t i = scene.arrows.size(); i-- > 0;) {
                const QRectF arrow = scene.arrows[i].boundingRect();
                if (std::any_of(boxes.begin(), boxes.end(), [&arrow](const QRectF &part) { return meets(arrow, part); })) {
                    scene.arrows.erase(scene.arrows.begin() + std::ptrdiff_t(i));
                    scene.arrowCorridors.erase(scene.arrowCorridors.begin() + std::ptrdiff_t(i));
                }
            }
            const double angle = std::atan2(along.y(), along.x()) * 180 / std::numbers::pi;
            scene.labels.push_back({MapLabel::Kind::Corridor, name, box, start, angle, PixelSize, 600, 0, {}, segment.corridor, false});
            named.insert(segment.corridor);
            break;
        }
    }
}

} // namespace Dateline
