// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "text/calendarday.h"

#include <QObject>

namespace Dateline {

/// A moment on the timeline's axis in days since 1970-01-01 (the day number of Day), fractions are parts of a day.
using AxisDay = double;

/// The one range of time that is in view; timeline, overview and whoever follows the window share it.
/// Keeps begin < end, a width between one hour and 20,000 years, and both ends within 12,000 BC to 12,000 AD.
class TimeViewport : public QObject
{
    Q_OBJECT

public:
    explicit TimeViewport(QObject *parent = nullptr);

    AxisDay begin() const { return m_begin; }
    AxisDay end() const { return m_end; }
    AxisDay width() const { return m_end - m_begin; }

    /// Any range; it is made to fit the limits, keeping its centre where it can.
    void setRange(AxisDay begin, AxisDay end);
    /// Makes the window @p factor times as wide; the moment @p anchor keeps its place on the screen.
    void zoomAbout(AxisDay anchor, double factor);
    void panBy(AxisDay days);
    /// Moves by the least that brings [from, to] into view with a margin of a twentieth on each side; zooms only if it cannot fit.
    void reveal(AxisDay from, AxisDay to);

Q_SIGNALS:
    void changed();

private:
    AxisDay m_begin;
    AxisDay m_end;
};

} // namespace Dateline
