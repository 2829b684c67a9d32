// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/timelineindex.h"

#include <QList>
#include <QObject>

class QAction;
class QActionGroup;
class QKeyEvent;

namespace Dateline {

class TimelineView;

/// What can be done on the timeline by keys, as actions: menus, the palette and the list of keys take them from here. Their keys
/// hold while the timeline has the keyboard.
class TimelineActions : public QObject
{
    Q_OBJECT

public:
    explicit TimelineActions(TimelineView &view);

    QAction *next, *previous, *first, *last, *open;
    QAction *zoomIn, *zoomOut, *earlier, *later, *showAll, *centre;
    QAction *up, *down, *pageUp, *pageDown;
    QAction *back, *forward, *clear;
    QAction *zoomToRange, *filterByRange;
    QAction *inertia;
    QAction *foldAll, *unfoldAll, *foldChosen, *hideChosen, *showHidden;
    QActionGroup *orders; ///< data: LaneOrder as a number

    /// Whether a key is one of an action that is on.
    bool handles(const QKeyEvent &key) const { return actionOf(key) != nullptr; }
    /// Triggers the action whose key was pressed; false when there is none or it is off.
    bool trigger(const QKeyEvent &key);
    /// Sets what is on, off and checked by what the view shows.
    void refresh();

private:
    QAction *actionOf(const QKeyEvent &key) const;
    QAction *add(const QString &text, const QList<QKeySequence> &keys, const QString &tip);

    TimelineView &m_view;
};

} // namespace Dateline
