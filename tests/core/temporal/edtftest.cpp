// SPDX-License-Identifier: GPL-3.0-or-later
#include "temporal/edtf.h"

#include <catch2/catch_test_macros.hpp>

#include <string>

using namespace Dateline;

namespace {

TimeInterval days(const char *text)
{
    const auto edtf = parseEdtf(text);
    REQUIRE(edtf);
    return edtf->interval();
}

TimeInterval between(const char *first, const char *last)
{
    return TimeInterval::of(*dayFromIso(first), *dayFromIso(last));
}

} // namespace

TEST_CASE("The examples of the EDTF specification are read and written again unchanged", "[edtf]")
{
    static const char *const Examples[] = {
        // level 0
        "1985-04-12", "1985-04", "1985", "1985-04-12T23:20:30", "1985-04-12T23:20:30Z", "1985-04-12T23:20:30-04",
        "1985-04-12T23:20:30+04:30", "1964/2008", "2004-06/2006-08", "2004-02-01/2005-02-08", "2004-02-01/2005-02",
        "2004-02-01/2005", "2005/2006-02",
        // level 1
        "Y170000002", "Y-170000002", "2001-21", "2001-22", "2001-23", "2001-24", "1984?", "2004-06~", "2004-06-11%", "201X",
        "20XX", "2004-XX", "1985-04-XX", "1985-XX-XX", "1985-04-12/..", "1985-04/..", "1985/..", "../1985-04-12", "../1985-04",
        "../1985", "1985-04-12/", "1985-04/", "1985/", "/1985-04-12", "/1985-04", "/1985", "-1985", "1984~/2004-06",
        "1984/2004-06~", "1984~/2004~", "1984?/2004%", "1984-06?/2004-08?",
        // level 2
        "Y-17E7", "Y17E8", "1950S2", "Y171010000S3", "Y3388E2S3", "2001-34", "2001-25", "2001-41", "[1667,1668,1670..1672]",
        "[..1760-12-03]", "[1760-12..]", "[1760-01,1760-02,1760-12..]", "[1667,1760-12]", "[..1984]", "{1667,1668,1670..1672}",
        "{1960,1961-12}", "{..1984}", "2004-06-11%", "2004-06~-11", "2004?-06-11", "?2004-06-~11", "2004-%06-11", "156X-12-25",
        "15XX-12-25", "XXXX-12-XX", "1XXX-XX", "1XXX-12", "1984-1X", "2004-06-~01/2004-06-~20", "2004-06-XX/2004-07-03",
    };
    for (const char *example : Examples) {
        INFO(example);
        const auto edtf = parseEdtf(example);
        REQUIRE(edtf);
        CHECK(edtfText(*edtf) == example);
        CHECK(parseEdtf(edtfText(*edtf)) == edtf);
    }
}

TEST_CASE("What is no EDTF is refused", "[edtf]")
{
    static const char *const Others[] = {
        "", "85", "198", "19855", "1985-4", "1985-13", "1985-00", "1985-42", "1985-02-30", "1985-22-01", "1985-04-12T", "1985/2004/2010",
        "1985-04-12T25:00:00", "1985-04-12T24:30:00", "1985-04-12T23:20", "1985-04-12T23:20:30+15", "/", "../..", "../", "Y1985",
        "Y", "Y-", "[1985", "1985]", "[]", "{}", "[1985;1986]", "198X-XX-XXT10:00:00", "1985-04-12 ", " 1985", "-0000", "1985-X",
        "2001-21-05", "1985~~", "1985S", "198XS2", "2023-02-29",
    };
    for (const char *other : Others) {
        INFO('"' << other << '"');
        CHECK_FALSE(parseEdtf(other));
    }
    CHECK_FALSE(parseEdtf(std::string(100000, '[')));
    CHECK_FALSE(parseEdtf("[" + std::string(3000, '1') + "]"));
}

TEST_CASE("An EDTF date covers all days that it may mean", "[edtf]")
{
    CHECK(days("1985-04-12") == between("1985-04-12", "1985-04-12"));
    CHECK(days("2024-02") == between("2024-02-01", "2024-02-29"));
    CHECK(days("1985") == between("1985-01-01", "1985-12-31"));
    CHECK(days("199X") == between("1990-01-01", "1999-12-31"));
    CHECK(days("19XX") == between("1900-01-01", "1999-12-31"));
    CHECK(days("2004-XX") == between("2004-01-01", "2004-12-31"));
    CHECK(days("1985-04-XX") == between("1985-04-01", "1985-04-30"));
    CHECK(days("1984-1X") == between("1984-10-01", "1984-12-31"));
    CHECK(days("156X-12-25") == between("1560-12-25", "1569-12-25"));
    CHECK(days("1950S2") == between("1900-01-01", "1999-12-31"));
    CHECK(days("1950S3") == between("1950-01-01", "1959-12-31"));
    CHECK(days("2001-22") == between("2001-06-01", "2001-08-31"));
    CHECK(days("2001-24") == between("2001-12-01", "2002-02-28"));
    CHECK(days("2001-34") == between("2001-04-01", "2001-06-30"));
    CHECK(days("2001-41") == between("2001-07-01", "2001-12-31"));
    CHECK(days("2001-30") == between("2001-12-01", "2002-02-28"));
    CHECK(days("-0009").earliest == dayFromCivil(-9, 1, 1));
    CHECK_FALSE(days("Y170000002").isResolved());
}

TEST_CASE("An open end of an EDTF interval is not an unknown one", "[edtf]")
{
    CHECK(days("2004-06/2006-08") == between("2004-06-01", "2006-08-31"));

    const TimeInterval open = days("1985/..");
    CHECK(open == TimeInterval::since(*dayFromIso("1985-01-01")));
    CHECK(open.endKind == EndKind::Open);

    const TimeInterval unknown = days("1985/");
    CHECK(unknown.earliest == dayFromIso("1985-01-01"));
    CHECK_FALSE(unknown.latest);
    CHECK(unknown.endKind == EndKind::Unknown);

    CHECK(days("../1985") == TimeInterval::until(*dayFromIso("1985-12-31")));
    CHECK(days("/1985").beginKind == EndKind::Unknown);
}

TEST_CASE("A set of EDTF dates covers the days from its first to its last member", "[edtf]")
{
    CHECK(days("[1667,1668,1670..1672]") == between("1667-01-01", "1672-12-31"));
    CHECK(days("{1960,1961-12}") == between("1960-01-01", "1961-12-31"));
    CHECK(days("[..1760-12-03]") == TimeInterval::until(*dayFromIso("1760-12-03")));
    CHECK(days("[1760-12..]") == TimeInterval::since(*dayFromIso("1760-12-01")));
}

TEST_CASE("Uncertain and approximate are told apart", "[edtf]")
{
    CHECK(parseEdtf("1984?")->begin->isUncertain());
    CHECK_FALSE(parseEdtf("1984?")->begin->isApproximate());
    CHECK(parseEdtf("2004-06~")->begin->isApproximate());
    CHECK_FALSE(parseEdtf("2004-06~")->begin->isUncertain());
    CHECK(parseEdtf("2004-06-11%")->begin->isUncertain());
    CHECK(parseEdtf("2004-06-11%")->begin->isApproximate());
    CHECK_FALSE(parseEdtf("2004-06-11")->begin->isUncertain());
}
