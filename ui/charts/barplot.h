// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pattern.h"

#include <QColor>
#include <QFont>
#include <QRectF>
#include <QSizeF>
#include <QString>

#include <memory>
#include <vector>

class QPainter;

namespace Dateline {

struct Theme;

/// What a bar plot draws. Values are counts.
struct BarData
{
    struct Bar
    {
        QString label;      ///< at the axis
        QString underLabel; ///< a second line beneath the label, for upright bars; may be empty
        QString figure;     ///< beyond the bar's end
        bool chosen = false;
    };
    struct Series
    {
        QString code; ///< a few letters that stand in each of its pieces that has room for them
        QColor color;
        std::vector<double> values; ///< one a bar
        Pattern pattern = Pattern::Solid;
    };
    Qt::Orientation orientation = Qt::Vertical; ///< of the bars: upright ones stand from left to right, lying ones top down
    std::vector<Bar> bars;
    std::vector<Series> series;                 ///< stacked, the first at the axis
};

/// Bars drawn by Qt Charts, with words and figures that never touch set about them. The only file of the bar charts that knows
/// Qt Charts.
class BarPlot
{
public:
    BarPlot();
    ~BarPlot();

    /// Of lying bars only those are set that have room; visibleBars() says how many.
    void layOut(const BarData &data, QSizeF size, const Theme &theme, const QFont &font);
    void paint(QPainter &painter);

    int visibleBars() const;
    /// The bar in whose strip @p point lies; -1: none.
    int barAt(QPointF point) const;
    /// The whole strip that belongs to a bar, from its label to the far end of the plot.
    QRectF stripOf(int bar) const;
    /// The drawn bar; of no length where its values are 0.
    QRectF rectOf(int bar) const;

private:
    struct Scene;
    std::unique_ptr<Scene> m_scene;
};

} // namespace Dateline
