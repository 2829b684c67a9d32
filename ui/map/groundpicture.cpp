// SPDX-License-Identifier: GPL-3.0-or-later
#include "map/groundpicture.h"

#include "map/linestroke.h"
#include "map/mappainter.h"

#include <QPainter>

#include <cmath>

namespace Dateline {

GroundPicture::GroundPicture(const MapLayout &layout, const MapPainter &painter)
    : m_layout(layout)
    , m_painter(painter)
{ }

void GroundPicture::paint(QPainter &painter, const MapCamera &camera, const MapContent &content, const Theme &theme)
{
    const double ratio = devicePixels(painter);
    const Key key{camera.zoom, camera.size, ratio, &theme, content.shownCorridors, content.chosenCorridor, content.litCountries, content.day};
    const QSize pixels = (camera.size * ratio).toSize();
    if (m_picture.size() != pixels) {
        m_picture = QPixmap(pixels);
        m_picture.setDevicePixelRatio(ratio);
    }
    const QRect whole(QPoint(), pixels);
    // From the picture to the view, on whole device pixels; a view that went over the date line has moved by a world.
    const WorldPoint from = worldFromCoordinate(m_camera.centre);
    const WorldPoint to = worldFromCoordinate(camera.centre);
    const double scale = camera.worldSize() * ratio;
    const double dx = std::round((to.x - from.x - std::round(to.x - from.x)) * scale);
    const double dy = std::round((to.y - from.y) * scale);
    if (key != m_key || std::abs(dx) >= pixels.width() || std::abs(dy) >= pixels.height()) {
        m_key = key;
        m_camera = camera;
        paintPart(whole, content, theme);
    } else if (dx != 0 || dy != 0) {
        const int x = int(dx);
        const int y = int(dy);
        m_picture.scroll(-x, -y, whole);
        m_camera.centre = coordinateFromWorld({from.x + dx / scale, from.y + dy / scale});
        if (y != 0)
            paintPart(QRect(0, y > 0 ? pixels.height() - y : 0, pixels.width(), std::abs(y)), content, theme);
        if (x != 0)
            paintPart(QRect(x > 0 ? pixels.width() - x : 0, 0, std::abs(x), pixels.height()), content, theme);
    }
    painter.drawPixmap(0, 0, m_picture);
}

void GroundPicture::paintPart(const QRect &part, const MapContent &content, const Theme &theme)
{
    constexpr double Reach = 8; // pixels by which a line may stick out of where its points lie
    const double ratio = m_key.ratio;
    const QRectF shown(QPointF(part.topLeft()) / ratio, QSizeF(part.size()) / ratio);
    const QRectF drawn = shown.adjusted(-Reach, -Reach, Reach, Reach);
    const WorldPoint middle = worldFromCoordinate(m_camera.centre);
    const QPointF apart = (drawn.center() - m_camera.rect().center()) / m_camera.worldSize();
    MapCamera camera = m_camera;
    camera.size = drawn.size();
    camera.centre = coordinateFromWorld({middle.x + apart.x(), middle.y + apart.y()});
    QPainter painter(&m_picture);
    painter.setClipRect(shown);
    painter.translate(drawn.topLeft());
    m_painter.paintGround(painter, m_layout.ground(camera, content.litCountries), camera.rect(), theme);
    m_painter.paintLines(painter, m_layout.lines(camera, content), theme);
}

} // namespace Dateline
