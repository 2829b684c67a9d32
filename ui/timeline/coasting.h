// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <deque>

namespace Dateline {

/// How a pan goes on when the hand lets go: the speed of its last moments, dying away. Pure; the times come from the events.
class Coasting
{
public:
    /// The hand is at @p x (pixels) at @p milliseconds of any clock.
    void moved(double x, std::uint64_t milliseconds);
    /// Lets go. Whether there is anything to coast on.
    bool release(std::uint64_t milliseconds);
    void stop();
    bool isCoasting() const { return m_speed != 0; }
    /// How many pixels further it has come @p elapsed milliseconds after the release.
    double distanceAfter(double elapsed) const;
    /// After that many milliseconds it stands still.
    double duration() const;

private:
    struct Sample
    {
        double x;
        std::uint64_t at;
    };
    std::deque<Sample> m_samples;
    double m_speed = 0; ///< pixels a millisecond at the release
};

} // namespace Dateline
