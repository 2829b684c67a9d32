// SPDX-License-Identifier: GPL-3.0-or-later
#include "filters/filterpanel.h"

#include "filters/facetlist.h"
#include "filters/facetmodel.h"
#include "filters/timerangeedit.h"
#include "filters/wordbutton.h"
#include "labels.h"
#include "models/counttext.h"
#include "models/filtertext.h"
#include "uitext.h"
#include "workspace.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>
#include <map>

namespace Dateline {

namespace {

constexpr int MostCountries = 12;
constexpr int MostArticles = 10;
constexpr int MostCorridors = 8;

std::uint32_t valueOf(CountryCode country)
{
    const std::string_view text = country.text();
    return std::uint32_t(static_cast<unsigned char>(text[0])) << 8 | static_cast<unsigned char>(text[1]);
}

CountryCode countryOf(std::uint32_t value)
{
    const char letters[] = {char(value >> 8), char(value & 0xFF)};
    return CountryCode(std::string_view(letters, 2));
}

TopicSet toggled(TopicSet topics, Topic topic, bool isIn)
{
    TopicSet result;
    for (int i = 0; i < TopicCount; ++i) {
        if (Topic(i) == topic ? isIn : topics.contains(Topic(i)))
            result.insert(Topic(i));
    }
    return result;
}

template<typename Set, typename Value>
void setMember(Set &set, Value value, bool isIn)
{
    if (isIn)
        set.insert(value);
    else
        set.erase(value);
}

void sortByCount(std::vector<FacetModel::Row> &rows)
{
    std::stable_sort(rows.begin(), rows.end(), [](const FacetModel::Row &a, const FacetModel::Row &b) { return a.count > b.count; });
}

} // namespace

FilterPanel::FilterPanel(Workspace &workspace, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_any(new WordButton(workspace, tr("any", "any of the countries")))
    , m_all(new WordButton(workspace, tr("all", "all of the countries")))
    , m_clearRange(new WordButton(workspace, tr("clear", "a part of the filter")))
    , m_clearArea(new WordButton(workspace, tr("clear", "a part of the filter")))
    , m_undated(new WordButton(workspace, tr("No date")))
    , m_unplaced(new WordButton(workspace, tr("No place")))
    , m_timeRange(new TimeRangeEdit(workspace))
    , m_area(plainLabel(12.5))
{
    setAccessibleName(tr("Filters"));
    setAutoFillBackground(true);
    setMinimumWidth(200);

    auto *match = new QButtonGroup(this);
    const auto prepare = [&](WordButton *button, const QString &toolTip) {
        button->setCheckable(true);
        button->setToolTip(toolTip);
        button->setAccessibleName(toolTip);
        match->addButton(button);
    };
    prepare(m_any, tr("Show events of any of the checked countries"));
    prepare(m_all, tr("Show only events of all the checked countries at once"));
    m_any->setChecked(true);
    m_clearRange->setToolTip(tr("Clear the time range"));
    m_clearRange->setAccessibleName(m_clearRange->toolTip());
    m_clearArea->setToolTip(tr("Show events of the whole map"));
    m_clearArea->setAccessibleName(m_clearArea->toolTip());
    m_area->setObjectName(QStringLiteral("areaLabel"));
    m_area->setContentsMargins(16, 2, 16, 4);
    m_undated->setToolTip(tr("List the shown events without a date"));
    m_unplaced->setToolTip(tr("List the shown events without a place"));

    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, 4, 0, 16);
    column->setSpacing(0);
    addSection(column, Countries, tr("Countries"), MostCountries, {m_any, m_all});
    addSection(column, Topics, tr("Topics"), TopicCount);
    addSection(column, Articles, tr("Articles"), MostArticles);
    addSection(column, Corridors, tr("Corridors"), MostCorridors);
    addHeader(column, tr("Time"), {m_clearRange});
    column->addWidget(m_timeRange);
    m_areaHeader = addHeader(column, tr("Part of the map"), {m_clearArea});
    column->addWidget(m_area);
    addHeader(column, tr("Needs eyes"));
    column->addWidget(m_undated);
    column->addWidget(m_unplaced);
    column->addStretch(1);

    auto *area = new QScrollArea;
    area->setWidget(content);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::NoFocus);
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(area);

