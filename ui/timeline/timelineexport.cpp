// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/timelineexport.h"

#include "models/counttext.h"
#include "timeline/overviewlayout.h"
#include "timeline/timelinepainter.h"
#include "workspace.h"

#include <QCoreApplication>
#include <QPaintDevice>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace Dateline {

namespace {

constexpr double OverviewHeight = 48;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(TimelineExport)
};

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

/// Half a lane would look as if it held half as much, and nobody can scroll a picture: what does not fit is left out and counted.
TimelineLayout layoutWholeLanes(TimelineLayoutInput input)
{
    TimelineLayout layout = layoutTimeline(input);
    const auto &lanes = input.index.lanes();
    std::set<QString> hidden = *input.hidden;
    int leftOut = 0;
    for (std::size_t i = 1; i < lanes.size(); ++i) {
        const TimelineLayout::LaneExtent &extent = layout.laneExtents[i];
        if (extent.height > 0 && extent.top + extent.height > layout.lanesArea.height() + 0.5) {
            hidden.insert(lanes[i].key);
            ++leftOut;
        }
    }
    if (leftOut == 0)
        return layout;
    const QSizeF size = input.size;
    const double height = std::round(20 * layout.type.scale());
    if (layout.lanesArea.bottom() + height > size.height())
        input.size.rheight() -= height;
    input.hidden = &hidden;
    layout = layoutTimeline(input);
    layout.size = size;
    const QString words = leftOut == 1 ? Words::tr("1 more lane") : Words::tr("%1 more lanes").arg(countText(leftOut));
    layout.texts.push_back({{16, layout.lanesArea.bottom(), measureWith(layout.type)(words, TextRole::LaneCount), height}, words, TextRole::LaneCount});
    return layout;
}

} // namespace

TimelineDrawing::TimelineDrawing(const Workspace &workspace, TimelineOptions options, Span span)
    : m_workspace(workspace)
    , m_options(std::move(options))
    , m_span(span)
{
}

TimelineLayoutInput TimelineDrawing::inputFor(QSizeF size)
{
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
    return input;
}

const TimelineLayout &TimelineDrawing::layoutOf(QSizeF size)
{
    if (!m_layout || m_layout->size != size)
        m_layout = m_span == Span::Seen ? layoutWholeLanes(inputFor(size)) : layoutTimeline(inputFor(size));
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
    const TimelineLayout layout = layoutTimeline(inputFor({width, 1}));
    return layout.lanesArea.top() + layout.contentHeight + layout.footHeight;
}

double fullTimelineHeight(double width, const Workspace &workspace, const TimelineOptions &options)
{
    const TimelineIndex index = indexOf(workspace, options);
    const TimelineLayout layout = layoutTimeline(inputOf(index, {width, 1}, workspace, options));
    return layout.lanesArea.top() + layout.contentHeight + layout.footHeight + (options.overview ? OverviewHeight : 0);
}

} // namespace Dateline
