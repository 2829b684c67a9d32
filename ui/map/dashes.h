// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPolygonF>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

namespace Dateline {

/// Calls @p emit with each drawn piece of a dashed line; @p pattern is lengths of dash and space by turns, above zero, in the line's
/// units. The pattern begins @p before units ahead of the first point.
template<typename Emit>
void forEachDash(const QPolygonF &points, const std::vector<double> &pattern, double before, Emit emit)
{
    constexpr double Least = 1e-6; // what rounding leaves of a dash
    before = std::fmod(before, std::accumulate(pattern.begin(), pattern.end(), 0.0));
    std::size_t part = 0;
    for (; before >= pattern[part]; part = (part + 1) % pattern.size())
        before -= pattern[part];
    double left = pattern[part] - before;
    QPolygonF dash;
    for (qsizetype i = 1; i < points.size(); ++i) {
        const QPointF a = points[i - 1];
        const QPointF d = points[i] - a;
        const double length = std::hypot(d.x(), d.y());
        double along = 0;
        while (length - along > Least) {
            const double step = std::min(left, length - along);
            const bool isDash = part % 2 == 0;
            if (isDash && dash.isEmpty())
                dash.append(a + d * (along / length));
            along += step;
            left -= step;
            if (isDash)
                dash.append(a + d * (along / length));
            if (left > Least)
                continue;
            if (isDash) {
                emit(dash);
                dash.clear();
            }
            part = (part + 1) % pattern.size();
            left = pattern[part];
        }
    }
    if (dash.size() > 1)
        emit(dash);
}

} // namespace Dateline
