// SPDX-License-Identifier: GPL-3.0-or-later
#include "elidedlabel.h"

#include "uitext.h"

#include <QEvent>

#include <algorithm>

namespace Dateline {

namespace {
constexpr int LeastWidth = 80;
}

ElidedLabel::ElidedLabel(Qt::TextElideMode mode, QWidget *parent)
    : QLabel(parent)
    , m_mode(mode)
{
    setTextFormat(Qt::PlainText);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    setMinimumWidth(LeastWidth);
}

void ElidedLabel::setWhole(const QString &text)
{
    m_whole = text;
    setAccessibleName(text);
    setToolTip(toolTipText(text));
    elide();
}

void ElidedLabel::keepRoom(int width)
{
    m_room = width;
    updateGeometry();
}

QSize ElidedLabel::sizeHint() const
{
    return {std::max(m_room, fontMetrics().horizontalAdvance(m_whole) + 2), QLabel::sizeHint().height()};
}

QSize ElidedLabel::minimumSizeHint() const
{
    return {LeastWidth, QLabel::minimumSizeHint().height()};
}

void ElidedLabel::resizeEvent(QResizeEvent *event)
{
    QLabel::resizeEvent(event);
    elide();
}

void ElidedLabel::changeEvent(QEvent *event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        elide();
}

void ElidedLabel::elide()
{
    setText(fontMetrics().elidedText(m_whole, m_mode, contentsRect().width()));
}

} // namespace Dateline
