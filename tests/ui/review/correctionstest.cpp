// SPDX-License-Identifier: GPL-3.0-or-later
#include "review/articledatedialog.h"
#include "review/datechoices.h"
#include "review/datedialog.h"
#include "review/eventdialog.h"
#include "review/historypanel.h"
#include "review/placechoices.h"
#include "review/placedialog.h"
#include "reviewwindow.h"

#include <catch2/generators/catch_generators.hpp>

#include <QAbstractItemModelTester>
#include <QAction>
#include <QCheckBox>
#include <QInputDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QListWidget>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTableView>
#include <QTableWidget>
#include <QToolButton>

using namespace Dateline;
using namespace Dateline::TestSupport;

namespace {

constexpr const char *Article = "---\npublished: 2024-07-05\n---\n\nThe line opened in Tashkent on 3 May 2014.\n\nA delegation came to Almaty on 3 July 2024.\n\n"
                                "Almaty was named host of the fair on 7 June 2024.\n\nGuests were shown the old port in silence.\n";

QPushButton *mainButton(QDialog &dialog)
{
    for (QPushButton *button : dialog.findChildren<QPushButton *>()) {
        if (button->property("mainAction").toBool())
            return button;
    }
    return nullptr;
}

QLineEdit *fieldNamed(QDialog &dialog, QLatin1StringView name)
{
    for (QLineEdit *field : dialog.findChildren<QLineEdit *>()) {
        if (field->accessibleName() == name)
            return field;
    }
    return nullptr;
}

QStringList details(ReviewWindow &shown)
{
    QStringList texts;
    for (const QLabel *label : shown.reader->findChildren<QLabel *>()) {
        if (label->isVisible())
            texts << QString(label->text()).remove(QChar(0x200B));
    }
    return texts;
}

/// Marks words of the article with the mouse, as people do.
void mark(ReviewWindow &shown, const char *words)
{
    ArticleView *article = shown.reader->article();
    const std::string &text = article->article()->document.text;
    const auto begin = std::uint32_t(text.find(words));
    const TextSpan span{begin, begin + std::uint32_t(std::string_view(words).size())};
    article->reveal(span);
    const std::vector<QRectF> ground = article->groundOf(span);
    REQUIRE(ground.size() == 1);
    const QPoint from(int(ground.front().left()) + 3, int(ground.front().center().y()));
    const QPoint to(int(ground.front().right()) - 2, from.y());
    QTest::mousePress(article->viewport(), Qt::LeftButton, {}, from);
    QTest::mouseMove(article->viewport(), to);
    QTest::mouseRelease(article->viewport(), Qt::LeftButton, {}, to);
}

} // namespace

TEST_CASE("Accept and reject are one key each; a rejected event is gone until it is undone", "[corrections][window]")
{
    ReviewWindow shown;
    shown.read(QStringLiteral("article.md"), Article);
    const std::uint32_t all = shown.store().size();
    shown.choose("Tashkent");
    shown.key(Qt::Key_Return, Qt::ControlModifier);
    CHECK(shown.project().marks(shown.project().keyOf(0), shown.store().event(shown.event("Tashkent")).id).accepted);
    CHECK(details(shown).contains(QStringLiteral("accepted")));
    shown.key(Qt::Key_Delete, Qt::ControlModifier);
    CHECK(shown.store().size() == all - 1);
    CHECK(shown.event("Tashkent") == NoEvent);
    CHECK_FALSE(shown.workspace().selection.isEmpty());
    shown.key(Qt::Key_Z, Qt::ControlModifier);
    CHECK(shown.store().size() == all);
}

