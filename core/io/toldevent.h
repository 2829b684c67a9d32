// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "events/event.h"
#include "io/eventrow.h"
#include "text/result.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace Dateline {

/// Where a row says that its sentence stands in the article, in code points, end exclusive. Nobody has checked it.
struct ToldPlace
{
    std::uint64_t begin = 0;
    std::uint64_t end = 0;
};

/// An event as its own row tells it, before it has a place in a document. The views are those of the row's cells.
struct ToldEvent
{
    std::uint64_t row = 0;        ///< from 1
    std::string_view path;        ///< of its source; empty when the row names none
    std::string_view title;       ///< of its source; empty when the row names none
    std::string_view published;   ///< of its source, as written
    std::string_view words;       ///< never blank
    std::optional<ToldPlace> sentence;
    Event event;                  ///< without its sentence, and with no index into a document's lists
    TemporalExpression date;      ///< its span counts code points of @ref words; empty when the words do not tell the date. Without a reason.
    std::optional<Toponym> place; ///< its span counts code points of @ref words, and is empty when they do not name it
    std::vector<std::string> problems; ///< what of the row was left out, in words for the user
};

/// Reads one row; safe on any thread. @p columns are those that the file has, whether this row fills them or not. Fails, in words
/// for the user, for a row that tells no words or a date that is none.
Result<ToldEvent> readToldEvent(std::uint64_t row, const EventRow &asWritten, EventColumns columns);

} // namespace Dateline
