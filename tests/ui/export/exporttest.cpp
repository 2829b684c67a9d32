// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/chart.h"
#include "charts/paintchart.h"
#include "export/exportdialog.h"
#include "export/picturewriter.h"
#include "support/samplestore.h"
#include "workspace.h"

#include <catch2/catch_test_macros.hpp>

#include <QBuffer>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDir>
#include <QFile>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPainter>
#include <QProcess>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QStandardPaths>
#include <QSvgRenderer>
#include <QTemporaryDir>
#include <QScreen>
#include <QTest>
#include <QXmlStreamReader>

using namespace Dateline;

namespace {

Picture simplePicture()
{
    Picture picture;
    picture.id = "simple";
    picture.title = QStringLiteral("Trade & <transport>");
    picture.logicalSize = {400, 300};
    picture.paint = [](QPainter &painter, QSizeF size, const Theme &theme) {
        painter.setFont(exportFont(12));
        painter.setPen(theme.text);
        painter.drawText(QRectF(QPointF(), size), Qt::AlignCenter, QStringLiteral("content words"));
    };
    picture.legend = [](const Theme &theme) { return std::vector<LegendEntry>{{QStringLiteral("legend words"), theme.text, {}}}; };
    picture.filters = QStringLiteral("filter words · 2 of 12 events");
    picture.sources = {QStringLiteral("A road of summits"), QStringLiteral("Rails and neighbours")};
    picture.credit = QStringLiteral("Natural Earth");
    return picture;
}

QByteArray encoded(const Picture &picture, const ExportOptions &options, PictureFormat format)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    REQUIRE_FALSE(writePicture(picture, options, format, buffer));
    return buffer.data();
}

/// All text elements of an SVG, one a line; fails on anything that is no XML.
QString svgText(const QByteArray &svg)
{
    QXmlStreamReader xml(svg);
    QString text;
    while (!xml.atEnd()) {
        xml.readNext();
        if (xml.isStartElement() && xml.name() == QStringLiteral("text"))
            text += xml.readElementText(QXmlStreamReader::IncludeChildElements).trimmed() + u'\n';
    }
    INFO(xml.errorString().toStdString());
    REQUIRE_FALSE(xml.hasError());
    return text;
}

QString svgElement(const QByteArray &svg, const QString &name)
{
    QXmlStreamReader xml(svg);
    while (!xml.atEnd()) {
        xml.readNext();
        if (xml.isStartElement() && xml.name() == name)
            return xml.readElementText();
    }
    return {};
}

std::vector<Picture> chartPictures(const Workspace &workspace)
{
    std::vector<Picture> pictures;
    for (const std::string &name : chartNames())
        pictures.push_back(*chartPicture(name, workspace));
    return pictures;
}

template<typename Widget>
Widget *in(ExportDialog &dialog, const char *name)
{
    auto *widget = dialog.findChild<Widget *>(QLatin1StringView(name));
    REQUIRE(widget);
    return widget;
}

} // namespace

TEST_CASE("A PNG has exactly the asked number of pixels", "[export]")
{
    ExportOptions options;
    for (const auto &[size, scale, pixels] : {std::tuple(QSizeF(640, 400), 1.0, QSize(640, 400)), std::tuple(QSizeF(640, 400), 2.0, QSize(1280, 800)),
                                              std::tuple(QSizeF(333, 201), 1.5, QSize(500, 302))}) {
        options.size = size;
        options.scale = scale;
        const QImage image = QImage::fromData(encoded(simplePicture(), options, PictureFormat::Png), "png");
        CHECK(image.size() == pixels);
        CHECK(image.text(QStringLiteral("Title")) == QStringLiteral("Trade & <transport>"));
    }
    CHECK(pictureImage(simplePicture(), options)->pixelColor(0, 0) == Theme::light().panel);
    options.theme = &Theme::dark();
    CHECK(pictureImage(simplePicture(), options)->pixelColor(0, 0) == Theme::dark().panel);
    options.transparent = true;
    CHECK(pictureImage(simplePicture(), options)->pixelColor(0, 0).alpha() == 0);
}

