// SPDX-License-Identifier: GPL-3.0-or-later
#include "map/maplayout.h"

#include "theme.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QGuiApplication>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace Dateline {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Dateline)
};

constexpr double Margin = 12;          // between the view's edge and what is pinned to it
constexpr double LabelGap = 3;         // of air around a label
constexpr double ParallelDistance = 4; // between the axes of corridors that share a leg
constexpr double CountryTextSize = 11.5;
constexpr double PlaceTextSize = 12;
constexpr std::size_t LegendRows = 8;

bool meets(const QRectF &a, const QRectF &b)
{
    return a.left() < b.right() && b.left() < a.right() && a.top() < b.bottom() && b.top() < a.bottom();
}

QRectF grown(const QRectF &rect, double by)
{
    return rect.adjusted(-by, -by, by, by);
}

/// Sutherland and Hodgman's clipping of a ring by the view.
void clipRing(QPolygonF &ring, const QRectF &rect)
{
    static thread_local QPolygonF from;
    const auto clip = [&ring](auto inside, auto crossing) {
        from.swap(ring);
        ring.clear();
        if (from.isEmpty())
            return;
        QPointF a = from.constLast();
        bool aInside = inside(a);
        for (const QPointF &b : std::as_const(from)) {
            const bool bInside = inside(b);
            if (aInside != bInside)
                ring.append(crossing(a, b));
            if (bInside)
                ring.append(b);
            a = b;
            aInside = bInside;
        }
    };
    const auto atX = [](double x) {
        return [x](QPointF a, QPointF b) { return QPointF(x, a.y() + (x - a.x()) * (b.y() - a.y()) / (b.x() - a.x())); };
    };
    const auto atY = [](double y) {
        return [y](QPointF a, QPointF b) { return QPointF(a.x() + (y - a.y()) * (b.x() - a.x()) / (b.y() - a.y()), y); };
    };
    clip([&rect](QPointF p) { return p.x() >= rect.left(); }, atX(rect.left()));
    clip([&rect](QPointF p) { return p.x() <= rect.right(); }, atX(rect.right()));
    clip([&rect](QPointF p) { return p.y() >= rect.top(); }, atY(rect.top()));
    clip([&rect](QPointF p) { return p.y() <= rect.bottom(); }, atY(rect.bottom()));
}

/// The part of a segment inside @p rect (Liang and Barsky); false when there is none.
bool clipSegment(QPointF &a, QPointF &b, const QRectF &rect)
{
    double from = 0;
    double to = 1;
    const QPointF d = b - a;
    const auto cut = [&from, &to](double p, double q) {
        if (p == 0)
            return q >= 0;
        const double r = q / p;
        if (p < 0)
            from = std::max(from, r);
        else
            to = std::min(to, r);
        return from <= to;
    };
    if (!cut(-d.x(), a.x() - rect.left()) || !cut(d.x(), rect.right() - a.x()) || !cut(-d.y(), a.y() - rect.top())
        || !cut(d.y(), rect.bottom() - a.y()))
        return false;
    const QPointF start = a;
    a = start + d * from;
    b = start + d * to;
    return true;
}

/// Calls @p emit with each piece of a line that is in @p rect.
template<typename Emit>
void clipLine(const QPolygonF &line, const QRectF &rect, Emit emit)
{
    QPolygonF piece;
    for (qsizetype i = 1; i < line.size(); ++i) {
        QPointF a = line[i - 1];
        QPointF b = line[i];
        if (!clipSegment(a, b, rect)) {
            if (piece.size() > 1)
                emit(piece);
            piece.clear();
            continue;
        }
        if (!piece.isEmpty() && piece.constLast() != a) {
            if (piece.size() > 1)
                emit(piece);
            piece.clear();
        }
        if (piece.isEmpty())
            piece.append(a);
        if (b != a)
            piece.append(b);
    }
    if (piece.size() > 1)
        emit(piece);
}

/// The numbers of whole worlds by which a part of the square must be moved to be seen.
std::pair<int, int> visibleCopies(const QRectF &bounds, const QRectF &view)
{
    if (bounds.bottom() < view.top() || bounds.top() > view.bottom())
        return {1, 0};
    return {int(std::ceil(view.left() - bounds.right())), int(std::floor(view.right() - bounds.left()))};
}

struct ToPixels
{
    double scale, left, top;

    ToPixels(const MapCamera &camera)
        : scale(camera.worldSize())
    {
        const QRectF view = camera.worldRect();
        left = view.left();
        top = view.top();
    }
    QPointF operator()(double x, double y) const { return {(x - left) * scale, (y - top) * scale}; }
};

double distanceToSegment(QPointF p, QPointF a, QPointF b)
{
    const QPointF d = b - a;
    const double square = QPointF::dotProduct(d, d);
    const double t = square > 0 ? std::clamp(QPointF::dotProduct(p - a, d) / square, 0.0, 1.0) : 0;
    const QPointF nearest = a + d * t - p;
    return std::hypot(nearest.x(), nearest.y());
}

