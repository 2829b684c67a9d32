// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "events/eventstore.h"

#include <QList>
#include <QObject>

#include <cstdint>
#include <optional>

class QAction;
class QMenu;
class QPoint;

namespace Dateline {

class Corrections;
class EventTable;
class SourceReader;
class Workspace;

/// The actions with which events are corrected, for the menu Review, the reader's context menu and the buttons beneath the article: they
/// speak of the chosen event, of those chosen in the table, or of the words marked in the reader, and are enabled when there are such.
class CorrectionActions : public QObject
{
    Q_OBJECT

public:
    CorrectionActions(Workspace &workspace, Corrections &corrections, SourceReader &reader, EventTable &table, QMenu *menu);

    /// Those that stand as buttons beneath the article.
    QList<QAction *> eventActions() const { return {m_accept, m_reject, m_date, m_place, m_edit}; }
    QList<QAction *> furtherActions() const { return {m_note, m_tag, m_star, m_split, m_withdraw}; }

private:
    void refresh();
    void chooseTags();
    void showMenu(QPoint position, std::optional<std::uint32_t> byte);
    void addWordEntries(QMenu *menu, std::uint32_t document, std::uint32_t byte);
    EventIndex current() const;
    std::vector<EventIndex> chosenInTable() const;

    Workspace &m_workspace;
    Corrections &m_corrections;
    SourceReader &m_reader;
    EventTable &m_table;
    QAction *m_accept = nullptr;
    QAction *m_reject = nullptr;
    QAction *m_date = nullptr;
    QAction *m_place = nullptr;
    QAction *m_edit = nullptr;
    QAction *m_note = nullptr;
    QAction *m_tag = nullptr;
    QAction *m_star = nullptr;
    QAction *m_merge = nullptr;
    QAction *m_split = nullptr;
    QAction *m_withdraw = nullptr;
    QAction *m_add = nullptr;
    QAction *m_articleDate = nullptr;
    QAction *m_onlyStarred = nullptr;
    QAction *m_onlyTagged = nullptr;
};

} // namespace Dateline
