// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "export/legend.h"

#include <QColor>
#include <QFont>
#include <QRectF>
#include <QSizeF>
#include <QString>

#include <cstdint>
#include <vector>

class QPainter;

namespace Dateline {

struct Theme;

/// What a plot of cells draws. Values are counts; a cell of 0 stays empty.
struct CellData
{
    struct Row
    {
        QString label;
        QColor color; ///< of a stroke before the label; invalid: none
    };
    std::vector<Row> rows;               ///< top down
    std::vector<QString> columns;        ///< from left to right, named beneath
    std::vector<std::uint32_t> values;   ///< row by row
    int chosenRow = -1;                  ///< with a column: one cell; alone: a whole row; -1: none
    int chosenColumn = -1;
    bool triangular = false;             ///< nothing stands right of the diagonal: where rows have no room, columns go with them

    std::uint32_t value(int row, int column) const { return values[std::size_t(row) * columns.size() + std::size_t(column)]; }
    std::uint32_t greatest() const;
};

/// Cells in five steps from light to dark ink, with the figure in each where there is room for it. They print in grey as they are.
class CellPlot
{
public:
    struct Cell
    {
        int row = 0;
        int column = 0;
    };

    /// Only those rows are set that have room; rowsLeft() says how many have none.
    void layOut(const CellData &data, QSizeF size, const Theme &theme, const QFont &font);
    void paint(QPainter &painter) const;

    int rowsLeft() const { return int(m_data.rows.size()) - m_rows; }
    /// The cells that are not empty and stand in the plot, row by row: the marks of a chart.
    const std::vector<Cell> &cells() const { return m_cells; }
    /// Index into cells(); -1 where there is none.
    int cellAt(QPointF point) const;
    QRectF rectOf(int cell) const { return box(m_cells[std::size_t(cell)]); }

    /// Which counts the steps stand for.
    static std::vector<LegendEntry> legend(const CellData &data, const Theme &theme);

private:
    QRectF box(Cell cell) const;
    void paintLabels(QPainter &painter) const;

    CellData m_data;
    QSizeF m_size;
    const Theme *m_theme = nullptr;
    QFont m_font;
    QRectF m_plot;
    int m_rows = 0;
    int m_columns = 0;
    std::vector<Cell> m_cells;
};

} // namespace Dateline