TEST_CASE("A date is changed in a dialog that shows the words, and what was read stays beside it", "[corrections][window]")
{
    ReviewWindow shown;
    shown.read(QStringLiteral("article.md"), Article);
    shown.choose("delegation");
    NextDialog<DateDialog> dialog([](DateDialog &asked) {
        QStringList texts;
        for (const QLabel *label : asked.findChildren<QLabel *>())
            texts << label->text();
        CHECK(texts.contains(QStringLiteral("“3 July 2024”")));
        auto *field = asked.findChild<QLineEdit *>();
        QTest::keyClicks(field, QStringLiteral("no such date"));
        CHECK_FALSE(mainButton(asked)->isEnabled());
        field->clear();
        QTest::keyClicks(field, QStringLiteral("4 July 2024"));
        CHECK(mainButton(asked)->isEnabled());
        QTest::keyClick(field, Qt::Key_Return);
    });
    shown.key(Qt::Key_D, Qt::ControlModifier);
    const Event &told = shown.store().event(shown.event("delegation"));
    CHECK(told.edtf == "2024-07-04");
    CHECK(details(shown).join(u'\n').contains(QStringLiteral("3 July 2024 · Almaty")));
    shown.key(Qt::Key_Z, Qt::ControlModifier);
    CHECK(shown.store().event(shown.event("delegation")).edtf == "2024-07-03");
}

TEST_CASE("A number chooses one of the readings that the date dialog offers", "[corrections][window]")
{
    ReviewWindow shown;
    shown.read(QStringLiteral("article.md"), Article);
    shown.choose("delegation");
    NextDialog<DateDialog> dialog([](DateDialog &asked) {
        auto *list = asked.findChild<QListWidget *>();
        REQUIRE(list->item(2)->text() == QStringLiteral("July 2024"));
        QTest::keyClick(list, Qt::Key_3);
        CHECK(list->currentRow() == 2);
        QTest::keyClick(list, Qt::Key_Return);
    });
    shown.key(Qt::Key_D, Qt::ControlModifier);
    CHECK(shown.store().event(shown.event("delegation")).edtf == "2024-07");
}

TEST_CASE("A date that is typed at once is the date that is set, whatever its first letter or digit", "[corrections][window]")
{
    const auto [typed, wanted] = GENERATE(table<const char *, const char *>({{"2021-05-03", "2021-05-03"}, {"May 2021", "2021-05"}, {"7 May 2021", "2021-05-07"}}));
    ReviewWindow shown;
    shown.read(QStringLiteral("article.md"), Article);
    shown.choose("delegation");
    NextDialog<DateDialog> dialog([typed = typed](DateDialog &asked) {
        // As keys come: to what has the keyboard, and to the window beneath it once the dialog is gone.
        for (const char letter : QByteArray(typed)) {
            if (asked.isVisible())
                QTest::keyClick(asked.focusWidget(), letter);
        }
        // No reading looks chosen beside what is typed.
        CHECK(asked.findChild<QListWidget *>()->selectedItems().isEmpty());
        if (asked.isVisible())
            QTest::keyClick(asked.focusWidget(), Qt::Key_Return);
    });
    shown.key(Qt::Key_D, Qt::ControlModifier);
    CHECK(shown.store().event(shown.event("delegation")).edtf == wanted);
}

TEST_CASE("A name that is typed at once is searched in the gazetteer", "[corrections][window]")
{
    ReviewWindow shown;
    shown.read(QStringLiteral("article.md"), Article);
    shown.choose("delegation");
    NextDialog<PlaceDialog> dialog([](PlaceDialog &asked) {
        for (const char letter : QByteArray("Shymkent"))
            QTest::keyClick(asked.focusWidget(), letter);
        CHECK(asked.findChild<QLineEdit *>()->text().compare(QLatin1String("Shymkent"), Qt::CaseInsensitive) == 0);
        QTest::keyClick(asked.focusWidget(), Qt::Key_Return);
    });
    shown.key(Qt::Key_L, Qt::ControlModifier);
    REQUIRE(shown.store().placeOf(shown.event("delegation")));
    CHECK(shown.store().placeOf(shown.event("delegation"))->name == "Shymkent");
}

TEST_CASE("A note is kept with the keyboard alone", "[corrections][window]")
{
    const bool byTab = GENERATE(true, false);
    INFO("by Tab: " << byTab);
    ReviewWindow shown;
    shown.read(QStringLiteral("article.md"), Article);
    shown.choose("delegation");
    NextDialog<QInputDialog> dialog([byTab](QInputDialog &asked) {
        QTest::keyClicks(asked.focusWidget(), QStringLiteral("ask"));
        if (byTab) {
            QTest::keyClick(asked.focusWidget(), Qt::Key_Tab);
            QTest::keyClick(asked.focusWidget(), Qt::Key_Space);
        } else {
            QTest::keyClick(asked.focusWidget(), Qt::Key_Return, Qt::ControlModifier);
        }
        if (asked.isVisible())
            asked.reject();
    });
    shown.key(Qt::Key_M, Qt::ControlModifier);
    CHECK(details(shown).contains(QStringLiteral("ask")));
}

