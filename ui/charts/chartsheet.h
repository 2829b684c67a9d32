// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/chart.h"

namespace Dateline {

/// A chart with its legend and its note beneath, set into one size: what the window and the exports show alike.
class ChartSheet
{
public:
    struct Parts
    {
        bool legend = true;
        bool note = true; ///< left out all the same where it would take more than it gives
    };

    explicit ChartSheet(std::unique_ptr<Chart> chart) : m_chart(std::move(chart)) {}

    const Chart &chart() const { return *m_chart; }
    void update(const Workspace &workspace) { m_chart->update(workspace); }
    void layOut(QSizeF size, const Theme &theme, const QFont &font, Parts parts);
    void paint(QPainter &painter, const Theme &theme);

    int markAt(QPointF point) const { return m_chart->markAt(point - m_chartArea.topLeft()); }
    QRectF markRect(int mark) const { return m_chart->markRect(mark).translated(m_chartArea.topLeft()); }

private:
    std::unique_ptr<Chart> m_chart;
    QFont m_font;
    std::vector<LegendEntry> m_legend;
    QString m_note;
    QRectF m_chartArea;
    QRectF m_legendArea;
    QRectF m_noteArea;
};

} // namespace Dateline
