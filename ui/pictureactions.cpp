// SPDX-License-Identifier: GPL-3.0-or-later
#include "pictureactions.h"

#include "charts/chartpanel.h"
#include "export/exportdialog.h"
#include "export/picturewriter.h"
#include "export/printpicture.h"
#include "export/reportdialog.h"
#include "export/saveevents.h"
#include "map/mapview.h"
#include "menuaction.h"
#include "models/counttext.h"
#include "playback/framesdialog.h"
#include "playback/player.h"
#include "timeline/timelineview.h"
#include "viewpictures.h"
#include "workspace.h"

#include <QAction>
#include <QMenu>

using namespace Qt::Literals::StringLiterals;

namespace Dateline {

PictureActions::PictureActions(Views views, QWidget *window)
    : QObject(window)
    , m_views(views)
    , m_window(window)
    , m_copy(new QAction(tr("&Copy Picture"), this))
{
    describeAction(m_copy, QKeySequence(u"Ctrl+Shift+C"_s), tr("Copy the timeline, the map or the chart that has the keyboard to the clipboard"));
    connect(m_copy, &QAction::triggered, this, &PictureActions::copy);
}

void PictureActions::addTo(QMenu *menu)
{
    m_export = makeAction(menu, tr("&Export Picture…"), QKeySequence(u"Ctrl+E"_s), tr("Save the timeline, the map or a chart as PNG, SVG or PDF"), this,
                          [this] { exportPicture(focused()); });
    makeAction(menu, tr("Save &Report…"), QKeySequence(u"Ctrl+R"_s), tr("Save one HTML or PDF file with pictures and the list of events with their sentences"), this,
               &PictureActions::saveReport);
    makeAction(menu, tr("&Print…"), QKeySequence::Print, tr("See how the timeline, the map or the chart that has the keyboard prints, and print it"), this,
               &PictureActions::print);
    makeAction(menu, tr("Save E&vents As…"), QKeySequence(u"Ctrl+Alt+S"_s), tr("Save the events of all open articles as CSV, JSON, GeoJSON, KML, iCalendar and more"), this,
               &PictureActions::saveEventsAs);
}

std::vector<Picture> PictureActions::pictures() const
{
    return viewPictures(m_views.workspace, m_views.timeline, m_views.map, *m_window, m_views.charts.currentName());
}

QString PictureActions::focused() const
{
    const QWidget *focused = m_window->focusWidget();
    if (focused && (focused == &m_views.map || m_views.map.isAncestorOf(focused)))
        return QStringLiteral("map");
    if (focused && (focused == &m_views.charts || m_views.charts.isAncestorOf(focused)))
        return QStringLiteral("chart:") + QString::fromStdString(m_views.charts.currentName());
    return QStringLiteral("timeline");
}

void PictureActions::exportPicture(const QString &id)
{
    ExportDialog dialog(pictures(), id.toStdString(), m_views.workspace.theme().appearance, m_window);
    connect(&dialog, &ExportDialog::saved, this, [this](const QString &path) { Q_EMIT told(tr("Saved %1").arg(path)); });
    dialog.exec();
}

void PictureActions::print()
{
    const std::string id = focused().toStdString();
    for (const Picture &picture : pictures()) {
        if (picture.id != id)
            continue;
        ExportOptions options;
        options.size = picture.logicalSize;
        previewPrint(picture, options, m_window);
    }
}

void PictureActions::copy()
{
    const std::string id = focused().toStdString();
    for (const Picture &picture : pictures()) {
        if (picture.id != id)
            continue;
        ExportOptions options;
        options.size = picture.logicalSize;
        options.scale = m_window->devicePixelRatioF();
        options.theme = &m_views.workspace.theme();
        const std::optional<Failure> failure = copyPicture(picture, options);
        Q_EMIT told(failure ? QString::fromStdString(failure->message) : tr("%1 copied").arg(picture.title));
    }
}

void PictureActions::saveReport()
{
    ReportDialog dialog(pictures(), m_views.workspace.events, m_window);
    connect(&dialog, &ReportDialog::saved, this, [this](const QString &path) { Q_EMIT told(tr("Saved %1").arg(path)); });
    dialog.exec();
}

void PictureActions::savePlay()
{
    std::vector<FramesDialog::View> views;
    for (const Picture &picture : pictures())
        views.push_back({picture.id, picture.title, picture.logicalSize});
    FramesDialog dialog(m_views.player, m_views.indexer, std::move(views),
                        [this](const std::string &id) { return viewPicture(id, m_views.workspace, m_views.timeline, m_views.map, *m_window); },
                        m_views.workspace.theme().appearance, m_window);
    connect(&dialog, &FramesDialog::saved, this, [this](const QString &path, int count) { Q_EMIT told(count == 1 ? tr("1 picture saved: %1").arg(path) : tr("%1 pictures saved from %2 on").arg(countText(count), path)); });
    dialog.exec();
}

void PictureActions::saveEventsAs()
{
    const QString path = saveEvents(m_views.workspace.events.store(), m_window);
    if (!path.isEmpty())
        Q_EMIT told(tr("Events saved to %1").arg(path));
}

} // namespace Dateline
