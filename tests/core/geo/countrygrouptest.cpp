// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/countrygroup.h"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>

using namespace Dateline;

namespace {

const CountryGroup &group(std::string_view id)
{
    const CountryGroups &groups = CountryGroups::instance();
    const auto index = groups.indexOf(id);
    REQUIRE(index);
    return groups.groups()[*index];
}

bool memberOn(std::string_view id, const char *country, const char *day)
{
    const auto members = group(id).membersOn(*dayFromIso(day));
    return std::find(members.begin(), members.end(), CountryCode(country)) != members.end();
}

} // namespace

TEST_CASE("Belarus is in the SCO from 4 July 2024 only", "[geo]")
{
    CHECK(!memberOn("sco", "BY", "2024-07-03"));
    CHECK(memberOn("sco", "BY", "2024-07-04"));
    CHECK(group("sco").membersOn(*dayFromIso("2024-07-03")).size() == 9);
    CHECK(group("sco").currentMembers().size() == 10);
}

TEST_CASE("Groups have the members of the day", "[geo]")
{
    CHECK(group("sco").membersOn(*dayFromIso("2001-06-14")).empty());
    CHECK(group("sco").membersOn(*dayFromIso("2001-06-15")).size() == 6);
    CHECK(memberOn("eu", "GB", "2020-01-31"));
    CHECK(!memberOn("eu", "GB", "2020-02-01"));
    CHECK(group("eu").currentMembers().size() == 27);
    CHECK(!memberOn("brics", "IR", "2023-12-31"));
    CHECK(memberOn("brics", "IR", "2024-01-01"));
    CHECK(memberOn("eaeu", "KG", "2015-08-12"));
    CHECK(!memberOn("eaeu", "UZ", "2025-01-01"));
    CHECK(memberOn("cis", "GE", "2008-08-08"));
    CHECK(!memberOn("cis", "GE", "2010-01-01"));
    CHECK(group("c5").currentMembers().size() == 5);
}

TEST_CASE("Groups are found by their names and abbreviations", "[geo]")
{
    const CountryGroups &groups = CountryGroups::instance();
    const std::string_view text = "Leaders of the SCO, the EAEU and the five Central Asian states met; the C5 and BRICS (the EU too) agreed.";
    std::vector<std::string> found;
    for (const CountryGroupMention &mention : groups.mentions(text))
        found.push_back(groups.groups()[mention.group].id);
    CHECK(found == std::vector<std::string>{"sco", "eaeu", "c5", "c5", "brics", "eu"});
    CHECK(groups.mentions("He said it to sco and eu, in lower case.").empty());
}
