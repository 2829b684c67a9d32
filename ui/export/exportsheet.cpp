// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/exportsheet.h"

#include "models/counttext.h"
#include "theme.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace Dateline {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(ExportSheet)
};

constexpr double Gap = 10;
constexpr double LineGap = 4;
constexpr double LeastContentShare = 0.5;
constexpr double LeastContentHeight = 120;
constexpr int MostSourceLines = 2;

struct Fonts
{
    QFont title = exportFont(17, QFont::DemiBold);
    QFont text = exportFont(12);
    QFont small = exportFont(11);
};

double lineHeight(const QFont &font)
{
    return std::ceil(QFontMetricsF(font).height());
}

/// The titles set into at most two lines of @p width; what does not fit is counted in the last one.
QStringList sourceLines(const QStringList &sources, double width, const QFont &font)
{
    const QFontMetricsF metrics(font);
    const auto fits = [&](const QString &line) { return metrics.horizontalAdvance(line) <= width; };
    const QString between = QStringLiteral(" · ");
    QStringList lines;
    QString line = Words::tr("Sources: ");
    bool lineIsBare = true;
    for (qsizetype i = 0; i < sources.size(); ++i) {
        const qsizetype left = sources.size() - i - 1;
        const bool lastLine = lines.size() == MostSourceLines - 1;
        const QString more = lastLine && left > 0 ? between + Words::tr("and %1 more").arg(countText(left)) : QString();
        QString next = lineIsBare ? line + sources[i] : line + between + sources[i];
        if (lineIsBare && !fits(next + more))
            next = line + metrics.elidedText(sources[i], Qt::ElideRight, std::max(0.0, width - metrics.horizontalAdvance(line + more) - 1));
        if (fits(next + more) || lineIsBare) {
            line = next;
            lineIsBare = false;
            continue;
        }
        if (lastLine) {
            lines.append(line + between + Words::tr("and %1 more").arg(countText(sources.size() - i)));
            return lines;
        }
        lines.append(line);
        line.clear();
        lineIsBare = true;
        --i;
    }
    lines.append(line);
    return lines;
}

/// Where each part of a sheet stands; an empty area is left out.
struct SheetLayout
{
    QRectF title, content, legend, filters, sources, credit;
    QStringList sourceTexts;
    std::vector<LegendEntry> entries;
};

SheetLayout layOutSheet(const Picture &picture, const ExportOptions &options, const Theme &theme, const Fonts &fonts)
{
    SheetLayout layout;
    if (options.bare) {
        layout.content = QRectF(QPointF(), options.size);
        return layout;
    }
    const double margin = std::min(options.size.width(), options.size.height()) < 400 ? 12 : 24;
    const double left = margin;
    const double width = std::max(1.0, options.size.width() - 2 * margin);
    double top = margin;
    double bottom = options.size.height() - margin;
    if (options.title && !picture.title.isEmpty()) {
        layout.title = QRectF(left, top, width, lineHeight(fonts.title));
        top += layout.title.height() + Gap;
    }
    if (options.credit && !picture.credit.isEmpty()) {
        bottom -= lineHeight(fonts.small);
        layout.credit = QRectF(left, bottom, width, lineHeight(fonts.small));
        bottom -= LineGap;
    }
    // What is left above the least content goes to the legend first: colours must not stand without their names.
    double spare = bottom - top - std::max((options.size.height() - 2 * margin) * LeastContentShare, LeastContentHeight);
    const auto claim = [&spare](double height, double gap) -> double {
        if (height <= 0 || height + gap > spare)
            return 0;
        spare -= height + gap;
        return height;
    };
    if (options.legend && picture.legend)
        layout.entries = picture.legend(theme);
    if (options.sources && !picture.sources.isEmpty())
        layout.sourceTexts = sourceLines(picture.sources, width, fonts.small);
    const double legend = claim(legendHeight(layout.entries, width, fonts.text), Gap);
    const double filters = claim(options.filters && !picture.filters.isEmpty() ? lineHeight(fonts.text) : 0, Gap);
    const double sources = claim(double(layout.sourceTexts.size()) * lineHeight(fonts.small), LineGap);
    const auto placeAbove = [&](double height, double gap) -> QRectF {
        if (height <= 0)
            return {};
        bottom -= height;
        const QRectF area(left, bottom, width, height);
        bottom -= gap;
        return area;
    };
    layout.sources = placeAbove(sources, LineGap);
    layout.filters = placeAbove(filters, LineGap);
    if (legend > 0 && bottom < options.size.height() - margin)
        bottom -= Gap - LineGap;
    layout.legend = placeAbove(legend, 0);
    if (bottom < options.size.height() - margin)
        bottom -= Gap;
    layout.content = QRectF(left, top, width, std::max(1.0, bottom - top));
    return layout;
}

} // namespace

double sheetHeightFor(const Picture &picture, const ExportOptions &options, double width)
{
    constexpr double Enough = 4000; // for every word to find its place
    ExportOptions measured = options;
    measured.size = {width, Enough};
    const SheetLayout layout = layOutSheet(picture, measured, options.theme ? *options.theme : Theme::light(), Fonts());
    return Enough - layout.content.height() + picture.heightFor(layout.content.width());
}

void paintSheet(QPainter &painter, const Picture &picture, const ExportOptions &options)
{
    const Theme &theme = options.theme ? *options.theme : Theme::light();
    const Fonts fonts;
    const SheetLayout layout = layOutSheet(picture, options, theme, fonts);
    painter.save();
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    if (!options.transparent)
        painter.fillRect(QRectF(QPointF(), options.size), theme.panel);

    painter.save();
    painter.setClipRect(layout.content, Qt::IntersectClip);
    painter.translate(layout.content.topLeft());
    if (picture.paint)
        picture.paint(painter, layout.content.size(), theme);
    painter.restore();

    const auto line = [&](const QRectF &area, const QFont &font, const QColor &color, const QString &text) {
        painter.setFont(font);
        painter.setPen(color);
        const QFontMetricsF metrics(font);
        painter.drawText(QPointF(area.left(), area.top() + metrics.ascent()), metrics.elidedText(text, Qt::ElideRight, area.width()));
    };
    if (!layout.title.isEmpty())
        line(layout.title, fonts.title, theme.text, picture.title);
    if (!layout.legend.isEmpty())
        paintLegend(painter, layout.legend, layout.entries, fonts.text, theme);
    if (!layout.filters.isEmpty())
        line(layout.filters, fonts.text, theme.text, picture.filters);
    for (qsizetype i = 0; !layout.sources.isEmpty() && i < layout.sourceTexts.size(); ++i)
        line(layout.sources.translated(0, double(i) * lineHeight(fonts.small)), fonts.small, theme.secondText, layout.sourceTexts[i]);
    if (!layout.credit.isEmpty())
        line(layout.credit, fonts.small, theme.secondText, picture.credit);
    painter.restore();
}

} // namespace Dateline
