// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/corridor.h"

#include <QWidget>

class QLabel;
class QListWidget;
class QToolButton;

namespace Dateline {

class Workspace;

/// The chosen corridor: what it is, its history of status with the sources, and the shown events whose sentences name it.
class CorridorDetails : public QWidget
{
    Q_OBJECT

public:
    /// @p corridors must outlive the widget.
    CorridorDetails(Workspace &workspace, const std::vector<Corridor> &corridors, QWidget *parent = nullptr);

private:
    void refresh();
    void refreshEvents();
    void refreshText();

    Workspace &m_workspace;
    const std::vector<Corridor> &m_corridors;
    QLabel *m_text;
    QLabel *m_count;
    QToolButton *m_only;
    QListWidget *m_events;
};

} // namespace Dateline
