// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/countrypairschart.h"

#include "charts/categorywords.h"
#include "charts/choosenext.h"
#include "models/counttext.h"
#include "workspace.h"

#include <QStringList>

#include <algorithm>

namespace Dateline {

namespace {

constexpr std::size_t MostCountries = 13;

QString codeOf(CountryCode country)
{
    return QString::fromStdString(country.toString());
}

QString nameOf(CountryCode country)
{
    return QString::fromStdString(countryName(country));
}

} // namespace

QString CountryPairsChart::name() const
{
    return tr("Country pairs");
}

QString CountryPairsChart::title() const
{
    return tr("Countries named together");
}

void CountryPairsChart::update(const Workspace &workspace)
{
    const EventFilterModel &events = workspace.events;
    const EventFilter &filter = events.filter();
    m_pairs = countryPairs(events.store(), events.events(), MostCountries);
    m_withoutPair = std::uint32_t(events.events().size()) - m_pairs.eventsWithPairs;
    m_data = {};
    m_data.triangular = true;
    const std::size_t side = m_pairs.countries.size();
    // Row r stands for country r + 1, so that no row and no column is empty by nature.
    for (std::size_t row = 0; row + 1 < side; ++row) {
        const CountryCode country = m_pairs.countries[row + 1];
        m_data.rows.push_back({codeOf(country) + QStringLiteral("  ") + nameOf(country), {}});
        m_data.columns.push_back(codeOf(m_pairs.countries[row]));
        for (std::size_t column = 0; column + 1 < side; ++column) {
            m_data.values.push_back(column <= row ? m_pairs.together(row + 1, column) : 0);
            if (column <= row && filter.countryMatch == EventFilter::Match::All && filter.countries == std::set{country, m_pairs.countries[column]}) {
                m_data.chosenRow = int(row);
                m_data.chosenColumn = int(column);
            }
        }
    }
}

QColor CountryPairsChart::colorOfRow(int row, const Theme &theme) const
{
    return theme.countryColor(m_pairs.countries[std::size_t(row) + 1]);
}

QString CountryPairsChart::note() const
{
    QStringList sentences;
    if (m_pairs.left > 0)
        sentences.append(m_pairs.left == 1 ? tr("1 country that is seldom named with others is left out.")
                                           : tr("%1 countries that are seldom named with others are left out.").arg(countText(qint64(m_pairs.left))));
    if (m_withoutPair > 0)
        sentences.append(m_withoutPair == 1 ? tr("1 event names fewer than two countries: not counted.")
                                            : tr("%1 name fewer than two countries: not counted.").arg(eventsText(m_withoutPair)));
    return sentences.join(u' ');
}

std::pair<CountryCode, CountryCode> CountryPairsChart::countriesOfMark(int mark) const
{
    return {m_pairs.countries[std::size_t(cell(mark).column)], m_pairs.countries[std::size_t(cell(mark).row) + 1]};
}

QString CountryPairsChart::markText(int mark) const
{
    const auto [first, second] = countriesOfMark(mark);
    return tr("%1 and %2: %3", "two countries and their number of events")
        .arg(nameOf(first), nameOf(second), eventsText(m_data.value(cell(mark).row, cell(mark).column)));
}

QString CountryPairsChart::activateText(int mark) const
{
    return isChosen(mark) ? tr("Go to the next of them") : tr("Show only events that concern both");
}

void CountryPairsChart::activate(int mark, Workspace &workspace) const
{
    const auto [first, second] = countriesOfMark(mark);
    if (isChosen(mark)) {
        chooseNext(workspace, [](EventIndex) { return true; });
        return;
    }
    EventFilter filter = workspace.events.filter();
    filter.countries = {first, second};
    filter.countryMatch = EventFilter::Match::All;
    workspace.events.setFilter(filter);
}

} // namespace Dateline
