// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/documentunpacker.h"
#include "io/projectdatabase.h"
#include "io/projectfile.h"
#include "io/projectlock.h"
#include "io/projectschema.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLockFile>
#include <QTemporaryDir>
#include <QVariant>
#include <QtEndian>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace Dateline {

namespace {

/// Files up to this size are checked whole before they are opened; of larger ones all that is read is checked.
constexpr qint64 WholeCheckBytes = 32 << 20;
constexpr qint64 HeaderBytes = 100;

QString sideFile(const QString &path, const char *ending)
{
    return path + QLatin1StringView(ending);
}

bool holdsSomething(const QString &path)
{
    return QFileInfo(path).size() > 0;
}

/// Renames over what is at @p to, in one step; QFile::rename() would not.
bool renameOver(const QString &from, const QString &to)
{
    return std::rename(QFile::encodeName(from).constData(), QFile::encodeName(to).constData()) == 0;
}

} // namespace

/// Reads one project, from the check of its first bytes to its last row.
class ProjectReader
{
public:
    ProjectReader(const QString &path, const ProjectReading &reading)
        : m_path(path)
        , m_source(path)
        , m_reading(reading)
    {
    }

    Result<ProjectContents> run()
    {
        m_contents.path = m_path;
        if (const auto failure = checkHeader())
            return *failure;
        takeLock();
        if (const auto failure = makeReadable())
            return *failure;
        if (m_version < ProjectSchemaVersion) {
            if (const auto failure = migrate())
                return *failure;
        }
        if (const auto failure = read(m_source))
            return *failure;
        return std::move(m_contents);
    }

    /// Only the checks, without taking the lock or changing anything.
    std::optional<Failure> checkHeader()
    {
        const QFileInfo info(m_path);
        if (!info.exists())
            return says(ProjectWords::tr("“%1” does not exist."));
        if (info.isDir())
            return says(ProjectWords::tr("“%1” is a folder, no project file."));
        QFile file(m_path);
        if (!file.open(QIODevice::ReadOnly))
            return says(ProjectWords::tr("“%1” cannot be read: %2").arg(u"%1"_s, file.errorString()));
        const QByteArray header = file.read(HeaderBytes);
        if (header.isEmpty())
            return says(ProjectWords::tr("“%1” is empty: it holds no project."));
        if (!header.startsWith(QByteArrayView("SQLite format 3\0", 16)))
            return says(ProjectWords::tr("“%1” is no project of Dateline."));
        if (header.size() < HeaderBytes)
            return says(ProjectWords::tr("“%1” is cut off: only its beginning is there."));
        const auto number = [&](int at) { return qFromBigEndian<quint32>(header.constData() + at); };
        if (number(68) != ProjectApplicationId)
            return says(ProjectWords::tr("“%1” is a database of another program, no project of Dateline."));
        m_version = int(number(60));
        if (m_version > ProjectSchemaVersion)
            return says(ProjectWords::tr("“%1” was made by a newer version of Dateline. It was left as it is; please open it with that version."));
        if (m_version < 1)
            return damaged();
        const quint32 stated = qFromBigEndian<quint16>(header.constData() + 16);
        const qint64 pageSize = stated == 1 ? 65536 : qint64(stated);
        // While a log stands beside it, the file itself may still be on its way to its new size.
        const bool hasLog = holdsSomething(sideFile(m_path, "-wal")) || holdsSomething(sideFile(m_path, "-journal"));
        if (!hasLog && file.size() < pageSize * qint64(number(28)))
            return says(ProjectWords::tr("“%1” is cut off: a part of it is missing. It was left as it is."));
        m_usesLog = header.at(18) == 2;
        return std::nullopt;
    }

private:
    /// @p words holds %1 where the path is named.
    Failure says(const QString &words) const { return {words.arg(QDir::toNativeSeparators(m_path)).toStdString()}; }
    Failure damaged() const { return says(ProjectWords::tr("“%1” is damaged and was left as it is. If you have a copy of it, open that one.")); }

    bool folderIsWritable() const { return QFileInfo(QFileInfo(m_path).absolutePath()).isWritable() && QFileInfo(m_path).isWritable(); }

