// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QList>
#include <QRectF>
#include <QString>
#include <QTextLayout>

#include <functional>

class QPainter;
class QPdfWriter;

namespace Dateline {

/// Sets paragraphs and pictures one below the other on the pages of a PDF, with a line at the foot of each. Lengths in logical pixels.
class PageFlow
{
public:
    /// @p painter is open on @p writer; both outlive the flow. @p foot stands on every page beside its number.
    PageFlow(QPdfWriter &writer, QPainter &painter, QString foot);
    /// Puts the last page's foot.
    void end();

    double width() const { return m_area.width(); }
    double height() const { return m_area.height(); }

    struct Style
    {
        QFont font;
        QColor color;
        double indent = 0;
        double after = 0;
    };
    /// A paragraph; between its lines a page may end. @p formats are ranges of @p text with other letters.
    void paragraph(const QString &text, const Style &style, const QList<QTextLayout::FormatRange> &formats = {});
    /// Draws into a box of the flow's width; goes to the next page where the rest of this one is too low.
    void box(double height, double after, const std::function<void(QPainter &painter, QSizeF size)> &paint);
    /// What comes next begins a page where less than @p height is left on this one.
    void keepTogether(double height);
    void space(double height) { m_y += height; }
    void rule();

private:
    void newPage();
    void paintFoot();

    QPdfWriter &m_writer;
    QPainter &m_painter;
    QString m_foot;
    QRectF m_area;
    double m_y;
    int m_page = 1;
};

} // namespace Dateline
