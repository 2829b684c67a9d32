// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "text/calendarday.h"

#include <QString>

#include <optional>

namespace Dateline {

class EventFilterModel;
struct GeoArea;
enum class Topic : std::uint8_t;

/// A topic's name for people: "Summit", "Visit", …
QString topicText(Topic topic);

/// A range of days as people write it, by the largest units that it fills: "2013–2025", "July 2024", "3–4 July 2024",
/// "from 3 July 2024", "until 2025"; empty without either end.
QString describeRange(std::optional<Day> from, std::optional<Day> to);

/// A part of the map by its edges, south, north, west and east: "36.0° N – 46.0° N, 60.0° E – 80.0° E".
QString describeArea(const GeoArea &area);

/// What the filter lets through, in one line: "Kazakhstan or Tajikistan · summit · 2013–2025"; empty when it lets everything
/// through. More than four values of one kind are cut to three and "N more".
QString describeFilter(const EventFilterModel &events);

/// "38 of 52 events", or "52 events" when nothing is hidden.
QString describeShown(const EventFilterModel &events);

/// What is shown and what of it the views cannot draw: "38 of 52 events, 3 without a date, 5 without a place". What is none is
/// not named.
QString describeCounts(const EventFilterModel &events);

} // namespace Dateline
