// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "map/corridorpen.h"
#include "map/mapcolors.h"
#include "map/mapscene.h"
#include "theme.h"

#include <QHash>
#include <QImage>

class QPainter;

namespace Dateline {

/// Replays a scene into a painter. Takes no decisions: what is where was settled by MapLayout.
/// In vector formats text stays text; on a screen the pictures of labels are kept from one frame to the next.
class MapPainter
{
public:
    explicit MapPainter(MapFont font);

    /// Water, land, lakes, rivers and borders.
    void paintGround(QPainter &painter, const MapGround &ground, const QRectF &rect, const Theme &theme) const;
    /// Everything else: the lines, then the marks.
    void paintScene(QPainter &painter, const MapScene &scene, const Theme &theme) const;
    /// Hatching and corridors.
    void paintLines(QPainter &painter, const MapScene &scene, const Theme &theme) const;
    /// Arrows, dots, names, markers, legend, scale, and what is drawn over the map for a while.
    void paintMarks(QPainter &painter, const MapScene &scene, const Theme &theme) const;

private:
    void paintText(QPainter &painter, const MapLabel &label, QColor color, QColor halo) const;
    void paintMarker(QPainter &painter, const MapMarker &marker, const Theme &theme) const;
    void paintOutlines(QPainter &painter, const MapScene &scene, const Theme &theme) const;
    void paintSpread(QPainter &painter, const MapScene &scene, const Theme &theme) const;
    void paintMeasure(QPainter &painter, const MapScene &scene, const Theme &theme) const;
    void paintLegend(QPainter &painter, const MapScene &scene, const Theme &theme) const;
    QFont labelFont(const MapLabel &label) const;

    MapFont m_font;
    struct Picture
    {
        QImage image;
        QPointF offset;
    };
    /// Draws @p draw about (0, 0) into a picture of @p box and keeps it.
    template<typename Draw>
    QHash<QString, Picture>::iterator keepPicture(const QString &key, const QRectF &box, double scale, Draw draw) const;
    void drawPicture(QPainter &painter, const Picture &picture, QPointF at) const;
    mutable QHash<QString, Picture> m_pictures;
};

} // namespace Dateline
