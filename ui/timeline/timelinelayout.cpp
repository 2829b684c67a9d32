// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/timelinelayout.h"

#include "timeline/backgroundlayout.h"
#include "timeline/barband.h"
#include "timeline/lanerows.h"
#include "timeline/pointband.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace Dateline {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Timeline)
};

constexpr double BlockFrom = 40; ///< the least width of a bucket

/// Lays out the frame: date line, background, lanes and their headings. The bands within the lanes lay out themselves.
class LayoutMaker
{
public:
    explicit LayoutMaker(const TimelineLayoutInput &input)
        : m_builder(input)
        , m_in(m_builder.input)
        , m_out(m_builder.out)
        , m_scale(m_builder.scale)
        , m_background(m_builder)
    {
    }

    TimelineLayout run();

private:
    void layoutAxis();
    void layoutLanes();
    void layoutHeading(int lane, const LaneRows &rows, QRectF box);

    LayoutBuilder m_builder;
    const TimelineLayoutInput &m_in;
    TimelineLayout &m_out;
    const double m_scale;
    BackgroundLayout m_background;
};

TimelineLayout LayoutMaker::run()
{
    m_out.size = m_in.size;
    m_out.type = m_in.type;
    m_out.headingWidth = headingWidthFor(m_in.index, m_in.size, m_in.type, m_builder.measure);
    m_out.contextHeight = std::round(22 * m_scale);
    const double axisHeight = m_out.contextHeight + std::round(24 * m_scale);
    const double bodyWidth = std::max(1.0, m_in.size.width() - m_out.headingWidth);
    m_out.axis = QRectF(m_out.headingWidth, 0, bodyWidth, axisHeight);
    m_out.footHeight = m_background.footHeight();
    m_out.lanesArea = QRectF(0, axisHeight, m_in.size.width(), std::max(0.0, m_in.size.height() - axisHeight - m_out.footHeight));
    m_out.coordinates = {m_in.begin, m_in.end, m_builder.bodyLeft(), bodyWidth};
    m_builder.levelPixels = std::exp2(std::floor(std::log2(m_out.coordinates.pixelsPerDay()) * 2) / 2);
    m_builder.bucket = timeStepOfAtLeast(BlockFrom / m_builder.levelPixels);
    layoutAxis();
    m_background.layout();
    layoutLanes();
    if (m_in.index.eventCount() == 0 && m_in.isReading)
        m_out.message = Text::tr("Reading…");
    else if (m_in.index.eventCount() == 0 && m_in.isPreparing)
        m_out.message = Text::tr("Sorting the events…");
    else if (m_in.index.eventCount() == 0)
        m_out.message = m_in.emptyText.isEmpty() ? Text::tr("No dated events to show") : m_in.emptyText;
    else if (m_out.items.empty() && m_out.contentHeight > 0)
        m_out.message = Text::tr("No events in this stretch of time. Press 0 to show all.");
    if (!m_out.message.isEmpty()) {
        const double width = std::min(m_builder.measure(m_out.message, TextRole::LaneName) + 32, m_out.axis.width());
        const double height = 40 * m_scale;
        m_out.messageBox = QRectF(m_out.axis.center().x() - width / 2, m_out.lanesArea.center().y() - height / 2, width, height);
    }
    // What is scrolled out of view must not be drawn over a neighbour of the timeline, and no label is cut through its words.
    std::erase_if(m_out.texts, [&](const TimelineText &text) {
        constexpr double Margin = 3; // of a box that a line's letters leave empty
        const double margin = text.layer == TimelineText::Layer::Body ? Margin : text.box.height();
        return text.layer != TimelineText::Layer::Frame
            && (text.box.top() + margin <= m_out.lanesArea.top() || text.box.bottom() - margin >= m_out.lanesArea.bottom());
    });
    return std::move(m_out);
}

void LayoutMaker::layoutAxis()
{
    const auto width = [this](const QString &text) { return m_builder.measure(text, TextRole::Tick); };
    const TimeScale scale = makeTimeScale(m_in.begin, m_in.end, m_out.axis.width(), width);
    m_out.step = scale.step;
    const auto place = [this](const std::vector<TimeCell> &cells, double top, double height, TextRole role, std::vector<double> &lines) {
        for (const TimeCell &cell : cells) {
            const double x = m_out.coordinates.xOf(cell.begin);
            if (x >= m_builder.bodyLeft() && x <= m_builder.bodyRight())
                lines.push_back(x);
            const double left = std::max(x, m_builder.bodyLeft()) + 6;
            const double right = std::min(m_out.coordinates.xOf(cell.end), m_builder.bodyRight()) - 4;
            const double textWidth = m_builder.measure(cell.label, role);
            if (left + textWidth <= right)
                m_builder.addText({left, top, textWidth, height}, cell.label, role);
        }
    };
    place(scale.context, m_out.axis.top(), m_out.contextHeight, TextRole::Context, m_out.contextLines);
    place(scale.cells, m_out.axis.top() + m_out.contextHeight, m_out.axis.height() - m_out.contextHeight, TextRole::Tick, m_out.gridLines);
    m_builder.addText({16, m_out.contextHeight, m_builder.measure(scale.unit, TextRole::LaneCount), m_out.axis.height() - m_out.contextHeight}, scale.unit, TextRole::LaneCount);
}

