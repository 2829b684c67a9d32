// SPDX-License-Identifier: GPL-3.0-or-later
#include "temporalreading.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include <string>

using namespace Dateline;
using namespace Dateline::TestSupport;

TEST_CASE("Under the years that head a chronology, days and months are of them", "[temporal][chronology]")
{
    // Whatever day the page has of its own, and in whatever tense its entries stand.
    const std::string published = GENERATE("2012-05-10", "");
    const Reading r = read("1991\n31 August - The state is founded.\nDecember - It joined the bank.\n\n2005:\n- 24 March - The president fled.\n"
        "10 July - A new one will be elected.", published);
    REQUIRE(r.expressions.size() == 6);
    CHECK(r.at(1).value == "1991-08-31");
    CHECK(r.at(1).anchor == "1991");
    CHECK(r.at(1).reason.string() == "Under the heading 1991");
    CHECK(r.at(2).value == "1991-12");
    CHECK(r.at(4).value == "2005-03-24");
    CHECK(r.at(5).value == "2005-07-10");
}

TEST_CASE("A chronology may run backwards and cross the turn of the year", "[temporal][chronology]")
{
    const Reading r = read("2010\n28 December: The port opens.\n3 January: Work begins.\n2009\n30 December: The loan is signed.", "");
    REQUIRE(r.expressions.size() == 5);
    CHECK(r.at(2).value == "2010-01-03");
    CHECK(r.at(4).value == "2009-12-30");
}

TEST_CASE("A year that heads a part of a chronology is no event of its own", "[temporal][chronology]")
{
    const Reading r = read("1991\n31 August - The state is founded.\n1993\n5 May - A law is passed.", "");
    REQUIRE(r.expressions.size() == 4);
    CHECK_FALSE(r.at(0).makesEvent);
    CHECK(r.at(1).makesEvent);
    CHECK_FALSE(r.at(2).makesEvent);
}

TEST_CASE("A day that the heading's year lacks stays unresolved", "[temporal][chronology]")
{
    const Reading r = read("1991\n29 February - A storm.\n1992\n29 February - A flood.", "");
    REQUIRE(r.expressions.size() == 4);
    CHECK(r.at(1).value == "XXXX-02-29");
    CHECK_FALSE(r.at(1).isResolved());
    CHECK(r.at(3).value == "1992-02-29");
}

TEST_CASE("Below a heading only lines that open with a date are of its year", "[temporal][chronology]")
{
    const Reading r = read("1991\n31 August - The state is founded, and on 4 September a bank.\n2005\n24 March - The president fled.\nOn 10 July another was elected.\n\n"
        "This page was last updated on 5 June.", "2012-06-10");
    REQUIRE(r.expressions.size() == 7);
    CHECK(r.at(2).value == "1991-09-04");
    CHECK(r.at(5).value == "2005-07-10");
    CHECK(r.at(6).value == "2012-06-05");
}

TEST_CASE("Years alone on their lines head nothing without entries below them", "[temporal][chronology]")
{
    const Reading archive = read("They met on 3 May.\nArchive\n2021\n2020\n2019", "2021-05-04");
    CHECK(archive.at(0).value == "2021-05-03");
    const Reading one = read("2019\n3 May - They met.", "2021-05-04");
    REQUIRE(one.expressions.size() == 2);
    CHECK(one.at(1).value == "2021-05-03");
    const Reading before = read("On 3 May they met.\n1991\n31 August - The state is founded.\n1993\n5 May - A law is passed.", "2021-05-04");
    CHECK(before.at(0).value == "2021-05-03");
}
