// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/toponym.h"

namespace Dateline {

std::string_view placeKindName(PlaceKind kind)
{
    switch (kind) {
    case PlaceKind::Country: return "country";
    case PlaceKind::Region: return "region";
    case PlaceKind::FirstLevel: return "firstLevel";
    case PlaceKind::City: return "city";
    case PlaceKind::Facility: return "facility";
    case PlaceKind::Water: return "water";
    case PlaceKind::Mountain: return "mountain";
    case PlaceKind::Demonym: return "demonym";
    case PlaceKind::Group: return "group";
    }
    return {};
}

} // namespace Dateline
