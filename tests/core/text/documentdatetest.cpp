// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/documentdate.h"

#include <catch2/catch_test_macros.hpp>

#include <string>

using namespace Dateline;

namespace {

std::string dayOf(std::string_view text)
{
    const auto day = dayFromMetadata(text);
    return day ? isoFromDay(*day) : "none";
}

std::string datelineDay(std::string_view text)
{
    const DocumentDate date = documentDateFromDateline(text);
    return date.day ? isoFromDay(*date.day) : "none";
}

} // namespace

TEST_CASE("Metadata dates keep the day that is written, whatever the zone", "[text][date]")
{
    CHECK(dayOf("2024-07-03") == "2024-07-03");
    CHECK(dayOf(" 2024-07-03T23:59:59+05:00 ") == "2024-07-03");
    CHECK(dayOf("2024-07-03T00:10:00Z") == "2024-07-03");
    CHECK(dayOf("2024-07-03 09:00:00") == "2024-07-03");
    CHECK(dayOf("2024/7/3") == "2024-07-03");
    CHECK(dayOf("20240703T0900") == "2024-07-03");
    CHECK(dayOf("Wed, 3 Jul 2024 23:00:00 -0500") == "2024-07-03");
    CHECK(dayOf("July 3, 2024") == "2024-07-03");
    CHECK(dayOf("Wednesday, July 3rd, 2024 at 9:00") == "2024-07-03");
    CHECK(dayOf("3 July 2024") == "2024-07-03");
    CHECK(dayOf("03-Sep-2013") == "2013-09-03");
    CHECK(dayOf("Sept. 7, 2013") == "2013-09-07");
}

TEST_CASE("What is no full date gives no day", "[text][date]")
{
    for (const char *text : {"", "2024", "2024-07", "July 2024", "2023-02-29", "2024-13-01", "2024-07-031", "32 May 2024", "yesterday", "2024-07/03",
                             "123456789", "Jul 3", "May 5, 202", "7th"}) {
        INFO(text);
        CHECK(dayOf(text) == "none");
    }
}

TEST_CASE("A dateline gives the document's date", "[text][date]")
{
    CHECK(datelineDay("ASTANA, July 3, 2024 \u2014 Talks began.") == "2024-07-03");
    CHECK(datelineDay("ASTANA, Kazakhstan, July 3, 2024 -- Talks began.") == "2024-07-03");
    CHECK(datelineDay("TASHKENT, 12 May 2023 (Alfa News) - Talks began.") == "2023-05-12");
    CHECK(datelineDay("Xi'an, China, May 18, 2023 (Alfa) \u2013 Talks began.") == "2023-05-18");
    CHECK(datelineDay("DUSHANBE. July 5, 2024. /ALFA/. Talks began.") == "2024-07-05");
    CHECK(datelineDay("BISHKEK (Alfa) Jan. 9, 2020 - Talks began.") == "2020-01-09");
    CHECK(datelineDay("A title of a few words\n\nASHGABAT, Monday, 4 March 2019 \u2014 Talks began.") == "2019-03-04");
}

TEST_CASE("The dateline's words are the evidence", "[text][date]")
{
    const std::string text = "  Title\n\nASTANA, July 3, 2024 \u2014 Talks began.";
    const DocumentDate date = documentDateFromDateline(text);
    CHECK(date.basis == PublishedBasis::Dateline);
    REQUIRE(date.evidence);
    CHECK(date.evidence->in(text) == "July 3, 2024");
    CHECK(date.reason == "The article begins with the dateline \"ASTANA, July 3, 2024\".");
}

TEST_CASE("Sentences that begin with a date, and datelines without a year, are no datelines", "[text][date]")
{
    for (const char *text : {"On July 3, 2024 - a day of heat - talks began.", "ASTANA, July 3 \u2014 Talks began.", "Talks began in Astana on July 3, 2024.",
                             "July 3, 2024 \u2014 Talks began.", "ASTANA, July 3, 2024, was hot.", "The talks of July 3, 2024 \u2014 the first \u2014 ended.",
                             "Kazakhstan and China since 7 September 2013 \u2014 a history", ""}) {
        INFO(text);
        const DocumentDate date = documentDateFromDateline(text);
        CHECK_FALSE(date.day.has_value());
        CHECK(date.basis == PublishedBasis::Unknown);
    }
}

TEST_CASE("A dateline far down in the text is not the document's", "[text][date]")
{
    std::string text;
    for (int i = 0; i < 30; ++i)
        text += "Another line of the text.\n";
    CHECK(datelineDay(text + "ASTANA, July 3, 2024 \u2014 Talks began.") == "none");
}
