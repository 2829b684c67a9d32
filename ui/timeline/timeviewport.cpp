// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/timeviewport.h"

#include <algorithm>
#include <cmath>

namespace Dateline {

namespace {
constexpr double DaysPerYear = 365.2425;
constexpr AxisDay Earliest = (-12000.0 - 1970.0) * DaysPerYear;
constexpr AxisDay Latest = (12000.0 - 1970.0) * DaysPerYear;
constexpr double SmallestWidth = 1.0 / 24.0;
constexpr double LargestWidth = 20000.0 * DaysPerYear;
} // namespace

TimeViewport::TimeViewport(QObject *parent)
    : QObject(parent)
    , m_begin(AxisDay((*dayFromCivil(2013, 1, 1)).time_since_epoch().count()))
    , m_end(AxisDay((*dayFromCivil(2026, 1, 1)).time_since_epoch().count()))
{
}

void TimeViewport::setRange(AxisDay begin, AxisDay end)
{
    if (!std::isfinite(begin) || !std::isfinite(end))
        return;
    if (end < begin)
        std::swap(begin, end);
    const double width = std::clamp(end - begin, SmallestWidth, LargestWidth);
    const double centre = std::clamp(begin + (end - begin) / 2, Earliest + width / 2, Latest - width / 2);
    if (width != end - begin || centre != begin + (end - begin) / 2) {
        begin = centre - width / 2;
        end = begin + width;
    }
    if (begin == m_begin && end == m_end)
        return;
    m_begin = begin;
    m_end = end;
    Q_EMIT changed();
}

void TimeViewport::zoomAbout(AxisDay anchor, double factor)
{
    if (!(factor > 0))
        return;
    const double wanted = std::clamp(width() * factor, SmallestWidth, LargestWidth);
    const double ratio = wanted / width();
    const AxisDay begin = anchor - (anchor - m_begin) * ratio;
    setRange(begin, begin + wanted);
}

void TimeViewport::panBy(AxisDay days)
{
    const AxisDay limited = std::clamp(days, Earliest - m_begin, Latest - m_end);
    setRange(m_begin + limited, m_end + limited);
}

void TimeViewport::reveal(AxisDay from, AxisDay to)
{
    const double margin = width() / 20;
    if (to - from > width() - 2 * margin) {
        const double wider = (to - from) / 0.9;
        const double centre = (from + to) / 2;
        setRange(centre - wider / 2, centre + wider / 2);
        return;
    }
    if (from < m_begin + margin)
        panBy(from - margin - m_begin);
    else if (to > m_end - margin)
        panBy(to + margin - m_end);
}

} // namespace Dateline
