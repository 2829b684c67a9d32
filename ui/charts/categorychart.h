// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/barplot.h"
#include "charts/chart.h"
#include "charts/moreline.h"
#include "events/eventhistogram.h"

#include <QCoreApplication>

namespace Dateline {

/// How many of the shown events each country, topic or article has, most first.
/// A click on a bar filters by it, or no longer where it already does.
class CategoryChart : public Chart
{
    Q_DECLARE_TR_FUNCTIONS(CategoryChart)

public:
    explicit CategoryChart(CategoryKind kind) : m_kind(kind) {}

    std::string id() const override;
    QString name() const override;
    QString title() const override;
    void update(const Workspace &workspace) override;
    void layOut(QSizeF size, const Theme &theme, const QFont &font) override;
    void paint(QPainter &painter) override;
    std::vector<LegendEntry> legend(const Theme &) const override { return {}; }
    QString note() const override;
    int markCount() const override { return m_plot.visibleBars(); }
    int markAt(QPointF point) const override;
    QRectF markRect(int mark) const override { return m_plot.rectOf(mark); }
    QString markText(int mark) const override;
    QString activateText(int mark) const override;
    void activate(int mark, Workspace &workspace) const override;

private:
    CategoryKind m_kind;
    std::vector<CategoryCount> m_counts;
    std::vector<QString> m_names;
    std::vector<bool> m_chosen;
    std::uint32_t m_events = 0;
    BarPlot m_plot;
    MoreLine m_more;
};

} // namespace Dateline
