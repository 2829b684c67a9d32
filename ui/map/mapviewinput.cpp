// SPDX-License-Identifier: GPL-3.0-or-later
// What mouse, wheel and gestures do to the map.
#include "map/mapview.h"

#include "map/maptips.h"
#include "models/counttext.h"
#include "models/displaydate.h"
#include "workspace.h"

#include <QAction>
#include <QApplication>
#include <QContextMenuEvent>
#include <QLabel>
#include <QMenu>
#include <QMouseEvent>
#include <QNativeGestureEvent>
#include <QQuickItem>
#include <QQuickWidget>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace Dateline {

namespace {

constexpr double WheelZoom = 0.5; // steps a notch
constexpr std::size_t MenuEvents = 20;
constexpr std::size_t MostPetals = 40; // more are easier read as a list

} // namespace

bool MapView::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_canvas)
        return QWidget::eventFilter(watched, event);
    // The live map moves itself; clicks and hovering are the same in both modes.
    const bool movesItself = m_quick != nullptr;
    switch (event->type()) {
    case QEvent::MouseButtonPress:
    case QEvent::MouseButtonDblClick:
    case QEvent::MouseMove:
    case QEvent::MouseButtonRelease:
        if (handleMouse(static_cast<QMouseEvent *>(event)))
            return true;
        break;
    case QEvent::Wheel: {
        if (movesItself)
            break;
        auto *wheel = static_cast<QWheelEvent *>(event);
        setCamera(m_camera.zoomedAbout(wheel->position(), wheel->angleDelta().y() / 120.0 * WheelZoom));
        wheel->accept();
        return true;
    }
    case QEvent::NativeGesture: {
        const auto *gesture = static_cast<QNativeGestureEvent *>(event);
        if (movesItself || gesture->gestureType() != Qt::ZoomNativeGesture)
            break;
        setCamera(m_camera.zoomedAbout(gesture->position(), std::log2(std::max(0.1, 1 + gesture->value()))));
        return true;
    }
    case QEvent::ContextMenu: {
        const auto *menu = static_cast<QContextMenuEvent *>(event);
        openContextMenu(menu->pos(), menu->globalPos());
        return true;
    }
    case QEvent::Leave: leave(); break;
    case QEvent::ToolTip: return true; // shown at once while hovering
    default: break;
    }
    return QWidget::eventFilter(watched, event);
}

/// True when the canvas shall not see the event.
bool MapView::handleMouse(QMouseEvent *mouse)
{
    const QPointF pixel = mouse->position();
    if (mouse->type() == QEvent::MouseMove) {
        if (!m_isPressed) {
            hoverAt(pixel, mouse->globalPosition().toPoint());
            return false;
        }
        if (m_tools.drag(pixel))
            return true;
        if (!m_isDragging && (pixel - m_pressedAt).manhattanLength() >= QApplication::startDragDistance()) {
            m_isDragging = true;
            leave();
        }
        if (m_isDragging && !m_quick) {
            panBy(m_draggedFrom - pixel);
            m_draggedFrom = pixel;
        }
        return false;
    }
    if (mouse->button() != Qt::LeftButton)
        return false;
    if (mouse->type() == QEvent::MouseButtonRelease) {
        if (!m_isPressed)
            return false;
        m_isPressed = false;
        if (m_tools.release(pixel))
            return true;
        if (!m_isDragging) {
            clickAt(pixel);
        } else {
            // The legend was held where it was.
            m_isDragging = false;
            contentChanged();
        }
        return false;
    }
    setFocus(Qt::MouseFocusReason);
    m_isPressed = true;
    m_isDragging = false;
    m_pressedAt = m_draggedFrom = pixel;
    return m_tools.press(pixel);
}

std::vector<EventIndex> MapView::eventsOf(const MapMarker &marker) const
{
    std::vector<EventIndex> events;
    for (const int group : m_clusters->at(m_scene.camera.zoom)[std::size_t(marker.cluster)].groups) {
        const auto &more = m_places.groups[std::size_t(group)].events;
        events.insert(events.end(), more.begin(), more.end());
    }
    return events;
}

