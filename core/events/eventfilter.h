// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "events/eventstore.h"
#include "geo/geoarea.h"

#include <array>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace Dateline {

struct MergedEvents;

/// Which events are shown. Empty parts let everything through; all parts must hold.
struct EventFilter
{
    enum class Match { Any, All };

    std::set<CountryCode> countries;
    Match countryMatch = Match::Any;
    TopicSet topics;                     ///< any of them
    std::set<std::uint32_t> documents;   ///< any of them
    std::set<std::uint16_t> corridors;   ///< any of them
    std::string text;                    ///< what a person searches for; which events have it is told to applyFilter()
    bool starred = false;                ///< only those with a star
    std::set<std::string> tags;          ///< any of them
    std::optional<Day> from;             ///< the event's interval meets [from, to]; undated events do not
    std::optional<Day> to;
    std::optional<GeoArea> area;         ///< the event stands at a point in it; events without a point do not

    bool isEmpty() const;

    friend bool operator==(const EventFilter &, const EventFilter &) = default;
};

/// What people gave an event, as far as a filter asks for it.
struct EventTags
{
    bool starred = false;
    std::vector<std::string> tags;
};
/// Asked for events of the store, only while the filter has starred or tags.
using EventTagsOf = std::function<EventTags(EventIndex)>;

/// How many events would be shown for each value of a filter's part if only that part were left open.
struct EventFacets
{
    struct CountryCount { CountryCode country; std::uint32_t count; };
    std::vector<CountryCount> countries;            ///< most first, then by code
    std::array<std::uint32_t, TopicCount> topics{};
    std::vector<std::uint32_t> documents;           ///< one entry a document of the store
    std::vector<std::uint32_t> corridors;           ///< one entry a corridor of the catalogue
};

/// What a filter does to a store, found in one pass.
struct FilterResult
{
    std::vector<bool> accepted; ///< one entry an event of the store
    EventFacets facets;
};
/// With @p merged an event that several sentences tell counts once in the facets, in each value that one of its tellings has.
/// Without @p tagsOf no event has a star or a tag. @p withText tells which events have the filter's text, one entry an event; without
/// it an event has the text when all its words, in any order and case folded, stand in the sentence, the title or the names of places.
FilterResult applyFilter(const EventStore &store, const EventFilter &filter, const MergedEvents *merged = nullptr, const EventTagsOf &tagsOf = {},
                         const std::vector<bool> *withText = nullptr);

} // namespace Dateline
