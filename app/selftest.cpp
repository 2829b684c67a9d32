// SPDX-License-Identifier: GPL-3.0-or-later
#include "selftest.h"

#include "mainwindow.h"

#include <QApplication>
#include <QDockWidget>
#include <QElapsedTimer>

#include <atomic>
#include <cstdio>

namespace Dateline {

namespace {

std::atomic<int> warningCount = 0;

void countWarnings(QtMsgType type, const QMessageLogContext &, const QString &message)
{
    if (type == QtDebugMsg || type == QtInfoMsg)
        return;
    ++warningCount;
    std::fputs(qPrintable(QStringLiteral("warning: ") + message + u'\n'), stderr);
}

void processEventsFor(int milliseconds)
{
    QElapsedTimer timer;
    timer.start();
    while (timer.elapsed() < milliseconds)
        QApplication::processEvents(QEventLoop::AllEvents, 20);
}

} // namespace

int runSelfTest()
{
    qInstallMessageHandler(countWarnings);
    {
        MainWindow window({MapView::Mode::Live, false});
        window.show();
        window.loader().openBriefings();
        for (QDockWidget *dock : window.findChildren<QDockWidget *>()) {
            dock->show();
            dock->raise();
            processEventsFor(20);
        }
        for (const MainWindow::ThemeChoice choice : {MainWindow::ThemeChoice::Dark, MainWindow::ThemeChoice::Light}) {
            window.setThemeChoice(choice);
            processEventsFor(100);
        }
        Workspace &workspace = window.workspace();
        for (int step = 0; step < workspace.events.datedCount(); ++step) {
            workspace.selection.next();
            processEventsFor(2);
        }
        processEventsFor(300);
        if (workspace.events.datedCount() == 0) {
            ++warningCount;
            std::fputs("warning: the briefings hold no dated event\n", stderr);
        }
    }
    qInstallMessageHandler(nullptr);
    std::fputs(warningCount == 0 ? "self-test: every view loaded without a warning\n" : "self-test: there were warnings\n", stdout);
    return warningCount == 0 ? 0 : 1;
}

} // namespace Dateline
