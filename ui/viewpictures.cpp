// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewpictures.h"

#include "charts/chart.h"
#include "charts/paintchart.h"
#include "map/mapexport.h"
#include "map/mapview.h"
#include "timeline/timelineexport.h"
#include "timeline/timelineview.h"
#include "workspace.h"

#include <QCoreApplication>
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
        painter.save();
        painter.setClipRect(QRectF({0, 0}, size));
        paintMap(painter, size, workspace, options);
        painter.restore();
    };
    describeShownEvents(picture, workspace.events);
    picture.credit = Words::tr("Natural Earth · GeoNames (CC BY 4.0)");
    return picture;
}

Picture windowPicture(const Workspace &workspace, QWidget &window)
{
    Picture picture;
    picture.id = "window";
    picture.title = Words::tr("Window");
    picture.logicalSize = window.size();
    picture.paint = [&window](QPainter &painter, QSizeF, const Theme &) {
        window.render(&painter, QPoint(), QRegion(), QWidget::DrawWindowBackground | QWidget::DrawChildren);
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
    pictures.push_back(windowPicture(workspace, window));
    return pictures;
}

} // namespace Dateline
