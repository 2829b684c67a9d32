// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QAction;
class QMenu;
class QToolButton;
class QWidget;

namespace Dateline {

class ArticleLoader;
class ProjectSession;

/// What a person does with project files: the entries of the File menu, their dialogs, the questions before something would be lost, and
/// the button of the status bar that says whether the work is on the disk.
class ProjectActions : public QObject
{
    Q_OBJECT

public:
    /// @p window is what dialogs stand over; it also gets the project's name as its title.
    ProjectActions(ProjectSession &session, ArticleLoader &loader, QWidget *window);

    /// Adds New, Open, Save, Save As and how articles are kept to the File menu.
    void addTo(QMenu *menu);
    /// "Saved", "Saving…", "Not saved: the disk is full", "Read-only". A click saves, or tries again.
    QToolButton *stateButton() const { return m_state; }

    /// Asks when closing would lose something; false: the user wants to stay.
    bool mayLeave();
    /// Opens a project in the place of the one that is open, after asking when something would be lost; false: the user wants to stay.
    bool open(const QString &path);

private:
    void begin();
    void chooseAndOpen();
    void save();
    /// False when the user did not choose a name or it could not be saved there.
    bool saveAs();
    void refresh();

    ProjectSession &m_session;
    ArticleLoader &m_loader;
    QWidget *m_window;
    QToolButton *m_state;
    QAction *m_save = nullptr;
    QAction *m_keepCopies = nullptr;
};

} // namespace Dateline
