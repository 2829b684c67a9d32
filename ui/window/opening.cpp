// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/opening.h"

#include "articleloader.h"
#include "import/importdialog.h"
#include "menuaction.h"
#include "recentfiles.h"
#include "review/projectactions.h"
#include "review/projectsession.h"
#include "workspace.h"

#include <QFileDialog>
#include <QFileInfo>

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace Dateline {

Opening::Opening(Workspace &workspace, ArticleLoader &loader, ProjectSession &session, bool keepsRecent, QWidget *window)
    : QObject(window)
    , m_workspace(workspace)
    , m_loader(loader)
    , m_window(window)
    , m_recent(new RecentFiles(keepsRecent, window))
{
    connect(m_recent, &RecentFiles::chosen, this, [this](const QString &path) { open({path}); });
    // Before the box that tells it, which waits to be closed.
    connect(&session, &ProjectSession::failed, this, &Opening::openWithoutProject);
    m_projectActions = new ProjectActions(session, loader, window);
}

void Opening::addTo(QMenu *menu)
{
    m_open = makeAction(menu, tr("&Open Files…"), QKeySequence::Open, tr("Read articles: text, Markdown, HTML or PDF"), this, &Opening::chooseFiles);
    makeAction(menu, tr("Open &Folder…"), QKeySequence(u"Ctrl+Shift+O"_s), tr("Read all articles in a folder"), this, &Opening::chooseFolder);
    makeAction(menu, tr("&Import Events…"), QKeySequence(u"Ctrl+Alt+I"_s), tr("Look at a file of events made elsewhere, CSV, JSON Lines or Web Annotations, and add them"), this,
               &Opening::importEvents);
    makeAction(menu, tr("Open &Briefings"), QKeySequence(u"Ctrl+Shift+B"_s), tr("Read the briefings that come with Dateline"), this,
               [this] { m_loader.openBriefings(); });
}

void Opening::open(const QStringList &paths)
{
    QStringList projects;
    QStringList articles;
    for (const QString &path : paths)
        (ProjectSession::isProjectPath(path) ? projects : articles).append(path);
    if (!projects.isEmpty()) {
        Q_EMIT leaving();
        const QString project = projects.takeFirst();
        m_afterProject = articles;
        if (!m_projectActions->open(project))
            m_afterProject.clear();
        for (const QString &other : std::as_const(projects))
            m_loader.tellProblem(other, tr("one project is open at a time, and another one was named before it"));
        return;
    }
    if (articles.isEmpty())
        return;
    m_recent->remember(articles);
    m_loader.open(articles);
}

void Opening::openWaiting()
{
    open(std::exchange(m_afterProject, {}));
}

void Opening::openWithoutProject(const QString &project)
{
    const QStringList articles = std::exchange(m_afterProject, {});
    // Where there is nothing yet they are all there is to show; into other work they were not to go.
    if (!m_workspace.project.hasName() && m_workspace.project.documents().empty()) {
        open(articles);
        return;
    }
    for (const QString &article : articles)
        m_loader.tellProblem(article, tr("not read, as it was to join %1, which could not be opened").arg(QFileInfo(project).fileName()));
}

void Opening::chooseFiles()
{
    open(QFileDialog::getOpenFileNames(m_window, tr("Open Files"), QString(),
        tr("Articles and events (*.txt *.md *.markdown *.html *.htm *.xhtml *.pdf *.csv *.jsonl *.ndjson *.jsonld);;All files (*)")));
}

void Opening::chooseFolder()
{
    const QString folder = QFileDialog::getExistingDirectory(m_window, tr("Open Folder"));
    if (!folder.isEmpty())
        open({folder});
}

void Opening::importEvents()
{
    const QString path = QFileDialog::getOpenFileName(m_window, tr("Import Events"), QString(), tr("Files of events (*.csv *.jsonl *.ndjson *.jsonld);;All files (*)"));
    if (path.isEmpty())
        return;
    ImportDialog dialog(path, m_window);
    if (dialog.exec() != QDialog::Accepted)
        return;
    m_workspace.project.addDocuments(newDocuments(dialog.takeDocuments()));
    m_workspace.fitViewport();
}

} // namespace Dateline
