// SPDX-License-Identifier: GPL-3.0-or-later
#include "map/mapview.h"

#include "map/mapexport.h"
#include "models/displaydate.h"
#include "workspace.h"

#include <QAction>
#include <QApplication>
#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QLoggingCategory>
#include <QMenu>
#include <QMouseEvent>
#include <QNativeGestureEvent>
#include <QOffscreenSurface>
#include <QOpenGLContext>
#include <QOpenGLFunctions>
#include <QPainter>
#include <QQmlError>
#include <QQuickItem>
#include <QQuickWidget>
#include <QQuickWindow>
#include <QToolButton>
#include <QToolTip>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>
#include <functional>

namespace Dateline {

namespace {

Q_LOGGING_CATEGORY(mapLog, "dateline.map", QtInfoMsg)

constexpr double KeyPan = 80;     // pixels an arrow key
constexpr double KeyZoom = 0.5;   // steps a key or button
constexpr double WheelZoom = 0.5; // steps a notch
constexpr double NearestFit = 7;
constexpr int MenuEvents = 20;
constexpr int TipEvents = 6;

/// Where the map is painted when it is not drawn through the scene graph.
class PaintedCanvas : public QWidget
{
public:
    PaintedCanvas(QWidget *parent, std::function<void(QPainter &)> paint)
        : QWidget(parent)
        , m_paint(std::move(paint))
    {
        setAttribute(Qt::WA_OpaquePaintEvent);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        m_paint(painter);
    }

private:
    std::function<void(QPainter &)> m_paint;
};

struct OpenGl
{
    bool isThere = false;
    bool isSoftware = false;
};

/// Asked once a process: making a context takes a while.
const OpenGl &openGl()
{
    static const OpenGl found = [] {
        OpenGl gl;
        const QString platform = QGuiApplication::platformName();
        if (platform == QLatin1StringView("offscreen") || platform == QLatin1StringView("minimal")
            || QQuickWindow::sceneGraphBackend() == QLatin1StringView("software"))
            return gl;
        QOpenGLContext context;
        QOffscreenSurface surface;
        surface.create();
        gl.isThere = context.create() && context.makeCurrent(&surface);
        if (gl.isThere) {
            const QByteArray renderer(reinterpret_cast<const char *>(context.functions()->glGetString(GL_RENDERER)));
            for (const char *name : {"llvmpipe", "softpipe", "swrast", "Software Rasterizer", "SwiftShader", "Microsoft Basic Render"})
                gl.isSoftware |= renderer.contains(name);
            context.doneCurrent();
        }
        return gl;
    }();
    return found;
}

enum class Glyph { Plus, Minus, Fit };

QIcon glyphIcon(Glyph glyph, QColor color)
{
    constexpr int Size = 16;
    constexpr double Scale = 3;
    QPixmap pixmap(QSize(Size, Size) * Scale);
    pixmap.setDevicePixelRatio(Scale);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(color, 1.6, Qt::SolidLine, Qt::RoundCap));
    if (glyph == Glyph::Fit) {
        for (const QPointF &corner : {QPointF(-1, -1), QPointF(1, -1), QPointF(1, 1), QPointF(-1, 1)}) {
            const QPointF at = QPointF(8, 8) + corner * 5.5;
            painter.drawLine(at, at - QPointF(corner.x() * 3.5, 0));
            painter.drawLine(at, at - QPointF(0, corner.y() * 3.5));
        }
    } else {
        painter.drawLine(QPointF(3, 8), QPointF(13, 8));
        if (glyph == Glyph::Plus)
            painter.drawLine(QPointF(8, 3), QPointF(8, 13));
    }
    return QIcon(pixmap);
}

} // namespace

MapView::MapView(Workspace &workspace, Mode mode, QWidget *parent)
    : MapView(workspace, mode, CorridorCatalogue::instance().corridors(), parent)
{ }

