// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "events/extracteddocument.h"

#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace Dateline {

/// What two tellings of an event are compared by. Words and names are hashes of 32 bits, sorted and without repeats: a chance
/// match of one of them decides nothing.
struct EventTraits
{
    static constexpr std::uint8_t NoHappening = 0xFF;

    std::uint8_t happening = NoHappening;    ///< the kind of happening told nearest to the date
    std::uint32_t ordinal = 0;               ///< of the happening: 24 of "the 24th meeting"; 0 when none is told
    std::vector<std::uint32_t> words;        ///< stems of what is said, without happenings, names, figures and dates
    std::vector<std::uint32_t> names;        ///< of persons, organisations and things; of a sentence about "he" or "she" the last ones before
    std::vector<std::uint32_t> figures;      ///< numbers that are no dates
    std::vector<std::uint32_t> places;       ///< of all that the sentence names, countries included
};

/// The traits of @p event, one of @p document's. Linear in the length of its sentence.
EventTraits eventTraits(const ExtractedDocument &document, const Event &event);

/// The names in an event's sentence as they are written, by the hashes that EventTraits::names has.
std::vector<std::pair<std::uint32_t, std::string_view>> eventNames(const ExtractedDocument &document, const Event &event);

/// The name of a kind of happening, for reasons: "meeting"; empty for none.
std::string_view happeningName(std::uint8_t happening);
/// Whether it is told of persons, so that other persons make another event.
bool isPersonal(std::uint8_t happening);

} // namespace Dateline
