// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/besides.h"

#include <QThread>

#include <atomic>
#include <memory>

namespace Dateline {

namespace {
constexpr int AskEveryMilliseconds = 30;
} // namespace

bool runBesides(const std::function<void(const std::function<bool()> &)> &work, const Progress &progress)
{
    if (!progress) {
        work([] { return true; });
        return true;
    }
    std::atomic<bool> wanted = true;
    const std::unique_ptr<QThread> thread(QThread::create([&] { work([&] { return wanted.load(); }); }));
    thread->start();
    while (!thread->wait(AskEveryMilliseconds)) {
        if (wanted && !progress(0))
            wanted = false;
    }
    return wanted;
}

} // namespace Dateline
