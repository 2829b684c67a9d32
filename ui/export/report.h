// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "export/picture.h"
#include "export/progress.h"
#include "text/result.h"

#include <QString>

#include <optional>
#include <string>
#include <vector>

namespace Dateline {

class EventFilterModel;

/// A document of its own about the shown events: pictures of them, then every one with its sentence and its article.
struct Report
{
    struct Figure
    {
        Picture picture;
        double heightShare = 0.56; ///< of the width; less than what the picture needs where it says so
    };

    QString title;
    QString filters;             ///< what is shown, in one line
    std::vector<Figure> figures;
    const EventFilterModel *events = nullptr; ///< whose shown events are listed; null: none. Must outlive the report.
};

/// The report on the shown events with those of @p pictures whose ids are in @p ids, in the order of @p ids.
Report makeReport(const std::vector<Picture> &pictures, const std::vector<std::string> &ids, const EventFilterModel &events);
/// Timeline, map and the charts that most reports want.
std::vector<std::string> usualReportPictures();

enum class ReportFormat { Html, Pdf };

/// By the ending of a file name, in upper or lower case: .html, .htm or .pdf; nothing for any other.
std::optional<ReportFormat> reportFormatOf(const QString &path);

/// Writes the report whole or not at all, in the format that the ending names, in light colours.
///
/// HTML is one file without scripts and without anything to load: pictures are vectors in it, or pixels where the vectors would be
/// larger than a few megabytes. PDF has pages of A4. Both are written as they go, so that memory does not grow with the list.
[[nodiscard]] std::optional<Failure> saveReport(const Report &report, const QString &path, const Progress &progress = {});

} // namespace Dateline