MapView::MapView(Workspace &workspace, Mode mode, const std::vector<Corridor> &corridors, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_corridors(corridors)
    , m_layout(screenMapFont())
    , m_painter(screenMapFont())
    , m_groundPicture(m_layout, m_painter)
{
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Map"));
    m_camera = regionCamera(sizeHint());
    if (mode == Mode::Painted || (mode == Mode::Automatic && !isLiveFaster()) || !makeLive())
        m_canvas = new PaintedCanvas(this, [this](QPainter &painter) {
            m_groundPicture.paint(painter, m_camera, content(), mapTheme());
            m_painter.paintMarks(painter, scene(), mapTheme());
        });
    m_canvas->setMouseTracking(true);
    m_canvas->setFocusPolicy(Qt::NoFocus);
    m_canvas->installEventFilter(this);
    makeActions();
    makeButtons();
    placesChanged();
    m_corridorDay = corridorDay(workspace);

    connect(&workspace.events, &EventFilterModel::eventsChanged, this, &MapView::placesChanged);
    connect(&workspace.selection, &EventSelection::changed, this, &MapView::chosenChanged);
    connect(&workspace, &Workspace::corridorsChanged, this, &MapView::contentChanged);
    connect(&workspace, &Workspace::themeChanged, this, [this] {
        styleButtons();
        contentChanged();
    });
    connect(&workspace.viewport, &TimeViewport::changed, this, [this] {
        const Day day = corridorDay(m_workspace);
        if (day == m_corridorDay)
            return;
        m_corridorDay = day;
        if (!m_workspace.shownCorridors().empty())
            contentChanged();
    });
}

MapView::~MapView()
{
    // The items read this view; they must be gone before it is.
    delete m_quick;
}

bool MapView::isLiveAvailable()
{
    return openGl().isThere;
}

bool MapView::isLiveFaster()
{
    return openGl().isThere && !openGl().isSoftware;
}

bool MapView::makeLive()
{
    registerLiveMapItems();
    auto quick = std::make_unique<QQuickWidget>(this);
    quick->setResizeMode(QQuickWidget::SizeRootObjectToView);
    quick->setSource(QUrl(QStringLiteral("qrc:/map/LiveMap.qml")));
    QQuickItem *root = quick->rootObject();
    if (quick->status() != QQuickWidget::Ready || !root) {
        for (const QQmlError &error : quick->errors())
            qCWarning(mapLog, "%s", qUtf8Printable(error.toString()));
        return false;
    }
    m_ground = root->findChild<GroundItem *>();
    m_overlay = root->findChild<OverlayItem *>();
    m_ground->setSource(this);
    m_overlay->setSource(this);
    connect(root, SIGNAL(moved(double, double, double)), this, SLOT(followMap(double, double, double)));
    m_quick = quick.release();
    m_canvas = m_quick;
    return true;
}

void MapView::makeActions()
{
    const auto add = [this](const QString &text, const QList<QKeySequence> &keys, auto function) {
        auto *action = new QAction(text, this);
        action->setShortcuts(keys);
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        action->setToolTip(
            tr("%1 (%2)", "tooltip of a button: what it does and its key").arg(text, keys.front().toString(QKeySequence::NativeText)));
        connect(action, &QAction::triggered, this, function);
        addAction(action);
        m_actions.append(action);
        return action;
    };
    add(tr("Zoom in"), {Qt::Key_Plus, Qt::Key_Equal}, [this] { zoomBy(KeyZoom); });
    add(tr("Zoom out"), {Qt::Key_Minus}, [this] { zoomBy(-KeyZoom); });
    add(tr("Fit events"), {Qt::Key_0}, [this] { fitEvents(); });
    add(tr("Show Central Asia"), {Qt::Key_Home}, [this] { fitRegion(); });
    add(tr("Pan left"), {Qt::Key_Left}, [this] { panBy({-KeyPan, 0}); });
    add(tr("Pan right"), {Qt::Key_Right}, [this] { panBy({KeyPan, 0}); });
    add(tr("Pan up"), {Qt::Key_Up}, [this] { panBy({0, -KeyPan}); });
    add(tr("Pan down"), {Qt::Key_Down}, [this] { panBy({0, KeyPan}); });
}

void MapView::makeButtons()
{
    m_buttons = new QWidget(this);
    auto *layout = new QVBoxLayout(m_buttons);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    for (int i = 0; i < 3; ++i) {
        auto *button = new QToolButton(m_buttons);
        button->setFixedSize(30, 30);
        button->setIconSize({16, 16});
        button->setFocusPolicy(Qt::TabFocus);
        button->setDefaultAction(m_actions[i]);
        button->setAccessibleName(m_actions[i]->text());
        layout->addWidget(button);
    }
    styleButtons();
    m_buttons->adjustSize();
}

void MapView::styleButtons()
{
    const Theme &theme = mapTheme();
    m_actions[0]->setIcon(glyphIcon(Glyph::Plus, theme.text));
    m_actions[1]->setIcon(glyphIcon(Glyph::Minus, theme.text));
    m_actions[2]->setIcon(glyphIcon(Glyph::Fit, theme.text));
    m_buttons->setStyleSheet(QStringLiteral("QToolButton { background: %1; border: 1px solid %2; border-radius: 6px; padding: 0; }"
                                            "QToolButton:hover { background: %3; } QToolButton:focus { border-color: %4; }")
                                 .arg(theme.panel.name(), theme.hairline.name(), theme.control.name(), theme.accent.name()));
}

const Theme &MapView::mapTheme() const
{
    return m_workspace.theme();
}

MapContent MapView::content() const
{
    MapContent content;
    content.clusters = m_clusters.get();
    content.corridors = &m_corridors;
    content.shownCorridors = m_workspace.shownCorridors();
    content.chosen = m_workspace.selection.current();
    content.day = m_corridorDay;
    content.reserved = {QRectF(m_buttons->geometry()).adjusted(-4, -4, 4, 4)};
    return content;
}

const MapScene &MapView::scene() const
{
    if (m_sceneIsStale) {
        m_scene = m_layout.scene(m_camera, content());
        m_sceneIsStale = false;
    }
    return m_scene;
}

void MapView::paint(QPainter &painter) const
{
    m_painter.paintGround(painter, m_layout.ground(m_camera), m_camera.rect(), mapTheme());
    m_painter.paintScene(painter, scene(), mapTheme());
}

void MapView::placesChanged()
{
    m_clusters.reset();
    m_places = EventPlaces::of(m_workspace.events);
    m_clusters = std::make_unique<MarkerClusters>(m_places);
    setAccessibleDescription(tr("%n place(s) with events", nullptr, int(m_places.groups.size())));
    contentChanged();
}

void MapView::contentChanged()
{
    m_sceneIsStale = true;
    if (m_quick) {
        m_ground->update();
        m_overlay->update();
    } else {
        m_canvas->update();
    }
}

void MapView::chosenChanged()
{
    const int group = m_places.groupOf(m_workspace.selection.current());
    if (group >= 0) {
        const QPointF pixel = m_camera.toPixel(m_places.groups[std::size_t(group)].coordinate);
        const QRectF inner = m_camera.rect().adjusted(24, 24, -24, -24);
        if (!inner.contains(pixel)) {
            MapCamera camera = m_camera;
            camera.centre = m_places.groups[std::size_t(group)].coordinate;
            setCamera(camera);
        }
    }
    contentChanged();
}

void MapView::setCamera(const MapCamera &camera)
{
    MapCamera limited = camera;
    limited.size = m_camera.size;
    limited = limited.limited();
    m_wasMoved = true;
    if (limited == m_camera)
        return;
    m_camera = limited;
    moveMap();
    contentChanged();
    Q_EMIT cameraChanged();
}

void MapView::moveMap()
{
    if (!m_quick)
        return;
    QMetaObject::invokeMethod(m_quick->rootObject(), "moveTo", Q_ARG(QVariant, m_camera.centre.latitude),
                              Q_ARG(QVariant, m_camera.centre.longitude), Q_ARG(QVariant, m_camera.zoom));
}

void MapView::followMap(double latitude, double longitude, double zoom)
{
    MapCamera camera = m_camera;
    camera.centre = {latitude, longitude};
    camera.zoom = zoom;
    setCamera(camera);
}

void MapView::zoomBy(double steps)
{
    setCamera(m_camera.zoomedAbout(m_camera.rect().center(), steps));
}

void MapView::panBy(QPointF pixels)
{
    setCamera(m_camera.panned(pixels));
}

void MapView::fitEvents()
{
    std::vector<Coordinate> coordinates;
    for (const EventPlaces::Group &group : m_places.groups)
        coordinates.push_back(group.coordinate);
    setCamera(cameraShowing(coordinates, m_camera.size, 64, NearestFit, regionCamera(m_camera.size)));
}

void MapView::fitRegion()
{
    setCamera(regionCamera(m_camera.size));
}

void MapView::fitCorridor(std::uint16_t corridor)
{
    if (corridor >= m_corridors.size())
        return;
    std::vector<Coordinate> coordinates;
    for (const CorridorPath &path : m_corridors[corridor].paths) {
        for (const CorridorStop &stop : path.stops)
            coordinates.push_back(stop.coordinate);
    }
    setCamera(cameraShowing(coordinates, m_camera.size, 48, NearestFit, m_camera));
}

void MapView::toggleCountry(CountryCode country)
{
    if (country.isEmpty())
        return;
    EventFilter filter = m_workspace.events.filter();
    if (filter.countries.erase(country) == 0)
        filter.countries.insert(country);
    m_workspace.events.setFilter(filter);
}

void MapView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_canvas->setGeometry(rect());
    m_buttons->move(width() - m_buttons->width() - 12, 12);
    m_camera.size = size();
    m_camera = m_wasMoved ? m_camera.limited() : regionCamera(size());
    moveMap();
    contentChanged();
}

