// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/gazetteer.h"
#include "text/textspan.h"

#include <cstdint>
#include <limits>

namespace Dateline {

/// A name that ToponymTagger takes for a place, before it is decided which place it is.
struct ToponymCandidate
{
    static constexpr std::uint32_t None = std::numeric_limits<std::uint32_t>::max();

    TextSpan span;
    /// The gazetteer's readings of the whole name, for Gazetteer::readingAt(); 0 when the gazetteer lacks it.
    std::uint32_t readings = 0;
    /// Readings of the place inside the name ("Xi'an" in "Xi'an Central Station"), when the whole is not known; else 0.
    std::uint32_t insideReadings = 0;
    /// Number of the group plus one when the name means several countries ("the five Central Asian states"); else 0.
    std::uint16_t group = 0;
    /// Bits of WordClass of the words of the name that say what it is: "County", "River", "Street".
    std::uint16_t headClasses = 0;
    /// Bits of WordClass of the words before and after that say what it is: "the city of", "province".
    std::uint16_t besideClasses = 0;
    /// The candidate that this one lies in: "Kentucky" for "London" in "London, Kentucky".
    std::uint32_t container = None;
    /// Number of its sentence in the text.
    std::uint32_t sentence = 0;
    float recognition = 0;      ///< how sure it is that it is a place: 0 to 1
    bool demonym = false;       ///< "Kazakh": the people or their things, no point
    bool adjective = false;     ///< "Kazakh" in "a Kazakh town": the country as a place
    bool hint = false;          ///< no place here ("Kentucky Supreme Court"), but it tells what the text is about
    bool dateline = false;      ///< "ASTANA, July 3 —": where the article was written
    bool possessive = false;    ///< "Beijing's"
    bool locative = false;      ///< a word such as "in" or "near" before it
    bool article = false;       ///< "the" before it and nothing behind it that the article could belong to: "on the Naryn"
    bool listed = false;        ///< a comma, "and" or "or" joins it to the candidate before it
    bool acts = false;          ///< it is the subject of a verb of saying or doing: "Beijing said"
};

} // namespace Dateline
