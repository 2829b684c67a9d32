// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "events/extracteddocument.h"

#include <QByteArray>

#include <string>
#include <vector>

namespace Dateline::TestSupport {

/// What the writer of @p format, a name of eventFormats(), makes of @p documents; it must write without a failure.
QByteArray writtenEvents(const std::string &format, const std::vector<ExtractedDocument> &documents);

} // namespace Dateline::TestSupport
