// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/extractioncheck.h"

#include "events/extracteddocument.h"

#include <algorithm>
#include <span>

namespace Dateline {

bool indexesPointInside(const ExtractedDocument &read)
{
    const auto inside = [](std::span<const std::uint32_t> indexes, std::size_t size) {
        return std::all_of(indexes.begin(), indexes.end(), [size](std::uint32_t index) { return index < size; });
    };
    const auto within = [](std::int32_t index, std::size_t size) { return index < 0 || std::size_t(index) < size; };
    const std::size_t expressions = read.temporalExpressions.size();
    const std::size_t toponyms = read.toponyms.size();
    const std::size_t quantities = read.quantities.size();
    for (const TemporalExpression &expression : read.temporalExpressions) {
        if (!within(expression.rangeEnd, expressions))
            return false;
    }
    for (const Quantity &quantity : read.quantities) {
        if (!within(quantity.related, quantities) || !within(quantity.temporalExpression, expressions) || !inside(quantity.toponyms, toponyms))
            return false;
    }
    return std::all_of(read.events.begin(), read.events.end(), [&](const Event &event) {
        return inside(event.temporalExpressions, expressions) && inside(event.toponyms, toponyms) && inside(event.quantities, quantities)
            && within(event.place, toponyms);
    });
}

bool endsAreInOrder(const ExtractedDocument &read)
{
    const auto inOrder = [](const auto &item) {
        return !item.interval.earliest || !item.interval.latest || *item.interval.earliest <= *item.interval.latest;
    };
    return std::all_of(read.events.begin(), read.events.end(), inOrder)
        && std::all_of(read.temporalExpressions.begin(), read.temporalExpressions.end(), inOrder);
}

} // namespace Dateline
