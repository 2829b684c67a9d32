// SPDX-License-Identifier: GPL-3.0-or-later
// What is exported is read by programs that are not of this project.
#include "charts/chart.h"
#include "charts/paintchart.h"
#include "export/picturewriter.h"
#include "export/printpicture.h"
#include "export/report.h"
#include "map/mapexport.h"
#include "support/program.h"
#include "support/samplestore.h"
#include "timeline/timelineexport.h"
#include "workspace.h"

#include <catch2/catch_test_macros.hpp>

#include <QFile>
#include <QFileInfo>
#include <QImage>
#include <QPrinter>
#include <QTemporaryDir>

using namespace Dateline;
using TestSupport::isInstalled;
using TestSupport::ProgramRun;
using TestSupport::runForeign;

namespace {

struct Fixture
{
    Workspace workspace;
    QTemporaryDir folder;

    Fixture() { workspace.events.addDocuments(TestSupport::sampleDocuments()); }
    QString path(const QString &name) const { return folder.filePath(name); }
};

Picture wholeTimeline(const Workspace &workspace)
{
    Picture picture;
    picture.id = "whole-timeline";
    picture.title = QStringLiteral("Whole timeline");
    picture.logicalSize = {1600, 800};
    const auto drawing = std::make_shared<TimelineDrawing>(workspace, TimelineOptions{}, TimelineDrawing::Span::Whole);
    picture.paint = [drawing](QPainter &painter, QSizeF size, const Theme &theme) { drawing->paint(painter, size, theme); };
    picture.heightFor = [drawing](double width) { return drawing->fullHeight(width); };
    describeShownEvents(picture, workspace.events);
    return picture;
}

std::vector<Picture> somePictures(const Workspace &workspace)
{
    std::vector<Picture> pictures{wholeTimeline(workspace)};
    for (const std::string &name : chartNames())
        pictures.push_back(*chartPicture(name, workspace));
    return pictures;
}

std::vector<std::string> idsOf(const std::vector<Picture> &pictures)
{
    std::vector<std::string> ids;
    for (const Picture &picture : pictures)
        ids.push_back(picture.id);
    return ids;
}

bool isOneColor(const QImage &image)
{
    QImage plain(image.size(), image.format());
    plain.fill(image.pixelColor(0, 0));
    return image == plain;
}

QString wordsOf(const QString &pdf)
{
    const ProgramRun run = runForeign(QStringLiteral("pdftotext"), {QStringLiteral("-layout"), pdf, QStringLiteral("-")});
    REQUIRE(run.status == 0);
    return QString::fromUtf8(run.output);
}

/// A browser's view of a page: its document after loading, what it wrote on its console, and what it asked the network for.
struct Loaded
{
    QByteArray document;
    QByteArray console;
    QByteArray network;
};

Loaded loadInBrowser(const QString &path, const QTemporaryDir &folder)
{
    const QString log = folder.filePath(QStringLiteral("network.json"));
    const ProgramRun run = runForeign(QStringLiteral("chromium-headless-shell"),
                                      {QStringLiteral("--no-sandbox"), QStringLiteral("--disable-gpu"), QStringLiteral("--disable-background-networking"),
                                       QStringLiteral("--disable-component-update"), QStringLiteral("--enable-logging=stderr"),
                                       QStringLiteral("--user-data-dir=") + folder.filePath(QStringLiteral("profile")), QStringLiteral("--log-net-log=") + log,
                                       QStringLiteral("--dump-dom"), QStringLiteral("file://") + path});
    INFO(run.errors.toStdString());
    REQUIRE(run.status == 0);
    Loaded loaded{run.output, {}, {}};
    for (const QByteArray &line : run.errors.split('\n')) {
        if (line.contains("CONSOLE"))
            loaded.console += line + '\n';
    }
    QFile file(log);
    REQUIRE(file.open(QIODevice::ReadOnly));
    for (const QByteArray &line : file.readAll().split('\n')) {
        if (line.contains("\"url\":\"http"))
            loaded.network += line + '\n';
    }
    return loaded;
}

} // namespace