/// Where a name may begin beside a point: right, left, below, above, then the corners.
std::array<QPointF, 8> standsAround(QPointF centre, double reach, QSizeF size)
{
    const double right = centre.x() + reach;
    const double left = centre.x() - reach - size.width();
    const double middle = centre.x() - size.width() / 2;
    const double level = centre.y() + size.height() / 2;
    const double below = centre.y() + reach + size.height() + 1;
    const double above = centre.y() - reach - 1;
    const double in = reach * 0.4; // a corner is farther from the centre than a side
    return {QPointF(right, level),           QPointF(left, level),
            QPointF(middle, below),          QPointF(middle, above),
            QPointF(right - in, above + in), QPointF(right - in, below - in),
            QPointF(left + in, above + in),  QPointF(left + in, below - in)};
}

/// The boxes that are taken while labels are placed, in a grid: a thousand markers must not be asked one by one for each label.
class TakenBoxes
{
public:
    void add(const QRectF &box)
    {
        anyCell(m_cells, box, [&box](std::vector<QRectF> &cell) {
            cell.push_back(box);
            return false;
        });
    }
    bool meetsAny(const QRectF &box) const
    {
        return anyCell(m_cells, box, [&box](const std::vector<QRectF> &cell) {
            return std::any_of(cell.begin(), cell.end(), [&box](const QRectF &other) { return meets(box, other); });
        });
    }

private:
    // Wraps around: cells far apart may share a list, which only costs comparisons.
    static constexpr int Columns = 64;
    static constexpr double CellSize = 40;

    /// Calls @p function with each cell that a box touches until it returns true; whether it did.
    template<typename Cells, typename Function>
    static bool anyCell(Cells &cells, const QRectF &box, Function function)
    {
        const int left = int(std::floor(box.left() / CellSize));
        const int right = std::min(left + Columns - 1, int(std::floor(box.right() / CellSize)));
        const int top = int(std::floor(box.top() / CellSize));
        const int bottom = std::min(top + Columns - 1, int(std::floor(box.bottom() / CellSize)));
        for (int y = top; y <= bottom; ++y) {
            for (int x = left; x <= right; ++x) {
                if (function(cells[std::size_t((y & (Columns - 1)) * Columns + (x & (Columns - 1)))]))
                    return true;
            }
        }
        return false;
    }

    std::vector<std::vector<QRectF>> m_cells = std::vector<std::vector<QRectF>>(Columns * Columns);
};

/// The cells of the view that corridors run through, so that names can keep off the lines.
class LineCells
{
public:
    explicit LineCells(const MapScene &scene)
        : m_columns(std::size_t(std::max(1.0, std::ceil(scene.camera.size.width() / CellSize))))
        , m_rows(std::size_t(std::max(1.0, std::ceil(scene.camera.size.height() / CellSize))))
        , m_cells(m_columns * m_rows)
    {
        for (const CorridorStroke &stroke : scene.corridors) {
            for (qsizetype i = 1; i < stroke.points.size(); ++i) {
                const QPointF a = stroke.points[i - 1];
                const QPointF d = stroke.points[i] - a;
                const int steps = int(std::max(std::abs(d.x()), std::abs(d.y())) / (CellSize / 2)) + 1;
                for (int step = 0; step <= steps; ++step)
                    mark(a + d * step / steps);
            }
        }
    }

    bool cross(const QRectF &box) const
    {
        const std::size_t right = cell(box.right(), m_columns);
        const std::size_t bottom = cell(box.bottom(), m_rows);
        for (std::size_t y = cell(box.top(), m_rows); y <= bottom; ++y) {
            for (std::size_t x = cell(box.left(), m_columns); x <= right; ++x) {
                if (m_cells[y * m_columns + x])
                    return true;
            }
        }
        return false;
    }

private:
    static constexpr double CellSize = 4;

    static std::size_t cell(double position, std::size_t count)
    {
        return std::size_t(std::clamp(position / CellSize, 0.0, double(count - 1)));
    }
    void mark(QPointF point)
    {
        if (point.x() >= 0 && point.y() >= 0 && point.x() < double(m_columns) * CellSize && point.y() < double(m_rows) * CellSize)
            m_cells[cell(point.y(), m_rows) * m_columns + cell(point.x(), m_columns)] = true;
    }

    std::size_t m_columns;
    std::size_t m_rows;
    std::vector<bool> m_cells;
};

} // namespace

MapFont screenMapFont()
{
    return [](double pixelSize, int weight) {
        QFont font = QGuiApplication::font();
        font.setPixelSize(std::max(1, qRound(pixelSize)));
        font.setWeight(QFont::Weight(weight));
        return font;
    };
}

MapFont exportMapFont()
{
    return [](double pixelSize, int weight) { return exportFont(pixelSize, weight); };
}

struct MapLayout::Placement
{
    MapScene &scene;
    const MapContent &content;
    LineCells lines;
    TakenBoxes taken;
    std::vector<QString> namedHere; ///< names that a marker's label already tells, with namedAt
    std::vector<QPointF> namedAt;

    /// The free stand that no line crosses; without one the first that is free.
    template<std::size_t N>
    std::optional<std::pair<QPointF, QRectF>> stand(const std::array<QPointF, N> &starts, QSizeF size, double air) const
    {
        std::optional<std::pair<QPointF, QRectF>> crossed;
        for (const QPointF &start : starts) {
            const QRectF box = QRectF(start.x(), start.y() - size.height(), size.width(), size.height())
                                   .adjusted(-LabelGap + 1, -LabelGap, LabelGap, LabelGap + 1);
            if (!isFree(grown(box, air)))
                continue;
            if (!lines.cross(box))
                return std::pair(start, box);
            if (!crossed)
                crossed = std::pair(start, box);
        }
        return crossed;
    }

