// SPDX-License-Identifier: GPL-3.0-or-later
#include "playback/player.h"

#include "timeline/timelineindexer.h"
#include "workspace.h"

#include <algorithm>
#include <cmath>

namespace Dateline {

Player::Player(Workspace &workspace, TimelineIndexer &indexer, QObject *parent)
    : QObject(parent)
    , m_workspace(workspace)
    , m_indexer(indexer)
{
    m_timer.setTimerType(Qt::PreciseTimer);
    m_timer.setInterval(int(std::lround(1000 / m_pace)));
    connect(&m_timer, &QTimer::timeout, this, &Player::advance);
}

void Player::open()
{
    if (isOpen() || m_workspace.events.datedCount() == 0)
        return;
    m_fromBefore = m_workspace.events.filter().from;
    m_toBefore = m_workspace.events.filter().to;
    m_playback = suggestPlayback(m_workspace);
    // Lanes that come and go with each frame could not be read.
    m_indexer.keepLanes(true);
    showFrame(0);
}

void Player::setPlayback(const Playback &playback)
{
    if (!isOpen())
        return;
    const Day day = m_playback->frame(m_frame).to;
    m_playback = playback;
    showFrame(m_playback->frameOf(day));
}

void Player::setFramesPerSecond(double pace)
{
    m_pace = std::clamp(pace, 0.25, 60.0);
    m_timer.setInterval(int(std::lround(1000 / m_pace)));
    Q_EMIT changed();
}

void Player::showFrame(int frame)
{
    if (!isOpen())
        return;
    m_frame = std::clamp(frame, 0, m_playback->frameCount() - 1);
    showPlaybackFrame(m_workspace, m_playback->frame(m_frame));
    Q_EMIT changed();
}

void Player::play()
{
    open();
    if (!isOpen())
        return;
    if (m_frame == m_playback->frameCount() - 1)
        showFrame(0);
    m_timer.start();
    Q_EMIT changed();
}

void Player::pause()
{
    m_timer.stop();
    Q_EMIT changed();
}

void Player::toggle()
{
    if (isPlaying())
        pause();
    else
        play();
}

void Player::advance()
{
    if (m_indexer.isPreparing())
        return;
    if (m_frame + 1 >= m_playback->frameCount()) {
        pause();
        return;
    }
    showFrame(m_frame + 1);
}

void Player::close()
{
    if (!isOpen())
        return;
    m_timer.stop();
    EventFilter filter = m_workspace.events.filter();
    filter.from = m_fromBefore;
    filter.to = m_toBefore;
    const AxisDay begin = m_playback->begin;
    const AxisDay end = m_playback->end;
    m_playback.reset();
    m_indexer.keepLanes(false);
    m_workspace.events.setFilter(filter);
    m_workspace.viewport.setRange(begin, end);
    Q_EMIT changed();
}

} // namespace Dateline
