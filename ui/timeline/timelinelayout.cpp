// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/timelinelayout.h"

#include <QCoreApplication>
#include <QFontInfo>
#include <QFontMetricsF>
#include <QHash>
#include <QLocale>

#include "theme.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <memory>

namespace Dateline {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Timeline)
};

struct TypeSize
{
    double pixels;
    int weight;
};
constexpr std::array<TypeSize, int(TextRole::Count) + 1> TypeSizes{
    TypeSize{13, 600}, TypeSize{12, 400}, TypeSize{12, 400}, TypeSize{12, 600}, TypeSize{12, 400}, TypeSize{12, 600}, TypeSize{12, 600}};

constexpr double DotRadius = 5;
constexpr double DotHalf = DotRadius + 1;   ///< with the space that keeps two dots apart
constexpr double LabelGap = 5;              ///< between a dot and its label
constexpr double RingGap = 4;               ///< what the ring of the chosen event takes besides
constexpr double LabelSpace = 8;            ///< between a label and whatever comes next
constexpr double SmallestCut = 64;          ///< a label is cut down to this width, then dropped
constexpr double WidestLabel = 300;
constexpr double MostShift = 120;           ///< how far before its bar a label may begin at the right edge
constexpr double BarFrom = 14;              ///< from this width on an exact range is drawn as a bar
constexpr double BlockFrom = 40;            ///< the least width of a bucket
constexpr double SparseBlockFrom = 26;      ///< the same in a lane whose counts have few digits
constexpr std::uint32_t SparseLane = 1000;
constexpr double DotShare = 22;             ///< a bucket with less width than this for a dot in each row is a block
constexpr double Stub = 32;                 ///< length of an open or unknown end
constexpr double ThinBarHeight = 4;
constexpr double BarHeight = 8;
constexpr double BarSpace = 3;               ///< between two bars of a row
constexpr double RowHeight = 20;
constexpr double BarRowHeight = 26;
constexpr double LanePadding = 7;
constexpr double SmallestLane = 44;
constexpr double FoldedLane = 28;
constexpr double LabelHeight = 16;
constexpr std::uint32_t MostPointRows = 10;
constexpr std::uint32_t MostBarRows = 4;
/// Lanes with fewer events are laid out from their first event on, whatever is in view: nothing in them can move by panning.
constexpr std::size_t SmallColumn = 256;
constexpr double Nowhere = -std::numeric_limits<double>::infinity();
constexpr double Endless = std::numeric_limits<double>::infinity();

