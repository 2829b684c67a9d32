// SPDX-License-Identifier: GPL-3.0-or-later
#include "review/historypanel.h"
#include "review/projectactions.h"
#include "reviewwindow.h"
#include "support/fulldisk.h"

#include <catch2/generators/catch_generators.hpp>

#include <QDir>
#include <QDropEvent>
#include <QFile>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMessageBox>
#include <QMimeData>
#include <QProgressBar>
#include <QPushButton>
#include <QStatusBar>
#include <QToolButton>
#include <QUrl>

using namespace Dateline;
using namespace Dateline::TestSupport;

namespace {

constexpr const char *Article = "---\npublished: 2024-07-05\n---\n\nThe line opened in Tashkent on 3 May 2014.\n\nA delegation came to Almaty on 3 July 2024.\n";

void saveAs(ReviewWindow &shown, const QString &path)
{
    NextDialog<QFileDialog> dialog([&](QFileDialog &files) {
        auto *name = files.findChild<QLineEdit *>(QStringLiteral("fileNameEdit"));
        REQUIRE(name);
        name->setText(path);
        QTest::keyClick(name, Qt::Key_Return);
    });
    shown.key(Qt::Key_S, Qt::ControlModifier);
}

/// The path of a project with the article, made in @p folder by a window that is closed again.
QString savedProject(const QTemporaryDir &folder)
{
    QString path = folder.filePath(QStringLiteral("work.dateline"));
    ReviewWindow shown;
    shown.read(QStringLiteral("article.md"), Article);
    REQUIRE_FALSE(shown.window.session().saveAs(path));
    REQUIRE(shown.project().file()->waitUntilSaved());
    return path;
}

/// Of more bytes than the tables of an empty project take.
QByteArray longArticle()
{
    return QByteArray(Article) + QByteArray("The line was looked at once more.\n\n").repeated(4000);
}

constexpr rlim_t EmptyProject = 60000;

QToolButton *stateButton(ReviewWindow &shown)
{
    return shown.window.findChild<QToolButton *>(QStringLiteral("saveState"));
}

} // namespace

TEST_CASE("A project saved from the menu and opened again has the articles, the decisions, the views and the lanes", "[project][window]")
{
    ReviewWindow shown;
    shown.read(QStringLiteral("article.md"), Article);
    shown.choose("Almaty");
    shown.key(Qt::Key_B, Qt::ControlModifier);
    CHECK(stateButton(shown)->text().contains(QStringLiteral("Not in a project")));
    const QString path = shown.folder.filePath(QStringLiteral("work.dateline"));
    saveAs(shown, path);
    REQUIRE(shown.project().file());
    REQUIRE(shown.project().file()->waitUntilSaved());
    CHECK(shown.window.windowTitle().contains(QStringLiteral("work")));
    CHECK(QTest::qWaitFor([&] { return stateButton(shown)->text() == QStringLiteral("Saved"); }));
    shown.key(Qt::Key_2, Qt::ControlModifier);
    shown.window.close();
    shown.project().close();

    ReviewWindow again;
    again.openProject(path);
    REQUIRE(again.store().documentCount() == 1);
    const EventIndex event = again.event("Almaty");
    REQUIRE(event != NoEvent);
    CHECK(again.project().marks(again.project().keyOf(0), again.store().event(event).id).starred);
    CHECK(again.window.findChild<TimelineView *>()->laneGrouping() == LaneGrouping::Topic);
}

TEST_CASE("The bands of time of a project are its own, and undo takes an edit of them back", "[project][window]")
{
    const std::vector<TimelineEra> own{{QStringLiteral("Term"), *dayFromIso("2013-01-01"), *dayFromIso("2018-12-31"), false, QStringLiteral("own")}};
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("work.dateline"));
    {
        ReviewWindow shown;
        const std::vector<TimelineEra> usual = shown.workspace().eras.all();
        shown.read(QStringLiteral("article.md"), Article);
        REQUIRE_FALSE(shown.window.session().saveAs(path));
        shown.workspace().eras.setAll(own);
        shown.project().undo();
        CHECK(shown.workspace().eras.all() == usual);
        shown.project().redo();
        CHECK(shown.workspace().eras.all() == own);
        REQUIRE(shown.project().file()->waitUntilSaved());
        shown.window.session().begin();
        CHECK(shown.workspace().eras.all() == usual);
    }
    ReviewWindow again;
    again.openProject(path);
    CHECK(again.workspace().eras.all() == own);
}

