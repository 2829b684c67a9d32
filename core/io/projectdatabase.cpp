// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/projectdatabase.h"

#include "io/rowchecksum.h"

#include <QUrl>
#include <QVariant>

#include <atomic>

using namespace Qt::StringLiterals;

namespace Dateline {

namespace {

// Result codes of SQLite (sqlite.org/rescode.html), the lowest byte of an extended one.
constexpr int Permission = 3;
constexpr int Busy = 5;
constexpr int ReadOnly = 8;
constexpr int InputOutput = 10;
constexpr int Corrupt = 11;
constexpr int Full = 13;
constexpr int CannotOpen = 14;
constexpr int NotADatabase = 26;

Failure failureOf(const QSqlError &error)
{
    return {projectErrorText(error).toStdString()};
}

} // namespace

ProjectConnection::ProjectConnection()
{
    static std::atomic<unsigned> count = 0;
    m_name = u"dateline-project-%1"_s.arg(++count);
}

ProjectConnection::~ProjectConnection()
{
    close();
}

void ProjectConnection::close()
{
    if (!m_database.isValid())
        return;
    m_database.close();
    m_database = {};
    QSqlDatabase::removeDatabase(m_name);
}

std::optional<Failure> ProjectConnection::openWith(const QString &name, const QString &options)
{
    close();
    m_database = QSqlDatabase::addDatabase(u"QSQLITE"_s, m_name);
    if (!m_database.isValid())
        return Failure{ProjectWords::tr("Qt's plugin for SQLite is missing (libqt6sql6-sqlite).").toStdString()};
    m_database.setDatabaseName(name);
    m_database.setConnectOptions(options);
    if (!m_database.open())
        return failureOf(m_database.lastError());
    return std::nullopt;
}

std::optional<Failure> ProjectConnection::open(const QString &path, Mode mode)
{
    if (mode == Mode::Write)
        return openWith(path, u"QSQLITE_BUSY_TIMEOUT=5000"_s);
    if (mode == Mode::Read)
        return openWith(path, u"QSQLITE_OPEN_READONLY;QSQLITE_BUSY_TIMEOUT=5000"_s);
    QUrl url = QUrl::fromLocalFile(path);
    url.setQuery(u"immutable=1"_s);
    return openWith(url.toString(QUrl::FullyEncoded), u"QSQLITE_OPEN_READONLY;QSQLITE_OPEN_URI"_s);
}

std::optional<Failure> ProjectConnection::create(const QString &path)
{
    return openWith(path, {});
}

std::optional<QVariant> ProjectConnection::value(const QString &statement)
{
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    if (!query.exec(statement) || !query.next())
        return std::nullopt;
    return query.value(0);
}

std::optional<Failure> ProjectConnection::run(const QString &statement)
{
    QSqlQuery query(m_database);
    if (!query.exec(statement))
        return failureOf(query.lastError());
    return std::nullopt;
}

QString projectErrorText(const QSqlError &error)
{
    switch (error.nativeErrorCode().toInt() & 0xFF) {
    case Full: return ProjectWords::tr("The disk is full.");
    case InputOutput: return ProjectWords::tr("The disk does not take it: it is full, or it cannot be reached.");
    case Permission:
    case ReadOnly: return ProjectWords::tr("The permission to write is missing.");
    case CannotOpen: return ProjectWords::tr("The file or its folder cannot be opened.");
    case Busy: return ProjectWords::tr("Another program is using the file.");
    case Corrupt:
    case NotADatabase: return ProjectWords::tr("The file is damaged.");
    default: return error.databaseText().isEmpty() ? error.driverText() : error.databaseText();
    }
}

std::uint64_t DocumentRow::checksum() const
{
    RowChecksum sum;
    sum.add(std::uint64_t(key));
    sum.add(viewOf(path));
    sum.add(viewOf(title));
    sum.add(viewOf(storage));
    sum.add(std::uint64_t(fileSize));
    sum.add(std::uint64_t(fileModified));
    sum.add(viewOf(text));
    sum.add(viewOf(textHash));
    sum.add(viewOf(extractionVersion));
    sum.add(viewOf(extraction));
    return sum.value();
}

std::uint64_t recordChecksum(std::string_view kind, std::string_view id, std::string_view content)
{
    RowChecksum sum;
    sum.add(kind);
    sum.add(id);
    sum.add(content);
    return sum.value();
}

std::uint64_t originalChecksum(std::int64_t document, std::string_view bytes)
{
    RowChecksum sum;
    sum.add(std::uint64_t(document));
    sum.add(bytes);
    return sum.value();
}

} // namespace Dateline
