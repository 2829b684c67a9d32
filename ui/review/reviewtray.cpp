// SPDX-License-Identifier: GPL-3.0-or-later
#include "review/reviewtray.h"

#include "labels.h"
#include "models/counttext.h"
#include "models/displaydate.h"
#include "review/choicelist.h"
#include "review/corrections.h"
#include "review/reviewtext.h"
#include "uitext.h"
#include "workspace.h"

#include <QAbstractListModel>
#include <QHBoxLayout>
#include <QLabel>
#include <QListView>
#include <QScrollArea>
#include <QScrollBar>
#include <QSplitter>
#include <QTabBar>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace Dateline {

namespace {

constexpr std::size_t MostChoices = 9;

QString kindText(ReviewEntry::Kind kind)
{
    switch (kind) {
    case ReviewEntry::Kind::DocumentDate: return ReviewTray::tr("Article without a date");
    case ReviewEntry::Kind::Date: return ReviewTray::tr("Date not resolved");
    case ReviewEntry::Kind::Place: return ReviewTray::tr("Place not sure");
    case ReviewEntry::Kind::DateConflict: return ReviewTray::tr("Dates do not agree");
    case ReviewEntry::Kind::FigureConflict: return ReviewTray::tr("Figures do not agree");
    case ReviewEntry::Kind::Orphan: return ReviewTray::tr("Decision without its words");
    }
    return {};
}

/// The days that an article names, the latest first: one of them may be its own.
std::vector<Day> namedDays(const ExtractedDocument &document)
{
    std::vector<Day> days;
    for (const TemporalExpression &expression : document.temporalExpressions) {
        const TimeInterval &interval = expression.interval;
        if (expression.anchor.empty() && interval.earliest && interval.earliest == interval.latest)
            days.push_back(*interval.earliest);
    }
    std::sort(days.begin(), days.end(), std::greater<>());
    days.erase(std::unique(days.begin(), days.end()), days.end());
    if (days.size() > MostChoices)
        days.resize(MostChoices);
    return days;
}

} // namespace

class ReviewTray::Entries : public QAbstractListModel
{
public:
    Entries(Workspace &workspace, QObject *parent)
        : QAbstractListModel(parent)
        , m_workspace(workspace)
    {
    }

    void set(std::vector<const ReviewEntry *> entries, std::size_t skippedFrom)
    {
        beginResetModel();
        m_shown = std::move(entries);
        m_skippedFrom = skippedFrom;
        endResetModel();
    }
    const std::vector<const ReviewEntry *> &shown() const { return m_shown; }

    int rowCount(const QModelIndex &parent) const override { return parent.isValid() ? 0 : int(m_shown.size()); }

    QVariant data(const QModelIndex &index, int role) const override
    {
        if (!index.isValid() || std::size_t(index.row()) >= m_shown.size())
            return {};
        const ReviewEntry &entry = *m_shown[std::size_t(index.row())];
        const bool isSkipped = std::size_t(index.row()) >= m_skippedFrom;
        switch (role) {
        case Qt::DisplayRole:
        case Qt::AccessibleTextRole: {
            const QString text = textOf(entry);
            return isSkipped ? tr("%1, skipped", "an entry to review").arg(text) : text;
        }
        case Qt::ToolTipRole: return toolTipText(wordsOf(entry) + u'\n' + textFromUtf8(entry.why));
        case Qt::FontRole: {
            QFont font = windowFont(12.5);
            font.setItalic(isSkipped);
            return font;
        }
        // As wide as the list, so that a long sentence ends in "…" and nothing scrolls sideways.
        case Qt::SizeHintRole: return QSize(1, QFontMetrics(windowFont(12.5)).height() + 6);
        default: return {};
        }
    }

    QString textOf(const ReviewEntry &entry) const
    {
        return (entry.kind == ReviewEntry::Kind::Orphan ? tr("%1: %2", "what is to be reviewed, a decision")
                                                        : tr("%1: “%2”", "what is to be reviewed, its words")).arg(kindText(entry.kind), wordsOf(entry));
    }

