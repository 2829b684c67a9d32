// SPDX-License-Identifier: GPL-3.0-or-later
#include "events/eventmerger.h"
#include "filters/facetlist.h"
#include "filters/facetmodel.h"
#include "filters/filterpanel.h"
#include "filters/filtersummary.h"
#include "filters/searchfield.h"
#include "filters/timerangeedit.h"
#include "filters/wordbutton.h"
#include "support/samplestore.h"
#include "workspace.h"

#include <catch2/catch_test_macros.hpp>

#include <QAbstractItemModelTester>
#include <QAction>
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Dateline;

namespace {

struct Filtering
{
    Workspace workspace;
    FilterPanel panel{workspace};

    explicit Filtering(std::vector<ExtractedDocument> documents = TestSupport::sampleDocuments(), QSize size = {280, 900})
    {
        workspace.events.addDocuments(std::move(documents));
        panel.resize(size);
        panel.show();
        REQUIRE(QTest::qWaitForWindowExposed(&panel));
    }

    const EventFilter &filter() { return workspace.events.filter(); }

    int rowOf(FilterPanel::Section section, const QString &name)
    {
        const auto &rows = panel.model(section)->rows();
        for (std::size_t i = 0; i < rows.size(); ++i) {
            if (rows[i].name == name || rows[i].code == name)
                return int(i);
        }
        return -1;
    }

    void click(FilterPanel::Section section, const QString &name, int fromLeft = 120)
    {
        FacetList *list = panel.list(section);
        const int row = rowOf(section, name);
        REQUIRE(row >= 0);
        const QModelIndex index = panel.model(section)->index(row);
        list->scrollTo(index);
        const QRect rect = list->visualRect(index);
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, {rect.left() + fromLeft, rect.center().y()});
    }

    WordButton *word(const QString &text)
    {
        for (WordButton *button : panel.findChildren<WordButton *>()) {
            if (button->text() == text)
                return button;
        }
        return nullptr;
    }

    std::uint32_t countOf(FilterPanel::Section section, const QString &name)
    {
        return panel.model(section)->rows()[std::size_t(rowOf(section, name))].count;
    }
};

const QString KZ = QStringLiteral("KZ");
const QString TJ = QStringLiteral("TJ");
const QString UZ = QStringLiteral("UZ");

} // namespace

TEST_CASE("A click anywhere in a country's row filters by it, a second click lifts it", "[filters]")
{
    Filtering filtering;
    filtering.click(FilterPanel::Countries, TJ, 20);
    CHECK(filtering.filter().countries == std::set{CountryCode("TJ")});
    CHECK(filtering.workspace.events.rowCount() == 2);
    filtering.click(FilterPanel::Countries, TJ, 200);
    CHECK(filtering.filter().isEmpty());
    CHECK(filtering.workspace.events.rowCount() == 12);
}

TEST_CASE("Two countries show the events of either, or with all only the common ones", "[filters]")
{
    Filtering filtering;
    filtering.click(FilterPanel::Countries, TJ);
    filtering.click(FilterPanel::Countries, UZ);
    CHECK(filtering.workspace.events.rowCount() == 6);
    QTest::mouseClick(filtering.word(QStringLiteral("all")), Qt::LeftButton);
    CHECK(filtering.filter().countryMatch == EventFilter::Match::All);
    CHECK(filtering.workspace.events.rowCount() == 1);
    QTest::mouseClick(filtering.word(QStringLiteral("any")), Qt::LeftButton);
    CHECK(filtering.workspace.events.rowCount() == 6);
}

TEST_CASE("Topics and articles narrow what is shown, together with the countries", "[filters]")
{
    Filtering filtering;
    filtering.click(FilterPanel::Topics, QStringLiteral("Transport"));
    CHECK(filtering.workspace.events.rowCount() == 5);
    filtering.click(FilterPanel::Articles, QStringLiteral("A road of summits"));
    CHECK(filtering.workspace.events.rowCount() == 2);
    filtering.click(FilterPanel::Countries, QStringLiteral("TM"));
    CHECK(filtering.workspace.events.rowCount() == 1);
}

