// SPDX-License-Identifier: GPL-3.0-or-later
// The timeline under pointer, fingers and keys: what each movement does to viewport, selection and lanes.
#include "timeline/timelineview.h"

#include "models/displaydate.h"
#include "timeline/timelineactions.h"
#include "workspace.h"

#include <QAction>
#include <QActionGroup>
#include <QContextMenuEvent>
#include <QGestureEvent>
#include <QGuiApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QNativeGestureEvent>
#include <QPointingDevice>
#include <QStyle>
#include <QStyleHints>
#include <QToolTip>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace Dateline {

namespace {

constexpr double WheelZoom = 1.25;   ///< a notch of the wheel
constexpr double WheelPan = 0.15;    ///< of the width in view
constexpr double WheelScroll = 48;   ///< pixels of lanes
constexpr int CoastFrame = 16;       ///< milliseconds
constexpr int CountriesInToolTip = 4;

QString fromUtf8(std::string_view text)
{
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

/// Two fingers on a touchpad, which move things, and no wheel, which zooms.
bool isFingers(const QWheelEvent &event)
{
    return event.device() && event.device()->type() == QInputDevice::DeviceType::TouchPad;
}

} // namespace

QString TimelineView::toolTipAt(QPointF position) const
{
    const TimelineLayout &layout = currentLayout();
    const int heading = layout.headingAt(position);
    if (heading >= 0) {
        const TimelineLaneBox &lane = layout.lanes[std::size_t(heading)];
        return lane.folded ? tr("%1 – click to unfold").arg(lane.fullName) : tr("%1 – click to fold").arg(lane.fullName);
    }
    if (const QString era = layout.eraAt(position); !era.isEmpty())
        return era;
    const int found = layout.itemAt(position);
    if (found < 0)
        return {};
    const TimelineItem &item = layout.items[std::size_t(found)];
    if (item.count > 1)
        return blockToolTip(layout, item);
    const EventStore &store = m_indexer.store();
    const Event &data = store.event(item.event);
    const Toponym *place = store.placeOf(item.event);
    QString text = QStringLiteral("<b>%1</b><br>%2").arg(displayDate(data).toHtmlEscaped(), fromUtf8(store.sentence(item.event)).simplified().toHtmlEscaped());
    text += QStringLiteral("<br>%1").arg(place ? fromUtf8(place->name).toHtmlEscaped() : tr("no place"));
    text += QStringLiteral(" · %1").arg(fromUtf8(store.document(store.documentOf(item.event)).document.title).toHtmlEscaped());
    return text;
}

QString TimelineView::blockToolTip(const TimelineLayout &layout, const TimelineItem &item) const
{
    const QString from = displayDay(dayAtMoment(item.begin));
    const QString to = displayDay(dayAtMoment(std::max(item.begin, std::ceil(item.end) - 1)));
    QStringList lines{tr("<b>%1 events</b>, %2").arg(compactCount(item.count), from == to ? from : tr("%1 to %2").arg(from, to))};
    // What the colours say, in words.
    const TimelineIndex::Mix mix = layout.mixOf(index(), item);
    std::vector<std::pair<std::uint32_t, QString>> shares;
    for (std::size_t i = 0; i < mix.size(); ++i) {
        if (mix[i] > 0)
            shares.emplace_back(mix[i], i < TimelineIndex::MixCountries.size() ? fromUtf8(countryName(TimelineIndex::MixCountries[i])) : tr("others"));
    }
    std::stable_sort(shares.begin(), shares.end(), [](const auto &a, const auto &b) { return a.first > b.first; });
    QStringList countries;
    for (int i = 0; i < std::min(CountriesInToolTip, int(shares.size())); ++i)
        countries.append(tr("%1 %2", "country, number of events").arg(shares[std::size_t(i)].second, compactCount(shares[std::size_t(i)].first)));
    if (shares.size() > 1)
        lines.append(countries.join(QStringLiteral(" · ")).toHtmlEscaped());
    lines.append(tr("among them: %1").arg(describe(layout.strongestOf(index(), item)).toHtmlEscaped()));
    lines.append(tr("Double-click to zoom in."));
    return lines.join(QStringLiteral("<br>"));
}

bool TimelineView::event(QEvent *event)
{
    switch (event->type()) {
    case QEvent::ToolTip: {
        const auto *help = static_cast<QHelpEvent *>(event);
        const QString text = toolTipAt(help->pos());
        if (text.isEmpty())
            QToolTip::hideText();
        else
            QToolTip::showText(help->globalPos(), text, this);
        return true;
    }
    case QEvent::NativeGesture: {
        const auto *native = static_cast<QNativeGestureEvent *>(event);
        switch (native->gestureType()) {
        case Qt::ZoomNativeGesture:
            zoomAt(native->position().x(), 1 / std::max(0.2, 1 + native->value()));
            return true;
        case Qt::PanNativeGesture:
            panByPixels(native->delta().x());
            scrollTo(m_scroll - native->delta().y());
            return true;
        case Qt::SmartZoomNativeGesture:
            zoomAt(native->position().x(), 0.5);
            return true;
        default:
            break;
        }
        break;
    }
    case QEvent::Gesture:
        if (gesture(static_cast<QGestureEvent *>(event)))
            return true;
        break;
    case QEvent::ShortcutOverride: {
        // Letters and arrows are the timeline's own while it has the focus, even where a menu knows them too.
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool isPlain = !(key->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier));
        if (isPlain && key->key() != Qt::Key_Escape && m_actions->handles(*key)) {
            event->accept();
            return true;
        }
        break;
    }
    default:
        break;
    }
    return QWidget::event(event);
}

