// SPDX-License-Identifier: GPL-3.0-or-later
#include "events/quantityseries.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace Dateline {

namespace {

Day firstKnownDay(const TimeInterval &interval)
{
    return interval.earliest ? *interval.earliest : *interval.latest;
}

/// "Its trade with China", "trade between China and the region": whose trade it is, is not told, and another article means another's.
bool namesOnlyThePartner(const ExtractedDocument &document, const Quantity &quantity)
{
    return quantity.subjectName == "trade" && quantity.toponyms.size() == 1
        && document.toponyms[quantity.toponyms.front()].span.begin >= quantity.subjectSpan.end;
}

} // namespace

std::vector<QuantitySeries> quantitySeries(const EventStore &store, std::span<const EventIndex> shown)
{
    // "trade" of one article need not be "trade" of another: without a place a subject is its article's own.
    std::map<std::tuple<std::string_view, std::string_view, QuantityKind, std::uint32_t>, QuantitySeries> series;
    for (const EventIndex index : shown) {
        const Event &event = store.event(index);
        if (event.quantities.empty() || !event.interval.isResolved())
            continue;
        const std::uint32_t documentIndex = store.documentOf(index);
        const ExtractedDocument &document = store.document(documentIndex);
        for (const std::uint32_t at : event.quantities) {
            const Quantity &quantity = document.quantities[at];
            if (!quantity.value || quantity.subject.empty())
                continue;
            const bool isOwn = quantity.toponyms.empty() || namesOnlyThePartner(document, quantity);
            QuantitySeries &one = series[{quantity.subject, quantity.unit, quantity.kind, isOwn ? documentIndex + 1 : 0}];
            if (one.points.empty()) {
                one.subject = quantity.subject;
                one.unit = quantity.unit;
                one.unitKind = quantity.unitKind;
                one.kind = quantity.kind;
            }
            one.points.push_back({event.interval, *quantity.value, quantity.upper.value_or(*quantity.value), quantity.modifier,
                                  quantity.expected, index, documentIndex, at});
        }
    }
    std::vector<QuantitySeries> result;
    result.reserve(series.size());
    for (auto &[key, one] : series) {
        std::sort(one.points.begin(), one.points.end(), [](const QuantityPoint &a, const QuantityPoint &b) {
            const Day first = firstKnownDay(a.interval);
            const Day second = firstKnownDay(b.interval);
            return std::tie(first, a.event, a.quantity) < std::tie(second, b.event, b.quantity);
        });
        result.push_back(std::move(one));
    }
    std::stable_sort(result.begin(), result.end(), [](const QuantitySeries &a, const QuantitySeries &b) { return a.points.size() > b.points.size(); });
    return result;
}

TimeInterval dateOf(const ExtractedDocument &extracted, const Quantity &quantity)
{
    if (quantity.temporalExpression >= 0 && std::size_t(quantity.temporalExpression) < extracted.temporalExpressions.size())
        return rangeInterval(extracted.temporalExpressions, std::size_t(quantity.temporalExpression));
    const std::optional<Day> published = extracted.document.published.day;
    return quantity.dateBasis == FigureDate::Document && published ? TimeInterval::of(*published, *published) : TimeInterval();
}

TextSpan sentenceOf(const ExtractedDocument &extracted, const Quantity &quantity)
{
    const auto after = std::upper_bound(extracted.sentences.begin(), extracted.sentences.end(), quantity.span.begin,
                                        [](std::uint32_t at, TextSpan sentence) { return at < sentence.begin; });
    return after == extracted.sentences.begin() ? quantity.span : *std::prev(after);
}

} // namespace Dateline
