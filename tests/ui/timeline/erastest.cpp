// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/eras.h"
#include "timeline/erasdialog.h"

#include <catch2/catch_test_macros.hpp>

#include <QDialogButtonBox>
#include <QFile>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableWidget>
#include <QTemporaryDir>

using namespace Dateline;

TEST_CASE("The bands that come with the program name their sources", "[timeline][eras]")
{
    REQUIRE(bundledEras().size() >= 3);
    for (const TimelineEra &era : bundledEras())
        CHECK_FALSE(era.source.isEmpty());
    const auto holds = [](const QString &words) {
        return std::any_of(bundledEras().begin(), bundledEras().end(), [&](const TimelineEra &era) { return era.name.contains(words); });
    };
    CHECK(holds(QStringLiteral("Pandemic")));
    CHECK(holds(QStringLiteral("Kazakhstan chairs the SCO")));
    CHECK(holds(QStringLiteral("President of Kazakhstan")));
}

TEST_CASE("A band needs a name, a first day and no last day before it", "[timeline][eras]")
{
    CHECK_FALSE(parseEras("not json"));
    CHECK_FALSE(parseEras("{}"));
    CHECK_FALSE(parseEras(R"({"eras": [{"name": "x", "first": "2024-02-01", "last": "2024-01-01"}]})"));
    CHECK_FALSE(parseEras(R"({"eras": [{"name": "", "first": "2024-02-01", "last": "2024-03-01"}]})"));
    CHECK_FALSE(parseEras(R"({"eras": [{"name": "x", "first": "2024-02-01", "last": "soon"}]})"));
    CHECK_FALSE(parseEras(R"({"eras": [{"name": "x", "last": "2024-03-01"}]})"));
    const auto parsed = parseEras(R"({"eras": [{"name": "x", "first": "2024-01-01", "last": "2024-01-01"}, {"name": "y", "first": "2024-01-01"}]})");
    REQUIRE(parsed);
    REQUIRE(parsed->size() == 2);
    CHECK(parsed->front().last == *dayFromCivil(2024, 1, 1));
    CHECK_FALSE(parsed->back().last);
    CHECK_FALSE(parsed->back().tints);
}

TEST_CASE("Bands that are written are read again as they were", "[timeline][eras]")
{
    const auto again = parseEras(writeEras(bundledEras()));
    REQUIRE(again);
    CHECK(*again == bundledEras());
    CHECK(parseEras(writeEras({}))->empty());
}

TEST_CASE("The user's file of bands takes the place of the bundled ones, and one that cannot be read changes nothing", "[timeline][eras]")
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("a/b/bands.json"));
    EraList list;
    CHECK_FALSE(list.load(path));
    CHECK(list.all() == bundledEras());
    list.setAll({{QStringLiteral("Mine"), *dayFromCivil(2001, 1, 1), std::nullopt}});
    REQUIRE_FALSE(list.save(path));

    EraList other;
    QSignalSpy changed(&other, &EraList::changed);
    CHECK_FALSE(other.load(path));
    CHECK(other.all() == list.all());
    CHECK(changed.count() == 1);

    QFile file(path);
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write("{");
    file.close();
    const auto failure = other.load(path);
    REQUIRE(failure);
    CHECK(failure->message.find("bands.json") != std::string::npos);
    CHECK(other.all() == list.all());

    other.setShown(false);
    CHECK(other.shown().empty());
}

TEST_CASE("Bands are edited in a table, checked, shown and written", "[timeline][eras]")
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("bands.json"));
    EraList list;
    ErasDialog dialog(list, path);
    auto *table = dialog.findChild<QTableWidget *>(QStringLiteral("erasTable"));
    REQUIRE(table);
    REQUIRE(table->rowCount() == int(bundledEras().size()));
    table->selectAll();
    dialog.findChild<QPushButton *>(QStringLiteral("removeEra"))->click();
    REQUIRE(table->rowCount() == 0);
    dialog.findChild<QPushButton *>(QStringLiteral("addEra"))->click();
    REQUIRE(table->rowCount() == 1);
    table->item(0, 0)->setText(QStringLiteral("Construction of the line"));
    table->item(0, 1)->setText(QStringLiteral("2024-13-01"));

    dialog.accept();
    auto *problem = dialog.findChild<QLabel *>(QStringLiteral("erasProblem"));
    CHECK(problem->text().contains(QStringLiteral("Construction of the line")));
    CHECK(list.all() == bundledEras());
    CHECK_FALSE(QFile::exists(path));

    table->item(0, 1)->setText(QStringLiteral("2024-12-27"));
    table->item(0, 3)->setCheckState(Qt::Checked);
    dialog.accept();
    CHECK(dialog.result() == QDialog::Accepted);
    REQUIRE(list.all().size() == 1);
    CHECK(list.all().front() == TimelineEra{QStringLiteral("Construction of the line"), *dayFromCivil(2024, 12, 27), std::nullopt, true, {}});
    CHECK(QFile::exists(path));
}

TEST_CASE("What changes the table of bands comes before what ends the dialog, for the eye and for the keyboard", "[timeline][eras]")
{
    EraList list;
    ErasDialog dialog(list, QString());
    dialog.show();
    auto *add = dialog.findChild<QPushButton *>(QStringLiteral("addEra"));
    auto *remove = dialog.findChild<QPushButton *>(QStringLiteral("removeEra"));
    QPushButton *ok = dialog.findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok);
    for (const QPushButton *change : {add, remove})
        CHECK(change->mapTo(&dialog, QPoint(0, change->height())).y() <= ok->mapTo(&dialog, QPoint(0, 0)).y());
    QStringList order;
    auto *table = dialog.findChild<QTableWidget *>(QStringLiteral("erasTable"));
    for (QWidget *widget = table->nextInFocusChain(); widget != table; widget = widget->nextInFocusChain()) {
        if (auto *button = qobject_cast<QPushButton *>(widget))
            order << button->text().remove(u'&');
    }
    CHECK(order.indexOf(QStringLiteral("Add")) < order.indexOf(QStringLiteral("Remove")));
    CHECK(order.indexOf(QStringLiteral("Remove")) < order.indexOf(QStringLiteral("OK")));
}
