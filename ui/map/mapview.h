// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "map/groundpicture.h"
#include "map/livemapitems.h"
#include "map/maparealink.h"
#include "map/maplayout.h"
#include "map/mappainter.h"
#include "map/maptools.h"

#include <QWidget>

#include <memory>

class QLabel;
class QMenu;
class QMouseEvent;
class QQuickWidget;
class QToolButton;

namespace Dateline {

class Workspace;

/// The map: where the shown events took place, with countries, places and corridors around them.
///
/// A click on a marker chooses its event; where it stands for several places it zooms until they part, where several events stand at
/// one place it spreads them out. A click on a corridor chooses it, a click anywhere else in a country takes the country into the
/// filter or out of it.
class MapView : public QWidget, private LiveMapSource
{
    Q_OBJECT

public:
    /// Live draws through the scene graph and Qt Location; Painted with QPainter alone. Automatic takes the faster one.
    enum class Mode { Automatic, Live, Painted };

    explicit MapView(Workspace &workspace, Mode mode = Mode::Automatic, QWidget *parent = nullptr);
    /// With other corridors than the catalogue's; @p corridors must outlive the view.
    MapView(Workspace &workspace, Mode mode, const std::vector<Corridor> &corridors, QWidget *parent = nullptr);
    ~MapView() override;

    /// Whether Live can work here; found once.
    static bool isLiveAvailable();
    /// Whether a graphics card draws OpenGL. Where the processor does (virtual machines, remote desktops), Painted is several times
    /// as fast; found once.
    static bool isLiveFaster();
    /// What came of the wish: never Automatic.
    Mode mode() const { return m_quick ? Mode::Live : Mode::Painted; }

    const MapCamera &camera() const { return m_camera; }
    /// Any camera; it is given the view's size and brought within the limits.
    void setCamera(const MapCamera &camera);
    /// What the view shows now; tests and hit-testing read it.
    const MapScene &scene() const override;

    void zoomBy(double steps);
    void panBy(QPointF pixels);
    /// All shown events that stand at a point; the region when there are none.
    void fitEvents();
    void fitRegion();
    void fitWorld();
    void fitArea(const GeoArea &area);
    /// All stops of a corridor.
    void fitCorridor(std::uint16_t corridor);
    /// Takes a country into the filter or out of it.
    void toggleCountry(CountryCode country);
    /// Chooses a corridor and shows it; the chosen one again: no longer.
    void toggleChosenCorridor(std::uint16_t corridor);

    /// Maps of OpenStreetMap instead of the own ground, from the network; off at first. Only where Live can work.
    bool showsTiles() const override { return m_showsTiles; }
    void setShowsTiles(bool shows);

    /// In words: where on the map the chosen event is; empty when none is chosen.
    QString valueText() const;

    /// Draws what the view shows, without its buttons, into (0, 0, size()).
    void paint(QPainter &painter) const;

    /// For the window's menu; each has its key, which works while the map has the focus.
    QList<QAction *> mapActions() const { return m_actions; }

    QSize sizeHint() const override { return {900, 500}; }
    /// So low that timeline, map, play bar and review tray fit a screen of 720 rows together.
    QSize minimumSizeHint() const override { return {240, 96}; }

Q_SIGNALS:
    void cameraChanged();
    void tilesChanged(bool shown);
    /// A corridor was chosen on the map.
    void corridorClicked(quint16 corridor);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private Q_SLOTS:
    void followMap(double latitude, double longitude, double zoom);

private:
    const Theme &mapTheme() const override;
    const MapPainter &painter() const override { return m_painter; }

    bool makeLive();
    void makeCanvas(Mode mode);
    void makeActions();
    void makeButtons();
    void applyTheme();
    void placeFloating();
    void placesChanged();
    void contentChanged();
    QString placesText() const;
    void chosenChanged();
    void moveMap();
    MapContent content() const;

    bool handleMouse(QMouseEvent *mouse);
    void clickAt(QPointF pixel);
    void clickMarker(const MapMarker &marker, QPoint global);
    void hoverAt(QPointF pixel, QPoint global);
    void leave();
    void cancel();
    void refreshActions();
    void spread(int group);
    void openContextMenu(QPointF pixel, QPoint global);
    void openEventMenu(const std::vector<EventIndex> &events, QPoint global);
    QString toolTipAt(const MapScene::Hit &hit) const;
    std::vector<EventIndex> eventsOf(const MapMarker &marker) const;

    Workspace &m_workspace;
    const std::vector<Corridor> &m_corridors;
    MapCamera m_camera;
    bool m_wasMoved = false;
    EventPlaces m_places;
    std::unique_ptr<MarkerClusters> m_clusters;
    MapLayout m_layout;
    MapPainter m_painter;
    GroundPicture m_groundPicture;
    mutable MapScene m_scene;
    mutable bool m_sceneIsStale = true;
    Day m_corridorDay;

    QWidget *m_canvas = nullptr;
    QQuickWidget *m_quick = nullptr;
    GroundItem *m_ground = nullptr;
    OverlayItem *m_overlay = nullptr;
    bool m_showsTiles = false;
    QList<QAction *> m_actions;
    QAction *m_fitCorridorAction = nullptr;
    QAction *m_extentAction = nullptr;
    QAction *m_rectangleAction = nullptr;
    QAction *m_distanceAction = nullptr;
    QAction *m_tilesAction = nullptr;
    QAction *m_cancelAction = nullptr;
    QWidget *m_buttons = nullptr;
    QLabel *m_position = nullptr; ///< the coordinates under the cursor

    MapTools m_tools;
    MapAreaLink m_areaLink;
    CountryCode m_hoveredCountry;
    int m_spreadGroup = EventPlaces::NoGroup;
    mutable std::optional<LegendCorner> m_legendCorner;

    bool m_isPressed = false;
    bool m_isDragging = false;
    QPointF m_pressedAt;
    QPointF m_draggedFrom;
};

} // namespace Dateline
