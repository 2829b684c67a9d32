// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/timelinelayout.h"

#include <QSizeF>

#include <optional>

class QPainter;

namespace Dateline {

class Workspace;
struct Theme;

struct TimelineOptions
{
    LaneGrouping grouping = LaneGrouping::Country;
    LaneOrder order = LaneOrder::Usual;
    bool overview = false; ///< with the strip of the whole span above
    TimelineType type = TimelineType::forExport();
    std::set<QString> folded = {}; ///< keys of lanes drawn as their heading only
    std::set<QString> hidden = {}; ///< keys of lanes left out
    /// Lanes that are there whatever events they hold, as TimelineIndexer::keepLanes() has them; empty: those with events.
    std::vector<TimelineIndex::LaneFrame> kept = {};
    const Theme *theme = nullptr;  ///< the workspace's where null
};

/// Draws the workspace's shown events in its viewport into (0, 0, @p logicalSize) of @p painter, whatever the
/// painter draws on. No widget is needed.
void paintTimeline(QPainter &painter, QSizeF logicalSize, const Workspace &workspace, const TimelineOptions &options = {});

/// A timeline that is laid out once for a size and painted as often as wanted: for a preview, in bands, on the pages of a poster. Of
/// what lies outside a painter's clip nothing is painted. It shows what the workspace showed when it was first painted.
class TimelineDrawing
{
public:
    enum class Span {
        Seen, ///< the time in view
        Whole ///< from the first to the last event
    };

    /// @p workspace must outlive it. The theme of @p options is not looked at.
    TimelineDrawing(const Workspace &workspace, TimelineOptions options, Span span);

    /// Of the time in view, lanes that do not fit are left out whole, and counted below the others.
    void paint(QPainter &painter, QSizeF size, const Theme &theme);
    /// The height at which every lane is seen, at @p width.
    double fullHeight(double width);

private:
    TimelineLayoutInput inputFor(QSizeF size);
    const TimelineLayout &layoutOf(QSizeF size);

    const Workspace &m_workspace;
    TimelineOptions m_options;
    Span m_span;
    std::optional<TimelineIndex> m_index;
    std::optional<TimelineLayout> m_layout;
};

/// The height at which every lane is seen without scrolling, at @p width logical pixels.
double fullTimelineHeight(double width, const Workspace &workspace, const TimelineOptions &options = {});

} // namespace Dateline
