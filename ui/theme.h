// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/country.h"

#include <QColor>
#include <QFont>
#include <QObject>
#include <QPalette>

namespace Dateline {

/// The colours and type of one appearance. Painters and widgets take every colour from here.
/// Colour belongs to countries: the same in timeline, map, charts and filters, always with the code or name beside it.
struct Theme
{
    enum class Appearance { Light, Dark };
    Appearance appearance = Appearance::Light;

    QColor page, panel, hairline;
    QColor text, secondText, faintText;
    QColor accent, chosenGround, accentText;
    QColor dateInText, placeInText;
    QColor land, centralAsia, water, border, river;
    QColor control; ///< ground of a button at rest

    static const Theme &light();
    static const Theme &dark();
    static const Theme &of(Appearance appearance);
    /// The desktop's: light or dark by its colour scheme.
    static Appearance desktopAppearance();

    QColor countryColor(CountryCode country) const;
    /// Distinct for neighbours in the catalogue; told apart by line style too.
    QColor corridorColor(std::uint16_t corridor) const;
    QPalette palette() const;
    /// The application style sheet for this theme.
    QString styleSheet() const;
};

/// The bundled font for exports and text goldens (Inter), at @p pixelSize in logical pixels; the same everywhere.
/// @p weight as QFont::Weight (400, 600, 700).
QFont exportFont(double pixelSize, int weight = 400);

} // namespace Dateline
