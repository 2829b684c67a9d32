// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "events/extracteddocument.h"
#include "geo/coordinate.h"

#include <cstdint>
#include <random>
#include <string>
#include <string_view>

namespace Dateline::TestSupport {

/// How generated events lie in time: evenly over sixty years, or around a hundred days of them.
enum class Spread { Random, Clustered };

/// A made-up event for measurements. It names a real country and city and says nothing of them.
struct GeneratedEvent
{
    Day first;
    Day last; ///< inclusive
    Precision precision = Precision::Day;
    CountryCode country;
    CountryCode second; ///< mostly empty
    std::string_view place;
    Coordinate coordinate;
    std::string_view happening; ///< "officials signed a protocol"
    std::uint32_t article = 0;  ///< a thousand events in a row are of one
};

/// The same events on every machine: most are known by the day, one in twelve each by the year and by the month, and one in
/// twelve lasts up to four months.
class EventGenerator
{
public:
    explicit EventGenerator(Spread spread, std::uint32_t seed = 5);
    GeneratedEvent next();

private:
    Spread m_spread;
    std::mt19937 m_random;
    std::vector<int> m_centres;
    std::uint32_t m_count = 0;
};

/// @p count events as one document. One sentence serves them all, so that ten million fit into memory.
ExtractedDocument generateDocument(std::uint32_t count, Spread spread);

/// The event as a line of JSON without the line's end: {"date": EDTF, "text": …, "countries": […], "place": …, "latitude": …, "longitude": …,
/// "path": "generated/article-17"}.
std::string jsonLine(const GeneratedEvent &event);

} // namespace Dateline::TestSupport
