// SPDX-License-Identifier: GPL-3.0-or-later
#include "events/countrypairs.h"

#include <algorithm>
#include <map>
#include <span>

namespace Dateline {

CountryPairs countryPairs(const EventStore &store, const std::vector<EventIndex> &shown, std::size_t most)
{
    CountryPairs pairs;
    std::map<CountryCode, std::uint64_t> pairsOf;
    for (const EventIndex index : shown) {
        const std::span<const CountryCode> named = store.countriesOf(index);
        if (named.size() < 2)
            continue;
        ++pairs.eventsWithPairs;
        for (const CountryCode country : named)
            pairsOf[country] += named.size() - 1;
    }
    for (const auto &[country, count] : pairsOf)
        pairs.countries.push_back(country);
    std::stable_sort(pairs.countries.begin(), pairs.countries.end(), [&](CountryCode a, CountryCode b) { return pairsOf[a] > pairsOf[b]; });
    if (pairs.countries.size() > most) {
        pairs.left = std::uint32_t(pairs.countries.size() - most);
        pairs.countries.resize(most);
    }

    std::map<CountryCode, std::size_t> positionOf;
    for (std::size_t i = 0; i < pairs.countries.size(); ++i)
        positionOf[pairs.countries[i]] = i;
    const std::size_t side = pairs.countries.size();
    pairs.m_counts.resize(side * side);
    std::vector<std::size_t> found;
    for (const EventIndex index : shown) {
        found.clear();
        for (const CountryCode country : store.countriesOf(index)) {
            if (const auto position = positionOf.find(country); position != positionOf.end())
                found.push_back(position->second);
        }
        for (const std::size_t first : found) {
            for (const std::size_t second : found)
                pairs.m_counts[first * side + second] += first != second ? 1 : 0;
        }
    }
    return pairs;
}

} // namespace Dateline
