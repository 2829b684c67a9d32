// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "map/mapscene.h"

#include <QColor>

namespace Dateline {

struct Theme;

/// @p a with @p share (0 to 1) of @p b.
QColor mixed(QColor a, QColor b, double share);

/// The colours of the ground, by what lies there.
QColor groundColor(const Theme &theme, MapGround::Fill fill, bool isLit = false);
QColor coastColor(const Theme &theme);
QColor hatchColor(const Theme &theme);
QColor lineColor(const Theme &theme, BaseMap::LineKind kind);
double lineWidth(BaseMap::LineKind kind);

} // namespace Dateline
