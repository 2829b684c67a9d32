// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "export/picture.h"

#include <optional>
#include <string>
#include <vector>

class QWidget;

namespace Dateline {

class MapView;
class TimelineView;
class Workspace;

/// The views as pictures for the export, each as it is seen now: timeline, whole timeline, map, all charts and the
/// window, in this order.
/// They refer to the views and the workspace, which must outlive them. @p shownChart is the name of the chart that is shown: it is
/// in the list with its variant.
std::vector<Picture> viewPictures(const Workspace &workspace, const TimelineView &timeline, const MapView &map, QWidget &window,
                                  const std::string &shownChart = {});

/// The one of them that is named @p id, without the cost of the others; nothing for another name.
std::optional<Picture> viewPicture(const std::string &id, const Workspace &workspace, const TimelineView &timeline, const MapView &map, QWidget &window);

} // namespace Dateline
