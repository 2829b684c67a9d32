// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/coordinate.h"

#include <QObject>
#include <QPointF>
#include <QRectF>

#include <optional>
#include <vector>

namespace Dateline {

/// What the mouse does on a map besides moving it: draw a rectangle, or measure a distance between two clicks.
class MapTools : public QObject
{
    Q_OBJECT

public:
    enum class Tool { None, Rectangle, Distance };

    using QObject::QObject;

    Tool tool() const { return m_tool; }
    /// Also forgets what the tool before had drawn.
    void setTool(Tool tool);

    /// The rectangle begins at a pixel of the view, follows the mouse and ends where it is let go. True when the tool took the event.
    bool press(QPointF pixel);
    bool drag(QPointF pixel);
    bool release(QPointF pixel);
    /// While it is being drawn.
    std::optional<QRectF> rectangle() const;

    /// The first click begins a distance and the second ends it; a third begins another. True when the tool took the click.
    bool click(Coordinate place);
    /// Between the two clicks the second end follows the mouse.
    void hover(Coordinate place);
    /// At most two ends.
    const std::vector<Coordinate> &measured() const { return m_measured; }
    bool isMeasuring() const { return m_isMeasuring; }

Q_SIGNALS:
    void toolChanged();
    /// What is drawn is another.
    void changed();
    /// A rectangle in pixels, larger than a slip of the hand.
    void rectangleDrawn(const QRectF &rectangle);

private:
    Tool m_tool = Tool::None;
    std::optional<QPointF> m_from;
    QPointF m_to;
    std::vector<Coordinate> m_measured;
    bool m_isMeasuring = false;
};

} // namespace Dateline
