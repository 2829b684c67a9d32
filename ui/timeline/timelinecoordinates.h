// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/timeviewport.h"

#include <cmath>

namespace Dateline {

/// The moment at which a calendar day begins.
inline AxisDay startOfDay(Day day)
{
    return AxisDay(day.time_since_epoch().count());
}

/// The calendar day that a moment belongs to; a day owns its beginning and not its end.
inline Day dayAtMoment(AxisDay moment)
{
    return Day(std::chrono::days(static_cast<int>(std::floor(moment))));
}

/// Maps moments to horizontal logical pixels and back. @ref begin stands at @ref left, @ref end at left + width.
/// Needs begin < end and width > 0; moments and pixels outside of the range are mapped on the same line.
struct TimelineCoordinates
{
    AxisDay begin = 0;
    AxisDay end = 1;
    double left = 0;
    double width = 1;

    double pixelsPerDay() const { return width / (end - begin); }
    double daysPerPixel() const { return (end - begin) / width; }
    double right() const { return left + width; }
    double xOf(AxisDay moment) const { return left + (moment - begin) * pixelsPerDay(); }
    AxisDay momentAt(double x) const { return begin + (x - left) * daysPerPixel(); }
};

} // namespace Dateline
