// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "temporal/timeinterval.h"

#include <QString>

namespace Dateline {

struct Event;

/// One day as people write it: "3 July 2024"; years before 1 as "44 BC".
QString displayDay(Day day);

/// An interval as people write it, by its precision: "3 July 2024", "3–4 July 2024", "30 June – 2 July 2024", "July 2024",
/// "spring 2024", "2024", "1990s", "since 2022", "until 4 July 2024", "no date".
QString displayDate(const TimeInterval &interval, Precision precision, bool approximate = false);
QString displayDate(const Event &event);

} // namespace Dateline
