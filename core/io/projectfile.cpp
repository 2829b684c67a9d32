// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/projectfile.h"

#include "io/extractioncodec.h"
#include "io/projectdatabase.h"
#include "io/projectschema.h"

#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>
#include <QLockFile>
#include <QVariant>

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <map>
#include <mutex>
#include <thread>

using namespace Qt::StringLiterals;

namespace Dateline {

namespace {

constexpr std::chrono::milliseconds DefaultRetryInterval{500};
constexpr std::chrono::seconds LastTries{5};
/// The most documents in a transaction: few enough that it is on the disk well within a second.
constexpr std::size_t DocumentsAtOnce = 128;
constexpr std::size_t SentencesAtOnce = 2000;

QByteArray byteArray(std::string_view text)
{
    return {text.data(), qsizetype(text.size())};
}

QString string(std::string_view text)
{
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

/// Which file a name stands for: another one after it was replaced.
struct FileIdentity
{
    dev_t device = 0;
    ino_t number = 0;
    friend bool operator==(const FileIdentity &, const FileIdentity &) = default;
};

std::optional<FileIdentity> identityOf(const QString &path)
{
    struct stat status{};
    if (::stat(QFile::encodeName(path).constData(), &status) != 0)
        return std::nullopt;
    return FileIdentity{status.st_dev, status.st_ino};
}

} // namespace

/// The thread that writes, and what waits for it.
class ProjectFile::Writer
{
public:
    Writer(ProjectFile &file, std::uint64_t digest, std::int64_t nextKey)
        : m_file(file)
        , m_path(file.path())
        , m_digest(digest)
        , m_nextKey(nextKey)
        , m_identity(identityOf(m_path))
        , m_thread([this] { run(); })
    {
    }

    ~Writer()
    {
        {
            const std::lock_guard lock(m_mutex);
            m_stopped = true;
            m_lastTry = std::chrono::steady_clock::now();
            if (m_abandoned)
                m_retryNow = true;
            else
                m_lastTry += LastTries;
        }
        m_changed.notify_all();
        m_thread.join();
    }

    void submit(std::uint64_t number, ProjectChange change)
    {
        const std::lock_guard lock(m_mutex);
        m_queue.push_back({number, std::move(change)});
        m_changed.notify_all();
    }

    void makeSearchable(SearchableDocument document)
    {
        const std::lock_guard lock(m_mutex);
        m_unsearchable.insert_or_assign(document.key, std::move(document));
        m_changed.notify_all();
    }

    std::size_t waitingForSearch() const
    {
        const std::lock_guard lock(m_mutex);
        return m_unsearchable.size();
    }

    bool waitUntilSearchable(std::chrono::milliseconds atMost)
    {
        std::unique_lock lock(m_mutex);
        return m_progressed.wait_for(lock, atMost, [&] { return m_unsearchable.empty(); });
    }

    std::uint64_t saved() const
    {
        const std::lock_guard lock(m_mutex);
        return m_saved;
    }

    QString trouble() const
    {
        const std::lock_guard lock(m_mutex);
        return m_trouble;
    }

    bool waitUntilSaved(std::uint64_t number, std::chrono::milliseconds atMost)
    {
        std::unique_lock lock(m_mutex);
        return m_progressed.wait_for(lock, atMost, [&] { return m_saved >= number; });
    }

    bool waitUntilSettled(std::uint64_t number, std::chrono::milliseconds atMost)
    {
        std::unique_lock lock(m_mutex);
        return m_progressed.wait_for(lock, atMost, [&] { return m_saved >= number || !m_trouble.isEmpty(); });
    }

    void abandon()
    {
        const std::lock_guard lock(m_mutex);
        m_abandoned = true;
    }

    void setRetryInterval(std::chrono::milliseconds interval)
    {
        const std::lock_guard lock(m_mutex);
        m_retryInterval = interval;
    }

    void retry()
    {
        const std::lock_guard lock(m_mutex);
        m_retryNow = true;
        m_changed.notify_all();
    }

private:
    struct Item
    {
        std::uint64_t number = 0;
        ProjectChange change;
    };

    void run()
    {
        for (;;) {
            std::vector<const Item *> batch;
            std::vector<SearchableDocument> searchable;
            {
                std::unique_lock lock(m_mutex);
                m_changed.wait(lock, [this] { return m_stopped || !m_queue.empty() || !m_unsearchable.empty(); });
                if (m_queue.empty() && (m_stopped || m_unsearchable.empty()))
                    break;
                if (m_queue.empty())
                    searchable = someUnsearchable();
                // What is added meanwhile does not move what is in a deque already.
                std::size_t documents = 0;
                for (const Item &item : m_queue) {
                    documents += item.change.documents.size();
                    if (!batch.empty() && documents > DocumentsAtOnce)
                        break;
                    batch.push_back(&item);
                }
            }
            const QString trouble = searchable.empty() ? write(batch) : writeSearchable(searchable);
            if (!settle(trouble, batch.size(), searchable))
                break;
        }
        close();
    }

