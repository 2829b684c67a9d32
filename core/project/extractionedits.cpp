// SPDX-License-Identifier: GPL-3.0-or-later
#include "project/extractionedits.h"

#include <algorithm>
#include <cstdint>
#include <utility>

namespace Dateline {

namespace {

/// Behind all that begin before it or with it.
template<typename Item>
auto placeInOrder(std::vector<Item> &items, const Item &item)
{
    return std::find_if(items.begin(), items.end(), [&item](const Item &each) { return each.span.begin > item.span.begin; });
}

} // namespace

std::size_t insertExpression(ExtractedDocument &document, TemporalExpression expression)
{
    std::vector<TemporalExpression> &expressions = document.temporalExpressions;
    const auto after = placeInOrder(expressions, expression);
    const auto index = std::int32_t(after - expressions.begin());
    expressions.insert(after, std::move(expression));
    for (TemporalExpression &each : expressions) {
        if (each.rangeEnd >= index)
            ++each.rangeEnd;
    }
    for (Event &event : document.events) {
        for (std::uint32_t &each : event.temporalExpressions)
            each += each >= std::uint32_t(index) ? 1 : 0;
    }
    for (Quantity &quantity : document.quantities)
        quantity.temporalExpression += quantity.temporalExpression >= index ? 1 : 0;
    return std::size_t(index);
}

void insertToponym(ExtractedDocument &document, Toponym toponym)
{
    std::vector<Toponym> &toponyms = document.toponyms;
    const auto after = placeInOrder(toponyms, toponym);
    for (Quantity &quantity : document.quantities) {
        for (std::uint32_t &index : quantity.toponyms)
            index += index >= std::uint32_t(after - toponyms.begin()) ? 1 : 0;
    }
    toponyms.insert(after, std::move(toponym));
}

bool removeToponyms(ExtractedDocument &document, const std::function<bool(const Toponym &)> &isMeant)
{
    std::vector<Toponym> &toponyms = document.toponyms;
    std::vector<std::int64_t> now;
    std::int64_t kept = 0;
    for (const Toponym &toponym : toponyms)
        now.push_back(isMeant(toponym) ? -1 : kept++);
    if (std::size_t(kept) == toponyms.size())
        return false;
    std::erase_if(toponyms, isMeant);
    for (Quantity &quantity : document.quantities) {
        std::vector<std::uint32_t> indexes;
        for (const std::uint32_t index : quantity.toponyms) {
            if (now[index] >= 0)
                indexes.push_back(std::uint32_t(now[index]));
        }
        quantity.toponyms = std::move(indexes);
    }
    return true;
}

} // namespace Dateline
