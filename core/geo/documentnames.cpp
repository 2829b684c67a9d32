// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/documentnames.h"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <utility>

namespace Dateline {

namespace {

/// People of a city that rivals a river of its name.
constexpr std::uint32_t NotableTown = 15000;
/// People of a city that the world knows, and what its fame adds to their logarithm.
constexpr std::uint32_t FamousCity = 500000;
constexpr float FameOfCity = 0.2f;

/// Whether it is a country or a state by its main name.
bool isWide(const RankedReading &reading)
{
    return reading.place.kind == PlaceKind::Country || (isState(reading.place) && reading.reading.type == NameType::Main);
}

/// Countries whose states or provinces are named without the country in news.
bool isFederal(CountryCode country)
{
    static constexpr std::array<std::string_view, 14> Codes = {"AU", "BR", "CA", "CN", "DE", "GB", "IN", "KZ", "MX", "PK", "RU", "TJ", "US", "UZ"};
    return std::find(Codes.begin(), Codes.end(), country.text()) != Codes.end();
}

/// What the name itself and the words beside it tell of each of its readings.
void setOwnValues(RankedName &name)
{
    for (RankedReading &r : name.ranked) {
        ReadingValues &v = r.values;
        const Place &place = r.place;
        if (place.kind == PlaceKind::City)
            v[PopulationFeature] = std::log10(float(place.population) + 100.0f) + (place.population >= FamousCity ? FameOfCity : 0);
        v[CountryFeature] = place.kind == PlaceKind::Country;
        v[RegionFeature] = place.kind == PlaceKind::Region;
        // A province with the name of its city is meant less often than the city, and most provinces of the world less often
        // than the states of federations.
        const bool namesake = std::any_of(name.ranked.begin(), name.ranked.end(), [&](const RankedReading &other) {
            return other.place.kind == PlaceKind::City && other.place.country == place.country && other.place.firstLevel == r.reading.row;
        });
        if (isState(place))
            v[FirstLevelFeature] = namesake ? 0.7f : isFederal(place.country) ? 1.0f : 0.85f;
        v[CountyFeature] = place.feature == PlaceFeature::County;
        v[FacilityFeature] = place.kind == PlaceKind::Facility;
        // "campuses in Naryn": a city gives its name to more news than the river that it lies on.
        const bool besideCity = place.feature == PlaceFeature::River && std::any_of(name.ranked.begin(), name.ranked.end(), [](const RankedReading &other) {
            return other.place.kind == PlaceKind::City && other.place.population >= NotableTown && other.reading.type != NameType::Alias;
        });
        v[WaterFeature] = place.kind != PlaceKind::Water ? 0.0f : place.feature == PlaceFeature::Sea ? 1.8f : besideCity ? 0.8f : 1.0f;
        v[MountainFeature] = place.kind == PlaceKind::Mountain;
        v[SectionFeature] = place.feature == PlaceFeature::Section;
        v[CapitalFeature] = place.feature == PlaceFeature::Capital;
        v[SeatFeature] = place.feature == PlaceFeature::FirstLevelSeat;
        // "California" is hardly the town in Maryland; but a province does not overshadow its capital of the same name.
        const bool seat = place.feature == PlaceFeature::FirstLevelSeat || place.feature == PlaceFeature::Capital;
        const auto isItsProvince = [&](const RankedReading &other) { return seat && other.reading.row == place.firstLevel; };
        const auto overshadows = [&](const RankedReading &other) { return isWide(other) && !isItsProvince(other); };
        if (place.kind == PlaceKind::City && place.population < 300000 && std::any_of(name.ranked.begin(), name.ranked.end(), overshadows))
            v[OvershadowedFeature] = 2;
        v[LandmarkFeature] = place.kind == PlaceKind::Facility && place.geonameId == 0 && r.reading.type == NameType::Main;
        v[FormerFeature] = r.reading.type == NameType::Former;
        const bool divisionBeside = name.beside & DivisionWord;
        const bool populatedBeside = name.beside & PopulatedWord;
        const bool division = isDivision(place.kind);
        v[BesideFitsFeature] = (populatedBeside && isPoint(place.kind)) || (namesDivision(name.beside) && division);
        v[BesideContradictsFeature] = (populatedBeside && division && !divisionBeside) || (namesDivision(name.beside) && isPoint(place.kind));
        // Not where the province that it is the capital of has the name too, as "Geneva" for Genève, nor for "Naryn" where "region" stands beside it.
        const bool provincesName = std::any_of(name.ranked.begin(), name.ranked.end(), isItsProvince);
        v[AliasFeature] = r.reading.type == NameType::Alias && !provincesName && !(division && v[BesideFitsFeature] > 0);
    }
}

} // namespace

DocumentNames::DocumentNames(const Gazetteer &gazetteer)
    : m_gazetteer(gazetteer)
{
}

void DocumentNames::collect(const std::vector<ToponymCandidate> &candidates)
{
    m_candidates = &candidates;
    m_names.clear();
    m_nameOf.assign(candidates.size(), ToponymCandidate::None);
    std::vector<std::pair<std::uint64_t, std::uint32_t>> keys;
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        const ToponymCandidate &candidate = candidates[i];
        const std::uint32_t readings = candidate.readings ? candidate.readings : candidate.insideReadings;
        if (readings != 0)
            keys.emplace_back(std::uint64_t(readings) << 2 | std::uint64_t(candidate.readings == 0) << 1 | std::uint64_t(candidate.demonym || candidate.adjective),
                              std::uint32_t(i));
    }
    std::sort(keys.begin(), keys.end());
    for (std::size_t k = 0; k < keys.size(); ++k) {
        if (k == 0 || keys[k].first != keys[k - 1].first) {
            RankedName name;
            name.readings = std::uint32_t(keys[k].first >> 2);
            name.inside = keys[k].first >> 1 & 1u;
            name.demonym = keys[k].first & 1u;
            bool last = false;
            for (std::uint32_t at = name.readings; !last; ++at) {
                const PlaceReading reading = m_gazetteer.readingAt(at, last);
                if (name.demonym != (reading.type == NameType::Demonym))
                    continue;
                name.ranked.push_back({reading, m_gazetteer.place(reading.row), {}, 0, 0});
            }
            if (name.ranked.empty()) {
                const PlaceReading reading = m_gazetteer.readingAt(name.readings, last);
                name.ranked.push_back({reading, m_gazetteer.place(reading.row), {}, 0, 0});
            }
            m_names.push_back(std::move(name));
        }
        RankedName &name = m_names.back();
        name.mentions.push_back(keys[k].second);
        name.beside |= candidates[keys[k].second].besideClasses;
        m_nameOf[keys[k].second] = std::uint32_t(m_names.size() - 1);
    }

    for (RankedName &name : m_names) {
        // A name counts more the more often it stands, but not in proportion.
        const bool hint = std::all_of(name.mentions.begin(), name.mentions.end(), [&](std::uint32_t m) { return candidates[m].hint; });
        name.weight = std::sqrt(float(std::min<std::size_t>(name.mentions.size(), 16))) * (name.inside ? 0.3f : hint ? 0.5f : 1.0f);
        for (const RankedReading &r : name.ranked)
            name.wide |= isWide(r);
        setOwnValues(name);
    }
}

} // namespace Dateline
