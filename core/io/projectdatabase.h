// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// How projects speak to SQLite: for the files of core/io that read and write them, and no one else.

#include "text/result.h"

#include <QByteArray>
#include <QCoreApplication>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QString>

#include <cstdint>
#include <optional>

namespace Dateline {

struct ProjectWords
{
    Q_DECLARE_TR_FUNCTIONS(Dateline::ProjectFile)
};

/// One connection to a database, closed and forgotten with the object. Belongs to the thread that makes it.
class ProjectConnection
{
public:
    enum class Mode : std::uint8_t {
        Read,
        ReadImmutable, ///< as on a medium that cannot change: no side file is looked for or made
        Write          ///< the file must be there
    };

    ProjectConnection();
    ~ProjectConnection();
    ProjectConnection(const ProjectConnection &) = delete;
    ProjectConnection &operator=(const ProjectConnection &) = delete;

    [[nodiscard]] std::optional<Failure> open(const QString &path, Mode mode);
    /// For a file that is not there yet.
    [[nodiscard]] std::optional<Failure> create(const QString &path);
    void close();
    QSqlDatabase &database() { return m_database; }
    /// The first column of the first row; nothing when there is none or the statement fails.
    std::optional<QVariant> value(const QString &statement);
    [[nodiscard]] std::optional<Failure> run(const QString &statement);

private:
    [[nodiscard]] std::optional<Failure> openWith(const QString &name, const QString &options);

    QString m_name;
    QSqlDatabase m_database;
};

/// What an error of SQLite means, in words for the user.
QString projectErrorText(const QSqlError &error);

/// The columns of a row of the table "document", as they are in the file.
struct DocumentRow
{
    std::int64_t key = 0;
    QByteArray path;
    QByteArray title;
    QByteArray storage;
    std::int64_t fileSize = -1;
    std::int64_t fileModified = 0;
    QByteArray text;
    QByteArray textHash;
    QByteArray extractionVersion;
    QByteArray extraction;

    std::uint64_t checksum() const;
};

std::uint64_t recordChecksum(std::string_view kind, std::string_view id, std::string_view content);
std::uint64_t originalChecksum(std::int64_t document, std::string_view bytes);

inline std::string_view viewOf(const QByteArray &bytes)
{
    return {bytes.data(), std::size_t(bytes.size())};
}

} // namespace Dateline