void MapView::clickAt(QPointF pixel)
{
    if (m_tools.click(m_camera.toCoordinate(pixel)))
        return;
    const MapScene::Hit hit = scene().hitTest(pixel);
    const QPoint global = m_canvas->mapToGlobal(pixel.toPoint());
    if (const auto *petal = std::get_if<MapScene::PetalHit>(&hit)) {
        m_workspace.selection.select(petal->event);
        return;
    }
    if (const auto *marker = std::get_if<MapScene::MarkerHit>(&hit)) {
        clickMarker(m_scene.markers[std::size_t(marker->marker)], global);
        return;
    }
    spread(EventPlaces::NoGroup);
    if (const auto *badge = std::get_if<MapScene::BadgeHit>(&hit)) {
        const std::vector<EventIndex> &events = m_places.countryOnly.at(m_scene.badges[std::size_t(badge->badge)].country);
        if (events.size() == 1)
            m_workspace.selection.select(events.front());
        else
            openEventMenu(events, global);
    } else if (const auto *corridor = std::get_if<MapScene::CorridorHit>(&hit)) {
        toggleChosenCorridor(corridor->corridor);
    } else if (const auto *name = std::get_if<MapScene::CountryNameHit>(&hit)) {
        toggleCountry(name->country);
    } else if (!m_scene.legendBox.contains(pixel)) {
        toggleCountry(m_layout.base().countryAt(m_camera.toCoordinate(pixel)));
    }
}

void MapView::clickMarker(const MapMarker &marker, QPoint global)
{
    const MarkerCluster &cluster = m_clusters->at(m_scene.camera.zoom)[std::size_t(marker.cluster)];
    if (cluster.groups.size() > 1) {
        std::vector<Coordinate> coordinates;
        for (const int group : cluster.groups)
            coordinates.push_back(m_places.groups[std::size_t(group)].coordinate);
        MapCamera nearer = cameraShowing(coordinates, m_camera.size, std::min(m_camera.size.width(), m_camera.size.height()) / 4,
                                         MapCamera::MaximumZoom, m_camera);
        if (nearer.zoom < m_camera.zoom + 0.5)
            nearer.zoom = std::min(m_camera.zoom + 1, MapCamera::MaximumZoom);
        if (nearer.zoom > m_camera.zoom) {
            spread(EventPlaces::NoGroup);
            setCamera(nearer);
            return;
        }
    }
    const std::vector<EventIndex> events = eventsOf(marker);
    if (events.size() == 1)
        m_workspace.selection.select(events.front());
    else if (cluster.groups.size() > 1 || events.size() > MostPetals)
        openEventMenu(events, global);
    else
        spread(m_spreadGroup == cluster.anchor ? EventPlaces::NoGroup : cluster.anchor);
}

void MapView::spread(int group)
{
    if (group == m_spreadGroup)
        return;
    m_spreadGroup = group;
    refreshActions();
    contentChanged();
}

void MapView::cancel()
{
    if (m_tools.tool() != MapTools::Tool::None)
        m_tools.setTool(MapTools::Tool::None);
    else if (m_spreadGroup >= 0)
        spread(EventPlaces::NoGroup);
    else if (m_areaLink.kind() == MapAreaLink::Kind::Rectangle)
        m_areaLink.clear();
}

