// SPDX-License-Identifier: GPL-3.0-or-later
#include "events/extracteddocument.h"
#include "reader/articleview.h"

#include <catch2/catch_test_macros.hpp>

#include <QCoreApplication>
#include <QScrollBar>
#include <QTest>

#include <algorithm>
#include <string>

using namespace Dateline;

namespace {

constexpr std::uint32_t Paragraphs = 3 * ArticleView::LongestPassage;

/// An article of numbered paragraphs, each with an event of its own.
ExtractedDocument longArticle()
{
    ExtractedDocument article;
    for (std::uint32_t i = 0; i < Paragraphs; ++i) {
        const auto begin = std::uint32_t(article.document.text.size());
        article.document.text += "Well " + std::to_string(i) + " was dug — deep.";
        article.events.emplace_back().sentence = {begin, std::uint32_t(article.document.text.size())};
        article.document.text += '\n';
    }
    return article;
}

struct Reading
{
    ExtractedDocument article = longArticle();
    ArticleView view;

    Reading()
    {
        view.resize(400, 300);
        view.show();
        view.setArticle(&article);
    }

    TextSpan sentence(std::uint32_t paragraph) const { return article.events[paragraph].sentence; }
    QString words(TextSpan span) const { return QString::fromStdString(std::string(span.in(article.document.text))); }
    /// Scrolls as a hand would, and lets the view answer.
    void scrollTo(int value)
    {
        view.verticalScrollBar()->setValue(value);
        QCoreApplication::processEvents();
    }
    /// The paragraph that stands first in the view, as its words say.
    QString first() const { return words(sentence(firstNumber())); }
    std::uint32_t firstNumber() const
    {
        const std::uint32_t byte = *view.byteAt({40, 20});
        return std::uint32_t(std::upper_bound(article.events.begin(), article.events.end(), byte, [](std::uint32_t value, const Event &event) { return value < event.sentence.begin; })
                             - article.events.begin() - 1);
    }
};

} // namespace

TEST_CASE("Of an article of very many paragraphs a passage is there, around the sentence that is looked for", "[reader][long]")
{
    Reading reading;
    CHECK(reading.view.passage().begin == 0);
    CHECK(reading.view.document()->blockCount() < int(ArticleView::LongestPassage * 3 / 2));
    for (const std::uint32_t paragraph : {Paragraphs / 2, Paragraphs - 1, 0u, ArticleView::LongestPassage, Paragraphs / 2 + 1}) {
        CAPTURE(paragraph);
        const TextSpan sentence = reading.sentence(paragraph);
        reading.view.setChosen(sentence);
        reading.view.reveal(sentence);
        CHECK(reading.view.passage().contains(sentence));
        CHECK(reading.view.document()->blockCount() < int(ArticleView::LongestPassage * 3 / 2));
        CHECK(reading.view.shownText(sentence) == reading.words(sentence));
        const std::vector<QRectF> ground = reading.view.groundOf(sentence);
        REQUIRE_FALSE(ground.empty());
        CHECK(reading.view.viewport()->rect().contains(ground.front().center().toPoint()));
        CHECK(reading.view.byteAt({int(ground.front().left()) + 14, int(ground.front().center().y())}).value_or(0) >= sentence.begin);
    }
}

TEST_CASE("Scrolling to the end of a passage goes on with what follows, and back again", "[reader][long]")
{
    Reading reading;
    QScrollBar *const bar = reading.view.verticalScrollBar();
    std::uint32_t steps = 0;
    std::uint32_t before = 0;
    while (reading.view.passage().end < reading.article.document.text.size() && ++steps < 20) {
        const TextSpan passage = reading.view.passage();
        reading.scrollTo(bar->maximum() - 20);
        REQUIRE(reading.view.passage() == passage);
        const std::uint32_t first = reading.firstNumber();
        reading.scrollTo(bar->maximum());
        CHECK(reading.view.passage().begin > passage.begin);
        // Nothing jumps: the view is as much further as it was scrolled.
        CHECK(reading.firstNumber() >= first);
        CHECK(reading.firstNumber() <= first + 21);
        CHECK(first > before);
        before = first;
    }
    CHECK(steps < 20);
    reading.scrollTo(bar->maximum());
    CHECK(reading.view.passage().end == reading.article.document.text.size());
    CHECK(reading.view.groundOf(reading.sentence(Paragraphs - 1)).size() == 1);

    for (steps = 0; reading.view.passage().begin > 0 && steps < 20; ++steps)
        reading.scrollTo(bar->minimum());
    CHECK(steps < 20);
    reading.scrollTo(bar->minimum());
    CHECK(reading.first() == reading.words(reading.sentence(0)));
}

TEST_CASE("The text cursor stays at its word when the passage changes", "[reader][long]")
{
    Reading reading;
    QScrollBar *const bar = reading.view.verticalScrollBar();
    QTest::keyClick(&reading.view, Qt::Key_End, Qt::ControlModifier);
    QCoreApplication::processEvents();
    const std::uint32_t byte = *reading.view.byteAtCursor();
    CHECK(byte > reading.article.document.text.size() / 4);
    CHECK(reading.view.passage().begin > 0);
    CHECK(reading.view.passage().end > byte);
    reading.scrollTo(bar->value() + 1);
    CHECK(reading.view.byteAtCursor() == byte);
}
