// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "events/eventstore.h"

#include <cstdint>
#include <span>
#include <stop_token>
#include <string>
#include <utility>
#include <vector>

namespace Dateline {

/// Two tellings that speak of one event and do not agree.
struct EventConflict
{
    enum class Kind : std::uint8_t { Date, Figure };

    Kind kind = Kind::Date;
    EventIndex first = NoEvent;
    EventIndex second = NoEvent;
    std::string reason; ///< in words for the user: "2024-07-03/2024-07-04 against 2024-07-05"
};

/// One event that several sentences tell, of one article or of several.
struct MergedEvent
{
    std::vector<EventIndex> events;    ///< two or more; the best told one first, the others in order of reading
    std::vector<std::string> reasons;  ///< why they are one, in words for the user: "same day", "Astana", "both tell a meeting"
    bool byPerson = false;             ///< a person merged some of them
};

/// Which events of a store are one.
struct MergedEvents
{
    static constexpr std::uint32_t NoGroup = 0xFFFFFFFFu;

    std::vector<MergedEvent> groups;        ///< by their first events
    std::vector<std::uint32_t> groupOf;     ///< one entry an event: index in @ref groups, or NoGroup
    std::vector<EventConflict> conflicts;

    bool isMerged(EventIndex event) const { return event < groupOf.size() && groupOf[event] != NoGroup; }
    /// All tellings of the event, itself included.
    std::vector<EventIndex> tellings(EventIndex event) const;
};

/// What persons decided.
struct MergeConstraints
{
    std::vector<std::vector<EventIndex>> same;                  ///< each list is one event, whatever is told
    std::vector<std::pair<EventIndex, EventIndex>> apart;       ///< never one event, unless @ref same says so
};

/// Finds the events that are one: told of the same days, of the same kind of happening, with enough in common of persons and other
/// names, places, corridors, figures and words, and without a sign against it (other persons, other cities, another number in a
/// row of meetings). Undated events are never merged. Events are only compared with those of the same days, so that the time grows
/// about linearly with their number; pure, and safe on any thread.
///
/// Indexes count through the events of @p documents in order, as those of an EventStore with the same documents.
/// Once @p stop is asked for it returns soon, with an incomplete result.
MergedEvents mergeEvents(std::span<const EventStore::SharedDocument> documents, const MergeConstraints &constraints = {}, std::stop_token stop = {});
MergedEvents mergeEvents(const EventStore &store, const MergeConstraints &constraints = {});

} // namespace Dateline
