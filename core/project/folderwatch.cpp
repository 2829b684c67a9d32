// SPDX-License-Identifier: GPL-3.0-or-later
#include "project/folderwatch.h"

#include "pipeline/inputfiles.h"

#include <QDir>
#include <QDirIterator>
#include <QFileInfo>
#include <QTimeZone>

namespace Dateline {

FolderWatch::FolderWatch(QObject *parent)
    : QObject(parent)
{
    m_timer.setInterval(std::chrono::milliseconds(400));
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &FolderWatch::look);
    // A change puts the look off, until there was none for a while.
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, [this] { m_timer.start(); });
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
    QStringList watched;
    QStringList found = m_files;
    QStringList lost;
    for (const QString &folder : std::as_const(m_folders)) {
        if (!QFileInfo(folder).isDir()) {
            lost.append(folder);
            if (!m_lost.contains(folder))
                Q_EMIT folderLost(folder, tr("The watched folder “%1” is not there.").arg(QDir::toNativeSeparators(folder)));
            continue;
        }
        watched.append(folder);
        for (QDirIterator each(folder, QDir::Dirs | QDir::NoDotAndDotDot, QDirIterator::Subdirectories); each.hasNext();)
            watched.append(each.next());
        for (const std::string &path : findInputFiles({folder.toStdString()}).paths)
            found.append(QString::fromStdString(path));
    }
    m_lost = lost;
    found.removeDuplicates();
    // Editors put a new file in the place of the old one: the watch on it is gone then and is set again here.
    for (const QString &path : watched + found) {
        if (QFileInfo::exists(path))
            m_watcher.addPath(path);
    }
    // A folder that is gone tells nothing when it comes back; its parent does.
    for (const QString &folder : std::as_const(m_lost))
        m_watcher.addPath(QFileInfo(folder).absolutePath());
    return found;
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
