// SPDX-License-Identifier: GPL-3.0-or-later
#include "commandline.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFileInfo>

#include <cstdio>

namespace Dateline {

void complain(const QString &message)
{
    const QString program = QFileInfo(QCoreApplication::applicationFilePath()).fileName();
    std::fputs(qPrintable(program + QStringLiteral(": ") + message + u'\n'), stderr);
}

bool readDayOption(const QCommandLineParser &parser, const QCommandLineOption &option, std::optional<Day> &day)
{
    if (!parser.isSet(option))
        return true;
    day = dayFromIso(parser.value(option).toStdString());
    if (!day) {
        complain(QCoreApplication::translate("CommandLine", "--%1 wants a day as YYYY-MM-DD, not \u201c%2\u201d")
                     .arg(option.names().constLast(), parser.value(option)));
    }
    return day.has_value();
}

std::optional<int> parseArguments(QCommandLineParser &parser, const QStringList &arguments)
{
    const QCommandLineOption help = parser.addHelpOption();
    const QCommandLineOption version = parser.addVersionOption();
    if (!parser.parse(arguments)) {
        complain(parser.errorText());
        return WrongUsage;
    }
    if (parser.isSet(help)) {
        std::fputs(qPrintable(parser.helpText()), stdout);
        return AllRead;
    }
    if (parser.isSet(version)) {
        std::fputs(qPrintable(QStringLiteral("Dateline %1\n").arg(QCoreApplication::applicationVersion())), stdout);
        return AllRead;
    }
    return std::nullopt;
}

} // namespace Dateline
