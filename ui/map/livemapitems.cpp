// SPDX-License-Identifier: GPL-3.0-or-later
#include "map/livemapitems.h"

#include "map/basemap.h"
#include "map/dashes.h"
#include "map/mappainter.h"

#include <QPainter>
#include <QQuickWindow>
#include <QSGGeometryNode>
#include <QSGImageNode>
#include <QSGVertexColorMaterial>

#include <cmath>
#include <numbers>

namespace Dateline {

namespace {

using ColoredPoint = QSGGeometry::ColoredPoint2D;

struct Color
{
    uchar r, g, b, a;

    Color(QColor color, double opacity = 1)
        : r(uchar(std::lround(color.red() * opacity)))
        , g(uchar(std::lround(color.green() * opacity)))
        , b(uchar(std::lround(color.blue() * opacity)))
        , a(uchar(std::lround(255 * opacity)))
    { }
};

ColoredPoint coloredPoint(float x, float y, Color color)
{
    ColoredPoint point;
    point.set(x, y, color.r, color.g, color.b, color.a);
    return point;
}

struct Mesh
{
    std::vector<ColoredPoint> vertices;
    std::vector<quint32> indices;

    void clear()
    {
        vertices.clear();
        indices.clear();
    }
};

/// Collects what is in view of a level, in pixels.
class GroundMesher
{
public:
    GroundMesher(const MapScene &scene, const BaseMap &base, const Theme &theme, bool isBare, Mesh &mesh)
        : m_mesh(mesh)
        , m_base(base)
        , m_theme(theme)
        , m_lit(scene.litCountries)
        , m_view(scene.camera.worldRect())
        , m_level(base.levelFor(scene.camera.zoom, m_view))
        , m_scale(scene.camera.worldSize())
        , m_zoom(scene.camera.zoom)
        , m_width(float(scene.camera.size.width()))
        , m_height(float(scene.camera.size.height()))
    {
        mesh.clear();
        if (!isBare)
            addGround();
        for (const QLineF &hatch : scene.hatching)
            addStrip({hatch.p1(), hatch.p2()}, hatchColor(theme), 0.8);
        for (const CorridorStroke &stroke : scene.corridors)
            addCorridor(stroke);
    }

private:
    void addGround()
    {
        addRect(Color(m_theme.water));
        for (const BaseMap::Polygon &polygon : m_level.polygons) {
            if (polygon.isLake && (m_zoom < polygon.fromZoom - 1 || polygon.bounds.width() * m_scale < 2))
                continue;
            forEachCopy(polygon.bounds, [&](int copy) { addPolygon(polygon, copy); });
        }
        for (const bool rivers : {true, false}) {
            for (const BaseMap::Line &line : m_level.lines) {
                if ((line.kind == BaseMap::LineKind::River) != rivers || (rivers && m_zoom < line.fromZoom - 1))
                    continue;
                forEachCopy(line.bounds, [&](int copy) { addLine(line, copy); });
            }
        }
    }

    template<typename Function>
    void forEachCopy(const QRectF &bounds, Function function)
    {
        if (bounds.bottom() < m_view.top() || bounds.top() > m_view.bottom())
            return;
        const int last = int(std::floor(m_view.right() - bounds.left()));
        for (int copy = int(std::ceil(m_view.left() - bounds.right())); copy <= last; ++copy)
            function(copy);
    }

    QPointF toPixel(const BaseMap::Vertex &vertex, int copy) const
    {
        return {(double(vertex.x) + copy - m_view.left()) * m_scale, (double(vertex.y) - m_view.top()) * m_scale};
    }

    void addRect(Color color)
    {
        m_mesh.vertices = {coloredPoint(0, 0, color), coloredPoint(m_width, 0, color), coloredPoint(m_width, m_height, color),
                           coloredPoint(0, m_height, color)};
        m_mesh.indices = {0, 1, 2, 0, 2, 3};
    }

    void addPolygon(const BaseMap::Polygon &polygon, int copy)
    {
        const MapGround::Fill fill = polygon.isLake                    ? MapGround::Fill::Lake
            : isCentralAsian(m_base.countries()[polygon.country].code) ? MapGround::Fill::CentralAsia
                                                                       : MapGround::Fill::Land;
        const Color color(groundColor(m_theme, fill, m_lit.contains(m_base.countries()[polygon.country].code) && !polygon.isLake));
        const quint32 first = quint32(m_mesh.vertices.size());
        m_mesh.vertices.resize(first + polygon.vertexCount);
        ColoredPoint *vertices = m_mesh.vertices.data() + first;
        const BaseMap::Vertex *source = m_level.vertices.data() + polygon.firstVertex;
        for (std::uint32_t i = 0; i < polygon.vertexCount; ++i) {
            const QPointF pixel = toPixel(source[i], copy);
            vertices[i] = coloredPoint(float(pixel.x()), float(pixel.y()), color);
        }
        const std::uint16_t *triangle = m_level.indices.data() + polygon.firstIndex;
        const std::uint16_t *end = triangle + polygon.indexCount;
        for (; triangle != end; triangle += 3) {
            const ColoredPoint &a = vertices[triangle[0]];
            const ColoredPoint &b = vertices[triangle[1]];
            const ColoredPoint &c = vertices[triangle[2]];
            if (std::max({a.x, b.x, c.x}) < 0 || std::min({a.x, b.x, c.x}) > m_width || std::max({a.y, b.y, c.y}) < 0
                || std::min({a.y, b.y, c.y}) > m_height)
                continue;
            // A sliver that covers no pixel only costs.
            if (std::abs((b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y)) < 0.05f)
                continue;
            m_mesh.indices.insert(m_mesh.indices.end(), {first + triangle[0], first + triangle[1], first + triangle[2]});
        }
    }

