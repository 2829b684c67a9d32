// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "export/exportsheet.h"
#include "export/progress.h"
#include "text/result.h"

#include <QImage>

#include <functional>
#include <memory>
#include <optional>

class QIODevice;
class QMimeData;

namespace Dateline {

enum class PictureFormat { Png, Svg, Pdf };

/// By the ending of a file name, in upper or lower case; nothing for any other.
std::optional<PictureFormat> pictureFormatOf(const QString &path);
/// "png", "svg", "pdf".
QString pictureEnding(PictureFormat format);

/// The sheet in pixels: exactly size × scale of them, rounded. Fails for a size of less than one pixel or more than memory allows,
/// and when @p progress ends it. A large picture is painted in bands, with a call of @p progress between them.
Result<QImage> pictureImage(const Picture &picture, const ExportOptions &options, const Progress &progress = {});

/// Writes the sheet to a device that is open for writing. PNG has size × scale pixels; SVG and PDF are vectors of the size (96
/// pixels to the inch), PDF one page, or those of a poster, with its fonts in it. Returns nothing on success, else why it could not.
/// Pixels are packed on a thread of their own while @p progress is asked.
[[nodiscard]] std::optional<Failure> writePicture(const Picture &picture, const ExportOptions &options, PictureFormat format, QIODevice &device,
                                                  const Progress &progress = {});

/// Writes the file whole or not at all; its ending says the format.
[[nodiscard]] std::optional<Failure> savePicture(const Picture &picture, const ExportOptions &options, const QString &path, const Progress &progress = {});

/// The sheet, or the pages of its poster one after the other, by a painter that is open on a device of pages with @p dotsPerInch.
/// @p newPage is called between them. Returns whether @p progress let it come to the end.
bool paintPages(QPainter &painter, double dotsPerInch, const std::function<void()> &newPage, const Picture &picture,
                const ExportOptions &options, const Progress &progress = {});

/// The sheet as image and as image/svg+xml, for the clipboard.
Result<std::unique_ptr<QMimeData>> pictureMimeData(const Picture &picture, const ExportOptions &options);
[[nodiscard]] std::optional<Failure> copyPicture(const Picture &picture, const ExportOptions &options);

} // namespace Dateline
