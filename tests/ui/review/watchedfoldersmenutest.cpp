// SPDX-License-Identifier: GPL-3.0-or-later
#include "review/watchedfoldersmenu.h"

#include "reviewwindow.h"
#include "support/samplepdf.h"

#include <QFileDialog>
#include <QLineEdit>

using namespace Dateline;
using namespace Dateline::TestSupport;

TEST_CASE("Articles that come or change in a watched folder are read, decisions hold, and undo stops watching", "[watch][window]")
{
    ReviewWindow shown;
    auto *menu = shown.window.findChild<WatchedFoldersMenu *>();
    REQUIRE(menu);
    menu->watch().setSettleTime(std::chrono::milliseconds(10));
    QTemporaryDir watched;
    writeFile(watched.path(), QStringLiteral("first.md"), "---\npublished: 2024-07-05\n---\n\nA delegation came to Almaty on 3 July 2024.\n");

    QSignalSpy read(&shown.project(), &Project::documentsChanged);
    NextDialog<QFileDialog> dialog([&](QFileDialog &files) {
        files.setDirectory(watched.path());
        auto *name = files.findChild<QLineEdit *>(QStringLiteral("fileNameEdit"));
        REQUIRE(name);
        name->setText(watched.path());
        QTest::keyClick(name, Qt::Key_Return);
    });
    shown.key(Qt::Key_W, Qt::ControlModifier | Qt::AltModifier);
    REQUIRE(menu->watch().folders() == QStringList{QDir(watched.path()).absolutePath()});
    REQUIRE(QTest::qWaitFor([&] { return shown.store().documentCount() == 1; }, 30000));
    shown.choose("delegation");
    shown.key(Qt::Key_B, Qt::ControlModifier);

    // Another one comes, and the first one grows.
    writeFile(watched.path(), QStringLiteral("second.txt"), "The line opened in Bishkek on 4 May 2015.\n");
    REQUIRE(QTest::qWaitFor([&] { return shown.store().documentCount() == 2; }, 30000));
    writeFile(watched.path(), QStringLiteral("first.md"),
              "---\npublished: 2024-07-05\n---\n\nA delegation came to Almaty on 3 July 2024.\n\nIt left Almaty on 5 July 2024.\n");
    REQUIRE(QTest::qWaitFor([&] { return shown.event("It left") != NoEvent; }, 30000));
    CHECK(shown.store().documentCount() == 2);
    const EventIndex decided = shown.event("delegation");
    REQUIRE(decided != NoEvent);
    CHECK(shown.project().marks(shown.project().keyOf(shown.store().documentOf(decided)), shown.store().event(decided).id).starred);

    // The folder is one step of the history, whichever articles came since.
    while (shown.project().history().canUndo())
        shown.project().undo();
    CHECK(menu->watch().folders().isEmpty());
}

namespace {

/// A window that watches a folder of its own.
struct Watching : ReviewWindow
{
    QTemporaryDir parent;
    QString watched = parent.filePath(QStringLiteral("articles"));

    Watching()
    {
        REQUIRE(QDir().mkdir(watched));
        auto *menu = window.findChild<WatchedFoldersMenu *>();
        menu->watch().setSettleTime(std::chrono::milliseconds(10));
        project().setSetting("watched", QStringLiteral("[\"%1\"]").arg(watched).toStdString(), QStringLiteral("Watch"));
        REQUIRE(menu->watch().folders() == QStringList{watched});
    }

    const std::vector<ArticleLoader::Problem> &problems() { return window.loader().problems(); }
};

} // namespace

TEST_CASE("A file renamed in a watched folder stays one article, with its decisions", "[watch][window]")
{
    Watching shown;
    writeFile(shown.watched, QStringLiteral("first.md"), "---\npublished: 2024-07-05\n---\n\nA delegation came to Almaty on 3 July 2024.\n");
    REQUIRE(QTest::qWaitFor([&] { return shown.store().documentCount() == 1; }, 30000));
    shown.choose("delegation");
    shown.key(Qt::Key_B, Qt::ControlModifier);
    const QString renamed = shown.watched + QStringLiteral("/second.md");
    REQUIRE(QFile::rename(shown.watched + QStringLiteral("/first.md"), renamed));
    REQUIRE(QTest::qWaitFor([&] { return shown.store().document(0).document.path == renamed.toStdString() || shown.store().documentCount() > 1; }, 30000));
    CHECK(shown.store().documentCount() == 1);
    const EventIndex decided = shown.event("delegation");
    REQUIRE(decided != NoEvent);
    CHECK(shown.project().marks(shown.project().keyOf(0), shown.store().event(decided).id).starred);
    // A copy of it is another article: both files are there.
    REQUIRE(QFile::copy(renamed, shown.watched + QStringLiteral("/third.md")));
    CHECK(QTest::qWaitFor([&] { return shown.store().documentCount() == 2; }, 30000));
}

