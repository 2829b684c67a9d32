// SPDX-License-Identifier: GPL-3.0-or-later
#include "map/maptools.h"

namespace Dateline {

void MapTools::setTool(Tool tool)
{
    if (tool == m_tool)
        return;
    m_tool = tool;
    m_from.reset();
    m_measured.clear();
    m_isMeasuring = false;
    Q_EMIT toolChanged();
    Q_EMIT changed();
}

bool MapTools::press(QPointF pixel)
{
    if (m_tool != Tool::Rectangle)
        return false;
    m_from = m_to = pixel;
    return true;
}

bool MapTools::drag(QPointF pixel)
{
    if (!m_from)
        return false;
    m_to = pixel;
    Q_EMIT changed();
    return true;
}

bool MapTools::release(QPointF pixel)
{
    if (!m_from)
        return false;
    m_to = pixel;
    const QRectF drawn = *rectangle();
    constexpr double Least = 6; // pixels
    if (drawn.width() >= Least && drawn.height() >= Least) {
        setTool(Tool::None);
        Q_EMIT rectangleDrawn(drawn);
    } else {
        m_from.reset();
        Q_EMIT changed();
    }
    return true;
}

std::optional<QRectF> MapTools::rectangle() const
{
    if (!m_from)
        return std::nullopt;
    return QRectF(*m_from, m_to).normalized();
}

bool MapTools::click(Coordinate place)
{
    if (m_tool != Tool::Distance)
        return false;
    if (!m_isMeasuring)
        m_measured.clear();
    m_measured.resize(std::min<std::size_t>(m_measured.size(), 1));
    m_measured.push_back(place);
    m_isMeasuring = m_measured.size() == 1;
    Q_EMIT changed();
    return true;
}

void MapTools::hover(Coordinate place)
{
    if (!m_isMeasuring)
        return;
    m_measured.resize(1);
    m_measured.push_back(place);
    Q_EMIT changed();
}

} // namespace Dateline
