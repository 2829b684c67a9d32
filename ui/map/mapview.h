// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "map/groundpicture.h"
#include "map/livemapitems.h"
#include "map/maplayout.h"
#include "map/mappainter.h"

#include <QWidget>

#include <memory>

class QMenu;
class QQuickWidget;
class QToolButton;

namespace Dateline {

class Workspace;

/// The map: where the shown events took place, with countries, places and corridors around them.
///
/// A click on a marker chooses its event; on one that stands for several it opens their list, or zooms until their places part.
/// A click on a country's name, or Ctrl and a click anywhere in it, takes the country into the filter or out of it.
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
    /// All stops of a corridor.
    void fitCorridor(std::uint16_t corridor);
    /// Takes a country into the filter or out of it.
    void toggleCountry(CountryCode country);

    /// Draws what the view shows, without its buttons, into (0, 0, size()).
    void paint(QPainter &painter) const;

    /// For the window's menu; each has its key, which works while the map has the focus.
    QList<QAction *> mapActions() const { return m_actions; }

    QSize sizeHint() const override { return {900, 500}; }
    QSize minimumSizeHint() const override { return {240, 160}; }

Q_SIGNALS:
    void cameraChanged();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private Q_SLOTS:
    void followMap(double latitude, double longitude, double zoom);

private:
    const Theme &mapTheme() const override;
    const MapPainter &painter() const override { return m_painter; }

    bool makeLive();
    void makeActions();
    void makeButtons();
    void styleButtons();
    void placesChanged();
    void contentChanged();
    void chosenChanged();
    void moveMap();
    MapContent content() const;

    void clickAt(QPointF pixel, Qt::KeyboardModifiers modifiers);
    void hoverAt(QPointF pixel, QPoint global);
    void openContextMenu(QPointF pixel, QPoint global);
    void openEventMenu(const std::vector<EventIndex> &events, QPoint global);
    QString toolTipAt(const MapScene::Hit &hit) const;
    QString eventsToolTip(const QString &heading, const std::vector<EventIndex> &events) const;
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
    QList<QAction *> m_actions;
    QWidget *m_buttons = nullptr;

    bool m_isPressed = false;
    bool m_isDragging = false;
    QPointF m_pressedAt;
    QPointF m_draggedFrom;
};

} // namespace Dateline
