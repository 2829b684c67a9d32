// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "events/extracteddocument.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

namespace Dateline {

/// An event's place in the store: 0 to EventStore::size() - 1, in order of reading. Stays valid until the store is cleared.
using EventIndex = std::uint32_t;
inline constexpr EventIndex NoEvent = 0xFFFFFFFFu;

/// All documents that are open and all their events. Documents are only added or all removed.
/// Not thread-safe: lives on the thread of the models.
class EventStore
{
public:
    /// Returns the index of the document.
    std::uint32_t add(ExtractedDocument extracted);
    void clear();

    std::uint32_t size() const { return std::uint32_t(m_entries.size()); }
    std::uint32_t documentCount() const { return std::uint32_t(m_documents.size()); }

    const Event &event(EventIndex index) const;
    std::uint32_t documentOf(EventIndex index) const { return m_entries[index].document; }
    const ExtractedDocument &document(std::uint32_t document) const { return *m_documents[document]; }
    /// The words of the event's sentence, as they stand in the article.
    std::string_view sentence(EventIndex index) const;
    /// The toponym whose point stands for the event; null when it has none.
    const Toponym *placeOf(EventIndex index) const;
    /// The first event of @p document, of its events in a row.
    EventIndex firstEventOf(std::uint32_t document) const { return m_firstEvent[document]; }

    /// Dated events by their earliest day (an open beginning by its latest), then by length (longest first), then by index.
    /// Undated events are not in it.
    const std::vector<EventIndex> &chronological() const;
    /// Undated events in order of reading.
    const std::vector<EventIndex> &undated() const;

private:
    struct Entry
    {
        std::uint32_t document;
        std::uint32_t position;
    };
    void sortEvents() const;

    std::vector<std::unique_ptr<ExtractedDocument>> m_documents;
    std::vector<EventIndex> m_firstEvent;
    std::vector<Entry> m_entries;
    mutable bool m_sorted = true;
    mutable std::vector<EventIndex> m_chronological;
    mutable std::vector<EventIndex> m_undated;
};

} // namespace Dateline
