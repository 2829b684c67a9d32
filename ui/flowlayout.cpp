// SPDX-License-Identifier: GPL-3.0-or-later
#include "flowlayout.h"

#include <QWidget>

namespace Dateline {

FlowLayout::FlowLayout(QWidget *parent)
    : QLayout(parent)
{
}

FlowLayout::~FlowLayout()
{
    qDeleteAll(m_items);
}

void FlowLayout::addItem(QLayoutItem *item)
{
    m_items.append(item);
}

QLayoutItem *FlowLayout::itemAt(int index) const
{
    return m_items.value(index);
}

QLayoutItem *FlowLayout::takeAt(int index)
{
    return index >= 0 && index < m_items.size() ? m_items.takeAt(index) : nullptr;
}

int FlowLayout::heightForWidth(int width) const
{
    return arrange(QRect(0, 0, width, 0), false);
}

QSize FlowLayout::sizeHint() const
{
    QSize size;
    int shown = 0;
    for (const QLayoutItem *item : m_items) {
        if (item->isEmpty())
            continue;
        size = {size.width() + item->sizeHint().width(), std::max(size.height(), item->sizeHint().height())};
        ++shown;
    }
    return size.grownBy(contentsMargins()) + QSize(gap() * std::max(0, shown - 1), 0);
}

QSize FlowLayout::minimumSize() const
{
    QSize size;
    for (const QLayoutItem *item : m_items) {
        if (!item->isEmpty())
            size = size.expandedTo(item->minimumSize());
    }
    return size.grownBy(contentsMargins());
}

void FlowLayout::setGeometry(const QRect &area)
{
    QLayout::setGeometry(area);
    arrange(area, true);
    keepHeight();
}

void FlowLayout::keepHeight() const
{
    QWidget *widget = parentWidget();
    if (const int height = heightForWidth(widget->width()); height != widget->minimumHeight() || height != widget->maximumHeight())
        widget->setFixedHeight(height);
}

int FlowLayout::arrange(const QRect &area, bool moves) const
{
    const QRect room = area.marginsRemoved(contentsMargins());
    int top = room.top();
    QList<QLayoutItem *> row;
    int width = 0;
    int height = 0;
    const auto endRow = [&] {
        if (row.isEmpty())
            return;
        if (moves)
            place(row, QRect(room.left(), top, room.width(), height));
        top += height + gap();
        row.clear();
        width = 0;
        height = 0;
    };
    for (QLayoutItem *item : m_items) {
        if (item->isEmpty())
            continue;
        const QSize wanted = item->sizeHint();
        if (!row.isEmpty() && width + gap() + wanted.width() > room.width())
            endRow();
        width += (row.isEmpty() ? 0 : gap()) + wanted.width();
        height = std::max(height, wanted.height());
        row.append(item);
    }
    endRow();
    return std::max(0, top - gap() - area.top()) + contentsMargins().bottom();
}

void FlowLayout::place(const QList<QLayoutItem *> &row, const QRect &area) const
{
    int left = area.width() - gap() * int(row.size() - 1);
    int wanting = 0;
    for (const QLayoutItem *item : row) {
        left -= item->sizeHint().width();
        wanting += item->expandingDirections().testFlag(Qt::Horizontal);
    }
    int x = area.left();
    for (QLayoutItem *item : row) {
        int width = std::min(item->sizeHint().width(), area.width());
        if (left > 0 && item->expandingDirections().testFlag(Qt::Horizontal)) {
            width += left / wanting;
            left -= left / wanting--;
        }
        const int height = std::min(item->sizeHint().height(), area.height());
        const QRect place(x, area.top() + (area.height() - height) / 2, width, height);
        item->setGeometry(parentWidget() && parentWidget()->isRightToLeft() ? QRect(2 * area.center().x() - place.right(), place.top(), width, height) : place);
        x += width + gap();
    }
}

} // namespace Dateline
