// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "events/eventstore.h"
#include "project/decision.h"

#include <QAbstractListModel>
#include <QString>

#include <optional>
#include <string>
#include <vector>

namespace Dateline {

class EventFilterModel;
class Project;

/// One thing that needs a person's eyes.
struct ReviewItem
{
    enum class Kind : std::uint8_t {
        DocumentDate,   ///< nobody knows when the article was written
        Expression,     ///< words of time that could not be resolved
        Place,          ///< a name that may well mean another place
        DateConflict,   ///< articles date one event differently
        FigureConflict, ///< articles give one event other figures
        Orphan          ///< a decision whose words are gone
    };

    Kind kind = Kind::DocumentDate;
    DocumentKey document = 0;
    TextSpan words;                    ///< in the document's text; empty for the document itself and for orphans
    std::optional<EventIndex> event;   ///< that it is about, if there is one
    std::optional<EventIndex> other;   ///< of a conflict: the other telling
    std::string decision;              ///< of an orphan: its id
    std::string reason;                ///< why, in words for the user
    std::vector<std::uint32_t> alternatives; ///< of a place: rows of the gazetteer, best first

    friend bool operator==(const ReviewItem &, const ReviewItem &) = default;
};

/// The tray of what needs eyes, article after article, orphans last: a list that gets shorter as decisions are made. What a
/// person accepted, chose or rejected is no longer in it.
class ReviewModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role { KindRole = Qt::UserRole + 1, EventIndexRole, ReasonRole, WordsRole, SentenceRole, DocumentTitleRole };

    /// Both must outlive the model. With many events the list is made after the change, when control is back in the event loop.
    ReviewModel(Project &project, EventFilterModel &events, QObject *parent = nullptr);

    const std::vector<ReviewItem> &items() const { return m_items; }
    /// What stands for the item in decisions: the words, the document, or the event.
    DecisionSubject subjectOf(const ReviewItem &item) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

Q_SIGNALS:
    void itemsChanged();

private:
    void refreshLater();
    void refresh();

    Project &m_project;
    EventFilterModel &m_events;
    std::vector<ReviewItem> m_items;
    bool m_refreshing = false;
};

/// The items of one article, without conflicts and orphans. @p first is the index of its first event.
std::vector<ReviewItem> reviewItems(const ExtractedDocument &document, DocumentKey key, EventIndex first);

} // namespace Dateline
