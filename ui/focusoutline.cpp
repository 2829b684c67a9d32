// SPDX-License-Identifier: GPL-3.0-or-later
#include "focusoutline.h"

#include <QEvent>
#include <QPainter>

namespace Dateline {

FocusOutline::FocusOutline(QWidget *view)
    : QWidget(view)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setAttribute(Qt::WA_NoSystemBackground);
    view->installEventFilter(this);
    follow();
}

bool FocusOutline::eventFilter(QObject *object, QEvent *event)
{
    switch (event->type()) {
    case QEvent::FocusIn:
    case QEvent::FocusOut:
    case QEvent::Resize:
    case QEvent::Show:
    case QEvent::ChildAdded:
        follow();
        break;
    default:
        break;
    }
    return QWidget::eventFilter(object, event);
}

void FocusOutline::follow()
{
    setGeometry(parentWidget()->rect());
    setVisible(parentWidget()->hasFocus());
    raise();
}

void FocusOutline::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setPen(palette().color(QPalette::Accent));
    painter.drawRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5));
}

} // namespace Dateline
