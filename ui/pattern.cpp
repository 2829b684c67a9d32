// SPDX-License-Identifier: GPL-3.0-or-later
#include "pattern.h"

#include "theme.h"

#include <QLineF>
#include <QPainter>
#include <QPen>
#include <QRectF>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <vector>

namespace Dateline {

namespace {

constexpr double Step = 4;
constexpr double DiagonalStep = 5.6; // 4 apart, measured across
constexpr double LineWidth = 0.9;
constexpr double LeastSide = 4;
constexpr int LeastDifference = 90; // of 255, between a colour and the ground

using Lines = std::vector<QLineF>;

void addLevel(const QRectF &box, Lines &lines)
{
    for (double y = box.bottom() - Step / 2; y > box.top(); y -= Step)
        lines.push_back({box.left(), y, box.right(), y});
}

void addUpright(const QRectF &box, Lines &lines)
{
    for (double x = box.left() + Step / 2; x < box.right(); x += Step)
        lines.push_back({x, box.top(), x, box.bottom()});
}

/// From bottom left to top right; @p falling mirrors them.
void addDiagonal(const QRectF &box, bool falling, Lines &lines)
{
    for (double offset = DiagonalStep / 2; offset < box.width() + box.height(); offset += DiagonalStep) {
        const double fromX = std::max(0.0, offset - box.height());
        const double fromY = std::min(offset, box.height());
        const double toX = std::min(offset, box.width());
        const double toY = std::max(0.0, offset - box.width());
        const auto at = [&](double x, double y) { return QPointF(falling ? box.right() - x : box.left() + x, box.top() + y); };
        lines.push_back({at(fromX, fromY), at(toX, toY)});
    }
}

} // namespace

Pattern patternOf(std::size_t position)
{
    return Pattern(position % (std::size_t(Pattern::Grid) + 1));
}

QColor inkOn(const QColor &ground)
{
    const auto linear = [](double c) { return c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); };
    const double luminance = 0.2126 * linear(ground.redF()) + 0.7152 * linear(ground.greenF()) + 0.0722 * linear(ground.blueF());
    return luminance > 0.179 ? QColor(0x10, 0x14, 0x18) : QColor(Qt::white);
}

QColor patternInk(const QColor &color, const Theme &theme)
{
    const bool isNearGround = std::abs(qGray(color.rgb()) - qGray(theme.panel.rgb())) < LeastDifference;
    QColor ink = isNearGround ? theme.text : theme.panel;
    ink.setAlphaF(isNearGround ? 0.4F : 0.62F);
    return ink;
}

void paintPattern(QPainter &painter, const QRectF &box, Pattern pattern, const QColor &ink)
{
    if (pattern == Pattern::Solid || box.width() < LeastSide || box.height() < LeastSide)
        return;
    Lines lines;
    switch (pattern) {
    case Pattern::Solid: break;
    case Pattern::Rising: addDiagonal(box, false, lines); break;
    case Pattern::Falling: addDiagonal(box, true, lines); break;
    case Pattern::Level:
    case Pattern::Dotted: addLevel(box, lines); break;
    case Pattern::Upright: addUpright(box, lines); break;
    case Pattern::Crossed:
        addDiagonal(box, false, lines);
        addDiagonal(box, true, lines);
        break;
    case Pattern::Grid:
        addLevel(box, lines);
        addUpright(box, lines);
        break;
    }
    QPen pen(ink, pattern == Pattern::Dotted ? 1.6 : LineWidth);
    pen.setCapStyle(Qt::FlatCap);
    if (pattern == Pattern::Dotted)
        pen.setDashPattern({1, 1.5});
    painter.save();
    painter.setPen(pen);
    painter.drawLines(lines.data(), int(lines.size()));
    painter.restore();
}

} // namespace Dateline
