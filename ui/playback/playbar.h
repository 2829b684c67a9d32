// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QAction;
class QComboBox;
class QSlider;
class QSpinBox;
class QToolButton;

namespace Dateline {

class ElidedLabel;
class Player;

/// The strip under the timeline that plays it: play and pause, where it is, and how it runs. There while the player is open.
class PlayBar : public QWidget
{
    Q_OBJECT

public:
    explicit PlayBar(Player &player, QWidget *parent = nullptr);

    /// Play or pause, a step on, a step back, leave, save as pictures: for the menu.
    const QList<QAction *> &playActions() const { return m_actions; }

Q_SIGNALS:
    /// The user asks for the play as numbered pictures.
    void savingRequested();

private:
    void refresh();
    void takeSettings();
    /// The label keeps the width of its longest text, so that nothing else moves while it plays.
    void keepRoomForLabel();

    Player &m_player;
    QList<QAction *> m_actions;
    QList<QAction *> m_openActions; ///< those that want the player open
    QToolButton *m_play = nullptr;
    QSlider *m_slider = nullptr;
    ElidedLabel *m_label = nullptr;
    QComboBox *m_mode = nullptr;
    QComboBox *m_step = nullptr;
    QSpinBox *m_window = nullptr;
    QComboBox *m_pace = nullptr;
    bool m_isRefreshing = false;
};

} // namespace Dateline
