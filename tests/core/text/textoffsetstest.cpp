// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/textoffsets.h"

#include <catch2/catch_test_macros.hpp>

#include <string>

using Dateline::TextOffsets;

TEST_CASE("Text offsets count code points and UTF-16 units", "[text]")
{
    const std::string text = "a\u00e9\u4e2d\U0001F600z";
    const TextOffsets offsets(text);

    CHECK(offsets.codePoint(0) == 0);
    CHECK(offsets.codePoint(1) == 1);
    CHECK(offsets.codePoint(3) == 2);
    CHECK(offsets.codePoint(6) == 3);
    CHECK(offsets.codePoint(10) == 4);
    CHECK(offsets.codePointCount() == 5);
    CHECK(offsets.utf16(10) == 5);
    CHECK(offsets.utf16(11) == 6);
}

TEST_CASE("Text offsets take an offset inside a code point for its beginning", "[text]")
{
    const TextOffsets offsets("\u4e2d\u4e2d");
    CHECK(offsets.codePoint(4) == 1);
    CHECK(offsets.codePoint(99) == 2);
}

TEST_CASE("Text offsets agree with counting from the start in a long text", "[text]")
{
    std::string text;
    for (int i = 0; i < 2000; ++i)
        text += i % 7 == 0 ? "\u0430" : i % 11 == 0 ? "\U0001F600" : "x";
    const TextOffsets offsets(text);

    std::uint32_t points = 0;
    std::uint32_t units = 0;
    for (std::uint32_t byte = 0; byte < text.size(); ++byte) {
        if ((static_cast<unsigned char>(text[byte]) & 0xC0) == 0x80)
            continue;
        REQUIRE(offsets.codePoint(byte) == points);
        REQUIRE(offsets.utf16(byte) == units);
        REQUIRE(offsets.byteFromUtf16(units) == byte);
        ++points;
        units += static_cast<unsigned char>(text[byte]) >= 0xF0 ? 2 : 1;
    }
    CHECK(offsets.byteFromUtf16(units) == text.size());
}