TEST_CASE("A place is searched in the gazetteer and set wherever the article says the same", "[corrections][window]")
{
    ReviewWindow shown;
    shown.read(QStringLiteral("article.md"), Article);
    shown.choose("delegation");
    NextDialog<PlaceDialog> dialog([](PlaceDialog &asked) {
        auto *field = asked.findChild<QLineEdit *>();
        field->setFocus();
        QTest::keyClicks(field, QStringLiteral("Shymkent"));
        REQUIRE(asked.findChild<QListWidget *>()->count() > 0);
        auto *everywhere = asked.findChild<QCheckBox *>();
        REQUIRE(everywhere->isVisible());
        QTest::mouseClick(everywhere, Qt::LeftButton, {}, QPoint(8, everywhere->height() / 2));
        QTest::mouseClick(mainButton(asked), Qt::LeftButton);
    });
    shown.key(Qt::Key_L, Qt::ControlModifier);
    REQUIRE(shown.store().placeOf(shown.event("delegation")));
    CHECK(shown.store().placeOf(shown.event("delegation"))->name == "Shymkent");
    REQUIRE(shown.store().placeOf(shown.event("named host")));
    CHECK(shown.store().placeOf(shown.event("named host"))->name == "Shymkent");
    CHECK(shown.project().history().steps().size() == 2);
}

TEST_CASE("Label, countries and topics are edited, and an edit keeps what was edited before", "[corrections][window]")
{
    ReviewWindow shown;
    shown.read(QStringLiteral("article.md"), Article);
    shown.choose("delegation");
    {
        NextDialog<EventDialog> dialog([](EventDialog &asked) {
            QTest::keyClicks(fieldNamed(asked, QLatin1StringView("Label")), QStringLiteral("Delegation arrives"));
            QTest::mouseClick(mainButton(asked), Qt::LeftButton);
        });
        shown.key(Qt::Key_I, Qt::ControlModifier);
    }
    CHECK(shown.store().event(shown.event("delegation")).label == "Delegation arrives");
    {
        NextDialog<EventDialog> dialog([](EventDialog &asked) {
            QLineEdit *countries = fieldNamed(asked, QLatin1StringView("Countries"));
            REQUIRE(countries);
            countries->setText(QStringLiteral("KZ, Atlantis"));
            CHECK_FALSE(mainButton(asked)->isEnabled());
            countries->setText(QStringLiteral("KZ, Uzbekistan"));
            QTest::mouseClick(mainButton(asked), Qt::LeftButton);
        });
        shown.key(Qt::Key_I, Qt::ControlModifier);
    }
    const Event &told = shown.store().event(shown.event("delegation"));
    CHECK(told.label == "Delegation arrives");
    CHECK(told.countries == std::vector{CountryCode("KZ"), CountryCode("UZ")});
    CHECK(told.edtf == "2024-07-03");
}

TEST_CASE("The article's date shows what it would change before it is set", "[corrections][window]")
{
    ReviewWindow shown;
    shown.read(QStringLiteral("article.txt"), "Ministers met in Tashkent on Monday.\n\nA delegation came to Almaty on 3 July.\n");
    shown.choose("delegation");
    REQUIRE_FALSE(shown.store().event(shown.event("delegation")).interval.isResolved());
    NextDialog<ArticleDateDialog> dialog([](ArticleDateDialog &asked) {
        auto *field = asked.findChild<QLineEdit *>();
        field->clear();
        QTest::keyClicks(field, QStringLiteral("2024-07-05"));
        auto *changes = asked.findChild<QTableWidget *>();
        REQUIRE(changes->rowCount() == 2);
        CHECK(changes->item(1, 1)->text() == QStringLiteral("no date"));
        CHECK(changes->item(1, 2)->text() == QStringLiteral("3 July 2024"));
        QTest::mouseClick(mainButton(asked), Qt::LeftButton);
    });
    shown.key(Qt::Key_D, Qt::ControlModifier | Qt::ShiftModifier);
    CHECK(shown.store().event(shown.event("delegation")).edtf == "2024-07-03");
    CHECK(shown.store().event(shown.event("Monday")).edtf == "2024-07-01");
}

