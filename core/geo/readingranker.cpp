// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/readingranker.h"

#include <algorithm>
#include <cmath>

namespace Dateline {

namespace {

constexpr std::size_t CountryCodes = 26 * 26;
/// People of a city that rivals a river of its name.
constexpr std::uint32_t NotableTown = 15000;
/// People of a city that the world knows, and what its fame adds to their logarithm.
constexpr std::uint32_t FamousCity = 500000;
constexpr float FameOfCity = 0.2f;
/// One other place in a state is not yet a text about that state: "Boston and New York".
constexpr float FewOthers = 0.5f;
/// What "Washington state" says of this mention, held against what it says of the others.
constexpr float BesideThisMention = 3;
/// Readings that count less are no context.
constexpr float LeastMass = 0.02f;

std::size_t codeIndex(CountryCode country)
{
    const std::string_view text = country.text();
    return text.size() == 2 ? std::size_t(text[0] - 'A') * 26 + std::size_t(text[1] - 'A') : CountryCodes;
}

/// Good enough for "near" and much cheaper than the great circle.
bool isNear(Coordinate a, Coordinate b, double kilometres)
{
    const double north = (a.latitude - b.latitude) * 111;
    if (std::abs(north) > kilometres)
        return false;
    double east = std::abs(a.longitude - b.longitude);
    east = std::min(east, 360 - east) * 111 * std::cos((a.latitude + b.latitude) * 0.5 * 0.017453292519943295);
    return north * north + east * east <= kilometres * kilometres;
}

constexpr bool isPoint(PlaceKind kind)
{
    return kind == PlaceKind::City || kind == PlaceKind::Facility;
}

constexpr bool isDivision(PlaceKind kind)
{
    return kind == PlaceKind::FirstLevel || kind == PlaceKind::Country;
}

/// Whether the words beside a name say that it is a state or a province, not a town: "Washington state".
constexpr bool namesDivision(std::uint16_t beside)
{
    return (beside & DivisionWord) && !(beside & PopulatedWord);
}

/// Whether it is a country or a state by its main name.
bool isWide(const RankedReading &reading)
{
    return reading.place.kind == PlaceKind::Country
        || (reading.place.kind == PlaceKind::FirstLevel && reading.place.feature != PlaceFeature::County && reading.reading.type == NameType::Main);
}

/// Countries whose states or provinces are named without the country in news.
bool isFederal(CountryCode country)
{
    static constexpr std::array<std::string_view, 14> Codes = {"AU", "BR", "CA", "CN", "DE", "GB", "IN", "KZ", "MX", "PK", "RU", "TJ", "US", "UZ"};
    return std::find(Codes.begin(), Codes.end(), country.text()) != Codes.end();
}

using Table = std::vector<std::pair<std::uint32_t, float>>;

void sortAndAdd(Table &table)
{
    std::sort(table.begin(), table.end());
    std::size_t out = 0;
    for (std::size_t i = 0; i < table.size(); ++i) {
        if (out > 0 && table[out - 1].first == table[i].first)
            table[out - 1].second += table[i].second;
        else
            table[out++] = table[i];
    }
    table.resize(out);
}

float valueOf(const Table &table, std::uint32_t key)
{
    const auto found = std::lower_bound(table.begin(), table.end(), key, [](const auto &entry, std::uint32_t k) { return entry.first < k; });
    return found != table.end() && found->first == key ? found->second : 0;
}

/// Cells of one degree, or of half a degree.
struct Grid
{
    int perDegree;

