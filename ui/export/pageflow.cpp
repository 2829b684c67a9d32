// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/pageflow.h"

#include "export/paper.h"
#include "theme.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>
#include <QPdfWriter>

#include <algorithm>
#include <cmath>

namespace Dateline {

namespace {
constexpr double Margin = 56;
constexpr double FootHeight = 24;
} // namespace

PageFlow::PageFlow(QPdfWriter &writer, QPainter &painter, QString foot)
    : m_writer(writer)
    , m_painter(painter)
    , m_foot(std::move(foot))
    , m_area(QRectF(QPointF(), writer.pageLayout().fullRect(QPageLayout::Inch).size() * PixelsPerInch).adjusted(Margin, Margin, -Margin, -Margin - FootHeight))
    , m_y(m_area.top())
{
    painter.scale(writer.resolution() / PixelsPerInch, writer.resolution() / PixelsPerInch);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
}

void PageFlow::paintFoot()
{
    const QFont font = exportFont(10);
    const QFontMetricsF metrics(font);
    const QString number = QCoreApplication::translate("Report", "Page %1").arg(m_page);
    const double baseline = m_area.bottom() + FootHeight;
    const double numberWidth = metrics.horizontalAdvance(number);
    m_painter.setFont(font);
    m_painter.setPen(Theme::light().secondText);
    m_painter.drawText(QPointF(m_area.left(), baseline), metrics.elidedText(m_foot, Qt::ElideRight, width() - numberWidth - 20));
    m_painter.drawText(QPointF(m_area.right() - numberWidth, baseline), number);
}

void PageFlow::newPage()
{
    paintFoot();
    m_writer.newPage();
    ++m_page;
    m_y = m_area.top();
}

void PageFlow::end()
{
    paintFoot();
}

void PageFlow::keepTogether(double height)
{
    if (m_y + height > m_area.bottom() && m_y > m_area.top())
        newPage();
}

void PageFlow::rule()
{
    m_painter.setPen(QPen(Theme::light().hairline, 1));
    m_painter.drawLine(QPointF(m_area.left(), m_y), QPointF(m_area.right(), m_y));
}

void PageFlow::paragraph(const QString &text, const Style &style, const QList<QTextLayout::FormatRange> &formats)
{
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    QTextLayout layout(text, style.font);
    layout.setTextOption(option);
    layout.setFormats(formats);
    const double lineHeight = std::ceil(QFontMetricsF(style.font).height() * 1.12);
    m_painter.setPen(style.color);
    layout.beginLayout();
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(width() - style.indent);
        keepTogether(lineHeight);
        line.draw(&m_painter, QPointF(m_area.left() + style.indent, m_y) - line.position());
        m_y += lineHeight;
    }
    layout.endLayout();
    m_y += style.after;
}

void PageFlow::box(double height, double after, const std::function<void(QPainter &, QSizeF)> &paint)
{
    height = std::min(height, m_area.height());
    keepTogether(height);
    m_painter.save();
    m_painter.translate(m_area.left(), m_y);
    paint(m_painter, QSizeF(width(), height));
    m_painter.restore();
    m_y += height + after;
}

} // namespace Dateline
