// SPDX-License-Identifier: GPL-3.0-or-later
// One event of several tellings in the reader.
#include "shownreader.h"
#include "uitext.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include <QLabel>
#include <QPushButton>
#include <QTest>

#include <algorithm>
#include <memory>

using namespace Dateline;
using TestSupport::Reading;
using TestSupport::sampleDocument;

namespace {

/// One event that two articles tell, one of them twice, and that a third one tells of another day.
struct Told : Reading
{
    explicit Told(QSize size = {360, 640})
        : Reading({article("First <b>paper</b>", "2024-07-05", {"The summit was held in Astana on 4 July 2024."}),
                   article("Second paper", "2024-07-06", {"A summit took place in Astana on 4 July 2024.", "Leaders met in Astana on 4 July 2024."}),
                   article("Third paper", "", {"The summit was held in Astana on 5 July 2024."})},
                  size)
    {
        auto merged = std::make_shared<MergedEvents>();
        merged->groups.push_back({{0, 1, 2}, {"the same date: 2024-07-04", "the same place: Astana"}, false});
        merged->groupOf = {0, 0, 0, MergedEvents::NoGroup};
        merged->conflicts.push_back({EventConflict::Kind::Date, 0, 3, "2024-07-04 against 2024-07-05"});
        merged->conflicts.push_back({EventConflict::Kind::Figure, 0, 1, "trade: $41 billion against $29 billion"});
        workspace.events.setMerged(merged);
    }

    static ExtractedDocument article(const char *title, const char *published, const std::vector<std::string> &sentences)
    {
        std::vector<TestSupport::SampleEvent> events;
        for (const std::string &sentence : sentences) {
            const bool isLater = sentence.find("5 July") != std::string::npos;
            const char *day = isLater ? "2024-07-05" : "2024-07-04";
            events.push_back({sentence, isLater ? "5 July 2024" : "4 July 2024", day, day, Precision::Day, "Astana", {51.18, 71.446}, {"KZ"}, {}});
        }
        ExtractedDocument document = sampleDocument(title, *published ? published : "2024-07-07", events);
        if (!*published)
            document.document.published = {};
        return document;
    }

    /// The tellings to click, from above.
    std::vector<QPushButton *> tellings(const char *list)
    {
        std::vector<QPushButton *> buttons;
        for (const QWidget *widget : reader.details()->findChildren<QWidget *>()) {
            if (widget->accessibleName() != QLatin1StringView(list))
                continue;
            for (QPushButton *button : widget->findChildren<QPushButton *>()) {
                if (button->isVisible())
                    buttons.push_back(button);
            }
        }
        std::sort(buttons.begin(), buttons.end(), [](const QPushButton *a, const QPushButton *b) { return a->y() < b->y(); });
        return buttons;
    }
};

} // namespace

