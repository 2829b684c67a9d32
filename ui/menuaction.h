// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAction>
#include <QKeySequence>
#include <QMenu>

namespace Dateline {

/// Gives an action all that one needs to find and use it: a key, a tooltip that names the key and a status tip.
inline void describeAction(QAction *action, const QKeySequence &key, const QString &tooltip)
{
    action->setShortcut(key);
    action->setToolTip(key.isEmpty() ? tooltip : QStringLiteral("%1 (%2)").arg(tooltip, key.toString(QKeySequence::NativeText)));
    action->setStatusTip(tooltip);
}

/// An action of `menu` with a text, a key, a tooltip that names the key and a status tip.
/// `slot` of `context` is called when it is triggered.
template<typename Context, typename Slot>
QAction *makeAction(QMenu *menu, const QString &text, const QKeySequence &key, const QString &tooltip, Context *context, Slot slot)
{
    QAction *action = menu->addAction(text);
    describeAction(action, key, tooltip);
    QObject::connect(action, &QAction::triggered, context, slot);
    return action;
}

} // namespace Dateline
