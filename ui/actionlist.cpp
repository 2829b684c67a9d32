// SPDX-License-Identifier: GPL-3.0-or-later
#include "actionlist.h"

#include <QAction>
#include <QMenu>
#include <QMenuBar>
#include <QStringList>
#include <QWidget>

#include <algorithm>

namespace Dateline {

namespace {

QString plain(QString text)
{
    text.replace(QStringLiteral("&&"), QStringLiteral("\u0001"));
    return text.remove(u'&').remove(u'…').replace(u'\u0001', u'&').trimmed();
}

/// The title of the menu that @p action stands in, else the name of the view that it belongs to.
QString groupOf(const QAction &action)
{
    for (QObject *object : action.associatedObjects()) {
        // A menu that pops up for a moment is gone before anybody looks it up.
        if (const auto *menu = qobject_cast<QMenu *>(object); menu && !menu->testAttribute(Qt::WA_DeleteOnClose) && !menu->title().isEmpty())
            return plain(menu->title());
    }
    for (QObject *object : action.associatedObjects()) {
        if (const auto *widget = qobject_cast<QWidget *>(object); widget && !widget->accessibleName().isEmpty())
            return widget->accessibleName();
    }
    return {};
}

/// The actions of a menu and then of its submenus, as they stand there.
void addActionsOf(const QMenu &menu, QList<QAction *> &actions)
{
    for (QAction *action : menu.actions()) {
        if (!action->menu() && !actions.contains(action))
            actions.append(action);
    }
    for (const QAction *action : menu.actions()) {
        if (action->menu())
            addActionsOf(*action->menu(), actions);
    }
}

/// All actions of the window: those of the menu bar in its order, then those of the views.
QList<QAction *> allActions(const QWidget &window)
{
    QList<QAction *> actions;
    if (const auto *bar = window.findChild<QMenuBar *>()) {
        for (const QAction *action : bar->actions()) {
            if (action->menu())
                addActionsOf(*action->menu(), actions);
        }
    }
    for (QAction *action : window.findChildren<QAction *>()) {
        if (!actions.contains(action))
            actions.append(action);
    }
    return actions;
}

QString keysOf(const QAction &action)
{
    QStringList keys;
    for (const QKeySequence &key : action.shortcuts())
        keys.append(key.toString(QKeySequence::NativeText));
    return keys.join(QStringLiteral("  "));
}

} // namespace

std::vector<ActionEntry> actionEntries(const QWidget &window)
{
    std::vector<ActionEntry> entries;
    QStringList groups;
    for (QAction *action : allActions(window)) {
        const QString name = plain(action->text());
        const QString group = groupOf(*action);
        if (name.isEmpty() || group.isEmpty() || action->isSeparator() || action->menu() || !action->isVisible())
            continue;
        const QString keys = keysOf(*action);
        const auto same = std::find_if(entries.begin(), entries.end(), [&](const ActionEntry &entry) { return entry.group == group && entry.name == name; });
        if (same == entries.end()) {
            entries.push_back({action, group, name, keys});
            if (!groups.contains(group))
                groups.append(group);
        } else if (!keys.isEmpty()) {
            same->keys = same->keys.isEmpty() ? keys : same->keys + QStringLiteral("  ") + keys;
        }
    }
    std::stable_sort(entries.begin(), entries.end(), [&](const ActionEntry &a, const ActionEntry &b) { return groups.indexOf(a.group) < groups.indexOf(b.group); });
    return entries;
}

} // namespace Dateline