    bool isFree(const QRectF &box) const { return scene.camera.rect().contains(box) && !taken.meetsAny(box); }
};

MapLayout::MapLayout(MapFont font, const BaseMap &base)
    : m_font(std::move(font))
    , m_base(base)
{ }

QSizeF MapLayout::textSize(const QString &text, double pixelSize, int weight, double letterSpacing) const
{
    const TextKey key{text, int(std::lround(pixelSize * 10 + letterSpacing * 1000)), weight};
    const auto found = m_textSizes.find(key);
    if (found != m_textSizes.end())
        return found->second;
    QFont font = m_font(pixelSize, weight);
    font.setLetterSpacing(QFont::AbsoluteSpacing, letterSpacing);
    const QFontMetricsF metrics(font);
    const QSizeF size(metrics.horizontalAdvance(text), metrics.capHeight());
    // Panning around the world must not gather every name for ever.
    if (m_textSizes.size() > 8192)
        m_textSizes.clear();
    m_textSizes.emplace(key, size);
    return size;
}

MapGround MapLayout::ground(const MapCamera &camera) const
{
    MapGround ground;
    const QRectF view = camera.worldRect();
    const BaseMap::Level &level = m_base.levelFor(camera.zoom, view);
    const ToPixels toPixels(camera);
    const QRectF rect = camera.rect();
    constexpr double Finest = 0.4; // pixels between two points that are worth drawing
    const auto points = [&](std::uint32_t first, std::uint32_t count, int copy) {
        QPolygonF polygon;
        polygon.reserve(qsizetype(count));
        QPointF last(1e9, 1e9);
        for (std::uint32_t i = 0; i < count; ++i) {
            const BaseMap::Vertex &vertex = level.vertices[first + i];
            const QPointF pixel = toPixels(double(vertex.x) + copy, vertex.y);
            if (std::abs(pixel.x() - last.x()) + std::abs(pixel.y() - last.y()) < Finest && i + 1 < count)
                continue;
            polygon.append(pixel);
            last = pixel;
        }
        return polygon;
    };
    for (const BaseMap::Polygon &polygon : level.polygons) {
        if (polygon.isLake && (camera.zoom < polygon.fromZoom - 1 || polygon.bounds.width() * camera.worldSize() < 2))
            continue;
        const auto [firstCopy, lastCopy] = visibleCopies(polygon.bounds, view);
        for (int copy = firstCopy; copy <= lastCopy; ++copy) {
            MapGround::Area area;
            if (!polygon.isLake)
                area.country = m_base.countries()[polygon.country].code;
            area.fill = polygon.isLake         ? MapGround::Fill::Lake
                : isCentralAsian(area.country) ? MapGround::Fill::CentralAsia
                                               : MapGround::Fill::Land;
            std::uint32_t first = polygon.firstVertex;
            for (const std::uint32_t size : polygon.ringSizes) {
                QPolygonF ring = points(first, size, copy);
                first += size;
                clipRing(ring, rect);
                if (ring.size() >= 3)
                    area.rings.push_back(std::move(ring));
            }
            if (!area.rings.empty())
                ground.areas.push_back(std::move(area));
        }
    }
    for (const BaseMap::Line &line : level.lines) {
        if (line.kind == BaseMap::LineKind::River && camera.zoom < line.fromZoom - 1)
            continue;
        const auto [firstCopy, lastCopy] = visibleCopies(line.bounds, view);
        for (int copy = firstCopy; copy <= lastCopy; ++copy)
            clipLine(points(line.firstVertex, line.vertexCount, copy), rect, [&](const QPolygonF &piece) {
                ground.lines.push_back({line.kind, piece});
            });
    }
    // Rivers end under coasts and borders.
    std::stable_partition(ground.lines.begin(), ground.lines.end(),
                          [](const MapGround::Line &line) { return line.kind == BaseMap::LineKind::River; });
    return ground;
}

MapScene MapLayout::scene(const MapCamera &camera, const MapContent &content) const
{
    MapScene scene;
    scene.camera = camera;
    placeHatching(scene);
    placeCorridors(scene, content);
    placeFrame(scene);
    if (content.showsLegend)
        placeLegend(scene, content);

    Placement placement{scene, content, LineCells(scene), {}, {}, {}};
    for (const QRectF &box : content.reserved)
        placement.taken.add(box);
    if (!scene.legendBox.isNull())
        placement.taken.add(grown(scene.legendBox, 4));
    const double small = textSize(scene.credit, scene.smallTextSize, 400, 0).width();
    placement.taken.add(QRectF(scene.creditBaseline - QPointF(4, 12), QSizeF(small + 8, 18)));
    placement.taken.add(QRectF(scene.scaleBar.p1() - QPointF(4, 20), QSizeF(scene.scaleBar.length() + 30, 26)));
    placeMarkers(placement);
    placeCountries(placement);
    placeWaters(placement);
    placePlaces(placement);
    placeCorridorNames(placement);
    return scene;
}