    /// Takes what was written from the queue, or waits for the next try. False when there shall be none.
    bool settle(const QString &trouble, std::size_t count, const std::vector<SearchableDocument> &searchable)
    {
        std::unique_lock lock(m_mutex);
        if (trouble != m_trouble) {
            m_trouble = trouble;
            m_progressed.notify_all();
            QMetaObject::invokeMethod(&m_file, [file = &m_file, trouble] { Q_EMIT file->troubleChanged(trouble); }, Qt::QueuedConnection);
        }
        if (trouble.isEmpty() && count == 0) {
            for (const SearchableDocument &document : searchable) {
                // A later one may have come meanwhile.
                const auto waiting = m_unsearchable.find(document.key);
                if (waiting != m_unsearchable.end() && waiting->second.document == document.document && waiting->second.notes == document.notes
                    && waiting->second.tags == document.tags)
                    m_unsearchable.erase(waiting);
            }
            m_progressed.notify_all();
            const int waiting = int(m_unsearchable.size());
            QMetaObject::invokeMethod(&m_file, [file = &m_file, waiting] { Q_EMIT file->searchableChanged(waiting); }, Qt::QueuedConnection);
            return true;
        }
        if (trouble.isEmpty()) {
            m_saved = m_queue[count - 1].number;
            m_queue.erase(m_queue.begin(), m_queue.begin() + std::ptrdiff_t(count));
            m_progressed.notify_all();
            QMetaObject::invokeMethod(&m_file, [file = &m_file, saved = m_saved] { Q_EMIT file->savedChanged(saved); }, Qt::QueuedConnection);
            return true;
        }
        if (m_stopped && std::chrono::steady_clock::now() >= m_lastTry)
            return false;
        m_changed.wait_for(lock, m_stopped ? std::min(m_retryInterval, DefaultRetryInterval) : m_retryInterval, [this] { return m_retryNow; });
        m_retryNow = false;
        return true;
    }

    /// A few, so that a change that comes meanwhile does not wait long.
    std::vector<SearchableDocument> someUnsearchable() const
    {
        std::vector<SearchableDocument> some;
        std::size_t sentences = 0;
        for (const auto &[key, document] : m_unsearchable) {
            some.push_back(document);
            sentences += document.document->sentences.size();
            if (sentences > SentencesAtOnce)
                break;
        }
        return some;
    }

