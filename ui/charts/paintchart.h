// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "export/picture.h"

#include <optional>
#include <string>

namespace Dateline {

class Workspace;

/// Draws the chart of that name (see chartNames()) of what @p workspace shows into (0, 0) to @p logicalSize, without a ground and
/// without its title, in the export font; vectors stay vectors. Draws nothing for an unknown name.
void paintChart(QPainter &painter, QSizeF logicalSize, const std::string &name, const Workspace &workspace, const Theme &theme);
/// In the workspace's own theme.
void paintChart(QPainter &painter, QSizeF logicalSize, const std::string &name, const Workspace &workspace);

/// The chart as a picture for the export; nothing for an unknown name. It shows what @p workspace shows now, whatever becomes of it.
std::optional<Picture> chartPicture(const std::string &name, const Workspace &workspace, QSizeF logicalSize = {960, 540});

} // namespace Dateline
