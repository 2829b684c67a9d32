// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/displaydate.h"

#include "events/event.h"

#include <QCoreApplication>

namespace Dateline {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Dateline)
};

QString monthName(unsigned month)
{
    // The interface's language, not the desktop's: these words stand in sentences of the interface.
    switch (month) {
    case 1: return Words::tr("January");
    case 2: return Words::tr("February");
    case 3: return Words::tr("March");
    case 4: return Words::tr("April");
    case 5: return Words::tr("May");
    case 6: return Words::tr("June");
    case 7: return Words::tr("July");
    case 8: return Words::tr("August");
    case 9: return Words::tr("September");
    case 10: return Words::tr("October");
    case 11: return Words::tr("November");
    default: return Words::tr("December");
    }
}

QString yearText(int year)
{
    return year > 0 ? QString::number(year) : Words::tr("%1 BC").arg(1 - year);
}

QString monthAndYear(std::chrono::year_month_day date)
{
    return Words::tr("%1 %2", "month and year").arg(monthName(unsigned(date.month())), yearText(int(date.year())));
}

/// One end at the precision that the expression names: "since 2022", not "since 1 January 2022".
QString endText(Day day, Precision precision)
{
    const std::chrono::year_month_day date{day};
    if (precision >= Precision::Year)
        return yearText(int(date.year()));
    return precision >= Precision::Month ? monthAndYear(date) : displayDay(day);
}

QString dayRange(Day first, Day last)
{
    const std::chrono::year_month_day from{first};
    const std::chrono::year_month_day to{last};
    if (first == last)
        return displayDay(first);
    if (from.year() == to.year() && from.month() == to.month())
        return Words::tr("%1–%2 %3", "days of a month").arg(unsigned(from.day())).arg(unsigned(to.day())).arg(monthAndYear(to));
    if (from.year() == to.year())
        return Words::tr("%1 %2 – %3", "days of a year").arg(unsigned(from.day())).arg(monthName(unsigned(from.month())), displayDay(last));
    return Words::tr("%1 – %2", "two days").arg(displayDay(first), displayDay(last));
}

QString monthRange(Day first, Day last)
{
    const std::chrono::year_month_day from{first};
    const std::chrono::year_month_day to{last};
    if (from.year() != to.year())
        return Words::tr("%1 – %2", "two months").arg(monthAndYear(from), monthAndYear(to));
    if (from.month() == to.month())
        return monthAndYear(from);
    return Words::tr("%1–%2", "months of a year").arg(monthName(unsigned(from.month())), monthAndYear(to));
}

QString yearRange(Day first, Day last)
{
    const int from = int(std::chrono::year_month_day{first}.year());
    const int to = int(std::chrono::year_month_day{last}.year());
    return from == to ? yearText(from) : Words::tr("%1–%2", "years").arg(yearText(from), yearText(to));
}

bool isWholeMonths(Day first, Day last)
{
    const std::chrono::year_month_day from{first};
    const std::chrono::year_month_day after{last + std::chrono::days{1}};
    return from.day() == std::chrono::day{1} && after.day() == std::chrono::day{1};
}

QString intervalText(const TimeInterval &interval, Precision precision)
{
    if (!interval.isResolved())
        return Words::tr("no date");
    if (!interval.latest)
        return interval.endKind == EndKind::Open ? Words::tr("since %1").arg(endText(*interval.earliest, precision))
                                                 : Words::tr("%1, end unknown").arg(endText(*interval.earliest, precision));
    if (!interval.earliest)
        return Words::tr("until %1").arg(endText(*interval.latest, precision));
    const Day first = *interval.earliest;
    const Day last = *interval.latest;
    const int year = int(std::chrono::year_month_day{first}.year());
    switch (precision) {
    case Precision::Decade:
        if (year % 10 == 0 && int(std::chrono::year_month_day{last}.year()) == year + 9)
            return Words::tr("%1s", "decade").arg(year);
        return yearRange(first, last);
    case Precision::Year:
    case Precision::Century:
    case Precision::Millennium:
        return isWholeMonths(first, last) ? yearRange(first, last) : dayRange(first, last);
    case Precision::Month:
    case Precision::Quarter:
    case Precision::Half:
    case Precision::Season:
        return isWholeMonths(first, last) ? monthRange(first, last) : dayRange(first, last);
    default:
        return dayRange(first, last);
    }
}

} // namespace

QString displayDay(Day day)
{
    const std::chrono::year_month_day date{day};
    return Words::tr("%1 %2", "day, then month and year").arg(unsigned(date.day())).arg(monthAndYear(date));
}

QString displayDate(const TimeInterval &interval, Precision precision, bool approximate)
{
    const QString text = intervalText(interval, precision);
    return approximate && interval.isResolved() ? Words::tr("about %1").arg(text) : text;
}

QString displayDate(const Event &event)
{
    return displayDate(event.interval, event.precision, event.approximate);
}

} // namespace Dateline
