// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/country.h"
#include "text/calendarday.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace Dateline {

/// What a person searches for, as typed:
///
///     silk road              both words, in any order; the last one may be only begun
///     "silk road"            these words in a row
///     -tender                without the word
///     title:rail place:Алматы note:ask tag:todo text:visit person:Tokayev
///     date:2024-07           events that meet July 2024; any EDTF date
///     from:2013 to:2015-06   events that meet the range
///     in:KZ  in:Kazakhstan   events that name the country
///
/// Words are folded (foldedForSearch): accents, apostrophes, case and script do not count. A word that names a place also finds
/// its other names: "Сиань" and "Sian" find Xi'an. What looks like an operator and is none is searched for as words.
struct SearchQuery
{
    struct Term
    {
        std::string field;  ///< "text", "title", "place", "person", "note", "tag"; empty: all of them
        std::string words;  ///< as typed
        bool phrase = false;
        bool begun = false; ///< the last word may go on
        bool without = false;
    };
    std::vector<Term> terms;
    std::vector<CountryCode> countries; ///< all of them
    std::optional<Day> from;
    std::optional<Day> to;

    /// Words alone, without any operator.
    bool isPlain() const;
    bool isEmpty() const { return terms.empty() && countries.empty() && !from && !to; }
    /// It asks for something that only events have.
    bool asksForEvents() const { return !countries.empty() || from || to; }

    /// As an expression of SQLite's FTS5 over the columns of the search index; empty when there is nothing to look up in it. Of days
    /// only the years are in the index: the days of what is found must be compared.
    std::string match() const;
};

SearchQuery parseSearch(std::string_view text);

} // namespace Dateline