QString fromUtf8(std::string_view text)
{
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

QString eventsText(std::uint32_t count)
{
    return count == 1 ? Text::tr("1 event") : Text::tr("%1 events").arg(compactCount(count));
}

/// The longest form of @p text that fits @p room and ends with an ellipsis if anything is cut off; empty if nothing fits.
QString elided(const QString &text, double room, TextRole role, const TextMeasure &measure)
{
    if (measure(text, role) <= room)
        return text;
    qsizetype shortest = 0;
    qsizetype longest = text.size();
    while (shortest + 1 < longest) {
        const qsizetype middle = (shortest + longest) / 2;
        (measure(text.left(middle).trimmed() + u'…', role) <= room ? shortest : longest) = middle;
    }
    return shortest == 0 ? QString() : text.left(shortest).trimmed() + u'…';
}

struct LaneRows
{
    std::uint32_t points = 0;
    std::uint32_t bars = 0;
    double height = 0;
    bool folded = false;
};

/// Something with a place in a row. left and right are pixels at the level's scale, counted from day 0.
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

class Layouter
{
public:
    explicit Layouter(const TimelineLayoutInput &input)
        : m_in(input)
        , m_measure(input.measure ? input.measure : measureWith(input.type))
        , m_labels(input.labels ? *input.labels : m_ownLabels)
        , m_scale(input.type.scale())
    {
    }

    TimelineLayout run();

private:
    double levelX(AxisDay moment) const { return moment * m_levelPixels; }
    double bodyLeft() const { return m_out.axis.left(); }
    double bodyRight() const { return m_out.axis.right(); }

    void layoutAxis();
    std::vector<LaneRows> distributeRows() const;
    double laneHeight(const LaneRows &rows) const;
    void layoutLanes();
    void layoutHeading(int lane, const LaneRows &rows, QRectF box);
    void layoutPoints(int lane, std::uint32_t column, std::uint32_t rows, double top);
    void layoutBars(int lane, std::uint32_t rows, double top);
    std::uint32_t addRun(const Placed &placed);
    TimelineItem &addItem(int lane, Placed &placed, QRectF box);
    void labelPoints(std::vector<Placed> &placed, std::uint32_t rows);
    void labelBars(std::vector<Placed> &placed, std::uint32_t rows);
    void labelBlock(const TimelineItem &item, int index);
    void addText(QRectF box, const QString &text, TextRole role, int item = -1)
    {
        m_out.texts.push_back({box, text, role, item < 0 ? TimelineText::Layer::Frame : TimelineText::Layer::Body, item});
    }
    void addHeading(QRectF box, const QString &text, TextRole role) { m_out.texts.push_back({box, text, role, TimelineText::Layer::Heading, -1}); }
    /// A block whose box is pushed out of view by its neighbour still stands for its time.
    bool isInView(const Placed &placed, const QRectF &box) const
    {
        return (box.right() > bodyLeft() && box.left() < bodyRight()) || (placed.count > 1 && placed.begin < m_in.end && placed.end > m_in.begin);
    }
    const TimelineIndex::Entry &entryOf(int lane, const Placed &placed) const
    {
        return m_in.index.lanes()[std::size_t(lane)].columns[placed.column].entries[placed.first];
    }
    bool holdsChosen(int lane, const TimelineItem &item, double *at) const;
    void layoutBackground();

    const TimelineLayoutInput &m_in;
    TextMeasure m_measure;
    TimelineLabelCache m_ownLabels;
    TimelineLabelCache &m_labels;
    double m_scale;
    TimelineLayout m_out;
    double m_levelPixels = 1; ///< pixels a day at the coarsest scale of this zoom level: what fits there fits in the whole level
    TimeStep m_bucket;
    double m_footer = 0;
};

TimelineLayout Layouter::run()
{
    m_out.size = m_in.size;
    m_out.type = m_in.type;
    m_out.headingWidth = headingWidthFor(m_in.index, m_in.size, m_in.type, m_measure);
    m_out.contextHeight = std::round(22 * m_scale);
    m_footer = std::round(22 * m_scale);
    const double axisHeight = m_out.contextHeight + std::round(24 * m_scale);
    const double bodyWidth = std::max(1.0, m_in.size.width() - m_out.headingWidth);
    m_out.axis = QRectF(m_out.headingWidth, 0, bodyWidth, axisHeight);
    m_out.lanesArea = QRectF(0, axisHeight, m_in.size.width(), std::max(0.0, m_in.size.height() - axisHeight - m_footer));
    m_out.coordinates = {m_in.begin, m_in.end, bodyLeft(), bodyWidth};
    m_levelPixels = std::exp2(std::floor(std::log2(m_out.coordinates.pixelsPerDay()) * 2) / 2);
    m_bucket = timeStepOfAtLeast(BlockFrom / m_levelPixels);
    layoutAxis();
    layoutBackground();
    layoutLanes();
    if (m_in.index.eventCount() == 0)
        m_out.message = Text::tr("No dated events to show");
    else if (m_out.items.empty() && m_out.contentHeight > 0)
        m_out.message = Text::tr("No events in this stretch of time. Press 0 to show all.");
    if (!m_out.message.isEmpty()) {
        const double width = std::min(m_measure(m_out.message, TextRole::LaneName) + 32, m_out.axis.width());
        const double height = 40 * m_scale;
        m_out.messageBox = QRectF(m_out.axis.center().x() - width / 2, m_out.lanesArea.center().y() - height / 2, width, height);
    }
    // What is scrolled out of view must not be drawn over a neighbour of the timeline.
    std::erase_if(m_out.texts, [&](const TimelineText &text) {
        return text.layer != TimelineText::Layer::Frame
            && (text.box.bottom() <= m_out.lanesArea.top() || text.box.top() >= m_out.lanesArea.bottom());
    });
    return std::move(m_out);
}

void Layouter::layoutAxis()
{
    const auto width = [this](const QString &text) { return m_measure(text, TextRole::Tick); };
    const TimeScale scale = makeTimeScale(m_in.begin, m_in.end, m_out.axis.width(), width);
    m_out.step = scale.step;
    const auto place = [this](const std::vector<TimeCell> &cells, double top, double height, TextRole role, std::vector<double> &lines) {
        for (const TimeCell &cell : cells) {
            const double x = m_out.coordinates.xOf(cell.begin);
            if (x >= bodyLeft() && x <= bodyRight())
                lines.push_back(x);
            const double left = std::max(x, bodyLeft()) + 6;
            const double right = std::min(m_out.coordinates.xOf(cell.end), bodyRight()) - 4;
            const double textWidth = m_measure(cell.label, role);
            if (left + textWidth <= right)
                addText({left, top, textWidth, height}, cell.label, role);
        }
    };
    place(scale.context, m_out.axis.top(), m_out.contextHeight, TextRole::Context, m_out.contextLines);
    place(scale.cells, m_out.axis.top() + m_out.contextHeight, m_out.axis.height() - m_out.contextHeight, TextRole::Tick, m_out.gridLines);
    addText({16, m_out.contextHeight, m_measure(scale.unit, TextRole::LaneCount), m_out.axis.height() - m_out.contextHeight}, scale.unit, TextRole::LaneCount);
}

void Layouter::layoutBackground()
{
    const double top = m_out.lanesArea.top();
    const double bottom = m_in.size.height();
    const double textTop = m_out.lanesArea.bottom() + (m_footer - LabelHeight * m_scale) / 2;
    double freeFrom = bodyLeft();
    const auto todayX = m_out.coordinates.xOf(startOfDay(m_in.today) + 0.5);
    std::optional<QRectF> todayBox;
    if (todayX >= bodyLeft() && todayX <= bodyRight()) {
        m_out.todayX = todayX;
        const QString text = Text::tr("Today");
        const double width = m_measure(text, TextRole::LaneCount);
        const double left = todayX + 5 + width <= bodyRight() ? todayX + 5 : todayX - 5 - width;
        todayBox = QRectF(left, textTop, width, LabelHeight * m_scale);
        addText(*todayBox, text, TextRole::LaneCount);
    }
    if (m_in.eras) {
        for (const TimelineEra &era : *m_in.eras) {
            const double left = std::max(m_out.coordinates.xOf(startOfDay(era.first)), bodyLeft());
            const double right = std::min(m_out.coordinates.xOf(startOfDay(era.last) + 1), bodyRight());
            if (right <= left)
                continue;
            m_out.eras.push_back({QRectF(left, top, right - left, bottom - top)});
            const double width = m_measure(era.name, TextRole::LaneCount);
            QRectF box(std::max(left + 4, freeFrom), textTop, width, LabelHeight * m_scale);
            if (box.right() > right - 4 || (todayBox && todayBox->adjusted(-8, 0, 8, 0).intersects(box)))
                continue;
            addText(box, era.name, TextRole::LaneCount);
            freeFrom = box.right() + LabelSpace;
        }
    }
    if (m_in.range) {
        const double left = std::max(m_out.coordinates.xOf(m_in.range->first), bodyLeft());
        const double right = std::min(m_out.coordinates.xOf(m_in.range->second), bodyRight());
        if (right > left)
            m_out.range = QRectF(left, m_out.axis.top(), right - left, bottom - m_out.axis.top());
    }
}

double Layouter::laneHeight(const LaneRows &rows) const
{
    if (rows.folded)
        return std::round(FoldedLane * m_scale);
    const double content = (rows.points * RowHeight + rows.bars * BarRowHeight + 2 * LanePadding) * m_scale;
    return std::round(std::max(SmallestLane * m_scale, content));
}

std::vector<LaneRows> Layouter::distributeRows() const
{
    // Rows follow from the data and the height only, never from what is in view: panning must not make lanes jump.
    const auto &lanes = m_in.index.lanes();
    std::vector<LaneRows> rows(lanes.size());
    double height = 0;
    for (std::size_t i = 0; i < lanes.size(); ++i) {
        rows[i].folded = m_in.folded && m_in.folded->contains(lanes[i].key);
        if (!rows[i].folded) {
            rows[i].points = std::min(lanes[i].points, 2u);
            rows[i].bars = std::min(lanes[i].bars, 2u);
        }
        rows[i].height = laneHeight(rows[i]);
        height += rows[i].height;
    }
    const double available = m_out.lanesArea.height();
    // What the most crowded band gains is what a reader gains most by.
    while (height < available) {
        double best = 0;
        std::size_t bestLane = 0;
        bool bestIsPoints = true;
        for (std::size_t i = 0; i < lanes.size(); ++i) {
            if (rows[i].folded)
                continue;
            const auto consider = [&](std::uint32_t events, std::uint32_t has, std::uint32_t most, bool isPoints) {
                if (has >= std::min(events, most))
                    return;
                const double crowd = std::log2(1.0 + events) / has;
                if (crowd > best) {
                    best = crowd;
                    bestLane = i;
                    bestIsPoints = isPoints;
                }
            };
            consider(lanes[i].points, rows[i].points, MostPointRows, true);
            consider(lanes[i].bars, rows[i].bars, MostBarRows, false);
        }
        if (best == 0)
            break;
        LaneRows wider = rows[bestLane];
        ++(bestIsPoints ? wider.points : wider.bars);
        wider.height = laneHeight(wider);
        if (height + wider.height - rows[bestLane].height > available)
            break;
        height += wider.height - rows[bestLane].height;
        rows[bestLane] = wider;
    }
    // What is left over goes to air within the lanes, up to half a lane more each.
    std::size_t open = 0;
    for (const LaneRows &each : rows)
        open += each.folded ? 0 : 1;
    if (open > 0 && height < available) {
        const double air = std::floor(std::min((available - height) / double(open), 32 * m_scale));
        for (LaneRows &each : rows)
            each.height += each.folded ? 0 : air;
    }
    return rows;
}

void Layouter::layoutLanes()
{
    const auto &lanes = m_in.index.lanes();
    const std::vector<LaneRows> rows = distributeRows();
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
        if (y + rows[i].height <= m_out.lanesArea.top())
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
                layoutPoints(int(i), std::uint32_t(column), rows[i].points, bandTop);
        }
        bandTop += rows[i].points * RowHeight * m_scale;
        if (rows[i].bars > 0)
            layoutBars(int(i), rows[i].bars, bandTop);
    }
}

