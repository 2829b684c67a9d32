// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>

class QFrame;
class QLabel;

namespace Dateline {

/// A label that shows its text literally and wraps it, in windowFont(@p size, @p weight).
QLabel *plainLabel(double size, QFont::Weight weight = QFont::Normal);

/// A line of one pixel between two parts of a panel; its colour is the palette's Window.
QFrame *hairline();

} // namespace Dateline
