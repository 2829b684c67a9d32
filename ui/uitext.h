// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/counttext.h"

#include <QFont>
#include <QString>

#include <string_view>

namespace Dateline {

/// A QString of valid UTF-8. A byte order mark at its beginning is kept, so that every code point of the text has its place.
QString textFromUtf8(std::string_view text);

/// @p text for a tool tip: shown literally and wrapped, whatever markup an article may hold.
QString toolTipText(const QString &text);

/// @p text with places to break inside words longer than a line of a narrow panel (paths, addresses).
QString breakable(const QString &text);

/// The desktop's font at @p size on the scale of the look (11 to 17), where 13 is the size the user has set for the desktop.
QFont windowFont(double size, QFont::Weight weight = QFont::Normal);

/// A length of the look in pixels, made for letters of 13 pixels, for the letters that the user has set; never shorter than it is.
int windowLength(int pixels);

} // namespace Dateline