void Layouter::layoutHeading(int lane, const LaneRows &rows, QRectF box)
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
    out.chevron = {m_out.headingWidth - 13, box.center().y()};
    const QString count = eventsText(data.events);
    const double countWidth = m_measure(count, TextRole::LaneCount);
    if (rows.folded) {
        const double y = box.center().y();
        out.rule = QRectF(16, y - 8, 4, 16);
        const QString name = elided(data.name, right - left - countWidth - 10, TextRole::LaneName, m_measure);
        const double nameWidth = m_measure(name, TextRole::LaneName);
        addHeading({left, y - nameHeight / 2, nameWidth, nameHeight}, name, TextRole::LaneName);
        if (right - countWidth > left + nameWidth + 6)
            addHeading({right - countWidth, y - countHeight / 2, countWidth, countHeight}, count, TextRole::LaneCount);
    } else {
        const double y = std::round(box.center().y() - (nameHeight + countHeight) / 2);
        out.rule = QRectF(16, y + 2, 4, nameHeight + countHeight - 4);
        const QString name = elided(data.name, right - left, TextRole::LaneName, m_measure);
        addHeading({left, y, m_measure(name, TextRole::LaneName), nameHeight}, name, TextRole::LaneName);
        addHeading({left, y + nameHeight, countWidth, countHeight}, count, TextRole::LaneCount);
    }
    m_out.lanes.push_back(out);
}

