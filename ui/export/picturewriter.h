// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "export/exportsheet.h"
#include "text/result.h"

#include <QImage>

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

/// The sheet in pixels: exactly size × scale of them, rounded. Fails for a size of less than one pixel or more than memory allows.
Result<QImage> pictureImage(const Picture &picture, const ExportOptions &options);

/// Writes the sheet to a device that is open for writing. PNG has size × scale pixels; SVG and PDF are vectors of the size (96
/// pixels to the inch), PDF one page with its fonts in it. Returns nothing on success, else why it could not.
[[nodiscard]] std::optional<Failure> writePicture(const Picture &picture, const ExportOptions &options, PictureFormat format, QIODevice &device);

/// Writes the file whole or not at all; its ending says the format.
[[nodiscard]] std::optional<Failure> savePicture(const Picture &picture, const ExportOptions &options, const QString &path);

/// The sheet as image and as image/svg+xml, for the clipboard.
Result<std::unique_ptr<QMimeData>> pictureMimeData(const Picture &picture, const ExportOptions &options);
[[nodiscard]] std::optional<Failure> copyPicture(const Picture &picture, const ExportOptions &options);

} // namespace Dateline
