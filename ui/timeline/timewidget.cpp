// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/timewidget.h"

#include "timeline/timelineindexer.h"
#include "workspace.h"

#include <QFocusEvent>
#include <QPainter>

namespace Dateline {

TimeWidget::TimeWidget(Workspace &workspace, TimelineIndexer &indexer, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_indexer(indexer)
    , m_type(font())
    , m_measure(measureWith(m_type))
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
    connect(&m_workspace.viewport, &TimeViewport::changed, this, &TimeWidget::invalidate);
    connect(&m_workspace, &Workspace::themeChanged, this, qOverload<>(&QWidget::update));
}

void TimeWidget::invalidate()
{
    m_layoutStale = true;
    update();
}

void TimeWidget::resizeEvent(QResizeEvent *)
{
    invalidate();
}

void TimeWidget::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) {
        m_type = TimelineType(font());
        m_measure = measureWith(m_type);
        typeChanged();
        invalidate();
    }
    QWidget::changeEvent(event);
}

void TimeWidget::focusInEvent(QFocusEvent *event)
{
    // The frame is for who moves by keys; a click says by itself where the focus is.
    setFocusShown(event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason || event->reason() == Qt::ShortcutFocusReason);
}

void TimeWidget::focusOutEvent(QFocusEvent *)
{
    setFocusShown(false);
}

void TimeWidget::setFocusShown(bool shown)
{
    if (shown == m_showsFocus)
        return;
    m_showsFocus = shown;
    update();
}

void TimeWidget::paintFocus(QPainter &painter) const
{
    if (!m_showsFocus)
        return;
    painter.setPen(QPen(m_workspace.theme().accent, 2));
    painter.drawRect(rect().adjusted(1, 1, -1, -1));
}

} // namespace Dateline
