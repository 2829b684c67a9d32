// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>

class QAction;
class QLabel;

namespace Dateline {

class Workspace;

/// The line that says what is shown ("38 of 52 events, 3 without a date · Kazakhstan or Tajikistan"), cut where there is no room
/// for it, with the one action that clears all filters.
class FilterSummary : public QWidget
{
    Q_OBJECT

public:
    explicit FilterSummary(Workspace &workspace, QWidget *parent = nullptr);

    /// The whole line.
    QString text() const { return m_text; }
    /// "Clear filters", Ctrl+Shift+C; enabled while a filter is set. For menus too.
    QAction *clearAction() const { return m_clear; }

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void update();
    void elide();
    void applyTheme();

    Workspace &m_workspace;
    QLabel *m_label;
    QString m_text;
    QAction *m_clear;
};

} // namespace Dateline
