// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "export/report.h"

class QIODevice;

namespace Dateline {

/// Writes the report as a PDF of pages of A4 to a device that is open for writing; see saveReport().
[[nodiscard]] std::optional<Failure> writeReportPdf(const Report &report, QIODevice &device, const Progress &progress);

} // namespace Dateline
