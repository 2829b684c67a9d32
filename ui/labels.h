// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFont>

class QFrame;
class QLabel;

namespace Dateline {

/// A label that shows its text literally and wraps it, in windowFont(@p size, @p weight).
QLabel *plainLabel(double size, QFont::Weight weight = QFont::Normal);

/// Gives a label its colour by a style sheet of its own: a palette would be lost when the label gets another parent (a dock)
/// while the application has a style sheet.
void setInk(QLabel *label, const QColor &color);

/// A line of one pixel between two parts of a panel.
QFrame *hairline();
void setHairlineColor(QFrame *hairline, const QColor &color);

} // namespace Dateline
