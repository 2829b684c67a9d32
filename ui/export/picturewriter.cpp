// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/picturewriter.h"

#include "export/besides.h"
#include "export/paper.h"
#include "export/watcheddevice.h"
#include "io/wholefile.h"
#include "theme.h"

#include <QBuffer>
#include <QClipboard>
#include <QCoreApplication>
#include <QGuiApplication>
#include <QImageWriter>
#include <QMimeData>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#include <QSvgGenerator>

#include <cmath>

namespace Dateline {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(PictureWriter)
};

constexpr double PointsPerInch = 72;
constexpr double MillimetresPerMetre = 1000;
constexpr double MillimetresPerInch = 25.4;
constexpr int PdfResolution = 1200;
constexpr double LargestSide = 32767; // of QPainter's raster engine
constexpr double MostPixels = 4e8;    // 1.6 GB
constexpr double BandPixels = 6e6;    // painted without a look at the progress: some tenths of a second
constexpr double PaintedShare = 0.4;  // of the time that a PNG takes

Failure failure(const QString &reason)
{
    return Failure{reason.toStdString()};
}

Failure cancelled()
{
    return failure(Words::tr("it was cancelled"));
}

bool isPaintable(const ExportOptions &options)
{
    return std::isfinite(options.size.width()) && std::isfinite(options.size.height()) && options.size.width() >= 1 && options.size.height() >= 1;
}

/// What the picture shows, for readers who do not see it.
QString descriptionOf(const Picture &picture, const ExportOptions &options)
{
    QStringList parts;
    if (options.filters && !picture.filters.isEmpty())
        parts.append(picture.filters);
    if (options.sources && !picture.sources.isEmpty())
        parts.append(Words::tr("Sources: %1").arg(picture.sources.join(QStringLiteral(" · "))));
    if (options.credit && !picture.credit.isEmpty())
        parts.append(picture.credit);
    return parts.join(u'\n');
}

std::optional<Failure> encodePng(const Picture &picture, const ExportOptions &options, QIODevice &device, const Progress &progress)
{
    const Result<QImage> image = pictureImage(picture, options, partOf(progress, 0, PaintedShare));
    if (!image)
        return Failure{image.message()};
    // Into memory first: Qt's writer loses some of its own when a device refuses.
    QBuffer packed;
    packed.open(QIODevice::WriteOnly);
    QString error;
    const bool wanted = runBesides(
        [&](const std::function<bool()> &isWanted) {
            WatchedDevice watched(packed, isWanted);
            QImageWriter writer(&watched, "png");
            writer.setText(QStringLiteral("Title"), picture.title);
            writer.setText(QStringLiteral("Description"), descriptionOf(picture, options));
            writer.setText(QStringLiteral("Software"), QStringLiteral("Dateline"));
            if (!writer.write(*image))
                error = writer.errorString();
        },
        partOf(progress, PaintedShare, PaintedShare));
    if (!wanted)
        return cancelled();
    if (!error.isEmpty())
        return failure(error);
    if (device.write(packed.data()) != packed.data().size())
        return failure(device.errorString());
    return std::nullopt;
}

/// Qt names one family only; where it is not installed, the next best ones are of about its width.
QByteArray withFallbackFonts(QByteArray svg, const QString &family)
{
    const QByteArray named = "font-family=\"" + family.toHtmlEscaped().toUtf8() + '"';
    return svg.replace(named, "font-family=\"" + family.toHtmlEscaped().toUtf8() + ", Helvetica, Arial, 'Liberation Sans', sans-serif\"");
}

std::optional<Failure> encodeSvg(const Picture &picture, const ExportOptions &options, QIODevice &device, const Progress &progress)
{
    QBuffer encoded;
    encoded.open(QIODevice::WriteOnly);
    QSvgGenerator generator(QSvgGenerator::SvgVersion::Svg11);
    generator.setOutputDevice(&encoded);
    generator.setResolution(int(PixelsPerInch));
    generator.setSize(QSize(int(std::lround(options.size.width())), int(std::lround(options.size.height()))));
    generator.setViewBox(QRectF(QPointF(), options.size));
    generator.setTitle(picture.title);
    generator.setDescription(descriptionOf(picture, options));
    QPainter painter;
    if (!painter.begin(&generator))
        return failure(Words::tr("the picture could not be drawn as SVG"));
    paintSheet(painter, picture, options);
    painter.end();
    if (!goesOn(progress, PaintedShare))
        return cancelled();
    const QByteArray svg = withFallbackFonts(encoded.data(), exportFont(12).family());
    if (device.write(svg) != svg.size())
        return failure(device.errorString());
    return std::nullopt;
}

std::optional<Failure> encodePdf(const Picture &picture, const ExportOptions &options, QIODevice &device, const Progress &progress)
{
    bool wanted = true;
    WatchedDevice watched(device, [&wanted] { return wanted; });
    const QSizeF page = options.poster ? options.poster->page : options.size;
    QPdfWriter writer(&watched);
    writer.setResolution(PdfResolution);
    writer.setTitle(picture.title);
    writer.setCreator(QStringLiteral("Dateline"));
    writer.setPageSize(QPageSize(page * (PointsPerInch / PixelsPerInch), QPageSize::Point, QString(), QPageSize::ExactMatch));
    writer.setPageMargins({});
    QPainter painter;
    if (!painter.begin(&writer))
        return failure(Words::tr("the picture could not be drawn as PDF"));
    wanted = paintPages(painter, PdfResolution, [&writer] { writer.newPage(); }, picture, options, progress);
    painter.end();
    if (!wanted)
        return cancelled();
    if (watched.hasFailed())
        return failure(watched.reason());
    return std::nullopt;
}

} // namespace

