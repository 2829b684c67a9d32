// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/timescale.h"

#include "models/displaydate.h"
#include "timeline/timelinecoordinates.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <array>

namespace Dateline {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(TimeScale)
};

using Base = TimeStep::Base;

constexpr std::array Steps{
    TimeStep{Base::Hour, 1}, TimeStep{Base::Hour, 3}, TimeStep{Base::Hour, 6},
    TimeStep{Base::Day, 1}, TimeStep{Base::Week, 1}, TimeStep{Base::Month, 1}, TimeStep{Base::Month, 3},
    TimeStep{Base::Year, 1}, TimeStep{Base::Year, 2}, TimeStep{Base::Year, 5}, TimeStep{Base::Year, 10},
    TimeStep{Base::Year, 20}, TimeStep{Base::Year, 50}, TimeStep{Base::Year, 100}, TimeStep{Base::Year, 200},
    TimeStep{Base::Year, 500}, TimeStep{Base::Year, 1000}, TimeStep{Base::Year, 2000}, TimeStep{Base::Year, 5000},
};

constexpr int FirstYear = -32767;
constexpr int LastYear = 32767;
constexpr double SpaceAroundLabel = 14;

std::chrono::year_month_day civil(AxisDay moment)
{
    return std::chrono::year_month_day(dayAtMoment(moment));
}

int yearOf(AxisDay moment)
{
    return int(civil(moment).year());
}

AxisDay startOfYear(int year)
{
    return startOfDay(std::chrono::year(std::clamp(year, FirstYear, LastYear)) / 1 / 1);
}

QString yearLabel(int year)
{
    if (year <= 0)
        return Text::tr("%1 BC").arg(1 - year);
    return year < 1000 ? Text::tr("AD %1").arg(year) : QString::number(year);
}

QString ordinal(int number)
{
    const int tens = number % 100;
    if (tens < 11 || tens > 13) {
        switch (number % 10) {
        case 1: return Text::tr("%1st").arg(number);
        case 2: return Text::tr("%1nd").arg(number);
        case 3: return Text::tr("%1rd").arg(number);
        default: break;
        }
    }
    return Text::tr("%1th").arg(number);
}

/// The name of the century or millennium (@p length years) that the cell which begins with @p year is.
QString numberedAge(int year, int length)
{
    const bool beforeChrist = year <= 0;
    const int number = beforeChrist ? (1 - year + length - 1) / length : year / length + 1;
    const QString name = length == 100 ? Text::tr("%1 century").arg(ordinal(number)) : Text::tr("%1 millennium").arg(ordinal(number));
    return beforeChrist ? Text::tr("%1 BC").arg(name) : name;
}

QString monthName(AxisDay moment, QLocale::FormatType format)
{
    return QLocale(QLocale::English).standaloneMonthName(int(unsigned(civil(moment).month())), format);
}

QString hourLabel(AxisDay moment)
{
    const int hour = int(std::lround((moment - std::floor(moment)) * 24)) % 24;
    return QStringLiteral("%1:00").arg(hour, 2, 10, QLatin1Char('0'));
}

QString weekdayName(AxisDay moment, QLocale::FormatType format)
{
    const std::chrono::weekday weekday(dayAtMoment(moment));
    return QLocale(QLocale::English).standaloneDayName(int(weekday.iso_encoding()), format);
}

/// The label of a cell on the date line. @p roomy where the long form has room.
QString cellLabel(TimeStep step, AxisDay begin, bool roomy)
{
    switch (step.base) {
    case Base::Hour:
        return hourLabel(begin);
    case Base::Day: {
        const QString number = QString::number(unsigned(civil(begin).day()));
        return roomy ? Text::tr("%1 %2", "weekday, day of the month").arg(weekdayName(begin, QLocale::ShortFormat), number) : number;
    }
    case Base::Week:
        return Text::tr("%1 %2", "day of the month, month")
            .arg(QString::number(unsigned(civil(begin).day())), monthName(begin, QLocale::ShortFormat));
    case Base::Month:
        if (step.count == 3)
            return Text::tr("Q%1", "quarter of a year").arg((unsigned(civil(begin).month()) - 1) / 3 + 1);
        return monthName(begin, roomy ? QLocale::LongFormat : QLocale::ShortFormat);
    case Base::Year: {
        const int year = yearOf(begin);
        return step.count == 10 && year >= 10 ? Text::tr("%1s", "decade").arg(yearLabel(year)) : yearLabel(year);
    }
    case Base::Era:
        return begin < startOfYear(1) ? Text::tr("before Christ (BC)") : Text::tr("anno Domini (AD)");
    }
    return {};
}

