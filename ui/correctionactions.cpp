// SPDX-License-Identifier: GPL-3.0-or-later
#include "correctionactions.h"

#include "menuaction.h"
#include "reader/articleview.h"
#include "reader/sourcereader.h"
#include "review/corrections.h"
#include "table/eventtable.h"
#include "uitext.h"
#include "workspace.h"

#include <QDialog>
#include <QDialogButtonBox>
#include <QItemSelectionModel>
#include <QLabel>
#include <QListWidget>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>
#include <set>

using namespace Qt::Literals::StringLiterals;

namespace Dateline {

namespace {

constexpr std::size_t MenuChoices = 9;

/// Menu texts show an ampersand only when it is doubled.
QString menuText(const QString &text)
{
    return QString(text).replace(u'&', QStringLiteral("&&"));
}

} // namespace

CorrectionActions::CorrectionActions(Workspace &workspace, Corrections &corrections, SourceReader &reader, EventTable &table, QMenu *menu)
    : QObject(menu)
    , m_workspace(workspace)
    , m_corrections(corrections)
    , m_reader(reader)
    , m_table(table)
{
    const auto add = [&](const QString &text, const char16_t *key, const QString &tooltip, void (Corrections::*decide)(EventIndex)) {
        return makeAction(menu, text, QKeySequence(QString::fromUtf16(key)), tooltip, this, [this, decide] { (m_corrections.*decide)(current()); });
    };
    m_accept = add(tr("&Accept"), u"Ctrl+Return", tr("The chosen event is right as it was read"), &Corrections::accept);
    m_reject = add(tr("&Reject"), u"Ctrl+Delete", tr("The chosen event is none: take it out of what is shown"), &Corrections::reject);
    menu->addSeparator();
    m_date = add(tr("Change &Date…"), u"Ctrl+D", tr("Say what the date of the chosen event means"), &Corrections::changeDate);
    m_place = add(tr("Choose &Place…"), u"Ctrl+L", tr("Say which place the chosen event stands at"), &Corrections::choosePlace);
    m_edit = add(tr("&Change Event…"), u"Ctrl+I", tr("Change the label, date, countries and topics of the chosen event"), &Corrections::edit);
    m_articleDate = makeAction(menu, tr("Date of the Ar&ticle…"), QKeySequence(u"Ctrl+Shift+D"_s), tr("Say when the article was written, and see what that changes"), this,
                              [this] {
                                  if (const auto document = m_reader.shownDocument())
                                      m_corrections.dateArticle(*document);
                              });
    m_date->setIconText(tr("Date…"));
    m_place->setIconText(tr("Place…"));
    m_edit->setIconText(tr("Change…"));
    menu->addSeparator();
    m_note = add(tr("&Note…"), u"Ctrl+M", tr("Write a note on the chosen event"), &Corrections::note);
    m_tag = add(tr("Ta&gs…"), u"Ctrl+T", tr("Give the chosen event tags"), &Corrections::tag);
    m_star = add(tr("&Star"), u"Ctrl+B", tr("Give the chosen event a star, or take it away"), &Corrections::star);
    menu->addSeparator();
    m_merge = makeAction(menu, tr("&Merge"), QKeySequence(u"Ctrl+G"_s), tr("The events chosen in the table are one event"), this,
                        [this] { m_corrections.merge(chosenInTable()); });
    m_split = add(tr("Sp&lit Off"), u"Ctrl+Shift+G", tr("The chosen event is another than those it was merged with"), &Corrections::split);
    m_add = makeAction(menu, tr("Add &Event from the Words…"), QKeySequence(u"Ctrl+Shift+A"_s), tr("The words marked in the article tell an event"), this, [this] {
        const auto document = m_reader.shownDocument();
        const auto words = m_reader.article()->selectedWords();
        if (document && words)
            m_corrections.addEvent(*document, *words);
    });
    m_withdraw = add(tr("Take &Back Decisions"), u"Ctrl+Alt+Z", tr("Take back everything decided about the chosen event"), &Corrections::withdraw);
    menu->addSeparator();
    m_onlyStarred = makeAction(menu, tr("Show &Only Starred"), QKeySequence(u"Ctrl+Shift+K"_s), tr("Filter by star: show only events with one, or all again"), this,
                              [this](bool only) {
                                  EventFilter filter = m_workspace.events.filter();
                                  filter.starred = only;
                                  m_workspace.events.setFilter(filter);
                              });
    m_onlyStarred->setCheckable(true);
    m_onlyTagged = makeAction(menu, tr("S&how Only Tagged…"), QKeySequence(u"Ctrl+Shift+T"_s), tr("Filter by tags: show only events with one of those chosen"), this,
                             &CorrectionActions::chooseTags);
    m_onlyTagged->setCheckable(true);

    connect(&workspace.events, &EventFilterModel::eventsChanged, this, [this] {
        m_onlyStarred->setChecked(m_workspace.events.filter().starred);
        m_onlyTagged->setChecked(!m_workspace.events.filter().tags.empty());
    });
    connect(&workspace.selection, &EventSelection::changed, this, &CorrectionActions::refresh);
    connect(&workspace.events, &EventFilterModel::documentsChanged, this, &CorrectionActions::refresh);
    connect(&workspace.project, &Project::decisionsChanged, this, &CorrectionActions::refresh);
    connect(&workspace.project, &Project::fileChanged, this, &CorrectionActions::refresh);
    connect(table.view()->selectionModel(), &QItemSelectionModel::selectionChanged, this, &CorrectionActions::refresh);
    connect(&reader, &SourceReader::documentShown, this, &CorrectionActions::refresh);
    connect(reader.article(), &ArticleView::selectionChanged, this, &CorrectionActions::refresh);
    connect(reader.article(), &ArticleView::menuRequested, this, &CorrectionActions::showMenu);
    // Two events are marked in the table to be merged: it offers that where they are.
    for (QAction *action : {m_accept, m_reject, m_date, m_place, m_edit, m_note, m_tag, m_star, m_merge, m_split, m_withdraw})
        table.view()->addAction(action);
    table.view()->setContextMenuPolicy(Qt::ActionsContextMenu);
    refresh();
}

EventIndex CorrectionActions::current() const
{
    return m_workspace.selection.current();
}

std::vector<EventIndex> CorrectionActions::chosenInTable() const
{
    std::vector<EventIndex> events;
    for (const QModelIndex &row : m_table.view()->selectionModel()->selectedRows())
        events.push_back(row.data(EventFilterModel::EventIndexRole).toUInt());
    std::sort(events.begin(), events.end());
    return events;
}

void CorrectionActions::refresh()
{
    const bool canDecide = m_corrections.canDecide(current());
    for (QAction *action : {m_accept, m_reject, m_date, m_place, m_edit, m_note, m_tag, m_star})
        action->setEnabled(canDecide);
    m_split->setEnabled(canDecide && m_corrections.isMerged(current()));
    m_withdraw->setEnabled(canDecide && !m_workspace.project.decisionsOn(current()).empty());
    const std::vector<EventIndex> chosen = chosenInTable();
    m_merge->setEnabled(chosen.size() >= 2 && std::all_of(chosen.begin(), chosen.end(), [this](EventIndex event) { return m_corrections.canDecide(event); }));
    const bool isOpen = m_reader.shownDocument() && *m_reader.shownDocument() < m_workspace.project.documents().size() && !m_workspace.project.isReadOnly();
    m_articleDate->setEnabled(isOpen);
    m_add->setEnabled(isOpen && m_reader.article()->selectedWords());
}

void CorrectionActions::chooseTags()
{
    std::set<std::string> known;
    for (const Decision &decision : m_workspace.project.decisions()) {
        if (const auto *tag = std::get_if<TagDecision>(&decision.content))
            known.insert(tag->tag);
    }
    EventFilter filter = m_workspace.events.filter();
    QDialog dialog(m_reader.window());
    dialog.setWindowTitle(tr("Show Only Tagged"));
    auto *list = new QListWidget;
    list->setAccessibleName(tr("Tags"));
    list->setToolTip(tr("Space checks a tag; without any checked all events are shown"));
    for (const std::string &tag : known) {
        auto *item = new QListWidgetItem(textFromUtf8(tag), list);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setCheckState(filter.tags.contains(tag) ? Qt::Checked : Qt::Unchecked);
    }
    list->setCurrentRow(0);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    connect(buttons, &QDialogButtonBox::accepted, &dialog, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, &dialog, &QDialog::reject);
    auto *column = new QVBoxLayout(&dialog);
    column->addWidget(new QLabel(known.empty() ? tr("No event has a tag yet (Ctrl+T gives it some).") : tr("Events with any of these tags:")));
    column->addWidget(list);
    column->addWidget(buttons);
    dialog.resize(320, 320);
    if (dialog.exec() == QDialog::Accepted) {
        filter.tags.clear();
        for (int row = 0; row < list->count(); ++row) {
            if (list->item(row)->checkState() == Qt::Checked)
                filter.tags.insert(list->item(row)->text().toStdString());
        }
        m_workspace.events.setFilter(filter);
    }
    m_onlyTagged->setChecked(!m_workspace.events.filter().tags.empty());
}

void CorrectionActions::addWordEntries(QMenu *menu, std::uint32_t document, std::uint32_t byte)
{
    const ArticleView &article = *m_reader.article();
    const auto wordsOf = [&](TextSpan span) { return textFromUtf8(span.in(article.article()->document.text)).simplified(); };
    if (const TemporalExpression *date = article.dateAt(byte)) {
        const TextSpan words = date->span;
        QMenu *dates = menu->addMenu(tr("“%1” &means", "words of a date").arg(menuText(wordsOf(words))));
        for (const DateChoice &choice : m_corrections.dateChoicesOf(document, words)) {
            QAction *action = dates->addAction(tr("%1 (%2)", "date, why it is offered").arg(menuText(choice.text), choice.why));
            action->setCheckable(true);
            action->setChecked(choice.edtf == date->edtf);
            connect(action, &QAction::triggered, this, [this, document, words, edtf = choice.edtf] { m_corrections.setDateOf(document, words, edtf); });
        }
        dates->addSeparator();
        dates->addAction(tr("&Another Date…"), this, [this, document, words] { m_corrections.changeDateOf(document, words); });
    }
    if (const Toponym *place = article.placeAt(byte)) {
        const TextSpan words = place->span;
        QMenu *places = menu->addMenu(tr("“%1” &names", "words of a place").arg(menuText(wordsOf(words))));
        const std::vector<PlaceChoice> choices = m_corrections.placeChoicesOf(document, words);
        for (std::size_t i = 0; i < choices.size(); ++i) {
            // What is left out is found in the dialog.
            if (i >= MenuChoices && i + 1 < choices.size())
                continue;
            const PlaceChoice &choice = choices[i];
            QAction *action = places->addAction(tr("%1 (%2)", "place, what it is").arg(menuText(choice.text), choice.why));
            action->setCheckable(true);
            action->setChecked(choice.place && choice.place->name == place->name && choice.place->geonameId == place->geonameId);
            connect(action, &QAction::triggered, this, [this, document, words, chosen = choice.place] { m_corrections.setPlaceOf(document, words, chosen, false); });
        }
        places->addSeparator();
        places->addAction(tr("&Another Place, or in the Whole Article…"), this, [this, document, words] { m_corrections.choosePlaceOf(document, words); });
    }
}

void CorrectionActions::showMenu(QPoint position, std::optional<std::uint32_t> byte)
{
    QMenu menu(m_reader.article());
    menu.setObjectName(QStringLiteral("readerMenu"));
    const std::optional<std::uint32_t> document = m_reader.shownDocument();
    if (document && byte && m_articleDate->isEnabled()) {
        addWordEntries(&menu, *document, *byte);
        if (const auto words = m_reader.article()->selectedWords(); words && !m_reader.article()->dateAt(words->begin)) {
            menu.addAction(tr("The Words Are a &Date…"), this, [this, document, words] { m_corrections.changeDateOf(*document, *words); });
            menu.addAction(tr("The Words Are a &Place…"), this, [this, document, words] { m_corrections.choosePlaceOf(*document, *words); });
        }
        menu.addAction(m_add);
        menu.addSeparator();
    }
    for (QAction *action : eventActions())
        menu.addAction(action);
    menu.addSeparator();
    for (QAction *action : furtherActions())
        menu.addAction(action);
    menu.addSeparator();
    menu.addAction(m_articleDate);
    QAction *copy = menu.addAction(tr("Cop&y"), m_reader.article(), &QPlainTextEdit::copy);
    copy->setEnabled(m_reader.article()->textCursor().hasSelection());
    menu.exec(position);
}

} // namespace Dateline
