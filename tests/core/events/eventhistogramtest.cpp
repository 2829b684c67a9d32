// SPDX-License-Identifier: GPL-3.0-or-later
#include "events/eventhistogram.h"
#include "support/samplestore.h"

#include <catch2/catch_test_macros.hpp>

#include <numeric>

using namespace Dateline;
using namespace Dateline::TestSupport;

namespace {

std::vector<EventIndex> allOf(const EventStore &store)
{
    std::vector<EventIndex> events(store.size());
    std::iota(events.begin(), events.end(), 0u);
    return events;
}

EventStore storeOf(const std::vector<SampleEvent> &events)
{
    EventStore store;
    store.add(sampleDocument("An article", "2024-07-05", events));
    return store;
}

SampleEvent dated(const std::string &earliest, const std::string &latest, Precision precision, std::vector<std::string> countries = {})
{
    return {"It was " + earliest + ".", earliest, earliest, latest, precision, "", {}, std::move(countries), {}};
}

std::uint32_t sumOfTotals(const EventHistogram &histogram)
{
    return std::accumulate(histogram.buckets.begin(), histogram.buckets.end(), 0u,
                           [](std::uint32_t sum, const EventHistogram::Bucket &bucket) { return sum + bucket.total; });
}

Day day(const char *iso)
{
    return *dayFromIso(iso);
}

} // namespace

TEST_CASE("Every shown event is in one bucket, known less well than a bucket, or undated", "[histogram]")
{
    EventStore store;
    for (ExtractedDocument &document : sampleDocuments())
        store.add(std::move(document));
    for (const std::size_t wanted : {1u, 3u, 13u, 40u, 200u, 6000u}) {
        CAPTURE(wanted);
        const EventHistogram histogram = eventHistogram(store, allOf(store), CategoryKind::Country, wanted, 4);
        CHECK(histogram.undated == 1);
        CHECK(sumOfTotals(histogram) + histogram.coarser + histogram.undated == 12);
        CHECK(histogram.buckets.size() <= wanted);
        for (std::size_t i = 1; i < histogram.buckets.size(); ++i)
            CHECK(histogram.buckets[i].first == histogram.buckets[i - 1].last + std::chrono::days{1});
        CHECK(histogram.buckets.front().total > 0);
        CHECK(histogram.buckets.back().total > 0);
    }
}

TEST_CASE("An event of several countries counts in each series and once in the total", "[histogram]")
{
    const EventStore store = storeOf({dated("2024-07-03", "2024-07-03", Precision::Day, {"KZ", "CN", "TJ"}),
                                      dated("2024-07-03", "2024-07-03", Precision::Day, {"KZ"}),
                                      dated("2024-07-03", "2024-07-03", Precision::Day)});
    const EventHistogram histogram = eventHistogram(store, allOf(store), CategoryKind::Country, 10, 10);
    REQUIRE(histogram.buckets.size() == 1);
    CHECK(histogram.unit == BucketUnit::Day);
    CHECK(histogram.buckets[0].total == 3);
    REQUIRE(histogram.series.size() == 4);
    CHECK(histogram.series[0].category.category == Category(CountryCode("KZ")));
    CHECK(histogram.series[0].counts[0] == 2);
    CHECK(histogram.series[1].counts[0] == 1);
    CHECK(histogram.series[3].category.category == Category(NoCategory{}));
    CHECK(histogram.series[3].counts[0] == 1);
}

TEST_CASE("A year-wide event is no event of any month", "[histogram]")
{
    const EventStore store = storeOf({dated("2024-01-01", "2024-12-31", Precision::Year), dated("2024-03-05", "2024-03-05", Precision::Day),
                                      dated("2024-06-05", "2024-06-05", Precision::Day), dated("2024-09-09", "2024-09-09", Precision::Day)});
    const EventHistogram histogram = eventHistogram(store, allOf(store), CategoryKind::Topic, 12, 4);
    CHECK(histogram.unit == BucketUnit::Month);
    CHECK(histogram.coarser == 1);
    REQUIRE(histogram.buckets.size() == 7);
    CHECK(histogram.buckets.front().first == day("2024-03-01"));
    CHECK(histogram.buckets.back().last == day("2024-09-30"));
}

TEST_CASE("The unit is never finer than most events are known", "[histogram]")
{
    const EventStore store = storeOf({dated("2023-01-01", "2023-12-31", Precision::Year), dated("2024-01-01", "2024-12-31", Precision::Year),
                                      dated("2024-02-01", "2024-02-01", Precision::Day)});
    const EventHistogram histogram = eventHistogram(store, allOf(store), CategoryKind::Topic, 40, 4);
    CHECK(histogram.unit == BucketUnit::Year);
    CHECK(histogram.coarser == 0);
    REQUIRE(histogram.buckets.size() == 2);
    CHECK(histogram.buckets[1].total == 2);
}

