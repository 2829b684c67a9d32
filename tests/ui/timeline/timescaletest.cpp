// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/timelinecoordinates.h"
#include "timeline/timescale.h"

#include <catch2/catch_test_macros.hpp>

#include <QStringList>

#include <cmath>

using namespace Dateline;

namespace {

AxisDay at(int year, unsigned month = 1, unsigned day = 1)
{
    return startOfDay(*dayFromCivil(year, month, day));
}

double sixPixelsACharacter(const QString &text)
{
    return 6.0 * double(text.size());
}

QStringList labels(const std::vector<TimeCell> &cells)
{
    QStringList list;
    for (const TimeCell &cell : cells)
        list.append(cell.label);
    return list;
}

} // namespace

TEST_CASE("A moment comes back from its pixel within half a pixel over the whole range", "[timeline]")
{
    for (double days = 1.0 / 24; days < 7.3e6; days *= 3.7) {
        for (int year = -9999; year <= 10000; year += 487) {
            const TimelineCoordinates coordinates{at(year) - days / 3, at(year) + days * 2 / 3, 120, 1800};
            for (const double x : {120.0, 120.25, 777.0, 1919.5}) {
                const AxisDay moment = coordinates.momentAt(x);
                REQUIRE(std::abs(coordinates.xOf(moment) - x) < 0.5);
                REQUIRE(std::abs(coordinates.momentAt(coordinates.xOf(moment)) - moment) <= 0.5 * coordinates.daysPerPixel());
            }
        }
    }
}

TEST_CASE("A day owns its beginning and not its end", "[timeline]")
{
    const Day day = *dayFromCivil(2024, 7, 3);
    CHECK(dayAtMoment(startOfDay(day)) == day);
    CHECK(dayAtMoment(startOfDay(day) + 0.999) == day);
    CHECK(dayAtMoment(startOfDay(day) + 1) == *dayFromCivil(2024, 7, 4));
    CHECK(dayAtMoment(startOfDay(*dayFromCivil(-500, 2, 28)) + 0.5) == *dayFromCivil(-500, 2, 28));
}

TEST_CASE("The steps of every kind cover time without gaps and floor to their own beginning", "[timeline]")
{
    for (const TimeStep &step : timeSteps()) {
        for (const AxisDay start : {at(-4321, 5, 6), at(-1, 12, 31), at(0, 6, 15), at(1), at(1999, 12, 31) + 0.99, at(2024, 2, 29) + 0.3}) {
            AxisDay begin = step.floor(start);
            REQUIRE(begin <= start);
            REQUIRE(step.next(begin) > start);
            for (int i = 0; i < 30 && begin < at(12000); ++i) {
                REQUIRE(step.floor(begin) == begin);
                const AxisDay next = step.next(begin);
                REQUIRE(next > begin);
                REQUIRE(step.floor((begin + next) / 2) == begin);
                begin = next;
            }
        }
    }
}

TEST_CASE("Steps of many years begin with round years on both sides of the beginning of AD", "[timeline]")
{
    const TimeStep century{TimeStep::Base::Year, 100};
    CHECK(century.floor(at(2024)) == at(2000));
    CHECK(century.floor(at(57)) == at(1));
    CHECK(century.next(at(1)) == at(100));
    CHECK(century.floor(at(0)) == at(-99));      // 1 BC lies in the step from 100 BC
    CHECK(century.next(at(-99)) == at(1));
    CHECK(timeStepName(century, at(-99)) == u"100 to 1 BC");
}

TEST_CASE("The date line has a fitting step and explains its unit at every level", "[timeline]")
{
    struct Level
    {
        double days;
        const char16_t *unit;
        const char16_t *label;
        const char16_t *context;
    };
    const Level levels[] = {
        {0.5, u"Hours", u"06:00", u"Wednesday 3 July 2024"},
        {10, u"Days", u"Wed 3", u"July 2024"},
        {30, u"Days", u"3", u"July 2024"},
        {100, u"Weeks", u"1 Jul", u"July 2024"},
        {500, u"Months", u"Jul", u"2024"},
        {1300, u"Quarters", u"Q3", u"2024"},
        {4000, u"Years", u"2024", u"2020s"},
        {60000, u"Decades", u"2020s", u"21st century"},
        {900000, u"Centuries", u"2000", u"3rd millennium"},
        {3600000, u"Millennia", u"2000", u"anno Domini (AD)"},
    };
    for (const Level &level : levels) {
        const TimeScale scale = makeTimeScale(at(2024, 7, 3) + 0.26 - level.days / 2, at(2024, 7, 3) + 0.26 + level.days / 2, 1000, sixPixelsACharacter);
        CAPTURE(level.days, labels(scale.cells).join(u'|').toStdString(), labels(scale.context).join(u'|').toStdString());
        CHECK(scale.unit == QString::fromUtf16(level.unit));
        CHECK(labels(scale.cells).contains(QString::fromUtf16(level.label)));
        CHECK(labels(scale.context).contains(QString::fromUtf16(level.context)));
    }
}

TEST_CASE("The labels of the date line fit their cells at every zoom", "[timeline]")
{
    for (double days = 0.05; days < 7.3e6; days *= 1.31) {
        for (const int year : {-3000, 1, 990, 2024}) {
            const TimeScale scale = makeTimeScale(at(year) - days / 2, at(year) + days / 2, 900, sixPixelsACharacter);
            REQUIRE(scale.cells.size() <= 70);
            REQUIRE(scale.cells.front().begin <= at(year) - days / 2);
            REQUIRE(scale.cells.back().end >= at(year) + days / 2);
            const double narrowest = scale.step.base == TimeStep::Base::Month ? 0.9 : 0.98;
            for (const TimeCell &cell : scale.cells) {
                if (cell.begin == at(1) && scale.step.count > 1)
                    continue; // the first step of AD is a year short
                REQUIRE(sixPixelsACharacter(cell.label) <= scale.step.typicalDays() * narrowest * 900 / days);
            }
        }
    }
}

TEST_CASE("Years before Christ are counted without a year nought", "[timeline]")
{
    const TimeScale scale = makeTimeScale(at(-2), at(4), 600, sixPixelsACharacter);
    CHECK(labels(scale.cells) == QStringList{QStringLiteral("3 BC"), QStringLiteral("2 BC"), QStringLiteral("1 BC"), QStringLiteral("AD 1"),
                                             QStringLiteral("AD 2"), QStringLiteral("AD 3")});
}
