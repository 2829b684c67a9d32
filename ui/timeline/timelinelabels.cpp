// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/timelinelabels.h"

namespace Dateline {

const TimelineLabelCache::Entry &TimelineLabelCache::entry(const EventStore &store, EventIndex event, TextRole role, const TextMeasure &measure)
{
    constexpr std::size_t Most = 20000;
    const std::uint64_t key = std::uint64_t(event) << 8 | std::uint64_t(role);
    if (const auto found = m_entries.find(key); found != m_entries.end())
        return found->second;
    if (m_entries.size() > Most)
        m_entries.clear();
    Entry entry;
    entry.text = QString::fromStdString(store.event(event).label).simplified();
    entry.width = measure(entry.text, role);
    for (qsizetype at = entry.text.lastIndexOf(u' '); at > 0; at = entry.text.lastIndexOf(u' ', at - 1)) {
        qsizetype characters = at;
        while (characters > 0 && !entry.text[characters - 1].isLetterOrNumber())
            --characters;
        if (characters > 0)
            entry.cuts.push_back({characters, measure(entry.text.left(characters) + u'…', role)});
    }
    return m_entries.emplace(key, std::move(entry)).first->second;
}

} // namespace Dateline
