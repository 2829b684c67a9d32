// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPen>
#include <QPolygonF>

class QPainter;

namespace Dateline {

/// How many device pixels a painter gives a logical one.
double devicePixels(const QPainter &painter);
/// Whether what is painted is kept as paths and text.
bool isVector(const QPainter &painter);

/// Strokes a line whose dashes begin @p before pixels ahead of its first point.
void strokeLine(QPainter &painter, const QPolygonF &points, QPen pen, double before = 0);

} // namespace Dateline
