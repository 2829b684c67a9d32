// SPDX-License-Identifier: GPL-3.0-or-later
#include "rendercommand.h"

#include "commandline.h"
#include "export/picturewriter.h"
#include "mainwindow.h"
#include "pipeline/briefings.h"
#include "pipeline/extractionpipeline.h"
#include "pipeline/inputfiles.h"
#include "pipeline/orderedextraction.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <atomic>
#include <cmath>

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

bool readSize(const QString &text, QSize &size)
{
    static const QRegularExpression pattern(QStringLiteral("^(\\d{1,5})x(\\d{1,5})$"));
    const QRegularExpressionMatch match = pattern.match(text);
    if (!match.hasMatch())
        return false;
    size = QSize(match.captured(1).toInt(), match.captured(2).toInt());
    return size.width() >= 16 && size.height() >= 16;
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

/// What the map shall show.
struct Extent
{
    enum class Kind { Region, World, Events, Area };
    Kind kind = Kind::Region;
    GeoArea area;
};

bool readExtent(const QString &text, Extent &extent)
{
    if (text == QStringLiteral("region"))
        extent.kind = Extent::Kind::Region;
    else if (text == QStringLiteral("world"))
        extent.kind = Extent::Kind::World;
    else if (text == QStringLiteral("events"))
        extent.kind = Extent::Kind::Events;
    else
        extent.kind = Extent::Kind::Area;
    if (extent.kind != Extent::Kind::Area)
        return true;
    const QStringList sides = text.split(u',');
    std::array<double, 4> degrees{};
    for (std::size_t i = 0; i < degrees.size(); ++i) {
        bool isNumber = false;
        degrees[i] = sides.value(qsizetype(i)).toDouble(&isNumber);
        if (!isNumber || sides.size() != 4 || std::abs(degrees[i]) > (i % 2 == 0 ? 180 : 85))
            return false;
    }
    extent.area = {degrees[0], degrees[1], degrees[2], degrees[3]};
    return extent.area.south < extent.area.north && extent.area.west != extent.area.east;
}

void show(MapView &map, const Extent &extent)
{
    switch (extent.kind) {
    case Extent::Kind::Region: map.fitRegion(); break;
    case Extent::Kind::World: map.fitWorld(); break;
    case Extent::Kind::Events: map.fitEvents(); break;
    case Extent::Kind::Area: map.fitArea(extent.area); break;
    }
}

/// What `render` was asked to draw.
struct Request
{
    std::string view;
    QStringList inputs;
    QString output;
    QSize size;
    double scale = 1;
    Theme::Appearance appearance = Theme::Appearance::Light;
    EventFilter filter;
    std::optional<Day> published;
    Extent extent;
};

QString tr(const char *text)
{
    return QCoreApplication::translate("RenderCommand", text);
}

/// Reads the arguments into @p request; an exit status when there is nothing to draw.
std::optional<int> readRequest(const QStringList &arguments, Request &request)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(tr("Draws a view of the articles without opening a window."));
    parser.addPositionalArgument(QStringLiteral("VIEW"), tr("window, timeline, map or chart:NAME"));
    parser.addPositionalArgument(QStringLiteral("INPUT"), tr("Files and folders with articles; without any, the bundled briefings"), QStringLiteral("[INPUT…]"));
    const QCommandLineOption output({QStringLiteral("o"), QStringLiteral("output")}, tr("The picture; its ending picks PNG, SVG or PDF"), QStringLiteral("FILE"));
    const QCommandLineOption size(QStringLiteral("size"), tr("Size in logical pixels, such as 1600x1000"), QStringLiteral("WxH"), QStringLiteral("1600x1000"));
    const QCommandLineOption scale(QStringLiteral("scale"), tr("Device pixels a logical pixel"), QStringLiteral("N"), QStringLiteral("1"));
    const QCommandLineOption country(QStringLiteral("country"), tr("Only events that concern this country; repeatable"), QStringLiteral("CC"));
    const QCommandLineOption from(QStringLiteral("from"), tr("Only events that do not end before this day"), QStringLiteral("DATE"));
    const QCommandLineOption to(QStringLiteral("to"), tr("Only events that do not begin after this day"), QStringLiteral("DATE"));
    const QCommandLineOption theme(QStringLiteral("theme"), tr("light or dark"), QStringLiteral("NAME"), QStringLiteral("light"));
    const QCommandLineOption published(QStringLiteral("published"), tr("The document creation time of every input"), QStringLiteral("DATE"));
    const QCommandLineOption extent(QStringLiteral("extent"), tr("What the map shows: region, world, events, or WEST,SOUTH,EAST,NORTH in degrees"), QStringLiteral("EXTENT"), QStringLiteral("region"));
    parser.addOptions({output, size, scale, country, from, to, theme, published, extent});
    if (const std::optional<int> status = parseArguments(parser, arguments))
        return status;

    const auto wrong = [](const QString &message) {
        complain(message);
        return WrongUsage;
    };
    const QStringList positional = parser.positionalArguments();
    if (positional.isEmpty() || !parser.isSet(output))
        return wrong(tr("render wants a VIEW and -o FILE; see render --help"));
    request.view = positional.constFirst().toStdString();
    request.inputs = positional.mid(1);
    request.output = parser.value(output);
    if (!pictureFormatOf(request.output))
        return wrong(tr("the name of the picture must end in .png, .svg or .pdf, not “%1”").arg(request.output));
    if (!readSize(parser.value(size), request.size))
        return wrong(tr("--size wants WxH in pixels from 16x16 on, such as 1600x1000"));
    bool isNumber = false;
    request.scale = parser.value(scale).toDouble(&isNumber);
    if (!isNumber || !(request.scale >= 0.25 && request.scale <= 8))
        return wrong(tr("--scale wants a number from 0.25 to 8"));
    if (parser.value(theme) == QStringLiteral("dark"))
        request.appearance = Theme::Appearance::Dark;
    else if (parser.value(theme) != QStringLiteral("light"))
        return wrong(tr("--theme wants light or dark"));
    if (!readExtent(parser.value(extent), request.extent))
        return wrong(tr("--extent wants region, world, events, or WEST,SOUTH,EAST,NORTH in degrees, not “%1”").arg(parser.value(extent)));
    for (const QString &code : parser.values(country)) {
        const CountryCode named(code.toStdString());
        if (named.isEmpty())
            return wrong(tr("--country wants a code of two letters, such as KZ, not “%1”").arg(code));
        request.filter.countries.insert(named);
    }
    if (!readDayOption(parser, from, request.filter.from) || !readDayOption(parser, to, request.filter.to)
        || !readDayOption(parser, published, request.published))
        return WrongUsage;
    return std::nullopt;
}

} // namespace

