// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "io/eventreader.h"
#include "io/sparsetext.h"

#include <array>
#include <bitset>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace Dateline {

/// What a column of a file of events holds. The first names of each are those of Dateline's own CSV (eventColumnNames).
enum class EventColumn : std::uint8_t {
    Id, Earliest, Latest, Precision, Approximate, Edtf, DateText, Sentence, Label, Place, Latitude, Longitude, Countries, Topics,
    Corridors, DateConfidence, PlaceConfidence, Title, Path, Published, Begin, End
};
inline constexpr std::size_t EventColumnCount = 22;

/// The names of Dateline's own columns, in their order.
const std::array<std::string_view, EventColumnCount> &eventColumnNames();

/// The column that a name stands for, whatever its case: Dateline's own, or a usual one such as "start", "lat" or
/// "description"; nothing for names that say nothing about an event.
std::optional<EventColumn> eventColumn(std::string_view name);

/// One event as its file writes it. Empty cells say nothing.
struct EventRow
{
    std::array<std::string_view, EventColumnCount> cells;
    std::string_view &operator[](EventColumn column) { return cells[std::size_t(column)]; }
    std::string_view operator[](EventColumn column) const { return cells[std::size_t(column)]; }
};

using EventColumns = std::bitset<EventColumnCount>;

/// Makes documents of rows: each row becomes an event in the document of its source. A row that tells no words, or a date that
/// is none, is not taken.
class EventRowTaker
{
public:
    /// @p path names the source of rows that name none.
    explicit EventRowTaker(std::string path) : m_path(std::move(path)) {}

    /// @p columns are those that the file has, whether this row fills them or not. @p row counts from 1.
    /// @p before and @p behind are words of the article around the sentence, where begin and end tell its place.
    void take(std::uint64_t row, const EventRow &told, EventColumns columns, std::string_view before = {}, std::string_view behind = {});
    /// Adds a problem that the file's reader found.
    void addProblem(std::uint64_t row, std::string reason, bool taken = false);

    /// Appends the documents, in the order in which their first rows came, and the problems to @p file.
    void finish(EventFile &file);

private:
    struct Source
    {
        ExtractedDocument document; ///< its spans are code points until finish()
        SparseText text;
        bool derivesTopics = false;
    };

    Source &sourceOf(const EventRow &cells, EventColumns columns);
    bool placeSentence(Source &source, const EventRow &cells, std::string_view words, TextSpan &sentence, std::uint64_t row);
    void addDate(Source &source, Event &event, const EventRow &cells, std::string_view words);
    void addPlace(Source &source, Event &event, const EventRow &cells, std::string_view words, std::uint64_t row);
    void addWords(Event &event, const EventRow &cells, std::uint64_t row);

    std::string m_path;
    std::vector<Source> m_sources;
    std::unordered_map<std::string, std::size_t> m_sourceByKey;
    std::string m_lastKey;
    std::string m_key;
    std::size_t m_lastSource = 0;
    std::vector<EventRowProblem> m_problems;
    std::uint64_t m_problemCount = 0;
    std::uint64_t m_events = 0;
};

} // namespace Dateline
