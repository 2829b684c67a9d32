// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "events/eventstore.h"
#include "events/eventtraits.h"
#include "events/extracteddocument.h"

#include <cstddef>
#include <string>
#include <vector>

namespace Dateline {

/// One telling of an event, ready to be compared with others.
struct EventTelling
{
    EventIndex index = NoEvent; ///< in the order of all events that are merged
    const ExtractedDocument *document = nullptr;
    const Event *event = nullptr;
    EventTraits traits;

    const Toponym *place() const { return event->place < 0 ? nullptr : &document->toponyms[std::size_t(event->place)]; }
};

/// Whether it is more than a country or a region; false for null.
bool isExactPlace(const Toponym *place);

/// What speaks for and against two tellings of the same days being one event.
struct EventComparison
{
    double points = 0;
    bool isAgainst = false;
    bool isSpecific = false;  ///< something more than the kind of happening and common words
    bool happening = false;
    bool place = false;
    bool corridor = false;
    bool figure = false;
    bool ordinal = false;
    std::size_t names = 0;
    double words = 0;         ///< cosine of the sets of words
    bool sameWords = false;

    /// Whether that is enough for tellings whose dates are of this precision, of the coarser one of both.
    bool isOne(Precision precision) const;
    /// Whether they are one event though they are dated otherwise, so that one of the dates is wrong.
    bool isOneOfOtherDays() const;
};

EventComparison compareTellings(const EventTelling &a, const EventTelling &b);

/// Why tellings are one event, in words for the user: what all, or at least the first one and another, have in common. @p byPerson says that
/// a person merged them.
std::vector<std::string> reasonsForOne(const std::vector<EventTelling> &tellings, bool byPerson);

/// The figures that two tellings of an event give otherwise, in words for the user: "goods: 5 million tons against 7 million tons".
std::vector<std::string> figureConflicts(const EventTelling &a, const EventTelling &b);

} // namespace Dateline
