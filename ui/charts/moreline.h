// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/counttext.h"

#include <QCoreApplication>
#include <QColor>
#include <QFont>
#include <QFontMetricsF>
#include <QPainter>
#include <QRectF>

#include <algorithm>

namespace Dateline {

/// The line under a chart that says how many rows had no room.
class MoreLine
{
    Q_DECLARE_TR_FUNCTIONS(MoreLine)

public:
    /// @p layOut sets a plot into a size and returns how many rows it left out. Where it leaves some, it is called again with the
    /// height that this line leaves.
    template<typename LayOut>
    void layOut(QSizeF size, const QFont &font, const QColor &color, LayOut layOut)
    {
        m_text.clear();
        m_font = font;
        m_color = color;
        if (layOut(size) == 0)
            return;
        const double height = QFontMetricsF(font).height() + 2;
        m_text = tr("and %1 more").arg(countText(qint64(layOut(QSizeF(size.width(), std::max(0.0, size.height() - height))))));
        m_area = QRectF(0, size.height() - height, size.width(), height);
    }

    void paint(QPainter &painter) const
    {
        if (m_text.isEmpty())
            return;
        painter.setFont(m_font);
        painter.setPen(m_color);
        painter.drawText(m_area, Qt::AlignLeft | Qt::AlignVCenter, m_text);
    }

private:
    QString m_text;
    QRectF m_area;
    QFont m_font;
    QColor m_color;
};

} // namespace Dateline
