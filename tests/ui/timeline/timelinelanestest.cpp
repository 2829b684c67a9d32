// SPDX-License-Identifier: GPL-3.0-or-later
#include "layoutfixture.h"
#include "support/generatedevents.h"

#include <catch2/catch_test_macros.hpp>

#include <map>

using namespace Dateline;
using namespace Dateline::TestSupport;

TEST_CASE("A block of a lane without a colour knows the shares of the countries", "[timeline]")
{
    const LayoutFixture fixture(one(manyEvents(5000)), LaneGrouping::None);
    int blocks = 0;
    const auto checkBlocks = [&](const TimelineLayout &layout) {
        for (const TimelineItem &item : layout.items) {
            if (item.count < 2)
                continue;
            ++blocks;
            REQUIRE(item.mix >= 0);
            const TimelineIndex::Mix &mix = layout.mixes[std::size_t(item.mix)];
            TimelineIndex::Mix counted{};
            layout.forEachEvent(fixture.index, item, [&](EventIndex event) {
                const CountryCode country = fixture.workspace.events.store().event(event).countries.front();
                const auto &known = TimelineIndex::MixCountries;
                std::size_t place = 0;
                while (place < known.size() && known[place] != country)
                    ++place;
                ++counted[place];
            });
            CHECK(mix == counted);
        }
    };
    checkBlocks(fixture.layout(at(2009), at(2032), {1200, 500}));
    checkBlocks(fixture.layout(at(2014), at(2018), {1200, 500}));
    CHECK(blocks > 20);
    for (const TimelineItem &item : LayoutFixture(one(manyEvents(5000))).layout(at(2009), at(2032)).items)
        CHECK(item.mix == -1);
}

TEST_CASE("A folded lane shows its heading only and a lane below moves up", "[timeline]")
{
    const LayoutFixture fixture(sampleDocuments());
    const std::set<QString> folded{fixture.index.lanes().front().key};
    TimelineLayoutInput input{fixture.index, fixture.workspace.events.store(), at(2013), at(2026), {1200, 560}, *dayFromCivil(2024, 1, 1)};
    input.measure = evenWidth;
    input.folded = &folded;
    const TimelineLayout layout = layoutTimeline(input);
    CHECK(layout.lanes.front().folded);
    CHECK(layout.lanes.front().body.height() < 40);
    for (const TimelineItem &item : layout.items)
        CHECK(item.lane != 0);
}

TEST_CASE("A hidden lane takes no room and its events are in no item", "[timeline]")
{
    const LayoutFixture fixture(sampleDocuments());
    const std::set<QString> hidden{fixture.index.lanes()[1].key};
    TimelineLayoutInput input{fixture.index, fixture.workspace.events.store(), at(2013), at(2026), {1200, 560}, *dayFromCivil(2024, 1, 1)};
    input.measure = evenWidth;
    input.hidden = &hidden;
    const TimelineLayout layout = layoutTimeline(input);
    CHECK(layout.laneExtents[1].height == 0);
    for (const TimelineLaneBox &lane : layout.lanes)
        CHECK(lane.lane != 1);
    for (const TimelineItem &item : layout.items)
        CHECK(item.lane != 1);
}

TEST_CASE("An event of several countries stands in each lane and counts once", "[timeline]")
{
    const LayoutFixture fixture(sampleDocuments());
    const EventFilterModel &model = fixture.workspace.events;
    CHECK(fixture.index.eventCount() == std::uint32_t(model.datedCount()));
    const TimelineLayout layout = fixture.layout(at(2024, 6, 25), at(2024, 7, 15), {1200, 900});
    std::set<int> lanes;
    for (const TimelineItem &item : layout.items) {
        if (model.store().event(item.event).countries.size() == 5)
            lanes.insert(item.lane);
    }
    CHECK(lanes.size() == 5);
}