TEST_CASE("Events chosen in the table are merged and split off again", "[corrections][window]")
{
    ReviewWindow shown;
    shown.read(QStringLiteral("article.md"), Article);
    QTableView *view = shown.table->view();
    QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, view->visualRect(view->model()->index(1, 1)).center());
    const EventIndex first = shown.workspace().selection.current();
    QTest::mouseClick(view->viewport(), Qt::LeftButton, Qt::ControlModifier, view->visualRect(view->model()->index(2, 1)).center());
    CHECK(view->selectionModel()->selectedRows().size() == 2);
    CHECK(shown.workspace().selection.current() == first);
    REQUIRE(view->hasFocus());
    shown.key(Qt::Key_G, Qt::ControlModifier);
    REQUIRE(shown.project().decisions().size() == 1);
    CHECK(std::holds_alternative<MergeDecision>(shown.project().decisions().front().content));
    CHECK(shown.project().decisions().front().subjects.size() == 2);
    // Who merged them goes on with what they became.
    CHECK(shown.workspace().selection.current() == first);
    CHECK(view->hasFocus());
    shown.key(Qt::Key_G, Qt::ControlModifier | Qt::ShiftModifier);
    REQUIRE(shown.project().decisions().size() == 1);
    CHECK(std::holds_alternative<SplitDecision>(shown.project().decisions().front().content));
}

TEST_CASE("Words marked in the reader become an event with a date of the user's", "[corrections][window]")
{
    ReviewWindow shown;
    shown.read(QStringLiteral("article.md"), Article);
    shown.choose("delegation");
    mark(shown, "Guests were shown the old port");
    REQUIRE(shown.reader->article()->selectedWords());
    NextDialog<EventDialog> dialog([](EventDialog &asked) {
        QTest::keyClicks(fieldNamed(asked, QLatin1StringView("Label")), QStringLiteral("Guests at the port"));
        QTest::keyClicks(fieldNamed(asked, QLatin1StringView("Date")), QStringLiteral("2024-06"));
        QTest::mouseClick(mainButton(asked), Qt::LeftButton);
    });
    shown.key(Qt::Key_A, Qt::ControlModifier | Qt::ShiftModifier);
    const EventIndex event = shown.event("old port");
    REQUIRE(event != NoEvent);
    CHECK(shown.store().event(event).label == "Guests at the port");
    CHECK(shown.store().event(event).edtf == "2024-06");
    CHECK(shown.workspace().selection.current() == event);
}

TEST_CASE("The reader's menu offers readings of the words beneath it", "[corrections][window]")
{
    ReviewWindow shown;
    shown.read(QStringLiteral("article.md"), Article);
    shown.choose("delegation");
    ArticleView *article = shown.reader->article();
    const auto begin = std::uint32_t(article->article()->document.text.find("3 July 2024"));
    const std::vector<QRectF> ground = article->groundOf({begin, begin + 5});
    REQUIRE_FALSE(ground.empty());
    QTimer timer;
    timer.setInterval(10);
    bool found = false;
    QObject::connect(&timer, &QTimer::timeout, [&] {
        auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
        if (!menu)
            return;
        timer.stop();
        for (QAction *action : menu->actions()) {
            if (!action->menu() || !action->text().contains(QStringLiteral("3 July 2024")))
                continue;
            for (QAction *reading : action->menu()->actions()) {
                if (reading->text().startsWith(QStringLiteral("3 July 2023"))) {
                    found = true;
                    reading->trigger();
                }
            }
        }
        menu->close();
    });
    timer.start();
    QContextMenuEvent asked(QContextMenuEvent::Mouse, ground.front().center().toPoint(), article->viewport()->mapToGlobal(ground.front().center().toPoint()));
    QApplication::sendEvent(article->viewport(), &asked);
    CHECK(found);
    CHECK(shown.store().event(shown.event("delegation")).edtf == "2023-07-03");
}

