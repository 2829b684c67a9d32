// SPDX-License-Identifier: GPL-3.0-or-later
#include "filters/searchfield.h"

#include "filters/searchhits.h"
#include "ui/review/reviewwindow.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QInputMethodEvent>

using namespace Dateline;
using namespace Dateline::TestSupport;

namespace {

constexpr const char *Article = "---\ntitle: Rails through the steppe\npublished: 2024-07-05\n---\n\nThe terminal in Xi'an was opened on 28 February 2024. A second hall is planned.\n\n"
                                "A delegation came to Almaty on 3 July 2024.\n";

/// A window with an article, whose field is searched in.
struct Searching : ReviewWindow
{
    SearchField *field = window.findChild<SearchField *>();
    QAbstractItemView *list = field->list()->popup();

    Searching()
    {
        read(QStringLiteral("article.md"), Article);
        key(Qt::Key_F, Qt::ControlModifier);
        REQUIRE(field->hasFocus());
        type(QStringLiteral("x"));
        REQUIRE(project().file());
        REQUIRE(project().file()->waitUntilSearchable());
        type({});
    }

    void type(const QString &text)
    {
        field->selectAll();
        QTest::keyClick(field, Qt::Key_Delete);
        // As letters come that no key of the keyboard has.
        QInputMethodEvent typed;
        typed.setCommitString(text);
        QApplication::sendEvent(field, &typed);
        field->flush();
    }

    QStringList found() const
    {
        QStringList words;
        for (int row = 0; row < field->hits()->rowCount(); ++row)
            words << field->hits()->index(row).data().toString();
        return words;
    }

    std::vector<std::string> shownEvents()
    {
        std::vector<std::string> words;
        for (const EventIndex index : workspace().events.events())
            words.emplace_back(store().sentence(index).substr(0, 12));
        return words;
    }
};

} // namespace

TEST_CASE("What is typed lists where it stands and leaves the events that have it", "[search][window]")
{
    Searching shown;
    shown.type(QStringLiteral("xian"));
    CHECK(shown.list->isVisible());
    REQUIRE(shown.found().size() == 1);
    CHECK(shown.found().first().startsWith(QStringLiteral("The terminal in Xi'an")));
    CHECK(shown.field->hits()->index(0).data(SearchHits::OriginRole).toString() == QStringLiteral("28 February 2024 · Xi'an · Rails through the steppe"));
    CHECK(shown.shownEvents() == std::vector<std::string>{"The terminal"});
    // What was typed before it is no project that a person saved.
    CHECK(shown.window.session().state() == ProjectSession::State::Unsaved);
    CHECK_FALSE(shown.window.session().wouldLoseWork());

    shown.type(QStringLiteral("in:KZ from:2024"));
    CHECK(shown.shownEvents() == std::vector<std::string>{"A delegation"});
    shown.type(QStringLiteral("Сиань -opened"));
    CHECK(shown.shownEvents().empty());
    CHECK_FALSE(shown.list->isVisible());
}

TEST_CASE("A row of the list is gone to by keyboard, and Escape closes the list and then empties the field", "[search][window]")
{
    Searching shown;
    shown.workspace().selection.clear();
    shown.type(QStringLiteral("delegation"));
    REQUIRE(shown.list->isVisible());
    QTest::keyClick(shown.list, Qt::Key_Down);
    QTest::keyClick(shown.list, Qt::Key_Return);
    CHECK(shown.workspace().selection.current() == shown.event("delegation"));
    CHECK(shown.field->text() == QStringLiteral("delegation"));
    CHECK_FALSE(shown.list->isVisible());

    shown.type(QStringLiteral("second hall"));
    REQUIRE(shown.list->isVisible());
    CHECK(shown.field->hits()->index(0).data(SearchHits::OriginRole).toString() == QStringLiteral("no event · Rails through the steppe"));
    QTest::keyClick(shown.list, Qt::Key_Down);
    QTest::keyClick(shown.list, Qt::Key_Return);
    CHECK(shown.workspace().selection.isEmpty());
    const auto chosen = shown.reader->article()->chosen();
    REQUIRE(chosen);
    CHECK(chosen->in(shown.store().document(0).document.text).starts_with("A second hall"));

    shown.type(QStringLiteral("terminal"));
    REQUIRE(shown.list->isVisible());
    QTest::keyClick(shown.list, Qt::Key_Escape);
    CHECK_FALSE(shown.list->isVisible());
    CHECK(shown.field->text() == QStringLiteral("terminal"));
    QTest::keyClick(shown.field, Qt::Key_Escape);
    CHECK(shown.field->text().isEmpty());
    CHECK(shown.shownEvents().size() == 2);
}
