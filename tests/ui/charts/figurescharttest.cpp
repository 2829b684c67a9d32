// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/figureschart.h"
#include "support/samplestore.h"
#include "workspace.h"

#include <catch2/catch_test_macros.hpp>

#include <QImage>
#include <QPainter>

using namespace Dateline;

namespace {

struct Figure
{
    const char *year;
    double value;
    const char *subject;
    const char *unit;
    bool expected = false;
};

/// An article with one year's event for each figure.
void fill(Workspace &workspace, const std::vector<Figure> &figures)
{
    std::vector<TestSupport::SampleEvent> events;
    for (const Figure &figure : figures) {
        const std::string year = figure.year;
        events.push_back({"It was so much in " + year + ".", year, year + "-01-01", year + "-12-31", Precision::Year, "", {}, {"KZ"}, {}});
    }
    std::vector<ExtractedDocument> documents;
    documents.push_back(TestSupport::sampleDocument("Figures", "2024-07-05", events));
    ExtractedDocument &document = documents.back();
    for (std::size_t i = 0; i < figures.size(); ++i) {
        Quantity quantity;
        quantity.value = figures[i].value;
        quantity.subject = figures[i].subject;
        quantity.unit = figures[i].unit;
        quantity.expected = figures[i].expected;
        quantity.temporalExpression = std::int32_t(document.events[i].temporalExpressions.front());
        quantity.dateBasis = FigureDate::Sentence;
        quantity.span = document.events[i].sentence;
        document.quantities.push_back(quantity);
        document.events[i].quantities.push_back(std::uint32_t(i));
    }
    workspace.events.addDocuments(std::move(documents));
}

FiguresChart laidOut(const Workspace &workspace, QSizeF size = {700, 500})
{
    FiguresChart chart;
    chart.update(workspace);
    chart.layOut(size, workspace.theme(), exportFont(12));
    return chart;
}

} // namespace

TEST_CASE("Figures of one subject and unit at several dates are a series whose points lead to their events", "[charts][figures]")
{
    Workspace workspace;
    fill(workspace, {{"2021", 30e9, "trade", "USD"}, {"2023", 41e9, "trade", "USD"}, {"2030", 50e9, "trade", "USD", true}, {"2022", 7762, "trains", "train"}});
    const FiguresChart chart = laidOut(workspace);
    REQUIRE(chart.markCount() == 4);
    CHECK(chart.markText(1) == QStringLiteral("trade, USD, 2023: 41 bn"));
    CHECK(chart.markText(2).endsWith(QStringLiteral("(expected)")));
    CHECK(chart.note().contains(QStringLiteral("1 figure has no second date")));
    CHECK(chart.markText(3) == QStringLiteral("trains, train, 2022: 7,762"));
    CHECK(chart.note().contains(QStringLiteral("hollow")));
    for (int mark = 0; mark < 4; ++mark) {
        CHECK(chart.markAt(chart.markRect(mark).center()) == mark);
        chart.activate(mark, workspace);
        const Event &event = workspace.events.store().event(workspace.selection.current());
        CHECK(chart.markText(mark).contains(QString::number(int(std::chrono::year_month_day{*event.interval.earliest}.year()))));
    }
    CHECK(chart.markRect(0).center().x() < chart.markRect(1).center().x());
    CHECK(chart.markRect(0).center().y() > chart.markRect(1).center().y());
}

TEST_CASE("Figures that the filter hides are not drawn", "[charts][figures]")
{
    Workspace workspace;
    fill(workspace, {{"2021", 30e9, "trade", "USD"}, {"2022", 31e9, "trade", "USD"}, {"2023", 41e9, "trade", "USD"}});
    EventFilter filter;
    filter.from = dayFromIso("2022-01-01");
    workspace.events.setFilter(filter);
    CHECK(laidOut(workspace).markCount() == 2);
    filter.from = dayFromIso("2023-01-01");
    workspace.events.setFilter(filter);
    CHECK(laidOut(workspace).markCount() == 1);
    filter.from = dayFromIso("2024-01-01");
    workspace.events.setFilter(filter);
    CHECK(laidOut(workspace).markCount() == 0);
    CHECK(laidOut(workspace).emptyText() == QStringLiteral("No figures with a subject and a date"));
}

TEST_CASE("Series without room are counted", "[charts][figures]")
{
    Workspace workspace;
    std::vector<Figure> figures;
    for (const char *subject : {"a", "b", "c", "d", "e", "f"}) {
        figures.push_back({"2021", 1, subject, "t"});
        figures.push_back({"2022", 2, subject, "t"});
    }
    fill(workspace, figures);
    CHECK(laidOut(workspace, {500, 1400}).markCount() == 12);
    const FiguresChart low = laidOut(workspace, {500, 300});
    CHECK(low.markCount() < 12);
    CHECK(low.markCount() > 0);
}

TEST_CASE("Great figures are written short", "[charts][figures]")
{
    CHECK(compactFigure(41e9) == QStringLiteral("41 bn"));
    CHECK(compactFigure(1.75e12) == QStringLiteral("1.75 tn"));
    CHECK(compactFigure(3.93e6) == QStringLiteral("3.93 m"));
    CHECK(compactFigure(999.9e6) == QStringLiteral("1 bn"));
    CHECK(compactFigure(7762) == QStringLiteral("7,762"));
    CHECK(compactFigure(53.5) == QStringLiteral("53.5"));
    CHECK(compactFigure(-2.5) == QStringLiteral("-2.5"));
    CHECK(compactFigure(2500e12) == QStringLiteral("2500 tn"));
}