QString contextLabel(TimeStep step, AxisDay begin, bool roomy)
{
    switch (step.base) {
    case Base::Day:
        if (!roomy)
            return displayDay(dayAtMoment(begin));
        return Text::tr("%1 %2", "weekday, date").arg(weekdayName(begin, QLocale::LongFormat), displayDay(dayAtMoment(begin)));
    case Base::Month:
        return Text::tr("%1 %2", "month, year").arg(monthName(begin, QLocale::LongFormat), yearLabel(yearOf(begin)));
    case Base::Year:
        if (step.count == 100 || step.count == 1000)
            return numberedAge(yearOf(begin), step.count);
        break;
    default:
        break;
    }
    return cellLabel(step, begin, true);
}

TimeStep contextOf(TimeStep step)
{
    switch (step.base) {
    case Base::Hour: return {Base::Day, 1};
    case Base::Day:
    case Base::Week: return {Base::Month, 1};
    case Base::Month: return {Base::Year, 1};
    case Base::Year:
        if (step.count < 10)
            return {Base::Year, 10};
        if (step.count < 100)
            return {Base::Year, 100};
        return step.count < 1000 ? TimeStep{Base::Year, 1000} : TimeStep{Base::Era, 1};
    case Base::Era: return step;
    }
    return step;
}

QString unitName(TimeStep step)
{
    switch (step.base) {
    case Base::Hour: return Text::tr("Hours");
    case Base::Day: return Text::tr("Days");
    case Base::Week: return Text::tr("Weeks");
    case Base::Month: return step.count == 3 ? Text::tr("Quarters") : Text::tr("Months");
    case Base::Year:
        if (step.count < 10)
            return Text::tr("Years");
        if (step.count < 100)
            return Text::tr("Decades");
        return step.count < 1000 ? Text::tr("Centuries") : Text::tr("Millennia");
    case Base::Era: return Text::tr("Eras");
    }
    return {};
}

std::vector<TimeCell> cellsOf(TimeStep step, AxisDay begin, AxisDay end)
{
    std::vector<TimeCell> cells;
    for (AxisDay at = step.floor(begin); at < end;) {
        const AxisDay next = step.next(at);
        cells.push_back({at, next, {}});
        at = next;
    }
    return cells;
}

} // namespace

AxisDay TimeStep::floor(AxisDay moment) const
{
    switch (base) {
    case Base::Hour: {
        const double day = std::floor(moment);
        // Half a second of tolerance, so that the beginning of an hour, a third of which no binary fraction holds, is its own floor.
        const int hour = std::min(23, int((moment - day) * 24 + 0.5 / 3600));
        return day + double(hour / count * count) / 24;
    }
    case Base::Day:
        return std::floor(moment);
    case Base::Week: {
        const Day day = dayAtMoment(moment);
        return startOfDay(day - std::chrono::days(std::chrono::weekday(day).iso_encoding() - 1));
    }
    case Base::Month: {
        const auto date = civil(moment);
        const unsigned month = (unsigned(date.month()) - 1) / unsigned(count) * unsigned(count) + 1;
        return startOfDay(date.year() / std::chrono::month(month) / 1);
    }
    case Base::Year: {
        const int year = yearOf(moment);
        if (count == 1)
            return startOfYear(year);
        if (year >= 1)
            return startOfYear(std::max(1, year / count * count));
        const int beforeChrist = 1 - year;
        return startOfYear(1 - (beforeChrist + count - 1) / count * count);
    }
    case Base::Era:
        return moment < startOfYear(1) ? startOfYear(FirstYear) : startOfYear(1);
    }
    return moment;
}

