// SPDX-License-Identifier: GPL-3.0-or-later
#include "layoutfixture.h"
#include "timeline/overviewlayout.h"

#include <catch2/catch_test_macros.hpp>

using namespace Dateline;
using namespace Dateline::TestSupport;

TEST_CASE("Bands that overlap stand in rows of their own and their names within their lines", "[timeline]")
{
    const std::vector<TimelineEra> eras{
        {QStringLiteral("A long time in office"), *dayFromCivil(2014, 1, 1), *dayFromCivil(2019, 3, 20)},
        {QStringLiteral("Its successor"), *dayFromCivil(2019, 3, 20), std::nullopt},
        {QStringLiteral("A pandemic"), *dayFromCivil(2020, 3, 11), *dayFromCivil(2023, 5, 5), true},
    };
    const LayoutFixture fixture(sampleDocuments());
    for (const auto &[begin, end] : manyViews()) {
        TimelineLayoutInput input{fixture.index, fixture.workspace.events.store(), begin, end, {900, 500}, *dayFromCivil(2024, 10, 15)};
        input.measure = evenWidth;
        input.eras = &eras;
        const TimelineLayout layout = layoutTimeline(input);
        std::vector<QRectF> names;
        for (const TimelineText &text : layout.texts) {
            if (text.layer == TimelineText::Layer::Frame && text.box.top() >= layout.lanesArea.bottom())
                names.push_back(text.box);
        }
        for (std::size_t i = 0; i < names.size(); ++i) {
            CAPTURE(begin, end, i);
            REQUIRE(names[i].right() <= layout.axis.right());
            REQUIRE(names[i].left() >= layout.axis.left());
            REQUIRE(names[i].bottom() <= 500);
            for (std::size_t j = i + 1; j < names.size(); ++j)
                REQUIRE_FALSE(names[i].intersects(names[j]));
        }
        for (std::size_t i = 0; i < layout.eras.size(); ++i) {
            for (std::size_t j = i + 1; j < layout.eras.size(); ++j)
                REQUIRE_FALSE(layout.eras[i].line.adjusted(1.5, 0, -1.5, 0).intersects(layout.eras[j].line.adjusted(1.5, 0, -1.5, 0)));
        }
        // The foot's height follows from the bands, not from what is in view.
        REQUIRE(layout.lanesArea.bottom() == 500 - 2 * 22);
    }
}

TEST_CASE("The range that a filter lets through is marked on the date line", "[timeline]")
{
    const LayoutFixture fixture(sampleDocuments());
    EventFilter filter;
    CHECK_FALSE(filteredRange(filter));
    filter.from = *dayFromCivil(2015, 1, 1);
    filter.to = *dayFromCivil(2015, 12, 31);
    TimelineLayoutInput input{fixture.index, fixture.workspace.events.store(), at(2013), at(2026), {1200, 560}, *dayFromCivil(2024, 1, 1)};
    input.measure = evenWidth;
    input.filtered = filteredRange(filter);
    const TimelineLayout layout = layoutTimeline(input);
    REQUIRE(layout.filtered);
    CHECK(std::abs(layout.filtered->left() - layout.coordinates.xOf(at(2015))) < 0.01);
    CHECK(std::abs(layout.filtered->right() - layout.coordinates.xOf(at(2016))) < 0.01);
}

TEST_CASE("The overview's bars stay in their strip and its window follows the view", "[timeline]")
{
    const LayoutFixture fixture(one(mixedEvents(500)));
    const OverviewLayout layout = layoutOverview(fixture.index, at(2015), at(2018), {1000, 48}, 120, TimelineType::forExport(), evenWidth);
    REQUIRE_FALSE(layout.bars.empty());
    for (const QRectF &bar : layout.bars)
        CHECK(layout.strip.adjusted(-1, -1, 1, 1).contains(bar));
    CHECK(std::abs(layout.window.left() - layout.coordinates.xOf(at(2015))) < 0.01);
    const OverviewLayout moved = layoutOverview(fixture.index, at(2016), at(2020), {1000, 48}, 120, TimelineType::forExport(), evenWidth);
    CHECK(moved.bars == layout.bars);
    CHECK(moved.window != layout.window);
}
