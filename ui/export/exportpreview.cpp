// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/exportpreview.h"

#include "theme.h"

#include <QPainter>

#include <algorithm>

namespace Dateline {

namespace {

void paintChequers(QPainter &painter, const QRectF &area)
{
    constexpr int Side = 8;
    painter.save();
    painter.setClipRect(area);
    painter.fillRect(area, QColor(0xFF, 0xFF, 0xFF));
    for (int row = 0; row * Side < area.height(); ++row) {
        for (int column = row % 2; column * Side < area.width(); column += 2)
            painter.fillRect(QRectF(area.left() + column * Side, area.top() + row * Side, Side, Side), QColor(0xDD, 0xDD, 0xDD));
    }
    painter.restore();
}

} // namespace

ExportPreview::ExportPreview(QWidget *parent)
    : QWidget(parent)
{
    setMinimumSize(240, 200);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setAccessibleName(tr("Preview"));
}

void ExportPreview::showSheet(const Picture &picture, const ExportOptions &options)
{
    m_picture = &picture;
    m_options = options;
    m_drawn = {};
    update();
}

void ExportPreview::resizeEvent(QResizeEvent *)
{
    m_drawn = {};
}

QRectF ExportPreview::area() const
{
    const double factor = std::min({1.0, (width() - 2.0) / m_options.size.width(), (height() - 2.0) / m_options.size.height()});
    const QSizeF shown = m_options.size * factor;
    return {QPointF((width() - shown.width()) / 2, (height() - shown.height()) / 2), shown};
}

void ExportPreview::paintEvent(QPaintEvent *)
{
    if (!m_picture)
        return;
    const QRectF area = this->area();
    const double factor = area.width() / m_options.size.width();
    if (m_drawn.isNull()) {
        m_drawn = QPixmap((area.size() * devicePixelRatioF()).toSize().expandedTo({1, 1}));
        m_drawn.setDevicePixelRatio(devicePixelRatioF());
        m_drawn.fill(Qt::transparent);
        QPainter painter(&m_drawn);
        painter.scale(factor, factor);
        paintSheet(painter, *m_picture, m_options);
    }
    QPainter painter(this);
    if (m_options.transparent)
        paintChequers(painter, area);
    painter.drawPixmap(area.topLeft(), m_drawn);
    painter.setPen(QPen(palette().color(QPalette::Mid), 1));
    painter.drawRect(area.adjusted(-0.5, -0.5, 0.5, 0.5));
    if (!m_options.poster)
        return;
    painter.setPen(QPen(palette().color(QPalette::WindowText), 1, Qt::DashLine));
    for (int column = 1; column < m_options.poster->across; ++column) {
        const double x = area.left() + column * area.width() / m_options.poster->across;
        painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
    }
    for (int row = 1; row < m_options.poster->down; ++row) {
        const double y = area.top() + row * area.height() / m_options.poster->down;
        painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y));
    }
}

} // namespace Dateline
