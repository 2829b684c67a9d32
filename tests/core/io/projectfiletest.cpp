// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/documentjson.h"
#include "io/extractioncodec.h"
#include "io/projectfile.h"
#include "io/projectschema.h"
#include "support/extractedbriefings.h"
#include "support/olderproject.h"

#include <catch2/catch_test_macros.hpp>

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtEndian>

#include <algorithm>
#include <random>

using namespace Dateline;
using namespace Qt::StringLiterals;

namespace {

std::vector<StoredDocument> sampleDocuments()
{
    static const std::vector<StoredDocument> documents = [] {
        std::vector<StoredDocument> all;
        for (ExtractedDocument &briefing : TestSupport::extractedBriefings()) {
            StoredDocument stored;
            stored.key = std::int64_t(all.size()) + 1;
            stored.machine = std::make_shared<const ExtractedDocument>(std::move(briefing));
            stored.extractionVersion = extractionVersion();
            all.push_back(std::move(stored));
        }
        return all;
    }();
    return documents;
}

class Folder
{
public:
    QString path(const QByteArray &name = "walk.dateline") const { return m_folder.filePath(QString::fromUtf8(name)); }
    QStringList names() const { return QDir(m_folder.path()).entryList(QDir::Files | QDir::Hidden, QDir::Name); }

    /// A closed project of two articles and two records.
    QString project(const char *name = "walk.dateline") const
    {
        Result<ProjectContents> contents = createProject(path(name));
        REQUIRE(contents);
        ProjectFile file(*contents);
        ProjectChange change;
        change.documents = sampleDocuments();
        change.documents.resize(2);
        change.documents[1].storage = DocumentStorage::Copy;
        change.originals.push_back({2, "the bytes of the file"});
        change.records = {{"decision", "decision-1", R"({"a":1})"}, {"view", "Rails", "{}"}};
        file.submit(std::move(change));
        REQUIRE(file.waitUntilSaved());
        return path(name);
    }

private:
    QTemporaryDir m_folder;
};

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    REQUIRE(file.open(QIODevice::ReadOnly));
    return file.readAll();
}

void write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    REQUIRE(file.open(QIODevice::WriteOnly));
    REQUIRE(file.write(bytes) == bytes.size());
}

/// Everything in a project, in words that can be compared.
QByteArray described(const ProjectContents &contents)
{
    std::string text;
    for (const StoredDocument &document : contents.documents) {
        text += std::to_string(document.key) + (document.storage == DocumentStorage::Copy ? "copy" : "reference") + document.extractionVersion;
        text += document.machine->document.text + document.machine->document.masked + documentJson(*document.machine);
    }
    for (const StoredRecord &record : contents.records)
        text += record.kind + '/' + record.id + '=' + record.content + '\n';
    return QByteArray::fromStdString(text);
}

/// The message, after checks that the file was refused and left as it was.
QString refusal(const QString &path)
{
    const QByteArray before = bytesOf(path);
    const Result<ProjectContents> contents = readProject(path);
    CHECK_FALSE(contents);
    CHECK(bytesOf(path) == before);
    CHECK(QFileInfo::exists(path + u".lock"_s) == false);
    return QString::fromStdString(contents.message());
}

} // namespace

TEST_CASE("A project reads back as it was written", "[project]")
{
    const Folder folder;
    const QString path = folder.project();
    CHECK(folder.names() == QStringList{u"walk.dateline"_s});
    Result<ProjectContents> contents = readProject(path);
    REQUIRE(contents);
    CHECK_FALSE(contents->isReadOnly);
    REQUIRE(contents->documents.size() == 2);
    for (std::size_t i = 0; i < 2; ++i) {
        CHECK(contents->documents[i].machine->document.text == sampleDocuments()[i].machine->document.text);
        CHECK(documentJson(*contents->documents[i].machine) == documentJson(*sampleDocuments()[i].machine));
    }
    CHECK(contents->documents[1].storage == DocumentStorage::Copy);
    CHECK(*readProjectOriginal(path, 2) == "the bytes of the file");
    CHECK_FALSE(readProjectOriginal(path, 1));
    CHECK(contents->records.size() == 2);
    CHECK(contents->nextKey == 3);

    {
        ProjectFile file(*contents);
        ProjectChange change;
        change.removedDocuments = {2};
        change.records = {{"decision", "decision-1", "{}"}};
        change.removedRecords = {{"view", "Rails"}};
        file.submit(std::move(change));
    }
    contents = readProject(path);
    REQUIRE(contents);
    CHECK(contents->documents.size() == 1);
    CHECK(contents->records == std::vector<StoredRecord>{{"decision", "decision-1", "{}"}});
    CHECK(contents->nextKey == 3); // a key is never used again
    CHECK_FALSE(readProjectOriginal(path, 2));
}

