// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFileSystemWatcher>
#include <QHash>
#include <QObject>
#include <QSet>
#include <QStringList>
#include <QTimer>

#include <chrono>
#include <cstdint>

namespace Dateline {

/// Watches folders, with the folders in them, for articles that come and articles that change. It reads none: who gets the paths
/// reads them (Project::addDocuments() takes a known path for a new reading and keeps the decisions).
///
/// A file is told once it has stayed the same for settleTime(), so that none is read half written. What is there when a folder is
/// added is told too, unless it is known().
class FolderWatch : public QObject
{
    Q_OBJECT

public:
    explicit FolderWatch(QObject *parent = nullptr);

    QStringList folders() const { return m_folders; }
    void addFolder(const QString &folder);
    void removeFolder(const QString &folder);

    /// A single article that lies elsewhere: told when it changes.
    void addFile(const QString &path);
    /// A file that was read already, as it was then (bytes, and milliseconds since 1970 UTC): told only when it is another one now.
    void setKnown(const QString &path, std::int64_t size, std::int64_t modified);

    std::chrono::milliseconds settleTime() const { return m_timer.intervalAsDuration(); }
    void setSettleTime(std::chrono::milliseconds time) { m_timer.setInterval(time); }

Q_SIGNALS:
    /// Articles to read, in order of name.
    void articlesChanged(const QStringList &paths);
    /// A watched folder is gone or cannot be looked into; it stays in the list and is looked for again.
    void folderLost(const QString &folder, const QString &message);
    /// A folder that was lost is there again.
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
    void follow(const QString &changed);
    void watch(const QStringList &paths);
    void forget(const QString &folder);

    QFileSystemWatcher m_watcher;
    QTimer m_timer;
    QStringList m_folders;
    QStringList m_files;
    QStringList m_lost;
    QSet<QString> m_within;           ///< the watched folders and the folders in them, as they were at the last look
    QHash<QString, Stamp> m_told;     ///< as the files were when they were told
    QHash<QString, Stamp> m_settling; ///< as they were at the last look
};

} // namespace Dateline
