// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/overviewlayout.h"

#include <QWidget>

namespace Dateline {

class TimelineIndexer;
class Workspace;

/// The strip over the timeline: all shown events over their whole span as a histogram, and the part in view as a window that
/// can be dragged, resized by its edges, moved by a click, and worked by keys (arrows pan, + and − zoom, Home, End, 0).
class TimelineOverview : public QWidget
{
    Q_OBJECT

public:
    /// @p indexer, which may serve others too, outlives the view.
    TimelineOverview(Workspace &workspace, TimelineIndexer &indexer, QWidget *parent = nullptr);

    const OverviewLayout &currentLayout() const;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

public Q_SLOTS:
    /// Where the strip begins, so that it stands over the timeline's bodies.
    void setLeftMargin(double margin);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    bool event(QEvent *event) override;

private:
    enum class Grip { None, Window, LeftEdge, RightEdge };
    Grip gripAt(QPointF position) const;
    void invalidate();

    Workspace &m_workspace;
    TimelineIndexer &m_indexer;
    TimelineType m_type;
    TextMeasure m_measure;
    double m_leftMargin = 128;
    mutable OverviewLayout m_layout;
    mutable bool m_layoutStale = true;
    Grip m_grip = Grip::None;
    double m_lastX = 0;
    bool m_showFocus = false;
};

} // namespace Dateline
