// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/panels.h"

#include <QAction>
#include <QDockWidget>
#include <QKeySequence>
#include <QMainWindow>
#include <QMenu>

namespace Dateline {

namespace {

/// Who opens a panel with a key goes on with the keys in it.
void giveKeyboard(QWidget *panel, QWidget *first)
{
    if (first && first->isVisible() && first->isEnabled()) {
        first->setFocus(Qt::ShortcutFocusReason);
        return;
    }
    for (QWidget *each = panel->nextInFocusChain(); each != panel; each = each->nextInFocusChain()) {
        if (panel->isAncestorOf(each) && each->isVisible() && each->isEnabled() && (each->focusPolicy() & Qt::TabFocus)) {
            each->setFocus(Qt::ShortcutFocusReason);
            return;
        }
    }
}

} // namespace

Panels::Panels(QMainWindow *window)
    : QObject(window)
    , m_window(window)
    , m_menu(new QMenu(tr("&Panels"), window))
{
}

QDockWidget *Panels::add(const QString &title, const QString &name, QWidget *panel, Qt::DockWidgetArea area, const QKeySequence &key, QWidget *first)
{
    auto *dock = new QDockWidget(title, m_window);
    dock->setObjectName(name);
    // A palette would be lost when the style sheet changes: the ground comes from the sheet.
    panel->setAttribute(Qt::WA_StyledBackground);
    dock->setWidget(panel);
    m_window->addDockWidget(area, dock);
    // The dock's own action would close a panel whose tab is behind another, where its key is to bring it to the front.
    auto *toggle = new QAction(title, m_window);
    toggle->setCheckable(true);
    toggle->setShortcut(key);
    const QString tip = tr("Show or hide the panel %1").arg(title);
    toggle->setToolTip(tr("%1 (%2)", "tooltip: what it does and its key").arg(tip, key.toString(QKeySequence::NativeText)));
    toggle->setStatusTip(tip);
    m_menu->addAction(toggle);
    connect(dock, &QDockWidget::visibilityChanged, toggle, &QAction::setChecked);
    connect(toggle, &QAction::triggered, dock, [dock, panel, first](bool wanted) {
        dock->setVisible(wanted);
        if (!wanted)
            return;
        dock->raise();
        giveKeyboard(panel, first);
    });
    m_actions.insert(dock, toggle);
    return dock;
}

QDockWidget *Panels::dockOf(const QWidget *panel)
{
    return qobject_cast<QDockWidget *>(panel->parentWidget());
}

bool Panels::isBehind(const QWidget *widget)
{
    while (widget && !qobject_cast<const QDockWidget *>(widget))
        widget = widget->parentWidget();
    return widget && widget->visibleRegion().isEmpty();
}

void Panels::bringForward(const QWidget *panel)
{
    QDockWidget *dock = dockOf(panel);
    dock->show();
    dock->raise();
}

} // namespace Dateline
