// SPDX-License-Identifier: GPL-3.0-or-later
#include "playback/playback.h"

#include "models/displaydate.h"
#include "timeline/timelinecoordinates.h"
#include "workspace.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <cmath>

namespace Dateline {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Playback)
};

constexpr int ReasonableFrames = 180;
constexpr double ShareOfMovingWindow = 0.1;

AxisDay stepBegin(const Playback &playback, int index)
{
    AxisDay at = playback.step.floor(startOfDay(playback.first));
    for (int i = 0; i < index; ++i)
        at = playback.step.next(at);
    return at;
}

} // namespace

int Playback::frameCount() const
{
    return frameOf(last) + 1;
}

int Playback::frameOf(Day day) const
{
    const AxisDay moment = startOfDay(std::clamp(day, first, std::max(first, last)));
    int index = 0;
    for (AxisDay next = step.next(step.floor(startOfDay(first))); next <= moment; next = step.next(next))
        ++index;
    return index;
}

PlaybackFrame Playback::frame(int index) const
{
    index = std::clamp(index, 0, frameCount() - 1);
    PlaybackFrame frame;
    const int oldest = mode == Mode::Moving ? std::max(0, index - std::max(1, window) + 1) : 0;
    frame.from = std::max(first, dayAtMoment(stepBegin(*this, oldest)));
    frame.to = std::min(last, dayAtMoment(stepBegin(*this, index + 1)) - std::chrono::days(1));
    const double half = (end - begin) / 2;
    const AxisDay newest = startOfDay(frame.to) + 1;
    double shift = 0;
    if (newest > end)
        shift = std::ceil((newest - end) / half) * half;
    else if (newest <= begin)
        shift = -std::ceil((begin - startOfDay(frame.to)) / half) * half;
    frame.begin = begin + shift;
    frame.end = end + shift;
    return frame;
}

QString playbackFrameText(const PlaybackFrame &frame)
{
    return frame.from == frame.to ? displayDay(frame.from) : Words::tr("%1 to %2").arg(displayDay(frame.from), displayDay(frame.to));
}

void showPlaybackFrame(Workspace &workspace, const PlaybackFrame &frame)
{
    EventFilter filter = workspace.events.filter();
    filter.from = frame.from;
    filter.to = frame.to;
    workspace.events.setFilter(filter);
    workspace.viewport.setRange(frame.begin, frame.end);
}

Playback suggestPlayback(const Workspace &workspace)
{
    Playback playback;
    playback.begin = workspace.viewport.begin();
    playback.end = workspace.viewport.end();
    const EventFilterModel &events = workspace.events;
    Day first = dayAtMoment(playback.begin);
    Day last = dayAtMoment(playback.end);
    for (int row = 0; row < events.datedCount(); ++row) {
        const TimeInterval interval = events.store().intervalOf(events.events()[std::size_t(row)]);
        const Day begins = interval.earliest ? *interval.earliest : *interval.latest;
        const Day ends = interval.latest ? *interval.latest : begins;
        first = row == 0 ? begins : std::min(first, begins);
        last = row == 0 ? ends : std::max(last, ends);
    }
    // Outliers far out of view would make most frames empty: what is in view is what is played.
    playback.first = events.filter().from.value_or(std::max(first, dayAtMoment(playback.begin)));
    playback.last = std::max(playback.first, events.filter().to.value_or(std::min(last, dayAtMoment(playback.end))));
    const double span = startOfDay(playback.last) + 1 - startOfDay(playback.first);
    static constexpr std::array Steps{TimeStep{TimeStep::Base::Day, 1}, TimeStep{TimeStep::Base::Week, 1}, TimeStep{TimeStep::Base::Month, 1},
                                      TimeStep{TimeStep::Base::Month, 3}, TimeStep{TimeStep::Base::Year, 1}, TimeStep{TimeStep::Base::Year, 10},
                                      TimeStep{TimeStep::Base::Year, 100}};
    playback.step = Steps.back();
    for (const TimeStep &step : Steps) {
        if (span / step.typicalDays() <= ReasonableFrames) {
            playback.step = step;
            break;
        }
    }
    playback.window = std::max(1, int(std::lround(span * ShareOfMovingWindow / playback.step.typicalDays())));
    return playback;
}

} // namespace Dateline
