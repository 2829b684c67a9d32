// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QStringList>

class QAction;
class QMenu;
class QWidget;

namespace Dateline {

class ArticleLoader;
class ProjectActions;
class ProjectSession;
class RecentFiles;
class Workspace;

/// What brings articles, events and projects into the window: dialogs, recent files, what is dropped or named on the command line.
class Opening : public QObject
{
    Q_OBJECT

public:
    Opening(Workspace &workspace, ArticleLoader &loader, ProjectSession &session, bool keepsRecent, QWidget *window);

    /// The part of the File menu that opens articles and events.
    void addTo(QMenu *menu);
    QAction *openAction() const { return m_open; }
    RecentFiles *recent() const { return m_recent; }
    /// What is done with project files.
    ProjectActions &projectActions() const { return *m_projectActions; }

    /// Opens files and folders; they join the recent ones. A project among them takes the place of what is open, and the articles
    /// join it when it is there.
    void open(const QStringList &paths);
    /// What was to join a project that is being opened joins nothing.
    void forgetWaiting() { m_afterProject.clear(); }
    /// What was to join the project, once: to be opened when all that is the project's own is shown.
    void openWaiting();

Q_SIGNALS:
    /// A project is going to take the place of what is open.
    void leaving();

private:
    void chooseFiles();
    void chooseFolder();
    void importEvents();
    void openWithoutProject(const QString &project);

    Workspace &m_workspace;
    ArticleLoader &m_loader;
    QWidget *m_window;
    RecentFiles *m_recent;
    ProjectActions *m_projectActions = nullptr;
    QAction *m_open = nullptr;
    QStringList m_afterProject;
};

} // namespace Dateline
