// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QObject>

class QAction;
class QDockWidget;
class QKeySequence;
class QMainWindow;
class QMenu;
class QWidget;

namespace Dateline {

/// The panels around the views: each stands in a dock of the window and has a key that brings it to the front, or hides it.
class Panels : public QObject
{
    Q_OBJECT

public:
    explicit Panels(QMainWindow *window);

    /// Puts @p panel into a dock of its own, known by @p name in layouts that are kept. Its key gives the keyboard to @p first, or, where
    /// there is none to be seen, to the first in the panel that takes it. (As a focus proxy it would keep Tab from all that is before it.)
    QDockWidget *add(const QString &title, const QString &name, QWidget *panel, Qt::DockWidgetArea area, const QKeySequence &key, QWidget *first = nullptr);

    /// Shows or hides one panel each.
    QMenu *menu() const { return m_menu; }
    QAction *actionOf(const QWidget *panel) const { return m_actions.value(dockOf(panel)); }

    static QDockWidget *dockOf(const QWidget *panel);
    /// Whether a widget stands in a panel that another one covers: such a panel is visible for Qt.
    static bool isBehind(const QWidget *widget);
    /// Shows a panel before those that share its place.
    static void bringForward(const QWidget *panel);

private:
    QMainWindow *m_window;
    QMenu *m_menu;
    QHash<QDockWidget *, QAction *> m_actions;
};

} // namespace Dateline
