// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/textencoding.h"

#include "text/utf8.h"

#include <catch2/catch_test_macros.hpp>

#include <QString>
#include <QStringEncoder>

#include <string>

using namespace Dateline;

namespace {

std::string encoded(const QString &text, const char *encoding)
{
    QStringEncoder encoder(encoding);
    REQUIRE(encoder.isValid());
    const QByteArray bytes = encoder.encode(text);
    return bytes.toStdString();
}

const QString Russian = QStringLiteral("Поезд из Алматы прибыл в Ташкент в среду утром. На вокзале его встретили железнодорожники двух стран, "
                                       "а вечером открылась выставка о строительстве новой линии через перевал.");
const QString Chinese = QStringLiteral("列车星期三上午从阿拉木图抵达塔什干，两国铁路工作人员在车站迎接，晚上举行了关于新线路建设的展览。"
                                       "展览将持续到下个月，参观者可以免费入场，了解铁路的历史和未来的计划。");

} // namespace

TEST_CASE("Valid UTF-8 is kept byte for byte, with its mark and line ends", "[text][encoding]")
{
    const std::string text = "\xEF\xBB\xBF" "Caf\u00e9\r\nAstana \U0001F682\n";
    const auto decoded = decodeText(text);
    REQUIRE(decoded);
    CHECK(decoded->text == text);
    CHECK(decoded->encoding == "UTF-8");
}

TEST_CASE("UTF-16 and UTF-32 are read by their mark, which is not text", "[text][encoding]")
{
    const QString text = QStringLiteral("Әуе жолы \U0001F682 2024\n");
    using namespace std::string_literals;
    CHECK(decodeText("\xFF\xFE"s + encoded(text, "UTF-16LE"))->text == text.toStdString());
    CHECK(decodeText("\xFE\xFF"s + encoded(text, "UTF-16BE"))->text == text.toStdString());
    CHECK(decodeText("\xFF\xFE\0\0"s + encoded(text, "UTF-32LE"))->text == text.toStdString());
    CHECK(decodeText("\0\0\xFE\xFF"s + encoded(text, "UTF-32BE"))->text == text.toStdString());
}

TEST_CASE("UTF-16 without a mark is known by its pattern", "[text][encoding]")
{
    for (const QString &text : {QStringLiteral("The train left on Monday.\n"), Russian}) {
        for (const char *encoding : {"UTF-16LE", "UTF-16BE"}) {
            const auto decoded = decodeText(encoded(text, encoding));
            REQUIRE(decoded);
            CHECK(decoded->text == text.toStdString());
            CHECK(decoded->encoding == encoding);
        }
    }
}

TEST_CASE("UTF-16 that ends in half a character pair is refused", "[text][encoding]")
{
    using namespace std::string_literals;
    const auto decoded = decodeText("\xFF\xFE"s + encoded(QStringLiteral("The end"), "UTF-16LE") + "\x3D\xD8"s);
    REQUIRE_FALSE(decoded);
    CHECK(decoded.message() == "The text begins like UTF-16LE but is not valid UTF-16LE.");
}

TEST_CASE("Legacy encodings are detected when the text in them is plain", "[text][encoding]")
{
    for (const char *encoding : {"windows-1251", "KOI8-R", "ISO-8859-5", "IBM866"}) {
        INFO(encoding);
        const auto decoded = decodeText(encoded(Russian, encoding));
        INFO(decoded.message());
        REQUIRE(decoded);
        CHECK(decoded->text == Russian.toStdString());
    }
    for (const char *encoding : {"GB18030", "Big5"}) {
        INFO(encoding);
        const QString text = encoding[0] == 'B' ? QStringLiteral("列車星期三上午抵達塔什干，兩國鐵路工作人員在車站迎接，晚上舉行了關於新線路建設的展覽，參觀者可以免費入場。") : Chinese;
        const auto decoded = decodeText(encoded(text, encoding));
        INFO(decoded.message());
        REQUIRE(decoded);
        CHECK(decoded->text == text.toStdString());
    }
}

TEST_CASE("A few typographic quotes in English are windows-1252", "[text][encoding]")
{
    const auto decoded = decodeText("The minister\x92s plan \x93North\x94 began in 2019 \x97 and ended in a caf\xE9 in Osh.");
    REQUIRE(decoded);
    CHECK(decoded->text == "The minister\u2019s plan \u201cNorth\u201d began in 2019 \u2014 and ended in a caf\u00e9 in Osh.");
    CHECK(decoded->encoding == "windows-1252");
}

TEST_CASE("The encoding that a file declares goes before statistics", "[text][encoding]")
{
    const QString text = QStringLiteral("Šef č. 5");
    const auto decoded = decodeText(encoded(text, "windows-1250"), "windows-1250");
    REQUIRE(decoded);
    CHECK(decoded->text == text.toStdString());
    CHECK(decoded->encoding == "windows-1250");
}

TEST_CASE("Damaged UTF-8 is refused with the place of the damage", "[text][encoding]")
{
    const auto decoded = decodeText("Поезд в Ош\xFF и обратно");
    REQUIRE_FALSE(decoded);
    CHECK(decoded.message() == "The text is damaged: it is UTF-8, but byte 19 does not belong.");
}

TEST_CASE("Bytes in no encoding are refused with what was tried", "[text][encoding]")
{
    std::string noise;
    for (int i = 0; i < 400; ++i)
        noise += char(0x80 + (i * 37 + i * i * 11) % 0x80);
    const auto decoded = decodeText(noise);
    REQUIRE_FALSE(decoded);
    CHECK(decoded.message().find("tried UTF-8") != std::string::npos);
}

TEST_CASE("Binary files are refused as no text", "[text][encoding]")
{
    using namespace std::string_literals;
    CHECK(decodeText("\x7f" "ELF\x02\x01\x01\0\0\0\0"s).message() == "This is not a text file.");
    CHECK(decodeText("text with one \0 in it"s).message() == "This is not a text file.");
    CHECK(decodeText("\x01\x02\x03\x04\x05 ab").message() == "This is not a text file.");
}

TEST_CASE("The first ill-formed UTF-8 sequence is found where it begins", "[text][encoding]")
{
    using namespace std::string_literals;
    CHECK(Utf8::validLength("abc") == 3);
    CHECK(Utf8::validLength("ab\xC0\x80") == 2);
    CHECK(Utf8::validLength("\xED\xA0\x80") == 0);
    CHECK(Utf8::validLength("\xE0\x9F\xBF") == 0);
    CHECK(Utf8::validLength("\xF4\x90\x80\x80") == 0);
    CHECK(Utf8::validLength("0123456789\xE4\xB8") == 10);
    CHECK(Utf8::validLength("\U0010FFFF\uFFFF\u0800") == 10);
}

TEST_CASE("White space alone is no text in any encoding", "[text][encoding]")
{
    using namespace std::string_literals;
    CHECK(decodeText(" \r\n\t\n").message() == "The file is empty.");
    CHECK(decodeText("\xEF\xBB\xBF"s).message() == "The file is empty.");
    CHECK(decodeText("\xFF\xFE \0\n\0"s).message() == "The file is empty.");
}
