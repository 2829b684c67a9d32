// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "events/eventstore.h"

#include <QString>

#include <vector>

namespace Dateline {

/// "43.26° N, 76.93° E" with @p decimals digits.
QString coordinateText(Coordinate coordinate, int decimals);

/// Rich text: a heading, then date, label and article of the first events.
QString eventsToolTip(const QString &heading, const std::vector<EventIndex> &events, const EventStore &store);

} // namespace Dateline
