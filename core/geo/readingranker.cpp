// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/readingranker.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace Dateline {

namespace {

/// What "Washington state" says of this mention, held against what it says of the others.
constexpr float BesideThisMention = 3;

/// Puts the readings in the order of their scores, the best first, and tells how likely each is.
void sortByScore(std::vector<RankedReading> &readings)
{
    std::stable_sort(readings.begin(), readings.end(), [](const RankedReading &a, const RankedReading &b) { return a.score > b.score; });
    float sum = 0;
    for (RankedReading &r : readings) {
        r.probability = std::exp(std::max(-30.0f, r.score - readings.front().score));
        sum += r.probability;
    }
    for (RankedReading &r : readings)
        r.probability /= sum;
}

} // namespace

ReadingRanker::ReadingRanker(const Gazetteer &gazetteer, std::span<const float> weights)
    : m_weights(weights)
    , m_document(gazetteer)
    , m_context(m_document)
{
}

std::span<const float> ReadingRanker::defaultWeights()
{
    // Fitted by train-toponym-model --readings.
    static constexpr std::array<float, ReadingFeatureCount> Weights = {
        1.45f, // PopulationFeature
        8.67f, // CountryFeature
        7.06f, // RegionFeature
        7.49f, // FirstLevelFeature
        4.67f, // CountyFeature
        4.34f, // FacilityFeature
        6.09f, // WaterFeature
        4.00f, // MountainFeature
        -1.10f, // SectionFeature
        0.53f, // CapitalFeature
        0.11f, // SeatFeature
        -3.14f, // AliasFeature
        0.00f, // FormerFeature
        6.00f, // StateContainerFeature
        4.00f, // CountryContainerFeature
        -1.15f, // ForeignContainerFeature
        3.49f, // ContainedElsewhereFeature
        3.26f, // CountryShareFeature
        0.62f, // CountryNamedFeature
        3.15f, // StateShareFeature
        2.47f, // StateNamedFeature
        0.39f, // NearFeature
        0.93f, // NearestFeature
        0.42f, // NeighbourStateFeature
        0.38f, // NeighbourNearFeature
        1.71f, // BesideFitsFeature
        -1.32f, // BesideContradictsFeature
        0.78f, // DatelineFeature
        0.19f, // OnlySmallPlaceFeature
        -2.12f, // OvershadowedFeature
        3.00f, // ContainsFeature
        3.00f, // FellowStatesFeature
        2.00f, // LandmarkFeature
    };
    return Weights;
}

float ReadingRanker::weigh(const ReadingValues &values) const
{
    float sum = 0;
    for (std::size_t i = 0; i < ReadingFeatureCount; ++i)
        sum += values[i] * m_weights[i];
    return sum;
}

void ReadingRanker::containerValues(const RankedName &name, const ToponymCandidate &candidate, const RankedReading &reading, ReadingValues &values) const
{
    if (candidate.container == ToponymCandidate::None)
        return;
    const RankedReading *container = m_document.top(candidate.container);
    if (!container || reading.place.kind == PlaceKind::Country)
        return;
    // "China, California and Texas": what is a country or state itself is not in the state after it, unless it is a big city.
    if (name.wide && reading.place.population < 300000)
        return;
    if (container->place.kind == PlaceKind::FirstLevel && container->place.feature == PlaceFeature::County) {
        constexpr double FarthestInCounty = 120;
        if (container->place.firstLevel && container->place.firstLevel == reading.place.firstLevel
            && isNear(reading.place.coordinate, container->place.coordinate, FarthestInCounty))
            values[StateContainerFeature] = 1;
        else
            values[ForeignContainerFeature] = 1;
        return;
    }
    if (container->place.kind == PlaceKind::FirstLevel) {
        if (reading.place.firstLevel == container->reading.row)
            values[StateContainerFeature] = 1;
        else if (reading.place.country != container->place.country || reading.place.kind == PlaceKind::City)
            values[ForeignContainerFeature] = 1;
    } else if (container->place.kind == PlaceKind::Country) {
        if (reading.place.country == container->place.country)
            values[CountryContainerFeature] = 1;
        else
            values[ForeignContainerFeature] = 1;
    }
}

/// How many of the names that stand before it after a comma ("Tacoma, Washington") can lie in the state or country.
float ReadingRanker::containsShare(const RankedName &name, const RankedReading &reading) const
{
    const bool state = isState(reading.place);
    if (!state && reading.place.kind != PlaceKind::Country)
        return 0;
    float held = 0;
    float all = 0;
    for (const std::uint32_t mention : name.mentions) {
        auto at = std::lower_bound(m_contained.begin(), m_contained.end(), std::pair(mention, 0u));
        for (; at != m_contained.end() && at->first == mention; ++at) {
            const RankedName *inner = m_document.nameOf(at->second);
            if (!inner)
                continue;
            ++all;
            // "China, California and Texas" is a list.
            held += !inner->wide && std::any_of(inner->ranked.begin(), inner->ranked.end(), [&](const RankedReading &r) {
                return r.place.kind != PlaceKind::Country && (state ? r.place.firstLevel == reading.reading.row : r.place.country == reading.place.country);
            });
        }
    }
    return all > 0 ? held / all : 0;
}