std::optional<PictureFormat> pictureFormatOf(const QString &path)
{
    for (const PictureFormat format : {PictureFormat::Png, PictureFormat::Svg, PictureFormat::Pdf}) {
        if (path.endsWith(u'.' + pictureEnding(format), Qt::CaseInsensitive))
            return format;
    }
    return std::nullopt;
}

QString pictureEnding(PictureFormat format)
{
    switch (format) {
    case PictureFormat::Png: return QStringLiteral("png");
    case PictureFormat::Svg: return QStringLiteral("svg");
    case PictureFormat::Pdf: break;
    }
    return QStringLiteral("pdf");
}

Result<QImage> pictureImage(const Picture &picture, const ExportOptions &options, const Progress &progress)
{
    const double width = std::round(options.size.width() * options.scale);
    const double height = std::round(options.size.height() * options.scale);
    if (!isPaintable(options) || !(width >= 1) || !(height >= 1))
        return failure(Words::tr("a picture needs at least one pixel"));
    if (width > LargestSide || height > LargestSide || width * height > MostPixels)
        return failure(Words::tr("a picture of %1 × %2 pixels is too large").arg(width, 0, 'f', 0).arg(height, 0, 'f', 0));
    QImage image(int(width), int(height), options.transparent ? QImage::Format_ARGB32_Premultiplied : QImage::Format_RGB32);
    if (image.isNull())
        return failure(Words::tr("there is not enough memory for a picture of %1 × %2 pixels").arg(width, 0, 'f', 0).arg(height, 0, 'f', 0));
    image.fill(Qt::transparent);
    const int bandHeight = progress ? std::max(1, int(BandPixels / width)) : image.height();
    for (int top = 0; top < image.height(); top += bandHeight) {
        const int rows = std::min(bandHeight, image.height() - top);
        QImage band(image.scanLine(top), image.width(), rows, image.bytesPerLine(), image.format());
        QPainter painter(&band);
        painter.translate(0, -top);
        painter.scale(width / options.size.width(), height / options.size.height());
        paintSheet(painter, picture, options);
        painter.end();
        if (!goesOn(progress, double(top + rows) / image.height()))
            return cancelled();
    }
    const double dotsPerMetre = PixelsPerInch * options.scale * MillimetresPerMetre / MillimetresPerInch;
    image.setDotsPerMeterX(int(std::lround(dotsPerMetre)));
    image.setDotsPerMeterY(int(std::lround(dotsPerMetre)));
    return image;
}

std::optional<Failure> writePicture(const Picture &picture, const ExportOptions &options, PictureFormat format, QIODevice &device, const Progress &progress)
{
    if (!isPaintable(options))
        return failure(Words::tr("a picture needs at least one pixel"));
    switch (format) {
    case PictureFormat::Png: return encodePng(picture, options, device, progress);
    case PictureFormat::Svg: return encodeSvg(picture, options, device, progress);
    case PictureFormat::Pdf: break;
    }
    return encodePdf(picture, options, device, progress);
}

std::optional<Failure> savePicture(const Picture &picture, const ExportOptions &options, const QString &path, const Progress &progress)
{
    const std::optional<PictureFormat> format = pictureFormatOf(path);
    if (!format)
        return failure(Words::tr("The name of the file must end in .png, .svg or .pdf."));
    return writeWholeFile(path, [&](QIODevice &device) { return writePicture(picture, options, *format, device, progress); });
}

bool paintPages(QPainter &painter, double dotsPerInch, const std::function<void()> &newPage, const Picture &picture, const ExportOptions &options,
                const Progress &progress)
{
    const int pages = options.poster ? options.poster->pageCount() : 1;
    for (int page = 0; page < pages; ++page) {
        if (page > 0)
            newPage();
        painter.save();
        painter.scale(dotsPerInch / PixelsPerInch, dotsPerInch / PixelsPerInch);
        if (options.poster) {
            const QRectF part = options.poster->partOf(page);
            painter.save();
            painter.translate(options.poster->margin, options.poster->margin);
            painter.setClipRect(QRectF(QPointF(), part.size()));
            painter.translate(-part.topLeft());
            paintSheet(painter, picture, options);
            painter.restore();
            paintPageMarks(painter, *options.poster, page);
        } else {
            paintSheet(painter, picture, options);
        }
        painter.restore();
        if (!goesOn(progress, double(page + 1) / pages))
            return false;
    }
    return true;
}

Result<std::unique_ptr<QMimeData>> pictureMimeData(const Picture &picture, const ExportOptions &options)
{
    const Result<QImage> image = pictureImage(picture, options);
    if (!image)
        return Failure{image.message()};
    QBuffer svg;
    svg.open(QIODevice::WriteOnly);
    if (const auto failed = writePicture(picture, options, PictureFormat::Svg, svg))
        return *failed;
    auto data = std::make_unique<QMimeData>();
    data->setImageData(*image);
    data->setData(QStringLiteral("image/svg+xml"), svg.data());
    return data;
}

std::optional<Failure> copyPicture(const Picture &picture, const ExportOptions &options)
{
    Result<std::unique_ptr<QMimeData>> data = pictureMimeData(picture, options);
    if (!data)
        return Failure{data.message()};
    QGuiApplication::clipboard()->setMimeData(data->release());
    return std::nullopt;
}

} // namespace Dateline
