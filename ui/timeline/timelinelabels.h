// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "events/eventstore.h"
#include "timeline/timelinetype.h"

#include <unordered_map>
#include <vector>

namespace Dateline {

/// The words and measured widths of labels that were once looked at, so that panning measures nothing twice.
class TimelineLabelCache
{
public:
    struct Cut
    {
        qsizetype characters; ///< how many characters stand before the ellipsis
        double width;
    };
    struct Entry
    {
        QString text;
        double width = 0;
        std::vector<Cut> cuts; ///< shorter forms that end with a whole word, longest first
    };
    const Entry &entry(const EventStore &store, EventIndex event, TextRole role, const TextMeasure &measure);
    /// compactCount() of @p count and its width.
    const Entry &count(std::uint32_t count, TextRole role, const TextMeasure &measure);
    /// After another set of events or another font.
    void clear();

private:
    std::unordered_map<std::uint64_t, Entry> m_entries;
    std::unordered_map<std::uint64_t, Entry> m_counts;
};

} // namespace Dateline
