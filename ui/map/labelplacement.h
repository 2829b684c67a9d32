// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "map/mapclipping.h"
#include "map/mapscene.h"

#include <array>
#include <optional>
#include <vector>

namespace Dateline {

struct MapContent;

inline constexpr double LabelGap = 3; ///< pixels of air around a label

/// Where a name may begin beside a point, the best first: right, left, below, above, then the corners.
std::array<QPointF, 8> standsAround(QPointF centre, double reach, QSizeF size);

/// The boxes that are taken while labels are placed, in a grid: a thousand markers must not be asked one by one for each label.
class TakenBoxes
{
public:
    void add(const QRectF &box)
    {
        anyCell(m_cells, box, [&box](std::vector<QRectF> &cell) {
            cell.push_back(box);
            return false;
        });
    }
    bool meetsAny(const QRectF &box) const
    {
        return anyCell(m_cells, box, [&box](const std::vector<QRectF> &cell) {
            return std::any_of(cell.begin(), cell.end(), [&box](const QRectF &other) { return meets(box, other); });
        });
    }

private:
    // Wraps around: cells far apart may share a list, which only costs comparisons.
    static constexpr int Columns = 64;
    static constexpr double CellSize = 40;

    /// Calls @p function with each cell that a box touches until it returns true; whether it did.
    template<typename Cells, typename Function>
    static bool anyCell(Cells &cells, const QRectF &box, Function function)
    {
        const int left = int(std::floor(box.left() / CellSize));
        const int right = std::min(left + Columns - 1, int(std::floor(box.right() / CellSize)));
        const int top = int(std::floor(box.top() / CellSize));
        const int bottom = std::min(top + Columns - 1, int(std::floor(box.bottom() / CellSize)));
        for (int y = top; y <= bottom; ++y) {
            for (int x = left; x <= right; ++x) {
                if (function(cells[std::size_t((y & (Columns - 1)) * Columns + (x & (Columns - 1)))]))
                    return true;
            }
        }
        return false;
    }

    std::vector<std::vector<QRectF>> m_cells = std::vector<std::vector<QRectF>>(Columns * Columns);
};

/// The cells of the view that corridors run through, so that names can keep off the lines.
class LineCells
{
public:
    explicit LineCells(const MapScene &scene)
        : m_columns(std::size_t(std::max(1.0, std::ceil(scene.camera.size.width() / CellSize))))
        , m_rows(std::size_t(std::max(1.0, std::ceil(scene.camera.size.height() / CellSize))))
        , m_cells(m_columns * m_rows)
    {
        for (const CorridorStroke &stroke : scene.corridors) {
            for (qsizetype i = 1; i < stroke.points.size(); ++i) {
                const QPointF a = stroke.points[i - 1];
                const QPointF d = stroke.points[i] - a;
                const int steps = int(std::max(std::abs(d.x()), std::abs(d.y())) / (CellSize / 2)) + 1;
                for (int step = 0; step <= steps; ++step)
                    mark(a + d * step / steps);
            }
        }
    }

    /// How many cells with a line a box touches: 0 where no line crosses it, the more the longer one runs through it.
    int crossed(const QRectF &box) const
    {
        const std::size_t right = cell(box.right(), m_columns);
        const std::size_t bottom = cell(box.bottom(), m_rows);
        int count = 0;
        for (std::size_t y = cell(box.top(), m_rows); y <= bottom; ++y) {
            for (std::size_t x = cell(box.left(), m_columns); x <= right; ++x)
                count += m_cells[y * m_columns + x] ? 1 : 0;
        }
        return count;
    }

private:
    static constexpr double CellSize = 4;

    static std::size_t cell(double position, std::size_t count)
    {
        return std::size_t(std::clamp(position / CellSize, 0.0, double(count - 1)));
    }
    void mark(QPointF point)
    {
        if (point.x() >= 0 && point.y() >= 0 && point.x() < double(m_columns) * CellSize && point.y() < double(m_rows) * CellSize)
            m_cells[cell(point.y(), m_rows) * m_columns + cell(point.x(), m_columns)] = true;
    }

    std::size_t m_columns;
    std::size_t m_rows;
    std::vector<bool> m_cells;
};

/// What the steps of placing labels share.
struct LabelPlacement
{
    MapScene &scene;
    const MapContent &content;
    LineCells lines;
    TakenBoxes taken;
    std::vector<QString> namedHere; ///< names that a marker's label already tells, with namedAt
    std::vector<QPointF> namedAt;

    /// The free stand that no line crosses; without one the free stand that lines cross least, the first of several.
    template<std::size_t N>
    std::optional<std::pair<QPointF, QRectF>> stand(const std::array<QPointF, N> &starts, QSizeF size, double air) const
    {
        std::optional<std::pair<QPointF, QRectF>> best;
        int least = 0;
        for (const QPointF &start : starts) {
            const QRectF box = QRectF(start.x(), start.y() - size.height(), size.width(), size.height())
                                   .adjusted(-LabelGap + 1, -LabelGap, LabelGap, LabelGap + 1);
            if (!isFree(grown(box, air)))
                continue;
            const int crossed = lines.crossed(box);
            if (!best || crossed < least) {
                best = std::pair(start, box);
                least = crossed;
            }
            if (crossed == 0)
                break;
        }
        return best;
    }

    bool isFree(const QRectF &box) const { return scene.camera.rect().contains(box) && !taken.meetsAny(box); }
};

} // namespace Dateline
