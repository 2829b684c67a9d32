// SPDX-License-Identifier: GPL-3.0-or-later
#include "commandline.h"
#include "mainwindow.h"
#include "pipeline/extractionjob.h"
#include "rendercommand.h"
#include "selftest.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QSurfaceFormat>

#include <cstdlib>
#include <memory>

using namespace Dateline;

namespace {

/// Rendering to a file and the self-test must not depend on a display.
bool needsNoDisplay(int argc, char **argv)
{
    return argc > 1 && (qstrcmp(argv[1], "render") == 0);
}

QtMessageHandler otherMessages = nullptr;

/// The platform without a display complains of every window that it has no window manager to tell its size to.
void leaveOutSizeHints(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    if (!message.contains(u"propagateSizeHints"))
        otherMessages(type, context, message);
}

int runWindow(const QStringList &arguments)
{
    QCommandLineParser parser;
    const auto tr = [](const char *text) { return QCoreApplication::translate("Main", text); };
    parser.setApplicationDescription(tr("Shows the dated events of articles on a timeline beside a map. "
                                        "“dateline render --help” tells how to draw without a window."));
    parser.addPositionalArgument(QStringLiteral("INPUT"), tr("Files and folders with articles; without any, the bundled briefings"), QStringLiteral("[INPUT…]"));
    const QCommandLineOption published(QStringLiteral("published"), tr("The document creation time of every input"), QStringLiteral("DATE"));
    const QCommandLineOption theme(QStringLiteral("theme"), tr("light or dark instead of the desktop's"), QStringLiteral("NAME"));
    const QCommandLineOption selfTest(QStringLiteral("self-test"), tr("Load every view, report warnings, and exit"));
    parser.addOptions({published, theme, selfTest});
    if (const std::optional<int> status = parseArguments(parser, arguments))
        return *status;
    if (parser.isSet(selfTest))
        return runSelfTest();
    std::optional<Day> day;
    if (!readDayOption(parser, published, day))
        return WrongUsage;

    auto window = std::make_unique<MainWindow>(MainWindow::Options{});
    if (parser.value(theme) == QStringLiteral("dark"))
        window->setThemeChoice(MainWindow::ThemeChoice::Dark);
    else if (parser.value(theme) == QStringLiteral("light"))
        window->setThemeChoice(MainWindow::ThemeChoice::Light);
    window->loader().setPublished(day);
    window->show();
    if (parser.positionalArguments().isEmpty())
        window->loader().openBriefings();
    else
        window->open(parser.positionalArguments());
    const int status = QApplication::exec();
    window.reset();
    // What is still being read is wanted no more, and what reads it must not lose the ground under its feet.
    if (ExtractionJob::hasLeftThread())
        std::_Exit(status);
    return status;
}

} // namespace

int main(int argc, char **argv)
{
    if (needsNoDisplay(argc, argv)) {
        qputenv("QT_QPA_PLATFORM", "offscreen");
        otherMessages = qInstallMessageHandler(leaveOutSizeHints);
    }
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("dateline"));
    QApplication::setApplicationDisplayName(QStringLiteral("Dateline"));
    QApplication::setOrganizationName(QStringLiteral("Dateline"));
    QApplication::setApplicationVersion(QStringLiteral(DATELINE_VERSION));
    QApplication::setStyle(QStringLiteral("Fusion"));

    QStringList arguments = QApplication::arguments();
    if (arguments.value(1) == QStringLiteral("render")) {
        arguments.removeAt(1);
        return runRenderCommand(arguments);
    }
    return runWindow(arguments);
}