TEST_CASE("A project can be dropped on the window, and articles dropped with it join it", "[project][window]")
{
    QTemporaryDir folder;
    const QString path = savedProject(folder);
    writeFile(folder.path(), QStringLiteral("other.txt"), "The line opened in Bishkek on 4 May 2015.\n");
    ReviewWindow shown;
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(path), QUrl::fromLocalFile(folder.filePath(QStringLiteral("other.txt")))});
    QDragEnterEvent enter(QPoint(10, 10), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&shown.window, &enter);
    CHECK(enter.isAccepted());
    QSignalSpy finished(&shown.window.loader(), &ArticleLoader::finished);
    QDropEvent drop(QPointF(10, 10), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&shown.window, &drop);
    REQUIRE((finished.size() > 0 || finished.wait(30000)));
    CHECK(shown.store().documentCount() == 2);
}

TEST_CASE("A second window on the same project is read-only and says so", "[project][window]")
{
    ReviewWindow first;
    first.read(QStringLiteral("article.md"), Article);
    const QString path = first.folder.filePath(QStringLiteral("work.dateline"));
    REQUIRE_FALSE(first.window.session().saveAs(path));
    REQUIRE(first.project().file()->waitUntilSaved());

    ReviewWindow second;
    second.openProject(path);
    CHECK(second.store().documentCount() == 1);
    CHECK(second.project().isReadOnly());
    CHECK(second.window.windowTitle().contains(QStringLiteral("read-only")));
    CHECK(stateButton(second)->text() == QStringLiteral("Read-only"));
    auto *notice = second.window.findChild<QLabel *>(QStringLiteral("noticeLabel"));
    REQUIRE(notice);
    CHECK(notice->isVisible());
    CHECK_FALSE(notice->text().isEmpty());
    second.choose("Almaty");
    second.key(Qt::Key_B, Qt::ControlModifier);
    CHECK(second.project().decisions().empty());
}

TEST_CASE("What is no project is told, left as it is, and what is open stays", "[project][window]")
{
    ReviewWindow shown;
    shown.read(QStringLiteral("article.md"), Article);
    writeFile(shown.folder.path(), QStringLiteral("foreign.dateline"), "this is no project\n");
    const QString path = shown.folder.filePath(QStringLiteral("foreign.dateline"));
    QSignalSpy failed(&shown.window.session(), &ProjectSession::failed);
    const auto *progress = shown.window.findChild<QProgressBar *>();
    {
        NextDialog<QMessageBox> dialog([&](QMessageBox &box) {
            CHECK(box.text().contains(QStringLiteral("foreign.dateline")));
            CHECK_FALSE(progress->isVisible());
            box.reject();
        });
        shown.window.open({path});
        REQUIRE((failed.size() > 0 || failed.wait(30000)));
    }
    failed.clear();
    {
        NextDialog<QMessageBox> dialog([](QMessageBox &box) {
            CHECK(box.text().contains(QStringLiteral("does not exist")));
            CHECK(box.informativeText().isEmpty()); // that it was left as it is would be a lie
            box.reject();
        });
        shown.window.open({shown.folder.filePath(QStringLiteral("missing.dateline"))});
        REQUIRE((failed.size() > 0 || failed.wait(30000)));
    }
    QCoreApplication::processEvents();
    CHECK(shown.store().documentCount() == 1);
    QFile file(path);
    REQUIRE(file.open(QIODevice::ReadOnly));
    CHECK(file.readAll() == "this is no project\n");
}

