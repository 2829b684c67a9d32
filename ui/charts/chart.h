// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "export/legend.h"

#include <QFont>
#include <QPointF>
#include <QRectF>
#include <QSizeF>
#include <QString>

#include <memory>
#include <string>
#include <vector>

class QPainter;

namespace Dateline {

class Workspace;
struct Theme;

/// A chart of the shown events. One class a chart; what draws it inside is no business of the rest of the program.
/// It is used in this order: update() when the events change, layOut() when they, the size or the theme change, then paint()
/// as often as wanted. The same calls serve the window and the exports.
///
/// A mark is what stands for some of the events: a bar, a cell or a point. Marks are numbered from 0 in reading order.
class Chart
{
public:
    virtual ~Chart();

    /// One of several ways to draw the same chart.
    struct Variant
    {
        std::string id; ///< a lower-case word
        QString name;   ///< for a list
    };

    /// The name in "chart:NAME", of lower-case words and hyphens.
    virtual std::string id() const = 0;
    /// The ways it can be drawn, the usual one first; none where there is only one. "chart:NAME/VARIANT" asks for one of them.
    virtual std::vector<Variant> variants() const { return {}; }
    /// Before update(). @p variant is an id of variants().
    virtual void setVariant(const std::string &variant);
    /// For a tab: "Over time". Never changes.
    virtual QString name() const = 0;
    /// For the head of a picture: "Events by year". May follow what is shown.
    virtual QString title() const = 0;

    virtual void update(const Workspace &workspace) = 0;
    /// @p size in logical pixels.
    virtual void layOut(QSizeF size, const Theme &theme, const QFont &font) = 0;
    /// Draws into (0, 0) to the size of layOut(), without a ground.
    virtual void paint(QPainter &painter) = 0;

    /// Names of the colours; empty where the marks are named where they stand.
    virtual std::vector<LegendEntry> legend(const Theme &theme) const = 0;
    /// What one must know to read it rightly, in full sentences; empty when nothing.
    virtual QString note() const = 0;

    /// What is said where there is no mark.
    virtual QString emptyText() const;

    virtual int markCount() const = 0;
    /// The mark to act on at a point in the coordinates of paint(); -1 when there is none.
    virtual int markAt(QPointF point) const = 0;
    virtual QRectF markRect(int mark) const = 0;
    /// The mark and its figures in words.
    virtual QString markText(int mark) const = 0;
    /// What activate() will do, in words for a tooltip.
    virtual QString activateText(int mark) const = 0;
    /// Filters by what the mark stands for, or chooses its first event.
    virtual void activate(int mark, Workspace &workspace) const = 0;
};

/// The ids of all charts, in the order in which they are offered.
std::vector<std::string> chartNames();
/// @p name is "ID" or "ID/VARIANT". Null when there is no chart of that name.
std::unique_ptr<Chart> makeChart(const std::string &name);

} // namespace Dateline
