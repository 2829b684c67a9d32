// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "events/eventstore.h"

#include <QList>
#include <QWidget>

class QAction;
class QGridLayout;
class QLabel;

namespace Dateline {

class TellingList;
class Workspace;

/// What is known of the chosen event: when, how its date was read, where, who tells it and why these tell the same, what they do not agree
/// about, countries, topics, corridors, source.
/// What a person decided stands beside what was read. Rows without anything to say are left out.
class EventDetails : public QWidget
{
    Q_OBJECT

public:
    explicit EventDetails(Workspace &workspace, QWidget *parent = nullptr);

    /// NoEvent shows nothing.
    void setEvent(EventIndex event);
    /// Puts buttons beneath the rows: one for each of @p actions, and one with a menu of @p further.
    void setActions(const QList<QAction *> &actions, const QList<QAction *> &further);

private:
    struct Row
    {
        QLabel *name;
        QLabel *value;
        QLabel *note;
    };
    enum RowName { When, Conflict, ToldBy, ReadAs, Where, Countries, Topics, Corridors, Source, Decided, AsRead, Marks, Notes, RowCount };

    void fill(const Row &row, const QString &value, const QString &note = {});
    void followTellings();
    void fillTellings();
    void fillDecisions();
    void choose(EventIndex telling);
    void applyTheme();

    Workspace &m_workspace;
    QLabel *m_label;
    QLabel *m_hidden;
    QGridLayout *m_grid;
    QWidget *m_buttons = nullptr;
    TellingList *m_tellings;
    TellingList *m_contradicting; ///< those of another day, which are not merged with the event
    std::vector<Row> m_rows;
    EventIndex m_event = NoEvent;
};

} // namespace Dateline