void MapLayout::placeHatching(MapScene &scene) const
{
    constexpr double Step = 7;
    const MapCamera &camera = scene.camera;
    const ToPixels toPixels(camera);
    const QRectF view = camera.worldRect();
    for (const BaseMap::DisputedArea &area : m_base.disputedAreas()) {
        if (area.bounds.width() * camera.worldSize() < 6)
            continue;
        const auto [firstCopy, lastCopy] = visibleCopies(area.bounds, view);
        for (int copy = firstCopy; copy <= lastCopy; ++copy) {
            std::vector<QPolygonF> rings;
            double low = 1e12;
            double high = -1e12;
            for (const auto &vertices : area.rings) {
                QPolygonF ring;
                ring.reserve(qsizetype(vertices.size()));
                for (const BaseMap::Vertex &vertex : vertices)
                    ring.append(toPixels(double(vertex.x) + copy, vertex.y));
                clipRing(ring, camera.rect());
                for (const QPointF &p : std::as_const(ring)) {
                    low = std::min(low, p.x() + p.y());
                    high = std::max(high, p.x() + p.y());
                }
                if (ring.size() >= 3)
                    rings.push_back(std::move(ring));
            }
            // Lines x + y = c on a grid that is fixed to the ground, so that they do not swim when the map is panned.
            const QPointF origin = toPixels(copy, 0);
            const double phase = std::fmod(origin.x() + origin.y(), Step);
            std::vector<double> crossings;
            for (double c = std::ceil((low - phase) / Step) * Step + phase; c <= high; c += Step) {
                crossings.clear();
                for (const QPolygonF &ring : rings) {
                    QPointF a = ring.constLast();
                    for (const QPointF &b : ring) {
                        const double da = a.x() + a.y() - c;
                        const double db = b.x() + b.y() - c;
                        if ((da > 0) != (db > 0))
                            crossings.push_back(a.x() + (b.x() - a.x()) * da / (da - db));
                        a = b;
                    }
                }
                std::sort(crossings.begin(), crossings.end());
                for (std::size_t i = 0; i + 1 < crossings.size(); i += 2)
                    scene.hatching.emplace_back(crossings[i], c - crossings[i], crossings[i + 1], c - crossings[i + 1]);
            }
        }
    }
}

void MapLayout::placeCorridors(MapScene &scene, const MapContent &content) const
{
    if (!content.corridors)
        return;
    const std::vector<Corridor> &corridors = *content.corridors;
    // Which shown corridors run on each leg, so that they can run side by side.
    using Leg = std::array<double, 4>;
    const auto legOf = [](const CorridorStop &from, const CorridorStop &to) {
        const Leg leg{from.coordinate.longitude, from.coordinate.latitude, to.coordinate.longitude, to.coordinate.latitude};
        const bool forward = std::pair(leg[0], leg[1]) <= std::pair(leg[2], leg[3]);
        return std::pair(forward ? leg : Leg{leg[2], leg[3], leg[0], leg[1]}, forward);
    };
    std::map<Leg, std::vector<std::uint16_t>> users;
    for (const std::uint16_t index : content.shownCorridors) {
        if (index >= corridors.size())
            continue;
        for (const CorridorPath &path : corridors[index].paths) {
            for (std::size_t i = 0; i + 1 < path.stops.size(); ++i) {
                std::vector<std::uint16_t> &list = users[legOf(path.stops[i], path.stops[i + 1]).first];
                if (list.empty() || list.back() != index)
                    list.push_back(index);
            }
        }
    }

    const QRectF rect = grown(scene.camera.rect(), 8);
    const MapCamera &camera = scene.camera;
    for (const std::uint16_t index : content.shownCorridors) {
        if (index >= corridors.size())
            continue;
        const Corridor &corridor = corridors[index];
        const CorridorMode mode = corridorMode(corridor);
        const std::optional<CorridorStatus> status = corridorStatusOn(corridor, content.day);
        std::set<Leg> drawn; // branches repeat legs of the main line
        for (std::size_t p = 0; p < corridor.paths.size(); ++p) {
            const CorridorPath &path = corridor.paths[p];
            QPolygonF line;
            bool lineIsSea = false;
            const auto finish = [&] {
                clipLine(line, rect, [&](const QPolygonF &piece) {
                    scene.corridors.push_back({index, std::uint16_t(p), lineIsSea, mode, status, piece});
                });
                line.clear();
            };
            for (std::size_t i = 0; i + 1 < path.stops.size(); ++i) {
                const auto [leg, forward] = legOf(path.stops[i], path.stops[i + 1]);
                if (!drawn.insert(leg).second) {
                    finish();
                    continue;
                }
                const bool isSea = i < path.seaLegs.size() && path.seaLegs[i];
                if (isSea != lineIsSea)
                    finish();
                lineIsSea = isSea;
                const std::vector<std::uint16_t> &list = users[leg];
                const auto place = std::find(list.begin(), list.end(), index) - list.begin();
                const double offset = (double(place) - double(list.size() - 1) / 2) * ParallelDistance;
                // The second end continues from the first, so that a leg over the date line is not torn apart.
                const WorldPoint worldA = worldFromCoordinate(path.stops[i].coordinate);
                WorldPoint worldB = worldFromCoordinate(path.stops[i + 1].coordinate);
                worldB.x -= std::round(worldB.x - worldA.x);
                const QPointF a = camera.toPixel(worldA);
                const QPointF b = a + QPointF(worldB.x - worldA.x, worldB.y - worldA.y) * camera.worldSize();
                const QPointF direction = forward ? b - a : a - b;
                const double length = std::hypot(direction.x(), direction.y());
                const QPointF shift = length > 0 ? QPointF(-direction.y(), direction.x()) / length * offset : QPointF();
                if (!line.isEmpty() && std::hypot((line.constLast() - a - shift).x(), (line.constLast() - a - shift).y()) > 64)
                    finish();
                line << a + shift << b + shift;
                if (length > 60) {
                    const QPointF along = (b - a) / length;
                    const QPointF across(-along.y(), along.x());
                    const QPointF tip = (a + b) / 2 + shift + along * 5;
                    if (camera.rect().contains(tip)) {
                        scene.arrows.push_back(QPolygonF{tip, tip - along * 8 + across * 3.6, tip - along * 8 - across * 3.6});
                        scene.arrowCorridors.push_back(index);
                    }
                }
            }
            finish();
        }
    }
}

