// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/layoutbuilder.h"

namespace Dateline {

/// Lays out the exact events of a lane: dots and short bars in rows, with labels where there is room, and blocks with a count
/// where a stretch is too dense.
class PointBand
{
public:
    explicit PointBand(LayoutBuilder &builder)
        : m_builder(builder)
        , m_in(builder.input)
        , m_out(builder.out)
        , m_scale(builder.scale)
    {
    }

    /// @p top: of the first of the @p rows rows.
    void layout(int lane, std::uint32_t column, std::uint32_t rows, double top);

private:
    void labelBlock(const TimelineItem &item, int index);
    void label(std::vector<Placed> &placed, std::uint32_t rows);

    LayoutBuilder &m_builder;
    const TimelineLayoutInput &m_in;
    TimelineLayout &m_out;
    const double m_scale;
};

} // namespace Dateline
