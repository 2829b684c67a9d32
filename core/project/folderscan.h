// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipeline/inputfiles.h"

#include <QFileSystemWatcher>
#include <QHash>
#include <QObject>
#include <QSet>
#include <QStringList>
#include <QTimer>

#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>

namespace Dateline {

/// The part of FolderWatch that touches the disk; it lives in a thread of its own, as a disk may take minutes to answer.
class FolderScan : public QObject
{
    Q_OBJECT

public:
    /// findInputFiles(), or what a test puts in its place.
    using Finder = std::function<InputFiles(const std::vector<std::string> &folders, const std::atomic<bool> &isCancelled)>;

    /// A look that is under way ends soon after @p cancelled is set, and tells nothing.
    FolderScan(Finder finder, std::shared_ptr<const std::atomic<bool>> cancelled);

    void addFolder(const QString &folder);
    void removeFolder(const QString &folder);
    void addFile(const QString &path);
    void setKnown(const QString &path, std::int64_t size, std::int64_t modified);
    void setSettleTime(std::chrono::milliseconds time) { m_timer.setInterval(time); }

Q_SIGNALS:
    void articlesChanged(const QStringList &paths);
    void articlesGone(const QStringList &paths);
    void folderLost(const QString &folder, const QString &message);
    void folderFound(const QString &folder);

private:
    struct Stamp
    {
        std::int64_t size = -1;
        std::int64_t modified = 0;
        friend bool operator==(const Stamp &, const Stamp &) = default;
    };
    static Stamp stampOf(const QString &path);
    void look();
    QStringList articles();
    /// Files that were there, in a folder that still is, and are not any more.
    QStringList missing(const QStringList &found) const;
    void follow(const QString &changed);
    void watch(const QStringList &paths);
    void forget(const QString &folder);

    Finder m_find;
    std::shared_ptr<const std::atomic<bool>> m_cancelled;
    QFileSystemWatcher m_watcher{this};
    QTimer m_timer{this};
    QStringList m_folders;
    QStringList m_files;
    QStringList m_lost;
    QSet<QString> m_within;           ///< the watched folders and the folders in them, as they were at the last look
    QHash<QString, Stamp> m_told;     ///< as the files were when they were told
    QHash<QString, Stamp> m_settling; ///< as they were at the last look
    QSet<QString> m_missing;          ///< those that were not there at the last look
};

} // namespace Dateline
