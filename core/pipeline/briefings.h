// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "text/document.h"

#include <vector>

namespace Dateline {

/// The articles that come with the program and open on the first start, in order of name, which is that of publication.
/// Their paths are "briefing:NAME.md" and name no file.
std::vector<Document> bundledBriefings();

} // namespace Dateline
