// SPDX-License-Identifier: GPL-3.0-or-later
#include "project/revieweddocument.h"

#include "events/eventlinker.h"
#include "pipeline/extractionpipeline.h"
#include "project/chosendate.h"
#include "project/decisionsubjects.h"
#include "project/extractionedits.h"

#include <algorithm>
#include <set>

namespace Dateline {

namespace {

constexpr const char *ChosenReason = "chosen by a person";

void applyDate(TemporalExpression &expression, const ChosenDate &date)
{
    expression.type = TemporalExpression::Type::Date;
    expression.precision = date.precision;
    expression.approximate = date.approximate;
    expression.makesEvent = true;
    expression.value = date.edtf;
    expression.modifier.clear();
    expression.edtf = date.edtf;
    expression.interval = date.interval;
    expression.rule = DecidedRule;
    expression.anchor.clear();
    expression.reason = ChosenReason;
}

void applyPlace(Toponym &toponym, const ChosenPlace &place)
{
    toponym.kind = place.kind;
    toponym.name = place.name;
    toponym.country = place.country;
    toponym.members.clear();
    toponym.coordinate = place.coordinate;
    toponym.geonameId = place.geonameId;
    toponym.confidence = 1;
    toponym.metonym = false;
}

class Reviewer
{
public:
    Reviewer(ExtractedDocument machine, DocumentKey key, std::span<const Decision> decisions, const ExtractionPipeline &pipeline)
        : m_pipeline(pipeline)
    {
        m_result.extracted = std::move(machine);
        for (const Decision &decision : decisions) {
            const bool concerns = std::any_of(decision.subjects.begin(), decision.subjects.end(),
                                              [key](const DecisionSubject &subject) { return subject.document == key; });
            if (concerns)
                m_decisions.push_back(&decision);
        }
        std::sort(m_decisions.begin(), m_decisions.end(), [](const Decision *a, const Decision *b) { return a->number < b->number; });
        attach(key);
    }

    ReviewedDocument run()
    {
        const bool redated = forEach<DocumentDateDecision>([this](const DocumentDateDecision &decision, DecisionState &state) {
            m_published = DocumentDate{decision.day, decision.day ? PublishedBasis::Given : PublishedBasis::Unknown, ChosenReason, std::nullopt};
            state.isEffective = true;
            m_result.outcome.marks[{}].edited = true;
        });
        if (redated)
            m_result.extracted = m_pipeline.redated(std::move(m_result.extracted), *m_published);
        const bool datesChanged = forEach<DateDecision>([this](const DateDecision &decision, DecisionState &state) { decideDate(decision, state); });
        const bool placesChanged = forEach<PlaceDecision>([this](const PlaceDecision &decision, DecisionState &state) { decidePlace(decision, state); });
        if (datesChanged || placesChanged)
            linkEvents(m_result.extracted);
        forEach<AddEventDecision>([this](const AddEventDecision &decision, DecisionState &state) { addEvent(decision, state); });
        findEvents();
        markCorrected();
        forEach<EditDecision>([this](const EditDecision &decision, DecisionState &state) { editEvent(decision, state); });
        forEach<AcceptDecision>([this](AcceptDecision, DecisionState &state) { mark(state).accepted = true; });
        forEach<StarDecision>([this](StarDecision, DecisionState &state) { mark(state).starred = true; });
        forEach<NoteDecision>([this](const NoteDecision &decision, DecisionState &state) { mark(state).notes.push_back(decision.text); });
        forEach<TagDecision>([this](const TagDecision &decision, DecisionState &state) {
            std::vector<std::string> &tags = mark(state).tags;
            if (std::find(tags.begin(), tags.end(), decision.tag) == tags.end())
                tags.push_back(decision.tag);
        });
        forEach<RejectDecision>([this](RejectDecision, DecisionState &state) { reject(state); });
        forEach<MergeDecision>([this](MergeDecision, DecisionState &state) { state.isEffective = allHaveEvents(state); });
        forEach<SplitDecision>([this](SplitDecision, DecisionState &state) { state.isEffective = allHaveEvents(state); });
        for (DecisionState &state : m_result.outcome.decisions) {
            if (!state.isOrphan && !state.isEffective && state.reason.empty())
                state.reason = "the words are there, but there is nothing at them now that it is about";
        }
        return std::move(m_result);
    }

private:
    void attach(DocumentKey key)
    {
        const std::string_view text = m_result.extracted.document.text;
        std::optional<std::uint64_t> hash;
        for (const Decision *decision : m_decisions) {
            DecisionState state;
            state.decision = decision->id;
            const auto *place = std::get_if<PlaceDecision>(&decision->content);
            for (std::size_t i = 0; i < decision->subjects.size(); ++i) {
                const DecisionSubject &subject = decision->subjects[i];
                if (subject.document != key)
                    continue;
                SubjectState found;
                found.subject = i;
                if (subject.kind == DecisionSubject::Kind::Document) {
                    found.attached = true;
                } else if (place && place->wholeDocument) {
                    // It is about the words wherever they name a place, not about one sentence.
                    for (const Toponym &toponym : m_result.extracted.toponyms) {
                        if (toponym.span.in(text) == subject.anchor.exact) {
                            found.attached = true;
                            found.words = toponym.span;
                            break;
                        }
                    }
                }
                if (!found.attached) {
                    if (!hash)
                        hash = textHash(text);
                    if (const auto there = findAnchor(subject.anchor, text, *hash)) {
                        found.attached = true;
                        found.words = there->words;
                    }
                }
                if (!found.attached) {
                    state.isOrphan = true;
                    state.reason = "its words “" + subject.anchor.exact + "” no longer stand in the same sentence of the text";
                }
                state.subjects.push_back(std::move(found));
            }
            m_result.outcome.decisions.push_back(std::move(state));
        }
    }

