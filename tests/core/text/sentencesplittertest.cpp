// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/sentencesplitter.h"

#include "text/textoffsets.h"

#include <catch2/catch_test_macros.hpp>

#include <QByteArray>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QString>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

using namespace Dateline;

namespace {

std::vector<std::string> sentencesOf(const std::string &text)
{
    std::vector<std::string> sentences;
    for (const TextSpan span : splitSentences(text))
        sentences.emplace_back(span.in(text));
    return sentences;
}

using Sentences = std::vector<std::string>;

} // namespace

TEST_CASE("A full stop before a capital letter ends a sentence", "[text][sentences]")
{
    CHECK(sentencesOf("The line opened in May. Trains run daily! Do they pay? Yes.")
          == Sentences{"The line opened in May.", "Trains run daily!", "Do they pay?", "Yes."});
    CHECK(sentencesOf("").empty());
    CHECK(sentencesOf(" \n\t \u00a0\n").empty());
    CHECK(sentencesOf("no stop at all") == Sentences{"no stop at all"});
}

TEST_CASE("A full stop after a short form, inside a number or before a lower-case letter ends none", "[text][sentences]")
{
    const char *whole[] = {
        "The U.S. Senate met Gen. Asanov on Jan. 5 at 3 p.m. Tashkent time.",
        "Exports rose by 3.5 percent to $2.71 billion, see No. 5 of the report.",
        "Turkmen Gas Co. Ltd. signed first.",
        "The pact of St. Petersburg was signed by J. A. Smith of the U.N. Security Council.",
        "It grew fast (approx. 5 percent) in Xi'an.",
        "The site example.kz was moved.",
        "He met Dr. No at the dam.",
        "The bank of the river, e.g. Osh, was flooded vs. last year.",
        "Оба берега г. Алматы соединил мост.",
    };
    for (const std::string text : whole) {
        INFO(text);
        CHECK(sentencesOf(text) == Sentences{text});
    }
}

TEST_CASE("A short form ends a sentence when the next word begins one", "[text][sentences]")
{
    CHECK(sentencesOf("They left the U.S. The talks go on.") == Sentences{"They left the U.S.", "The talks go on."});
    CHECK(sentencesOf("It was sold to Alfa Inc. In June it was sold again.") == Sentences{"It was sold to Alfa Inc.", "In June it was sold again."});
    CHECK(sentencesOf("They met at 9 a.m. He came late.") == Sentences{"They met at 9 a.m.", "He came late."});
    CHECK(sentencesOf("Договор подписан в 2024 г. Стороны довольны.") == Sentences{"Договор подписан в 2024 г.", "Стороны довольны."});
}

TEST_CASE("Closing quotes and brackets belong to the sentence that they close", "[text][sentences]")
{
    CHECK(sentencesOf("\u201cWe agree.\u201d They left.") == Sentences{"\u201cWe agree.\u201d", "They left."});
    CHECK(sentencesOf("(It was cold.) They left.") == Sentences{"(It was cold.)", "They left."});
    CHECK(sentencesOf("He said \"Stop!\" \"Why?\" she asked.") == Sentences{"He said \"Stop!\"", "\"Why?\" she asked."});
    CHECK(sentencesOf("Flags read \u201cWelcome!\u201d in Kyrgyz.") == Sentences{"Flags read \u201cWelcome!\u201d in Kyrgyz."});
    CHECK(sentencesOf("The dam was built in 1980.[3] It holds.") == Sentences{"The dam was built in 1980.[3]", "It holds."});
}

TEST_CASE("Full stops in a row and loose ones are one end", "[text][sentences]")
{
    CHECK(sentencesOf("Cars, rail ...... \"It grows\" they say.") == Sentences{"Cars, rail ......", "\"It grows\" they say."});
    CHECK(sentencesOf("He came to the town . 3, the guest followed.") == Sentences{"He came to the town .", "3, the guest followed."});
}

TEST_CASE("Chinese sentences end without a space", "[text][sentences]")
{
    CHECK(sentencesOf("协议已签署。“铁路很重要。”他说！") == Sentences{"协议已签署。", "“铁路很重要。”", "他说！"});
}

TEST_CASE("A blank line always ends a sentence", "[text][sentences]")
{
    CHECK(sentencesOf("A title without a stop\n\nthe text begins here.\r\n \r\nIt ends.")
          == Sentences{"A title without a stop", "the text begins here.", "It ends."});
    CHECK(sentencesOf("One.\u00a0\n\u2002\nTwo.") == Sentences{"One.", "Two."});
}

