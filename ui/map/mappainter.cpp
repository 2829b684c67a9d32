// SPDX-License-Identifier: GPL-3.0-or-later
#include "map/mappainter.h"

#include "map/linestroke.h"
#include "models/counttext.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPaintEngine>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace Dateline {

namespace {

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

/// Whether what is drawn in pixels may be kept from one frame to the next: not in vector formats, not under a turned painter.
bool canKeepPictures(const QPainter &painter)
{
    const QTransform toDevice = painter.deviceTransform();
    return !isVector(painter) && toDevice.type() <= QTransform::TxScale && toDevice.m11() > 0 && qFuzzyCompare(toDevice.m11(), toDevice.m22());
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
        painter.fillPath(path, groundColor(theme, area.fill, area.isLit));
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
                          CorridorPen::of(stroke.mode, stroke.status, stroke.isSea, theme.corridorColor(stroke.corridor), theme.land,
                                          stroke.isChosen),
                          theme.centralAsia, stroke.before);
    painter.restore();
}

void MapPainter::paintMarks(QPainter &painter, const MapScene &scene, const Theme &theme) const
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    paintOutlines(painter, scene, theme);
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

    paintSpread(painter, scene, theme);
    paintMeasure(painter, scene, theme);
    paintLegend(painter, scene, theme);

    if (!scene.scalePlate.isNull()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.land);
        painter.drawRoundedRect(scene.scalePlate, 4, 4);
    }
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
    if (!scene.creditPlate.isNull()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.land);
        painter.drawRoundedRect(scene.creditPlate, 4, 4);
    }
    small.text = scene.credit;
    small.baseline = scene.creditBaseline;
    paintText(painter, small, theme.secondText, theme.land);
    painter.restore();
}

void MapPainter::paintOutlines(QPainter &painter, const MapScene &scene, const Theme &theme) const
{
    for (const CountryOutline &outline : scene.outlines) {
        const QPen pen(outline.isHovered ? theme.secondText : theme.accent, 1.8, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin);
        for (const QPolygonF &line : outline.lines)
            strokeLine(painter, line, pen);
    }
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme.accent, 1.5, Qt::DashLine));
    for (const QRectF &area : scene.area)
        painter.drawRect(area);
}

void MapPainter::paintSpread(QPainter &painter, const MapScene &scene, const Theme &theme) const
{
    painter.setPen(QPen(theme.secondText, 1));
    for (const MapPetal &petal : scene.petals)
        painter.drawLine(scene.spreadCentre, petal.centre);
    // Their marker hides where the lines meet.
    for (const MapMarker &marker : scene.markers) {
        if (!scene.petals.empty() && marker.centre == scene.spreadCentre)
            paintMarker(painter, marker, theme);
    }
    for (const MapPetal &petal : scene.petals)
        paintMarker(painter, {petal.centre, petal.radius, petal.country, 0, 1, petal.chosen, petal.dimmed}, theme);
}

void MapPainter::paintMeasure(QPainter &painter, const MapScene &scene, const Theme &theme) const
{
    if (!scene.measure)
        return;
    for (const QPolygonF &line : scene.measure->lines)
        strokeLine(painter, line, QPen(theme.accent, 1.8));
    painter.setPen(QPen(theme.panel, 1.5));
    painter.setBrush(theme.accent);
    for (const QPointF &end : scene.measure->ends)
        painter.drawEllipse(end, 4, 4);
    if (scene.measure->text.isEmpty())
        return;
    // Each length is another text: its picture is not worth keeping.
    QPainterPath outline;
    outline.addText(scene.measure->baseline, m_font(PlaceTextSize, 700), scene.measure->text);
    painter.strokePath(outline, QPen(theme.centralAsia, 3, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setFont(m_font(PlaceTextSize, 700));
    painter.setPen(theme.text);
    painter.drawText(scene.measure->baseline, scene.measure->text);
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
        if (isVector(painter)) {
            // Qt writes no letter spacing into SVG and multiplies it in PDF, and a reader of the file would find single letters
            // where the name is: without it in both, and the name keeps its middle.
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
            const QString count = marker.count < 10000 ? countText(qint64(marker.count)) : QCoreApplication::translate("MapPainter", "%1k", "thousands").arg(countText(qint64(marker.count / 1000)));
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
