// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/pointband.h"

#include "timeline/lanerows.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace Dateline {

namespace {

constexpr double DotHalf = DotRadius + 1;   ///< with the space that keeps two dots apart
constexpr double LabelGap = 5;              ///< between a dot and its label
constexpr double RingGap = 4;               ///< what the ring of the chosen event takes besides
constexpr double BarFrom = 14;              ///< from this width on an exact range is drawn as a bar
constexpr double SparseBlockFrom = 26;      ///< the least width of a bucket in a lane whose counts have few digits
constexpr std::uint32_t SparseLane = 1000;
constexpr double DotShare = 22;             ///< a bucket with less width than this for a dot in each row is a block

} // namespace

void PointBand::layout(int lane, std::uint32_t column, std::uint32_t rows, double top)
{
    const TimelineIndex::Column &data = m_builder.lane(lane).columns[column];
    const auto &entries = data.entries;
    const double viewDays = m_in.end - m_in.begin;
    const std::uint32_t allEvents = m_builder.lane(lane).points;
    const TimeStep bucket = allEvents < SparseLane ? timeStepOfAtLeast(SparseBlockFrom / m_builder.levelPixels) : m_builder.bucket;
    std::size_t i = 0;
    if (entries.size() > SmallColumn) {
        // Rows follow from what came before; blocks and gaps make them forget it, and half a view is enough for one of these.
        const AxisDay from = bucket.floor(m_in.begin - std::max(double(TimelineIndex::PointDays), viewDays / 2));
        i = data.firstAt(from);
    }
    const AxisDay stop = m_in.end + DotHalf * m_out.coordinates.daysPerPixel();
    std::vector<double> ends(rows, Nowhere);
    std::vector<double> endsBefore;
    std::vector<Placed> placed;

    while (i < entries.size() && entries[i].at < stop) {
        const AxisDay bucketBegin = bucket.floor(entries[i].at);
        const AxisDay bucketEnd = bucket.next(bucketBegin);
        const double left = m_builder.levelX(bucketBegin);
        const double right = m_builder.levelX(bucketEnd);
        const std::size_t most = std::size_t(rows * std::max(2.0, std::floor((right - left) / DotShare)));
        const std::size_t j = data.firstAt(bucketEnd, std::uint32_t(i));
        bool isBlock = j - i > most;
        endsBefore = ends;
        const std::size_t placedBefore = placed.size();
        for (std::size_t k = i; k < j && !isBlock; ++k) {
            const TimelineIndex::Entry &entry = entries[k];
            Placed each;
            each.at = entry.at;
            each.begin = entry.first;
            each.end = entry.last + 1.0;
            each.flags = entry.flags;
            each.column = column;
            each.first = std::uint32_t(k);
            each.last = std::uint32_t(k + 1);
            if (entry.last > entry.first && m_builder.levelX(each.end) - m_builder.levelX(each.begin) >= BarFrom) {
                each.shape = TimelineItem::Shape::Bar;
                each.left = m_builder.levelX(each.begin);
                each.right = m_builder.levelX(each.end);
            } else {
                each.left = m_builder.levelX(entry.at) - DotHalf;
                each.right = m_builder.levelX(entry.at) + DotHalf;
            }
            // Neighbours stand in different rows, which leaves their labels room. The row follows from the rank where it is
            // free, so that a gap is enough to make rows forget what came before it.
            std::size_t row = k % rows;
            for (std::uint32_t tried = 1; tried < rows && ends[row] > each.left + 1e-3; ++tried)
                row = (row + 1) % rows;
            if (ends[row] > each.left + 1e-3) {
                isBlock = true;
                break;
            }
            each.row = int(row);
            ends[std::size_t(each.row)] = each.right;
            placed.push_back(each);
        }
        if (isBlock) {
            placed.resize(placedBefore);
            Placed block;
            block.shape = TimelineItem::Shape::Block;
            const double latest = *std::max_element(endsBefore.begin(), endsBefore.end());
            block.left = std::max(left + 1, std::min(latest + 2, (left + right) / 2));
            block.right = right - DotHalf;
            block.at = bucketBegin;
            block.begin = bucketBegin;
            block.end = bucketEnd;
            block.row = -1;
            block.column = column;
            block.first = std::uint32_t(i);
            block.last = std::uint32_t(j);
            block.count = std::uint32_t(j - i);
            placed.push_back(block);
            std::fill(ends.begin(), ends.end(), block.right);
        }
        i = j;
    }

    const double rowHeight = RowHeight * m_scale;
    const double stretch = m_out.coordinates.pixelsPerDay() / m_builder.levelPixels;
    for (Placed &each : placed) {
        QRectF box;
        const double middle = top + (each.row + 0.5) * rowHeight;
        switch (each.shape) {
        case TimelineItem::Shape::Dot: {
            const double x = m_out.coordinates.xOf(each.at);
            box = QRectF(x - DotRadius, middle - DotRadius, 2 * DotRadius, 2 * DotRadius);
            break;
        }
        case TimelineItem::Shape::Bar: {
            const double x = m_out.coordinates.xOf(each.begin);
            box = QRectF(x, middle - DotRadius, m_out.coordinates.xOf(each.end) - x - 1, 2 * DotRadius);
            break;
        }
        default: {
            const double x = m_out.coordinates.xOf(each.begin) + (each.left - m_builder.levelX(each.begin)) * stretch;
            const double band = rows * rowHeight;
            const double share = std::log2(1.0 + each.count) / std::log2(1.0 + allEvents);
            const double height = std::round(std::max(18 * m_scale, band * (0.3 + 0.7 * share)));
            box = QRectF(x, top + band - height, m_out.coordinates.xOf(each.end) - DotHalf - x, height);
            break;
        }
        }
        if (!m_builder.isInView(each, box))
            continue;
        m_builder.addItem(lane, each, box);
        if (each.shape == TimelineItem::Shape::Block)
            labelBlock(m_out.items.back(), each.item);
    }
    label(placed, rows);
}

