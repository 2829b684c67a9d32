// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch_test_macros.hpp>

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;

namespace {

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void checkThatItRebuilds(const QString &generator, const QString &packed)
{
    const QDir project(QString::fromUtf8(DATELINE_SOURCE_DIR));
    const QString shared = project.absoluteFilePath(u"../shared/data"_s);
    const QString python = QStandardPaths::findExecutable(u"python3"_s);
    if (python.isEmpty() || !QDir(shared).exists())
        SKIP("needs python3 and the shared tables");
    QTemporaryDir folder;
    const QString output = folder.filePath(u"packed"_s);
    QProcess process;
    process.start(python, {project.absoluteFilePath(generator), u"--shared"_s, shared, u"--output"_s, output});
    REQUIRE(process.waitForFinished(240000));
    INFO(process.readAllStandardError().toStdString());
    REQUIRE(process.exitCode() == 0);
    const QByteArray expected = contents(project.absoluteFilePath(packed));
    CHECK(!expected.isEmpty());
    CHECK((contents(output) == expected)); // in brackets: a difference must not print megabytes
}

} // namespace

TEST_CASE("The packed gazetteer is byte for byte what its generator makes of the sources", "[geo][generators]")
{
    checkThatItRebuilds(u"resources/gazetteer/pack.py"_s, u"resources/gazetteer/gazetteer.bin"_s);
}

TEST_CASE("The corridors are byte for byte what their generator makes of the sources", "[geo][generators]")
{
    checkThatItRebuilds(u"resources/corridors/pack.py"_s, u"resources/corridors/corridors.json"_s);
}

TEST_CASE("The gazetteer is small enough to carry", "[geo]")
{
    CHECK(contents(QString::fromUtf8(DATELINE_SOURCE_DIR) + u"/resources/gazetteer/gazetteer.bin"_s).size() < 12 * 1024 * 1024);
}
