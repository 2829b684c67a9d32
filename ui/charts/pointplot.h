// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/timeviewport.h"

#include <QColor>
#include <QFont>
#include <QPointF>
#include <QRectF>
#include <QSizeF>
#include <QString>

#include <vector>

class QPainter;

namespace Dateline {

struct Theme;
struct TimelineCoordinates;

/// What a plot of points over time draws: series one below the other, each with a scale of its own, over one date line. A series
/// of one point has nothing to be compared with: it is a low row that says its figure and when it was.
struct PointData
{
    struct Point
    {
        AxisDay begin = 0;      ///< the time it speaks of
        AxisDay end = 0;
        double value = 0;
        double upper = 0;       ///< of a range; the value where there is none
        QString figure;         ///< beside the point where there is room
        bool expected = false;  ///< drawn hollow
        bool chosen = false;
    };
    struct Series
    {
        QString title;
        std::vector<Point> points; ///< in order of time, at least one
    };
    std::vector<Series> series; ///< those of one point last
};

/// Points joined by lines. What cannot be told apart in grey is told apart by its place.
class PointPlot
{
public:
    /// One drawn point.
    struct Mark
    {
        int series = 0;
        int point = 0;
        QPointF at;
    };

    /// Only those series are set that have room.
    void layOut(const PointData &data, QSizeF size, const Theme &theme, const QFont &font);
    void paint(QPainter &painter) const;

    int seriesLeft() const { return int(m_data.series.size()) - m_rows; }
    const std::vector<Mark> &marks() const { return m_marks; }
    /// The nearest within a few pixels; -1: none.
    int markAt(QPointF point) const;
    QRectF rectOf(int mark) const;

private:
    struct Row
    {
        QRectF title;
        QRectF plot;
        double least = 0;
        double greatest = 1;
    };
    struct Tick
    {
        double x;
        QString label;
        QString under; ///< of what the label is a part, where that changes: "2024" under "Q3"
    };

    void layOutRows();
    TimelineCoordinates coordinates() const;
    double yOf(const Row &row, double value) const;
    void layOutTime();
    void paintRow(QPainter &painter, int row) const;
    void paintFigures(QPainter &painter, int row) const;

    PointData m_data;
    QSizeF m_size;
    const Theme *m_theme = nullptr;
    QFont m_font;
    int m_rows = 0;
    AxisDay m_begin = 0;
    AxisDay m_end = 1;
    std::vector<Row> m_places;
    std::vector<Tick> m_ticks;
    std::vector<Mark> m_marks;
};

} // namespace Dateline