TEST_CASE("The keyboard walks the rows and checks them with Space and Return", "[filters]")
{
    Filtering filtering;
    FacetList *list = filtering.panel.list(FilterPanel::Countries);
    list->setFocus();
    list->setCurrentIndex(filtering.panel.model(FilterPanel::Countries)->index(0));
    QTest::keyClick(list, Qt::Key_Down);
    QTest::keyClick(list, Qt::Key_Space);
    const FacetModel::Row &second = filtering.panel.model(FilterPanel::Countries)->rows()[1];
    CHECK(filtering.filter().countries == std::set{CountryCode(second.code.toStdString())});
    QTest::keyClick(list, Qt::Key_Return);
    CHECK(filtering.filter().isEmpty());
}

TEST_CASE("Rows are ordered by count and stay where they are when counts change", "[filters]")
{
    Filtering filtering;
    const auto names = [&] {
        QStringList codes;
        for (const FacetModel::Row &row : filtering.panel.model(FilterPanel::Countries)->rows())
            codes << row.code;
        return codes;
    };
    const QStringList before = names();
    CHECK(before.first() == QStringLiteral("CN"));
    CHECK(before.last() == QStringLiteral("TM"));
    filtering.click(FilterPanel::Topics, QStringLiteral("Visit"));
    CHECK(filtering.countOf(FilterPanel::Countries, TJ) == 1);
    CHECK(filtering.countOf(FilterPanel::Countries, UZ) == 0);
    CHECK(names() == before);
    filtering.workspace.events.addDocument(TestSupport::sampleDocument("More", "2024-01-01", {
        {"Osh.", "", "", "", Precision::Day, "Osh", {40, 72}, {"XX"}, {Topic::Visit}}}));
    CHECK(names().size() == before.size() + 1);
}

TEST_CASE("A row says its name, count and state to a screen reader", "[filters]")
{
    Filtering filtering;
    const auto text = [&] {
        return filtering.panel.model(FilterPanel::Countries)->index(filtering.rowOf(FilterPanel::Countries, KZ)).data(Qt::AccessibleTextRole).toString();
    };
    CHECK(text().endsWith(QStringLiteral(", 6 events")));
    filtering.click(FilterPanel::Countries, KZ);
    CHECK(text().endsWith(QStringLiteral(", 6 events, shown")));
    CHECK(filtering.panel.list(FilterPanel::Countries)->accessibleName() == QStringLiteral("Countries"));
}

TEST_CASE("The rows keep the promises of an item model", "[filters]")
{
    Filtering filtering;
    QAbstractItemModelTester tester(filtering.panel.model(FilterPanel::Countries), QAbstractItemModelTester::FailureReportingMode::Fatal);
    filtering.click(FilterPanel::Countries, KZ);
    filtering.workspace.events.clearDocuments();
    CHECK(filtering.panel.model(FilterPanel::Articles)->rowCount() == 0);
    // A country that is filtered by can still be unchecked.
    CHECK(filtering.panel.model(FilterPanel::Countries)->rowCount() == 1);
}

TEST_CASE("Dates of the range can be years, months or days", "[filters]")
{
    const auto iso = [](const char *text, RangeEnd end) {
        const auto day = dayOfRangeEnd(QString::fromLatin1(text), end);
        return day ? isoFromDay(*day) : std::string("none");
    };
    CHECK(iso("2013", RangeEnd::From) == "2013-01-01");
    CHECK(iso("2013", RangeEnd::To) == "2013-12-31");
    CHECK(iso("2024-02", RangeEnd::From) == "2024-02-01");
    CHECK(iso("2024-02", RangeEnd::To) == "2024-02-29");
    CHECK(iso("2023-12", RangeEnd::To) == "2023-12-31");
    CHECK(iso(" 2013-9-7 ", RangeEnd::To) == "2013-09-07");
    for (const char *wrong : {"", "13", "2013-13", "2013-00", "2013-02-30", "2013-", "20133", "July 2013", "2013-09-07x"}) {
        INFO(wrong);
        CHECK(iso(wrong, RangeEnd::From) == "none");
        CHECK(iso(wrong, RangeEnd::To) == "none");
    }
}