    QString wordsOf(const ReviewEntry &entry) const
    {
        if (entry.kind == ReviewEntry::Kind::Orphan) {
            const Decision *decision = m_workspace.project.decision(entry.decision);
            return decision ? decisionText(*decision) : QString();
        }
        const StoredDocument *stored = m_workspace.project.document(entry.document);
        if (!stored)
            return {};
        const Document &document = stored->machine->document;
        if (entry.kind == ReviewEntry::Kind::DocumentDate)
            return textFromUtf8(document.title).simplified();
        return entry.words.end > document.text.size() ? QString() : textFromUtf8(entry.words.in(document.text)).simplified();
    }

private:
    Workspace &m_workspace;
    std::vector<const ReviewEntry *> m_shown;
    std::size_t m_skippedFrom = 0;
};

ReviewTray::ReviewTray(Workspace &workspace, Corrections &corrections, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_corrections(corrections)
    , m_list(workspace.project, workspace.events)
    , m_entries(new Entries(workspace, this))
    , m_kinds(new QTabBar)
    , m_view(new QListView)
    , m_empty(plainLabel(13))
    , m_question(new QWidget)
    , m_told(new QScrollArea)
    , m_heading(plainLabel(13, QFont::DemiBold))
    , m_sentence(plainLabel(13))
    , m_why(plainLabel(12))
    , m_choices(new ChoiceList)
{
    setAccessibleName(tr("Review tray"));
    m_kinds->setDrawBase(false);
    m_kinds->setExpanding(false);
    m_kinds->setFont(windowFont(12));
    m_kinds->setAccessibleName(tr("What is to be reviewed"));
    for (std::size_t i = 0; i <= ReviewEntry::KindCount; ++i)
        m_kinds->addTab(QString());
    m_view->setModel(m_entries);
    m_view->setUniformItemSizes(true);
    m_view->setStyleSheet(QStringLiteral("QListView { padding-left: 10px; }"));
    m_view->setTextElideMode(Qt::ElideRight);
    m_view->setAccessibleName(tr("Entries to review"));
    m_view->setToolTip(tr("Arrows or N and P walk, 1 to 9 choose, Return accepts, Delete rejects, S skips, O asks for another answer"));
    m_view->installEventFilter(this);
    m_choices->setAccessibleName(tr("Answers"));
    m_choices->setToolTip(tr("A double click, Return here, or the number chooses an answer"));
    m_choices->installEventFilter(this);
    m_choices->setMinimumHeight(84);
    m_empty->setAlignment(Qt::AlignCenter);

    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(4);
    const auto add = [&](const QString &text, const QString &tip, const QString &name, void (ReviewTray::*slot)()) {
        auto *button = new QToolButton;
        button->setText(text);
        button->setToolTip(tip);
        button->setAccessibleName(tip);
        button->setObjectName(name);
        connect(button, &QToolButton::clicked, this, slot);
        buttons->addWidget(button);
        m_buttons.push_back(button);
    };
    add(tr("Accept"), tr("It is right as it was read (Return)"), QStringLiteral("reviewAccept"), &ReviewTray::accept);
    add(tr("Reject"), tr("It is none: the event is taken out, an orphan is forgotten (Delete)"), QStringLiteral("reviewReject"), &ReviewTray::reject);
    add(tr("Skip"), tr("Leave it for later in this session (S)"), QStringLiteral("reviewSkip"), &ReviewTray::skip);
    add(tr("Other…"), tr("Ask for another answer (O)"), QStringLiteral("reviewOther"), &ReviewTray::askFurther);
    buttons->addStretch(1);

    auto *texts = new QWidget;
    auto *lines = new QVBoxLayout(texts);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(4);
    lines->addWidget(m_heading);
    lines->addWidget(m_sentence);
    lines->addWidget(m_why);
    lines->addStretch(1);
    // Two long sentences do not fit into a low tray.
    m_told->setWidget(texts);
    m_told->setWidgetResizable(true);
    m_told->setFrameShape(QFrame::NoFrame);
    m_told->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_told->setFocusPolicy(Qt::TabFocus);
    m_told->setAccessibleName(tr("What is asked"));
    auto *told = new QHBoxLayout;
    told->setSpacing(12);
    told->addWidget(m_told, 3);
    told->addWidget(m_choices, 2);
    auto *asked = new QVBoxLayout(m_question);
    asked->setContentsMargins(12, 4, 12, 8);
    asked->setSpacing(4);
    asked->addLayout(told, 1);
    asked->addLayout(buttons);

    auto *split = new QSplitter(Qt::Horizontal);
    split->setChildrenCollapsible(false);
    split->addWidget(m_view);
    split->addWidget(m_question);
    split->setStretchFactor(0, 1);
    split->setStretchFactor(1, 3);
    split->setSizes({280, 720});
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_kinds);
    column->addWidget(split, 1);
    column->addWidget(m_empty, 1);
    // Three answers can be seen without scrolling.
    setMinimumHeight(206);

    connect(m_kinds, &QTabBar::currentChanged, this, &ReviewTray::refill);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex &index) {
        if (!m_refilling)
            show(index.isValid() ? m_entries->shown()[std::size_t(index.row())] : nullptr);
    });
    connect(m_choices, &QListWidget::currentRowChanged, this, [this](int row) {
        // The reader shows the telling that the answer is about.
        const ReviewEntry *entry = current();
        if (!entry || !entry->isConflict() || (row != 0 && row != 1) || m_refilling)
            return;
        m_told->verticalScrollBar()->setValue(row == 0 ? 0 : m_told->verticalScrollBar()->maximum());
        m_workspace.selection.select(row == 0 ? eventOf(*entry) : otherOf(*entry));
    });
    connect(m_choices, &QListWidget::itemDoubleClicked, this, [this] { choose(m_choices->currentRow()); });
    connect(&m_list, &ReviewList::changed, this, &ReviewTray::refill);
    connect(&workspace, &Workspace::themeChanged, this, &ReviewTray::applyTheme);
    applyTheme();
    refill();
}

