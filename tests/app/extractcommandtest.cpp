// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/program.h"

#include <catch2/catch_test_macros.hpp>

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

using namespace Dateline::TestSupport;

namespace {

const QByteArray Article = "---\ntitle: Two talks\npublished: 2024-07-05\n---\n"
                           "The ministers met in Astana on 3 July 2024. Eleven years ago they had met in Tashkent \xF0\x9F\x9A\x82 in May.\n";

ProgramRun extract(const QStringList &arguments, const QByteArray &input = {}, const QString &folder = {})
{
    return runProgram(QStringLiteral("dateline-extract"), arguments, input, folder);
}

QList<QJsonObject> lines(const QByteArray &output)
{
    QList<QJsonObject> objects;
    for (const QByteArray &line : output.split('\n')) {
        if (line.isEmpty())
            continue;
        const QJsonDocument document = QJsonDocument::fromJson(line);
        REQUIRE(document.isObject());
        objects.append(document.object());
    }
    return objects;
}

} // namespace

TEST_CASE("A line holds the document, its expressions, its places and its events", "[app]")
{
    QTemporaryDir folder;
    const QString path = writeFile(folder.path(), QStringLiteral("talks.md"), Article);
    const ProgramRun run = extract({path});
    REQUIRE(run.status == 0);
    CHECK(run.errors.isEmpty());
    const QList<QJsonObject> objects = lines(run.output);
    REQUIRE(objects.size() == 1);
    const QJsonObject document = objects[0][u"document"].toObject();
    CHECK(document[u"path"].toString() == path);
    CHECK(document[u"title"].toString() == QStringLiteral("Two talks"));
    CHECK(document[u"published"].toString() == QStringLiteral("2024-07-05"));
    CHECK(document[u"publishedBasis"].toString() == QStringLiteral("metadata"));

    const QJsonArray events = objects[0][u"events"].toArray();
    REQUIRE(events.size() >= 2);
    const QJsonObject event = events[0].toObject();
    CHECK(event[u"earliest"].toString() == QStringLiteral("2024-07-03"));
    CHECK(event[u"latest"].toString() == QStringLiteral("2024-07-03"));
    CHECK(event[u"precision"].toString() == QStringLiteral("day"));
    CHECK(event[u"countries"].toArray().contains(QStringLiteral("KZ")));
}

TEST_CASE("Every span quotes the text at its code points", "[app]")
{
    QTemporaryDir folder;
    const ProgramRun run = extract({writeFile(folder.path(), QStringLiteral("talks.md"), Article)});
    REQUIRE(run.status == 0);
    const QList<uint> text = [] {
        const auto points = QString::fromUtf8(Article).toUcs4();
        return QList<uint>(points.begin(), points.end());
    }();
    const QJsonObject object = lines(run.output).constFirst();
    CHECK(object[u"document"].toObject()[u"characters"].toInt() == text.size());
    int spans = 0;
    for (const QString &list : {QStringLiteral("temporalExpressions"), QStringLiteral("toponyms"), QStringLiteral("events")}) {
        for (const QJsonValue &value : object[list].toArray()) {
            const qsizetype begin = value[u"begin"].toInteger();
            const qsizetype end = value[u"end"].toInteger();
            REQUIRE(end <= text.size());
            const QList<uint> part = text.mid(begin, end - begin);
            const QString quoted = QString::fromUcs4(reinterpret_cast<const char32_t *>(part.constData()), part.size());
            CHECK(value[u"text"].toString() == quoted);
            ++spans;
        }
    }
    CHECK(spans >= 6);
}

TEST_CASE("The published date that the user gives goes over the document's own", "[app]")
{
    const ProgramRun run = extract({QStringLiteral("--published"), QStringLiteral("2020-01-10"), QStringLiteral("-")},
                                   "The talks in Astana ended two days ago.\n");
    REQUIRE(run.status == 0);
    const QJsonObject object = lines(run.output).constFirst();
    CHECK(object[u"document"].toObject()[u"published"].toString() == QStringLiteral("2020-01-10"));
    CHECK(object[u"document"].toObject()[u"publishedBasis"].toString() == QStringLiteral("given"));
    CHECK(object[u"events"].toArray()[0].toObject()[u"earliest"].toString() == QStringLiteral("2020-01-08"));
}

TEST_CASE("Without a document date a relative date stays unresolved and is kept", "[app]")
{
    const ProgramRun run = extract({QStringLiteral("-")}, "The talks in Astana ended two days ago.\n");
    REQUIRE(run.status == 0);
    const QJsonObject object = lines(run.output).constFirst();
    CHECK(object[u"document"].toObject()[u"published"].isNull());
    const QJsonObject expression = object[u"temporalExpressions"].toArray()[0].toObject();
    CHECK(expression[u"text"].toString() == QStringLiteral("two days ago"));
    CHECK(expression[u"earliest"].isNull());
    CHECK(expression[u"latest"].isNull());
}

