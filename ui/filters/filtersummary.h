// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QAction;
class QLabel;

namespace Dateline {

class Workspace;

/// The line that says what is shown ("38 of 52 events, 3 without a date") with the one action that clears all filters.
class FilterSummary : public QWidget
{
    Q_OBJECT

public:
    explicit FilterSummary(Workspace &workspace, QWidget *parent = nullptr);

    QString text() const;
    /// "Clear filters", Ctrl+Shift+C; enabled while a filter is set. For menus too.
    QAction *clearAction() const { return m_clear; }

private:
    void update();
    void applyTheme();

    Workspace &m_workspace;
    QLabel *m_label;
    QAction *m_clear;
};

} // namespace Dateline
