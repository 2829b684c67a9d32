// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "events/eventstore.h"

#include <functional>

namespace Dateline {

class Workspace;

/// Chooses the next shown event after the chosen one for which @p isWanted holds, and after the last one the first again: clicking a
/// mark of a chart walks through what it stands for. Nothing happens where there is none.
void chooseNext(Workspace &workspace, const std::function<bool(EventIndex)> &isWanted);

} // namespace Dateline
