// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/corridor.h"

#include <QWidget>

class QListWidget;

namespace Dateline {

class Workspace;

/// All corridors with their line, name and status, each to be switched on and off on the map; below them the chosen one with its
/// history and its events.
class CorridorPanel : public QWidget
{
    Q_OBJECT

public:
    explicit CorridorPanel(Workspace &workspace, QWidget *parent = nullptr);
    /// With other corridors than the catalogue's; @p corridors must outlive the panel.
    CorridorPanel(Workspace &workspace, const std::vector<Corridor> &corridors, QWidget *parent = nullptr);

Q_SIGNALS:
    /// A corridor was double-clicked or Return was pressed on it: the map is asked to show all of it.
    void fitRequested(quint16 corridor);

private:
    void refresh();

    Workspace &m_workspace;
    const std::vector<Corridor> &m_corridors;
    QListWidget *m_list;
    bool m_isRefreshing = false;
};

/// Shows the corridors that a map begins with: the Middle Corridor, the China–Kyrgyzstan–Uzbekistan railway and the western
/// passage of the China–Europe railway express.
void showDefaultCorridors(Workspace &workspace, const std::vector<Corridor> &corridors);
void showDefaultCorridors(Workspace &workspace);

} // namespace Dateline