TEST_CASE("Folders are read recursively and the output keeps the order of the input, whatever the number of jobs", "[app]")
{
    QTemporaryDir folder;
    QStringList names;
    for (int i = 0; i < 40; ++i) {
        const QString name = QStringLiteral("%1.txt").arg(i, 3, 10, QLatin1Char('0'));
        names.append(name);
        const QString inside = i % 2 ? folder.path() : folder.path() + QStringLiteral("/sub");
        QDir().mkpath(inside);
        writeFile(inside, name, "The line opened in " + QByteArray::number(1990 + i % 30) + ".\n" + QByteArray(i % 5 * 20000, 'x') + "\n");
    }
    const ProgramRun one = extract({QStringLiteral("--jobs"), QStringLiteral("1"), folder.path()});
    const ProgramRun four = extract({QStringLiteral("--jobs"), QStringLiteral("4"), folder.path()});
    REQUIRE(one.status == 0);
    CHECK(one.output == four.output);
    CHECK(lines(one.output).size() == 40);
}

TEST_CASE("An input that cannot be read is named and the others are written", "[app]")
{
    QTemporaryDir folder;
    const QString good = writeFile(folder.path(), QStringLiteral("good.txt"), "The line opened in 2014.\n");
    const QString empty = writeFile(folder.path(), QStringLiteral("empty.txt"), "");
    const QString binary = writeFile(folder.path(), QStringLiteral("binary.txt"), QByteArray("\x00\x01\x02\xff\x00", 5));
    const ProgramRun run = extract({empty, good, binary, folder.path() + QStringLiteral("/missing.txt")});
    CHECK(run.status == 1);
    CHECK(lines(run.output).size() == 1);
    CHECK(run.errors.contains("empty.txt"));
    CHECK(run.errors.contains("binary.txt"));
    CHECK(run.errors.contains("missing.txt"));
}

TEST_CASE("A file larger than the limit is refused with the reason and the others are read", "[app]")
{
    QTemporaryDir folder;
    const QString huge = folder.path() + QStringLiteral("/huge.txt");
    {
        QFile file(huge);
        REQUIRE(file.open(QIODevice::WriteOnly));
        REQUIRE(file.resize(200 * 1000 * 1000));
    }
    const QString good = writeFile(folder.path(), QStringLiteral("zz.txt"), "The line opened in 2014.\n");
    const ProgramRun run = extract({folder.path()});
    CHECK(run.status == 1);
    CHECK(lines(run.output).size() == 1);
    CHECK(run.errors.contains("huge.txt"));
}

TEST_CASE("A loop of links between folders ends", "[app]")
{
    QTemporaryDir folder;
    QDir(folder.path()).mkdir(QStringLiteral("inner"));
    QFile::link(folder.path(), folder.path() + QStringLiteral("/inner/again"));
    writeFile(folder.path() + QStringLiteral("/inner"), QStringLiteral("a.txt"), "The line opened in 2014.\n");
    const ProgramRun run = extract({folder.path()});
    CHECK(run.status == 0);
    CHECK(lines(run.output).size() == 1);
}

TEST_CASE("Wrong usage says why and exits with 2", "[app]")
{
    CHECK(extract({}).status == 2);
    CHECK(extract({QStringLiteral("--published"), QStringLiteral("2024-02-30"), QStringLiteral("-")}).status == 2);
    CHECK(extract({QStringLiteral("--format"), QStringLiteral("docx"), QStringLiteral("-")}).errors.contains("jsonl"));
    CHECK(extract({QStringLiteral("--jobs"), QStringLiteral("0"), QStringLiteral("-")}).status == 2);
    CHECK(extract({QStringLiteral("--no-such-option")}).status == 2);
    CHECK(extract({QStringLiteral("--help")}).output.contains("--published"));
}

TEST_CASE("An output file is written whole or not at all", "[app]")
{
    QTemporaryDir folder;
    const QString input = writeFile(folder.path(), QStringLiteral("a.txt"), "The line opened in 2014.\n");
    const QString output = folder.path() + QStringLiteral("/out.jsonl");
    REQUIRE(extract({QStringLiteral("--output"), output, input}).status == 0);
    QFile file(output);
    REQUIRE(file.open(QIODevice::ReadOnly));
    CHECK(lines(file.readAll()).size() == 1);

    const QString nowhere = folder.path() + QStringLiteral("/no/such/folder/out.jsonl");
    const ProgramRun failed = extract({QStringLiteral("--output"), nowhere, input});
    CHECK(failed.status == 1);
    CHECK_FALSE(failed.errors.isEmpty());
    CHECK_FALSE(QFile::exists(nowhere));
}

TEST_CASE("A full device is told", "[app]")
{
    if (!QFile::exists(QStringLiteral("/dev/full")))
        SKIP("this system has no /dev/full");
    const ProgramRun run = extract({QStringLiteral("--output"), QStringLiteral("/dev/full"), QStringLiteral("-")}, "The line opened in 2014.\n");
    CHECK(run.status == 1);
    CHECK_FALSE(run.errors.isEmpty());
}

TEST_CASE("The output is the same under a foreign locale and zone", "[app]")
{
    const QByteArray article = "BISHKEK, 3 May 2023 \xE2\x80\x94 The council met on Monday in Osh.\n";
    const ProgramRun first = extract({QStringLiteral("-")}, article);
    qputenv("TZ", "Pacific/Kiritimati");
    qputenv("LC_ALL", "kk_KZ.UTF-8");
    const ProgramRun second = extract({QStringLiteral("-")}, article);
    qunsetenv("TZ");
    qunsetenv("LC_ALL");
    REQUIRE(first.status == 0);
    CHECK(first.output == second.output);
    CHECK(first.output.contains("2023-05-01"));
}
