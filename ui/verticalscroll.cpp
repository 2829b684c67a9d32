// SPDX-License-Identifier: GPL-3.0-or-later
#include "verticalscroll.h"

#include <QEvent>
#include <QScrollBar>

#include <algorithm>

namespace Dateline {

namespace {
constexpr int LeastHeight = 96;
}

VerticalScroll::VerticalScroll(QWidget *widget, QWidget *parent)
    : QScrollArea(parent)
{
    setWidget(widget);
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus); // what is focused in it comes into view
}

QSize VerticalScroll::sizeHint() const
{
    return widget()->sizeHint() + QSize(verticalScrollBar()->sizeHint().width(), 0);
}

QSize VerticalScroll::minimumSizeHint() const
{
    const QSize least = widget()->minimumSizeHint();
    return {least.width() + verticalScrollBar()->sizeHint().width(), std::min(least.height(), LeastHeight)};
}

bool VerticalScroll::eventFilter(QObject *object, QEvent *event)
{
    const bool result = QScrollArea::eventFilter(object, event);
    if (event->type() == QEvent::LayoutRequest)
        updateGeometry();
    return result;
}

} // namespace Dateline