void MapLayout::placeLegend(MapScene &scene, const MapContent &content) const
{
    if (!content.corridors || content.shownCorridors.empty() || scene.camera.size.width() < 360 || scene.camera.size.height() < 240)
        return;
    constexpr double RowHeight = 24;
    constexpr double SampleWidth = 24;
    constexpr double Padding = 12;
    double width = 0;
    const std::size_t room = std::size_t(std::max(1.0, (scene.camera.size.height() * 0.6 - 2 * Padding) / RowHeight));
    const std::size_t rows = std::min({content.shownCorridors.size(), LegendRows, room});
    for (const std::uint16_t index : content.shownCorridors) {
        if (index >= content.corridors->size())
            continue;
        const Corridor &corridor = (*content.corridors)[index];
        const std::optional<CorridorStatus> status = corridorStatusOn(corridor, content.day);
        const bool isLast = scene.legend.size() + 1 == rows && content.shownCorridors.size() > rows;
        QString text = isLast ? Words::tr("and %n more corridors", nullptr, int(content.shownCorridors.size() - scene.legend.size()))
                              : corridorShortName(corridor);
        if (!isLast && status != CorridorStatus::Open)
            text += QStringLiteral(" · ") + corridorStatusName(status);
        const double y = Margin + Padding / 2 + RowHeight * (double(scene.legend.size()) + 0.5);
        const double x = Margin + Padding;
        const QSizeF size = textSize(text, scene.legendTextSize, 400, 0);
        width = std::max(width, size.width());
        scene.legend.push_back({index, corridorMode(corridor), status, text, isLast ? QLineF() : QLineF(x, y, x + SampleWidth, y),
                                QPointF(x + SampleWidth + 10, y + size.height() / 2)});
        if (scene.legend.size() == rows)
            break;
    }
    if (!scene.legend.empty())
        scene.legendBox = QRectF(Margin, Margin, Padding * 2 + SampleWidth + 10 + width, Padding + RowHeight * double(scene.legend.size()));
}

void MapLayout::placeFrame(MapScene &scene) const
{
    const QSizeF size = scene.camera.size;
    const double metres = scene.camera.metresPerPixel();
    // The longest of 1, 2, 5 times a power of ten that fits.
    const double limit = std::min(140.0, size.width() / 5) * metres;
    double length = std::pow(10, std::floor(std::log10(limit)));
    for (const double factor : {5.0, 2.0}) {
        if (length * factor <= limit) {
            length *= factor;
            break;
        }
    }
    const QPointF left(Margin + 6, size.height() - Margin - 4);
    scene.scaleBar = QLineF(left, left + QPointF(length / metres, 0));
    scene.scaleText = length >= 1000 ? Words::tr("%1 km").arg(length / 1000) : Words::tr("%1 m").arg(length);
    scene.scaleTextBaseline = left - QPointF(0, 6);
    const QPointF tip = scene.scaleBar.p2() + QPointF(16, -14);
    scene.north = QPolygonF{tip, tip + QPointF(4, 10), tip + QPointF(0, 7.5), tip + QPointF(-4, 10)};
    scene.northBaseline = tip + QPointF(7, 10);
    scene.credit = Words::tr("Natural Earth · GeoNames");
    scene.creditBaseline =
        QPointF(size.width() - Margin - textSize(scene.credit, scene.smallTextSize, 400, 0).width(), size.height() - Margin);
}