bool TimelineView::gesture(QGestureEvent *event)
{
    auto *pinch = static_cast<QPinchGesture *>(event->gesture(Qt::PinchGesture));
    if (!pinch)
        return false;
    const QPointF centre = mapFromGlobal(pinch->centerPoint());
    if (pinch->state() != Qt::GestureStarted) {
        // Two fingers on a screen carry what is between them along, and spread it.
        const QPointF moved = pinch->centerPoint() - pinch->lastCenterPoint();
        panByPixels(moved.x());
        if (moved.y() != 0)
            scrollTo(m_scroll - moved.y());
    }
    if (pinch->changeFlags() & QPinchGesture::ScaleFactorChanged && pinch->scaleFactor() > 0)
        zoomAt(centre.x(), 1 / pinch->scaleFactor());
    m_drag = Drag::None;
    event->accept(pinch);
    return true;
}

void TimelineView::wheelEvent(QWheelEvent *event)
{
    const QPoint pixels = event->pixelDelta();
    const QPoint angle = event->angleDelta();
    const double horizontal = !pixels.isNull() ? pixels.x() : angle.x() / 8.0 * 2;
    const double vertical = !pixels.isNull() ? pixels.y() : angle.y();
    const TimelineLayout &layout = currentLayout();
    const bool overHeadings = event->position().x() < layout.headingWidth;
    m_coasting.stop();
    if (isFingers(*event) && !(event->modifiers() & Qt::ControlModifier)) {
        if (horizontal != 0)
            panByPixels(horizontal);
        if (vertical != 0)
            scrollTo(m_scroll - (pixels.isNull() ? vertical / 120 * WheelScroll : vertical));
    } else if (std::abs(horizontal) > std::abs(vertical)) {
        panByPixels(horizontal);
    } else if (event->modifiers() & Qt::ShiftModifier) {
        m_workspace.viewport.panBy(-vertical / 120 * WheelPan * m_workspace.viewport.width());
    } else if (overHeadings || event->modifiers() & Qt::AltModifier) {
        scrollTo(m_scroll - vertical / 120 * WheelScroll);
    } else if (vertical != 0) {
        const double notches = pixels.isNull() ? vertical / 120 : vertical / 60;
        zoomAt(event->position().x(), std::pow(WheelZoom, -notches));
    }
    event->accept();
}

