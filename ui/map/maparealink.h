// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/geoarea.h"

#include <QObject>
#include <QTimer>

#include <optional>

namespace Dateline {

class EventFilterModel;

/// Joins the filter's area to the map: it is what the map shows, or a rectangle that was drawn on it, or nothing (at first).
class MapAreaLink : public QObject
{
    Q_OBJECT

public:
    enum class Kind { None, Extent, Rectangle };

    explicit MapAreaLink(EventFilterModel &events, QObject *parent = nullptr);

    Kind kind() const { return m_kind; }
    /// The rectangle, for as long as it filters.
    std::optional<GeoArea> rectangle() const;

    void followExtent(const GeoArea &extent);
    /// What the map shows is another. The filter follows when the map has come to rest.
    void moveExtent(const GeoArea &extent);
    void setRectangle(const GeoArea &area);
    void clear();

Q_SIGNALS:
    void changed();

private:
    void apply(Kind kind, const std::optional<GeoArea> &area);
    void followFilter();

    EventFilterModel &m_events;
    Kind m_kind = Kind::None;
    std::optional<GeoArea> m_area;
    QTimer m_rest;
};

} // namespace Dateline