std::uint32_t Layouter::addRun(const Placed &placed)
{
    m_out.runs.push_back({placed.column, placed.first, placed.last, TimelineRun::None});
    return std::uint32_t(m_out.runs.size() - 1);
}

bool Layouter::holdsChosen(int lane, const TimelineItem &item, double *at) const
{
    if (m_in.chosen == NoEvent)
        return false;
    // The chosen event is sought by its day, so that a block of a million events costs no more than a dot.
    const TimeInterval &interval = m_in.store.event(m_in.chosen).interval;
    if (!interval.isResolved())
        return false;
    const std::int32_t first = std::int32_t((interval.earliest ? *interval.earliest : *interval.latest).time_since_epoch().count());
    for (std::uint32_t run = item.firstRun; run != TimelineRun::None; run = m_out.runs[run].next) {
        const TimelineRun &each = m_out.runs[run];
        const auto &entries = m_in.index.lanes()[std::size_t(lane)].columns[each.column].entries;
        const auto begin = entries.begin() + each.begin;
        const auto end = entries.begin() + each.end;
        auto found = std::lower_bound(begin, end, first, [](const TimelineIndex::Entry &entry, std::int32_t day) { return entry.first < day; });
        for (; found != end && found->first == first; ++found) {
            if (found->event == m_in.chosen) {
                *at = found->at;
                return true;
            }
        }
    }
    return false;
}

TimelineItem &Layouter::addItem(int lane, Placed &placed, QRectF box)
{
    TimelineItem item;
    const TimelineIndex::Entry &entry = entryOf(lane, placed);
    const TimelineIndex::Lane &data = m_in.index.lanes()[std::size_t(lane)];
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
    double at = 0;
    item.chosen = holdsChosen(lane, item, &at);
    if (item.chosen)
        item.chosenX = std::clamp(m_out.coordinates.xOf(at), item.box.left(), item.box.right());
    placed.item = int(m_out.items.size());
    m_out.items.push_back(item);
    return m_out.items.back();
}

