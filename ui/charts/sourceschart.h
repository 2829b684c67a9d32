// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/barplot.h"
#include "charts/chart.h"

#include <QCoreApplication>

#include <cstdint>

namespace Dateline {

/// How many of the shown events have one source, two, three, …: a source is what the event's article names as such, or the article
/// itself where it names none. A click on a bar walks through its events.
class SourcesChart : public Chart
{
    Q_DECLARE_TR_FUNCTIONS(SourcesChart)

public:
    std::string id() const override { return "sources-per-event"; }
    QString name() const override;
    QString title() const override;
    void update(const Workspace &workspace) override;
    void layOut(QSizeF size, const Theme &theme, const QFont &font) override;
    void paint(QPainter &painter) override { m_plot.paint(painter); }
    std::vector<LegendEntry> legend(const Theme &) const override { return {}; }
    QString note() const override;
    int markCount() const override { return m_plot.visibleBars(); }
    int markAt(QPointF point) const override;
    QRectF markRect(int mark) const override { return m_plot.rectOf(mark); }
    QString markText(int mark) const override;
    QString activateText(int mark) const override;
    void activate(int mark, Workspace &workspace) const override;

private:
    QString label(int bar) const;

    std::vector<std::uint32_t> m_events; ///< entry n: how many events have n + 1 sources, the last one: at least as many
    BarPlot m_plot;
};

} // namespace Dateline
