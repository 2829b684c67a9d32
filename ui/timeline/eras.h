// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "text/result.h"
#include "timeline/timelinelayout.h"

#include <QByteArray>

namespace Dateline {

/// Reads a file of eras: {"eras": [{"name", "first": "YYYY-MM-DD", "last": "YYYY-MM-DD"}]}, both days inclusive.
Result<std::vector<TimelineEra>> parseEras(const QByteArray &json);

/// The eras that come with the program (resources/eras/eras.json).
const std::vector<TimelineEra> &bundledEras();

} // namespace Dateline
