// SPDX-License-Identifier: GPL-3.0-or-later
#include "layoutfixture.h"
#include "support/generatedevents.h"

#include <catch2/catch_test_macros.hpp>

#include <map>

using namespace Dateline;
using namespace Dateline::TestSupport;

TEST_CASE("No label touches another label or another item at any zoom", "[timeline]")
{
    for (const int count : {12, 80, 900}) {
        const LayoutFixture fixture(count == 12 ? sampleDocuments() : one(mixedEvents(count)));
        const EventIndex chosen = fixture.workspace.events.events()[std::size_t(fixture.workspace.events.datedCount() / 2)];
        for (const auto &[begin, end] : manyViews()) {
            for (const EventIndex each : {NoEvent, chosen}) {
                const TimelineLayout layout = fixture.layout(begin, end, {1100, 640}, each);
                std::vector<const TimelineText *> labels;
                for (const TimelineText &text : layout.texts) {
                    if (text.layer == TimelineText::Layer::Body)
                        labels.push_back(&text);
                }
                for (std::size_t i = 0; i < labels.size(); ++i) {
                    const QRectF box = labels[i]->box.adjusted(0.5, 1, -0.5, -1);
                    CAPTURE(count, begin, end, labels[i]->text.toStdString());
                    REQUIRE(box.left() >= layout.axis.left());
                    REQUIRE(box.right() <= layout.axis.right());
                    for (std::size_t j = i + 1; j < labels.size(); ++j) {
                        CAPTURE(labels[j]->text.toStdString(), boxText(box).toStdString(), boxText(labels[j]->box).toStdString());
                        REQUIRE_FALSE(box.intersects(labels[j]->box));
                    }
                    for (std::size_t item = 0; item < layout.items.size(); ++item) {
                        if (int(item) == labels[i]->item)
                            continue;
                        CAPTURE(boxText(box).toStdString(), boxText(layout.items[item].box).toStdString());
                        REQUIRE_FALSE(box.intersects(layout.items[item].box));
                    }
                }
            }
        }
    }
}

TEST_CASE("No two dots and no two blocks overlap", "[timeline]")
{
    const LayoutFixture fixture(one(mixedEvents(900)));
    for (const auto &[begin, end] : manyViews()) {
        const TimelineLayout layout = fixture.layout(begin, end);
        for (std::size_t i = 0; i < layout.items.size(); ++i) {
            for (std::size_t j = i + 1; j < layout.items.size() && layout.items[j].lane == layout.items[i].lane; ++j) {
                CAPTURE(begin, end, boxText(layout.items[i].box).toStdString(), boxText(layout.items[j].box).toStdString(), i, j);
                REQUIRE_FALSE(layout.items[i].box.adjusted(0.1, 0.1, -0.1, -0.1).intersects(layout.items[j].box.adjusted(0.1, 0.1, -0.1, -0.1)));
            }
        }
    }
}

TEST_CASE("Every event in view lies in exactly one item of each of its lanes", "[timeline]")
{
    for (const LaneGrouping grouping : {LaneGrouping::Country, LaneGrouping::Topic, LaneGrouping::Document, LaneGrouping::None}) {
        const LayoutFixture fixture(one(mixedEvents(1500)), grouping);
        for (const auto &[begin, end] : manyViews()) {
            const TimelineLayout layout = fixture.layout(begin, end, {1000, 3000});
            std::map<std::pair<int, EventIndex>, int> seen;
            for (const TimelineItem &item : layout.items) {
                std::uint32_t members = 0;
                layout.forEachEvent(fixture.index, item, [&](EventIndex event) {
                    ++seen[{item.lane, event}];
                    ++members;
                });
                REQUIRE(members == item.count);
            }
            for (const auto &[key, times] : seen)
                REQUIRE(times == 1);
            for (std::size_t lane = 0; lane < fixture.index.lanes().size(); ++lane) {
                for (const TimelineIndex::Column &column : fixture.index.lanes()[lane].columns) {
                    for (const TimelineIndex::Entry &entry : column.entries) {
                        // A block stands where its events begin; a bar that covers the view is seen from within.
                        const AxisDay anchor = column.points ? entry.at : AxisDay(entry.first);
                        const bool inView = (anchor > begin && anchor < end) || (entry.first <= begin && entry.last + 1 >= end);
                        if (!inView)
                            continue;
                        CAPTURE(begin, end, lane, entry.event);
                        REQUIRE(seen.contains({int(lane), entry.event}));
                    }
                }
            }
        }
    }
}

