// SPDX-License-Identifier: GPL-3.0-or-later
#include "temporalreading.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include <algorithm>
#include <string>
#include <vector>

using namespace Dateline;
using namespace Dateline::TestSupport;

namespace {

/// What makes a text one that tells of other times: full dates of years long before its own.
const std::string Past = "The wall was begun on 2 March 1841 and ended on 9 May 1844. The gate was hung in June 1845 and painted on 1 May 1846. ";

std::string valueOf(const Reading &reading, const std::string &words)
{
    for (std::size_t i = 0; i < reading.expressions.size(); ++i) {
        if (reading.words(i) == words)
            return reading.at(i).value.string();
    }
    return {};
}

} // namespace

TEST_CASE("Dates without a year in a text that tells of other times are of the years it tells of", "[temporal][narration]")
{
    // With or without a day of its own.
    const std::string published = GENERATE("2019-11-20", "");
    const Reading r = read(Past + "The siege began on 17 August 1868. On 20 August the envoys came, and three days later a truce was signed. "
        "In September the stores were counted. On 3 January the khan returned; by the end of the month the roads were closed. "
        "The following year the trade doubled.", published);
    CHECK(valueOf(r, "20 August") == "1868-08-20");
    CHECK(valueOf(r, "three days later") == "1868-08-23");
    CHECK(valueOf(r, "September") == "1868-09");
    CHECK(valueOf(r, "3 January") == "1869-01-03");
    CHECK(valueOf(r, "the end of the month") == "1869-01");
    CHECK(valueOf(r, "The following year") == "1870");
    const auto envoys = std::find_if(r.expressions.begin(), r.expressions.end(), [](const TemporalExpression &e) { return e.value == "1868-08-20"; });
    REQUIRE(envoys != r.expressions.end());
    CHECK(envoys->anchor == "1868-08-17");
    CHECK(envoys->reason.string() == "Told in the course of 1868-08-17, the date told before it");
}

TEST_CASE("A weekday and a time of day in such a text are those after the day told before", "[temporal][narration]")
{
    const Reading r = read(Past + "On 4 July 1880 the camp was struck. On Tuesday it reached the pass. At 6 a.m. it moved on.", "2019-11-20");
    CHECK(valueOf(r, "Tuesday") == "1880-07-06");
    CHECK(valueOf(r, "6 a.m.") == "1880-07-06T06:00");
}

TEST_CASE("In such a text what has no date before it to count from stays unresolved", "[temporal][narration]")
{
    const Reading r = read("On 7 April the first stone was laid. " + Past, "2019-11-20");
    CHECK(valueOf(r, "7 April") == "XXXX-04-07");
    CHECK(r.at(0).edtf.empty());
    CHECK_FALSE(r.at(0).isResolved());
    CHECK(r.at(0).reason.string() == "The text tells of other years than its own, and none is told before it");
}

TEST_CASE("An article of its own day that looks back counts from its own day", "[temporal][narration]")
{
    const std::string own = GENERATE("On 18 July 2019 the ministers met. On Thursday they left. ", "Two weeks ago the ministers met. They spoke on Monday and on Tuesday. ");
    const Reading r = read(own + Past + "A report came out on 28 June.", "2019-07-20");
    CHECK(valueOf(r, "28 June") == "2019-06-28");
}

TEST_CASE("A note on a meeting of its own days may tell the history of those who meet", "[temporal][narration]")
{
    const Reading r = read("The heads of state met on 3 July. The group was founded on 15 June 2001. Its charter was signed on 7 June 2002 and has been "
        "in force since 19 September 2003. Two states joined on 9 June 2017, a third on 4 July.", "2024-07-08");
    CHECK(valueOf(r, "3 July") == "2024-07-03");
    CHECK(valueOf(r, "4 July") == "2024-07-04");
}

TEST_CASE("A feast in such a text is that of the year told of", "[temporal][narration]")
{
    const Reading r = read(Past + "On 4 November 1880 the camp was struck. On Christmas Day it was pitched again.", "2019-11-20");
    CHECK(valueOf(r, "Christmas Day") == "1880-12-25");
}

TEST_CASE("A day of the month alone in such a text is none of the month of writing", "[temporal][narration]")
{
    const Reading r = read(Past + "The gate fell. The wall stood. The town slept. On the 24th, it woke.", "2019-11-20");
    CHECK(valueOf(r, "the 24th") == "XXXX-XX-24");
}

