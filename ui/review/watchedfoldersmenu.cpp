// SPDX-License-Identifier: GPL-3.0-or-later
#include "review/watchedfoldersmenu.h"

#include "articleloader.h"
#include "menuaction.h"
#include "uitext.h"
#include "workspace.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace Dateline {

namespace {
constexpr const char *WatchedSetting = "watched";
}

WatchedFoldersMenu::WatchedFoldersMenu(Workspace &workspace, ArticleLoader &loader, QWidget *window)
    : QMenu(tr("Watched F&olders"), window)
    , m_workspace(workspace)
    , m_loader(loader)
    , m_window(window)
{
    setToolTipsVisible(true);
    m_add = makeAction(this, tr("&Watch a Folder…"), QKeySequence(u"Ctrl+Alt+W"_s), tr("Read articles as they come or change in a folder"), this, &WatchedFoldersMenu::add);
    addSeparator();
    connect(&workspace.project, &Project::settingChanged, this, [this](const QString &name) {
        if (name == QLatin1StringView(WatchedSetting))
            follow();
    });
    connect(&workspace.project, &Project::fileChanged, this, &WatchedFoldersMenu::follow);
    connect(&m_watch, &FolderWatch::articlesChanged, &loader, &ArticleLoader::open);
    connect(&m_watch, &FolderWatch::articlesGone, this, [this](const QStringList &paths) {
        m_gone += paths;
        tellGone();
    });
    connect(&loader, &ArticleLoader::finished, this, &WatchedFoldersMenu::tellGone);
    connect(&workspace.project, &Project::documentsChanged, this, &WatchedFoldersMenu::tellGone);
    connect(&m_watch, &FolderWatch::folderLost, &loader, &ArticleLoader::tellProblem);
    connect(&m_watch, &FolderWatch::folderFound, &loader, &ArticleLoader::forgetProblem);
    follow();
}

QStringList WatchedFoldersMenu::wanted() const
{
    QStringList folders;
    for (const QJsonValue &folder : QJsonDocument::fromJson(QByteArray::fromStdString(m_workspace.project.setting(WatchedSetting).value_or("[]"))).array())
        folders << folder.toString();
    return folders;
}

void WatchedFoldersMenu::setWanted(const QStringList &folders, const QString &step)
{
    m_workspace.project.setSetting(WatchedSetting, QJsonDocument(QJsonArray::fromStringList(folders)).toJson(QJsonDocument::Compact).toStdString(), step);
}

void WatchedFoldersMenu::add()
{
    const QString chosen = QFileDialog::getExistingDirectory(m_window, tr("Watch a Folder"));
    const QString folder = QDir(chosen).absolutePath();
    if (chosen.isEmpty() || wanted().contains(folder))
        return;
    setWanted(wanted() << folder, tr("Watch the folder %1").arg(QDir::toNativeSeparators(folder)));
    Q_EMIT told(tr("Articles that come or change in %1 are read at once").arg(QDir::toNativeSeparators(folder)));
}

void WatchedFoldersMenu::tellGone()
{
    const auto isArticle = [this](const QString &path) {
        const DocumentKey key = m_workspace.project.keyOfPath(path.toStdString());
        return key != 0 && m_workspace.project.indexOf(key).has_value();
    };
    // Told, and since then renamed or taken out of the project.
    for (const QString &path : QStringList(m_toldGone)) {
        if (isArticle(path))
            continue;
        m_toldGone.removeAll(path);
        m_loader.forgetProblem(path);
    }
    if (m_gone.isEmpty() || m_loader.isLoading())
        return;
    for (const QString &path : std::exchange(m_gone, {})) {
        m_loader.forgetProblem(path); // it need not be readable any more
        if (QFileInfo::exists(path) || !isArticle(path))
            continue;
        m_toldGone.append(path);
        m_loader.tellProblem(path, tr("the file is not in the watched folder any more; its article stays in the project"));
    }
}

void WatchedFoldersMenu::follow()
{
    // Nothing can be added to a project that is read-only.
    m_add->setEnabled(!m_workspace.project.isReadOnly());
    const QStringList folders = m_workspace.project.isReadOnly() ? QStringList() : wanted();
    for (const QString &folder : m_watch.folders()) {
        if (!folders.contains(folder)) {
            m_watch.removeFolder(folder);
            m_loader.forgetProblem(folder);
            for (const QString &path : QStringList(m_toldGone)) {
                if (!path.startsWith(folder + u'/'))
                    continue;
                m_toldGone.removeAll(path);
                m_loader.forgetProblem(path);
            }
        }
    }
    if (!folders.isEmpty()) {
        for (const DocumentKey key : m_workspace.project.documents()) {
            const StoredDocument *stored = m_workspace.project.document(key);
            if (stored->fileSize >= 0)
                m_watch.setKnown(textFromUtf8(stored->machine->document.path), stored->fileSize, stored->fileModified);
        }
    }
    for (const QString &folder : folders)
        m_watch.addFolder(folder);

    qDeleteAll(m_folders);
    m_folders.clear();
    for (const QString &folder : folders) {
        const QString shown = QDir::toNativeSeparators(folder);
        QAction *action = makeAction(this, QString(shown).replace(u'&', u"&&"_s), {}, tr("Stop watching %1; its articles stay").arg(shown), this, [this, folder, shown] {
            QStringList left = wanted();
            left.removeAll(folder);
            setWanted(left, tr("Stop watching the folder %1").arg(shown));
        });
        action->setCheckable(true);
        action->setChecked(true);
        m_folders.append(action);
    }
}

} // namespace Dateline