bool MapView::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_canvas)
        return QWidget::eventFilter(watched, event);
    // The live map moves itself; clicks and hovering are the same in both modes.
    const bool movesItself = m_quick != nullptr;
    switch (event->type()) {
    case QEvent::MouseButtonPress:
    case QEvent::MouseButtonDblClick: {
        const auto *mouse = static_cast<QMouseEvent *>(event);
        if (mouse->button() != Qt::LeftButton)
            break;
        setFocus(Qt::MouseFocusReason);
        m_isPressed = true;
        m_isDragging = false;
        m_pressedAt = m_draggedFrom = mouse->position();
        break;
    }
    case QEvent::MouseMove: {
        const auto *mouse = static_cast<QMouseEvent *>(event);
        if (!m_isPressed) {
            hoverAt(mouse->position(), mouse->globalPosition().toPoint());
            break;
        }
        if ((mouse->position() - m_pressedAt).manhattanLength() >= QApplication::startDragDistance())
            m_isDragging = true;
        if (m_isDragging && !movesItself) {
            panBy(m_draggedFrom - mouse->position());
            m_draggedFrom = mouse->position();
        }
        break;
    }
    case QEvent::MouseButtonRelease: {
        const auto *mouse = static_cast<QMouseEvent *>(event);
        if (mouse->button() != Qt::LeftButton || !m_isPressed)
            break;
        m_isPressed = false;
        if (!m_isDragging)
            clickAt(mouse->position(), mouse->modifiers());
        break;
    }
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
    case QEvent::Leave: m_canvas->unsetCursor(); break;
    case QEvent::ToolTip: return true; // shown at once while hovering
    default: break;
    }
    return QWidget::eventFilter(watched, event);
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

