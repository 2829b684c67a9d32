// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/barplot.h"

#include "pattern.h"
#include "theme.h"
#include "uitext.h"

#include <QBarSet>
#include <QChart>
#include <QFontMetricsF>
#include <QGraphicsLayout>
#include <QGraphicsRectItem>
#include <QGraphicsScene>
#include <QHorizontalStackedBarSeries>
#include <QLegend>
#include <QPainter>
#include <QStackedBarSeries>
#include <QStyleOptionGraphicsItem>
#include <QValueAxis>

#include <algorithm>
#include <cmath>

namespace Dateline {

namespace {

constexpr double Gap = 8;
constexpr double LeastRow = 15;
constexpr double BarShare = 0.68;
constexpr double WidestBar = 56;
constexpr double MostRowLines = 6;

/// The smallest of 1, 2, 5, 10, 20, 50, … that divides @p range into at most @p steps.
double niceStep(double range, int steps)
{
    double step = 1;
    for (int i = 0; step * steps < range; ++i)
        step *= i % 3 == 1 ? 2.5 : 2;
    return step;
}

} // namespace

struct BarPlot::Scene
{
    QGraphicsScene scene;
    QChart *chart = nullptr;
    BarData data;
    const Theme *theme = nullptr;
    QFont font;
    QSizeF size;
    QRectF plot;
    int bars = 0;
    double end = 1;  ///< the value at the far end of the plot
    double step = 1; ///< between the lines of the grid

    bool upright() const { return data.orientation == Qt::Vertical; }
    double value(int series, int bar) const { return data.series[std::size_t(series)].values[std::size_t(bar)]; }
    double sum(int bar) const
    {
        double total = 0;
        for (const BarData::Series &series : data.series)
            total += series.values[std::size_t(bar)];
        return total;
    }
    double strip() const { return (upright() ? plot.width() : plot.height()) / std::max(1, bars); }
    double thickness() const { return std::min(strip() * BarShare, WidestBar); }
    /// The piece of a bar between two values.
    QRectF piece(int bar, double from, double to) const
    {
        const double centre = (bar + 0.5) * strip();
        if (upright())
            return {plot.left() + centre - thickness() / 2, plot.bottom() - to / end * plot.height(), thickness(),
                    (to - from) / end * plot.height()};
        return {plot.left() + from / end * plot.width(), plot.top() + centre - thickness() / 2, (to - from) / end * plot.width(), thickness()};
    }