TEST_CASE("A heading, caption or list item before a capitalised line is a sentence", "[text][sentences]")
{
    CHECK(sentencesOf("Transport\nThe line opened.\nPhoto: Alfa\nTrade\nExports rose.")
          == Sentences{"Transport", "The line opened.", "Photo: Alfa", "Trade", "Exports rose."});
    CHECK(sentencesOf("Signed were:\n- a deal on wheat\n- a deal on coal\n1. a protocol\n2. an act")
          == Sentences{"Signed were:", "- a deal on wheat", "- a deal on coal", "1. a protocol", "2. an act"});
}

TEST_CASE("A line break after a comma or before a lower-case letter ends nothing", "[text][sentences]")
{
    CHECK(sentencesOf("They met in Osh,\nKyrgyzstan, and\nleft.") == Sentences{"They met in Osh,\nKyrgyzstan, and\nleft."});
}

TEST_CASE("Paragraphs cut at a width are not cut into sentences there", "[text][sentences]")
{
    const std::string wrapped = "The new border terminal was opened on Monday by the ministers of\n"
                                "Kazakhstan and Uzbekistan, who had met three times since the spring in\n"
                                "Tashkent. Work on it had begun in 2019 and was held up for two years by\n"
                                "Covid. It will handle nine trains a day.";
    const auto sentences = sentencesOf(wrapped);
    REQUIRE(sentences.size() == 3);
    CHECK(sentences[0].ends_with("in\nTashkent."));
    CHECK(sentences[1].ends_with("by\nCovid."));

    const std::string two = "The first train left the eastern dry port shortly before noon for\nBaku and arrived there two weeks later.";
    CHECK(sentencesOf(two).size() == 1);
}

TEST_CASE("Long lines that end where they were meant to are not taken for cut ones", "[text][sentences]")
{
    const std::string list = "Memorandum of cooperation of the grid company of the south and the ministry\n"
                             "Agreement on two ferries\n"
                             "Protocol between the state railways and the port on the Caspian Sea\n"
                             "Act of acceptance";
    CHECK(sentencesOf(list).size() == 4);
}

TEST_CASE("Sentences are in order, apart, not empty and whole in number for any bytes of text", "[text][sentences]")
{
    // A small deterministic generator over what splits and what does not.
    const char *parts[] = {".", " ", "\n", "\n\n", "A", "b", "\u201d", "\u2026", "U.S", "5", ")", "\u3002", "\u00a0", "г.", "- ", "[1]", "\u4e2d"};
    std::uint32_t state = 7;
    for (int round = 0; round < 300; ++round) {
        std::string text;
        for (int i = 0; i < 60; ++i) {
            state = state * 1664525u + 1013904223u;
            text += parts[(state >> 16) % std::size(parts)];
        }
        std::uint32_t end = 0;
        std::string joined;
        for (const TextSpan span : splitSentences(text)) {
            REQUIRE(span.begin >= end);
            REQUIRE(span.end > span.begin);
            REQUIRE(span.end <= text.size());
            end = span.end;
            joined += span.in(text);
        }
        const auto bare = [](const std::string &s) {
            return QString::fromStdString(s).remove(u' ').remove(u'\n').remove(QChar(0xA0));
        };
        REQUIRE(bare(joined) == bare(text));
    }
}

TEST_CASE("The sentences of the gold events are found exactly", "[text][sentences][gold]")
{
    const QString shared = QStringLiteral(DATELINE_SOURCE_DIR "/../shared");
    QFile gold(shared + QStringLiteral("/gold/seed_events.json"));
    if (!gold.open(QIODevice::ReadOnly))
        SKIP("The shared gold is not here.");
    const QJsonArray documents = QJsonDocument::fromJson(gold.readAll()).object().value(u"docs").toArray();
    REQUIRE(!documents.isEmpty());
    for (const QJsonValue &document : documents) {
        QFile seed(shared + QStringLiteral("/seeds/") + document[u"file"].toString());
        REQUIRE(seed.open(QIODevice::ReadOnly));
        const std::string text = seed.readAll().toStdString();
        const TextOffsets offsets(text);
        std::vector<std::pair<int, int>> found;
        for (const TextSpan span : splitSentences(text))
            found.emplace_back(offsets.codePoint(span.begin), offsets.codePoint(span.end));
        for (const QJsonValue &event : document[u"events"].toArray()) {
            INFO(event[u"text"].toString().toStdString());
            CHECK(std::count(found.begin(), found.end(), std::pair(event[u"begin"].toInt(), event[u"end"].toInt())) == 1);
        }
    }
}