TEST_CASE("A change is acknowledged when it is on the disk", "[project]")
{
    const Folder folder;
    Result<ProjectContents> contents = createProject(folder.path());
    REQUIRE(contents);
    ProjectFile file(*contents);
    QSignalSpy saved(&file, &ProjectFile::savedChanged);
    for (int i = 0; i < 20; ++i) {
        ProjectChange change;
        change.records = {{"setting", std::to_string(i), "{}"}};
        CHECK(file.submit(std::move(change)) == std::uint64_t(i + 1));
    }
    REQUIRE(file.waitUntilSaved());
    CHECK(file.saved() == 20);
    CHECK(file.isSaved());
    REQUIRE((!saved.isEmpty() || saved.wait()));
    // Who reads it meanwhile sees all of it.
    ProjectReading reading;
    reading.readOnly = true;
    CHECK(readProject(folder.path(), reading)->records.size() == 20);
}

TEST_CASE("A second opening of a project is told and may only read", "[project]")
{
    const Folder folder;
    const QString path = folder.project();
    Result<ProjectContents> first = readProject(path);
    REQUIRE(first);
    ProjectFile file(*first);
    Result<ProjectContents> second = readProject(path);
    REQUIRE(second);
    CHECK(second->isReadOnly);
    CHECK(second->notice.contains(u"another window"));
    CHECK(described(*second) == described(*first));
    ProjectFile reader(*second);
    ProjectChange change;
    change.records = {{"setting", "x", "{}"}};
    CHECK(reader.submit(std::move(change)) == 0);
    CHECK(reader.isReadOnly());
}

TEST_CASE("Files that hold no project are refused with a message and left as they are", "[project]")
{
    const Folder folder;
    const QString project = folder.project();
    const QByteArray whole = bytesOf(project);
    const QString path = folder.path("broken.dateline");

    write(path, {});
    CHECK(refusal(path).contains(u"is empty"));
    write(path, "An article, not a project.\n");
    CHECK(refusal(path).contains(u"is no project of Dateline"));
    write(path, QByteArray(100000, 'x'));
    CHECK(refusal(path).contains(u"is no project of Dateline"));

    QByteArray foreign = whole;
    foreign.replace(68, 4, QByteArray(4, '\0'));
    write(path, foreign);
    CHECK(refusal(path).contains(u"another program"));

    QByteArray newer = whole;
    qToBigEndian<quint32>(ProjectSchemaVersion + 1, newer.data() + 60);
    write(path, newer);
    CHECK(refusal(path).contains(u"newer version of Dateline"));

    for (const int size : {1, 50, 99, 100, 512, 4096, 5000, int(whole.size() / 2), int(whole.size() - 4096), int(whole.size() - 1)}) {
        write(path, whole.first(size));
        CHECK(refusal(path).contains(path));
    }
    CHECK_FALSE(readProject(folder.path("none.dateline")));
    CHECK_FALSE(readProject(QFileInfo(path).absolutePath()));
    CHECK(folder.names() == QStringList{u"broken.dateline"_s, u"walk.dateline"_s});
}

TEST_CASE("A project with a flipped bit is refused, or reads exactly as it was", "[project]")
{
    const Folder folder;
    const QByteArray whole = bytesOf(folder.project());
    const QByteArray expected = described(*readProject(folder.path()));
    const QString path = folder.path("flipped.dateline");
    std::mt19937 random(1000);
    int refused = 0;
    for (int i = 0; i < 1000; ++i) {
        QByteArray flipped = whole;
        // Most of what is left free of a page is zeros, and nothing of it is kept.
        qsizetype at = 0;
        do
            at = qsizetype(random() % std::uint32_t(whole.size()));
        while (whole[at] == 0);
        const auto bit = random() % 8;
        flipped[at] = char(flipped[at] ^ (1 << bit));
        write(path, flipped);
        INFO("bit " << bit << " of byte " << at);
        {
            const Result<ProjectContents> contents = readProject(path);
            if (contents) {
                CHECK(described(*contents) == expected);
            } else {
                ++refused;
                CHECK(contents.message().find(path.toStdString()) != std::string::npos);
            }
        }
        CHECK(bytesOf(path) == flipped);
    }
    // What is not noticed lies where nothing is kept: in what is left free of a page.
    CHECK(refused > 250);
    CHECK(folder.names() == QStringList{u"flipped.dateline"_s, u"walk.dateline"_s});
}

