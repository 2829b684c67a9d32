// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "table/eventlistmodel.h"

#include <QPointer>
#include <QWidget>

class QLabel;
class QTabBar;
class QTableView;

namespace Dateline {

class Workspace;

/// The shown events as a list in the order of time, those without a date at the end; or only those without a date or without a
/// place. A chosen row is the chosen event, both ways.
class EventTable : public QWidget
{
    Q_OBJECT

public:
    explicit EventTable(Workspace &workspace, QWidget *parent = nullptr);

    EventListModel::Part part() const { return m_list->part(); }
    void setPart(EventListModel::Part part);

    QTableView *view() const { return m_view; }
    QTabBar *parts() const { return m_parts; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void follow();
    void chooseSelectedRow();
    void updateCounts();
    void applyTheme();

    Workspace &m_workspace;
    EventListModel *m_list;
    QTabBar *m_parts;
    QTableView *m_view;
    QLabel *m_empty;
    bool m_following = false;
    QPointer<QWidget> m_keyboardWentTo; ///< when the list became empty; else null
};

} // namespace Dateline
