// SPDX-License-Identifier: GPL-3.0-or-later
#include "map/mappainter.h"
#include "mapsample.h"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <optional>

using namespace Dateline;
using Sample = TestSupport::MapSample;

TEST_CASE("A corridor is drawn as it stood at the time", "[map]")
{
    Sample sample;
    const auto strokes = [&sample](int year, bool sea) {
        sample.content.day = *dayFromCivil(year, 1, 1);
        const MapScene scene = sample.layout.scene(regionCamera({1100, 700}), sample.content);
        std::vector<CorridorStroke> found;
        std::copy_if(scene.corridors.begin(), scene.corridors.end(), std::back_inserter(found),
                     [sea](const CorridorStroke &stroke) { return stroke.corridor == 0 && stroke.isSea == sea; });
        return found;
    };
    const auto styleIn = [&strokes](int year, bool sea = false) {
        const CorridorStroke stroke = strokes(year, sea).at(0);
        return CorridorPen::of(stroke.mode, stroke.status, stroke.isSea, Qt::red, Qt::white).pen;
    };
    CHECK_FALSE(strokes(2012, false).at(0).status.has_value());
    CHECK(strokes(2014, false).at(0).status == CorridorStatus::Proposed);
    CHECK(strokes(2017, false).at(0).status == CorridorStatus::Building);
    CHECK(strokes(2025, false).at(0).status == CorridorStatus::Open);
    CHECK(styleIn(2014).dashPattern().constFirst() == 1); // dots, as long as the line is wide
    CHECK(styleIn(2017).style() == Qt::CustomDashLine);
    CHECK(styleIn(2017).dashPattern() != styleIn(2014).dashPattern());
    CHECK(styleIn(2025).style() == Qt::SolidLine);
    CHECK(styleIn(2025, true).style() == Qt::CustomDashLine); // the leg by ship
    CHECK(styleIn(2012).color() != styleIn(2025).color());

    CHECK(corridorStatusOn(sample.corridors[1], sample.content.day) == CorridorStatus::Proposed);
    CHECK(corridorMode(sample.corridors[1]) == CorridorMode::Road);
    CHECK(corridorShortName(sample.corridors[0]) == QStringLiteral("Long Line"));
}

TEST_CASE("The corridors that come with Dateline are drawn by their status of the time", "[map]")
{
    const std::vector<Corridor> &corridors = CorridorCatalogue::instance().corridors();
    const MapLayout layout(exportMapFont());
    MapCamera world;
    world.size = {1600, 1000};
    world.centre = {30, 60};
    world.zoom = 0;
    world = world.limited();
    MapContent content;
    content.corridors = &corridors;
    for (std::size_t i = 0; i < corridors.size(); ++i)
        content.shownCorridors.insert(std::uint16_t(i));
    // From the sources that the data names.
    using enum CorridorStatus;
    struct Expected
    {
        std::string_view id;
        std::optional<CorridorStatus> in2012, in2017, in2025;
    };
    const Expected all[] = {
        {"cku", Proposed, Proposed, Building},
        {"cre-west", Open, Open, Open},
        {"kti", Building, Open, Open},
        {"titr", std::nullopt, Signed, Open},
    };
    for (const Expected &expected : all) {
        INFO(expected.id);
        const std::optional<std::uint16_t> index = CorridorCatalogue::instance().indexOf(expected.id);
        REQUIRE(index);
        const std::pair<int, std::optional<CorridorStatus>> years[] = {
            {2012, expected.in2012}, {2017, expected.in2017}, {2025, expected.in2025}};
        for (const auto &[year, status] : years) {
            INFO(year);
            content.day = *dayFromCivil(year, 1, 1);
            const MapScene scene = layout.scene(world, content);
            const auto stroke = std::find_if(scene.corridors.begin(), scene.corridors.end(),
                                             [&index](const CorridorStroke &candidate) { return candidate.corridor == *index; });
            REQUIRE(stroke != scene.corridors.end());
            CHECK(stroke->status == status);
            CHECK(stroke->status == corridors[*index].statusOn(content.day));
        }
    }
}

TEST_CASE("The shortest way over the ground is as long as the distance and crosses the date line", "[map]")
{
    const Coordinate tokyo{35.68, 139.69};
    const Coordinate seattle{47.61, -122.33};
    const std::vector<WorldPoint> way = greatCircle(tokyo, seattle);
    double length = 0;
    double northernmost = 0;
    for (std::size_t i = 1; i < way.size(); ++i) {
        CHECK(std::abs(way[i].x - way[i - 1].x) < 0.1);
        const Coordinate from = coordinateFromWorld(way[i - 1]);
        length += distanceInKilometres(from, coordinateFromWorld(way[i]));
        northernmost = std::max(northernmost, from.latitude);
    }
    CHECK(std::abs(length - distanceInKilometres(tokyo, seattle)) < 1);
    CHECK(way.back().x > 1);      // on over the date line, not back around the world
    CHECK(northernmost > 50);     // and by the north
    CHECK(greatCircle(tokyo, tokyo).size() >= 2);
}

TEST_CASE("Corridors on the same leg run side by side", "[map]")
{
    const Sample sample;
    const MapScene scene = sample.layout.scene(regionCamera({1100, 700}), sample.content);
    QPointF starts[2];
    for (const CorridorStroke &stroke : scene.corridors) {
        if (!stroke.isSea)
            starts[stroke.corridor] = stroke.points.first();
    }
    const QPointF apart = starts[0] - starts[1];
    CHECK(std::hypot(apart.x(), apart.y()) > 3);
    CHECK(std::hypot(apart.x(), apart.y()) < 6);
    CHECK(scene.legend.size() == 2);
    CHECK(std::holds_alternative<MapScene::CorridorHit>(scene.hitTest((starts[0] + scene.corridors[0].points.at(1)) / 2)));
}

TEST_CASE("Every corridor of the catalogue is drawn with the style of its status, and its legs over sea are set apart", "[map]")
{
    Sample sample;
    const std::vector<Corridor> &all = CorridorCatalogue::instance().corridors();
    sample.content.corridors = &all;
    MapCamera camera;
    camera.size = {1600, 1000};
    camera.centre = {42, 60};
    camera.zoom = 2;
    camera = camera.limited();
    for (std::size_t i = 0; i < all.size(); ++i) {
        INFO(all[i].id);
        sample.content.shownCorridors = {std::uint16_t(i)};
        const MapScene scene = sample.layout.scene(camera, sample.content);
        CHECK(scene.corridors.empty() == all[i].paths.empty());
        for (const CorridorStroke &stroke : scene.corridors)
            CHECK(stroke.corridor == i);
    }
}
