// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "events/extracteddocument.h"
#include "text/result.h"

#include <atomic>
#include <functional>
#include <string>
#include <vector>

namespace Dateline {

class ExtractionPipeline;

/// What became of one input file, or of a part of it: a file of events (see readEventFile) holds many documents, and rows
/// that were not taken.
struct ExtractionOutcome
{
    std::string path;
    Result<ExtractedDocument> result;
    bool isLast = true; ///< nothing more comes of this file
};

/// Reads and extracts @p paths side by side on @p threads threads (0: as many as the machine has cores), and gives each outcome
/// to @p take on the calling thread, in the order of the input. At most a few documents a thread are held back at once, so
/// memory does not grow with the number of files. Returns early, with no further call, once @p cancelled is true.
/// @p reading, where there is one, is told on any thread how much of a file of events is read, from 0 to 1.
void extractInOrder(const std::vector<std::string> &paths, const ExtractionPipeline &pipeline, int threads,
                    const std::atomic<bool> &cancelled, const std::function<void(ExtractionOutcome)> &take,
                    const std::function<void(const std::string &path, double part)> &reading = {});

} // namespace Dateline
