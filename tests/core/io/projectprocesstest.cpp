// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/projectfile.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QThread>

#include <sys/stat.h>

#include <map>
#include <random>
#include <string>

using namespace Dateline;

namespace {

const QString Helper = QStringLiteral(DATELINE_BINARY_DIR "/bin/project-helper");

/// What the helper said it was told to be on the disk.
struct Acknowledged
{
    std::map<std::string, std::uint64_t> records;
    std::map<std::int64_t, std::size_t> documents;

    void take(const QByteArray &output)
    {
        QList<QByteArray> lines = output.split('\n');
        // The last line may be cut off; without its end it was not said.
        lines.removeLast();
        for (const QByteArray &line : std::as_const(lines)) {
            const QList<QByteArray> words = line.split(' ');
            INFO(line.toStdString());
            REQUIRE(words.size() == 3);
            if (words[0] == "r")
                records[words[1].toStdString()] = words[2].toULongLong();
            else
                documents[words[1].toLongLong()] = std::size_t(words[2].toULongLong());
        }
    }
};

} // namespace

TEST_CASE("A program killed at any moment leaves a whole project with every change that was acknowledged", "[project][kill]")
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("walk.dateline"));
    std::mt19937 random(200);
    Acknowledged acknowledged;
    std::size_t begun = 0;
    for (unsigned i = 0; i < 200; ++i) {
        INFO("kill " << i);
        if (i % 40 == 39) {
            // Begin anew, so that the project's making is met too.
            acknowledged = {};
            for (const QString &name : QDir(folder.path()).entryList(QDir::Files))
                QFile::remove(folder.filePath(name));
        }
        QProcess process;
        process.start(Helper, {QStringLiteral("edit"), path, QString::number(random())});
        REQUIRE(process.waitForStarted());
        // Half of them while it starts and reads, the others while it writes.
        if (i % 2 == 0) {
            REQUIRE(process.waitForReadyRead(60000));
            ++begun;
        }
        QThread::usleep(random() % (i % 2 == 0 ? 150000 : 300000));
        process.kill();
        REQUIRE(process.waitForFinished());
        const QByteArray output = process.readAllStandardOutput();
        CHECK_FALSE(output.startsWith('!'));
        acknowledged.take(output);
        if (!QFile::exists(path)) {
            CHECK(acknowledged.records.empty());
            continue;
        }
        // Reading checks everything, PRAGMA integrity_check included, and changes nothing.
        ProjectReading reading;
        reading.readOnly = true;
        const Result<ProjectContents> contents = readProject(path, reading);
        INFO(contents.message());
        REQUIRE(contents);
        std::map<std::string, std::uint64_t> records;
        for (const StoredRecord &record : contents->records)
            records[record.id] = std::stoull(record.content);
        for (const auto &[id, content] : acknowledged.records)
            CHECK(records[id] >= content);
        std::map<std::int64_t, std::size_t> documents;
        for (const StoredDocument &document : contents->documents)
            documents[document.key] = document.machine->document.text.size();
        for (const auto &[key, size] : acknowledged.documents)
            CHECK(documents[key] == size);
    }
    CHECK(begun == 100);
}

TEST_CASE("Locks that a killed program left whole, empty or half removed do not hold the project", "[project][kill]")
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("walk.dateline"));
    QProcess process;
    process.start(Helper, {QStringLiteral("edit"), path, QStringLiteral("7")});
    REQUIRE(process.waitForReadyRead(60000));
    process.kill();
    REQUIRE(process.waitForFinished());
    const QString lock = path + QStringLiteral(".lock");
    REQUIRE(QFile::exists(lock));
    const auto makeEmpty = [](const QString &name) { return QFile(name).open(QIODevice::WriteOnly | QIODevice::Truncate); };
    SECTION("whole") {}
    SECTION("empty") { REQUIRE(makeEmpty(lock)); }
    SECTION("whole, and its removal begun") { REQUIRE(makeEmpty(lock + QStringLiteral(".rmlock"))); }
    SECTION("empty, and its removal begun")
    {
        REQUIRE(makeEmpty(lock));
        REQUIRE(makeEmpty(lock + QStringLiteral(".rmlock")));
    }
    const Result<ProjectContents> contents = readProject(path);
    INFO(contents.message());
    REQUIRE(contents);
    CHECK_FALSE(contents->isReadOnly);
    CHECK(contents->notice.isEmpty());
    CHECK_FALSE(QFile::exists(lock + QStringLiteral(".rmlock")));
}