void Layouter::layoutPoints(int lane, std::uint32_t column, std::uint32_t rows, double top)
{
    const auto &entries = m_in.index.lanes()[std::size_t(lane)].columns[column].entries;
    const auto atBefore = [](const TimelineIndex::Entry &entry, AxisDay moment) { return entry.at < moment; };
    const double viewDays = m_in.end - m_in.begin;
    const std::uint32_t allEvents = m_in.index.lanes()[std::size_t(lane)].points;
    const TimeStep bucket = allEvents < SparseLane ? timeStepOfAtLeast(SparseBlockFrom / m_levelPixels) : m_bucket;
    std::size_t i = 0;
    if (entries.size() > SmallColumn) {
        // Rows follow from what came before; blocks and gaps make them forget it, and half a view is enough for one of these.
        const AxisDay from = bucket.floor(m_in.begin - std::max(double(TimelineIndex::PointDays), viewDays / 2));
        i = std::size_t(std::lower_bound(entries.begin(), entries.end(), from, atBefore) - entries.begin());
    }
    const AxisDay stop = m_in.end + DotHalf * m_out.coordinates.daysPerPixel();
    std::vector<double> ends(rows, Nowhere);
    std::vector<double> endsBefore;
    std::vector<Placed> placed;

    while (i < entries.size() && entries[i].at < stop) {
        const AxisDay bucketBegin = bucket.floor(entries[i].at);
        const AxisDay bucketEnd = bucket.next(bucketBegin);
        const double left = levelX(bucketBegin);
        const double right = levelX(bucketEnd);
        const std::size_t most = std::size_t(rows * std::max(2.0, std::floor((right - left) / DotShare)));
        const std::size_t near = std::min(entries.size(), i + most + 1);
        std::size_t j = 0;
        if (near == entries.size() || entries[near - 1].at >= bucketEnd)
            j = std::size_t(std::lower_bound(entries.begin() + std::ptrdiff_t(i), entries.begin() + std::ptrdiff_t(near), bucketEnd, atBefore) - entries.begin());
        else
            j = std::size_t(std::lower_bound(entries.begin() + std::ptrdiff_t(near), entries.end(), bucketEnd, atBefore) - entries.begin());
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
            if (entry.last > entry.first && levelX(each.end) - levelX(each.begin) >= BarFrom) {
                each.shape = TimelineItem::Shape::Bar;
                each.left = levelX(each.begin);
                each.right = levelX(each.end);
            } else {
                each.left = levelX(entry.at) - DotHalf;
                each.right = levelX(entry.at) + DotHalf;
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
    const double stretch = m_out.coordinates.pixelsPerDay() / m_levelPixels;
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
            const double x = m_out.coordinates.xOf(each.begin) + (each.left - levelX(each.begin)) * stretch;
            const double band = rows * rowHeight;
            const double share = std::log2(1.0 + each.count) / std::log2(1.0 + allEvents);
            const double height = std::round(std::max(18 * m_scale, band * (0.3 + 0.7 * share)));
            box = QRectF(x, top + band - height, m_out.coordinates.xOf(each.end) - DotHalf - x, height);
            break;
        }
        }
        if (!isInView(each, box))
            continue;
        addItem(lane, each, box);
        if (each.shape == TimelineItem::Shape::Block)
            labelBlock(m_out.items.back(), each.item);
    }
    labelPoints(placed, rows);
}

void Layouter::labelBlock(const TimelineItem &item, int index)
{
    // A block is wide enough for its number unless the edge cuts it.
    const double left = std::max(item.box.left(), bodyLeft());
    const double right = std::min(item.box.right(), bodyRight());
    const QString text = compactCount(item.count);
    const double width = m_measure(text, TextRole::Count);
    if (width + 4 > right - left)
        return;
    const double height = LabelHeight * m_scale;
    addText({(left + right - width) / 2, item.box.center().y() - height / 2, width, height}, text, TextRole::Count, index);
}

