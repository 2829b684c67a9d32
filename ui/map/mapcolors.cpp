// SPDX-License-Identifier: GPL-3.0-or-later
#include "map/mapcolors.h"

#include "theme.h"

namespace Dateline {

QColor mixed(QColor a, QColor b, double share)
{
    return QColor::fromRgbF(float(a.redF() + (b.redF() - a.redF()) * share), float(a.greenF() + (b.greenF() - a.greenF()) * share),
                            float(a.blueF() + (b.blueF() - a.blueF()) * share));
}

QColor groundColor(const Theme &theme, MapGround::Fill fill, bool isLit)
{
    if (isLit && fill != MapGround::Fill::Lake)
        return theme.chosenGround;
    switch (fill) {
    case MapGround::Fill::CentralAsia: return theme.centralAsia;
    case MapGround::Fill::Lake: return theme.water;
    case MapGround::Fill::Land: break;
    }
    return theme.land;
}

QColor coastColor(const Theme &theme)
{
    return mixed(theme.border, theme.water, 0.45);
}

QColor hatchColor(const Theme &theme)
{
    return mixed(theme.border, theme.land, 0.35);
}

QColor lineColor(const Theme &theme, BaseMap::LineKind kind)
{
    switch (kind) {
    case BaseMap::LineKind::Coast: return coastColor(theme);
    case BaseMap::LineKind::River: return theme.river;
    case BaseMap::LineKind::Border:
    case BaseMap::LineKind::DisputedBorder:
    case BaseMap::LineKind::Claim: break;
    }
    return theme.border;
}

double lineWidth(BaseMap::LineKind kind)
{
    return kind == BaseMap::LineKind::Coast ? 0.9 : 1;
}

} // namespace Dateline
