// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QStringList>

namespace Dateline::TestSupport {

/// What a program printed and how it ended.
struct ProgramRun
{
    int status = -1; ///< exit status; -1 when it crashed or did not end within two minutes
    QByteArray output;
    QByteArray errors;
};

/// Runs a program of this build ("dateline", "dateline-extract") in @p folder (empty: the current one).
ProgramRun runProgram(const QString &name, const QStringList &arguments, const QByteArray &input = {}, const QString &folder = {});

/// Whether a program that is not of this project is installed.
bool isInstalled(const QString &name);
/// Runs such a program.
ProgramRun runForeign(const QString &name, const QStringList &arguments, const QByteArray &input = {});

/// Writes a file in @p folder and returns its path.
QString writeFile(const QString &folder, const QString &name, const QByteArray &bytes);

} // namespace Dateline::TestSupport
