// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/eventmembers.h"

namespace Dateline {

void EventMembers::readMembers(JsonCursor &json, EventRow &cells, EventColumns &columns, std::string_view parent)
{
    for (std::string_view key; json.nextKey(key);) {
        std::optional<EventColumn> column = eventColumn(key);
        if (parent == "confidence")
            column = key == "date" ? EventColumn::DateConfidence : EventColumn::PlaceConfidence;
        if (json.type() == JsonCursor::Type::Object && (key == "confidence" || key == "place" || key == "location") && parent.empty()) {
            if (json.enterObject())
                readMembers(json, cells, columns, key);
            continue;
        }
        if ((parent == "place" || parent == "location") && column == EventColumn::Label)
            column = EventColumn::Place;
        if (!column) {
            json.skip();
            continue;
        }
        columns.set(std::size_t(*column));
        const std::string_view cell = value(json);
        if (cells[*column].empty())
            cells[*column] = cell;
    }
}

std::string_view EventMembers::value(JsonCursor &json)
{
    switch (json.type()) {
    case JsonCursor::Type::String: {
        std::string_view text;
        json.string(text, m_scratch);
        return text.data() == m_scratch.data() ? keep(m_scratch) : text;
    }
    case JsonCursor::Type::Number:
    case JsonCursor::Type::Boolean: return json.scalarText();
    case JsonCursor::Type::Array: return list(json);
    default: json.skip(); return {};
    }
}

std::string_view EventMembers::list(JsonCursor &json)
{
    std::string items;
    json.enterArray();
    while (json.nextItem()) {
        if (json.type() == JsonCursor::Type::Object || json.type() == JsonCursor::Type::Array) {
            json.skip();
            continue;
        }
        if (!items.empty())
            items += ';';
        items += value(json);
    }
    return keep(std::move(items));
}

} // namespace Dateline
