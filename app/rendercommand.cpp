// SPDX-License-Identifier: GPL-3.0-or-later
#include "rendercommand.h"

#include "charts/paintchart.h"
#include "commandline.h"
#include "export/paper.h"
#include "export/picturewriter.h"
#include "export/report.h"
#include "mainwindow.h"
#include "pipeline/briefings.h"
#include "pipeline/extractionpipeline.h"
#include "pipeline/inputfiles.h"
#include "pipeline/orderedextraction.h"
#include "renderrequest.h"

#include <QApplication>

#include <algorithm>
#include <atomic>

namespace Dateline {

namespace {

/// Reads the inputs on all cores and hands over the articles in order. Returns whether all could be read.
bool readInputs(const QStringList &inputs, std::optional<Day> published, std::vector<ExtractedDocument> &documents)
{
    const ExtractionPipeline pipeline(ExtractionPipeline::Options{published});
    if (inputs.isEmpty()) {
        for (Document &briefing : bundledBriefings())
            documents.push_back(pipeline.extract(std::move(briefing)));
        return true;
    }
    std::vector<std::string> paths;
    for (const QString &input : inputs)
        paths.push_back(input.toStdString());
    const InputFiles files = findInputFiles(paths);
    bool allRead = files.problems.empty();
    for (const InputFiles::Problem &problem : files.problems)
        complain(QString::fromStdString(problem.path + ": " + problem.message));
    const std::atomic<bool> cancelled = false;
    extractInOrder(files.paths, pipeline, 0, cancelled, [&](ExtractionOutcome outcome) {
        if (outcome.result) {
            documents.push_back(std::move(*outcome.result));
            return;
        }
        allRead = false;
        complain(QString::fromStdString(outcome.path + ": " + outcome.result.message()));
    });
    return allRead;
}

/// Shows the asked range, and chooses an event so that the reader has something to show.
void arrange(MainWindow &window, const EventFilter &filter)
{
    Workspace &workspace = window.workspace();
    workspace.events.setFilter(filter);
    workspace.fitViewport();
    if (filter.from && filter.to)
        workspace.viewport.setRange(AxisDay(filter.from->time_since_epoch().count()), AxisDay(filter.to->time_since_epoch().count() + 1));
    workspace.selectLatestExactEvent();
}

QString tr(const char *text)
{
    return QCoreApplication::translate("RenderCommand", text);
}

void show(MapView &map, const MapExtent &extent)
{
    switch (extent.kind) {
    case MapExtent::Kind::Region: map.fitRegion(); break;
    case MapExtent::Kind::World: map.fitWorld(); break;
    case MapExtent::Kind::Events: map.fitEvents(); break;
    case MapExtent::Kind::Area: map.fitArea(extent.area); break;
    }
}

/// Gives the sheet its size: the asked one, that of the paper or of a poster's pages, or that which the picture takes.
void setSize(ExportOptions &options, const RenderRequest &request, const Picture &picture)
{
    options.size = request.size;
    if (!request.paper) {
        if (picture.heightFor && !request.isSized)
            options.size.setHeight(sheetHeightFor(picture, options, options.size.width()));
        return;
    }
    const QSizeF page = paperSize(*request.paper, request.orientation);
    QSize pages = request.pages.isEmpty() ? QSize(1, 1) : request.pages;
    if (picture.heightFor && request.pages.isEmpty()) {
        pages.setWidth(Poster::acrossFor(page, picture.logicalSize.width()));
        pages.setHeight(Poster::downFor(page, sheetHeightFor(picture, options, Poster::of(page, pages.width(), 1).sheet().width())));
    }
    options.size = page;
    if (pages != QSize(1, 1)) {
        options.poster = Poster::of(page, pages.width(), pages.height());
        options.size = options.poster->sheet();
    }
}

/// The picture of a view; nothing, with a message, where there is none.
std::optional<Picture> pictureNamed(const std::string &view, MainWindow &window)
{
    const std::vector<Picture> pictures = window.pictures();
    const auto found = std::find_if(pictures.begin(), pictures.end(), [&](const Picture &candidate) { return candidate.id == view; });
    if (found != pictures.end())
        return *found;
    if (view.starts_with("chart:")) {
        if (std::optional<Picture> variant = chartPicture(view.substr(6), window.workspace()))
            return variant;
    }
    QStringList names{QStringLiteral("report")};
    for (const Picture &known : pictures)
        names.append(QString::fromStdString(known.id));
    complain(tr("there is no view “%1”, only %2").arg(QString::fromStdString(view), names.join(QStringLiteral(", "))));
    return std::nullopt;
}

std::optional<Failure> writeOutput(const RenderRequest &request, MainWindow &window)
{
    if (request.view == "report")
        return saveReport(makeReport(window.pictures(), usualReportPictures(), window.workspace().events), request.output);
    const std::optional<Picture> picture = pictureNamed(request.view, window);
    ExportOptions options = request.options;
    options.bare = request.view == "window";
    setSize(options, request, *picture);
    return savePicture(*picture, options, request.output);
}

} // namespace

int runRenderCommand(const QStringList &arguments)
{
    RenderRequest request;
    if (const std::optional<int> status = readRenderRequest(arguments, request))
        return *status;

    MainWindow window({MapView::Mode::Painted, false});
    if (request.view != "report" && !pictureNamed(request.view, window))
        return WrongUsage;
    const bool isDark = request.options.theme->appearance == Theme::Appearance::Dark;
    window.setThemeChoice(isDark ? MainWindow::ThemeChoice::Dark : MainWindow::ThemeChoice::Light);
    window.resize(request.size);
    window.show(); // on the offscreen platform: lays the window out
    std::vector<ExtractedDocument> documents;
    const bool allRead = readInputs(request.inputs, request.published, documents);
    window.workspace().project.addDocuments(newDocuments(std::move(documents)));
    // A picture shows what is come to: behind a window merging may take its time.
    window.workspace().project.finishMerging();
    arrange(window, request.filter);
    show(window.map(), request.extent);
    window.waitForViews();

    if (const std::optional<Failure> failure = writeOutput(request, window)) {
        complain(QString::fromStdString(failure->message));
        return SomeUnreadable;
    }
    return allRead ? AllRead : SomeUnreadable;
}

} // namespace Dateline
