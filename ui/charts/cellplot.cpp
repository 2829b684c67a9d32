// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/cellplot.h"

#include "pattern.h"
#include "theme.h"
#include "uitext.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <array>
#include <cmath>

namespace Dateline {

namespace {

constexpr double Gap = 8;
constexpr double LeastRow = 15;
constexpr double MostRow = 56;
constexpr double MostColumn = 110;
constexpr double RuleWidth = 3;
constexpr double MostLabelShare = 0.42;
constexpr std::array<double, 5> InkShares{0.13, 0.3, 0.48, 0.68, 0.9};

/// The greatest counts of the steps, rising; fewer where there are fewer counts to tell apart.
std::vector<std::uint32_t> stepEnds(std::uint32_t greatest)
{
    std::vector<std::uint32_t> ends;
    for (std::size_t step = 1; step <= InkShares.size(); ++step) {
        // Each step is as many times the one before it: few events are told apart better than many.
        const double end = std::pow(double(greatest), double(step) / double(InkShares.size()));
        const std::uint32_t rounded = step == InkShares.size() ? greatest : std::uint32_t(end + 1e-9);
        if (rounded > (ends.empty() ? 0 : ends.back()))
            ends.push_back(rounded);
    }
    return ends;
}

QColor stepColor(std::size_t step, std::size_t steps, const Theme &theme)
{
    const std::size_t shade = steps <= 1 ? InkShares.size() / 2 : step * (InkShares.size() - 1) / (steps - 1);
    const double share = InkShares[shade];
    const auto mix = [share](float ink, float ground) { return float(ink * share + ground * (1 - share)); };
    return QColor::fromRgbF(mix(theme.text.redF(), theme.panel.redF()), mix(theme.text.greenF(), theme.panel.greenF()),
                            mix(theme.text.blueF(), theme.panel.blueF()));
}

std::size_t stepOf(std::uint32_t value, const std::vector<std::uint32_t> &ends)
{
    return std::size_t(std::lower_bound(ends.begin(), ends.end(), value) - ends.begin());
}

} // namespace

std::uint32_t CellData::greatest() const
{
    return values.empty() ? 0 : *std::max_element(values.begin(), values.end());
}

void CellPlot::layOut(const CellData &data, QSizeF size, const Theme &theme, const QFont &font)
{
    m_data = data;
    m_size = size;
    m_theme = &theme;
    m_font = font;
    m_rows = 0;
    m_columns = 0;
    m_cells.clear();
    if (data.rows.empty() || data.columns.empty() || data.greatest() == 0 || size.isEmpty())
        return;
    const QFontMetricsF metrics(font);
    const double below = metrics.height() + 6;
    const double height = std::max(1.0, size.height() - below);
    m_rows = std::clamp(int(height / std::max(LeastRow, metrics.height())), 1, int(data.rows.size()));
    m_columns = data.triangular ? std::min(m_rows, int(data.columns.size())) : int(data.columns.size());
    double labelWidth = 0;
    for (const CellData::Row &row : data.rows)
        labelWidth = std::max(labelWidth, metrics.horizontalAdvance(row.label) + RuleWidth + 5);
    labelWidth = std::min(std::ceil(labelWidth) + 1, size.width() * MostLabelShare);
    const double left = labelWidth + Gap;
    const double width = std::max(1.0, size.width() - left - 1);
    m_plot = QRectF(left, 0, std::min(width, MostColumn * m_columns), std::min(height, MostRow * m_rows));
    for (int row = 0; row < m_rows; ++row) {
        for (int column = 0; column < m_columns; ++column) {
            if (data.value(row, column) > 0)
                m_cells.push_back({row, column});
        }
    }
}

QRectF CellPlot::box(Cell cell) const
{
    const double width = m_plot.width() / m_columns;
    const double height = m_plot.height() / m_rows;
    return {m_plot.left() + cell.column * width, m_plot.top() + cell.row * height, width, height};
}

int CellPlot::cellAt(QPointF point) const
{
    if (m_rows == 0 || !m_plot.contains(point))
        return -1;
    const QRectF first = box({0, 0});
    const Cell cell{int((point.y() - m_plot.top()) / first.height()), int((point.x() - m_plot.left()) / first.width())};
    const auto found = std::lower_bound(m_cells.begin(), m_cells.end(), cell, [](const Cell &a, const Cell &b) {
        return std::pair(a.row, a.column) < std::pair(b.row, b.column);
    });
    return found != m_cells.end() && found->row == cell.row && found->column == cell.column ? int(found - m_cells.begin()) : -1;
}

void CellPlot::paint(QPainter &painter) const
{
    if (m_rows == 0)
        return;
    painter.save();
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    painter.setPen(QPen(m_theme->hairline, 1));
    for (int row = 0; row <= m_rows; ++row) {
        const double y = m_plot.top() + row * m_plot.height() / m_rows;
        painter.drawLine(QPointF(m_plot.left(), y), QPointF(m_plot.right(), y));
    }
    QFont small = m_font;
    small.setPixelSize(std::max(8, m_font.pixelSize() - 1));
    painter.setFont(small);
    const QFontMetricsF metrics(small);
    const std::vector<std::uint32_t> ends = stepEnds(m_data.greatest());
    for (const Cell &cell : m_cells) {
        const QRectF area = box(cell);
        const std::uint32_t value = m_data.value(cell.row, cell.column);
        const QColor ground = stepColor(stepOf(value, ends), ends.size(), *m_theme);
        const double inset = area.width() > 12 ? 1 : 0.5;
        painter.fillRect(area.adjusted(inset, inset, -inset, -inset), ground);
        const QString text = countText(value);
        const double width = metrics.horizontalAdvance(text);
        if (width + 4 > area.width() || metrics.capHeight() + 4 > area.height())
            continue;
        painter.setPen(inkOn(ground));
        painter.drawText(QPointF(area.center().x() - width / 2, area.center().y() + metrics.capHeight() / 2), text);
    }
    paintLabels(painter);
    if (m_data.chosenRow < m_rows && m_data.chosenColumn < m_columns && std::max(m_data.chosenRow, m_data.chosenColumn) >= 0) {
        const Cell first{std::max(0, m_data.chosenRow), std::max(0, m_data.chosenColumn)};
        const Cell last{m_data.chosenRow < 0 ? m_rows - 1 : first.row, m_data.chosenColumn < 0 ? m_columns - 1 : first.column};
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(m_theme->accent, 2));
        painter.drawRect(box(first) | box(last));
    }
    painter.restore();
}