TEST_CASE("An SVG parses, renders and holds title, labels, legend, filters and sources as text", "[export]")
{
    ExportOptions options;
    options.size = {640, 400};
    const QByteArray svg = encoded(simplePicture(), options, PictureFormat::Svg);
    CHECK(svgElement(svg, QStringLiteral("title")) == QStringLiteral("Trade & <transport>"));
    CHECK(svgElement(svg, QStringLiteral("desc")).contains(QStringLiteral("filter words")));
    const QString text = svgText(svg);
    for (const char *words : {"Trade & <transport>", "content words", "legend words", "filter words", "Sources: A road of summits · Rails and neighbours", "Natural Earth"})
        CHECK(text.contains(QString::fromUtf8(words)));
    QSvgRenderer renderer(svg);
    CHECK(renderer.isValid());
    CHECK(renderer.viewBoxF() == QRectF(0, 0, 640, 400));
    CHECK_FALSE(svg.contains("<image"));
}

TEST_CASE("The words of a chart are seen in an SVG, not only in it", "[export]")
{
    Workspace workspace;
    workspace.events.addDocuments(TestSupport::sampleDocuments());
    ExportOptions options;
    options.size = {640, 400};
    for (const std::string &name : chartNames()) {
        CAPTURE(name);
        const QByteArray svg = encoded(*chartPicture(name, workspace), options, PictureFormat::Svg);
        // Clips within the content's own would hide what is drawn after them.
        CHECK(svg.count("<clipPath") == 1);
    }
}

TEST_CASE("Each part of the sheet can be switched off", "[export]")
{
    ExportOptions options;
    options.title = options.legend = options.filters = options.sources = options.credit = false;
    const QByteArray svg = encoded(simplePicture(), options, PictureFormat::Svg);
    CHECK(svgText(svg) == QStringLiteral("content words\n"));
    CHECK_FALSE(svgElement(svg, QStringLiteral("desc")).contains(QStringLiteral("filter words")));
}

TEST_CASE("Many sources take two lines and a number", "[export]")
{
    Picture picture = simplePicture();
    picture.sources.clear();
    for (int i = 0; i < 60; ++i)
        picture.sources.append(QStringLiteral("Article %1 about trade").arg(i));
    const QStringList lines = svgText(encoded(picture, ExportOptions{}, PictureFormat::Svg)).split(u'\n');
    const QStringList sources = lines.filter(QStringLiteral("Article"));
    REQUIRE(sources.size() == 2);
    CHECK(sources[0].startsWith(QStringLiteral("Sources: Article 0")));
    const qsizetype named = sources.join(u' ').count(QStringLiteral("Article"));
    CHECK(sources[1].endsWith(QStringLiteral("and %1 more").arg(60 - named)));
}

TEST_CASE("A sheet that is too small keeps its content and its credit", "[export]")
{
    ExportOptions options;
    options.size = {200, 150};
    const QString text = svgText(encoded(simplePicture(), options, PictureFormat::Svg));
    CHECK(text.contains(QStringLiteral("content words")));
    CHECK(text.contains(QStringLiteral("Natural Earth")));
    CHECK_FALSE(text.contains(QStringLiteral("Sources")));
}

TEST_CASE("A small chart keeps the names of its colours before its sources", "[export]")
{
    Workspace workspace;
    workspace.events.addDocuments(TestSupport::sampleDocuments());
    ExportOptions options;
    options.size = {320, 240};
    const QString text = svgText(encoded(*chartPicture("events-over-time", workspace), options, PictureFormat::Svg));
    for (const char *country : {"CN", "KZ", "UZ", "KG", "TJ", "TM"})
        CHECK(text.contains(QLatin1StringView(country) + u' ' + QString::fromStdString(countryName(CountryCode(country)))));
    CHECK_FALSE(text.contains(QStringLiteral("Sources")));
}

