// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pattern.h"

#include <QColor>
#include <QFont>
#include <QRectF>
#include <QString>

#include <vector>

class QPainter;

namespace Dateline {

struct Theme;

/// One line of a legend: a mark as it stands in the picture, and its name in words.
struct LegendEntry
{
    enum class Mark { Square, Dot, Line, DashedLine, DottedLine };

    QString text;
    QColor color;
    Mark mark = Mark::Square;
    Pattern pattern = Pattern::Solid; ///< of a square
};

/// The height in logical pixels of @p entries set in rows of @p width; 0 without entries.
double legendHeight(const std::vector<LegendEntry> &entries, double width, const QFont &font);

/// Draws the entries in rows from the left, top down, into @p area; a name wider than the area is cut with an
/// ellipsis, and rows that do not fit whole are left out.
void paintLegend(QPainter &painter, const QRectF &area, const std::vector<LegendEntry> &entries, const QFont &font, const Theme &theme);

} // namespace Dateline