    int row(Coordinate c) const { return int(std::floor((c.latitude + 90) * perDegree)); }
    int column(Coordinate c) const { return int(std::floor((c.longitude + 180) * perDegree)); }
    std::uint32_t cell(int row, int column) const
    {
        const int columns = 360 * perDegree;
        return std::uint32_t(std::clamp(row, 0, 180 * perDegree) * columns + (column + columns) % columns);
    }
    /// Whether massAround() counts @p other for @p c.
    bool around(Coordinate other, Coordinate c, int rows, int columns) const
    {
        const int wide = 360 * perDegree;
        const int across = ((column(other) - column(c)) % wide + wide) % wide;
        return std::abs(row(other) - row(c)) <= rows && std::min(across, wide - across) <= columns;
    }
};
constexpr Grid Degrees{1};
constexpr Grid HalfDegrees{2};

float massAround(const Table &table, Grid grid, Coordinate c, int rows, int columns)
{
    float sum = 0;
    for (int dy = -rows; dy <= rows; ++dy) {
        for (int dx = -columns; dx <= columns; ++dx)
            sum += valueOf(table, grid.cell(grid.row(c) + dy, grid.column(c) + dx));
    }
    return sum;
}

} // namespace

ReadingRanker::ReadingRanker(const Gazetteer &gazetteer, std::span<const float> weights)
    : m_gazetteer(gazetteer)
    , m_weights(weights)
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

const RankedReading *ReadingRanker::top(std::uint32_t candidate) const
{
    if (candidate >= m_nameOf.size() || m_nameOf[candidate] == ToponymCandidate::None)
        return nullptr;
    return &m_names[m_nameOf[candidate]].ranked.front();
}

void ReadingRanker::collect(const std::vector<ToponymCandidate> &candidates)
{
    m_candidates = &candidates;
    m_names.clear();
    m_nameOf.assign(candidates.size(), ToponymCandidate::None);
    // One name, one place: all mentions of a name in a document are decided together.
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
            Name name;
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
        Name &name = m_names.back();
        name.mentions.push_back(keys[k].second);
        name.beside |= candidates[keys[k].second].besideClasses;
        m_nameOf[keys[k].second] = std::uint32_t(m_names.size() - 1);
    }

    m_contained.clear();
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        if (candidates[i].container != ToponymCandidate::None)
            m_contained.emplace_back(candidates[i].container, std::uint32_t(i));
    }
    std::sort(m_contained.begin(), m_contained.end());

    for (Name &name : m_names) {
        // A name counts more the more often it stands, but not in proportion.
        const bool hint = std::all_of(name.mentions.begin(), name.mentions.end(), [&](std::uint32_t m) { return candidates[m].hint; });
        name.weight = std::sqrt(float(std::min<std::size_t>(name.mentions.size(), 16))) * (name.inside ? 0.3f : hint ? 0.5f : 1.0f);
        for (const RankedReading &r : name.ranked)
            name.wide |= isWide(r);
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
            if (place.kind == PlaceKind::FirstLevel && place.feature != PlaceFeature::County)
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
}

void ReadingRanker::gatherContext()
{
    m_countryMass.assign(CountryCodes + 1, 0);
    m_countryNamed.assign(CountryCodes + 1, 0);
    m_stateMass.clear();
    m_stateNamed.clear();
    m_cells.clear();
    m_smallCells.clear();
    m_totalMass = 0;
    m_dateline = nullptr;
    for (const Name &name : m_names) {
        const float weight = name.weight;
        for (const RankedReading &r : name.ranked) {
            const float mass = weight * r.probability;
            if (mass < LeastMass)
                continue;
            const std::size_t country = codeIndex(r.place.country);
            m_countryMass[country] += mass;
            m_totalMass += mass;
            if (r.place.kind == PlaceKind::Country)
                m_countryNamed[country] += mass;
            if (r.place.kind == PlaceKind::FirstLevel && r.place.feature != PlaceFeature::County)
                m_stateNamed.emplace_back(r.reading.row, mass);
            else if (r.place.firstLevel)
                m_stateMass.emplace_back(*r.place.firstLevel, mass);
            if (isPoint(r.place.kind) || r.place.feature == PlaceFeature::County)
                {
                m_cells.emplace_back(Degrees.cell(Degrees.row(r.place.coordinate), Degrees.column(r.place.coordinate)), mass);
                m_smallCells.emplace_back(HalfDegrees.cell(HalfDegrees.row(r.place.coordinate), HalfDegrees.column(r.place.coordinate)), mass);
            }
        }
        if (!m_dateline && (*m_candidates)[name.mentions.front()].dateline && name.ranked.front().place.kind == PlaceKind::City)
            m_dateline = &name.ranked.front();
    }
    sortAndAdd(m_stateMass);
    sortAndAdd(m_stateNamed);
    sortAndAdd(m_cells);
    sortAndAdd(m_smallCells);
}

