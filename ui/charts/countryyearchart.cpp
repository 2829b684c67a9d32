// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/countryyearchart.h"

#include "charts/categorywords.h"
#include "charts/choosenext.h"
#include "workspace.h"

#include <QStringList>

#include <algorithm>

namespace Dateline {

namespace {

constexpr std::size_t MostColumns = 60;
constexpr std::size_t NamedCountries = 14;

} // namespace

QString CountryYearChart::name() const
{
    return tr("Countries by year");
}

QString CountryYearChart::title() const
{
    switch (m_histogram.unit) {
    case BucketUnit::Decade: return tr("Events by country and decade");
    case BucketUnit::Century: return tr("Events by country and century");
    case BucketUnit::Millennium: return tr("Events by country and millennium");
    default: return tr("Events by country and year");
    }
}

void CountryYearChart::update(const Workspace &workspace)
{
    const EventFilterModel &events = workspace.events;
    const EventFilter &filter = events.filter();
    m_histogram = eventHistogram(events.store(), events.events(), CategoryKind::Country, MostColumns, NamedCountries, BucketUnit::Year);
    m_data = {};
    m_names.clear();
    for (std::size_t column = 0; column < m_histogram.buckets.size(); ++column) {
        const EventHistogram::Bucket &bucket = m_histogram.buckets[column];
        m_data.columns.push_back(yearLabel(bucket.first, m_histogram.unit));
        if (filter.from == bucket.first && filter.to == bucket.last)
            m_data.chosenColumn = int(column);
    }
    for (const EventHistogram::Series &series : m_histogram.series) {
        const QString name = categoryName(series.category, CategoryKind::Country, events.store());
        const QString code = categoryCode(series.category);
        m_names.push_back(name);
        m_data.rows.push_back({code.isEmpty() || code == name ? name : code + QStringLiteral("  ") + name, {}});
        m_data.values.insert(m_data.values.end(), series.counts.begin(), series.counts.end());
        const auto *country = std::get_if<CountryCode>(&series.category.category);
        if (country && filter.countries == std::set{*country})
            m_data.chosenRow = int(m_data.rows.size()) - 1;
    }
}

QColor CountryYearChart::colorOfRow(int row, const Theme &theme) const
{
    const auto *country = std::get_if<CountryCode>(&m_histogram.series[std::size_t(row)].category.category);
    return country ? theme.countryColor(*country) : QColor();
}

QString CountryYearChart::note() const
{
    QStringList sentences;
    const bool several = std::any_of(m_histogram.buckets.begin(), m_histogram.buckets.end(), [&, column = std::size_t(0)](const EventHistogram::Bucket &bucket) mutable {
        std::uint32_t cells = 0;
        for (const EventHistogram::Series &series : m_histogram.series)
            cells += series.counts[column];
        ++column;
        return cells > bucket.total;
    });
    if (several)
        sentences.append(tr("An event of several countries counts for each of them."));
    sentences += uncountedText(m_histogram);
    return sentences.join(u' ');
}

QString CountryYearChart::markText(int mark) const
{
    return tr("%1, %2: %3", "a country, a year and their number of events")
        .arg(m_names[std::size_t(cell(mark).row)], bucketText(m_histogram.buckets[std::size_t(cell(mark).column)], m_histogram.unit),
             eventsText(m_data.value(cell(mark).row, cell(mark).column)));
}

QString CountryYearChart::activateText(int mark) const
{
    const Category &category = m_histogram.series[std::size_t(cell(mark).row)].category.category;
    if (isChosen(mark) || std::holds_alternative<NoCategory>(category))
        return tr("Go to the next of them");
    return tr("Show only these events");
}

void CountryYearChart::activate(int mark, Workspace &workspace) const
{
    const EventHistogram::Bucket bucket = m_histogram.buckets[std::size_t(cell(mark).column)];
    const CategoryCount category = m_histogram.series[std::size_t(cell(mark).row)].category;
    const std::set<CountryCode> countries = countriesOf(category);
    if (isChosen(mark) || countries.empty()) {
        const EventStore &store = workspace.events.store();
        chooseNext(workspace, [&](EventIndex index) {
            return beginsWithin(store.intervalOf(index), bucket) && (!countries.empty() || store.countriesOf(index).empty());
        });
        return;
    }
    EventFilter filter = workspace.events.filter();
    filter.countries = countries;
    filter.countryMatch = EventFilter::Match::Any;
    filter.from = bucket.first;
    filter.to = bucket.last;
    workspace.events.setFilter(filter);
}

} // namespace Dateline
