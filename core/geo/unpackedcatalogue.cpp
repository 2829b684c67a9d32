// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/corridor.h"
#include "geo/country.h"

// An empty catalogue until the packed corridors and countries are in.
namespace Dateline {

struct CorridorCatalogue::Names
{
};
CorridorCatalogue::CorridorCatalogue() = default;
CorridorCatalogue::~CorridorCatalogue() = default;
const CorridorCatalogue &CorridorCatalogue::instance()
{
    static const CorridorCatalogue catalogue;
    return catalogue;
}
std::optional<std::uint16_t> CorridorCatalogue::indexOf(std::string_view) const
{
    return std::nullopt;
}
std::vector<CorridorMention> CorridorCatalogue::mentions(std::string_view) const
{
    return {};
}
std::string countryName(CountryCode code)
{
    return code.toString();
}

} // namespace Dateline
