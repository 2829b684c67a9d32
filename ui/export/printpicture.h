// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "export/exportsheet.h"

class QPrinter;
class QWidget;

namespace Dateline {

/// Sets the sheet into the printer's page, as large as the paper and its margins let it, and prints it; a poster is printed page by
/// page. Returns false where the printer cannot be painted on.
bool printPicture(QPrinter &printer, const Picture &picture, const ExportOptions &options);

/// Shows how the picture will be printed; paper and printer are chosen there. Returns when the preview is closed.
void previewPrint(const Picture &picture, const ExportOptions &options, QWidget *parent);

} // namespace Dateline
