// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <memory>

class QLockFile;

namespace Dateline {

/// The lock of the project at @p path, not yet taken: "PATH.lock", which says who has the project open. That of a program that is gone,
/// however it ended, holds no one up.
std::unique_ptr<QLockFile> projectLock(const QString &path);

/// Takes it. False when another program has it (the lock's error is then QLockFile::LockFailedError), or when no file can be made.
bool acquireLock(QLockFile &lock);

} // namespace Dateline
