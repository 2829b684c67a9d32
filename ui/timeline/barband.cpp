// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/barband.h"

#include "timeline/lanerows.h"

#include <algorithm>
#include <cmath>

namespace Dateline {

namespace {

constexpr double MostShift = 120;           ///< how far before its bar a label may begin at the right edge
constexpr double Stub = 32;                 ///< length of an open or unknown end
constexpr double ThinBarHeight = 4;
constexpr double BarHeight = 8;
constexpr double BarSpace = 3;              ///< between two bars of a row
constexpr std::uint32_t WordsBelow = 1000;  ///< events of a lane whose blocks say what their figures count

} // namespace

void BarBand::layout(int lane, std::uint32_t rows, double top)
{
    const auto &columns = m_builder.lane(lane).columns;
    const double daysPerPixel = m_out.coordinates.daysPerPixel();
    const auto extend = [this](Placed &each) {
        const bool isThick = each.shape == TimelineItem::Shape::Bar;
        const double least = isThick ? 2 * DotRadius : 6;
        const double stubLeft = each.flags & (TimelineIndex::OpenBegin | TimelineIndex::UnknownBegin) ? Stub : 0;
        const double stubRight = each.flags & (TimelineIndex::OpenEnd | TimelineIndex::UnknownEnd) ? Stub : 0;
        each.left = m_builder.levelX(each.begin) - stubLeft;
        // Blocks of neighbouring buckets stand in one row; the space between them is taken from their boxes.
        const double space = each.shape == TimelineItem::Shape::ThinBlock ? 0 : BarSpace;
        each.right = std::max(m_builder.levelX(each.end), m_builder.levelX(each.begin) + least) + stubRight + space;
    };
    // Bars that are no longer than a bucket of this zoom are taken bucket by bucket, as points are; the longer ones, which
    // reach over many, have rows of their own, so that one bar of ten years does not swallow what happens within it.
    std::vector<Placed> shorts;
    std::vector<Placed> longs;
    const double margin = 48 * daysPerPixel;
    const double longestShort = m_builder.bucket.typicalDays() * 1.05;
    bool hasShorts = false;
    bool hasLongs = false;
    for (std::size_t column = 0; column < columns.size(); ++column) {
        if (columns[column].points)
            continue;
        const auto &entries = columns[column].entries;
        const bool isShort = columns[column].longest <= longestShort;
        (isShort ? hasShorts : hasLongs) = true;
        const TimeStep bucket = isShort ? m_builder.bucket : timeStepOfAtLeast(columns[column].longest * 0.95);
        std::size_t i = 0;
        if (entries.size() > SmallColumn) {
            const AxisDay from = bucket.floor(m_in.begin - columns[column].longest - margin);
            i = columns[column].firstAt(from);
        }
        const AxisDay stop = m_in.end + margin;
        const std::size_t most = std::size_t(rows * std::max(1.0, std::floor(bucket.typicalDays() * m_builder.levelPixels / 80)));
        while (i < entries.size() && entries[i].first < stop) {
            const AxisDay bucketBegin = bucket.floor(entries[i].first);
            const AxisDay bucketEnd = bucket.next(bucketBegin);
            const std::size_t j = columns[column].firstAt(bucketEnd, std::uint32_t(i));
            Placed each;
            each.column = std::uint32_t(column);
            each.at = bucketBegin;
            if (j - i > most) {
                each.shape = TimelineItem::Shape::ThinBlock;
                each.begin = isShort ? bucketBegin : entries[i].first;
                each.end = isShort ? bucketEnd : columns[column].latest(std::uint32_t(i), std::uint32_t(j)) + 1.0;
                each.first = std::uint32_t(i);
                each.last = std::uint32_t(j);
                each.count = std::uint32_t(j - i);
                extend(each);
                (isShort ? shorts : longs).push_back(each);
            } else {
                for (std::size_t k = i; k < j; ++k) {
                    each.shape = entries[k].flags & TimelineIndex::Coarse ? TimelineItem::Shape::ThinBar : TimelineItem::Shape::Bar;
                    each.begin = entries[k].first;
                    each.end = entries[k].last + 1.0;
                    each.flags = entries[k].flags;
                    each.first = std::uint32_t(k);
                    each.last = std::uint32_t(k + 1);
                    extend(each);
                    (isShort ? shorts : longs).push_back(each);
                }
            }
            i = j;
        }
    }
    const auto byLeft = [](const Placed &a, const Placed &b) { return a.left < b.left; };
    std::stable_sort(longs.begin(), longs.end(), byLeft);
    std::stable_sort(shorts.begin(), shorts.end(), [&](const Placed &a, const Placed &b) { return a.at != b.at ? a.at < b.at : byLeft(a, b); });
    const std::size_t shortRows = !hasLongs ? rows : hasShorts ? std::max(1u, (rows + 1) / 2) : 0;

    std::vector<Placed> placed;
    const auto join = [this](Placed &joined, const Placed &each) {
        if (joined.firstRun == TimelineRun::None)
            joined.firstRun = joined.lastRun = m_builder.addRun(joined);
        const std::uint32_t run = each.firstRun == TimelineRun::None ? m_builder.addRun(each) : each.firstRun;
        m_out.runs[joined.lastRun].next = run;
        joined.lastRun = each.firstRun == TimelineRun::None ? run : each.lastRun;
        joined.shape = TimelineItem::Shape::ThinBlock;
        joined.flags = 0;
        joined.count += each.count;
    };

    std::vector<double> ends(shortRows, Nowhere);
    std::vector<double> endsBefore;
    for (std::size_t i = 0; i < shorts.size();) {
        std::size_t j = i;
        while (j < shorts.size() && shorts[j].at == shorts[i].at)
            ++j;
        bool isBlock = false;
        endsBefore = ends;
        const std::size_t placedBefore = placed.size();
        for (std::size_t k = i; k < j && !isBlock; ++k) {
            Placed each = shorts[k];
            const auto free = std::find_if(ends.begin(), ends.end(), [&](double end) { return end <= each.left + 1e-3; });
            if (free == ends.end() || (each.count > 1 && j - i > 1)) {
                isBlock = true;
                break;
            }
            each.row = int(free - ends.begin());
            *free = each.right;
            placed.push_back(each);
        }
        if (isBlock) {
            ends = endsBefore;
            placed.resize(placedBefore);
            Placed block = shorts[i];
            for (std::size_t k = i + 1; k < j; ++k)
                join(block, shorts[k]);
            block.shape = TimelineItem::Shape::ThinBlock;
            block.flags = 0;
            block.begin = block.at;
            block.end = m_builder.bucket.next(block.at);
            extend(block);
            auto free = std::find_if(ends.begin(), ends.end(), [&](double end) { return end <= block.left + 1e-3; });
            if (free == ends.end())
                free = std::min_element(ends.begin(), ends.end());
            // What began in the bucket before may reach into this one, or over it: then both are one.
            block.row = int(free - ends.begin());
            block.left = std::max(*free, block.left);
            const auto last = std::find_if(placed.rbegin(), placed.rend(), [&](const Placed &each) { return each.row == block.row; });
            if (block.right - block.left < 9 && last != placed.rend()) {
                const double right = std::max(last->right, block.right);
                join(*last, block);
                last->end = std::max(last->end, block.end);
                last->right = right;
                *free = right;
            } else {
                *free = block.right;
                placed.push_back(block);
            }
        }
        i = j;
    }

    std::vector<int> lastInRow(rows, -1);
    const std::size_t firstLongRow = std::min<std::size_t>(shortRows, rows - 1);
    for (const Placed &waiting : longs) {
        Placed each = waiting;
        int row = -1;
        double nearest = Endless;
        std::size_t nearestRow = firstLongRow;
        for (std::size_t r = firstLongRow; r < rows && row < 0; ++r) {
            if (lastInRow[r] < 0 || placed[std::size_t(lastInRow[r])].right <= each.left + 1e-3) {
                row = int(r);
            } else {
                const double distance = std::abs(placed[std::size_t(lastInRow[r])].left - each.left);
                if (distance < nearest) {
                    nearest = distance;
                    nearestRow = r;
                }
            }
        }
        if (row >= 0) {
            each.row = row;
            lastInRow[std::size_t(row)] = int(placed.size());
            placed.push_back(each);
            continue;
        }
        // No row is free: it joins the bar that begins nearest to it.
        Placed &joined = placed[std::size_t(lastInRow[nearestRow])];
        const double right = std::max(joined.right, each.right);
        join(joined, each);
        joined.begin = std::min(joined.begin, each.begin);
        joined.end = std::max(joined.end, each.end);
        extend(joined);
        joined.right = std::max(joined.right, right);
    }
    std::stable_sort(placed.begin(), placed.end(), byLeft);

    for (Placed &each : placed) {
        const bool isThick = each.shape == TimelineItem::Shape::Bar;
        const double least = isThick ? 2 * DotRadius : 6;
        const double stubLeft = each.flags & (TimelineIndex::OpenBegin | TimelineIndex::UnknownBegin) ? Stub : 0;
        const double stubRight = each.flags & (TimelineIndex::OpenEnd | TimelineIndex::UnknownEnd) ? Stub : 0;
        double x = m_out.coordinates.xOf(each.begin) - stubLeft;
        if (each.shape == TimelineItem::Shape::ThinBlock) // begins where its neighbour ends
            x += (each.left - m_builder.levelX(each.begin)) * m_out.coordinates.pixelsPerDay() / m_builder.levelPixels;
        const double right = std::max(m_out.coordinates.xOf(each.end), m_out.coordinates.xOf(each.begin) + least) + stubRight;
        const bool isBlock = each.shape == TimelineItem::Shape::ThinBlock;
        const double height = isThick || isBlock ? BarHeight : ThinBarHeight;
        const double middle = top + each.row * BarRowHeight * m_scale + 6;
        const QRectF box(x, middle - height / 2, std::max(least, right - x - (isBlock ? BarSpace : 0)), height);
        if (!m_builder.isInView(each, box))
            continue;
        m_builder.addItem(lane, each, box);
    }
    label(placed, rows);
}

void BarBand::label(std::vector<Placed> &placed, std::uint32_t rows)
{
    std::vector<double> nextLeft(rows, Endless);
    for (auto each = placed.rbegin(); each != placed.rend(); ++each) {
        const double freeTo = nextLeft[std::size_t(each->row)];
        nextLeft[std::size_t(each->row)] = each->left;
        if (each->item < 0)
            continue;
        const TimelineItem &item = m_out.items[std::size_t(each->item)];
        const double left = std::max(item.box.left(), m_builder.bodyLeft() + 4);
        // The level's room to the next bar, less what has slid out of view.
        const double room = freeTo == Endless ? Endless : std::min(freeTo - each->left, m_out.coordinates.xOf(freeTo / m_builder.levelPixels) - left) - LabelSpace;
        // At the right edge a label may begin before its bar, where nothing of its row is in the way.
        double before = std::max(m_builder.bodyLeft() + 4, left - MostShift * m_scale);
        for (auto other = each + 1; other != placed.rend(); ++other) {
            if (other->row == each->row) {
                if (other->item >= 0)
                    before = std::max(before, m_out.items[std::size_t(other->item)].box.right() + LabelSpace);
                break;
            }
        }
        const TextRole role = item.chosen ? TextRole::ChosenLabel : item.count > 1 ? TextRole::LaneCount : TextRole::Label;
        const double edge = m_builder.bodyRight() - 4;
        const double most = std::min({room, edge - std::min(before, left), item.count > 1 ? Endless : WidestLabel * m_scale});
        QString text;
        double width = 0;
        if (item.count > 1) {
            // In a lane of thousands the figures stand alone: some with the word and some without would tell nothing by it.
            const bool mayName = m_builder.lane(item.lane).events < WordsBelow;
            for (const bool named : {true, false}) {
                if (named && !mayName)
                    continue;
                text = named ? compactEventsText(item.count) : compactCount(item.count);
                width = m_builder.measure(text, role);
                if (width <= most)
                    break;
            }
            if (width > most)
                continue;
        } else {
            if (most < SmallestCut)
                continue;
            const TimelineLabelCache::Entry &label = m_builder.labels.entry(m_in.store, item.event, role, m_builder.measure);
            if (label.width <= most) {
                text = label.text;
                width = label.width;
            } else {
                const auto cut = std::find_if(label.cuts.begin(), label.cuts.end(), [most](const TimelineLabelCache::Cut &shorter) { return shorter.width <= most; });
                if (cut == label.cuts.end() || cut->width < SmallestCut)
                    continue;
                text = label.text.left(cut->characters) + u'…';
                width = cut->width;
            }
        }
        const double x = std::min(left, edge - width);
        if (x < left)
            nextLeft[std::size_t(each->row)] = std::min(each->left, m_builder.levelX(m_out.coordinates.momentAt(x)) - LabelSpace);
        m_builder.addText({x, item.box.center().y() + 5, width, LabelHeight * m_scale}, text, role, each->item);
    }
}

} // namespace Dateline
