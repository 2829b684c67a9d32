// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/coordinate.h"
#include "geo/country.h"
#include "map/mapprojection.h"

#include <QRectF>
#include <QString>

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace Dateline {

/// The vector base map that is built into the program: Natural Earth, packed by resources/basemap/generate.py.
/// All positions are on the Web Mercator square (see WorldPoint). Immutable after loading.
class BaseMap
{
public:
    /// As float the square is exact to 0.03 pixels at the nearest zoom, and half as long to read as double.
    struct Vertex
    {
        float x, y;
    };

    /// A name in several languages, the first is English.
    class Names
    {
    public:
        /// In @p language (ISO 639-1), else in English, else empty.
        QString in(std::string_view language) const;
        void add(QString language, QString name) { m_names.emplace_back(std::move(language), std::move(name)); }

    private:
        std::vector<std::pair<QString, QString>> m_names;
    };

    struct Country
    {
        CountryCode code; ///< empty for land that has no code
        Names names;
        WorldPoint label;
        double labelZoom = 0; ///< from which Natural Earth names it
        QRectF bounds;        ///< of its largest part
    };

    struct Water
    {
        bool isLake = false;
        Names names;
        WorldPoint label;
        double labelZoom = 0;
        double width = 0; ///< of the water at the label, as a fraction of the world's
    };

    struct Place
    {
        Names names;
        CountryCode country;
        WorldPoint point;
        int rank = 10; ///< Natural Earth's scale rank, 0 is the most important
        bool isCapital = false;
        std::uint32_t population = 0;
    };

    struct Port
    {
        QString name;
        WorldPoint point;
        int rank = 10;
    };

    /// Land that more than one state claims, or that broke away.
    struct DisputedArea
    {
        QString name;
        QString note; ///< who administers and who claims it; empty where the source does not say
        std::vector<std::vector<Vertex>> rings;
        QRectF bounds;
    };

    struct Polygon
    {
        bool isLake = false;
        std::uint16_t country = 0; ///< index into countries(); of land only
        float fromZoom = 0;
        QRectF bounds;
        std::uint32_t firstVertex = 0;
        std::vector<std::uint32_t> ringSizes; ///< the first is the outline, the others are holes
        std::uint32_t vertexCount = 0;
        std::uint32_t firstIndex = 0; ///< triangles: indexes relative to firstVertex
        std::uint32_t indexCount = 0;
    };

    enum class LineKind : std::uint8_t { Coast, Border, DisputedBorder, River, Claim };
    static constexpr int LineKindCount = 5;

    struct Line
    {
        LineKind kind = LineKind::Coast;
        float fromZoom = 0;
        QRectF bounds;
        std::uint32_t firstVertex = 0;
        std::uint32_t vertexCount = 0;
    };

    /// One level of detail: everything as one generalisation draws it.
    struct Level
    {
        double fromZoom = 0;
        QRectF bounds;                 ///< the finest covers only the region
        std::vector<Polygon> polygons; ///< land first, then lakes, in the order of drawing
        std::vector<Line> lines;
        std::vector<Vertex> vertices;
        std::vector<std::uint16_t> indices;
    };

    /// From the resource; it is part of the program, so this cannot fail.
    static const BaseMap &instance();

    const std::vector<Country> &countries() const { return m_countries; }
    const std::vector<Water> &waters() const { return m_waters; }
    /// The most important first.
    const std::vector<Place> &places() const { return m_places; }
    const std::vector<Port> &ports() const { return m_ports; }
    const std::vector<DisputedArea> &disputedAreas() const { return m_disputedAreas; }
    const std::vector<Level> &levels() const { return m_levels; }

    /// The level to draw: the finest that this zoom asks for and that covers @p worldRect.
    const Level &levelFor(double zoom, const QRectF &worldRect) const;
    /// The country whose land is there; empty at sea, on lakes that no country's outline holds, and on land without a code.
    CountryCode countryAt(Coordinate coordinate) const;
    /// Null when the map has no such country.
    const Country *country(CountryCode code) const;

private:
    BaseMap();
    bool read(const QByteArray &body);

    std::vector<Country> m_countries;
    std::vector<Water> m_waters;
    std::vector<Place> m_places;
    std::vector<Port> m_ports;
    std::vector<DisputedArea> m_disputedAreas;
    std::vector<Level> m_levels;
};

/// Whether a country is one of the five Central Asian states, which the map draws lighter.
bool isCentralAsian(CountryCode code);

} // namespace Dateline