TEST_CASE("A time range counts from Return, and can be cleared", "[filters]")
{
    Filtering filtering;
    TimeRangeEdit *range = filtering.panel.timeRange();
    QTest::keyClicks(range->from(), QStringLiteral("2024-07"));
    CHECK_FALSE(filtering.filter().from);
    QTest::keyClick(range->from(), Qt::Key_Return);
    CHECK(filtering.filter().from == dayFromIso("2024-07-01"));
    QTest::keyClicks(range->to(), QStringLiteral("2024"));
    QTest::keyClick(range->to(), Qt::Key_Return);
    CHECK(filtering.filter().to == dayFromIso("2024-12-31"));
    CHECK(filtering.workspace.events.rowCount() == 4);
    QTest::mouseClick(filtering.word(QStringLiteral("clear")), Qt::LeftButton);
    CHECK(filtering.filter().isEmpty());
    CHECK(range->from()->text().isEmpty());
}

TEST_CASE("A wrong date is said at the fields and changes nothing", "[filters]")
{
    Filtering filtering;
    TimeRangeEdit *range = filtering.panel.timeRange();
    QTest::keyClicks(range->from(), QStringLiteral("2024-7x"));
    QTest::keyClick(range->from(), Qt::Key_Return);
    CHECK(filtering.filter().isEmpty());
    CHECK(range->problem().contains(QStringLiteral("2024-7x")));
    CHECK(range->from()->accessibleDescription().contains(QStringLiteral("2024-7x")));
    filtering.click(FilterPanel::Countries, KZ);
    CHECK(range->from()->text() == QStringLiteral("2024-7x"));

    QTest::keyClick(range->from(), Qt::Key_Backspace);
    CHECK(range->problem().isEmpty());
    QTest::keyClick(range->from(), Qt::Key_Return);
    CHECK(filtering.filter().from == dayFromIso("2024-07-01"));
    QTest::keyClicks(range->to(), QStringLiteral("2023"));
    QTest::keyClick(range->to(), Qt::Key_Return);
    CHECK(range->problem().contains(QStringLiteral("before")));
    CHECK_FALSE(filtering.filter().to);
}

TEST_CASE("The fields of the range follow a range set elsewhere", "[filters]")
{
    Filtering filtering;
    EventFilter filter;
    filter.from = dayFromIso("2013-01-01");
    filter.to = dayFromIso("2024-07-04");
    filtering.workspace.events.setFilter(filter);
    CHECK(filtering.panel.timeRange()->from()->text() == QStringLiteral("2013"));
    CHECK(filtering.panel.timeRange()->to()->text() == QStringLiteral("2024-07-04"));
    filtering.workspace.events.setFilter({});
    CHECK(filtering.panel.timeRange()->to()->text().isEmpty());
}

TEST_CASE("What needs eyes is counted and can be asked for", "[filters]")
{
    Filtering filtering;
    QSignalSpy undated(&filtering.panel, &FilterPanel::undatedRequested);
    QSignalSpy unplaced(&filtering.panel, &FilterPanel::unplacedRequested);
    CHECK(filtering.word(QStringLiteral("No date"))->accessibleName() == QStringLiteral("No date: 1"));
    QTest::mouseClick(filtering.word(QStringLiteral("No date")), Qt::LeftButton);
    QTest::keyClick(filtering.word(QStringLiteral("No place")), Qt::Key_Space);
    CHECK(undated.count() == 1);
    CHECK(unplaced.count() == 1);
    filtering.click(FilterPanel::Countries, TJ);
    CHECK_FALSE(filtering.word(QStringLiteral("No date"))->isEnabled());
}

