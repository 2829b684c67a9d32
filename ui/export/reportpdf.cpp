// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/reportpdf.h"

#include "export/exportsheet.h"
#include "export/pageflow.h"
#include "export/reportentries.h"
#include "export/watcheddevice.h"
#include "models/eventfiltermodel.h"
#include "theme.h"

#include <QCoreApplication>
#include <QPainter>
#include <QPdfWriter>

#include <algorithm>

namespace Dateline {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Report)
};

constexpr int Resolution = 600;
constexpr double FiguresShare = 0.5;
constexpr int EventsBetweenLooks = 100;
constexpr double LeastEventHeight = 64; // a heading or a date is not left alone at a page's end

class PdfReport
{
public:
    PdfReport(const Report &report, PageFlow &flow, const Progress &progress)
        : m_report(report)
        , m_flow(flow)
        , m_progress(progress)
    {
    }

    /// Returns whether it was let come to its end.
    bool write()
    {
        m_flow.paragraph(m_report.title, m_title);
        m_flow.paragraph(m_report.filters, m_second);
        m_flow.space(12);
        for (std::size_t i = 0; i < m_report.figures.size(); ++i) {
            figure(m_report.figures[i]);
            if (!goesOn(m_progress, FiguresShare * double(i + 1) / double(m_report.figures.size())))
                return false;
        }
        if (m_report.events && !events())
            return false;
        if (m_report.events)
            sources();
        return true;
    }

private:
    void figure(const Report::Figure &figure)
    {
        ExportOptions options;
        options.title = options.filters = options.sources = false;
        options.credit = true;
        const double width = m_flow.width();
        // The figure is drawn on a wider sheet and made smaller: its letters are for a screen.
        constexpr double SheetWidth = 960;
        const double wanted = SheetWidth * figure.heightShare;
        const double most = (m_flow.height() - 40) * SheetWidth / width;
        options.size = {SheetWidth, figure.picture.heightFor ? std::max(wanted, sheetHeightFor(figure.picture, options, SheetWidth)) : wanted};
        options.size.setHeight(std::min(most, options.size.height()));
        const double factor = width / SheetWidth;
        m_flow.keepTogether(options.size.height() * factor + 36);
        m_flow.paragraph(figure.picture.title, m_heading);
        m_flow.box(options.size.height() * factor, 20, [&](QPainter &painter, QSizeF) {
            painter.scale(factor, factor);
            paintSheet(painter, figure.picture, options);
        });
    }

    bool events()
    {
        const EventStore &store = m_report.events->store();
        const std::vector<EventIndex> &shown = m_report.events->events();
        const std::vector<int> numbers = sourceNumbers(*m_report.events);
        m_flow.keepTogether(2 * LeastEventHeight);
        m_flow.paragraph(Words::tr("Events"), m_heading);
        if (shown.empty())
            m_flow.paragraph(Words::tr("No events to show"), m_second);
        QString heading;
        for (std::size_t row = 0; row < shown.size(); ++row) {
            const ReportEvent event = reportEvent(store, shown[row]);
            if (event.heading != heading) {
                m_flow.keepTogether(LeastEventHeight + 36);
                m_flow.space(10);
                m_flow.paragraph(event.heading, m_year);
                heading = event.heading;
            }
            m_flow.keepTogether(LeastEventHeight);
            m_flow.rule();
            m_flow.space(6);
            QString when = event.when;
            if (!event.edtf.isEmpty() && event.edtf != event.when)
                when += QStringLiteral("   ") + event.edtf;
            m_flow.paragraph(when, m_when, {formatOf(event.when.size(), when.size() - event.when.size(), m_second.font, m_second.color)});
            m_flow.paragraph(event.sentence, m_text, sentenceFormats(event));
            const QString source = QStringLiteral("[%1] ").arg(numbers[event.document]) + QString::fromStdString(store.document(event.document).document.title).simplified();
            m_flow.paragraph(event.about.isEmpty() ? source : event.about + QStringLiteral(" · ") + source, m_about);
            if (row % EventsBetweenLooks == 0 && !goesOn(m_progress, FiguresShare + (1 - FiguresShare) * double(row) / double(shown.size())))
                return false;
        }
        return true;
    }

    void sources()
    {
        m_flow.space(16);
        m_flow.keepTogether(LeastEventHeight + 36);
        m_flow.paragraph(Words::tr("Sources"), m_heading);
        for (const ReportSource &source : reportSources(*m_report.events)) {
            m_flow.keepTogether(LeastEventHeight / 2);
            m_flow.paragraph(QStringLiteral("[%1] ").arg(source.number) + source.title, m_text);
            m_flow.paragraph(source.details, m_about);
        }
    }

    static QTextLayout::FormatRange formatOf(qsizetype begin, qsizetype length, const QFont &font, const QColor &color)
    {
        QTextCharFormat format;
        format.setFont(font);
        format.setForeground(color);
        return {int(begin), int(length), format};
    }

    QList<QTextLayout::FormatRange> sentenceFormats(const ReportEvent &event) const
    {
        QList<QTextLayout::FormatRange> formats;
        for (const ReportEvent::Mark &mark : event.marks) {
            QFont font = m_text.font;
            if (mark.isDate)
                font.setWeight(QFont::DemiBold);
            else
                font.setUnderline(true);
            formats.append(formatOf(mark.begin, mark.length, font, mark.isDate ? Theme::light().dateInText : Theme::light().placeInText));
        }
        return formats;
    }

    const Report &m_report;
    PageFlow &m_flow;
    const Progress &m_progress;
    const PageFlow::Style m_title{exportFont(26, QFont::Bold), Theme::light().text, 0, 2};
    const PageFlow::Style m_heading{exportFont(17, QFont::DemiBold), Theme::light().text, 0, 6};
    const PageFlow::Style m_year{exportFont(14, QFont::Bold), Theme::light().text, 0, 4};
    const PageFlow::Style m_when{exportFont(12, QFont::DemiBold), Theme::light().text, 0, 2};
    const PageFlow::Style m_text{exportFont(13), Theme::light().text, 0, 2};
    const PageFlow::Style m_second{exportFont(12), Theme::light().secondText, 0, 0};
    const PageFlow::Style m_about{exportFont(11), Theme::light().secondText, 0, 8};
};

} // namespace

std::optional<Failure> writeReportPdf(const Report &report, QIODevice &device, const Progress &progress)
{
    bool wanted = true;
    WatchedDevice watched(device, [&wanted] { return wanted; });
    QPdfWriter writer(&watched);
    writer.setResolution(Resolution);
    writer.setTitle(report.title);
    writer.setCreator(QStringLiteral("Dateline"));
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setPageMargins({});
    QPainter painter;
    if (!painter.begin(&writer))
        return Failure{Words::tr("the report could not be drawn as PDF").toStdString()};
    PageFlow flow(writer, painter, report.title + QStringLiteral(" · ") + report.filters);
    wanted = PdfReport(report, flow, progress).write();
    flow.end();
    painter.end();
    if (!wanted)
        return Failure{Words::tr("it was cancelled").toStdString()};
    if (watched.hasFailed())
        return Failure{watched.reason().toStdString()};
    return std::nullopt;
}

} // namespace Dateline
