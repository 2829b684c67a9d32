// SPDX-License-Identifier: GPL-3.0-or-later
#include "review/reviewtray.h"

#include "labels.h"
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
    case ReviewEntry::Kind::Date: return ReviewTray::tr("Date");
    case ReviewEntry::Kind::Place: return ReviewTray::tr("Place");
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
            const QString text = tr("%1: %2", "what is to be reviewed, its words").arg(kindText(entry.kind), wordsOf(entry));
            return isSkipped ? tr("%1, skipped", "an entry to review").arg(text) : text;
        }
        case Qt::ToolTipRole: return toolTipText(wordsOf(entry) + u'\n' + textFromUtf8(entry.why));
        case Qt::FontRole: {
            QFont font = windowFont(12.5);
            font.setItalic(isSkipped);
            return font;
        }
        default: return {};
        }
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
        return textFromUtf8(entry.kind == ReviewEntry::Kind::DocumentDate ? std::string_view(stored->machine->document.title)
                                                                          : entry.words.in(stored->machine->document.text))
            .simplified();
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

    auto *told = new QVBoxLayout;
    told->setSpacing(4);
    told->addWidget(m_heading);
    told->addWidget(m_sentence);
    told->addWidget(m_why);
    told->addStretch(1);
    told->addLayout(buttons);
    auto *asked = new QHBoxLayout(m_question);
    asked->setContentsMargins(12, 4, 12, 8);
    asked->setSpacing(12);
    asked->addLayout(told, 1);
    asked->addWidget(m_choices, 1);

    auto *split = new QSplitter(Qt::Horizontal);
    split->setChildrenCollapsible(false);
    split->addWidget(m_view);
    split->addWidget(m_question);
    split->setStretchFactor(0, 1);
    split->setStretchFactor(1, 2);
    split->setSizes({300, 700});
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_kinds);
    column->addWidget(split, 1);
    column->addWidget(m_empty, 1);
    setFocusProxy(m_view);
    setMinimumHeight(170);

    connect(m_kinds, &QTabBar::currentChanged, this, &ReviewTray::refill);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex &index) {
        if (!m_refilling)
            show(index.isValid() ? m_entries->shown()[std::size_t(index.row())] : nullptr);
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
    m_kinds->setTabText(0, tr("To review %1").arg(all.size()));
    m_kinds->setTabText(1, tr("Articles %1").arg(m_list.count(Kind::DocumentDate)));
    m_kinds->setTabText(2, tr("Dates %1").arg(m_list.count(Kind::Date)));
    m_kinds->setTabText(3, tr("Places %1").arg(m_list.count(Kind::Place)));
    m_kinds->setTabText(4, tr("Orphans %1").arg(m_list.count(Kind::Orphan)));

    const int tab = m_kinds->currentIndex();
    std::vector<const ReviewEntry *> shown;
    std::vector<const ReviewEntry *> skipped;
    for (const ReviewEntry &entry : all) {
        if (tab == 0 || int(entry.kind) == tab - 1)
            (m_skipped.contains(entry.id()) ? skipped : shown).push_back(&entry);
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

EventIndex ReviewTray::eventOf(const ReviewEntry &entry) const
{
    const auto document = documentOf(entry);
    return entry.event == NoEvent || !document ? NoEvent : m_workspace.events.store().firstEventOf(*document) + entry.event;
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
    m_heading->setText(tr("%1: %2", "what is to be reviewed, its words").arg(kindText(entry->kind), breakable(m_entries->wordsOf(*entry))));
    m_sentence->clear();
    QString why = textFromUtf8(entry->why);
    switch (entry->kind) {
    case ReviewEntry::Kind::DocumentDate:
        if (document) {
            m_sentence->setText(tr("When was it written? Dates that wait for it: %1").arg(entry->count));
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
            why += tr("; the article has the same words %1 times, and the answer is for all of them").arg(entry->count);
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
    m_buttons[1]->setEnabled(writable && entry->kind != ReviewEntry::Kind::DocumentDate);
    m_buttons[3]->setEnabled(writable && entry->kind != ReviewEntry::Kind::Orphan);

    if (const EventIndex event = eventOf(*entry); event != NoEvent)
        m_workspace.selection.select(event);
    else if (document)
        Q_EMIT documentWanted(*document);
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
    if (const auto document = documentOf(*entry))
        m_workspace.project.decide({subjectOf(*entry, *document)}, AcceptDecision{});
}

void ReviewTray::reject()
{
    const ReviewEntry *entry = current();
    if (!entry)
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
    case ReviewEntry::Kind::Orphan: break;
    }
}

bool ReviewTray::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Show && watched == m_view)
        show(current());
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
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
