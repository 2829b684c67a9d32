// SPDX-License-Identifier: GPL-3.0-or-later
#include "events/eventstore.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace Dateline {

std::uint32_t EventStore::add(ExtractedDocument extracted)
{
    return add(std::make_shared<const ExtractedDocument>(std::move(extracted)));
}

std::uint32_t EventStore::add(SharedDocument extracted)
{
    const std::uint32_t document = documentCount();
    m_documents.push_back(std::move(extracted));
    addEvents(document);
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
    forgetEvents();
    for (std::uint32_t document = 0; document < documentCount(); ++document)
        addEvents(document);
}

void EventStore::addEvents(std::uint32_t document)
{
    m_firstEvent.push_back(size());
    std::uint32_t position = 0;
    const ExtractedDocument &extracted = *m_documents[document];
    for (const Event &event : extracted.events) {
        m_entries.push_back({document, position++});
        const TimeInterval &interval = event.interval;
        const auto number = [](Day day) { return std::int32_t(day.time_since_epoch().count()); };
        const std::int32_t known = interval.earliest ? number(*interval.earliest) : interval.latest ? number(*interval.latest) : 0;
        m_earliest.push_back(interval.earliest ? number(*interval.earliest) : known);
        m_latest.push_back(interval.latest ? number(*interval.latest) : known);
        const auto flag = [](bool is, Flag bit) { return is ? unsigned(bit) : 0u; };
        m_flags.push_back(std::uint8_t(flag(interval.earliest.has_value(), HasEarliest) | flag(interval.latest.has_value(), HasLatest)
                                       | flag(interval.beginKind == EndKind::Open, BeginsOpen) | flag(interval.endKind == EndKind::Open, EndsOpen)
                                       | flag(event.place >= 0, HasPlace) | flag(event.approximate, Approximate)));
        m_precisions.push_back(event.precision);
        m_sureness.push_back(std::uint8_t(std::lround(std::clamp(event.dateConfidence + event.placeConfidence, 0.0f, 2.0f) * 127.5f)));
        const Toponym *const place = event.place < 0 ? nullptr : &extracted.toponyms[std::size_t(event.place)];
        m_points.push_back(place && standsAtAPoint(*place) ? m_pointAt.try_emplace(*place->coordinate, pointCount()).first->second : NoPoint);
        m_topics.push_back(event.topics);
        m_countries.insert(m_countries.end(), event.countries.begin(), event.countries.end());
        m_countryBegin.push_back(std::uint32_t(m_countries.size()));
        m_corridors.insert(m_corridors.end(), event.corridors.begin(), event.corridors.end());
        m_corridorBegin.push_back(std::uint32_t(m_corridors.size()));
    }
    m_sorted = false;
}

void EventStore::forgetEvents()
{
    m_firstEvent.clear();
    m_entries.clear();
    m_earliest.clear();
    m_latest.clear();
    m_flags.clear();
    m_precisions.clear();
    m_sureness.clear();
    m_points.clear();
    m_pointAt.clear();
    m_topics.clear();
    m_countryBegin.assign(1, 0);
    m_countries.clear();
    m_corridorBegin.assign(1, 0);
    m_corridors.clear();
    m_sorted = false;
}

bool EventStore::meets(EventIndex index, std::optional<Day> from, std::optional<Day> to) const
{
    const std::uint8_t flags = m_flags[index];
    if (!(flags & (HasEarliest | HasLatest)))
        return false;
    // An open side goes on for ever; of an unknown one only the other side is known.
    const auto number = [](Day day) { return std::int32_t(day.time_since_epoch().count()); };
    const bool beginsBefore = !to || (!(flags & HasEarliest) && (flags & BeginsOpen)) || m_earliest[index] <= number(*to);
    const bool endsAfter = !from || (!(flags & HasLatest) && (flags & EndsOpen)) || m_latest[index] >= number(*from);
    return beginsBefore && endsAfter;
}

std::size_t EventStore::CoordinateHash::operator()(const Coordinate &coordinate) const
{
    const std::uint64_t latitude = std::bit_cast<std::uint64_t>(coordinate.latitude);
    const std::uint64_t longitude = std::bit_cast<std::uint64_t>(coordinate.longitude);
    return std::size_t((latitude * 0x9E3779B97F4A7C15ull) ^ (longitude + (latitude >> 17)));
}

void EventStore::clear()
{
    m_documents.clear();
    forgetEvents();
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
        std::int32_t begin;
        std::int32_t end;
        EventIndex index;
    };
    std::vector<Key> keys;
    keys.reserve(m_entries.size());
    m_undated.clear();
    for (EventIndex index = 0; index < size(); ++index) {
        if (m_flags[index] & (HasEarliest | HasLatest))
            keys.push_back({m_earliest[index], m_latest[index], index});
        else
            m_undated.push_back(index);
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
