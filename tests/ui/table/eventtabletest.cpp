// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/samplestore.h"
#include "table/eventtable.h"
#include "workspace.h"

#include <catch2/catch_test_macros.hpp>

#include <QAbstractItemModelTester>
#include <QFont>
#include <QTabBar>
#include <QTableView>
#include <QTest>

using namespace Dateline;

namespace {

struct Listing
{
    Workspace workspace;
    EventTable table{workspace};

    explicit Listing(std::vector<ExtractedDocument> documents = TestSupport::sampleDocuments())
    {
        workspace.events.addDocuments(std::move(documents));
        table.resize(900, 400);
        table.show();
        REQUIRE(QTest::qWaitForWindowExposed(&table));
    }

    QAbstractItemModel *list() { return table.view()->model(); }
    QModelIndex cell(int row, EventFilterModel::Column column) { return list()->index(row, column); }

    void click(int row)
    {
        const QModelIndex index = cell(row, EventFilterModel::EventColumn);
        table.view()->scrollTo(index);
        QTest::mouseClick(table.view()->viewport(), Qt::LeftButton, {}, table.view()->visualRect(index).center());
    }

    int chosenRow()
    {
        const QModelIndexList rows = table.view()->selectionModel()->selectedRows();
        return rows.isEmpty() ? -1 : rows.front().row();
    }

    void showPart(int tab) { QTest::mouseClick(table.parts(), Qt::LeftButton, {}, table.parts()->tabRect(tab).center()); }
};

} // namespace

TEST_CASE("A click on a row chooses its event and a chosen event its row", "[table]")
{
    Listing listing;
    listing.click(3);
    CHECK(listing.workspace.selection.current() == listing.workspace.events.events()[3]);
    listing.workspace.selection.select(listing.workspace.events.events()[7]);
    CHECK(listing.chosenRow() == 7);
    listing.workspace.selection.clear();
    CHECK(listing.chosenRow() == -1);
}

TEST_CASE("The row of a chosen event is scrolled into view", "[table]")
{
    Listing listing({TestSupport::manyEvents(500)});
    listing.workspace.selection.select(listing.workspace.events.events()[450]);
    const QRect rect = listing.table.view()->visualRect(listing.cell(450, EventFilterModel::DateColumn));
    CHECK(listing.table.view()->viewport()->rect().contains(rect));
    CHECK(rect.height() == 26);
}

TEST_CASE("The arrow keys walk the events; getting the keyboard alone chooses none", "[table]")
{
    Listing listing;
    listing.table.view()->setFocus();
    QCoreApplication::processEvents();
    CHECK(listing.workspace.selection.isEmpty());
    listing.table.view()->setCurrentIndex(QModelIndex());
    QTest::keyClick(listing.table.view(), Qt::Key_Down);
    QTest::keyClick(listing.table.view(), Qt::Key_Return);
    CHECK(listing.workspace.selection.current() == listing.workspace.events.events()[std::size_t(listing.chosenRow())]);
    const int row = listing.chosenRow();
    QTest::keyClick(listing.table.view(), Qt::Key_Down);
    CHECK(listing.workspace.selection.current() == listing.workspace.events.events()[std::size_t(row + 1)]);
}

TEST_CASE("A filter keeps the chosen event and shows its row where it has one", "[table]")
{
    Listing listing;
    const EventIndex chosen = listing.workspace.events.events()[1];
    listing.workspace.selection.select(chosen);
    EventFilter filter;
    filter.countries = {CountryCode("TM")};
    listing.workspace.events.setFilter(filter);
    CHECK(listing.chosenRow() == 0);
    filter.countries = {CountryCode("TJ")};
    listing.workspace.events.setFilter(filter);
    CHECK(listing.chosenRow() == -1);
    CHECK(listing.workspace.selection.current() == chosen);
    listing.workspace.events.setFilter({});
    CHECK(listing.chosenRow() == 1);
}

TEST_CASE("Undated events are listed at the end and say so in italics", "[table]")
{
    Listing listing;
    REQUIRE(listing.list()->rowCount() == 12);
    const QModelIndex last = listing.cell(11, EventFilterModel::DateColumn);
    CHECK(last.data().toString() == QStringLiteral("no date"));
    CHECK(last.data(Qt::FontRole).value<QFont>().italic());
    CHECK_FALSE(listing.cell(0, EventFilterModel::DateColumn).data(Qt::FontRole).isValid());
}

TEST_CASE("The parts list only the events without a date or without a place", "[table]")
{
    Listing listing;
    QAbstractItemModelTester tester(listing.list(), QAbstractItemModelTester::FailureReportingMode::Fatal);
    listing.showPart(1);
    REQUIRE(listing.list()->rowCount() == 1);
    CHECK(listing.cell(0, EventFilterModel::DateColumn).data().toString() == QStringLiteral("no date"));
    listing.click(0);
    CHECK(listing.workspace.selection.current() == listing.workspace.events.events()[11]);
    listing.showPart(2);
    REQUIRE(listing.list()->rowCount() == 1);
    CHECK(listing.cell(0, EventFilterModel::PlaceColumn).data().toString() == QStringLiteral("no place"));
    CHECK(listing.chosenRow() == -1);
    CHECK(listing.workspace.selection.current() == listing.workspace.events.events()[11]);
    listing.showPart(0);
    CHECK(listing.chosenRow() == 11);

    listing.table.setPart(EventListModel::Part::WithoutDate);
    CHECK(listing.table.parts()->currentIndex() == 1);
    EventFilter filter;
    filter.countries = {CountryCode("TM")};
    listing.workspace.events.setFilter(filter);
    CHECK(listing.list()->rowCount() == 0);
    CHECK_FALSE(listing.table.view()->isVisible());
}

TEST_CASE("Tool tips show the sentence literally", "[table]")
{
    Listing listing({TestSupport::sampleDocument("Hostile", "2024-07-05", {
        {"On 3 May 2021 <img src=http://example.invalid/x.png> fell.", "3 May 2021", "2021-05-03", "2021-05-03", Precision::Day, "", {}, {}, {}}})});
    const QString toolTip = listing.cell(0, EventFilterModel::EventColumn).data(Qt::ToolTipRole).toString();
    CHECK(toolTip.contains(QStringLiteral("&lt;img src=http://example.invalid/x.png&gt;")));
    CHECK_FALSE(toolTip.contains(QStringLiteral("<img")));
}
