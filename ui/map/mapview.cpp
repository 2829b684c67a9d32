// SPDX-License-Identifier: GPL-3.0-or-later
#include "map/mapview.h"

#include "focusoutline.h"
#include "map/mapexport.h"
#include "map/maptips.h"
#include "models/counttext.h"
#include "uitext.h"
#include "viewaccessible.h"
#include "workspace.h"

#include <QAction>
#include <QGuiApplication>
#include <QLabel>
#include <QLoggingCategory>
#include <QOffscreenSurface>
#include <QOpenGLContext>
#include <QOpenGLFunctions>
#include <QPainter>
#include <QQmlError>
#include <QQuickItem>
#include <QQuickWidget>
#include <QQuickWindow>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>
#include <functional>

namespace Dateline {

namespace {

Q_LOGGING_CATEGORY(mapLog, "dateline.map", QtInfoMsg)

constexpr double KeyPan = 80;   // pixels an arrow key
constexpr double KeyZoom = 0.5; // steps a key or button
constexpr double NearestFit = 7;
constexpr int HeightForButtons = 160;
constexpr std::size_t MostPlacesTold = 5;

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
    , m_areaLink(workspace.events)
{
    installViewAccessibility();
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Map"));
    m_camera = regionCamera(sizeHint());
    makeCanvas(mode);
    makeActions();
    makeButtons();
    FocusOutline::setWanted(this, true);
    applyTheme();
    placesChanged();
    m_corridorDay = corridorDay(workspace);

    connect(&workspace.events, &EventFilterModel::eventsChanged, this, &MapView::placesChanged);
    connect(&workspace.selection, &EventSelection::changed, this, &MapView::chosenChanged);
    connect(&workspace, &Workspace::corridorsChanged, this, [this] {
        refreshActions();
        contentChanged();
    });
    connect(&workspace, &Workspace::themeChanged, this, [this] {
        applyTheme();
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
    connect(this, &MapView::cameraChanged, this, [this] { m_areaLink.moveExtent(m_camera.area(m_camera.rect())); });
    connect(&m_areaLink, &MapAreaLink::changed, this, [this] {
        refreshActions();
        contentChanged();
    });
    connect(&m_tools, &MapTools::changed, this, [this] {
        refreshActions();
        contentChanged();
    });
    connect(&m_tools, &MapTools::toolChanged, this, [this] {
        m_canvas->unsetCursor();
        leave();
    });
    connect(&m_tools, &MapTools::rectangleDrawn, this, [this](const QRectF &pixels) { m_areaLink.setRectangle(m_camera.area(pixels)); });
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

void MapView::makeCanvas(Mode mode)
{
    if (mode == Mode::Painted || (mode == Mode::Automatic && !isLiveFaster()) || !makeLive())
        m_canvas = new PaintedCanvas(this, [this](QPainter &painter) {
            const MapContent shown = content();
            m_groundPicture.paint(painter, m_camera, shown, mapTheme());
            m_painter.paintMarks(painter, scene(), mapTheme());
        });
    m_canvas->setMouseTracking(true);
    m_canvas->setFocusPolicy(Qt::NoFocus);
    m_canvas->installEventFilter(this);
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

void MapView::setShowsTiles(bool shows)
{
    if (shows == m_showsTiles || !isLiveAvailable())
        return;
    if (!m_quick) {
        delete m_canvas;
        makeCanvas(Mode::Live);
        m_canvas->setGeometry(rect());
        m_canvas->lower();
        m_canvas->show();
        moveMap();
    }
    m_showsTiles = shows && m_quick;
    if (m_quick)
        m_quick->rootObject()->setProperty("showsTiles", m_showsTiles);
    refreshActions();
    contentChanged();
    Q_EMIT tilesChanged(m_showsTiles);
}

void MapView::makeActions()
{
    const auto add = [this](const QString &text, const QList<QKeySequence> &keys, const QString &tip, auto function) {
        auto *action = new QAction(text, this);
        action->setShortcuts(keys);
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        action->setToolTip(
            tr("%1 (%2)", "tooltip of a button: what it does and its key").arg(tip, keys.front().toString(QKeySequence::NativeText)));
        action->setStatusTip(tip);
        connect(action, &QAction::triggered, this, function);
        addAction(action);
        m_actions.append(action);
        return action;
    };
    const auto addSeparator = [this] {
        auto *separator = new QAction(this);
        separator->setSeparator(true);
        m_actions.append(separator);
    };
    add(tr("Zoom &In"), {Qt::Key_Plus, Qt::Key_Equal}, tr("Show a smaller part of the map"), [this] { zoomBy(KeyZoom); });
    add(tr("Zoom &Out"), {Qt::Key_Minus}, tr("Show a larger part of the map"), [this] { zoomBy(-KeyZoom); });
    add(tr("Fit &Events"), {Qt::Key_0}, tr("Show all places with events"), [this] { fitEvents(); });
    add(tr("Show &Central Asia"), {Qt::Key_Home}, tr("Show the region that the map begins with"), [this] { fitRegion(); });
    m_fitCorridorAction = add(tr("&Fit Corridor"), {Qt::Key_C}, tr("Show all of the chosen corridor"), [this] {
        if (m_workspace.chosenCorridor())
            fitCorridor(*m_workspace.chosenCorridor());
    });
    addSeparator();
    m_extentAction = add(tr("Filter by &What the Map Shows"), {Qt::Key_E}, tr("Only events in the part of the map that is in view"),
                         [this](bool on) { on ? m_areaLink.followExtent(m_camera.area(m_camera.rect())) : m_areaLink.clear(); });
    m_rectangleAction = add(tr("Filter by a &Rectangle"), {Qt::Key_R}, tr("Draw a rectangle: only events in it"),
                            [this](bool on) { m_tools.setTool(on ? MapTools::Tool::Rectangle : MapTools::Tool::None); });
    m_distanceAction = add(tr("&Measure a Distance"), {Qt::Key_D}, tr("Click two points: the shortest way over the ground"),
                           [this](bool on) { m_tools.setTool(on ? MapTools::Tool::Distance : MapTools::Tool::None); });
    m_cancelAction = add(tr("&Put Away"), {Qt::Key_Escape}, tr("End measuring or drawing, fold events together, drop the rectangle"),
                         [this] { cancel(); });
    addSeparator();
    m_tilesAction = add(tr("Open&StreetMap (from the Network)"), {Qt::Key_O},
                        tr("Fetch map tiles from openstreetmap.org while this is on; Dateline opens no connection otherwise"),
                        [this](bool on) { setShowsTiles(on); });
    for (QAction *action : {m_extentAction, m_rectangleAction, m_distanceAction, m_tilesAction})
        action->setCheckable(true);
    addSeparator();
    add(tr("Pan &Left"), {Qt::Key_Left}, tr("Move the map's view to the west"), [this] { panBy({-KeyPan, 0}); });
    add(tr("Pan Ri&ght"), {Qt::Key_Right}, tr("Move the map's view to the east"), [this] { panBy({KeyPan, 0}); });
    add(tr("Pan &Up"), {Qt::Key_Up}, tr("Move the map's view to the north"), [this] { panBy({0, -KeyPan}); });
    add(tr("Pan &Down"), {Qt::Key_Down}, tr("Move the map's view to the south"), [this] { panBy({0, KeyPan}); });
    refreshActions();
}

void MapView::refreshActions()
{
    m_fitCorridorAction->setEnabled(m_workspace.chosenCorridor().has_value());
    m_extentAction->setChecked(m_areaLink.kind() == MapAreaLink::Kind::Extent);
    m_rectangleAction->setChecked(m_tools.tool() == MapTools::Tool::Rectangle);
    m_distanceAction->setChecked(m_tools.tool() == MapTools::Tool::Distance);
    m_tilesAction->setChecked(m_showsTiles);
    m_tilesAction->setEnabled(isLiveAvailable());
    m_cancelAction->setEnabled(m_tools.tool() != MapTools::Tool::None || m_spreadGroup >= 0
                               || m_areaLink.kind() == MapAreaLink::Kind::Rectangle);
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
        button->setAccessibleName(QString(m_actions[i]->text()).remove(u'&'));
        layout->addWidget(button);
    }
    m_buttons->adjustSize();

    m_position = new QLabel(this);
    m_position->setObjectName(QStringLiteral("positionOnMap"));
    m_position->setAccessibleName(tr("Coordinates under the cursor"));
    m_position->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_position->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_position->setAutoFillBackground(true);
    m_position->setContentsMargins(6, 1, 6, 1);
    m_position->hide();
}

void MapView::applyTheme()
{
    const Theme &theme = mapTheme();
    m_actions[0]->setIcon(glyphIcon(Glyph::Plus, theme.text));
    m_actions[1]->setIcon(glyphIcon(Glyph::Minus, theme.text));
    m_actions[2]->setIcon(glyphIcon(Glyph::Fit, theme.text));
    m_buttons->setStyleSheet(QStringLiteral("QToolButton { background: %1; border: 1px solid %2; border-radius: 6px; padding: 0; }"
                                            "QToolButton:hover { background: %3; } QToolButton:focus { border-color: %4; }")
                                 .arg(theme.panel.name(), theme.hairline.name(), theme.control.name(), theme.accent.name()));
    m_position->setStyleSheet(QStringLiteral("QLabel { background: %1; color: %2; border-radius: 4px; font-size: 11px; }")
                                  .arg(theme.panel.name(), theme.secondText.name()));
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
    content.chosenCorridor = m_workspace.chosenCorridor();
    if (content.chosenCorridor && *content.chosenCorridor < m_corridors.size()) {
        const std::vector<CountryCode> along = m_corridors[*content.chosenCorridor].countries();
        content.litCountries.insert(along.begin(), along.end());
    }
    content.chosen = m_workspace.selection.current();
    content.spreadGroup = m_spreadGroup;
    content.filteredCountries = m_workspace.events.filter().countries;
    content.hoveredCountry = m_hoveredCountry;
    content.area = m_tools.rectangle() ? std::optional(m_camera.area(*m_tools.rectangle())) : m_areaLink.rectangle();
    content.measured = m_tools.measured();
    content.day = m_corridorDay;
    content.language = mapLanguage();
    content.showsTiles = m_showsTiles;
    content.reserved = {QRectF(m_buttons->geometry()).adjusted(-4, -4, 4, 4), QRectF(m_position->geometry())};
    content.legendCorner = m_legendCorner;
    content.holdsLegend = m_isDragging;
    return content;
}

const MapScene &MapView::scene() const
{
    if (m_sceneIsStale) {
        m_scene = m_layout.scene(m_camera, content());
        if (m_scene.legendCorner)
            m_legendCorner = m_scene.legendCorner;
        m_sceneIsStale = false;
    }
    return m_scene;
}

void MapView::paint(QPainter &painter) const
{
    MapContent shown = content();
    // Tiles are no part of a picture: they are not ours to copy.
    shown.showsTiles = false;
    m_painter.paintGround(painter, m_layout.ground(m_camera, shown.litCountries), m_camera.rect(), mapTheme());
    m_painter.paintScene(painter, m_layout.scene(m_camera, shown), mapTheme());
}

void MapView::placesChanged()
{
    m_spreadGroup = EventPlaces::NoGroup;
    m_clusters.reset();
    m_places = EventPlaces::of(m_workspace.events);
    m_clusters = std::make_unique<MarkerClusters>(m_places);
    setAccessibleDescription(placesText());
    refreshActions();
    contentChanged();
}

QString MapView::placesText() const
{
    if (m_places.groups.empty())
        return tr("No place with events");
    const QString count = m_places.groups.size() == 1 ? tr("1 place with events") : tr("%1 places with events").arg(countText(qint64(m_places.groups.size())));
    // The largest, as one sees them first.
    std::vector<const EventPlaces::Group *> groups;
    for (const EventPlaces::Group &group : m_places.groups)
        groups.push_back(&group);
    const auto middle = groups.begin() + std::ptrdiff_t(std::min(MostPlacesTold, groups.size()));
    std::partial_sort(groups.begin(), middle, groups.end(),
                      [](const EventPlaces::Group *a, const EventPlaces::Group *b) { return a->events.size() > b->events.size(); });
    QStringList places;
    for (auto group = groups.begin(); group != middle; ++group)
        places << tr("%1 %2", "a place and its number of events").arg(textFromUtf8((*group)->name), countText(qint64((*group)->events.size())));
    return groups.size() > MostPlacesTold ? tr("%1, most at %2", "how many places, the largest").arg(count, places.join(tr(", ", "between places")))
                                          : tr("%1: %2", "how many places, all of them").arg(count, places.join(tr(", ", "between places")));
}

QString MapView::valueText() const
{
    const EventIndex chosen = m_workspace.selection.current();
    if (chosen == NoEvent)
        return {};
    if (const int group = m_places.groupOf(chosen); group >= 0)
        return tr("Chosen: %1, %2", "a place and where it is").arg(textFromUtf8(m_places.groups[std::size_t(group)].name), coordinateText(m_places.groups[std::size_t(group)].coordinate, 2));
    return tr("The chosen event is at no point of the map");
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
    tellViewValue(this);
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

void MapView::fitWorld()
{
    MapCamera camera = m_camera;
    camera.centre = {30, 68};
    camera.zoom = 0;
    setCamera(camera);
}

void MapView::fitArea(const GeoArea &area)
{
    // Points all along, so that a wide area is not taken for the narrow one round the other side.
    constexpr int Steps = 8;
    std::vector<Coordinate> coordinates;
    for (int i = 0; i <= Steps; ++i) {
        const double longitude = area.west + area.width() * i / Steps;
        for (const double latitude : {area.south, area.north})
            coordinates.push_back({latitude, longitude > 180 ? longitude - 360 : longitude});
    }
    setCamera(cameraShowing(coordinates, m_camera.size, 0, MapCamera::MaximumZoom, m_camera));
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

void MapView::toggleChosenCorridor(std::uint16_t corridor)
{
    const bool isChosen = m_workspace.chosenCorridor() == corridor;
    m_workspace.setChosenCorridor(isChosen ? std::nullopt : std::optional(corridor));
    if (!isChosen)
        Q_EMIT corridorClicked(corridor);
}

void MapView::placeFloating()
{
    constexpr int Margin = 12;
    m_canvas->setGeometry(rect());
    // In a low map they stand beside each other, clear of the credit beneath them.
    auto *buttons = static_cast<QBoxLayout *>(m_buttons->layout());
    buttons->setDirection(height() < HeightForButtons ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    m_buttons->resize(m_buttons->sizeHint());
    m_buttons->move(width() - m_buttons->width() - Margin, Margin);
    // Its place is kept free of names, whether or not it is shown: they shall not jump when the cursor comes.
    const QFontMetrics metrics(m_position->font());
    const QSize size(std::min(width() - 2 * Margin, metrics.horizontalAdvance(QStringLiteral("88.888° N, 188.888° E · Turkmenistan")) + 16), 20);
    m_position->setGeometry(QRect(QPoint(width() - Margin - size.width() + 6, height() - Margin - 18 - size.height()), size));
}

void MapView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    placeFloating();
    m_camera.size = size();
    m_camera = m_wasMoved ? m_camera.limited() : regionCamera(size());
    moveMap();
    contentChanged();
    Q_EMIT cameraChanged();
}

} // namespace Dateline