    connect(m_all, &QAbstractButton::toggled, this, [this](bool isAll) {
        EventFilter filter = m_workspace.events.filter();
        filter.countryMatch = isAll ? EventFilter::Match::All : EventFilter::Match::Any;
        m_workspace.events.setFilter(filter);
    });
    connect(m_clearRange, &QAbstractButton::clicked, m_timeRange, &TimeRangeEdit::clear);
    connect(m_clearArea, &QAbstractButton::clicked, this, [this] {
        EventFilter filter = m_workspace.events.filter();
        filter.area.reset();
        m_workspace.events.setFilter(filter);
    });
    connect(m_undated, &QAbstractButton::clicked, this, &FilterPanel::undatedRequested);
    connect(m_unplaced, &QAbstractButton::clicked, this, &FilterPanel::unplacedRequested);
    connect(&workspace.events, &EventFilterModel::eventsChanged, this, &FilterPanel::update);
    connect(&workspace.events, &EventFilterModel::documentsChanged, this, &FilterPanel::rebuild);
    connect(&workspace, &Workspace::themeChanged, this, &FilterPanel::applyTheme);
    rebuild();
    applyTheme();
}

QSize FilterPanel::sizeHint() const
{
    return {280, 640};
}

QWidget *FilterPanel::addHeader(QVBoxLayout *column, const QString &title, std::vector<QWidget *> words)
{
    auto *header = new QWidget;
    auto *row = new QHBoxLayout(header);
    row->setContentsMargins(16, 14, 12, 4);
    row->setSpacing(2);
    QLabel *label = plainLabel(12, QFont::DemiBold);
    label->setText(title);
    m_titles.push_back(label);
    row->addWidget(label, 1);
    for (QWidget *word : words)
        row->addWidget(word);
    column->addWidget(header);
    return header;
}

void FilterPanel::addSection(QVBoxLayout *column, Section section, const QString &title, int mostRows, std::vector<QWidget *> words)
{
    SectionParts &parts = m_sections[section];
    parts.header = addHeader(column, title, std::move(words));
    parts.model = new FacetModel(this);
    parts.list = new FacetList(m_workspace, mostRows);
    parts.list->setModel(parts.model);
    parts.list->setAccessibleName(title);
    column->addWidget(parts.list);
    connect(parts.model, &FacetModel::toggled, this,
            [this, section](std::uint32_t value, bool isChecked) { toggle(section, value, isChecked); });
}

void FilterPanel::toggle(Section section, std::uint32_t value, bool isChecked)
{
    EventFilter filter = m_workspace.events.filter();
    switch (section) {
    case Countries: setMember(filter.countries, countryOf(value), isChecked); break;
    case Topics: filter.topics = toggled(filter.topics, Topic(value), isChecked); break;
    case Articles: setMember(filter.documents, value, isChecked); break;
    case Corridors: setMember(filter.corridors, std::uint16_t(value), isChecked); break;
    case SectionCount: return;
    }
    m_workspace.events.setFilter(filter);
}

void FilterPanel::rebuild()
{
    const EventFilterModel &events = m_workspace.events;
    const EventStore &store = events.store();
    // The rows are all that the articles have, whatever the filter lets through now.
    const EventFacets facets = events.filter().isEmpty() ? events.facets() : applyFilter(store, {}).facets;

    std::vector<FacetModel::Row> countries;
    for (const EventFacets::CountryCount &entry : facets.countries) {
        FacetModel::Row row;
        row.value = valueOf(entry.country);
        row.name = textFromUtf8(countryName(entry.country));
        row.code = textFromUtf8(entry.country.text());
        row.count = entry.count;
        countries.push_back(row);
    }
    // A country that the filter names stays to be unchecked, also without any event.
    for (const CountryCode country : events.filter().countries) {
        const bool isListed = std::any_of(countries.begin(), countries.end(), [&](const FacetModel::Row &row) { return row.value == valueOf(country); });
        if (!isListed)
            countries.push_back({valueOf(country), textFromUtf8(countryName(country)), textFromUtf8(country.text()), {}, 0, false});
    }

    std::vector<FacetModel::Row> topics;
    for (int topic = 0; topic < TopicCount; ++topic) {
        const std::uint32_t count = facets.topics[std::size_t(topic)];
        if (count > 0 || events.filter().topics.contains(Topic(topic)))
            topics.push_back({std::uint32_t(topic), topicText(Topic(topic)), {}, {}, count, false});
    }
    std::vector<FacetModel::Row> articles;
    for (std::uint32_t document = 0; document < store.documentCount(); ++document)
        articles.push_back({document, textFromUtf8(store.document(document).document.title).simplified(), {}, {}, facets.documents[document], false});
    std::vector<FacetModel::Row> corridors;
    const std::vector<Corridor> &catalogue = CorridorCatalogue::instance().corridors();
    for (std::uint32_t corridor = 0; corridor < facets.corridors.size(); ++corridor) {
        if (facets.corridors[corridor] > 0 || events.filter().corridors.contains(std::uint16_t(corridor)))
            corridors.push_back({corridor, textFromUtf8(catalogue[corridor].name), {}, {}, facets.corridors[corridor], false});
    }

    for (auto *rows : {&countries, &topics, &articles, &corridors})
        sortByCount(*rows);
    model(Countries)->setRows(std::move(countries));
    model(Topics)->setRows(std::move(topics));
    model(Articles)->setRows(std::move(articles));
    model(Corridors)->setRows(std::move(corridors));
    for (const SectionParts &section : m_sections) {
        section.header->setVisible(section.model->rowCount() > 0);
        section.list->setVisible(section.model->rowCount() > 0);
    }
    m_isRebuilding = true;
    update();
    m_isRebuilding = false;
}

