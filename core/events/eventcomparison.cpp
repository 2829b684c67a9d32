// SPDX-License-Identifier: GPL-3.0-or-later
#include "events/eventcomparison.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <set>
#include <utility>

namespace Dateline {

namespace {

/// What two tellings need in common, in points; the coarser their date, the more.
constexpr double DayThreshold = 3.5;
constexpr double MonthThreshold = 3.75;
constexpr double YearThreshold = 3.75;
/// Without a happening of the same kind, only nearly the same words tell the same.
constexpr double SameWords = 0.6;
constexpr std::size_t SameWordsAtLeast = 4;
constexpr double OtherCityKilometres = 60;

std::size_t shared(const std::vector<std::uint32_t> &a, const std::vector<std::uint32_t> &b)
{
    std::size_t count = 0;
    for (auto i = a.begin(), j = b.begin(); i != a.end() && j != b.end();) {
        if (*i == *j) {
            ++count;
            ++i;
            ++j;
        } else if (*i < *j) {
            ++i;
        } else {
            ++j;
        }
    }
    return count;
}

bool isSamePlace(const Toponym &a, const Toponym &b)
{
    return a.geonameId && b.geonameId ? a.geonameId == b.geonameId : a.name == b.name && a.country == b.country;
}

} // namespace

bool isExactPlace(const Toponym *place)
{
    return place && place->kind != PlaceKind::Country && place->kind != PlaceKind::Region;
}

bool EventComparison::isOne(Precision precision) const
{
    const double threshold = precision <= Precision::Weekend ? DayThreshold : precision <= Precision::Month ? MonthThreshold : YearThreshold;
    return !isAgainst && (sameWords || (happening && isSpecific)) && points >= threshold;
}

bool EventComparison::isOneOfOtherDays() const
{
    return happening && !isAgainst && names > 0 && (ordinal || words >= SameWords);
}

EventComparison compareTellings(const EventTelling &a, const EventTelling &b)
{
    EventComparison result;
    result.happening = a.traits.happening == b.traits.happening && a.traits.happening != EventTraits::NoHappening;
    result.points += result.happening ? 1 : 0;

    result.names = shared(a.traits.names, b.traits.names);
    if (result.names > 0)
        result.points += 1.5 + 0.5 * double(std::min<std::size_t>(result.names - 1, 2));
    else if (result.happening && isPersonal(a.traits.happening) && !a.traits.names.empty() && !b.traits.names.empty())
        result.isAgainst = true;

    result.ordinal = a.traits.ordinal != 0 && a.traits.ordinal == b.traits.ordinal;
    if (result.happening && a.traits.ordinal != 0 && b.traits.ordinal != 0 && !result.ordinal)
        result.isAgainst = true;
    result.points += result.ordinal ? 1.5 : 0;

    const Toponym *placeOfA = a.place();
    const Toponym *placeOfB = b.place();
    if (placeOfA && placeOfB) {
        if (isExactPlace(placeOfA) && isExactPlace(placeOfB)) {
            result.place = isSamePlace(*placeOfA, *placeOfB);
            const bool namesIt = shared(a.traits.places, b.traits.places) > 0
                && (std::binary_search(a.traits.places.begin(), a.traits.places.end(), placeOfB->geonameId)
                    || std::binary_search(b.traits.places.begin(), b.traits.places.end(), placeOfA->geonameId));
            if (!result.place && !namesIt && distanceInKilometres(*placeOfA->coordinate, *placeOfB->coordinate) > OtherCityKilometres)
                result.isAgainst = true;
            result.points += result.place ? 1.5 : 0;
        } else if (!placeOfA->country.isEmpty() && placeOfA->country == placeOfB->country) {
            result.points += 0.75;
        }
    }

    const bool corridor = std::any_of(a.event->corridors.begin(), a.event->corridors.end(), [&](std::uint16_t each) {
        return std::find(b.event->corridors.begin(), b.event->corridors.end(), each) != b.event->corridors.end();
    });
    result.corridor = corridor;
    result.points += corridor ? 2 : 0;
    result.figure = shared(a.traits.figures, b.traits.figures) > 0;
    result.points += result.figure ? 2.5 : 0;

    // Other figures of the same countries may contradict each other; with other countries they are about something else.
    if (!result.figure && !a.traits.figures.empty() && !b.traits.figures.empty()) {
        const std::size_t places = shared(a.traits.places, b.traits.places);
        if (places < a.traits.places.size() && places < b.traits.places.size())
            result.isAgainst = true;
    }

    const std::size_t words = shared(a.traits.words, b.traits.words);
    if (words > 0)
        result.words = double(words) / std::sqrt(double(a.traits.words.size()) * double(b.traits.words.size()));
    result.sameWords = result.words >= SameWords && words >= SameWordsAtLeast;
    result.points += 3 * result.words;
    result.isSpecific = result.names > 0 || result.place || corridor || result.figure || result.ordinal;
    return result;
}

std::vector<std::string> reasonsForOne(const std::vector<EventTelling> &tellings, bool byPerson)
{
    std::vector<std::string> reasons;
    if (byPerson)
        reasons.emplace_back("merged by a person");
    const EventTelling &first = tellings.front();
    const bool sameDays = std::all_of(tellings.begin(), tellings.end(), [&](const EventTelling &each) { return each.event->interval == first.event->interval; });
    if (sameDays)
        reasons.push_back("the same date: " + first.event->edtf);
    std::set<std::string> said;
    const auto add = [&](std::string reason) {
        if (said.insert(reason).second)
            reasons.push_back(std::move(reason));
    };
    for (std::size_t i = 1; i < tellings.size(); ++i) {
        const EventTelling &other = tellings[i];
        const EventComparison comparison = compareTellings(first, other);
        if (comparison.happening)
            add("the same kind of happening: " + std::string(happeningName(first.traits.happening)));
        if (comparison.place)
            add("the same place: " + first.place()->name);
        for (const auto &[hash, name] : eventNames(*first.document, *first.event)) {
            if (std::binary_search(other.traits.names.begin(), other.traits.names.end(), hash))
                add("the same name: " + std::string(name));
        }
        for (const std::uint16_t corridor : first.event->corridors) {
            if (std::find(other.event->corridors.begin(), other.event->corridors.end(), corridor) != other.event->corridors.end())
                add("the same corridor: " + CorridorCatalogue::instance().corridors()[corridor].name);
        }
        if (comparison.figure)
            add("the same figure");
        if (comparison.ordinal)
            add("the same number in a row: " + std::to_string(first.traits.ordinal));
        if (comparison.sameWords)
            add("nearly the same words");
    }
    return reasons;
}

std::vector<std::string> figureConflicts(const EventTelling &a, const EventTelling &b)
{
    std::vector<std::string> conflicts;
    const auto isFact = [](const Quantity &quantity) { return quantity.kind == QuantityKind::Level && quantity.value && !quantity.expected; };
    for (const std::uint32_t i : a.event->quantities) {
        const Quantity &one = a.document->quantities[i];
        if (!isFact(one))
            continue;
        const Quantity *other = nullptr;
        for (const std::uint32_t j : b.event->quantities) {
            const Quantity &each = b.document->quantities[j];
            if (!isFact(each) || each.unit != one.unit || each.subject != one.subject || one.subject.empty())
                continue;
            // One that agrees is enough.
            if (std::abs(*each.value - *one.value) <= 0.005 * std::max(std::abs(*each.value), std::abs(*one.value))) {
                other = nullptr;
                break;
            }
            other = &each;
        }
        if (other)
            conflicts.push_back(one.subject + ": " + std::string(one.span.in(a.document->document.text)) + " against "
                                + std::string(other->span.in(b.document->document.text)));
    }
    return conflicts;
}

} // namespace Dateline