TEST_CASE("A thousand flips at once do not get through", "[project]")
{
    const Folder folder;
    QByteArray bytes = bytesOf(folder.project());
    std::mt19937 random(7);
    for (int i = 0; i < 1000; ++i) {
        const auto at = qsizetype(100 + random() % std::uint32_t(bytes.size() - 100));
        bytes[at] = char(bytes[at] ^ (1 << random() % 8));
    }
    const QString path = folder.path("flipped.dateline");
    write(path, bytes);
    CHECK(refusal(path).contains(u"is damaged"));
}

TEST_CASE("A project that is gone or replaced while it is open is told, and saved when it is back", "[project]")
{
    const Folder folder;
    const QString path = folder.project();
    Result<ProjectContents> contents = readProject(path);
    REQUIRE(contents);
    ProjectFile file(*contents);
    file.setRetryInterval(std::chrono::milliseconds(1));
    REQUIRE(QFile::rename(path, folder.path("away.dateline")));
    QSignalSpy trouble(&file, &ProjectFile::troubleChanged);
    ProjectChange change;
    change.records = {{"setting", "x", "{}"}};
    file.submit(std::move(change));
    REQUIRE((!trouble.isEmpty() || trouble.wait()));
    CHECK(file.trouble().contains(u"no longer there"));
    CHECK_FALSE(file.isSaved());
    REQUIRE(QFile::rename(folder.path("away.dateline"), path));
    REQUIRE(file.waitUntilSaved());
    CHECK(file.trouble().isEmpty());
    ProjectReading reading;
    reading.readOnly = true;
    CHECK(readProject(path, reading)->records.size() == 3);
}

TEST_CASE("Projects of every older version are brought to today's, and a copy of the old one is kept", "[project]")
{
    for (int version = 1; version < ProjectSchemaVersion; ++version) {
        INFO("version " << version);
        const Folder folder;
        const QString path = folder.path();
        TestSupport::writeOlderProject(path, version, sampleDocuments());
        const QByteArray before = bytesOf(path);
        QByteArray expected;
        {
            Result<ProjectContents> contents = readProject(path);
            REQUIRE(contents);
            CHECK(contents->documents.size() == sampleDocuments().size());
            CHECK(contents->records.size() == 2);
            CHECK(contents->unsearchable.size() == sampleDocuments().size());
            CHECK(contents->notice.contains(u"walk (version %1).dateline"_s.arg(version)));
            expected = described(*contents);
            ProjectFile file(*contents);
            ProjectChange change;
            change.records = {{"setting", "x", "{}"}};
            file.submit(std::move(change));
            REQUIRE(file.waitUntilSaved());
        }
        CHECK(bytesOf(folder.path(u"walk (version %1).dateline"_s.arg(version).toUtf8())) == before);
        CHECK(folder.names().size() == 2);
        ProjectReading reading;
        reading.readOnly = true;
        CHECK(readProject(path, reading)->records.size() == 3);
        CHECK(readProject(path, reading)->notice.isEmpty());
        // The kept copy itself opens, in a copy of its own, when it may only be read.
        const Result<ProjectContents> kept = readProject(folder.path(u"walk (version %1).dateline"_s.arg(version).toUtf8()), reading);
        REQUIRE(kept);
        CHECK(described(*kept) == expected);
        CHECK(bytesOf(folder.path(u"walk (version %1).dateline"_s.arg(version).toUtf8())) == before);
    }
}

TEST_CASE("A project is not made over something that is there", "[project]")
{
    const Folder folder;
    write(folder.path(), "mine");
    const Result<ProjectContents> contents = createProject(folder.path());
    CHECK_FALSE(contents);
    CHECK(bytesOf(folder.path()) == "mine");
    CHECK_FALSE(createProject(folder.path("no/such/folder.dateline")));
}