void CellPlot::paintLabels(QPainter &painter) const
{
    painter.setFont(m_font);
    const QFontMetricsF metrics(m_font);
    for (int row = 0; row < m_rows; ++row) {
        const CellData::Row &it = m_data.rows[std::size_t(row)];
        const double middle = box({row, 0}).center().y();
        const double left = it.color.isValid() ? RuleWidth + 5 : 0;
        if (it.color.isValid())
            painter.fillRect(QRectF(0, middle - metrics.capHeight() / 2 - 1, RuleWidth, metrics.capHeight() + 2), it.color);
        painter.setPen(m_theme->text);
        painter.drawText(QPointF(left, middle + metrics.capHeight() / 2), metrics.elidedText(it.label, Qt::ElideRight, m_plot.left() - Gap - left));
    }
    // Every n-th label, with the smallest n at which no two touch.
    double widest = 0;
    for (const QString &column : m_data.columns)
        widest = std::max(widest, metrics.horizontalAdvance(column));
    const double columnWidth = m_plot.width() / m_columns;
    const int every = std::max(1, int(std::ceil((widest + Gap) / columnWidth)));
    painter.setPen(m_theme->secondText);
    for (int column = 0; column < m_columns; column += every) {
        const QString &text = m_data.columns[std::size_t(column)];
        const double width = metrics.horizontalAdvance(text);
        const double x = std::clamp(box({0, column}).center().x() - width / 2, 0.0, std::max(0.0, m_size.width() - width));
        painter.drawText(QPointF(x, m_plot.bottom() + 4 + metrics.ascent()), text);
    }
}

std::vector<LegendEntry> CellPlot::legend(const CellData &data, const Theme &theme)
{
    std::vector<LegendEntry> entries;
    const std::vector<std::uint32_t> ends = stepEnds(data.greatest());
    std::uint32_t first = 1;
    for (std::size_t step = 0; step < ends.size() && ends[step] > 0; ++step) {
        const QString text = first == ends[step] ? countText(first) : countText(first) + u'–' + countText(ends[step]);
        entries.push_back({text, stepColor(step, ends.size(), theme), LegendEntry::Mark::Square});
        first = ends[step] + 1;
    }
    return entries;
}

} // namespace Dateline