    /// Whether there was any.
    template<typename Content, typename Apply>
    bool forEach(const Apply &apply)
    {
        bool any = false;
        for (std::size_t i = 0; i < m_decisions.size(); ++i) {
            const Content *content = std::get_if<Content>(&m_decisions[i]->content);
            if (!content || m_result.outcome.decisions[i].isOrphan)
                continue;
            m_current = m_decisions[i];
            apply(*content, m_result.outcome.decisions[i]);
            any = true;
        }
        return any;
    }

    void decideDate(const DateDecision &decision, DecisionState &state)
    {
        const TextSpan words = state.subjects.front().words;
        if (words.isEmpty())
            return;
        std::vector<TemporalExpression> &expressions = m_result.extracted.temporalExpressions;
        const std::optional<ChosenDate> date = decision.edtf.empty() ? std::nullopt : chosenDate(decision.edtf);
        if (!date && !decision.edtf.empty()) {
            state.reason = "“" + decision.edtf + "” is no date";
            return;
        }
        const std::size_t index = expressionAt(words, date.has_value());
        if (index == expressions.size())
            return;
        TemporalExpression &expression = expressions[index];
        // The person spoke of the range as a whole: what closes it tells nothing of its own.
        if (expression.rangeEnd >= 0) {
            TemporalExpression &closing = expressions[std::size_t(expression.rangeEnd)];
            closing.makesEvent = false;
            expression.rangeEnd = -1;
        }
        if (date) {
            applyDate(expression, *date);
        } else {
            expression.makesEvent = false;
            expression.interval = {};
            expression.edtf.clear();
            expression.rule = DecidedRule;
            expression.reason = "a person decided that it is no date";
        }
        m_correctedWords.push_back(expression.span);
        state.isEffective = true;
    }

    /// The index of the expression at @p words, the one with these very words before one that only overlaps them. Without any,
    /// @p insert says whether one is made; else the size of the list.
    std::size_t expressionAt(TextSpan words, bool insert)
    {
        std::vector<TemporalExpression> &expressions = m_result.extracted.temporalExpressions;
        for (std::size_t i = 0; i < expressions.size(); ++i) {
            if (expressions[i].span == words)
                return i;
        }
        for (std::size_t i = 0; i < expressions.size(); ++i) {
            if (expressions[i].span.overlaps(words))
                return i;
        }
        if (!insert)
            return expressions.size();
        TemporalExpression expression;
        expression.span = words;
        expression.rule = DecidedRule;
        expression.reason = ChosenReason;
        return insertExpression(m_result.extracted, std::move(expression));
    }

    void decidePlace(const PlaceDecision &decision, DecisionState &state)
    {
        const std::string_view text = m_result.extracted.document.text;
        std::vector<Toponym> &toponyms = m_result.extracted.toponyms;
        const TextSpan words = state.subjects.front().words;
        if (words.isEmpty())
            return;
        const auto isMeant = [&](const Toponym &toponym) {
            return toponym.span == words || (decision.wholeDocument && toponym.span.in(text) == words.in(text));
        };
        if (!decision.place) {
            state.isEffective = removeToponyms(m_result.extracted, isMeant);
            return;
        }
        for (Toponym &toponym : toponyms) {
            if (isMeant(toponym)) {
                applyPlace(toponym, *decision.place);
                m_correctedWords.push_back(toponym.span);
                state.isEffective = true;
            }
        }
        if (state.isEffective)
            return;
        removeToponyms(m_result.extracted, [words](const Toponym &toponym) { return toponym.span.overlaps(words); });
        Toponym toponym;
        toponym.span = words;
        applyPlace(toponym, *decision.place);
        insertToponym(m_result.extracted, std::move(toponym));
        m_correctedWords.push_back(words);
        state.isEffective = true;
    }

