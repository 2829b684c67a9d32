// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/gazetteer.h"
#include "geo/toponymcandidate.h"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace Dateline {

/// What speaks for or against one reading of a name; each is weighed by ReadingWeights.
enum ReadingFeature : std::uint8_t {
    PopulationFeature,        ///< decimal logarithm of the people, for cities
    CountryFeature,
    RegionFeature,
    FirstLevelFeature,
    CountyFeature,
    FacilityFeature,
    WaterFeature,
    MountainFeature,
    SectionFeature,
    CapitalFeature,
    SeatFeature,
    AliasFeature,
    FormerFeature,
    StateContainerFeature,    ///< "London, Kentucky": the mention's container is its state
    CountryContainerFeature,  ///< "London, Canada"
    ForeignContainerFeature,  ///< the container is a state or country that it does not lie in
    ContainedElsewhereFeature,///< another mention of the same name has its state or country after it
    CountryShareFeature,      ///< share of the document's other places in its country
    CountryNamedFeature,      ///< its country is named, or its people
    StateShareFeature,        ///< share of the document's other places in its state
    StateNamedFeature,
    NearFeature,              ///< other places of the document within some 200 km, up to three
    NearestFeature,           ///< the same within some 60 km
    NeighbourStateFeature,    ///< places named beside it lie in its state
    NeighbourNearFeature,     ///< or within 150 km
    BesideFitsFeature,        ///< "the city of", "province" beside the name agree with what it is
    BesideContradictsFeature,
    DatelineFeature,          ///< near the place where the article was written
    OnlySmallPlaceFeature,    ///< a town in a document with no other place in its country
    OvershadowedFeature,      ///< a town whose name is that of a country or state
    ContainsFeature,          ///< "Tacoma, Washington": a state or country that can hold what stands before it
    FellowStatesFeature,      ///< a list of states: "Oregon, Washington and California"
    LandmarkFeature,          ///< a facility known all over the world, from the list of this project: the White House
    ReadingFeatureCount
};

using ReadingValues = std::array<float, ReadingFeatureCount>;

/// One reading of a name in a document.
struct RankedReading
{
    PlaceReading reading;
    Place place;
    ReadingValues values{};
    float score = 0;
    float probability = 0;
};

/// Ranks the readings of all names of one document together.
class ReadingRanker
{
public:
    /// @p weights has ReadingFeatureCount entries.
    ReadingRanker(const Gazetteer &gazetteer, std::span<const float> weights);

    void rank(const std::vector<ToponymCandidate> &candidates);

    /// The readings of a candidate, best first; empty when the gazetteer has none.
    std::vector<RankedReading> readingsOf(std::size_t candidate) const;
    /// The weights that the program uses.
    static std::span<const float> defaultWeights();

private:
    struct Name
    {
        std::uint32_t readings = 0;          ///< key of the gazetteer
        std::vector<RankedReading> ranked;
        std::vector<std::uint32_t> mentions; ///< candidates
        std::uint16_t beside = 0;
        bool inside = false;
        bool demonym = false;
        bool wide = false;                   ///< can mean a country or a state: a state after it is its fellow in a list
        float weight = 1;                    ///< what it counts as context
    };
    void collect(const std::vector<ToponymCandidate> &candidates);
    void gatherContext();
    struct OwnMass
    {
        std::uint32_t row;
        Place place;
        float mass;
    };
    void findOwnMasses();
    void contextValues(const Name &name, const std::vector<OwnMass> &ownMasses, RankedReading &reading) const;
    void scoreNames(bool withContext);
    void containerValues(const Name &name, const ToponymCandidate &candidate, const RankedReading &reading, ReadingValues &values) const;
    float containsShare(const Name &name, const RankedReading &reading) const;
    float fellowStates(std::uint32_t candidate, const RankedReading &reading) const;
    float weigh(const ReadingValues &values) const;
    const RankedReading *top(std::uint32_t candidate) const;

    const Gazetteer &m_gazetteer;
    std::span<const float> m_weights;
    const std::vector<ToponymCandidate> *m_candidates = nullptr;
    std::vector<Name> m_names;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> m_contained; ///< container and candidate in it, sorted
    std::vector<std::uint32_t> m_nameOf; ///< of each candidate; None without readings
    std::vector<float> m_countryMass;   ///< by code
    std::vector<float> m_countryNamed;
    std::vector<std::pair<std::uint32_t, float>> m_stateMass;
    std::vector<std::pair<std::uint32_t, float>> m_stateNamed;
    std::vector<std::pair<std::uint32_t, float>> m_cells; ///< mass by cell of one degree, sorted
    std::vector<std::pair<std::uint32_t, float>> m_smallCells; ///< of half a degree
    std::vector<std::vector<OwnMass>> m_ownMasses; ///< of each name, with those of the same name inside others
    float m_totalMass = 0;
    const RankedReading *m_dateline = nullptr;
};

} // namespace Dateline
