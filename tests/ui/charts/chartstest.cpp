// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/chart.h"
#include "charts/chartpanel.h"
#include "charts/chartview.h"
#include "charts/paintchart.h"
#include "pipeline/extractionpipeline.h"
#include "support/samplestore.h"
#include "workspace.h"

#include <catch2/catch_test_macros.hpp>

#include <QComboBox>
#include <QImage>
#include <QPainter>
#include <QProxyStyle>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QVariantAnimation>

#include <algorithm>
#include <cmath>

using namespace Dateline;

namespace {

/// The mark whose words contain @p text; -1 when there is none.
int markOf(const Chart &chart, const QString &text)
{
    for (int mark = 0; mark < chart.markCount(); ++mark) {
        if (chart.markText(mark).contains(text))
            return mark;
    }
    return -1;
}

struct Fixture
{
    Workspace workspace;
    ChartPanel panel{workspace};

    Fixture()
    {
        workspace.events.addDocuments(TestSupport::sampleDocuments());
        panel.resize(420, 360);
        panel.show();
        REQUIRE(QTest::qWaitForWindowExposed(&panel));
    }
    ChartView &view() { return panel.view(); }
    const Chart &chart() { return panel.view().chart(); }
    void click(int mark)
    {
        REQUIRE(mark >= 0);
        QTest::mouseClick(&view(), Qt::LeftButton, {}, view().markRect(mark).center().toPoint());
    }
};

QImage drawn(const std::string &name, const Workspace &workspace, QSize size)
{
    QImage image(size, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    paintChart(painter, size, name, workspace);
    return image;
}

bool isBlank(const QImage &image)
{
    QImage blank(image.size(), image.format());
    blank.fill(Qt::transparent);
    return image == blank;
}

} // namespace

TEST_CASE("The chart follows the filter", "[charts]")
{
    Fixture fixture;
    fixture.panel.setCurrentChart("events-over-time");
    const int marks = fixture.chart().markCount();
    CHECK(marks == 13);
    CHECK(markOf(fixture.chart(), QStringLiteral("2013: 1 event")) == 0);
    EventFilter filter;
    filter.countries = {CountryCode("TJ")};
    fixture.workspace.events.setFilter(filter);
    CHECK(fixture.chart().markCount() < marks);
    CHECK(markOf(fixture.chart(), QStringLiteral("2013")) == -1);
    fixture.workspace.events.clearDocuments();
    CHECK(fixture.chart().markCount() == 0);
    fixture.workspace.events.setFilter({});
    fixture.workspace.events.addDocuments(TestSupport::sampleDocuments());
    CHECK(fixture.chart().markCount() == marks);
}

TEST_CASE("A hidden chart catches up when it is shown", "[charts]")
{
    Fixture fixture;
    fixture.panel.hide();
    fixture.workspace.events.clearDocuments();
    fixture.panel.show();
    REQUIRE(QTest::qWaitForWindowExposed(&fixture.panel));
    CHECK(fixture.chart().markCount() == 0);
}

TEST_CASE("A click on a bar of time shows only that time, a second one chooses its first event", "[charts]")
{
    Fixture fixture;
    fixture.panel.setCurrentChart("events-over-time");
    fixture.click(markOf(fixture.chart(), QStringLiteral("2014")));
    CHECK(fixture.workspace.events.filter().from == dayFromIso("2014-01-01"));
    CHECK(fixture.workspace.events.filter().to == dayFromIso("2014-12-31"));
    REQUIRE(fixture.workspace.events.rowCount() == 1);
    // The only event left is known to the day, so the bar is now this day.
    REQUIRE(fixture.chart().markCount() == 1);
    fixture.click(0);
    CHECK(fixture.workspace.events.filter().from == dayFromIso("2014-12-03"));
    CHECK(fixture.workspace.selection.isEmpty());
    fixture.click(0);
    CHECK(fixture.workspace.selection.current() == fixture.workspace.events.events().front());
}

TEST_CASE("A click where no event is does nothing", "[charts]")
{
    Fixture fixture;
    fixture.panel.setCurrentChart("events-over-time");
    const int empty = markOf(fixture.chart(), QStringLiteral("2017: 0 events"));
    REQUIRE(empty >= 0);
    const QPoint place = fixture.view().markRect(empty).center().toPoint() - QPoint(0, 20);
    QTest::mouseClick(&fixture.view(), Qt::LeftButton, {}, place);
    CHECK(fixture.workspace.events.filter().isEmpty());
}

TEST_CASE("A click on a country's bar filters by it, and a second one no longer", "[charts]")
{
    Fixture fixture;
    fixture.panel.setCurrentChart("by-country");
    const QString tajikistan = QString::fromStdString(countryName(CountryCode("TJ")));
    fixture.click(markOf(fixture.chart(), tajikistan));
    CHECK(fixture.workspace.events.filter().countries == std::set{CountryCode("TJ")});
    CHECK(fixture.workspace.events.rowCount() == 2);
    fixture.click(markOf(fixture.chart(), tajikistan));
    CHECK(fixture.workspace.events.filter().isEmpty());
}

TEST_CASE("A click on the other countries filters by all of them", "[charts]")
{
    std::vector<TestSupport::SampleEvent> events;
    for (const char *country : {"AA", "AB", "AC", "AD", "AE", "AF", "AG", "AH", "AI", "AJ", "AK", "AL"})
        events.push_back({"It was 2024.", "2024", "2024-01-01", "2024-12-31", Precision::Year, "", {}, {country}, {}});
    Fixture fixture;
    fixture.workspace.events.clearDocuments();
    std::vector<ExtractedDocument> documents;
    documents.push_back(TestSupport::sampleDocument("Many countries", "2024-07-05", events));
    fixture.workspace.events.addDocuments(std::move(documents));
    fixture.panel.setCurrentChart("by-country");
    fixture.click(markOf(fixture.chart(), QStringLiteral("Other countries (2)")));
    CHECK(fixture.workspace.events.filter().countries == std::set{CountryCode("AK"), CountryCode("AL")});
}

TEST_CASE("A chart is worked with keys alone and says where one is", "[charts]")
{
    Fixture fixture;
    auto *names = fixture.panel.findChild<QComboBox *>(QStringLiteral("chartNames"));
    QTest::keyClick(names, Qt::Key_End);
    CHECK(fixture.panel.currentChart() == chartNames().back());
    fixture.panel.setCurrentChart("by-country");
    QTest::keyClick(names, Qt::Key_Down);
    CHECK(fixture.panel.currentChart() == "by-topic");
    ChartView &view = fixture.view();
    CHECK(view.accessibleName() == QStringLiteral("Events by topic"));
    view.setFocus();
    QTest::keyClick(&view, Qt::Key_Down);
    CHECK(view.currentMark() == 0);
    CHECK(view.accessibleDescription() == QStringLiteral("Transport: 5 events"));
    QTest::keyClick(&view, Qt::Key_Up);
    CHECK(view.currentMark() == 0);
    QTest::keyClick(&view, Qt::Key_End);
    CHECK(view.currentMark() == view.chart().markCount() - 1);
    QTest::keyClick(&view, Qt::Key_Home);
    QTest::keyClick(&view, Qt::Key_Return);
    CHECK(fixture.workspace.events.filter().topics.contains(Topic::Transport));
    CHECK(fixture.workspace.events.rowCount() == 5);
}

TEST_CASE("A cell of countries by year filters by its country and its year, then walks through its events", "[charts]")
{
    Fixture fixture;
    fixture.panel.resize(700, 700); // so that every country has room
    fixture.panel.setCurrentChart("country-by-year");
    const QString tajikistan = QString::fromStdString(countryName(CountryCode("TJ")));
    const int mark = markOf(fixture.chart(), tajikistan + QStringLiteral(", 2024"));
    fixture.click(mark);
    const EventFilter &filter = fixture.workspace.events.filter();
    CHECK(filter.countries == std::set{CountryCode("TJ")});
    CHECK(filter.from == dayFromIso("2024-01-01"));
    CHECK(filter.to == dayFromIso("2024-12-31"));
    REQUIRE(fixture.workspace.events.rowCount() == 2);
    CHECK(fixture.workspace.selection.isEmpty());
    fixture.click(markOf(fixture.chart(), tajikistan + QStringLiteral(", 2024")));
    CHECK(fixture.workspace.selection.current() == fixture.workspace.events.events().front());
}

TEST_CASE("The cells of countries by year count what the shown events have", "[charts]")
{
    Workspace workspace;
    workspace.events.addDocuments(TestSupport::sampleDocuments());
    const auto chart = makeChart("country-by-year");
    chart->update(workspace);
    chart->layOut({800, 500}, workspace.theme(), exportFont(12));
    for (const EventIndex index : workspace.events.events()) {
        const Event &event = workspace.events.store().event(index);
        if (!event.interval.earliest || event.precision > Precision::Year)
            continue;
        const int year = int(std::chrono::year_month_day{*event.interval.earliest}.year());
        for (const CountryCode country : event.countries)
            CHECK(markOf(*chart, QString::fromStdString(countryName(country)) + QStringLiteral(", %1: ").arg(year)) >= 0);
    }
}

TEST_CASE("A cell of two countries filters by events that concern both", "[charts]")
{
    Fixture fixture;
    fixture.panel.setCurrentChart("country-pairs");
    const Chart &chart = fixture.chart();
    REQUIRE(chart.markCount() > 0);
    const QString words = chart.markText(0);
    fixture.click(0);
    const EventFilter &filter = fixture.workspace.events.filter();
    CHECK(filter.countryMatch == EventFilter::Match::All);
    CHECK(filter.countries.size() == 2);
    for (const CountryCode country : filter.countries)
        CHECK(words.contains(QString::fromStdString(countryName(country))));
    CHECK(words.contains(fixture.workspace.events.rowCount() == 1 ? QStringLiteral("1 event") : QStringLiteral("%1 events").arg(fixture.workspace.events.rowCount())));
    for (const EventIndex index : fixture.workspace.events.events())
        CHECK(fixture.workspace.events.store().event(index).countries.size() >= 2);
}

TEST_CASE("A bar of sources walks through its events, round and round", "[charts]")
{
    Fixture fixture;
    fixture.panel.setCurrentChart("sources-per-event");
    REQUIRE(fixture.chart().markCount() == 1);
    std::vector<EventIndex> visited;
    for (int i = 0; i <= fixture.workspace.events.rowCount(); ++i) {
        fixture.click(0);
        visited.push_back(fixture.workspace.selection.current());
    }
    CHECK(visited.back() == visited.front());
    visited.pop_back();
    CHECK(visited == fixture.workspace.events.events());
}

TEST_CASE("An event that two articles tell has the sources of both", "[charts]")
{
    Workspace workspace;
    const ExtractionPipeline pipeline;
    std::vector<ExtractedDocument> documents;
    for (const auto &[path, text] : {std::pair{"one", "The Golden Eagle arrived in Astana on 2 May 2024. A bridge was opened in Osh on 5 June 2023."},
                                     std::pair{"two", "The Golden Eagle landed in Astana on 2 May 2024."}}) {
        Document document;
        document.path = document.title = path;
        document.language = "en";
        document.text = text;
        documents.push_back(pipeline.extract(std::move(document)));
    }
    workspace.project.addDocuments(newDocuments(std::move(documents)));
    workspace.project.finishMerging();
    REQUIRE(workspace.events.rowCount() == 2);
    const std::unique_ptr<Chart> chart = makeChart("sources-per-event");
    chart->update(workspace);
    chart->layOut({420, 360}, workspace.theme(), QFont());
    REQUIRE(markOf(*chart, QStringLiteral("1 source: ")) == 0);
    CHECK(markOf(*chart, QStringLiteral("2 sources: 1 event")) == 1);
}

TEST_CASE("A click on an article's bar filters by it", "[charts]")
{
    Fixture fixture;
    fixture.panel.setCurrentChart("by-article");
    fixture.click(0);
    CHECK(fixture.workspace.events.filter().documents.size() == 1);
    fixture.click(0);
    CHECK(fixture.workspace.events.filter().isEmpty());
}

TEST_CASE("The unit of the bars of time is the chosen one", "[charts]")
{
    Fixture fixture;
    fixture.panel.setCurrentChart("events-over-time");
    auto *units = fixture.panel.findChild<QComboBox *>(QStringLiteral("chartVariants"));
    REQUIRE(units->isVisible());
    units->setCurrentIndex(units->findText(QStringLiteral("By decade")));
    CHECK(fixture.panel.currentName() == "events-over-time/decade");
    CHECK(fixture.chart().title() == QStringLiteral("Events by decade"));
    CHECK(fixture.chart().markCount() == 2);
    fixture.panel.setCurrentChart("events-over-time-by-topic");
    CHECK(fixture.chart().title() == QStringLiteral("Events by decade and topic"));
    fixture.panel.setCurrentChart("by-topic");
    CHECK_FALSE(units->isVisible());
    CHECK(fixture.panel.currentName() == "by-topic");
    CHECK(makeChart("events-over-time/month"));
    CHECK_FALSE(makeChart("events-over-time/fortnight"));
    CHECK_FALSE(makeChart("by-topic/month"));
}

TEST_CASE("A unit that would give too many bars gives way to a coarser one, and the chart says so", "[charts]")
{
    Workspace workspace;
    std::vector<ExtractedDocument> documents;
    documents.push_back(TestSupport::manyEvents(5000));
    workspace.events.addDocuments(std::move(documents));
    const auto chart = makeChart("events-over-time/day");
    chart->update(workspace);
    chart->layOut({800, 500}, workspace.theme(), exportFont(12));
    CHECK(chart->markCount() <= 400);
    CHECK(chart->note().contains(QStringLiteral("more than 400 bars")));
}

TEST_CASE("A chart has no more marks for more events", "[charts]")
{
    const auto marks = [](int events) {
        Workspace workspace;
        std::vector<ExtractedDocument> documents;
        documents.push_back(TestSupport::manyEvents(events));
        workspace.events.addDocuments(std::move(documents));
        std::vector<int> counts;
        for (const std::string &name : chartNames()) {
            const auto chart = makeChart(name);
            chart->update(workspace);
            chart->layOut({800, 500}, workspace.theme(), exportFont(12));
            counts.push_back(chart->markCount());
        }
        return counts;
    };
    CHECK(marks(20000) == marks(2000));
}

namespace {

/// A style that says whether widgets are to be animated.
class Animating : public QProxyStyle
{
public:
    explicit Animating(bool animates) : m_animates(animates) {}
    int styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget, QStyleHintReturn *data) const override
    {
        return hint == SH_Widget_Animate ? int(m_animates) : QProxyStyle::styleHint(hint, option, widget, data);
    }

private:
    bool m_animates;
};

} // namespace

