// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "map/maplayout.h"

class QPainter;

namespace Dateline {

class Workspace;
struct Theme;

/// What an exported map shows.
struct MapOptions
{
    enum class Extent { Region, Events, World };
    Extent extent = Extent::Region;
    /// Wins over the extent. All that it shows at its own size is shown, as large as the new size allows.
    std::optional<MapCamera> camera;
    bool showsLegend = true;
    const Theme *theme = nullptr; ///< the workspace's where null
};

/// The day by which corridors are drawn: the end of the time in view, but not after today.
Day corridorDay(const Workspace &workspace);

/// Draws the map of a workspace's shown events and corridors into (0, 0, @p logicalSize), with the bundled font. In SVG and PDF
/// all of it is paths and text. Clip the painter to the rectangle where it is part of a larger picture.
void paintMap(QPainter &painter, QSizeF logicalSize, const Workspace &workspace, const MapOptions &options = {});
/// The same with other corridors than the catalogue's.
void paintMap(QPainter &painter, QSizeF logicalSize, const Workspace &workspace, const MapOptions &options,
              const std::vector<Corridor> &corridors);

} // namespace Dateline
