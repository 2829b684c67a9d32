// SPDX-License-Identifier: GPL-3.0-or-later
#include "events/countrypairs.h"
#include "support/samplestore.h"

#include <catch2/catch_test_macros.hpp>

using namespace Dateline;

namespace {

struct Store
{
    EventStore store;
    std::vector<EventIndex> shown;

    explicit Store(const std::vector<std::vector<std::string>> &countriesOfEvents)
    {
        std::vector<TestSupport::SampleEvent> events;
        for (const std::vector<std::string> &countries : countriesOfEvents)
            events.push_back({"It was 2024.", "2024", "2024-01-01", "2024-12-31", Precision::Year, "", {}, countries, {}});
        store.add(TestSupport::sampleDocument("Pairs", "2024-07-05", events));
        for (EventIndex index = 0; index < store.size(); ++index)
            shown.push_back(index);
    }
};

} // namespace

TEST_CASE("Each pair of countries counts the events that concern both", "[pairs]")
{
    const Store sample({{"KZ", "CN"}, {"CN", "KZ", "UZ"}, {"KZ"}, {}, {"UZ", "CN"}});
    const CountryPairs pairs = countryPairs(sample.store, sample.shown);
    CHECK(pairs.countries == std::vector{CountryCode("CN"), CountryCode("KZ"), CountryCode("UZ")});
    CHECK(pairs.together(0, 1) == 2);
    CHECK(pairs.together(1, 0) == 2);
    CHECK(pairs.together(0, 2) == 2);
    CHECK(pairs.together(1, 2) == 1);
    CHECK(pairs.together(0, 0) == 0);
    CHECK(pairs.eventsWithPairs == 3);
    CHECK(pairs.left == 0);
}

TEST_CASE("Only the asked number of countries is kept, and the rest is told", "[pairs]")
{
    const Store sample({{"KZ", "CN"}, {"KZ", "CN"}, {"KZ", "UZ"}, {"TJ", "TM"}});
    const CountryPairs pairs = countryPairs(sample.store, sample.shown, 2);
    CHECK(pairs.countries == std::vector{CountryCode("KZ"), CountryCode("CN")});
    CHECK(pairs.together(0, 1) == 2);
    CHECK(pairs.left == 3);
    CHECK(pairs.eventsWithPairs == 4);
}

TEST_CASE("Without two countries in one event there are no pairs", "[pairs]")
{
    const Store sample({{"KZ"}, {}});
    const CountryPairs pairs = countryPairs(sample.store, sample.shown);
    CHECK(pairs.countries.empty());
    CHECK(pairs.eventsWithPairs == 0);
}
