// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "export/report.h"

class QIODevice;

namespace Dateline {

/// Writes the report as one HTML file to a device that is open for writing; see saveReport(). All text of others is escaped.
[[nodiscard]] std::optional<Failure> writeReportHtml(const Report &report, QIODevice &device, const Progress &progress);

} // namespace Dateline
