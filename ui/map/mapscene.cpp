// SPDX-License-Identifier: GPL-3.0-or-later
#include "map/mapscene.h"

#include "map/mapclipping.h"

#include <algorithm>
#include <cmath>

namespace Dateline {

MapScene::Hit MapScene::hitTest(QPointF pixel) const
{
    constexpr double Reach = 11;
    constexpr double CorridorReach = 5;
    for (const MapPetal &petal : petals) {
        const QPointF apart = petal.centre - pixel;
        if (std::hypot(apart.x(), apart.y()) <= petal.radius + 2)
            return PetalHit{petal.event};
    }
    int nearest = -1;
    double nearestDistance = 0;
    for (std::size_t i = markers.size(); i-- > 0;) {
        const QPointF apart = markers[i].centre - pixel;
        const double distance = std::hypot(apart.x(), apart.y());
        if (distance <= markers[i].radius + 1)
            return MarkerHit{int(i)};
        if (distance <= std::max(Reach, markers[i].radius) && (nearest < 0 || distance < nearestDistance)) {
            nearest = int(i);
            nearestDistance = distance;
        }
    }
    if (nearest >= 0)
        return MarkerHit{nearest};
    for (std::size_t i = 0; i < badges.size(); ++i) {
        if (badges[i].box.contains(pixel))
            return BadgeHit{int(i)};
    }
    for (const LegendRow &row : legend) {
        if (!row.sample.isNull() && QRectF(legendBox.left(), row.sample.y1() - 12, legendBox.width(), 24).contains(pixel))
            return CorridorHit{row.corridor, 0};
    }
    for (const MapLabel &label : labels) {
        if (label.kind == MapLabel::Kind::Country && label.box.contains(pixel))
            return CountryNameHit{label.country};
    }
    for (auto stroke = corridors.rbegin(); stroke != corridors.rend(); ++stroke) {
        for (qsizetype i = 1; i < stroke->points.size(); ++i) {
            if (distanceToSegment(pixel, stroke->points[i - 1], stroke->points[i]) <= CorridorReach)
                return CorridorHit{stroke->corridor, stroke->path};
        }
    }
    return Nothing{};
}

} // namespace Dateline