TEST_CASE("Buckets follow the calendar on both sides of the epoch and of year one", "[histogram]")
{
    CHECK(bucketBegin(day("2024-07-03"), BucketUnit::Week) == day("2024-07-01"));
    CHECK(bucketBegin(day("2024-07-01"), BucketUnit::Week) == day("2024-07-01"));
    CHECK(bucketBegin(day("1969-12-28"), BucketUnit::Week) == day("1969-12-22"));
    CHECK(bucketBegin(day("1969-12-29"), BucketUnit::Week) == day("1969-12-29"));
    CHECK(bucketEnd(day("2024-12-31"), BucketUnit::Month) == day("2025-01-01"));
    CHECK(bucketBegin(day("2024-12-31"), BucketUnit::Quarter) == day("2024-10-01"));
    CHECK(bucketEnd(day("2024-12-31"), BucketUnit::Quarter) == day("2025-01-01"));
    CHECK(bucketBegin(day("1999-12-31"), BucketUnit::Decade) == day("1990-01-01"));
    CHECK(bucketBegin(*dayFromCivil(-1, 5, 5), BucketUnit::Decade) == *dayFromCivil(-10, 1, 1));
    CHECK(bucketEnd(*dayFromCivil(-1, 5, 5), BucketUnit::Decade) == *dayFromCivil(0, 1, 1));
    CHECK(bucketBegin(*dayFromCivil(-1000, 1, 1), BucketUnit::Millennium) == *dayFromCivil(-1000, 1, 1));
}

TEST_CASE("What is left after the named categories is one entry that counts each event once", "[histogram]")
{
    const EventStore store = storeOf({dated("2024-01-01", "2024-01-01", Precision::Day, {"KZ", "UZ", "TJ"}),
                                      dated("2024-01-02", "2024-01-02", Precision::Day, {"KZ", "KG"}),
                                      dated("2024-01-03", "2024-01-03", Precision::Day, {"KZ"})});
    const std::vector<CategoryCount> counts = countByCategory(store, allOf(store), CategoryKind::Country, 1);
    REQUIRE(counts.size() == 2);
    CHECK(counts[0].events == 3);
    CHECK(counts[1].category == Category(OtherCategories{}));
    CHECK(counts[1].members.size() == 3);
    CHECK(counts[1].events == 2);
    CHECK(countByCategory(store, allOf(store), CategoryKind::Country, 3).size() == 4);
    CHECK(countByCategory(store, allOf(store), CategoryKind::Document).size() == 1);
}

TEST_CASE("A unit that is asked for is taken unless it gives too many buckets", "[histogram]")
{
    const EventStore store = storeOf({dated("2020-03-04", "2020-03-04", Precision::Day), dated("2022-05-06", "2022-05-06", Precision::Day),
                                      dated("2021-01-01", "2021-12-31", Precision::Year), dated("2022-01-01", "2022-12-31", Precision::Year),
                                      dated("2023-01-01", "2023-12-31", Precision::Year)});
    const auto of = [&](BucketUnit finest, bool exactly, std::size_t wanted = 400) {
        return eventHistogram(store, allOf(store), CategoryKind::Country, wanted, 4, finest, exactly);
    };
    CHECK(of(BucketUnit::Month, false).unit == BucketUnit::Year);
    const EventHistogram months = of(BucketUnit::Month, true);
    CHECK(months.unit == BucketUnit::Month);
    CHECK(months.coarser == 3);
    CHECK(sumOfTotals(months) == 2);
    CHECK(of(BucketUnit::Day, true).unit == BucketUnit::Week);
    CHECK(of(BucketUnit::Decade, false).unit == BucketUnit::Decade);
}

TEST_CASE("Without dated events there are no buckets", "[histogram]")
{
    const EventStore empty;
    CHECK(eventHistogram(empty, {}, CategoryKind::Country, 10, 4).buckets.empty());
    const EventStore undated = storeOf({{"On a Monday.", "Monday", "", "", Precision::Day, "", {}, {"KG"}, {}}});
    const EventHistogram histogram = eventHistogram(undated, allOf(undated), CategoryKind::Country, 10, 4);
    CHECK(histogram.buckets.empty());
    CHECK(histogram.undated == 1);
}
