// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/gazetteer.h"
#include "geo/toponymresolver.h"
#include "geo/toponymtagger.h"

#include <catch2/catch_test_macros.hpp>

#include <string>
#include <vector>

using namespace Dateline;

namespace {

std::vector<Toponym> read(std::string_view text)
{
    const Gazetteer &gazetteer = Gazetteer::instance();
    const ToponymTagger tagger(gazetteer);
    const ToponymResolver resolver(gazetteer);
    return resolver.resolve(text, tagger.tag(text, {{0, std::uint32_t(text.size())}}));
}

/// "text=name/country", one after the other.
std::vector<std::string> places(std::string_view text)
{
    std::vector<std::string> result;
    for (const Toponym &toponym : read(text)) {
        if (toponym.kind != PlaceKind::Demonym)
            result.push_back(std::string(toponym.span.in(text)) + "=" + toponym.name + "/" + toponym.country.toString());
    }
    return result;
}

using Strings = std::vector<std::string>;

} // namespace

TEST_CASE("Names are found as people write them", "[geo]")
{
    CHECK(places("Trains leave Xi’an for Almaty.") == Strings{"Xi’an=Xi'an/CN", "Almaty=Almaty/KZ"});
    CHECK(places("The summit in Xian ended.") == Strings{"Xian=Xi'an/CN"});
    CHECK(places("He flew to Nur-Sultan in 2020.") == Strings{"Nur-Sultan=Astana/KZ"});
    CHECK(places("China’s trade with Kazakhstan's south") == Strings{"China=China/CN", "Kazakhstan=Kazakhstan/KZ"});
    CHECK(places("China-Kazakhstan trade") == Strings{"China=China/CN", "Kazakhstan=Kazakhstan/KZ"});
    CHECK(places("in the U.S. and the UAE, but not for us") == Strings{"U.S.=United States/US", "UAE=United Arab Emirates/AE"});
    CHECK(places("Президент прибыл в Астану из города Ташкент") == Strings{"Ташкент=Tashkent/UZ"});
}

TEST_CASE("Demonyms name a country and stand at no point", "[geo]")
{
    const auto found = read("Kazakh and Chinese officials");
    REQUIRE(found.size() == 2);
    CHECK(found[0].kind == PlaceKind::Demonym);
    CHECK(found[0].country == CountryCode("KZ"));
    CHECK(!found[0].coordinate);
    CHECK(found[1].country == CountryCode("CN"));
}

TEST_CASE("Names of other things are no places", "[geo]")
{
    CHECK(places("The Global Times reported on the ancient Silk Road and the Bright Road policy.").empty());
    CHECK(places("Members of the Shanghai Cooperation Organisation agreed.").empty());
    CHECK(places("George Washington spoke first.").empty());
}

TEST_CASE("A tower named for another city stands where it stands", "[geo]")
{
    const auto found = read("Crowds waited near Beijing Tower in Astana.");
    REQUIRE(found.size() == 2);
    CHECK(found[0].kind == PlaceKind::Facility);
    CHECK(found[0].country == CountryCode("KZ"));
    REQUIRE(found[0].coordinate);
    CHECK(distanceInKilometres(*found[0].coordinate, *found[1].coordinate) < 25);
}

TEST_CASE("The five Central Asian states are a group of countries", "[geo]")
{
    const auto found = read("Trade with the five Central Asian states grew.");
    REQUIRE(found.size() == 1);
    CHECK(found[0].kind == PlaceKind::Group);
    CHECK(found[0].members.size() == 5);
    CHECK(!found[0].coordinate);
}