TEST_CASE("A PDF is one page of the size, with its labels as text", "[export]")
{
    Workspace workspace;
    workspace.events.addDocuments(TestSupport::sampleDocuments());
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("chart.pdf"));
    ExportOptions options;
    options.size = {960, 540};
    REQUIRE_FALSE(savePicture(*chartPicture("events-over-time", workspace), options, path));
    QFile file(path);
    REQUIRE(file.open(QIODevice::ReadOnly));
    const QByteArray pdf = file.readAll();
    CHECK(pdf.startsWith("%PDF-"));
    CHECK(pdf.contains("/MediaBox [0 0 720"));
    CHECK_FALSE(pdf.contains("/Subtype /Image"));
    const QString reader = QStandardPaths::findExecutable(QStringLiteral("pdftotext"));
    if (reader.isEmpty())
        SKIP("no pdftotext");
    QProcess process;
    process.start(reader, {QStringLiteral("-layout"), path, QStringLiteral("-")});
    REQUIRE(process.waitForFinished());
    const QString text = QString::fromUtf8(process.readAllStandardOutput());
    for (const char *words : {"Events by year", "2013", "2025", "KZ", "12 events", "Sources: A road of summits"})
        CHECK(text.contains(QString::fromUtf8(words)));
}

TEST_CASE("Every chart is written in every format, light and dark", "[export]")
{
    Workspace workspace;
    workspace.events.addDocuments(TestSupport::sampleDocuments());
    ExportOptions options;
    options.size = {480, 320};
    for (const Picture &picture : chartPictures(workspace)) {
        CAPTURE(picture.id);
        for (const Theme *theme : {&Theme::light(), &Theme::dark()}) {
            options.theme = theme;
            CHECK(QImage::fromData(encoded(picture, options, PictureFormat::Png)).size() == QSize(480, 320));
            CHECK(svgText(encoded(picture, options, PictureFormat::Svg)).contains(picture.title));
            CHECK(encoded(picture, options, PictureFormat::Pdf).startsWith("%PDF-"));
        }
    }
}