    void addLine(const BaseMap::Line &line, int copy)
    {
        constexpr double Finest = 1.2; // pixels between two points
        m_points.clear();
        for (std::uint32_t i = 0; i < line.vertexCount; ++i) {
            const QPointF pixel = toPixel(m_level.vertices[line.firstVertex + i], copy);
            if (!m_points.isEmpty() && i + 1 < line.vertexCount
                && std::abs(pixel.x() - m_points.constLast().x()) + std::abs(pixel.y() - m_points.constLast().y()) < Finest)
                continue;
            m_points.append(pixel);
        }
        const QColor color = lineColor(m_theme, line.kind);
        if (line.kind == BaseMap::LineKind::DisputedBorder || line.kind == BaseMap::LineKind::Claim)
            addDashes(color);
        else
            addStrip(m_points, color, 1);
    }

    void addDashes(const QColor &color)
    {
        forEachDash(m_points, {4, 3}, 0, [&](const QPolygonF &dash) { addStrip(dash, color, 1); });
    }

    void addCorridor(const CorridorStroke &stroke)
    {
        const CorridorPen pen =
            CorridorPen::of(stroke.mode, stroke.status, stroke.isSea, m_theme.corridorColor(stroke.corridor), m_theme.land, stroke.isChosen);
        const double width = pen.pen.widthF();
        if (pen.pen.style() == Qt::SolidLine) {
            addStrip(stroke.points, pen.pen.color(), width);
        } else {
            std::vector<double> pattern;
            for (const qreal part : pen.pen.dashPattern())
                pattern.push_back(part * width);
            forEachDash(stroke.points, pattern, stroke.before, [&](const QPolygonF &dash) { addStrip(dash, pen.pen.color(), width); });
        }
        if (pen.hasCore)
            addStrip(stroke.points, m_theme.centralAsia, CoreWidth);
        if (pen.hasBeads) {
            for (const QPointF &bead : beadsAlong(stroke.points, stroke.before))
                addDisc(bead, BeadRadius, pen.pen.color());
        }
    }

    /// A line that fades at both sides over one pixel instead of being multisampled.
    void addStrip(const QPolygonF &points, const QColor &color, double width)
    {
        if (points.size() < 2)
            return;
        const Color middle(color);
        const Color edge(color, 0);
        const double outer = width / 2 + 0.5;
        const double inner = std::max(0.0, width / 2 - 0.5);
        const bool isHairline = inner == 0;
        const quint32 across = isHairline ? 3 : 4;
        bool wasDrawn = false;
        for (qsizetype i = 0; i < points.size(); ++i) {
            const QPointF p = points[i];
            const QPointF normal = normalAt(points, i);
            const quint32 n = quint32(m_mesh.vertices.size());
            addVertex(p + normal * outer, edge);
            addVertex(p + normal * inner, middle);
            if (!isHairline)
                addVertex(p - normal * inner, middle);
            addVertex(p - normal * outer, edge);
            if (i == 0)
                continue;
            const QPointF q = points[i - 1];
            const bool isOutside = std::max(p.x(), q.x()) < -outer || std::min(p.x(), q.x()) > m_width + outer
                || std::max(p.y(), q.y()) < -outer || std::min(p.y(), q.y()) > m_height + outer;
            if (isOutside)
                continue;
            wasDrawn = true;
            for (quint32 lane = 0; lane + 1 < across; ++lane) {
                const quint32 before = n - across + lane;
                const quint32 here = n + lane;
                m_mesh.indices.insert(m_mesh.indices.end(), {before, before + 1, here, here, before + 1, here + 1});
            }
        }
        if (!wasDrawn)
            m_mesh.vertices.resize(m_mesh.vertices.size() - std::size_t(points.size()) * across);
    }

    /// Across the line at a point; at a corner longer, so that the line keeps its width.
    static QPointF normalAt(const QPolygonF &points, qsizetype i)
    {
        const auto normalOf = [&points](qsizetype from) {
            const QPointF d = points[from + 1] - points[from];
            const double length = std::hypot(d.x(), d.y());
            return length > 0 ? QPointF(-d.y(), d.x()) / length : QPointF();
        };
        if (i == 0)
            return normalOf(0);
        if (i + 1 == points.size())
            return normalOf(i - 1);
        const QPointF sum = normalOf(i - 1) + normalOf(i);
        const double square = QPointF::dotProduct(sum, sum);
        constexpr double SharpestCorner = 1; // of the square; sharper ones are cut, or they would stick out
        return square > SharpestCorner ? sum * (2 / square) : normalOf(i);
    }

