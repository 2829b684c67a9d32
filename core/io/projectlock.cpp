// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/projectlock.h"

#include <QFile>
#include <QLockFile>

using namespace Qt::StringLiterals;

namespace Dateline {

namespace {

/// A program that is killed while it makes a lock leaves an empty file, which QLockFile would hold for somebody's.
bool takeUnfinished(QLockFile &lock)
{
    constexpr std::chrono::milliseconds Making{500};
    qint64 process = 0;
    QString host, program;
    if (lock.getLockInfo(&process, &host, &program))
        return false;
    lock.setStaleLockTime(Making);
    const bool taken = lock.tryLock(2 * Making);
    lock.setStaleLockTime(std::chrono::milliseconds(0));
    return taken;
}

} // namespace

std::unique_ptr<QLockFile> projectLock(const QString &path)
{
    auto lock = std::make_unique<QLockFile>(path + u".lock"_s);
    // A lock is stale when its program is gone, however long ago it was made.
    lock->setStaleLockTime(std::chrono::milliseconds(0));
    return lock;
}

bool acquireLock(QLockFile &lock)
{
    if (lock.tryLock())
        return true;
    if (lock.error() != QLockFile::LockFailedError)
        return false;
    // The lock under which QLockFile removes that of a program that is gone can have been left unfinished too.
    QLockFile removal(lock.fileName() + u".rmlock"_s);
    if (QFile::exists(removal.fileName()) && takeUnfinished(removal)) {
        removal.unlock();
        if (lock.tryLock())
            return true;
    }
    return takeUnfinished(lock);
}

} // namespace Dateline
