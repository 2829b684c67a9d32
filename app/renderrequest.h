// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "events/eventfilter.h"
#include "export/exportsheet.h"
#include "geo/geoarea.h"
#include "theme.h"

#include <QPageLayout>
#include <QPageSize>
#include <QSize>
#include <QStringList>

#include <optional>
#include <string>

namespace Dateline {

/// What the map shall show.
struct MapExtent
{
    enum class Kind { Region, World, Events, Area };
    Kind kind = Kind::Region;
    GeoArea area;
};

/// What `dateline render` was asked to draw.
struct RenderRequest
{
    std::string view;
    QStringList inputs;
    QString output;
    QSize size;
    bool isSized = false; ///< the size was asked for
    ExportOptions options; ///< scale, theme and the words to leave out
    std::optional<QPageSize::PageSizeId> paper;
    QPageLayout::Orientation orientation = QPageLayout::Landscape;
    QSize pages;           ///< of a poster; empty: as many as the picture takes
    EventFilter filter;
    std::optional<Day> published;
    MapExtent extent;
};

/// Reads the arguments into @p request; an exit status when there is nothing to draw.
std::optional<int> readRenderRequest(const QStringList &arguments, RenderRequest &request);

} // namespace Dateline