    void placePlot();
    void buildChart();
    void paintBars(QPainter &painter);
    void paintPatterns(QPainter &painter) const;
    template<typename Visit>
    void forEachPiece(Visit visit) const;
    void paintGrid(QPainter &painter) const;
    void paintLabels(QPainter &painter) const;
    void paintUprightLabels(QPainter &painter, const QFontMetricsF &metrics) const;
    void paintLyingLabels(QPainter &painter, const QFontMetricsF &metrics) const;
    void paintCodes(QPainter &painter) const;
    void paintFigures(QPainter &painter) const;
};

void BarPlot::Scene::placePlot()
{
    const QFontMetricsF metrics(font);
    const double line = metrics.height();
    double greatest = 0;
    for (int bar = 0; bar < int(data.bars.size()); ++bar)
        greatest = std::max(greatest, sum(bar));
    greatest = std::max(greatest, 1.0);
    if (upright()) {
        const bool twoLines = std::any_of(data.bars.begin(), data.bars.end(), [](const BarData::Bar &bar) { return !bar.underLabel.isEmpty(); });
        const double above = line + 4;
        const double below = (twoLines ? 2 : 1) * line + 6;
        const double height = std::max(1.0, size.height() - above - below);
        step = niceStep(greatest, std::clamp(int(height / (2.6 * line)), 2, 8));
        end = greatest;
        const double left = metrics.horizontalAdvance(countText(qint64(end))) + Gap;
        plot = QRectF(left, above, std::max(1.0, size.width() - left - Gap), height);
        bars = int(data.bars.size());
        return;
    }
    bars = std::clamp(int(size.height() / std::max(LeastRow, line)), 1, int(data.bars.size()));
    double labelWidth = 0;
    double figureWidth = 0;
    for (const BarData::Bar &bar : data.bars) {
        labelWidth = std::max(labelWidth, metrics.horizontalAdvance(bar.label));
        figureWidth = std::max(figureWidth, metrics.horizontalAdvance(bar.figure));
    }
    labelWidth = std::min(std::ceil(labelWidth) + 1, size.width() * 0.5);
    end = greatest;
    step = end;
    const double left = labelWidth + Gap;
    const double height = std::min(size.height(), bars * MostRowLines * line);
    plot = QRectF(left, 0, std::max(1.0, size.width() - left - figureWidth - Gap), height);
}

void BarPlot::Scene::buildChart()
{
    scene.clear();
    chart = new QChart;
    scene.addItem(chart);
    chart->setAnimationOptions(QChart::NoAnimation);
    chart->setBackgroundVisible(false);
    chart->setPlotAreaBackgroundVisible(false);
    chart->setMargins({});
    chart->layout()->setContentsMargins(0, 0, 0, 0);
    chart->legend()->hide();
    chart->resize(size);
    scene.setSceneRect(QRectF(QPointF(), size));

    QAbstractBarSeries *bar = upright() ? static_cast<QAbstractBarSeries *>(new QStackedBarSeries) : new QHorizontalStackedBarSeries;
    bar->setBarWidth(thickness() / strip());
    for (const BarData::Series &series : data.series) {
        auto *set = new QBarSet(series.code);
        for (int i = 0; i < bars; ++i)
            *set << series.values[std::size_t(upright() ? i : bars - 1 - i)];
        set->setBrush(series.color);
        // A line of the ground's colour tells neighbours apart that print alike in grey.
        set->setPen(QPen(theme->panel, thickness() > 6 ? 1 : 0.4));
        bar->append(set);
    }
    chart->addSeries(bar);

    auto *places = new QValueAxis;
    places->setRange(-0.5, bars - 0.5);
    places->setLabelsVisible(false);
    places->setGridLineVisible(false);
    places->setLineVisible(false);
    auto *values = new QValueAxis;
    values->setRange(0, end);
    values->setLabelsVisible(false);
    values->setLineVisible(false);
    values->setGridLineVisible(false);
    chart->addAxis(places, upright() ? Qt::AlignBottom : Qt::AlignLeft);
    chart->addAxis(values, upright() ? Qt::AlignLeft : Qt::AlignBottom);
    bar->attachAxis(places);
    bar->attachAxis(values);
    chart->setPlotArea(plot);
    chart->layout()->activate();
}

void BarPlot::Scene::paintBars(QPainter &painter)
{
    // Not QGraphicsScene::render(): that clips item by item, and QSvgGenerator (6.8) keeps a clip of before when it is to
    // restore one, so that what is drawn next is lost in SVG files.
    QStyleOptionGraphicsItem option;
    for (QGraphicsItem *item : scene.items(Qt::AscendingOrder)) {
        if (item->type() != QGraphicsRectItem::Type || !item->isVisible())
            continue;
        painter.save();
        painter.setTransform(item->sceneTransform(), true);
        item->paint(&painter, &option, nullptr);
        painter.restore();
    }
}

template<typename Visit>
void BarPlot::Scene::forEachPiece(Visit visit) const
{
    for (int bar = 0; bar < bars; ++bar) {
        double from = 0;
        for (int series = 0; series < int(data.series.size()); ++series) {
            const double to = from + value(series, bar);
            if (to > from)
                visit(data.series[std::size_t(series)], piece(bar, from, to));
            from = to;
        }
    }
}

void BarPlot::Scene::paintPatterns(QPainter &painter) const
{
    forEachPiece([&](const BarData::Series &series, const QRectF &box) {
        paintPattern(painter, box.adjusted(1, 1, -1, -1), series.pattern, patternInk(series.color, *theme));
    });
}

void BarPlot::Scene::paintGrid(QPainter &painter) const
{
    painter.setPen(QPen(theme->hairline, 1));
    for (double value = step; value <= end; value += step) {
        const double y = plot.bottom() - value / end * plot.height();
        painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y));
    }
}

void BarPlot::Scene::paintUprightLabels(QPainter &painter, const QFontMetricsF &metrics) const
{
    painter.setPen(theme->secondText);
    for (double value = 0; value <= end; value += step) {
        const QString text = countText(qint64(value));
        const double y = plot.bottom() - value / end * plot.height();
        painter.drawText(QPointF(plot.left() - Gap + 2 - metrics.horizontalAdvance(text), y + metrics.capHeight() / 2), text);
    }

    // Every n-th label, with the smallest n at which no two touch; a label of two lines is as wide as its wider one.
    double widest = 0;
    for (const BarData::Bar &bar : data.bars)
        widest = std::max({widest, metrics.horizontalAdvance(bar.label), metrics.horizontalAdvance(bar.underLabel)});
    const int every = std::max(1, int(std::ceil((widest + Gap) / strip())));
    QString underBefore;
    for (int bar = 0; bar < bars; bar += every) {
        const BarData::Bar &it = data.bars[std::size_t(bar)];
        const double centre = plot.left() + (bar + 0.5) * strip();
        const auto draw = [&](const QString &text, double baseline) {
            const double width = metrics.horizontalAdvance(text);
            const double x = std::clamp(centre - width / 2, 0.0, std::max(0.0, size.width() - width));
            painter.drawText(QPointF(x, baseline), text);
        };
        const double baseline = plot.bottom() + 4 + metrics.ascent();
        draw(it.label, baseline);
        if (!it.underLabel.isEmpty() && it.underLabel != underBefore)
            draw(it.underLabel, baseline + metrics.height());
        underBefore = it.underLabel;
    }
}

