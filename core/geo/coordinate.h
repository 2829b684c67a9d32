// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace Dateline {

/// A position on WGS 84 in degrees: latitude -90 to 90 (north positive), longitude -180 to 180 (east positive).
struct Coordinate
{
    double latitude = 0;
    double longitude = 0;

    friend bool operator==(const Coordinate &, const Coordinate &) = default;
};

/// Great-circle distance in kilometres on the mean sphere (6371.0088 km, IUGG).
double distanceInKilometres(Coordinate a, Coordinate b);

} // namespace Dateline