TEST_CASE("One old date does not make an article tell of other times", "[temporal][narration]")
{
    const Reading r = read("The firm was founded on 3 May 1998. On 28 June it opened a yard.", "2019-07-20");
    CHECK(valueOf(r, "28 June") == "2019-06-28");
}

TEST_CASE("A day soon after one of another year, and far from the article's own, is of that year", "[temporal][narration]")
{
    const Reading r = read("The pact was signed on 21 December 1991. On 25 December the union ended, and on 2 January prices were freed.", "2019-07-20");
    CHECK(valueOf(r, "25 December") == "1991-12-25");
    CHECK(valueOf(r, "2 January") == "1992-01-02");
    CHECK(r.at(1).anchor == "1991-12-21");
    CHECK(r.at(1).reason.string() == "Soon after 1991-12-21, the date told before it, and far from the article's date (2019-07-20)");
    CHECK(valueOf(read("The pact was signed on 21 December 1991. On 25 December the union ended.", ""), "25 December") == "1991-12-25");
    // Told as to come, or of the year of writing, or some sentences on.
    CHECK(valueOf(read("The pact was signed on 21 December 1991. On 25 December the club will meet.", "2019-07-20"), "25 December") == "2019-12-25");
    CHECK(valueOf(read("The pact was signed on 3 March 2019. On 25 March it was sealed.", "2019-12-20"), "25 March") == "2019-03-25");
    CHECK(valueOf(read("The pact was signed on 21 December 1991. It held. On 25 December the club met.", "2019-07-20"), "25 December") == "2018-12-25");
}

TEST_CASE("Days are not counted from a month", "[temporal][narration]")
{
    const Reading r = read("In April 1877 the army crossed the river. Two days later it reached the fort.", "2019-07-20");
    CHECK(valueOf(r, "Two days later") == "XXXX-XX-XX");
    CHECK(r.at(1).edtf.empty());
    CHECK(r.at(1).reason.string() == "The date told before it, 1877-04, is not exact enough");
}

TEST_CASE("A day of the month alone is of the month told before it, else of the article's, by the tense", "[temporal][narration]")
{
    CHECK(valueOf(read("The train left on 3 May 2021. On the 24th, it came back.", "2021-06-01"), "the 24th") == "2021-05-24");
    CHECK(valueOf(read("The train left on 28 May 2021. On the 3rd, it came back.", "2021-06-20"), "the 3rd") == "2021-06-03");
    CHECK(valueOf(read("They met on the 28th and left.", "2021-06-20"), "the 28th") == "2021-05-28");
    CHECK(valueOf(read("The bridge will open on the 3rd, they say.", "2021-06-20"), "the 3rd") == "2021-07-03");
    CHECK(read("They met on the 24th floor. He was the first, and on the second day he left.", "2021-06-20").expressions.size() <= 1);
}

TEST_CASE("A history that names years alone is told of them too", "[temporal][narration]")
{
    // With or without a day of its own.
    const std::string published = GENERATE("2019-11-20", "");
    const Reading r = read("In the spring of 1865 the army marched on the town. Its first attack, in October of the previous year, had failed. On 28 April it "
        "took the fort. In the following year the emir wanted it back; this was refused in February. The war ended in 1868, and between 1873 and 1876 the "
        "rest was taken, in the winter of 1875-76 above all. By 1881 the steppe was quiet.", published);
    CHECK(valueOf(r, "October of the previous year") == "1864-10");
    CHECK(valueOf(r, "28 April") == "1865-04-28");
    CHECK(valueOf(r, "February") == "1866-02");
}

TEST_CASE("Years alone do not make an article that speaks of its own time a history", "[temporal][narration]")
{
    const Reading r = read("The unit was set up in 2005 and grew in 2006. It was sold in 2001, 1999, 1997 and 1995, and bought in 1993 and 1991. The crash was on 16 October. "
        "On Thursday the mayor spoke of it.", "");
    CHECK(valueOf(r, "16 October") == "XXXX-10-16");
    const Reading year = read("The unit was set up in 2005 and grew in 2006. It was sold in 2001, 1999, 1997 and 1995, and bought in 1993 and 1991. The crash was on 16 October. "
        "This year there was none.", "2019-11-20");
    CHECK(valueOf(year, "16 October") == "2019-10-16");
    CHECK(valueOf(year, "This year") == "2019");
}

TEST_CASE("This year is that of writing in a history too", "[temporal][narration]")
{
    const Reading r = read(Past + "The town has a fair this year. It burnt by the end of the year.", "2019-11-20");
    CHECK(valueOf(r, "this year") == "2019");
    CHECK(valueOf(r, "the end of the year") == "2019");
    const Reading told = read(Past + "It burnt by the end of the year.", "2019-11-20");
    CHECK(valueOf(told, "the end of the year") == "1846");
}