TEST_CASE("An event that several articles tell lists them with why they are one, and each can be shown", "[reader]")
{
    Told reading;
    reading.workspace.selection.select(0);
    QCoreApplication::processEvents();
    const QStringList texts = reading.detailTexts();
    CHECK(texts.contains(QStringLiteral("3 sentences of 2 articles")));
    CHECK(texts.contains(QStringLiteral("One event: the same date: 2024-07-04 · the same place: Astana")));
    std::vector<QPushButton *> tellings = reading.tellings("Told by");
    REQUIRE(tellings.size() == 3);
    // Titles are literal: a button shows no markup. Two sentences of one article are told apart by their words.
    CHECK(tellings[0]->text() == QStringLiteral("First <b>paper</b> · 5 July 2024"));
    CHECK(tellings[1]->text().startsWith(QStringLiteral("Second paper · 6 July 2024 · “")));
    CHECK(tellings[1]->text() != tellings[2]->text());
    CHECK(tellings[0]->isChecked());
    CHECK(tellings[0]->accessibleName() == tellings[0]->text() + QStringLiteral(", shown in the article"));
    CHECK_FALSE(tellings[1]->isChecked());
    CHECK(tellings[1]->accessibleDescription() == QStringLiteral("A summit took place in Astana on 4 July 2024."));

    SECTION("by mouse")
    {
        QTest::mouseClick(tellings[1], Qt::LeftButton);
        CHECK(reading.workspace.selection.current() == 1);
        CHECK(reading.reader.shownDocument() == 1u);
        CHECK(reading.view().shownText(*reading.view().chosen()) == QStringLiteral("A summit took place in Astana on 4 July 2024."));
        CHECK(tellings[1]->isChecked());
        CHECK_FALSE(tellings[0]->isChecked());
        // A click on the one that is shown leaves it so.
        QTest::mouseClick(tellings[1], Qt::LeftButton);
        CHECK(tellings[1]->isChecked());
        CHECK(reading.workspace.selection.current() == 1);
    }
    SECTION("by keyboard")
    {
        reading.reader.activateWindow();
        REQUIRE(QTest::qWaitForWindowActive(&reading.reader));
        tellings[0]->setFocus(Qt::TabFocusReason);
        QTest::keyClick(tellings[0], Qt::Key_Tab);
        REQUIRE(tellings[1]->hasFocus());
        QTest::keyClick(tellings[1], Qt::Key_Return);
        CHECK(reading.workspace.selection.current() == 1);
        CHECK(tellings[1]->hasFocus());
        QTest::keyClick(tellings[1], Qt::Key_Tab);
        REQUIRE(tellings[2]->hasFocus());
        QTest::keyClick(tellings[2], Qt::Key_Space);
        CHECK(reading.workspace.selection.current() == 2);
    }
}

TEST_CASE("Tellings that do not agree are told in words with a sign, and the other one can be shown", "[reader]")
{
    Told reading;
    reading.workspace.selection.select(1);
    QCoreApplication::processEvents();
    const QString texts = reading.detailTexts().join(u'\n');
    CHECK(texts.contains(QStringLiteral("⚠ Dates do not agree: 4 July 2024 in “First <b>paper</b>”, 5 July 2024 in “Third paper”")));
    CHECK(texts.contains(QStringLiteral("⚠ Figures do not agree: trade: $41 billion against $29 billion (“First <b>paper</b>”, “Second paper”)")));
    const std::vector<QPushButton *> others = reading.tellings("Told of another day by");
    REQUIRE(others.size() == 1);
    CHECK(others[0]->text() == QStringLiteral("Third paper · day not known"));
    QTest::mouseClick(others[0], Qt::LeftButton);
    CHECK(reading.workspace.selection.current() == 3);
    CHECK(reading.reader.shownDocument() == 2u);
    // Seen from there, the event is told once, and its conflict leads back.
    CHECK(reading.tellings("Told by").empty());
    REQUIRE(reading.tellings("Told of another day by").size() == 1);
    CHECK(reading.detailTexts().contains(QStringLiteral("Third paper")));

    reading.workspace.selection.select(1);
    reading.workspace.events.setMerged(nullptr);
    CHECK(reading.tellings("Told by").empty());
    CHECK_FALSE(reading.detailTexts().join(u'\n').contains(u'⚠'));
}

TEST_CASE("No telling is squeezed or clipped, also in a narrow reader", "[reader]")
{
    const int width = GENERATE(240, 320, 480);
    Told reading({width, 640});
    reading.workspace.selection.select(1);
    QCoreApplication::processEvents();
    std::vector<QPushButton *> buttons = reading.tellings("Told by");
    for (QPushButton *button : reading.tellings("Told of another day by"))
        buttons.push_back(button);
    CHECK(buttons.size() == 4);
    for (const QPushButton *button : buttons) {
        INFO(button->text().toStdString() << " in " << button->width() << " x " << button->height());
        CHECK(button->height() >= button->heightForWidth(button->width()));
        CHECK(reading.reader.details()->rect().contains(QRect(button->mapTo(reading.reader.details(), QPoint()), button->size())));
    }
    for (const QLabel *label : reading.reader.details()->findChildren<QLabel *>()) {
        if (!label->isVisibleTo(reading.reader.details()))
            continue;
        INFO(label->text().toStdString());
        CHECK(label->height() >= label->heightForWidth(label->width()));
        CHECK(label->parentWidget()->rect().contains(label->geometry()));
    }
}
