// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/layoutbuilder.h"

namespace Dateline {

/// Lays out what stands behind the events: bands of time with their names in the foot, today, the marked range and the range of
/// the filter.
class BackgroundLayout
{
public:
    explicit BackgroundLayout(LayoutBuilder &builder);

    /// The height of the foot that the bands need, whatever is in view.
    double footHeight() const;
    void layout();

private:
    QRectF layoutToday(double rowTop);
    void layoutEras(const QRectF &today);
    std::optional<QRectF> boxOf(const std::optional<std::pair<AxisDay, AxisDay>> &range, double top, double bottom) const;

    LayoutBuilder &m_builder;
    const TimelineLayoutInput &m_in;
    TimelineLayout &m_out;
    std::vector<int> m_rowOfEra; ///< one entry an era; -1: there is no row left for it
    int m_rows = 1;
};

} // namespace Dateline
