// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QSize;
class QWidget;

namespace Dateline {

/// Gives a dialog the size it is to open with, made for letters of 13 pixels: more for larger ones, and never more than its screen has.
void sizeDialog(QWidget *dialog, QSize size);

} // namespace Dateline