TEST_CASE("A file that could not be read is no longer complained of once it can be", "[watch][window]")
{
    Watching shown;
    writeFile(shown.watched, QStringLiteral("report.pdf"), "%PDF-1.4\n1 0 obj\n<< /Type /Cat");
    REQUIRE(QTest::qWaitFor([&] { return !shown.problems().empty(); }, 30000));
    CHECK(shown.problems().front().path.endsWith(QStringLiteral("report.pdf")));
    writeFile(shown.watched, QStringLiteral("report.pdf"), QByteArray::fromStdString(Test::samplePdf({{"A delegation came to Almaty on 3 July 2024."}})));
    REQUIRE(QTest::qWaitFor([&] { return shown.store().documentCount() == 1; }, 30000));
    CHECK(shown.problems().empty());
}

TEST_CASE("A watched folder that is moved away is told until it is back, and is watched again then", "[watch][window]")
{
    Watching shown;
    writeFile(shown.watched, QStringLiteral("first.txt"), "The line opened in Bishkek on 4 May 2015.\n");
    REQUIRE(QTest::qWaitFor([&] { return shown.store().documentCount() == 1; }, 30000));
    const QString away = shown.parent.filePath(QStringLiteral("away"));
    REQUIRE(QDir().rename(shown.watched, away));
    REQUIRE(QTest::qWaitFor([&] { return !shown.problems().empty(); }, 30000));
    CHECK(shown.problems().front().path == shown.watched);
    // Another folder comes to stand in its place.
    REQUIRE(QDir().mkdir(shown.watched));
    const auto isTold = [&](const QString &path) {
        return std::any_of(shown.problems().begin(), shown.problems().end(), [&](const ArticleLoader::Problem &problem) { return problem.path == path; });
    };
    REQUIRE(QTest::qWaitFor([&] { return !isTold(shown.watched); }, 30000));
    // What it does not hold is gone.
    REQUIRE(QTest::qWaitFor([&] { return isTold(shown.watched + QStringLiteral("/first.txt")); }, 30000));
    CHECK(shown.problems().size() == 1);
    writeFile(shown.watched, QStringLiteral("second.txt"), "The line opened in Osh on 5 May 2016.\n");
    CHECK(QTest::qWaitFor([&] { return shown.event("Osh") != NoEvent; }, 30000));
    // In the folder it was moved to nothing is watched.
    CHECK(shown.event("Bishkek") != NoEvent);
}

TEST_CASE("A file that is taken out of a watched folder is told of; its article stays, and goes with its telling", "[watch][window]")
{
    Watching shown;
    writeFile(shown.watched, QStringLiteral("first.txt"), "The line opened in Bishkek on 4 May 2015.\n");
    REQUIRE(QTest::qWaitFor([&] { return shown.store().documentCount() == 1; }, 30000));
    const QString file = shown.watched + QStringLiteral("/first.txt");
    REQUIRE(QFile::remove(file));
    REQUIRE(QTest::qWaitFor([&] { return !shown.problems().empty(); }, 30000));
    CHECK(shown.problems().front().path == file);
    CHECK(shown.problems().front().message.contains(QStringLiteral("its article stays")));
    CHECK(shown.store().documentCount() == 1);

    SECTION("it comes back")
    {
        writeFile(shown.watched, QStringLiteral("first.txt"), "The line opened in Bishkek on 4 May 2015.\n");
        CHECK(QTest::qWaitFor([&] { return shown.problems().empty(); }, 30000));
        CHECK(shown.store().documentCount() == 1);
    }
    SECTION("its article is taken out of the project")
    {
        shown.project().removeDocuments(shown.project().documents());
        CHECK(shown.problems().empty());
    }
    SECTION("the folder is watched no longer")
    {
        shown.project().undo();
        shown.project().setSetting("watched", "[]", QStringLiteral("Stop"));
        CHECK(shown.problems().empty());
    }
}
