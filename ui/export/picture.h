// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "export/legend.h"

#include <QSizeF>
#include <QString>
#include <QStringList>

#include <functional>
#include <string>
#include <vector>

class QPainter;

namespace Dateline {

class EventFilterModel;
struct Theme;

/// What can be exported: the timeline, the map, a chart. It paints itself; the words about it are put by the export.
struct Picture
{
    std::string id;      ///< "timeline", "whole-timeline", "map", "chart:NAME", "window"
    QString title;
    QSizeF logicalSize;  ///< as it is seen now, in logical pixels
    /// Draws into (0, 0) to the size, in logical pixels, without a ground of its own where it can do without. The painter is
    /// clipped to it. It must not set a clip itself: QSvgGenerator (6.8) does not come back from a clip within a clip, and what
    /// is drawn after it would be lost in SVG files.
    std::function<void(QPainter &painter, QSizeF size, const Theme &theme)> paint;
    /// The height at which all of it is seen at a width; empty for a picture that fits itself to any size.
    std::function<double(double width)> heightFor;
    /// May be empty, for a picture that needs none.
    std::function<std::vector<LegendEntry>(const Theme &theme)> legend;
    QString filters;     ///< what is shown, in one line; empty leaves the line out
    QStringList sources; ///< titles of the articles behind it
    QString credit;      ///< of data others made: "Natural Earth · GeoNames (CC BY 4.0)"; empty leaves it out
};

/// Puts the filters' line and the articles of the shown events into @p picture.
void describeShownEvents(Picture &picture, const EventFilterModel &events);

} // namespace Dateline
