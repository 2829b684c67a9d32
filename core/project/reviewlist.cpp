// SPDX-License-Identifier: GPL-3.0-or-later
#include "project/reviewlist.h"

#include "models/eventfiltermodel.h"
#include "project/project.h"

#include <algorithm>
#include <set>
#include <utility>

namespace Dateline {

namespace {

const Decision *decisionNamed(std::span<const Decision *const> decisions, std::string_view id)
{
    const auto found = std::find_if(decisions.begin(), decisions.end(), [id](const Decision *each) { return each->id == id; });
    return found == decisions.end() ? nullptr : *found;
}

/// Words of dates or places of which a person said that they are right as they are.
std::set<std::uint32_t> acceptedWords(const ReviewOutcome &outcome, std::span<const Decision *const> decisions, DocumentKey key)
{
    std::set<std::uint32_t> begins;
    for (const DecisionState &state : outcome.decisions) {
        const Decision *decision = state.isOrphan ? nullptr : decisionNamed(decisions, state.decision);
        if (!decision || !std::holds_alternative<AcceptDecision>(decision->content))
            continue;
        for (const SubjectState &subject : state.subjects) {
            const DecisionSubject &about = decision->subjects[subject.subject];
            if (about.document == key && (about.kind == DecisionSubject::Kind::Expression || about.kind == DecisionSubject::Kind::Toponym))
                begins.insert(subject.words.begin);
        }
    }
    return begins;
}

bool isAccepted(const ReviewOutcome &outcome, const std::string &event)
{
    const auto marks = outcome.marks.find(event);
    return marks != outcome.marks.end() && marks->second.accepted;
}

} // namespace

std::string ReviewEntry::id() const
{
    const std::string id = std::to_string(int(kind)) + ':' + std::to_string(document) + ':' + std::to_string(words.begin) + ':' + decision;
    // Two tellings may disagree about several things.
    return isConflict() ? id + std::to_string(other.document) + ':' + std::to_string(other.sentence.begin) + ':' + why : id;
}

std::vector<ReviewEntry> reviewEntries(const ExtractedDocument &shown, const ReviewOutcome &outcome, std::span<const Decision *const> decisions, DocumentKey key)
{
    std::vector<ReviewEntry> entries;
    const std::string_view text = shown.document.text;
    const std::set<std::uint32_t> accepted = acceptedWords(outcome, decisions, key);
    const bool isDated = std::any_of(outcome.decisions.begin(), outcome.decisions.end(), [&](const DecisionState &state) {
        const Decision *decision = decisionNamed(decisions, state.decision);
        return decision && std::holds_alternative<DocumentDateDecision>(decision->content);
    });

    std::uint32_t unresolved = 0;
    std::map<std::string_view, std::size_t> places; // by their words: the entry
    for (std::uint32_t i = 0; i < shown.events.size(); ++i) {
        const Event &event = shown.events[i];
        const bool done = isAccepted(outcome, event.id);
        if (!event.interval.isResolved() && !event.temporalExpressions.empty()) {
            const TemporalExpression &expression = shown.temporalExpressions[event.temporalExpressions.front()];
            ++unresolved;
            if (!done && !accepted.contains(expression.span.begin) && event.edtf.empty()) {
                ReviewEntry entry{ReviewEntry::Kind::Date, key, expression.span, event.sentence, i, 1, {}, {}, {}};
                entry.why = expression.reason.empty() ? "its date could not be resolved" : expression.reason;
                entries.push_back(std::move(entry));
            }
        }
        if (done || event.place < 0)
            continue;
        const Toponym &place = shown.toponyms[std::size_t(event.place)];
        if (place.alternatives.empty() || place.confidence >= ReviewList::SurePlace || place.span.isEmpty() || accepted.contains(place.span.begin))
            continue;
        const auto [known, isNew] = places.emplace(place.span.in(text), entries.size());
        if (!isNew)
            continue;
        ReviewEntry entry{ReviewEntry::Kind::Place, key, place.span, event.sentence, i, 0, {}, {}, {}};
        entry.count = std::uint32_t(std::count_if(shown.toponyms.begin(), shown.toponyms.end(),
                                                  [&](const Toponym &each) { return each.span.in(text) == known->first; }));
        entry.why = "other places have this name too";
        entries.push_back(std::move(entry));
    }
    std::stable_sort(entries.begin(), entries.end(), [](const ReviewEntry &a, const ReviewEntry &b) { return a.words.begin < b.words.begin; });

    // Where no date waits for it, the day an article was written settles nothing, and a person's time is not worth it.
    if (unresolved > 0 && !shown.document.published.day && !isDated && !isAccepted(outcome, {})) {
        ReviewEntry entry;
        entry.kind = ReviewEntry::Kind::DocumentDate;
        entry.document = key;
        entry.count = unresolved;
        entry.why = shown.document.published.reason.empty() ? "nothing tells when it was written" : shown.document.published.reason;
        entries.insert(entries.begin(), std::move(entry));
    }
    return entries;
}

ReviewList::ReviewList(const Project &project, const EventFilterModel &events, QObject *parent)
    : QObject(parent)
    , m_project(project)
    , m_events(events)
{
    // The last signal of whatever changes articles or decisions; mergedChanged comes before it, or later and alone.
    connect(&project, &Project::decisionsChanged, this, &ReviewList::update);
    connect(&project, &Project::mergedChanged, this, [this] {
        takeConflicts();
        if (!std::exchange(m_isWaiting, true))
            QMetaObject::invokeMethod(this, &ReviewList::bringUpToDate, Qt::QueuedConnection);
    });
    takeConflicts();
    update();
}

void ReviewList::bringUpToDate()
{
    if (m_isWaiting)
        update();
}

void ReviewList::takeConflicts()
{
    const EventStore &store = m_events.store();
    const MergedEvents &merged = m_project.merged();
    // Found of other events than those of now, it is not worth taking: what follows is on its way.
    if (merged.groupOf.size() != store.size() || m_project.documents().size() != store.documentCount())
        return;
    const auto side = [&](EventIndex event) {
        const std::uint32_t document = store.documentOf(event);
        return Conflict::Side{m_project.keyOf(document), store.event(event).id, event - store.firstEventOf(document)};
    };
    m_conflicts.clear();
    for (const EventConflict &conflict : merged.conflicts) {
        m_conflicts.push_back({conflict.kind == EventConflict::Kind::Date ? ReviewEntry::Kind::DateConflict : ReviewEntry::Kind::FigureConflict,
                               side(conflict.first), side(conflict.second), conflict.reason});
    }
}

std::optional<ReviewEntry::Telling> ReviewList::tellingOf(const Conflict::Side &side) const
{
    const std::optional<std::uint32_t> document = m_project.indexOf(side.document);
    if (!document || *document >= m_events.store().documentCount())
        return std::nullopt;
    const std::vector<Event> &events = m_events.store().document(*document).events;
    std::size_t position = side.position;
    if (position >= events.size() || events[position].id != side.event) {
        position = std::size_t(std::find_if(events.begin(), events.end(), [&](const Event &each) { return each.id == side.event; }) - events.begin());
        if (position == events.size())
            return std::nullopt;
    }
    return ReviewEntry::Telling{side.document, events[position].sentence, std::uint32_t(position)};
}

void ReviewList::addConflicts()
{
    for (const Conflict &conflict : m_conflicts) {
        const auto first = tellingOf(conflict.first);
        const auto second = tellingOf(conflict.second);
        if (!first || !second)
            continue;
        if (isAccepted(m_project.outcome(first->document), conflict.first.event) && isAccepted(m_project.outcome(second->document), conflict.second.event))
            continue;
        m_entries.push_back({conflict.kind, first->document, first->sentence, first->sentence, first->event, 1, conflict.why, {}, *second});
    }
}

void ReviewList::addOrphans()
{
    for (const Decision &decision : m_project.decisions()) {
        const DecisionState state = m_project.stateOf(decision);
        if (!state.isOrphan)
            continue;
        ReviewEntry entry;
        entry.kind = ReviewEntry::Kind::Orphan;
        entry.document = decision.subjects.empty() ? 0 : decision.subjects.front().document;
        entry.decision = decision.id;
        entry.why = state.reason;
        m_entries.push_back(std::move(entry));
    }
}

void ReviewList::update()
{
    m_isWaiting = false;
    std::map<DocumentKey, OfDocument> before = std::exchange(m_documents, {});
    m_entries.clear();
    m_counts.fill(0);
    std::map<DocumentKey, std::vector<const Decision *>> decisions;
    for (const Decision &decision : m_project.decisions()) {
        for (const DecisionSubject &subject : decision.subjects) {
            std::vector<const Decision *> &about = decisions[subject.document];
            if (about.empty() || about.back() != &decision)
                about.push_back(&decision);
        }
    }
    const EventStore &store = m_events.store();
    for (std::uint32_t index = 0; index < m_project.documents().size() && index < store.documentCount(); ++index) {
        const DocumentKey key = m_project.keyOf(index);
        OfDocument &now = m_documents[key];
        if (const auto known = before.find(key); known != before.end())
            now = std::move(known->second);
        const EventStore::SharedDocument &shown = store.sharedDocument(index);
        if (now.read != shown) {
            now.read = shown;
            now.entries = reviewEntries(*shown, m_project.outcome(key), decisions[key], key);
        }
        m_entries.insert(m_entries.end(), now.entries.begin(), now.entries.end());
    }
    std::stable_partition(m_entries.begin(), m_entries.end(), [](const ReviewEntry &entry) { return entry.kind == ReviewEntry::Kind::DocumentDate; });
    addConflicts();
    addOrphans();
    for (const ReviewEntry &entry : m_entries)
        ++m_counts[std::size_t(entry.kind)];
    Q_EMIT changed();
}

} // namespace Dateline
