// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/gazetteer.h"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <string>

using namespace Dateline;

namespace {

/// Whether one of the readings of @p name is the place with this GeoNames id.
bool means(std::string_view name, std::uint32_t geonameId)
{
    const Gazetteer &gazetteer = Gazetteer::instance();
    const auto readings = gazetteer.find(name);
    return std::any_of(readings.begin(), readings.end(), [&](const PlaceReading &reading) {
        return gazetteer.place(reading.row).geonameId == geonameId;
    });
}

constexpr std::uint32_t Astana = 1526273;
constexpr std::uint32_t Almaty = 1526384;
constexpr std::uint32_t Xian = 1790630;

} // namespace

TEST_CASE("A city is found by every name that texts write", "[geo]")
{
    for (const char *name : {"Xi'an", "Xi’an", "Xian", "Sian", "XI'AN", "西安"}) {
        INFO(name);
        CHECK(means(name, Xian));
    }
    for (const char *name : {"Almaty", "Alma-Ata", "Alma Ata", "Алматы"}) {
        INFO(name);
        CHECK(means(name, Almaty));
    }
    for (const char *name : {"Astana", "Nur-Sultan", "Nursultan", "Akmola", "Tselinograd", "Астана", "Нур-Султан", "阿斯塔纳"}) {
        INFO(name);
        CHECK(means(name, Astana));
    }
}

TEST_CASE("What is no place is not found", "[geo]")
{
    CHECK(Gazetteer::instance().find("Qwrtzplk").empty());
    CHECK(Gazetteer::instance().find("").empty());
    CHECK(Gazetteer::instance().find("Almaty Qwrtzplk").empty());
}

TEST_CASE("Countries are known by name, code and the words for their people", "[geo]")
{
    const Gazetteer &gazetteer = Gazetteer::instance();
    CHECK(countryName(CountryCode("KZ")) == "Kazakhstan");
    CHECK(countryName(CountryCode("cn")) == "China");
    CHECK(countryName(CountryCode("QQ")) == "QQ");
    for (const char *name : {"Kazakhstan", "Казахстан", "哈萨克斯坦", "Қазақстан", "Kazakh"}) {
        INFO(name);
        const auto readings = gazetteer.find(name);
        REQUIRE(!readings.empty());
        CHECK(gazetteer.place(readings.front().row).country == CountryCode("KZ"));
    }
    CHECK(gazetteer.find("Kazakh").front().type == NameType::Demonym);
    CHECK(gazetteer.find("UAE").front().type == NameType::Abbreviation);
}

TEST_CASE("Astana's names are dated without a gap", "[geo]")
{
    const Gazetteer &gazetteer = Gazetteer::instance();
    const auto readings = gazetteer.find("Astana");
    const auto row = std::find_if(readings.begin(), readings.end(), [&](const PlaceReading &reading) {
        return gazetteer.place(reading.row).geonameId == Astana;
    });
    REQUIRE(row != readings.end());
    const auto names = gazetteer.datedNames(row->row);
    REQUIRE(names.size() == 6);
    CHECK(names[1].name == "Tselinograd");
    CHECK(names[2].name == "Akmola");
    CHECK(names[4].name == "Nur-Sultan");
    CHECK(names[4].from == "2019-03-23");
    CHECK(names[5].name == "Astana");
    CHECK(names[5].from == "2022-09-17");
    CHECK(names[5].to.empty());
    for (std::size_t i = 1; i < names.size(); ++i)
        CHECK(names[i].from == names[i - 1].to);
}

TEST_CASE("A region knows its countries", "[geo]")
{
    const Gazetteer &gazetteer = Gazetteer::instance();
    const auto readings = gazetteer.find("Central Asia");
    REQUIRE(!readings.empty());
    CHECK(gazetteer.place(readings.front().row).kind == PlaceKind::Region);
    CHECK(gazetteer.members(readings.front().row).size() == 5);
}

TEST_CASE("A damaged gazetteer is refused", "[geo]")
{
    CHECK(!Gazetteer::fromBytes({}));
    CHECK(!Gazetteer::fromBytes("DLGAZET"));
    std::string header("DLGAZET\0\1\0\0\0\12\0\0\0", 16);
    header.append(80, '\x7f'); // sections far behind the end
    CHECK(!Gazetteer::fromBytes(header));
}

TEST_CASE("The distance of two points follows the great circle", "[geo]")
{
    const Coordinate astana{51.18, 71.446};
    const Coordinate almaty{43.25, 76.917};
    const double distance = distanceInKilometres(astana, almaty);
    CHECK(distance > 960);
    CHECK(distance < 985);
    CHECK(distanceInKilometres(astana, astana) == 0);
}
