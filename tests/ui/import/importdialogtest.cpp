// SPDX-License-Identifier: GPL-3.0-or-later
#include "import/importdialog.h"

#include <catch2/catch_test_macros.hpp>

#include <QDialogButtonBox>
#include <QFile>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

using namespace Dateline;

namespace {

QString writtenFile(const QTemporaryDir &folder, const QString &name, const QByteArray &bytes)
{
    const QString path = folder.filePath(name);
    QFile file(path);
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write(bytes);
    return path;
}

/// Waits until the dialog has read its file.
void waitFor(ImportDialog &dialog)
{
    QSignalSpy read(&dialog, &ImportDialog::read);
    dialog.show();
    REQUIRE((!dialog.isReading() || read.wait(30'000)));
}

QPushButton *addButton(ImportDialog &dialog)
{
    return dialog.findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok);
}

} // namespace

TEST_CASE("A file of events is shown before it is taken in, with the rows that are not", "[import]")
{
    const QTemporaryDir folder;
    const QString path = writtenFile(folder, QStringLiteral("events.csv"),
                                     "date,text,place\n2024-07-03,Heads of state meet,Astana\n03/07/2024,Nobody knows when,\n2019,A line is built,\n");
    ImportDialog dialog(path);
    waitFor(dialog);
    const QList<QTableView *> tables = dialog.findChildren<QTableView *>();
    REQUIRE(tables.size() == 2);
    const QAbstractItemModel &preview = *tables[0]->model();
    REQUIRE(preview.rowCount() == 2);
    CHECK(preview.index(0, EventPreviewModel::DateColumn).data().toString() == QStringLiteral("3 July 2024"));
    CHECK(preview.index(0, EventPreviewModel::LabelColumn).data().toString() == QStringLiteral("Heads of state meet"));
    CHECK(preview.index(0, EventPreviewModel::PlaceColumn).data().toString() == QStringLiteral("Astana"));
    CHECK(preview.index(1, EventPreviewModel::DateColumn).data().toString() == QStringLiteral("2019"));
    const QAbstractItemModel &problems = *tables[1]->model();
    REQUIRE(problems.rowCount() == 1);
    CHECK(tables[1]->isVisible());
    CHECK(problems.index(0, RowProblemModel::RowColumn).data().toInt() == 3);
    CHECK(problems.index(0, RowProblemModel::ReasonColumn).data().toString().contains(QStringLiteral("03/07/2024")));
    CHECK(dialog.takeDocuments().empty());
    REQUIRE(addButton(dialog)->isEnabled());
    QTest::mouseClick(addButton(dialog), Qt::LeftButton);
    const std::vector<ExtractedDocument> documents = dialog.takeDocuments();
    REQUIRE(documents.size() == 1);
    CHECK(documents[0].events.size() == 2);
}

TEST_CASE("A file without a usable row says why and adds nothing", "[import]")
{
    const QTemporaryDir folder;
    ImportDialog dialog(writtenFile(folder, QStringLiteral("colours.csv"), "colour,size\nred,<b>5</b>\n"));
    waitFor(dialog);
    CHECK_FALSE(addButton(dialog)->isEnabled());
    const QList<QLabel *> labels = dialog.findChildren<QLabel *>();
    CHECK(std::any_of(labels.begin(), labels.end(), [](const QLabel *label) { return label->text().contains(QStringLiteral("No column")); }));
    QTest::keyClick(&dialog, Qt::Key_Escape);
    CHECK(dialog.takeDocuments().empty());
}

TEST_CASE("Everything in the import has a name for those who do not see it", "[import]")
{
    const QTemporaryDir folder;
    ImportDialog dialog(writtenFile(folder, QStringLiteral("events.csv"), "date,text\n2024-07-03,A talk\n"));
    waitFor(dialog);
    for (const QTableView *table : dialog.findChildren<QTableView *>())
        CHECK_FALSE(table->accessibleName().isEmpty());
    CHECK_FALSE(dialog.windowTitle().isEmpty());
}