    void takeLock()
    {
        if (m_reading.readOnly) {
            m_contents.isReadOnly = true;
            return;
        }
        if (!folderIsWritable()) {
            m_contents.isReadOnly = true;
            m_contents.notice = ProjectWords::tr("The project is open for reading only: there is no permission to write to it or to its folder.");
            return;
        }
        m_contents.m_lock = projectLock(m_path);
        if (acquireLock(*m_contents.m_lock))
            return;
        m_contents.isReadOnly = true;
        m_contents.notice = m_contents.m_lock->error() == QLockFile::LockFailedError
            ? ProjectWords::tr("The project is open for reading only: it is open in another window of Dateline.")
            : ProjectWords::tr("The project is open for reading only: its folder takes no file beside it.");
        m_contents.m_lock.reset();
    }

    /// Finishes what a killed program left behind in side files: in place where that is allowed, else in a copy.
    std::optional<Failure> makeReadable()
    {
        const bool hasJournal = holdsSomething(sideFile(m_path, "-journal"));
        const bool hasLog = holdsSomething(sideFile(m_path, "-wal"));
        if (m_contents.m_lock && !hasJournal)
            return std::nullopt;
        if (!m_contents.m_lock && !hasJournal && !(hasLog && !folderIsWritable()))
            return std::nullopt;
        if (!m_contents.m_lock) {
            if (const auto failure = workOnCopy())
                return failure;
        }
        ProjectConnection connection;
        if (connection.open(m_source, ProjectConnection::Mode::Write) || !connection.value(u"SELECT count(*) FROM sqlite_schema"_s))
            return damaged();
        return std::nullopt;
    }

