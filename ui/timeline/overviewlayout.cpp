// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/overviewlayout.h"

#include <QCoreApplication>

#include <algorithm>

namespace Dateline {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Timeline)
};

} // namespace

QString spanText(const TimelineIndex &index)
{
    if (index.eventCount() == 0)
        return {};
    const TimeStep year{TimeStep::Base::Year, 1};
    const QString from = timeStepName(year, year.floor(index.firstDay()));
    const QString to = timeStepName(year, year.floor(index.lastDay()));
    return from == to ? from : Text::tr("%1 – %2", "years").arg(from, to);
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

    const EventDensity &density = index.density();
    std::vector<std::pair<AxisDay, std::uint32_t>> counts;
    std::uint32_t most = 0;
    for (std::optional<std::int32_t> day = density.firstDayFrom(first); day;) {
        const AxisDay bucket = out.step.floor(*day);
        const AxisDay next = out.step.next(bucket);
        counts.emplace_back(bucket, density.countBefore(next) - density.countBefore(bucket));
        most = std::max(most, counts.back().second);
        day = density.firstDayFrom(next);
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
    const QString span = elidedText(spanText(index), left - 24, TextRole::LaneCount, measure);
    if (!span.isEmpty())
        out.texts.push_back({{16, out.strip.top(), measure(span, TextRole::LaneCount), out.strip.height()}, span, TextRole::LaneCount, TimelineText::Layer::Frame, -1});
    return out;
}

} // namespace Dateline
