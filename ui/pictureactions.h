// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "export/picture.h"

#include <QObject>

#include <vector>

class QAction;
class QMenu;
class QWidget;

namespace Dateline {

class ChartPanel;
class MapView;
class Player;
class TimelineIndexer;
class TimelineView;
class Workspace;

/// What leaves the window: pictures of its views into files, onto paper and to the clipboard, reports, frames of playing and events.
class PictureActions : public QObject
{
    Q_OBJECT

public:
    /// The views that pictures are made of.
    struct Views
    {
        Workspace &workspace;
        TimelineIndexer &indexer;
        TimelineView &timeline;
        MapView &map;
        ChartPanel &charts;
        Player &player;
    };

    PictureActions(Views views, QWidget *window);

    /// Every view as a picture, as it is seen now.
    std::vector<Picture> pictures() const;

    /// The part of the File menu that saves and prints.
    void addTo(QMenu *menu);
    QAction *exportAction() const { return m_export; }
    /// Stands in the Edit menu.
    QAction *copyAction() const { return m_copy; }

    /// Asks how and where to save the picture of that name.
    void exportPicture(const QString &id);
    /// Asks how and where to save what playing shows.
    void savePlay();

Q_SIGNALS:
    /// In words for the user: what was done.
    void told(const QString &text);

private:
    /// The name of the view that has the keyboard; the timeline's when none has.
    QString focused() const;
    void print();
    void copy();
    void saveReport();
    void saveEventsAs();

    Views m_views;
    QWidget *m_window;
    QAction *m_export = nullptr;
    QAction *m_copy;
};

} // namespace Dateline
