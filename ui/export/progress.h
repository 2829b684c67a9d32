// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

namespace Dateline {

/// Told by a long task from time to time how much of it is done (0 to 1), on the thread that began it. Returns whether to go on:
/// after false the task ends as soon as it can and leaves nothing behind. An empty one stands for "go on".
using Progress = std::function<bool(double done)>;

inline bool goesOn(const Progress &progress, double done)
{
    return !progress || progress(done);
}

/// The part of @p whole from @p from to @p to, as a task of its own.
inline Progress partOf(const Progress &whole, double from, double to)
{
    return whole ? Progress([whole, from, to](double done) { return whole(from + done * (to - from)); }) : Progress();
}

} // namespace Dateline