TEST_CASE("What went on overnight went on in the night of the day told before", "[temporal][narration]")
{
    const Reading r = read("On 5 May 1992 shots were fired. The fighting went on overnight.", "2019-11-20");
    CHECK(valueOf(r, "overnight") == "1992-05-05TNI");
    CHECK(valueOf(read("The fighting went on overnight.", "2019-11-20"), "overnight") == "2019-11-20TNI");
}

TEST_CASE("A text without a date of its own that begins with a day of no year is no history", "[temporal][narration]")
{
    const Reading r = read("On 3 July the heads of state met. The group was founded in 1996; it grew in 2001, 2005, 2012, 2015, 2017 and 2021. "
        "It has met in 1999 and 2003 as well. On 4 July it meets again.", "");
    CHECK(valueOf(r, "3 July") == "XXXX-07-03");
    CHECK(valueOf(r, "4 July") == "XXXX-07-04");
}

TEST_CASE("A history that first tells its beginning and its end goes on from the beginning", "[temporal][narration]")
{
    const Reading r = read("The war began on 5 May 1992 and ended on 27 June 1997. On 7 May a truce was signed, and in December it was broken. " + Past, "2019-11-20");
    CHECK(valueOf(r, "7 May") == "1992-05-07");
    CHECK(valueOf(r, "December") == "1992-12");
}

TEST_CASE("What counts up to the day of writing does not move a history on", "[temporal][narration]")
{
    const Reading r = read(Past + "On 9 April 1847 a stone was laid. Since 1965 the day is a feast. On 21 June it was painted.", "2019-11-20");
    CHECK(valueOf(r, "21 June") == "1847-06-21");
}

TEST_CASE("The time of day before a day's name is of that day, whatever was told before", "[temporal][narration]")
{
    const Reading r = read(Past + "On 9 May 1865 they met. The storm began at 3 a.m. on 15 June.", "2019-11-20");
    CHECK(valueOf(r, "3 a.m. on 15 June") == "1865-06-15T03:00");
    const Reading words = read(Past + "On 9 May 1865 they met. The storm began at three in the morning on 15 June.", "2019-11-20");
    CHECK(valueOf(words, "three in the morning") == "1865-06-15T03:00");
}

TEST_CASE("The next morning at two is one morning on, not two", "[temporal][narration]")
{
    const Reading r = read(Past + "On 5 October 1848 the earth shook. At 2 a.m. the next morning the army came. Two nights later it snowed.", "2019-11-20");
    CHECK(valueOf(r, "2 a.m.") == "1848-10-06T02:00");
    CHECK(valueOf(r, "the next morning") == "1848-10-06TMO");
    CHECK(valueOf(r, "Two nights later") == "1848-10-08");
}

TEST_CASE("A weekday after a week told in a history is of that week", "[temporal][narration]")
{
    const Reading r = read(Past + "On 5 October 1848 the earth shook. The following week the post came, and on the Tuesday the trains ran.", "2019-11-20");
    CHECK(valueOf(r, "The following week") == "1848-W41");
    CHECK(valueOf(r, "Tuesday") == "1848-10-10");
}

TEST_CASE("A weekday with its day of the month is of the month told before, if they agree there", "[temporal][narration]")
{
    const Reading r = read(Past + "In November 1899 it rained. Sunday, the 5th, was dry.", "2019-11-20");
    CHECK(valueOf(r, "Sunday, the 5th") == "1899-11-05");
    const Reading other = read(Past + "In November 1898 it rained. Sunday, the 5th, was dry.", "2019-11-20");
    CHECK(valueOf(other, "Sunday, the 5th") == "XXXX-WXX-7");
}

TEST_CASE("A long history with a weekday in it has no date of its own", "[temporal][narration]")
{
    const Reading r = read("The line was begun in May 1888 and sold on 28 August 1920. It burnt in November 1921 and on 4 August 1922. It was sold again on 1 January "
        "1923, on 27 October 1924, on 12 May 1925 and in June 1931. On 5 October 1948 the earth shook; on the Tuesday the post came.", "");
    CHECK_FALSE(r.published.day.has_value());
    CHECK(valueOf(r, "Tuesday") == "1948-10-05");
    const Reading report = read("The envoys met on 5 October 1948, and on Tuesday they left. They had met in May 1947 and on 1 June 1946.", "");
    CHECK(report.published.day == day("1948-10-05"));
}
