// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/cellchart.h"

#include "theme.h"

namespace Dateline {

void CellChart::layOut(QSizeF size, const Theme &theme, const QFont &font)
{
    for (int row = 0; row < int(m_data.rows.size()); ++row)
        m_data.rows[std::size_t(row)].color = colorOfRow(row, theme);
    m_more.layOut(size, font, theme.secondText, [&](QSizeF room) {
        m_plot.layOut(m_data, room, theme, font);
        return m_plot.rowsLeft();
    });
}

void CellChart::paint(QPainter &painter)
{
    m_plot.paint(painter);
    m_more.paint(painter);
}

std::vector<LegendEntry> CellChart::legend(const Theme &theme) const
{
    return CellPlot::legend(m_data, theme);
}

} // namespace Dateline
