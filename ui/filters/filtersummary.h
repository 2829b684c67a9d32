// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>

class QAction;

namespace Dateline {

class ElidedLabel;
class Workspace;

/// The line that says what is shown ("38 of 52 events, 3 without a date · Kazakhstan or Tajikistan"), cut where there is no room
/// for it, with the one action that clears all filters. A message takes the line's place while there is one.
class FilterSummary : public QWidget
{
    Q_OBJECT

public:
    explicit FilterSummary(Workspace &workspace, QWidget *parent = nullptr);

    /// What is shown, the whole line.
    QString text() const { return m_text; }
    /// Shows @p message instead of what is shown, until an empty one comes.
    void setMessage(const QString &message);
    /// "Clear Filters", Ctrl+Backspace; enabled while a filter is set. For menus too.
    QAction *clearAction() const { return m_clear; }

private:
    void update();
    void showLine();
    void applyTheme();

    Workspace &m_workspace;
    ElidedLabel *m_label;
    QString m_text;
    QString m_message;
    QAction *m_clear;
};

} // namespace Dateline