void PointBand::labelBlock(const TimelineItem &item, int index)
{
    // A block is wide enough for its number unless the edge cuts it.
    const double left = std::max(item.box.left(), m_builder.bodyLeft());
    const double right = std::min(item.box.right(), m_builder.bodyRight());
    const auto &[text, width, cuts] = m_builder.labels.count(item.count, TextRole::Count, m_builder.measure);
    if (width + 4 > right - left)
        return;
    const double height = LabelHeight * m_scale;
    m_builder.addText({(left + right - width) / 2, item.box.center().y() - height / 2, width, height}, text, TextRole::Count, index);
}

void PointBand::label(std::vector<Placed> &placed, std::uint32_t rows)
{
    struct Choice
    {
        QString text;
        double width = 0;
        bool onTheRight = true;
    };
    const auto choose = [&](const TimelineItem &item, double roomRight, double roomLeft) -> std::optional<Choice> {
        if (std::max(roomRight, roomLeft) < SmallestCut / 2)
            return std::nullopt;
        const TextRole role = item.chosen ? TextRole::ChosenLabel : TextRole::Label;
        const TimelineLabelCache::Entry &label = m_builder.labels.entry(m_in.store, item.event, role, m_builder.measure);
        const double widest = WidestLabel * m_scale;
        roomRight = std::min(roomRight, widest);
        roomLeft = std::min(roomLeft, widest);
        if (label.width <= roomRight)
            return Choice{label.text, label.width, true};
        if (label.width <= roomLeft)
            return Choice{label.text, label.width, false};
        const bool onTheRight = roomRight >= roomLeft;
        const double room = std::max(roomRight, roomLeft);
        for (const TimelineLabelCache::Cut &cut : label.cuts) {
            if (cut.width < SmallestCut)
                break;
            if (cut.width <= room)
                return Choice{label.text.left(cut.characters) + u'…', cut.width, onTheRight};
        }
        return std::nullopt;
    };
    std::vector<Placed *> inRow;
    for (std::uint32_t row = 0; row < rows; ++row) {
        inRow.clear();
        for (Placed &each : placed) {
            if (each.row < 0 || each.row == int(row))
                inRow.push_back(&each);
        }
        // The chosen event takes its label before its neighbours do.
        std::size_t chosenAt = inRow.size();
        std::optional<Choice> chosenLabel;
        const auto gapOf = [&](const Placed &each) { return LabelGap + (m_out.items[std::size_t(each.item)].chosen ? RingGap : 0); };
        const auto rooms = [&](std::size_t n, double freeFrom, double freeTo) {
            const Placed &each = *inRow[n];
            const QRectF &box = m_out.items[std::size_t(each.item)].box;
            const double gap = gapOf(each);
            return std::pair(std::min(freeTo - each.right - gap - LabelSpace, m_builder.bodyRight() - 4 - box.right() - gap),
                             std::min(each.left - freeFrom - gap - LabelSpace, box.left() - gap - m_builder.bodyLeft() - 4));
        };
        for (std::size_t n = 0; n < inRow.size(); ++n) {
            const Placed &each = *inRow[n];
            if (each.item < 0 || each.row < 0 || !m_out.items[std::size_t(each.item)].chosen)
                continue;
            const auto [right, left] = rooms(n, n > 0 ? inRow[n - 1]->right : Nowhere, n + 1 < inRow.size() ? inRow[n + 1]->left : Endless);
            chosenAt = n;
            chosenLabel = choose(m_out.items[std::size_t(each.item)], right, left);
        }
        double freeFrom = Nowhere;
        for (std::size_t n = 0; n < inRow.size(); ++n) {
            const Placed &each = *inRow[n];
            const double before = freeFrom;
            freeFrom = each.right;
            if (each.item < 0 || each.row < 0)
                continue;
            double freeTo = n + 1 < inRow.size() ? inRow[n + 1]->left : Endless;
            if (n + 1 == chosenAt && chosenLabel && !chosenLabel->onTheRight)
                freeTo -= chosenLabel->width + LabelGap + RingGap;
            std::optional<Choice> choice;
            if (n == chosenAt) {
                choice = chosenLabel;
            } else {
                const auto [right, left] = rooms(n, before, freeTo);
                choice = choose(m_out.items[std::size_t(each.item)], right, left);
            }
            if (!choice)
                continue;
            const TimelineItem &item = m_out.items[std::size_t(each.item)];
            const double height = LabelHeight * m_scale;
            const double x = choice->onTheRight ? item.box.right() + gapOf(each) : item.box.left() - gapOf(each) - choice->width;
            m_builder.addText({x, item.box.center().y() - height / 2, choice->width, height}, choice->text,
                    item.chosen ? TextRole::ChosenLabel : TextRole::Label, each.item);
            if (choice->onTheRight)
                freeFrom = each.right + gapOf(each) + choice->width;
        }
    }
}

} // namespace Dateline
