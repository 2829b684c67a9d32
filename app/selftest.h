// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace Dateline {

/// `dateline --self-test`: opens the window with the briefings, loads every view, chart and QML file, walks through the events,
/// and reports each warning that any of them gives. Returns 0 when there was none.
int runSelfTest();

} // namespace Dateline
