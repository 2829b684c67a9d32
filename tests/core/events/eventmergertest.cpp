// SPDX-License-Identifier: GPL-3.0-or-later
#include "events/eventmerger.h"
#include "pipeline/extractionpipeline.h"
#include "text/documentreader.h"

#include <catch2/catch_test_macros.hpp>

#include <QDir>

#include <algorithm>
#include <string>
#include <vector>

using namespace Dateline;

namespace {

const ExtractionPipeline &pipeline()
{
    static const ExtractionPipeline instance;
    return instance;
}

ExtractedDocument read(const std::string &text, const char *published = "2024-07-10")
{
    Document document;
    document.path = document.title = "a.txt";
    document.language = "en";
    document.text = text;
    document.published = {dayFromIso(published), PublishedBasis::Given, "given", std::nullopt};
    return pipeline().extract(std::move(document));
}

class Articles
{
public:
    explicit Articles(const std::vector<std::string> &texts)
    {
        for (const std::string &text : texts)
            store.add(read(text));
    }

    EventIndex eventWith(const std::string &words, const std::string &edtf = {}) const
    {
        for (EventIndex event = 0; event < store.size(); ++event) {
            if (store.sentence(event).find(words) != std::string_view::npos && (edtf.empty() || store.event(event).edtf == edtf))
                return event;
        }
        FAIL("no event of a sentence with " << words << ' ' << edtf);
        return NoEvent;
    }

    EventStore store;
};

bool areOne(const MergedEvents &merged, EventIndex a, EventIndex b)
{
    return merged.isMerged(a) && merged.groupOf[a] == merged.groupOf[b];
}

} // namespace

TEST_CASE("An event that several articles tell is one event with all of them as sources", "[merge]")
{
    const Articles articles({"The chartered train from Denmark, the Golden Eagle, arrived in Astana on 2 May 2024 for a tour of wind farms.\n",
                             "On May 2, 2024, the Eagle landed in the Kazakh capital Astana. The Eagle left Astana on 4 May 2024.\n",
                             "A bridge was opened in Astana on 2 May 2024.\n"});
    const MergedEvents merged = mergeEvents(articles.store);
    REQUIRE(merged.groups.size() == 1);
    CHECK(areOne(merged, articles.eventWith("arrived"), articles.eventWith("landed")));
    CHECK(merged.groups.front().events.size() == 2);
    CHECK(std::find(merged.groups.front().reasons.begin(), merged.groups.front().reasons.end(), "the same name: Eagle") != merged.groups.front().reasons.end());
    CHECK(merged.tellings(articles.eventWith("bridge")) == std::vector<EventIndex>{articles.eventWith("bridge")});
}

TEST_CASE("What only shares day and place stays apart", "[merge]")
{
    for (const auto &[one, other] : std::vector<std::pair<std::string, std::string>>{
             {"The Golden Eagle arrived in Astana on 2 May 2024.", "The Silver Arrow arrived in Astana on 2 May 2024."},
             {"The Golden Eagle arrived in Astana on 2 May 2024.", "The Golden Eagle arrived in Tashkent on 2 May 2024."},
             {"The Golden Eagle arrived in Astana on 2 May 2024.", "The Golden Eagle left Astana on 2 May 2024."},
             {"The 3rd meeting of the Eagle Council was held in Astana on 2 May 2024.", "The 4th meeting of the Eagle Council was held in Astana on 2 May 2024."},
             {"An agreement on wheat was signed in Astana on 2 May 2024.", "An agreement on uranium was signed in Astana on 2 May 2024."},
             {"Trade between Kazakhstan and Denmark reached $2 billion in 2023.", "Trade between Kazakhstan and Norway reached $3 billion in 2023."},
             {"The Eagle Council met in Astana on 2 May 2024.", "The Eagle Council met in Astana on 2 June 2024."}}) {
        INFO(one << " | " << other);
        const Articles articles({one, other});
        REQUIRE(articles.store.size() == 2);
        CHECK(mergeEvents(articles.store).groups.empty());
    }
}

