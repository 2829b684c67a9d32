// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/poster.h"

#include "export/paper.h"
#include "models/counttext.h"
#include "theme.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace Dateline {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Poster)
};

constexpr double MarginMillimetres = 10;
constexpr double MillimetresPerInch = 25.4;
constexpr int MostPages = 20;
constexpr double Tolerance = 1e-9;
constexpr double MarkLength = 14;
constexpr double MarkGap = 4;

} // namespace

QRectF Poster::partOf(int number) const
{
    const QSizeF part = inner();
    return {QPointF(number % across * part.width(), number / across * part.height()), part};
}

Poster Poster::of(QSizeF page, int across, int down)
{
    return {across, down, page, MarginMillimetres / MillimetresPerInch * PixelsPerInch};
}

int Poster::acrossFor(QSizeF page, double width)
{
    return std::clamp(int(std::ceil(width / of(page, 1, 1).inner().width() - Tolerance)), 1, MostPages);
}

int Poster::downFor(QSizeF page, double height)
{
    return std::clamp(int(std::ceil(height / of(page, 1, 1).inner().height() - Tolerance)), 1, MostPages);
}

void paintPageMarks(QPainter &painter, const Poster &poster, int number)
{
    painter.save();
    painter.setPen(QPen(Theme::light().faintText, 0.5));
    const QRectF inner(QPointF(poster.margin, poster.margin), poster.inner());
    for (const QPointF corner : {inner.topLeft(), inner.topRight(), inner.bottomLeft(), inner.bottomRight()}) {
        const double right = corner.x() > poster.page.width() / 2 ? 1 : -1;
        const double below = corner.y() > poster.page.height() / 2 ? 1 : -1;
        painter.drawLine(corner + QPointF(right * MarkGap, 0), corner + QPointF(right * (MarkGap + MarkLength), 0));
        painter.drawLine(corner + QPointF(0, below * MarkGap), corner + QPointF(0, below * (MarkGap + MarkLength)));
    }
    const QFont font = exportFont(10);
    const QFontMetricsF metrics(font);
    const QString text = Words::tr("Page %1 of %2 · row %3, column %4").arg(countText(number + 1), countText(poster.pageCount()))
                             .arg(number / poster.across + 1).arg(number % poster.across + 1);
    painter.setFont(font);
    painter.setPen(Theme::light().secondText);
    painter.drawText(QPointF((poster.page.width() - metrics.horizontalAdvance(text)) / 2, poster.page.height() - poster.margin / 2 + metrics.capHeight() / 2), text);
    painter.restore();
}

} // namespace Dateline
