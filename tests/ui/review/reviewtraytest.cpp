// SPDX-License-Identifier: GPL-3.0-or-later
#include "review/articledatedialog.h"
#include "review/reviewtray.h"
#include "reviewwindow.h"
#include "support/samplestore.h"

#include <QLineEdit>
#include <QListView>
#include <QListWidget>
#include <QPushButton>
#include <QTabBar>

using namespace Dateline;
using namespace Dateline::TestSupport;

namespace {

struct Reviewing : ReviewWindow
{
    ReviewTray *tray = window.findChild<ReviewTray *>();

    /// Opens the tray by its key; it then has the keyboard.
    void open()
    {
        key(Qt::Key_F7);
        REQUIRE(tray->isVisible());
        QCoreApplication::processEvents();
    }
    void press(Qt::Key key) { QTest::keyClick(tray->view(), key); }
};

} // namespace

TEST_CASE("The tray lists an undated article before its unresolved dates, each with why", "[review][window]")
{
    Reviewing shown;
    shown.read(QStringLiteral("article.txt"), "Ministers met in Tashkent on Monday.\n\nA delegation came to Almaty on 3 July.\n");
    shown.open();
    REQUIRE(shown.tray->current());
    CHECK(shown.tray->current()->kind == ReviewEntry::Kind::DocumentDate);
    CHECK(shown.tray->list().count(ReviewEntry::Kind::Date) == 2);
    CHECK(shown.reader->shownDocument() == 0u);
    for (const ReviewEntry &entry : shown.tray->list().entries())
        CHECK_FALSE(entry.why.empty());
    shown.press(Qt::Key_N);
    REQUIRE(shown.tray->current()->kind == ReviewEntry::Kind::Date);
    CHECK(shown.workspace().selection.current() == shown.event("Monday"));
    shown.press(Qt::Key_P);
    CHECK(shown.tray->current()->kind == ReviewEntry::Kind::DocumentDate);
}

TEST_CASE("The tray is worked by keyboard alone: choose, accept, reject, skip", "[review][window]")
{
    Reviewing shown;
    shown.read(QStringLiteral("article.txt"), "Ministers met in Tashkent on Monday.\n\nA delegation came to Almaty on 3 July.\n\nGuests left Bishkek on Friday.\n");
    shown.open();
    const std::size_t all = shown.tray->list().entries().size();
    REQUIRE(all == 4);
    SECTION("accepting an article leaves it without a date")
    {
        shown.press(Qt::Key_Return);
        CHECK(shown.tray->list().count(ReviewEntry::Kind::DocumentDate) == 0);
        CHECK(shown.tray->current()->kind == ReviewEntry::Kind::Date);
    }
    SECTION("skipping goes on to the next and keeps the entry at the end")
    {
        shown.press(Qt::Key_S);
        CHECK(shown.tray->current()->kind == ReviewEntry::Kind::Date);
        CHECK(shown.tray->list().entries().size() == all);
        for (int i = 0; i < 3; ++i)
            shown.press(Qt::Key_N);
        CHECK(shown.tray->current()->kind == ReviewEntry::Kind::DocumentDate);
    }
    SECTION("rejecting takes the event out")
    {
        shown.press(Qt::Key_N);
        shown.press(Qt::Key_Delete);
        CHECK(shown.event("Monday") == NoEvent);
        CHECK(shown.tray->list().count(ReviewEntry::Kind::Date) == 2);
        REQUIRE(shown.tray->current());
        CHECK(shown.tray->current()->kind == ReviewEntry::Kind::Date);
    }
    SECTION("another answer dates the article, and what waited for it is settled")
    {
        NextDialog<ArticleDateDialog> dialog([](ArticleDateDialog &asked) {
            QTest::keyClicks(asked.findChild<QLineEdit *>(), QStringLiteral("2024-07-05"));
            QTest::keyClick(asked.findChild<QLineEdit *>(), Qt::Key_Return);
        });
        shown.press(Qt::Key_O);
        CHECK(shown.tray->list().entries().empty());
        CHECK(shown.tray->current() == nullptr);
        CHECK(shown.store().event(shown.event("Monday")).edtf == "2024-07-01");
    }
    SECTION("a number chooses an answer for a date")
    {
        shown.press(Qt::Key_N);
        // Without an article's day the only answer is that the words are no date.
        REQUIRE(shown.tray->choices()->count() == 1);
        shown.press(Qt::Key_1);
        CHECK(shown.tray->list().count(ReviewEntry::Kind::Date) == 2);
    }
}

TEST_CASE("A place with close runners-up is listed once an article and settled for all its mentions", "[review][window]")
{
    Reviewing shown;
    shown.workspace().project.addDocuments([] {
        ExtractedDocument document = sampleDocument("Two places", "2024-07-05",
                                                    {{"Guests came to Georgia on 3 July 2024.", "3 July 2024", "2024-07-03", "2024-07-03", Precision::Day, "Georgia", {42, 43.5}, {"GE"}, {}},
                                                     {"Guests left Georgia on 4 July 2024.", "4 July 2024", "2024-07-04", "2024-07-04", Precision::Day, "Georgia", {42, 43.5}, {"GE"}, {}}});
        for (Toponym &place : document.toponyms) {
            place.confidence = 0.4f;
            place.alternatives = {0, 1};
        }
        std::vector<Project::NewDocument> added;
        added.push_back({std::make_shared<const ExtractedDocument>(std::move(document)), DocumentStorage::Reference, {}});
        return added;
    }());
    shown.open();
    REQUIRE(shown.tray->list().count(ReviewEntry::Kind::Place) == 1);
    CHECK(shown.tray->current()->count == 2);
    REQUIRE(shown.tray->choices()->count() == 4);
    shown.press(Qt::Key_2);
    CHECK(shown.tray->list().entries().empty());
    REQUIRE(shown.project().decisions().size() == 1);
    CHECK(std::get<PlaceDecision>(shown.project().decisions().front().content).wholeDocument);
}

TEST_CASE("A decision whose words are gone is listed as an orphan and can be forgotten", "[review][window]")
{
    Reviewing shown;
    shown.read(QStringLiteral("article.md"), "---\npublished: 2024-07-05\n---\n\nA delegation came to Almaty on 3 July 2024.\n");
    shown.choose("delegation");
    shown.key(Qt::Key_B, Qt::ControlModifier);
    shown.read(QStringLiteral("article.md"), "---\npublished: 2024-07-05\n---\n\nNobody came to Almaty on 3 July 2024 after all.\n");
    shown.open();
    REQUIRE(shown.tray->list().count(ReviewEntry::Kind::Orphan) == 1);
    REQUIRE(shown.tray->current());
    CHECK(shown.tray->current()->kind == ReviewEntry::Kind::Orphan);
    shown.press(Qt::Key_Delete);
    CHECK(shown.project().decisions().empty());
    CHECK(shown.tray->list().entries().empty());
    shown.key(Qt::Key_Z, Qt::ControlModifier);
    CHECK(shown.tray->list().count(ReviewEntry::Kind::Orphan) == 1);
}
