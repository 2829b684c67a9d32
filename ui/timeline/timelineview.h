// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/timelinelayout.h"

#include <QWidget>

#include <set>

class QScrollBar;

namespace Dateline {

class Workspace;

/// The timeline: the shown dated events in lanes under a date line. It follows the workspace's events, selection, viewport
/// and theme, and changes selection and viewport by pointer and keys.
class TimelineView : public QWidget
{
    Q_OBJECT

public:
    explicit TimelineView(Workspace &workspace, QWidget *parent = nullptr);
    ~TimelineView() override;

    Workspace &workspace() const { return m_workspace; }
    LaneGrouping laneGrouping() const { return m_grouping; }
    const TimelineIndex &index() const;
    /// What is drawn now. Built when it is asked for; an event's item is found in it.
    const TimelineLayout &currentLayout() const;
    /// Keys of folded lanes.
    const std::set<QString> &foldedLanes() const { return m_folded; }
    /// The stretch marked by Shift+drag, until it is used or Escape lets it go.
    std::optional<std::pair<AxisDay, AxisDay>> markedRange() const { return m_range; }

    /// "3 July 2024: 24th summit of the SCO (Astana)": how an event is told to who cannot see the picture.
    QString describe(EventIndex event) const;
    /// Where an event is drawn, in widget coordinates; empty when it is out of view.
    QRectF eventRect(EventIndex event) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

public Q_SLOTS:
    void setLaneGrouping(Dateline::LaneGrouping grouping);
    void setLaneFolded(const QString &key, bool folded);
    void zoomIn();
    void zoomOut();
    void panLeft();
    void panRight();
    void scrollUp();
    void scrollDown();
    void fitAll();
    /// Brings the chosen event to the middle; when it stands there already, zooms so that it fills a good part of the width.
    void centreOnSelection();
    void zoomToEvent(Dateline::EventIndex event);
    void zoomToMarkedRange();
    void filterByMarkedRange();
    void clearMarkedRange();

Q_SIGNALS:
    /// A stretch of time was marked by Shift+drag.
    void rangeMarked(Dateline::AxisDay begin, Dateline::AxisDay end);
    /// An event was double-clicked: whoever shows sentences may come forward.
    void eventActivated(Dateline::EventIndex event);
    void laneGroupingChanged(Dateline::LaneGrouping grouping);

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    enum class Drag { None, Pressed, Pan, Mark };

    void invalidate();
    void eventsChanged();
    void selectionChanged();
    void zoomAt(double x, double factor);
    void scrollTo(double scroll);
    void offerRange(QPoint position);
    QString toolTipAt(QPointF position) const;

    Workspace &m_workspace;
    LaneGrouping m_grouping = LaneGrouping::Country;
    TimelineType m_type;
    TextMeasure m_measure;
    std::set<QString> m_folded;
    std::optional<std::pair<AxisDay, AxisDay>> m_range;
    QScrollBar *m_scrollBar = nullptr;
    double m_scroll = 0;

    mutable TimelineLabelCache m_labels;
    mutable TimelineIndex m_index;
    mutable bool m_indexStale = true;
    mutable TimelineLayout m_layout;
    mutable bool m_layoutStale = true;

    Drag m_drag = Drag::None;
    QPointF m_pressedAt;
    QPointF m_lastAt;
    bool m_showFocus = false;
};

} // namespace Dateline