void ReadingRanker::findOwnMasses()
{
    // What a name tells about itself must not count as what the rest of the document tells. The same name inside longer ones
    // ("Dublin" and "Dublin Road") stands next to it, as the names are in the order of their readings.
    m_ownMasses.assign(m_names.size(), {});
    for (std::size_t first = 0; first < m_names.size();) {
        std::size_t end = first + 1;
        while (end < m_names.size() && m_names[end].readings == m_names[first].readings)
            ++end;
        std::vector<OwnMass> masses;
        for (std::size_t n = first; n < end; ++n) {
            for (const RankedReading &r : m_names[n].ranked) {
                if (const float mass = m_names[n].weight * r.probability; mass >= LeastMass)
                    masses.push_back({r.reading.row, r.place, mass});
            }
        }
        for (std::size_t n = first; n < end; ++n)
            m_ownMasses[n] = masses;
        first = end;
    }
}

void ReadingRanker::contextValues(const Name &name, const std::vector<OwnMass> &ownMasses, RankedReading &r) const
{
    constexpr double NeighbourKilometres = 150;
    ReadingValues &v = r.values;
    const bool point = isPoint(r.place.kind) || r.place.feature == PlaceFeature::County;
    const bool isState = r.place.kind == PlaceKind::FirstLevel && r.place.feature != PlaceFeature::County;
    // England holds nearly all of its country's people, so that it says no more than the country does.
    static constexpr CountryCode Britain("GB");
    const std::uint32_t state = isState                  ? r.reading.row
        : r.place.country == Britain ? ToponymCandidate::None
                                     : r.place.firstLevel.value_or(ToponymCandidate::None);
    const std::size_t country = codeIndex(r.place.country);

    float total = 0;
    float inCountry = 0;
    float namedCountry = 0;
    float inState = 0;
    float namedState = 0;
    float near = 0;
    float nearest = 0;
    for (const OwnMass &own : ownMasses) {
        total += own.mass;
        const bool ownState = own.place.kind == PlaceKind::FirstLevel && own.place.feature != PlaceFeature::County;
        if (own.place.country == r.place.country) {
            inCountry += own.mass;
            namedCountry += own.place.kind == PlaceKind::Country ? own.mass : 0;
        }
        if (state != ToponymCandidate::None) {
            namedState += ownState && own.row == state ? own.mass : 0;
            inState += !ownState && own.place.firstLevel == state ? own.mass : 0;
        }
        if (point && (isPoint(own.place.kind) || own.place.feature == PlaceFeature::County)) {
            near += Degrees.around(own.place.coordinate, r.place.coordinate, 1, 2) ? own.mass : 0;
            nearest += HalfDegrees.around(own.place.coordinate, r.place.coordinate, 1, 1) ? own.mass : 0;
        }
    }
    const float others = std::max(0.5f, m_totalMass - total);
    v[CountryShareFeature] = std::clamp((m_countryMass[country] - inCountry) / others, 0.0f, 1.0f);
    const float named = m_countryNamed[country] - namedCountry;
    v[CountryNamedFeature] = country < CountryCodes && named > 0.3f;
    v[StateShareFeature] = std::clamp((valueOf(m_stateMass, state) - inState) / (others + FewOthers), 0.0f, 1.0f);
    v[StateNamedFeature] = std::min(1.5f, std::sqrt(std::max(0.0f, valueOf(m_stateNamed, state) - namedState)));
    if (point) {
        v[NearFeature] = std::clamp(massAround(m_cells, Degrees, r.place.coordinate, 1, 2) - near, 0.0f, 3.0f);
        v[NearestFeature] = std::clamp(massAround(m_smallCells, HalfDegrees, r.place.coordinate, 1, 1) - nearest, 0.0f, 3.0f);
        v[OnlySmallPlaceFeature] = r.place.population < 100000 && v[CountryShareFeature] < 0.05f && named < 0.3f;
    }
    if (m_dateline && &name.ranked.front() != m_dateline)
        v[DatelineFeature] = r.place.country == m_dateline->place.country && isNear(r.place.coordinate, m_dateline->place.coordinate, 300);

    float sameState = 0;
    float beside = 0;
    const std::size_t looked = std::min<std::size_t>(name.mentions.size(), 8);
    for (std::size_t m = 0; m < looked; ++m) {
        const std::uint32_t mention = name.mentions[m];
        for (const int step : {-1, 1}) {
            const auto other = std::int64_t(mention) + step;
            if (other < 0 || other >= std::int64_t(m_nameOf.size()))
                continue;
            const RankedReading *neighbour = top(std::uint32_t(other));
            const std::uint32_t sentence = (*m_candidates)[std::size_t(other)].sentence;
            if (!neighbour || m_names[m_nameOf[std::size_t(other)]].readings == name.readings
                || sentence + 1 < (*m_candidates)[mention].sentence || sentence > (*m_candidates)[mention].sentence + 1)
                continue;
            if (state != ToponymCandidate::None && (neighbour->place.firstLevel == state || neighbour->reading.row == state))
                sameState += 1;
            if (isPoint(neighbour->place.kind) && isPoint(r.place.kind)
                && isNear(neighbour->place.coordinate, r.place.coordinate, NeighbourKilometres))
                beside += 1;
        }
    }
    v[NeighbourStateFeature] = sameState / float(looked);
    v[NeighbourNearFeature] = beside / float(looked);
}

