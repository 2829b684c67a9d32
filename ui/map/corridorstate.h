// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/corridor.h"

#include <QString>

namespace Dateline {

/// The means of travel that decides how a corridor's line is drawn.
enum class CorridorMode : std::uint8_t { Rail, Road, Pipeline, Caravan, Sea };
/// The first mode of "rail+road+sea" that runs on land; Sea only for a corridor that has nothing else.
CorridorMode corridorMode(const Corridor &corridor);

/// The status on @p day by the corridor's history; for one without dates, what its words say ("planned", "under construction",
/// "historical"; anything else is open). Nothing before the first dated change: the corridor was not there yet.
std::optional<CorridorStatus> corridorStatusOn(const Corridor &corridor, Day day);

/// "open", "being built", …; "not yet proposed" for nothing. Translated.
QString corridorStatusName(std::optional<CorridorStatus> status);
/// "rail", "road and sea", … Translated.
QString corridorModeName(const Corridor &corridor);
/// A name short enough for a legend: what stands in brackets at its end if that is a name ("Middle Corridor"), else the name.
QString corridorShortName(const Corridor &corridor);
/// Rich text: name, mode, status on @p day, history and sources.
QString corridorToolTip(const Corridor &corridor, Day day);
/// Rich text with all that is known of it: the tooltip's, its countries and all its sources.
QString corridorText(const Corridor &corridor, Day day);

} // namespace Dateline
