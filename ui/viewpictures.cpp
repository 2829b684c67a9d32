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

#include <QCoreApplication>
#include <QImage>
#include <QPaintEngine>
#include <QPainter>

namespace Dateline {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(ViewPictures)
};

Picture timelinePicture(const Workspace &workspace, const TimelineView &timeline)
{
    Picture picture;
    picture.id = "timeline";
    picture.title = Words::tr("Timeline");
    picture.logicalSize = timeline.size();
    picture.paint = [&workspace, &timeline](QPainter &painter, QSizeF size, const Theme &theme) {
        TimelineOptions options;
        options.grouping = timeline.laneGrouping();
        options.folded = timeline.foldedLanes();
        options.theme = &theme;
        paintTimeline(painter, size, workspace, options);
    };
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

Picture windowPicture(const Workspace &workspace, const TimelineView &timeline, const MapView &map, QWidget &window)
{
    Picture picture;
    picture.id = "window";
    picture.title = Words::tr("Window");
    picture.logicalSize = window.size();
    picture.paint = [&timeline, &map, &window](QPainter &painter, QSizeF, const Theme &theme) {
        if (!drawsVectors(painter)) {
            window.render(&painter, QPoint(), QRegion(), QWidget::DrawWindowBackground | QWidget::DrawChildren);
            return;
        }
        // Widgets clip in ways that SVG cannot say: panels go in as an image, the views themselves as vectors over it.
        constexpr double ImageScale = 2;
        QImage image(window.size() * ImageScale, QImage::Format_ARGB32_Premultiplied);
        image.setDevicePixelRatio(ImageScale);
        image.fill(theme.panel);
        window.render(&image);
        painter.drawImage(QRectF(QPointF(), QSizeF(window.size())), image);
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

std::vector<Picture> viewPictures(const Workspace &workspace, const TimelineView &timeline, const MapView &map, QWidget &window)
{
    std::vector<Picture> pictures{timelinePicture(workspace, timeline), mapPicture(workspace, map)};
    for (const std::string &name : chartNames()) {
        if (std::optional<Picture> chart = chartPicture(name, workspace))
            pictures.push_back(std::move(*chart));
    }
    pictures.push_back(windowPicture(workspace, timeline, map, window));
    return pictures;
}

} // namespace Dateline
