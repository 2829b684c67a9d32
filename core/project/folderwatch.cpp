// SPDX-License-Identifier: GPL-3.0-or-later
#include "project/folderwatch.h"

#include "pipeline/inputfiles.h"

#include <QDir>
#include <QDirIterator>
#include <QFileInfo>
#include <QTimeZone>

#include <algorithm>

namespace Dateline {

FolderWatch::FolderWatch(QObject *parent)
    : QObject(parent)
{
    m_timer.setInterval(std::chrono::milliseconds(400));
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &FolderWatch::look);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, &FolderWatch::follow);
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, this, [this] { m_timer.start(); });
}

void FolderWatch::addFolder(const QString &folder)
{
    const QString path = QFileInfo(folder).absoluteFilePath();
    if (m_folders.contains(path))
        return;
    m_folders.append(path);
    m_timer.start();
}

void FolderWatch::removeFolder(const QString &folder)
{
    m_folders.removeAll(QFileInfo(folder).absoluteFilePath());
    m_lost.removeAll(QFileInfo(folder).absoluteFilePath());
    const QStringList watched = m_watcher.files() + m_watcher.directories();
    if (!watched.isEmpty())
        m_watcher.removePaths(watched);
    m_timer.start();
}

void FolderWatch::addFile(const QString &path)
{
    const QString absolute = QFileInfo(path).absoluteFilePath();
    if (m_files.contains(absolute))
        return;
    m_files.append(absolute);
    if (!m_told.contains(absolute))
        m_told.insert(absolute, stampOf(absolute));
    m_timer.start();
}

void FolderWatch::setKnown(const QString &path, std::int64_t size, std::int64_t modified)
{
    m_told.insert(QFileInfo(path).absoluteFilePath(), {size, modified});
}

FolderWatch::Stamp FolderWatch::stampOf(const QString &path)
{
    const QFileInfo info(path);
    return info.exists() ? Stamp{info.size(), info.lastModified(QTimeZone::UTC).toMSecsSinceEpoch()} : Stamp{};
}

QStringList FolderWatch::articles()
{
    QStringList found = m_files;
    QStringList lost;
    QStringList watched;
    m_within.clear();
    for (const QString &folder : std::as_const(m_folders)) {
        // A folder that is moved away tells nothing itself, nor one that comes back; what it stands in does.
        QString above = QFileInfo(folder).absolutePath();
        while (!QFileInfo(above).isDir() && above != QFileInfo(above).absolutePath())
            above = QFileInfo(above).absolutePath();
        watched.append(above);
        if (!QFileInfo(folder).isDir()) {
            lost.append(folder);
            forget(folder);
            if (!m_lost.contains(folder))
                Q_EMIT folderLost(folder, tr("the watched folder is not there; what comes into it is read when it is back"));
            continue;
        }
        if (m_lost.contains(folder))
            Q_EMIT folderFound(folder);
        m_within.insert(folder);
        for (QDirIterator each(folder, QDir::Dirs | QDir::NoDotAndDotDot, QDirIterator::Subdirectories); each.hasNext();)
            m_within.insert(each.next());
        for (const std::string &path : findInputFiles({folder.toStdString()}).paths)
            found.append(QString::fromStdString(path));
    }
    m_lost = lost;
    found.removeDuplicates();
    watch(watched + m_within.values() + found);
    return found;
}

void FolderWatch::forget(const QString &folder)
{
    // A folder that was moved away is still watched under its old name, and another one in its place would not be.
    QStringList gone;
    for (const QString &path : m_watcher.files() + m_watcher.directories()) {
        if (path == folder || path.startsWith(folder + u'/'))
            gone.append(path);
    }
    if (!gone.isEmpty())
        m_watcher.removePaths(gone);
}

void FolderWatch::watch(const QStringList &paths)
{
    // Editors put a new file in the place of the old one: the watch on it is gone then and is set again here.
    const QStringList files = m_watcher.files();
    const QStringList folders = m_watcher.directories();
    QSet<QString> known(files.begin(), files.end());
    known.unite(QSet<QString>(folders.begin(), folders.end()));
    for (const QString &path : paths) {
        if (!known.contains(path) && QFileInfo::exists(path)) {
            known.insert(path);
            m_watcher.addPath(path);
        }
    }
}

void FolderWatch::follow(const QString &changed)
{
    // What a watched folder stands in may change all day long for other reasons.
    const bool isAbove = !m_within.contains(changed);
    const bool isSame = std::all_of(m_folders.begin(), m_folders.end(), [this](const QString &folder) { return QFileInfo(folder).isDir() != m_lost.contains(folder); });
    // A change puts the look off, until there was none for a while.
    if (!isAbove || !isSame || !m_lost.isEmpty())
        m_timer.start();
}

void FolderWatch::look()
{
    QStringList changed;
    QHash<QString, Stamp> settling;
    for (const QString &path : articles()) {
        const Stamp now = stampOf(path);
        if (now == Stamp{} || m_told.value(path) == now)
            continue;
        // A file may grow without a signal of the folder: it must look the same twice.
        if (m_settling.value(path) == now) {
            m_told.insert(path, now);
            changed.append(path);
        } else {
            settling.insert(path, now);
        }
    }
    m_settling = settling;
    if (!m_settling.isEmpty())
        m_timer.start();
    if (!changed.isEmpty())
        Q_EMIT articlesChanged(changed);
}

} // namespace Dateline
