// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/coasting.h"

#include <algorithm>
#include <cmath>

namespace Dateline {

namespace {
constexpr std::uint64_t Remembered = 100; ///< milliseconds of the hand's last movement that make its speed
constexpr double Decay = 325;             ///< milliseconds in which the speed falls to 1/e
constexpr double SlowestStart = 0.15;     ///< pixels a millisecond; slower is a hand that came to rest
constexpr double Rest = 0.02;             ///< pixels a millisecond that nobody sees
} // namespace

void Coasting::moved(double x, std::uint64_t milliseconds)
{
    m_speed = 0;
    m_samples.push_back({x, milliseconds});
    while (m_samples.front().at + Remembered < milliseconds)
        m_samples.pop_front();
}

bool Coasting::release(std::uint64_t milliseconds)
{
    while (!m_samples.empty() && m_samples.front().at + Remembered < milliseconds)
        m_samples.pop_front();
    m_speed = 0;
    if (m_samples.size() >= 2 && m_samples.back().at > m_samples.front().at) {
        const double speed = (m_samples.back().x - m_samples.front().x) / double(m_samples.back().at - m_samples.front().at);
        if (std::abs(speed) >= SlowestStart)
            m_speed = speed;
    }
    m_samples.clear();
    return isCoasting();
}

void Coasting::stop()
{
    m_speed = 0;
    m_samples.clear();
}

double Coasting::duration() const
{
    return isCoasting() ? Decay * std::log(std::max(1.0, std::abs(m_speed) / Rest)) : 0;
}

double Coasting::distanceAfter(double elapsed) const
{
    return m_speed * Decay * (1 - std::exp(-std::clamp(elapsed, 0.0, duration()) / Decay));
}

} // namespace Dateline
