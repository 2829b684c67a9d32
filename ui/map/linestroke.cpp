// SPDX-License-Identifier: GPL-3.0-or-later
#include "map/linestroke.h"

#include "map/dashes.h"

#include <QPaintEngine>
#include <QPainter>

#include <cmath>
#include <numeric>

namespace Dateline {

double devicePixels(const QPainter &painter)
{
    return std::abs(painter.deviceTransform().m11());
}

bool isVector(const QPainter &painter)
{
    const QPaintEngine *engine = painter.paintEngine();
    return engine
        && (engine->type() == QPaintEngine::SVG || engine->type() == QPaintEngine::Pdf || engine->type() == QPaintEngine::Picture);
}

void strokeLine(QPainter &painter, const QPolygonF &points, QPen pen, double before)
{
    const bool isSolid = pen.style() == Qt::SolidLine;
    std::vector<double> pattern;
    if (!isSolid) {
        for (const double part : pen.dashPattern())
            pattern.push_back(part * pen.widthF());
        pen.setDashOffset(std::fmod(before, std::accumulate(pattern.begin(), pattern.end(), 0.0)) / pen.widthF());
    }
    constexpr double WidestBySegments = 8; // device pixels; from there on the corners would show
    if (isVector(painter) || pen.widthF() * devicePixels(painter) > WidestBySegments) {
        painter.setPen(pen);
        painter.drawPolyline(points);
        return;
    }
    // Qt rasterises solid segments several times as fast as the outline of a line or dashes of its own.
    QList<QLineF> segments;
    const auto add = [&segments](const QPolygonF &piece) {
        for (qsizetype i = 1; i < piece.size(); ++i)
            segments.emplaceBack(piece[i - 1], piece[i]);
    };
    if (isSolid)
        add(points);
    else
        forEachDash(points, pattern, before, add);
    painter.setPen(QPen(pen.brush(), pen.widthF(), Qt::SolidLine, isSolid ? Qt::SquareCap : Qt::FlatCap));
    painter.drawLines(segments);
}

} // namespace Dateline
