// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "events/extracteddocument.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace Dateline {

/// An event's place in the store: 0 to EventStore::size() - 1, in order of reading. Stays valid until documents are replaced or removed.
using EventIndex = std::uint32_t;
inline constexpr EventIndex NoEvent = 0xFFFFFFFFu;

/// All documents that are open and all their events. The documents themselves are never changed, so that other threads may read
/// them; the store is not thread-safe and lives on the thread of the models.
class EventStore
{
public:
    using SharedDocument = std::shared_ptr<const ExtractedDocument>;

    /// Returns the index of the document.
    std::uint32_t add(ExtractedDocument extracted);
    std::uint32_t add(SharedDocument extracted);
    void clear();
    /// Puts other documents in the place of all. Indexes of documents and events begin anew.
    void setDocuments(std::vector<SharedDocument> documents);
    /// Puts another reading in the place of a document. Events after its own get other indexes when their number changes.
    void replace(std::uint32_t document, SharedDocument extracted);

    std::uint32_t size() const { return std::uint32_t(m_entries.size()); }
    std::uint32_t documentCount() const { return std::uint32_t(m_documents.size()); }

    const Event &event(EventIndex index) const;
    std::uint32_t documentOf(EventIndex index) const { return m_entries[index].document; }
    const ExtractedDocument &document(std::uint32_t document) const { return *m_documents[document]; }
    const SharedDocument &sharedDocument(std::uint32_t document) const { return m_documents[document]; }
    /// The words of the event's sentence, as they stand in the article.
    std::string_view sentence(EventIndex index) const;
    /// The toponym whose point stands for the event; null when it has none.
    const Toponym *placeOf(EventIndex index) const;
    // What filters ask of every event, in rows of memory of their own: a million events are looked through in milliseconds.

    TopicSet topicsOf(EventIndex index) const { return m_topics[index]; }
    std::span<const CountryCode> countriesOf(EventIndex index) const { return {m_countries.data() + m_countryBegin[index], m_countries.data() + m_countryBegin[index + 1]}; }
    std::span<const std::uint16_t> corridorsOf(EventIndex index) const { return {m_corridors.data() + m_corridorBegin[index], m_corridors.data() + m_corridorBegin[index + 1]}; }
    bool hasPlace(EventIndex index) const { return m_flags[index] & HasPlace; }
    TimeInterval intervalOf(EventIndex index) const;
    Precision precisionOf(EventIndex index) const { return m_precisions[index]; }
    bool isApproximate(EventIndex index) const { return m_flags[index] & Approximate; }
    /// How sure date and place are together, from 0 to 255.
    std::uint8_t surenessOf(EventIndex index) const { return m_sureness[index]; }
    /// The point of a map at which the event stands, 0 to pointCount() - 1: events at one coordinate have the same. NoPoint when it has
    /// none of its own, as where only a country is told.
    std::uint32_t pointOf(EventIndex index) const { return m_points[index]; }
    std::uint32_t pointCount() const { return std::uint32_t(m_pointAt.size()); }
    static constexpr std::uint32_t NoPoint = 0xFFFFFFFFu;
    /// Whether the event's interval meets the days from @p from to @p to, either of which may be missing. Undated events meet none.
    bool meets(EventIndex index, std::optional<Day> from, std::optional<Day> to) const;

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
    enum Flag : std::uint8_t { HasEarliest = 1, HasLatest = 2, BeginsOpen = 4, EndsOpen = 8, HasPlace = 16, Approximate = 32 };

    /// Bit for bit, as coordinates are compared.
    struct CoordinateHash
    {
        std::size_t operator()(const Coordinate &coordinate) const;
    };

    void sortEvents() const;
    void number();
    void addEvents(std::uint32_t document);
    void forgetEvents();

    std::vector<SharedDocument> m_documents;
    std::vector<EventIndex> m_firstEvent;
    std::vector<Entry> m_entries;
    std::vector<std::int32_t> m_earliest; ///< days since 1970; where one is missing the other one
    std::vector<std::int32_t> m_latest;
    std::vector<std::uint8_t> m_flags;
    std::vector<Precision> m_precisions;
    std::vector<std::uint8_t> m_sureness;
    std::vector<std::uint32_t> m_points;
    std::unordered_map<Coordinate, std::uint32_t, CoordinateHash> m_pointAt;
    std::vector<TopicSet> m_topics;
    std::vector<std::uint32_t> m_countryBegin{0};
    std::vector<CountryCode> m_countries;
    std::vector<std::uint32_t> m_corridorBegin{0};
    std::vector<std::uint16_t> m_corridors;
    mutable bool m_sorted = true;
    mutable std::vector<EventIndex> m_chronological;
    mutable std::vector<EventIndex> m_undated;
};

inline TimeInterval EventStore::intervalOf(EventIndex index) const
{
    const std::uint8_t flags = m_flags[index];
    const auto day = [](bool isKnown, std::int32_t number) { return isKnown ? std::optional(Day(std::chrono::days(number))) : std::nullopt; };
    const auto kind = [flags](Flag known, Flag open) { return flags & known ? EndKind::Known : flags & open ? EndKind::Open : EndKind::Unknown; };
    return {day(flags & HasEarliest, m_earliest[index]), day(flags & HasLatest, m_latest[index]), kind(HasEarliest, BeginsOpen), kind(HasLatest, EndsOpen)};
}

} // namespace Dateline
