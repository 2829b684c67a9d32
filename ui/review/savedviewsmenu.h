// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/timelineindex.h"

#include <QMenu>

namespace Dateline {

class Workspace;

/// The menu of the project's saved views: saves the present one under a name, goes to any (nine of them have keys, which stay theirs), renames and removes.
class SavedViewsMenu : public QMenu
{
    Q_OBJECT

public:
    SavedViewsMenu(Workspace &workspace, QWidget *window);

    /// Shows the view of that name; nothing happens when there is none.
    void goTo(const QString &name);
    /// What the lanes stand for now; saved with the next view.
    void noteLanes(LaneGrouping grouping) { m_lanes = grouping; }

Q_SIGNALS:
    void lanesWanted(Dateline::LaneGrouping grouping);
    /// In words for the user: which view is shown now.
    void shown(const QString &text);

private:
    void refill();
    void save();
    /// The number that a view of that name has, or is to get.
    int numberFor(const QString &name) const;
    void manage();

    Workspace &m_workspace;
    LaneGrouping m_lanes = LaneGrouping::Country;
    QWidget *m_window;
    QAction *m_manage;
    QList<QAction *> m_views;
};

} // namespace Dateline