    QString writeSearchable(const std::vector<SearchableDocument> &documents)
    {
        if (QString lost = lostFile(); !lost.isEmpty())
            return lost;
        if (!m_connection) {
            if (QString failure = open(); !failure.isEmpty())
                return failure;
        }
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
    QString giveUp()
    {
        const QString error = m_error.isEmpty() ? ProjectWords::tr("The disk does not take it.") : m_error;
        (void)m_connection->run(u"ROLLBACK"_s);
        m_connection.reset();
        return error;
    }

    /// Returns why it did not work.
    QString write(const std::vector<const Item *> &batch)
    {
        if (QString lost = lostFile(); !lost.isEmpty())
            return lost;
        if (!m_connection) {
            if (QString failure = open(); !failure.isEmpty())
                return failure;
        }
        const std::uint64_t digest = m_digest;
        const std::int64_t nextKey = m_nextKey;
        m_error.clear();
        bool done = run(u"BEGIN IMMEDIATE"_s);
        for (std::size_t i = 0; done && i < batch.size(); ++i)
            done = writeChange(batch[i]->change);
        done = done && putMeta(u"digest"_s, QString::number(m_digest)) && putMeta(u"next_key"_s, QString::number(m_nextKey)) && run(u"COMMIT"_s);
        if (done)
            return {};
        m_digest = digest;
        m_nextKey = nextKey;
        return giveUp();
    }

    /// SQLite goes on writing into a file that was deleted, or to which the permission was lost: what it writes would be found by no one.
    QString lostFile() const
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

    QString open()
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

    void close()
    {
        if (!m_connection)
            return;
        // At rest a project is one file, which can be copied and read from a medium that takes no side files.
        m_connection->value(u"PRAGMA journal_mode = DELETE"_s);
        m_connection.reset();
    }

    bool run(const QString &statement)
    {
        QSqlQuery query(m_connection->database());
        return query.exec(statement) || fail(query);
    }

    bool fail(const QSqlQuery &query)
    {
        m_error = projectErrorText(query.lastError());
        return false;
    }

    bool execute(const QString &statement, const QVariantList &values)
    {
        QSqlQuery query(m_connection->database());
        if (!query.prepare(statement))
            return fail(query);
        for (const QVariant &value : values)
            query.addBindValue(value);
        return query.exec() || fail(query);
    }

    /// Takes the checksum of the row that goes out of the digest, when there is one.
    bool forget(const QString &statement, const QVariantList &values)
    {
        QSqlQuery query(m_connection->database());
        if (!query.prepare(statement))
            return fail(query);
        for (const QVariant &value : values)
            query.addBindValue(value);
        if (!query.exec())
            return fail(query);
        if (query.next())
            m_digest ^= std::uint64_t(query.value(0).toLongLong());
        return true;
    }

    bool putMeta(const QString &name, const QString &value) { return execute(u"INSERT OR REPLACE INTO meta VALUES (?, ?)"_s, {name, value}); }

    bool writeChange(const ProjectChange &change)
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
            const QVariantList name{string(record.kind), string(record.id)};
            const std::uint64_t checksum = recordChecksum(record.kind, record.id, record.content);
            if (!forget(u"SELECT checksum FROM record WHERE kind = ? AND id = ?"_s, name)
                || !execute(u"INSERT OR REPLACE INTO record VALUES (?, ?, ?, ?)"_s, name + QVariantList{string(record.content), qint64(checksum)}))
                return false;
            m_digest ^= checksum;
        }
        for (const ProjectChange::RecordName &record : change.removedRecords) {
            const QVariantList name{string(record.kind), string(record.id)};
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

    bool putDocument(const StoredDocument &stored)
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

    ProjectFile &m_file;
    const QString m_path;
    std::uint64_t m_digest = 0;
    std::int64_t m_nextKey = 1;
    std::optional<FileIdentity> m_identity;
    std::optional<ProjectConnection> m_connection;
    bool m_checked = false;
    QString m_error;

    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    std::condition_variable m_progressed;
    std::deque<Item> m_queue;
    std::map<std::int64_t, SearchableDocument> m_unsearchable;
    std::uint64_t m_saved = 0;
    QString m_trouble;
    std::chrono::milliseconds m_retryInterval = DefaultRetryInterval;
    bool m_retryNow = false;
    bool m_stopped = false;
    bool m_abandoned = false;
    std::chrono::steady_clock::time_point m_lastTry;
    std::thread m_thread;
};

ProjectFile::ProjectFile(ProjectContents &contents, QObject *parent)
    : QObject(parent)
    , m_path(contents.path)
    , m_readOnly(contents.isReadOnly)
    , m_lock(std::move(contents.m_lock))
{
    if (!m_readOnly)
        m_writer = std::make_unique<Writer>(*this, contents.m_digest, contents.nextKey);
}

ProjectFile::~ProjectFile() = default;

std::uint64_t ProjectFile::submit(ProjectChange change)
{
    if (!m_writer || change.isEmpty())
        return m_submitted;
    m_writer->submit(++m_submitted, std::move(change));
    return m_submitted;
}

void ProjectFile::makeSearchable(SearchableDocument document)
{
    if (m_writer)
        m_writer->makeSearchable(std::move(document));
}

std::size_t ProjectFile::waitingForSearch() const
{
    return m_writer ? m_writer->waitingForSearch() : 0;
}

bool ProjectFile::waitUntilSearchable(std::chrono::milliseconds atMost)
{
    return !m_writer || m_writer->waitUntilSearchable(atMost);
}

std::uint64_t ProjectFile::saved() const
{
    return m_writer ? m_writer->saved() : m_submitted;
}

bool ProjectFile::waitUntilSaved(std::chrono::milliseconds atMost)
{
    return !m_writer || m_writer->waitUntilSaved(m_submitted, atMost);
}

bool ProjectFile::waitUntilSettled(std::chrono::milliseconds atMost)
{
    return !m_writer || m_writer->waitUntilSettled(m_submitted, atMost);
}

void ProjectFile::abandon()
{
    if (m_writer)
        m_writer->abandon();
}

QString ProjectFile::trouble() const
{
    return m_writer ? m_writer->trouble() : QString();
}

void ProjectFile::setRetryInterval(std::chrono::milliseconds interval)
{
    if (m_writer)
        m_writer->setRetryInterval(interval);
}

void ProjectFile::retry()
{
    if (m_writer)
        m_writer->retry();
}

} // namespace Dateline
