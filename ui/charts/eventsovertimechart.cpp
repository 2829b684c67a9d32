// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/eventsovertimechart.h"

#include "charts/categorywords.h"
#include "charts/choosenext.h"
#include "models/counttext.h"
#include "uitext.h"
#include "workspace.h"

#include <QStringList>

#include <algorithm>

namespace Dateline {

namespace {

constexpr std::size_t MostBars = 47;
constexpr std::size_t MostBarsByChoice = 400; // further ones would be thinner than a pixel in most places
constexpr std::size_t NamedSeries = 6;
constexpr std::size_t NamedArticles = 4; // their titles are long
constexpr qsizetype LongestTitle = 36;

QString shortened(const QString &title)
{
    return title.size() <= LongestTitle ? title : title.first(title.lastIndexOf(u' ', LongestTitle) > 0 ? title.lastIndexOf(u' ', LongestTitle) : LongestTitle) + u'…';
}

using std::chrono::year_month_day;

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

struct UnitName
{
    const char *id;
    BucketUnit unit;
};

constexpr UnitName ChosenUnits[] = {{"day", BucketUnit::Day},   {"week", BucketUnit::Week}, {"month", BucketUnit::Month}, {"quarter", BucketUnit::Quarter},
                                    {"year", BucketUnit::Year}, {"decade", BucketUnit::Decade}};

QString unitTitle(BucketUnit unit)
{
    switch (unit) {
    case BucketUnit::Day: return EventsOverTimeChart::tr("Events by day");
    case BucketUnit::Week: return EventsOverTimeChart::tr("Events by week");
    case BucketUnit::Month: return EventsOverTimeChart::tr("Events by month");
    case BucketUnit::Quarter: return EventsOverTimeChart::tr("Events by quarter");
    case BucketUnit::Year: return EventsOverTimeChart::tr("Events by year");
    case BucketUnit::Decade: return EventsOverTimeChart::tr("Events by decade");
    case BucketUnit::Century: return EventsOverTimeChart::tr("Events by century");
    case BucketUnit::Millennium: break;
    }
    return EventsOverTimeChart::tr("Events by millennium");
}

QString unitName(BucketUnit unit)
{
    switch (unit) {
    case BucketUnit::Day: return EventsOverTimeChart::tr("By day");
    case BucketUnit::Week: return EventsOverTimeChart::tr("By week");
    case BucketUnit::Month: return EventsOverTimeChart::tr("By month");
    case BucketUnit::Quarter: return EventsOverTimeChart::tr("By quarter");
    case BucketUnit::Year: return EventsOverTimeChart::tr("By year");
    default: return EventsOverTimeChart::tr("By decade");
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
    const QString yearName = yearLabel(bucket.first, unit);
    switch (unit) {
    case BucketUnit::Day:
    case BucketUnit::Week:
        return {EventsOverTimeChart::tr("%1 %2", "day and short month").arg(unsigned(date.day())).arg(shortMonth(date.month())), yearName};
    case BucketUnit::Month:
        return {shortMonth(date.month()), yearName};
    case BucketUnit::Quarter:
        return {EventsOverTimeChart::tr("Q%1", "quarter of a year").arg((unsigned(date.month()) - 1) / 3 + 1), yearName};
    default:
        return {yearName, {}};
    }
}

} // namespace

std::string EventsOverTimeChart::id() const
{
    switch (m_stackedBy) {
    case CategoryKind::Country: break;
    case CategoryKind::Topic: return "events-over-time-by-topic";
    case CategoryKind::Document: return "events-over-time-by-article";
    }
    return "events-over-time";
}

std::vector<Chart::Variant> EventsOverTimeChart::variants() const
{
    std::vector<Variant> variants{{"auto", tr("Best unit")}};
    for (const UnitName &each : ChosenUnits)
        variants.push_back({each.id, unitName(each.unit)});
    return variants;
}

void EventsOverTimeChart::setVariant(const std::string &variant)
{
    m_unit.reset();
    for (const UnitName &each : ChosenUnits) {
        if (variant == each.id)
            m_unit = each.unit;
    }
}

QString EventsOverTimeChart::name() const
{
    switch (m_stackedBy) {
    case CategoryKind::Country: break;
    case CategoryKind::Topic: return tr("Over time, by topic");
    case CategoryKind::Document: return tr("Over time, by article");
    }
    return tr("Over time");
}

QString EventsOverTimeChart::title() const
{
    const QString title = unitTitle(m_histogram.unit);
    switch (m_stackedBy) {
    case CategoryKind::Country: break;
    case CategoryKind::Topic: return tr("%1 and topic", "Events by year and topic").arg(title);
    case CategoryKind::Document: return tr("%1 and article", "Events by year and article").arg(title);
    }
    return title;
}

void EventsOverTimeChart::update(const Workspace &workspace)
{
    const EventFilterModel &events = workspace.events;
    const std::size_t named = m_stackedBy == CategoryKind::Document ? NamedArticles : NamedSeries;
    m_histogram = m_unit ? eventHistogram(events.store(), events.events(), m_stackedBy, MostBarsByChoice, named, *m_unit, true)
                         : eventHistogram(events.store(), events.events(), m_stackedBy, MostBars, named);
    // What does not occur in any bar needs no name beneath them.
    std::erase_if(m_histogram.series, [](const EventHistogram::Series &series) {
        return std::all_of(series.counts.begin(), series.counts.end(), [](std::uint32_t count) { return count == 0; });
    });
    m_names.clear();
    m_codes.clear();
    for (const EventHistogram::Series &series : m_histogram.series) {
        m_names.push_back(shortened(categoryName(series.category, m_stackedBy, events.store()).simplified()));
        // Topics and articles have no letters of their own: a number joins the piece to its name.
        m_codes.push_back(m_stackedBy == CategoryKind::Country ? categoryCode(series.category) : QString::number(m_codes.size() + 1));
    }
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

std::uint32_t EventsOverTimeChart::countOfPieces(std::size_t bucket) const
{
    std::uint32_t count = 0;
    for (const EventHistogram::Series &series : m_histogram.series)
        count += series.counts[bucket];
    return count;
}

void EventsOverTimeChart::layOut(QSizeF size, const Theme &theme, const QFont &font)
{
    BarData data;
    for (std::size_t i = 0; i < m_histogram.buckets.size(); ++i) {
        const EventHistogram::Bucket &bucket = m_histogram.buckets[i];
        const AxisLabel label = axisLabel(bucket, m_histogram.unit);
        data.bars.push_back({label.text, label.under, bucket.total > 0 ? countText(bucket.total) : QString(), int(i) == m_chosen});
    }
    const std::vector<QColor> colors = categoryColors(categories(), theme);
    for (std::size_t i = 0; i < m_histogram.series.size(); ++i) {
        const std::vector<std::uint32_t> &counts = m_histogram.series[i].counts;
        // A bar is as high as there are events, also where an event stands in several pieces of it.
        std::vector<double> heights;
        for (std::size_t bucket = 0; bucket < counts.size(); ++bucket) {
            const std::uint32_t pieces = countOfPieces(bucket);
            heights.push_back(pieces == 0 ? 0 : double(counts[bucket]) * m_histogram.buckets[bucket].total / pieces);
        }
        data.series.push_back({m_codes[i], colors[i], std::move(heights), patternOf(i)});
    }
    m_plot.layOut(data, size, theme, font);
}

std::vector<LegendEntry> EventsOverTimeChart::legend(const Theme &theme) const
{
    std::vector<LegendEntry> entries;
    const std::vector<QColor> colors = categoryColors(categories(), theme);
    for (std::size_t i = 0; i < m_histogram.series.size(); ++i) {
        const QString &code = m_codes[i];
        entries.push_back({code.isEmpty() || code == m_names[i] ? m_names[i] : code + u' ' + m_names[i], colors[i], LegendEntry::Mark::Square, patternOf(i)});
    }
    return entries;
}

QString EventsOverTimeChart::note() const
{
    QStringList sentences;
    bool countedTwice = false;
    for (std::size_t bucket = 0; bucket < m_histogram.buckets.size(); ++bucket)
        countedTwice = countedTwice || countOfPieces(bucket) > m_histogram.buckets[bucket].total;
    if (countedTwice && m_stackedBy == CategoryKind::Country)
        sentences.append(tr("A bar is as high as there are events; its pieces show the shares of the countries that they name."));
    else if (countedTwice)
        sentences.append(tr("A bar is as high as there are events; its pieces show the shares of their topics."));
    if (m_unit && m_histogram.unit != *m_unit)
        sentences.append(tr("In the chosen unit there would be more than %1 bars.").arg(countText(MostBarsByChoice)));
    sentences += uncountedText(m_histogram);
    return sentences.join(u' ');
}

int EventsOverTimeChart::markAt(QPointF point) const
{
    const int bar = m_plot.barAt(point);
    return bar >= 0 && m_histogram.buckets[std::size_t(bar)].total > 0 ? bar : -1;
}

QString EventsOverTimeChart::markText(int mark) const
{
    const EventHistogram::Bucket &bucket = m_histogram.buckets[std::size_t(mark)];
    QStringList parts;
    for (std::size_t i = 0; i < m_histogram.series.size(); ++i) {
        if (const std::uint32_t count = m_histogram.series[i].counts[std::size_t(mark)])
            parts.append(tr("%1 %2", "a country and its number of events").arg(m_names[i], countText(count)));
    }
    const QString figures = tr("%1: %2", "a time and its number of events").arg(bucketText(bucket, m_histogram.unit), eventsText(bucket.total));
    return parts.isEmpty() ? figures : figures + QStringLiteral(" (") + parts.join(QStringLiteral(", ")) + u')';
}

QString EventsOverTimeChart::activateText(int mark) const
{
    return mark == m_chosen ? tr("Go to the next of them") : tr("Show only this time");
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
    const EventStore &store = workspace.events.store();
    chooseNext(workspace, [&](EventIndex index) { return beginsWithin(store.intervalOf(index), bucket); });
}

} // namespace Dateline
