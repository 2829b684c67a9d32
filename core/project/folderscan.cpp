// SPDX-License-Identifier: GPL-3.0-or-later
#include "project/folderscan.h"

#include <QDir>
#include <QDirIterator>
#include <QFileInfo>
#include <QTimeZone>

#include <algorithm>

namespace Dateline {

namespace {

bool isIn(const QString &path, const QString &folder)
{
    return path.size() > folder.size() && path.startsWith(folder) && (folder.endsWith(u'/') || path[folder.size()] == u'/');
}

} // namespace

FolderScan::FolderScan(Finder finder, std::shared_ptr<const std::atomic<bool>> cancelled)
    : m_find(std::move(finder))
    , m_cancelled(std::move(cancelled))
{
    m_timer.setInterval(std::chrono::milliseconds(400));
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &FolderScan::look);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, &FolderScan::follow);
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, this, [this] { m_timer.start(); });
}

void FolderScan::addFolder(const QString &folder)
{
    m_folders.append(folder);
    m_timer.start();
}

void FolderScan::removeFolder(const QString &folder)
{
    m_folders.removeAll(folder);
    m_lost.removeAll(folder);
    const QStringList watched = m_watcher.files() + m_watcher.directories();
    if (!watched.isEmpty())
        m_watcher.removePaths(watched);
    m_timer.start();
}

void FolderScan::addFile(const QString &path)
{
    m_files.append(path);
    if (!m_told.contains(path))
        m_told.insert(path, stampOf(path));
    m_timer.start();
}

void FolderScan::setKnown(const QString &path, std::int64_t size, std::int64_t modified)
{
    m_told.insert(path, {size, modified});
}

FolderScan::Stamp FolderScan::stampOf(const QString &path)
{
    const QFileInfo info(path);
    return info.exists() ? Stamp{info.size(), info.lastModified(QTimeZone::UTC).toMSecsSinceEpoch()} : Stamp{};
}

QStringList FolderScan::articles()
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
        for (QDirIterator each(folder, QDir::Dirs | QDir::NoDotAndDotDot, QDirIterator::Subdirectories); each.hasNext() && !*m_cancelled;)
            m_within.insert(each.next());
        for (const std::string &path : m_find({folder.toStdString()}, *m_cancelled).paths)
            found.append(QString::fromStdString(path));
        if (*m_cancelled)
            return {};
    }
    m_lost = lost;
    found.removeDuplicates();
    watch(watched + m_within.values() + found);
    return found;
}

void FolderScan::forget(const QString &folder)
{
    // A folder that was moved away is still watched under its old name, and another one in its place would not be.
    QStringList gone;
    for (const QString &path : m_watcher.files() + m_watcher.directories()) {
        if (path == folder || isIn(path, folder))
            gone.append(path);
    }
    if (!gone.isEmpty())
        m_watcher.removePaths(gone);
}

void FolderScan::watch(const QStringList &paths)
{
    // Editors put a new file in the place of the old one: the watch on it is gone then and is set again here.
    const QStringList files = m_watcher.files();
    const QStringList folders = m_watcher.directories();
    QSet<QString> known(files.begin(), files.end());
    known.unite(QSet<QString>(folders.begin(), folders.end()));
    for (const QString &path : paths) {
        if (*m_cancelled)
            return;
        if (!known.contains(path) && QFileInfo::exists(path)) {
            known.insert(path);
            m_watcher.addPath(path);
        }
    }
}

QStringList FolderScan::missing(const QStringList &found) const
{
    const QSet<QString> there(found.begin(), found.end());
    QStringList result;
    for (auto known = m_told.cbegin(); known != m_told.cend(); ++known) {
        const QString &path = known.key();
        const auto holds = [&](const QString &folder) { return isIn(path, folder); };
        const bool isWatched = m_files.contains(path) || std::any_of(m_folders.begin(), m_folders.end(), holds);
        // Of a folder that is lost itself that is all there is to say.
        if (isWatched && !there.contains(path) && std::none_of(m_lost.begin(), m_lost.end(), holds) && !QFileInfo::exists(path))
            result.append(path);
    }
    result.sort();
    return result;
}

void FolderScan::follow(const QString &changed)
{
    // What a watched folder stands in may change all day long for other reasons.
    const bool isAbove = !m_within.contains(changed);
    const bool isSame = std::all_of(m_folders.begin(), m_folders.end(), [this](const QString &folder) { return QFileInfo(folder).isDir() != m_lost.contains(folder); });
    // A change puts the look off, until there was none for a while.
    if (!isAbove || !isSame || !m_lost.isEmpty())
        m_timer.start();
}

void FolderScan::look()
{
    QStringList changed;
    QHash<QString, Stamp> settling;
    const QStringList found = articles();
    if (*m_cancelled)
        return;
    for (const QString &path : found) {
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
    // Who saves a file may take the old one away first: like a new one, it must be gone twice.
    QStringList gone;
    QSet<QString> waiting;
    for (const QString &path : missing(found)) {
        if (!m_missing.contains(path)) {
            waiting.insert(path);
            continue;
        }
        m_told.remove(path);
        gone.append(path);
    }
    m_missing = waiting;
    if (!m_settling.isEmpty() || !m_missing.isEmpty())
        m_timer.start();
    if (!changed.isEmpty())
        Q_EMIT articlesChanged(changed);
    if (!gone.isEmpty())
        Q_EMIT articlesGone(gone);
}

} // namespace Dateline
