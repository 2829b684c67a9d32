// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "io/eventrow.h"
#include "io/jsoncursor.h"

#include <deque>
#include <string>
#include <string_view>

namespace Dateline {

/// Reads the members of one event's JSON object as cells of a table. Lists become one cell with semicolons.
class EventMembers
{
public:
    /// Forgets what was read; the views of the cells end with it.
    void clear() { m_kept.clear(); }

    /// Reads the members of the object that @p json has just entered. Of two members of one meaning the first counts.
    void read(JsonCursor &json, EventRow &cells, EventColumns &columns) { readMembers(json, cells, columns, {}); }

    /// A value as a cell; empty for null and for what is no single value.
    std::string_view value(JsonCursor &json);

private:
    void readMembers(JsonCursor &json, EventRow &cells, EventColumns &columns, std::string_view parent);
    std::string_view list(JsonCursor &json);
    std::string_view keep(std::string text) { return m_kept.emplace_back(std::move(text)); }

    std::deque<std::string> m_kept;
    std::string m_scratch;
};

} // namespace Dateline
