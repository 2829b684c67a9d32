// SPDX-License-Identifier: GPL-3.0-or-later
#include "map/labelplacement.h"

namespace Dateline {

std::array<QPointF, 8> standsAround(QPointF centre, double reach, QSizeF size)
{
    const double right = centre.x() + reach;
    const double left = centre.x() - reach - size.width();
    const double middle = centre.x() - size.width() / 2;
    const double level = centre.y() + size.height() / 2;
    const double below = centre.y() + reach + size.height() + 1;
    const double above = centre.y() - reach - 1;
    // A corner is farther from the centre than a side; it still keeps off the square around the point.
    const double in = reach * 0.4;
    return {QPointF(right, level),      QPointF(left, level),
            QPointF(middle, below),     QPointF(middle, above),
            QPointF(right - in, above), QPointF(right - in, below),
            QPointF(left + in, above),  QPointF(left + in, below)};
}

} // namespace Dateline