TEST_CASE("250 countries and a long title fit a narrow panel", "[filters]")
{
    std::vector<TestSupport::SampleEvent> events;
    for (int i = 0; i < 250; ++i)
        events.push_back({"In 2023.", "2023", "2023-01-01", "2023-12-31", Precision::Year, "", {}, {std::string{char('A' + i / 26), char('A' + i % 26)}}, {}});
    Filtering filtering({TestSupport::sampleDocument(std::string(300, 'x'), "2024-01-01", events)}, {280, 500});
    CHECK(filtering.panel.model(FilterPanel::Countries)->rowCount() == 250);
    for (const QWidget *part : filtering.panel.findChildren<QWidget *>()) {
        INFO(part->metaObject()->className() << ' ' << part->accessibleName().toStdString());
        CHECK((!part->isVisible() || part->mapTo(&filtering.panel, QPoint(part->width(), 0)).x() <= 280));
    }
    filtering.click(FilterPanel::Countries, filtering.panel.model(FilterPanel::Countries)->rows()[200].code);
    CHECK(filtering.workspace.events.rowCount() == 1);
}

TEST_CASE("The panel takes the colours of the theme", "[filters]")
{
    Filtering filtering;
    filtering.workspace.setAppearance(Theme::Appearance::Dark);
    CHECK(filtering.panel.grab().toImage().pixelColor(2, 2) == Theme::dark().panel);
    const int row = filtering.rowOf(FilterPanel::Countries, KZ);
    CHECK(filtering.panel.model(FilterPanel::Countries)->rows()[std::size_t(row)].color == Theme::dark().countryColor(CountryCode("KZ")));
}

TEST_CASE("The colours of labels survive another parent under a style sheet", "[filters]")
{
    Workspace workspace;
    qApp->setStyleSheet(workspace.theme().styleSheet());
    QWidget dock;
    QVBoxLayout layout(&dock);
    auto *panel = new FilterPanel(workspace);
    layout.addWidget(panel);
    dock.show();
    REQUIRE(QTest::qWaitForWindowExposed(&dock));
    for (const QLabel *label : panel->findChildren<QLabel *>()) {
        if (label->text() == QStringLiteral("Time"))
            CHECK(label->palette().color(QPalette::WindowText) == workspace.theme().secondText);
    }
    qApp->setStyleSheet(QString());
}

TEST_CASE("Typing in the search field filters when one pauses", "[filters]")
{
    Workspace workspace;
    workspace.events.addDocuments(TestSupport::sampleDocuments());
    SearchField field(workspace);
    QTest::keyClicks(&field, QStringLiteral("xian terminal"));
    CHECK(workspace.events.filter().isEmpty());
    field.flush();
    CHECK(workspace.events.filter().text == "xian terminal");
    CHECK(workspace.events.rowCount() == 1);
    QTest::keyClick(&field, Qt::Key_Escape);
    CHECK(workspace.events.filter().isEmpty());
    CHECK(field.text().isEmpty());
}

TEST_CASE("Return searches at once and what is being typed survives a change of another filter", "[filters]")
{
    Workspace workspace;
    workspace.events.addDocuments(TestSupport::sampleDocuments());
    SearchField field(workspace);
    QTest::keyClicks(&field, QStringLiteral("train"));
    EventFilter filter;
    filter.countries = {CountryCode("KZ")};
    workspace.events.setFilter(filter);
    CHECK(field.text() == QStringLiteral("train"));
    QTest::keyClick(&field, Qt::Key_Return);
    CHECK(workspace.events.filter().text == "train");
    CHECK(workspace.events.filter().countries.size() == 1);
    workspace.events.setFilter({});
    CHECK(field.text().isEmpty());
}