/// Whether the names listed with it are states of the same country: 1 for two or more, less for one.
float ReadingRanker::fellowStates(std::uint32_t candidate, const RankedReading &reading) const
{
    constexpr float OneFellow = 0.5f;
    constexpr std::uint32_t MostFellows = 8;
    const std::vector<ToponymCandidate> &candidates = m_document.candidates();
    const auto isListed = [&](std::uint32_t i) { return candidates[i].listed; };
    if (!isState(reading.place))
        return 0;
    std::uint32_t first = candidate;
    while (first > 0 && candidate - first < MostFellows && isListed(first))
        --first;
    std::size_t fellows = 0;
    for (std::uint32_t i = first; i < candidates.size() && i <= candidate + MostFellows && (i == first || isListed(i)); ++i) {
        if (i == candidate)
            continue;
        const RankedReading *fellow = m_document.top(i);
        if (!fellow || !isState(fellow->place) || fellow->place.country != reading.place.country)
            return 0;
        ++fellows;
    }
    return fellows > 1 ? 1.0f : fellows > 0 ? OneFellow : 0.0f;
}

void ReadingRanker::scoreNames(bool withContext)
{
    const std::vector<ToponymCandidate> &candidates = m_document.candidates();
    for (std::size_t n = 0; n < m_document.names().size(); ++n) {
        RankedName &name = m_document.names()[n];
        for (RankedReading &r : name.ranked) {
            ReadingValues &v = r.values;
            if (withContext)
                m_context.setValues(n, r);
            v[StateContainerFeature] = v[CountryContainerFeature] = v[ForeignContainerFeature] = 0;
            v[ContainedElsewhereFeature] = 0;
            // Which readings a name has never changes, only their order.
            if (!withContext)
                v[ContainsFeature] = containsShare(name, r);
            for (const std::uint32_t mention : name.mentions) {
                if (candidates[mention].container == ToponymCandidate::None)
                    continue;
                ReadingValues contained{};
                containerValues(name, candidates[mention], r, contained);
                // "Washington state" and "Washington, D.C.": who writes the city in full means the state by the bare name.
                if ((contained[StateContainerFeature] > 0 || contained[CountryContainerFeature] > 0) && !(namesDivision(name.beside) && isPoint(r.place.kind)))
                    v[ContainedElsewhereFeature] = 1;
            }
            r.score = weigh(v);
        }
        sortByScore(name.ranked);
    }
}

std::vector<RankedReading> ReadingRanker::readingsOf(std::size_t candidate) const
{
    const RankedName *name = m_document.nameOf(candidate);
    if (!name)
        return {};
    const std::vector<ToponymCandidate> &candidates = m_document.candidates();
    const ToponymCandidate &mention = candidates[candidate];
    std::vector<RankedReading> result = name->ranked;
    const bool listed = mention.listed || (candidate + 1 < candidates.size() && candidates[candidate + 1].listed);
    if (mention.container == ToponymCandidate::None && !namesDivision(mention.besideClasses) && !listed && !mention.article)
        return result;
    const auto isNature = [](const RankedReading &r) { return r.place.kind == PlaceKind::Water || r.place.kind == PlaceKind::Mountain; };
    const bool riverOrTown = mention.article && isPoint(result.front().place.kind) && std::any_of(result.begin(), result.end(), isNature);
    // What stands beside this very mention says more than what stands beside another.
    for (RankedReading &r : result) {
        r.values[StateContainerFeature] = r.values[CountryContainerFeature] = r.values[ForeignContainerFeature] = 0;
        containerValues(*name, mention, r, r.values);
        if (namesDivision(mention.besideClasses) && isDivision(r.place.kind))
            r.values[BesideFitsFeature] = BesideThisMention;
        // "on the Naryn": no town has an article.
        if (riverOrTown && isNature(r))
            r.values[BesideFitsFeature] = BesideThisMention;
        else if (riverOrTown && isPoint(r.place.kind))
            r.values[BesideContradictsFeature] = BesideThisMention;
        r.values[FellowStatesFeature] = fellowStates(std::uint32_t(candidate), r);
        r.score = weigh(r.values);
    }
    sortByScore(result);
    return result;
}

void ReadingRanker::rank(const std::vector<ToponymCandidate> &candidates)
{
    constexpr int Rounds = 3;
    m_document.collect(candidates);
    m_contained.clear();
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        if (candidates[i].container != ToponymCandidate::None)
            m_contained.emplace_back(candidates[i].container, std::uint32_t(i));
    }
    std::sort(m_contained.begin(), m_contained.end());
    scoreNames(false);
    for (int round = 0; round < Rounds; ++round) {
        m_context.gather();
        scoreNames(true);
    }
}

} // namespace Dateline
