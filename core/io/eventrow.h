// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <bitset>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

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

/// A name as it is compared: in lower case, without spaces, "_" and "-".
std::string eventKey(std::string_view name);

using EventColumns = std::bitset<EventColumnCount>;

} // namespace Dateline
