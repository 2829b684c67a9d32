// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "map/corridorstate.h"

#include <QPen>
#include <QPolygonF>

#include <vector>

class QPainter;

namespace Dateline {

/// How a corridor's line is drawn: the mode by width and build, the status by dashes. Sea legs are finely dashed; a chosen
/// corridor is wider.
struct CorridorPen
{
    QPen pen;
    bool hasCore = false;  ///< a road: a light line inside
    bool hasBeads = false; ///< a pipeline: dots along the line

    static CorridorPen of(CorridorMode mode, std::optional<CorridorStatus> status, bool isSea, QColor color, QColor ground,
                          bool isChosen = false);
};

inline constexpr double CoreWidth = 1.2;  ///< of a road's inner line, in pixels
inline constexpr double BeadRadius = 2.8; ///< of a pipeline's dots

/// Where a pipeline's dots stand along its line, of which @p before pixels lie before the first point.
std::vector<QPointF> beadsAlong(const QPolygonF &points, double before);

/// Strokes one polyline as a corridor is drawn; for map, legend and panel alike.
void paintCorridorLine(QPainter &painter, const QPolygonF &points, const CorridorPen &pen, QColor ground, double before = 0);

} // namespace Dateline