void ReviewTray::applyTheme()
{
    const Theme &theme = m_workspace.theme();
    setInk(m_heading, theme.text);
    setInk(m_sentence, theme.text);
    setInk(m_why, theme.secondText);
    setInk(m_empty, theme.secondText);
}

const ReviewEntry *ReviewTray::current() const
{
    const QModelIndex index = m_view->currentIndex();
    return index.isValid() && std::size_t(index.row()) < m_entries->shown().size() ? m_entries->shown()[std::size_t(index.row())] : nullptr;
}

void ReviewTray::refill()
{
    using Kind = ReviewEntry::Kind;
    const std::vector<ReviewEntry> &all = m_list.entries();
    m_kinds->setTabText(0, tr("To review %1").arg(countText(qint64(all.size()))));
    m_kinds->setTabText(1, tr("Articles %1").arg(countText(qint64(m_list.count(Kind::DocumentDate)))));
    m_kinds->setTabText(2, tr("Dates %1").arg(countText(qint64(m_list.count(Kind::Date)))));
    m_kinds->setTabText(3, tr("Places %1").arg(countText(qint64(m_list.count(Kind::Place)))));
    m_kinds->setTabText(4, tr("Date conflicts %1").arg(countText(qint64(m_list.count(Kind::DateConflict)))));
    m_kinds->setTabText(5, tr("Figure conflicts %1").arg(countText(qint64(m_list.count(Kind::FigureConflict)))));
    m_kinds->setTabText(6, tr("Orphans %1").arg(countText(qint64(m_list.count(Kind::Orphan)))));

    const int tab = m_kinds->currentIndex();
    std::vector<const ReviewEntry *> shown;
    std::vector<const ReviewEntry *> skipped;
    for (const ReviewEntry &entry : all) {
        if (tab == 0 || int(entry.kind) == tab - 1)
            (!m_skipped.empty() && m_skipped.contains(entry.id()) ? skipped : shown).push_back(&entry);
    }
    const std::size_t skippedFrom = shown.size();
    shown.insert(shown.end(), skipped.begin(), skipped.end());

    // What was decided is gone from the list, and what stood after it has its place.
    const int row = std::max(0, m_view->currentIndex().row());
    const auto same = std::find_if(shown.begin(), shown.end(), [this](const ReviewEntry *entry) { return entry->id() == m_currentId; });
    const int wanted = same != shown.end() ? int(same - shown.begin()) : std::min(row, int(shown.size()) - 1);
    m_refilling = true;
    m_entries->set(std::move(shown), skippedFrom);
    m_view->setCurrentIndex(m_entries->index(wanted));
    m_refilling = false;
    const bool isNew = !current() || current()->id() != m_currentId;
    if (isNew && isVisible())
        show(current());
    else if (!isVisible())
        m_currentId.clear();
    const bool isEmpty = m_entries->shown().empty();
    m_view->parentWidget()->setVisible(!isEmpty);
    m_empty->setVisible(isEmpty);
    m_empty->setText(m_workspace.events.store().documentCount() == 0 ? tr("Open articles, and what needs eyes is listed here.") : tr("Nothing here needs eyes."));
    Q_EMIT countChanged(all.size());
}

