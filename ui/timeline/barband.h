// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/layoutbuilder.h"

namespace Dateline {

/// Lays out the events of a lane that are known by the week or coarser, or last long: thin and thick bars in rows with their
/// labels beneath, joined to blocks where a stretch is too dense.
class BarBand
{
public:
    explicit BarBand(LayoutBuilder &builder)
        : m_builder(builder)
        , m_in(builder.input)
        , m_out(builder.out)
        , m_scale(builder.scale)
    {
    }

    /// @p top: of the first of the @p rows rows.
    void layout(int lane, std::uint32_t rows, double top);

private:
    void label(std::vector<Placed> &placed, std::uint32_t rows);

    LayoutBuilder &m_builder;
    const TimelineLayoutInput &m_in;
    TimelineLayout &m_out;
    const double m_scale;
};

} // namespace Dateline
