// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/briefings.h"

#include "text/sentencesplitter.h"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <set>
#include <string>

using namespace Dateline;

TEST_CASE("The briefings come with title, day, language and sources, in order of time", "[pipeline][briefings]")
{
    const std::vector<Document> briefings = bundledBriefings();
    REQUIRE(briefings.size() >= 16);
    std::set<std::string> titles;
    for (const Document &briefing : briefings) {
        INFO(briefing.path);
        CHECK(briefing.path.starts_with("briefing:20"));
        CHECK(briefing.path.ends_with(".md"));
        CHECK_FALSE(briefing.title.ends_with(".md"));
        CHECK(titles.insert(briefing.title).second);
        CHECK(briefing.published.day.has_value());
        CHECK(briefing.published.basis == PublishedBasis::Metadata);
        CHECK(briefing.language == "en");
        CHECK(briefing.sources.size() >= 2);
        CHECK(splitSentences(briefing.prose()).size() >= 6);
    }
    CHECK(std::is_sorted(briefings.begin(), briefings.end(), [](const Document &a, const Document &b) { return a.published.day < b.published.day; }));
    CHECK(isoFromDay(*briefings.front().published.day) == "2013-09-07");
    CHECK(isoFromDay(*briefings.back().published.day) == "2025-06-18");
}

TEST_CASE("A briefing's front matter is not read as prose", "[pipeline][briefings]")
{
    for (const Document &briefing : bundledBriefings()) {
        INFO(briefing.path);
        CHECK(briefing.text.find("published:") != std::string::npos);
        CHECK(briefing.prose().find("published:") == std::string_view::npos);
        CHECK(briefing.prose().find_first_not_of(" \n") > briefing.text.find("\n---\n"));
    }
}

TEST_CASE("The briefings tell of every Central Asian state, the corridors and the figures of trade", "[pipeline][briefings]")
{
    std::string prose;
    for (const Document &briefing : bundledBriefings())
        prose += briefing.prose();
    for (const char *words : {"Kazakhstan", "Kyrgyzstan", "Tajikistan", "Turkmenistan", "Uzbekistan", "Middle Corridor", "Trans-Caspian International Transport Route",
                              "China\u2013Kyrgyzstan\u2013Uzbekistan railway", "Kazakhstan\u2013Turkmenistan\u2013Iran railway", "Lapis Lazuli corridor",
                              "Trans-Afghan railway", "International North\u2013South Transport Corridor", "Baku\u2013Tbilisi\u2013Kars", "Line D", "Khorgos",
                              "Alashankou", "Bright Road", "$41 billion", "53.5 percent", "$3.93 billion", "7,762", "6,635", "66,500 TEU", "35,000 tonnes",
                              "$3.7 billion"}) {
        INFO(words);
        CHECK(prose.find(words) != std::string::npos);
    }
}