void Layouter::labelPoints(std::vector<Placed> &placed, std::uint32_t rows)
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
        const TimelineLabelCache::Entry &label = m_labels.entry(m_in.store, item.event, role, m_measure);
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
            return std::pair(std::min(freeTo - each.right - gap - LabelSpace, bodyRight() - 4 - box.right() - gap),
                             std::min(each.left - freeFrom - gap - LabelSpace, box.left() - gap - bodyLeft() - 4));
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
            addText({x, item.box.center().y() - height / 2, choice->width, height}, choice->text,
                    item.chosen ? TextRole::ChosenLabel : TextRole::Label, each.item);
            if (choice->onTheRight)
                freeFrom = each.right + gapOf(each) + choice->width;
        }
    }
}

void Layouter::layoutBars(int lane, std::uint32_t rows, double top)
{
    const auto &columns = m_in.index.lanes()[std::size_t(lane)].columns;
    const auto firstBefore = [](const TimelineIndex::Entry &entry, AxisDay moment) { return entry.first < moment; };
    const double daysPerPixel = m_out.coordinates.daysPerPixel();
    const auto extend = [this](Placed &each) {
        const bool isThick = each.shape == TimelineItem::Shape::Bar;
        const double least = isThick ? 2 * DotRadius : 6;
        const double stubLeft = each.flags & (TimelineIndex::OpenBegin | TimelineIndex::UnknownBegin) ? Stub : 0;
        const double stubRight = each.flags & (TimelineIndex::OpenEnd | TimelineIndex::UnknownEnd) ? Stub : 0;
        each.left = levelX(each.begin) - stubLeft;
        // Blocks of neighbouring buckets stand in one row; the space between them is taken from their boxes.
        const double space = each.shape == TimelineItem::Shape::ThinBlock ? 0 : BarSpace;
        each.right = std::max(levelX(each.end), levelX(each.begin) + least) + stubRight + space;
    };
    // Bars that are no longer than a bucket of this zoom are taken bucket by bucket, as points are; the longer ones, which
    // reach over many, have rows of their own, so that one bar of ten years does not swallow what happens within it.
    std::vector<Placed> shorts;
    std::vector<Placed> longs;
    const double margin = 48 * daysPerPixel;
    const double longestShort = m_bucket.typicalDays() * 1.05;
    bool hasShorts = false;
    bool hasLongs = false;
    for (std::size_t column = 0; column < columns.size(); ++column) {
        if (columns[column].points)
            continue;
        const auto &entries = columns[column].entries;
        const bool isShort = columns[column].longest <= longestShort;
        (isShort ? hasShorts : hasLongs) = true;
        const TimeStep bucket = isShort ? m_bucket : timeStepOfAtLeast(columns[column].longest * 0.95);
        std::size_t i = 0;
        if (entries.size() > SmallColumn) {
            const AxisDay from = bucket.floor(m_in.begin - columns[column].longest - margin);
            i = std::size_t(std::lower_bound(entries.begin(), entries.end(), from, firstBefore) - entries.begin());
        }
        const AxisDay stop = m_in.end + margin;
        const std::size_t most = std::size_t(rows * std::max(1.0, std::floor(bucket.typicalDays() * m_levelPixels / 80)));
        while (i < entries.size() && entries[i].first < stop) {
            const AxisDay bucketBegin = bucket.floor(entries[i].first);
            const AxisDay bucketEnd = bucket.next(bucketBegin);
            const std::size_t j = std::size_t(std::lower_bound(entries.begin() + std::ptrdiff_t(i), entries.end(), bucketEnd, firstBefore) - entries.begin());
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
            joined.firstRun = joined.lastRun = addRun(joined);
        const std::uint32_t run = each.firstRun == TimelineRun::None ? addRun(each) : each.firstRun;
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
            block.end = m_bucket.next(block.at);
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
            x += (each.left - levelX(each.begin)) * m_out.coordinates.pixelsPerDay() / m_levelPixels;
        const double right = std::max(m_out.coordinates.xOf(each.end), m_out.coordinates.xOf(each.begin) + least) + stubRight;
        const bool isBlock = each.shape == TimelineItem::Shape::ThinBlock;
        const double height = isThick || isBlock ? BarHeight : ThinBarHeight;
        const double middle = top + each.row * BarRowHeight * m_scale + 6;
        const QRectF box(x, middle - height / 2, std::max(least, right - x - (isBlock ? BarSpace : 0)), height);
        if (!isInView(each, box))
            continue;
        addItem(lane, each, box);
    }
    labelBars(placed, rows);
}

void Layouter::labelBars(std::vector<Placed> &placed, std::uint32_t rows)
{
    std::vector<double> nextLeft(rows, Endless);
    for (auto each = placed.rbegin(); each != placed.rend(); ++each) {
        const double freeTo = nextLeft[std::size_t(each->row)];
        nextLeft[std::size_t(each->row)] = each->left;
        if (each->item < 0)
            continue;
        const TimelineItem &item = m_out.items[std::size_t(each->item)];
        const double left = std::max(item.box.left(), bodyLeft() + 4);
        // The level's room to the next bar, less what has slid out of view.
        const double room = freeTo == Endless ? Endless : std::min(freeTo - each->left, m_out.coordinates.xOf(freeTo / m_levelPixels) - left) - LabelSpace;
        // At the right edge a label may begin before its bar, where nothing of its row is in the way.
        double before = std::max(bodyLeft() + 4, left - MostShift * m_scale);
        for (auto other = each + 1; other != placed.rend(); ++other) {
            if (other->row == each->row) {
                if (other->item >= 0)
                    before = std::max(before, m_out.items[std::size_t(other->item)].box.right() + LabelSpace);
                break;
            }
        }
        const TextRole role = item.chosen ? TextRole::ChosenLabel : item.count > 1 ? TextRole::LaneCount : TextRole::Label;
        const double edge = bodyRight() - 4;
        const double most = std::min({room, edge - std::min(before, left), item.count > 1 ? Endless : WidestLabel * m_scale});
        QString text;
        double width = 0;
        if (item.count > 1) {
            for (const QString &form : {eventsText(item.count), compactCount(item.count)}) {
                text = form;
                width = m_measure(text, role);
                if (width <= most)
                    break;
            }
            if (width > most)
                continue;
        } else {
            if (most < SmallestCut)
                continue;
            const TimelineLabelCache::Entry &label = m_labels.entry(m_in.store, item.event, role, m_measure);
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
            nextLeft[std::size_t(each->row)] = std::min(each->left, levelX(m_out.coordinates.momentAt(x)) - LabelSpace);
        addText({x, item.box.center().y() + 5, width, LabelHeight * m_scale}, text, role, each->item);
    }
}

} // namespace

TimelineType::TimelineType(const QFont &font)
    : m_font(font)
    , m_scale(std::max(0.5, QFontInfo(font).pixelSize() / 13.0))
{
}

TimelineType TimelineType::forExport()
{
    TimelineType type{exportFont(13)};
    type.m_scale = 1;
    return type;
}

QFont TimelineType::font(TextRole role) const
{
    QFont font = m_font;
    font.setPixelSize(std::max(1, qRound(TypeSizes[std::size_t(role)].pixels * m_scale)));
    font.setWeight(QFont::Weight(TypeSizes[std::size_t(role)].weight));
    return font;
}

TextMeasure measureWith(const TimelineType &type)
{
    struct Memory
    {
        std::array<std::optional<QFontMetricsF>, TypeSizes.size()> metrics;
        std::array<QHash<QString, double>, TypeSizes.size()> widths;
    };
    const auto memory = std::make_shared<Memory>();
    return [memory, type](const QString &text, TextRole role) {
        constexpr qsizetype Most = 20000;
        const std::size_t slot = std::size_t(role);
        QHash<QString, double> &widths = memory->widths[slot];
        if (const auto found = widths.constFind(text); found != widths.constEnd())
            return *found;
        if (!memory->metrics[slot])
            memory->metrics[slot].emplace(type.font(role));
        if (widths.size() > Most)
            widths.clear();
        const double width = memory->metrics[slot]->horizontalAdvance(text);
        widths.insert(text, width);
        return width;
    };
}

const TimelineLabelCache::Entry &TimelineLabelCache::entry(const EventStore &store, EventIndex event, TextRole role, const TextMeasure &measure)
{
    constexpr std::size_t Most = 20000;
    const std::uint64_t key = std::uint64_t(event) << 8 | std::uint64_t(role);
    if (const auto found = m_entries.find(key); found != m_entries.end())
        return found->second;
    if (m_entries.size() > Most)
        m_entries.clear();
    Entry entry;
    entry.text = fromUtf8(store.event(event).label).simplified();
    entry.width = measure(entry.text, role);
    for (qsizetype at = entry.text.lastIndexOf(u' '); at > 0; at = entry.text.lastIndexOf(u' ', at - 1)) {
        qsizetype characters = at;
        while (characters > 0 && !entry.text[characters - 1].isLetterOrNumber())
            --characters;
        if (characters > 0)
            entry.cuts.push_back({characters, measure(entry.text.left(characters) + u'…', role)});
    }
    return m_entries.emplace(key, std::move(entry)).first->second;
}

TimelineLayout layoutTimeline(const TimelineLayoutInput &input)
{
    return Layouter(input).run();
}

QString compactCount(std::uint32_t count)
{
    if (count >= 1000000)
        return Text::tr("%1M", "millions").arg(count / 1e6, 0, 'f', count >= 10000000 ? 0 : 1);
    if (count >= 100000)
        return Text::tr("%1k", "thousands").arg(count / 1000);
    return QLocale(QLocale::English).toString(count);
}

double headingWidthFor(const TimelineIndex &index, QSizeF size, const TimelineType &type, const TextMeasure &measure)
{
    constexpr std::size_t Looked = 60;
    double widest = 0;
    for (std::size_t lane = 0; lane < std::min(Looked, index.lanes().size()); ++lane)
        widest = std::max({widest, measure(index.lanes()[lane].name, TextRole::LaneName), measure(eventsText(index.lanes()[lane].events), TextRole::LaneCount)});
    const double least = 120 * type.scale();
    const double most = std::max(least, std::min(220 * type.scale(), size.width() * 0.22));
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

void TimelineLayout::forEachEvent(const TimelineIndex &index, const TimelineItem &item, const std::function<void(EventIndex)> &visit) const
{
    for (std::uint32_t run = item.firstRun; run != TimelineRun::None; run = runs[run].next) {
        const TimelineRun &each = runs[run];
        const auto &entries = index.lanes()[std::size_t(item.lane)].columns[each.column].entries;
        for (std::uint32_t i = each.begin; i < each.end; ++i)
            visit(entries[i].event);
    }
}

OverviewLayout layoutOverview(const TimelineIndex &index, AxisDay begin, AxisDay end, QSizeF size, double left,
                              const TimelineType &type, const TextMeasure &givenMeasure)
{
    const TextMeasure measure = givenMeasure ? givenMeasure : measureWith(type);
    OverviewLayout out;
    out.size = size;
    out.type = type;
    const double margin = 8;
    out.strip = QRectF(left, margin, std::max(1.0, size.width() - left - margin), std::max(1.0, size.height() - 2 * margin));
    AxisDay first = begin;
    AxisDay last = end;
    if (index.eventCount() > 0) {
        first = index.firstDay();
        last = index.lastDay() + 1.0;
    }
    const double air = std::max((last - first) * 0.02, 5.0);
    out.coordinates = {first - air, last + air, out.strip.left(), out.strip.width()};
    out.step = timeStepOfAtLeast(12 * out.coordinates.daysPerPixel());

    const auto &middles = index.middles();
    std::vector<std::pair<AxisDay, std::size_t>> counts;
    std::size_t most = 0;
    for (std::size_t i = 0; i < middles.size();) {
        const AxisDay bucket = out.step.floor(middles[i]);
        const AxisDay next = out.step.next(bucket);
        const std::size_t j = std::size_t(std::lower_bound(middles.begin() + std::ptrdiff_t(i), middles.end(), next,
            [](std::int32_t day, AxisDay moment) { return day < moment; }) - middles.begin());
        counts.emplace_back(bucket, j - i);
        most = std::max(most, j - i);
        i = j;
    }
    for (const auto &[bucket, count] : counts) {
        const double x = std::max(out.coordinates.xOf(bucket), out.strip.left());
        const double right = std::min(out.coordinates.xOf(out.step.next(bucket)), out.strip.right());
        const double height = std::max(2.0, (out.strip.height() - 2) * double(count) / double(most));
        out.bars.emplace_back(x + 0.5, out.strip.bottom() - height, std::max(1.0, right - x - 1), height);
    }
    const double windowLeft = std::clamp(out.coordinates.xOf(begin), out.strip.left(), out.strip.right());
    const double windowRight = std::clamp(out.coordinates.xOf(end), out.strip.left(), out.strip.right());
    out.window = QRectF(windowLeft, out.strip.top(), windowRight - windowLeft, out.strip.height());
    if (index.eventCount() > 0) {
        const TimeStep year{TimeStep::Base::Year, 1};
        const QString from = timeStepName(year, year.floor(index.firstDay()));
        const QString to = timeStepName(year, year.floor(index.lastDay()));
        QString span = from == to ? from : Text::tr("%1 – %2", "years").arg(from, to);
        span = elided(span, left - 24, TextRole::LaneCount, measure);
        if (!span.isEmpty())
            out.texts.push_back({{16, out.strip.top(), measure(span, TextRole::LaneCount), out.strip.height()}, span, TextRole::LaneCount, TimelineText::Layer::Frame, -1});
    }
    return out;
}

} // namespace Dateline
