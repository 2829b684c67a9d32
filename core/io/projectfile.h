// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "events/extracteddocument.h"
#include "io/searchindex.h"
#include "text/result.h"

#include <QByteArray>
#include <QObject>
#include <QString>

#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

class QLockFile;

namespace Dateline {

/// How a project keeps an article's file.
enum class DocumentStorage : std::uint8_t {
    Reference, ///< the file stays where it is and is read again when it has changed; its text is kept in the project besides
    Copy       ///< the bytes of the file are kept in the project, which never looks for the file again
};

/// An article as a project keeps it. The machine's result is shared and never changed, so that every thread may read it.
struct StoredDocument
{
    std::int64_t key = 0;                              ///< unique in the project, never used again
    std::shared_ptr<const ExtractedDocument> machine;  ///< without decisions
    DocumentStorage storage = DocumentStorage::Reference;
    std::int64_t fileSize = -1;                        ///< of the file when it was read; -1 without a file
    std::int64_t fileModified = 0;                     ///< milliseconds since 1970 UTC; 0 without a file
    /// What read it: extractionVersion() then. Another one than today's: the text should be read anew.
    std::string extractionVersion;
};

/// Anything else in a project: a decision, a saved view, a setting, that a document is part of it.
struct StoredRecord
{
    std::string kind;    ///< "decision", "view", "setting", "document"
    std::string id;      ///< unique among its kind
    std::string content; ///< UTF-8, mostly JSON

    friend bool operator==(const StoredRecord &, const StoredRecord &) = default;
};

/// What was read from a project file: all of it, checked, or nothing.
struct ProjectContents
{
    ProjectContents();
    ProjectContents(ProjectContents &&) noexcept;
    ProjectContents &operator=(ProjectContents &&) noexcept;
    ~ProjectContents();

    QString path;
    bool isReadOnly = false;
    QString notice;  ///< why it is read-only, or which copy was kept of an older file, in words for the user; else empty
    std::vector<StoredDocument> documents; ///< by key
    std::vector<StoredRecord> records;     ///< by kind and id
    std::int64_t nextKey = 1;              ///< greater than all keys ever given
    std::vector<std::int64_t> unsearchable; ///< keys of documents that are not in the full text index, or not as they are now

private:
    friend class ProjectFile;
    friend class ProjectReader;
    std::unique_ptr<QLockFile> m_lock;
    std::uint64_t m_digest = 0;
};

/// What to write in one transaction: all of it or nothing.
struct ProjectChange
{
    struct Original
    {
        std::int64_t document = 0;
        QByteArray bytes;
    };
    struct RecordName
    {
        std::string kind;
        std::string id;
    };

    std::vector<StoredDocument> documents;      ///< put, over the one with the same key
    std::vector<std::int64_t> removedDocuments; ///< with their originals
    std::vector<Original> originals;            ///< put
    std::vector<StoredRecord> records;          ///< put, over the one with the same kind and id
    std::vector<RecordName> removedRecords;
    /// Documents whose rows in the full text index are no longer right; until makeSearchable() has made new ones they count as missing.
    std::vector<std::int64_t> unsearchable;

    bool isEmpty() const
    {
        return documents.empty() && removedDocuments.empty() && originals.empty() && records.empty() && removedRecords.empty()
            && unsearchable.empty();
    }
};

/// Makes an empty project at @p path and takes its lock. Fails, with a message that names the path, when it cannot be written or when there is
/// something at @p path already. What is at the path is whole at any moment.
Result<ProjectContents> createProject(const QString &path);

struct ProjectReading
{
    bool readOnly = false;
    /// Called now and then with the documents read and their number; on the calling thread.
    std::function<void(int done, int total)> progressed;
    /// Reading ends with a failure soon after it is true; may be null.
    const std::atomic<bool> *cancelled = nullptr;
};

/// Reads a project whole. May be called on any thread. A file that is not whole (foreign, empty, truncated, damaged in any bit that is read,
/// or of a newer program) is refused with a message that names the path, and left as it is, byte for byte. One of an older program is brought
/// to today's tables, after a copy of it is kept beside it. A file in a folder without permission to write, or one that another program has
/// open, is read-only, and the notice says so.
Result<ProjectContents> readProject(const QString &path, const ProjectReading &reading = {});

/// The original bytes of a document kept by copy; fails when there are none or they are damaged.
Result<QByteArray> readProjectOriginal(const QString &path, std::int64_t document);

/// An open project file: takes changes and writes them on a thread of its own, at once and in order. A change is acknowledged when it is
/// part of a committed transaction: saved() then reaches its number, and from then on no end of the program, however sudden, loses it.
///
/// When the disk is full, or the permission or the file itself is lost, troubleChanged() tells at once, all changes are kept in memory, and
/// writing is tried again until there is room. Lives on the thread that makes it.
class ProjectFile : public QObject
{
    Q_OBJECT

public:
    /// Takes over the path and the lock of @p contents; its documents and records stay there.
    explicit ProjectFile(ProjectContents &contents, QObject *parent = nullptr);
    /// Writes what is not yet written, waiting at most five seconds when writing fails, and leaves one file without side files.
    ~ProjectFile() override;

    const QString &path() const { return m_path; }
    bool isReadOnly() const { return m_readOnly; }

    /// Numbers count from 1. Returns the number of this change; that of the last one for an empty change. Does nothing when read-only.
    std::uint64_t submit(ProjectChange change);
    std::uint64_t submitted() const { return m_submitted; }
    /// Puts an article into the full text index, in the place of what is there of it. It is done when no change waits to be written; of two
    /// calls for one article the later one holds. What is missing after a sudden end is in ProjectContents::unsearchable next time.
    void makeSearchable(SearchableDocument document);
    /// How many articles wait for it.
    std::size_t waitingForSearch() const;
    /// Waits until none does; false when the time is over before.
    bool waitUntilSearchable(std::chrono::milliseconds atMost = std::chrono::seconds(30));
    /// All changes up to this number are on the disk.
    std::uint64_t saved() const;
    bool isSaved() const { return saved() == m_submitted; }
    /// Waits until all that was submitted is saved; false when the time is over before.
    bool waitUntilSaved(std::chrono::milliseconds atMost = std::chrono::seconds(30));
    /// Waits until all that was submitted is saved or writing fails (see trouble()); false when the time is over before.
    bool waitUntilSettled(std::chrono::milliseconds atMost = std::chrono::seconds(30));
    /// What is not yet written is given up: closing does not wait for it. For a file that is removed then.
    void abandon();

    /// Why writing fails at the moment, in words for the user; empty when it does not.
    QString trouble() const;
    /// How long to wait before writing is tried again after a failure; five hundred milliseconds unless told otherwise.
    void setRetryInterval(std::chrono::milliseconds interval);
    /// Tries again at once.
    void retry();

Q_SIGNALS:
    void savedChanged(quint64 saved);
    /// Writing begins to fail, fails for another reason, or works again (empty message).
    void troubleChanged(const QString &message);
    /// Articles came into the full text index; so many still wait.
    void searchableChanged(int waiting);

private:
    class Writer;
    QString m_path;
    bool m_readOnly = false;
    std::unique_ptr<QLockFile> m_lock;
    std::uint64_t m_submitted = 0;
    std::unique_ptr<Writer> m_writer;
};

} // namespace Dateline
