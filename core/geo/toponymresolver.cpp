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

/// A small place in a country that the text does not mention otherwise, though it names enough other places: most often another
/// thing of that name.
bool isStray(const RankedReading &best, std::size_t candidates)
{
    constexpr std::size_t EnoughPlaces = 5;
    return best.values[OnlySmallPlaceFeature] > 0 && best.values[ContainedElsewhereFeature] <= 0 && candidates >= EnoughPlaces
        && best.values[NearFeature] < 0.3f && !isHeldInFull(best.place.country);
}

/// "Croft, Yorkshire", where the gazetteer knows a Croft in another county only: the text means a place that it lacks.
bool isElsewhere(const RankedReading &best)
{
    constexpr std::uint32_t SmallTown = 50000;
    return best.values[ForeignContainerFeature] > 0 && best.place.kind == PlaceKind::City && best.place.population < SmallTown;
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
            unknown[i] = isStray(best, candidates.size()) || isElsewhere(best);
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