void TimelineView::mousePressEvent(QMouseEvent *event)
{
    setFocusShown(false);
    m_coasting.stop();
    m_coastTimer.stop();
    if (event->button() != Qt::LeftButton) {
        QWidget::mousePressEvent(event);
        return;
    }
    m_pressedAt = m_lastAt = event->position();
    const TimelineLayout &layout = currentLayout();
    if (event->modifiers() & Qt::ShiftModifier && event->position().x() >= layout.headingWidth) {
        m_drag = Drag::Mark;
        const AxisDay moment = layout.coordinates.momentAt(event->position().x());
        m_range = {moment, moment};
        m_actions->refresh();
        invalidate();
    } else {
        m_drag = Drag::Pressed;
    }
}

void TimelineView::mouseMoveEvent(QMouseEvent *event)
{
    const TimelineLayout &layout = currentLayout();
    const QPointF at = event->position();
    switch (m_drag) {
    case Drag::None: {
        const bool isOver = layout.itemAt(at) >= 0 || layout.headingAt(at) >= 0;
        setCursor(isOver ? Qt::PointingHandCursor : Qt::ArrowCursor);
        return;
    }
    case Drag::Pressed:
        if ((at - m_pressedAt).manhattanLength() < QGuiApplication::styleHints()->startDragDistance())
            return;
        m_drag = Drag::Pan;
        setCursor(Qt::ClosedHandCursor);
        [[fallthrough]];
    case Drag::Pan: {
        const QPointF moved = at - m_lastAt;
        m_lastAt = at;
        m_coasting.moved(at.x(), event->timestamp());
        panByPixels(moved.x());
        if (moved.y() != 0)
            scrollTo(m_scroll - moved.y());
        return;
    }
    case Drag::Mark: {
        const AxisDay from = layout.coordinates.momentAt(m_pressedAt.x());
        const AxisDay to = layout.coordinates.momentAt(std::clamp(at.x(), layout.axis.left(), layout.axis.right()));
        m_range = {std::min(from, to), std::max(from, to)};
        invalidate();
        return;
    }
    }
}

void TimelineView::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    const Drag drag = m_drag;
    m_drag = Drag::None;
    setCursor(Qt::ArrowCursor);
    if (drag == Drag::Mark) {
        const TimelineLayout &layout = currentLayout();
        if (!m_range || (m_range->second - m_range->first) < 3 * layout.coordinates.daysPerPixel()) {
            clearMarkedRange();
            return;
        }
        m_actions->refresh();
        Q_EMIT rangeMarked(m_range->first, m_range->second);
        offerRange(event->globalPosition().toPoint());
        return;
    }
    if (drag == Drag::Pan) {
        const bool goesOn = m_inertia && style()->styleHint(QStyle::SH_Widget_Animate, nullptr, this) && m_coasting.release(event->timestamp());
        if (goesOn) {
            m_coasted = 0;
            m_sinceRelease.start();
            m_coastTimer.start(CoastFrame, this);
        } else {
            m_coasting.stop();
        }
    }
    if (drag != Drag::Pressed)
        return;
    const TimelineLayout &layout = currentLayout();
    const int heading = layout.headingAt(event->position());
    if (heading >= 0) {
        const QString key = index().lanes()[std::size_t(layout.lanes[std::size_t(heading)].lane)].key;
        setLaneFolded(key, !m_folded.contains(key));
        return;
    }
    const int found = layout.itemAt(event->position());
    if (found >= 0)
        m_workspace.selection.select(layout.items[std::size_t(found)].event);
    else
        clearMarkedRange();
}

void TimelineView::timerEvent(QTimerEvent *event)
{
    if (event->timerId() != m_coastTimer.timerId()) {
        QWidget::timerEvent(event);
        return;
    }
    const double elapsed = double(m_sinceRelease.elapsed());
    // Whole pixels, so that what is drawn moves and does not shimmer.
    const double distance = std::round(m_coasting.distanceAfter(elapsed));
    panByPixels(distance - m_coasted);
    m_coasted = distance;
    if (elapsed >= m_coasting.duration()) {
        m_coasting.stop();
        m_coastTimer.stop();
    }
}

