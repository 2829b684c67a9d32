// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/timelinelayout.h"

namespace Dateline {

/// The strip over the timeline: how many events there are over the whole span, and which part is in view.
struct OverviewLayout
{
    QSizeF size;
    TimelineCoordinates coordinates; ///< of the whole span
    QRectF strip;
    std::vector<QRectF> bars;
    TimeStep step;                   ///< one bar
    QRectF window;                   ///< the part in view, within the strip
    std::vector<TimelineText> texts;
    TimelineType type{QFont()};
};

/// The years from the first day of any event to the last one, as "2012 – 2027"; empty without events.
QString spanText(const TimelineIndex &index);

/// @p left: the width of the timeline's headings, so that both strips begin at one line.
OverviewLayout layoutOverview(const TimelineIndex &index, AxisDay begin, AxisDay end, QSizeF size, double left,
                              const TimelineType &type, const TextMeasure &measure = {});

} // namespace Dateline
