// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/timelineoverview.h"

#include "models/displaydate.h"
#include "timeline/timelineindexer.h"
#include "timeline/timelinepainter.h"
#include "viewaccessible.h"
#include "workspace.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace Dateline {

namespace {
constexpr double EdgeReach = 6;
constexpr double WheelZoom = 1.25;
} // namespace

TimelineOverview::TimelineOverview(Workspace &workspace, TimelineIndexer &indexer, QWidget *parent)
    : TimeWidget(workspace, indexer, parent)
{
    installViewAccessibility();
    setObjectName(QStringLiteral("timelineOverview"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Overview of the whole span"));
    setAccessibleDescription(tr("Arrow keys move the part in view, plus and minus change its width, 0 shows all."));
    connect(&workspace.viewport, &TimeViewport::changed, this, [this] { tellViewValue(this); });
    connect(&m_indexer, &TimelineIndexer::changed, this, &TimelineOverview::invalidate);
}

QSize TimelineOverview::sizeHint() const
{
    return {960, 48};
}

QSize TimelineOverview::minimumSizeHint() const
{
    return {320, 48};
}

QString TimelineOverview::valueText() const
{
    const TimeViewport &viewport = m_workspace.viewport;
    const Day last = dayAtMoment(std::max(viewport.begin(), std::ceil(viewport.end()) - 1));
    return tr("In view: %1 to %2", "two days").arg(displayDay(dayAtMoment(viewport.begin())), displayDay(last));
}

const OverviewLayout &TimelineOverview::currentLayout() const
{
    if (m_layoutStale) {
        m_layout = layoutOverview(m_indexer.index(), m_workspace.viewport.begin(), m_workspace.viewport.end(), size(), m_leftMargin, m_type, m_measure);
        m_layoutStale = false;
    }
    return m_layout;
}

void TimelineOverview::setLeftMargin(double margin)
{
    if (margin == m_leftMargin)
        return;
    m_leftMargin = margin;
    invalidate();
}

TimelineOverview::Grip TimelineOverview::gripAt(QPointF position) const
{
    const QRectF &window = currentLayout().window;
    const double toLeft = std::abs(position.x() - window.left());
    const double toRight = std::abs(position.x() - window.right());
    if (std::min(toLeft, toRight) <= EdgeReach)
        return toLeft < toRight || (toLeft == toRight && position.x() < window.left()) ? Grip::LeftEdge : Grip::RightEdge;
    return position.x() > window.left() && position.x() < window.right() ? Grip::Window : Grip::None;
}

void TimelineOverview::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    TimelinePainter::paint(painter, currentLayout(), m_workspace.theme());
    paintFocus(painter);
}

void TimelineOverview::wheelEvent(QWheelEvent *event)
{
    const double notches = event->angleDelta().y() / 120.0;
    const AxisDay anchor = currentLayout().coordinates.momentAt(event->position().x());
    m_workspace.viewport.zoomAbout(anchor, std::pow(WheelZoom, -notches));
    event->accept();
}

void TimelineOverview::mousePressEvent(QMouseEvent *event)
{
    setFocusShown(false);
    if (event->button() != Qt::LeftButton) {
        QWidget::mousePressEvent(event);
        return;
    }
    m_lastX = event->position().x();
    m_grip = gripAt(event->position());
    if (m_grip != Grip::None || !currentLayout().strip.contains(event->position()))
        return;
    TimeViewport &viewport = m_workspace.viewport;
    const AxisDay centre = currentLayout().coordinates.momentAt(m_lastX);
    viewport.setRange(centre - viewport.width() / 2, centre + viewport.width() / 2);
    m_grip = Grip::Window;
}

void TimelineOverview::mouseMoveEvent(QMouseEvent *event)
{
    const OverviewLayout &layout = currentLayout();
    TimeViewport &viewport = m_workspace.viewport;
    const double x = event->position().x();
    const double days = (x - m_lastX) * layout.coordinates.daysPerPixel();
    const AxisDay moment = layout.coordinates.momentAt(x);
    // An edge is not drawn past the other one.
    const double least = layout.coordinates.daysPerPixel();
    switch (m_grip) {
    case Grip::None: {
        const Grip over = gripAt(event->position());
        setCursor(over == Grip::LeftEdge || over == Grip::RightEdge ? Qt::SizeHorCursor : over == Grip::Window ? Qt::OpenHandCursor : Qt::ArrowCursor);
        return;
    }
    case Grip::Window:
        viewport.panBy(days);
        break;
    case Grip::LeftEdge:
        viewport.setRange(std::min(moment, viewport.end() - least), viewport.end());
        break;
    case Grip::RightEdge:
        viewport.setRange(viewport.begin(), std::max(moment, viewport.begin() + least));
        break;
    }
    m_lastX = x;
}

void TimelineOverview::mouseReleaseEvent(QMouseEvent *)
{
    m_grip = Grip::None;
}

void TimelineOverview::mouseDoubleClickEvent(QMouseEvent *)
{
    m_workspace.fitViewport();
}

void TimelineOverview::keyPressEvent(QKeyEvent *event)
{
    TimeViewport &viewport = m_workspace.viewport;
    const OverviewLayout &layout = currentLayout();
    const AxisDay centre = (viewport.begin() + viewport.end()) / 2;
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_A: viewport.panBy(-viewport.width() * KeyPan); break;
    case Qt::Key_Right:
    case Qt::Key_D: viewport.panBy(viewport.width() * KeyPan); break;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
    case Qt::Key_W: viewport.zoomAbout(centre, 1 / KeyZoom); break;
    case Qt::Key_Minus:
    case Qt::Key_S: viewport.zoomAbout(centre, KeyZoom); break;
    case Qt::Key_Home: viewport.panBy(layout.coordinates.begin - viewport.begin()); break;
    case Qt::Key_End: viewport.panBy(layout.coordinates.end - viewport.end()); break;
    case Qt::Key_0: m_workspace.fitViewport(); break;
    default:
        QWidget::keyPressEvent(event);
        return;
    }
    setFocusShown(true);
    event->accept();
}

bool TimelineOverview::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const OverviewLayout &layout = currentLayout();
        if (!layout.strip.contains(help->pos())) {
            QToolTip::hideText();
            return true;
        }
        const AxisDay bucket = layout.step.floor(layout.coordinates.momentAt(help->pos().x()));
        const EventDensity &density = m_indexer.index().density();
        const std::uint32_t count = density.countBefore(layout.step.next(bucket)) - density.countBefore(bucket);
        QToolTip::showText(help->globalPos(), tr("%1: %2", "a stretch of time and its number of events").arg(timeStepName(layout.step, bucket), compactEventsText(count)), this);
        return true;
    }
    return QWidget::event(event);
}

} // namespace Dateline
