// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace Dateline {

/// Lets screen readers know what the painted views are and what they show: the map, the charts and the overview, by their names,
/// descriptions and values. (The timeline is a list of its events, TimelineAccessible.) Called by each of these views before it
/// says anything of itself.
void installViewAccessibility();

/// Tells a screen reader that what a view says of itself as its value is another.
void tellViewValue(QWidget *view);

} // namespace Dateline
