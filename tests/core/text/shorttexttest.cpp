// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/shorttext.h"

#include <catch2/catch_test_macros.hpp>

#include <string>
#include <utility>

using Dateline::ShortText;

namespace {

const std::string Longest(ShortText::Capacity, 'x');

} // namespace

TEST_CASE("a short text is what it was made of", "[text]")
{
    CHECK(ShortText().empty());
    CHECK(ShortText("2024-07-04") == "2024-07-04");
    CHECK(ShortText(std::string("P3D")).view() == "P3D");
    CHECK(ShortText("P3D").size() == 3);
    CHECK_FALSE(ShortText("P3D") == ShortText("P3M"));
    CHECK(ShortText(Longest) == Longest);
    CHECK(ShortText(Longest + "y") == Longest + "y");
}

TEST_CASE("a short text grows past what it holds without memory of its own", "[text]")
{
    ShortText text("2024-07-04");
    text += 'T';
    text += "15:30";
    CHECK(text == "2024-07-04T15:30");
    text += Longest;
    text += "!";
    CHECK(text == "2024-07-04T15:30" + Longest + "!");
    CHECK(text.size() == 16 + Longest.size() + 1);
    text.clear();
    CHECK(text.empty());
    text += "2024";
    CHECK(text == "2024");
}

TEST_CASE("copies of a short text are independent, however long it is", "[text]")
{
    for (const std::string &all : {std::string("2024"), Longest + Longest}) {
        ShortText text(all);
        ShortText copy(text);
        ShortText assigned("before");
        assigned = text;
        text += "~";
        CHECK(copy == all);
        CHECK(assigned == all);
        assigned = std::as_const(assigned);
        CHECK(assigned == all);
        const ShortText moved(std::move(copy));
        CHECK(moved == all);
        assigned = ShortText("short");
        CHECK(assigned == "short");
        assigned = text;
        CHECK(assigned == all + "~");
    }
}
