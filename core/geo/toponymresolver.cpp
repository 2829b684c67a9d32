// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/toponymresolver.h"

#include "geo/countrygroup.h"
#include "geo/gazetteer.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace Dateline {

namespace {

struct Reading
{
    PlaceReading reading;
    Place place;
    double score = 0;
};

} // namespace

ToponymResolver::ToponymResolver(const Gazetteer &gazetteer)
    : m_gazetteer(gazetteer)
{
}

std::vector<Toponym> ToponymResolver::resolve(std::string_view prose, const std::vector<ToponymCandidate> &candidates) const
{
    static_cast<void>(prose);
    std::vector<std::vector<Reading>> readings(candidates.size());
    std::map<CountryCode, double> countries;
    std::map<std::uint32_t, double> firstLevels;
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        bool last = candidates[i].readings == 0;
        for (std::uint32_t at = candidates[i].readings; !last; ++at) {
            const PlaceReading reading = m_gazetteer.readingAt(at, last);
            readings[i].push_back({reading, m_gazetteer.place(reading.row)});
        }
        if (!readings[i].empty() && readings[i][0].place.kind == PlaceKind::Country)
            countries[readings[i][0].place.country] += 1;
        for (const Reading &reading : readings[i]) {
            if (reading.place.kind == PlaceKind::FirstLevel)
                firstLevels[reading.reading.row] += 1;
        }
    }
    double total = 1;
    for (const auto &[code, count] : countries)
        total += count;

    std::vector<Toponym> result;
    std::vector<std::uint32_t> chosen(candidates.size(), ToponymCandidate::None);
    for (std::size_t reverse = candidates.size(); reverse-- > 0;) {
        const ToponymCandidate &candidate = candidates[reverse];
        for (Reading &r : readings[reverse]) {
            r.score = std::log10(double(r.place.population) + 100);
            if (r.place.kind == PlaceKind::Country)
                r.score = 8.5;
            else if (r.place.kind != PlaceKind::City)
                r.score = 5.6;
            if (r.place.feature == PlaceFeature::Capital)
                r.score += 1;
            if (r.place.feature == PlaceFeature::Section)
                r.score -= 1;
            if (r.reading.type == NameType::Alias)
                r.score -= 0.7;
            if (r.reading.type == NameType::Demonym)
                r.score += candidate.demonym ? 0 : -5;
            if (const auto found = countries.find(r.place.country); found != countries.end())
                r.score += 2 * found->second / total + 0.5;
            if (r.place.firstLevel && firstLevels.contains(*r.place.firstLevel))
                r.score += 2;
            if (candidate.container != ToponymCandidate::None && candidate.container < chosen.size()
                && chosen[candidate.container] != ToponymCandidate::None) {
                const Place container = m_gazetteer.place(chosen[candidate.container]);
                if (container.kind == PlaceKind::Country && container.country == r.place.country && r.place.kind != PlaceKind::Country)
                    r.score += 4;
                if (container.kind == PlaceKind::FirstLevel && r.place.firstLevel == chosen[candidate.container])
                    r.score += 6;
            }
        }
        if (readings[reverse].empty())
            continue;
        std::stable_sort(readings[reverse].begin(), readings[reverse].end(), [](const Reading &a, const Reading &b) { return a.score > b.score; });
        chosen[reverse] = readings[reverse].front().reading.row;
    }

    for (std::size_t i = 0; i < candidates.size(); ++i) {
        if (candidates[i].group != 0) {
            const CountryGroup &group = CountryGroups::instance().groups()[candidates[i].group - 1u];
            Toponym toponym;
            toponym.span = candidates[i].span;
            toponym.kind = PlaceKind::Group;
            toponym.name = group.name;
            toponym.members = group.currentMembers();
            toponym.confidence = candidates[i].recognition;
            result.push_back(std::move(toponym));
            continue;
        }
        if (readings[i].empty())
            continue;
        const Reading &best = readings[i].front();
        Toponym toponym;
        toponym.span = candidates[i].span;
        toponym.kind = best.place.kind;
        toponym.name = best.place.name;
        toponym.country = best.place.country;
        toponym.geonameId = best.place.geonameId;
        toponym.confidence = candidates[i].recognition;
        if (best.reading.type == NameType::Demonym)
            toponym.kind = PlaceKind::Demonym;
        else
            toponym.coordinate = best.place.coordinate;
        for (std::size_t k = 1; k < readings[i].size() && k < 6; ++k)
            toponym.alternatives.push_back(readings[i][k].reading.row);
        result.push_back(std::move(toponym));
    }
    return result;
}

} // namespace Dateline
