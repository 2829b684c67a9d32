// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/orderedextraction.h"

#include "io/eventreader.h"
#include "pipeline/extractionpipeline.h"
#include "text/documentreader.h"

#include <QCoreApplication>

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <thread>

namespace Dateline {

namespace {

// A file of a thousand rows that nobody can read is one trouble, not a thousand.
constexpr std::size_t NamedRowProblems = 20;

using Outcomes = std::vector<ExtractionOutcome>;
using PartRead = std::function<void(const std::string &path, double part)>;

void appendRowProblems(Outcomes &outcomes, const std::string &path, const EventFile &file)
{
    for (std::size_t i = 0; i < std::min(file.problems.size(), NamedRowProblems); ++i) {
        const EventRowProblem &problem = file.problems[i];
        outcomes.push_back({path, Failure{QCoreApplication::translate("OrderedExtraction", "Row %1: %2").arg(problem.row).arg(QString::fromStdString(problem.reason)).toStdString()}, false});
    }
    if (file.problemCount > NamedRowProblems) {
        const std::uint64_t more = file.problemCount - NamedRowProblems;
        const QString words = more == 1 ? QCoreApplication::translate("OrderedExtraction", "1 more row has such a problem.")
                                        : QCoreApplication::translate("OrderedExtraction", "%1 more rows have such problems.").arg(more);
        outcomes.push_back({path, Failure{words.toStdString()}, false});
    }
}

Outcomes readEvents(const std::string &path, const std::atomic<bool> &cancelled, const PartRead &reading)
{
    Outcomes outcomes;
    Result<EventFile> file = readEventFile(path, 0, [&](double part) {
        if (reading)
            reading(path, part);
        return !cancelled;
    });
    if (!file) {
        outcomes.push_back({path, Failure{file.message()}});
        return outcomes;
    }
    outcomes.reserve(file->documents.size() + NamedRowProblems + 1);
    for (ExtractedDocument &document : file->documents)
        outcomes.push_back({path, std::move(document), false});
    appendRowProblems(outcomes, path, *file);
    if (outcomes.empty())
        outcomes.push_back({path, Failure{QCoreApplication::translate("OrderedExtraction", "The file holds no event.").toStdString()}});
    outcomes.back().isLast = true;
    return outcomes;
}

Outcomes extractFile(const std::string &path, const ExtractionPipeline &pipeline, const std::atomic<bool> &cancelled, const PartRead &reading)
{
    if (isEventFile(path))
        return readEvents(path, cancelled, reading);
    Outcomes outcomes;
    Result<Document> document = readDocument(path);
    if (document)
        outcomes.push_back({path, pipeline.extract(std::move(*document))});
    else
        outcomes.push_back({path, Failure{document.message()}});
    return outcomes;
}

} // namespace

void extractInOrder(const std::vector<std::string> &paths, const ExtractionPipeline &pipeline, int threads,
                    const std::atomic<bool> &cancelled, const std::function<void(ExtractionOutcome)> &take, const PartRead &reading)
{
    const std::size_t cores = std::max(1u, std::thread::hardware_concurrency());
    const std::size_t count = std::min(paths.size(), threads > 0 ? std::size_t(threads) : cores);
    const std::size_t window = 4 * std::max<std::size_t>(count, 1);

    std::mutex mutex;
    std::condition_variable changed;
    std::size_t started = 0;
    std::size_t taken = 0;
    bool stopped = false;
    std::vector<std::optional<Outcomes>> outcomes(paths.size());

    const auto work = [&] {
        for (;;) {
            std::size_t index = 0;
            {
                std::unique_lock lock(mutex);
                changed.wait(lock, [&] { return stopped || started == paths.size() || started < taken + window; });
                if (stopped || started == paths.size())
                    return;
                index = started++;
            }
            Outcomes extracted = extractFile(paths[index], pipeline, cancelled, reading);
            const std::lock_guard lock(mutex);
            outcomes[index].emplace(std::move(extracted));
            changed.notify_all();
        }
    };

    std::vector<std::jthread> workers;
    for (std::size_t i = 0; i < count; ++i)
        workers.emplace_back(work);

    for (std::size_t index = 0; index < paths.size(); ++index) {
        std::optional<Outcomes> extracted;
        {
            std::unique_lock lock(mutex);
            while (!outcomes[index] && !cancelled)
                changed.wait_for(lock, std::chrono::milliseconds(50));
            if (cancelled) {
                stopped = true;
                changed.notify_all();
                return;
            }
            extracted = std::move(outcomes[index]);
            outcomes[index].reset();
            ++taken;
            changed.notify_all();
        }
        for (ExtractionOutcome &outcome : *extracted) {
            if (cancelled)
                break;
            take(std::move(outcome));
        }
    }
}

} // namespace Dateline