TEST_CASE("Five hundred lanes scroll and only those in view are laid out", "[timeline]")
{
    std::vector<ExtractedDocument> documents;
    for (int i = 0; i < 500; ++i)
        documents.push_back(sampleDocument("Article " + std::to_string(i), "2024-07-05",
            {{"It was on 2024-07-03.", "2024-07-03", "2024-07-03", "2024-07-03", Precision::Day, "", {}, {"KZ"}, {}}}));
    const LayoutFixture fixture(std::move(documents), LaneGrouping::Document);
    const TimelineLayout top = fixture.layout(at(2024), at(2025), {1000, 600});
    CHECK(top.laneExtents.size() == 500);
    CHECK(top.contentHeight > 20000);
    CHECK(top.lanes.size() < 20);
    CHECK(top.lanes.front().lane == 0);
    const TimelineLayout bottom = fixture.layout(at(2024), at(2025), {1000, 600}, NoEvent, 1e9);
    CHECK(bottom.lanes.back().lane == 499);
    CHECK(std::abs(bottom.lanes.back().body.bottom() - bottom.lanesArea.bottom()) < 1);
}

TEST_CASE("The words of a lane stand within what is seen of it, or are left out", "[timeline]")
{
    const LayoutFixture fixture(sampleDocuments());
    int partial = 0;
    for (double height = 120; height < 520; height += 7) {
        for (const double scroll : {0.0, 15.0, 40.0}) {
            const TimelineLayout layout = fixture.layout(at(2013), at(2026), {900, height}, NoEvent, scroll);
            CAPTURE(height, scroll);
            for (const TimelineText &text : layout.texts) {
                if (text.layer != TimelineText::Layer::Heading)
                    continue;
                REQUIRE(text.box.top() >= layout.lanesArea.top() - 0.01);
                REQUIRE(text.box.bottom() <= layout.lanesArea.bottom() + 0.01);
            }
            for (const TimelineLaneBox &lane : layout.lanes) {
                REQUIRE(lane.rule.isNull() != lane.chevron.has_value());
                if (!lane.chevron) {
                    ++partial;
                    continue;
                }
                REQUIRE(lane.rule.top() >= layout.lanesArea.top() - 0.01);
                REQUIRE(lane.rule.bottom() <= layout.lanesArea.bottom() + 0.01);
                REQUIRE(lane.chevron->y() >= layout.lanesArea.top());
                REQUIRE(lane.chevron->y() <= layout.lanesArea.bottom());
            }
        }
    }
    CHECK(partial > 0);
}

TEST_CASE("The figures of a lane of thousands stand alone, all of them", "[timeline]")
{
    int named = 0;
    int bare = 0;
    for (const int count : {600, 20000}) {
        const LayoutFixture fixture(one(mixedEvents(count)));
        for (const double years : {1.0, 4.0, 18.0}) {
            const TimelineLayout layout = fixture.layout(at(2018), at(2018) + years * 365);
            for (const TimelineText &text : layout.texts) {
                if (text.item < 0 || text.role != TextRole::LaneCount)
                    continue;
                const bool hasWord = text.text.endsWith(QStringLiteral(" events"));
                (hasWord ? named : bare) += 1;
                if (hasWord)
                    REQUIRE(fixture.index.lanes()[std::size_t(layout.items[std::size_t(text.item)].lane)].events < 1000);
            }
        }
    }
    CHECK(named > 0);
    CHECK(bare > 0);
}

TEST_CASE("However far the lanes are scrolled, no label is cut through its words", "[timeline]")
{
    const LayoutFixture fixture(one(mixedEvents(300)));
    std::size_t labels = 0;
    for (double scroll = 0; scroll < 120; scroll += 7) {
        const TimelineLayout layout = fixture.layout(at(2012), at(2025), QSizeF(1100, 330), NoEvent, scroll);
        REQUIRE(layout.contentHeight > layout.lanesArea.height() + 120);
        for (const TimelineText &text : layout.texts) {
            if (text.layer != TimelineText::Layer::Body)
                continue;
            ++labels;
            CAPTURE(scroll, text.text.toStdString());
            CHECK(text.box.top() + 3 > layout.lanesArea.top());
            CHECK(text.box.bottom() - 3 < layout.lanesArea.bottom());
        }
    }
    CHECK(labels > 100);
}