TEST_CASE("A chart moves only where the desktop animates widgets", "[charts]")
{
    for (const bool animates : {false, true}) {
        CAPTURE(animates);
        Fixture fixture;
        Animating style(animates);
        fixture.view().setStyle(&style);
        fixture.panel.setCurrentChart("by-country");
        auto *fade = fixture.view().findChild<QVariantAnimation *>();
        REQUIRE(fade);
        CHECK((fade->state() == QAbstractAnimation::Running) == animates);
        fixture.view().setStyle(nullptr);
    }
}

TEST_CASE("Pieces of a bar differ in more than their colour", "[charts]")
{
    Workspace workspace;
    workspace.events.addDocuments(TestSupport::sampleDocuments());
    for (const char *name : {"events-over-time", "events-over-time-by-topic", "events-over-time-by-article"}) {
        CAPTURE(name);
        const auto chart = makeChart(name);
        chart->update(workspace);
        const std::vector<LegendEntry> legend = chart->legend(workspace.theme());
        REQUIRE(legend.size() > 1);
        for (std::size_t i = 0; i < legend.size(); ++i) {
            for (std::size_t j = i + 1; j < legend.size(); ++j)
                CHECK(legend[i].pattern != legend[j].pattern);
        }
    }
}

TEST_CASE("The export button asks for the chart that is shown", "[charts]")
{
    Fixture fixture;
    QSignalSpy spy(&fixture.panel, &ChartPanel::exportRequested);
    fixture.panel.setCurrentChart("by-country");
    QTest::mouseClick(fixture.panel.findChild<QToolButton *>(QStringLiteral("chartExportButton")), Qt::LeftButton);
    REQUIRE(spy.size() == 1);
    CHECK(spy[0][0].toString() == QStringLiteral("chart:by-country"));
}

