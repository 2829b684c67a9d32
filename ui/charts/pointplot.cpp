// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/pointplot.h"

#include "theme.h"
#include "timeline/timelinecoordinates.h"
#include "timeline/timescale.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace Dateline {

namespace {

constexpr double Gap = 8;
constexpr double LeastPlotHeight = 44;
constexpr double MostPlotHeight = 220;
constexpr double LonePlotHeight = 14; // of a series of one point
constexpr double PointRadius = 4;
constexpr double Reach = 9;       // of the pointer to a point
constexpr double SideMargin = 10; // so that the first and the last point stand whole
constexpr double LeastSpanDays = 30;

} // namespace

void PointPlot::layOut(const PointData &data, QSizeF size, const Theme &theme, const QFont &font)
{
    m_data = data;
    m_size = size;
    m_theme = &theme;
    m_font = font;
    m_rows = 0;
    m_places.clear();
    m_ticks.clear();
    m_marks.clear();
    if (data.series.empty() || size.isEmpty())
        return;
    layOutRows();
    layOutTime();
    const TimelineCoordinates time = coordinates();
    for (int row = 0; row < m_rows; ++row) {
        const std::vector<PointData::Point> &points = m_data.series[std::size_t(row)].points;
        for (std::size_t i = 0; i < points.size(); ++i)
            m_marks.push_back({row, int(i), QPointF(time.xOf((points[i].begin + points[i].end) / 2), yOf(m_places[std::size_t(row)], points[i].value))});
    }
}

void PointPlot::layOutRows()
{
    const double line = std::ceil(QFontMetricsF(m_font).height());
    const double room = m_size.height() - 2 * line - 6; // above the date line
    const double above = line + 4;                      // of the title
    const double around = 2 * (line + 4);               // of the figures above and below the points
    const double least = above + around + LeastPlotHeight;
    const double lone = above + LonePlotHeight + 4;
    const std::vector<PointData::Series> &series = m_data.series;
    const auto firstLone = std::find_if(series.begin(), series.end(), [](const PointData::Series &each) { return each.points.size() == 1; });
    const int lines = int(firstLone - series.begin());
    const int shownLines = lines == 0 ? 0 : std::clamp(int(room / least), 1, lines);
    const int shownLone = shownLines < lines ? 0 : std::clamp(int((room - shownLines * least) / lone), lines == 0 ? 1 : 0, int(series.end() - firstLone));
    m_rows = shownLines + shownLone;
    const double spare = std::max(0.0, room - shownLines * least - shownLone * lone);
    const double height = shownLines == 0 ? 0 : std::min(std::min(room, least) + spare / shownLines, above + around + MostPlotHeight);
    const double width = std::max(1.0, m_size.width() - 2 * SideMargin);
    double top = 0;
    for (int row = 0; row < m_rows; ++row) {
        const std::vector<PointData::Point> &points = series[std::size_t(row)].points;
        Row place;
        place.title = QRectF(0, top, m_size.width(), line);
        place.least = points.front().value;
        if (row >= shownLines) {
            place.plot = QRectF(SideMargin, top + above, width, LonePlotHeight);
            place.greatest = place.least;
            m_places.push_back(place);
            top += lone;
            continue;
        }
        place.plot = QRectF(SideMargin, top + above + around / 2, width, std::max(1.0, height - above - around));
        place.greatest = points.front().upper;
        for (const PointData::Point &point : points) {
            place.least = std::min(place.least, point.value);
            place.greatest = std::max(place.greatest, std::max(point.value, point.upper));
        }
        // From 0 where that does not flatten what there is to see, so that heights may be compared.
        if (place.least > 0 && place.least < place.greatest * 0.6)
            place.least = 0;
        m_places.push_back(place);
        top += height;
    }
}

TimelineCoordinates PointPlot::coordinates() const
{
    return {m_begin, m_end, m_places.front().plot.left(), m_places.front().plot.width()};
}

void PointPlot::layOutTime()
{
    m_begin = m_data.series.front().points.front().begin;
    m_end = m_begin;
    for (int row = 0; row < m_rows; ++row) {
        for (const PointData::Point &point : m_data.series[std::size_t(row)].points) {
            m_begin = std::min(m_begin, point.begin);
            m_end = std::max(m_end, point.end);
        }
    }
    m_end = std::max(m_end, m_begin + LeastSpanDays);
    const QFontMetricsF metrics(m_font);
    const TimelineCoordinates time = coordinates();
    const TimeScale scale = makeTimeScale(m_begin, m_end, time.width, [&](const QString &text) { return metrics.horizontalAdvance(text) + Gap; });
    double right = -Gap;
    QString under;
    for (const TimeCell &cell : scale.cells) {
        const double x = time.xOf(cell.begin);
        Tick tick{x, cell.label, {}};
        if (scale.step.base != TimeStep::Base::Year) {
            const auto context = std::find_if(scale.context.begin(), scale.context.end(),
                                              [&cell](const TimeCell &each) { return each.begin <= cell.begin && cell.begin < each.end; });
            if (context != scale.context.end() && context->label != under)
                tick.under = context->label;
        }
        const double width = std::max(metrics.horizontalAdvance(tick.label), metrics.horizontalAdvance(tick.under));
        if (x < time.left || x < right + Gap || x + width > m_size.width())
            continue;
        if (!tick.under.isEmpty())
            under = tick.under;
        m_ticks.push_back(tick);
        right = x + width;
    }
}

double PointPlot::yOf(const Row &row, double value) const
{
    const double span = row.greatest - row.least;
    return span > 0 ? row.plot.bottom() - (value - row.least) / span * row.plot.height() : row.plot.center().y();
}

