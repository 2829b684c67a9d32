// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/timelineindex.h"

#include <cstdint>
#include <set>
#include <vector>

namespace Dateline {

/// How many rows of dots and of bars a lane has, and its height in logical pixels.
struct LaneRows
{
    std::uint32_t points = 0;
    std::uint32_t bars = 0;
    double height = 0;
    bool folded = false;
    bool hidden = false; ///< then the height is 0
};

inline constexpr double RowHeight = 20;    ///< of a row of dots, at type scale 1
inline constexpr double BarRowHeight = 26; ///< of a row of bars with their labels beneath

/// Shares out @p available pixels to the lanes of @p index, the most crowded first; where they do not fit even with few rows
/// each, they are higher together and scroll. It follows from the data and the height only, never from what is in view:
/// panning must not make lanes jump. @p folded and @p hidden hold the keys of such lanes and may be null.
std::vector<LaneRows> distributeLaneRows(const TimelineIndex &index, double available, double scale, const std::set<QString> *folded,
                                         const std::set<QString> *hidden);

} // namespace Dateline
