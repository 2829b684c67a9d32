// SPDX-License-Identifier: GPL-3.0-or-later
#include "temporalreading.h"

#include <catch2/catch_test_macros.hpp>

#include <string>

using namespace Dateline;
using namespace Dateline::TestSupport;

TEST_CASE("Years counted back give the year, and say from where they were counted", "[temporal]")
{
    // Between the words stands U+2002, EN SPACE.
    const Reading r = read("It was here eleven\u2002years\u2002ago that the plan was made.", "2024-07-04");
    REQUIRE(r.expressions.size() == 1);
    CHECK(r.words(0) == "eleven\u2002years\u2002ago");
    CHECK(r.at(0).value == "2013");
    CHECK(r.at(0).edtf == "2013");
    CHECK(r.at(0).precision == Precision::Year);
    CHECK(r.at(0).interval == TimeInterval::of(day("2013-01-01"), day("2013-12-31")));
    CHECK(r.at(0).anchor == "2024-07-04");
    CHECK(r.at(0).reason == "11 years before 2024, the year of the article's date (2024-07-04)");
    CHECK(r.at(0).makesEvent);
}

TEST_CASE("A bare day follows the day told in the sentence before", "[temporal]")
{
    const Reading r = read("On July 2, the guests came by train. 3, Kazakh guests came too.", "2024-07-04");
    REQUIRE(r.expressions.size() == 2);
    CHECK(r.words(1) == "3");
    CHECK(r.at(1).value == "2024-07-03");
}

TEST_CASE("A bare number at the start of a sentence is no day without a day before it", "[temporal]")
{
    CHECK(read("They came by train. 3, Kazakh guests said, is enough.", "2024-07-04").expressions.empty());
    CHECK(read("On July 20 they came. 3, Kazakh guests said, is enough.", "2024-07-04").expressions.size() == 1);
}

TEST_CASE("A range is two expressions with one joint interval", "[temporal]")
{
    const Reading r = read("The council met on July 3\u20134, 2024 in town.", "2024-07-10");
    REQUIRE(r.expressions.size() == 2);
    CHECK(r.words(0) == "July 3");
    CHECK(r.words(1) == "4, 2024");
    CHECK(r.at(0).value == "2024-07-03");
    REQUIRE(r.at(0).rangeEnd == 1);
    CHECK(r.at(1).rangeEnd == -1);
    CHECK(r.at(0).makesEvent);
    CHECK_FALSE(r.at(1).makesEvent);
    CHECK(rangeInterval(r.expressions, 0) == TimeInterval::of(day("2024-07-03"), day("2024-07-04")));
    CHECK(rangeEdtf(r.expressions, 0) == "2024-07-03/2024-07-04");
    CHECK(rangeInterval(r.expressions, 1) == TimeInterval::of(day("2024-07-04"), day("2024-07-04")));
}

TEST_CASE("A weekday without a date means the last one when told as past and the next one when told as to come", "[temporal]")
{
    CHECK(read("The envoy left on Tuesday.", "2024-07-04").at(0).value == "2024-07-02");
    CHECK(read("The envoy will leave on Tuesday.", "2024-07-04").at(0).value == "2024-07-09");
    CHECK(read("The talks will be held on Tuesday.", "2024-07-04").at(0).value == "2024-07-09");
    CHECK(read("The envoy left on Thursday.", "2024-07-04").at(0).value == "2024-07-04");
}

TEST_CASE("A day told as past is the last one, though the next one lies nearer", "[temporal]")
{
    const Reading r = read("Since the bridge fell on 24 February, boats have carried the goods.", "2022-11-28");
    REQUIRE(r.expressions.size() == 1);
    CHECK(r.at(0).interval.earliest == day("2022-02-24"));
    CHECK(r.at(0).reason == "Told as past: the last one before the article's date (2022-11-28)");
}

TEST_CASE("A month without a year follows the tense", "[temporal]")
{
    CHECK(read("In November the dam broke.", "2024-07-04").at(0).value == "2023-11");
    CHECK(read("In November the dam will be opened.", "2024-07-04").at(0).value == "2024-11");
    CHECK(read("They met in May.", "2024-07-04").at(0).value == "2024-05");
}

