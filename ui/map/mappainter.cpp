// SPDX-License-Identifier: GPL-3.0-or-later
#include "map/mappainter.h"

#include "map/dashes.h"

#include <QFontMetricsF>
#include <QPaintEngine>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace Dateline {

namespace {

QColor mixed(QColor a, QColor b, double share)
{
    return QColor::fromRgbF(float(a.redF() + (b.redF() - a.redF()) * share), float(a.greenF() + (b.greenF() - a.greenF()) * share),
                            float(a.blueF() + (b.blueF() - a.blueF()) * share));
}

/// Relative luminance as in WCAG 2.
double luminance(QColor color)
{
    const auto linear = [](double c) { return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

QColor readableOn(QColor ground)
{
    const double light = luminance(ground);
    return 1.05 / (light + 0.05) >= (light + 0.05) / 0.05 ? QColor(Qt::white) : QColor(16, 20, 24);
}

bool isVector(const QPainter &painter)
{
    const QPaintEngine *engine = painter.paintEngine();
    return engine
        && (engine->type() == QPaintEngine::SVG || engine->type() == QPaintEngine::Pdf || engine->type() == QPaintEngine::Picture);
}

/// Whether what is drawn in pixels may be kept from one frame to the next: not in vector formats, not under a turned painter.
bool canKeepPictures(const QPainter &painter)
{
    const QTransform toDevice = painter.deviceTransform();
    return !isVector(painter) && toDevice.type() <= QTransform::TxScale && toDevice.m11() > 0 && qFuzzyCompare(toDevice.m11(), toDevice.m22());
}

/// Strokes a line whose dashes begin @p before pixels ahead of its first point.
void strokeLine(QPainter &painter, const QPolygonF &points, QPen pen, double before)
{
    const bool isSolid = pen.style() == Qt::SolidLine;
    std::vector<double> pattern;
    if (!isSolid) {
        for (const double part : pen.dashPattern())
            pattern.push_back(part * pen.widthF());
        pen.setDashOffset(std::fmod(before, std::accumulate(pattern.begin(), pattern.end(), 0.0)) / pen.widthF());
    }
    constexpr double WidestBySegments = 8; // device pixels; from there on the corners would show
    if (isVector(painter) || pen.widthF() * devicePixels(painter) > WidestBySegments) {
        painter.setPen(pen);
        painter.drawPolyline(points);
        return;
    }
    // Qt rasterises solid segments several times as fast as the outline of a line or dashes of its own.
    QList<QLineF> segments;
    const auto add = [&segments](const QPolygonF &piece) {
        for (qsizetype i = 1; i < piece.size(); ++i)
            segments.emplaceBack(piece[i - 1], piece[i]);
    };
    if (isSolid)
        add(points);
    else
        forEachDash(points, pattern, before, add);
    painter.setPen(QPen(pen.brush(), pen.widthF(), Qt::SolidLine, isSolid ? Qt::SquareCap : Qt::FlatCap));
    painter.drawLines(segments);
}

QColor labelColor(const MapLabel &label, const Theme &theme)
{
    switch (label.kind) {
    case MapLabel::Kind::Marker:
    case MapLabel::Kind::Place: return theme.text;
    case MapLabel::Kind::Corridor: return theme.corridorColor(label.corridor);
    case MapLabel::Kind::Country:
    case MapLabel::Kind::Stop: return theme.secondText;
    case MapLabel::Kind::Sea:
    case MapLabel::Kind::Lake: return mixed(theme.secondText, theme.placeInText, 0.4);
    }
    return theme.text;
}

} // namespace

CorridorPen CorridorPen::of(CorridorMode mode, std::optional<CorridorStatus> status, bool isSea, QColor color, QColor ground)
{
    CorridorPen result;
    double width = 2.2;
    if (mode == CorridorMode::Road && !isSea) {
        width = 3.4;
        result.hasCore = true;
    } else if (mode == CorridorMode::Pipeline && !isSea) {
        width = 1.8;
        result.hasBeads = true;
    } else if (mode == CorridorMode::Caravan) {
        width = 1.6;
    }
    if (isSea)
        width = 1.8;
    if (!status)
        color = mixed(color, ground, 0.6);
    else if (*status == CorridorStatus::Closed)
        color = mixed(color, ground, 0.4);
    result.pen = QPen(color, width, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin);
    // Dash lengths are in units of the pen's width.
    const auto dashes = [&](std::initializer_list<double> pixels) {
        QList<qreal> pattern;
        for (const double pixel : pixels)
            pattern.append(pixel / width);
        result.pen.setDashPattern(pattern);
    };
    if (!status || *status == CorridorStatus::Proposed)
        dashes({width, 3.2});
    else if (*status == CorridorStatus::Signed)
        dashes({4, 5});
    else if (*status == CorridorStatus::Building)
        dashes({9, 4});
    else if (*status == CorridorStatus::Closed)
        dashes({2, 7});
    else if (*status == CorridorStatus::Historic)
        dashes({11, 3, 2, 3});
    else if (isSea)
        dashes({3.2, 3});
    // A double line that is broken reads as a railway's sleepers.
    result.hasCore = result.hasCore && result.pen.style() == Qt::SolidLine;
    return result;
}

std::vector<QPointF> beadsAlong(const QPolygonF &points, double before)
{
    constexpr double Step = 22;
    std::vector<QPointF> beads;
    double next = Step - std::fmod(before + Step / 2, Step);
    for (qsizetype i = 1; i < points.size(); ++i) {
        const QPointF d = points[i] - points[i - 1];
        const double length = std::hypot(d.x(), d.y());
        for (; next < length; next += Step)
            beads.push_back(points[i - 1] + d * (next / length));
        next -= length;
    }
    return beads;
}

void paintCorridorLine(QPainter &painter, const QPolygonF &points, const CorridorPen &pen, QColor ground, double before)
{
    painter.setBrush(Qt::NoBrush);
    strokeLine(painter, points, pen.pen, before);
    if (pen.hasCore)
        strokeLine(painter, points, QPen(ground, CoreWidth, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin), before);
    if (pen.hasBeads) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(pen.pen.color());
        for (const QPointF &bead : beadsAlong(points, before))
            painter.drawEllipse(bead, BeadRadius, BeadRadius);
    }
}

double devicePixels(const QPainter &painter)
{
    return std::abs(painter.deviceTransform().m11());
}

QColor groundColor(const Theme &theme, MapGround::Fill fill)
{
    switch (fill) {
    case MapGround::Fill::CentralAsia: return theme.centralAsia;
    case MapGround::Fill::Lake: return theme.water;
    case MapGround::Fill::Land: break;
    }
    return theme.land;
}

QColor coastColor(const Theme &theme)
{
    return mixed(theme.border, theme.water, 0.45);
}

QColor hatchColor(const Theme &theme)
{
    return mixed(theme.border, theme.land, 0.35);
}

QColor lineColor(const Theme &theme, BaseMap::LineKind kind)
{
    switch (kind) {
    case BaseMap::LineKind::Coast: return coastColor(theme);
    case BaseMap::LineKind::River: return theme.river;
    case BaseMap::LineKind::Border:
    case BaseMap::LineKind::DisputedBorder:
    case BaseMap::LineKind::Claim: break;
    }
    return theme.border;
}

double lineWidth(BaseMap::LineKind kind)
{
    return kind == BaseMap::LineKind::Coast ? 0.9 : 1;
}

MapPainter::MapPainter(MapFont font)
    : m_font(std::move(font))
{ }

void MapPainter::paintGround(QPainter &painter, const MapGround &ground, const QRectF &rect, const Theme &theme) const
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(rect, theme.water);
    painter.setPen(Qt::NoPen);
    for (const MapGround::Area &area : ground.areas) {
        QPainterPath path;
        path.setFillRule(Qt::OddEvenFill);
        for (const QPolygonF &ring : area.rings) {
            path.addPolygon(ring);
            path.closeSubpath();
        }
        painter.fillPath(path, groundColor(theme, area.fill));
    }
    painter.setBrush(Qt::NoBrush);
    for (const MapGround::Line &line : ground.lines) {
        QPen pen(lineColor(theme, line.kind), lineWidth(line.kind), Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
        if (line.kind != BaseMap::LineKind::DisputedBorder && line.kind != BaseMap::LineKind::Claim) {
            painter.setPen(pen);
            painter.drawPolyline(line.points);
            continue;
        }
        pen.setCapStyle(Qt::FlatCap);
        pen.setDashPattern({4, 3});
        strokeLine(painter, line.points, pen, line.before);
    }
    painter.restore();
}

void MapPainter::paintScene(QPainter &painter, const MapScene &scene, const Theme &theme) const
{
    paintLines(painter, scene, theme);
    paintMarks(painter, scene, theme);
}

void MapPainter::paintLines(QPainter &painter, const MapScene &scene, const Theme &theme) const
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(hatchColor(theme), 0.8));
    painter.drawLines(scene.hatching.data(), int(scene.hatching.size()));
    for (const CorridorStroke &stroke : scene.corridors)
        paintCorridorLine(painter, stroke.points,
                          CorridorPen::of(stroke.mode, stroke.status, stroke.isSea, theme.corridorColor(stroke.corridor), theme.land),
                          theme.centralAsia, stroke.before);
    painter.restore();
}

