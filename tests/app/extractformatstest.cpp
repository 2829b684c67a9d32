// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/program.h"

#include <catch2/catch_test_macros.hpp>

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>

using namespace Dateline::TestSupport;

namespace {

const QByteArray Article = "---\ntitle: Trade\npublished: 2024-07-05\n---\n"
                           "In 2023 trade between China and Kazakhstan reached $41 billion, up 32 percent. Ministers met in Astana on 3 July 2024.\n";

ProgramRun extract(const QStringList &arguments, const QString &folder = {})
{
    return runProgram(QStringLiteral("dateline-extract"), arguments, {}, folder);
}

QStringList filesIn(const QString &folder)
{
    return QDir(folder).entryList(QDir::Files | QDir::Hidden);
}

} // namespace

TEST_CASE("The figures of an article are in its line, with value, unit, subject and date", "[app]")
{
    QTemporaryDir folder;
    const ProgramRun run = extract({writeFile(folder.path(), QStringLiteral("a.md"), Article)});
    REQUIRE(run.status == 0);
    const QJsonObject object = QJsonDocument::fromJson(run.output).object();
    const QJsonArray quantities = object[u"quantities"].toArray();
    REQUIRE(quantities.size() == 2);
    const QJsonObject level = quantities[0].toObject();
    CHECK(level[u"text"].toString() == QStringLiteral("$41 billion"));
    CHECK(level[u"value"].toDouble() == 41e9);
    CHECK(level[u"unit"].toString() == QStringLiteral("USD"));
    CHECK(level[u"subject"].toString() == QStringLiteral("trade China–Kazakhstan"));
    CHECK(level[u"earliest"].toString() == QStringLiteral("2023-01-01"));
    CHECK(level[u"dateBasis"].toString() == QStringLiteral("sentence"));
    CHECK(level[u"related"].toInt() == 1);
    CHECK(quantities[1].toObject()[u"kind"].toString() == QStringLiteral("change"));
    CHECK(object[u"events"][0][u"quantities"].toArray().size() == 2);
}

TEST_CASE("Every format is written by the command, and what it has no place for is counted", "[app]")
{
    QTemporaryDir folder;
    const QString path = writeFile(folder.path(), QStringLiteral("a.md"), Article + "They spoke on a Monday of some year.\n");
    for (const char *format : {"jsonl", "json", "csv", "geojson", "kml", "ics", "timelinejs", "linkedplaces", "annotations"}) {
        CAPTURE(format);
        const ProgramRun run = extract({QStringLiteral("--format"), QString::fromLatin1(format), path});
        CHECK(run.status == 0);
        // iCalendar folds its lines.
        CHECK(QByteArray(run.output).replace("\r\n ", "").contains("trade between China and Kazakhstan"));
        CHECK(run.output.size() > 100);
    }
    const ProgramRun places = extract({QStringLiteral("--format"), QStringLiteral("linkedplaces"), writeFile(folder.path(), QStringLiteral("b.txt"), "Nothing of it was known in 2019.\n")});
    CHECK(places.status == 0);
    CHECK(places.errors.contains("1 events"));
}

TEST_CASE("Files of events are inputs like articles, and rows not taken are named", "[app]")
{
    QTemporaryDir folder;
    const QString article = writeFile(folder.path(), QStringLiteral("a.md"), Article);
    const ProgramRun lines = extract({article});
    const QString jsonl = writeFile(folder.path(), QStringLiteral("a.jsonl"), lines.output);
    const ProgramRun again = extract({jsonl});
    CHECK(again.status == 0);
    CHECK(again.output == lines.output);
    const QString csv = writeFile(folder.path(), QStringLiteral("b.csv"), "date,text\n2024-07-03,A talk\n03/07/2024,Another talk\n");
    const ProgramRun rows = extract({QStringLiteral("--format"), QStringLiteral("csv"), csv});
    CHECK(rows.status == 1);
    CHECK(rows.errors.contains("Row 3"));
    CHECK(rows.output.contains("A talk"));
    CHECK_FALSE(rows.output.contains("Another"));
}

TEST_CASE("A target that cannot be written is told and nothing stays behind", "[app]")
{
    QTemporaryDir folder;
    const QString article = writeFile(folder.path(), QStringLiteral("a.md"), Article);
    QTemporaryDir target;
    const auto failing = [&](const QString &output) {
        const ProgramRun run = extract({QStringLiteral("--format"), QStringLiteral("csv"), QStringLiteral("--output"), output, article});
        INFO(run.errors.toStdString());
        CHECK(run.status == 1);
        CHECK(run.errors.count('\n') == 1);
        CHECK(filesIn(target.path()).isEmpty());
    };
    failing(target.filePath(QStringLiteral("missing/a.csv")));
    failing(target.filePath(QStringLiteral("missing/a\nb.csv")));
    failing(target.path());
    failing(QStringLiteral("/proc/a.csv"));
    failing(QStringLiteral("/dev/full"));
    failing(target.filePath(QStringLiteral("a\nb.csv")));
}

TEST_CASE("A disk that fills up leaves no half of a file", "[app]")
{
    QTemporaryDir folder;
    QByteArray text;
    for (int i = 0; i < 3000; ++i)
        text += "Ministers met in Astana on 3 July 2024 for the " + QByteArray::number(i) + ". time.\n\n";
    const QString article = writeFile(folder.path(), QStringLiteral("a.txt"), text);
    QTemporaryDir target;
    // A limit on the size of files stands for a disk without room.
    QProcess process;
    process.setWorkingDirectory(target.path());
    process.start(QStringLiteral("bash"), {QStringLiteral("-c"), QStringLiteral("ulimit -f 64; exec \"$0\" --format jsonl --output out.jsonl \"$1\""),
                                           QStringLiteral(DATELINE_BINARY_DIR "/bin/dateline-extract"), article});
    REQUIRE(process.waitForFinished(120'000));
    CHECK(process.exitStatus() == QProcess::NormalExit);
    CHECK(process.exitCode() == 1);
    CHECK(process.readAllStandardError().contains("out.jsonl"));
    CHECK(filesIn(target.path()).isEmpty());
}
