// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "events/eventfilter.h"
#include "timeline/eras.h"
#include "timeline/timelinecoordinates.h"
#include "timeline/timelineindex.h"
#include "timeline/timelinelabels.h"
#include "timeline/timelinetype.h"
#include "timeline/timescale.h"

#include <QPointF>
#include <QRectF>
#include <QSizeF>

#include <functional>
#include <optional>
#include <set>
#include <utility>
#include <vector>

namespace Dateline {

/// What stands at an end of a bar. They are three different things: it goes on, nobody says when, it is about then.
enum class BarEnd : std::uint8_t { Sharp, Arrow, Hatched, Fading };

/// One drawn thing that stands for one event or for many.
struct TimelineItem
{
    enum class Shape : std::uint8_t { Dot, Bar, ThinBar, Block, ThinBlock };

    Shape shape = Shape::Dot;
    BarEnd leftEnd = BarEnd::Sharp;
    BarEnd rightEnd = BarEnd::Sharp;
    bool approximate = false;
    bool chosen = false;         ///< is, or holds, the chosen event
    CountryCode country;         ///< whose colour it bears; empty: a neutral one
    int lane = 0;                ///< index into TimelineLayout::lanes
    std::uint32_t count = 1;     ///< how many events it stands for
    EventIndex event = NoEvent;  ///< the only one, or the first of a block
    QRectF box;
    AxisDay begin = 0;           ///< the time it covers; for zooming into it
    AxisDay end = 0;
    double chosenX = 0;          ///< of a block that holds the chosen event: where it stands
    std::uint32_t firstRun = 0;  ///< into TimelineLayout::runs
    int mix = -1;                ///< of a block in a lane without a colour: index into TimelineLayout::mixes
};

/// Entries [begin, end) of a column of a lane of the index, which one item stands for. A merged item has several runs.
struct TimelineRun
{
    static constexpr std::uint32_t None = 0xFFFFFFFFu;
    std::uint32_t column = 0;
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    std::uint32_t next = None;
};

struct TimelineText
{
    /// What it slides with: the items, the lanes' headings (up and down only), or nothing (date line and foot).
    enum class Layer : std::uint8_t { Body, Heading, Frame };

    QRectF box; ///< the text begins at its left and is centred in its height
    QString text;
    TextRole role = TextRole::Label;
    Layer layer = Layer::Frame;
    int item = -1; ///< index into TimelineLayout::items that it names; -1: none
};

/// A lane that is at least partly in view.
struct TimelineLaneBox
{
    int lane = 0; ///< index into TimelineIndex::lanes()
    CountryCode country;
    bool folded = false;
    QRectF heading;
    QRectF rule;     ///< the stroke in the lane's colour beside its name; null where too little of the lane is seen
    std::optional<QPointF> chevron; ///< centre of the mark that says folded or not; none where there is no rule
    QRectF body;
    QString fullName;
};

/// Everything that a picture of the timeline consists of, in logical pixels. Painting adds nothing to it, and what the
/// pointer hits is found in it.
struct TimelineLayout
{
    QSizeF size;
    TimelineCoordinates coordinates;
    TimelineType type{QFont()};
    QRectF axis;        ///< the date line, over the bodies only
    QRectF lanesArea;   ///< headings and bodies, below the date line
    double footHeight = 0; ///< of the bands of time and "today", below the lanes
    double headingWidth = 0;
    TimeStep step;

    std::vector<double> gridLines;    ///< x of the cells' beginnings
    std::vector<double> contextLines; ///< x of the context cells' beginnings
    double contextHeight = 0;         ///< the upper part of the axis
    /// A band of time: a line in the foot over its name and, where it is meant to, a tint behind the events.
    struct Era
    {
        QRectF line;
        QRectF ground;   ///< empty where only the line is drawn
        bool isOpen = false; ///< goes on at its right end
        QString description; ///< name, days and source in words
    };
    std::vector<Era> eras;
    std::optional<QRectF> range;      ///< the marked range of time
    std::optional<QRectF> filtered;   ///< the range that the filter lets through
    std::optional<double> todayX;

    std::vector<TimelineLaneBox> lanes;
    std::vector<TimelineItem> items;
    std::vector<TimelineRun> runs;
    std::vector<TimelineIndex::Mix> mixes;
    std::vector<TimelineText> texts;  ///< headings, ticks, labels, counts
    QString message;                  ///< said where there is nothing to draw
    QRectF messageBox;
    double contentHeight = 0;         ///< of all lanes; more than lanesArea's height where they scroll
    struct LaneExtent { double top; double height; };
    std::vector<LaneExtent> laneExtents; ///< of all lanes of the index, from the first lane's top

    /// The item under @p position or nearest to it within a few pixels; -1: none.
    int itemAt(QPointF position) const;
    /// Index into @ref lanes of the heading under @p position; -1: none.
    int headingAt(QPointF position) const;
    /// The first item that is, or holds, the chosen event; -1: none in view.
    int chosenItem() const;
    /// What the band's line or name under @p position is, in words; empty: none.
    QString eraAt(QPointF position) const;
    /// The first countries of the events of @p item.
    TimelineIndex::Mix mixOf(const TimelineIndex &index, const TimelineItem &item) const;
    /// The event of @p item whose date and place are surest.
    EventIndex strongestOf(const TimelineIndex &index, const TimelineItem &item) const;
    /// Calls @p visit with each event of @p item.
    void forEachEvent(const TimelineIndex &index, const TimelineItem &item, const std::function<void(EventIndex)> &visit) const;
};

struct TimelineLayoutInput
{
    const TimelineIndex &index;
    const EventStore &store;
    AxisDay begin;
    AxisDay end;
    QSizeF size;
    Day today;
    TimelineType type = TimelineType::forExport();
    TextMeasure measure = {};                    ///< empty: as the type's fonts measure
    TimelineLabelCache *labels = nullptr;        ///< may be null
    EventIndex chosen = NoEvent;
    double scroll = 0;                           ///< how far the lanes are scrolled down
    const std::set<QString> *folded = nullptr;   ///< keys of lanes; may be null
    const std::set<QString> *hidden = nullptr;   ///< keys of lanes; may be null
    const std::vector<TimelineEra> *eras = nullptr; ///< may be null
    std::optional<std::pair<AxisDay, AxisDay>> range = std::nullopt;    ///< marked
    std::optional<std::pair<AxisDay, AxisDay>> filtered = std::nullopt; ///< let through by the filter
    QString emptyText = {};   ///< said where there is no event to draw: why, and what to do about it
    bool isReading = false;   ///< events are still to come: said where there is nothing to draw
    bool isPreparing = false; ///< the index is not there yet: said where there is nothing to draw
};

TimelineLayout layoutTimeline(const TimelineLayoutInput &input);

/// The range of time that @p filter lets through, as far as 2,700 millennia where it is open on a side; nothing when it lets all through.
std::optional<std::pair<AxisDay, AxisDay>> filteredRange(const EventFilter &filter);

/// The headings' width that a timeline of @p index has.
double headingWidthFor(const TimelineIndex &index, QSizeF size, const TimelineType &type, const TextMeasure &measure);

} // namespace Dateline
