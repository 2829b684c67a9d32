// SPDX-License-Identifier: GPL-3.0-or-later
#include "review/undoactions.h"

#include "menuaction.h"
#include "project/project.h"
#include "uitext.h"

using namespace Qt::Literals::StringLiterals;

namespace Dateline {

UndoActions::UndoActions(Project &project, QObject *parent)
    : QObject(parent)
    , m_project(project)
{
}

void UndoActions::addTo(QMenu *menu)
{
    QAction *undo = makeAction(menu, tr("&Undo"), QKeySequence(u"Ctrl+Z"_s), tr("Undo the last step"), this, [this] {
        const QString step = nextUndone();
        m_project.undo();
        Q_EMIT told(tr("Undone: %1").arg(step));
    });
    QAction *redo = makeAction(menu, tr("&Redo"), QKeySequence(u"Ctrl+Shift+Z"_s), tr("Do again what was undone"), this, [this] {
        const QString step = nextRedone();
        m_project.redo();
        Q_EMIT told(tr("Done again: %1").arg(step));
    });
    const auto follow = [this, undo, redo] {
        const ProjectHistory &history = m_project.history();
        const bool writable = !m_project.isReadOnly();
        undo->setEnabled(writable && history.canUndo());
        redo->setEnabled(writable && history.canRedo());
        undo->setStatusTip(history.canUndo() ? tr("Undo: %1").arg(nextUndone()) : tr("Nothing to undo"));
        redo->setStatusTip(history.canRedo() ? tr("Redo: %1").arg(nextRedone()) : tr("Nothing to redo"));
    };
    connect(&m_project, &Project::historyChanged, undo, follow);
    connect(&m_project, &Project::fileChanged, undo, follow);
    follow();
}

QString UndoActions::nextUndone() const
{
    const ProjectHistory &history = m_project.history();
    return history.canUndo() ? textFromUtf8(history.steps()[history.done() - 1].text) : QString();
}

QString UndoActions::nextRedone() const
{
    const ProjectHistory &history = m_project.history();
    return history.canRedo() ? textFromUtf8(history.steps()[history.done()].text) : QString();
}

} // namespace Dateline
