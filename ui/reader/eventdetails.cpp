// SPDX-License-Identifier: GPL-3.0-or-later
#include "reader/eventdetails.h"

#include "labels.h"
#include "models/counttext.h"
#include "models/displaydate.h"
#include "models/filtertext.h"
#include "reader/explanation.h"
#include "reader/tellinglist.h"
#include "review/reviewtext.h"
#include "uitext.h"
#include "workspace.h"

#include <QAction>
#include <QGridLayout>
#include <QLabel>
#include <QMenu>
#include <QScrollArea>
#include <QToolButton>

#include <algorithm>
#include <set>

namespace Dateline {

namespace {

constexpr int NameWidth = 72;
// Above the rows of facts: the label, what the filter hides, the buttons.
constexpr int ButtonsRow = 2;
constexpr int FirstRow = 3;
constexpr int ButtonColumns = 3;
/// A row of facts: its value, where it is told, its note.
constexpr int LinesOfRow = 3;
constexpr qsizetype MostConflicts = 4;
constexpr float SurePlace = 0.9f;

QString readAsText(const ExtractedDocument &document, const Event &event, QString &note)
{
    if (event.temporalExpressions.empty())
        return {};
    QStringList words;
    for (const std::uint32_t index : event.temporalExpressions) {
        const TemporalExpression &expression = document.temporalExpressions[index];
        words << EventDetails::tr("“%1”", "words of an article")
                     .arg(textFromUtf8(expression.span.in(document.document.text)).simplified());
    }
    const TemporalExpression &first = document.temporalExpressions[event.temporalExpressions.front()];
    QStringList notes;
    if (!first.anchor.empty())
        notes << EventDetails::tr("counted from %1").arg(textFromUtf8(first.anchor));
    if (!first.reason.empty())
        notes << textFromUtf8(first.reason);
    note = notes.join(QStringLiteral(" · "));
    const QString all = words.join(QStringLiteral(", "));
    const std::optional<Day> published = document.document.published.day;
    return published ? EventDetails::tr("%1, article of %2", "words, ISO date").arg(all, textFromUtf8(isoFromDay(*published)))
                     : EventDetails::tr("%1, article without a date", "words").arg(all);
}

QString whereText(const Toponym &place, QString &note)
{
    QStringList notes;
    if (place.coordinate)
        notes << coordinateText(*place.coordinate);
    notes << EventDetails::tr("confidence %1").arg(confidenceText(place.confidence));
    // Where the place is sure, the runners-up are noise here; hovering its name still tells them.
    if (const QString others = otherReadings(place); !others.isEmpty() && place.confidence < SurePlace)
        notes << others;
    note = notes.join(QStringLiteral(" · "));
    const QString name = textFromUtf8(place.name);
    return place.country.isEmpty() || place.kind == PlaceKind::Country
        ? name
        : EventDetails::tr("%1, %2", "place, country").arg(name, textFromUtf8(countryName(place.country)));
}

} // namespace

EventDetails::EventDetails(Workspace &workspace, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_label(plainLabel(15, QFont::DemiBold))
    , m_hidden(plainLabel(12))
    , m_tellings(new TellingList)
    , m_contradicting(new TellingList)
{
    setAccessibleName(tr("The chosen event"));
    // One grid for all: height for width gets lost in nested layouts.
    auto *grid = new QGridLayout(this);
    m_grid = grid;
    grid->setContentsMargins(20, 12, 16, 12);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(3);
    grid->setColumnMinimumWidth(0, NameWidth);
    grid->setColumnStretch(1, 1);
    m_label->setContentsMargins(0, 0, 0, 4);
    m_hidden->setText(tr("The filter hides this event."));
    grid->addWidget(m_label, 0, 0, 1, 2);
    grid->addWidget(m_hidden, 1, 0, 1, 2);
    const QString names[RowCount] = {tr("When"), tr("Conflict"), tr("Told by"), tr("Read as"), tr("Where"), tr("Countries"), tr("Topics"), tr("Corridors"),
                                     tr("Source"), tr("Decided"), tr("As read"), tr("Marks"), tr("Note")};
    for (int i = 0; i < RowCount; ++i) {
        Row row{plainLabel(12), plainLabel(12.5), plainLabel(11)};
        row.name->setText(names[i]);
        row.name->setWordWrap(false);
        row.value->setTextInteractionFlags(Qt::TextSelectableByMouse);
        row.note->setTextInteractionFlags(Qt::TextSelectableByMouse);
        row.name->setContentsMargins(0, 3, 0, 0);
        row.value->setContentsMargins(0, 3, 0, 0);
        grid->addWidget(row.name, LinesOfRow * i + FirstRow, 0, Qt::AlignTop);
        grid->addWidget(row.value, LinesOfRow * i + FirstRow, 1);
        grid->addWidget(row.note, LinesOfRow * i + FirstRow + 2, 1);
        m_rows.push_back(row);
    }
    m_tellings->setAccessibleName(tr("Told by"));
    m_contradicting->setAccessibleName(tr("Told of another day by"));
    grid->addWidget(m_tellings, LinesOfRow * ToldBy + FirstRow + 1, 1);
    grid->addWidget(m_contradicting, LinesOfRow * Conflict + FirstRow + 1, 1);
    grid->setRowStretch(LinesOfRow * RowCount + FirstRow, 1);
    connect(m_tellings, &TellingList::wanted, this, &EventDetails::choose);
    connect(m_contradicting, &TellingList::wanted, this, &EventDetails::choose);

    connect(&workspace, &Workspace::themeChanged, this, &EventDetails::applyTheme);
    connect(&workspace.project, &Project::decisionsChanged, this, [this] { setEvent(m_workspace.selection.current()); });
    connect(&workspace.events, &EventFilterModel::eventsChanged, this, [this] {
        m_hidden->setVisible(m_event != NoEvent && !m_workspace.events.isVisible(m_event));
        followTellings();
    });
    connect(&workspace.project, &Project::mergedChanged, this, &EventDetails::followTellings);
    applyTheme();
    setEvent(NoEvent);
}

void EventDetails::applyTheme()
{
    const Theme &theme = m_workspace.theme();
    setInk(m_label, theme.text);
    setInk(m_hidden, theme.secondText);
    for (const Row &row : m_rows) {
        setInk(row.name, theme.secondText);
        setInk(row.value, theme.text);
        setInk(row.note, theme.secondText);
    }
    m_tellings->setTheme(theme);
    m_contradicting->setTheme(theme);
}

void EventDetails::fill(const Row &row, const QString &value, const QString &note)
{
    row.value->setText(breakable(value));
    row.note->setText(breakable(note));
    row.value->setAccessibleName(tr("%1: %2", "name and value").arg(row.name->text(), value));
    row.name->setVisible(!value.isEmpty());
    row.value->setVisible(!value.isEmpty());
    row.note->setVisible(!value.isEmpty() && !note.isEmpty());
}

void EventDetails::setEvent(EventIndex event)
{
    const EventStore &store = m_workspace.events.store();
    m_event = event < store.size() ? event : NoEvent;
    if (m_event == NoEvent) {
        m_label->clear();
        m_hidden->hide();
        for (const Row &row : m_rows)
            fill(row, {});
        m_tellings->hide();
        m_contradicting->hide();
        if (m_buttons)
            m_buttons->hide();
        return;
    }
    if (m_buttons)
        m_buttons->show();
    const Event &told = store.event(m_event);
    const ExtractedDocument &document = store.document(store.documentOf(m_event));
    m_label->setText(breakable(textFromUtf8(told.label).simplified()));
    m_hidden->setVisible(!m_workspace.events.isVisible(m_event));

    const QString when = displayDate(told);
    QString note = textFromUtf8(told.edtf);
    fill(m_rows[When], when, note == when ? QString() : note);
    note.clear();
    const QString readAs = readAsText(document, told, note);
    fill(m_rows[ReadAs], readAs, note);
    note.clear();
    const Toponym *place = store.placeOf(m_event);
    const QString where = place ? whereText(*place, note) : tr("no place");
    fill(m_rows[Where], where, note);

    QStringList countries;
    for (const CountryCode country : told.countries)
        countries << countryText(country);
    fill(m_rows[Countries], countries.join(QStringLiteral(", ")));
    QStringList topics;
    for (int topic = 0; topic < TopicCount; ++topic) {
        if (told.topics.contains(Topic(topic)))
            topics << topicText(Topic(topic));
    }
    fill(m_rows[Topics], topics.join(QStringLiteral(", ")));
    QStringList corridors;
    const std::vector<Corridor> &catalogue = CorridorCatalogue::instance().corridors();
    for (const std::uint16_t corridor : told.corridors) {
        if (corridor < catalogue.size())
            corridors << textFromUtf8(catalogue[corridor].name);
    }
    fill(m_rows[Corridors], corridors.join(QStringLiteral(", ")));
    fillTellings();
    fillDecisions();
}

void EventDetails::followTellings()
{
    // After a change the event may have another index, and setEvent() is about to come.
    if (m_event < m_workspace.events.store().size() && m_event == m_workspace.selection.current())
        fillTellings();
}

void EventDetails::fillTellings()
{
    const EventStore &store = m_workspace.events.store();
    const MergedEvents *merged = m_workspace.events.merged();
    const std::vector<EventIndex> tellings = merged ? merged->tellings(m_event) : std::vector{m_event};
    const auto titleOf = [&](EventIndex event) { return textFromUtf8(store.document(store.documentOf(event)).document.title).simplified(); };
    const bool isToldOnce = tellings.size() < 2;
    fill(m_rows[Source], isToldOnce ? titleOf(m_event) : QString());
    if (isToldOnce) {
        fill(m_rows[ToldBy], {});
    } else {
        std::set<std::uint32_t> articles;
        for (const EventIndex telling : tellings)
            articles.insert(store.documentOf(telling));
        QStringList reasons;
        for (const std::string &reason : merged->groups[merged->groupOf[m_event]].reasons)
            reasons << textFromUtf8(reason).simplified();
        fill(m_rows[ToldBy], articles.size() == 1 ? tr("%1 sentences of one article").arg(countText(qint64(tellings.size()))) : tr("%1 sentences of %2 articles").arg(countText(qint64(tellings.size())), countText(qint64(articles.size()))),
             reasons.isEmpty() ? QString() : tr("One event: %1", "why tellings are one").arg(reasons.join(QStringLiteral(" · "))));
    }
    m_tellings->setTellings(store, isToldOnce ? std::vector<EventIndex>{} : tellings, m_event);

    // Those of the views follow each change at once, but are only there when something is merged.
    const MergedEvents &found = merged ? *merged : m_workspace.project.merged();
    const bool isOfNow = merged || found.groupOf.size() == store.size();
    QStringList conflicts;
    std::vector<EventIndex> contradicting;
    for (const EventConflict &conflict : found.conflicts) {
        const auto isHere = [&](EventIndex event) { return std::find(tellings.begin(), tellings.end(), event) != tellings.end(); };
        const bool firstIsHere = isHere(conflict.first);
        const bool secondIsHere = isHere(conflict.second);
        if (!isOfNow || (!firstIsHere && !secondIsHere) || std::max(conflict.first, conflict.second) >= store.size())
            continue;
        if (conflict.kind == EventConflict::Kind::Date) {
            conflicts << tr("⚠ Dates do not agree: %1 in “%2”, %3 in “%4”")
                             .arg(displayDate(store.event(conflict.first)), titleOf(conflict.first), displayDate(store.event(conflict.second)), titleOf(conflict.second));
        } else {
            conflicts << tr("⚠ Figures do not agree: %1 (“%2”, “%3”)", "what, two articles")
                             .arg(textFromUtf8(conflict.reason).simplified(), titleOf(conflict.first), titleOf(conflict.second));
        }
        for (const EventIndex event : {conflict.first, conflict.second}) {
            if (!isHere(event) && std::find(contradicting.begin(), contradicting.end(), event) == contradicting.end())
                contradicting.push_back(event);
        }
    }
    conflicts.removeDuplicates();
    const qsizetype more = conflicts.size() - MostConflicts;
    if (more > 0) {
        conflicts.resize(MostConflicts);
        conflicts << tr("⚠ and %1 more").arg(countText(more));
    }
    fill(m_rows[Conflict], conflicts.join(u'\n'));
    m_contradicting->setTellings(store, std::move(contradicting), m_event);
    m_tellings->setTheme(m_workspace.theme());
    m_contradicting->setTheme(m_workspace.theme());
}

void EventDetails::choose(EventIndex telling)
{
    QWidget *button = focusWidget();
    m_workspace.selection.select(telling);
    // The reader shows the details of another event from their beginning; who walks the tellings by keyboard stays at them.
    for (QWidget *parent = parentWidget(); parent && button && button->hasFocus(); parent = parent->parentWidget()) {
        if (auto *area = qobject_cast<QScrollArea *>(parent)) {
            area->ensureWidgetVisible(button, 0, 0);
            break;
        }
    }
}

void EventDetails::fillDecisions()
{
    for (const RowName row : {Decided, AsRead, Marks, Notes})
        fill(m_rows[row], {});
    const EventStore &store = m_workspace.events.store();
    const Project &project = m_workspace.project;
    if (store.documentOf(m_event) >= project.documents().size())
        return;
    const ReviewMarks marks = reviewMarks(m_workspace, m_event);
    QStringList notes;
    for (const std::string &note : marks.notes)
        notes << textFromUtf8(note);
    fill(m_rows[Notes], notes.join(u'\n'));
    ReviewMarks shown = marks;
    shown.notes.clear();
    fill(m_rows[Marks], marksInWords(shown));

    QStringList decided;
    for (const Decision *decision : project.decisionsOn(m_event)) {
        const bool isMark = std::holds_alternative<NoteDecision>(decision->content) || std::holds_alternative<TagDecision>(decision->content)
            || std::holds_alternative<StarDecision>(decision->content);
        if (!isMark)
            decided << decisionText(*decision);
    }
    // Words that are decided on are no decision on the event, yet they are why it is shown so.
    const ExtractedDocument &article = store.document(store.documentOf(m_event));
    const Event &told = store.event(m_event);
    for (const DecisionState &state : project.outcome(project.keyOf(store.documentOf(m_event))).decisions) {
        const Decision *decision = project.decision(state.decision);
        if (!decision || !state.isEffective)
            continue;
        const bool isDate = std::holds_alternative<DateDecision>(decision->content);
        const bool isPlace = std::holds_alternative<PlaceDecision>(decision->content);
        const bool isHere = std::any_of(state.subjects.begin(), state.subjects.end(), [&](const SubjectState &subject) { return told.sentence.contains(subject.words); });
        const bool isEverywhere = isPlace && std::get<PlaceDecision>(decision->content).wholeDocument && told.place >= 0
            && article.toponyms[std::size_t(told.place)].span.in(article.document.text) == decision->subjects.front().anchor.exact;
        if ((isDate || isPlace) && (isHere || isEverywhere))
            decided << tr("“%1”: %2", "words, what was decided about them").arg(textFromUtf8(decision->subjects.front().anchor.exact), decisionText(*decision));
        else if (std::holds_alternative<DocumentDateDecision>(decision->content) && !told.temporalExpressions.empty()
                 && !article.temporalExpressions[told.temporalExpressions.front()].anchor.empty())
            decided << decisionText(*decision);
    }
    decided.removeDuplicates();
    fill(m_rows[Decided], decided.join(u'\n'));
    if (decided.isEmpty())
        return;
    const StoredDocument *stored = project.document(project.keyOf(store.documentOf(m_event)));
    for (const Event &read : stored->machine->events) {
        if (read.id != told.id)
            continue;
        const QString place = read.place < 0 ? tr("no place") : textFromUtf8(stored->machine->toponyms[std::size_t(read.place)].name);
        fill(m_rows[AsRead], tr("%1 · %2 · %3", "date, place, label").arg(displayDate(read), place, textFromUtf8(read.label).simplified()));
    }
}

void EventDetails::setActions(const QList<QAction *> &actions, const QList<QAction *> &further)
{
    m_buttons = new QWidget;
    auto *buttons = new QGridLayout(m_buttons);
    buttons->setContentsMargins(0, 2, 0, 6);
    buttons->setSpacing(4);
    int count = 0;
    const auto add = [&](const QString &text) {
        auto *button = new QToolButton;
        button->setText(text);
        button->setFont(windowFont(11.5));
        button->setFocusPolicy(Qt::TabFocus);
        button->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
        button->setStyleSheet(QStringLiteral("QToolButton { padding: 3px 6px; }"));
        buttons->addWidget(button, count / ButtonColumns, count % ButtonColumns);
        ++count;
        return button;
    };
    for (QAction *action : actions) {
        const QString text = QString(action->text()).remove(u'&');
        auto *button = add(QString());
        button->setDefaultAction(action);
        // The short form; the menus have the whole.
        const auto shorten = [button, action] { button->setText(action->iconText()); };
        connect(action, &QAction::changed, button, shorten);
        shorten();
        button->setAccessibleName(text);
    }
    auto *more = add(tr("More ▾"));
    more->setObjectName(QStringLiteral("moreDecisions"));
    more->setToolTip(tr("Notes, tags, star, and taking back"));
    more->setAccessibleName(tr("More decisions"));
    more->setPopupMode(QToolButton::InstantPopup);
    auto *menu = new QMenu(more);
    menu->addActions(further);
    more->setMenu(menu);
    m_grid->addWidget(m_buttons, ButtonsRow, 0, 1, 2);
    m_buttons->setVisible(m_event != NoEvent);
}

} // namespace Dateline