TEST_CASE("rsvg-convert draws every picture's SVG", "[export][foreign]")
{
    if (!isInstalled(QStringLiteral("rsvg-convert")))
        SKIP("no rsvg-convert");
    const Fixture fixture;
    ExportOptions options;
    options.size = {800, 500};
    for (const Picture &picture : somePictures(fixture.workspace)) {
        CAPTURE(picture.id);
        const QString svg = fixture.path(QStringLiteral("picture.svg"));
        const QString png = fixture.path(QStringLiteral("picture.png"));
        REQUIRE_FALSE(savePicture(picture, options, svg));
        const ProgramRun run = runForeign(QStringLiteral("rsvg-convert"), {QStringLiteral("-w"), QStringLiteral("800"), QStringLiteral("-h"), QStringLiteral("500"), QStringLiteral("-o"), png, svg});
        INFO(run.errors.toStdString());
        CHECK(run.status == 0);
        CHECK(run.errors.isEmpty());
        const QImage image(png);
        CHECK(image.size() == QSize(800, 500));
        CHECK_FALSE(isOneColor(image.copy(0, 60, 800, 300)));
    }
}

TEST_CASE("qpdf finds nothing wrong with a picture's PDF, on paper or not", "[export][foreign]")
{
    if (!isInstalled(QStringLiteral("qpdf")))
        SKIP("no qpdf");
    const Fixture fixture;
    for (const Picture &picture : somePictures(fixture.workspace)) {
        CAPTURE(picture.id);
        const QString pdf = fixture.path(QStringLiteral("picture.pdf"));
        REQUIRE_FALSE(savePicture(picture, {}, pdf));
        const ProgramRun run = runForeign(QStringLiteral("qpdf"), {QStringLiteral("--check"), pdf});
        INFO(run.output.toStdString() + run.errors.toStdString());
        CHECK(run.status == 0);
    }
}

TEST_CASE("A poster of ten thousand events opens, has its pages and stays small", "[export][foreign]")
{
    Workspace workspace;
    std::vector<ExtractedDocument> documents;
    documents.push_back(TestSupport::manyEvents(10000));
    workspace.events.addDocuments(std::move(documents));
    const QTemporaryDir folder;
    const QString pdf = folder.filePath(QStringLiteral("poster.pdf"));
    ExportOptions options;
    options.poster = Poster::of({1123, 794}, 8, 2);
    options.size = options.poster->sheet();
    REQUIRE_FALSE(savePicture(wholeTimeline(workspace), options, pdf));
    CHECK(QFileInfo(pdf).size() < 20'000'000);
    if (!isInstalled(QStringLiteral("qpdf")) || !isInstalled(QStringLiteral("pdftotext")))
        SKIP("no qpdf or no pdftotext");
    CHECK(runForeign(QStringLiteral("qpdf"), {QStringLiteral("--check"), pdf}).status == 0);
    CHECK(runForeign(QStringLiteral("qpdf"), {QStringLiteral("--show-npages"), pdf}).output.trimmed() == "16");
    const QString words = wordsOf(pdf);
    CHECK(words.contains(QStringLiteral("Page 16 of 16")));
    CHECK(words.contains(QStringLiteral("2011")));
    CHECK(words.contains(QStringLiteral("2029")));
}

TEST_CASE("Each page of a poster shows its own part only", "[export][foreign]")
{
    if (!isInstalled(QStringLiteral("pdftotext")))
        SKIP("no pdftotext");
    const Fixture fixture;
    const QString pdf = fixture.path(QStringLiteral("poster.pdf"));
    ExportOptions options;
    options.poster = Poster::of({1123, 794}, 4, 1);
    options.size = options.poster->sheet();
    REQUIRE_FALSE(savePicture(wholeTimeline(fixture.workspace), options, pdf));
    const QStringList pages = wordsOf(pdf).split(QChar::FormFeed, Qt::SkipEmptyParts);
    REQUIRE(pages.size() == 4);
    CHECK(pages[0].contains(QStringLiteral("Whole timeline")));
    CHECK(pages[0].contains(QStringLiteral("2013")));
    CHECK_FALSE(pages[0].contains(QStringLiteral("2025")));
    CHECK(pages[3].contains(QStringLiteral("2025")));
    CHECK_FALSE(pages[3].contains(QStringLiteral("2013")));
}

TEST_CASE("What is printed is the sheet on the printer's page", "[export][foreign]")
{
    if (!isInstalled(QStringLiteral("pdftotext")))
        SKIP("no pdftotext");
    const Fixture fixture;
    const QString pdf = fixture.path(QStringLiteral("printed.pdf"));
    {
        QPrinter printer(QPrinter::HighResolution);
        printer.setOutputFormat(QPrinter::PdfFormat);
        printer.setOutputFileName(pdf);
        printer.setPageSize(QPageSize(QPageSize::A5));
        REQUIRE(printPicture(printer, *chartPicture("by-country", fixture.workspace), {}));
    }
    const QString words = wordsOf(pdf);
    for (const char *expected : {"Events by country", "KZ", "12 events", "Sources: A road of summits"})
        CHECK(words.contains(QString::fromUtf8(expected)));
}

