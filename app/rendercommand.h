// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace Dateline {

/// `dateline render VIEW -o FILE [OPTION…] INPUT…`: draws a view without opening a window. @p arguments begin with the program's
/// name, without the word "render". Returns the exit status.
int runRenderCommand(const QStringList &arguments);

} // namespace Dateline
