// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/generatedevents.h"
#include "support/samplestore.h"
#include "timeline/timelineindexer.h"
#include "workspace.h"

#include <catch2/catch_test_macros.hpp>

#include <QSignalSpy>

#include <algorithm>
#include <random>

using namespace Dateline;
using namespace Dateline::TestSupport;
using namespace Qt::Literals::StringLiterals;

namespace {

std::vector<QString> keysOf(const TimelineIndex &index)
{
    std::vector<QString> keys;
    for (const TimelineIndex::Lane &lane : index.lanes())
        keys.push_back(lane.key);
    return keys;
}

} // namespace

TEST_CASE("What is known of a stretch of entries is what visiting each would tell", "[timeline][index]")
{
    Workspace workspace;
    ExtractedDocument document = generateDocument(4000, Spread::Clustered);
    std::mt19937 random(11);
    for (Event &event : document.events)
        event.dateConfidence = float(random() % 100) / 100;
    workspace.events.addDocument(std::move(document));
    const TimelineIndex index(workspace.events, LaneGrouping::None);
    REQUIRE(index.lanes().size() == 1);
    for (const TimelineIndex::Column &column : index.lanes().front().columns) {
        const std::uint32_t count = std::uint32_t(column.entries.size());
        const auto keyOf = [&](std::uint32_t i) { return column.points ? column.entries[i].at : AxisDay(column.entries[i].first); };
        for (int tried = 0; tried < 300; ++tried) {
            std::uint32_t begin = random() % count;
            std::uint32_t end = random() % count + 1;
            if (begin >= end)
                std::swap(begin, end);
            if (begin == end)
                continue;
            std::int32_t latest = INT32_MIN;
            std::uint32_t strongest = begin;
            TimelineIndex::Mix mix{};
            for (std::uint32_t i = begin; i < end; ++i) {
                latest = std::max(latest, column.entries[i].last);
                strongest = column.entries[i].strength > column.entries[strongest].strength ? i : strongest;
                std::size_t place = 0;
                while (place < TimelineIndex::MixCountries.size() && TimelineIndex::MixCountries[place] != column.entries[i].country)
                    ++place;
                ++mix[place];
            }
            CAPTURE(begin, end, count);
            REQUIRE(column.latest(begin, end) == latest);
            REQUIRE(column.strongest(begin, end) == strongest);
            REQUIRE(column.mix(begin, end) == mix);

            const AxisDay moment = keyOf(end - 1) + double(random() % 3) - 1;
            std::uint32_t first = begin;
            while (first < count && keyOf(first) < moment)
                ++first;
            REQUIRE(column.firstAt(moment, begin) == first);
        }
        CHECK(column.firstAt(-1e9) == 0);
        CHECK(column.firstAt(1e9) == count);
    }
}

TEST_CASE("The density of events is the number of their middle days", "[timeline][index]")
{
    // Close together they are counted, far apart sorted.
    for (const int span : {50, 3000000}) {
        std::mt19937 random(3);
        std::vector<std::int32_t> days;
        for (int i = 0; i < 400; ++i)
            days.push_back(std::int32_t(random() % std::uint32_t(span)) - span / 2);
        const EventDensity density(days);
        for (int tried = 0; tried < 100; ++tried) {
            const AxisDay moment = double(random() % std::uint32_t(span)) - span / 2 + 0.5 * double(random() % 2);
            REQUIRE(density.countBefore(moment) == std::uint32_t(std::count_if(days.begin(), days.end(), [&](std::int32_t day) { return day < moment; })));
            std::optional<std::int32_t> next;
            for (const std::int32_t day : days) {
                if (day >= moment && (!next || day < *next))
                    next = day;
            }
            REQUIRE(density.firstDayFrom(moment) == next);
        }
    }
    CHECK(EventDensity().countBefore(0) == 0);
}