    void addDisc(QPointF centre, double radius, const QColor &color)
    {
        constexpr int Corners = 10;
        const Color middle(color);
        const Color edge(color, 0);
        const quint32 first = quint32(m_mesh.vertices.size());
        addVertex(centre, middle);
        for (int i = 0; i < Corners; ++i) {
            const double angle = 2 * std::numbers::pi * i / Corners;
            const QPointF direction(std::cos(angle), std::sin(angle));
            addVertex(centre + direction * (radius - 0.4), middle);
            addVertex(centre + direction * (radius + 0.6), edge);
        }
        for (quint32 i = 0; i < Corners; ++i) {
            const quint32 here = first + 1 + 2 * i;
            const quint32 next = first + 1 + 2 * ((i + 1) % Corners);
            m_mesh.indices.insert(m_mesh.indices.end(), {first, here, next, here, here + 1, next, next, here + 1, next + 1});
        }
    }

    void addVertex(QPointF point, Color color) { m_mesh.vertices.push_back(coloredPoint(float(point.x()), float(point.y()), color)); }

    Mesh &m_mesh;
    const BaseMap &m_base;
    const Theme &m_theme;
    const std::set<CountryCode> &m_lit;
    QRectF m_view;
    const BaseMap::Level &m_level;
    double m_scale;
    double m_zoom;
    float m_width;
    float m_height;
    QPolygonF m_points;
};

} // namespace

GroundItem::GroundItem(QQuickItem *parent)
    : QQuickItem(parent)
{
    setFlag(ItemHasContents);
}

void GroundItem::setSource(const LiveMapSource *source)
{
    m_source = source;
    update();
}

QSGNode *GroundItem::updatePaintNode(QSGNode *old, UpdatePaintNodeData *)
{
    if (!m_source || width() <= 0 || height() <= 0) {
        delete old;
        return nullptr;
    }
    auto *node = static_cast<QSGGeometryNode *>(old);
    if (!node) {
        node = new QSGGeometryNode;
        auto *geometry = new QSGGeometry(QSGGeometry::defaultAttributes_ColoredPoint2D(), 0, 0, QSGGeometry::UnsignedIntType);
        geometry->setDrawingMode(QSGGeometry::DrawTriangles);
        geometry->setVertexDataPattern(QSGGeometry::DynamicPattern);
        geometry->setIndexDataPattern(QSGGeometry::DynamicPattern);
        node->setGeometry(geometry);
        node->setMaterial(new QSGVertexColorMaterial);
        node->setFlags(QSGNode::OwnsGeometry | QSGNode::OwnsMaterial);
    }
    static thread_local Mesh mesh;
    GroundMesher(m_source->scene(), BaseMap::instance(), m_source->mapTheme(), m_source->showsTiles(), mesh);
    QSGGeometry *geometry = node->geometry();
    geometry->allocate(int(mesh.vertices.size()), int(mesh.indices.size()));
    std::copy(mesh.vertices.begin(), mesh.vertices.end(), geometry->vertexDataAsColoredPoint2D());
    std::copy(mesh.indices.begin(), mesh.indices.end(), geometry->indexDataAsUInt());
    node->markDirty(QSGNode::DirtyGeometry);
    return node;
}

OverlayItem::OverlayItem(QQuickItem *parent)
    : QQuickItem(parent)
{
    setFlag(ItemHasContents);
}

void OverlayItem::setSource(const LiveMapSource *source)
{
    m_source = source;
    update();
}

QSGNode *OverlayItem::updatePaintNode(QSGNode *old, UpdatePaintNodeData *)
{
    if (!m_source || width() <= 0 || height() <= 0) {
        delete old;
        return nullptr;
    }
    auto *node = static_cast<QSGImageNode *>(old);
    if (!node) {
        node = window()->createImageNode();
        node->setOwnsTexture(true);
        node->setFiltering(QSGTexture::Nearest);
    }
    const double scale = window()->effectiveDevicePixelRatio();
    const QSize pixels = (size() * scale).toSize();
    if (m_image.size() != pixels)
        m_image = QImage(pixels, QImage::Format_ARGB32_Premultiplied);
    m_image.setDevicePixelRatio(scale);
    m_image.fill(Qt::transparent);
    QPainter painter(&m_image);
    m_source->painter().paintMarks(painter, m_source->scene(), m_source->mapTheme());
    painter.end();
    node->setTexture(window()->createTextureFromImage(m_image, QQuickWindow::TextureHasAlphaChannel));
    node->setRect(0, 0, width(), height());
    return node;
}

void registerLiveMapItems()
{
    static const bool registered = [] {
        qmlRegisterType<GroundItem>("Dateline.Map", 1, 0, "GroundItem");
        qmlRegisterType<OverlayItem>("Dateline.Map", 1, 0, "OverlayItem");
        return true;
    }();
    Q_UNUSED(registered)
}

} // namespace Dateline
