// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/eras.h"
#include "timeline/timelineindex.h"

#include <QObject>

#include <cstdint>
#include <set>

class QMainWindow;
class QSplitter;

namespace Dateline {

class Workspace;

/// Keeps in the project how its window looks: panels and their sizes, what the lanes stand for, which corridors are drawn, and which bands of
/// time. Corridors and bands are choices of the user's that can be undone; the rest is not.
class WindowMemory : public QObject
{
    Q_OBJECT

public:
    WindowMemory(Workspace &workspace, QMainWindow *window, QSplitter *stack);

    /// What the lanes stand for now; kept with the layout, unless it is the project that says so.
    void noteLanes(LaneGrouping grouping);

    /// Puts the layout of the window into the project; called before the project is left.
    void store();
    /// Lays the window out as the project has it; leaves alone what the project says nothing of.
    void restore();

Q_SIGNALS:
    void lanesRestored(Dateline::LaneGrouping grouping);

private:
    void keepCorridors();
    void showCorridors();
    void keepBands();
    void showBands();

    Workspace &m_workspace;
    QMainWindow *m_window;
    QSplitter *m_stack;
    LaneGrouping m_lanes = LaneGrouping::Country;
    std::set<std::uint16_t> m_usualCorridors; ///< those shown where the project says nothing
    std::vector<TimelineEra> m_usualBands;
    bool m_following = false;
};

} // namespace Dateline