TEST_CASE("The theme changes the picture", "[charts]")
{
    Fixture fixture;
    const QImage light = fixture.view().grab().toImage();
    fixture.workspace.setAppearance(Theme::Appearance::Dark);
    CHECK(fixture.view().grab().toImage() != light);
}

TEST_CASE("Every chart draws at every size, with many events, with one and with none", "[charts]")
{
    Workspace one;
    std::vector<ExtractedDocument> documents;
    documents.push_back(TestSupport::manyEvents(1));
    one.events.addDocuments(std::move(documents));
    Workspace none;
    Workspace sample;
    sample.events.addDocuments(TestSupport::sampleDocuments());
    for (const std::string &name : chartNames()) {
        CAPTURE(name);
        for (const QSize size : {QSize(1, 1), QSize(60, 40), QSize(320, 240), QSize(1600, 1000)}) {
            CAPTURE(size.width());
            const bool visible = size.width() >= 60;
            CHECK((!visible || !isBlank(drawn(name, sample, size))));
            CHECK((!visible || !isBlank(drawn(name, one, size))));
            drawn(name, none, size);
        }
    }
    CHECK(isBlank(drawn("no-such-chart", sample, {200, 200})));
    CHECK_FALSE(chartPicture("no-such-chart", sample));
}

TEST_CASE("A country keeps its colour in the bars of time", "[charts]")
{
    Workspace workspace;
    std::vector<ExtractedDocument> documents;
    documents.push_back(TestSupport::sampleDocument("One", "2024-07-05",
        {{"It was 2024.", "2024", "2024-01-01", "2024-12-31", Precision::Year, "", {}, {"KZ"}, {}}}));
    workspace.events.addDocuments(std::move(documents));
    const QImage image = drawn("events-over-time", workspace, {400, 300});
    const QRgb blue = workspace.theme().countryColor(CountryCode("KZ")).rgb();
    int found = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            found += image.pixel(x, y) == blue ? 1 : 0;
    }
    CHECK(found > 56 * 150);
    const auto chart = makeChart("events-over-time");
    chart->update(workspace);
    REQUIRE(chart->legend(workspace.theme()).size() == 1);
    CHECK(chart->legend(workspace.theme())[0].color.rgb() == blue);
    CHECK(chart->legend(workspace.theme())[0].text.contains(QStringLiteral("KZ")));
}

