// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "events/eventfilter.h"
#include "project/project.h"
#include "timeline/timelinelayout.h"
#include "timeline/timeviewport.h"

#include <optional>
#include <string>

namespace Dateline {

/// A way of looking at the events that has a name in the project: the filter, the stretch of time on the screen, and the lanes.
struct SavedView
{
    EventFilter filter;
    AxisDay begin = 0;
    AxisDay end = 0;
    LaneGrouping lanes = LaneGrouping::Country;
    int missing = 0; ///< articles of its filter that are not in the project now; never written
};

/// As a JSON object; articles by their keys in the project, corridors by their ids, so that it stays true when they stand elsewhere.
std::string savedViewJson(const SavedView &view, const Project &project);
/// Nothing for what is none. Articles and corridors that are no longer there are left out.
std::optional<SavedView> savedViewFromJson(const std::string &json, const Project &project);

} // namespace Dateline
