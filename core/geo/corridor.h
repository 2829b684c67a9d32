// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/coordinate.h"
#include "geo/country.h"
#include "text/calendarday.h"
#include "text/textspan.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace Dateline {

struct NamedThing;

enum class CorridorStatus : std::uint8_t { Proposed, Signed, Building, Open, Closed, Historic };

/// One change of a corridor's status. With yearOnly the first of January stands for the year, with monthOnly the first of a
/// month for the month; it is never that day.
struct CorridorStatusChange
{
    CorridorStatus status = CorridorStatus::Proposed;
    Day since;
    bool yearOnly = false;
    std::string source;     ///< what happened, and the publication that says so
    bool monthOnly = false;
    std::string confidence = "high"; ///< of the date: also "medium", or "low" where no publication was found
};

/// A stop of a corridor.
struct CorridorStop
{
    std::string name;
    CountryCode country;
    Coordinate coordinate;
    bool approximate = false;
};

/// One line of a corridor: stops in order of travel. Leg i joins stops i and i + 1.
struct CorridorPath
{
    std::string id;
    std::string label;
    std::vector<CorridorStop> stops;
    std::vector<bool> seaLegs; ///< one entry a leg: by ship
};

/// A transport corridor, pipeline or initiative. An initiative (Belt and Road) has no paths: it is named in texts, not drawn.
struct Corridor
{
    std::string id;
    std::string name;
    std::vector<std::string> aliases; ///< as texts write it, the name itself not repeated
    std::string mode;                 ///< "rail", "road", "sea", "pipeline", "caravan" or several joined by "+"
    std::string statusText;           ///< in words, as of the data's date
    std::vector<CorridorStatusChange> history; ///< in order of time; empty where the dates are not known
    std::vector<CorridorPath> paths;
    std::vector<std::string> sources;
    std::string confidence;

    /// The status on @p day; nothing before the first change or without a history.
    std::optional<CorridorStatus> statusOn(Day day) const;
    /// The countries of its stops, without repeats, in order of travel.
    std::vector<CountryCode> countries() const;
};

/// A corridor named in a text.
struct CorridorMention
{
    TextSpan span;
    std::uint16_t corridor = 0; ///< index in the catalogue
};

/// All corridors that the program knows. Immutable after loading and safe to share between threads.
class CorridorCatalogue
{
public:
    /// From the packed resource; it is part of the program, so this cannot fail.
    static const CorridorCatalogue &instance();

    const std::vector<Corridor> &corridors() const { return m_corridors; }
    /// Nothing when there is no such id.
    std::optional<std::uint16_t> indexOf(std::string_view id) const;
    /// The corridor, counted from 1, that a sequence of folded words names.
    NamedThing match(std::uint64_t hash) const;
    /// The mentions in @p prose in text order, longest name first where names overlap.
    std::vector<CorridorMention> mentions(std::string_view prose) const;

    CorridorCatalogue();
    ~CorridorCatalogue();

private:
    struct Names;
    std::vector<Corridor> m_corridors;
    Names *m_names = nullptr;
};

} // namespace Dateline
