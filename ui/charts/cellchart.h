// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/cellplot.h"
#include "charts/chart.h"
#include "charts/moreline.h"

namespace Dateline {

/// A chart of cells: what the charts of countries by year and of pairs of countries have in common. Its marks are the cells that are
/// not empty.
class CellChart : public Chart
{
public:
    void layOut(QSizeF size, const Theme &theme, const QFont &font) override;
    void paint(QPainter &painter) override;
    std::vector<LegendEntry> legend(const Theme &theme) const override;
    int markCount() const override { return int(m_plot.cells().size()); }
    int markAt(QPointF point) const override { return m_plot.cellAt(point); }
    QRectF markRect(int mark) const override { return m_plot.rectOf(mark); }

protected:
    /// The rows' colours are given for @p theme by colorOfRow().
    virtual QColor colorOfRow(int row, const Theme &theme) const = 0;
    CellPlot::Cell cell(int mark) const { return m_plot.cells()[std::size_t(mark)]; }
    /// Whether the filter lets just this cell through.
    bool isChosen(int mark) const { return cell(mark).row == m_data.chosenRow && cell(mark).column == m_data.chosenColumn; }

    CellData m_data; ///< filled by update(), without colours

private:
    CellPlot m_plot;
    MoreLine m_more;
};

} // namespace Dateline
