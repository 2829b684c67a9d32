// SPDX-License-Identifier: GPL-3.0-or-later
#include "filters/searchfield.h"

#include "filters/searchhits.h"
#include "uitext.h"
#include "workspace.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QKeyEvent>

namespace Dateline {

namespace {
constexpr int Patience = 150; // milliseconds; shorter than the pause between two words
}

SearchField::SearchField(Workspace &workspace, QWidget *parent)
    : QLineEdit(parent)
    , m_workspace(workspace)
    , m_hits(new SearchHits(workspace, this))
    , m_list(new QCompleter(m_hits, this))
{
    setObjectName(QStringLiteral("searchField"));
    setPlaceholderText(tr("Search sentences, places, people, titles, notes"));
    setAccessibleName(tr("Search"));
    setToolTip(toolTipText(tr("Show only events with these words, and list where they stand. Accents, apostrophes and script do not count.\n"
                              "\"silk road\" words in a row, -tender without a word\n"
                              "title: place: person: note: tag: text: in that part only\n"
                              "in:KZ country, date:2024-07 or from:2013 to:2015-06 days")));
    setClearButtonEnabled(true);
    setMinimumWidth(160);
    setMaximumWidth(sizeHint().width());
    m_wait.setSingleShot(true);
    m_wait.setInterval(Patience);
    connect(&m_wait, &QTimer::timeout, this, &SearchField::flush);
    connect(this, &QLineEdit::textEdited, this, [this] { m_wait.start(); });
    connect(this, &QLineEdit::textChanged, this, [this](const QString &text) {
        // The clear button edits without textEdited in some styles.
        if (text.isEmpty() && !m_applied.empty())
            m_wait.start();
    });
    m_list->setWidget(this);
    m_list->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    m_list->setCompletionRole(Qt::EditRole);
    m_list->setMaxVisibleItems(8);
    m_list->popup()->setItemDelegate(new SearchHitDelegate(workspace, this));
    m_list->popup()->setAccessibleName(tr("What was found"));
    connect(&workspace, &Workspace::themeChanged, this, &SearchField::applyTheme);
    applyTheme();
    connect(m_list, qOverload<const QModelIndex &>(&QCompleter::activated), this, [this](const QModelIndex &index) { goTo(index.row()); });
    connect(&workspace.project, &Project::searchCompleted, this, [this] {
        if (hasFocus() && m_list->popup()->isVisible())
            showHits();
    });
    connect(&workspace.events, &EventFilterModel::eventsChanged, this, &SearchField::followFilter);
    followFilter();
}

QSize SearchField::sizeHint() const
{
    return {windowLength(420), QLineEdit::sizeHint().height()};
}

void SearchField::flush()
{
    m_wait.stop();
    m_applied = text().trimmed().toStdString();
    // Without a file there is no index; where none can be made, the words are looked for in the events themselves.
    if (!m_applied.empty() && !m_workspace.project.file())
        (void)m_workspace.project.startUnsaved();
    EventFilter filter = m_workspace.events.filter();
    filter.text = m_applied;
    m_workspace.events.setFilter(filter);
    if (hasFocus())
        showHits();
}

void SearchField::applyTheme()
{
    // The list is a window of its own, so that the style sheet of the field's window does not reach it.
    const Theme &theme = m_workspace.theme();
    m_list->popup()->setStyleSheet(theme.styleSheet()
                                   + QStringLiteral("QListView { background: %1; color: %2; border: 1px solid %3; selection-background-color: %4; selection-color: %2; }")
                                       .arg(theme.panel.name(), theme.text.name(), theme.hairline.name(), theme.chosenGround.name()));
}

void SearchField::showHits()
{
    m_hits->search(text());
    if (text().trimmed().isEmpty() || m_hits->rowCount() == 0)
        m_list->popup()->hide();
    else
        m_list->complete();
}

void SearchField::goTo(int row)
{
    const Project::SearchHit *hit = m_hits->hit(row);
    if (!hit)
        return;
    if (!hit->events.empty()) {
        m_workspace.selection.select(hit->events.front());
        return;
    }
    if (const std::optional<std::uint32_t> document = m_workspace.project.indexOf(hit->document))
        Q_EMIT sentenceWanted(*document, hit->sentence.value_or(TextSpan{}));
}

void SearchField::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && m_list->popup()->isVisible()) {
        m_list->popup()->hide();
        return;
    }
    if (event->key() == Qt::Key_Escape && !text().isEmpty()) {
        clear();
        flush();
        return;
    }
    QLineEdit::keyPressEvent(event);
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        flush();
}

void SearchField::followFilter()
{
    // What is being typed stays, unless the words of the filter were changed elsewhere.
    const std::string &text = m_workspace.events.filter().text;
    if (text == m_applied)
        return;
    m_applied = text;
    setText(textFromUtf8(text));
    m_wait.stop();
}

} // namespace Dateline
