// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/exportdialog.h"
#include "filters/facetlist.h"
#include "filters/facetmodel.h"
#include "filters/filterpanel.h"
#include "review/articledatedialog.h"
#include "review/placedialog.h"
#include "reviewwindow.h"

#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QTableView>

using namespace Dateline;
using namespace Dateline::TestSupport;

namespace {

void clickRow(ReviewWindow &shown, EventIndex event, Qt::KeyboardModifiers modifiers = {})
{
    QTableView *view = shown.table->view();
    const QModelIndex cell = view->model()->index(shown.workspace().events.rowOf(event), EventFilterModel::EventColumn);
    view->scrollTo(cell);
    QTest::mouseClick(view->viewport(), Qt::LeftButton, modifiers, view->visualRect(cell).center());
}

void clickCountry(ReviewWindow &shown, QLatin1StringView code)
{
    auto *panel = shown.window.findChild<FilterPanel *>();
    FacetList *list = panel->list(FilterPanel::Countries);
    for (int row = 0; row < list->model()->rowCount(); ++row) {
        if (panel->model(FilterPanel::Countries)->rows()[std::size_t(row)].code != code)
            continue;
        list->scrollTo(list->model()->index(row, 0));
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(list->model()->index(row, 0)).center());
        return;
    }
    FAIL("no such country");
}

} // namespace

// The walk of README.md, step by step: change both together.
TEST_CASE("A newcomer's walk: open a folder, date, correct, merge, filter, save, come back after a crash, export", "[walk][window]")
{
    QTemporaryDir articles;
    writeFile(articles.path(), QStringLiteral("a-notes.txt"), "Ministers met in Tashkent on Monday.\n\nA delegation came to Almaty on 3 July.\n");
    writeFile(articles.path(), QStringLiteral("b-agency.md"),
              "---\ntitle: Agency\npublished: 2024-07-05\n---\n\nThe two presidents signed a treaty in Astana on 3 July 2024.\n");
    writeFile(articles.path(), QStringLiteral("c-paper.md"),
              "---\ntitle: Paper\npublished: 2024-07-06\n---\n\nIn Astana a treaty was signed in July 2024 by both presidents.\n");
    QTemporaryDir work;
    const QString path = work.filePath(QStringLiteral("walk.dateline"));
    QTemporaryDir crashed;

    {
        ReviewWindow shown;
        INFO("open a folder");
        QSignalSpy finished(&shown.window.loader(), &ArticleLoader::finished);
        NextDialog<QFileDialog> folder([&](QFileDialog &files) {
            files.findChild<QLineEdit *>(QStringLiteral("fileNameEdit"))->setText(articles.path());
            QTest::keyClick(files.findChild<QLineEdit *>(QStringLiteral("fileNameEdit")), Qt::Key_Return);
        });
        shown.key(Qt::Key_O, Qt::ControlModifier | Qt::ShiftModifier);
        REQUIRE((finished.size() > 0 || finished.wait(30000)));
        REQUIRE(shown.store().documentCount() == 3);

        INFO("set a date");
        shown.choose("delegation");
        NextDialog<ArticleDateDialog> date([](ArticleDateDialog &asked) {
            QTest::keyClicks(asked.findChild<QLineEdit *>(), QStringLiteral("4 July 2024"));
            QTest::keyClick(asked.findChild<QLineEdit *>(), Qt::Key_Return);
        });
        shown.key(Qt::Key_D, Qt::ControlModifier | Qt::ShiftModifier);
        REQUIRE(shown.store().event(shown.event("delegation")).edtf == "2024-07-03");

        INFO("correct a place");
        NextDialog<PlaceDialog> place([](PlaceDialog &asked) {
            auto *field = asked.findChild<QLineEdit *>();
            field->setFocus();
            QTest::keyClicks(field, QStringLiteral("Taldykorgan"));
            QTest::keyClick(field, Qt::Key_Return);
        });
        shown.key(Qt::Key_L, Qt::ControlModifier);
        REQUIRE(shown.store().placeOf(shown.event("delegation")));
        REQUIRE(shown.store().placeOf(shown.event("delegation"))->name.find("Tald") == 0);

        INFO("merge two");
        clickRow(shown, shown.event("signed a treaty"));
        clickRow(shown, shown.event("treaty was signed"), Qt::ControlModifier);
        shown.key(Qt::Key_G, Qt::ControlModifier);
        REQUIRE(shown.project().decisions().size() == 3);

        INFO("filter Kazakhstan");
        clickCountry(shown, QLatin1StringView("KZ"));
        REQUIRE(shown.workspace().events.rowCount() < int(shown.store().size()));

        INFO("save");
        NextDialog<QFileDialog> save([&](QFileDialog &files) {
            files.findChild<QLineEdit *>(QStringLiteral("fileNameEdit"))->setText(path);
            QTest::keyClick(files.findChild<QLineEdit *>(QStringLiteral("fileNameEdit")), Qt::Key_Return);
        });
        shown.key(Qt::Key_S, Qt::ControlModifier);
        REQUIRE(shown.project().file());
        shown.choose("delegation");
        shown.key(Qt::Key_B, Qt::ControlModifier);
        REQUIRE(shown.project().file()->waitUntilSaved());

        INFO("a crash: what is on the disk at this moment is all there is");
        for (const QString &side : {QString(), QStringLiteral("-wal")}) {
            if (QFileInfo::exists(path + side))
                REQUIRE(QFile::copy(path + side, crashed.filePath(QStringLiteral("walk.dateline")) + side));
        }
    }

    ReviewWindow again;
    INFO("reopen");
    again.openProject(crashed.filePath(QStringLiteral("walk.dateline")));
    REQUIRE(again.store().documentCount() == 3);
    REQUIRE(again.project().decisions().size() == 4);
    const EventIndex delegation = again.event("delegation");
    REQUIRE(delegation != NoEvent);
    CHECK(again.store().event(delegation).edtf == "2024-07-03");
    CHECK(again.store().placeOf(delegation)->name.find("Tald") == 0);
    CHECK(again.project().marks(again.project().keyOf(again.store().documentOf(delegation)), again.store().event(delegation).id).starred);

    INFO("export");
    const QString picture = work.filePath(QStringLiteral("timeline.png"));
    NextDialog<ExportDialog> dialog([&](ExportDialog &asked) {
        asked.setPath(picture);
        QTest::mouseClick(asked.findChild<QPushButton *>(QStringLiteral("exportSave")), Qt::LeftButton);
    });
    again.key(Qt::Key_E, Qt::ControlModifier);
    CHECK(QFileInfo(picture).size() > 1000);
}