void MapView::clickAt(QPointF pixel, Qt::KeyboardModifiers modifiers)
{
    const MapScene::Hit hit = scene().hitTest(pixel);
    const QPoint global = m_canvas->mapToGlobal(pixel.toPoint());
    if (const auto *markerHit = std::get_if<MapScene::MarkerHit>(&hit)) {
        const MapMarker &marker = m_scene.markers[std::size_t(markerHit->marker)];
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
                setCamera(nearer);
                return;
            }
        }
        const std::vector<EventIndex> events = eventsOf(marker);
        if (events.size() == 1)
            m_workspace.selection.select(events.front());
        else
            openEventMenu(events, global);
    } else if (const auto *badgeHit = std::get_if<MapScene::BadgeHit>(&hit)) {
        const std::vector<EventIndex> &events = m_places.countryOnly.at(m_scene.badges[std::size_t(badgeHit->badge)].country);
        if (events.size() == 1)
            m_workspace.selection.select(events.front());
        else
            openEventMenu(events, global);
    } else if (modifiers & Qt::ControlModifier) {
        toggleCountry(m_layout.base().countryAt(m_camera.toCoordinate(pixel)));
    } else if (const auto *name = std::get_if<MapScene::CountryNameHit>(&hit)) {
        toggleCountry(name->country);
    }
}

