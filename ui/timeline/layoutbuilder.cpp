// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/layoutbuilder.h"

#include <algorithm>

namespace Dateline {

LayoutBuilder::LayoutBuilder(const TimelineLayoutInput &given)
    : input(given)
    , measure(given.measure ? given.measure : measureWith(given.type))
    , labels(given.labels ? *given.labels : m_ownLabels)
    , scale(given.type.scale())
{
}

bool LayoutBuilder::isInView(const Placed &placed, const QRectF &box) const
{
    return (box.right() > bodyLeft() && box.left() < bodyRight()) || (placed.count > 1 && placed.begin < input.end && placed.end > input.begin);
}

void LayoutBuilder::addText(QRectF box, const QString &text, TextRole role, int item)
{
    out.texts.push_back({box, text, role, item < 0 ? TimelineText::Layer::Frame : TimelineText::Layer::Body, item});
}

void LayoutBuilder::addHeading(QRectF box, const QString &text, TextRole role)
{
    out.texts.push_back({box, text, role, TimelineText::Layer::Heading, -1});
}

std::uint32_t LayoutBuilder::addRun(const Placed &placed)
{
    out.runs.push_back({placed.column, placed.first, placed.last, TimelineRun::None});
    return std::uint32_t(out.runs.size() - 1);
}

bool LayoutBuilder::holdsChosen(int lane, const TimelineItem &item, double *at) const
{
    if (input.chosen == NoEvent)
        return false;
    // The chosen event is sought by its day, so that a block of a million events costs no more than a dot.
    const TimeInterval &interval = input.store.event(input.chosen).interval;
    if (!interval.isResolved())
        return false;
    const std::int32_t first = std::int32_t((interval.earliest ? *interval.earliest : *interval.latest).time_since_epoch().count());
    for (std::uint32_t run = item.firstRun; run != TimelineRun::None; run = out.runs[run].next) {
        const TimelineRun &each = out.runs[run];
        const auto &entries = input.index.lanes()[std::size_t(lane)].columns[each.column].entries;
        const auto begin = entries.begin() + each.begin;
        const auto end = entries.begin() + each.end;
        auto found = std::lower_bound(begin, end, first, [](const TimelineIndex::Entry &entry, std::int32_t day) { return entry.first < day; });
        for (; found != end && found->first == first; ++found) {
            if (found->event == input.chosen) {
                *at = found->at;
                return true;
            }
        }
    }
    return false;
}

TimelineItem &LayoutBuilder::addItem(int lane, Placed &placed, QRectF box)
{
    TimelineItem item;
    const TimelineIndex::Lane &data = this->lane(lane);
    const TimelineIndex::Entry &entry = data.columns[placed.column].entries[placed.first];
    item.shape = placed.shape;
    item.lane = lane;
    item.count = placed.count;
    item.event = entry.event;
    // Far out of view a coordinate would exceed what a raster can hold, and nobody sees it: the ends are drawn out of view.
    constexpr double Beyond = 48;
    const double left = std::max(box.left(), bodyLeft() - Beyond);
    item.box = QRectF(left, box.top(), std::max(1.0, std::min(box.right(), bodyRight() + Beyond) - left), box.height());
    item.begin = placed.begin;
    item.end = placed.end;
    item.country = !data.country.isEmpty() || placed.count > 1 ? data.country : entry.country;
    if (placed.count == 1) {
        item.approximate = placed.flags & TimelineIndex::Approximate;
        const BarEnd plain = item.approximate ? BarEnd::Fading : BarEnd::Sharp;
        item.leftEnd = placed.flags & TimelineIndex::OpenBegin ? BarEnd::Arrow : placed.flags & TimelineIndex::UnknownBegin ? BarEnd::Hatched : plain;
        item.rightEnd = placed.flags & TimelineIndex::OpenEnd ? BarEnd::Arrow : placed.flags & TimelineIndex::UnknownEnd ? BarEnd::Hatched : plain;
    }
    if (placed.firstRun == TimelineRun::None)
        placed.firstRun = placed.lastRun = addRun(placed);
    item.firstRun = placed.firstRun;
    if (item.count > 1 && data.country.isEmpty()) {
        item.mix = int(out.mixes.size());
        out.mixes.push_back(out.mixOf(input.index, item));
    }
    double at = 0;
    item.chosen = holdsChosen(lane, item, &at);
    if (item.chosen)
        item.chosenX = std::clamp(out.coordinates.xOf(at), item.box.left(), item.box.right());
    placed.item = int(out.items.size());
    out.items.push_back(item);
    return out.items.back();
}

} // namespace Dateline
