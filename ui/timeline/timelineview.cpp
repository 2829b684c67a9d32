// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/timelineview.h"

#include "models/displaydate.h"
#include "timeline/timelineaccessible.h"
#include "timeline/timelineactions.h"
#include "timeline/timelinepainter.h"
#include "workspace.h"

#include <QAccessible>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>
#include <cmath>

namespace Dateline {

namespace {

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

TimelineView::TimelineView(Workspace &workspace, TimelineIndexer &indexer, QWidget *parent)
    : TimeWidget(workspace, indexer, parent)
    , m_history(workspace)
    , m_scrollBar(new QScrollBar(Qt::Vertical, this))
{
    TimelineAccessible::install();
    setObjectName(QStringLiteral("timelineView"));
    setAccessibleName(tr("Timeline"));
    setAccessibleDescription(tr("Events in the order of time. Full stop and comma choose the next and the previous one."));
    m_scrollBar->setFocusPolicy(Qt::NoFocus);
    m_scrollBar->setAccessibleName(tr("Scroll the lanes"));
    m_scrollBar->hide();
    connect(m_scrollBar, &QScrollBar::valueChanged, this, [this](int value) {
        m_scroll = value;
        invalidate();
    });
    m_actions = new TimelineActions(*this);
    grabGesture(Qt::PinchGesture);
    connect(&m_indexer, &TimelineIndexer::changed, this, &TimelineView::indexChanged);
    connect(&m_history, &ViewHistory::changed, m_actions, &TimelineActions::refresh);
    connect(&m_workspace.selection, &EventSelection::changed, this, &TimelineView::selectionChanged);
    connect(&m_workspace.eras, &EraList::changed, this, &TimelineView::invalidate);
    m_actions->refresh();
}

TimelineView::~TimelineView() = default;

QSize TimelineView::sizeHint() const
{
    return {960, 420};
}

QSize TimelineView::minimumSizeHint() const
{
    return {320, 128};
}

const TimelineLayout &TimelineView::currentLayout() const
{
    if (m_layoutStale) {
        const double width = this->width() - (m_scrollBar->isHidden() ? 0 : m_scrollBar->width());
        TimelineLayoutInput input{index(), m_indexer.store(), m_workspace.viewport.begin(), m_workspace.viewport.end(),
                                  QSizeF(std::max(1.0, width), height()), m_workspace.today(), m_type, m_measure};
        input.labels = &m_labels;
        input.chosen = m_workspace.selection.current();
        input.scroll = m_scroll;
        input.folded = &m_folded;
        input.hidden = &m_hidden;
        input.emptyText = emptyText();
        input.isReading = m_isReading;
        input.isPreparing = m_indexer.isPreparing();
        input.filtered = filteredRange(m_workspace.events.filter());
        input.eras = &m_workspace.eras.shown();
        input.range = m_range;
        m_layout = layoutTimeline(input);
        m_layoutStale = false;
    }
    return m_layout;
}

QString TimelineView::emptyText() const
{
    const EventFilterModel &events = m_workspace.events;
    if (events.datedCount() > 0)
        return {};
    if (events.store().documentCount() == 0)
        return tr("No articles are open. Ctrl+O opens some.");
    if (events.store().size() == 0)
        return tr("These articles tell no events.");
    if (events.store().chronological().empty())
        return tr("No event has a date. The table (F6) lists them.");
    return events.rowCount() == 0 ? tr("The filter hides all events. Ctrl+Backspace shows them.") : tr("The filter shows events without a date only.");
}

void TimelineView::indexChanged()
{
    m_labels.clear();
    m_actions->refresh();
    invalidate();
}

void TimelineView::selectionChanged()
{
    invalidate();
    m_actions->refresh();
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
    // Where the keyboard is elsewhere, a screen reader stays there.
    if (QAccessible::isActive()) {
        QAccessibleEvent focus(this, hasFocus() ? QAccessible::Focus : QAccessible::Selection);
        focus.setChild(m_workspace.events.rowOf(chosen));
        QAccessible::updateAccessibility(&focus);
    }
    revealLane(chosen);
}

void TimelineView::revealLane(EventIndex chosen)
{
    std::vector<int> lanes = index().lanesOf(m_workspace.events.store(), chosen);
    std::erase_if(lanes, [this](int lane) { return m_hidden.contains(index().lanes()[std::size_t(lane)].key); });
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

void TimelineView::setReading(bool reading)
{
    if (reading == m_isReading)
        return;
    m_isReading = reading;
    m_layoutStale = true;
    update();
}

void TimelineView::setLaneGrouping(LaneGrouping grouping)
{
    if (grouping == laneGrouping())
        return;
    m_folded.clear();
    m_hidden.clear();
    m_scroll = 0;
    m_indexer.setGrouping(grouping);
    Q_EMIT laneGroupingChanged(grouping);
    Q_EMIT lanesChanged();
}

void TimelineView::setLaneOrder(LaneOrder order)
{
    if (order == laneOrder())
        return;
    m_indexer.setOrder(order);
    Q_EMIT lanesChanged();
}

void TimelineView::setLaneFolded(const QString &key, bool folded)
{
    if (folded)
        m_folded.insert(key);
    else
        m_folded.erase(key);
    invalidate();
    Q_EMIT lanesChanged();
}

void TimelineView::setLaneHidden(const QString &key, bool hidden)
{
    if (hidden)
        m_hidden.insert(key);
    else
        m_hidden.erase(key);
    m_actions->refresh();
    invalidate();
    Q_EMIT lanesChanged();
}

void TimelineView::foldAllLanes(bool folded)
{
    m_folded.clear();
    if (folded) {
        for (const TimelineIndex::Lane &lane : index().lanes())
            m_folded.insert(lane.key);
    }
    invalidate();
    Q_EMIT lanesChanged();
}

void TimelineView::toggleChosenLane()
{
    const std::vector<int> lanes = index().lanesOf(m_workspace.events.store(), m_workspace.selection.current());
    if (lanes.empty())
        return;
    const QString key = index().lanes()[std::size_t(lanes.front())].key;
    setLaneFolded(key, !m_folded.contains(key));
}

void TimelineView::hideChosenLane()
{
    for (const int lane : index().lanesOf(m_workspace.events.store(), m_workspace.selection.current())) {
        const QString key = index().lanes()[std::size_t(lane)].key;
        if (m_hidden.contains(key))
            continue;
        setLaneHidden(key, true);
        return;
    }
}

void TimelineView::showHiddenLanes()
{
    m_hidden.clear();
    m_actions->refresh();
    invalidate();
    Q_EMIT lanesChanged();
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

void TimelineView::scrollPages(int pages)
{
    scrollTo(m_scroll + pages * currentLayout().lanesArea.height());
}

void TimelineView::fitAll()
{
    m_history.settle();
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
    m_history.settle();
    // A day stands among its neighbours of two weeks; what is longer fills the middle half.
    const double margin = std::max(width * MarginOfZoom * 2, 7.0);
    m_workspace.viewport.setRange(span->begin - margin, span->end + margin);
}

void TimelineView::zoomToMarkedRange()
{
    if (!m_range)
        return;
    m_history.settle();
    m_workspace.viewport.setRange(m_range->first, m_range->second);
    clearMarkedRange();
}

void TimelineView::filterByMarkedRange()
{
    if (!m_range)
        return;
    m_history.settle();
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
    m_actions->refresh();
    invalidate();
}

void TimelineView::clearOne()
{
    if (m_range)
        clearMarkedRange();
    else
        m_workspace.selection.clear();
}

void TimelineView::setInertia(bool on)
{
    m_inertia = on;
    m_actions->refresh();
}

void TimelineView::panByPixels(double pixels)
{
    m_workspace.viewport.panBy(-pixels * currentLayout().coordinates.daysPerPixel());
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

void TimelineView::placeScrollBar()
{
    const auto hidden = [this] { return currentLayout().contentHeight - currentLayout().lanesArea.height(); };
    const bool scrolls = hidden() > 0.5;
    if (scrolls == m_scrollBar->isHidden()) {
        m_scrollBar->setVisible(scrolls);
        m_layoutStale = true;
    }
    if (!scrolls) {
        m_scroll = 0;
        return;
    }
    const QSignalBlocker blocker(m_scrollBar);
    const TimelineLayout &layout = currentLayout();
    m_scroll = std::clamp(m_scroll, 0.0, std::max(0.0, hidden()));
    m_scrollBar->setGeometry(width() - m_scrollBar->sizeHint().width(), int(layout.lanesArea.top()), m_scrollBar->sizeHint().width(), int(layout.lanesArea.height()));
    m_scrollBar->setRange(0, int(std::ceil(hidden())));
    m_scrollBar->setPageStep(int(layout.lanesArea.height()));
    m_scrollBar->setSingleStep(int(RowScroll));
    m_scrollBar->setValue(int(m_scroll));
}

void TimelineView::paintEvent(QPaintEvent *)
{
    placeScrollBar();
    QPainter painter(this);
    painter.fillRect(rect(), m_workspace.theme().page);
    painter.save();
    // What reaches out of view must not be seen under the scroll bar.
    painter.setClipRect(QRectF(QPointF(), currentLayout().size));
    TimelinePainter::paint(painter, currentLayout(), m_workspace.theme());
    painter.restore();
    paintFocus(painter);
}

void TimelineView::typeChanged()
{
    m_labels.clear();
}

} // namespace Dateline
