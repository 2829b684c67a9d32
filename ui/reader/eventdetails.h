// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "events/eventstore.h"

#include <QWidget>

class QLabel;

namespace Dateline {

class Workspace;

/// What is known of the chosen event: when, how its date was read, where, countries, topics, corridors, source.
/// Rows without anything to say are left out.
class EventDetails : public QWidget
{
    Q_OBJECT

public:
    explicit EventDetails(Workspace &workspace, QWidget *parent = nullptr);

    /// NoEvent shows nothing.
    void setEvent(EventIndex event);

private:
    struct Row
    {
        QLabel *name;
        QLabel *value;
        QLabel *note;
    };
    enum RowName { When, ReadAs, Where, Countries, Topics, Corridors, Source, RowCount };

    void fill(const Row &row, const QString &value, const QString &note = {});
    void applyTheme();

    Workspace &m_workspace;
    QLabel *m_label;
    QLabel *m_hidden;
    std::vector<Row> m_rows;
    EventIndex m_event = NoEvent;
};

} // namespace Dateline
