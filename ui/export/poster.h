// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSizeF>

class QPainter;
class QRectF;

namespace Dateline {

/// The pages that one large sheet is cut into, to be joined again on a wall. Lengths in logical pixels.
struct Poster
{
    int across = 1;
    int down = 1;
    QSizeF page;       ///< of the paper
    double margin = 0; ///< on each side of a page; left white, since printers cannot reach the edge

    int pageCount() const { return across * down; }
    /// The part of a page that shows a part of the sheet.
    QSizeF inner() const { return {page.width() - 2 * margin, page.height() - 2 * margin}; }
    QSizeF sheet() const { return {inner().width() * across, inner().height() * down}; }
    /// Which part of the sheet a page shows; pages are numbered from 0, row by row.
    QRectF partOf(int number) const;

    /// @p across × @p down pages of this paper with a margin of 10 mm.
    static Poster of(QSizeF page, int across, int down);
    /// The fewest pages whose joined inner parts are at least as long; at most 20.
    static int acrossFor(QSizeF page, double width);
    static int downFor(QSizeF page, double height);
};

/// Marks at the corners of a page's inner part to cut along, and which page it is.
void paintPageMarks(QPainter &painter, const Poster &poster, int number);

} // namespace Dateline