TEST_CASE("The end of a weekday range lies after its beginning", "[temporal]")
{
    const Reading r = read("He will travel from Friday to Tuesday.", "2024-07-03");
    REQUIRE(r.expressions.size() == 2);
    CHECK(rangeEdtf(r.expressions, 0) == "2024-07-05/2024-07-09");
}

TEST_CASE("Without a document date nothing is guessed, and the reason is said", "[temporal]")
{
    const Reading r = read("They met on July 3. They will meet next week.", "");
    CHECK(r.published.basis == PublishedBasis::Unknown);
    CHECK_FALSE(r.published.day);
    REQUIRE(r.expressions.size() == 2);
    CHECK(r.at(0).value == "XXXX-07-03");
    CHECK_FALSE(r.at(0).isResolved());
    CHECK(r.at(0).edtf.empty());
    CHECK(r.at(0).reason == "No year is given and the article's date is not known");
    CHECK(r.at(0).makesEvent);
    CHECK(r.at(1).value == "XXXX-WXX");
    CHECK(r.at(1).reason == "The article's date is not known");
}

TEST_CASE("An open interval is not an unknown one", "[temporal]")
{
    const Reading since = read("It has grown since 2022.", "2024-07-04");
    CHECK(since.at(0).value == "2022");
    CHECK(since.at(0).edtf == "2022/..");
    CHECK(since.at(0).interval == TimeInterval::since(day("2022-01-01")));

    const Reading until = read("The road will stay shut until July 9.", "2024-07-04");
    CHECK(until.at(0).edtf == "../2024-07-09");
    CHECK(until.at(0).interval == TimeInterval::until(day("2024-07-09")));
}

TEST_CASE("Vague words, durations and sets make no event", "[temporal]")
{
    for (const char *text : {"It was recently built.", "It lasted three days.", "It is held every Monday.", "It is now open."}) {
        const Reading r = read(text, "2024-07-04");
        REQUIRE(r.expressions.size() == 1);
        INFO(text);
        CHECK_FALSE(r.at(0).makesEvent);
        CHECK_FALSE(r.at(0).isResolved());
    }
}

TEST_CASE("The year before is counted from the date told last", "[temporal]")
{
    const Reading r = read("In May 2021 the two met. This followed a visit the previous year.", "2024-07-04");
    REQUIRE(r.expressions.size() == 2);
    CHECK(r.at(1).value == "2020");
    CHECK(r.at(1).anchor == "2021-05");
}

TEST_CASE("The document date is the latest full day told as past", "[temporal]")
{
    const Reading r = read("The summit was held on July 3-4, 2024. It will meet again on 5 May 2025. He first came in 2013.", "");
    CHECK(r.published.basis == PublishedBasis::Inferred);
    CHECK(r.published.day == day("2024-07-04"));
    CHECK(r.published.reason.find("4, 2024") != std::string::npos);
    REQUIRE(r.published.evidence);
}

TEST_CASE("A full day is no document date when a later day without a year is told too", "[temporal]")
{
    const Reading r = read("The ministers met on 3 July. A second meeting was held last month. The terminal opened on 12 May 2021.", "");
    CHECK_FALSE(r.published.day);
    CHECK(r.published.reason == "The latest full day is “12 May 2021”, but “3 July” without a year may lie after it");
    REQUIRE(r.expressions.size() == 3);
    CHECK_FALSE(r.at(0).isResolved());
    CHECK_FALSE(r.at(1).isResolved());
    CHECK(r.at(2).value == "2021-05-12");
}

TEST_CASE("A full day is no document date when the text tells of later years as past", "[temporal]")
{
    const Reading r = read("The treaty was signed on 8 December 1991. In 2022 trade doubled.", "");
    CHECK(r.published.basis == PublishedBasis::Unknown);
    CHECK_FALSE(r.published.reason.empty());
}