void MapView::openEventMenu(const std::vector<EventIndex> &events, QPoint global)
{
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("eventMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const EventStore &store = m_workspace.events.store();
    for (std::size_t i = 0; i < std::min(events.size(), MenuEvents); ++i) {
        const EventIndex index = events[i];
        const Event &event = store.event(index);
        QString label = tr("%1 — %2", "date and label of an event").arg(displayDate(event), QString::fromStdString(event.label));
        QAction *action = menu->addAction(label.replace(u'&', QStringLiteral("&&")));
        action->setCheckable(true);
        action->setChecked(index == m_workspace.selection.current());
        connect(action, &QAction::triggered, this, [this, index] { m_workspace.selection.select(index); });
    }
    if (events.size() > MenuEvents)
        menu->addAction(tr("%1 more in the event table").arg(countText(qint64(events.size() - MenuEvents))))->setEnabled(false);
    menu->popup(global);
}

void MapView::openContextMenu(QPointF pixel, QPoint global)
{
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("mapMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const MapScene::Hit hit = scene().hitTest(pixel);
    if (const auto *marker = std::get_if<MapScene::MarkerHit>(&hit)) {
        const std::vector<EventIndex> events = eventsOf(m_scene.markers[std::size_t(marker->marker)]);
        connect(menu->addAction(events.size() == 1 ? tr("List the event") : tr("List the %1 events").arg(countText(qint64(events.size())))), &QAction::triggered, this,
                [this, events, global] { openEventMenu(events, global); });
    }
    const Coordinate here = m_camera.toCoordinate(pixel);
    const CountryCode country = m_layout.base().countryAt(here);
    if (!country.isEmpty()) {
        QAction *action = menu->addAction(tr("Filter by %1").arg(QString::fromStdString(countryName(country))));
        action->setCheckable(true);
        action->setChecked(m_workspace.events.filter().countries.contains(country));
        connect(action, &QAction::triggered, this, [this, country] { toggleCountry(country); });
    }
    connect(menu->addAction(tr("Centre here")), &QAction::triggered, this, [this, here] {
        MapCamera camera = m_camera;
        camera.centre = here;
        setCamera(camera);
    });
    menu->addSeparator();
    for (QAction *action : std::as_const(m_actions)) {
        if (action->isSeparator() || action->isEnabled())
            menu->addAction(action);
    }
    menu->popup(global);
}

QString MapView::toolTipAt(const MapScene::Hit &hit) const
{
    const EventStore &store = m_workspace.events.store();
    if (const auto *petal = std::get_if<MapScene::PetalHit>(&hit))
        return eventsToolTip(QString::fromStdString(m_places.groups[std::size_t(m_spreadGroup)].name), {petal->event}, store);
    if (const auto *marker = std::get_if<MapScene::MarkerHit>(&hit)) {
        const MapMarker &under = m_scene.markers[std::size_t(marker->marker)];
        const MarkerCluster &cluster = m_clusters->at(m_scene.camera.zoom)[std::size_t(under.cluster)];
        QString heading = QString::fromStdString(m_places.groups[std::size_t(cluster.anchor)].name);
        if (cluster.groups.size() > 1)
            heading = cluster.groups.size() == 2 ? tr("%1 and 1 more place").arg(heading) : tr("%1 and %2 more places").arg(heading, countText(qint64(cluster.groups.size()) - 1));
        return eventsToolTip(heading, eventsOf(under), store);
    }
    if (const auto *badge = std::get_if<MapScene::BadgeHit>(&hit)) {
        const CountryCode country = m_scene.badges[std::size_t(badge->badge)].country;
        return eventsToolTip(tr("%1, at no place of its own").arg(QString::fromStdString(countryName(country))),
                             m_places.countryOnly.at(country), store);
    }
    if (const auto *name = std::get_if<MapScene::CountryNameHit>(&hit)) {
        const QString country = QString::fromStdString(countryName(name->country));
        return m_workspace.events.filter().countries.contains(name->country) ? tr("Click: no longer filter by %1").arg(country)
                                                                             : tr("Click: filter by %1").arg(country);
    }
    if (const auto *corridor = std::get_if<MapScene::CorridorHit>(&hit))
        return corridorToolTip(m_corridors[corridor->corridor], m_corridorDay);
    return {};
}

void MapView::hoverAt(QPointF pixel, QPoint global)
{
    const Coordinate here = m_camera.toCoordinate(pixel);
    const MapScene::Hit hit = scene().hitTest(pixel);
    const bool isOnLegend = m_scene.legendBox.contains(pixel);
    const CountryCode land = isOnLegend ? CountryCode() : m_layout.base().countryAt(here);
    const int decimals = m_camera.zoom < 9 ? 2 : 3;
    QString position = coordinateText(here, decimals);
    if (!land.isEmpty())
        position = tr("%1 · %2", "coordinates, country").arg(position, QString::fromStdString(countryName(land)));
    m_position->setText(position);
    m_position->show();
    if (m_tools.tool() != MapTools::Tool::None) {
        m_canvas->setCursor(Qt::CrossCursor);
        m_tools.hover(here);
        return;
    }

    CountryCode country;
    if (const auto *name = std::get_if<MapScene::CountryNameHit>(&hit))
        country = name->country;
    else if (std::holds_alternative<MapScene::Nothing>(hit))
        country = land;
    const bool canBeClicked = !country.isEmpty() || !std::holds_alternative<MapScene::Nothing>(hit);
    if (canBeClicked)
        m_canvas->setCursor(Qt::PointingHandCursor);
    else
        m_canvas->unsetCursor();
    if (country != m_hoveredCountry) {
        m_hoveredCountry = country;
        contentChanged();
    }
    const QString text = toolTipAt(hit);
    if (text != QToolTip::text())
        QToolTip::showText(global, text, m_canvas);
}

void MapView::leave()
{
    m_canvas->unsetCursor();
    m_position->hide();
    if (m_hoveredCountry.isEmpty())
        return;
    m_hoveredCountry = CountryCode();
    contentChanged();
}

} // namespace Dateline
