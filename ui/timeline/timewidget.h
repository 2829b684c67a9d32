// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/timelinetype.h"

#include <QWidget>

namespace Dateline {

class TimelineIndexer;
class Workspace;

/// What the timeline and the strip above it have in common: a picture of time that follows the workspace's viewport and theme, the
/// index and the font, is laid out anew when it is asked for after one of them changed, and frames itself for who moves by keys.
class TimeWidget : public QWidget
{
    Q_OBJECT

public:
    /// @p indexer, which may serve others too, outlives the widget.
    TimeWidget(Workspace &workspace, TimelineIndexer &indexer, QWidget *parent);

    Workspace &workspace() const { return m_workspace; }

protected:
    static constexpr double KeyZoom = 1.5;
    static constexpr double KeyPan = 0.15; ///< of the width in view

    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

    /// What is drawn is out of date.
    void invalidate();
    /// Sizes of texts are out of date.
    virtual void typeChanged() {}
    void setFocusShown(bool shown);
    /// Draws the frame where it is to be seen.
    void paintFocus(QPainter &painter) const;

    Workspace &m_workspace;
    TimelineIndexer &m_indexer;
    TimelineType m_type;
    TextMeasure m_measure;
    mutable bool m_layoutStale = true;

private:
    bool m_showsFocus = false;
};

} // namespace Dateline
