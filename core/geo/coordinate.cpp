// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/coordinate.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace Dateline {

double distanceInKilometres(Coordinate a, Coordinate b)
{
    constexpr double MeanRadius = 6371.0088;
    constexpr double Degree = std::numbers::pi / 180;
    const double sinLatitude = std::sin((b.latitude - a.latitude) * Degree / 2);
    const double sinLongitude = std::sin((b.longitude - a.longitude) * Degree / 2);
    const double h = sinLatitude * sinLatitude
        + std::cos(a.latitude * Degree) * std::cos(b.latitude * Degree) * sinLongitude * sinLongitude;
    return 2 * MeanRadius * std::asin(std::sqrt(std::min(1.0, h)));
}

} // namespace Dateline
