// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/projectschema.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QStringList>

using namespace Qt::StringLiterals;

namespace Dateline {

namespace {

std::optional<Failure> runAll(QSqlDatabase &database, const QStringList &statements)
{
    for (const QString &statement : statements) {
        QSqlQuery query(database);
        if (!query.exec(statement))
            return Failure{query.lastError().databaseText().toStdString()};
    }
    return std::nullopt;
}

std::optional<Failure> inTransaction(QSqlDatabase &database, QStringList statements, int version)
{
    statements.prepend(u"BEGIN IMMEDIATE"_s);
    statements.append(u"PRAGMA user_version = %1"_s.arg(version));
    statements.append(u"COMMIT"_s);
    std::optional<Failure> failure = runAll(database, statements);
    if (failure) {
        QSqlQuery query(database);
        query.exec(u"ROLLBACK"_s);
    }
    return failure;
}

/// What turns version @p from into the next one.
QStringList stepFrom(int from)
{
    if (from == 0) {
        return {
            u"CREATE TABLE meta (name TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL) WITHOUT ROWID"_s,
            u"CREATE TABLE document ("
            "key INTEGER PRIMARY KEY NOT NULL, path TEXT NOT NULL, title TEXT NOT NULL, storage TEXT NOT NULL, "
            "file_size INTEGER NOT NULL, file_modified INTEGER NOT NULL, text BLOB NOT NULL, text_sha256 BLOB NOT NULL, "
            "extraction_version TEXT NOT NULL, extraction BLOB NOT NULL, checksum INTEGER NOT NULL)"_s,
            u"CREATE TABLE original (document INTEGER PRIMARY KEY NOT NULL, bytes BLOB NOT NULL, checksum INTEGER NOT NULL)"_s,
            u"CREATE TABLE record ("
            "kind TEXT NOT NULL, id TEXT NOT NULL, content TEXT NOT NULL, checksum INTEGER NOT NULL, PRIMARY KEY (kind, id)) WITHOUT ROWID"_s,
            u"INSERT INTO meta VALUES ('digest', '0'), ('next_key', '1')"_s,
        };
    }
    if (from == 1) {
        return {
            u"CREATE VIRTUAL TABLE search USING fts5(text, title, place, person, note, tag, facet, content='', contentless_delete=1, "
            "prefix='1 2 3', tokenize='unicode61 remove_diacritics 0')"_s,
            u"CREATE TABLE search_document (document INTEGER PRIMARY KEY NOT NULL)"_s,
        };
    }
    return {};
}

} // namespace

std::optional<Failure> createProjectSchema(QSqlDatabase &database, int version)
{
    QStringList statements{u"PRAGMA application_id = %1"_s.arg(ProjectApplicationId)};
    for (int from = 0; from < version; ++from)
        statements += stepFrom(from);
    return inTransaction(database, statements, version);
}

std::optional<Failure> migrateProjectSchema(QSqlDatabase &database, int from)
{
    QStringList statements;
    for (int version = from; version < ProjectSchemaVersion; ++version)
        statements += stepFrom(version);
    return inTransaction(database, statements, ProjectSchemaVersion);
}

} // namespace Dateline
