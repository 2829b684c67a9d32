// SPDX-License-Identifier: GPL-3.0-or-later
#include "map/basemap.h"

#include <QFile>

#include <algorithm>
#include <array>

namespace Dateline {

namespace {

constexpr int PointBits = 20;
constexpr std::uint64_t FormatVersion = 1;

/// Reads the stream that resources/basemap/generate.py describes. Past the end everything is zero and ok() is false.
class StreamReader
{
public:
    explicit StreamReader(const QByteArray &data)
        : m_at(reinterpret_cast<const unsigned char *>(data.constData()))
        , m_end(m_at + data.size())
    { }

    bool ok() const { return m_ok; }

    std::uint64_t varint()
    {
        std::uint64_t value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            if (m_at == m_end) {
                m_ok = false;
                return 0;
            }
            const unsigned char byte = *m_at++;
            value |= std::uint64_t(byte & 127) << shift;
            if (byte < 128)
                break;
        }
        return value;
    }

    std::int64_t svarint()
    {
        const std::uint64_t value = varint();
        return std::int64_t(value >> 1) ^ -std::int64_t(value & 1);
    }

    /// A count of things that take at least a byte each, so that a broken file cannot ask for more memory than it has bytes.
    std::size_t count()
    {
        const std::uint64_t value = varint();
        if (value > std::uint64_t(m_end - m_at)) {
            m_ok = false;
            return 0;
        }
        return std::size_t(value);
    }

    QString string()
    {
        const std::size_t size = count();
        const QString text = QString::fromUtf8(reinterpret_cast<const char *>(m_at), qsizetype(size));
        m_at += size;
        return text;
    }

    bool literal(std::string_view expected)
    {
        if (std::size_t(m_end - m_at) < expected.size() || !std::equal(expected.begin(), expected.end(), m_at))
            m_ok = false;
        else
            m_at += expected.size();
        return m_ok;
    }

    BaseMap::Names names()
    {
        BaseMap::Names names;
        for (std::size_t n = count(); n > 0; --n) {
            QString language = string();
            names.add(std::move(language), string());
        }
        return names;
    }

    WorldPoint point()
    {
        constexpr double unit = 1.0 / (1 << PointBits);
        const double x = double(varint()) * unit;
        return {x, double(varint()) * unit};
    }

    CountryCode code() { return CountryCode(string().toStdString()); }

    /// Appends the points of a ring or line; returns how many, and widens @p bounds.
    std::uint32_t points(int bits, std::vector<BaseMap::Vertex> &vertices, QRectF &bounds)
    {
        const std::size_t n = count();
        const double unit = 1.0 / double(std::uint64_t(1) << bits);
        std::int64_t x = 0;
        std::int64_t y = 0;
        double left = 2, top = 2, right = -1, bottom = -1;
        if (!bounds.isNull()) {
            left = bounds.left(), top = bounds.top(), right = bounds.right(), bottom = bounds.bottom();
        }
        for (std::size_t i = 0; i < n; ++i) {
            x += svarint();
            y += svarint();
            const double px = double(x) * unit;
            const double py = double(y) * unit;
            left = std::min(left, px), right = std::max(right, px);
            top = std::min(top, py), bottom = std::max(bottom, py);
            vertices.push_back({float(px), float(py)});
        }
        bounds = QRectF(left, top, right - left, bottom - top);
        return std::uint32_t(n);
    }

private:
    const unsigned char *m_at;
    const unsigned char *m_end;
    bool m_ok = true;
};

bool ringHolds(const BaseMap::Vertex *ring, std::size_t size, double x, double y)
{
    bool inside = false;
    for (std::size_t i = 0, j = size - 1; i < size; j = i++) {
        const BaseMap::Vertex &a = ring[i];
        const BaseMap::Vertex &b = ring[j];
        if ((a.y > y) != (b.y > y) && x < (double(b.x) - a.x) * (y - a.y) / (double(b.y) - a.y) + a.x)
            inside = !inside;
    }
    return inside;
}

BaseMap::Level readLevel(StreamReader &stream)
{
    BaseMap::Level level;
    const int bits = int(std::min<std::uint64_t>(stream.varint(), 30));
    const double unit = 1.0 / double(std::uint64_t(1) << bits);
    level.fromZoom = double(stream.varint()) / 10;
    std::array<double, 4> box{};
    for (double &side : box)
        side = double(stream.varint()) * unit;
    level.bounds = QRectF(QPointF(box[0], box[1]), QPointF(box[2], box[3]));
    for (std::size_t n = stream.count(); n > 0 && stream.ok(); --n) {
        BaseMap::Polygon polygon;
        polygon.isLake = stream.varint() == 1;
        const std::uint64_t value = stream.varint();
        if (polygon.isLake)
            polygon.fromZoom = float(value) / 10;
        else
            polygon.country = std::uint16_t(value);
        polygon.firstVertex = std::uint32_t(level.vertices.size());
        for (std::size_t rings = stream.count(); rings > 0; --rings) {
            polygon.ringSizes.push_back(stream.points(bits, level.vertices, polygon.bounds));
            polygon.vertexCount += polygon.ringSizes.back();
        }
        polygon.firstIndex = std::uint32_t(level.indices.size());
        polygon.indexCount = std::uint32_t(stream.count() * 3);
        std::int64_t index = 0;
        for (std::uint32_t i = 0; i < polygon.indexCount && stream.ok(); ++i) {
            index += stream.svarint();
            level.indices.push_back(std::uint16_t(std::clamp<std::int64_t>(index, 0, std::max<std::int64_t>(polygon.vertexCount, 1) - 1)));
        }
        level.polygons.push_back(std::move(polygon));
    }
    for (std::size_t n = stream.count(); n > 0 && stream.ok(); --n) {
        BaseMap::Line line;
        line.kind = BaseMap::LineKind(std::min<std::uint64_t>(stream.varint(), BaseMap::LineKindCount - 1));
        line.fromZoom = float(stream.varint()) / 10;
        line.firstVertex = std::uint32_t(level.vertices.size());
        line.vertexCount = stream.points(bits, level.vertices, line.bounds);
        level.lines.push_back(line);
    }
    return level;
}

} // namespace

