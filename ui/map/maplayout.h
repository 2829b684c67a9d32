// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "events/eventstore.h"
#include "geo/geoarea.h"
#include "map/mapscene.h"
#include "map/markerclusters.h"

#include <map>
#include <set>
#include <tuple>

namespace Dateline {

struct LabelPlacement;

inline constexpr double MapMargin = 12;       ///< pixels between the view's edge and what is pinned to it

/// The language that the program speaks, ISO 639-1: the map's names are in it where the data has them.
std::string mapLanguage();

/// What stands on a map besides its ground.
struct MapContent
{
    const MarkerClusters *clusters = nullptr;         ///< with its places; null: no events
    const std::vector<Corridor> *corridors = nullptr; ///< all that are known; null: none
    std::set<std::uint16_t> shownCorridors;           ///< indexes into @ref corridors
    std::optional<std::uint16_t> chosenCorridor;
    std::set<CountryCode> litCountries; ///< of the chosen corridor
    EventIndex chosen = NoEvent;
    int spreadGroup = EventPlaces::NoGroup; ///< whose events are spread out around their point
    std::set<CountryCode> filteredCountries;
    CountryCode hoveredCountry;
    std::optional<GeoArea> area;      ///< drawn as a frame
    std::vector<Coordinate> measured; ///< the ends of a distance, at most two
    Day day;                          ///< corridors are drawn as they stood then
    std::string language = "en";      ///< of the names, ISO 639-1
    std::vector<QRectF> reserved;     ///< kept free of labels: the view's buttons
    bool showsLegend = true;
    bool showsTiles = false; ///< OpenStreetMap's instead of the own ground: theirs is the credit
    /// Where the legend stood before. It stays there while it covers no marker, or in any case while it is held.
    std::optional<LegendCorner> legendCorner;
    bool holdsLegend = false;
};

/// Turns a camera and what it looks at into a scene. Keeps the widths of texts; otherwise without state.
class MapLayout
{
public:
    explicit MapLayout(MapFont font, const BaseMap &base = BaseMap::instance());

    MapScene scene(const MapCamera &camera, const MapContent &content) const;
    /// Only what lies flat on the ground: hatching and corridors, with their arrows.
    MapScene lines(const MapCamera &camera, const MapContent &content) const;
    /// Areas and lines clipped to the view and as fine as its pixels.
    MapGround ground(const MapCamera &camera, const std::set<CountryCode> &litCountries = {}) const;

    const MapFont &font() const { return m_font; }
    const BaseMap &base() const { return m_base; }

private:
    std::map<CountryCode, QPointF> visibleParts(const MapCamera &camera) const;
    QSizeF textSize(const QString &text, double pixelSize, int weight, double letterSpacing) const;
    void placeCorridors(MapScene &scene, const MapContent &content) const;
    void placeLegend(LabelPlacement &placement) const;
    void placeFrame(MapScene &scene, const MapContent &content) const;
    void placeHatching(MapScene &scene) const;
    void placeMarkers(LabelPlacement &placement) const;
    void placePetals(LabelPlacement &placement) const;
    void placeOutlines(MapScene &scene, const MapContent &content) const;
    void placeArea(MapScene &scene, const MapContent &content) const;
    void placeMeasure(LabelPlacement &placement) const;
    void nameMarkers(LabelPlacement &placement) const;
    void placeCountries(LabelPlacement &placement) const;
    void placeWaters(LabelPlacement &placement) const;
    void placePlaces(LabelPlacement &placement) const;
    void placeCorridorNames(LabelPlacement &placement) const;

    MapFont m_font;
    const BaseMap &m_base;
    struct TextKey
    {
        QString text;
        int tenths;
        int weight;
        auto operator<=>(const TextKey &) const = default;
    };
    mutable std::map<TextKey, QSizeF> m_textSizes;
    mutable std::map<std::tuple<int, int, int>, CountryCode> m_countrySamples; ///< by whole zoom, column and row
};

} // namespace Dateline
