// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "text/calendarday.h"

#include <QString>
#include <QStringList>

#include <optional>

class QCommandLineOption;
class QCommandLineParser;

namespace Dateline {

/// Exit statuses of both programs.
enum ExitStatus { AllRead = 0, SomeUnreadable = 1, WrongUsage = 2 };

/// The value of a date option as a day; prints what is wrong on standard error and returns false for anything but YYYY-MM-DD.
/// An option that is not set leaves @p day empty.
bool readDayOption(const QCommandLineParser &parser, const QCommandLineOption &option, std::optional<Day> &day);

/// Prints "PROGRAM: MESSAGE" on standard error.
void complain(const QString &message);

/// Processes the arguments; on unknown options prints the reason and returns WrongUsage. --help and --version print and return
/// AllRead. Nothing when the program should go on.
std::optional<int> parseArguments(QCommandLineParser &parser, const QStringList &arguments);

} // namespace Dateline
