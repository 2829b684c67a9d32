// SPDX-License-Identifier: GPL-3.0-or-later
#include "project/folderwatch.h"

#include <QDeadlineTimer>
#include <QFileInfo>
#include <QThread>

#include <algorithm>
#include <utility>

namespace Dateline {

namespace {

/// A disk that does not answer must not hold the program up when it quits.
constexpr std::chrono::seconds Patience{2};

InputFiles findFiles(const std::vector<std::string> &folders, const std::atomic<bool> &isCancelled)
{
    return findInputFiles(folders, &isCancelled);
}

} // namespace

FolderWatch::FolderWatch(QObject *parent)
    : FolderWatch(findFiles, parent)
{
}

FolderWatch::FolderWatch(FolderScan::Finder finder, QObject *parent)
    : QObject(parent)
    , m_thread(new QThread)
    , m_scan(new FolderScan(std::move(finder), m_cancelled))
{
    m_scan->moveToThread(m_thread);
    connect(m_thread, &QThread::finished, m_scan, &QObject::deleteLater);
    connect(m_scan, &FolderScan::articlesChanged, this, [this](const QStringList &paths) {
        if (const QStringList changed = watched(paths); !changed.isEmpty())
            Q_EMIT articlesChanged(changed);
    });
    connect(m_scan, &FolderScan::articlesGone, this, [this](const QStringList &paths) {
        if (const QStringList gone = watched(paths); !gone.isEmpty())
            Q_EMIT articlesGone(gone);
    });
    connect(m_scan, &FolderScan::folderLost, this, [this](const QString &folder, const QString &message) {
        if (m_folders.contains(folder))
            Q_EMIT folderLost(folder, message);
    });
    connect(m_scan, &FolderScan::folderFound, this, [this](const QString &folder) {
        if (m_folders.contains(folder))
            Q_EMIT folderFound(folder);
    });
}

FolderWatch::~FolderWatch()
{
    *m_cancelled = true;
    if (!m_thread->isRunning()) {
        delete m_scan;
        delete m_thread;
        return;
    }
    m_thread->quit();
    // A thread that waits for a disk is left to the end of the program.
    if (m_thread->wait(QDeadlineTimer(Patience)))
        delete m_thread;
}

template<typename Function>
void FolderWatch::post(Function function)
{
    QMetaObject::invokeMethod(m_scan, std::move(function), Qt::QueuedConnection);
}

void FolderWatch::addFolder(const QString &folder)
{
    const QString path = QFileInfo(folder).absoluteFilePath();
    if (m_folders.contains(path))
        return;
    m_folders.append(path);
    post([scan = m_scan, path] { scan->addFolder(path); });
    if (!m_thread->isRunning())
        m_thread->start(QThread::LowPriority);
}

void FolderWatch::removeFolder(const QString &folder)
{
    const QString path = QFileInfo(folder).absoluteFilePath();
    m_folders.removeAll(path);
    post([scan = m_scan, path] { scan->removeFolder(path); });
}

void FolderWatch::addFile(const QString &path)
{
    const QString absolute = QFileInfo(path).absoluteFilePath();
    if (m_files.contains(absolute))
        return;
    m_files.append(absolute);
    post([scan = m_scan, absolute] { scan->addFile(absolute); });
    if (!m_thread->isRunning())
        m_thread->start(QThread::LowPriority);
}

void FolderWatch::setKnown(const QString &path, std::int64_t size, std::int64_t modified)
{
    post([scan = m_scan, absolute = QFileInfo(path).absoluteFilePath(), size, modified] { scan->setKnown(absolute, size, modified); });
}

void FolderWatch::setSettleTime(std::chrono::milliseconds time)
{
    post([scan = m_scan, time] { scan->setSettleTime(time); });
}

QStringList FolderWatch::watched(const QStringList &paths) const
{
    QStringList result;
    for (const QString &path : paths) {
        const bool isInFolder = std::any_of(m_folders.begin(), m_folders.end(), [&](const QString &folder) { return path.startsWith(folder + u'/') || folder == u"/"; });
        if (isInFolder || m_files.contains(path))
            result.append(path);
    }
    return result;
}

} // namespace Dateline
