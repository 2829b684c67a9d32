// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/extractionjob.h"

#include "pipeline/extractionpipeline.h"
#include "pipeline/inputfiles.h"
#include "pipeline/orderedextraction.h"

#include <atomic>
#include <chrono>
#include <mutex>

namespace Dateline {

namespace {
// Often enough to look alive, seldom enough that a thousand small files are a few updates of the views.
constexpr std::chrono::milliseconds PollInterval{60};
} // namespace

/// What the thread has ready for the owner.
struct ExtractionJob::Shared
{
    std::atomic<bool> cancelled = false;
    std::mutex mutex;
    Documents documents;
    std::vector<InputFiles::Problem> problems;
    int done = 0;
    int total = 0;
    bool over = false;
};

ExtractionJob::ExtractionJob(QObject *parent)
    : QObject(parent)
{
    m_poll.setInterval(PollInterval);
    connect(&m_poll, &QTimer::timeout, this, &ExtractionJob::deliver);
}

ExtractionJob::~ExtractionJob()
{
    if (m_shared)
        m_shared->cancelled = true;
}

void ExtractionJob::start(const std::vector<std::string> &inputs, std::optional<Day> published, int threads)
{
    Q_ASSERT(!m_running);
    m_running = true;
    m_shared = std::make_shared<Shared>();
    m_thread = std::jthread([shared = m_shared, inputs, published, threads] {
        InputFiles files = findInputFiles(inputs);
        {
            const std::lock_guard lock(shared->mutex);
            shared->problems = std::move(files.problems);
            shared->total = int(files.paths.size());
        }
        const ExtractionPipeline pipeline(ExtractionPipeline::Options{published});
        extractInOrder(files.paths, pipeline, threads, shared->cancelled, [&](ExtractionOutcome outcome) {
            const std::lock_guard lock(shared->mutex);
            shared->done += outcome.isLast;
            if (outcome.result)
                shared->documents.push_back(std::make_shared<ExtractedDocument>(std::move(*outcome.result)));
            else
                shared->problems.push_back({outcome.path, outcome.result.message()});
        });
        const std::lock_guard lock(shared->mutex);
        shared->over = true;
    });
    m_poll.start();
    Q_EMIT progressed(0, 0);
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
    bool over = false;
    {
        const std::lock_guard lock(m_shared->mutex);
        documents.swap(m_shared->documents);
        problems.swap(m_shared->problems);
        done = m_shared->done;
        total = m_shared->total;
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
    Q_EMIT progressed(done, total);
    if (over)
        Q_EMIT finished(cancelled);
}

} // namespace Dateline