int runRenderCommand(const QStringList &arguments)
{
    Request request;
    if (const std::optional<int> status = readRequest(arguments, request))
        return *status;

    MainWindow window({MapView::Mode::Painted, false});
    const std::vector<Picture> pictures = window.pictures();
    const auto picture = std::find_if(pictures.begin(), pictures.end(), [&](const Picture &candidate) { return candidate.id == request.view; });
    if (picture == pictures.end()) {
        QStringList names;
        for (const Picture &known : pictures)
            names.append(QString::fromStdString(known.id));
        complain(tr("there is no view “%1”, only %2").arg(QString::fromStdString(request.view), names.join(QStringLiteral(", "))));
        return WrongUsage;
    }

    const bool isDark = request.appearance == Theme::Appearance::Dark;
    window.setThemeChoice(isDark ? MainWindow::ThemeChoice::Dark : MainWindow::ThemeChoice::Light);
    window.resize(request.size);
    window.show(); // on the offscreen platform: lays the window out
    std::vector<ExtractedDocument> documents;
    const bool allRead = readInputs(request.inputs, request.published, documents);
    window.workspace().events.addDocuments(std::move(documents));
    arrange(window, request.filter);
    show(window.map(), request.extent);
    QApplication::processEvents();

    ExportOptions options;
    options.size = request.size;
    options.scale = request.scale;
    options.theme = &Theme::of(request.appearance);
    options.bare = request.view == "window";
    for (const Picture &drawn : window.pictures()) {
        if (drawn.id != request.view)
            continue;
        if (const std::optional<Failure> failure = savePicture(drawn, options, request.output)) {
            complain(QString::fromStdString(failure->message));
            return SomeUnreadable;
        }
    }
    return allRead ? AllRead : SomeUnreadable;
}

} // namespace Dateline