void MapLayout::placeMarkers(Placement &placement) const
{
    MapScene &scene = placement.scene;
    const MapContent &content = placement.content;
    if (!content.clusters)
        return;
    const MapCamera &camera = scene.camera;
    const EventPlaces &places = content.clusters->places();
    const std::vector<MarkerCluster> &clusters = content.clusters->at(camera.zoom);
    const int chosenGroup = places.groupOf(content.chosen);
    const int chosenCluster = chosenGroup >= 0 ? content.clusters->clusterOf(chosenGroup, camera.zoom) : -1;
    for (std::size_t i = 0; i < clusters.size(); ++i) {
        const MarkerCluster &cluster = clusters[i];
        MapMarker marker{camera.toPixel(cluster.point),
                         MarkerClusters::radius(cluster.count),
                         places.groups[std::size_t(cluster.anchor)].country,
                         int(i),
                         cluster.count,
                         int(i) == chosenCluster,
                         content.chosen != NoEvent && int(i) != chosenCluster};
        if (!grown(camera.rect(), -2).contains(marker.centre))
            continue;
        scene.markers.push_back(marker);
        placement.taken.add(grown(QRectF(marker.centre, QSizeF(0, 0)), marker.radius + 1));
    }
    // The most telling names first, the chosen before all.
    std::stable_partition(scene.markers.begin(), scene.markers.end(), [](const MapMarker &marker) { return marker.chosen; });
    for (const MapMarker &marker : scene.markers) {
        const EventPlaces::Group &group = places.groups[std::size_t(clusters[std::size_t(marker.cluster)].anchor)];
        const QString name = QString::fromStdString(group.name);
        const int weight = marker.chosen ? 700 : 600;
        const QSizeF size = textSize(name, PlaceTextSize, weight, 0);
        const double reach = marker.radius + 4;
        placement.namedHere.push_back(name);
        placement.namedAt.push_back(marker.centre);
        if (const auto stand = placement.stand(standsAround(marker.centre, reach, size), size, 0)) {
            placement.taken.add(stand->second);
            scene.labels.push_back(
                {MapLabel::Kind::Marker, name, stand->second, stand->first, 0, PlaceTextSize, weight, 0, {}, 0, marker.chosen});
        }
    }
    // Small ones lie above large ones, the chosen above all.
    std::reverse(scene.markers.begin(), scene.markers.end());
    std::stable_sort(scene.markers.begin(), scene.markers.end(), [](const MapMarker &a, const MapMarker &b) {
        return std::pair(a.chosen, -a.radius) < std::pair(b.chosen, -b.radius);
    });
}

void MapLayout::placeCountries(Placement &placement) const
{
    MapScene &scene = placement.scene;
    const MapContent &content = placement.content;
    const MapCamera &camera = scene.camera;
    const EventPlaces *places = content.clusters ? &content.clusters->places() : nullptr;
    struct Candidate
    {
        const BaseMap::Country *country;
        const std::vector<EventIndex> *events;
    };
    std::vector<Candidate> candidates;
    for (const BaseMap::Country &country : m_base.countries()) {
        if (country.code.isEmpty())
            continue;
        const std::vector<EventIndex> *events = nullptr;
        if (places) {
            const auto found = places->countryOnly.find(country.code);
            events = found == places->countryOnly.end() ? nullptr : &found->second;
        }
        candidates.push_back({&country, events});
    }
    std::stable_sort(candidates.begin(), candidates.end(), [](const Candidate &a, const Candidate &b) {
        const auto importance = [](const Candidate &c) {
            return std::tuple(c.events == nullptr, !isCentralAsian(c.country->code), c.country->labelZoom);
        };
        return importance(a) < importance(b);
    });
    constexpr double Spacing = 2.2;
    for (const auto &[country, events] : candidates) {
        const QPointF centre = camera.toPixel(country->label);
        if (!grown(camera.rect(), 60).contains(centre))
            continue;
        const double roomX = country->bounds.width() * camera.worldSize();
        const double roomY = country->bounds.height() * camera.worldSize();
        const QString name = country->names.in(content.language).toUpper();
        const QSizeF size = textSize(name, CountryTextSize, 400, Spacing) - QSizeF(Spacing, 0);
        const bool namesIt = size.width() < roomX * 0.95 && roomY > 26 && camera.zoom >= country->labelZoom - 1.2;
        const QString count = events ? QString::number(events->size()) : QString();
        const double badgeWidth = events ? std::max(18.0, textSize(count, 11, 600, 0).width() + 10) : 0;
        if (!namesIt && !events)
            continue;
        const double width = (namesIt ? size.width() : 0) + badgeWidth + (namesIt && events ? 6 : 0);
        const double height = events ? 18 : size.height();
        // The first free stand near the label point, moved no farther than the country's own extent.
        std::optional<QPointF> place;
        for (const QPointF &step : {QPointF(0, 0), QPointF(0, -1), QPointF(0, 1), QPointF(0, -2), QPointF(0, 2), QPointF(-1, 0),
                                    QPointF(1, 0), QPointF(-1, -1), QPointF(1, 1), QPointF(-1, 1), QPointF(1, -1)}) {
            const QPointF middle = centre + QPointF(step.x() * std::min(60.0, roomX / 4), step.y() * std::min(22.0, roomY / 5));
            const QRectF box = grown(QRectF(middle - QPointF(width, height) / 2, QSizeF(width, height)), LabelGap);
            if (!placement.isFree(box))
                continue;
            const bool isCrossed = placement.lines.cross(box);
            if (!place || !isCrossed)
                place = middle;
            if (!isCrossed)
                break;
        }
        if (!place)
            continue;
        placement.taken.add(grown(QRectF(*place - QPointF(width, height) / 2, QSizeF(width, height)), LabelGap));
        double x = place->x() - width / 2;
        if (namesIt) {
            const QRectF box(x, place->y() - size.height() / 2, size.width(), size.height());
            scene.labels.push_back({MapLabel::Kind::Country, name, grown(box, 2), box.bottomLeft(), 0, CountryTextSize, 400, Spacing,
                                    country->code, 0, false});
            x += size.width() + 6;
        }
        if (events) {
            const bool isChosen = std::find(events->begin(), events->end(), content.chosen) != events->end();
            scene.badges.push_back({QRectF(x, place->y() - 9, badgeWidth, 18), country->code, events->size(), isChosen,
                                    content.chosen != NoEvent && !isChosen});
        }
    }
}

