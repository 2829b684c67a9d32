// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/report.h"

#include "export/reporthtml.h"
#include "export/reportpdf.h"
#include "io/wholefile.h"
#include "models/eventfiltermodel.h"
#include "models/filtertext.h"

#include <QCoreApplication>

#include <algorithm>

namespace Dateline {

std::vector<std::string> usualReportPictures()
{
    return {"whole-timeline", "map", "chart:events-over-time", "chart:by-country", "chart:by-topic", "chart:country-by-year"};
}

Report makeReport(const std::vector<Picture> &pictures, const std::vector<std::string> &ids, const EventFilterModel &events)
{
    Report report;
    const EventStore &store = events.store();
    report.title = store.documentCount() == 1 ? QString::fromStdString(store.document(0).document.title).simplified()
                                              : QCoreApplication::translate("Report", "Events from %1 articles").arg(store.documentCount());
    const QString filter = describeFilter(events);
    report.filters = filter.isEmpty() ? describeShown(events) : filter + QStringLiteral(" · ") + describeShown(events);
    for (const std::string &id : ids) {
        const auto picture = std::find_if(pictures.begin(), pictures.end(), [&](const Picture &candidate) { return candidate.id == id; });
        if (picture != pictures.end())
            report.figures.push_back({*picture});
    }
    report.events = &events;
    return report;
}

std::optional<ReportFormat> reportFormatOf(const QString &path)
{
    if (path.endsWith(QStringLiteral(".html"), Qt::CaseInsensitive) || path.endsWith(QStringLiteral(".htm"), Qt::CaseInsensitive))
        return ReportFormat::Html;
    if (path.endsWith(QStringLiteral(".pdf"), Qt::CaseInsensitive))
        return ReportFormat::Pdf;
    return std::nullopt;
}

std::optional<Failure> saveReport(const Report &report, const QString &path, const Progress &progress)
{
    const std::optional<ReportFormat> format = reportFormatOf(path);
    if (!format)
        return Failure{QCoreApplication::translate("Report", "The name of the file must end in .html or .pdf.").toStdString()};
    return writeWholeFile(path, [&](QIODevice &device) {
        return *format == ReportFormat::Html ? writeReportHtml(report, device, progress) : writeReportPdf(report, device, progress);
    });
}

} // namespace Dateline