TEST_CASE("The counts of all items add up to the events of each lane", "[timeline]")
{
    const LayoutFixture fixture(one(mixedEvents(4000)));
    const TimelineLayout layout = fixture.layout(at(2008), at(2030), {1300, 2000});
    std::vector<std::uint32_t> counts(fixture.index.lanes().size());
    for (const TimelineItem &item : layout.items)
        counts[std::size_t(item.lane)] += item.count;
    for (std::size_t lane = 0; lane < counts.size(); ++lane)
        CHECK(counts[lane] == fixture.index.lanes()[lane].events);
    CHECK(fixture.index.eventCount() == 4000);
}

TEST_CASE("At every level each event of the filter lies in exactly one item of each of its lanes", "[timeline]")
{
    Workspace workspace;
    workspace.events.addDocuments(one(mixedEvents(3000)));
    for (const bool isFiltered : {false, true}) {
        EventFilter filter;
        if (isFiltered) {
            filter.countries = {CountryCode("KZ"), CountryCode("UZ")};
            filter.from = *dayFromCivil(2015, 3, 1);
        }
        workspace.events.setFilter(filter);
        for (const LaneGrouping grouping : {LaneGrouping::Country, LaneGrouping::Topic, LaneGrouping::None}) {
            const TimelineIndex index(workspace.events, grouping);
            // All of time in view, on ever more pixels: one level of zoom after the other.
            for (double width = 300; width < 2e6; width *= 2.3) {
                TimelineLayoutInput input{index, workspace.events.store(), at(2008), at(2031), {width, 4000}, *dayFromCivil(2024, 10, 15)};
                input.measure = evenWidth;
                const TimelineLayout layout = layoutTimeline(input);
                std::vector<std::uint32_t> counts(index.lanes().size());
                std::set<std::pair<int, EventIndex>> seen;
                std::set<EventIndex> events;
                for (const TimelineItem &item : layout.items) {
                    counts[std::size_t(item.lane)] += item.count;
                    layout.forEachEvent(index, item, [&](EventIndex event) {
                        CAPTURE(width, item.lane, event);
                        REQUIRE(seen.insert({item.lane, event}).second);
                        events.insert(event);
                    });
                }
                CAPTURE(isFiltered, int(grouping), width);
                for (std::size_t lane = 0; lane < counts.size(); ++lane)
                    REQUIRE(counts[lane] == index.lanes()[lane].events);
                REQUIRE(events.size() == std::size_t(workspace.events.datedCount()));
                for (const EventIndex event : events)
                    REQUIRE(workspace.events.isVisible(event));
            }
        }
    }
}