TEST_CASE("Closing asks only when something would be lost", "[project][window]")
{
    ReviewWindow shown;
    shown.read(QStringLiteral("article.md"), Article);
    SECTION("not for articles alone")
    {
        CHECK(shown.window.close());
    }
    SECTION("for a decision that is in no project, and staying loses nothing")
    {
        shown.choose("Almaty");
        shown.key(Qt::Key_B, Qt::ControlModifier);
        NextDialog<QMessageBox> dialog([](QMessageBox &box) { box.reject(); });
        CHECK_FALSE(shown.window.close());
        CHECK(shown.project().decisions().size() == 1);
    }
    SECTION("not when it is saved")
    {
        shown.choose("Almaty");
        shown.key(Qt::Key_B, Qt::ControlModifier);
        REQUIRE_FALSE(shown.window.session().saveAs(shown.folder.filePath(QStringLiteral("work.dateline"))));
        REQUIRE(shown.project().file()->waitUntilSaved());
        CHECK(shown.window.close());
    }
}

TEST_CASE("Undo, redo and a click in the history walk through what was done", "[project][window]")
{
    ReviewWindow shown;
    shown.read(QStringLiteral("article.md"), Article);
    shown.choose("Almaty");
    shown.key(Qt::Key_B, Qt::ControlModifier);
    shown.key(Qt::Key_Return, Qt::ControlModifier);
    REQUIRE(shown.project().decisions().size() == 2);
    shown.key(Qt::Key_Z, Qt::ControlModifier);
    CHECK(shown.project().decisions().size() == 1);
    shown.key(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    CHECK(shown.project().decisions().size() == 2);

    // The text of an article has nothing to undo and must not swallow the key.
    shown.reader->article()->setFocus();
    QTest::keyClick(shown.reader->article(), Qt::Key_Z, Qt::ControlModifier);
    CHECK(shown.project().decisions().size() == 1);

    shown.key(Qt::Key_F8);
    auto *history = shown.window.findChild<HistoryPanel *>();
    REQUIRE(history->isVisible());
    QListView *view = history->view();
    REQUIRE(view->model()->rowCount() == 4);
    QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, view->visualRect(view->model()->index(1, 0)).center());
    CHECK(shown.project().decisions().empty());
    CHECK(shown.store().documentCount() == 1);
    QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, view->visualRect(view->model()->index(3, 0)).center());
    CHECK(shown.project().decisions().size() == 2);
    CHECK(view->currentIndex().row() == 3);
}

TEST_CASE("A folder that is read some articles at a time is one step of the history", "[project][window]")
{
    ReviewWindow shown;
    QTemporaryDir folder;
    for (int i = 0; i < 60; ++i)
        writeFile(folder.path(), QStringLiteral("%1.txt").arg(i), "The line opened in Tashkent on 3 May 2014.\n");
    QSignalSpy finished(&shown.window.loader(), &ArticleLoader::finished);
    shown.window.open({folder.path()});
    REQUIRE((finished.size() > 0 || finished.wait(60000)));
    REQUIRE(shown.store().documentCount() == 60);
    CHECK(shown.project().history().steps().size() == 1);
    shown.key(Qt::Key_Z, Qt::ControlModifier);
    CHECK(shown.store().documentCount() == 0);
    CHECK_FALSE(shown.reader->shownDocument());
    shown.key(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    CHECK(shown.store().documentCount() == 60);
}

TEST_CASE("A project keeps copies of articles when it is told to", "[project][window]")
{
    ReviewWindow shown;
    shown.key(Qt::Key_C, Qt::ControlModifier | Qt::AltModifier);
    shown.read(QStringLiteral("article.md"), Article);
    const QString path = shown.folder.filePath(QStringLiteral("work.dateline"));
    REQUIRE_FALSE(shown.window.session().saveAs(path));
    REQUIRE(shown.project().file()->waitUntilSaved());
    const Result<QByteArray> original = readProjectOriginal(path, shown.project().keyOf(0));
    REQUIRE(original);
    CHECK(*original == Article);
}

TEST_CASE("Articles that older rules read are read anew when their project is opened", "[project][window]")
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("work.dateline"));
    {
        Result<ProjectContents> contents = createProject(path);
        REQUIRE(contents);
        ProjectFile file(*contents);
        ExtractedDocument read;
        read.document.path = "article.txt";
        read.document.title = "Article";
        read.document.language = "en";
        read.document.text = "The line opened in Tashkent on 3 May 2014.\n";
        ProjectChange change;
        change.documents.push_back({1, std::make_shared<const ExtractedDocument>(std::move(read)), DocumentStorage::Reference, -1, 0, "older"});
        change.records.push_back({"document", "1", "{}"});
        file.submit(std::move(change));
        REQUIRE(file.waitUntilSaved());
    }
    ReviewWindow shown;
    QSignalSpy anew(&shown.window.loader(), &ArticleLoader::readAnew);
    shown.openProject(path);
    REQUIRE((anew.size() > 0 || anew.wait(30000)));
    CHECK(shown.store().size() == 1);
    CHECK(shown.project().outdatedDocuments().empty());
    CHECK(shown.project().history().steps().empty());
}

