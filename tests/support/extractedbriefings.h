// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "events/extracteddocument.h"

#include <vector>

namespace Dateline::TestSupport {

/// The briefings that come with Dateline, read by the whole pipeline.
std::vector<ExtractedDocument> extractedBriefings();

} // namespace Dateline::TestSupport