void MapLayout::placeWaters(Placement &placement) const
{
    MapScene &scene = placement.scene;
    const MapCamera &camera = scene.camera;
    for (const BaseMap::Water &water : m_base.waters()) {
        if (camera.zoom < water.labelZoom + (water.isLake ? 0.6 : -0.4))
            continue;
        const QPointF centre = camera.toPixel(water.label);
        if (!camera.rect().contains(centre))
            continue;
        const QString name = water.names.in(placement.content.language);
        const double pixelSize = water.isLake ? 10.5 : 11.5;
        const double spacing = water.isLake ? 0 : 1;
        const QSizeF size = textSize(name, pixelSize, 400, spacing);
        if (size.width() > water.width * camera.worldSize() * (water.isLake ? 1.6 : 0.95))
            continue;
        const QRectF box =
            QRectF(centre - QPointF(size.width(), size.height()) / 2, size).adjusted(-LabelGap, -LabelGap, LabelGap, LabelGap);
        if (!placement.isFree(box))
            continue;
        placement.taken.add(box);
        scene.labels.push_back({water.isLake ? MapLabel::Kind::Lake : MapLabel::Kind::Sea,
                                name,
                                box,
                                QPointF(centre.x() - size.width() / 2, centre.y() + size.height() / 2),
                                0,
                                pixelSize,
                                400,
                                spacing,
                                {},
                                0,
                                false});
    }
}

void MapLayout::placePlaces(Placement &placement) const
{
    MapScene &scene = placement.scene;
    const MapContent &content = placement.content;
    const MapCamera &camera = scene.camera;
    struct Candidate
    {
        QString name;
        QPointF at;
        bool isCapital;
        MapLabel::Kind kind;
    };
    const QRectF rect = camera.rect();
    const auto lowestRank = [&camera](const BaseMap::Place &place) {
        const double rank = 1.5 * camera.zoom - 3.2;
        return isCentralAsian(place.country) ? rank + 0.6 : rank;
    };
    std::vector<Candidate> candidates;
    std::vector<Candidate> lesser;
    for (const BaseMap::Place &place : m_base.places()) {
        const bool isCapital = place.isCapital && camera.zoom >= (isCentralAsian(place.country) ? 3.4 : 4.6);
        if (!isCapital && place.rank > lowestRank(place))
            continue;
        const QPointF at = camera.toPixel(place.point);
        if (!rect.contains(at))
            continue;
        const QString name = place.names.in(content.language);
        (isCapital ? candidates : lesser).push_back({name, at, place.isCapital, MapLabel::Kind::Place});
    }
    // The stops of the corridors that are shown: ports and border crossings among them. They come after the places of the same
    // view's first ranks and before its last.
    const std::size_t head = std::min<std::size_t>(lesser.size(), 24);
    candidates.insert(candidates.end(), lesser.begin(), lesser.begin() + std::ptrdiff_t(head));
    if (content.corridors && camera.zoom >= 4) {
        for (const std::uint16_t index : content.shownCorridors) {
            if (index >= content.corridors->size())
                continue;
            for (const CorridorPath &path : (*content.corridors)[index].paths) {
                for (const CorridorStop &stop : path.stops) {
                    const QPointF at = camera.toPixel(stop.coordinate);
                    if (rect.contains(at))
                        candidates.push_back({QString::fromStdString(stop.name), at, false, MapLabel::Kind::Stop});
                }
            }
        }
    }
    candidates.insert(candidates.end(), lesser.begin() + std::ptrdiff_t(head), lesser.end());
    if (camera.zoom >= 6) {
        for (const BaseMap::Port &port : m_base.ports()) {
            const QPointF at = camera.toPixel(port.point);
            if (rect.contains(at))
                candidates.push_back({port.name, at, false, MapLabel::Kind::Stop});
        }
    }

    constexpr double DotRadius = 2.5;
    for (const Candidate &candidate : candidates) {
        bool isTold = false;
        for (std::size_t i = 0; i < placement.namedAt.size() && !isTold; ++i) {
            const QPointF apart = placement.namedAt[i] - candidate.at;
            if (std::abs(apart.x()) > 40 || std::abs(apart.y()) > 40)
                continue;
            const double distance = std::hypot(apart.x(), apart.y());
            isTold = distance < 6 || (distance < 40 && placement.namedHere[i] == candidate.name);
        }
        if (isTold)
            continue;
        const double dotRadius = candidate.isCapital ? DotRadius + 0.7 : DotRadius;
        const QRectF dot = grown(QRectF(candidate.at, QSizeF(0, 0)), dotRadius + 1);
        if (!placement.isFree(dot))
            continue;
        const double pixelSize = candidate.kind == MapLabel::Kind::Stop ? 11 : PlaceTextSize;
        const int weight = candidate.isCapital ? 600 : 400;
        const QSizeF size = textSize(candidate.name, pixelSize, weight, 0);
        const double reach = dotRadius + 4;
        // Loose ground: a map of names is no map.
        const auto stand = placement.stand(standsAround(candidate.at, reach, size), size, candidate.isCapital ? 0 : 3);
        if (!stand)
            continue;
        placement.taken.add(stand->second);
        placement.taken.add(dot);
        placement.namedHere.push_back(candidate.name);
        placement.namedAt.push_back(candidate.at);
        scene.dots.push_back({candidate.at, dotRadius});
        scene.labels.push_back({candidate.kind, candidate.name, stand->second, stand->first, 0, pixelSize, weight, 0, {}, 0, false});
    }
}

