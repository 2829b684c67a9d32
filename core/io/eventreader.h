// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "events/extracteddocument.h"
#include "text/result.h"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace Dateline {

/// A row of a file of events that was not taken, or not all of it.
struct EventRowProblem
{
    std::uint64_t row = 0; ///< from 1; in CSV the row of names counts, so that it is the row that a spreadsheet shows
    std::string reason;    ///< in words for the user
    bool taken = false;    ///< the event was taken without the part that @ref reason names
};

/// What a file of events held.
struct EventFile
{
    std::vector<ExtractedDocument> documents; ///< in the order of the file
    std::uint64_t events = 0;
    /// The first MaximumRowProblems of them, in order of the rows.
    std::vector<EventRowProblem> problems;
    std::uint64_t problemCount = 0;
};

inline constexpr std::size_t MaximumRowProblems = 1000;

/// Told how much of the file is read, from 0 to 1; false cancels the reading. Called on the thread that reads.
using ReadProgress = std::function<bool(double)>;

/// Whether readEventFile() reads @p path, by its ending: .jsonl, .ndjson, .csv, .jsonld.
bool isEventFile(std::string_view path);

/// Reads a file of events, Dateline's own or made elsewhere:
/// - JSON Lines: one document a line as dateline-extract writes it, or one event a line ({"date": "2024-07-03", "text": …});
/// - W3C Web Annotations: a page of them (.jsonld);
/// - CSV: RFC 4180 in UTF-8, one event a row, columns found by their names, "," ";" or tab between them.
/// Names of columns and of members may be those of Dateline's CSV, or other usual ones (start, end, date, description, lat,
/// lon, country, url, …; see EventColumn). Events of one source ("path", "url", "source", else the file itself) make one document, whose
/// text is their sentences. Where a file tells where in an article a sentence stands ("begin", "end"), the spans are kept and
/// the parts of the article that the file does not hold are blank.
/// A row that cannot be used is reported and never guessed at. Fails when the file cannot be read or holds no row at all.
/// @p threads: 0 for as many as the machine has cores; used for JSON Lines only.
Result<EventFile> readEventFile(const std::string &path, int threads = 0, const ReadProgress &progress = {});

/// The same for text in memory; @p path names it and its ending picks the format.
Result<EventFile> readEvents(std::string_view text, const std::string &path, int threads = 1, const ReadProgress &progress = {});

} // namespace Dateline
