// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewpictures.h"

#include "charts/chart.h"
#include "charts/paintchart.h"
#include "map/mapexport.h"
#include "map/mapview.h"
#include "timeline/timelineexport.h"
#include "timeline/timelinepainter.h"
#include "timeline/timelineview.h"
#include "workspace.h"

#include <QAbstractAnimation>
#include <QCoreApplication>
#include <QImage>
#include <QPaintEngine>
#include <QPainter>

#include <algorithm>
#include <memory>

namespace Dateline {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(ViewPictures)
};

TimelineOptions shownOptions(const TimelineView &timeline)
{
    TimelineOptions options;
    options.grouping = timeline.laneGrouping();
    options.order = timeline.laneOrder();
    options.folded = timeline.foldedLanes();
    options.hidden = timeline.hiddenLanes();
    if (timeline.indexer().keepsLanes())
        options.kept = timeline.index().laneFrames();
    return options;
}

Picture timelinePicture(const Workspace &workspace, const TimelineView &timeline)
{
    Picture picture;
    picture.id = "timeline";
    picture.title = Words::tr("Timeline");
    picture.logicalSize = timeline.size();
    const auto drawing = std::make_shared<TimelineDrawing>(workspace, shownOptions(timeline), TimelineDrawing::Span::Seen);
    picture.paint = [drawing](QPainter &painter, QSizeF size, const Theme &theme) { drawing->paint(painter, size, theme); };
    describeShownEvents(picture, workspace.events);
    return picture;
}

/// From the first to the last event, so wide that labels have room, and as high as the lanes want.
Picture wholeTimelinePicture(const Workspace &workspace, const TimelineView &timeline)
{
    constexpr double PixelsAnEvent = 24;
    constexpr double LeastWidth = 1600;
    constexpr double MostWidth = 12000;
    static constexpr double LeastHeight = 800;
    Picture picture;
    picture.id = "whole-timeline";
    picture.title = Words::tr("Whole timeline");
    const auto drawing = std::make_shared<TimelineDrawing>(workspace, shownOptions(timeline), TimelineDrawing::Span::Whole);
    picture.paint = [drawing](QPainter &painter, QSizeF size, const Theme &theme) { drawing->paint(painter, size, theme); };
    picture.heightFor = [drawing](double width) { return std::max(LeastHeight, drawing->fullHeight(width)); };
    const double width = std::clamp(workspace.events.datedCount() * PixelsAnEvent, LeastWidth, MostWidth);
    picture.logicalSize = {width, LeastHeight};
    describeShownEvents(picture, workspace.events);
    return picture;
}

Picture mapPicture(const Workspace &workspace, const MapView &map)
{
    Picture picture;
    picture.id = "map";
    picture.title = Words::tr("Map");
    picture.logicalSize = map.size();
    picture.paint = [&workspace, &map](QPainter &painter, QSizeF size, const Theme &theme) {
        MapOptions options;
        options.camera = map.camera();
        options.theme = &theme;
        paintMap(painter, size, workspace, options);
    };
    describeShownEvents(picture, workspace.events);
    picture.credit = Words::tr("Natural Earth · GeoNames (CC BY 4.0)");
    return picture;
}

bool drawsVectors(const QPainter &painter)
{
    const QPaintEngine::Type type = painter.paintEngine()->type();
    return type == QPaintEngine::SVG || type == QPaintEngine::Pdf || type == QPaintEngine::Picture;
}

/// Pixels for each logical one of what a vector format holds as an image.
constexpr double VectorImageScale = 2;

/// A picture shows what the views come to, not a moment on the way.
void finishAnimations(QWidget &window)
{
    for (QAbstractAnimation *animation : window.findChildren<QAbstractAnimation *>()) {
        if (animation->state() == QAbstractAnimation::Running && animation->totalDuration() > 0)
            animation->setCurrentTime(animation->totalDuration());
    }
}

Picture windowPicture(const Workspace &workspace, const TimelineView &timeline, const MapView &map, QWidget &window)
{
    Picture picture;
    picture.id = "window";
    picture.title = Words::tr("Window");
    picture.logicalSize = window.size();
    picture.paint = [&timeline, &map, &window](QPainter &painter, QSizeF, const Theme &theme) {
        timeline.indexer().finish();
        finishAnimations(window);
        // Widgets painted straight through another painter lose the clip of what they stand in (a list runs on under the tabs below
        // its panel), and clip in ways that SVG cannot say: panels go in as an image.
        const bool isVector = drawsVectors(painter);
        const double scale = isVector ? VectorImageScale : painter.combinedTransform().m11() * painter.device()->devicePixelRatio();
        QImage image((QSizeF(window.size()) * scale).toSize(), QImage::Format_ARGB32_Premultiplied);
        image.setDevicePixelRatio(scale);
        image.fill(theme.panel);
        window.render(&image);
        painter.drawImage(QRectF(QPointF(), QSizeF(window.size())), image);
        if (!isVector)
            return;
        // The views themselves stand over it as vectors.
        const auto over = [&](const QWidget &view, const auto &paint) {
            painter.save();
            painter.translate(view.mapTo(&window, QPoint()));
            painter.setClipRect(QRectF(view.rect()));
            paint();
            painter.restore();
        };
        over(timeline, [&] { TimelinePainter::paint(painter, timeline.currentLayout(), theme); });
        over(map, [&] { map.paint(painter); });
    };
    describeShownEvents(picture, workspace.events);
    picture.credit = Words::tr("Natural Earth · GeoNames (CC BY 4.0)");
    return picture;
}

} // namespace

std::vector<Picture> viewPictures(const Workspace &workspace, const TimelineView &timeline, const MapView &map, QWidget &window, const std::string &shownChart)
{
    std::vector<Picture> pictures{timelinePicture(workspace, timeline), wholeTimelinePicture(workspace, timeline), mapPicture(workspace, map)};
    for (const std::string &name : chartNames()) {
        if (std::optional<Picture> chart = chartPicture(shownChart.starts_with(name + '/') ? shownChart : name, workspace))
            pictures.push_back(std::move(*chart));
    }
    pictures.push_back(windowPicture(workspace, timeline, map, window));
    return pictures;
}

std::optional<Picture> viewPicture(const std::string &id, const Workspace &workspace, const TimelineView &timeline, const MapView &map, QWidget &window)
{
    if (id == "timeline")
        return timelinePicture(workspace, timeline);
    if (id == "whole-timeline")
        return wholeTimelinePicture(workspace, timeline);
    if (id == "map")
        return mapPicture(workspace, map);
    if (id == "window")
        return windowPicture(workspace, timeline, map, window);
    return id.starts_with("chart:") ? chartPicture(id.substr(6), workspace) : std::nullopt;
}

} // namespace Dateline
