// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/orderedextraction.h"

#include "pipeline/extractionpipeline.h"
#include "text/documentreader.h"

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <thread>

namespace Dateline {

namespace {

ExtractionOutcome extractFile(const std::string &path, const ExtractionPipeline &pipeline)
{
    Result<Document> document = readDocument(path);
    if (!document)
        return {path, Failure{document.message()}};
    return {path, pipeline.extract(std::move(*document))};
}

} // namespace

void extractInOrder(const std::vector<std::string> &paths, const ExtractionPipeline &pipeline, int threads,
                    const std::atomic<bool> &cancelled, const std::function<void(ExtractionOutcome)> &take)
{
    const std::size_t cores = std::max(1u, std::thread::hardware_concurrency());
    const std::size_t count = std::min(paths.size(), threads > 0 ? std::size_t(threads) : cores);
    const std::size_t window = 4 * std::max<std::size_t>(count, 1);

    std::mutex mutex;
    std::condition_variable changed;
    std::size_t started = 0;
    std::size_t taken = 0;
    bool stopped = false;
    std::vector<std::optional<ExtractionOutcome>> outcomes(paths.size());

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
            ExtractionOutcome outcome = extractFile(paths[index], pipeline);
            const std::lock_guard lock(mutex);
            outcomes[index].emplace(std::move(outcome));
            changed.notify_all();
        }
    };

    std::vector<std::jthread> workers;
    for (std::size_t i = 0; i < count; ++i)
        workers.emplace_back(work);

    for (std::size_t index = 0; index < paths.size(); ++index) {
        std::optional<ExtractionOutcome> outcome;
        {
            std::unique_lock lock(mutex);
            while (!outcomes[index] && !cancelled)
                changed.wait_for(lock, std::chrono::milliseconds(50));
            if (cancelled) {
                stopped = true;
                changed.notify_all();
                return;
            }
            outcome = std::move(outcomes[index]);
            outcomes[index].reset();
            ++taken;
            changed.notify_all();
        }
        take(std::move(*outcome));
    }
}

} // namespace Dateline
