// SPDX-License-Identifier: GPL-3.0-or-later
#include "filters/searchfield.h"

#include "uitext.h"
#include "workspace.h"

#include <QKeyEvent>

namespace Dateline {

namespace {
constexpr int Patience = 150; // milliseconds; shorter than the pause between two words
}

SearchField::SearchField(Workspace &workspace, QWidget *parent)
    : QLineEdit(parent)
    , m_workspace(workspace)
{
    setObjectName(QStringLiteral("searchField"));
    setPlaceholderText(tr("Search sentences, places, titles"));
    setAccessibleName(tr("Search"));
    setToolTip(tr("Show only events with these words in their sentence, a place or the title of the article"));
    setClearButtonEnabled(true);
    setMinimumWidth(160);
    m_wait.setSingleShot(true);
    m_wait.setInterval(Patience);
    connect(&m_wait, &QTimer::timeout, this, &SearchField::flush);
    connect(this, &QLineEdit::textEdited, this, [this] { m_wait.start(); });
    connect(this, &QLineEdit::textChanged, this, [this](const QString &text) {
        // The clear button edits without textEdited in some styles.
        if (text.isEmpty() && !m_applied.empty())
            m_wait.start();
    });
    connect(&workspace.events, &EventFilterModel::eventsChanged, this, &SearchField::followFilter);
    followFilter();
}

void SearchField::flush()
{
    m_wait.stop();
    m_applied = text().trimmed().toStdString();
    EventFilter filter = m_workspace.events.filter();
    filter.text = m_applied;
    m_workspace.events.setFilter(filter);
}

void SearchField::keyPressEvent(QKeyEvent *event)
{
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
