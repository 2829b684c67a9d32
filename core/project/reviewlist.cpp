// SPDX-License-Identifier: GPL-3.0-or-later
#include "project/reviewlist.h"

#include "models/eventfiltermodel.h"
#include "project/project.h"

#include <algorithm>
#include <set>

namespace Dateline {

namespace {

/// Words of dates or places of which a person said that they are right as they are.
std::set<std::uint32_t> acceptedWords(const ReviewOutcome &outcome, const std::vector<Decision> &decisions, DocumentKey key)
{
    std::set<std::uint32_t> begins;
    for (const DecisionState &state : outcome.decisions) {
        const auto decision = std::find_if(decisions.begin(), decisions.end(), [&](const Decision &each) { return each.id == state.decision; });
        if (decision == decisions.end() || state.isOrphan || !std::holds_alternative<AcceptDecision>(decision->content))
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
    return std::to_string(int(kind)) + ':' + std::to_string(document) + ':' + std::to_string(words.begin) + ':' + decision;
}

std::vector<ReviewEntry> reviewEntries(const ExtractedDocument &shown, const ReviewOutcome &outcome, const std::vector<Decision> &decisions, DocumentKey key)
{
    std::vector<ReviewEntry> entries;
    const std::string_view text = shown.document.text;
    const std::set<std::uint32_t> accepted = acceptedWords(outcome, decisions, key);
    const bool isDated = std::any_of(outcome.decisions.begin(), outcome.decisions.end(), [&](const DecisionState &state) {
        return std::any_of(decisions.begin(), decisions.end(), [&](const Decision &each) {
            return each.id == state.decision && std::holds_alternative<DocumentDateDecision>(each.content);
        });
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
                ReviewEntry entry{ReviewEntry::Kind::Date, key, expression.span, event.sentence, i, 1, {}, {}};
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
        ReviewEntry entry{ReviewEntry::Kind::Place, key, place.span, event.sentence, i, 0, {}, {}};
        entry.count = std::uint32_t(std::count_if(shown.toponyms.begin(), shown.toponyms.end(),
                                                  [&](const Toponym &each) { return each.span.in(text) == known->first; }));
        entry.why = "other places have this name too";
        entries.push_back(std::move(entry));
    }
    std::stable_sort(entries.begin(), entries.end(), [](const ReviewEntry &a, const ReviewEntry &b) { return a.words.begin < b.words.begin; });

    if (!shown.document.published.day && !isDated && !isAccepted(outcome, {})) {
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
    connect(&project, &Project::documentsChanged, this, &ReviewList::update);
    connect(&project, &Project::decisionsChanged, this, &ReviewList::update);
    connect(&project, &Project::fileChanged, this, &ReviewList::update);
    update();
}

void ReviewList::update()
{
    std::map<DocumentKey, OfDocument> before = std::exchange(m_documents, {});
    m_entries.clear();
    m_counts.fill(0);
    const EventStore &store = m_events.store();
    for (std::uint32_t index = 0; index < m_project.documents().size() && index < store.documentCount(); ++index) {
        const DocumentKey key = m_project.keyOf(index);
        OfDocument &now = m_documents[key];
        if (const auto known = before.find(key); known != before.end())
            now = std::move(known->second);
        const EventStore::SharedDocument &shown = store.sharedDocument(index);
        if (now.read != shown) {
            now.read = shown;
            now.entries = reviewEntries(*shown, m_project.outcome(key), m_project.decisions(), key);
        }
        m_entries.insert(m_entries.end(), now.entries.begin(), now.entries.end());
    }
    std::stable_partition(m_entries.begin(), m_entries.end(), [](const ReviewEntry &entry) { return entry.kind == ReviewEntry::Kind::DocumentDate; });
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
    for (const ReviewEntry &entry : m_entries)
        ++m_counts[std::size_t(entry.kind)];
    Q_EMIT changed();
}

} // namespace Dateline