TEST_CASE("A PDF report holds every shown event with its sentence and its article", "[report][foreign]")
{
    if (!isInstalled(QStringLiteral("qpdf")) || !isInstalled(QStringLiteral("pdftotext")))
        SKIP("no qpdf or no pdftotext");
    const Fixture fixture;
    const std::vector<Picture> pictures = somePictures(fixture.workspace);
    const QString pdf = fixture.path(QStringLiteral("report.pdf"));
    REQUIRE_FALSE(saveReport(makeReport(pictures, idsOf(pictures), fixture.workspace.events), pdf));
    const ProgramRun run = runForeign(QStringLiteral("qpdf"), {QStringLiteral("--check"), pdf});
    INFO(run.output.toStdString() + run.errors.toStdString());
    CHECK(run.status == 0);
    const QString words = wordsOf(pdf).simplified();
    const EventStore &store = fixture.workspace.events.store();
    for (EventIndex event = 0; event < store.size(); ++event)
        CHECK(words.contains(QString::fromUtf8(store.sentence(event).data(), qsizetype(store.sentence(event).size())).simplified().first(30)));
    for (std::uint32_t document = 0; document < store.documentCount(); ++document)
        CHECK(words.contains(QStringLiteral("[%1] ").arg(document + 1) + QString::fromStdString(store.document(document).document.title)));
}

TEST_CASE("A browser loads an HTML report without an error and without asking the network", "[report][foreign]")
{
    if (!isInstalled(QStringLiteral("chromium-headless-shell")))
        SKIP("no chromium-headless-shell");
    const Fixture fixture;
    const std::vector<Picture> pictures = somePictures(fixture.workspace);
    const QString html = fixture.path(QStringLiteral("report.html"));
    REQUIRE_FALSE(saveReport(makeReport(pictures, idsOf(pictures), fixture.workspace.events), html));
    const Loaded loaded = loadInBrowser(html, fixture.folder);
    CHECK(loaded.console == QByteArray());
    CHECK(loaded.network == QByteArray());
    CHECK(loaded.document.count("<svg") == qsizetype(pictures.size()));
    CHECK(loaded.document.count("<blockquote") == fixture.workspace.events.rowCount());
}

TEST_CASE("The browser's check notices a page that errs and one that loads", "[report][foreign]")
{
    if (!isInstalled(QStringLiteral("chromium-headless-shell")))
        SKIP("no chromium-headless-shell");
    const QTemporaryDir folder;
    const QString page = TestSupport::writeFile(folder.path(), QStringLiteral("bad.html"),
                                                "<!DOCTYPE html><img src=\"http://127.0.0.1:9/x.png\"><script>console.error('no')</script>");
    const Loaded loaded = loadInBrowser(page, folder);
    CHECK_FALSE(loaded.console.isEmpty());
    CHECK_FALSE(loaded.network.isEmpty());
}

TEST_CASE("The names on a map's PDF are found as whole words, as wide as they are on the screen", "[export][map][foreign]")
{
    if (!isInstalled(QStringLiteral("pdftotext")))
        SKIP("no pdftotext");
    const Fixture fixture;
    Picture picture;
    picture.id = "map";
    picture.title = QStringLiteral("Map");
    picture.logicalSize = {1200, 800};
    for (const bool isWorld : {false, true}) {
        picture.paint = [&fixture, isWorld](QPainter &painter, QSizeF size, const Theme &theme) {
            MapOptions options;
            if (isWorld)
                options.camera = MapCamera{{30, 68}, 0, {1200, 800}}.limited();
            options.theme = &theme;
            paintMap(painter, size, fixture.workspace, options);
        };
        const QString pdf = fixture.path(QStringLiteral("map.pdf"));
        REQUIRE_FALSE(savePicture(picture, {}, pdf));
        const QString words = wordsOf(pdf).simplified();
        CAPTURE(words.toStdString());
        // A ligature (fi) and the ends of names in capitals are read as they were written.
        for (const char *name : {isWorld ? "AUSTRALIA" : "TURKMENISTAN", isWorld ? "North Pacific Ocean" : "Caspian Sea", "Natural Earth · GeoNames"})
            CHECK(words.contains(QString::fromUtf8(name)));
    }
}
