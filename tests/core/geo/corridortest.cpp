// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/corridor.h"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <cmath>
#include <set>

using namespace Dateline;

namespace {

std::vector<std::string> mentioned(std::string_view text)
{
    const CorridorCatalogue &catalogue = CorridorCatalogue::instance();
    std::vector<std::string> result;
    for (const CorridorMention &mention : catalogue.mentions(text))
        result.push_back(catalogue.corridors()[mention.corridor].id);
    return result;
}

const Corridor &corridor(std::string_view id)
{
    const CorridorCatalogue &catalogue = CorridorCatalogue::instance();
    const auto index = catalogue.indexOf(id);
    REQUIRE(index);
    return catalogue.corridors()[*index];
}

} // namespace

TEST_CASE("Every corridor is found in a text by each of its names", "[geo]")
{
    const CorridorCatalogue &catalogue = CorridorCatalogue::instance();
    REQUIRE(catalogue.corridors().size() >= 26);
    std::set<std::string> ids;
    for (const Corridor &each : catalogue.corridors()) {
        CHECK(ids.insert(each.id).second);
        std::vector<std::string> names = each.aliases;
        names.push_back(each.name);
        for (const std::string &name : names) {
            INFO(each.id << ": " << name);
            CHECK(mentioned("Talks about the " + name + " went on.") == std::vector<std::string>{each.id});
        }
    }
}

TEST_CASE("Every corridor has a dated status with sources, and all but an initiative draw", "[geo]")
{
    for (const Corridor &each : CorridorCatalogue::instance().corridors()) {
        INFO(each.id);
        CHECK(!each.statusText.empty());
        CHECK(!each.sources.empty());
        CHECK(!each.confidence.empty());
        REQUIRE(!each.history.empty());
        for (std::size_t i = 0; i < each.history.size(); ++i) {
            const std::string &confidence = each.history[i].confidence;
            CHECK(!each.history[i].source.empty());
            CHECK((confidence == "high" || confidence == "medium" || confidence == "low"));
            CHECK(!(each.history[i].yearOnly && each.history[i].monthOnly));
            if (i > 0)
                CHECK(each.history[i - 1].since <= each.history[i].since);
        }
        CHECK(each.paths.empty() == (each.mode == "initiative"));
        for (const CorridorPath &path : each.paths) {
            INFO(path.id);
            CHECK(path.stops.size() >= 2);
            CHECK(path.seaLegs.size() == path.stops.size() - 1);
            for (const CorridorStop &stop : path.stops) {
                CHECK(!stop.country.isEmpty());
                CHECK(std::abs(stop.coordinate.latitude) <= 90);
                CHECK(std::abs(stop.coordinate.longitude) <= 180);
                CHECK(stop.coordinate != Coordinate());
            }
            for (std::size_t i = 0; i + 1 < path.stops.size(); ++i)
                CHECK(distanceInKilometres(path.stops[i].coordinate, path.stops[i + 1].coordinate) > 0.1);
        }
    }
}

TEST_CASE("Every corridor that the briefs of the region name is there", "[geo]")
{
    for (const char *id : {"titr", "cku", "cre-west", "xian-tashkent", "xian-baku", "wewc", "carec-1", "carec-2", "carec-3", "carec-4", "carec-5",
                           "carec-6", "instc", "traceca", "lapis-lazuli", "trans-afghan", "kti", "cacgp", "cacgp-d", "silk-road"}) {
        INFO(id);
        CHECK(CorridorCatalogue::instance().indexOf(id));
    }
    const auto passes = [](const Corridor &each, std::string_view stop) {
        return std::any_of(each.paths.begin(), each.paths.end(), [&](const CorridorPath &path) {
            return std::any_of(path.stops.begin(), path.stops.end(), [&](const CorridorStop &at) { return at.name.find(stop) != std::string::npos; });
        });
    };
    CHECK(passes(corridor("cre-west"), "Khorgos"));
    CHECK(passes(corridor("cre-west"), "Alashankou"));
    CHECK(corridor("instc").paths.size() == 3);
}

TEST_CASE("A change that is known to the month says so", "[geo]")
{
    const auto &history = corridor("traceca").history;
    REQUIRE(history.size() == 2);
    CHECK(history[0].monthOnly);
    CHECK(history[0].since == *dayFromIso("1993-05-01"));
    CHECK_FALSE(history[1].monthOnly);
    CHECK_FALSE(history[1].yearOnly);
}

TEST_CASE("The status of a corridor follows the day", "[geo]")
{
    const Corridor &cku = corridor("cku");
    CHECK(!cku.statusOn(*dayFromIso("1995-12-31")));
    CHECK(cku.statusOn(*dayFromIso("1996-01-01")) == CorridorStatus::Proposed);
    CHECK(cku.statusOn(*dayFromIso("2024-06-05")) == CorridorStatus::Proposed);
    CHECK(cku.statusOn(*dayFromIso("2024-06-06")) == CorridorStatus::Signed);
    CHECK(cku.statusOn(*dayFromIso("2024-12-27")) == CorridorStatus::Building);
    CHECK(corridor("kti").statusOn(*dayFromIso("2014-12-03")) == CorridorStatus::Open);
    CHECK(cku.countries() == std::vector<CountryCode>{CountryCode("CN"), CountryCode("KG"), CountryCode("UZ")});
}

TEST_CASE("The Middle Corridor crosses the Caspian Sea by ship", "[geo]")
{
    const Corridor &titr = corridor("titr");
    REQUIRE(!titr.paths.empty());
    bool crosses = false;
    for (std::size_t i = 0; i < titr.paths[0].seaLegs.size(); ++i)
        crosses |= titr.paths[0].seaLegs[i] && titr.paths[0].stops[i].name == "Aktau";
    CHECK(crosses);
}

TEST_CASE("The longest name of a corridor counts", "[geo]")
{
    CHECK(mentioned("They saw the Silk Road Economic Belt and the Silk Road.") == std::vector<std::string>{"bri", "silk-road"});
    CHECK(mentioned("the China–Kyrgyzstan–Uzbekistan (CKU) highway") == std::vector<std::string>{"cku-road"});
    CHECK(mentioned("a China-Europe freight train left") == std::vector<std::string>{"cre"});
    CHECK(mentioned("in the middle corridor of the hotel").empty());
    CHECK(mentioned("He went down a road.").empty());
}
