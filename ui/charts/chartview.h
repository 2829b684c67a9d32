// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/chartsheet.h"

#include <QPixmap>
#include <QTimer>
#include <QWidget>

class QVariantAnimation;

namespace Dateline {

class Workspace;

/// Shows one chart and acts on its marks. When it changes, the old picture fades into the new one, where the desktop animates
/// widgets. Mouse: a click acts, hovering tells. Keys: arrows, Home and End walk the marks, Enter or
/// Space acts.
class ChartView : public QWidget
{
    Q_OBJECT

public:
    explicit ChartView(Workspace &workspace, QWidget *parent = nullptr);
    ~ChartView() override;

    void setChart(std::unique_ptr<Chart> chart);
    const Chart &chart() const { return m_sheet->chart(); }

    /// The mark that the keyboard is on; -1: none.
    int currentMark() const { return m_current; }
    void setCurrentMark(int mark);
    /// In words: what the keyboard is on; empty where it is on none.
    QString valueText() const;
    /// Where a mark is drawn, in the widget's coordinates.
    QRectF markRect(int mark);

    QSize sizeHint() const override { return {360, 280}; }
    QSize minimumSizeHint() const override { return {160, 120}; }

Q_SIGNALS:
    /// The chart shows something else: its title or its marks may be others.
    void chartChanged();

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void eventsChanged();
    void refresh();
    void layOutAnew();
    void ensureLaidOut();
    int markAt(QPointF position);
    void activate(int mark);
    void tell();
    /// Before the chart changes: keeps what is seen to fade from.
    void beginFade();

    Workspace &m_workspace;
    std::unique_ptr<ChartSheet> m_sheet;
    bool m_stale = true;   ///< the events changed since the chart was counted
    bool m_laidOut = false;
    int m_current = -1;
    int m_hovered = -1;
    int m_pressed = -1;
    QTimer m_later;
    QVariantAnimation *m_fade;
    QPixmap m_before; ///< what the fade begins with
};

} // namespace Dateline
