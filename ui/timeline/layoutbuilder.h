// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/timelinelayout.h"

#include <limits>

namespace Dateline {

// Within the room of the timeline: what the parts of a layout share while it is built.

inline constexpr double DotRadius = 5;
inline constexpr double LabelHeight = 16;    ///< times the type's scale
inline constexpr double LabelSpace = 8;      ///< between a label and whatever comes next
inline constexpr double SmallestCut = 64;    ///< a label is cut down to this width, then dropped
inline constexpr double WidestLabel = 300;
/// Columns with fewer entries are laid out from their first one on, whatever is in view: nothing in them can move by panning.
inline constexpr std::size_t SmallColumn = 256;
inline constexpr double Nowhere = -std::numeric_limits<double>::infinity();
inline constexpr double Endless = std::numeric_limits<double>::infinity();

/// Something with a place in a row of a band. left and right are pixels at the level's scale, counted from day 0.
struct Placed
{
    double left = 0;
    double right = 0;
    AxisDay at = 0;
    AxisDay begin = 0;
    AxisDay end = 0;
    TimelineItem::Shape shape = TimelineItem::Shape::Dot;
    std::uint8_t flags = 0;
    int row = 0;
    std::uint32_t column = 0;
    std::uint32_t first = 0;
    std::uint32_t last = 0; ///< exclusive
    std::uint32_t count = 1;
    std::uint32_t firstRun = TimelineRun::None;
    std::uint32_t lastRun = TimelineRun::None;
    int item = -1;
};

/// The layout in the making: the input, what is known of the zoom, and the one way to add items and texts.
class LayoutBuilder
{
public:
    explicit LayoutBuilder(const TimelineLayoutInput &given);

    const TimelineLayoutInput &input;
    TextMeasure measure;
    TimelineLabelCache &labels;
    const double scale;       ///< of the type
    TimelineLayout out;
    double levelPixels = 1;   ///< pixels a day at the coarsest scale of this zoom level: what fits there fits in the whole level
    TimeStep bucket;          ///< what is too dense within one of these becomes a block

    double levelX(AxisDay moment) const { return moment * levelPixels; }
    double bodyLeft() const { return out.axis.left(); }
    double bodyRight() const { return out.axis.right(); }
    const TimelineIndex::Lane &lane(int index) const { return input.index.lanes()[std::size_t(index)]; }

    /// A block whose box is pushed out of view by its neighbour still stands for its time.
    bool isInView(const Placed &placed, const QRectF &box) const;
    std::uint32_t addRun(const Placed &placed);
    TimelineItem &addItem(int lane, Placed &placed, QRectF box);
    /// A text that belongs to @p item, or one of the frame where @p item is negative.
    void addText(QRectF box, const QString &text, TextRole role, int item = -1);
    void addHeading(QRectF box, const QString &text, TextRole role);

private:
    bool holdsChosen(int lane, const TimelineItem &item, double *at) const;

    TimelineLabelCache m_ownLabels;
};

} // namespace Dateline
