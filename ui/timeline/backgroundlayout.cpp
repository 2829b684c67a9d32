// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/backgroundlayout.h"

#include "models/displaydate.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace Dateline {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Timeline)
};

constexpr double FootRow = 22;
constexpr int MostFootRows = 3;
constexpr double LineHeight = 3;

} // namespace

BackgroundLayout::BackgroundLayout(LayoutBuilder &builder)
    : m_builder(builder)
    , m_in(builder.input)
    , m_out(builder.out)
{
    if (!m_in.eras)
        return;
    // Bands that overlap in time stand in different rows. The rows follow from all bands, so that panning moves none.
    std::vector<std::size_t> byTime(m_in.eras->size());
    std::iota(byTime.begin(), byTime.end(), std::size_t(0));
    std::stable_sort(byTime.begin(), byTime.end(), [this](std::size_t a, std::size_t b) { return (*m_in.eras)[a].first < (*m_in.eras)[b].first; });
    m_rowOfEra.assign(m_in.eras->size(), -1);
    std::vector<std::optional<Day>> ends; ///< nothing: taken for good
    for (const std::size_t each : byTime) {
        const TimelineEra &era = (*m_in.eras)[each];
        // One that ends on the day on which the next begins has handed over.
        const auto free = std::find_if(ends.begin(), ends.end(), [&](const std::optional<Day> &end) { return end && *end <= era.first; });
        if (free != ends.end()) {
            *free = era.last;
            m_rowOfEra[each] = int(free - ends.begin());
        } else if (ends.size() < MostFootRows) {
            m_rowOfEra[each] = int(ends.size());
            ends.push_back(era.last);
        }
    }
    m_rows = std::max(1, int(ends.size()));
}

double BackgroundLayout::footHeight() const
{
    return std::round(FootRow * m_builder.scale) * m_rows;
}

void BackgroundLayout::layout()
{
    const double height = m_in.size.height();
    const QRectF today = layoutToday(m_out.lanesArea.bottom());
    layoutEras(today);
    m_out.range = boxOf(m_in.range, m_out.axis.top(), height);
    m_out.filtered = boxOf(m_in.filtered, m_out.axis.bottom() - LineHeight, m_out.axis.bottom());
}

QRectF BackgroundLayout::layoutToday(double rowTop)
{
    const double x = m_out.coordinates.xOf(startOfDay(m_in.today) + 0.5);
    if (x < m_builder.bodyLeft() || x > m_builder.bodyRight())
        return {};
    m_out.todayX = x;
    const QString text = Text::tr("Today");
    const double width = m_builder.measure(text, TextRole::LaneCount);
    const double left = x + 5 + width <= m_builder.bodyRight() ? x + 5 : x - 5 - width;
    const QRectF box(left, rowTop + (std::round(FootRow * m_builder.scale) - LabelHeight * m_builder.scale) / 2, width, LabelHeight * m_builder.scale);
    m_builder.addText(box, text, TextRole::LaneCount);
    return box;
}

void BackgroundLayout::layoutEras(const QRectF &today)
{
    if (!m_in.eras)
        return;
    const double row = std::round(FootRow * m_builder.scale);
    const double textHeight = LabelHeight * m_builder.scale;
    for (std::size_t i = 0; i < m_in.eras->size(); ++i) {
        const TimelineEra &era = (*m_in.eras)[i];
        const double left = std::max(m_out.coordinates.xOf(startOfDay(era.first)), m_builder.bodyLeft());
        const double end = era.last ? m_out.coordinates.xOf(startOfDay(*era.last) + 1) : Endless;
        const double right = std::min(end, m_builder.bodyRight());
        if (m_rowOfEra[i] < 0 || right <= left)
            continue;
        const double top = m_out.lanesArea.bottom() + m_rowOfEra[i] * row;
        TimelineLayout::Era out;
        out.line = QRectF(left, top + 1, right - left, LineHeight);
        if (era.tints)
            out.ground = QRectF(left, m_out.lanesArea.top(), right - left, m_in.size.height() - m_out.lanesArea.top());
        out.isOpen = !era.last;
        out.description = era.last ? Text::tr("%1, %2 to %3").arg(era.name, displayDay(era.first), displayDay(*era.last))
                                   : Text::tr("%1, since %2").arg(era.name, displayDay(era.first));
        if (!era.source.isEmpty())
            out.description += u'\n' + era.source;
        m_out.eras.push_back(out);
        // A name stands within its own line, before or after "today" where that is in the way.
        const QRectF place(left + 4, top + LineHeight + (row - LineHeight - textHeight) / 2, right - left - 8, textHeight);
        const auto put = [&](double from, double to) {
            const QString name = elidedText(era.name, to - from, TextRole::LaneCount, m_builder.measure);
            const double width = m_builder.measure(name, TextRole::LaneCount);
            if (name.isEmpty() || (name != era.name && width < SmallestCut * m_builder.scale))
                return false;
            m_builder.addText({from, place.top(), width, place.height()}, name, TextRole::LaneCount);
            return true;
        };
        const QRectF kept = today.adjusted(-LabelSpace, 0, LabelSpace, 0);
        if (today.isEmpty() || !kept.intersects(place))
            put(place.left(), place.right());
        else if (kept.left() - place.left() >= place.right() - kept.right() || !put(kept.right(), place.right()))
            put(place.left(), kept.left());
    }
}

std::optional<QRectF> BackgroundLayout::boxOf(const std::optional<std::pair<AxisDay, AxisDay>> &range, double top, double bottom) const
{
    if (!range)
        return std::nullopt;
    const double left = std::max(m_out.coordinates.xOf(range->first), m_builder.bodyLeft());
    const double right = std::min(m_out.coordinates.xOf(range->second), m_builder.bodyRight());
    if (right <= left)
        return std::nullopt;
    return QRectF(left, top, right - left, bottom - top);
}

} // namespace Dateline