TEST_CASE("Stars, tags and notes are shown in the table and beneath the article, and filter the events", "[corrections][window]")
{
    ReviewWindow shown;
    shown.read(QStringLiteral("article.md"), Article);
    shown.choose("delegation");
    shown.key(Qt::Key_B, Qt::ControlModifier);
    {
        NextDialog<QInputDialog> dialog([](QInputDialog &asked) {
            QTest::keyClicks(asked.findChild<QLineEdit *>(), QStringLiteral("check, visit"));
            QTest::keyClick(asked.findChild<QLineEdit *>(), Qt::Key_Return);
        });
        shown.key(Qt::Key_T, Qt::ControlModifier);
    }
    {
        NextDialog<QInputDialog> dialog([](QInputDialog &asked) {
            QTest::keyClicks(asked.findChild<QPlainTextEdit *>(), QStringLiteral("ask the ministry"));
            asked.accept();
        });
        shown.key(Qt::Key_M, Qt::ControlModifier);
    }
    const EventIndex event = shown.event("delegation");
    const int row = shown.workspace().events.rowOf(event);
    CHECK(shown.table->view()->model()->index(row, EventListModel::MarksColumn).data().toString() == QStringLiteral("★ ¶ check, visit"));
    CHECK(details(shown).contains(QStringLiteral("ask the ministry")));
    shown.key(Qt::Key_K, Qt::ControlModifier | Qt::ShiftModifier);
    CHECK(shown.workspace().events.rowCount() == 1);
    shown.key(Qt::Key_B, Qt::ControlModifier);
    CHECK(shown.workspace().events.rowCount() == 0);
    shown.key(Qt::Key_K, Qt::ControlModifier | Qt::ShiftModifier);
    CHECK(shown.workspace().events.rowCount() == int(shown.store().size()));
    EventFilter filter;
    filter.tags = {"visit"};
    shown.workspace().events.setFilter(filter);
    CHECK(shown.workspace().events.rowCount() == 1);
}

TEST_CASE("Tellings that no person merged are split off by the same key", "[corrections][window]")
{
    ReviewWindow shown;
    shown.read(QStringLiteral("first.md"), "---\npublished: 2024-07-05\n---\n\nThe Golden Eagle arrived in Astana on 2 May 2024.\n");
    shown.read(QStringLiteral("second.md"), "---\npublished: 2024-07-05\n---\n\nThe Golden Eagle landed in Astana on 2 May 2024.\n");
    REQUIRE(shown.project().merged().groups.size() == 1);
    shown.choose("landed");
    shown.key(Qt::Key_G, Qt::ControlModifier | Qt::ShiftModifier);
    CHECK(shown.project().merged().groups.empty());
    REQUIRE(shown.project().decisions().size() == 1);
    CHECK(std::holds_alternative<SplitDecision>(shown.project().decisions().front().content));
    shown.key(Qt::Key_Z, Qt::ControlModifier);
    CHECK(shown.project().merged().groups.size() == 1);
}

TEST_CASE("The history shows which step is the present one and says which are undone", "[corrections][window]")
{
    ReviewWindow shown;
    auto *history = shown.window.findChild<HistoryPanel *>();
    const QAbstractItemModel *steps = history->view()->model();
    const QAbstractItemModelTester tester(history->view()->model(), QAbstractItemModelTester::FailureReportingMode::Fatal);
    shown.read(QStringLiteral("article.md"), Article);
    shown.choose("Tashkent");
    shown.key(Qt::Key_B, Qt::ControlModifier);
    REQUIRE(steps->rowCount() == 3);
    CHECK(steps->index(0, 0).data().toString() == QStringLiteral("The beginning"));
    CHECK(steps->index(2, 0).data(Qt::FontRole).value<QFont>().weight() == QFont::DemiBold);
    const QString star = steps->index(2, 0).data().toString();
    shown.key(Qt::Key_Z, Qt::ControlModifier);
    CHECK(history->view()->currentIndex().row() == 1);
    CHECK(steps->index(1, 0).data(Qt::FontRole).value<QFont>().weight() == QFont::DemiBold);
    CHECK(steps->index(2, 0).data(Qt::FontRole).value<QFont>().italic());
    CHECK(steps->index(2, 0).data(Qt::AccessibleTextRole).toString() == star + QStringLiteral(", undone"));
    // An article's words are never markup.
    CHECK(steps->index(2, 0).data(Qt::ToolTipRole).toString().contains(star.toHtmlEscaped()));
}