TEST_CASE("A project that the disk has no room for is not begun, and what stood in its place stays", "[project][window]")
{
    ReviewWindow shown;
    shown.read(QStringLiteral("article.md"), longArticle());
    shown.choose("Almaty");
    shown.key(Qt::Key_B, Qt::ControlModifier);
    const QString path = shown.folder.filePath(QStringLiteral("work.dateline"));
    const bool replaces = GENERATE(false, true);
    if (replaces)
        writeFile(shown.folder.path(), QStringLiteral("work.dateline"), "older work");
    {
        const FullDisk full(EmptyProject);
        const std::optional<Failure> failure = shown.window.session().saveAs(path);
        REQUIRE(failure);
        INFO(failure->message);
        CHECK(failure->message.find("work.dateline") != std::string::npos);
        CHECK(failure->message.find("full") != std::string::npos);
    }
    CHECK(shown.window.session().state() == ProjectSession::State::Unsaved);
    CHECK(shown.window.session().wouldLoseWork());
    QStringList left{QStringLiteral("article.md")};
    if (replaces)
        left << QStringLiteral("work.dateline");
    CHECK(QDir(shown.folder.path()).entryList(QDir::Files | QDir::Hidden, QDir::Name) == left);
    if (replaces) {
        QFile before(path);
        REQUIRE(before.open(QIODevice::ReadOnly));
        CHECK(before.readAll() == "older work");
    }
    REQUIRE_FALSE(shown.window.session().saveAs(path));
    CHECK(shown.project().file()->waitUntilSaved());
}

TEST_CASE("Closing into a place that is full asks again instead of losing what was decided", "[project][window]")
{
    ReviewWindow shown;
    shown.read(QStringLiteral("article.md"), longArticle());
    shown.choose("Almaty");
    shown.key(Qt::Key_B, Qt::ControlModifier);
    const QString path = shown.folder.filePath(QStringLiteral("work.dateline"));
    const FullDisk full(EmptyProject);
    // Each dialog is asked for while the one before it is being answered.
    QStringList said;
    QTimer answers;
    answers.setInterval(10);
    QObject::connect(&answers, &QTimer::timeout, &answers, [&] {
        if (auto *box = qobject_cast<QMessageBox *>(QApplication::activeModalWidget())) {
            said << box->text();
            QAbstractButton *save = nullptr;
            for (QAbstractButton *button : box->buttons())
                save = button->text().contains(QStringLiteral("Save")) ? button : save;
            save ? QTest::mouseClick(save, Qt::LeftButton) : box->reject();
        } else if (auto *files = qobject_cast<QFileDialog *>(QApplication::activeModalWidget())) {
            auto *name = files->findChild<QLineEdit *>(QStringLiteral("fileNameEdit"));
            name->setText(path);
            QTest::keyClick(name, Qt::Key_Return);
        }
    });
    answers.start();
    CHECK_FALSE(shown.window.close());
    answers.stop();
    REQUIRE(said.size() == 2);
    CHECK(said[0].contains(QStringLiteral("not saved in a project yet")));
    CHECK(said[1].contains(QStringLiteral("full")));
    CHECK(shown.window.isVisible());
    CHECK(shown.project().decisions().size() == 1);
    CHECK_FALSE(QFile::exists(path));
}

