// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/choosenext.h"

#include "workspace.h"

#include <algorithm>

namespace Dateline {

void chooseNext(Workspace &workspace, const std::function<bool(EventIndex)> &isWanted)
{
    const std::vector<EventIndex> &shown = workspace.events.events();
    const auto from = shown.begin() + (workspace.events.rowOf(workspace.selection.current()) + 1);
    auto next = std::find_if(from, shown.end(), isWanted);
    if (next == shown.end()) {
        next = std::find_if(shown.begin(), from, isWanted);
        if (next == from)
            return;
    }
    workspace.selection.select(*next);
}

} // namespace Dateline
