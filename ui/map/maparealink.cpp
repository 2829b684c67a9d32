// SPDX-License-Identifier: GPL-3.0-or-later
#include "map/maparealink.h"

#include "models/eventfiltermodel.h"

namespace Dateline {

MapAreaLink::MapAreaLink(EventFilterModel &events, QObject *parent)
    : QObject(parent)
    , m_events(events)
{
    constexpr int RestAfter = 150; // ms: filtering a hundred thousand events takes longer than a frame
    m_rest.setSingleShot(true);
    m_rest.setInterval(RestAfter);
    connect(&m_rest, &QTimer::timeout, this, [this] { apply(m_kind, m_area); });
    connect(&events, &EventFilterModel::eventsChanged, this, &MapAreaLink::followFilter);
    followFilter();
}

std::optional<GeoArea> MapAreaLink::rectangle() const
{
    return m_kind == Kind::Rectangle ? m_area : std::nullopt;
}

void MapAreaLink::followExtent(const GeoArea &extent)
{
    apply(Kind::Extent, extent);
}

void MapAreaLink::moveExtent(const GeoArea &extent)
{
    if (m_kind != Kind::Extent || m_area == extent)
        return;
    m_area = extent;
    m_rest.start();
}

void MapAreaLink::setRectangle(const GeoArea &area)
{
    apply(Kind::Rectangle, area);
}

void MapAreaLink::clear()
{
    apply(Kind::None, std::nullopt);
}

void MapAreaLink::apply(Kind kind, const std::optional<GeoArea> &area)
{
    m_rest.stop();
    m_kind = kind;
    m_area = area;
    EventFilter filter = m_events.filter();
    filter.area = area;
    m_events.setFilter(filter);
    Q_EMIT changed();
}

void MapAreaLink::followFilter()
{
    const std::optional<GeoArea> &area = m_events.filter().area;
    // While the map moves, the filter still has the extent of before.
    if (area == m_area || (area && m_rest.isActive()))
        return;
    m_rest.stop();
    m_kind = area ? Kind::Rectangle : Kind::None;
    m_area = area;
    Q_EMIT changed();
}

} // namespace Dateline
