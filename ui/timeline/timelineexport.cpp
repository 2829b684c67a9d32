// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/timelineexport.h"

#include "timeline/overviewlayout.h"
#include "timeline/timelinepainter.h"
#include "workspace.h"

#include <QPaintDevice>
#include <QPainter>

#include <algorithm>

namespace Dateline {

namespace {

constexpr double OverviewHeight = 48;

TimelineLayoutInput inputOf(const TimelineIndex &index, QSizeF size, const Workspace &workspace, const TimelineOptions &options)
{
    TimelineLayoutInput input{index, workspace.events.store(), workspace.viewport.begin(), workspace.viewport.end(), size, workspace.today()};
    input.type = options.type;
    input.chosen = workspace.selection.current();
    input.folded = &options.folded;
    input.hidden = &options.hidden;
    input.eras = &workspace.eras.shown();
    input.filtered = filteredRange(workspace.events.filter());
    return input;
}

TimelineIndex indexOf(const Workspace &workspace, const TimelineOptions &options)
{
    const auto dated = std::span(workspace.events.events()).first(std::size_t(workspace.events.datedCount()));
    return {workspace.events.store(), dated, {options.grouping, options.order}, options.kept.empty() ? nullptr : &options.kept};
}

} // namespace

void paintTimeline(QPainter &painter, QSizeF logicalSize, const Workspace &workspace, const TimelineOptions &options)
{
    const TimelineIndex index = indexOf(workspace, options);
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

namespace {

/// What of a layout is seen within @p visible.
TimelineLayout visiblePart(const TimelineLayout &layout, const QRectF &visible)
{
    // Labels and arrows reach beyond their boxes by less than this.
    constexpr double Reach = 40;
    const QRectF kept = visible.adjusted(-Reach, -Reach, Reach, Reach);
    const auto isOutside = [&](const auto &thing) { return !thing.box.intersects(kept); };
    TimelineLayout part = layout;
    std::erase_if(part.items, isOutside);
    std::erase_if(part.texts, isOutside);
    std::erase_if(part.lanes, [&](const TimelineLaneBox &lane) { return !(lane.heading | lane.body).intersects(kept); });
    for (std::vector<double> *lines : {&part.gridLines, &part.contextLines})
        std::erase_if(*lines, [&](double x) { return x < kept.left() || x > kept.right(); });
    return part;
}

/// What a painter can reach, in its own coordinates.
QRectF reachOf(const QPainter &painter)
{
    const QPaintDevice &device = *painter.device();
    const QRectF whole = painter.deviceTransform().inverted().mapRect(QRectF(0, 0, device.width(), device.height()));
    return painter.hasClipping() ? whole & painter.clipBoundingRect() : whole;
}

} // namespace

TimelineDrawing::TimelineDrawing(const Workspace &workspace, TimelineOptions options, Span span)
    : m_workspace(workspace)
    , m_options(std::move(options))
    , m_span(span)
{
}

const TimelineLayout &TimelineDrawing::layoutOf(QSizeF size)
{
    if (m_layout && m_layout->size == size)
        return *m_layout;
    if (!m_index)
        m_index = indexOf(m_workspace, m_options);
    TimelineLayoutInput input = inputOf(*m_index, size, m_workspace, m_options);
    if (m_span == Span::Whole && m_index->eventCount() > 0) {
        constexpr double MarginShare = 0.02;
        constexpr double LeastMarginDays = 20;
        const double margin = std::max(LeastMarginDays, MarginShare * (m_index->lastDay() - m_index->firstDay()));
        input.begin = m_index->firstDay() - margin;
        input.end = m_index->lastDay() + 1 + margin;
    }
    m_layout = layoutTimeline(input);
    return *m_layout;
}

void TimelineDrawing::paint(QPainter &painter, QSizeF size, const Theme &theme)
{
    const TimelineLayout &layout = layoutOf(size);
    const QRectF reach = reachOf(painter);
    if (reach.contains(QRectF(QPointF(), size)))
        TimelinePainter::paint(painter, layout, theme);
    else
        TimelinePainter::paint(painter, visiblePart(layout, reach), theme);
}

double TimelineDrawing::fullHeight(double width)
{
    const TimelineLayout &layout = layoutOf({width, 1});
    return layout.contentHeight + layout.lanesArea.top() + layout.contextHeight;
}

double fullTimelineHeight(double width, const Workspace &workspace, const TimelineOptions &options)
{
    const TimelineIndex index = indexOf(workspace, options);
    const TimelineLayout layout = layoutTimeline(inputOf(index, {width, 1}, workspace, options));
    return layout.contentHeight + layout.lanesArea.top() + layout.contextHeight + (options.overview ? OverviewHeight : 0);
}

} // namespace Dateline