void MapPainter::paintMarks(QPainter &painter, const MapScene &scene, const Theme &theme) const
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    for (std::size_t i = 0; i < scene.arrows.size(); ++i) {
        painter.setBrush(theme.corridorColor(scene.arrowCorridors[i]));
        painter.drawPolygon(scene.arrows[i]);
    }

    painter.setPen(QPen(theme.centralAsia, 1.2));
    painter.setBrush(theme.text);
    for (const MapDot &dot : scene.dots)
        painter.drawEllipse(dot.centre, dot.radius, dot.radius);

    for (const MapLabel &label : scene.labels)
        paintText(painter, label, labelColor(label, theme),
                  label.kind == MapLabel::Kind::Sea || label.kind == MapLabel::Kind::Lake ? theme.water : theme.centralAsia);

    const QFont badgeFont = m_font(11, 600);
    for (const CountryBadge &badge : scene.badges) {
        const QColor color = theme.countryColor(badge.country);
        painter.setPen(badge.chosen ? QPen(theme.accent, 2.5) : QPen(badge.dimmed ? mixed(color, theme.land, 0.4) : color, 1.5));
        painter.setBrush(theme.panel);
        painter.drawRoundedRect(badge.box, 4, 4);
        painter.setFont(badgeFont);
        painter.setPen(badge.dimmed ? theme.secondText : theme.text);
        painter.drawText(badge.box, Qt::AlignCenter, QString::number(badge.count));
    }

    for (const MapMarker &marker : scene.markers)
        paintMarker(painter, marker, theme);

    paintLegend(painter, scene, theme);

    painter.setPen(QPen(theme.secondText, 1.5));
    painter.drawLine(scene.scaleBar);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.secondText);
    painter.drawPolygon(scene.north);
    MapLabel small{MapLabel::Kind::Stop, scene.scaleText, {}, scene.scaleTextBaseline, 0, scene.smallTextSize, 400, 0, {}, 0, false};
    paintText(painter, small, theme.secondText, theme.land);
    small.text = QStringLiteral("N");
    small.baseline = scene.northBaseline;
    paintText(painter, small, theme.secondText, theme.land);
    small.text = scene.credit;
    small.baseline = scene.creditBaseline;
    paintText(painter, small, theme.secondText, theme.land);
    painter.restore();
}