TEST_CASE("Weekdays and a day of month that must agree fix the year", "[temporal]")
{
    const Reading r = read("The tour will take place from Tuesday to Saturday. The council, which will be held on July 3-4, is one of "
                           "its stops. Since 2022 there have been two.", "");
    CHECK(r.published.day == day("2024-07-01"));
    CHECK(r.at(0).value == "2024-07-02");
    CHECK(r.at(1).value == "2024-07-06");
}

TEST_CASE("Days told as past in a year told as present and to come give the document date", "[temporal]")
{
    const Reading r = read("He flew in on March 5. The year 2021 is a jubilee. It will lead the bloc for 2021-2022.", "");
    CHECK(r.published.day == day("2021-03-05"));
}

TEST_CASE("Years of more than four digits are written as EDTF wants them", "[temporal]")
{
    CHECK(read("The tools date from 12000 BC at least.", "2024-07-04").at(0).edtf == "Y-11999");
    CHECK(read("The coin of 220 BC was found.", "2024-07-04").at(0).edtf == "-0219");
}

TEST_CASE("What is planned, set or due to happen lies ahead; what had been due lies behind", "[temporal]")
{
    // 2024-07-04 is a Thursday.
    CHECK(read("The talks are set to resume on Monday.", "2024-07-04").at(0).value == "2024-07-08");
    CHECK(read("The envoy is to return on Tuesday.", "2024-07-04").at(0).value == "2024-07-09");
    CHECK(read("The offer is due to expire on Wednesday.", "2024-07-04").at(0).value == "2024-07-10");
    CHECK(read("The offer had been due to expire on Wednesday.", "2024-07-04").at(0).value == "2024-07-03");
}

TEST_CASE("A participle behind a determiner tells no tense", "[temporal]")
{
    CHECK(read("The planned bridge will, said the mayor, replace the damaged road on Friday.", "2024-07-04").at(0).value == "2024-07-05");
    CHECK(read("They will open an unfinished road on Monday.", "2024-07-04").at(0).value == "2024-07-08");
}

TEST_CASE("A weekday and a month are no two ends of one range", "[temporal]")
{
    const Reading r = read("After a change on Friday to December's figures, all was well.", "2024-02-06");
    REQUIRE(r.expressions.size() == 2);
    CHECK(r.at(0).rangeEnd == -1);
    CHECK(r.at(1).value == "2023-12");
}

TEST_CASE("A report compares with the latest quarter that is over, not with one it looks forward to", "[temporal]")
{
    const Reading r = read("In the third quarter it sold less. It hopes for more in the fourth quarter. "
                           "Costs in the latest quarter rose from a year earlier.", "2024-11-02");
    REQUIRE(r.expressions.size() == 4);
    CHECK(r.at(0).value == "2024-Q3");
    CHECK(r.at(1).value == "2024-Q4");
    CHECK(r.at(2).value == "2024-Q3");
    CHECK(r.at(3).value == "2023-Q3");
    CHECK(r.at(3).anchor == "2024-Q3");
}

TEST_CASE("The same period of the year before makes no event of its own when no quarter is told of", "[temporal]")
{
    const Reading r = read("Exports grew by a third against the same period last year.", "2024-11-02");
    REQUIRE(r.expressions.size() == 1);
    CHECK(r.words(0) == "the same period last year");
    CHECK(r.at(0).value == "2023");
    CHECK_FALSE(r.at(0).makesEvent);
}

TEST_CASE("A feast some days ahead is meant rather than that of a year ago", "[temporal]")
{
    CHECK(read("They bought what was needed for Nowruz.", "2024-03-15").at(0).value == "2024-03-21");
    CHECK(read("They met at Nowruz.", "2024-07-04").at(0).value == "2024-03-21");
}

