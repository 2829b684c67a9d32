// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "text/calendarday.h"
#include "timeline/timescale.h"

#include <QString>

namespace Dateline {

class Workspace;

/// What is seen at one moment of playing: the days that the filter lets through and the range of time in view.
struct PlaybackFrame
{
    Day from;
    Day to; ///< inclusive
    AxisDay begin = 0;
    AxisDay end = 0;

    friend bool operator==(const PlaybackFrame &, const PlaybackFrame &) = default;
};

/// A window of time that runs along in steps of the calendar. Pure: a frame follows from the settings and its number alone, so
/// that the screen at frame 17 and picture 17 of an export are the same.
struct Playback
{
    enum class Mode : std::uint8_t {
        Cumulative, ///< from the first day on, more and more
        Moving,     ///< a window of fixed length
    };

    Day first;                               ///< the span that is played
    Day last;                                ///< inclusive, not before first
    TimeStep step{TimeStep::Base::Month, 1}; ///< one frame; of days or longer
    int window = 12;                         ///< steps that the moving window is long, from 1 on
    Mode mode = Mode::Cumulative;
    AxisDay begin = 0;                       ///< the range of time in view when it starts; begin < end
    AxisDay end = 1;

    /// How many steps the span has, at least 1.
    int frameCount() const;
    /// @p index from 0 to frameCount() - 1; others are taken as the nearest. While the window is within the range of time in
    /// view that stays; then it goes on by halves of itself.
    PlaybackFrame frame(int index) const;
    /// The frame whose step holds @p day.
    int frameOf(Day day) const;
};

/// "1 January 2024 to 31 March 2024".
QString playbackFrameText(const PlaybackFrame &frame);

/// Sets filter and viewport as @p frame says; every view follows.
void showPlaybackFrame(Workspace &workspace, const PlaybackFrame &frame);

/// Settings that play the shown dated events in a reasonable number of frames, with the viewport as it is now. A filter's range
/// is the span where there is one.
Playback suggestPlayback(const Workspace &workspace);

} // namespace Dateline