TEST_CASE("Persons merge what the program would not, and split what it merged", "[merge]")
{
    const Articles articles({"The Golden Eagle arrived in Astana on 2 May 2024.", "The Golden Eagle landed in Astana on 2 May 2024.", "The Golden Eagle left Tashkent on 9 May 2024."});
    const EventIndex arrived = articles.eventWith("arrived");
    const EventIndex landed = articles.eventWith("landed");
    const EventIndex left = articles.eventWith("left");
    CHECK(areOne(mergeEvents(articles.store), arrived, landed));
    MergeConstraints constraints;
    constraints.apart = {{landed, arrived}};
    CHECK(mergeEvents(articles.store, constraints).groups.empty());
    constraints.same = {{arrived, left}};
    const MergedEvents merged = mergeEvents(articles.store, constraints);
    REQUIRE(merged.groups.size() == 1);
    CHECK(areOne(merged, arrived, left));
    CHECK_FALSE(merged.isMerged(landed));
    CHECK(merged.groups.front().byPerson);
    constraints.apart.clear();
    CHECK(mergeEvents(articles.store, constraints).groups.front().events.size() == 3);
}

TEST_CASE("Articles that date one meeting differently are told", "[merge]")
{
    const Articles articles({"The 12th summit of the Eagle Council was held in Astana on 2 May 2024.", "The 12th summit of the Eagle Council was held in Astana on 5 May 2024."});
    const MergedEvents merged = mergeEvents(articles.store);
    CHECK(merged.groups.empty());
    REQUIRE(merged.conflicts.size() == 1);
    CHECK(merged.conflicts.front().kind == EventConflict::Kind::Date);
    CHECK(merged.conflicts.front().reason == "2024-05-02 against 2024-05-05");
}

TEST_CASE("Sources that give one event other figures are told", "[merge]")
{
    Articles articles({});
    for (const double value : {41e9, 42e9}) {
        ExtractedDocument document = read("Trade between Kazakhstan and Denmark reached $41 billion in 2023, a record for both.\n");
        REQUIRE(document.events.size() == 1);
        Quantity quantity;
        quantity.span = {45, 56};
        quantity.unitKind = UnitKind::Money;
        quantity.value = value;
        quantity.unit = "USD";
        quantity.subject = "trade Denmark–Kazakhstan";
        document.events.front().quantities = {std::uint32_t(document.quantities.size())};
        document.quantities.push_back(quantity);
        articles.store.add(std::move(document));
    }
    const MergedEvents merged = mergeEvents(articles.store);
    REQUIRE(merged.groups.size() == 1);
    REQUIRE(merged.conflicts.size() == 1);
    CHECK(merged.conflicts.front().kind == EventConflict::Kind::Figure);
}

TEST_CASE("The five seeds tell their great events once, with all their sources", "[merge]")
{
    const QDir folder(QStringLiteral(DATELINE_SOURCE_DIR "/../shared/seeds"));
    const QStringList names = folder.entryList({QStringLiteral("*.txt")}, QDir::Files, QDir::Name);
    if (names.size() != 5)
        SKIP("the seeds are not here");
    Articles articles({});
    for (const QString &name : names) {
        Result<Document> document = readDocument(folder.filePath(name).toStdString());
        REQUIRE(document);
        articles.store.add(pipeline().extract(std::move(*document)));
    }
    const MergedEvents merged = mergeEvents(articles.store);
    for (const MergedEvent &group : merged.groups) {
        std::string told = articles.store.event(group.events.front()).edtf + ':';
        for (const std::string &reason : group.reasons)
            told += ' ' + reason + ';';
        for (const EventIndex event : group.events)
            told += "\n  " + std::to_string(articles.store.documentOf(event)) + ": " + std::string(articles.store.sentence(event).substr(0, 110));
        UNSCOPED_INFO(told);
    }
    const auto isOne = [&](const std::vector<std::pair<std::string, std::string>> &tellings) {
        const EventIndex first = articles.eventWith(tellings.front().first, tellings.front().second);
        REQUIRE(merged.isMerged(first));
        CHECK(merged.tellings(first).size() == tellings.size());
        for (const auto &[words, edtf] : tellings)
            CHECK(areOne(merged, first, articles.eventWith(words, edtf)));
    };
    isOne({{"arrived in Astana, Kazakhstan, on", "2024-07-02"}, {"arrived in Kazakhstan on", "2024-07-02"}, {"arrived in Astana, the capital", "2024-07-02"}});
    isOne({{"will be held on July 3-4 in Astana", ""}, {"was held in Astana, Kazakhstan, on July 3-4", ""}, {"be held in Kazakhstan's capital Astana on July 3-4", ""}});
    isOne({{"was proposed in 2013", ""}, {"first foreign trip in 2022", "2013"}, {"proposed the idea of building", ""}, {"positive history of the China Kazakhstan", ""}});
    isOne({{"first foreign trip in 2022", "2022"}, {"again in 2017 and 2022", "2022"}});
    isOne({{"reached a record $41 billion", ""}, {"two countries reached $41 billion", ""}});
}
