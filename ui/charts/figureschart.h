// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/chart.h"
#include "charts/moreline.h"
#include "charts/pointplot.h"
#include "events/quantityseries.h"

#include <QCoreApplication>

namespace Dateline {

/// The figures of the shown events over time, a series for each subject and unit that has at least two dates. A click on a point
/// chooses the event whose sentence tells it.
class FiguresChart : public Chart
{
    Q_DECLARE_TR_FUNCTIONS(FiguresChart)

public:
    std::string id() const override { return "figures-over-time"; }
    QString name() const override;
    QString title() const override;
    void update(const Workspace &workspace) override;
    void layOut(QSizeF size, const Theme &theme, const QFont &font) override;
    void paint(QPainter &painter) override;
    std::vector<LegendEntry> legend(const Theme &) const override { return {}; }
    QString note() const override;
    QString emptyText() const override;
    int markCount() const override { return int(m_plot.marks().size()); }
    int markAt(QPointF point) const override { return m_plot.markAt(point); }
    QRectF markRect(int mark) const override { return m_plot.rectOf(mark); }
    QString markText(int mark) const override;
    QString activateText(int mark) const override;
    void activate(int mark, Workspace &workspace) const override;

private:
    const QuantityPoint &pointOf(int mark) const;

    void add(const Workspace &workspace, QuantitySeries series);

    std::vector<QuantitySeries> m_series;
    std::vector<QString> m_names;              ///< of the series: subject and unit
    std::vector<std::vector<QString>> m_texts; ///< the dates of the points, as people write them
    std::size_t m_alone = 0;                   ///< figures without another date of their subject and unit
    bool m_hasExpected = false;
    PointData m_data;
    PointPlot m_plot;
    MoreLine m_more;
};

/// A value as a label: "41 bn", "1.75 tn", "7,762", "53.5".
QString compactFigure(double value);

} // namespace Dateline
