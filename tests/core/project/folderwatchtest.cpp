// SPDX-License-Identifier: GPL-3.0-or-later
#include "project/folderwatch.h"

#include <catch2/catch_test_macros.hpp>

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSemaphore>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QThread>
#include <QTimeZone>

using namespace Dateline;

namespace {

class Watched
{
public:
    Watched() { watch.setSettleTime(std::chrono::milliseconds(10)); }

    QString write(const char *name, const QByteArray &bytes) const
    {
        const QString path = folder.filePath(QString::fromUtf8(name));
        REQUIRE(QDir().mkpath(QFileInfo(path).path()));
        QFile file(path);
        REQUIRE(file.open(QIODevice::WriteOnly));
        REQUIRE(file.write(bytes) == bytes.size());
        return path;
    }

    /// The next files that are told.
    QStringList told()
    {
        REQUIRE((!articles.isEmpty() || articles.wait(20000)));
        return articles.takeFirst().first().toStringList();
    }

    QTemporaryDir folder;
    FolderWatch watch;
    QSignalSpy articles{&watch, &FolderWatch::articlesChanged};
};

} // namespace

TEST_CASE("Articles are told as they arrive in a watched folder, and again when they change", "[watch]")
{
    Watched watched;
    const QString first = watched.write("a.txt", "One.");
    watched.write("picture.jpg", "no article");
    watched.watch.addFolder(watched.folder.path());
    CHECK(watched.told() == QStringList{first});
    const QString second = watched.write("b.md", "Two.");
    CHECK(watched.told() == QStringList{second});
    watched.write("a.txt", "One, and more.");
    CHECK(watched.told() == QStringList{first});
    // A new folder in it, and a file put in the place of another one.
    const QString third = watched.write("deeper/c.html", "<p>Three.</p>");
    CHECK(watched.told() == QStringList{third});
    const QString other = watched.write("new", "Another two, longer.");
    REQUIRE(QFile::remove(second));
    REQUIRE(QFile::rename(other, second));
    CHECK(watched.told() == QStringList{second});
    CHECK(watched.articles.isEmpty());
}

TEST_CASE("What was read already is told only when it is another file now", "[watch]")
{
    Watched watched;
    const QString known = watched.write("a.txt", "One.");
    const QFileInfo info(known);
    watched.watch.setKnown(known, info.size(), info.lastModified(QTimeZone::UTC).toMSecsSinceEpoch());
    watched.watch.addFolder(watched.folder.path());
    const QString second = watched.write("b.txt", "Two.");
    CHECK(watched.told() == QStringList{second});
    watched.write("a.txt", "One, and more.");
    CHECK(watched.told() == QStringList{known});
}

TEST_CASE("A watched folder that goes away is told", "[watch]")
{
    Watched watched;
    const QString inner = watched.folder.filePath(QStringLiteral("inner"));
    REQUIRE(QDir().mkdir(inner));
    watched.watch.addFolder(watched.folder.path());
    watched.watch.addFolder(inner);
    watched.write("inner/a.txt", "One.");
    CHECK(watched.told().size() == 1);
    QSignalSpy lost(&watched.watch, &FolderWatch::folderLost);
    REQUIRE(QDir(inner).removeRecursively());
    REQUIRE((!lost.isEmpty() || lost.wait(20000)));
    CHECK(lost.first().first().toString() == inner);
    watched.write("inner/b.txt", "Two.");
    CHECK(watched.told() == QStringList{QDir(inner).filePath(QStringLiteral("b.txt"))});
}

TEST_CASE("A file that is taken out of a watched folder is told, and again as new when it is back", "[watch]")
{
    Watched watched;
    const QString kept = watched.write("a.txt", "One.");
    const QString removed = watched.write("deeper/b.txt", "Two.");
    const QString removedBefore = watched.folder.filePath(QStringLiteral("c.txt"));
    watched.watch.setKnown(removedBefore, 4, 1000);
    watched.watch.setKnown(QStringLiteral("/elsewhere/d.txt"), 4, 1000);
    QSignalSpy gone(&watched.watch, &FolderWatch::articlesGone);
    watched.watch.addFolder(watched.folder.path());
    CHECK(watched.told() == QStringList{kept, removed});
    REQUIRE((!gone.isEmpty() || gone.wait(20000)));
    CHECK(gone.takeFirst().first().toStringList() == QStringList{removedBefore});
    REQUIRE(QFile::remove(removed));
    REQUIRE(gone.wait(20000));
    CHECK(gone.takeFirst().first().toStringList() == QStringList{removed});
    watched.write("deeper/b.txt", "Two.");
    CHECK(watched.told() == QStringList{removed});
    CHECK(gone.isEmpty());
}

TEST_CASE("A folder on a disk that does not answer holds nobody up", "[watch]")
{
    QSemaphore entered;
    QThread *lookedIn = nullptr;
    const QTemporaryDir folder;
    {
        FolderWatch watch([&](const std::vector<std::string> &, const std::atomic<bool> &isCancelled) {
            lookedIn = QThread::currentThread();
            entered.release();
            while (!isCancelled)
                QThread::yieldCurrentThread();
            return InputFiles{{"/never/told.txt"}, {}};
        });
        watch.setSettleTime(std::chrono::milliseconds(1));
        QSignalSpy articles(&watch, &FolderWatch::articlesChanged);
        watch.addFolder(folder.path());
        entered.acquire();
        // It is being looked at, and all of this returns.
        watch.addFolder(QDir::tempPath());
        watch.removeFolder(folder.path());
        QCoreApplication::processEvents();
        CHECK(articles.isEmpty());
        CHECK(watch.folders() == QStringList{QDir::tempPath()});
    }
    CHECK(lookedIn != QThread::currentThread());
}