AxisDay TimeStep::next(AxisDay begin) const
{
    switch (base) {
    case Base::Hour: {
        const double day = std::floor(begin);
        const int hour = int(std::lround((begin - day) * 24)) + count;
        return hour >= 24 ? day + 1 : day + double(hour) / 24;
    }
    case Base::Day:
        return begin + count;
    case Base::Week:
        return begin + 7 * count;
    case Base::Month: {
        const auto date = civil(begin);
        return startOfDay(date.year() / date.month() / 1 + std::chrono::months(count));
    }
    case Base::Year: {
        const int year = yearOf(begin);
        return startOfYear(year == 1 && count > 1 ? count : year + count);
    }
    case Base::Era:
        return begin < startOfYear(1) ? startOfYear(1) : startOfYear(LastYear);
    }
    return begin + 1;
}

double TimeStep::typicalDays() const
{
    switch (base) {
    case Base::Hour: return count / 24.0;
    case Base::Day: return count;
    case Base::Week: return 7.0 * count;
    case Base::Month: return 365.2425 / 12 * count;
    case Base::Year: return 365.2425 * count;
    case Base::Era: return 365.2425 * LastYear;
    }
    return 1;
}

std::span<const TimeStep> timeSteps()
{
    return Steps;
}

TimeStep timeStepOfAtLeast(double days)
{
    for (const TimeStep &step : Steps) {
        if (step.typicalDays() >= days)
            return step;
    }
    return Steps.back();
}

QString timeStepName(TimeStep step, AxisDay begin)
{
    const AxisDay last = step.next(begin) - 1;
    switch (step.base) {
    case Base::Hour:
        return Text::tr("%1, %2", "date, hour").arg(displayDay(dayAtMoment(begin)), hourLabel(begin));
    case Base::Day:
        return displayDay(dayAtMoment(begin));
    case Base::Week:
        return Text::tr("week of %1").arg(displayDay(dayAtMoment(begin)));
    case Base::Month:
        if (step.count == 1)
            return contextLabel(step, begin, true);
        return Text::tr("%1 to %2").arg(monthName(begin, QLocale::LongFormat), contextLabel({Base::Month, 1}, last, true));
    case Base::Year:
        if (step.count == 1 || step.count == 10)
            return cellLabel(step, begin, true);
        if (yearOf(last) <= 0)
            return Text::tr("%1 to %2").arg(1 - yearOf(begin)).arg(yearLabel(yearOf(last)));
        return Text::tr("%1 to %2").arg(yearLabel(yearOf(begin)), yearLabel(yearOf(last)));
    case Base::Era:
        return cellLabel(step, begin, true);
    }
    return {};
}

TimeScale makeTimeScale(AxisDay begin, AxisDay end, double pixels, const std::function<double(const QString &)> &textWidth)
{
    const double pixelsPerDay = pixels / (end - begin);
    TimeScale scale;
    scale.step = Steps.back();
    for (const TimeStep &step : Steps) {
        const double cell = step.typicalDays() * pixelsPerDay;
        if (cell < SpaceAroundLabel)
            continue;
        double widest = 0;
        if (step.base == Base::Year) {
            widest = std::max(textWidth(cellLabel(step, step.floor(begin), false)), textWidth(cellLabel(step, step.floor(end), false)));
        } else {
            // The widest day of the month and the widest of the short month names.
            const AxisDay sample = startOfDay(std::chrono::year(2024) / 9 / 30);
            widest = textWidth(cellLabel(step, sample, false));
        }
        if (widest + SpaceAroundLabel <= cell) {
            scale.step = step;
            break;
        }
    }
    const double cell = scale.step.typicalDays() * pixelsPerDay;
    // A Wednesday in September: no label of its kind is longer.
    const AxisDay longest = startOfDay(std::chrono::year(2024) / 9 / 25);
    const bool roomy = textWidth(cellLabel(scale.step, longest, true)) + 2 * SpaceAroundLabel <= cell;
    scale.contextStep = contextOf(scale.step);
    scale.unit = unitName(scale.step);
    scale.cells = cellsOf(scale.step, begin, end);
    for (TimeCell &each : scale.cells)
        each.label = cellLabel(scale.step, each.begin, roomy);
    scale.context = cellsOf(scale.contextStep, begin, end);
    const bool contextRoomy = textWidth(contextLabel(scale.contextStep, longest, true)) * 1.1 + SpaceAroundLabel
        <= scale.contextStep.typicalDays() * pixelsPerDay;
    for (TimeCell &each : scale.context)
        each.label = contextLabel(scale.contextStep, each.begin, contextRoomy);
    return scale;
}

} // namespace Dateline
