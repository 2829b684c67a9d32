// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/country.h"

#include "geo/gazetteer.h"

namespace Dateline {

std::string countryName(CountryCode code)
{
    const Gazetteer &gazetteer = Gazetteer::instance();
    const auto row = gazetteer.countryRow(code);
    return row ? std::string(gazetteer.place(*row).name) : code.toString();
}

} // namespace Dateline
