// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QMenu;

namespace Dateline {

class Project;

/// Undo and Redo: each tells which step it would take, and which it took.
class UndoActions : public QObject
{
    Q_OBJECT

public:
    UndoActions(Project &project, QObject *parent);

    void addTo(QMenu *menu);

Q_SIGNALS:
    /// In words for the user: what was undone or done again.
    void told(const QString &text);

private:
    /// The step that would be undone or done again next; empty when there is none.
    QString nextUndone() const;
    QString nextRedone() const;

    Project &m_project;
};

} // namespace Dateline
