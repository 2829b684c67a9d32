// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/timelinelayout.h"

#include <QString>

#include <optional>

namespace Dateline {

/// "country", "topic", "article", "corridor", "none": as projects keep it; and back, nothing for any other word.
QString laneName(LaneGrouping grouping);
std::optional<LaneGrouping> laneOfName(const QString &name);

} // namespace Dateline
