// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/timelineexport.h"

#include "timeline/eras.h"
#include "timeline/timelinepainter.h"
#include "workspace.h"

#include <QPainter>

namespace Dateline {

namespace {

constexpr double OverviewHeight = 48;

TimelineLayoutInput inputOf(const TimelineIndex &index, QSizeF size, const Workspace &workspace, const TimelineOptions &options)
{
    TimelineLayoutInput input{index, workspace.events.store(), workspace.viewport.begin(), workspace.viewport.end(), size, workspace.today()};
    input.type = options.type;
    input.chosen = workspace.selection.current();
    input.folded = &options.folded;
    input.eras = &bundledEras();
    return input;
}

} // namespace

void paintTimeline(QPainter &painter, QSizeF logicalSize, const Workspace &workspace, const TimelineOptions &options)
{
    const TimelineIndex index(workspace.events, options.grouping);
    const double above = options.overview ? OverviewHeight : 0;
    const TimelineLayout layout = layoutTimeline(inputOf(index, {logicalSize.width(), logicalSize.height() - above}, workspace, options));
    const Theme &theme = options.theme ? *options.theme : workspace.theme();
    painter.save();
    if (options.overview) {
        TimelinePainter::paint(painter, layoutOverview(index, workspace.viewport.begin(), workspace.viewport.end(),
            {logicalSize.width(), above}, layout.headingWidth, options.type), theme);
        painter.translate(0, above);
    }
    TimelinePainter::paint(painter, layout, theme);
    painter.restore();
}

double fullTimelineHeight(double width, const Workspace &workspace, const TimelineOptions &options)
{
    const TimelineIndex index(workspace.events, options.grouping);
    const TimelineLayout layout = layoutTimeline(inputOf(index, {width, 1}, workspace, options));
    return layout.contentHeight + layout.lanesArea.top() + layout.contextHeight + (options.overview ? OverviewHeight : 0);
}

} // namespace Dateline
