// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "io/projectdatabase.h"
#include "io/projectfile.h"

#include <QVariantList>

#include <sys/types.h>

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace Dateline {

/// Which file a name stands for: another one after it was replaced.
struct FileIdentity
{
    dev_t device = 0;
    ino_t number = 0;
    friend bool operator==(const FileIdentity &, const FileIdentity &) = default;
};

/// Writes changes into the tables of a project file, each time in one transaction, and keeps the digest of their rows. It opens the file when
/// it first writes, and belongs to the thread that writes from then on.
class ProjectTableWriter
{
public:
    /// @p digest and @p nextKey are those of the file as it is; it must be there.
    ProjectTableWriter(const QString &path, std::uint64_t digest, std::int64_t nextKey);

    /// Returns why it did not work, in words for the user, or an empty text. After a failure nothing of it is in the file.
    QString write(std::span<const ProjectChange *const> changes);
    /// Puts the rows of documents into the index of what is searched; returns the same.
    QString writeSearchable(const std::vector<SearchableDocument> &documents);
    /// Leaves one file without side files.
    void close();

private:
    QString makeReady();
    QString giveUp();
    QString lostFile() const;
    QString open();
    bool run(const QString &statement);
    bool fail(const QSqlQuery &query);
    bool execute(QSqlQuery &query, const QString &statement, const QVariantList &values);
    bool execute(const QString &statement, const QVariantList &values);
    bool forget(const QString &statement, const QVariantList &values);
    bool putMeta(const QString &name, const QString &value);
    bool writeChange(const ProjectChange &change);
    bool putDocument(const StoredDocument &stored);

    const QString m_path;
    std::uint64_t m_digest = 0;
    std::int64_t m_nextKey = 1;
    std::optional<FileIdentity> m_identity;
    std::optional<ProjectConnection> m_connection;
    bool m_checked = false;
    QString m_error;
};

} // namespace Dateline
