// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "events/eventhistogram.h"

#include <QColor>
#include <QString>

namespace Dateline {

struct Theme;

/// "Kazakhstan", "Summit", an article's title, "Other countries (5)", "No country".
QString categoryName(const CategoryCount &count, CategoryKind kind, const EventStore &store);
/// A few letters to stand in a bar: "KZ"; empty for what has none.
QString categoryCode(const CategoryCount &count);
/// A country's colour; a neutral one for everything else. Of @p counts those that would share a colour get shades of it.
std::vector<QColor> categoryColors(const std::vector<CategoryCount> &counts, const Theme &theme);

/// "1 event", "52 events".
QString eventsText(std::uint32_t count);

} // namespace Dateline
