// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/geoarea.h"
#include "models/eventfiltermodel.h"
#include "models/eventplaces.h"
#include "models/filtertext.h"
#include "support/samplestore.h"

#include <catch2/catch_test_macros.hpp>

#include <set>

using namespace Dateline;

TEST_CASE("An area holds its edges and may lie over the date line", "[filter]")
{
    const GeoArea region{46, 34, 90, 55};
    CHECK(region.contains({34, 46}));
    CHECK(region.contains({55, 90}));
    CHECK_FALSE(region.contains({33.999, 60}));
    CHECK_FALSE(region.contains({40, 90.001}));
    CHECK(region.width() == 44);

    const GeoArea bering{170, 50, -160, 70};
    CHECK(bering.contains({60, 179}));
    CHECK(bering.contains({60, -170}));
    CHECK_FALSE(bering.contains({60, 0}));
    CHECK(bering.width() == 30);
}

TEST_CASE("An area leaves the events that stand at a point in it, and all counts agree", "[filter]")
{
    EventFilterModel events;
    events.addDocuments(TestSupport::sampleDocuments());
    const std::size_t all = events.events().size();
    EventFilter filter;
    filter.area = GeoArea{68, 38, 70, 39}; // around Dushanbe
    CHECK_FALSE(filter.isEmpty());
    events.setFilter(filter);
    REQUIRE_FALSE(events.events().empty());
    CHECK(events.events().size() < all);
    std::set<std::string> names;
    for (const EventIndex event : events.events())
        names.insert(events.store().placeOf(event)->name);
    CHECK(names == std::set<std::string>{"Dushanbe"});
    CHECK(events.unplacedCount() == 0);
    CHECK(EventPlaces::of(events).groups.size() == 1);
    CHECK(EventPlaces::of(events).countryOnly.empty());
    std::uint32_t inArticles = 0;
    for (const std::uint32_t count : events.facets().documents)
        inArticles += count;
    CHECK(inArticles == events.events().size());
    CHECK(describeFilter(events) == QStringLiteral("in 38.0° N – 39.0° N, 68.0° E – 70.0° E"));

    filter.area = GeoArea{-60, -40, -50, -30};
    events.setFilter(filter);
    CHECK(events.events().empty());
    CHECK(describeFilter(events) == QStringLiteral("in 40.0° S – 30.0° S, 60.0° W – 50.0° W"));
}
