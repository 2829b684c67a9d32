// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/coordinate.h"

namespace Dateline {

/// A part of the ground between two meridians and two parallels, its edges included, in degrees on WGS 84.
struct GeoArea
{
    double west = 0; ///< -180 to 180; greater than east where the area lies over the date line
    double south = 0;
    double east = 0;
    double north = 0;

    bool contains(Coordinate coordinate) const
    {
        const bool isBetween = west <= east ? coordinate.longitude >= west && coordinate.longitude <= east
                                            : coordinate.longitude >= west || coordinate.longitude <= east;
        return isBetween && coordinate.latitude >= south && coordinate.latitude <= north;
    }
    /// In degrees of longitude, 0 to 360.
    double width() const { return west <= east ? east - west : east - west + 360; }

    friend bool operator==(const GeoArea &, const GeoArea &) = default;
};

} // namespace Dateline
