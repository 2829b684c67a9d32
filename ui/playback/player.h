// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "playback/playback.h"

#include <QObject>
#include <QTimer>

#include <optional>

namespace Dateline {

class TimelineIndexer;
class Workspace;

/// Plays the shown events: sets the workspace's filter and viewport frame by frame, and leaves both as they were when it is
/// stopped. Where a frame takes longer than its time, the next one waits: none is left out.
class Player : public QObject
{
    Q_OBJECT

public:
    Player(Workspace &workspace, TimelineIndexer &indexer, QObject *parent = nullptr);

    /// Whether there is a frame on the screen; the workspace is then the player's.
    bool isOpen() const { return m_playback.has_value(); }
    bool isPlaying() const { return m_timer.isActive(); }
    /// Only with isOpen().
    const Playback &playback() const { return *m_playback; }
    int frame() const { return m_frame; }
    double framesPerSecond() const { return m_pace; }

    /// Shows the first frame of the suggested settings.
    void open();
    /// Other settings; the frame stays at its day.
    void setPlayback(const Playback &playback);
    /// From 0.25 to 60.
    void setFramesPerSecond(double pace);
    void showFrame(int frame);
    void play();
    void pause();
    /// Plays, from the beginning when it is at its end, or pauses.
    void toggle();
    /// Puts filter and viewport back to where they were.
    void close();

Q_SIGNALS:
    void changed();

private:
    void advance();

    Workspace &m_workspace;
    TimelineIndexer &m_indexer;
    QTimer m_timer;
    double m_pace = 4;
    std::optional<Playback> m_playback;
    int m_frame = 0;
    std::optional<Day> m_fromBefore;
    std::optional<Day> m_toBefore;
};

} // namespace Dateline
