// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/picturewriter.h"

#include "io/wholefile.h"

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

constexpr double PixelsPerInch = 96;
constexpr double PointsPerInch = 72;
constexpr double MillimetresPerMetre = 1000;
constexpr double MillimetresPerInch = 25.4;
constexpr int PdfResolution = 1200;
constexpr double LargestSide = 32767; // of QPainter's raster engine

Failure failure(const QString &reason)
{
    return Failure{reason.toStdString()};
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

std::optional<Failure> encodePng(const Picture &picture, const ExportOptions &options, QIODevice &device)
{
    const Result<QImage> image = pictureImage(picture, options);
    if (!image)
        return Failure{image.message()};
    QImageWriter writer(&device, "png");
    writer.setText(QStringLiteral("Title"), picture.title);
    writer.setText(QStringLiteral("Description"), descriptionOf(picture, options));
    writer.setText(QStringLiteral("Software"), QStringLiteral("Dateline"));
    if (!writer.write(*image))
        return failure(writer.errorString());
    return std::nullopt;
}

std::optional<Failure> encodeSvg(const Picture &picture, const ExportOptions &options, QIODevice &device)
{
    QSvgGenerator generator(QSvgGenerator::SvgVersion::Svg11);
    generator.setOutputDevice(&device);
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
    return std::nullopt;
}

std::optional<Failure> encodePdf(const Picture &picture, const ExportOptions &options, QIODevice &device)
{
    QPdfWriter writer(&device);
    writer.setResolution(PdfResolution);
    writer.setTitle(picture.title);
    writer.setCreator(QStringLiteral("Dateline"));
    writer.setPageSize(QPageSize(options.size * (PointsPerInch / PixelsPerInch), QPageSize::Point, QString(), QPageSize::ExactMatch));
    writer.setPageMargins({});
    QPainter painter;
    if (!painter.begin(&writer))
        return failure(Words::tr("the picture could not be drawn as PDF"));
    painter.scale(PdfResolution / PixelsPerInch, PdfResolution / PixelsPerInch);
    paintSheet(painter, picture, options);
    painter.end();
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

Result<QImage> pictureImage(const Picture &picture, const ExportOptions &options)
{
    const double width = std::round(options.size.width() * options.scale);
    const double height = std::round(options.size.height() * options.scale);
    if (!isPaintable(options) || !(width >= 1) || !(height >= 1))
        return failure(Words::tr("a picture needs at least one pixel"));
    if (width > LargestSide || height > LargestSide)
        return failure(Words::tr("a picture of %1 × %2 pixels is too large").arg(width, 0, 'f', 0).arg(height, 0, 'f', 0));
    QImage image(int(width), int(height), options.transparent ? QImage::Format_ARGB32_Premultiplied : QImage::Format_RGB32);
    if (image.isNull())
        return failure(Words::tr("there is not enough memory for a picture of %1 × %2 pixels").arg(width, 0, 'f', 0).arg(height, 0, 'f', 0));
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.scale(width / options.size.width(), height / options.size.height());
    paintSheet(painter, picture, options);
    painter.end();
    const double dotsPerMetre = PixelsPerInch * options.scale * MillimetresPerMetre / MillimetresPerInch;
    image.setDotsPerMeterX(int(std::lround(dotsPerMetre)));
    image.setDotsPerMeterY(int(std::lround(dotsPerMetre)));
    return image;
}

std::optional<Failure> writePicture(const Picture &picture, const ExportOptions &options, PictureFormat format, QIODevice &device)
{
    if (!isPaintable(options))
        return failure(Words::tr("a picture needs at least one pixel"));
    // Qt's painters for files do not report what their device refuses, so the picture is made first and written then.
    QBuffer encoded;
    encoded.open(QIODevice::WriteOnly);
    std::optional<Failure> failed;
    switch (format) {
    case PictureFormat::Png: failed = encodePng(picture, options, encoded); break;
    case PictureFormat::Svg: failed = encodeSvg(picture, options, encoded); break;
    case PictureFormat::Pdf: failed = encodePdf(picture, options, encoded); break;
    }
    if (failed)
        return failed;
    if (device.write(encoded.data()) != encoded.data().size())
        return failure(device.errorString());
    return std::nullopt;
}

std::optional<Failure> savePicture(const Picture &picture, const ExportOptions &options, const QString &path)
{
    const std::optional<PictureFormat> format = pictureFormatOf(path);
    if (!format)
        return failure(Words::tr("The name of the file must end in .png, .svg or .pdf."));
    return writeWholeFile(path, [&](QIODevice &device) { return writePicture(picture, options, *format, device); });
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
