// SPDX-License-Identifier: GPL-3.0-or-later
#include "review/corrections.h"

#include "models/displaydate.h"
#include "uitext.h"
#include "workspace.h"

#include <QInputDialog>
#include <QKeyEvent>
#include <QPlainTextEdit>

#include <algorithm>
#include <set>

namespace Dateline {

namespace {

template<typename Content>
std::vector<const Decision *> decisionsOfKind(const std::vector<const Decision *> &decisions)
{
    std::vector<const Decision *> found;
    for (const Decision *decision : decisions) {
        if (std::holds_alternative<Content>(decision->content))
            found.push_back(decision);
    }
    return found;
}

template<typename Found>
const Found *at(const std::vector<Found> &all, TextSpan words)
{
    const auto same = std::find_if(all.begin(), all.end(), [words](const Found &each) { return each.span == words; });
    if (same != all.end())
        return &*same;
    const auto overlapping = std::find_if(all.begin(), all.end(), [words](const Found &each) { return each.span.overlaps(words); });
    return overlapping == all.end() ? nullptr : &*overlapping;
}

/// Accepts a dialog from a field where Return begins a new line.
class CtrlReturn : public QObject
{
public:
    explicit CtrlReturn(QDialog &dialog)
        : m_dialog(dialog)
    {
    }

