// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/displaydate.h"
#include "models/eventfiltermodel.h"
#include "models/eventselection.h"
#include "support/samplestore.h"

#include <catch2/catch_test_macros.hpp>

#include <QAbstractItemModelTester>

using namespace Dateline;

namespace {

QString shown(const char *earliest, const char *latest, Precision precision)
{
    TimeInterval interval = TimeInterval::of(*dayFromIso(earliest), *dayFromIso(latest));
    return displayDate(interval, precision);
}

} // namespace

TEST_CASE("The filter model keeps the promises of an item model", "[models]")
{
    EventFilterModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.addDocuments(TestSupport::sampleDocuments());
    CHECK(model.rowCount() == 12);
    CHECK(model.datedCount() == 11);
    CHECK(model.unplacedCount() == 1);
    EventFilter filter;
    filter.countries = {CountryCode("TJ")};
    model.setFilter(filter);
    CHECK(model.rowCount() == 2);
    model.clearDocuments();
    CHECK(model.rowCount() == 0);
}

TEST_CASE("Undated events stand after the dated ones and say so", "[models]")
{
    EventFilterModel model;
    model.addDocuments(TestSupport::sampleDocuments());
    const QModelIndex last = model.index(model.rowCount() - 1, EventFilterModel::DateColumn);
    CHECK(last.data().toString() == QStringLiteral("no date"));
    CHECK(model.index(0, EventFilterModel::PlaceColumn).data().toString() == QStringLiteral("Astana"));
    CHECK(model.index(0, EventFilterModel::EventColumn).data(EventFilterModel::SentenceRole).toString().contains(QStringLiteral("economic belt")));
}

TEST_CASE("Next and previous walk the shown events in the order of time and stay at the ends", "[models]")
{
    EventFilterModel model;
    model.addDocuments(TestSupport::sampleDocuments());
    EventSelection selection(model);
    selection.next();
    CHECK(selection.current() == model.events().front());
    selection.previous();
    CHECK(selection.current() == model.events().front());
    for (int i = 0; i < 30; ++i)
        selection.next();
    CHECK(selection.current() == model.events()[std::size_t(model.datedCount() - 1)]);
}

TEST_CASE("A chosen event that the filter hides is walked on from its place in time", "[models]")
{
    EventFilterModel model;
    model.addDocuments(TestSupport::sampleDocuments());
    EventSelection selection(model);
    selection.select(model.store().chronological()[5]);
    EventFilter filter;
    filter.countries = {CountryCode("TJ")};
    model.setFilter(filter);
    REQUIRE(model.rowOf(selection.current()) == -1);
    selection.next();
    CHECK(model.rowOf(selection.current()) == 0);
}

TEST_CASE("Removing the documents clears the selection", "[models]")
{
    EventFilterModel model;
    model.addDocuments(TestSupport::sampleDocuments());
    EventSelection selection(model);
    selection.first();
    model.clearDocuments();
    CHECK(selection.isEmpty());
}

TEST_CASE("Dates read as people write them", "[models]")
{
    CHECK(shown("2024-07-03", "2024-07-03", Precision::Day) == QStringLiteral("3 July 2024"));
    CHECK(shown("2024-07-03", "2024-07-04", Precision::Day) == QStringLiteral("3–4 July 2024"));
    CHECK(shown("2024-06-30", "2024-07-02", Precision::Day) == QStringLiteral("30 June – 2 July 2024"));
    CHECK(shown("2023-12-30", "2024-01-02", Precision::Day) == QStringLiteral("30 December 2023 – 2 January 2024"));
    CHECK(shown("2024-02-01", "2024-02-29", Precision::Month) == QStringLiteral("February 2024"));
    CHECK(shown("2024-01-01", "2024-03-31", Precision::Quarter) == QStringLiteral("January–March 2024"));
    CHECK(shown("2023-01-01", "2023-12-31", Precision::Year) == QStringLiteral("2023"));
    CHECK(shown("2024-01-01", "2025-12-31", Precision::Year) == QStringLiteral("2024–2025"));
    CHECK(shown("1990-01-01", "1999-12-31", Precision::Decade) == QStringLiteral("1990s"));
    CHECK(displayDate(TimeInterval::since(*dayFromIso("2022-01-01")), Precision::Year) == QStringLiteral("since 2022"));
    CHECK(displayDate(TimeInterval::until(*dayFromIso("2024-07-04")), Precision::Day) == QStringLiteral("until 4 July 2024"));
    CHECK(displayDate(TimeInterval(), Precision::Day) == QStringLiteral("no date"));
    CHECK(displayDate(TimeInterval::of(*dayFromCivil(-43, 1, 1), *dayFromCivil(-43, 12, 31)), Precision::Year) == QStringLiteral("44 BC"));
    CHECK(displayDate(TimeInterval::of(*dayFromIso("2023-01-01"), *dayFromIso("2023-12-31")), Precision::Year, true) == QStringLiteral("about 2023"));
}
