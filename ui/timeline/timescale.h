// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/timeviewport.h"

#include <QString>

#include <functional>
#include <span>
#include <vector>

namespace Dateline {

/// A step of the calendar: @ref count hours, days, weeks (from Monday), months or years; or the two eras, BC and AD.
/// Steps of years are counted as people count them: there is no year 0, so that 1000 BC, AD 1 and 1000 are beginnings of
/// steps of a thousand years, and the first step of AD is a year short.
struct TimeStep
{
    enum class Base : std::uint8_t { Hour, Day, Week, Month, Year, Era };
    Base base = Base::Year;
    int count = 1;

    /// The beginning of the step that @p moment lies in.
    AxisDay floor(AxisDay moment) const;
    /// The beginning of the step after the one that begins at @p begin.
    AxisDay next(AxisDay begin) const;
    double typicalDays() const;

    friend bool operator==(const TimeStep &, const TimeStep &) = default;
};

/// All steps that the date line and the density blocks use, from one hour to five thousand years.
std::span<const TimeStep> timeSteps();

/// The finest step that is at least @p days long; the coarsest there is when none is.
TimeStep timeStepOfAtLeast(double days);

/// What one step is called in full: "3 July 2024, 06:00", "3 July 2024", "week of 1 July 2024", "July 2024",
/// "January to March 2024", "2024", "1990s", "1800 to 1899", "500 to 1 BC".
QString timeStepName(TimeStep step, AxisDay begin);

/// One labelled stretch of the date line.
struct TimeCell
{
    AxisDay begin = 0;
    AxisDay end = 0;
    QString label;
};

/// The date line of a range of time: cells of one step, and above them the cells of the step that explains them.
struct TimeScale
{
    TimeStep step;
    TimeStep contextStep;
    QString unit; ///< what the cells are: "Years", "Months", …
    std::vector<TimeCell> cells;   ///< cover the range without gaps, in order
    std::vector<TimeCell> context; ///< cover the range without gaps, in order
};

/// The finest date line for [@p begin, @p end] on @p pixels whose labels fit their cells. @p textWidth measures a label
/// in the same pixels.
TimeScale makeTimeScale(AxisDay begin, AxisDay end, double pixels, const std::function<double(const QString &)> &textWidth);

} // namespace Dateline
