// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "io/projectfile.h"

#include <QString>

#include <vector>

namespace Dateline::TestSupport {

/// Writes a project file as the program of an older table version wrote it: @p documents, the decision "decision-1" and the
/// view "Rails".
void writeOlderProject(const QString &path, int version, const std::vector<StoredDocument> &documents);

} // namespace Dateline::TestSupport