    std::optional<Failure> workOnCopy()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        const QString copy = m_folder->filePath(u"copy.dateline"_s);
        bool copied = m_folder->isValid() && QFile::copy(m_path, copy);
        for (const char *ending : {"-wal", "-journal"}) {
            if (copied && QFileInfo::exists(sideFile(m_path, ending)))
                copied = QFile::copy(sideFile(m_path, ending), sideFile(copy, ending));
        }
        if (!copied)
            return says(ProjectWords::tr("“%1” was not closed properly, and there is no room for the copy that reading it needs."));
        for (const char *ending : {"", "-wal", "-journal"}) {
            const QString file = sideFile(copy, ending);
            if (QFileInfo::exists(file))
                QFile::setPermissions(file, QFile::ReadOwner | QFile::WriteOwner);
        }
        m_source = copy;
        return std::nullopt;
    }

    std::optional<Failure> migrate()
    {
        const QString kept = keptName();
        if (m_contents.isReadOnly) {
            if (m_source == m_path) {
                if (const auto failure = workOnCopy())
                    return failure;
            }
            return migrateFile(m_source);
        }
        // All of the log goes into the file first, so that one file is the whole project.
        {
            ProjectConnection connection;
            if (connection.open(m_path, ProjectConnection::Mode::Write) || connection.value(u"PRAGMA journal_mode = DELETE"_s) != QVariant(u"delete"_s))
                return damaged();
        }
        ProjectReader check(m_path, {});
        if (const auto failure = check.checkHeader())
            return failure;
        const QString work = m_path + u".migrating"_s;
        QFile::remove(work);
        if (!QFile::copy(m_path, work) || !QFile::copy(m_path, kept)) {
            QFile::remove(work);
            return says(ProjectWords::tr("“%1” is of an older version of Dateline, and there is no room for the copy that is kept of it. It was left as it is."));
        }
        std::optional<Failure> failure = migrateFile(work);
        if (!failure && !renameOver(work, m_path))
            failure = says(ProjectWords::tr("“%1” could not be brought to today's version. It was left as it is."));
        if (failure) {
            QFile::remove(work);
            QFile::remove(kept);
            return failure;
        }
        m_usesLog = false;
        m_contents.notice = ProjectWords::tr("The project was made by an older version of Dateline. It was brought to today's version; a copy of the old one is kept as “%1”.")
                                .arg(QFileInfo(kept).fileName());
        return std::nullopt;
    }

    std::optional<Failure> migrateFile(const QString &path)
    {
        ProjectConnection connection;
        if (connection.open(path, ProjectConnection::Mode::Write))
            return damaged();
        if (connection.value(u"PRAGMA integrity_check(1)"_s) != QVariant(u"ok"_s))
            return damaged();
        if (const auto failure = migrateProjectSchema(connection.database(), m_version))
            return says(ProjectWords::tr("“%1” could not be brought to today's version: %2").arg(u"%1"_s, QString::fromStdString(failure->message)));
        return std::nullopt;
    }

    /// Beside the project, after the version of its tables: "walk (version 1).dateline".
    QString keptName() const
    {
        const QFileInfo info(m_path);
        const QString base = ProjectWords::tr("%1 (version %2)", "name of a kept copy").arg(info.completeBaseName()).arg(m_version);
        const auto name = [&](const QString &number) { return info.absoluteDir().filePath(base + number + u'.' + info.suffix()); };
        QString kept = name({});
        for (int i = 2; QFileInfo::exists(kept); ++i)
            kept = name(u" %1"_s.arg(i));
        return kept;
    }

    std::optional<Failure> read(const QString &source)
    {
        const bool hasLog = QFileInfo::exists(sideFile(source, "-wal"));
        const bool immutable = !hasLog && (m_usesLog || !QFileInfo(QFileInfo(source).absolutePath()).isWritable());
        ProjectConnection connection;
        if (connection.open(source, immutable ? ProjectConnection::Mode::ReadImmutable : ProjectConnection::Mode::Read))
            return damaged();
        // One transaction, so that what another program writes meanwhile is not seen half.
        if (connection.run(u"BEGIN"_s))
            return damaged();
        if (connection.value(u"PRAGMA user_version"_s) != QVariant(ProjectSchemaVersion))
            return damaged();
        if (QFileInfo(source).size() <= WholeCheckBytes
            && (connection.value(u"PRAGMA integrity_check(1)"_s) != QVariant(u"ok"_s) || !originalsAreWhole(connection)))
            return damaged();
        std::uint64_t digest = 0;
        if (!readRecords(connection, digest) || !readDocuments(connection, digest))
            return m_reading.cancelled && *m_reading.cancelled ? Failure{ProjectWords::tr("Cancelled.").toStdString()} : damaged();
        const auto kept = connection.value(u"SELECT value FROM meta WHERE name = 'digest'"_s);
        const auto nextKey = connection.value(u"SELECT value FROM meta WHERE name = 'next_key'"_s);
        if (!kept || kept->toString() != QString::number(digest) || !nextKey || nextKey->toLongLong() < 1)
            return damaged();
        if (!readUnsearchable(connection))
            return damaged();
        m_contents.m_digest = digest;
        m_contents.nextKey = nextKey->toLongLong();
        return std::nullopt;
    }

    bool readUnsearchable(ProjectConnection &connection)
    {
        QSqlQuery query(connection.database());
        query.setForwardOnly(true);
        if (!query.exec(u"SELECT key FROM document WHERE key NOT IN (SELECT document FROM search_document) ORDER BY key"_s))
            return false;
        while (query.next())
            m_contents.unsearchable.push_back(query.value(0).toLongLong());
        return !query.lastError().isValid();
    }

    static bool originalsAreWhole(ProjectConnection &connection)
    {
        QSqlQuery query(connection.database());
        query.setForwardOnly(true);
        if (!query.exec(u"SELECT document, bytes, checksum FROM original"_s))
            return false;
        while (query.next()) {
            if (originalChecksum(query.value(0).toLongLong(), viewOf(query.value(1).toByteArray())) != std::uint64_t(query.value(2).toLongLong()))
                return false;
        }
        return !query.lastError().isValid();
    }

    bool readRecords(ProjectConnection &connection, std::uint64_t &digest)
    {
        QSqlQuery query(connection.database());
        query.setForwardOnly(true);
        if (!query.exec(u"SELECT kind, id, content, checksum FROM record ORDER BY kind, id"_s))
            return false;
        while (query.next()) {
            StoredRecord record{query.value(0).toString().toStdString(), query.value(1).toString().toStdString(), query.value(2).toString().toStdString()};
            const auto checksum = std::uint64_t(query.value(3).toLongLong());
            if (recordChecksum(record.kind, record.id, record.content) != checksum)
                return false;
            digest ^= checksum;
            m_contents.records.push_back(std::move(record));
        }
        return !query.lastError().isValid();
    }

    bool readDocuments(ProjectConnection &connection, std::uint64_t &digest)
    {
        const auto total = connection.value(u"SELECT count(*) FROM document"_s);
        if (!total)
            return false;
        QSqlQuery query(connection.database());
        query.setForwardOnly(true);
        if (!query.exec(u"SELECT key, path, title, storage, file_size, file_modified, text, text_sha256, extraction_version, extraction, checksum "
                        "FROM document ORDER BY key"_s))
            return false;
        m_contents.documents.reserve(std::size_t(total->toLongLong()));
        DocumentUnpacker unpacker(m_contents.documents);
        int done = 0;
        while (query.next()) {
            if (m_reading.cancelled && *m_reading.cancelled)
                return false;
            DocumentRow row;
            row.key = query.value(0).toLongLong();
            row.path = query.value(1).toString().toUtf8();
            row.title = query.value(2).toString().toUtf8();
            row.storage = query.value(3).toString().toUtf8();
            row.fileSize = query.value(4).toLongLong();
            row.fileModified = query.value(5).toLongLong();
            row.text = query.value(6).toByteArray();
            row.textHash = query.value(7).toByteArray();
            row.extractionVersion = query.value(8).toString().toUtf8();
            row.extraction = query.value(9).toByteArray();
            const auto checksum = std::uint64_t(query.value(10).toLongLong());
            digest ^= checksum;
            unpacker.add(std::move(row), checksum);
            if (++done % 64 == 0 && m_reading.progressed)
                m_reading.progressed(done, total->toInt());
        }
        return unpacker.finish() && !query.lastError().isValid();
    }

    QString m_path;
    QString m_source; ///< what is really read: the project or a copy of it
    ProjectReading m_reading;
    std::unique_ptr<QTemporaryDir> m_folder;
    ProjectContents m_contents;
    int m_version = 0;
    bool m_usesLog = false;
};

