// SPDX-License-Identifier: GPL-3.0-or-later
#include "focusoutline.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QEvent>
#include <QPainter>
#include <QScrollArea>
#include <QVariant>

namespace Dateline {

namespace {

constexpr const char *Wanted = "focusOutline";

bool wantsOutline(const QWidget *widget)
{
    const QVariant wanted = widget->property(Wanted);
    return wanted.isValid() ? wanted.toBool() : qobject_cast<const QAbstractItemView *>(widget) || qobject_cast<const QScrollArea *>(widget);
}

class Line : public QWidget
{
public:
    explicit Line(QWidget *view)
        : QWidget(view)
    {
        setAttribute(Qt::WA_TransparentForMouseEvents);
        setAttribute(Qt::WA_NoSystemBackground);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setPen(palette().color(QPalette::Accent));
        painter.drawRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5));
    }
};

} // namespace

FocusOutline::FocusOutline(QObject *parent)
    : QObject(parent)
{
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget *, QWidget *focused) { follow(focused); });
}

FocusOutline::~FocusOutline()
{
    delete m_line;
}

void FocusOutline::setWanted(QWidget *view, bool wanted)
{
    view->setProperty(Wanted, wanted);
}

void FocusOutline::follow(QWidget *focused)
{
    if (m_view)
        m_view->removeEventFilter(this);
    delete m_line;
    m_view = focused && wantsOutline(focused) ? focused : nullptr;
    if (!m_view)
        return;
    m_line = new Line(m_view);
    m_view->installEventFilter(this);
    cover();
    m_line->show();
}

bool FocusOutline::eventFilter(QObject *object, QEvent *event)
{
    if (m_line && (event->type() == QEvent::Resize || event->type() == QEvent::ChildAdded))
        cover();
    return QObject::eventFilter(object, event);
}

void FocusOutline::cover()
{
    m_line->setGeometry(m_view->rect());
    m_line->raise();
}

} // namespace Dateline
