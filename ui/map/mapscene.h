// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "events/eventstore.h"
#include "geo/corridor.h"
#include "map/basemap.h"
#include "map/corridorstate.h"
#include "map/mapprojection.h"
#include "models/eventplaces.h"

#include <QFont>
#include <QLineF>
#include <QPolygonF>
#include <QString>

#include <functional>
#include <optional>
#include <set>
#include <variant>
#include <vector>

namespace Dateline {

/// The font of a map's text at a size in logical pixels and a weight: the desktop's on the screen, the bundled one in exports.
using MapFont = std::function<QFont(double pixelSize, int weight)>;
MapFont screenMapFont();
MapFont exportMapFont();

inline constexpr double PlaceTextSize = 12; ///< of names of places, in logical pixels

/// The ground of a map in pixels of a camera, clipped to the view: what a painter without scene graph needs.
struct MapGround
{
    enum class Fill : std::uint8_t { Land, CentralAsia, Lake };
    struct Area
    {
        Fill fill;
        CountryCode country;
        bool isLit = false;
        std::vector<QPolygonF> rings; ///< odd-even
    };
    struct Line
    {
        BaseMap::LineKind kind;
        QPolygonF points;
        double before = 0; ///< pixels of the whole line before these points: where its dashes stand
    };
    std::vector<Area> areas; ///< in the order of drawing
    std::vector<Line> lines; ///< by kind, in the order of drawing
};

struct MapLabel
{
    enum class Kind : std::uint8_t { Marker, Country, Sea, Lake, Place, Stop, Corridor };
    Kind kind;
    QString text;
    QRectF box;       ///< what no other label may touch; of a turned label the upright box around it
    QPointF baseline; ///< where the text begins
    double angle = 0; ///< degrees clockwise about the baseline's start
    double pixelSize = 12;
    int weight = 400;
    double letterSpacing = 0;
    CountryCode country;        ///< of a country's name
    std::uint16_t corridor = 0; ///< of a corridor's name
    bool chosen = false;
};

struct MapDot
{
    QPointF centre;
    double radius;
};

struct MapMarker
{
    QPointF centre;
    double radius;
    CountryCode country; ///< gives the colour
    int cluster;         ///< index in MarkerClusters::at the scene's zoom
    std::size_t count;
    bool chosen = false;
    bool dimmed = false;
};

/// One of several events at a point, moved away from it so that it can be seen and chosen.
struct MapPetal
{
    QPointF centre;
    double radius;
    CountryCode country; ///< gives the colour
    EventIndex event;
    bool chosen = false;
    bool dimmed = false;
};

/// The border of a country that the filter names or that the cursor is on.
struct CountryOutline
{
    CountryCode country;
    bool isHovered = false;
    std::vector<QPolygonF> lines;
};

/// The shortest way over the ground between two points, and how long it is.
struct MapMeasure
{
    std::vector<QPolygonF> lines;
    std::vector<QPointF> ends; ///< those in view
    QString text;
    QPointF baseline; ///< where the text begins; its box is kept free
};

/// How many events concern a country and stand at no point of it: a square beside its name, never a point.
struct CountryBadge
{
    QRectF box;
    CountryCode country;
    std::size_t count;
    bool chosen = false;
    bool dimmed = false;
};

struct CorridorStroke
{
    std::uint16_t corridor;
    std::uint16_t path;
    bool isSea = false;
    CorridorMode mode = CorridorMode::Rail;
    std::optional<CorridorStatus> status;
    bool isChosen = false;
    QPolygonF points;
    double before = 0; ///< pixels of the whole line before these points: where its dashes stand
};

/// Where a legend may stand.
enum class LegendCorner : std::uint8_t { TopLeft, BottomLeft, TopRight, BottomRight };

struct LegendRow
{
    std::uint16_t corridor;
    CorridorMode mode;
    std::optional<CorridorStatus> status;
    QString text;
    QLineF sample;
    QPointF baseline;
};

/// Everything that one picture of a map shows, as data in logical pixels: painting it takes no decisions, and hit-testing and
/// tests read the same data.
struct MapScene
{
    MapCamera camera;
    std::set<CountryCode> litCountries; ///< of the chosen corridor
    std::vector<QLineF> hatching; ///< over disputed areas
    std::vector<CorridorStroke> corridors;
    std::vector<QPolygonF> arrows; ///< the direction of travel, parallel to arrowCorridors
    std::vector<std::uint16_t> arrowCorridors;
    std::vector<MapDot> dots;
    std::vector<MapMarker> markers; ///< the last lies on top
    QPointF spreadCentre; ///< the point that the petals belong to
    std::vector<MapPetal> petals;
    std::vector<CountryBadge> badges;
    std::vector<CountryOutline> outlines;
    std::vector<QRectF> area; ///< what of the filter's area is in view; more than one part over the date line
    std::optional<MapMeasure> measure;
    std::vector<MapLabel> labels;
    std::vector<LegendRow> legend;
    QRectF legendBox; ///< null without a legend
    std::optional<LegendCorner> legendCorner;
    double legendTextSize = 11.5;

    QLineF scaleBar;
    QString scaleText;
    QPointF scaleTextBaseline;
    QPolygonF north;
    QPointF northBaseline;
    QString credit;
    QPointF creditBaseline;
    QRectF scalePlate;  ///< under the scale bar and the arrow to the north, likewise
    QRectF creditPlate; ///< under the credit where a marker stands, which would make it unreadable; else null
    double smallTextSize = 11;

    struct Nothing
    {
    };
    struct MarkerHit
    {
        int marker;
    };
    struct PetalHit
    {
        EventIndex event;
    };
    struct BadgeHit
    {
        int badge;
    };
    struct CountryNameHit
    {
        CountryCode country;
    };
    struct CorridorHit
    {
        std::uint16_t corridor;
        std::uint16_t path;
    };
    using Hit = std::variant<Nothing, MarkerHit, PetalHit, BadgeHit, CountryNameHit, CorridorHit>;
    /// What lies under a pixel, the topmost first; markers win by a reach of at least 11 pixels.
    Hit hitTest(QPointF pixel) const;
};

} // namespace Dateline
