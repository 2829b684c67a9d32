// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMenu>

class QLabel;

namespace Dateline {

class Workspace;

/// The menu of steps from event to event, and the label that tells which one is chosen.
class GoMenu : public QMenu
{
    Q_OBJECT

public:
    GoMenu(Workspace &workspace, QWidget *window);

    QAction *previousAction() const { return m_previous; }
    QAction *nextAction() const { return m_next; }
    /// "Event 3 of 12", or how many are shown. Stands where who made the menu puts it.
    QLabel *position() const { return m_position; }

private:
    void refresh();

    Workspace &m_workspace;
    QAction *m_previous;
    QAction *m_next;
    QLabel *m_position;
};

} // namespace Dateline
