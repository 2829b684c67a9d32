// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "export/progress.h"

#include <functional>

namespace Dateline {

/// Runs @p work on a thread of its own and returns when it has ended; meanwhile @p progress is asked several times a second, so that
/// a window stays alive. @p work is given a function that says whether it is still wanted, to be asked from its thread. Without a
/// progress it runs right here. Returns whether it was wanted to the end.
bool runBesides(const std::function<void(const std::function<bool()> &isWanted)> &work, const Progress &progress);

} // namespace Dateline