void MapView::openEventMenu(const std::vector<EventIndex> &events, QPoint global)
{
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("eventMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const EventStore &store = m_workspace.events.store();
    for (std::size_t i = 0; i < std::min<std::size_t>(events.size(), MenuEvents); ++i) {
        const EventIndex index = events[i];
        const Event &event = store.event(index);
        QString label = tr("%1 — %2", "date and label of an event").arg(displayDate(event), QString::fromStdString(event.label));
        QAction *action = menu->addAction(label.replace(u'&', QStringLiteral("&&")));
        action->setCheckable(true);
        action->setChecked(index == m_workspace.selection.current());
        connect(action, &QAction::triggered, this, [this, index] { m_workspace.selection.select(index); });
    }
    if (events.size() > MenuEvents)
        menu->addAction(tr("%n more in the event table", nullptr, int(events.size() - MenuEvents)))->setEnabled(false);
    menu->popup(global);
}

void MapView::openContextMenu(QPointF pixel, QPoint global)
{
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("mapMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
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
    menu->addActions(m_actions.mid(0, 4));
    menu->popup(global);
}

QString MapView::eventsToolTip(const QString &heading, const std::vector<EventIndex> &events) const
{
    const EventStore &store = m_workspace.events.store();
    QString text = QStringLiteral("<b>%1</b>").arg(heading.toHtmlEscaped());
    for (std::size_t i = 0; i < std::min<std::size_t>(events.size(), TipEvents); ++i) {
        const Event &event = store.event(events[i]);
        text += QStringLiteral("<br>%1: %2").arg(displayDate(event).toHtmlEscaped(), QString::fromStdString(event.label).toHtmlEscaped());
        if (events.size() == 1)
            text += QStringLiteral("<br><i>%1</i>")
                        .arg(QString::fromStdString(store.document(store.documentOf(events[i])).document.title).toHtmlEscaped());
    }
    if (events.size() > TipEvents)
        text += QStringLiteral("<br>") + tr("and %n more", nullptr, int(events.size() - TipEvents));
    return text;
}

QString MapView::toolTipAt(const MapScene::Hit &hit) const
{
    if (const auto *marker = std::get_if<MapScene::MarkerHit>(&hit)) {
        const MapMarker &under = m_scene.markers[std::size_t(marker->marker)];
        const MarkerCluster &cluster = m_clusters->at(m_scene.camera.zoom)[std::size_t(under.cluster)];
        QString heading = QString::fromStdString(m_places.groups[std::size_t(cluster.anchor)].name);
        if (cluster.groups.size() > 1)
            heading = tr("%1 and %n more place(s)", nullptr, int(cluster.groups.size()) - 1).arg(heading);
        return eventsToolTip(heading, eventsOf(under));
    }
    if (const auto *badge = std::get_if<MapScene::BadgeHit>(&hit)) {
        const CountryCode country = m_scene.badges[std::size_t(badge->badge)].country;
        return eventsToolTip(tr("%1, at no place of its own").arg(QString::fromStdString(countryName(country))),
                             m_places.countryOnly.at(country));
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
    const MapScene::Hit hit = scene().hitTest(pixel);
    const bool canBeClicked = std::holds_alternative<MapScene::MarkerHit>(hit) || std::holds_alternative<MapScene::BadgeHit>(hit)
        || std::holds_alternative<MapScene::CountryNameHit>(hit);
    if (canBeClicked)
        m_canvas->setCursor(Qt::PointingHandCursor);
    else
        m_canvas->unsetCursor();
    const QString text = toolTipAt(hit);
    if (text != QToolTip::text())
        QToolTip::showText(global, text, m_canvas);
}

} // namespace Dateline