std::optional<std::uint32_t> ReviewTray::documentOf(const ReviewEntry &entry) const
{
    return m_workspace.project.indexOf(entry.document);
}

EventIndex ReviewTray::indexOf(DocumentKey key, std::uint32_t event) const
{
    const auto document = m_workspace.project.indexOf(key);
    return event == NoEvent || !document ? NoEvent : m_workspace.events.store().firstEventOf(*document) + event;
}

EventIndex ReviewTray::eventOf(const ReviewEntry &entry) const
{
    return indexOf(entry.document, entry.event);
}

EventIndex ReviewTray::otherOf(const ReviewEntry &entry) const
{
    return indexOf(entry.other.document, entry.other.event);
}

DecisionSubject ReviewTray::subjectOf(const ReviewEntry &entry, std::uint32_t document) const
{
    if (entry.kind == ReviewEntry::Kind::DocumentDate)
        return documentSubject(entry.document);
    return wordsSubject(m_workspace.events.store().document(document), entry.document,
                        entry.kind == ReviewEntry::Kind::Date ? DecisionSubject::Kind::Expression : DecisionSubject::Kind::Toponym, entry.words);
}

void ReviewTray::show(const ReviewEntry *entry)
{
    m_choices->clear();
    m_dates.clear();
    m_places.clear();
    m_days.clear();
    m_currentId = entry ? entry->id() : std::string();
    if (!entry)
        return;
    const auto document = documentOf(*entry);
    auto *choices = static_cast<ChoiceList *>(m_choices);
    int number = 0;
    QString why = textFromUtf8(entry->why);
    // Of a conflict what it is about says why it is here.
    m_heading->setText(breakable(entry->isConflict() ? tr("%1: %2", "what is to be reviewed, why").arg(kindText(entry->kind), why) : m_entries->textOf(*entry)));
    m_why->setVisible(!entry->isConflict());
    m_sentence->clear();
    switch (entry->kind) {
    case ReviewEntry::Kind::DocumentDate:
        if (document) {
            m_sentence->setText(tr("When was it written? Dates that wait for it: %1").arg(countText(qint64(entry->count))));
            m_days = namedDays(m_workspace.events.store().document(*document));
            for (const Day day : m_days)
                choices->addChoice(++number, displayDay(day), tr("a day that the article names"));
        }
        break;
    case ReviewEntry::Kind::Date:
        m_dates = m_corrections.dateChoicesOf(*document, entry->words);
        for (const DateChoice &choice : m_dates)
            choices->addChoice(++number, choice.text, choice.why);
        break;
    case ReviewEntry::Kind::Place:
        m_places = m_corrections.placeChoicesOf(*document, entry->words);
        for (const PlaceChoice &choice : m_places)
            choices->addChoice(++number, choice.text, choice.why);
        if (entry->count > 1)
            why += tr("; the article has the same words %1 times, and the answer is for all of them").arg(countText(qint64(entry->count)));
        break;
    case ReviewEntry::Kind::DateConflict:
    case ReviewEntry::Kind::FigureConflict:
        showConflict(*entry);
        number = m_choices->count();
        break;
    case ReviewEntry::Kind::Orphan:
        if (const Decision *decision = m_workspace.project.decision(entry->decision)) {
            const TextAnchor &anchor = decision->subjects.front().anchor;
            m_sentence->setText(breakable(tr("“%1”", "words of an article").arg(textFromUtf8(anchor.prefix + anchor.exact + anchor.suffix).simplified())));
        }
        break;
    }
    if (entry->kind == ReviewEntry::Kind::Date || entry->kind == ReviewEntry::Kind::Place)
        m_sentence->setText(breakable(textFromUtf8(entry->sentence.in(m_workspace.events.store().document(*document).document.text)).simplified()));
    m_why->setText(tr("Why it is here: %1").arg(breakable(why)));
    m_choices->setVisible(number > 0);
    if (number > 0)
        m_choices->setCurrentRow(0);

    const bool writable = !m_workspace.project.isReadOnly();
    for (QToolButton *button : m_buttons)
        button->setEnabled(writable);
    // Of two tellings it would not be clear which one is none: the answers say it.
    m_buttons[1]->setEnabled(writable && entry->kind != ReviewEntry::Kind::DocumentDate && !entry->isConflict());
    m_buttons[3]->setEnabled(writable && entry->kind != ReviewEntry::Kind::Orphan && entry->kind != ReviewEntry::Kind::FigureConflict);
    m_told->ensureVisible(0, 0);

    if (const EventIndex event = eventOf(*entry); event != NoEvent)
        m_workspace.selection.select(event);
    else if (document)
        Q_EMIT documentWanted(*document);
}