void MapLayout::placeCorridorNames(Placement &placement) const
{
    MapScene &scene = placement.scene;
    const MapContent &content = placement.content;
    if (!content.corridors)
        return;
    constexpr double PixelSize = 10.5;
    constexpr double Above = 5; // pixels between the line and the feet of the letters
    std::set<std::uint16_t> named;
    struct Segment
    {
        std::uint16_t corridor;
        QPointF a, b;
        double length;
    };
    std::vector<Segment> segments;
    for (const CorridorStroke &stroke : scene.corridors) {
        for (qsizetype i = 1; i < stroke.points.size(); ++i) {
            const QPointF a = stroke.points[i - 1];
            const QPointF b = stroke.points[i];
            segments.push_back({stroke.corridor, a, b, std::hypot((b - a).x(), (b - a).y())});
        }
    }
    std::stable_sort(segments.begin(), segments.end(), [](const Segment &x, const Segment &y) { return x.length > y.length; });
    for (const Segment &segment : segments) {
        if (named.contains(segment.corridor))
            continue;
        const QString name = corridorShortName((*content.corridors)[segment.corridor]);
        const QSizeF size = textSize(name, PixelSize, 600, 0);
        if (segment.length < size.width() + 24)
            continue;
        QPointF along = (segment.b - segment.a) / segment.length;
        if (along.x() < 0)
            along = -along;
        const QPointF up(along.y(), -along.x());
        const QPointF middle = (segment.a + segment.b) / 2;
        for (const double slide : {0.25, -0.25, 0.0}) {
            const QPointF centre = middle + along * slide * (segment.length - size.width() - 16);
            const QPointF start = centre - along * (size.width() / 2) + up * Above;
            // Boxes along the text, so that a slanted name does not claim the whole rectangle around it.
            std::vector<QRectF> boxes;
            const int pieces = std::max(1, int(std::ceil(size.width() / 12)));
            for (int i = 0; i <= pieces; ++i) {
                const QPointF at = start + along * (size.width() * i / pieces) + up * (size.height() / 2);
                boxes.push_back(grown(QRectF(at, QSizeF(0, 0)), size.height() / 2 + 3));
            }
            if (!std::all_of(boxes.begin(), boxes.end(), [&placement](const QRectF &box) { return placement.isFree(box); }))
                continue;
            QRectF box;
            for (const QRectF &part : boxes)
                box = box.united(part);
            for (const QRectF &part : boxes)
                placement.taken.add(part);
            // An arrow under the name would be half hidden.
            for (std::size_t i = scene.arrows.size(); i-- > 0;) {
                const QRectF arrow = scene.arrows[i].boundingRect();
                if (std::any_of(boxes.begin(), boxes.end(), [&arrow](const QRectF &part) { return meets(arrow, part); })) {
                    scene.arrows.erase(scene.arrows.begin() + std::ptrdiff_t(i));
                    scene.arrowCorridors.erase(scene.arrowCorridors.begin() + std::ptrdiff_t(i));
                }
            }
            const double angle = std::atan2(along.y(), along.x()) * 180 / std::numbers::pi;
            scene.labels.push_back({MapLabel::Kind::Corridor, name, box, start, angle, PixelSize, 600, 0, {}, segment.corridor, false});
            named.insert(segment.corridor);
            break;
        }
    }
}

MapScene::Hit MapScene::hitTest(QPointF pixel) const
{
    constexpr double Reach = 11;
    constexpr double CorridorReach = 5;
    int nearest = -1;
    double nearestDistance = 0;
    for (std::size_t i = markers.size(); i-- > 0;) {
        const QPointF apart = markers[i].centre - pixel;
        const double distance = std::hypot(apart.x(), apart.y());
        if (distance <= markers[i].radius + 1)
            return MarkerHit{int(i)};
        if (distance <= std::max(Reach, markers[i].radius) && (nearest < 0 || distance < nearestDistance)) {
            nearest = int(i);
            nearestDistance = distance;
        }
    }
    if (nearest >= 0)
        return MarkerHit{nearest};
    for (std::size_t i = 0; i < badges.size(); ++i) {
        if (badges[i].box.contains(pixel))
            return BadgeHit{int(i)};
    }
    for (const LegendRow &row : legend) {
        if (!row.sample.isNull() && QRectF(legendBox.left(), row.sample.y1() - 12, legendBox.width(), 24).contains(pixel))
            return CorridorHit{row.corridor, 0};
    }
    for (const MapLabel &label : labels) {
        if (label.kind == MapLabel::Kind::Country && label.box.contains(pixel))
            return CountryNameHit{label.country};
    }
    for (auto stroke = corridors.rbegin(); stroke != corridors.rend(); ++stroke) {
        for (qsizetype i = 1; i < stroke->points.size(); ++i) {
            if (distanceToSegment(pixel, stroke->points[i - 1], stroke->points[i]) <= CorridorReach)
                return CorridorHit{stroke->corridor, stroke->path};
        }
    }
    return Nothing{};
}

} // namespace Dateline
