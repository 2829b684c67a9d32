// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <cstddef>

class QColor;
class QPainter;
class QRectF;

namespace Dateline {

struct Theme;

/// Lines laid over a colour, so that what prints alike in grey is still told apart.
enum class Pattern : quint8 { Solid, Rising, Level, Falling, Dotted, Upright, Crossed, Grid };

/// The pattern of the nth of several things that stand together, from 0; the first is solid. After eight they begin anew.
Pattern patternOf(std::size_t position);

/// Black or white, whichever is easier to read on @p ground (WCAG 2 relative luminance).
QColor inkOn(const QColor &ground);

/// What lines over @p color are seen in, on a ground of @p theme.
QColor patternInk(const QColor &color, const Theme &theme);

/// Draws the lines of @p pattern in @p ink within @p box, as lines of their own: no brush that a scale or a file format changes, and
/// no clip. Nothing for Solid and where the box is too small to show a pattern.
void paintPattern(QPainter &painter, const QRectF &box, Pattern pattern, const QColor &ink);

} // namespace Dateline
