// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "map/mapprojection.h"

#include <QPolygonF>
#include <QRectF>

#include <cmath>
#include <utility>

namespace Dateline {

/// Whether two boxes share more than an edge.
bool meets(const QRectF &a, const QRectF &b);
QRectF grown(const QRectF &rect, double by);
/// @p size about @p centre.
QRectF boxAbout(QPointF centre, QSizeF size);

/// Sutherland and Hodgman's clipping of a ring by @p rect.
void clipRing(QPolygonF &ring, const QRectF &rect);
/// The part of a segment inside @p rect (Liang and Barsky); false when there is none.
bool clipSegment(QPointF &a, QPointF &b, const QRectF &rect);
double distanceToSegment(QPointF p, QPointF a, QPointF b);

/// Calls @p emit with each piece of a line that is in @p rect, and with how long the line is before the piece: what is drawn along
/// the line must not depend on where the view cuts it.
template<typename Emit>
void clipLine(const QPolygonF &line, const QRectF &rect, Emit emit)
{
    QPolygonF piece;
    double before = 0;
    double length = 0;
    const auto finish = [&] {
        if (piece.size() > 1)
            emit(piece, before);
        piece.clear();
    };
    for (qsizetype i = 1; i < line.size(); ++i) {
        const QPointF start = line[i - 1];
        QPointF a = start;
        QPointF b = line[i];
        const QPointF whole = b - a;
        if (clipSegment(a, b, rect)) {
            if (!piece.isEmpty() && piece.constLast() != a)
                finish();
            if (piece.isEmpty()) {
                piece.append(a);
                before = length + std::hypot((a - start).x(), (a - start).y());
            }
            if (b != a)
                piece.append(b);
        } else {
            finish();
        }
        length += std::hypot(whole.x(), whole.y());
    }
    finish();
}

/// The numbers of whole worlds, first to last, by which a part of the square must be moved to be seen; none where first > last.
std::pair<int, int> visibleCopies(const QRectF &bounds, const QRectF &view);

/// From the Web Mercator square to a camera's pixels, without choosing a copy of the world.
struct ToPixels
{
    double scale, left, top;

    explicit ToPixels(const MapCamera &camera);
    QPointF operator()(double x, double y) const { return {(x - left) * scale, (y - top) * scale}; }
};

} // namespace Dateline
