// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "map/mapscene.h"

#include <QImage>
#include <QQuickItem>

namespace Dateline {

class MapLayout;
class MapPainter;
struct Theme;

/// What the items of the live map draw; the view owns and outlives them.
class LiveMapSource
{
public:
    virtual ~LiveMapSource() = default;
    virtual const MapScene &scene() const = 0;
    virtual const Theme &mapTheme() const = 0;
    virtual const MapPainter &painter() const = 0;
    /// Whether tiles below take the place of water, land and lines.
    virtual bool showsTiles() const = 0;
};

/// The ground and the lines on it as scene-graph geometry: land, lakes, rivers, borders, corridors. Only what is in view goes to the
/// graphics card, in pixels, so that it is crisp at every zoom; lines are strips that fade at both sides instead of multisampling, which
/// would cost more.
class GroundItem : public QQuickItem
{
    Q_OBJECT

public:
    explicit GroundItem(QQuickItem *parent = nullptr);
    void setSource(const LiveMapSource *source);

protected:
    QSGNode *updatePaintNode(QSGNode *node, UpdatePaintNodeData *data) override;

private:
    const LiveMapSource *m_source = nullptr;
};

/// Everything above the lines, drawn by MapPainter into one picture a frame.
class OverlayItem : public QQuickItem
{
    Q_OBJECT

public:
    explicit OverlayItem(QQuickItem *parent = nullptr);
    void setSource(const LiveMapSource *source);

protected:
    QSGNode *updatePaintNode(QSGNode *node, UpdatePaintNodeData *data) override;

private:
    const LiveMapSource *m_source = nullptr;
    QImage m_image;
};

/// Makes the items known to QML as Dateline.Map; any number of times.
void registerLiveMapItems();

} // namespace Dateline