TEST_CASE("A target that cannot be written is told and nothing is left behind", "[export]")
{
    const QTemporaryDir folder;
    const QDir inside(folder.path());
    const Picture picture = simplePicture();
    const ExportOptions options;
    CHECK(savePicture(picture, options, inside.filePath(QStringLiteral("missing/a.png"))));
    CHECK(savePicture(picture, options, inside.filePath(QStringLiteral("a.gif"))));
    REQUIRE(inside.mkdir(QStringLiteral("folder.png")));
    CHECK(savePicture(picture, options, inside.filePath(QStringLiteral("folder.png"))));
    ExportOptions bad;
    bad.size = {0, 100};
    for (const char *ending : {"png", "svg", "pdf"})
        CHECK(savePicture(picture, bad, inside.filePath(QStringLiteral("a.") + QLatin1StringView(ending))));
    bad.size = {8000, 8000};
    bad.scale = 8;
    CHECK(savePicture(picture, bad, inside.filePath(QStringLiteral("a.png"))));
    CHECK(inside.entryList(QDir::Files | QDir::Hidden).isEmpty());
    if (QFile::exists(QStringLiteral("/dev/full"))) {
        QFile full(QStringLiteral("/dev/full"));
        REQUIRE(full.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
        for (const PictureFormat format : {PictureFormat::Png, PictureFormat::Svg, PictureFormat::Pdf})
            CHECK(writePicture(picture, options, format, full));
    }
}

TEST_CASE("The picture goes to the clipboard as pixels and as vectors", "[export]")
{
    ExportOptions options;
    options.size = {320, 200};
    REQUIRE_FALSE(copyPicture(simplePicture(), options));
    const QMimeData *data = QGuiApplication::clipboard()->mimeData();
    REQUIRE(data);
    CHECK(qvariant_cast<QImage>(data->imageData()).size() == QSize(320, 200));
    CHECK(svgText(data->data(QStringLiteral("image/svg+xml"))).contains(QStringLiteral("content words")));
}

TEST_CASE("Each chart is exported through the dialog with keys and mouse", "[export]")
{
    Workspace workspace;
    workspace.events.addDocuments(TestSupport::sampleDocuments());
    const QTemporaryDir folder;
    for (const std::string &name : chartNames()) {
        for (int format = 0; format < 3; ++format) {
            CAPTURE(name, format);
            ExportDialog dialog(chartPictures(workspace), "chart:" + name, Theme::Appearance::Light);
            dialog.show();
            // A display without a window manager gives the keyboard to no window by itself.
            dialog.activateWindow();
            REQUIRE(QTest::qWaitForWindowActive(&dialog));
            CHECK(dialog.picture().id == "chart:" + name);
            for (int i = 0; i < format; ++i)
                QTest::keyClick(in<QComboBox>(dialog, "exportFormat"), Qt::Key_Down);
            const QString ending = pictureEnding(PictureFormat(format));
            CHECK(dialog.path().endsWith(u'.' + ending));
            auto *width = in<QSpinBox>(dialog, "exportWidth");
            width->setFocus();
            width->selectAll();
            QTest::keyClicks(width, QStringLiteral("700"));
            QTest::keyClick(width, Qt::Key_Tab);
            CHECK(dialog.options().size == QSizeF(700, 540));
            CHECK(in<QComboBox>(dialog, "exportSizes")->currentText() == QStringLiteral("Own size"));
            QTest::mouseClick(in<QCheckBox>(dialog, "exportSources"), Qt::LeftButton, {}, {8, in<QCheckBox>(dialog, "exportSources")->height() / 2});
            CHECK_FALSE(dialog.options().sources);
            const QString path = folder.filePath(QString::fromStdString(name) + u'.' + ending);
            auto *line = in<QLineEdit>(dialog, "exportPath");
            line->setFocus();
            line->selectAll();
            QTest::keyClicks(line, path);
            QSignalSpy saved(&dialog, &ExportDialog::saved);
            QTest::mouseClick(in<QPushButton>(dialog, "exportSave"), Qt::LeftButton);
            CHECK(saved.size() == 1);
            CHECK(dialog.result() == QDialog::Accepted);
            CHECK(QFile(path).size() > 500);
        }
    }
    CHECK(QImage(folder.filePath(QStringLiteral("by-country.png"))).size() == QSize(1400, 1080));
    QSvgRenderer svg(folder.filePath(QStringLiteral("by-country.svg")));
    CHECK(svg.defaultSize().width() > 0);
}

TEST_CASE("The dialog stays and says why when a picture cannot be written", "[export]")
{
    const QTemporaryDir folder;
    ExportDialog dialog({simplePicture()}, "simple", Theme::Appearance::Light);
    dialog.show();
    REQUIRE(QTest::qWaitForWindowExposed(&dialog));
    auto *line = in<QLineEdit>(dialog, "exportPath");
    line->setFocus();
    line->selectAll();
    QTest::keyClicks(line, folder.filePath(QStringLiteral("missing/a.png")));
    QTest::keyClick(line, Qt::Key_Return);
    CHECK(dialog.isVisible());
    CHECK(in<QLabel>(dialog, "exportMessage")->text().contains(QStringLiteral("does not exist")));
    CHECK(QDir(folder.path()).isEmpty());
    QTest::mouseClick(in<QPushButton>(dialog, "exportCopy"), Qt::LeftButton);
    CHECK(in<QLabel>(dialog, "exportMessage")->text() == QStringLiteral("Copied."));
    QTest::keyClick(&dialog, Qt::Key_Escape);
    CHECK_FALSE(dialog.isVisible());
}

TEST_CASE("The theme of the export is the chosen one, whatever is shown", "[export]")
{
    ExportDialog dialog({simplePicture()}, "", Theme::Appearance::Dark);
    CHECK(dialog.options().theme == &Theme::dark());
    QTest::keyClick(in<QComboBox>(dialog, "exportTheme"), Qt::Key_Down);
    CHECK(dialog.options().theme == &Theme::light());
    QTest::keyClick(in<QComboBox>(dialog, "exportTheme"), Qt::Key_Down);
    CHECK(dialog.options().theme == &Theme::dark());
}

TEST_CASE("The dialog of pictures opens no larger than its screen", "[export][dialog]")
{
    ExportDialog dialog({simplePicture()}, "simple", Theme::Appearance::Light);
    REQUIRE(dialog.screen()->availableSize().width() < 1040); // else this platform cannot show it
    CHECK(dialog.width() <= dialog.screen()->availableSize().width());
    CHECK(dialog.minimumSizeHint().width() <= dialog.screen()->availableSize().width());
}