TEST_CASE("Panning moves what is drawn and changes none of it", "[timeline]")
{
    for (const int count : {200, 5000}) {
        const LayoutFixture fixture(one(mixedEvents(count)));
        for (const double days : {20.0, 200.0, 2000.0, 9000.0}) {
            const AxisDay begin = at(2021, 3, 4) - days / 2;
            const TimelineLayout before = fixture.layout(begin, begin + days);
            const double moved = days / 7;
            const TimelineLayout after = fixture.layout(begin + moved, begin + moved + days);
            const double pixels = moved * before.coordinates.pixelsPerDay();
            std::map<std::tuple<int, EventIndex, std::uint32_t>, QRectF> boxes;
            for (const TimelineItem &item : before.items)
                boxes[{item.lane, item.event, item.count}] = item.box;
            int same = 0;
            const QRectF inner = after.axis.adjusted(60, 0, -60, 0);
            for (const TimelineItem &item : after.items) {
                if (item.box.left() < inner.left() || item.box.right() + pixels > inner.right())
                    continue;
                const auto found = boxes.find({item.lane, item.event, item.count});
                CAPTURE(count, days, boxText(item.box).toStdString());
                REQUIRE(found != boxes.end());
                REQUIRE(std::abs(found->second.left() - pixels - item.box.left()) < 0.01);
                REQUIRE(found->second.top() == item.box.top());
                REQUIRE(std::abs(found->second.width() - item.box.width()) < 0.01);
                ++same;
            }
            CHECK(same > 0);
        }
    }
}

TEST_CASE("Zooming in takes apart the events of one day", "[timeline]")
{
    std::vector<SampleEvent> events;
    for (int i = 0; i < 300; ++i)
        events.push_back({"On 2024-07-03 this was the " + std::to_string(i) + "th.", "2024-07-03", "2024-07-03", "2024-07-03", Precision::Day, "", {}, {"KZ"}, {}});
    const LayoutFixture fixture(one(sampleDocument("One day", "2024-07-04", events)));
    const TimelineLayout far = fixture.layout(at(2024, 6, 1), at(2024, 8, 1));
    REQUIRE(far.items.size() == 1);
    CHECK(far.items.front().shape == TimelineItem::Shape::Block);
    CHECK(far.items.front().count == 300);
    const TimelineLayout near = fixture.layout(at(2024, 7, 3) + 0.4, at(2024, 7, 3) + 0.6);
    CHECK(near.items.size() > 50);
    for (const TimelineItem &item : near.items)
        CHECK(item.count == 1);
}

TEST_CASE("Uncertain dates are drawn as such", "[timeline]")
{
    std::vector<SampleEvent> events{
        {"In 2023 it grew.", "2023", "2023-01-01", "2023-12-31", Precision::Year, "", {}, {"KZ"}, {}},
        {"Since 5 May 2020 it runs.", "5 May 2020", "2020-05-05", "", Precision::Day, "", {}, {"CN"}, {}},
        {"About 5 May 2021 it met.", "5 May 2021", "2021-05-05", "2021-05-05", Precision::Day, "", {}, {"UZ"}, {}},
        {"From 5 May 2022 it ran.", "5 May 2022", "2022-05-05", "", Precision::Day, "", {}, {"TJ"}, {}},
        {"From 1 May 2019 to 1 May 2020 it was built.", "1 May 2019", "2019-05-01", "2020-05-01", Precision::Day, "", {}, {"KG"}, {}},
    };
    ExtractedDocument document = sampleDocument("Ends", "2024-01-01", events);
    document.events[2].approximate = true;
    document.events[3].interval.endKind = EndKind::Unknown;
    const LayoutFixture fixture(one(std::move(document)));
    const TimelineLayout layout = fixture.layout(at(2018), at(2025));
    std::map<EventIndex, TimelineItem> items;
    for (const TimelineItem &item : layout.items)
        items[item.event] = item;
    REQUIRE(items.size() == 5);
    CHECK(items[0].shape == TimelineItem::Shape::ThinBar);
    CHECK(std::abs(items[0].box.left() - layout.coordinates.xOf(at(2023))) < 0.1);
    CHECK(std::abs(items[0].box.right() - layout.coordinates.xOf(at(2024))) < 0.1);
    CHECK(items[1].rightEnd == BarEnd::Arrow);
    CHECK(items[1].leftEnd == BarEnd::Sharp);
    CHECK(items[2].approximate);
    CHECK(items[2].shape == TimelineItem::Shape::Dot);
    CHECK(items[3].rightEnd == BarEnd::Hatched);
    CHECK(items[4].shape == TimelineItem::Shape::Bar);
}
