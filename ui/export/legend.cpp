// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/legend.h"

#include "theme.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace Dateline {

namespace {

constexpr double AfterMark = 6;
constexpr double BetweenEntries = 16;
constexpr double BetweenRows = 4;
constexpr double BoxSide = 12;
constexpr double LineLength = 24;

struct Placed
{
    QPointF position; ///< top left, from the legend's
    double width;
    QString text;
};

double markWidth(const LegendEntry &entry)
{
    return entry.mark == LegendEntry::Mark::Square || entry.mark == LegendEntry::Mark::Dot ? BoxSide : LineLength;
}

double rowHeight(const QFont &font)
{
    return std::ceil(QFontMetricsF(font).height());
}

std::vector<Placed> placeEntries(const std::vector<LegendEntry> &entries, double width, const QFont &font)
{
    const QFontMetricsF metrics(font);
    std::vector<Placed> placed;
    double x = 0;
    double y = 0;
    for (const LegendEntry &entry : entries) {
        const double beforeText = markWidth(entry) + AfterMark;
        const QString text = metrics.elidedText(entry.text, Qt::ElideRight, std::max(0.0, width - beforeText));
        const double entryWidth = beforeText + std::ceil(metrics.horizontalAdvance(text));
        if (x > 0 && x + entryWidth > width) {
            x = 0;
            y += rowHeight(font) + BetweenRows;
        }
        placed.push_back({{x, y}, entryWidth, text});
        x += entryWidth + BetweenEntries;
    }
    return placed;
}

void paintMark(QPainter &painter, const LegendEntry &entry, QPointF left, const Theme &theme)
{
    painter.save();
    switch (entry.mark) {
    case LegendEntry::Mark::Square:
    case LegendEntry::Mark::Dot: {
        const QRectF box(left.x(), left.y() - BoxSide / 2, BoxSide, BoxSide);
        painter.setPen(Qt::NoPen);
        painter.setBrush(entry.color);
        if (entry.mark == LegendEntry::Mark::Square)
            painter.drawRoundedRect(box, 2, 2);
        else
            painter.drawEllipse(box);
        paintPattern(painter, box, entry.pattern, patternInk(entry.color, theme));
        break;
    }
    case LegendEntry::Mark::Line:
    case LegendEntry::Mark::DashedLine:
    case LegendEntry::Mark::DottedLine: {
        QPen pen(entry.color, 2.5);
        pen.setCapStyle(Qt::FlatCap);
        if (entry.mark == LegendEntry::Mark::DashedLine)
            pen.setDashPattern({3, 1.6});
        else if (entry.mark == LegendEntry::Mark::DottedLine)
            pen.setDashPattern({1, 1});
        painter.setPen(pen);
        painter.drawLine(left, left + QPointF(markWidth(entry), 0));
        break;
    }
    }
    painter.restore();
}

} // namespace

double legendHeight(const std::vector<LegendEntry> &entries, double width, const QFont &font)
{
    const std::vector<Placed> placed = placeEntries(entries, width, font);
    return placed.empty() ? 0 : placed.back().position.y() + rowHeight(font);
}

void paintLegend(QPainter &painter, const QRectF &area, const std::vector<LegendEntry> &entries, const QFont &font, const Theme &theme)
{
    const std::vector<Placed> placed = placeEntries(entries, area.width(), font);
    const QFontMetricsF metrics(font);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(font);
    for (std::size_t i = 0; i < placed.size(); ++i) {
        if (placed[i].position.y() + rowHeight(font) > area.height() + 0.5)
            break;
        const QPointF corner = area.topLeft() + placed[i].position;
        paintMark(painter, entries[i], corner + QPointF(0, rowHeight(font) / 2), theme);
        painter.setPen(theme.text);
        painter.drawText(corner + QPointF(markWidth(entries[i]) + AfterMark, metrics.ascent()), placed[i].text);
    }
    painter.restore();
}

} // namespace Dateline
