// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/timelinelayout.h"

#include <QSizeF>

class QPainter;

namespace Dateline {

class Workspace;
struct Theme;

struct TimelineOptions
{
    LaneGrouping grouping = LaneGrouping::Country;
    bool overview = false; ///< with the strip of the whole span above
    TimelineType type = TimelineType::forExport();
    std::set<QString> folded = {}; ///< keys of lanes drawn as their heading only
    const Theme *theme = nullptr;  ///< the workspace's where null
};

/// Draws the workspace's shown events in its viewport into (0, 0, @p logicalSize) of @p painter, whatever the
/// painter draws on. No widget is needed.
void paintTimeline(QPainter &painter, QSizeF logicalSize, const Workspace &workspace, const TimelineOptions &options = {});

/// The height at which every lane is seen without scrolling, at @p width logical pixels.
double fullTimelineHeight(double width, const Workspace &workspace, const TimelineOptions &options = {});

} // namespace Dateline
