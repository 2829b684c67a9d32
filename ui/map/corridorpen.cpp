// SPDX-License-Identifier: GPL-3.0-or-later
#include "map/corridorpen.h"

#include "map/linestroke.h"
#include "map/mapcolors.h"

#include <QPainter>

#include <cmath>

namespace Dateline {

CorridorPen CorridorPen::of(CorridorMode mode, std::optional<CorridorStatus> status, bool isSea, QColor color, QColor ground, bool isChosen)
{
    CorridorPen result;
    double width = 2.2;
    if (mode == CorridorMode::Road && !isSea) {
        width = 3.4;
        result.hasCore = true;
    } else if (mode == CorridorMode::Pipeline && !isSea) {
        width = 1.8;
        result.hasBeads = true;
    } else if (mode == CorridorMode::Caravan) {
        width = 1.6;
    }
    if (isSea)
        width = 1.8;
    if (isChosen)
        width += 1.4;
    if (!status)
        color = mixed(color, ground, 0.6);
    else if (*status == CorridorStatus::Closed)
        color = mixed(color, ground, 0.4);
    result.pen = QPen(color, width, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin);
    // Dash lengths are in units of the pen's width.
    const auto dashes = [&](std::initializer_list<double> pixels) {
        QList<qreal> pattern;
        for (const double pixel : pixels)
            pattern.append(pixel / width);
        result.pen.setDashPattern(pattern);
    };
    if (!status || *status == CorridorStatus::Proposed)
        dashes({width, 3.2});
    else if (*status == CorridorStatus::Signed)
        dashes({4, 5});
    else if (*status == CorridorStatus::Building)
        dashes({9, 4});
    else if (*status == CorridorStatus::Closed)
        dashes({2, 7});
    else if (*status == CorridorStatus::Historic)
        dashes({11, 3, 2, 3});
    else if (isSea)
        dashes({3.2, 3});
    // A double line that is broken reads as a railway's sleepers.
    result.hasCore = result.hasCore && result.pen.style() == Qt::SolidLine;
    return result;
}

std::vector<QPointF> beadsAlong(const QPolygonF &points, double before)
{
    constexpr double Step = 22;
    std::vector<QPointF> beads;
    double next = Step - std::fmod(before + Step / 2, Step);
    for (qsizetype i = 1; i < points.size(); ++i) {
        const QPointF d = points[i] - points[i - 1];
        const double length = std::hypot(d.x(), d.y());
        for (; next < length; next += Step)
            beads.push_back(points[i - 1] + d * (next / length));
        next -= length;
    }
    return beads;
}

void paintCorridorLine(QPainter &painter, const QPolygonF &points, const CorridorPen &pen, QColor ground, double before)
{
    painter.setBrush(Qt::NoBrush);
    strokeLine(painter, points, pen.pen, before);
    if (pen.hasCore)
        strokeLine(painter, points, QPen(ground, CoreWidth, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin), before);
    if (pen.hasBeads) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(pen.pen.color());
        for (const QPointF &bead : beadsAlong(points, before))
            painter.drawEllipse(bead, BeadRadius, BeadRadius);
    }
}

} // namespace Dateline
