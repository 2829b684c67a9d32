// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/categorychart.h"

#include "charts/categorywords.h"
#include "workspace.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>

namespace Dateline {

namespace {

constexpr std::size_t NamedCountries = 10;

bool isChosen(const CategoryCount &count, const EventFilter &filter)
{
    if (const auto *country = std::get_if<CountryCode>(&count.category))
        return filter.countries.contains(*country);
    if (const auto *topic = std::get_if<Topic>(&count.category))
        return filter.topics.contains(*topic);
    return false;
}

} // namespace

QString CategoryChart::name() const
{
    return m_kind == CategoryKind::Country ? tr("By country") : tr("By topic");
}

QString CategoryChart::title() const
{
    return m_kind == CategoryKind::Country ? tr("Events by country") : tr("Events by topic");
}

void CategoryChart::update(const Workspace &workspace)
{
    const EventFilterModel &events = workspace.events;
    m_counts = countByCategory(events.store(), events.events(), m_kind, m_kind == CategoryKind::Country ? NamedCountries : TopicCount);
    m_events = std::uint32_t(events.events().size());
    m_names.clear();
    m_chosen.clear();
    for (const CategoryCount &count : m_counts) {
        const QString code = categoryCode(count);
        const QString name = categoryName(count, m_kind, events.store());
        m_names.push_back(code.isEmpty() || code == name ? name : code + QStringLiteral("  ") + name);
        m_chosen.push_back(isChosen(count, events.filter()));
    }
}

void CategoryChart::layOut(QSizeF size, const Theme &theme, const QFont &font)
{
    const QFontMetricsF metrics(font);
    BarData data;
    data.orientation = Qt::Horizontal;
    for (std::size_t i = 0; i < m_counts.size(); ++i)
        data.bars.push_back({m_names[i], {}, QString::number(m_counts[i].events), m_chosen[i]});
    const std::vector<QColor> colors = categoryColors(m_counts, theme);
    for (std::size_t i = 0; i < m_counts.size(); ++i) {
        // Countries have colours of their own; topics share one, since only their length speaks.
        const bool own = std::holds_alternative<CountryCode>(m_counts[i].category);
        BarData::Series series{{}, own ? colors[i] : theme.countryColor({}), std::vector<double>(m_counts.size())};
        series.values[i] = m_counts[i].events;
        data.series.push_back(std::move(series));
    }
    m_plot.layOut(data, size, theme, font);
    m_more.clear();
    if (m_plot.visibleBars() < int(m_counts.size())) {
        const double line = metrics.height() + 2;
        m_plot.layOut(data, QSizeF(size.width(), std::max(0.0, size.height() - line)), theme, font);
        m_more = tr("and %1 more").arg(int(m_counts.size()) - m_plot.visibleBars());
        m_moreArea = QRectF(0, size.height() - line, size.width(), line);
        m_font = font;
        m_moreColor = theme.secondText;
    }
}

void CategoryChart::paint(QPainter &painter)
{
    m_plot.paint(painter);
    if (m_more.isEmpty())
        return;
    painter.setFont(m_font);
    painter.setPen(m_moreColor);
    painter.drawText(m_moreArea, Qt::AlignLeft | Qt::AlignVCenter, m_more);
}

QString CategoryChart::note() const
{
    std::uint64_t counted = 0;
    for (const CategoryCount &count : m_counts)
        counted += count.events;
    if (counted <= m_events)
        return {};
    return m_kind == CategoryKind::Country ? tr("An event of several countries counts for each of them.")
                                           : tr("An event of several topics counts for each of them.");
}

int CategoryChart::markAt(QPointF point) const
{
    for (int bar = 0; bar < m_plot.visibleBars(); ++bar) {
        if (m_plot.stripOf(bar).contains(point))
            return bar;
    }
    return -1;
}

QString CategoryChart::markText(int mark) const
{
    return tr("%1: %2", "a country or topic and its number of events")
        .arg(m_names[std::size_t(mark)].simplified(), eventsText(m_counts[std::size_t(mark)].events));
}

QString CategoryChart::activateText(int mark) const
{
    const Category &category = m_counts[std::size_t(mark)].category;
    if (std::holds_alternative<NoCategory>(category))
        return tr("Choose the first of them");
    if (m_chosen[std::size_t(mark)])
        return m_kind == CategoryKind::Country ? tr("No longer filter by this country") : tr("No longer filter by this topic");
    if (std::holds_alternative<OtherCategories>(category))
        return m_kind == CategoryKind::Country ? tr("Show only these countries") : tr("Show only these topics");
    return m_kind == CategoryKind::Country ? tr("Filter by this country") : tr("Filter by this topic");
}

void CategoryChart::activate(int mark, Workspace &workspace) const
{
    const CategoryCount count = m_counts[std::size_t(mark)];
    EventFilter filter = workspace.events.filter();
    if (const auto *country = std::get_if<CountryCode>(&count.category)) {
        if (filter.countries.erase(*country) == 0)
            filter.countries.insert(*country);
    } else if (const auto *topic = std::get_if<Topic>(&count.category)) {
        TopicSet topics;
        for (int other = 0; other < TopicCount; ++other) {
            if (filter.topics.contains(Topic(other)) != (Topic(other) == *topic))
                topics.insert(Topic(other));
        }
        filter.topics = topics;
    } else if (std::holds_alternative<OtherCategories>(count.category)) {
        filter.countries.clear();
        filter.countryMatch = EventFilter::Match::Any;
        for (const Category &member : count.members)
            filter.countries.insert(std::get<CountryCode>(member));
    } else {
        const EventStore &store = workspace.events.store();
        const std::vector<EventIndex> &shown = workspace.events.events();
        const auto without = std::find_if(shown.begin(), shown.end(), [&](EventIndex index) {
            return m_kind == CategoryKind::Country ? store.event(index).countries.empty() : store.event(index).topics.isEmpty();
        });
        if (without != shown.end())
            workspace.selection.select(*without);
        return;
    }
    workspace.events.setFilter(filter);
}

} // namespace Dateline
