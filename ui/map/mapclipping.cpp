// SPDX-License-Identifier: GPL-3.0-or-later
#include "map/mapclipping.h"

#include <algorithm>

namespace Dateline {

bool meets(const QRectF &a, const QRectF &b)
{
    return a.left() < b.right() && b.left() < a.right() && a.top() < b.bottom() && b.top() < a.bottom();
}

QRectF grown(const QRectF &rect, double by)
{
    return rect.adjusted(-by, -by, by, by);
}

QRectF boxAbout(QPointF centre, QSizeF size)
{
    return {centre - QPointF(size.width(), size.height()) / 2, size};
}

void clipRing(QPolygonF &ring, const QRectF &rect)
{
    static thread_local QPolygonF from;
    const auto clip = [&ring](auto inside, auto crossing) {
        from.swap(ring);
        ring.clear();
        if (from.isEmpty())
            return;
        QPointF a = from.constLast();
        bool aInside = inside(a);
        for (const QPointF &b : std::as_const(from)) {
            const bool bInside = inside(b);
            if (aInside != bInside)
                ring.append(crossing(a, b));
            if (bInside)
                ring.append(b);
            a = b;
            aInside = bInside;
        }
    };
    const auto atX = [](double x) {
        return [x](QPointF a, QPointF b) { return QPointF(x, a.y() + (x - a.x()) * (b.y() - a.y()) / (b.x() - a.x())); };
    };
    const auto atY = [](double y) {
        return [y](QPointF a, QPointF b) { return QPointF(a.x() + (y - a.y()) * (b.x() - a.x()) / (b.y() - a.y()), y); };
    };
    clip([&rect](QPointF p) { return p.x() >= rect.left(); }, atX(rect.left()));
    clip([&rect](QPointF p) { return p.x() <= rect.right(); }, atX(rect.right()));
    clip([&rect](QPointF p) { return p.y() >= rect.top(); }, atY(rect.top()));
    clip([&rect](QPointF p) { return p.y() <= rect.bottom(); }, atY(rect.bottom()));
}

bool clipSegment(QPointF &a, QPointF &b, const QRectF &rect)
{
    double from = 0;
    double to = 1;
    const QPointF d = b - a;
    const auto cut = [&from, &to](double p, double q) {
        if (p == 0)
            return q >= 0;
        const double r = q / p;
        if (p < 0)
            from = std::max(from, r);
        else
            to = std::min(to, r);
        return from <= to;
    };
    if (!cut(-d.x(), a.x() - rect.left()) || !cut(d.x(), rect.right() - a.x()) || !cut(-d.y(), a.y() - rect.top())
        || !cut(d.y(), rect.bottom() - a.y()))
        return false;
    const QPointF start = a;
    a = start + d * from;
    b = start + d * to;
    return true;
}

double distanceToSegment(QPointF p, QPointF a, QPointF b)
{
    const QPointF d = b - a;
    const double square = QPointF::dotProduct(d, d);
    const double t = square > 0 ? std::clamp(QPointF::dotProduct(p - a, d) / square, 0.0, 1.0) : 0;
    const QPointF nearest = a + d * t - p;
    return std::hypot(nearest.x(), nearest.y());
}

std::pair<int, int> visibleCopies(const QRectF &bounds, const QRectF &view)
{
    if (bounds.bottom() < view.top() || bounds.top() > view.bottom())
        return {1, 0};
    return {int(std::ceil(view.left() - bounds.right())), int(std::floor(view.right() - bounds.left()))};
}

ToPixels::ToPixels(const MapCamera &camera)
    : scale(camera.worldSize())
{
    const QRectF view = camera.worldRect();
    left = view.left();
    top = view.top();
}

} // namespace Dateline
