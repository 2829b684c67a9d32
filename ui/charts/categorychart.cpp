// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/categorychart.h"

#include "charts/categorywords.h"
#include "charts/choosenext.h"
#include "uitext.h"
#include "workspace.h"

namespace Dateline {

namespace {

constexpr std::size_t NamedCountries = 10;
constexpr std::size_t NamedArticles = 25;

std::size_t namedOf(CategoryKind kind)
{
    switch (kind) {
    case CategoryKind::Country: return NamedCountries;
    case CategoryKind::Topic: return TopicCount;
    case CategoryKind::Document: break;
    }
    return NamedArticles;
}

bool isChosen(const CategoryCount &count, const EventFilter &filter)
{
    if (const auto *country = std::get_if<CountryCode>(&count.category))
        return filter.countries.contains(*country);
    if (const auto *topic = std::get_if<Topic>(&count.category))
        return filter.topics.contains(*topic);
    if (const auto *document = std::get_if<DocumentCategory>(&count.category))
        return filter.documents.contains(document->document);
    return false;
}

} // namespace

std::string CategoryChart::id() const
{
    switch (m_kind) {
    case CategoryKind::Country: break;
    case CategoryKind::Topic: return "by-topic";
    case CategoryKind::Document: return "by-article";
    }
    return "by-country";
}

QString CategoryChart::name() const
{
    switch (m_kind) {
    case CategoryKind::Country: break;
    case CategoryKind::Topic: return tr("By topic");
    case CategoryKind::Document: return tr("By article");
    }
    return tr("By country");
}

QString CategoryChart::title() const
{
    switch (m_kind) {
    case CategoryKind::Country: break;
    case CategoryKind::Topic: return tr("Events by topic");
    case CategoryKind::Document: return tr("Events by article");
    }
    return tr("Events by country");
}

void CategoryChart::update(const Workspace &workspace)
{
    const EventFilterModel &events = workspace.events;
    m_counts = countByCategory(events.store(), events.events(), m_kind, namedOf(m_kind));
    m_events = std::uint32_t(events.events().size());
    m_names.clear();
    m_chosen.clear();
    for (const CategoryCount &count : m_counts) {
        const QString code = categoryCode(count);
        const QString name = categoryName(count, m_kind, events.store()).simplified();
        m_names.push_back(code.isEmpty() || code == name ? name : code + QStringLiteral("  ") + name);
        m_chosen.push_back(isChosen(count, events.filter()));
    }
}

void CategoryChart::layOut(QSizeF size, const Theme &theme, const QFont &font)
{
    BarData data;
    data.orientation = Qt::Horizontal;
    for (std::size_t i = 0; i < m_counts.size(); ++i)
        data.bars.push_back({m_names[i], {}, countText(m_counts[i].events), m_chosen[i]});
    const std::vector<QColor> colors = categoryColors(m_counts, theme);
    for (std::size_t i = 0; i < m_counts.size(); ++i) {
        // Countries have colours of their own; topics share one, since only their length speaks.
        const bool own = std::holds_alternative<CountryCode>(m_counts[i].category);
        BarData::Series series{{}, own ? colors[i] : theme.countryColor({}), std::vector<double>(m_counts.size())};
        series.values[i] = m_counts[i].events;
        data.series.push_back(std::move(series));
    }
    m_more.layOut(size, font, theme.secondText, [&](QSizeF room) {
        m_plot.layOut(data, room, theme, font);
        return int(m_counts.size()) - m_plot.visibleBars();
    });
}

void CategoryChart::paint(QPainter &painter)
{
    m_plot.paint(painter);
    m_more.paint(painter);
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
    return m_plot.barAt(point);
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
        return tr("Go to the next of them");
    if (m_chosen[std::size_t(mark)])
        return tr("No longer filter by this");
    return std::holds_alternative<OtherCategories>(category) ? tr("Show only these") : tr("Filter by this");
}

void CategoryChart::activate(int mark, Workspace &workspace) const
{
    const CategoryCount count = m_counts[std::size_t(mark)];
    EventFilter filter = workspace.events.filter();
    const auto toggle = [](auto &values, const auto &value) {
        if (values.erase(value) == 0)
            values.insert(value);
    };
    if (const auto *country = std::get_if<CountryCode>(&count.category)) {
        toggle(filter.countries, *country);
    } else if (const auto *document = std::get_if<DocumentCategory>(&count.category)) {
        toggle(filter.documents, document->document);
    } else if (const auto *topic = std::get_if<Topic>(&count.category)) {
        TopicSet topics;
        for (int other = 0; other < TopicCount; ++other) {
            if (filter.topics.contains(Topic(other)) != (Topic(other) == *topic))
                topics.insert(Topic(other));
        }
        filter.topics = topics;
    } else if (!std::holds_alternative<OtherCategories>(count.category)) {
        const EventStore &store = workspace.events.store();
        chooseNext(workspace, [&](EventIndex index) {
            return m_kind == CategoryKind::Country ? store.countriesOf(index).empty() : store.topicsOf(index).isEmpty();
        });
        return;
    } else if (m_kind == CategoryKind::Country) {
        filter.countries = countriesOf(count);
        filter.countryMatch = EventFilter::Match::Any;
    } else {
        filter.documents.clear();
        for (const Category &member : count.members)
            filter.documents.insert(std::get<DocumentCategory>(member).document);
    }
    workspace.events.setFilter(filter);
}

} // namespace Dateline
