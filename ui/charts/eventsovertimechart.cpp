// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/eventsovertimechart.h"

#include "charts/categorywords.h"
#include "models/displaydate.h"
#include "workspace.h"

#include <QStringList>

namespace Dateline {

namespace {

constexpr std::size_t MostBars = 47;
constexpr std::size_t NamedCountries = 6;

using std::chrono::year_month_day;

Precision precisionOf(BucketUnit unit)
{
    switch (unit) {
    case BucketUnit::Day: return Precision::Day;
    case BucketUnit::Week: return Precision::Week;
    case BucketUnit::Month: return Precision::Month;
    case BucketUnit::Quarter: return Precision::Quarter;
    case BucketUnit::Year: return Precision::Year;
    case BucketUnit::Decade: return Precision::Decade;
    case BucketUnit::Century: return Precision::Century;
    case BucketUnit::Millennium: break;
    }
    return Precision::Millennium;
}

QString shortMonth(std::chrono::month month)
{
    switch (unsigned(month)) {
    case 1: return EventsOverTimeChart::tr("Jan");
    case 2: return EventsOverTimeChart::tr("Feb");
    case 3: return EventsOverTimeChart::tr("Mar");
    case 4: return EventsOverTimeChart::tr("Apr");
    case 5: return EventsOverTimeChart::tr("May");
    case 6: return EventsOverTimeChart::tr("Jun");
    case 7: return EventsOverTimeChart::tr("Jul");
    case 8: return EventsOverTimeChart::tr("Aug");
    case 9: return EventsOverTimeChart::tr("Sep");
    case 10: return EventsOverTimeChart::tr("Oct");
    case 11: return EventsOverTimeChart::tr("Nov");
    default: return EventsOverTimeChart::tr("Dec");
    }
}

struct AxisLabel
{
    QString text;
    QString under;
};

AxisLabel axisLabel(const EventHistogram::Bucket &bucket, BucketUnit unit)
{
    const year_month_day date{bucket.first};
    const int year = int(date.year());
    const QString yearName = year > 0 ? QString::number(year) : EventsOverTimeChart::tr("%1 BC").arg(1 - year);
    switch (unit) {
    case BucketUnit::Day:
    case BucketUnit::Week:
        return {EventsOverTimeChart::tr("%1 %2", "day and short month").arg(unsigned(date.day())).arg(shortMonth(date.month())), yearName};
    case BucketUnit::Month:
        return {shortMonth(date.month()), yearName};
    case BucketUnit::Quarter:
        return {EventsOverTimeChart::tr("Q%1", "quarter of a year").arg((unsigned(date.month()) - 1) / 3 + 1), yearName};
    case BucketUnit::Decade:
        return {year > 0 ? EventsOverTimeChart::tr("%1s", "decade").arg(year) : yearName, {}};
    default:
        return {yearName, {}};
    }
}

} // namespace

QString EventsOverTimeChart::name() const
{
    return tr("Over time");
}

QString EventsOverTimeChart::title() const
{
    switch (m_histogram.unit) {
    case BucketUnit::Day: return tr("Events by day");
    case BucketUnit::Week: return tr("Events by week");
    case BucketUnit::Month: return tr("Events by month");
    case BucketUnit::Quarter: return tr("Events by quarter");
    case BucketUnit::Year: return tr("Events by year");
    case BucketUnit::Decade: return tr("Events by decade");
    case BucketUnit::Century: return tr("Events by century");
    case BucketUnit::Millennium: return tr("Events by millennium");
    }
    return {};
}

void EventsOverTimeChart::update(const Workspace &workspace)
{
    const EventFilterModel &events = workspace.events;
    m_histogram = eventHistogram(events.store(), events.events(), CategoryKind::Country, MostBars, NamedCountries);
    m_names.clear();
    for (const EventHistogram::Series &series : m_histogram.series)
        m_names.push_back(categoryName(series.category, CategoryKind::Country, events.store()));
    m_chosen = -1;
    for (std::size_t i = 0; i < m_histogram.buckets.size(); ++i) {
        if (events.filter().from == m_histogram.buckets[i].first && events.filter().to == m_histogram.buckets[i].last)
            m_chosen = int(i);
    }
}

std::vector<CategoryCount> EventsOverTimeChart::categories() const
{
    std::vector<CategoryCount> categories;
    for (const EventHistogram::Series &series : m_histogram.series)
        categories.push_back(series.category);
    return categories;
}

void EventsOverTimeChart::layOut(QSizeF size, const Theme &theme, const QFont &font)
{
    BarData data;
    for (std::size_t i = 0; i < m_histogram.buckets.size(); ++i) {
        const EventHistogram::Bucket &bucket = m_histogram.buckets[i];
        const AxisLabel label = axisLabel(bucket, m_histogram.unit);
        data.bars.push_back({label.text, label.under, bucket.total > 0 ? QString::number(bucket.total) : QString(), int(i) == m_chosen});
    }
    const std::vector<QColor> colors = categoryColors(categories(), theme);
    for (std::size_t i = 0; i < m_histogram.series.size(); ++i) {
        const EventHistogram::Series &series = m_histogram.series[i];
        data.series.push_back({categoryCode(series.category), colors[i], {series.counts.begin(), series.counts.end()}});
    }
    m_plot.layOut(data, size, theme, font);
}

std::vector<LegendEntry> EventsOverTimeChart::legend(const Theme &theme) const
{
    std::vector<LegendEntry> entries;
    const std::vector<QColor> colors = categoryColors(categories(), theme);
    for (std::size_t i = 0; i < m_histogram.series.size(); ++i) {
        const QString code = categoryCode(m_histogram.series[i].category);
        entries.push_back({code.isEmpty() || code == m_names[i] ? m_names[i] : code + u' ' + m_names[i], colors[i], LegendEntry::Mark::Square});
    }
    return entries;
}

QString EventsOverTimeChart::note() const
{
    QStringList sentences;
    bool countedTwice = false;
    for (std::size_t bucket = 0; bucket < m_histogram.buckets.size(); ++bucket) {
        std::uint32_t inSeries = 0;
        for (const EventHistogram::Series &series : m_histogram.series)
            inSeries += series.counts[bucket];
        countedTwice = countedTwice || inSeries > m_histogram.buckets[bucket].total;
    }
    if (countedTwice)
        sentences.append(tr("An event of several countries stands in the colour of each; the figure above a bar counts it once."));
    if (m_histogram.coarser > 0)
        sentences.append(tr("%1 known less exactly than the bars: not drawn.").arg(eventsText(m_histogram.coarser)));
    if (m_histogram.undated > 0)
        sentences.append(tr("%1 without a date: not drawn.").arg(eventsText(m_histogram.undated)));
    return sentences.join(u' ');
}

int EventsOverTimeChart::markAt(QPointF point) const
{
    for (int bar = 0; bar < m_plot.visibleBars(); ++bar) {
        if (m_plot.stripOf(bar).contains(point))
            return m_histogram.buckets[std::size_t(bar)].total > 0 ? bar : -1;
    }
    return -1;
}

QString EventsOverTimeChart::bucketText(const EventHistogram::Bucket &bucket) const
{
    return displayDate(TimeInterval::of(bucket.first, bucket.last), precisionOf(m_histogram.unit));
}

QString EventsOverTimeChart::markText(int mark) const
{
    const EventHistogram::Bucket &bucket = m_histogram.buckets[std::size_t(mark)];
    QStringList parts;
    for (std::size_t i = 0; i < m_histogram.series.size(); ++i) {
        if (const std::uint32_t count = m_histogram.series[i].counts[std::size_t(mark)])
            parts.append(tr("%1 %2", "a country and its number of events").arg(m_names[i]).arg(count));
    }
    const QString figures = tr("%1: %2", "a time and its number of events").arg(bucketText(bucket), eventsText(bucket.total));
    return parts.isEmpty() ? figures : figures + QStringLiteral(" (") + parts.join(QStringLiteral(", ")) + u')';
}

QString EventsOverTimeChart::activateText(int mark) const
{
    return mark == m_chosen ? tr("Choose its first event") : tr("Show only this time");
}

void EventsOverTimeChart::activate(int mark, Workspace &workspace) const
{
    const EventHistogram::Bucket bucket = m_histogram.buckets[std::size_t(mark)];
    if (mark != m_chosen) {
        EventFilter filter = workspace.events.filter();
        filter.from = bucket.first;
        filter.to = bucket.last;
        workspace.events.setFilter(filter);
        return;
    }
    for (const EventIndex index : workspace.events.events()) {
        const TimeInterval &interval = workspace.events.store().event(index).interval;
        const std::optional<Day> day = interval.earliest ? interval.earliest : interval.latest;
        if (day && *day >= bucket.first && *day <= bucket.last) {
            workspace.selection.select(index);
            return;
        }
    }
}

} // namespace Dateline