TEST_CASE("What is quoted counts from the day on which it was said, when the text gives it", "[temporal]")
{
    const Reading before = read("On July 2, 2023, the envoy said: \u201cWe signed it yesterday.\u201d It rained yesterday.", "2024-07-04");
    REQUIRE(before.expressions.size() == 3);
    CHECK(before.at(1).value == "2023-07-01");
    CHECK(before.at(1).anchor == "2023-07-02");
    CHECK(before.at(1).reason.string().find("the day of the quotation (2023-07-02)") != std::string::npos);
    CHECK(before.at(2).value == "2024-07-03");

    const Reading after = read("\"We will meet tomorrow,\" the envoy said on Tuesday.", "2024-07-04");
    REQUIRE(after.expressions.size() == 2);
    CHECK(after.at(0).value == "2024-07-03");
    CHECK(after.at(1).value == "2024-07-02");

    const Reading none = read("The envoy said: \"We will meet tomorrow.\"", "2024-07-04");
    REQUIRE(none.expressions.size() == 1);
    CHECK(none.at(0).value == "2024-07-05");
}

TEST_CASE("Two digits behind a year are the year that follows, and no month", "[temporal]")
{
    const Reading r = read("The plan for 2024-25 was read.", "2024-07-04");
    REQUIRE(r.expressions.size() == 2);
    CHECK(rangeEdtf(r.expressions, 0) == "2024/2025");
    CHECK(read("The table of 2001-05 was read.", "2024-07-04").expressions.size() == 1);
}

TEST_CASE("The first months of a year are those months, and its last weeks those weeks", "[temporal]")
{
    const auto intervalOf = [](const std::string &text) {
        const Reading r = read(text, "2024-07-04");
        REQUIRE(r.expressions.size() == 2);
        CHECK(r.at(0).value.view().starts_with("P"));
        return r.at(1);
    };
    const TemporalExpression months = intervalOf("In the first five months of 2023 trade grew.");
    CHECK(months.value == "2023");
    CHECK(months.modifier == "START");
    CHECK(months.interval == TimeInterval::of(day("2023-01-01"), day("2023-05-31")));
    CHECK(months.edtf == "2023-01/2023-05");
    CHECK(months.reason.string() == "The first 5 months of 2023");
    CHECK(intervalOf("In the last three months of 2022 it fell.").interval == TimeInterval::of(day("2022-10-01"), day("2022-12-31")));
    CHECK(intervalOf("In the first three quarters of 2023 it grew.").interval == TimeInterval::of(day("2023-01-01"), day("2023-09-30")));
    CHECK(intervalOf("Over the first two weeks of June it rained.").edtf == "2024-06-01/2024-06-14");
    CHECK(intervalOf("Over the last ten days of February 2024 it froze.").edtf == "2024-02-20/2024-02-29");
    // More than the whole: nothing is narrowed.
    CHECK(intervalOf("In the first nine months of June 2023 it fell.").edtf == "2023-06");
}

TEST_CASE("What is on the calendar is to come though it is told in the present", "[temporal]")
{
    const auto dayOf = [](const std::string &text) { return read(text, "2024-07-04").at(0).value; };
    CHECK(dayOf("The envoy arrives in Astana on Saturday.") == "2024-07-06");
    CHECK(dayOf("The talks begin Monday.") == "2024-07-08");
    CHECK(dayOf("Ministers meet on Tuesday.") == "2024-07-09");
    CHECK(dayOf("Ministers did not meet on Tuesday.") == "2024-07-02");
    CHECK(dayOf("The start on Tuesday was late.") == "2024-07-02");
    CHECK(dayOf("The envoy arrived in Astana on Saturday.") == "2024-06-29");
}

TEST_CASE("A day counted from another is the one that stands in apposition to it", "[temporal]")
{
    const Reading r = read("They meet on 12 August. A day earlier, on July 3, the leaders met. The next day (4 July) they left.", "2024-07-05");
    REQUIRE(r.expressions.size() == 5);
    CHECK(r.at(1).value == "2024-07-03");
    CHECK(r.at(1).reason == "The day named right behind it");
    CHECK_FALSE(r.at(1).makesEvent);
    CHECK(r.at(3).value == "2024-07-04");
    // What follows later in the sentence is another day.
    const Reading apart = read("On 2 July they met. The next day they spoke of 12 August.", "2024-07-05");
    CHECK(apart.at(1).value == "2024-07-03");
}