    void addEvent(const AddEventDecision &decision, DecisionState &state)
    {
        const TextSpan words = state.subjects.front().words;
        if (words.isEmpty())
            return;
        const std::vector<TemporalExpression> &expressions = m_result.extracted.temporalExpressions;
        std::size_t index = expressions.size();
        for (std::size_t i = 0; i < expressions.size() && index == expressions.size(); ++i) {
            if (words.contains(expressions[i].span))
                index = i;
        }
        if (index == expressions.size())
            index = expressionAt(words, true);
        Event event = linkEvent(m_result.extracted, sentencesAround(m_result.extracted, words), std::uint32_t(index));
        event.id = m_current->id;
        if (!decision.label.empty())
            event.label = decision.label;
        if (!decision.edtf.empty())
            setDate(event, decision.edtf);
        if (decision.place)
            setPlace(event, decision.place);
        ReviewMarks &marks = m_result.outcome.marks[event.id];
        marks.added = true;
        state.subjects.front().event = event.id;
        state.isEffective = true;
        std::vector<Event> &events = m_result.extracted.events;
        const auto after = std::upper_bound(events.begin(), events.end(), event.sentence.begin,
                                            [](std::uint32_t begin, const Event &each) { return begin < each.sentence.begin; });
        events.insert(after, std::move(event));
    }

    static void setDate(Event &event, const std::string &edtf)
    {
        const std::optional<ChosenDate> date = chosenDate(edtf);
        event.interval = date ? date->interval : TimeInterval{};
        event.precision = date ? date->precision : Precision::Day;
        event.approximate = date && date->approximate;
        event.edtf = date ? date->edtf : std::string();
        event.dateConfidence = date ? 1.0f : 0.0f;
    }

    void setPlace(Event &event, const std::optional<ChosenPlace> &place)
    {
        event.place = -1;
        event.placeConfidence = 0;
        if (!place)
            return;
        std::vector<Toponym> &toponyms = m_result.extracted.toponyms;
        for (const std::uint32_t index : event.toponyms) {
            const Toponym &toponym = toponyms[index];
            const bool same = place->geonameId ? toponym.geonameId == place->geonameId : toponym.name == place->name && toponym.country == place->country;
            if (same && toponym.coordinate)
                event.place = std::int32_t(index);
        }
        if (event.place < 0 && place->coordinate) {
            // A place that the sentence does not name has no words: it stands in the list with an empty span.
            Toponym toponym;
            toponym.span = {event.sentence.end, event.sentence.end};
            applyPlace(toponym, *place);
            event.place = std::int32_t(toponyms.size());
            event.toponyms.push_back(std::uint32_t(toponyms.size()));
            toponyms.push_back(std::move(toponym));
        }
        event.placeConfidence = event.place < 0 ? 0.0f : 1.0f;
        if (!place->country.isEmpty() && std::find(event.countries.begin(), event.countries.end(), place->country) == event.countries.end())
            event.countries.push_back(place->country);
    }

    /// Finds, for each subject that is an event, the event at its words.
    void findEvents()
    {
        for (std::size_t i = 0; i < m_decisions.size(); ++i) {
            for (SubjectState &found : m_result.outcome.decisions[i].subjects) {
                const DecisionSubject &subject = m_decisions[i]->subjects[found.subject];
                if (subject.kind == DecisionSubject::Kind::Event && found.attached && found.event.empty())
                    found.event = eventAt(subject, found.words);
            }
        }
    }

    std::string eventAt(const DecisionSubject &subject, TextSpan words) const
    {
        const ExtractedDocument &document = m_result.extracted;
        const auto isAdded = [this](const Event &event) {
            const auto marks = m_result.outcome.marks.find(event.id);
            return marks != m_result.outcome.marks.end() && marks->second.added;
        };
        std::string overlapping;
        std::string among;
        for (const Event &event : document.events) {
            if (!subject.addedBy.empty()) {
                if (event.id == subject.addedBy)
                    return event.id;
                continue;
            }
            if (isAdded(event))
                continue;
            for (const std::uint32_t index : event.temporalExpressions) {
                const TextSpan span = document.temporalExpressions[index].span;
                if (span == words && index == event.temporalExpressions.front())
                    return event.id;
                if (span == words && among.empty())
                    among = event.id;
                else if (span.overlaps(words) && overlapping.empty())
                    overlapping = event.id;
            }
        }
        return among.empty() ? overlapping : among;
    }