void BarPlot::Scene::paintLyingLabels(QPainter &painter, const QFontMetricsF &metrics) const
{
    painter.setPen(theme->text);
    for (int bar = 0; bar < bars; ++bar) {
        const QString text = metrics.elidedText(data.bars[std::size_t(bar)].label, Qt::ElideRight, plot.left() - Gap);
        const double y = plot.top() + (bar + 0.5) * strip();
        painter.drawText(QPointF(0, y + metrics.capHeight() / 2), text);
    }
}

void BarPlot::Scene::paintCodes(QPainter &painter) const
{
    const QFontMetricsF metrics(painter.font());
    forEachPiece([&](const BarData::Series &series, const QRectF &box) {
        const double width = metrics.horizontalAdvance(series.code);
        if (series.code.isEmpty() || box.height() < metrics.capHeight() + 6 || box.width() < width + 4)
            return;
        // The letters stand on the plain colour: lines through them would cost their shape.
        if (series.pattern != Pattern::Solid)
            painter.fillRect(QRectF(box.center().x() - width / 2 - 2, box.center().y() - metrics.capHeight() / 2 - 2, width + 4, metrics.capHeight() + 4), series.color);
        painter.setPen(inkOn(series.color));
        painter.drawText(QPointF(box.center().x() - width / 2, box.center().y() + metrics.capHeight() / 2), series.code);
    });
}

void BarPlot::Scene::paintFigures(QPainter &painter) const
{
    const QFontMetricsF metrics(painter.font());
    painter.setPen(theme->text);
    double widest = 0;
    for (const BarData::Bar &bar : data.bars)
        widest = std::max(widest, metrics.horizontalAdvance(bar.figure));
    if (upright() && widest + 3 > strip())
        return;
    for (int bar = 0; bar < bars; ++bar) {
        const QString &figure = data.bars[std::size_t(bar)].figure;
        const QRectF box = piece(bar, 0, sum(bar));
        if (upright())
            painter.drawText(QPointF(box.center().x() - metrics.horizontalAdvance(figure) / 2, box.top() - 4), figure);
        else
            painter.drawText(QPointF(box.right() + Gap - 2, box.center().y() + metrics.capHeight() / 2), figure);
    }
}

void BarPlot::Scene::paintLabels(QPainter &painter) const
{
    painter.setFont(font);
    painter.setPen(QPen(theme->border, 1));
    painter.drawLine(upright() ? QLineF(plot.bottomLeft(), plot.bottomRight()) : QLineF(plot.topLeft(), plot.bottomLeft()));
    const QFontMetricsF metrics(font);
    if (upright())
        paintUprightLabels(painter, metrics);
    else
        paintLyingLabels(painter, metrics);
    QFont small = font;
    small.setPixelSize(std::max(8, font.pixelSize() - 2));
    small.setWeight(QFont::DemiBold);
    if (upright()) {
        painter.setFont(small);
        paintCodes(painter);
    }
    painter.setFont(upright() ? small : font);
    paintFigures(painter);
    painter.setBrush(Qt::NoBrush);
    for (int bar = 0; bar < bars; ++bar) {
        if (!data.bars[std::size_t(bar)].chosen || sum(bar) <= 0)
            continue;
        painter.setPen(QPen(theme->accent, 2));
        painter.drawRect(piece(bar, 0, sum(bar)).adjusted(-1, -1, 1, 1));
    }
}

BarPlot::BarPlot()
    : m_scene(std::make_unique<Scene>())
{
}

BarPlot::~BarPlot() = default;

void BarPlot::layOut(const BarData &data, QSizeF size, const Theme &theme, const QFont &font)
{
    m_scene->data = data;
    m_scene->size = size;
    m_scene->theme = &theme;
    m_scene->font = font;
    m_scene->bars = 0;
    m_scene->scene.clear();
    m_scene->chart = nullptr;
    if (data.bars.empty() || size.isEmpty())
        return;
    m_scene->placePlot();
    m_scene->buildChart();
}

void BarPlot::paint(QPainter &painter)
{
    if (m_scene->bars == 0)
        return;
    painter.save();
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    if (m_scene->upright())
        m_scene->paintGrid(painter);
    m_scene->paintBars(painter);
    m_scene->paintPatterns(painter);
    m_scene->paintLabels(painter);
    painter.restore();
}

int BarPlot::visibleBars() const
{
    return m_scene->bars;
}

int BarPlot::barAt(QPointF point) const
{
    for (int bar = 0; bar < m_scene->bars; ++bar) {
        if (stripOf(bar).contains(point))
            return bar;
    }
    return -1;
}

QRectF BarPlot::stripOf(int bar) const
{
    const Scene &scene = *m_scene;
    if (bar < 0 || bar >= scene.bars)
        return {};
    if (scene.upright())
        return {scene.plot.left() + bar * scene.strip(), 0, scene.strip(), scene.size.height()};
    return {0, scene.plot.top() + bar * scene.strip(), scene.size.width(), scene.strip()};
}

QRectF BarPlot::rectOf(int bar) const
{
    return bar < 0 || bar >= m_scene->bars ? QRectF() : m_scene->piece(bar, 0, m_scene->sum(bar));
}

} // namespace Dateline
