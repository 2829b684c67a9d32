// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "project/folderwatch.h"

#include <QMenu>

namespace Dateline {

class ArticleLoader;
class Workspace;

/// The menu of the folders that the project watches: articles that come or change there are read at once, and decisions keep to their words.
/// Which folders is kept in the project and can be undone.
class WatchedFoldersMenu : public QMenu
{
    Q_OBJECT

public:
    WatchedFoldersMenu(Workspace &workspace, ArticleLoader &loader, QWidget *window);

    FolderWatch &watch() { return m_watch; }

Q_SIGNALS:
    /// In words for the user: what is watched now, or what is amiss.
    void told(const QString &text);

private:
    QStringList wanted() const;
    void setWanted(const QStringList &folders, const QString &step);
    void add();
    void follow();
    /// Says which files are gone whose articles are still in the project, once it is known which were only renamed.
    void tellGone();

    Workspace &m_workspace;
    ArticleLoader &m_loader;
    QWidget *m_window;
    FolderWatch m_watch;
    QAction *m_add;
    QList<QAction *> m_folders;
    QStringList m_gone;     ///< of files that are gone, those that are not told yet
    QStringList m_toldGone; ///< those that are told
};

} // namespace Dateline
