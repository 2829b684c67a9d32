// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QListView;

namespace Dateline {

class HistoryModel;
class Workspace;

/// Everything done in this session in order, what is undone faint. A click goes to where that step is done and those after it are not;
/// the first line is the beginning.
class HistoryPanel : public QWidget
{
    Q_OBJECT

public:
    explicit HistoryPanel(Workspace &workspace, QWidget *parent = nullptr);

    QListView *view() const { return m_view; }

private:
    class Look;
    void follow();

    HistoryModel *m_steps;
    QListView *m_view;
};

} // namespace Dateline