void ReviewTray::showConflict(const ReviewEntry &entry)
{
    const EventStore &store = m_workspace.events.store();
    const EventIndex events[] = {eventOf(entry), otherOf(entry)};
    if (std::max(events[0], events[1]) >= store.size())
        return;
    QStringList titles;
    QStringList sentences;
    for (const EventIndex event : events) {
        titles << textFromUtf8(store.document(store.documentOf(event)).document.title).simplified();
        sentences << tr("%1. “%2” (%3)", "number, sentence, article")
                         .arg(QString::number(sentences.size() + 1), textFromUtf8(store.sentence(event)).simplified(), titles.last());
    }
    m_sentence->setText(breakable(sentences.join(u'\n')));
    auto *choices = static_cast<ChoiceList *>(m_choices);
    if (entry.kind == ReviewEntry::Kind::DateConflict) {
        choices->addChoice(1, displayDate(store.event(events[0])), tr("for both, as in “%1”").arg(titles[0]));
        choices->addChoice(2, displayDate(store.event(events[1])), tr("for both, as in “%1”").arg(titles[1]));
        choices->addChoice(3, tr("two events"), tr("each keeps its date"));
    } else {
        choices->addChoice(1, tr("the first is right"), tr("the other is taken out"));
        choices->addChoice(2, tr("the second is right"), tr("the other is taken out"));
        choices->addChoice(3, tr("two events"), tr("each keeps its figure"));
    }
}

void ReviewTray::chooseConflict(const ReviewEntry &entry, int row)
{
    const EventIndex first = eventOf(entry);
    const EventIndex second = otherOf(entry);
    if (row == 2) {
        m_corrections.keepApart(first, second);
    } else if (row == 0 || row == 1) {
        const EventIndex right = row == 0 ? first : second;
        const EventIndex wrong = row == 0 ? second : first;
        if (entry.kind == ReviewEntry::Kind::DateConflict)
            m_corrections.dateLike(wrong, right);
        else
            m_corrections.reject(wrong);
    }
}

void ReviewTray::step(int rows)
{
    const int count = int(m_entries->shown().size());
    if (count > 0)
        m_view->setCurrentIndex(m_entries->index(std::clamp(m_view->currentIndex().row() + rows, 0, count - 1)));
}