void LayoutMaker::layoutLanes()
{
    const auto &lanes = m_in.index.lanes();
    const std::vector<LaneRows> rows = distributeLaneRows(m_in.index, m_out.lanesArea.height(), m_scale, m_in.folded, m_in.hidden);
    double top = 0;
    m_out.laneExtents.reserve(rows.size());
    for (const LaneRows &each : rows) {
        m_out.laneExtents.push_back({top, each.height});
        top += each.height;
    }
    m_out.contentHeight = top;
    const double scroll = std::clamp(m_in.scroll, 0.0, std::max(0.0, top - m_out.lanesArea.height()));
    for (std::size_t i = 0; i < lanes.size(); ++i) {
        const double y = m_out.lanesArea.top() + m_out.laneExtents[i].top - scroll;
        if (rows[i].hidden || y + rows[i].height <= m_out.lanesArea.top())
            continue;
        if (y >= m_out.lanesArea.bottom())
            break;
        layoutHeading(int(i), rows[i], {0, y, m_in.size.width(), rows[i].height});
        if (rows[i].folded)
            continue;
        const double content = (rows[i].points * RowHeight + rows[i].bars * BarRowHeight) * m_scale;
        double bandTop = y + std::round((rows[i].height - content) / 2);
        for (std::size_t column = 0; column < lanes[i].columns.size(); ++column) {
            if (lanes[i].columns[column].points)
                PointBand(m_builder).layout(int(i), std::uint32_t(column), rows[i].points, bandTop);
        }
        bandTop += rows[i].points * RowHeight * m_scale;
        if (rows[i].bars > 0)
            BarBand(m_builder).layout(int(i), rows[i].bars, bandTop);
    }
}

void LayoutMaker::layoutHeading(int lane, const LaneRows &rows, QRectF box)
{
    const TimelineIndex::Lane &data = m_in.index.lanes()[std::size_t(lane)];
    TimelineLaneBox out;
    out.lane = lane;
    out.country = data.country;
    out.folded = rows.folded;
    out.heading = QRectF(0, box.top(), m_out.headingWidth, box.height());
    out.body = QRectF(m_out.headingWidth, box.top(), box.width() - m_out.headingWidth, box.height());
    out.fullName = data.name;
    const double nameHeight = std::round(17 * m_scale);
    const double countHeight = std::round(16 * m_scale);
    const double left = 28;
    const double right = m_out.headingWidth - 24;
    // The words stand in the middle of the lane and keep within what is seen of it, so that a lane at the edge has its name too.
    const double seenTop = std::max(box.top(), m_out.lanesArea.top());
    const double seenBottom = std::min(box.bottom(), m_out.lanesArea.bottom());
    const double seen = seenBottom - seenTop;
    const auto within = [&](double height) {
        return std::clamp(std::round(box.center().y() - height / 2), seenTop, std::max(seenTop, seenBottom - height));
    };
    const QString count = compactEventsText(data.events);
    const double countWidth = m_builder.measure(count, TextRole::LaneCount);
    if (seen < nameHeight) {
        // Too little of it for a word.
    } else if (rows.folded) {
        const double y = within(nameHeight) + nameHeight / 2;
        out.rule = QRectF(16, y - 8, 4, 16);
        out.chevron = QPointF(m_out.headingWidth - 13, y);
        const QString name = elidedText(data.name, right - left - countWidth - 10, TextRole::LaneName, m_builder.measure);
        const double nameWidth = m_builder.measure(name, TextRole::LaneName);
        m_builder.addHeading({left, y - nameHeight / 2, nameWidth, nameHeight}, name, TextRole::LaneName);
        if (right - countWidth > left + nameWidth + 6)
            m_builder.addHeading({right - countWidth, y - countHeight / 2, countWidth, countHeight}, count, TextRole::LaneCount);
    } else {
        const bool showsCount = seen >= nameHeight + countHeight;
        const double height = nameHeight + (showsCount ? countHeight : 0);
        const double y = within(height);
        out.rule = QRectF(16, y + 2, 4, height - 4);
        out.chevron = QPointF(m_out.headingWidth - 13, y + height / 2);
        const QString name = elidedText(data.name, right - left, TextRole::LaneName, m_builder.measure);
        m_builder.addHeading({left, y, m_builder.measure(name, TextRole::LaneName), nameHeight}, name, TextRole::LaneName);
        if (showsCount)
            m_builder.addHeading({left, y + nameHeight, countWidth, countHeight}, count, TextRole::LaneCount);
    }
    m_out.lanes.push_back(out);
}

} // namespace

