// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "text/result.h"

#include <QString>

#include <functional>
#include <optional>

class QIODevice;

namespace Dateline {

/// Writes a file whole or not at all. @p write fills the device it is given and returns why it could not, or nothing. Until all
/// of it is on the disk, what stood at @p path stays as it was; when anything fails, nothing is left behind. A device or pipe
/// (/dev/stdout) is written to directly. A name with control characters is refused. Returns nothing on success, else the reason in words for the user, with the path.
[[nodiscard]] std::optional<Failure> writeWholeFile(const QString &path, const std::function<std::optional<Failure>(QIODevice &)> &write);

/// Whether a name has a line break or another control character: such a name is refused.
bool hasControlCharacters(const QString &name);

} // namespace Dateline
