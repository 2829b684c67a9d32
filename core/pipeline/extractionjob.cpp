// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/extractionjob.h"

#include "pipeline/extractionpipeline.h"
#include "pipeline/inputfiles.h"
#include "pipeline/orderedextraction.h"

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <map>
#include <mutex>
#include <set>

namespace Dateline {

namespace {
// Often enough to look alive, seldom enough that a thousand small files are a few updates of the views.
constexpr std::chrono::milliseconds PollInterval{60};
/// How long the end of what is being read is waited for.
constexpr std::chrono::seconds Patience{2};

std::atomic<int> leftThreads = 0;
} // namespace

/// What the thread has ready for the owner.
struct ExtractionJob::Shared
{
    std::atomic<bool> cancelled = false;
    std::mutex mutex;
    Documents documents;
    std::vector<InputFiles::Problem> problems;
    std::map<std::string, double> parts; ///< of the files that are being read
    int done = 0;
    int total = 0;
    bool over = false;
    bool isLeft = false;
    std::condition_variable ended;
};

ExtractionJob::ExtractionJob(QObject *parent)
    : QObject(parent)
{
    m_poll.setInterval(PollInterval);
    connect(&m_poll, &QTimer::timeout, this, &ExtractionJob::deliver);
}

ExtractionJob::~ExtractionJob()
{
    if (!m_shared)
        return;
    m_shared->cancelled = true;
    std::unique_lock lock(m_shared->mutex);
    if (m_shared->ended.wait_for(lock, Patience, [this] { return m_shared->over; }))
        return;
    m_shared->isLeft = true;
    ++leftThreads;
    m_thread.detach();
}

bool ExtractionJob::hasLeftThread()
{
    return leftThreads > 0;
}

void ExtractionJob::start(const std::vector<std::string> &inputs, std::optional<Day> published, int threads)
{
    Q_ASSERT(!m_running);
    m_running = true;
    m_shared = std::make_shared<Shared>();
    m_thread = std::jthread([shared = m_shared, inputs, published, threads] {
        InputFiles files = findInputFiles(inputs, &shared->cancelled);
        // Who names a file and its folder, or a file twice, means one article.
        std::set<std::string> named;
        std::erase_if(files.paths, [&](const std::string &path) { return !named.insert(path).second; });
        {
            const std::lock_guard lock(shared->mutex);
            shared->problems = std::move(files.problems);
            shared->total = int(files.paths.size());
        }
        const ExtractionPipeline pipeline(ExtractionPipeline::Options{published});
        const auto take = [&](ExtractionOutcome outcome) {
            const std::lock_guard lock(shared->mutex);
            if (outcome.isLast) {
                ++shared->done;
                shared->parts.erase(outcome.path);
            }
            if (outcome.result)
                shared->documents.push_back(std::make_shared<ExtractedDocument>(std::move(*outcome.result)));
            else
                shared->problems.push_back({outcome.path, outcome.result.message()});
        };
        extractInOrder(files.paths, pipeline, threads, shared->cancelled, take, [&](const std::string &path, double part) {
            const std::lock_guard lock(shared->mutex);
            shared->parts[path] = part;
        });
        const std::lock_guard lock(shared->mutex);
        shared->over = true;
        if (shared->isLeft)
            --leftThreads;
        shared->ended.notify_all();
    });
    m_poll.start();
    Q_EMIT progressed(0, 0, 0);
}

void ExtractionJob::cancel()
{
    if (m_shared)
        m_shared->cancelled = true;
}

void ExtractionJob::deliver()
{
    Documents documents;
    std::vector<InputFiles::Problem> problems;
    int done = 0;
    int total = 0;
    double part = 0;
    bool over = false;
    {
        const std::lock_guard lock(m_shared->mutex);
        documents.swap(m_shared->documents);
        problems.swap(m_shared->problems);
        done = m_shared->done;
        total = m_shared->total;
        for (const auto &[path, read] : m_shared->parts)
            part += read;
        over = m_shared->over;
    }
    const bool cancelled = m_shared->cancelled;
    if (over) {
        m_poll.stop();
        m_running = false;
    }
    for (const InputFiles::Problem &problem : problems)
        Q_EMIT failed(QString::fromStdString(problem.path), QString::fromStdString(problem.message));
    if (!cancelled && !documents.empty())
        Q_EMIT extracted(documents);
    Q_EMIT progressed(done, total, part);
    if (over)
        Q_EMIT finished(cancelled);
}

} // namespace Dateline
