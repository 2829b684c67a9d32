// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QString>

#include <vector>

class QAction;
class QWidget;

namespace Dateline {

/// An action as it is told to people: in the list of keys and in the command palette.
struct ActionEntry
{
    QPointer<QAction> action;
    QString group; ///< the menu it stands in, or the view whose it is: "Timeline"
    QString name;  ///< without marks for accelerators
    QString keys;  ///< all of them, apart by two spaces; empty: none
};

/// All actions of @p window and its views that have a text, by group in the order of the menus. Actions of one group and name,
/// such as a menu's and a view's, are one entry with the keys of both.
std::vector<ActionEntry> actionEntries(const QWidget &window);

} // namespace Dateline
