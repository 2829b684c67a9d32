// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/readingcontext.h"

#include <algorithm>
#include <cmath>

namespace Dateline {

namespace {

constexpr std::size_t CountryCodes = 26 * 26;
/// One other place in a state is not yet a text about that state: "Boston and New York".
constexpr float FewOthers = 0.5f;
/// Readings that count less are no context.
constexpr float LeastMass = 0.02f;

std::size_t codeIndex(CountryCode country)
{
    const std::string_view text = country.text();
    return text.size() == 2 ? std::size_t(text[0] - 'A') * 26 + std::size_t(text[1] - 'A') : CountryCodes;
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

ReadingContext::ReadingContext(const DocumentNames &document)
    : m_document(document)
{
}

void ReadingContext::gather()
{
    m_countryMass.assign(CountryCodes + 1, 0);
    m_countryNamed.assign(CountryCodes + 1, 0);
    m_stateMass.clear();
    m_stateNamed.clear();
    m_cells.clear();
    m_smallCells.clear();
    m_totalMass = 0;
    m_dateline = nullptr;
    for (const RankedName &name : m_document.names()) {
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
            if (isState(r.place))
                m_stateNamed.emplace_back(r.reading.row, mass);
            else if (r.place.firstLevel)
                m_stateMass.emplace_back(*r.place.firstLevel, mass);
            if (isPoint(r.place.kind) || r.place.feature == PlaceFeature::County) {
                m_cells.emplace_back(Degrees.cell(Degrees.row(r.place.coordinate), Degrees.column(r.place.coordinate)), mass);
                m_smallCells.emplace_back(HalfDegrees.cell(HalfDegrees.row(r.place.coordinate), HalfDegrees.column(r.place.coordinate)), mass);
            }
        }
        if (!m_dateline && m_document.candidates()[name.mentions.front()].dateline && name.ranked.front().place.kind == PlaceKind::City)
            m_dateline = &name.ranked.front();
    }
    sortAndAdd(m_stateMass);
    sortAndAdd(m_stateNamed);
    sortAndAdd(m_cells);
    sortAndAdd(m_smallCells);
    findOwnMasses();
}

void ReadingContext::findOwnMasses()
{
    const std::vector<RankedName> &names = m_document.names();
    // What a name tells about itself must not count as what the rest of the document tells. The same name inside longer ones
    // ("Dublin" and "Dublin Road") stands next to it, as the names are in the order of their readings.
    m_ownMasses.assign(names.size(), {});
    for (std::size_t first = 0; first < names.size();) {
        std::size_t end = first + 1;
        while (end < names.size() && names[end].readings == names[first].readings)
            ++end;
        std::vector<OwnMass> masses;
        for (std::size_t n = first; n < end; ++n) {
            for (const RankedReading &r : names[n].ranked) {
                if (const float mass = names[n].weight * r.probability; mass >= LeastMass)
                    masses.push_back({r.reading.row, r.place, mass});
            }
        }
        for (std::size_t n = first; n < end; ++n)
            m_ownMasses[n] = masses;
        first = end;
    }
}

void ReadingContext::setValues(std::size_t nameIndex, RankedReading &r) const
{
    const RankedName &name = m_document.names()[nameIndex];
    constexpr double NeighbourKilometres = 150;
    ReadingValues &v = r.values;
    const bool point = isPoint(r.place.kind) || r.place.feature == PlaceFeature::County;
    // England holds nearly all of its country's people, so that it says no more than the country does.
    static constexpr CountryCode Britain("GB");
    const std::uint32_t state = isState(r.place) ? r.reading.row
        : r.place.country == Britain             ? ToponymCandidate::None
                                                 : r.place.firstLevel.value_or(ToponymCandidate::None);
    const std::size_t country = codeIndex(r.place.country);

    float total = 0;
    float inCountry = 0;
    float namedCountry = 0;
    float inState = 0;
    float namedState = 0;
    float near = 0;
    float nearest = 0;
    for (const OwnMass &own : m_ownMasses[nameIndex]) {
        total += own.mass;
        const bool ownState = isState(own.place);
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

    const std::vector<ToponymCandidate> &candidates = m_document.candidates();
    float sameState = 0;
    float beside = 0;
    const std::size_t looked = std::min<std::size_t>(name.mentions.size(), 8);
    for (std::size_t m = 0; m < looked; ++m) {
        const std::uint32_t mention = name.mentions[m];
        for (const int step : {-1, 1}) {
            const auto other = std::int64_t(mention) + step;
            const RankedName *otherName = other < 0 ? nullptr : m_document.nameOf(std::size_t(other));
            if (!otherName || otherName->readings == name.readings)
                continue;
            const std::uint32_t sentence = candidates[std::size_t(other)].sentence;
            if (sentence + 1 < candidates[mention].sentence || sentence > candidates[mention].sentence + 1)
                continue;
            const RankedReading *neighbour = &otherName->ranked.front();
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

} // namespace Dateline