void TimelineView::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    const TimelineLayout &layout = currentLayout();
    if (layout.headingAt(event->position()) >= 0) {
        mousePressEvent(event);
        return;
    }
    const int found = layout.itemAt(event->position());
    if (found < 0) {
        zoomAt(event->position().x(), 0.5);
        return;
    }
    const TimelineItem item = layout.items[std::size_t(found)];
    if (item.count > 1) {
        m_history.settle();
        const double margin = (item.end - item.begin) * 0.05;
        m_workspace.viewport.setRange(item.begin - margin, item.end + margin);
    } else {
        m_workspace.selection.select(item.event);
        zoomToEvent(item.event);
        Q_EMIT eventActivated(item.event);
    }
}

void TimelineView::offerRange(QPoint position)
{
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("rangeMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(m_actions->zoomToRange);
    menu->addAction(m_actions->filterByRange);
    menu->popup(position);
}

void TimelineView::addLaneActions(QMenu *menu, const QString &key, const QString &name)
{
    const bool isFolded = m_folded.contains(key);
    connect(menu->addAction(isFolded ? tr("&Unfold %1").arg(name) : tr("&Fold %1").arg(name)), &QAction::triggered, this,
            [this, key, isFolded] { setLaneFolded(key, !isFolded); });
    connect(menu->addAction(tr("&Hide %1").arg(name)), &QAction::triggered, this, [this, key] { setLaneHidden(key, true); });
    connect(menu->addAction(tr("Fold All &Others")), &QAction::triggered, this, [this, key] {
        foldAllLanes(true);
        setLaneFolded(key, false);
    });
    menu->addSeparator();
}

void TimelineView::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("timelineMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const TimelineLayout &layout = currentLayout();
    const bool isMouse = event->reason() == QContextMenuEvent::Mouse;
    const int heading = isMouse ? layout.headingAt(event->pos()) : -1;
    if (heading >= 0) {
        const TimelineIndex::Lane &lane = index().lanes()[std::size_t(layout.lanes[std::size_t(heading)].lane)];
        addLaneActions(menu, lane.key, QString(lane.name).replace(u'&', QStringLiteral("&&")));
    }
    const int found = isMouse ? layout.itemAt(event->pos()) : layout.chosenItem();
    if (found >= 0) {
        const EventIndex chosen = layout.items[std::size_t(found)].event;
        connect(menu->addAction(tr("&Zoom to This Event")), &QAction::triggered, this, [this, chosen] { zoomToEvent(chosen); });
        menu->addSeparator();
    }
    if (m_range) {
        menu->addActions({m_actions->zoomToRange, m_actions->filterByRange});
        menu->addSeparator();
    }
    menu->addActions({m_actions->showAll, m_actions->back, m_actions->forward});
    menu->addSeparator();
    QMenu *lanes = menu->addMenu(tr("&Lanes"));
    const std::pair<LaneGrouping, QString> groupings[] = {{LaneGrouping::Country, tr("By &Country")}, {LaneGrouping::Topic, tr("By &Topic")},
        {LaneGrouping::Document, tr("By &Article")}, {LaneGrouping::Corridor, tr("By Co&rridor")}, {LaneGrouping::None, tr("&None")}};
    for (const auto &[grouping, name] : groupings) {
        QAction *action = lanes->addAction(name);
        action->setCheckable(true);
        action->setChecked(grouping == laneGrouping());
        connect(action, &QAction::triggered, this, [this, wanted = grouping] { setLaneGrouping(wanted); });
    }
    lanes->addSeparator();
    lanes->addActions(m_actions->orders->actions());
    lanes->addSeparator();
    lanes->addActions({m_actions->foldAll, m_actions->unfoldAll, m_actions->showHidden});
    for (const QString &key : m_hidden) {
        const auto lane = std::find_if(index().lanes().begin(), index().lanes().end(), [&](const TimelineIndex::Lane &each) { return each.key == key; });
        if (lane != index().lanes().end())
            connect(lanes->addAction(tr("Show %1").arg(QString(lane->name).replace(u'&', QStringLiteral("&&")))), &QAction::triggered, this,
                    [this, key] { setLaneHidden(key, false); });
    }
    menu->popup(event->globalPos());
}

void TimelineView::keyPressEvent(QKeyEvent *event)
{
    if (!m_actions->trigger(*event)) {
        QWidget::keyPressEvent(event);
        return;
    }
    setFocusShown(true);
    event->accept();
}

} // namespace Dateline
