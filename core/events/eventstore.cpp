// SPDX-License-Identifier: GPL-3.0-or-later
#include "events/eventstore.h"

#include <algorithm>

namespace Dateline {

std::uint32_t EventStore::add(ExtractedDocument extracted)
{
    return add(std::make_shared<const ExtractedDocument>(std::move(extracted)));
}

std::uint32_t EventStore::add(SharedDocument extracted)
{
    const std::uint32_t document = documentCount();
    m_documents.push_back(std::move(extracted));
    m_firstEvent.push_back(size());
    const std::uint32_t count = std::uint32_t(m_documents.back()->events.size());
    for (std::uint32_t position = 0; position < count; ++position)
        m_entries.push_back({document, position});
    m_sorted = false;
    return document;
}

void EventStore::setDocuments(std::vector<SharedDocument> documents)
{
    m_documents = std::move(documents);
    number();
}

void EventStore::replace(std::uint32_t document, SharedDocument extracted)
{
    m_documents[document] = std::move(extracted);
    number();
}

void EventStore::number()
{
    m_firstEvent.clear();
    m_entries.clear();
    for (std::uint32_t document = 0; document < documentCount(); ++document) {
        m_firstEvent.push_back(size());
        const std::uint32_t count = std::uint32_t(m_documents[document]->events.size());
        for (std::uint32_t position = 0; position < count; ++position)
            m_entries.push_back({document, position});
    }
    m_sorted = false;
}

void EventStore::clear()
{
    m_documents.clear();
    m_firstEvent.clear();
    m_entries.clear();
    m_sorted = false;
}

const Event &EventStore::event(EventIndex index) const
{
    const Entry entry = m_entries[index];
    return m_documents[entry.document]->events[entry.position];
}

std::string_view EventStore::sentence(EventIndex index) const
{
    const Entry entry = m_entries[index];
    const ExtractedDocument &document = *m_documents[entry.document];
    return document.events[entry.position].sentence.in(document.document.text);
}

const Toponym *EventStore::placeOf(EventIndex index) const
{
    const Event &event = this->event(index);
    return event.place < 0 ? nullptr : &document(documentOf(index)).toponyms[std::size_t(event.place)];
}

const std::vector<EventIndex> &EventStore::chronological() const
{
    sortEvents();
    return m_chronological;
}

const std::vector<EventIndex> &EventStore::undated() const
{
    sortEvents();
    return m_undated;
}

void EventStore::sortEvents() const
{
    if (m_sorted)
        return;
    struct Key
    {
        Day begin;
        Day end;
        EventIndex index;
    };
    std::vector<Key> keys;
    keys.reserve(m_entries.size());
    m_undated.clear();
    for (EventIndex index = 0; index < size(); ++index) {
        const TimeInterval &interval = event(index).interval;
        if (!interval.isResolved()) {
            m_undated.push_back(index);
            continue;
        }
        const Day begin = interval.earliest ? *interval.earliest : *interval.latest;
        keys.push_back({begin, interval.latest.value_or(begin), index});
    }
    std::sort(keys.begin(), keys.end(), [](const Key &a, const Key &b) {
        if (a.begin != b.begin)
            return a.begin < b.begin;
        if (a.end != b.end)
            return a.end > b.end;
        return a.index < b.index;
    });
    m_chronological.clear();
    m_chronological.reserve(keys.size());
    for (const Key &key : keys)
        m_chronological.push_back(key.index);
    m_sorted = true;
}

} // namespace Dateline
