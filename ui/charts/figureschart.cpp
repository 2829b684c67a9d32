// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/figureschart.h"

#include "models/counttext.h"
#include "models/displaydate.h"
#include "theme.h"
#include "workspace.h"

#include <QLocale>
#include <QStringList>

#include <algorithm>
#include <cmath>

namespace Dateline {

namespace {

constexpr std::size_t MostSeries = 12;
constexpr std::size_t MostPoints = 60; // of a series: further ones could not be told apart
constexpr std::size_t MostAlone = 200;

QString unitText(const QuantitySeries &series)
{
    const QString unit = QString::fromStdString(series.unit);
    switch (series.kind) {
    case QuantityKind::Change: return FiguresChart::tr("change, %1", "unit of figures that tell a change").arg(unit);
    case QuantityKind::Share: return FiguresChart::tr("share, %1", "unit of figures that tell a share").arg(unit);
    default: return unit;
    }
}

QString figureText(const QuantityPoint &point)
{
    return point.upper > point.value ? compactFigure(point.value) + u'–' + compactFigure(point.upper) : compactFigure(point.value);
}

AxisDay axisDay(Day day)
{
    return AxisDay(day.time_since_epoch().count());
}

Day firstDay(const QuantityPoint &point)
{
    return point.interval.earliest ? *point.interval.earliest : *point.interval.latest;
}

} // namespace

QString compactFigure(double value)
{
    const double size = std::abs(value);
    const auto scaled = [value](double by, const QString &word) {
        QString number = QString::number(value / by, 'g', 3);
        if (number.contains(u'e'))
            number = QString::number(value / by, 'f', 0);
        return number + u' ' + word;
    };
    if (size >= 999.5e9)
        return scaled(1e12, FiguresChart::tr("tn", "trillion"));
    if (size >= 999.5e6)
        return scaled(1e9, FiguresChart::tr("bn", "billion"));
    if (size >= 999.5e3)
        return scaled(1e6, FiguresChart::tr("m", "million"));
    const QLocale english(QLocale::English);
    return size == std::floor(size) ? english.toString(value, 'f', 0) : english.toString(value, 'g', 4);
}

QString FiguresChart::name() const
{
    return tr("Figures over time");
}

QString FiguresChart::title() const
{
    return tr("Figures over time");
}

void FiguresChart::update(const Workspace &workspace)
{
    m_series.clear();
    m_names.clear();
    m_texts.clear();
    m_data = {};
    m_alone = 0;
    m_hasExpected = false;
    std::vector<QuantitySeries> alone;
    for (QuantitySeries &series : quantitySeries(workspace.events.store(), workspace.events.events())) {
        const bool hasTwoDates = std::any_of(series.points.begin(), series.points.end(),
                                             [&](const QuantityPoint &point) { return point.interval != series.points.front().interval; });
        if (!hasTwoDates) {
            for (const QuantityPoint &point : series.points) {
                QuantitySeries one = series;
                one.points = {point};
                alone.push_back(std::move(one));
            }
        } else if (m_series.size() < MostSeries) {
            if (series.points.size() > MostPoints)
                series.points.resize(MostPoints);
            add(workspace, std::move(series));
        }
    }
    m_alone = alone.size();
    // By time, as they stand below each other; the series of before by their length.
    std::stable_sort(alone.begin(), alone.end(), [](const QuantitySeries &a, const QuantitySeries &b) { return firstDay(a.points.front()) < firstDay(b.points.front()); });
    alone.resize(std::min(alone.size(), MostAlone));
    for (QuantitySeries &series : alone)
        add(workspace, std::move(series));
}

void FiguresChart::add(const Workspace &workspace, QuantitySeries series)
{
    const QString name = QString::fromStdString(series.subject) + QStringLiteral(", ") + unitText(series);
    QString title = name;
    title.front() = title.front().toUpper();
    if (series.points.size() == 1)
        title = tr("%1: %2", "a subject with its unit, and a figure").arg(title, figureText(series.points.front()));
    PointData::Series drawn{title, {}};
    std::vector<QString> texts;
    for (const QuantityPoint &point : series.points) {
        const Day first = firstDay(point);
        const Day last = point.interval.latest ? *point.interval.latest : first;
        drawn.points.push_back({axisDay(first), axisDay(last) + 1, point.value, std::max(point.value, point.upper), figureText(point), point.expected,
                                point.event == workspace.selection.current()});
        m_hasExpected = m_hasExpected || point.expected;
        texts.push_back(displayDate(workspace.events.store().event(point.event)));
    }
    m_data.series.push_back(std::move(drawn));
    m_names.push_back(name);
    m_texts.push_back(std::move(texts));
    m_series.push_back(std::move(series));
}

void FiguresChart::layOut(QSizeF size, const Theme &theme, const QFont &font)
{
    m_more.layOut(size, font, theme.secondText, [&](QSizeF room) {
        m_plot.layOut(m_data, room, theme, font);
        return m_plot.seriesLeft();
    });
}

void FiguresChart::paint(QPainter &painter)
{
    m_plot.paint(painter);
    m_more.paint(painter);
}

QString FiguresChart::note() const
{
    QStringList sentences;
    if (m_hasExpected)
        sentences.append(tr("A hollow point is a figure that is planned or foreseen."));
    if (m_alone > 0)
        sentences.append(m_alone == 1 ? tr("1 figure has no second date to compare with: it stands alone.")
                                      : tr("%1 figures have no second date to compare with: they stand alone.").arg(countText(qint64(m_alone))));
    return sentences.join(u' ');
}

QString FiguresChart::emptyText() const
{
    return tr("No figures with a subject and a date");
}

const QuantityPoint &FiguresChart::pointOf(int mark) const
{
    const PointPlot::Mark &it = m_plot.marks()[std::size_t(mark)];
    return m_series[std::size_t(it.series)].points[std::size_t(it.point)];
}

QString FiguresChart::markText(int mark) const
{
    const PointPlot::Mark &it = m_plot.marks()[std::size_t(mark)];
    const QString text = tr("%1, %2: %3", "a subject with its unit, a date and a figure")
                             .arg(m_names[std::size_t(it.series)], m_texts[std::size_t(it.series)][std::size_t(it.point)], figureText(pointOf(mark)));
    return pointOf(mark).expected ? tr("%1 (expected)", "a figure that is foreseen").arg(text) : text;
}

QString FiguresChart::activateText(int) const
{
    return tr("Go to the sentence that tells it");
}

void FiguresChart::activate(int mark, Workspace &workspace) const
{
    workspace.selection.select(pointOf(mark).event);
}

} // namespace Dateline
