// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/lanerows.h"

#include <algorithm>
#include <cmath>

namespace Dateline {

namespace {

constexpr double LanePadding = 7;
constexpr double SmallestLane = 44;
constexpr double FoldedLane = 28;
constexpr std::uint32_t MostPointRows = 10;
constexpr std::uint32_t MostBarRows = 4;

double laneHeight(const LaneRows &rows, double scale)
{
    if (rows.folded)
        return std::round(FoldedLane * scale);
    const double content = (rows.points * RowHeight + rows.bars * BarRowHeight + 2 * LanePadding) * scale;
    return std::round(std::max(SmallestLane * scale, content));
}

} // namespace

std::vector<LaneRows> distributeLaneRows(const TimelineIndex &index, double available, double scale, const std::set<QString> *folded,
                                         const std::set<QString> *hidden)
{
    const auto &lanes = index.lanes();
    std::vector<LaneRows> rows(lanes.size());
    double height = 0;
    for (std::size_t i = 0; i < lanes.size(); ++i) {
        rows[i].hidden = hidden && hidden->contains(lanes[i].key);
        if (rows[i].hidden)
            continue;
        rows[i].folded = folded && folded->contains(lanes[i].key);
        if (!rows[i].folded) {
            rows[i].points = std::min(lanes[i].roomForPoints, 2u);
            rows[i].bars = std::min(lanes[i].roomForBars, 2u);
        }
        rows[i].height = laneHeight(rows[i], scale);
        height += rows[i].height;
    }
    // What the most crowded band gains is what a reader gains most by.
    while (height < available) {
        double best = 0;
        std::size_t bestLane = 0;
        bool bestIsPoints = true;
        for (std::size_t i = 0; i < lanes.size(); ++i) {
            if (rows[i].folded || rows[i].hidden)
                continue;
            const auto consider = [&](std::uint32_t events, std::uint32_t has, std::uint32_t most, bool isPoints) {
                if (has >= std::min(events, most))
                    return;
                const double crowd = std::log2(1.0 + events) / has;
                if (crowd > best) {
                    best = crowd;
                    bestLane = i;
                    bestIsPoints = isPoints;
                }
            };
            consider(lanes[i].roomForPoints, rows[i].points, MostPointRows, true);
            consider(lanes[i].roomForBars, rows[i].bars, MostBarRows, false);
        }
        if (best == 0)
            break;
        LaneRows wider = rows[bestLane];
        ++(bestIsPoints ? wider.points : wider.bars);
        wider.height = laneHeight(wider, scale);
        if (height + wider.height - rows[bestLane].height > available)
            break;
        height += wider.height - rows[bestLane].height;
        rows[bestLane] = wider;
    }
    // What is left over goes to air within the lanes, up to half a lane more each.
    std::size_t open = 0;
    for (const LaneRows &each : rows)
        open += each.folded || each.hidden ? 0 : 1;
    if (open > 0 && height < available) {
        const double air = std::floor(std::min((available - height) / double(open), 32 * scale));
        for (LaneRows &each : rows)
            each.height += each.folded || each.hidden ? 0 : air;
    }
    return rows;
}

} // namespace Dateline
