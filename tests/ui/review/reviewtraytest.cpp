// SPDX-License-Identifier: GPL-3.0-or-later
#include "review/articledatedialog.h"
#include "review/datedialog.h"
#include "review/reviewtray.h"
#include "reviewwindow.h"
#include "support/samplestore.h"

#include <QAbstractItemModelTester>
#include <QLabel>
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
    /// All that the tray says about the current entry.
    QString told() const
    {
        QStringList texts;
        for (const QLabel *label : tray->findChildren<QLabel *>()) {
            if (label->isVisible())
                texts << QString(label->text()).remove(QChar(0x200B));
        }
        return texts.join(u'\n');
    }
    const Event &firstEventOf(DocumentKey key) { return store().document(*project().indexOf(key)).events.front(); }
};

/// Two articles that date one summit differently.
struct Disagreeing : Reviewing
{
    Disagreeing()
    {
        read(QStringLiteral("first.md"), "---\ntitle: First <b>paper</b>\npublished: 2024-07-01\n---\n\nThe 12th summit of the Eagle Council was held in Astana on 2 May 2024.\n");
        read(QStringLiteral("second.md"), "---\ntitle: Second paper\npublished: 2024-07-01\n---\n\nThe 12th summit of the Eagle Council was held in Astana on 5 May 2024.\n");
        open();
        REQUIRE(tray->list().count(ReviewEntry::Kind::DateConflict) == 1);
        REQUIRE(tray->current());
    }
    DocumentKey first = 1;
    DocumentKey second = 2;
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

TEST_CASE("A row of the tray says what it is and its words", "[review][window]")
{
    Reviewing shown;
    const QAbstractItemModelTester tester(shown.tray->view()->model(), QAbstractItemModelTester::FailureReportingMode::Fatal);
    shown.read(QStringLiteral("article.txt"), "Ministers met in Tashkent on Monday.\n");
    shown.open();
    const QAbstractItemModel *rows = shown.tray->view()->model();
    REQUIRE(rows->rowCount() == 2);
    CHECK(rows->index(0, 0).data().toString() == QStringLiteral("Article without a date: “article.txt”"));
    CHECK(rows->index(1, 0).data().toString() == QStringLiteral("Date not resolved: “Monday”"));
    shown.press(Qt::Key_S);
    CHECK(rows->index(1, 0).data().toString() == QStringLiteral("Article without a date: “article.txt”, skipped"));
}

TEST_CASE("A conflict of dates shows both tellings and is settled by one key", "[review][window]")
{
    Disagreeing shown;
    CHECK(shown.tray->current()->kind == ReviewEntry::Kind::DateConflict);
    const QString told = shown.told();
    // A title is literal, whatever markup it holds.
    CHECK(told.contains(QStringLiteral("1. “The 12th summit of the Eagle Council was held in Astana on 2 May 2024.” (First <b>paper</b>)")));
    CHECK(told.contains(QStringLiteral("2. “The 12th summit of the Eagle Council was held in Astana on 5 May 2024.” (Second paper)")));
    REQUIRE(shown.tray->choices()->count() == 3);
    CHECK(shown.tray->choices()->item(0)->text() == QStringLiteral("2 May 2024"));
    CHECK(shown.tray->choices()->item(1)->text() == QStringLiteral("5 May 2024"));
    const std::size_t steps = shown.project().history().steps().size();

    SECTION("1: the first telling is right")
    {
        shown.press(Qt::Key_1);
        CHECK(shown.firstEventOf(shown.first).edtf == "2024-05-02");
        CHECK(shown.firstEventOf(shown.second).edtf == "2024-05-02");
        CHECK(shown.project().merged().groups.size() == 1);
    }
    SECTION("2: the second telling is right")
    {
        shown.press(Qt::Key_2);
        CHECK(shown.firstEventOf(shown.first).edtf == "2024-05-05");
        CHECK(shown.firstEventOf(shown.second).edtf == "2024-05-05");
    }
    SECTION("3: they are two events")
    {
        shown.press(Qt::Key_3);
        CHECK(shown.firstEventOf(shown.first).edtf == "2024-05-02");
        CHECK(shown.firstEventOf(shown.second).edtf == "2024-05-05");
        CHECK(std::holds_alternative<SplitDecision>(shown.project().decisions().front().content));
    }
    SECTION("Return: both stand as they are told")
    {
        shown.press(Qt::Key_Return);
        CHECK(shown.firstEventOf(shown.first).edtf == "2024-05-02");
        CHECK(shown.firstEventOf(shown.second).edtf == "2024-05-05");
        CHECK(shown.project().marks(shown.first, shown.firstEventOf(shown.first).id).accepted);
        CHECK(shown.project().marks(shown.second, shown.firstEventOf(shown.second).id).accepted);
    }
    CHECK(shown.tray->list().count(ReviewEntry::Kind::DateConflict) == 0);
    CHECK(shown.tray->list().entries().empty());
    // Whatever was decided is one step, and undone in one.
    CHECK(shown.project().history().steps().size() == steps + 1);
    shown.key(Qt::Key_Z, Qt::ControlModifier);
    CHECK(shown.tray->list().count(ReviewEntry::Kind::DateConflict) == 1);
    CHECK(shown.firstEventOf(shown.first).edtf == "2024-05-02");
    CHECK(shown.firstEventOf(shown.second).edtf == "2024-05-05");
}

TEST_CASE("A conflict is skipped, not rejected, and another date can be asked for", "[review][window]")
{
    Disagreeing shown;
    shown.press(Qt::Key_Delete);
    CHECK(shown.store().size() == 2);
    shown.press(Qt::Key_S);
    CHECK(shown.tray->list().count(ReviewEntry::Kind::DateConflict) == 1);
    CHECK(shown.project().decisions().empty());
    // The reader follows the answers from telling to telling.
    CHECK(shown.reader->shownDocument() == 0u);
    QTest::keyClick(shown.tray->choices(), Qt::Key_Down);
    CHECK(shown.reader->shownDocument() == 1u);
    NextDialog<DateDialog> dialog([](DateDialog &asked) {
        QTest::keyClicks(asked.findChild<QLineEdit *>(), QStringLiteral("2 May 2024"));
        QTest::keyClick(asked.findChild<QLineEdit *>(), Qt::Key_Return);
    });
    QTest::keyClick(shown.tray->choices(), Qt::Key_O);
    CHECK(shown.firstEventOf(shown.second).edtf == "2024-05-02");
    CHECK(shown.tray->list().entries().empty());
}

TEST_CASE("A date that a person gave the event itself is set right as well", "[review][window]")
{
    Disagreeing shown;
    shown.project().decide({shown.project().subjectOf(shown.store().firstEventOf(1))}, EditDecision{"Summit", "2024-05-06", {}, {}, {}});
    REQUIRE(shown.tray->list().count(ReviewEntry::Kind::DateConflict) == 1);
    shown.press(Qt::Key_1);
    CHECK(shown.firstEventOf(shown.second).edtf == "2024-05-02");
    CHECK(shown.firstEventOf(shown.second).label == "Summit");
    CHECK(shown.tray->list().entries().empty());
}

TEST_CASE("A conflict of figures is settled by taking out a telling, by keeping two events, or by accepting both", "[review][window]")
{
    Reviewing shown;
    shown.read(QStringLiteral("first.md"), "---\npublished: 2024-07-01\n---\n\nThe Eagle Fund signed an agreement in Astana on 2 May 2024, and the trade of Kazakhstan with China reached $41 billion.\n");
    shown.read(QStringLiteral("second.md"), "---\npublished: 2024-07-01\n---\n\nThe Eagle Fund signed its agreement in Astana on 2 May 2024, and the trade of Kazakhstan with China reached $29 billion.\n");
    shown.open();
    REQUIRE(shown.tray->list().count(ReviewEntry::Kind::FigureConflict) == 1);
    CHECK(shown.tray->findChild<QTabBar *>()->tabText(5) == QStringLiteral("Figure conflicts 1"));
    CHECK(shown.told().contains(QStringLiteral("$41 billion against $29 billion")));
    SECTION("1: the first telling is right")
    {
        shown.press(Qt::Key_1);
        REQUIRE(shown.store().size() == 1);
        CHECK(shown.store().sentence(0).find("$41 billion") != std::string_view::npos);
    }
    SECTION("2: the second telling is right")
    {
        shown.press(Qt::Key_2);
        REQUIRE(shown.store().size() == 1);
        CHECK(shown.store().sentence(0).find("$29 billion") != std::string_view::npos);
    }
    SECTION("3: they are two events")
    {
        shown.press(Qt::Key_3);
        CHECK(shown.store().size() == 2);
        CHECK(shown.project().merged().groups.empty());
    }
    SECTION("Return: both stand as they are told")
    {
        shown.press(Qt::Key_Return);
        CHECK(shown.store().size() == 2);
        CHECK(shown.project().merged().groups.size() == 1);
    }
    CHECK(shown.tray->list().entries().empty());
    shown.key(Qt::Key_Z, Qt::ControlModifier);
    CHECK(shown.tray->list().count(ReviewEntry::Kind::FigureConflict) == 1);
}

TEST_CASE("Nothing that is asked about a conflict is clipped in a low tray", "[review][window]")
{
    Disagreeing shown;
    shown.window.resize(1000, 700);
    QCoreApplication::processEvents();
    for (const QLabel *label : shown.tray->findChildren<QLabel *>()) {
        if (!label->isVisible())
            continue;
        INFO(label->text().toStdString());
        CHECK(label->height() >= label->heightForWidth(label->width()));
        CHECK(label->parentWidget()->rect().contains(label->geometry()));
    }
}
