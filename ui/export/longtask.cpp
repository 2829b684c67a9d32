// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/longtask.h"

#include <QCoreApplication>
#include <QProgressDialog>

namespace Dateline {

namespace {
constexpr int Steps = 1000;
constexpr int ShowAfterMilliseconds = 500;
} // namespace

bool runLongTask(QWidget *parent, const QString &label, const std::function<void(const Progress &)> &task)
{
    QProgressDialog box(label, QCoreApplication::translate("LongTask", "Cancel"), 0, Steps, parent);
    box.setObjectName(QStringLiteral("longTask"));
    box.setWindowModality(Qt::WindowModal);
    box.setMinimumDuration(ShowAfterMilliseconds);
    box.setAutoClose(false);
    box.setAutoReset(false);
    box.setValue(0);
    task([&box](double done) {
        box.setValue(int(done * Steps));
        // Until the box stands over the window, nobody may begin something else there.
        QCoreApplication::processEvents(box.isVisible() ? QEventLoop::AllEvents : QEventLoop::ExcludeUserInputEvents);
        return !box.wasCanceled();
    });
    return !box.wasCanceled();
}

} // namespace Dateline
