// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/overviewlayout.h"
#include "timeline/timewidget.h"

namespace Dateline {

/// The strip over the timeline: all shown events over their whole span as a histogram, and the part in view as a window that
/// can be dragged, resized by its edges, moved by a click, and worked by keys (arrows pan, + and − zoom, Home, End, 0).
class TimelineOverview : public TimeWidget
{
    Q_OBJECT

public:
    TimelineOverview(Workspace &workspace, TimelineIndexer &indexer, QWidget *parent = nullptr);

    const OverviewLayout &currentLayout() const;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    /// In words: the stretch of time that is in view below.
    QString valueText() const;

public Q_SLOTS:
    /// Where the strip begins, so that it stands over the timeline's bodies.
    void setLeftMargin(double margin);

protected:
    void paintEvent(QPaintEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool event(QEvent *event) override;

private:
    enum class Grip { None, Window, LeftEdge, RightEdge };
    Grip gripAt(QPointF position) const;

    double m_leftMargin = 128;
    mutable OverviewLayout m_layout;
    Grip m_grip = Grip::None;
    double m_lastX = 0;
};

} // namespace Dateline
