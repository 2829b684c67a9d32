// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "project/folderscan.h"

#include <QObject>
#include <QStringList>

#include <atomic>
#include <chrono>
#include <cstdint>
#include <memory>

class QThread;

namespace Dateline {

/// Watches folders, with the folders in them, for articles that come and articles that change. It reads none: who gets the paths
/// reads them (Project::addDocuments() takes a known path for a new reading and keeps the decisions).
///
/// A file is told once it has stayed the same for the settle time, so that none is read half written. What is there when a folder is
/// added is told too, unless it is known. The disk is looked at in a thread of its own, which ends with the watch.
class FolderWatch : public QObject
{
    Q_OBJECT

public:
    explicit FolderWatch(QObject *parent = nullptr);
    /// Looks for files by @p finder.
    explicit FolderWatch(FolderScan::Finder finder, QObject *parent = nullptr);
    ~FolderWatch() override;

    QStringList folders() const { return m_folders; }
    void addFolder(const QString &folder);
    void removeFolder(const QString &folder);

    /// A single article that lies elsewhere: told when it changes.
    void addFile(const QString &path);
    /// A file that was read already, as it was then (bytes, and milliseconds since 1970 UTC): told only when it is another one now.
    void setKnown(const QString &path, std::int64_t size, std::int64_t modified);

    /// How long a file must stay the same; 400 ms unless told otherwise.
    void setSettleTime(std::chrono::milliseconds time);

Q_SIGNALS:
    /// Articles to read, in order of name.
    void articlesChanged(const QStringList &paths);
    /// Articles that were told or known and whose files are not there any more, though their folder is; in order of name.
    void articlesGone(const QStringList &paths);
    /// A watched folder is gone or cannot be looked into; it stays in the list and is looked for again.
    void folderLost(const QString &folder, const QString &message);
    /// A folder that was lost is there again.
    void folderFound(const QString &folder);

private:
    /// Does @p function in the scan's thread.
    template<typename Function>
    void post(Function function);
    /// Those of the paths that are still watched: what the scan found may be of a folder that was taken out since.
    QStringList watched(const QStringList &paths) const;

    std::shared_ptr<std::atomic<bool>> m_cancelled = std::make_shared<std::atomic<bool>>(false);
    QThread *m_thread;
    FolderScan *m_scan; ///< lives in that thread
    QStringList m_folders;
    QStringList m_files;
};

} // namespace Dateline
