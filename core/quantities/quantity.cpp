// SPDX-License-Identifier: GPL-3.0-or-later
#include "quantities/quantity.h"

namespace Dateline {

std::string_view quantityKindName(QuantityKind kind)
{
    switch (kind) {
    case QuantityKind::Level: return "level";
    case QuantityKind::Change: return "change";
    case QuantityKind::Share: return "share";
    case QuantityKind::Multiple: return "multiple";
    }
    return {};
}

std::string_view unitKindName(UnitKind kind)
{
    switch (kind) {
    case UnitKind::Money: return "money";
    case UnitKind::Percent: return "percent";
    case UnitKind::Times: return "times";
    case UnitKind::Mass: return "mass";
    case UnitKind::Length: return "length";
    case UnitKind::Area: return "area";
    case UnitKind::Volume: return "volume";
    case UnitKind::Power: return "power";
    case UnitKind::Energy: return "energy";
    case UnitKind::Containers: return "containers";
    case UnitKind::Count: return "count";
    }
    return {};
}

std::string_view quantityModifierName(QuantityModifier modifier)
{
    switch (modifier) {
    case QuantityModifier::None: return {};
    case QuantityModifier::About: return "about";
    case QuantityModifier::MoreThan: return "moreThan";
    case QuantityModifier::AtLeast: return "atLeast";
    case QuantityModifier::LessThan: return "lessThan";
    case QuantityModifier::AtMost: return "atMost";
    case QuantityModifier::Nearly: return "nearly";
    }
    return {};
}

std::string_view figureDateName(FigureDate basis)
{
    switch (basis) {
    case FigureDate::None: return {};
    case FigureDate::Sentence: return "sentence";
    case FigureDate::Paragraph: return "paragraph";
    case FigureDate::Document: return "document";
    }
    return {};
}

} // namespace Dateline