    void markCorrected()
    {
        for (const Event &event : m_result.extracted.events) {
            const auto holds = [&](TextSpan words) { return event.sentence.contains(words); };
            const bool dated = std::any_of(event.temporalExpressions.begin(), event.temporalExpressions.end(), [&](std::uint32_t index) {
                return m_result.extracted.temporalExpressions[index].rule == DecidedRule;
            });
            const bool placed = event.place >= 0 && std::any_of(m_correctedWords.begin(), m_correctedWords.end(), [&](TextSpan words) {
                return holds(words) && m_result.extracted.toponyms[std::size_t(event.place)].span == words;
            });
            if (dated || placed)
                m_result.outcome.marks[event.id].edited = true;
        }
    }

    Event *eventOf(const DecisionState &state)
    {
        for (Event &event : m_result.extracted.events) {
            if (!state.subjects.front().event.empty() && event.id == state.subjects.front().event)
                return &event;
        }
        return nullptr;
    }

    void editEvent(const EditDecision &decision, DecisionState &state)
    {
        Event *event = eventOf(state);
        if (!event)
            return;
        if (decision.label)
            event->label = *decision.label;
        if (decision.edtf)
            setDate(*event, *decision.edtf);
        if (decision.topics)
            event->topics = *decision.topics;
        if (decision.countries)
            event->countries = *decision.countries;
        if (decision.place)
            setPlace(*event, *decision.place);
        m_result.outcome.marks[event->id].edited = true;
        state.isEffective = true;
    }

    /// The marks of what the decision is about; words that are no event count for the document.
    ReviewMarks &mark(DecisionState &state)
    {
        const DecisionSubject &subject = m_current->subjects[state.subjects.front().subject];
        if (subject.kind == DecisionSubject::Kind::Event) {
            Event *event = eventOf(state);
            state.isEffective = event != nullptr;
            // What was noted on an event that is no longer one stays with the decision; it shows on nothing.
            return event ? m_result.outcome.marks[event->id] : m_nowhere;
        }
        state.isEffective = true;
        return subject.kind == DecisionSubject::Kind::Document ? m_result.outcome.marks[{}] : m_nowhere;
    }

    void reject(DecisionState &state)
    {
        Event *event = eventOf(state);
        if (!event)
            return;
        m_result.outcome.rejected.push_back(std::move(*event));
        m_result.extracted.events.erase(m_result.extracted.events.begin() + (event - m_result.extracted.events.data()));
        state.isEffective = true;
    }

    bool allHaveEvents(const DecisionState &state) const
    {
        return std::all_of(state.subjects.begin(), state.subjects.end(), [&](const SubjectState &subject) {
            return std::any_of(m_result.extracted.events.begin(), m_result.extracted.events.end(),
                               [&](const Event &event) { return event.id == subject.event; });
        });
    }

    const ExtractionPipeline &m_pipeline;
    std::vector<const Decision *> m_decisions;
    const Decision *m_current = nullptr;
    std::optional<DocumentDate> m_published;
    std::vector<TextSpan> m_correctedWords;
    ReviewMarks m_nowhere;
    ReviewedDocument m_result;
};

} // namespace

ReviewedDocument applyDecisions(ExtractedDocument machine, DocumentKey key, std::span<const Decision> decisions, const ExtractionPipeline &pipeline)
{
    return Reviewer(std::move(machine), key, decisions, pipeline).run();
}

std::vector<DateChange> previewDocumentDate(const ExtractedDocument &machine, DocumentKey key, std::span<const Decision> decisions,
                                            std::optional<Day> day, const ExtractionPipeline &pipeline)
{
    const ReviewedDocument before = applyDecisions(machine, key, decisions, pipeline);
    std::vector<Decision> with(decisions.begin(), decisions.end());
    Decision decision;
    decision.subjects.push_back(documentSubject(key));
    decision.content = DocumentDateDecision{day};
    for (const Decision &each : with)
        decision.number = std::max(decision.number, each.number + 1);
    with.push_back(std::move(decision));
    const ReviewedDocument after = applyDecisions(machine, key, with, pipeline);

    std::map<std::string, const Event *> nowById;
    for (const Event &event : after.extracted.events)
        nowById[event.id] = &event;
    std::set<std::string> seen;
    std::vector<DateChange> changes;
    for (const Event &event : before.extracted.events) {
        seen.insert(event.id);
        const auto now = nowById.find(event.id);
        const Event *other = now == nowById.end() ? nullptr : now->second;
        if (other && other->interval == event.interval && other->precision == event.precision)
            continue;
        changes.push_back({event.id, event.label, eventWords(before.extracted, event), event.interval, event.precision,
                           other ? other->interval : TimeInterval{}, other ? other->precision : event.precision});
    }
    for (const Event &event : after.extracted.events) {
        if (!seen.contains(event.id))
            changes.push_back({event.id, event.label, eventWords(after.extracted, event), {}, event.precision, event.interval, event.precision});
    }
    std::stable_sort(changes.begin(), changes.end(), [](const DateChange &a, const DateChange &b) { return a.words.begin < b.words.begin; });
    return changes;
}

} // namespace Dateline