void ReadingRanker::containerValues(const Name &name, const ToponymCandidate &candidate, const RankedReading &reading, ReadingValues &values) const
{
    if (candidate.container == ToponymCandidate::None || candidate.container >= m_nameOf.size())
        return;
    const RankedReading *container = top(candidate.container);
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
float ReadingRanker::containsShare(const Name &name, const RankedReading &reading) const
{
    const bool state = reading.place.kind == PlaceKind::FirstLevel && reading.place.feature != PlaceFeature::County;
    if (!state && reading.place.kind != PlaceKind::Country)
        return 0;
    float held = 0;
    float all = 0;
    for (const std::uint32_t mention : name.mentions) {
        auto at = std::lower_bound(m_contained.begin(), m_contained.end(), std::pair(mention, 0u));
        for (; at != m_contained.end() && at->first == mention; ++at) {
            if (m_nameOf[at->second] == ToponymCandidate::None)
                continue;
            const Name &inner = m_names[m_nameOf[at->second]];
            ++all;
            // "China, California and Texas" is a list.
            held += !inner.wide && std::any_of(inner.ranked.begin(), inner.ranked.end(), [&](const RankedReading &r) {
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
    const auto isState = [](const Place &place) { return place.kind == PlaceKind::FirstLevel && place.feature != PlaceFeature::County; };
    const auto isListed = [&](std::uint32_t i) { return (*m_candidates)[i].listed; };
    if (!isState(reading.place))
        return 0;
    std::uint32_t first = candidate;
    while (first > 0 && candidate - first < MostFellows && isListed(first))
        --first;
    std::size_t fellows = 0;
    for (std::uint32_t i = first; i < m_nameOf.size() && i <= candidate + MostFellows && (i == first || isListed(i)); ++i) {
        if (i == candidate)
            continue;
        const RankedReading *fellow = top(i);
        if (!fellow || !isState(fellow->place) || fellow->place.country != reading.place.country)
            return 0;
        ++fellows;
    }
    return fellows > 1 ? 1.0f : fellows > 0 ? OneFellow : 0.0f;
}

void ReadingRanker::scoreNames(bool withContext)
{
    if (withContext)
        findOwnMasses();
    for (std::size_t n = 0; n < m_names.size(); ++n) {
        Name &name = m_names[n];
        for (RankedReading &r : name.ranked) {
            ReadingValues &v = r.values;
            if (withContext)
                contextValues(name, m_ownMasses[n], r);
            v[StateContainerFeature] = v[CountryContainerFeature] = v[ForeignContainerFeature] = 0;
            v[ContainedElsewhereFeature] = 0;
            // Which readings a name has never changes, only their order.
            if (!withContext)
                v[ContainsFeature] = containsShare(name, r);
            for (const std::uint32_t mention : name.mentions) {
                if ((*m_candidates)[mention].container == ToponymCandidate::None)
                    continue;
                ReadingValues contained{};
                containerValues(name, (*m_candidates)[mention], r, contained);
                // "Washington state" and "Washington, D.C.": who writes the city in full means the state by the bare name.
                if ((contained[StateContainerFeature] > 0 || contained[CountryContainerFeature] > 0) && !(namesDivision(name.beside) && isPoint(r.place.kind)))
                    v[ContainedElsewhereFeature] = 1;
            }
            r.score = weigh(v);
        }
        std::stable_sort(name.ranked.begin(), name.ranked.end(), [](const RankedReading &a, const RankedReading &b) { return a.score > b.score; });
        float sum = 0;
        for (RankedReading &r : name.ranked) {
            r.probability = std::exp(std::max(-30.0f, r.score - name.ranked.front().score));
            sum += r.probability;
        }
        for (RankedReading &r : name.ranked)
            r.probability /= sum;
    }
}

std::vector<RankedReading> ReadingRanker::readingsOf(std::size_t candidate) const
{
    if (m_nameOf[candidate] == ToponymCandidate::None)
        return {};
    const Name &name = m_names[m_nameOf[candidate]];
    const ToponymCandidate &mention = (*m_candidates)[candidate];
    std::vector<RankedReading> result = name.ranked;
    const bool listed = mention.listed || (candidate + 1 < m_candidates->size() && (*m_candidates)[candidate + 1].listed);
    if (mention.container == ToponymCandidate::None && !namesDivision(mention.besideClasses) && !listed && !mention.article)
        return result;
    const auto isNature = [](const RankedReading &r) { return r.place.kind == PlaceKind::Water || r.place.kind == PlaceKind::Mountain; };
    const bool riverOrTown = mention.article && isPoint(result.front().place.kind) && std::any_of(result.begin(), result.end(), isNature);
    // What stands beside this very mention says more than what stands beside another.
    for (RankedReading &r : result) {
        r.values[StateContainerFeature] = r.values[CountryContainerFeature] = r.values[ForeignContainerFeature] = 0;
        containerValues(name, mention, r, r.values);
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
    std::stable_sort(result.begin(), result.end(), [](const RankedReading &a, const RankedReading &b) { return a.score > b.score; });
    float sum = 0;
    for (RankedReading &r : result) {
        r.probability = std::exp(std::max(-30.0f, r.score - result.front().score));
        sum += r.probability;
    }
    for (RankedReading &r : result)
        r.probability /= sum;
    return result;
}

void ReadingRanker::rank(const std::vector<ToponymCandidate> &candidates)
{
    constexpr int Rounds = 3;
    collect(candidates);
    scoreNames(false);
    for (int round = 0; round < Rounds; ++round) {
        gatherContext();
        scoreNames(true);
    }
}

} // namespace Dateline