    bool eventFilter(QObject *, QEvent *event) override
    {
        if (event->type() != QEvent::KeyPress)
            return false;
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool isKept = (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) && (key->modifiers() & Qt::ControlModifier);
        if (isKept)
            m_dialog.accept();
        return isKept;
    }

private:
    QDialog &m_dialog;
};

/// Some lines of text, trimmed; nothing when the person cancels.
std::optional<QString> askNote(QWidget *window, const QString &question, const QString &before)
{
    QInputDialog dialog(window);
    dialog.setWindowTitle(Corrections::tr("Note"));
    dialog.setLabelText(question);
    dialog.setOption(QInputDialog::UsePlainTextEditForTextInput);
    dialog.setTextValue(before);
    CtrlReturn keeps(dialog);
    // Tab leads on to the buttons and Return begins a line, so that without a mouse a note can be kept in two ways.
    for (QPlainTextEdit *field : dialog.findChildren<QPlainTextEdit *>()) {
        field->setTabChangesFocus(true);
        field->setAccessibleName(question);
        field->installEventFilter(&keeps);
    }
    if (dialog.exec() != QDialog::Accepted)
        return std::nullopt;
    return dialog.textValue().trimmed();
}

} // namespace

Corrections::Corrections(Workspace &workspace, QWidget *window)
    : QObject(window)
    , m_workspace(workspace)
    , m_window(window)
{
}

DocumentKey Corrections::keyOf(std::uint32_t document) const
{
    return m_workspace.project.documents().size() > document ? m_workspace.project.keyOf(document) : 0;
}

bool Corrections::canDecide(EventIndex event) const
{
    const EventStore &store = m_workspace.events.store();
    return event < store.size() && !m_workspace.project.isReadOnly() && keyOf(store.documentOf(event)) != 0;
}

const ExtractedDocument &Corrections::machineOf(std::uint32_t document) const
{
    const StoredDocument *stored = m_workspace.project.document(keyOf(document));
    return stored ? *stored->machine : m_workspace.events.store().document(document);
}

QString Corrections::sentenceAround(std::uint32_t document, TextSpan words) const
{
    const ExtractedDocument &article = m_workspace.events.store().document(document);
    TextSpan around = words;
    for (const TextSpan sentence : article.sentences) {
        if (sentence.overlaps(words)) {
            around.begin = std::min(around.begin, sentence.begin);
            around.end = std::max(around.end, sentence.end);
        }
    }
    return textFromUtf8(around.in(article.document.text)).simplified();
}

const Event *Corrections::machineEvent(EventIndex event) const
{
    const EventStore &store = m_workspace.events.store();
    const std::vector<Event> &events = machineOf(store.documentOf(event)).events;
    const auto found = std::find_if(events.begin(), events.end(), [&](const Event &each) { return each.id == store.event(event).id; });
    return found == events.end() ? nullptr : &*found;
}

QString Corrections::machineText(EventIndex event) const
{
    const Event *read = machineEvent(event);
    if (!read)
        return {};
    const ExtractedDocument &machine = machineOf(m_workspace.events.store().documentOf(event));
    const QString place = read->place < 0 ? tr("no place") : textFromUtf8(machine.toponyms[std::size_t(read->place)].name);
    return tr("%1 · %2 · %3", "date, place, label").arg(displayDate(*read), place, textFromUtf8(read->label).simplified());
}

void Corrections::tellLastStep()
{
    const ProjectHistory &history = m_workspace.project.history();
    if (history.canUndo())
        Q_EMIT decided(textFromUtf8(history.steps()[history.done() - 1].text));
}

void Corrections::decide(std::vector<DecisionSubject> subjects, DecisionContent content)
{
    if (!m_workspace.project.decide(std::move(subjects), std::move(content)).empty())
        tellLastStep();
}

void Corrections::accept(EventIndex event)
{
    if (canDecide(event))
        decide({m_workspace.project.subjectOf(event)}, AcceptDecision{});
}

void Corrections::reject(EventIndex event)
{
    if (!canDecide(event))
        return;
    const std::vector<EventIndex> &rows = m_workspace.events.events();
    const int row = m_workspace.events.rowOf(event);
    std::optional<EventIndex> neighbour;
    if (row >= 0 && std::size_t(row) + 1 < rows.size())
        neighbour = rows[std::size_t(row) + 1];
    else if (row > 0)
        neighbour = rows[std::size_t(row) - 1];
    const DecisionSubject subject = m_workspace.project.subjectOf(event);
    // Chosen before, so that the renumbering takes the choice along.
    if (neighbour)
        m_workspace.selection.select(*neighbour);
    decide({subject}, RejectDecision{});
}

const TemporalExpression *Corrections::machineDate(std::uint32_t document, TextSpan words) const
{
    return at(machineOf(document).temporalExpressions, words);
}

const Toponym *Corrections::machinePlace(std::uint32_t document, TextSpan words) const
{
    return at(machineOf(document).toponyms, words);
}

std::vector<DateChoice> Corrections::dateChoicesOf(std::uint32_t document, TextSpan words) const
{
    return dateChoices(machineDate(document, words), m_workspace.events.store().document(document).document.published.day);
}

std::vector<PlaceChoice> Corrections::placeChoicesOf(std::uint32_t document, TextSpan words) const
{
    if (const Toponym *read = machinePlace(document, words))
        return placeChoices(*read);
    std::vector<PlaceChoice> choices = placesNamed(textFromUtf8(words.in(m_workspace.events.store().document(document).document.text)).simplified());
    choices.push_back({std::nullopt, tr("no place"), tr("the words name something else")});
    return choices;
}

void Corrections::setDateOf(std::uint32_t document, TextSpan words, const std::string &edtf)
{
    const DocumentKey key = keyOf(document);
    if (key != 0)
        decide({wordsSubject(machineOf(document), key, DecisionSubject::Kind::Expression, words)}, DateDecision{edtf});
}

void Corrections::changeDateOf(std::uint32_t document, TextSpan words)
{
    if (keyOf(document) == 0 || m_workspace.project.isReadOnly())
        return;
    const ExtractedDocument &article = m_workspace.events.store().document(document);
    DateDialog::Question question;
    question.words = textFromUtf8(words.in(article.document.text)).simplified();
    question.sentence = sentenceAround(document, words);
    question.published = article.document.published.day;
    question.choices = dateChoicesOf(document, words);
    if (const TemporalExpression *now = at(article.temporalExpressions, words))
        question.now = now->edtf;
    DateDialog dialog(std::move(question), m_window);
    if (dialog.exec() == QDialog::Accepted)
        setDateOf(document, words, dialog.edtf());
}

void Corrections::changeDate(EventIndex event)
{
    if (!canDecide(event))
        return;
    const EventStore &store = m_workspace.events.store();
    const Event &told = store.event(event);
    const std::uint32_t document = store.documentOf(event);
    const bool isAdded = told.id.starts_with(DecisionIdPrefix);
    if (!told.temporalExpressions.empty() && !isAdded) {
        changeDateOf(document, store.document(document).temporalExpressions[told.temporalExpressions.front()].span);
        return;
    }
    DateDialog::Question question;
    question.words = textFromUtf8(told.label);
    question.sentence = textFromUtf8(store.sentence(event)).simplified();
    question.published = store.document(document).document.published.day;
    question.choices = dateChoices(nullptr, question.published);
    question.now = told.edtf;
    DateDialog dialog(std::move(question), m_window);
    if (dialog.exec() != QDialog::Accepted)
        return;
    EditDecision edit = editOf(event).value_or(EditDecision{});
    edit.edtf = dialog.edtf();
    decide({m_workspace.project.subjectOf(event)}, std::move(edit));
}

void Corrections::setPlaceOf(std::uint32_t document, TextSpan words, const std::optional<ChosenPlace> &place, bool wholeDocument)
{
    const DocumentKey key = keyOf(document);
    if (key != 0)
        decide({wordsSubject(machineOf(document), key, DecisionSubject::Kind::Toponym, words)}, PlaceDecision{place, wholeDocument});
}

void Corrections::choosePlaceOf(std::uint32_t document, TextSpan words)
{
    if (keyOf(document) == 0 || m_workspace.project.isReadOnly())
        return;
    const ExtractedDocument &article = m_workspace.events.store().document(document);
    PlaceDialog::Question question;
    question.words = textFromUtf8(words.in(article.document.text)).simplified();
    question.sentence = sentenceAround(document, words);
    question.choices = placeChoicesOf(document, words);
    const std::string_view text = article.document.text;
    question.mentions = int(std::count_if(article.toponyms.begin(), article.toponyms.end(),
                                          [&](const Toponym &toponym) { return toponym.span.in(text) == words.in(text); }));
    PlaceDialog dialog(std::move(question), m_window);
    if (dialog.exec() == QDialog::Accepted)
        setPlaceOf(document, words, dialog.place(), dialog.wholeDocument());
}

void Corrections::choosePlace(EventIndex event)
{
    if (!canDecide(event))
        return;
    const EventStore &store = m_workspace.events.store();
    const Event &told = store.event(event);
    const std::uint32_t document = store.documentOf(event);
    const ExtractedDocument &article = store.document(document);
    const Toponym *place = store.placeOf(event);
    if (place && !place->span.isEmpty()) {
        choosePlaceOf(document, place->span);
        return;
    }
    // Without a place of its own it stands at one of the names in its sentence, or at any other that is chosen.
    PlaceDialog::Question question;
    question.words = textFromUtf8(told.label);
    question.sentence = textFromUtf8(store.sentence(event)).simplified();
    question.mentions = 0;
    for (const std::uint32_t index : told.toponyms) {
        const std::vector<PlaceChoice> readings = placeChoices(article.toponyms[index]);
        for (const PlaceChoice &reading : readings) {
            if (reading.place)
                question.choices.push_back(reading);
        }
    }
    question.choices.push_back({std::nullopt, tr("no place"), tr("the event stands at no point")});
    PlaceDialog dialog(std::move(question), m_window);
    if (dialog.exec() != QDialog::Accepted)
        return;
    EditDecision edit = editOf(event).value_or(EditDecision{});
    edit.place = dialog.place();
    decide({m_workspace.project.subjectOf(event)}, std::move(edit));
}

std::optional<EditDecision> Corrections::editOf(EventIndex event) const
{
    const auto edits = decisionsOfKind<EditDecision>(m_workspace.project.decisionsOn(event));
    return edits.empty() ? std::nullopt : std::optional(std::get<EditDecision>(edits.back()->content));
}

void Corrections::edit(EventIndex event)
{
    if (!canDecide(event))
        return;
    const EventStore &store = m_workspace.events.store();
    const Event &told = store.event(event);
    EventDialog::Question question;
    question.title = tr("Change Event");
    question.sentence = textFromUtf8(store.sentence(event)).simplified();
    if (const QString machine = machineText(event); !machine.isEmpty())
        question.machine = tr("As it was read: %1").arg(machine);
    question.label = textFromUtf8(told.label);
    question.edtf = told.edtf;
    question.countries = told.countries.toVector();
    question.topics = told.topics;
    question.published = store.document(store.documentOf(event)).document.published.day;
    EventDialog dialog(std::move(question), m_window);
    if (dialog.exec() != QDialog::Accepted)
        return;
    const EditDecision changes = dialog.changes();
    if (changes == EditDecision{})
        return;
    // One edit holds for an event: what was changed before stays in it.
    EditDecision all = editOf(event).value_or(EditDecision{});
    if (changes.label)
        all.label = changes.label;
    if (changes.edtf)
        all.edtf = changes.edtf;
    if (changes.countries)
        all.countries = changes.countries;
    if (changes.topics)
        all.topics = changes.topics;
    decide({m_workspace.project.subjectOf(event)}, std::move(all));
}

void Corrections::note(EventIndex event)
{
    if (!canDecide(event))
        return;
    Project &project = m_workspace.project;
    const auto notes = decisionsOfKind<NoteDecision>(project.decisionsOn(event));
    const QString before = notes.empty() ? QString() : textFromUtf8(std::get<NoteDecision>(notes.back()->content).text);
    const std::optional<QString> asked = askNote(m_window, tr("Note on “%1”; empty takes it away, Ctrl+Return keeps it").arg(textFromUtf8(m_workspace.events.store().event(event).label)), before);
    if (!asked || *asked == before)
        return;
    const QString &text = *asked;
    const DecisionSubject subject = project.subjectOf(event);
    const QString label = textFromUtf8(m_workspace.events.store().event(event).label);
    const std::string old = notes.empty() ? std::string() : notes.back()->id;
    project.inOneStep(text.isEmpty() ? tr("Take away the note on “%1”").arg(label) : tr("Note on “%1”").arg(label), [&] {
        if (!old.empty())
            project.withdraw({old});
        if (!text.isEmpty())
            project.decide({subject}, NoteDecision{text.toStdString()});
    });
    tellLastStep();
}

void Corrections::tag(EventIndex event)
{
    if (!canDecide(event))
        return;
    Project &project = m_workspace.project;
    std::set<std::string> before;
    std::map<std::string, std::string> ids;
    for (const Decision *decision : decisionsOfKind<TagDecision>(project.decisionsOn(event))) {
        const std::string &tag = std::get<TagDecision>(decision->content).tag;
        before.insert(tag);
        ids.emplace(tag, decision->id);
    }
    QStringList texts;
    for (const std::string &each : before)
        texts << textFromUtf8(each);
    const QString label = textFromUtf8(m_workspace.events.store().event(event).label);
    bool accepted = false;
    const QString typed = QInputDialog::getText(m_window, tr("Tags"), tr("Tags of “%1”, with commas between them").arg(label), QLineEdit::Normal,
                                                texts.join(QStringLiteral(", ")), &accepted);
    if (!accepted)
        return;
    std::set<std::string> after;
    for (const QString &part : typed.split(u',', Qt::SkipEmptyParts)) {
        if (const QString each = part.simplified(); !each.isEmpty())
            after.insert(each.toStdString());
    }
    if (after == before)
        return;
    const DecisionSubject subject = project.subjectOf(event);
    project.inOneStep(tr("Tag “%1”").arg(label), [&] {
        for (const auto &[each, id] : ids) {
            if (!after.contains(each))
                project.withdraw({id});
        }
        for (const std::string &each : after) {
            if (!before.contains(each))
                project.decide({subject}, TagDecision{each});
        }
    });
    tellLastStep();
}

void Corrections::star(EventIndex event)
{
    if (!canDecide(event))
        return;
    Project &project = m_workspace.project;
    const auto stars = decisionsOfKind<StarDecision>(project.decisionsOn(event));
    if (stars.empty()) {
        decide({project.subjectOf(event)}, StarDecision{});
        return;
    }
    project.withdraw({stars.front()->id}, tr("Take away the star of “%1”").arg(textFromUtf8(m_workspace.events.store().event(event).label)));
    tellLastStep();
}

void Corrections::merge(const std::vector<EventIndex> &events)
{
    std::vector<DecisionSubject> subjects;
    for (const EventIndex event : events) {
        if (canDecide(event))
            subjects.push_back(m_workspace.project.subjectOf(event));
    }
    if (subjects.size() >= 2)
        decide(std::move(subjects), MergeDecision{});
}

bool Corrections::isMerged(EventIndex event) const
{
    const MergedEvents *merged = m_workspace.events.merged();
    return canDecide(event) && ((merged && merged->isMerged(event)) || !decisionsOfKind<MergeDecision>(m_workspace.project.decisionsOn(event)).empty());
}

void Corrections::split(EventIndex event)
{
    if (!canDecide(event))
        return;
    Project &project = m_workspace.project;
    const std::string &id = m_workspace.events.store().event(event).id;
    const DecisionSubject own = project.subjectOf(event);
    std::vector<DecisionSubject> others;
    std::vector<std::string> merges;
    for (const Decision *decision : decisionsOfKind<MergeDecision>(project.decisionsOn(event))) {
        merges.push_back(decision->id);
        for (const SubjectState &state : project.stateOf(*decision).subjects) {
            if (state.event != id)
                others.push_back(decision->subjects[state.subject]);
        }
    }
    if (merges.empty()) {
        // The merger made them one, no person.
        if (!project.split(event).empty())
            tellLastStep();
        return;
    }
    project.inOneStep(tr("Split “%1” off").arg(textFromUtf8(m_workspace.events.store().event(event).label)), [&] {
        project.withdraw(merges);
        if (others.size() > 1)
            project.decide(others, MergeDecision{});
        std::vector<DecisionSubject> subjects{own};
        subjects.insert(subjects.end(), others.begin(), others.end());
        project.decide(std::move(subjects), SplitDecision{});
    });
    tellLastStep();
}

void Corrections::acceptBoth(EventIndex first, EventIndex second)
{
    if (!canDecide(first) || !canDecide(second))
        return;
    Project &project = m_workspace.project;
    const std::vector<DecisionSubject> subjects{project.subjectOf(first), project.subjectOf(second)};
    project.inOneStep(tr("Accept both tellings of “%1”").arg(textFromUtf8(m_workspace.events.store().event(first).label)), [&] {
        for (const DecisionSubject &subject : subjects)
            project.decide({subject}, AcceptDecision{});
    });
    tellLastStep();
}

void Corrections::dateLike(EventIndex event, EventIndex right)
{
    if (!canDecide(event) || right >= m_workspace.events.store().size())
        return;
    const EventStore &store = m_workspace.events.store();
    const MergedEvents *merged = m_workspace.events.merged();
    const std::string edtf = store.event(right).edtf;
    struct Dated
    {
        DecisionSubject subject;
        DecisionContent content;
    };
    std::vector<Dated> all;
    for (const EventIndex telling : merged ? merged->tellings(event) : std::vector{event}) {
        const Event &told = store.event(telling);
        const std::uint32_t document = store.documentOf(telling);
        const std::optional<EditDecision> edited = editOf(telling);
        if (telling == right || !canDecide(telling))
            continue;
        // A date that a person gave the event itself stands over that of its words.
        if (told.temporalExpressions.empty() || told.id.starts_with(DecisionIdPrefix) || (edited && edited->edtf)) {
            EditDecision edit = edited.value_or(EditDecision{});
            edit.edtf = edtf;
            all.push_back({m_workspace.project.subjectOf(telling), std::move(edit)});
        } else {
            const TextSpan words = store.document(document).temporalExpressions[told.temporalExpressions.front()].span;
            all.push_back({wordsSubject(machineOf(document), keyOf(document), DecisionSubject::Kind::Expression, words), DateDecision{edtf}});
        }
    }
    const QString label = textFromUtf8(store.event(event).label);
    m_workspace.project.inOneStep(tr("Date “%1” %2").arg(label, textFromUtf8(edtf)), [&] {
        for (Dated &each : all)
            m_workspace.project.decide({std::move(each.subject)}, std::move(each.content));
    });
    tellLastStep();
}

void Corrections::keepApart(EventIndex first, EventIndex second)
{
    if (canDecide(first) && canDecide(second))
        decide({m_workspace.project.subjectOf(second), m_workspace.project.subjectOf(first)}, SplitDecision{});
}

void Corrections::withdraw(EventIndex event)
{
    if (!canDecide(event))
        return;
    std::vector<std::string> ids;
    for (const Decision *decision : m_workspace.project.decisionsOn(event))
        ids.push_back(decision->id);
    if (ids.empty())
        return;
    m_workspace.project.withdraw(ids, tr("Take back all decisions on “%1”").arg(textFromUtf8(m_workspace.events.store().event(event).label)));
    tellLastStep();
}

void Corrections::addEvent(std::uint32_t document, TextSpan words)
{
    const DocumentKey key = keyOf(document);
    if (key == 0 || words.isEmpty() || m_workspace.project.isReadOnly())
        return;
    const ExtractedDocument &article = m_workspace.events.store().document(document);
    EventDialog::Question question;
    question.title = tr("Add Event");
    question.isNew = true;
    question.sentence = tr("“%1”", "words of an article").arg(textFromUtf8(words.in(article.document.text)).simplified());
    question.published = article.document.published.day;
    EventDialog dialog(std::move(question), m_window);
    if (dialog.exec() != QDialog::Accepted)
        return;
    AddEventDecision added;
    added.label = dialog.label().toStdString();
    added.edtf = dialog.edtf();
    const std::string id = m_workspace.project.decide({wordsSubject(machineOf(document), key, DecisionSubject::Kind::Event, words)}, std::move(added));
    if (id.empty())
        return;
    tellLastStep();
    const EventStore &store = m_workspace.events.store();
    for (EventIndex event = 0; event < store.size(); ++event) {
        if (store.event(event).id == id)
            m_workspace.selection.select(event);
    }
}

void Corrections::dateArticle(std::uint32_t document, std::optional<Day> proposed)
{
    const DocumentKey key = keyOf(document);
    if (key == 0 || m_workspace.project.isReadOnly())
        return;
    ArticleDateDialog dialog(m_workspace.project, key, proposed, m_window);
    if (dialog.exec() == QDialog::Accepted)
        decide({documentSubject(key)}, DocumentDateDecision{dialog.day()});
}

} // namespace Dateline
