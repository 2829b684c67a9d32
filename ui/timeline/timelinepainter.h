// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QPainter;

namespace Dateline {

struct OverviewLayout;
struct Theme;
struct TimelineLayout;

/// Draws layouts exactly as they are, on a screen, an image, an SVG or a PDF. It decides nothing and clips nothing.
class TimelinePainter
{
public:
    static void paint(QPainter &painter, const TimelineLayout &layout, const Theme &theme);
    static void paint(QPainter &painter, const OverviewLayout &layout, const Theme &theme);
};

} // namespace Dateline
