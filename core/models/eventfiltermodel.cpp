// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/eventfiltermodel.h"

#include "models/displaydate.h"

#include <QStringList>

#include <unordered_map>

namespace Dateline {

namespace {

QString countriesText(const Event &event)
{
    QStringList codes;
    for (const CountryCode country : event.countries)
        codes.append(QString::fromUtf8(country.text()));
    return codes.join(u' ');
}

QString topicsText(const Event &event)
{
    QStringList names;
    for (int topic = 0; topic < TopicCount; ++topic) {
        if (event.topics.contains(Topic(topic)))
            names.append(QString::fromUtf8(topicName(Topic(topic))));
    }
    return names.join(QStringLiteral(", "));
}

/// What was found to be one, without the events that are gone, until it is found anew.
MergedEvents renumbered(const MergedEvents &before, const std::vector<EventIndex> &now, std::uint32_t size)
{
    MergedEvents after;
    after.groupOf.assign(size, MergedEvents::NoGroup);
    for (const MergedEvent &group : before.groups) {
        MergedEvent moved;
        moved.reasons = group.reasons;
        moved.byPerson = group.byPerson;
        for (const EventIndex event : group.events) {
            if (now[event] != NoEvent)
                moved.events.push_back(now[event]);
        }
        if (moved.events.size() < 2)
            continue;
        for (const EventIndex event : moved.events)
            after.groupOf[event] = std::uint32_t(after.groups.size());
        after.groups.push_back(std::move(moved));
    }
    for (EventConflict conflict : before.conflicts) {
        conflict.first = now[conflict.first];
        conflict.second = now[conflict.second];
        if (conflict.first != NoEvent && conflict.second != NoEvent)
            after.conflicts.push_back(std::move(conflict));
    }
    return after;
}

} // namespace

EventFilterModel::EventFilterModel(QObject *parent)
    : QAbstractTableModel(parent)
{
    refresh();
}

void EventFilterModel::addDocument(ExtractedDocument document)
{
    std::vector<ExtractedDocument> documents;
    documents.push_back(std::move(document));
    addDocuments(std::move(documents));
}

void EventFilterModel::addDocuments(std::vector<ExtractedDocument> documents)
{
    if (documents.empty())
        return;
    for (ExtractedDocument &document : documents)
        m_store.add(std::move(document));
    refresh();
    Q_EMIT documentsChanged();
}

void EventFilterModel::addDocuments(std::vector<EventStore::SharedDocument> documents)
{
    if (documents.empty())
        return;
    for (EventStore::SharedDocument &document : documents)
        m_store.add(std::move(document));
    refresh();
    Q_EMIT documentsChanged();
}

void EventFilterModel::setDocuments(std::vector<EventStore::SharedDocument> documents, std::vector<std::uint32_t> documentNow)
{
    std::vector<EventStore::SharedDocument> before;
    for (std::uint32_t document = 0; document < m_store.documentCount(); ++document)
        before.push_back(m_store.sharedDocument(document));
    documentNow.resize(before.size(), NoDocument);
    forgetRows();
    m_store.setDocuments(std::move(documents));
    renumber(before, documentNow);
}

void EventFilterModel::replaceDocument(std::uint32_t document, EventStore::SharedDocument extracted)
{
    std::vector<EventStore::SharedDocument> before;
    std::vector<std::uint32_t> documentNow;
    for (std::uint32_t each = 0; each < m_store.documentCount(); ++each) {
        before.push_back(m_store.sharedDocument(each));
        documentNow.push_back(each);
    }
    forgetRows();
    m_store.replace(document, std::move(extracted));
    renumber(before, documentNow);
}

void EventFilterModel::forgetRows()
{
    beginResetModel();
    m_events.clear();
    m_rowOfEvent.clear();
    m_datedCount = 0;
    m_unplacedCount = 0;
    endResetModel();
}

void EventFilterModel::renumber(const std::vector<EventStore::SharedDocument> &before, const std::vector<std::uint32_t> &documentNow)
{
    std::vector<EventIndex> now;
    for (std::size_t document = 0; document < before.size(); ++document) {
        const std::uint32_t place = documentNow[document];
        const std::vector<Event> &events = before[document]->events;
        if (place == NoDocument) {
            now.insert(now.end(), events.size(), NoEvent);
            continue;
        }
        const EventIndex first = m_store.firstEventOf(place);
        if (m_store.sharedDocument(place) == before[document]) {
            for (std::size_t i = 0; i < events.size(); ++i)
                now.push_back(first + EventIndex(i));
            continue;
        }
        std::unordered_map<std::string_view, EventIndex> byId;
        const std::vector<Event> &eventsNow = m_store.document(place).events;
        for (std::size_t i = 0; i < eventsNow.size(); ++i)
            byId.emplace(eventsNow[i].id, first + EventIndex(i));
        for (const Event &event : events) {
            const auto found = byId.find(event.id);
            now.push_back(found == byId.end() ? NoEvent : found->second);
        }
    }
    if (m_merged)
        m_merged = std::make_shared<const MergedEvents>(renumbered(*m_merged, now, m_store.size()));
    std::set<std::uint32_t> documents;
    for (const std::uint32_t document : m_filter.documents) {
        if (document < documentNow.size() && documentNow[document] != NoDocument)
            documents.insert(documentNow[document]);
    }
    m_filter.documents = std::move(documents);
    Q_EMIT eventsRenumbered(now);
    refresh();
    Q_EMIT documentsChanged();
}

void EventFilterModel::setMerged(std::shared_ptr<const MergedEvents> merged)
{
    m_merged = std::move(merged);
    refresh();
}

void EventFilterModel::clearDocuments()
{
    m_merged.reset();
    m_store.clear();
    m_filter.documents.clear();
    refresh();
    Q_EMIT documentsChanged();
}

void EventFilterModel::setFilter(const EventFilter &filter)
{
    if (filter == m_filter)
        return;
    m_filter = filter;
    refresh();
}

void EventFilterModel::searchAnew()
{
    m_searched.clear();
    if (!m_filter.text.empty())
        refresh();
}

void EventFilterModel::refresh()
{
    beginResetModel();
    // Documents that were added have none of the groups yet.
    if (m_merged && m_merged->groupOf.size() > m_store.size())
        m_merged.reset();
    // A row that was added or moved has not been searched.
    if (m_filter.text != m_searched || (m_withText && m_withText->size() != m_store.size())) {
        m_searched = m_filter.text;
        m_withText = m_textSearch && !m_searched.empty() ? m_textSearch(m_searched) : std::nullopt;
    }
    FilterResult result = applyFilter(m_store, m_filter, m_merged.get(), m_tagsOf, m_withText ? &*m_withText : nullptr);
    m_facets = std::move(result.facets);
    m_eventCount = int(m_store.size());
    std::vector<std::pair<EventIndex, EventIndex>> told; // a telling that is shown by another one
    if (m_merged) {
        for (const MergedEvent &group : m_merged->groups) {
            m_eventCount -= int(group.events.size()) - 1;
            EventIndex shown = NoEvent;
            for (const EventIndex event : group.events) {
                if (!result.accepted[event])
                    continue;
                if (shown == NoEvent) {
                    shown = event;
                } else {
                    result.accepted[event] = false;
                    told.emplace_back(event, shown);
                }
            }
        }
    }
    m_events.clear();
    for (const EventIndex event : m_store.chronological()) {
        if (result.accepted[event])
            m_events.push_back(event);
    }
    m_datedCount = int(m_events.size());
    for (const EventIndex event : m_store.undated()) {
        if (result.accepted[event])
            m_events.push_back(event);
    }
    m_rowOfEvent.assign(m_store.size(), -1);
    m_unplacedCount = 0;
    for (std::size_t row = 0; row < m_events.size(); ++row) {
        m_rowOfEvent[m_events[row]] = int(row);
        m_unplacedCount += m_store.hasPlace(m_events[row]) ? 0 : 1;
    }
    for (const auto &[event, shown] : told)
        m_rowOfEvent[event] = m_rowOfEvent[shown];
    endResetModel();
    Q_EMIT eventsChanged();
}

bool EventFilterModel::isVisible(EventIndex event) const
{
    return rowOf(event) >= 0;
}

int EventFilterModel::rowOf(EventIndex event) const
{
    return event < m_rowOfEvent.size() ? m_rowOfEvent[event] : -1;
}

int EventFilterModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_events.size());
}

int EventFilterModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant EventFilterModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const EventIndex eventIndex = m_events[std::size_t(index.row())];
    const Event &event = m_store.event(eventIndex);
    switch (role) {
    case EventIndexRole:
        return eventIndex;
    case SentenceRole:
    case Qt::ToolTipRole:
        return QString::fromUtf8(m_store.sentence(eventIndex));
    case EdtfRole:
        return QString::fromUtf8(event.edtf);
    case Qt::DisplayRole:
        break;
    default:
        return {};
    }
    switch (index.column()) {
    case DateColumn:
        return displayDate(event);
    case EventColumn:
        return QString::fromUtf8(event.label);
    case PlaceColumn: {
        const Toponym *place = m_store.placeOf(eventIndex);
        return place ? QString::fromUtf8(place->name) : tr("no place");
    }
    case CountriesColumn:
        return countriesText(event);
    case TopicsColumn:
        return topicsText(event);
    case DocumentColumn:
        return QString::fromUtf8(m_store.document(m_store.documentOf(eventIndex)).document.title);
    default:
        return {};
    }
}

QVariant EventFilterModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case DateColumn: return tr("Date");
    case EventColumn: return tr("Event");
    case PlaceColumn: return tr("Place");
    case CountriesColumn: return tr("Countries");
    case TopicsColumn: return tr("Topics");
    case DocumentColumn: return tr("Article");
    default: return {};
    }
}

} // namespace Dateline
