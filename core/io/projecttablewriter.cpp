// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/projecttablewriter.h"

#include "io/extractioncodec.h"

#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>
#include <QVariant>

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Dateline {

namespace {

QByteArray byteArray(std::string_view text)
{
    return {text.data(), qsizetype(text.size())};
}

std::optional<FileIdentity> identityOf(const QString &path)
{
    struct stat status{};
    if (::stat(QFile::encodeName(path).constData(), &status) != 0)
        return std::nullopt;
    return FileIdentity{status.st_dev, status.st_ino};
}

} // namespace

ProjectTableWriter::ProjectTableWriter(const QString &path, std::uint64_t digest, std::int64_t nextKey)
    : m_path(path)
    , m_digest(digest)
    , m_nextKey(nextKey)
    , m_identity(identityOf(path))
{
}

QString ProjectTableWriter::write(std::span<const ProjectChange *const> changes)
{
    if (QString problem = makeReady(); !problem.isEmpty())
        return problem;
    const std::uint64_t digest = m_digest;
    const std::int64_t nextKey = m_nextKey;
    m_error.clear();
    bool done = run(u"BEGIN IMMEDIATE"_s);
    for (std::size_t i = 0; done && i < changes.size(); ++i)
        done = writeChange(*changes[i]);
    done = done && putMeta(u"digest"_s, QString::number(m_digest)) && putMeta(u"next_key"_s, QString::number(m_nextKey)) && run(u"COMMIT"_s);
    if (done)
        return {};
    m_digest = digest;
    m_nextKey = nextKey;
    return giveUp();
}

QString ProjectTableWriter::writeSearchable(const std::vector<SearchableDocument> &documents)
{
    if (QString problem = makeReady(); !problem.isEmpty())
        return problem;
    m_error.clear();
    bool done = run(u"BEGIN IMMEDIATE"_s);
    for (std::size_t i = 0; done && i < documents.size(); ++i) {
        QSqlQuery query(m_connection->database());
        done = writeSearchRows(query, documents[i]) || fail(query);
    }
    done = done && run(u"COMMIT"_s);
    return done ? QString() : giveUp();
}

/// After a failed write the connection may be in any state: a new one is made for the next try.
QString ProjectTableWriter::giveUp()
{
    const QString error = m_error.isEmpty() ? ProjectWords::tr("The disk does not take it.") : m_error;
    (void)m_connection->run(u"ROLLBACK"_s);
    m_connection.reset();
    return error;
}

QString ProjectTableWriter::makeReady()
{
    QString lost = lostFile();
    return lost.isEmpty() && !m_connection ? open() : lost;
}

/// SQLite goes on writing into a file that was deleted, or to which the permission was lost: what it writes would be found by no one.
QString ProjectTableWriter::lostFile() const
{
    const std::optional<FileIdentity> identity = identityOf(m_path);
    if (!identity)
        return ProjectWords::tr("The project file is no longer there.");
    if (identity != m_identity)
        return ProjectWords::tr("Another file has taken the place of the project file.");
    const QByteArray file = QFile::encodeName(m_path);
    const QByteArray folder = QFile::encodeName(QFileInfo(m_path).absolutePath());
    if (::access(file.constData(), W_OK) != 0 || ::access(folder.constData(), W_OK) != 0)
        return ProjectWords::tr("The permission to write is missing.");
    return {};
}

QString ProjectTableWriter::open()
{
    m_connection.emplace();
    QString error;
    if (const auto failure = m_connection->open(m_path, ProjectConnection::Mode::Write))
        error = QString::fromStdString(failure->message);
    else if (!m_checked && m_connection->value(u"PRAGMA quick_check(1)"_s) != QVariant(u"ok"_s))
        error = ProjectWords::tr("The file is damaged.");
    else if (m_connection->value(u"PRAGMA journal_mode = WAL"_s) != QVariant(u"wal"_s))
        error = ProjectWords::tr("The disk does not take it: it is full, or it cannot be reached.");
    else if (const auto full = m_connection->run(u"PRAGMA synchronous = FULL"_s))
        error = QString::fromStdString(full->message);
    if (!error.isEmpty()) {
        m_connection.reset();
        return error;
    }
    m_checked = true;
    return {};
}

void ProjectTableWriter::close()
{
    if (!m_connection)
        return;
    // At rest a project is one file, which can be copied and read from a medium that takes no side files.
    m_connection->value(u"PRAGMA journal_mode = DELETE"_s);
    m_connection.reset();
}

bool ProjectTableWriter::run(const QString &statement)
{
    QSqlQuery query(m_connection->database());
    return query.exec(statement) || fail(query);
}

bool ProjectTableWriter::fail(const QSqlQuery &query)
{
    m_error = projectErrorText(query.lastError());
    return false;
}

bool ProjectTableWriter::execute(QSqlQuery &query, const QString &statement, const QVariantList &values)
{
    if (!query.prepare(statement))
        return fail(query);
    for (const QVariant &value : values)
        query.addBindValue(value);
    return query.exec() || fail(query);
}

bool ProjectTableWriter::execute(const QString &statement, const QVariantList &values)
{
    QSqlQuery query(m_connection->database());
    return execute(query, statement, values);
}

/// Takes the checksum of the row that goes out of the digest, when there is one.
bool ProjectTableWriter::forget(const QString &statement, const QVariantList &values)
{
    QSqlQuery query(m_connection->database());
    if (!execute(query, statement, values))
        return false;
    if (query.next())
        m_digest ^= std::uint64_t(query.value(0).toLongLong());
    return true;
}

bool ProjectTableWriter::putMeta(const QString &name, const QString &value)
{
    return execute(u"INSERT OR REPLACE INTO meta VALUES (?, ?)"_s, {name, value});
}

bool ProjectTableWriter::writeChange(const ProjectChange &change)
{
    for (const StoredDocument &document : change.documents) {
        if (!putDocument(document))
            return false;
    }
    for (const ProjectChange::Original &original : change.originals) {
        if (!execute(u"INSERT OR REPLACE INTO original VALUES (?, ?, ?)"_s,
                     {qint64(original.document), original.bytes, qint64(originalChecksum(original.document, viewOf(original.bytes)))}))
            return false;
    }
    for (const std::int64_t key : change.removedDocuments) {
        QSqlQuery query(m_connection->database());
        if (!(removeSearchRows(query, key) || fail(query)) || !forget(u"SELECT checksum FROM document WHERE key = ?"_s, {qint64(key)})
            || !execute(u"DELETE FROM document WHERE key = ?"_s, {qint64(key)}) || !execute(u"DELETE FROM original WHERE document = ?"_s, {qint64(key)}))
            return false;
    }
    for (const StoredRecord &record : change.records) {
        const QVariantList name{QString::fromUtf8(record.kind), QString::fromUtf8(record.id)};
        const std::uint64_t checksum = recordChecksum(record.kind, record.id, record.content);
        if (!forget(u"SELECT checksum FROM record WHERE kind = ? AND id = ?"_s, name)
            || !execute(u"INSERT OR REPLACE INTO record VALUES (?, ?, ?, ?)"_s, name + QVariantList{QString::fromUtf8(record.content), qint64(checksum)}))
            return false;
        m_digest ^= checksum;
    }
    for (const ProjectChange::RecordName &record : change.removedRecords) {
        const QVariantList name{QString::fromUtf8(record.kind), QString::fromUtf8(record.id)};
        if (!forget(u"SELECT checksum FROM record WHERE kind = ? AND id = ?"_s, name)
            || !execute(u"DELETE FROM record WHERE kind = ? AND id = ?"_s, name))
            return false;
    }
    for (const std::int64_t key : change.unsearchable) {
        if (!execute(u"DELETE FROM search_document WHERE document = ?"_s, {qint64(key)}))
            return false;
    }
    return true;
}

bool ProjectTableWriter::putDocument(const StoredDocument &stored)
{
    const Document &document = stored.machine->document;
    DocumentRow row;
    row.key = stored.key;
    row.path = byteArray(document.path);
    row.title = byteArray(document.title);
    row.storage = stored.storage == DocumentStorage::Copy ? "copy" : "reference";
    row.fileSize = stored.fileSize;
    row.fileModified = stored.fileModified;
    row.text = byteArray(document.text);
    row.textHash = QCryptographicHash::hash(row.text, QCryptographicHash::Sha256);
    row.extractionVersion = byteArray(stored.extractionVersion);
    row.extraction = byteArray(encodeExtraction(*stored.machine));
    // An empty QByteArray that is null would be bound as NULL.
    const auto blob = [](const QByteArray &bytes) { return bytes.isNull() ? QByteArray("") : bytes; };
    const auto text = [](const QByteArray &bytes) { return QString::fromUtf8(bytes.isNull() ? QByteArray("") : bytes); };
    const std::uint64_t checksum = row.checksum();
    if (!forget(u"SELECT checksum FROM document WHERE key = ?"_s, {qint64(row.key)})
        || !execute(u"INSERT OR REPLACE INTO document VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s,
                    {qint64(row.key), text(row.path), text(row.title), text(row.storage), qint64(row.fileSize), qint64(row.fileModified),
                     blob(row.text), row.textHash, text(row.extractionVersion), blob(row.extraction), qint64(checksum)}))
        return false;
    m_digest ^= checksum;
    m_nextKey = std::max(m_nextKey, row.key + 1);
    return true;
}

} // namespace Dateline
