// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/coasting.h"
#include "timeline/timelineindexer.h"
#include "timeline/timelinelayout.h"
#include "timeline/timewidget.h"
#include "viewhistory.h"

#include <QBasicTimer>
#include <QElapsedTimer>

#include <set>

class QGestureEvent;
class QMenu;
class QScrollBar;

namespace Dateline {

class TimelineActions;

/// The timeline: the shown dated events in lanes under a date line. It follows the workspace's events, selection, viewport
/// and theme, and changes selection and viewport by pointer, fingers and keys.
class TimelineView : public TimeWidget
{
    Q_OBJECT

public:
    TimelineView(Workspace &workspace, TimelineIndexer &indexer, QWidget *parent = nullptr);
    ~TimelineView() override;

    ViewHistory &history() { return m_history; }
    TimelineActions &timelineActions() { return *m_actions; }
    LaneGrouping laneGrouping() const { return m_indexer.grouping(); }
    LaneOrder laneOrder() const { return m_indexer.order(); }
    const TimelineIndex &index() const { return m_indexer.index(); }
    const TimelineIndexer &indexer() const { return m_indexer; }
    /// What is drawn now. Built when it is asked for; an event's item is found in it.
    const TimelineLayout &currentLayout() const;
    /// Keys of folded and of hidden lanes.
    const std::set<QString> &foldedLanes() const { return m_folded; }
    const std::set<QString> &hiddenLanes() const { return m_hidden; }
    /// The stretch marked by Shift+drag, until it is used or Escape lets it go.
    std::optional<std::pair<AxisDay, AxisDay>> markedRange() const { return m_range; }
    /// Whether a drag goes on for a moment when the hand lets go; off at first.
    bool hasInertia() const { return m_inertia; }
    bool isCoasting() const { return m_coasting.isCoasting(); }

    /// "3 July 2024: 24th summit of the SCO (Astana)": how an event is told to who cannot see the picture.
    QString describe(EventIndex event) const;
    /// Where an event is drawn, in widget coordinates; empty when it is out of view.
    QRectF eventRect(EventIndex event) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

public Q_SLOTS:
    void setLaneGrouping(Dateline::LaneGrouping grouping);
    void setLaneOrder(Dateline::LaneOrder order);
    void setLaneFolded(const QString &key, bool folded);
    void setLaneHidden(const QString &key, bool hidden);
    void foldAllLanes(bool folded);
    void toggleChosenLane();
    void hideChosenLane();
    void showHiddenLanes();
    void zoomIn();
    void zoomOut();
    void panLeft();
    void panRight();
    void scrollUp();
    void scrollDown();
    /// Scrolls by @p pages times what is in view; negative: up.
    void scrollPages(int pages);
    void fitAll();
    /// Brings the chosen event to the middle; when it stands there already, zooms so that it fills a good part of the width.
    void centreOnSelection();
    void zoomToEvent(Dateline::EventIndex event);
    void zoomToMarkedRange();
    void filterByMarkedRange();
    void clearMarkedRange();
    /// Lets the marked range go; without one, the chosen event.
    void clearOne();
    void setInertia(bool on);
    /// Whether articles are being read: said while there is no event yet.
    void setReading(bool reading);

Q_SIGNALS:
    /// A stretch of time was marked by Shift+drag.
    void rangeMarked(Dateline::AxisDay begin, Dateline::AxisDay end);
    /// An event was double-clicked: whoever shows sentences may come forward.
    void eventActivated(Dateline::EventIndex event);
    void laneGroupingChanged(Dateline::LaneGrouping grouping);
    /// A lane was folded, hidden or shown, or lanes are in another order.
    void lanesChanged();

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void timerEvent(QTimerEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void typeChanged() override;

private:
    /// Why there is nothing to draw, and what to do about it.
    QString emptyText() const;
    enum class Drag { None, Pressed, Pan, Mark };

    void indexChanged();
    void selectionChanged();
    void revealLane(EventIndex chosen);
    void placeScrollBar();
    void zoomAt(double x, double factor);
    void panByPixels(double pixels);
    void scrollTo(double scroll);
    bool gesture(QGestureEvent *event);
    void offerRange(QPoint position);
    void addLaneActions(QMenu *menu, const QString &key, const QString &name);
    QString toolTipAt(QPointF position) const;
    QString blockToolTip(const TimelineLayout &layout, const TimelineItem &item) const;

    ViewHistory m_history;
    TimelineActions *m_actions = nullptr;
    std::set<QString> m_folded;
    std::set<QString> m_hidden;
    std::optional<std::pair<AxisDay, AxisDay>> m_range;
    QScrollBar *m_scrollBar = nullptr;
    double m_scroll = 0;
    bool m_isReading = false;

    mutable TimelineLabelCache m_labels;
    mutable TimelineLayout m_layout;

    Drag m_drag = Drag::None;
    QPointF m_pressedAt;
    QPointF m_lastAt;
    bool m_inertia = false;
    Coasting m_coasting;
    QBasicTimer m_coastTimer;
    QElapsedTimer m_sinceRelease;
    double m_coasted = 0;
};

} // namespace Dateline