ProjectContents::ProjectContents() = default;
ProjectContents::ProjectContents(ProjectContents &&) noexcept = default;
ProjectContents &ProjectContents::operator=(ProjectContents &&) noexcept = default;
ProjectContents::~ProjectContents() = default;

Result<ProjectContents> readProject(const QString &path, const ProjectReading &reading)
{
    return ProjectReader(path, reading).run();
}

Result<ProjectContents> createProject(const QString &path)
{
    const auto says = [&](const QString &words) { return Failure{words.arg(QDir::toNativeSeparators(path)).toStdString()}; };
    if (QFileInfo::exists(path))
        return says(ProjectWords::tr("“%1” is there already."));
    std::unique_ptr<QLockFile> lock = projectLock(path);
    if (!acquireLock(*lock)) {
        return lock->error() == QLockFile::LockFailedError ? says(ProjectWords::tr("“%1” is open in another window of Dateline."))
                                                           : says(ProjectWords::tr("“%1” cannot be written: its folder takes no file."));
    }
    // Side files of a project that was there once would be taken for those of the new one.
    for (const char *ending : {"-wal", "-shm", "-journal", ".new", ".new-journal"})
        QFile::remove(sideFile(path, ending));
    const QString work = sideFile(path, ".new");
    std::optional<Failure> failure;
    {
        ProjectConnection connection;
        failure = connection.create(work);
        if (!failure)
            failure = createProjectSchema(connection.database());
    }
    if (failure || !renameOver(work, path)) {
        QFile::remove(work);
        const QString reason = failure ? QString::fromStdString(failure->message) : ProjectWords::tr("The file could not get its name.");
        return says(ProjectWords::tr("“%1” cannot be written: %2").arg(u"%1"_s, reason));
    }
    // Only now the lock may be let go for the moment: the reader takes it again with all checks.
    lock->unlock();
    return readProject(path);
}

Result<QByteArray> readProjectOriginal(const QString &path, std::int64_t document)
{
    const Failure missing{ProjectWords::tr("The original of the article is not in the project.").toStdString()};
    ProjectConnection connection;
    if (auto failure = connection.open(path, ProjectConnection::Mode::Read))
        return *failure;
    QSqlQuery query(connection.database());
    query.setForwardOnly(true);
    query.prepare(u"SELECT bytes, checksum FROM original WHERE document = ?"_s);
    query.addBindValue(qint64(document));
    if (!query.exec() || !query.next())
        return missing;
    QByteArray bytes = query.value(0).toByteArray();
    if (originalChecksum(document, viewOf(bytes)) != std::uint64_t(query.value(1).toLongLong()))
        return Failure{ProjectWords::tr("The original of the article is damaged in the project.").toStdString()};
    return bytes;
}

} // namespace Dateline