void ReviewTray::accept()
{
    const ReviewEntry *entry = current();
    if (!entry || m_workspace.project.isReadOnly())
        return;
    if (entry->kind == ReviewEntry::Kind::Orphan) {
        // It stays a decision, in case the words come back.
        skip();
        return;
    }
    if (entry->isConflict())
        m_corrections.acceptBoth(eventOf(*entry), otherOf(*entry));
    else if (const auto document = documentOf(*entry))
        m_workspace.project.decide({subjectOf(*entry, *document)}, AcceptDecision{});
}

void ReviewTray::reject()
{
    const ReviewEntry *entry = current();
    if (!entry || entry->isConflict())
        return;
    if (entry->kind == ReviewEntry::Kind::Orphan)
        m_workspace.project.withdraw({entry->decision});
    else if (const EventIndex event = eventOf(*entry); event != NoEvent)
        m_corrections.reject(event);
}

void ReviewTray::skip()
{
    const ReviewEntry *entry = current();
    if (!entry)
        return;
    m_skipped.insert(entry->id());
    m_currentId.clear();
    refill();
}

void ReviewTray::choose(int row)
{
    const ReviewEntry *entry = current();
    const auto document = entry ? documentOf(*entry) : std::nullopt;
    if (!document || row < 0 || m_workspace.project.isReadOnly())
        return;
    const auto choice = std::size_t(row);
    switch (entry->kind) {
    case ReviewEntry::Kind::DocumentDate:
        if (choice < m_days.size())
            m_corrections.dateArticle(*document, m_days[choice]);
        break;
    case ReviewEntry::Kind::Date:
        if (choice < m_dates.size())
            m_corrections.setDateOf(*document, entry->words, m_dates[choice].edtf);
        break;
    case ReviewEntry::Kind::Place:
        if (choice < m_places.size())
            m_corrections.setPlaceOf(*document, entry->words, m_places[choice].place, entry->count > 1);
        break;
    case ReviewEntry::Kind::DateConflict:
    case ReviewEntry::Kind::FigureConflict:
        chooseConflict(*entry, row);
        break;
    case ReviewEntry::Kind::Orphan:
        break;
    }
}

void ReviewTray::askFurther()
{
    const ReviewEntry *entry = current();
    const auto document = entry ? documentOf(*entry) : std::nullopt;
    if (!document)
        return;
    switch (entry->kind) {
    case ReviewEntry::Kind::DocumentDate: m_corrections.dateArticle(*document); break;
    case ReviewEntry::Kind::Date: m_corrections.changeDateOf(*document, entry->words); break;
    case ReviewEntry::Kind::Place: m_corrections.choosePlaceOf(*document, entry->words); break;
    case ReviewEntry::Kind::DateConflict: m_corrections.changeDate(m_choices->currentRow() == 1 ? otherOf(*entry) : eventOf(*entry)); break;
    case ReviewEntry::Kind::FigureConflict:
    case ReviewEntry::Kind::Orphan: break;
    }
}

bool ReviewTray::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Show && watched == m_view)
        show(current());
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    // What is decided about is what is there now.
    m_list.bringUpToDate();
    const auto *key = static_cast<QKeyEvent *>(event);
    if (key->modifiers() & ~Qt::KeypadModifier)
        return QWidget::eventFilter(watched, event);
    if (key->key() >= Qt::Key_1 && key->key() <= Qt::Key_9) {
        const int row = key->key() - Qt::Key_1;
        if (row < m_choices->count())
            choose(row);
        return true;
    }
    switch (key->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (watched == m_choices)
            choose(m_choices->currentRow());
        else
            accept();
        return true;
    case Qt::Key_Delete: reject(); return true;
    case Qt::Key_S: skip(); return true;
    case Qt::Key_O: askFurther(); return true;
    case Qt::Key_N: step(1); return true;
    case Qt::Key_P: step(-1); return true;
    default: return QWidget::eventFilter(watched, event);
    }
}

} // namespace Dateline
