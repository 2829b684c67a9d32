// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/eventfiltermodel.h"
#include "models/filtertext.h"
#include "support/samplestore.h"

#include <catch2/catch_test_macros.hpp>

using namespace Dateline;

namespace {

QString range(const char *from, const char *to)
{
    return describeRange(dayFromIso(from), dayFromIso(to));
}

} // namespace

TEST_CASE("A range of days reads by the largest units that it fills", "[models]")
{
    CHECK(range("2013-01-01", "2025-12-31") == QStringLiteral("2013–2025"));
    CHECK(range("2024-07-01", "2024-07-31") == QStringLiteral("July 2024"));
    CHECK(range("2024-07-03", "2024-07-04") == QStringLiteral("3–4 July 2024"));
    CHECK(range("2024-07-03", "") == QStringLiteral("from 3 July 2024"));
    CHECK(range("2024-07-01", "") == QStringLiteral("from July 2024"));
    CHECK(range("2024-01-01", "") == QStringLiteral("from 2024"));
    CHECK(range("", "2024-12-31") == QStringLiteral("until 2024"));
    CHECK(range("", "").isEmpty());
}

TEST_CASE("The filter is told in one line and the counts in another", "[models]")
{
    EventFilterModel model;
    CHECK(describeCounts(model) == QStringLiteral("0 events"));
    model.addDocuments(TestSupport::sampleDocuments());
    CHECK(describeFilter(model).isEmpty());
    CHECK(describeCounts(model) == QStringLiteral("12 events, 1 without a date, 1 without a place"));

    EventFilter filter;
    filter.countries = {CountryCode("KG"), CountryCode("TJ")};
    filter.topics.insert(Topic::Summit);
    filter.topics.insert(Topic::Visit);
    filter.text = "on  july";
    filter.documents = {0, 1};
    filter.from = dayFromIso("2013-01-01");
    filter.to = dayFromIso("2025-12-31");
    model.setFilter(filter);
    const QString names = QString::fromStdString(countryName(CountryCode("KG"))) + QStringLiteral(" or ")
        + QString::fromStdString(countryName(CountryCode("TJ")));
    CHECK(describeFilter(model)
          == names + QStringLiteral(" · summit or visit · “A road of summits” or “Rails and neighbours” · with “on july” · 2013–2025"));
    CHECK(describeCounts(model) == QStringLiteral("2 of 12 events"));

    filter = {};
    filter.countries = {CountryCode("KZ"), CountryCode("CN")};
    filter.countryMatch = EventFilter::Match::All;
    model.setFilter(filter);
    CHECK(describeFilter(model).contains(QStringLiteral(" and ")));
}

TEST_CASE("A long list of values is cut to a few and a number", "[models]")
{
    EventFilterModel model;
    EventFilter filter;
    for (int topic = 0; topic < 7; ++topic)
        filter.topics.insert(Topic(topic));
    model.setFilter(filter);
    CHECK(describeFilter(model) == QStringLiteral("summit or visit or agreement or 4 more"));
}