void FilterPanel::update()
{
    const EventFilterModel &events = m_workspace.events;
    const EventFilter &filter = events.filter();
    const EventFacets &facets = events.facets();
    const Theme &theme = m_workspace.theme();

    std::map<std::uint32_t, std::uint32_t> countries;
    for (const EventFacets::CountryCount &entry : facets.countries)
        countries[valueOf(entry.country)] = entry.count;
    model(Countries)->updateRows([&](FacetModel::Row &row) {
        const auto count = countries.find(row.value);
        row.count = count == countries.end() ? 0 : count->second;
        row.isChecked = filter.countries.contains(countryOf(row.value));
        row.color = theme.countryColor(countryOf(row.value));
    });
    model(Topics)->updateRows([&](FacetModel::Row &row) {
        row.count = facets.topics[row.value];
        row.isChecked = filter.topics.contains(Topic(row.value));
    });
    model(Articles)->updateRows([&](FacetModel::Row &row) {
        // While articles are being added or removed, the rows are those of before.
        row.count = row.value < facets.documents.size() ? facets.documents[row.value] : 0;
        row.isChecked = filter.documents.contains(row.value);
    });
    model(Corridors)->updateRows([&](FacetModel::Row &row) {
        row.count = facets.corridors[row.value];
        row.isChecked = filter.corridors.contains(std::uint16_t(row.value));
        row.color = theme.corridorColor(std::uint16_t(row.value));
    });
    (filter.countryMatch == EventFilter::Match::All ? m_all : m_any)->setChecked(true);
    m_clearRange->setVisible(filter.from || filter.to);
    m_areaHeader->setVisible(filter.area.has_value());
    m_area->setVisible(filter.area.has_value());
    m_area->setText(filter.area ? describeArea(*filter.area) : QString());
    m_area->setAccessibleName(filter.area ? tr("Part of the map: %1").arg(m_area->text()) : QString());

    const int undated = events.rowCount() - events.datedCount();
    m_undated->setCount(undated);
    m_undated->setAccessibleName(tr("No date: %1", "number of events").arg(countText(undated)));
    m_unplaced->setCount(events.unplacedCount());
    m_unplaced->setAccessibleName(tr("No place: %1", "number of events").arg(countText(events.unplacedCount())));

    // Counts change without any click when tellings of one event are found to be one.
    if (filter.isEmpty() && !m_isRebuilding && !isOrdered())
        rebuild();
}

bool FilterPanel::isOrdered() const
{
    return std::all_of(std::begin(m_sections), std::end(m_sections), [](const SectionParts &section) {
        const std::vector<FacetModel::Row> &rows = section.model->rows();
        return std::is_sorted(rows.begin(), rows.end(), [](const FacetModel::Row &a, const FacetModel::Row &b) { return a.count > b.count; });
    });
}

void FilterPanel::applyTheme()
{
    const Theme &theme = m_workspace.theme();
    setPalette(theme.palette());
    for (QLabel *title : m_titles)
        setInk(title, theme.secondText);
    setInk(m_area, theme.text);
    update();
}

} // namespace Dateline