TEST_CASE("A project that cannot be written is not taken for saved in its own place, and closing asks about what was decided just now", "[project][window]")
{
    ReviewWindow shown;
    shown.read(QStringLiteral("article.md"), Article);
    const QString path = shown.folder.filePath(QStringLiteral("work.dateline"));
    REQUIRE_FALSE(shown.window.session().saveAs(path));
    REQUIRE(shown.project().file()->waitUntilSaved());
    const FullDisk full(1);
    shown.choose("Almaty");
    shown.key(Qt::Key_B, Qt::ControlModifier);
    NextDialog<QMessageBox> dialog([](QMessageBox &box) {
        CHECK(box.text().contains(QStringLiteral("The last changes are not saved")));
        box.reject();
    });
    CHECK_FALSE(shown.window.close());
    REQUIRE(shown.window.session().state() == ProjectSession::State::Trouble);
    CHECK(shown.window.session().saveAs(path));
    CHECK(stateButton(shown)->property("needsEyes").toBool());
}

TEST_CASE("Articles named beside a project that cannot be opened are read where there is nothing yet, and else told", "[project][window]")
{
    ReviewWindow shown;
    writeFile(shown.folder.path(), QStringLiteral("foreign.dateline"), "this is no project\n");
    writeFile(shown.folder.path(), QStringLiteral("other.txt"), "The line opened in Bishkek on 4 May 2015.\n");
    const QString project = shown.folder.filePath(QStringLiteral("foreign.dateline"));
    const QString other = shown.folder.filePath(QStringLiteral("other.txt"));
    QSignalSpy failed(&shown.window.session(), &ProjectSession::failed);
    const bool isEmpty = GENERATE(true, false);
    if (!isEmpty)
        shown.read(QStringLiteral("article.md"), Article);
    QSignalSpy finished(&shown.window.loader(), &ArticleLoader::finished);
    {
        NextDialog<QMessageBox> dialog([](QMessageBox &box) { box.reject(); });
        shown.window.open({project, other});
        REQUIRE((failed.size() > 0 || failed.wait(30000)));
        QCoreApplication::processEvents();
    }
    if (isEmpty) {
        REQUIRE((finished.size() > 0 || finished.wait(30000)));
        CHECK(shown.event("Bishkek") != NoEvent);
        CHECK(shown.window.loader().problems().empty());
    } else {
        CHECK(shown.store().documentCount() == 1);
        REQUIRE(shown.window.loader().problems().size() == 1);
        CHECK(shown.window.loader().problems().front().path == other);
        CHECK(shown.window.loader().problems().front().message.contains(QStringLiteral("foreign.dateline")));
    }
}

TEST_CASE("Of two projects the second one is told, and opens nothing", "[project][window]")
{
    QTemporaryDir folder;
    const QString path = savedProject(folder);
    ReviewWindow shown;
    QSignalSpy opened(&shown.window.session(), &ProjectSession::opened);
    const QString second = folder.filePath(QStringLiteral("second.dateline"));
    shown.window.open({path, second});
    REQUIRE((opened.size() > 0 || opened.wait(30000)));
    REQUIRE(shown.window.loader().problems().size() == 1);
    CHECK(shown.window.loader().problems().front().path == second);
}

TEST_CASE("An article is the same one however its path is told", "[project][window]")
{
    ReviewWindow shown;
    shown.read(QStringLiteral("article.md"), Article);
    const QString relative = QDir::current().relativeFilePath(shown.folder.filePath(QStringLiteral("article.md")));
    REQUIRE(relative != shown.folder.filePath(QStringLiteral("article.md")));
    QSignalSpy finished(&shown.window.loader(), &ArticleLoader::finished);
    shown.window.open({relative});
    REQUIRE((finished.size() > 0 || finished.wait(30000)));
    CHECK(shown.store().documentCount() == 1);
}

TEST_CASE("Undo and redo say what they undid and did again", "[project][window]")
{
    ReviewWindow shown;
    shown.read(QStringLiteral("article.md"), Article);
    shown.choose("Almaty");
    shown.key(Qt::Key_B, Qt::ControlModifier);
    const QString step = QString::fromStdString(shown.project().history().steps().back().text);
    shown.key(Qt::Key_Z, Qt::ControlModifier);
    CHECK(shown.window.statusBar()->currentMessage().contains(step));
    CHECK(shown.window.statusBar()->currentMessage().startsWith(QStringLiteral("Undone")));
    shown.key(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    CHECK(shown.window.statusBar()->currentMessage().contains(step));
    CHECK_FALSE(shown.window.statusBar()->currentMessage().startsWith(QStringLiteral("Undone")));
}
