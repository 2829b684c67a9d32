// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMenu>

class QActionGroup;

namespace Dateline {

class PlayBar;
class Player;
class TimelineView;
class Workspace;

/// What can be done with the timeline: zoom, lanes, ranges, playing and bands of time.
class TimelineMenu : public QMenu
{
    Q_OBJECT

public:
    TimelineMenu(Workspace &workspace, TimelineView &timeline, PlayBar &playBar, Player &player, QWidget *window);

    /// What the lanes may stand for; the one they stand for is checked.
    QList<QAction *> laneActions() const;

Q_SIGNALS:
    void editingErasRequested();

private:
    QMenu *makeLanesMenu(TimelineView &timeline);

    QActionGroup *m_lanes;
};

} // namespace Dateline
