// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "events/eventstore.h"
#include "project/decision.h"

#include <QObject>

#include <array>
#include <map>
#include <string>
#include <vector>

namespace Dateline {

class EventFilterModel;
class Project;
struct ReviewOutcome;

/// Something that a person should look at.
struct ReviewEntry
{
    enum class Kind : std::uint8_t {
        DocumentDate, ///< the day an article was written is not known
        Date,         ///< the date of an event could not be resolved
        Place,        ///< the place of an event has close runners-up
        Orphan        ///< a decision whose words are gone
    };
    static constexpr std::size_t KindCount = 4;

    Kind kind = Kind::DocumentDate;
    DocumentKey document = 0;
    TextSpan words;            ///< of the date or the place; empty for a document and an orphan
    TextSpan sentence;         ///< empty for a document and an orphan
    std::uint32_t event = NoEvent; ///< position among the document's events; NoEvent for a document and an orphan
    std::uint32_t count = 1;   ///< of a place: how often the article has the same words; of a document: dates that are counted from its day
    std::string why;           ///< in words for the user
    std::string decision;      ///< of an orphan: its id

    /// The same for the same thing, also after the article was read anew.
    std::string id() const;
};

/// What in a project needs eyes, kept up to date as it is decided about: first the articles whose day is not known (their answer settles
/// others), then dates and places in the order of reading, then orphans. What was accepted, rejected or decided is not in it.
///
/// Of the same words in one article a doubtful place is listed once. Places count as doubtful below @ref SurePlace when there are runners-up.
class ReviewList : public QObject
{
    Q_OBJECT

public:
    static constexpr float SurePlace = 0.6f;

    /// @p project and @p events, which it fills, must outlive the list.
    ReviewList(const Project &project, const EventFilterModel &events, QObject *parent = nullptr);

    const std::vector<ReviewEntry> &entries() const { return m_entries; }
    std::size_t count(ReviewEntry::Kind kind) const { return m_counts[std::size_t(kind)]; }

Q_SIGNALS:
    void changed();

private:
    struct OfDocument
    {
        EventStore::SharedDocument read; ///< what the entries are of: another one means that they are to be made anew
        std::vector<ReviewEntry> entries;
    };
    void update();

    const Project &m_project;
    const EventFilterModel &m_events;
    std::map<DocumentKey, OfDocument> m_documents;
    std::vector<ReviewEntry> m_entries;
    std::array<std::size_t, ReviewEntry::KindCount> m_counts{};
};

/// The entries of one article as it is shown, in order: its day, then dates and places by their words. Pure.
std::vector<ReviewEntry> reviewEntries(const ExtractedDocument &shown, const ReviewOutcome &outcome, const std::vector<Decision> &decisions,
                                       DocumentKey key);

} // namespace Dateline
