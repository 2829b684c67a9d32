// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/timelineview.h"

#include "models/displaydate.h"
#include "timeline/eras.h"
#include "timeline/timelineaccessible.h"
#include "timeline/timelinepainter.h"
#include "workspace.h"

#include <QAccessible>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QNativeGestureEvent>
#include <QPainter>
#include <QScrollBar>
#include <QStyleHints>
#include <QToolTip>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace Dateline {

namespace {

constexpr double KeyZoom = 1.5;
constexpr double WheelZoom = 1.25;   ///< a notch of the wheel
constexpr double KeyPan = 0.15;      ///< of the width in view
constexpr double RowScroll = 48;
constexpr double MarginOfZoom = 0.25;

QString fromUtf8(std::string_view text)
{
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

struct DaySpan
{
    AxisDay begin;
    AxisDay end;
};

std::optional<DaySpan> spanOf(const TimeInterval &interval)
{
    if (!interval.isResolved())
        return std::nullopt;
    const Day first = interval.earliest ? *interval.earliest : *interval.latest;
    const Day last = interval.latest ? *interval.latest : first;
    return DaySpan{startOfDay(first), startOfDay(last) + 1};
}

} // namespace

TimelineView::TimelineView(Workspace &workspace, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_type(font())
    , m_measure(measureWith(m_type))
    , m_scrollBar(new QScrollBar(Qt::Vertical, this))
{
    TimelineAccessible::install();
    setObjectName(QStringLiteral("timelineView"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setAccessibleName(tr("Timeline"));
    setAccessibleDescription(tr("Events in the order of time. Full stop and comma choose the next and the previous one."));
    m_scrollBar->setFocusPolicy(Qt::NoFocus);
    m_scrollBar->setAccessibleName(tr("Scroll the lanes"));
    m_scrollBar->hide();
    connect(m_scrollBar, &QScrollBar::valueChanged, this, [this](int value) {
        m_scroll = value;
        invalidate();
    });
    connect(&m_workspace.events, &EventFilterModel::eventsChanged, this, &TimelineView::eventsChanged);
    connect(&m_workspace.selection, &EventSelection::changed, this, &TimelineView::selectionChanged);
    connect(&m_workspace.viewport, &TimeViewport::changed, this, &TimelineView::invalidate);
    connect(&m_workspace, &Workspace::themeChanged, this, qOverload<>(&QWidget::update));
}

TimelineView::~TimelineView() = default;

QSize TimelineView::sizeHint() const
{
    return {960, 420};
}

QSize TimelineView::minimumSizeHint() const
{
    return {320, 160};
}

const TimelineIndex &TimelineView::index() const
{
    if (m_indexStale) {
        m_index = TimelineIndex(m_workspace.events, m_grouping);
        m_indexStale = false;
        m_layoutStale = true;
    }
    return m_index;
}

const TimelineLayout &TimelineView::currentLayout() const
{
    const TimelineIndex &index = this->index();
    if (m_layoutStale) {
        const double width = this->width() - (m_scrollBar->isHidden() ? 0 : m_scrollBar->width());
        TimelineLayoutInput input{index, m_workspace.events.store(), m_workspace.viewport.begin(), m_workspace.viewport.end(),
                                  QSizeF(std::max(1.0, width), height()), m_workspace.today(), m_type, m_measure};
        input.labels = &m_labels;
        input.chosen = m_workspace.selection.current();
        input.scroll = m_scroll;
        input.folded = &m_folded;
        input.eras = &bundledEras();
        input.range = m_range;
        m_layout = layoutTimeline(input);
        m_layoutStale = false;
    }
    return m_layout;
}

void TimelineView::invalidate()
{
    m_layoutStale = true;
    update();
}

void TimelineView::eventsChanged()
{
    m_indexStale = true;
    m_labels.clear();
    invalidate();
}

void TimelineView::selectionChanged()
{
    invalidate();
    const EventIndex chosen = m_workspace.selection.current();
    if (chosen == NoEvent || !m_workspace.events.isVisible(chosen))
        return;
    const auto span = spanOf(m_workspace.events.store().event(chosen).interval);
    if (!span)
        return;
    // A year-wide bar seen from within needs no other zoom: it is in view when it covers the view.
    TimeViewport &viewport = m_workspace.viewport;
    if (!(span->begin <= viewport.begin() && span->end >= viewport.end()))
        viewport.reveal(span->begin, span->end);
    if (QAccessible::isActive()) {
        QAccessibleEvent focus(this, QAccessible::Focus);
        focus.setChild(m_workspace.events.rowOf(chosen));
        QAccessible::updateAccessibility(&focus);
    }
    const std::vector<int> lanes = index().lanesOf(m_workspace.events.store(), chosen);
    if (lanes.empty())
        return;
    const TimelineLayout &layout = currentLayout();
    const double height = layout.lanesArea.height();
    const auto isInView = [&](int lane) {
        const TimelineLayout::LaneExtent &extent = layout.laneExtents[std::size_t(lane)];
        return extent.top >= m_scroll && extent.top + extent.height <= m_scroll + height;
    };
    if (std::any_of(lanes.begin(), lanes.end(), isInView))
        return;
    const TimelineLayout::LaneExtent extent = layout.laneExtents[std::size_t(lanes.front())];
    scrollTo(extent.top < m_scroll ? extent.top : std::min(extent.top, extent.top + extent.height - height));
}

void TimelineView::scrollTo(double scroll)
{
    const TimelineLayout &layout = currentLayout();
    const double limited = std::clamp(scroll, 0.0, std::max(0.0, layout.contentHeight - layout.lanesArea.height()));
    if (limited == m_scroll)
        return;
    m_scroll = limited;
    invalidate();
}

void TimelineView::setLaneGrouping(LaneGrouping grouping)
{
    if (grouping == m_grouping)
        return;
    m_grouping = grouping;
    m_indexStale = true;
    m_folded.clear();
    m_scroll = 0;
    invalidate();
    Q_EMIT laneGroupingChanged(grouping);
}

void TimelineView::setLaneFolded(const QString &key, bool folded)
{
    if (folded)
        m_folded.insert(key);
    else
        m_folded.erase(key);
    invalidate();
}

void TimelineView::zoomAt(double x, double factor)
{
    m_workspace.viewport.zoomAbout(currentLayout().coordinates.momentAt(x), factor);
}

void TimelineView::zoomIn()
{
    zoomAt(currentLayout().axis.center().x(), 1 / KeyZoom);
}

void TimelineView::zoomOut()
{
    zoomAt(currentLayout().axis.center().x(), KeyZoom);
}

void TimelineView::panLeft()
{
    m_workspace.viewport.panBy(-m_workspace.viewport.width() * KeyPan);
}

void TimelineView::panRight()
{
    m_workspace.viewport.panBy(m_workspace.viewport.width() * KeyPan);
}

void TimelineView::scrollUp()
{
    scrollTo(m_scroll - RowScroll);
}

void TimelineView::scrollDown()
{
    scrollTo(m_scroll + RowScroll);
}

void TimelineView::fitAll()
{
    m_workspace.fitViewport();
}

void TimelineView::centreOnSelection()
{
    const EventIndex chosen = m_workspace.selection.current();
    if (chosen == NoEvent)
        return;
    const auto span = spanOf(m_workspace.events.store().event(chosen).interval);
    if (!span)
        return;
    TimeViewport &viewport = m_workspace.viewport;
    const AxisDay centre = (span->begin + span->end) / 2;
    const double offset = centre - (viewport.begin() + viewport.end()) / 2;
    if (std::abs(offset) < viewport.width() / 1000)
        zoomToEvent(chosen);
    else
        viewport.setRange(viewport.begin() + offset, viewport.end() + offset);
}

void TimelineView::zoomToEvent(EventIndex event)
{
    const auto span = spanOf(m_workspace.events.store().event(event).interval);
    if (!span)
        return;
    const double width = span->end - span->begin;
    // A day stands among its neighbours of two weeks; what is longer fills the middle half.
    const double margin = std::max(width * MarginOfZoom * 2, 7.0);
    m_workspace.viewport.setRange(span->begin - margin, span->end + margin);
}

void TimelineView::zoomToMarkedRange()
{
    if (!m_range)
        return;
    m_workspace.viewport.setRange(m_range->first, m_range->second);
    clearMarkedRange();
}

void TimelineView::filterByMarkedRange()
{
    if (!m_range)
        return;
    EventFilter filter = m_workspace.events.filter();
    filter.from = dayAtMoment(m_range->first);
    // The mark ends before the moment of its end, so a mark that ends with a day does not take in the next.
    filter.to = std::max(*filter.from, dayAtMoment(std::nextafter(m_range->second, m_range->first)));
    clearMarkedRange();
    m_workspace.events.setFilter(filter);
}

void TimelineView::clearMarkedRange()
{
    m_range.reset();
    invalidate();
}

QString TimelineView::describe(EventIndex event) const
{
    const EventStore &store = m_workspace.events.store();
    const Event &data = store.event(event);
    const Toponym *place = store.placeOf(event);
    const QString label = fromUtf8(data.label);
    if (!place)
        return tr("%1: %2", "date, event").arg(displayDate(data), label);
    return tr("%1: %2 (%3)", "date, event, place").arg(displayDate(data), label, fromUtf8(place->name));
}

QRectF TimelineView::eventRect(EventIndex event) const
{
    const TimelineLayout &layout = currentLayout();
    for (const TimelineItem &item : layout.items) {
        bool isHere = item.event == event;
        if (!isHere && item.count > 1 && item.count <= 4096)
            layout.forEachEvent(index(), item, [&](EventIndex each) { isHere |= each == event; });
        if (isHere)
            return item.box.intersected(layout.lanesArea.adjusted(layout.headingWidth, 0, 0, 0));
    }
    return {};
}

QString TimelineView::toolTipAt(QPointF position) const
{
    const TimelineLayout &layout = currentLayout();
    const int heading = layout.headingAt(position);
    if (heading >= 0) {
        const TimelineLaneBox &lane = layout.lanes[std::size_t(heading)];
        return lane.folded ? tr("%1 – click to unfold").arg(lane.fullName) : tr("%1 – click to fold").arg(lane.fullName);
    }
    const int found = layout.itemAt(position);
    if (found < 0)
        return {};
    const TimelineItem &item = layout.items[std::size_t(found)];
    const EventStore &store = m_workspace.events.store();
    if (item.count > 1) {
        const QString from = displayDay(dayAtMoment(item.begin));
        const QString to = displayDay(dayAtMoment(std::max(item.begin, std::ceil(item.end) - 1)));
        return tr("%1 events, %2\nDouble-click to zoom in.").arg(compactCount(item.count), from == to ? from : tr("%1 to %2").arg(from, to));
    }
    const Event &data = store.event(item.event);
    const Toponym *place = store.placeOf(item.event);
    QString text = QStringLiteral("<b>%1</b><br>%2").arg(displayDate(data).toHtmlEscaped(), fromUtf8(store.sentence(item.event)).simplified().toHtmlEscaped());
    text += QStringLiteral("<br>%1").arg(place ? fromUtf8(place->name).toHtmlEscaped() : tr("no place"));
    text += QStringLiteral(" · %1").arg(fromUtf8(store.document(store.documentOf(item.event)).document.title).toHtmlEscaped());
    return text;
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
        const auto *gesture = static_cast<QNativeGestureEvent *>(event);
        if (gesture->gestureType() == Qt::ZoomNativeGesture) {
            zoomAt(gesture->position().x(), 1 / std::max(0.2, 1 + gesture->value()));
            return true;
        }
        break;
    }
    case QEvent::ShortcutOverride: {
        // Letters and arrows are the timeline's own while it has the focus, even where a menu knows them too.
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->modifiers() == Qt::NoModifier && key->key() != Qt::Key_Escape && key->key() != Qt::Key_Tab) {
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

void TimelineView::paintEvent(QPaintEvent *)
{
    const TimelineLayout *layout = &currentLayout();
    const double hidden = layout->contentHeight - layout->lanesArea.height();
    const bool scrolls = hidden > 0.5;
    if (scrolls == m_scrollBar->isHidden()) {
        m_scrollBar->setVisible(scrolls);
        m_layoutStale = true;
        layout = &currentLayout();
    }
    if (scrolls) {
        const QSignalBlocker blocker(m_scrollBar);
        m_scroll = std::clamp(m_scroll, 0.0, hidden);
        m_scrollBar->setGeometry(width() - m_scrollBar->sizeHint().width(), int(layout->lanesArea.top()), m_scrollBar->sizeHint().width(), int(layout->lanesArea.height()));
        m_scrollBar->setRange(0, int(std::ceil(hidden)));
        m_scrollBar->setPageStep(int(layout->lanesArea.height()));
        m_scrollBar->setSingleStep(int(RowScroll));
        m_scrollBar->setValue(int(m_scroll));
    } else {
        m_scroll = 0;
    }
    QPainter painter(this);
    painter.fillRect(rect(), m_workspace.theme().page);
    TimelinePainter::paint(painter, *layout, m_workspace.theme());
    if (m_showFocus) {
        painter.setPen(QPen(m_workspace.theme().accent, 2));
        painter.drawRect(rect().adjusted(1, 1, -1, -1));
    }
}

void TimelineView::resizeEvent(QResizeEvent *)
{
    invalidate();
}

void TimelineView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) {
        m_type = TimelineType(font());
        m_measure = measureWith(m_type);
        m_labels.clear();
        invalidate();
    }
    QWidget::changeEvent(event);
}

void TimelineView::wheelEvent(QWheelEvent *event)
{
    const QPoint pixels = event->pixelDelta();
    const QPoint angle = event->angleDelta();
    const double horizontal = !pixels.isNull() ? pixels.x() : angle.x() / 8.0 * 2;
    const double vertical = !pixels.isNull() ? pixels.y() : angle.y();
    const TimelineLayout &layout = currentLayout();
    const bool overHeadings = event->position().x() < layout.headingWidth;
    if (std::abs(horizontal) > std::abs(vertical)) {
        m_workspace.viewport.panBy(-horizontal * layout.coordinates.daysPerPixel());
    } else if (event->modifiers() & Qt::ShiftModifier) {
        m_workspace.viewport.panBy(-vertical / 120 * KeyPan * m_workspace.viewport.width());
    } else if (overHeadings || event->modifiers() & Qt::AltModifier) {
        scrollTo(m_scroll - vertical / 120 * RowScroll);
    } else if (vertical != 0) {
        const double notches = pixels.isNull() ? vertical / 120 : vertical / 60;
        zoomAt(event->position().x(), std::pow(WheelZoom, -notches));
    }
    event->accept();
}

void TimelineView::mousePressEvent(QMouseEvent *event)
{
    m_showFocus = false;
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
        m_workspace.viewport.panBy(-moved.x() * layout.coordinates.daysPerPixel());
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
        Q_EMIT rangeMarked(m_range->first, m_range->second);
        offerRange(event->globalPosition().toPoint());
        return;
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
    connect(menu->addAction(tr("&Zoom to range")), &QAction::triggered, this, &TimelineView::zoomToMarkedRange);
    connect(menu->addAction(tr("&Filter by range")), &QAction::triggered, this, &TimelineView::filterByMarkedRange);
    menu->popup(position);
}

void TimelineView::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("timelineMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const int found = event->reason() == QContextMenuEvent::Mouse ? currentLayout().itemAt(event->pos()) : currentLayout().chosenItem();
    if (found >= 0) {
        const EventIndex chosen = currentLayout().items[std::size_t(found)].event;
        connect(menu->addAction(tr("&Zoom to this event")), &QAction::triggered, this, [this, chosen] { zoomToEvent(chosen); });
        menu->addSeparator();
    }
    if (m_range) {
        connect(menu->addAction(tr("Zoom to &range")), &QAction::triggered, this, &TimelineView::zoomToMarkedRange);
        connect(menu->addAction(tr("&Filter by range")), &QAction::triggered, this, &TimelineView::filterByMarkedRange);
        menu->addSeparator();
    }
    connect(menu->addAction(tr("Show &all events")), &QAction::triggered, this, &TimelineView::fitAll);
    QMenu *lanes = menu->addMenu(tr("&Lanes"));
    const std::pair<LaneGrouping, QString> groupings[] = {{LaneGrouping::Country, tr("By &country")}, {LaneGrouping::Topic, tr("By &topic")},
        {LaneGrouping::Document, tr("By &article")}, {LaneGrouping::Corridor, tr("By co&rridor")}, {LaneGrouping::None, tr("&None")}};
    for (const auto &[grouping, name] : groupings) {
        QAction *action = lanes->addAction(name);
        action->setCheckable(true);
        action->setChecked(grouping == m_grouping);
        connect(action, &QAction::triggered, this, [this, wanted = grouping] { setLaneGrouping(wanted); });
    }
    menu->popup(event->globalPos());
}

void TimelineView::keyPressEvent(QKeyEvent *event)
{
    EventSelection &selection = m_workspace.selection;
    if (event->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier)) {
        QWidget::keyPressEvent(event);
        return;
    }
    switch (event->key()) {
    case Qt::Key_W:
    case Qt::Key_Plus:
    case Qt::Key_Equal: zoomIn(); break;
    case Qt::Key_S:
    case Qt::Key_Minus: zoomOut(); break;
    case Qt::Key_A:
    case Qt::Key_Left: panLeft(); break;
    case Qt::Key_D:
    case Qt::Key_Right: panRight(); break;
    case Qt::Key_Up: scrollUp(); break;
    case Qt::Key_Down: scrollDown(); break;
    case Qt::Key_PageUp: scrollTo(m_scroll - currentLayout().lanesArea.height()); break;
    case Qt::Key_PageDown: scrollTo(m_scroll + currentLayout().lanesArea.height()); break;
    case Qt::Key_Period:
    case Qt::Key_N: selection.next(); break;
    case Qt::Key_Comma:
    case Qt::Key_P: selection.previous(); break;
    case Qt::Key_Home: selection.first(); break;
    case Qt::Key_End: selection.last(); break;
    case Qt::Key_F: centreOnSelection(); break;
    case Qt::Key_0: fitAll(); break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (selection.isEmpty()) {
            event->ignore();
            return;
        }
        Q_EMIT eventActivated(selection.current());
        break;
    case Qt::Key_Escape:
        if (m_range) {
            clearMarkedRange();
        } else if (!selection.isEmpty()) {
            selection.clear();
        } else {
            event->ignore();
            return;
        }
        break;
    default:
        QWidget::keyPressEvent(event);
        return;
    }
    if (!m_showFocus) {
        m_showFocus = true;
        update();
    }
    event->accept();
}

void TimelineView::focusInEvent(QFocusEvent *event)
{
    // The frame is for who moves by keys; a click says by itself where the focus is.
    m_showFocus = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason || event->reason() == Qt::ShortcutFocusReason;
    update();
}

void TimelineView::focusOutEvent(QFocusEvent *)
{
    m_showFocus = false;
    update();
}

} // namespace Dateline