TimelineLayout layoutTimeline(const TimelineLayoutInput &input)
{
    return LayoutMaker(input).run();
}

std::optional<std::pair<AxisDay, AxisDay>> filteredRange(const EventFilter &filter)
{
    if (!filter.from && !filter.to)
        return std::nullopt;
    constexpr double Far = 1e9;
    return std::pair(filter.from ? startOfDay(*filter.from) : -Far, filter.to ? startOfDay(*filter.to) + 1 : Far);
}

double headingWidthFor(const TimelineIndex &index, QSizeF size, const TimelineType &type, const TextMeasure &measure)
{
    constexpr std::size_t Looked = 60;
    double widest = 0;
    for (std::size_t lane = 0; lane < std::min(Looked, index.lanes().size()); ++lane)
        widest = std::max({widest, measure(index.lanes()[lane].name, TextRole::LaneName), measure(compactEventsText(index.lanes()[lane].events), TextRole::LaneCount)});
    const double least = 120 * type.scale();
    const double most = std::max(least, std::min(220 * type.scale(), size.width() * 0.25));
    return std::round(std::clamp(widest + 28 + 26, least, most));
}

int TimelineLayout::itemAt(QPointF position) const
{
    if (!lanesArea.contains(position) || position.x() < axis.left())
        return -1;
    constexpr double Reach = 4;
    int best = -1;
    double bestDistance = Reach;
    for (std::size_t i = 0; i < items.size(); ++i) {
        const QRectF &box = items[i].box;
        const double dx = std::max({box.left() - position.x(), 0.0, position.x() - box.right()});
        const double dy = std::max({box.top() - position.y(), 0.0, position.y() - box.bottom()});
        const double distance = std::hypot(dx, dy);
        if (distance < bestDistance || (distance == 0 && best >= 0 && items[i].count < items[std::size_t(best)].count)) {
            best = int(i);
            bestDistance = distance;
        }
    }
    if (best >= 0)
        return best;
    for (const TimelineText &text : texts) {
        if (text.item >= 0 && text.box.contains(position))
            return text.item;
    }
    return -1;
}

int TimelineLayout::headingAt(QPointF position) const
{
    if (!lanesArea.contains(position))
        return -1;
    for (std::size_t i = 0; i < lanes.size(); ++i) {
        if (lanes[i].heading.contains(position))
            return int(i);
    }
    return -1;
}

int TimelineLayout::chosenItem() const
{
    const auto found = std::find_if(items.begin(), items.end(), [](const TimelineItem &item) { return item.chosen; });
    return found == items.end() ? -1 : int(found - items.begin());
}

QString TimelineLayout::eraAt(QPointF position) const
{
    for (const Era &era : eras) {
        if (era.line.adjusted(0, -2, 0, LabelHeight * type.scale() + 2).contains(position))
            return era.description;
    }
    return {};
}

TimelineIndex::Mix TimelineLayout::mixOf(const TimelineIndex &index, const TimelineItem &item) const
{
    TimelineIndex::Mix mix{};
    for (std::uint32_t run = item.firstRun; run != TimelineRun::None; run = runs[run].next) {
        const TimelineIndex::Mix part = index.lanes()[std::size_t(item.lane)].columns[runs[run].column].mix(runs[run].begin, runs[run].end);
        for (std::size_t i = 0; i < mix.size(); ++i)
            mix[i] += part[i];
    }
    return mix;
}

EventIndex TimelineLayout::strongestOf(const TimelineIndex &index, const TimelineItem &item) const
{
    const TimelineIndex::Entry *strongest = nullptr;
    for (std::uint32_t run = item.firstRun; run != TimelineRun::None; run = runs[run].next) {
        const TimelineIndex::Column &column = index.lanes()[std::size_t(item.lane)].columns[runs[run].column];
        const TimelineIndex::Entry &entry = column.entries[column.strongest(runs[run].begin, runs[run].end)];
        if (!strongest || entry.strength > strongest->strength)
            strongest = &entry;
    }
    return strongest->event;
}

void TimelineLayout::forEachEvent(const TimelineIndex &index, const TimelineItem &item, const std::function<void(EventIndex)> &visit) const
{
    for (std::uint32_t run = item.firstRun; run != TimelineRun::None; run = runs[run].next) {
        const TimelineRun &each = runs[run];
        const auto &entries = index.lanes()[std::size_t(item.lane)].columns[each.column].entries;
        for (std::uint32_t i = each.begin; i < each.end; ++i)
            visit(entries[i].event);
    }
}

} // namespace Dateline
