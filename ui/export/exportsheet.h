// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "export/picture.h"
#include "export/poster.h"

#include <optional>

namespace Dateline {

/// How a picture is to be exported.
struct ExportOptions
{
    QSizeF size{1280, 800};   ///< of the whole sheet, in logical pixels
    double scale = 1;         ///< PNG pixels a logical pixel; vectors have no use for it
    const Theme *theme = nullptr; ///< light where null
    bool title = true;
    bool legend = true;
    bool filters = true;
    bool sources = true;
    bool credit = true;
    bool transparent = false; ///< no ground
    bool bare = false;        ///< the picture alone, from edge to edge, whatever the switches above say
    /// Cuts a PDF or a print into pages; the size is then the poster's sheet().
    std::optional<Poster> poster = std::nullopt;
};

/// The height of a sheet of @p width in which a picture that is as high as its events want (see Picture::heightFor) is seen whole
/// beside its words.
double sheetHeightFor(const Picture &picture, const ExportOptions &options, double width);

/// Draws the sheet of @p picture into (0, 0) to options.size: title, content, legend, filters, sources (two lines at most, then
/// "and N more") and credit. Where the sheet is too small the content keeps half of its height, at least 120 pixels, and
/// sources, filters and legend give way, in this order; a credit is never left out unless it is switched off.
void paintSheet(QPainter &painter, const Picture &picture, const ExportOptions &options);

} // namespace Dateline
