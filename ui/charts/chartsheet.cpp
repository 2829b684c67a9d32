// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/chartsheet.h"

#include "theme.h"

#include <QFontMetricsF>
#include <QPainter>

#include <cmath>

namespace Dateline {

namespace {

constexpr double Gap = 8;
constexpr double LeastChartShare = 0.45;
constexpr double LeastHeightBesideNote = 120;
constexpr int NoteFlags = Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap;

QFont noteFont(const QFont &font)
{
    QFont small = font;
    small.setPixelSize(std::max(9, font.pixelSize() - 1));
    return small;
}

} // namespace

void ChartSheet::layOut(QSizeF size, const Theme &theme, const QFont &font, Parts parts)
{
    m_font = font;
    m_legend = parts.legend ? m_chart->legend(theme) : std::vector<LegendEntry>();
    m_note = parts.note ? m_chart->note() : QString();
    double bottom = size.height();
    const double least = size.height() * LeastChartShare;

    m_noteArea = {};
    if (!m_note.isEmpty()) {
        const QRectF needed = QFontMetricsF(noteFont(font)).boundingRect(QRectF(0, 0, size.width(), 1e6), NoteFlags, m_note);
        const double legend = m_legend.empty() ? 0 : legendHeight(m_legend, size.width(), font) + Gap;
        if (bottom - std::ceil(needed.height()) - Gap - legend >= std::max(least, LeastHeightBesideNote)) {
            bottom -= std::ceil(needed.height());
            m_noteArea = QRectF(0, bottom, size.width(), std::ceil(needed.height()));
            bottom -= Gap;
        }
    }
    m_legendArea = {};
    if (!m_legend.empty()) {
        const double height = std::min(legendHeight(m_legend, size.width(), font), bottom - Gap - least);
        if (height > 0) {
            bottom -= height;
            m_legendArea = QRectF(0, bottom, size.width(), height);
            bottom -= Gap;
        }
    }
    m_chartArea = QRectF(0, 0, size.width(), bottom);
    m_chart->layOut(m_chartArea.size(), theme, font);
}

void ChartSheet::paint(QPainter &painter, const Theme &theme)
{
    painter.save();
    painter.setFont(m_font);
    if (m_chart->markCount() == 0) {
        painter.setPen(theme.secondText);
        painter.drawText(m_chartArea, Qt::AlignCenter | Qt::TextWordWrap, m_chart->emptyText());
    } else {
        m_chart->paint(painter);
    }
    if (!m_legendArea.isEmpty())
        paintLegend(painter, m_legendArea, m_legend, m_font, theme);
    if (!m_noteArea.isEmpty()) {
        painter.setFont(noteFont(m_font));
        painter.setPen(theme.secondText);
        painter.drawText(m_noteArea, NoteFlags, m_note);
    }
    painter.restore();
}

} // namespace Dateline
