// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/timelinelabels.h"

namespace Dateline {

namespace {

constexpr std::size_t MostEntries = 20000;

std::uint64_t keyOf(std::uint32_t number, TextRole role)
{
    return std::uint64_t(number) << 8 | std::uint64_t(role);
}

} // namespace

const TimelineLabelCache::Entry &TimelineLabelCache::entry(const EventStore &store, EventIndex event, TextRole role, const TextMeasure &measure)
{
    const std::uint64_t key = keyOf(event, role);
    if (const auto found = m_entries.find(key); found != m_entries.end())
        return found->second;
    if (m_entries.size() > MostEntries)
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

const TimelineLabelCache::Entry &TimelineLabelCache::count(std::uint32_t count, TextRole role, const TextMeasure &measure)
{
    const std::uint64_t key = keyOf(count, role);
    if (const auto found = m_counts.find(key); found != m_counts.end())
        return found->second;
    if (m_counts.size() > MostEntries)
        m_counts.clear();
    Entry entry;
    entry.text = compactCount(count);
    entry.width = measure(entry.text, role);
    return m_counts.emplace(key, std::move(entry)).first->second;
}

void TimelineLabelCache::clear()
{
    m_entries.clear();
    m_counts.clear();
}

} // namespace Dateline
