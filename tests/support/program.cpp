// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/program.h"

#include <QFile>
#include <QProcess>
#include <QStandardPaths>

namespace Dateline::TestSupport {

namespace {

ProgramRun run(const QString &program, const QStringList &arguments, const QByteArray &input, const QString &folder)
{
    QProcess process;
    process.setProgram(program);
    process.setArguments(arguments);
    if (!folder.isEmpty())
        process.setWorkingDirectory(folder);
    process.start();
    process.write(input);
    process.closeWriteChannel();
    ProgramRun run;
    if (process.waitForFinished(120000) && process.exitStatus() == QProcess::NormalExit)
        run.status = process.exitCode();
    run.output = process.readAllStandardOutput();
    run.errors = process.readAllStandardError();
    return run;
}

} // namespace

ProgramRun runProgram(const QString &name, const QStringList &arguments, const QByteArray &input, const QString &folder)
{
    return run(QStringLiteral(DATELINE_BINARY_DIR "/bin/") + name, arguments, input, folder);
}

bool isInstalled(const QString &name)
{
    return !QStandardPaths::findExecutable(name).isEmpty();
}

ProgramRun runForeign(const QString &name, const QStringList &arguments, const QByteArray &input)
{
    return run(name, arguments, input, {});
}

QString writeFile(const QString &folder, const QString &name, const QByteArray &bytes)
{
    const QString path = folder + u'/' + name;
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(path));
    return path;
}

} // namespace Dateline::TestSupport