TEST_CASE("The summary says what is shown and clears all filters", "[filters]")
{
    Workspace workspace;
    workspace.events.addDocuments(TestSupport::sampleDocuments());
    FilterSummary summary(workspace);
    summary.resize(600, 30);
    summary.show();
    REQUIRE(QTest::qWaitForWindowExposed(&summary));
    CHECK(summary.text().startsWith(QStringLiteral("12 events, 1 without a date")));
    CHECK_FALSE(summary.clearAction()->isEnabled());

    EventFilter filter;
    filter.countries = {CountryCode("TJ"), CountryCode("TM")};
    filter.topics.insert(Topic::Transport);
    filter.text = "line";
    filter.from = dayFromIso("2010-01-01");
    workspace.events.setFilter(filter);
    CHECK(summary.text().startsWith(QStringLiteral("1 of 12 events")));
    REQUIRE(summary.clearAction()->isEnabled());
    QTest::mouseClick(summary.findChild<QToolButton *>(), Qt::LeftButton);
    CHECK(workspace.events.filter().isEmpty());
    CHECK(summary.text().startsWith(QStringLiteral("12 events")));

    workspace.events.setFilter(filter);
    summary.activateWindow();
    REQUIRE(QTest::qWaitForWindowActive(&summary));
    QTest::keyClick(&summary, Qt::Key_Backspace, Qt::ControlModifier);
    CHECK(workspace.events.filter().isEmpty());
}

TEST_CASE("A part of the map that the filter is limited to is named in the panel and cleared there", "[filters]")
{
    Filtering filtering;
    CHECK_FALSE(filtering.panel.area()->isVisible());
    EventFilter filter;
    filter.area = GeoArea{60, 36, 80.5, 46};
    filtering.workspace.events.setFilter(filter);
    REQUIRE(filtering.panel.area()->isVisible());
    CHECK(filtering.panel.area()->text() == QStringLiteral("36.0° N – 46.0° N, 60.0° E – 80.5° E"));
    CHECK(filtering.panel.area()->accessibleName().contains(QStringLiteral("36.0° N")));
    const auto words = filtering.panel.findChildren<WordButton *>();
    const auto clear = std::find_if(words.begin(), words.end(), [](const WordButton *word) { return word->accessibleName() == QStringLiteral("Show events of the whole map"); });
    REQUIRE(clear != words.end());
    REQUIRE((*clear)->isVisible());
    QTest::mouseClick(*clear, Qt::LeftButton);
    CHECK(filtering.filter().isEmpty());
    CHECK_FALSE(filtering.panel.area()->isVisible());
    CHECK_FALSE((*clear)->isVisible());
}

TEST_CASE("A whole date is seen in the fields of the time range however narrow the panel is", "[filters]")
{
    Filtering filtering(TestSupport::sampleDocuments(), {220, 500});
    EventFilter filter;
    filter.from = dayFromIso("2013-09-07");
    filter.to = dayFromIso("2024-11-28");
    filtering.workspace.events.setFilter(filter);
    const auto fields = filtering.panel.timeRange()->findChildren<QLineEdit *>();
    REQUIRE(fields.size() == 2);
    for (const QLineEdit *field : fields) {
        CAPTURE(field->text().toStdString());
        CHECK(field->fontMetrics().horizontalAdvance(field->text()) + 22 <= field->width());
    }
}

TEST_CASE("Rows are ordered anew when tellings are found to be one event", "[filters]")
{
    const auto on = [](const std::string &day, const std::string &country) {
        return TestSupport::SampleEvent{"It was on " + day + ".", day, day, day, Precision::Day, "", {}, {country}, {}};
    };
    std::vector<ExtractedDocument> documents;
    documents.push_back(TestSupport::sampleDocument("Tellings", "2024-07-05",
                                                    {on("2024-03-01", "KZ"), on("2024-03-01", "KZ"), on("2024-03-01", "KZ"), on("2024-04-01", "UZ"), on("2024-04-02", "UZ")}));
    Filtering filtering(std::move(documents));
    CHECK(filtering.rowOf(FilterPanel::Countries, KZ) == 0);
    auto merged = std::make_shared<MergedEvents>();
    merged->groups = {{{0, 1, 2}, {"same day"}, false}};
    merged->groupOf = {0, 0, 0, MergedEvents::NoGroup, MergedEvents::NoGroup};
    filtering.workspace.events.setMerged(merged);
    CHECK(filtering.countOf(FilterPanel::Countries, KZ) == 1);
    CHECK(filtering.rowOf(FilterPanel::Countries, UZ) == 0);
    // A click leaves them where they are.
    filtering.click(FilterPanel::Countries, KZ);
    CHECK(filtering.rowOf(FilterPanel::Countries, UZ) == 0);
}
