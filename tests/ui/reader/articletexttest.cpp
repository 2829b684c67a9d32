// SPDX-License-Identifier: GPL-3.0-or-later
#include "reader/articletext.h"
#include "uitext.h"

#include <catch2/catch_test_macros.hpp>

#include <QTextBlock>
#include <QTextDocument>

using namespace Dateline;

namespace {

/// Whether every code point of the text comes back from the QTextDocument to its own byte and character.
void checkEveryCharacter(const std::string &text)
{
    const ArticleText article(text);
    QTextDocument document;
    document.setPlainText(article.paragraphs());
    REQUIRE(document.blockCount() == article.paragraphCount());
    for (std::uint32_t byte = 0; byte < text.size();) {
        std::uint32_t next = byte + 1;
        while (next < text.size() && (static_cast<unsigned char>(text[next]) & 0xC0) == 0x80)
            ++next;
        const QString character = textFromUtf8(std::string_view(text).substr(byte, next - byte));
        const ArticleText::Position position = article.position(byte);
        const QString block = document.findBlockByNumber(position.paragraph).text();
        INFO("byte " << byte);
        if (position.unit < block.size()) {
            CHECK(block.mid(position.unit, character.size()) == character);
            CHECK(article.byte(position) == byte);
        } else {
            CHECK(QStringLiteral("\r\n\f\u2029").contains(character));
        }
        byte = next;
    }
}

} // namespace

TEST_CASE("Every character keeps its byte through line breaks of all kinds", "[reader][text]")
{
    checkEveryCharacter("one\r\ntwo\rthree\nfour\fsix\xE2\x80\xA9seven\n\n\r\n\r\neight");
    checkEveryCharacter("a line\xE2\x80\xA8" "separator stays in its paragraph\nnext");
    checkEveryCharacter("");
    checkEveryCharacter("\n");
    checkEveryCharacter("\r\n");
}

TEST_CASE("Every character keeps its byte beside characters of two units", "[reader][text]")
{
    checkEveryCharacter("\xF0\x9F\x9A\x82 train \xF0\x9F\x9A\x82\xF0\x9F\x9A\x82\r\n\xD0\x90\xD0\xBB\xD0\xBC\xD0\xB0\xD1\x82\xD1\x8B \xE9\x98\xBF");
}

TEST_CASE("A passage of a text counts bytes of the whole, and what lies outside as its ends", "[reader][text]")
{
    const std::string text = "caf\xC3\xA9 one\nna\xC3\xAFve two\nthree";
    const TextSpan passage{std::uint32_t(text.find("na")), std::uint32_t(text.find("three"))};
    const ArticleText article(text, passage);
    CHECK(article.passage() == passage);
    CHECK(article.paragraphs() == QStringLiteral("na\u00EFve two\n"));
    const auto two = std::uint32_t(text.find("two"));
    CHECK(article.position(two) == ArticleText::Position{0, 6});
    CHECK(article.byte({0, 6}) == two);
    CHECK(article.span(0) == TextSpan{passage.begin, two + 3});
    CHECK(article.unitIn(0, two) == 6);
    CHECK(article.position(2) == ArticleText::Position{0, 0});
    CHECK(article.position(std::uint32_t(text.size())) == ArticleText::Position{1, 0});
}

TEST_CASE("A byte order mark counts as a character of the text", "[reader][text]")
{
    checkEveryCharacter("\xEF\xBB\xBF" "In July\n2024");
    CHECK(ArticleText("\xEF\xBB\xBF" "In July").position(3).unit == 1);
}

TEST_CASE("Qt's own marks in a text are shown as replacement characters and shift nothing", "[reader][text]")
{
    const std::string text = "a\xEF\xB7\x90" "b\xEF\xB7\x91" "c\xEF\xBF\xBC" "d";
    const ArticleText article(text);
    CHECK(article.paragraphs() == QStringLiteral("a\uFFFDb\uFFFDc\uFFFDd"));
    CHECK(article.position(std::uint32_t(text.size() - 1)).unit == 6);
}

TEST_CASE("A line too long to lay out is cut at a space and no character is lost", "[reader][text]")
{
    std::string text;
    while (text.size() < 60000)
        text += "word\xF0\x9F\x9A\x82 ";
    const ArticleText article(text);
    CHECK(article.paragraphCount() > 5);
    for (int i = 0; i < article.paragraphCount(); ++i) {
        const TextSpan span = article.span(i);
        CHECK(span.size() > 0);
        if (i > 0) {
            CHECK(article.span(i - 1).end == span.begin);
            CHECK(text[span.begin - 1] == ' ');
        }
    }
    CHECK(article.span(article.paragraphCount() - 1).end == text.size());
    checkEveryCharacter(std::string(20001, 'x'));
    std::string trains;
    for (int i = 0; i < 9000; ++i)
        trains += "\xF0\x9F\x9A\x82";
    checkEveryCharacter('x' + trains);
}
