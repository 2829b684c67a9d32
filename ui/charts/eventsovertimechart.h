// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/barplot.h"
#include "charts/chart.h"
#include "events/eventhistogram.h"

#include <QCoreApplication>

#include <optional>

namespace Dateline {

/// How many of the shown events begin in each day, week, month, … or millennium, stacked by country, topic or article. The unit
/// follows the events or is chosen as a variant.
/// A click on a bar filters by its time; on the one bar that is already filtered by, it chooses its first event.
class EventsOverTimeChart : public Chart
{
    Q_DECLARE_TR_FUNCTIONS(EventsOverTimeChart)

public:
    explicit EventsOverTimeChart(CategoryKind stackedBy) : m_stackedBy(stackedBy) {}

    std::string id() const override;
    std::vector<Variant> variants() const override;
    void setVariant(const std::string &variant) override;
    QString name() const override;
    QString title() const override;
    void update(const Workspace &workspace) override;
    void layOut(QSizeF size, const Theme &theme, const QFont &font) override;
    void paint(QPainter &painter) override { m_plot.paint(painter); }
    std::vector<LegendEntry> legend(const Theme &theme) const override;
    QString note() const override;
    int markCount() const override { return m_plot.visibleBars(); }
    int markAt(QPointF point) const override;
    QRectF markRect(int mark) const override { return m_plot.rectOf(mark); }
    QString markText(int mark) const override;
    QString activateText(int mark) const override;
    void activate(int mark, Workspace &workspace) const override;

private:
    /// Of all series: an event of several countries is in several.
    std::uint32_t countOfPieces(std::size_t bucket) const;
    std::vector<CategoryCount> categories() const;

    CategoryKind m_stackedBy;
    std::optional<BucketUnit> m_unit; ///< empty: as the events are known
    EventHistogram m_histogram;
    std::vector<QString> m_names; ///< one a series
    std::vector<QString> m_codes; ///< one a series: what stands in its pieces
    int m_chosen = -1;
    BarPlot m_plot;
};

} // namespace Dateline
