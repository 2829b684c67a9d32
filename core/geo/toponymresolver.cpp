// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/toponymresolver.h"

#include "geo/countrygroup.h"
#include "geo/gazetteer.h"
#include "geo/readingranker.h"

#include <algorithm>
#include <cmath>

namespace Dateline {

namespace {

constexpr std::size_t MaxAlternatives = 5;

/// What a name with such a word in it is, when the gazetteer lacks it.
PlaceKind kindOfHead(std::uint16_t classes, PlaceKind otherwise)
{
    if (classes & (StreetWord | FacilityWord))
        return PlaceKind::Facility;
    if (classes & WaterWord)
        return PlaceKind::Water;
    if (classes & MountainWord)
        return PlaceKind::Mountain;
    if (classes & DivisionWord)
        return PlaceKind::FirstLevel;
    return otherwise;
}

/// Whether a place is small enough to stand for a name that is near it.
bool isLocal(const Toponym &toponym)
{
    return toponym.coordinate
        && (toponym.kind == PlaceKind::City || toponym.kind == PlaceKind::FirstLevel || toponym.kind == PlaceKind::Facility);
}

/// A small place in a country that the text does not mention otherwise, though it names enough other places: most often another
/// thing of that name.
bool isStray(const RankedReading &best, std::size_t candidates)
{
    constexpr std::size_t EnoughPlaces = 5;
    return best.values[OnlySmallPlaceFeature] > 0 && best.values[ContainedElsewhereFeature] <= 0 && candidates >= EnoughPlaces
        && best.values[NearFeature] < 0.3f && !isHeldInFull(best.place.country);
}

} // namespace

ToponymResolver::ToponymResolver(const Gazetteer &gazetteer)
    : m_gazetteer(gazetteer)
{
}

std::vector<Toponym> ToponymResolver::resolve(std::string_view prose, const std::vector<ToponymCandidate> &candidates) const
{
    ReadingRanker ranker(m_gazetteer, ReadingRanker::defaultWeights());
    ranker.rank(candidates);

    std::vector<Toponym> result(candidates.size());
    std::vector<bool> unknown(candidates.size(), false);
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        const ToponymCandidate &candidate = candidates[i];
        Toponym &toponym = result[i];
        toponym.span = candidate.span;
        toponym.confidence = candidate.recognition;
        if (candidate.group != 0) {
            const CountryGroup &group = CountryGroups::instance().groups()[candidate.group - 1u];
            toponym.kind = PlaceKind::Group;
            toponym.name = group.name;
            toponym.members = group.currentMembers();
            continue;
        }
        if (candidate.hint)
            continue;
        const std::vector<RankedReading> readings = ranker.readingsOf(i);
        const bool whole = candidate.readings != 0;
        if (readings.empty() || (!whole && (candidate.headClasses & (StreetWord | WaterWord | MountainWord)))) {
            unknown[i] = true;
            continue;
        }
        const RankedReading &best = readings.front();
        toponym.country = best.place.country;
        toponym.confidence *= best.probability;
        if (whole) {
            unknown[i] = isStray(best, candidates.size());
            toponym.kind = candidate.demonym ? PlaceKind::Demonym : best.place.kind;
            toponym.name = best.place.name;
            toponym.geonameId = best.place.geonameId;
            toponym.row = best.reading.row;
            if (best.place.feature == PlaceFeature::BorderPoint)
                toponym.members = m_gazetteer.members(best.reading.row);
        } else {
            toponym.kind = kindOfHead(candidate.headClasses, best.place.kind);
            toponym.name = candidate.span.in(prose);
            // A name inside a name leads to the right place only where the text is about that place anyway.
            const bool named = best.place.kind == PlaceKind::Country || best.values[ContainedElsewhereFeature] > 0
                || (best.place.kind == PlaceKind::FirstLevel && best.values[CountryShareFeature] > 0.2f);
            unknown[i] = !named && best.values[NearFeature] < 0.5f;
        }
        if (!candidate.demonym)
            toponym.coordinate = best.place.coordinate;
        // "Beijing said", "Moscow's reply": the capital speaks for the country.
        toponym.metonym = whole && best.place.feature == PlaceFeature::Capital && !candidate.locative
            && (candidate.acts || candidate.possessive);
        const std::size_t alternatives = std::min(readings.size() - 1, MaxAlternatives);
        toponym.alternatives.reserve(alternatives);
        toponym.alternativeConfidences.reserve(alternatives);
        for (std::size_t k = 1; k <= alternatives; ++k) {
            toponym.alternatives.push_back(readings[k].reading.row);
            toponym.alternativeConfidences.push_back(std::round(candidate.recognition * readings[k].probability * 1000) / 1000);
        }
    }

    // What the gazetteer lacks stands near what is named beside it: the place that it lies in, the last place named before it in
    // its sentence or the one before, else the place that the document names most.
    std::size_t focus = candidates.size();
    std::vector<std::pair<std::string_view, std::size_t>> counts;
    for (std::size_t i = 0; i < result.size(); ++i) {
        if (!unknown[i] && isLocal(result[i]) && result[i].kind != PlaceKind::Facility) {
            const auto found = std::find_if(counts.begin(), counts.end(), [&](const auto &entry) { return entry.first == result[i].name; });
            if (found == counts.end() && counts.size() < 200)
                counts.emplace_back(result[i].name, 1);
            else if (found != counts.end())
                ++found->second;
        }
    }
    std::size_t most = 0;
    for (std::size_t i = 0; i < result.size(); ++i) {
        if (unknown[i] || !isLocal(result[i]) || result[i].kind == PlaceKind::Facility)
            continue;
        const auto found = std::find_if(counts.begin(), counts.end(), [&](const auto &entry) { return entry.first == result[i].name; });
        const std::size_t points = found == counts.end() ? 0 : found->second * (result[i].kind == PlaceKind::City ? 3 : 2);
        if (points > most) {
            most = points;
            focus = i;
        }
    }
    std::size_t before = candidates.size();
    for (std::size_t i = 0; i < result.size(); ++i) {
        if (!unknown[i]) {
            if (isLocal(result[i]))
                before = i;
            continue;
        }
        Toponym &toponym = result[i];
        std::size_t near = candidates.size();
        if (candidates[i].container < result.size() && result[candidates[i].container].coordinate)
            near = candidates[i].container;
        else if (before < result.size() && candidates[before].sentence + 1 >= candidates[i].sentence)
            near = before;
        else
            near = focus;
        if (toponym.name.empty()) {
            toponym.name = candidates[i].span.in(prose);
            toponym.kind = kindOfHead(candidates[i].headClasses, PlaceKind::City);
        }
        if (near < result.size()) {
            toponym.coordinate = result[near].coordinate;
            toponym.country = result[near].country;
        }
        toponym.confidence *= 0.3f;
    }
    // In place: a second list would hold a long text's places twice.
    std::size_t kept = 0;
    for (std::size_t i = 0; i < result.size(); ++i) {
        if (candidates[i].hint || unknown[i])
            continue;
        if (kept != i)
            result[kept] = std::move(result[i]);
        ++kept;
    }
    result.resize(kept);
    return result;
}

} // namespace Dateline