TEST_CASE("Each runner-up of a place is offered with its confidence", "[corrections]")
{
    Toponym place;
    place.name = "Georgia";
    place.kind = PlaceKind::Country;
    place.country = CountryCode("GE");
    place.confidence = 0.55f;
    place.alternatives = {7, 9};
    const auto whyOf = [&](std::size_t choice) { return placeChoices(place)[choice].why; };
    // A result that was kept without them says nothing of them.
    CHECK(whyOf(1).endsWith(QStringLiteral("runner-up 1")));
    place.alternativeConfidences = {0.312f, 0.003f};
    REQUIRE(placeChoices(place).size() == 4);
    CHECK(whyOf(0).endsWith(QStringLiteral("as it was read, confidence 55 %")));
    CHECK(whyOf(1).endsWith(QStringLiteral("runner-up 1, confidence 31 %")));
    CHECK(whyOf(2).endsWith(QStringLiteral("runner-up 2, confidence under 1 %")));
}

TEST_CASE("What a date may mean follows from the reading and the article's day alone", "[corrections]")
{
    TemporalExpression read;
    read.edtf = "2024-07-03";
    std::vector<std::string> offered;
    for (const DateChoice &choice : dateChoices(&read, dayFromIso("2024-07-05")))
        offered.push_back(choice.edtf);
    CHECK(offered == std::vector<std::string>{"2024-07-03", "2024-07-05", "2024-07", "2024", "2023-07-03", "2025-07-03", "2024-07-03~", ""});
    CHECK(dateChoices(nullptr, std::nullopt).size() == 1);
    read.edtf = "2024-02-29";
    for (const DateChoice &choice : dateChoices(&read, std::nullopt))
        CHECK(choice.edtf != "2023-02-29");
}

TEST_CASE("A typed date is EDTF or plain words, counted from the article, and nothing is guessed", "[corrections]")
{
    const std::optional<Day> published = dayFromIso("2024-07-05");
    CHECK(dateFromWords(QStringLiteral("2024-07"), published)->edtf == "2024-07");
    CHECK(dateFromWords(QStringLiteral("3 July 2024"), std::nullopt)->edtf == "2024-07-03");
    CHECK(dateFromWords(QStringLiteral("yesterday"), published)->edtf == "2024-07-04");
    CHECK_FALSE(dateFromWords(QStringLiteral("yesterday"), std::nullopt));
    CHECK_FALSE(dateFromWords(QStringLiteral("Almaty"), published));
    CHECK_FALSE(dateFromWords(QStringLiteral("3 July 2024 in Almaty with guests"), published));
    CHECK_FALSE(dateFromWords(QString(), published));
}

TEST_CASE("What is decided about events of two articles keeps the chosen event and the filter by article", "[corrections][window]")
{
    ReviewWindow shown;
    shown.read(QStringLiteral("article.md"), Article);
    shown.read(QStringLiteral("other.md"), "---\npublished: 2024-07-05\n---\n\nThe terminal was opened in Aktau on 3 July 2024.\n");
    REQUIRE(shown.store().documentCount() == 2);
    EventFilter filter;
    filter.documents = {0};
    shown.workspace().events.setFilter(filter);
    shown.choose("delegation");
    const EventIndex chosen = shown.workspace().selection.current();
    const std::string id = shown.store().event(chosen).id;
    const std::vector<EventIndex> both{chosen, shown.event("terminal")};
    shown.project().merge(both);
    REQUIRE(shown.project().merged().groups.size() == 1);
    REQUIRE(shown.workspace().selection.current() != NoEvent);
    CHECK(shown.store().event(shown.workspace().selection.current()).id == id);
    CHECK(shown.workspace().events.filter() == filter);
    shown.key(Qt::Key_Z, Qt::ControlModifier);
    REQUIRE(shown.workspace().selection.current() != NoEvent);
    CHECK(shown.store().event(shown.workspace().selection.current()).id == id);
    CHECK(shown.workspace().events.filter() == filter);

    // Of another project nothing is taken for the same, whatever its articles are called in it.
    shown.project().close();
    CHECK(shown.workspace().selection.current() == NoEvent);
    CHECK(shown.workspace().events.filter().documents.empty());
}
