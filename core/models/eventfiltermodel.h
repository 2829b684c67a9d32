// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "events/eventfilter.h"
#include "events/eventmerger.h"

#include <QAbstractTableModel>

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace Dateline {

/// The events that the filter lets through: the dated ones in the order of time, then the undated ones in order of reading.
/// The one list that timeline, map, charts, table and "next event" walk; views keep no filter of their own.
class EventFilterModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { DateColumn, EventColumn, PlaceColumn, CountriesColumn, TopicsColumn, DocumentColumn, ColumnCount };
    enum Role { EventIndexRole = Qt::UserRole + 1, SentenceRole, EdtfRole };

    explicit EventFilterModel(QObject *parent = nullptr);

    const EventStore &store() const { return m_store; }
    /// Adds a document; its events that pass the filter appear.
    void addDocument(ExtractedDocument document);
    /// Adds many at once, with one reset for all.
    void addDocuments(std::vector<ExtractedDocument> documents);
    void addDocuments(std::vector<EventStore::SharedDocument> documents);
    static constexpr std::uint32_t NoDocument = 0xFFFFFFFFu;
    /// Puts other documents in the place of all. @p documentNow: for each document of before the index of what it is now, also where it was read
    /// or reviewed anew, or NoDocument; its events, found by their ids, keep their places in the selection, the filter and merged().
    void setDocuments(std::vector<EventStore::SharedDocument> documents, std::vector<std::uint32_t> documentNow);
    /// Puts another reading in the place of a document: its events get other contents, and some may come or go.
    void replaceDocument(std::uint32_t document, EventStore::SharedDocument extracted);
    void clearDocuments();

    /// Which events of the store are one: each is one row, that of its first telling that the filter lets through. Null leaves every
    /// telling an event of its own. When documents are replaced or removed, what is left of the groups stays until the next call.
    void setMerged(std::shared_ptr<const MergedEvents> merged);
    /// Null when nothing is merged.
    const MergedEvents *merged() const { return m_merged.get(); }
    /// How many events there are, with and without the filter: tellings of one event count once.
    int eventCount() const { return m_eventCount; }

    const EventFilter &filter() const { return m_filter; }
    void setFilter(const EventFilter &filter);
    /// Who knows the stars and tags; asked when the list is made.
    void setTags(EventTagsOf tagsOf) { m_tagsOf = std::move(tagsOf); }
    /// Who finds the filter's text in the events: one entry an event of the store, or nothing when it cannot tell now. Asked when the text
    /// or the store is another one; without an answer the words are looked for in the events themselves (see applyFilter()).
    using TextSearch = std::function<std::optional<std::vector<bool>>(const std::string &text)>;
    void setTextSearch(TextSearch search) { m_textSearch = std::move(search); }
    /// To be called when the same text may find other events now.
    void searchAnew();

    /// Row r stands for events()[r]. The first datedCount() are dated.
    const std::vector<EventIndex> &events() const { return m_events; }
    int datedCount() const { return m_datedCount; }
    /// How many of the shown events have no point on the map.
    int unplacedCount() const { return m_unplacedCount; }
    bool isVisible(EventIndex event) const;
    /// The row of an event, or of the event that it tells too; -1 when the filter hides it.
    int rowOf(EventIndex event) const;
    const EventFacets &facets() const { return m_facets; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

Q_SIGNALS:
    /// Events have other indexes from now on: @p now[index before] is the index of the same event (by its id in the same place among the
    /// documents), NoEvent when it is gone. Comes before eventsChanged(); who keeps an index takes the new one here.
    void eventsRenumbered(const std::vector<Dateline::EventIndex> &now);
    /// The list of shown events is another one: filter or documents changed.
    void eventsChanged();
    /// Documents were added or removed (after eventsChanged).
    void documentsChanged();

private:
    void refresh();
    /// Before indexes become others: no row may stand for an index that is no longer there.
    void forgetRows();
    void renumber(const std::vector<EventStore::SharedDocument> &before, const std::vector<std::uint32_t> &documentNow);

    EventStore m_store;
    EventFilter m_filter;
    EventTagsOf m_tagsOf;
    TextSearch m_textSearch;
    std::string m_searched;                         ///< the text that m_withText is of
    std::optional<std::vector<bool>> m_withText;
    EventFacets m_facets;
    std::shared_ptr<const MergedEvents> m_merged;
    int m_eventCount = 0;
    std::vector<EventIndex> m_events;
    std::vector<int> m_rowOfEvent;
    int m_datedCount = 0;
    int m_unplacedCount = 0;
};

} // namespace Dateline
