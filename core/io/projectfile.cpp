// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/projectfile.h"

#include "io/projecttablewriter.h"

#include <QLockFile>

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <map>
#include <mutex>
#include <thread>

namespace Dateline {

namespace {

constexpr std::chrono::milliseconds DefaultRetryInterval{500};
constexpr std::chrono::seconds LastTries{5};
/// The most documents in a transaction: few enough that it is on the disk well within a second.
constexpr std::size_t DocumentsAtOnce = 128;
constexpr std::size_t SentencesAtOnce = 2000;

} // namespace

/// The thread that writes, and what waits for it. What is written is ProjectTableWriter's.
class ProjectFile::Writer
{
public:
    Writer(ProjectFile &file, std::uint64_t digest, std::int64_t nextKey)
        : m_file(file)
        , m_tables(file.path(), digest, nextKey)
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
            std::vector<const ProjectChange *> batch;
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
                    batch.push_back(&item.change);
                }
            }
            const QString trouble = searchable.empty() ? m_tables.write(batch) : m_tables.writeSearchable(searchable);
            if (!settle(trouble, batch.size(), searchable))
                break;
        }
        m_tables.close();
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

    ProjectFile &m_file;
    ProjectTableWriter m_tables;

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
