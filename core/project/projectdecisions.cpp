// SPDX-License-Identifier: GPL-3.0-or-later
#include "project/project.h"

#include "models/counttext.h"
#include "models/eventfiltermodel.h"

#include <algorithm>
#include <set>

namespace Dateline {

namespace {

/// Notes and tags stand beside each other; of the others one holds for each subject.
bool isAlternative(const DecisionContent &a, const DecisionContent &b)
{
    const auto decidesWhether = [](const DecisionContent &content) {
        return std::holds_alternative<AcceptDecision>(content) || std::holds_alternative<RejectDecision>(content);
    };
    if (decidesWhether(a) && decidesWhether(b))
        return true;
    if (a.index() != b.index() || std::holds_alternative<NoteDecision>(a) || std::holds_alternative<AddEventDecision>(a)
        || std::holds_alternative<MergeDecision>(a) || std::holds_alternative<SplitDecision>(a))
        return false;
    return !std::holds_alternative<TagDecision>(a) || a == b;
}

} // namespace

const Decision *Project::decision(std::string_view id) const
{
    const auto found = std::find_if(m_decisions.begin(), m_decisions.end(), [id](const Decision &decision) { return decision.id == id; });
    return found == m_decisions.end() ? nullptr : &*found;
}

DecisionState Project::stateOf(const Decision &decision) const
{
    DecisionState state;
    state.decision = decision.id;
    state.isEffective = true;
    std::set<DocumentKey> seen;
    for (const DecisionSubject &subject : decision.subjects) {
        if (!seen.insert(subject.document).second)
            continue;
        const std::vector<DecisionState> &states = outcome(subject.document).decisions;
        const auto there = std::find_if(states.begin(), states.end(), [&](const DecisionState &each) { return each.decision == decision.id; });
        if (!indexOf(subject.document) || there == states.end()) {
            state.isOrphan = true;
            state.reason = "its article is not in the project";
            continue;
        }
        state.subjects.insert(state.subjects.end(), there->subjects.begin(), there->subjects.end());
        state.isOrphan = state.isOrphan || there->isOrphan;
        state.isEffective = state.isEffective && there->isEffective;
        if (state.reason.empty())
            state.reason = there->reason;
    }
    state.isEffective = state.isEffective && !state.isOrphan;
    std::sort(state.subjects.begin(), state.subjects.end(), [](const SubjectState &a, const SubjectState &b) { return a.subject < b.subject; });
    return state;
}

ReviewMarks Project::marks(DocumentKey key, const std::string &eventId) const
{
    const std::map<std::string, ReviewMarks> &marks = outcome(key).marks;
    const auto found = marks.find(eventId);
    return found == marks.end() ? ReviewMarks{} : found->second;
}

bool Project::isSameSubject(const DecisionSubject &a, const DecisionSubject &b) const
{
    if (a.document != b.document || a.kind != b.kind || a.addedBy != b.addedBy)
        return false;
    if (a.anchor == b.anchor)
        return true;
    const StoredDocument *stored = document(a.document);
    if (!stored || a.anchor.exact != b.anchor.exact)
        return false;
    const std::string_view text = stored->machine->document.text;
    const auto placeOfA = findAnchor(a.anchor, text);
    const auto placeOfB = findAnchor(b.anchor, text);
    return placeOfA && placeOfB && placeOfA->words == placeOfB->words;
}

std::string Project::decide(std::vector<DecisionSubject> subjects, DecisionContent content, const QString &text)
{
    if (isReadOnly() || subjects.empty())
        return {};
    ProjectStep step;
    step.text = (text.isEmpty() ? stepText(subjects, content) : text).toStdString();
    Decision decision;
    for (const Decision &each : m_decisions) {
        decision.number = std::max(decision.number, each.number);
        const bool sameSubjects = std::equal(each.subjects.begin(), each.subjects.end(), subjects.begin(), subjects.end(),
                                             [this](const DecisionSubject &a, const DecisionSubject &b) { return isSameSubject(a, b); });
        if (sameSubjects && isAlternative(each.content, content))
            step.edits.push_back({{RecordName::Kind::Decision, each.id}, decisionJson(each), std::nullopt});
    }
    // Steps that were undone may come back with their numbers.
    decision.number = std::max(decision.number, m_lastNumber);
    m_lastNumber = ++decision.number;
    decision.id = std::string(DecisionIdPrefix) + std::to_string(decision.number);
    decision.decidedAt = m_clock();
    decision.subjects = std::move(subjects);
    decision.content = std::move(content);
    step.edits.push_back({{RecordName::Kind::Decision, decision.id}, std::nullopt, decisionJson(decision)});
    change(std::move(step));
    return decision.id;
}

void Project::withdraw(const std::vector<std::string> &ids, const QString &text)
{
    ProjectStep step;
    for (const std::string &id : ids) {
        const RecordName name{RecordName::Kind::Decision, id};
        if (const auto record = m_records.find(name); record != m_records.end())
            step.edits.push_back({name, record->second, std::nullopt});
    }
    if (step.edits.empty())
        return;
    if (text.isEmpty()) {
        const Decision *first = decision(ids.front());
        step.text = tr("Withdraw: %1").arg(first ? stepText(first->subjects, first->content) : QString()).toStdString();
    } else {
        step.text = text.toStdString();
    }
    change(std::move(step));
}

void Project::applyToDecision(const RecordEdit &edit)
{
    const auto touch = [this](const Decision &decision) {
        for (const DecisionSubject &subject : decision.subjects)
            m_untold.documents.insert(subject.document);
    };
    const auto there = std::find_if(m_decisions.begin(), m_decisions.end(), [&](const Decision &decision) { return decision.id == edit.name.id; });
    if (there != m_decisions.end()) {
        touch(*there);
        m_decisions.erase(there);
    }
    if (!edit.after)
        return;
    std::optional<Decision> decision = decisionFromJson(*edit.after);
    if (!decision)
        return;
    touch(*decision);
    const auto after = std::upper_bound(m_decisions.begin(), m_decisions.end(), decision->number,
                                        [](std::uint64_t number, const Decision &each) { return number < each.number; });
    m_decisions.insert(after, std::move(*decision));
}

void Project::review(Entry &entry)
{
    const DocumentKey key = entry.stored.key;
    std::vector<Decision> about;
    for (const Decision &decision : m_decisions) {
        if (std::any_of(decision.subjects.begin(), decision.subjects.end(), [key](const DecisionSubject &subject) { return subject.document == key; }))
            about.push_back(decision);
    }
    if (about.empty()) {
        entry.outcome = {};
        entry.shown = entry.stored.machine;
        return;
    }
    ReviewedDocument reviewed = applyDecisions(*entry.stored.machine, key, about, pipeline());
    entry.outcome = std::move(reviewed.outcome);
    entry.shown = std::make_shared<const ExtractedDocument>(std::move(reviewed.extracted));
}

DecisionSubject Project::subjectOf(EventIndex event) const
{
    const std::uint32_t document = m_events.store().documentOf(event);
    return eventSubject(m_events.store().document(document), keyOf(document), m_events.store().event(event));
}

std::vector<const Decision *> Project::decisionsOn(EventIndex event) const
{
    const DocumentKey key = keyOf(m_events.store().documentOf(event));
    const std::string &id = m_events.store().event(event).id;
    std::vector<const Decision *> found;
    for (const DecisionState &state : outcome(key).decisions) {
        const bool isAbout = std::any_of(state.subjects.begin(), state.subjects.end(), [&](const SubjectState &subject) { return subject.event == id; });
        if (isAbout) {
            if (const Decision *each = decision(state.decision))
                found.push_back(each);
        }
    }
    return found;
}

std::vector<DateChange> Project::previewDocumentDate(DocumentKey key, std::optional<Day> day) const
{
    const StoredDocument *stored = document(key);
    if (!stored)
        return {};
    return Dateline::previewDocumentDate(*stored->machine, key, m_decisions, day, pipeline());
}

QString Project::wordsOf(const DecisionSubject &subject) const
{
    const StoredDocument *stored = document(subject.document);
    if (!stored)
        return {};
    if (subject.kind == DecisionSubject::Kind::Document)
        return QString::fromUtf8(stored->machine->document.title);
    if (subject.kind == DecisionSubject::Kind::Event) {
        const std::string quote = subject.anchor.prefix + subject.anchor.exact + subject.anchor.suffix;
        const QString words = QString::fromUtf8(quote).simplified();
        return words.size() > 60 ? words.first(60).trimmed() + QChar(u'…') : words;
    }
    return QString::fromUtf8(subject.anchor.exact).simplified();
}

QString Project::stepText(const std::vector<DecisionSubject> &subjects, const DecisionContent &content) const
{
    const QString words = wordsOf(subjects.front());
    if (std::holds_alternative<AcceptDecision>(content))
        return tr("Accept “%1”").arg(words);
    if (const auto *documentDate = std::get_if<DocumentDateDecision>(&content))
        return documentDate->day ? tr("Date “%1” %2").arg(words, QString::fromUtf8(isoFromDay(*documentDate->day))) : tr("Leave “%1” without a date").arg(words);
    if (const auto *date = std::get_if<DateDecision>(&content))
        return date->edtf.empty() ? tr("Take “%1” for no date").arg(words) : tr("Read “%1” as %2").arg(words, QString::fromUtf8(date->edtf));
    if (const auto *place = std::get_if<PlaceDecision>(&content))
        return place->place ? tr("Take “%1” for %2").arg(words, QString::fromUtf8(place->place->name)) : tr("Take “%1” for no place").arg(words);
    if (std::holds_alternative<EditDecision>(content))
        return tr("Edit “%1”").arg(words);
    if (std::holds_alternative<RejectDecision>(content))
        return tr("Reject “%1”").arg(words);
    if (std::holds_alternative<AddEventDecision>(content))
        return tr("Add an event from “%1”").arg(words);
    if (std::holds_alternative<MergeDecision>(content))
        return tr("Merge %1 events").arg(countText(qint64(subjects.size())));
    if (std::holds_alternative<SplitDecision>(content))
        return tr("Split “%1” off").arg(words);
    if (std::holds_alternative<NoteDecision>(content))
        return tr("Note on “%1”").arg(words);
    if (const auto *tag = std::get_if<TagDecision>(&content))
        return tr("Tag “%1” %2").arg(words, QString::fromUtf8(tag->tag));
    return tr("Star “%1”").arg(words);
}

} // namespace Dateline
