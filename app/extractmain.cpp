// SPDX-License-Identifier: GPL-3.0-or-later
#include "commandline.h"
#include "io/eventwriter.h"
#include "io/wholefile.h"
#include "pipeline/extractionpipeline.h"
#include "pipeline/inputfiles.h"
#include "pipeline/orderedextraction.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFile>

#include <cstdio>

using namespace Dateline;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("ExtractCommand", text);
}

struct Request
{
    std::vector<std::string> inputs;
    std::string format;
    std::optional<Day> published;
    QString output;
    int jobs = 0;
};

/// Reads the arguments into @p request; an exit status when there is nothing to extract.
std::optional<int> readRequest(Request &request)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(tr("Reads articles and writes their dated events, temporal expressions and places."));
    parser.addPositionalArgument(QStringLiteral("INPUT"), tr("Files, folders (read recursively), or - for standard input"), QStringLiteral("INPUT…"));
    QStringList formats;
    for (const std::string &format : writerFormats())
        formats.append(QString::fromStdString(format));
    const QCommandLineOption format(QStringLiteral("format"), tr("Format of the output: %1").arg(formats.join(QStringLiteral(", "))), QStringLiteral("NAME"), QStringLiteral("jsonl"));
    const QCommandLineOption published(QStringLiteral("published"), tr("The document creation time of every input, as YYYY-MM-DD"), QStringLiteral("DATE"));
    const QCommandLineOption output(QStringLiteral("output"), tr("Write to FILE, whole or not at all, instead of standard output"), QStringLiteral("FILE"));
    const QCommandLineOption jobs(QStringLiteral("jobs"), tr("Documents read side by side (default: one a core)"), QStringLiteral("N"));
    parser.addOptions({format, published, output, jobs});
    if (const std::optional<int> status = parseArguments(parser, QCoreApplication::arguments()))
        return status;

    for (const QString &input : parser.positionalArguments())
        request.inputs.push_back(input.toStdString());
    if (request.inputs.empty()) {
        complain(tr("no INPUT; see --help"));
        return WrongUsage;
    }
    if (!formats.contains(parser.value(format))) {
        complain(tr("--format wants one of %1, not “%2”").arg(formats.join(QStringLiteral(", ")), parser.value(format)));
        return WrongUsage;
    }
    request.format = parser.value(format).toStdString();
    if (!readDayOption(parser, published, request.published))
        return WrongUsage;
    if (parser.isSet(jobs)) {
        bool isNumber = false;
        request.jobs = parser.value(jobs).toInt(&isNumber);
        if (!isNumber || request.jobs < 1) {
            complain(tr("--jobs wants a number from 1 on, not “%1”").arg(parser.value(jobs)));
            return WrongUsage;
        }
    }
    if (parser.isSet(output)) {
        request.output = parser.value(output);
        if (request.output.isEmpty()) {
            complain(tr("--output wants the name of a file"));
            return WrongUsage;
        }
    }
    return std::nullopt;
}

/// Extracts every input into @p device. Complains of inputs that cannot be read and clears @p allRead for them; returns why
/// the output could not be written.
std::optional<Failure> extractTo(QIODevice &device, const Request &request, bool &allRead)
{
    const std::unique_ptr<EventWriter> writer = writerFor(request.format, device);
    if (std::optional<Failure> failure = writer->begin())
        return failure;
    const InputFiles files = findInputFiles(request.inputs);
    for (const InputFiles::Problem &problem : files.problems) {
        allRead = false;
        complain(QString::fromStdString(problem.path + ": " + problem.message));
    }
    const ExtractionPipeline pipeline(ExtractionPipeline::Options{request.published});
    std::optional<Failure> failure;
    std::atomic<bool> stopped = false;
    extractInOrder(files.paths, pipeline, request.jobs, stopped, [&](ExtractionOutcome outcome) {
        if (!outcome.result) {
            allRead = false;
            complain(QString::fromStdString(outcome.path + ": " + outcome.result.message()));
            return;
        }
        failure = writer->document(*outcome.result);
        stopped = failure.has_value();
    });
    if (!failure)
        failure = writer->end();
    if (!failure && writer->leftOut() > 0)
        complain(tr("%1 events without a date or a place are not in the output: %2 has no place for them").arg(writer->leftOut()).arg(QString::fromStdString(request.format)));
    return failure;
}

std::optional<Failure> run(const Request &request, bool &allRead)
{
    const auto write = [&](QIODevice &device) { return extractTo(device, request, allRead); };
    if (!request.output.isEmpty())
        return writeWholeFile(request.output, write);
    QFile output;
    if (!output.open(stdout, QIODevice::WriteOnly | QIODevice::Unbuffered))
        return Failure{tr("standard output: %1").arg(output.errorString()).toStdString()};
    return write(output);
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("dateline-extract"));
    QCoreApplication::setApplicationVersion(QStringLiteral(DATELINE_VERSION));
    Request request;
    if (const std::optional<int> status = readRequest(request))
        return *status;
    bool allRead = true;
    if (const std::optional<Failure> failure = run(request, allRead)) {
        complain(QString::fromStdString(failure->message));
        return SomeUnreadable;
    }
    return allRead ? AllRead : SomeUnreadable;
}
