// SPDX-License-Identifier: GPL-3.0-or-later
// A program that works on a project until it is killed, or until the disk is full: for tests that must do this to a process.
//
// project-helper edit PATH SEED      changes the project at random, without end; writes a line for each change that is acknowledged
// project-helper full PATH           fills the disk (a limit on the size of files), then makes room again
// project-helper permission FOLDER   loses the permission to write and gets it back
// project-helper readonly FOLDER     opens the project in a folder that takes no file
#include "io/projectfile.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <deque>
#include <random>
#include <string>

using namespace Dateline;

namespace {

/// Unbuffered: what is written is with the reader, whatever happens next.
void say(const std::string &line)
{
    const std::string whole = line + '\n';
    if (::write(STDOUT_FILENO, whole.data(), whole.size()) < 0)
        std::_Exit(3);
}

StoredDocument documentOf(std::int64_t key, std::size_t size)
{
    auto document = std::make_shared<ExtractedDocument>();
    document->document.path = "a" + std::to_string(key) + ".txt";
    document->document.title = "Article " + std::to_string(key);
    while (document->document.text.size() < size) {
        const auto begin = std::uint32_t(document->document.text.size());
        document->document.text += "Sentence " + std::to_string(begin) + " of article " + std::to_string(key) + ". ";
        document->sentences.push_back({begin, std::uint32_t(document->document.text.size() - 1)});
    }
    StoredDocument stored;
    stored.key = key;
    stored.machine = std::move(document);
    stored.extractionVersion = "test";
    return stored;
}

ProjectChange settingChange(const std::string &id, const std::string &content)
{
    ProjectChange change;
    change.records.push_back({"setting", id, content});
    return change;
}

int edit(const QString &path, unsigned seed)
{
    Result<ProjectContents> contents = QFileInfo::exists(path) ? readProject(path) : createProject(path);
    if (!contents || contents->isReadOnly) {
        say("! " + (contents ? contents->notice.toStdString() : contents.message()));
        return 1;
    }
    std::int64_t key = contents->nextKey;
    std::uint64_t counter = 0;
    for (const StoredRecord &record : contents->records)
        counter = std::max<std::uint64_t>(counter, std::stoull(record.content));
    ProjectFile file(*contents);
    std::mt19937 random(seed);
    struct Waiting
    {
        std::uint64_t number;
        std::string line;
    };
    std::deque<Waiting> waiting;
    for (;;) {
        const std::string content = std::to_string(++counter);
        if (random() % 4 == 0) {
            ProjectChange change;
            change.documents.push_back(documentOf(key, 200 + random() % 20000));
            change.unsearchable.push_back(key);
            const StoredDocument &document = change.documents.back();
            file.makeSearchable({key, document.machine, {}, {}});
            const std::string line = "d " + std::to_string(key) + ' ' + std::to_string(document.machine->document.text.size());
            waiting.push_back({file.submit(std::move(change)), line});
            ++key;
        } else {
            const std::string id = "r" + std::to_string(random() % 20);
            waiting.push_back({file.submit(settingChange(id, content)), "r " + id + ' ' + content});
        }
        // Not without end ahead of the disk.
        if (waiting.size() > 50)
            file.waitUntilSaved();
        while (!waiting.empty() && waiting.front().number <= file.saved()) {
            say(waiting.front().line);
            waiting.pop_front();
        }
    }
}

/// Submits until writing fails, and says so.
bool untilTrouble(ProjectFile &file, std::int64_t &key, std::size_t size)
{
    for (int i = 0; i < 10000 && file.trouble().isEmpty(); ++i) {
        ProjectChange change;
        change.documents.push_back(documentOf(key++, size));
        file.submit(std::move(change));
        file.waitUntilSaved(std::chrono::milliseconds(200));
    }
    say("trouble " + file.trouble().toStdString());
    return !file.trouble().isEmpty() && !file.isSaved();
}

int finish(ProjectFile &file, const QString &path)
{
    if (!file.waitUntilSaved(std::chrono::seconds(60)) || !file.trouble().isEmpty())
        return 5;
    ProjectReading reading;
    reading.readOnly = true;
    const Result<ProjectContents> contents = readProject(path, reading);
    if (!contents)
        return 6;
    say("saved " + std::to_string(contents->documents.size()) + ' ' + std::to_string(file.submitted()));
    return 0;
}

int full(const QString &path)
{
    std::signal(SIGXFSZ, SIG_IGN);
    Result<ProjectContents> contents = createProject(path);
    if (!contents)
        return 2;
    ProjectFile file(*contents);
    file.setRetryInterval(std::chrono::milliseconds(20));
    rlimit room{};
    getrlimit(RLIMIT_FSIZE, &room);
    rlimit little = room;
    little.rlim_cur = 400000;
    if (setrlimit(RLIMIT_FSIZE, &little) != 0)
        return 2;
    std::int64_t key = contents->nextKey;
    if (!untilTrouble(file, key, 30000))
        return 4;
    // Work goes on meanwhile; nothing of it may be lost.
    for (int i = 0; i < 5; ++i) {
        ProjectChange change;
        change.documents.push_back(documentOf(key++, 30000));
        file.submit(std::move(change));
    }
    if (file.isSaved() || setrlimit(RLIMIT_FSIZE, &room) != 0)
        return 4;
    return finish(file, path);
}

/// The administrator may write everywhere: the test becomes no one.
bool becomeNoOne(const QString &folder)
{
    constexpr uid_t NoOne = 65534;
    const QByteArray name = QFile::encodeName(folder);
    if (geteuid() != 0)
        return true;
    return ::chown(name.constData(), NoOne, NoOne) == 0 && ::setgid(NoOne) == 0 && ::setuid(NoOne) == 0;
}

int permission(const QString &folder)
{
    if (!becomeNoOne(folder)) {
        say("skip");
        return 0;
    }
    const QString path = folder + QStringLiteral("/walk.dateline");
    Result<ProjectContents> contents = createProject(path);
    if (!contents)
        return 2;
    ProjectFile file(*contents);
    file.setRetryInterval(std::chrono::milliseconds(20));
    std::int64_t key = contents->nextKey;
    if (::chmod(QFile::encodeName(folder).constData(), 0555) != 0 || !untilTrouble(file, key, 300))
        return 4;
    if (::chmod(QFile::encodeName(folder).constData(), 0755) != 0)
        return 4;
    return finish(file, path);
}

int readOnly(const QString &folder)
{
    if (!becomeNoOne(folder)) {
        say("skip");
        return 0;
    }
    const Result<ProjectContents> contents = readProject(folder + QStringLiteral("/walk.dateline"));
    if (!contents) {
        say("! " + contents.message());
        return 1;
    }
    say((contents->isReadOnly ? "read-only " : "writable ") + std::to_string(contents->records.size()) + ' ' + contents->notice.toStdString());
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = application.arguments();
    if (arguments.size() == 4 && arguments[1] == QStringLiteral("edit"))
        return edit(arguments[2], arguments[3].toUInt());
    if (arguments.size() == 3 && arguments[1] == QStringLiteral("full"))
        return full(arguments[2]);
    if (arguments.size() == 3 && arguments[1] == QStringLiteral("permission"))
        return permission(arguments[2]);
    if (arguments.size() == 3 && arguments[1] == QStringLiteral("readonly"))
        return readOnly(arguments[2]);
    return 2;
}
