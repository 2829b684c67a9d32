// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "events/eventfilter.h"
#include "project/project.h"
#include "timeline/timelinelayout.h"
#include "timeline/timeviewport.h"

#include <optional>
#include <string>
#include <vector>

namespace Dateline {

/// A way of looking at the events that has a name in the project: the filter, the stretch of time on the screen, and the lanes.
struct SavedView
{
    EventFilter filter;
    AxisDay begin = 0;
    AxisDay end = 0;
    LaneGrouping lanes = LaneGrouping::Country;
    int number = 0;  ///< of its key, from 1 to MostNumberedViews; 0: it has none
    int missing = 0; ///< articles of its filter that are not in the project now; never written
};

/// Views that have a key of their own.
inline constexpr int MostNumberedViews = 9;

/// A view's name in the project and the number of its key, as in SavedView.
struct NamedView
{
    std::string name;
    int number = 0;
};

/// All views of a project, those with a number first. A view keeps its number whatever others come and go; those that were saved
/// without one, by older versions, take what is left in the order of their names.
std::vector<NamedView> namedViews(const Project &project);
/// The lowest number that no view has; 0 when all are taken.
int freeViewNumber(const Project &project);

/// As a JSON object; articles by their keys in the project, corridors by their ids, so that it stays true when they stand elsewhere.
std::string savedViewJson(const SavedView &view, const Project &project);
/// Nothing for what is none. Articles and corridors that are no longer there are left out.
std::optional<SavedView> savedViewFromJson(const std::string &json, const Project &project);

} // namespace Dateline
