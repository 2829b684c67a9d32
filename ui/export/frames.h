// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "export/progress.h"
#include "text/result.h"

#include <QString>

#include <functional>
#include <optional>

class QImage;

namespace Dateline {

/// The name of a frame, counted from 1: "play.png" gives "play-0001.png", with as many digits as the last one needs, at least four.
QString framePath(const QString &path, int number, int count);

/// Writes @p count pictures as numbered PNG files beside each other: all of them or none. Until the last one is drawn they stand in a
/// folder of their own, so that files of before stay as they were when the task fails or is ended.
/// @p draw is given a frame's number from 0 and returns its picture.
[[nodiscard]] std::optional<Failure> saveFrames(const QString &path, int count, const std::function<Result<QImage>(int frame)> &draw,
                                                const Progress &progress = {});

} // namespace Dateline