void PointPlot::paint(QPainter &painter) const
{
    if (m_rows == 0)
        return;
    painter.save();
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    const QFontMetricsF metrics(m_font);
    const bool endsLone = m_data.series[std::size_t(m_rows - 1)].points.size() == 1;
    const double bottom = m_places.back().plot.bottom() + (endsLone ? 4 : metrics.height() + 4);
    painter.setPen(QPen(m_theme->hairline, 1));
    for (const Tick &tick : m_ticks) {
        for (const Row &row : m_places)
            painter.drawLine(QPointF(tick.x, row.plot.top()), QPointF(tick.x, row.plot.bottom()));
    }
    for (int row = 0; row < m_rows; ++row)
        paintRow(painter, row);
    painter.setFont(m_font);
    painter.setPen(m_theme->secondText);
    for (const Tick &tick : m_ticks) {
        painter.drawText(QPointF(tick.x, bottom + metrics.ascent() + 2), tick.label);
        painter.drawText(QPointF(tick.x, bottom + metrics.ascent() + metrics.height() + 2), tick.under);
    }
    painter.restore();
}

void PointPlot::paintRow(QPainter &painter, int row) const
{
    const Row &place = m_places[std::size_t(row)];
    const PointData::Series &series = m_data.series[std::size_t(row)];
    const TimelineCoordinates time = coordinates();
    QFont strong = m_font;
    strong.setWeight(QFont::DemiBold);
    painter.setFont(strong);
    painter.setPen(m_theme->text);
    painter.drawText(QPointF(0, place.title.top() + QFontMetricsF(strong).ascent()),
                     QFontMetricsF(strong).elidedText(series.title, Qt::ElideRight, place.title.width()));
    const bool isLone = series.points.size() == 1;
    painter.setPen(QPen(isLone ? m_theme->hairline : m_theme->border, 1));
    painter.drawLine(place.plot.bottomLeft(), place.plot.bottomRight());

    painter.setPen(QPen(m_theme->secondText, 1.4));
    const Mark *before = nullptr;
    for (const Mark &mark : m_marks) {
        if (mark.series != row)
            continue;
        if (before)
            painter.drawLine(before->at, mark.at);
        before = &mark;
    }
    for (const Mark &mark : m_marks) {
        if (mark.series != row)
            continue;
        const PointData::Point &point = series.points[std::size_t(mark.point)];
        const double left = time.xOf(point.begin);
        const double right = time.xOf(point.end);
        painter.setPen(QPen(m_theme->text, 1));
        // A year's figure stands for the year: a line says how long the time is that it speaks of.
        if (right - left > 2 * PointRadius + 4)
            painter.drawLine(QPointF(left, mark.at.y()), QPointF(right, mark.at.y()));
        if (point.upper > point.value && !isLone)
            painter.drawLine(mark.at, QPointF(mark.at.x(), yOf(place, point.upper)));
        painter.setPen(QPen(point.chosen ? m_theme->accent : m_theme->text, point.chosen ? 2.5 : 1.4));
        painter.setBrush(point.expected ? m_theme->panel : m_theme->text);
        painter.drawEllipse(mark.at, PointRadius, PointRadius);
    }
    if (!isLone)
        paintFigures(painter, row);
}

void PointPlot::paintFigures(QPainter &painter, int row) const
{
    painter.setFont(m_font);
    painter.setPen(m_theme->text);
    const QFontMetricsF metrics(m_font);
    const Row &place = m_places[std::size_t(row)];
    std::vector<QRectF> taken;
    for (const Mark &mark : m_marks) {
        if (mark.series == row)
            taken.push_back(QRectF(mark.at, QSizeF()).adjusted(-PointRadius, -PointRadius, PointRadius, PointRadius));
    }
    for (const Mark &mark : m_marks) {
        if (mark.series != row)
            continue;
        const QString &figure = m_data.series[std::size_t(row)].points[std::size_t(mark.point)].figure;
        const double width = metrics.horizontalAdvance(figure);
        const double x = std::clamp(mark.at.x() - width / 2, 0.0, std::max(0.0, m_size.width() - width));
        const QRectF above(x, mark.at.y() - PointRadius - 3 - metrics.height(), width, metrics.height());
        const QRectF below(x, mark.at.y() + PointRadius + 3, width, metrics.height());
        for (const QRectF &box : {above, below}) {
            const bool isFree = box.top() >= place.title.bottom() - 2
                && std::none_of(taken.begin(), taken.end(), [&](const QRectF &other) { return other.adjusted(-3, 0, 3, 0).intersects(box); });
            if (!isFree)
                continue;
            // The line between two points may pass behind the figure.
            painter.fillRect(box.adjusted(-1, 1, 1, -1), m_theme->panel);
            painter.drawText(QPointF(box.left(), box.top() + metrics.ascent()), figure);
            taken.push_back(box);
            break;
        }
    }
}

int PointPlot::markAt(QPointF point) const
{
    int nearest = -1;
    double least = Reach;
    for (std::size_t i = 0; i < m_marks.size(); ++i) {
        const double distance = std::hypot(m_marks[i].at.x() - point.x(), m_marks[i].at.y() - point.y());
        if (distance <= least) {
            least = distance;
            nearest = int(i);
        }
    }
    return nearest;
}

QRectF PointPlot::rectOf(int mark) const
{
    return QRectF(m_marks[std::size_t(mark)].at, QSizeF()).adjusted(-PointRadius, -PointRadius, PointRadius, PointRadius);
}

} // namespace Dateline