QString BaseMap::Names::in(std::string_view language) const
{
    const QLatin1StringView wanted(language.data(), qsizetype(language.size()));
    for (const auto &[code, name] : m_names) {
        if (code == wanted)
            return name;
    }
    return m_names.empty() ? QString() : m_names.front().second;
}

const BaseMap &BaseMap::instance()
{
    static const BaseMap map;
    return map;
}

BaseMap::BaseMap()
{
    QFile file(QStringLiteral(":/basemap/basemap.bin"));
    if (!file.open(QIODevice::ReadOnly) || !read(qUncompress(file.readAll())))
        qFatal("The base map inside the program is damaged");
}

bool BaseMap::read(const QByteArray &body)
{
    StreamReader stream(body);
    if (!stream.literal("DLBM") || stream.varint() != FormatVersion)
        return false;
    for (std::size_t n = stream.count(); n > 0; --n) {
        Country country;
        country.code = stream.code();
        country.names = stream.names();
        country.label = stream.point();
        country.labelZoom = double(stream.varint()) / 10;
        m_countries.push_back(std::move(country));
    }
    for (std::size_t n = stream.count(); n > 0; --n) {
        Water water;
        water.isLake = stream.varint() == 1;
        water.names = stream.names();
        water.label = stream.point();
        water.labelZoom = double(stream.varint()) / 10;
        water.width = double(stream.varint()) / (1 << PointBits);
        m_waters.push_back(std::move(water));
    }
    for (std::size_t n = stream.count(); n > 0; --n) {
        Place place;
        place.names = stream.names();
        place.country = stream.code();
        place.point = stream.point();
        place.rank = int(stream.varint());
        place.isCapital = stream.varint() != 0;
        place.population = std::uint32_t(stream.varint());
        m_places.push_back(std::move(place));
    }
    for (std::size_t n = stream.count(); n > 0; --n) {
        Port port;
        port.name = stream.string();
        port.point = stream.point();
        port.rank = int(stream.varint());
        m_ports.push_back(std::move(port));
    }
    for (std::size_t n = stream.count(); n > 0; --n) {
        DisputedArea area;
        area.name = stream.string();
        area.note = stream.string();
        for (std::size_t rings = stream.count(); rings > 0; --rings)
            stream.points(PointBits, area.rings.emplace_back(), area.bounds);
        m_disputedAreas.push_back(std::move(area));
    }
    for (std::size_t n = stream.count(); n > 0; --n)
        m_levels.push_back(readLevel(stream));
    if (!stream.ok() || m_levels.empty())
        return false;
    for (const Level &level : m_levels) {
        for (const Polygon &polygon : level.polygons) {
            if (polygon.isLake)
                continue;
            if (polygon.country >= m_countries.size())
                return false;
        }
    }
    // The largest part decides how much room a country's name has.
    for (const Polygon &polygon : m_levels[std::min<std::size_t>(1, m_levels.size() - 1)].polygons) {
        if (polygon.isLake)
            continue;
        QRectF &bounds = m_countries[polygon.country].bounds;
        if (polygon.bounds.width() * polygon.bounds.height() > bounds.width() * bounds.height())
            bounds = polygon.bounds;
    }
    return true;
}

const BaseMap::Level &BaseMap::levelFor(double zoom, const QRectF &worldRect) const
{
    for (auto level = m_levels.rbegin(); level != m_levels.rend(); ++level) {
        const bool covers = (level->bounds.left() <= 0 && level->bounds.right() >= 1) || level->bounds.contains(worldRect);
        if (zoom >= level->fromZoom && covers)
            return *level;
    }
    return m_levels.front();
}

CountryCode BaseMap::countryAt(Coordinate coordinate) const
{
    const WorldPoint point = worldFromCoordinate(coordinate);
    const double x = point.x - std::floor(point.x);
    const auto &level = levelFor(MapCamera::MaximumZoom, QRectF(x, point.y, 0, 0).adjusted(-1e-6, -1e-6, 1e-6, 1e-6));
    CountryCode found;
    for (const Polygon &polygon : level.polygons) {
        if (polygon.isLake || x < polygon.bounds.left() || x > polygon.bounds.right() || point.y < polygon.bounds.top()
            || point.y > polygon.bounds.bottom())
            continue;
        bool inside = false;
        const Vertex *ring = level.vertices.data() + polygon.firstVertex;
        for (const std::uint32_t size : polygon.ringSizes) {
            inside ^= ringHolds(ring, size, x, point.y);
            ring += size;
        }
        // Small lands come later: an enclave wins over the land around it.
        if (inside)
            found = m_countries[polygon.country].code;
    }
    return found;
}

const BaseMap::Country *BaseMap::country(CountryCode code) const
{
    const auto found =
        std::find_if(m_countries.begin(), m_countries.end(), [code](const Country &country) { return country.code == code; });
    return code.isEmpty() || found == m_countries.end() ? nullptr : &*found;
}

bool isCentralAsian(CountryCode code)
{
    static constexpr std::array<std::string_view, 5> states{"KZ", "KG", "TJ", "TM", "UZ"};
    return std::find(states.begin(), states.end(), code.text()) != states.end();
}

} // namespace Dateline