TEST_CASE("Lanes stand in the order that is asked for, the one of events without a country last", "[timeline][index]")
{
    Workspace workspace;
    workspace.events.addDocument(sampleDocument("Orders", "2024-01-01", {
        {"On 2020-01-01 one.", "2020-01-01", "2020-01-01", "2020-01-01", Precision::Day, "", {}, {"UZ"}, {}},
        {"On 2021-01-01 two.", "2021-01-01", "2021-01-01", "2021-01-01", Precision::Day, "", {}, {"UZ"}, {}},
        {"On 2018-01-01 three.", "2018-01-01", "2018-01-01", "2018-01-01", Precision::Day, "", {}, {"TJ"}, {}},
        {"On 2019-01-01 four.", "2019-01-01", "2019-01-01", "2019-01-01", Precision::Day, "", {}, {"KZ"}, {}},
        {"On 2010-01-01 five.", "2010-01-01", "2010-01-01", "2010-01-01", Precision::Day, "", {}, {}, {}},
    }));
    const auto keys = [&](LaneOrder order) { return keysOf(TimelineIndex(workspace.events, {LaneGrouping::Country, order})); };
    using Keys = std::vector<QString>;
    CHECK(keys(LaneOrder::Usual) == Keys{u"UZ"_s, u"KZ"_s, u"TJ"_s, QString()});
    CHECK(keys(LaneOrder::MostEvents) == Keys{u"UZ"_s, u"KZ"_s, u"TJ"_s, QString()});
    CHECK(keys(LaneOrder::Name) == Keys{u"KZ"_s, u"TJ"_s, u"UZ"_s, QString()});
    CHECK(keys(LaneOrder::FirstEvent) == Keys{u"TJ"_s, u"KZ"_s, u"UZ"_s, QString()});
}

TEST_CASE("Lanes that are kept stay in their order with their room when they have no events", "[timeline][index]")
{
    Workspace workspace;
    workspace.events.addDocuments(sampleDocuments());
    const TimelineIndex all(workspace.events, LaneGrouping::Country);
    const auto frames = all.laneFrames();
    EventFilter filter;
    filter.countries.insert(CountryCode("TJ"));
    filter.to = *dayFromCivil(2015, 1, 1);
    workspace.events.setFilter(filter);
    const std::span shown = std::span(workspace.events.events()).first(std::size_t(workspace.events.datedCount()));
    const TimelineIndex kept(workspace.events.store(), shown, LaneGrouping::Country, &frames);
    CHECK(keysOf(kept) == keysOf(all));
    CHECK(kept.eventCount() == shown.size());
    for (std::size_t lane = 0; lane < frames.size(); ++lane) {
        CHECK(kept.lanes()[lane].roomForPoints == all.lanes()[lane].points);
        CHECK(kept.lanes()[lane].events <= all.lanes()[lane].events);
    }
}

TEST_CASE("Few events are indexed at once, many beside the window", "[timeline][index]")
{
    Workspace workspace;
    TimelineIndexer indexer(workspace.events);
    workspace.events.addDocument(generateDocument(100, Spread::Random));
    CHECK_FALSE(indexer.isPreparing());
    CHECK(indexer.index().eventCount() == 100);

    QSignalSpy changed(&indexer, &TimelineIndexer::changed);
    workspace.events.addDocument(generateDocument(TimelineIndexer::ManyEvents, Spread::Clustered));
    REQUIRE(indexer.isPreparing());
    // What was there before is still drawn, and speaks of events that are there.
    CHECK(indexer.index().eventCount() == 100);
    CHECK(indexer.store().size() >= 100);
    CHECK(changed.count() == 1);
    REQUIRE(changed.wait(60000));
    CHECK_FALSE(indexer.isPreparing());
    CHECK(indexer.index().eventCount() == 100 + TimelineIndexer::ManyEvents);
    CHECK(&indexer.store().event(5) == &workspace.events.store().event(5));
}

TEST_CASE("An index that is asked for in the meantime is the newest, and one of closed articles is forgotten", "[timeline][index]")
{
    Workspace workspace;
    TimelineIndexer indexer(workspace.events);
    workspace.events.addDocument(generateDocument(TimelineIndexer::ManyEvents, Spread::Random));
    indexer.setGrouping(LaneGrouping::None);
    EventFilter filter;
    filter.to = *dayFromCivil(2000, 1, 1);
    workspace.events.setFilter(filter);
    indexer.finish();
    CHECK(indexer.index().grouping() == LaneGrouping::None);
    CHECK(indexer.index().eventCount() == std::uint32_t(workspace.events.datedCount()));
    workspace.events.setFilter({});
    workspace.events.clearDocuments();
    CHECK(indexer.index().eventCount() == 0);
    CHECK_FALSE(indexer.isPreparing());
}
