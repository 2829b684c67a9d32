// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "map/mapscene.h"
#include "theme.h"

#include <QHash>
#include <QImage>
#include <QPen>

class QPainter;

namespace Dateline {

/// How a corridor's line is drawn: the mode by width and build, the status by dashes. Sea legs are finely dashed.
struct CorridorPen
{
    QPen pen;
    bool hasCore = false;  ///< a road: a light line inside
    bool hasBeads = false; ///< a pipeline: dots along the line

    static CorridorPen of(CorridorMode mode, std::optional<CorridorStatus> status, bool isSea, QColor color, QColor ground);
};

inline constexpr double CoreWidth = 1.2;  ///< of a road's inner line, in pixels
inline constexpr double BeadRadius = 2.8; ///< of a pipeline's dots

/// Where a pipeline's dots stand along its line, of which @p before pixels lie before the first point.
std::vector<QPointF> beadsAlong(const QPolygonF &points, double before);

/// Strokes one polyline as a corridor is drawn; for map, legend and panel alike.
void paintCorridorLine(QPainter &painter, const QPolygonF &points, const CorridorPen &pen, QColor ground, double before = 0);

/// How many device pixels a painter gives a logical one.
double devicePixels(const QPainter &painter);

/// The colours of the ground, by what lies there.
QColor groundColor(const Theme &theme, MapGround::Fill fill);
QColor coastColor(const Theme &theme);
QColor hatchColor(const Theme &theme);
QColor lineColor(const Theme &theme, BaseMap::LineKind kind);
double lineWidth(BaseMap::LineKind kind);

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
    /// Arrows, dots, names, markers, legend and scale.
    void paintMarks(QPainter &painter, const MapScene &scene, const Theme &theme) const;

private:
    void paintText(QPainter &painter, const MapLabel &label, QColor color, QColor halo) const;
    void paintMarker(QPainter &painter, const MapMarker &marker, const Theme &theme) const;
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
