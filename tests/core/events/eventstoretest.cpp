// SPDX-License-Identifier: GPL-3.0-or-later
#include "events/eventfilter.h"
#include "events/eventstore.h"
#include "support/samplestore.h"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>

using namespace Dateline;

namespace {

EventStore sampleStore()
{
    EventStore store;
    for (ExtractedDocument &document : TestSupport::sampleDocuments())
        store.add(std::move(document));
    return store;
}

std::size_t shownCount(const EventStore &store, const EventFilter &filter)
{
    const FilterResult result = applyFilter(store, filter);
    return std::size_t(std::count(result.accepted.begin(), result.accepted.end(), true));
}

} // namespace

TEST_CASE("The store lists dated events in the order of time and undated ones apart", "[events]")
{
    const EventStore store = sampleStore();
    REQUIRE(store.size() == 12);
    CHECK(store.chronological().size() == 11);
    REQUIRE(store.undated().size() == 1);
    CHECK(store.sentence(store.undated().front()) == "Bishkek and Tashkent spoke again on a Monday.");
    CHECK(store.event(store.chronological().front()).edtf == "2013-09-07");
    CHECK(store.event(store.chronological().back()).edtf == "2025-06-01/2025-06-30");
    CHECK(std::is_sorted(store.chronological().begin(), store.chronological().end(), [&](EventIndex a, EventIndex b) {
        return *store.event(a).interval.earliest < *store.event(b).interval.earliest;
    }));
}

TEST_CASE("A year stands before the days that begin with it", "[events]")
{
    EventStore store;
    store.add(TestSupport::sampleDocument("a", "2024-01-01",
        {{"On 1 January 2023 it began.", "1 January 2023", "2023-01-01", "2023-01-01", Precision::Day, "", {}, {}, {}},
         {"All 2023 it went on.", "2023", "2023-01-01", "2023-12-31", Precision::Year, "", {}, {}, {}}}));
    CHECK(store.chronological() == std::vector<EventIndex>{1, 0});
}

TEST_CASE("What the store keeps of an event beside it is what the event says", "[events]")
{
    EventStore store = sampleStore();
    ExtractedDocument open = *store.sharedDocument(0);
    open.events.front().interval = TimeInterval::since(*open.events.front().interval.earliest);
    open.events.front().approximate = true;
    open.events.back().interval = TimeInterval::until(Day(std::chrono::days(19000)));
    open.events.back().interval.beginKind = EndKind::Unknown;
    store.replace(0, std::make_shared<const ExtractedDocument>(std::move(open)));
    REQUIRE(store.event(0).interval.endKind == EndKind::Open);
    for (EventIndex index = 0; index < store.size(); ++index) {
        CAPTURE(index);
        const Event &event = store.event(index);
        CHECK(store.intervalOf(index) == event.interval);
        CHECK(store.precisionOf(index) == event.precision);
        CHECK(store.isApproximate(index) == event.approximate);
        CHECK(store.topicsOf(index) == event.topics);
        CHECK(std::ranges::equal(store.countriesOf(index), event.countries));
        const Toponym *const place = store.placeOf(index);
        CHECK((store.pointOf(index) != EventStore::NoPoint) == (place && standsAtAPoint(*place)));
    }
}

TEST_CASE("Events at one coordinate stand at one point of the map, those of a country at none", "[events]")
{
    const auto at = [](Coordinate coordinate, PlaceKind kind) {
        ExtractedDocument document;
        document.document.text = "Here.";
        Toponym place;
        place.coordinate = coordinate;
        place.kind = kind;
        document.toponyms.push_back(place);
        document.events.emplace_back().place = 0;
        return document;
    };
    EventStore store;
    store.add(at({51.18, 71.446}, PlaceKind::City));
    store.add(at({43.25, 76.9}, PlaceKind::City));
    store.add(at({51.18, 71.446}, PlaceKind::City));
    store.add(at({48, 68}, PlaceKind::Country));
    store.add(ExtractedDocument{});
    CHECK(store.pointCount() == 2);
    CHECK(store.pointOf(0) == store.pointOf(2));
    CHECK(store.pointOf(0) != store.pointOf(1));
    CHECK(store.pointOf(3) == EventStore::NoPoint);
    store.clear();
    CHECK(store.pointCount() == 0);
}

TEST_CASE("A filter by two countries shows events of any or of all of them", "[events]")
{
    const EventStore store = sampleStore();
    EventFilter filter;
    filter.countries = {CountryCode("KZ"), CountryCode("UZ")};
    CHECK(shownCount(store, filter) == 10);
    filter.countryMatch = EventFilter::Match::All;
    CHECK(shownCount(store, filter) == 1);
}

TEST_CASE("A filter by topic, document and words lets through what meets all parts", "[events]")
{
    const EventStore store = sampleStore();
    EventFilter filter;
    filter.topics.insert(Topic::Transport);
    CHECK(shownCount(store, filter) == 5);
    filter.documents = {1};
    CHECK(shownCount(store, filter) == 3);
    filter.text = "KHORGOS trains";
    CHECK(shownCount(store, filter) == 1);
    filter.text = "camels";
    CHECK(shownCount(store, filter) == 0);
}

TEST_CASE("Words are found whatever their case, accents and apostrophes", "[events]")
{
    const EventStore store = sampleStore();
    EventFilter filter;
    filter.text = "xian";
    CHECK(shownCount(store, filter) == 1);
    filter.text = "X\u00ed\u2019an";
    CHECK(shownCount(store, filter) == 1);
}

TEST_CASE("A range of time shows the events whose interval meets it", "[events]")
{
    const EventStore store = sampleStore();
    EventFilter filter;
    filter.from = dayFromIso("2023-06-01");
    filter.to = dayFromIso("2023-06-30");
    CHECK(shownCount(store, filter) == 2); // the year 2023 and what is open since 2022
    filter.from = dayFromIso("2030-01-01");
    filter.to.reset();
    CHECK(shownCount(store, filter) == 1); // only what is open
    filter.from.reset();
    filter.to = dayFromIso("2013-12-31");
    CHECK(shownCount(store, filter) == 1); // the undated event is in no range
}

TEST_CASE("Facets count what a click would show", "[events]")
{
    const EventStore store = sampleStore();
    EventFilter filter;
    filter.countries = {CountryCode("TJ")};
    const EventFacets facets = applyFilter(store, filter).facets;
    const auto kazakhstan = std::find_if(facets.countries.begin(), facets.countries.end(),
                                         [](const auto &entry) { return entry.country == CountryCode("KZ"); });
    REQUIRE(kazakhstan != facets.countries.end());
    CHECK(kazakhstan->count == 6);
    CHECK(facets.countries.front().count >= facets.countries.back().count);
    CHECK(facets.documents == std::vector<std::uint32_t>{1, 1});
    CHECK(facets.topics[std::size_t(Topic::Summit)] == 1);
    CHECK(facets.topics[std::size_t(Topic::Transport)] == 0);
}