TEST_CASE("A bar of time is as high as it has events, however many countries they name", "[charts]")
{
    Workspace workspace;
    const auto on = [](const std::string &day, std::vector<std::string> countries) {
        return TestSupport::SampleEvent{"It was on " + day + ".", day, day, day, Precision::Day, "", {}, countries, {}};
    };
    std::vector<ExtractedDocument> documents;
    documents.push_back(TestSupport::sampleDocument("Many countries", "2024-07-05",
                                                    {on("2024-03-01", {"KZ"}), on("2024-03-02", {"KZ"}), on("2024-03-03", {"CN"}), on("2024-03-04", {"UZ"}),
                                                     on("2024-04-01", {"KZ", "CN", "UZ", "TJ"}), on("2024-04-02", {"KZ", "CN"})}));
    workspace.events.addDocuments(std::move(documents));
    const std::unique_ptr<Chart> chart = makeChart("events-over-time/month");
    REQUIRE(chart);
    chart->update(workspace);
    chart->layOut({600, 400}, workspace.theme(), exportFont(12));
    const int march = markOf(*chart, QStringLiteral("March 2024: 4 events"));
    const int april = markOf(*chart, QStringLiteral("April 2024: 2 events"));
    REQUIRE(march >= 0);
    REQUIRE(april >= 0);
    CHECK(std::abs(chart->markRect(march).height() - 2 * chart->markRect(april).height()) < 2);
    CHECK(chart->markText(april).contains(QStringLiteral("Kazakhstan 2")));
    CHECK(chart->note().contains(QStringLiteral("as high as there are events")));
}
