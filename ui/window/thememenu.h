// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMenu>

class QActionGroup;

namespace Dateline {

class Workspace;

/// The menu of the window's colours: as the desktop has them, light or dark. It colours the window and follows the desktop.
class ThemeMenu : public QMenu
{
    Q_OBJECT

public:
    enum class Choice { Desktop, Light, Dark };

    ThemeMenu(Workspace &workspace, QWidget *window);

    Choice choice() const { return m_choice; }
    void choose(Choice choice);
    /// Gives the window the colours of the present theme; to be called when all that is in it is made.
    void colourWindow();

private:
    Workspace &m_workspace;
    QWidget *m_window;
    QActionGroup *m_actions;
    Choice m_choice = Choice::Desktop;
};

} // namespace Dateline