TEST_CASE("A full disk is told at once, and what was done meanwhile is saved when there is room", "[project][kill]")
{
    const QTemporaryDir folder;
    QProcess process;
    process.start(Helper, {QStringLiteral("full"), folder.filePath(QStringLiteral("walk.dateline"))});
    REQUIRE(process.waitForFinished(120000));
    const QByteArray output = process.readAllStandardOutput();
    INFO(output.toStdString());
    CHECK(process.exitCode() == 0);
    const QList<QByteArray> lines = output.split('\n');
    REQUIRE(lines.size() == 3);
    CHECK(lines[0].contains("full"));
    const QList<QByteArray> words = lines[1].split(' ');
    REQUIRE(words.size() == 3);
    CHECK(words[1] == words[2]);
    CHECK(words[1].toInt() > 5);
}

TEST_CASE("A lost permission is told at once, and what was done meanwhile is saved when it is back", "[project][kill]")
{
    const QTemporaryDir folder;
    ::chmod(QFile::encodeName(folder.path()).constData(), 0755);
    QProcess process;
    process.start(Helper, {QStringLiteral("permission"), folder.path()});
    REQUIRE(process.waitForFinished(120000));
    const QByteArray output = process.readAllStandardOutput();
    if (output.startsWith("skip"))
        SKIP("this machine lets no test give up its rights");
    INFO(output.toStdString());
    CHECK(process.exitCode() == 0);
    CHECK(output.startsWith("trouble The permission to write is missing."));
    CHECK(output.contains("\nsaved "));
}

TEST_CASE("A project in a folder that takes no file is open for reading only", "[project][kill]")
{
    const QTemporaryDir folder;
    ::chmod(QFile::encodeName(folder.path()).constData(), 0755);
    const QString path = folder.filePath(QStringLiteral("walk.dateline"));
    const bool wasKilled = GENERATE(false, true);
    INFO("killed: " << wasKilled);
    if (wasKilled) {
        QProcess writer;
        writer.start(Helper, {QStringLiteral("edit"), path, QStringLiteral("1")});
        REQUIRE(writer.waitForReadyRead(60000));
        writer.kill();
        REQUIRE(writer.waitForFinished());
    } else {
        Result<ProjectContents> contents = createProject(path);
        REQUIRE(contents);
        ProjectFile file(*contents);
        ProjectChange change;
        change.records.push_back({"setting", "a", "1"});
        file.submit(std::move(change));
    }
    for (const QString &name : QDir(folder.path()).entryList(QDir::Files))
        ::chmod(QFile::encodeName(folder.filePath(name)).constData(), 0444);
    ::chmod(QFile::encodeName(folder.path()).constData(), 0555);
    const QStringList before = QDir(folder.path()).entryList(QDir::Files);
    QProcess process;
    process.start(Helper, {QStringLiteral("readonly"), folder.path()});
    REQUIRE(process.waitForFinished(120000));
    const QByteArray output = process.readAllStandardOutput();
    const QStringList after = QDir(folder.path()).entryList(QDir::Files);
    ::chmod(QFile::encodeName(folder.path()).constData(), 0755);
    if (output.startsWith("skip"))
        SKIP("this machine lets no test give up its rights");
    INFO(output.toStdString());
    CHECK(process.exitCode() == 0);
    CHECK(output.startsWith("read-only "));
    CHECK(output.contains("no permission to write"));
    CHECK_FALSE(output.startsWith("read-only 0"));
    CHECK(after == before);
}
