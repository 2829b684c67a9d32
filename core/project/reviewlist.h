// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "events/eventstore.h"
#include "project/decision.h"

#include <QObject>

#include <array>
#include <map>
#include <optional>
#include <span>
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
        DocumentDate,   ///< the day an article was written is not known, and dates wait for it
        Date,           ///< the date of an event could not be resolved
        Place,          ///< the place of an event has close runners-up
        DateConflict,   ///< articles date one event differently
        FigureConflict, ///< articles give one event other figures
        Orphan          ///< a decision whose words are gone
    };
    static constexpr std::size_t KindCount = 6;

    /// Where an event is told.
    struct Telling
    {
        DocumentKey document = 0;
        TextSpan sentence;
        std::uint32_t event = NoEvent; ///< position among the document's events

        friend bool operator==(const Telling &, const Telling &) = default;
    };

    Kind kind = Kind::DocumentDate;
    DocumentKey document = 0;
    TextSpan words;            ///< of the date or the place, of a conflict its sentence; empty for a document and an orphan
    TextSpan sentence;         ///< empty for a document and an orphan
    std::uint32_t event = NoEvent; ///< position among the document's events; NoEvent for a document and an orphan
    std::uint32_t count = 1;   ///< of a place: how often the article has the same words; of a document: dates that are counted from its day
    std::string why;           ///< in words for the user
    std::string decision;      ///< of an orphan: its id
    Telling other;             ///< of a conflict: the second telling; document, sentence and event are of the first

    bool isConflict() const { return kind == Kind::DateConflict || kind == Kind::FigureConflict; }
    /// The same for the same thing, also after the article was read anew.
    std::string id() const;
};

/// What in a project needs eyes, kept up to date as it is decided about: first the articles whose day is not known (their answer settles
/// others), then dates and places in the order of reading, then what articles tell differently, then orphans. What was accepted, rejected or
/// decided is not in it; a conflict is accepted with both its tellings.
///
/// Of the same words in one article a doubtful place is listed once. Places count as doubtful below @ref SurePlace when there are runners-up.
///
/// One change of the project makes one new list, with its last signal. Conflicts that are found later, on a thread, come in a list of their
/// own when control is back in the event loop, or when bringUpToDate() is called.
class ReviewList : public QObject
{
    Q_OBJECT

public:
    static constexpr float SurePlace = 0.6f;

    /// @p project and @p events, which it fills, must outlive the list.
    ReviewList(const Project &project, const EventFilterModel &events, QObject *parent = nullptr);

    const std::vector<ReviewEntry> &entries() const { return m_entries; }
    std::size_t count(ReviewEntry::Kind kind) const { return m_counts[std::size_t(kind)]; }
    /// Makes at once the list that waits to be made, if one does.
    void bringUpToDate();

Q_SIGNALS:
    void changed();

private:
    struct OfDocument
    {
        EventStore::SharedDocument read; ///< what the entries are of: another one means that they are to be made anew
        std::vector<ReviewEntry> entries;
    };
    /// By the ids of the events: their indexes are others after the next change, which comes before the conflicts of then are known.
    struct Conflict
    {
        struct Side
        {
            DocumentKey document = 0;
            std::string event;
            std::uint32_t position = 0; ///< where it stood among the document's events
        };
        ReviewEntry::Kind kind = ReviewEntry::Kind::DateConflict;
        Side first;
        Side second;
        std::string why;
    };
    void takeConflicts();
    std::optional<ReviewEntry::Telling> tellingOf(const Conflict::Side &side) const;
    void addConflicts();
    void addOrphans();
    void update();

    const Project &m_project;
    const EventFilterModel &m_events;
    std::map<DocumentKey, OfDocument> m_documents;
    std::vector<Conflict> m_conflicts;
    bool m_isWaiting = false;
    std::vector<ReviewEntry> m_entries;
    std::array<std::size_t, ReviewEntry::KindCount> m_counts{};
};

/// The entries of one article as it is shown, in order: its day, then dates and places by their words. Pure.
/// @p decisions are those about the article; others are ignored.
std::vector<ReviewEntry> reviewEntries(const ExtractedDocument &shown, const ReviewOutcome &outcome, std::span<const Decision *const> decisions,
                                       DocumentKey key);

} // namespace Dateline