void MapPainter::paintLegend(QPainter &painter, const MapScene &scene, const Theme &theme) const
{
    if (scene.legendBox.isNull())
        return;
    painter.setPen(QPen(theme.hairline, 1));
    painter.setBrush(theme.panel);
    painter.drawRoundedRect(scene.legendBox, 8, 8);
    painter.setFont(m_font(scene.legendTextSize, 400));
    for (const LegendRow &row : scene.legend) {
        if (!row.sample.isNull())
            paintCorridorLine(painter, QPolygonF{row.sample.p1(), row.sample.p2()},
                              CorridorPen::of(row.mode, row.status, false, theme.corridorColor(row.corridor), theme.panel), theme.panel);
        painter.setPen(theme.text);
        painter.drawText(row.baseline, row.text);
    }
}

QFont MapPainter::labelFont(const MapLabel &label) const
{
    QFont font = m_font(label.pixelSize, label.weight);
    font.setLetterSpacing(QFont::AbsoluteSpacing, label.letterSpacing);
    font.setItalic(label.kind == MapLabel::Kind::Sea || label.kind == MapLabel::Kind::Lake);
    return font;
}

void MapPainter::paintText(QPainter &painter, const MapLabel &label, QColor color, QColor halo) const
{
    constexpr double HaloWidth = 3;
    const auto draw = [&](QPainter &to, QPointF at, const QFont &font) {
        QPainterPath outline;
        outline.addText(at, font, label.text);
        to.setBrush(Qt::NoBrush);
        to.setPen(QPen(halo, HaloWidth, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        to.drawPath(outline);
        to.setFont(font);
        to.setPen(color);
        to.drawText(at, label.text);
    };
    if (label.angle != 0 || !canKeepPictures(painter)) {
        painter.save();
        painter.translate(label.baseline);
        painter.rotate(label.angle);
        QFont font = labelFont(label);
        QPointF at(0, 0);
        if (painter.paintEngine()->type() == QPaintEngine::SVG) {
            // Qt writes no letter spacing into SVG: the halo must not have it either, and the name keeps its middle.
            const double spaced = QFontMetricsF(font).horizontalAdvance(label.text);
            font.setLetterSpacing(QFont::AbsoluteSpacing, 0);
            at.setX((spaced - QFontMetricsF(font).horizontalAdvance(label.text)) / 2);
        }
        draw(painter, at, font);
        painter.restore();
        return;
    }
    const double scale = devicePixels(painter);
    const QString key = QStringLiteral("%1|%2|%3|%4|%5|%6|%7")
                            .arg(label.text)
                            .arg(color.rgb())
                            .arg(halo.rgb())
                            .arg(label.pixelSize)
                            .arg(label.weight)
                            .arg(int(label.kind))
                            .arg(scale);
    auto found = m_pictures.find(key);
    if (found == m_pictures.end()) {
        const QFont font = labelFont(label);
        const QFontMetricsF metrics(font);
        const QRectF box = metrics.boundingRect(label.text)
                               .united(QRectF(0, -metrics.ascent(), metrics.horizontalAdvance(label.text), metrics.height()))
                               .adjusted(-4, -4, 4, 4);
        found = keepPicture(key, box, scale, [&](QPainter &into) { draw(into, QPointF(0, 0), font); });
    }
    drawPicture(painter, *found, label.baseline);
}

void MapPainter::paintMarker(QPainter &painter, const MapMarker &marker, const Theme &theme) const
{
    QColor fill = theme.countryColor(marker.country);
    if (marker.dimmed)
        fill = mixed(fill, theme.land, 0.3);
    const auto draw = [&](QPainter &to, QPointF centre) {
        if (marker.chosen) {
            to.setPen(QPen(theme.accent, 3));
            to.setBrush(theme.panel);
            to.drawEllipse(centre, marker.radius + 3, marker.radius + 3);
            to.setPen(Qt::NoPen);
        } else {
            to.setPen(QPen(theme.centralAsia, 1.5));
        }
        to.setBrush(fill);
        to.drawEllipse(centre, marker.radius, marker.radius);
        if (marker.count > 1) {
            const QString count = marker.count < 10000 ? QString::number(marker.count) : QStringLiteral("%1k").arg(marker.count / 1000);
            to.setFont(m_font(count.size() > 3 ? 9.5 : 11, 700));
            to.setPen(readableOn(fill));
            to.drawText(QRectF(centre - QPointF(24, 12), QSizeF(48, 24)), Qt::AlignCenter, count);
        }
    };
    if (!canKeepPictures(painter)) {
        draw(painter, marker.centre);
        return;
    }
    const double scale = devicePixels(painter);
    const QString key =
        QStringLiteral("o%1|%2|%3|%4|%5").arg(marker.count).arg(fill.rgb()).arg(theme.panel.rgb()).arg(int(marker.chosen)).arg(scale);
    auto found = m_pictures.find(key);
    if (found == m_pictures.end()) {
        const double reach = marker.radius + 6;
        found = keepPicture(key, QRectF(-reach, -reach, 2 * reach, 2 * reach), scale, [&](QPainter &into) { draw(into, QPointF(0, 0)); });
    }
    drawPicture(painter, *found, marker.centre);
}

template<typename Draw>
QHash<QString, MapPainter::Picture>::iterator MapPainter::keepPicture(const QString &key, const QRectF &box, double scale, Draw draw) const
{
    // Panning around the world must not gather every name for ever.
    if (m_pictures.size() > 4000)
        m_pictures.clear();
    const QPointF offset(std::floor(box.left()), std::floor(box.top()));
    QImage image((QSizeF(std::ceil(box.width()) + 1, std::ceil(box.height()) + 1) * scale).toSize(), QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(scale);
    image.fill(Qt::transparent);
    QPainter into(&image);
    into.setRenderHint(QPainter::Antialiasing);
    into.translate(-offset);
    draw(into);
    into.end();
    return m_pictures.insert(key, {image, offset});
}

void MapPainter::drawPicture(QPainter &painter, const Picture &picture, QPointF at) const
{
    // On whole device pixels, where letters are sharpest and copying is a mere copy.
    const QTransform toDevice = painter.deviceTransform();
    const QPointF device = toDevice.map(at + picture.offset);
    painter.drawImage(toDevice.inverted().map(QPointF(std::round(device.x()), std::round(device.y()))), picture.image);
}

} // namespace Dateline
