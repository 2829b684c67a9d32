// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/corridor.h"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
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
            CHECK(!each.history[i].source.empty());
            if (i > 0)
                CHECK(each.history[i - 1].since <= each.history[i].since);
        }
        CHECK(each.paths.empty() == (each.mode == "initiative"));
        for (const CorridorPath &path : each.paths) {
            INFO(path.id);
            CHECK(path.stops.size() >= 2);
            CHECK(path.seaLegs.size() == path.stops.size() - 1);
            for (const CorridorStop &stop : path.stops)
                CHECK(!stop.country.isEmpty());
        }
    }
}

TEST_CASE("The status of a corridor follows the day", "[geo]")
{
    const Corridor &cku = corridor("cku");
    CHECK(!cku.statusOn(*dayFromIso("1990-01-01")));
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
