// SPDX-License-Identifier: GPL-3.0-or-later
#include "project/textanchor.h"

#include <catch2/catch_test_macros.hpp>

#include <string>

using namespace Dateline;

namespace {

TextSpan find(const std::string &text, const std::string &words, std::size_t from = 0)
{
    const auto at = text.find(words, from);
    REQUIRE(at != std::string::npos);
    return {std::uint32_t(at), std::uint32_t(at + words.size())};
}

const std::string Sentence = "The ministers of both states met in Astana on Monday.";
const std::string Text = "A line above it says something.\n\n" + Sentence + " They spoke of rails.\n";

TextAnchor mondayOf(const std::string &text, std::size_t from = 0)
{
    return anchorOf(text, find(text, Sentence, from), find(text, "Monday", from));
}

} // namespace

TEST_CASE("Words are found where they stood, and where their whole sentence stands now", "[anchor]")
{
    const TextAnchor anchor = mondayOf(Text);
    CHECK(anchor.exact == "Monday");
    CHECK(anchor.prefix + anchor.exact + anchor.suffix == Sentence);
    CHECK(findAnchor(anchor, Text)->words == find(Text, "Monday"));

    const std::string longer = "Something new stands here.\n\n" + Text;
    CHECK(findAnchor(anchor, longer)->words == find(longer, "Monday"));
    CHECK(findAnchor(anchor, longer)->sentence == find(longer, Sentence));
}

TEST_CASE("A sentence that only looks alike does not get the words of another", "[anchor]")
{
    const TextAnchor anchor = mondayOf(Text);
    for (const char *other : {"The ministers of both states met in Astana on Tuesday.", "The ministers of both states met in Almaty on Monday.",
                              "The ministers of both states met in Astana on Monday, again.", "ministers of both states met in Astana on Monday"}) {
        std::string text = Text;
        text.replace(text.find(Sentence), Sentence.size(), other);
        CHECK_FALSE(findAnchor(anchor, text));
    }
    CHECK_FALSE(findAnchor(anchor, ""));
}

TEST_CASE("Of two equal sentences the one among the same words is meant, and without that none", "[anchor]")
{
    const std::string twice = "First part of it. " + Sentence + " After one.\n\nSecond part of it. " + Sentence + " After two.\n";
    const std::size_t second = twice.rfind(Sentence);
    const TextAnchor anchor = mondayOf(twice, second);
    CHECK_FALSE(anchor.unique);
    CHECK(findAnchor(anchor, twice)->words == find(twice, "Monday", second));

    const std::string moved = "New. " + twice;
    CHECK(findAnchor(anchor, moved)->words == find(moved, "Monday", moved.rfind(Sentence)));

    // Its own one is gone: the other, which is word for word the same, is not it.
    CHECK_FALSE(findAnchor(anchor, twice.substr(0, twice.find("Second"))));

    const std::string alike = "X. " + Sentence + " Y.\n\nX. " + Sentence + " Y.\n";
    CHECK_FALSE(findAnchor(mondayOf(alike), "Z. " + alike + "Z. " + Sentence + " Y.\n\n"));
}

TEST_CASE("A short line alone is not enough to tell where it was", "[anchor]")
{
    const std::string text = "First lines of the article.\n\nJuly 2024\n\nLast lines of the article.\n";
    const TextAnchor anchor = anchorOf(text, find(text, "July 2024"), find(text, "July 2024"));
    CHECK(findAnchor(anchor, "New beginning.\n\n" + text));
    CHECK_FALSE(findAnchor(anchor, "Other words are above it now.\n\nJuly 2024\n\nOther words are below it now.\n"));
}

TEST_CASE("Context ends on whole letters", "[anchor]")
{
    const std::string text = "Алматы қаласында өткен жиында айтылды деп хабарлады. " + Sentence + " Кездесу туралы кейін хабарланады деп айтылды.";
    const TextAnchor anchor = mondayOf(text);
    CHECK(text.find(anchor.before) != std::string::npos);
    CHECK((static_cast<unsigned char>(anchor.before.front()) & 0xC0) != 0x80);
    CHECK((static_cast<unsigned char>(anchor.after.front()) & 0xC0) != 0x80);
    CHECK(findAnchor(anchor, "Жаңа. " + text)->words == find("Жаңа. " + text, "Monday"));
}
