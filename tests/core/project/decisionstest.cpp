// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/documentjson.h"
#include "pipeline/extractionpipeline.h"
#include "project/decisionsubjects.h"
#include "project/revieweddocument.h"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <string>

using namespace Dateline;

namespace {

const ExtractionPipeline &pipeline()
{
    static const ExtractionPipeline instance;
    return instance;
}

ExtractedDocument read(const std::string &text, const char *published = nullptr)
{
    Document document;
    document.path = "walk.txt";
    document.title = "Walk";
    document.language = "en";
    document.text = text;
    if (published)
        document.published = {dayFromIso(published), PublishedBasis::Given, "given", std::nullopt};
    return pipeline().extract(std::move(document));
}

const char *const Article = "The delegation arrived in Astana on 2 July 2024. On Monday the talks went on in Tashkent. "
                            "A railway through Khorgos was opened in 2016. The two sides said little of it.\n";
constexpr DocumentKey Key = 7;

Event eventWith(const ExtractedDocument &document, const std::string &words)
{
    for (const Event &event : document.events) {
        if (event.sentence.in(document.document.text).find(words) != std::string_view::npos)
            return event;
    }
    FAIL("no event of a sentence with " << words);
    std::abort();
}

bool hasEventWith(const ExtractedDocument &document, const std::string &words)
{
    return std::any_of(document.events.begin(), document.events.end(), [&](const Event &event) {
        return event.sentence.in(document.document.text).find(words) != std::string_view::npos;
    });
}

TextSpan spanOf(const ExtractedDocument &document, const std::string &words)
{
    const auto at = document.document.text.find(words);
    REQUIRE(at != std::string::npos);
    return {std::uint32_t(at), std::uint32_t(at + words.size())};
}

class Decisions
{
public:
    void add(DecisionSubject subject, DecisionContent content)
    {
        Decision decision;
        decision.number = m_decisions.size() + 1;
        decision.id = std::string(DecisionIdPrefix) + std::to_string(decision.number);
        decision.subjects.push_back(std::move(subject));
        decision.content = std::move(content);
        m_decisions.push_back(std::move(decision));
    }
    ReviewedDocument apply(const ExtractedDocument &machine) const { return applyDecisions(machine, Key, m_decisions, pipeline()); }
    const std::vector<Decision> &all() const { return m_decisions; }

private:
    std::vector<Decision> m_decisions;
};

std::string days(const Event &event)
{
    return (event.interval.earliest ? isoFromDay(*event.interval.earliest) : "?") + "/" + (event.interval.latest ? isoFromDay(*event.interval.latest) : "?");
}

ChosenPlace almaty()
{
    return {"Almaty", PlaceKind::City, CountryCode("KZ"), Coordinate{43.25, 76.9167}, 1526384};
}

} // namespace

TEST_CASE("Decisions stand beside the machine's result and never change it", "[decisions]")
{
    const ExtractedDocument machine = read(Article);
    const std::string before = documentJson(machine);
    Decisions decisions;
    decisions.add(eventSubject(machine, Key, eventWith(machine, "Khorgos")), RejectDecision{});
    decisions.add(expressionSubject(machine, Key, machine.temporalExpressions.front()), DateDecision{"2024-07-05"});
    const ReviewedDocument reviewed = decisions.apply(machine);
    CHECK(documentJson(machine) == before);
    CHECK(documentJson(reviewed.extracted) != before);
    CHECK(documentJson(Decisions().apply(machine).extracted) == before);
}

TEST_CASE("A date that a person gives to words dates their event", "[decisions]")
{
    const ExtractedDocument machine = read(Article);
    Decisions decisions;
    decisions.add(wordsSubject(machine, Key, DecisionSubject::Kind::Expression, spanOf(machine, "Monday")), DateDecision{"2024-07-08"});
    const ReviewedDocument reviewed = decisions.apply(machine);
    const Event event = eventWith(reviewed.extracted, "Tashkent");
    CHECK(days(event) == "2024-07-08/2024-07-08");
    CHECK(event.edtf == "2024-07-08");
    CHECK(event.id == eventWith(machine, "Tashkent").id);
    CHECK(reviewed.outcome.marks.at(event.id).edited);
    CHECK(reviewed.outcome.decisions.front().isEffective);

    // Of two about the same words the later one holds.
    decisions.add(wordsSubject(machine, Key, DecisionSubject::Kind::Expression, spanOf(machine, "Monday")), DateDecision{"2024-07"});
    const Event later = eventWith(decisions.apply(machine).extracted, "Tashkent");
    CHECK(days(later) == "2024-07-01/2024-07-31");
    CHECK(later.precision == Precision::Month);
}

TEST_CASE("Words that a person takes for no date make no event", "[decisions]")
{
    const ExtractedDocument machine = read(Article);
    Decisions decisions;
    decisions.add(wordsSubject(machine, Key, DecisionSubject::Kind::Expression, spanOf(machine, "2016")), DateDecision{});
    CHECK(hasEventWith(machine, "Khorgos"));
    CHECK_FALSE(hasEventWith(decisions.apply(machine).extracted, "Khorgos"));
}

TEST_CASE("What is no date is not taken for one", "[decisions]")
{
    const ExtractedDocument machine = read(Article);
    Decisions decisions;
    decisions.add(wordsSubject(machine, Key, DecisionSubject::Kind::Expression, spanOf(machine, "2016")), DateDecision{"next week"});
    const ReviewedDocument reviewed = decisions.apply(machine);
    CHECK(documentJson(reviewed.extracted) == documentJson(machine));
    CHECK_FALSE(reviewed.outcome.decisions.front().isEffective);
    CHECK_FALSE(reviewed.outcome.decisions.front().reason.empty());
}

TEST_CASE("A range is corrected as a whole", "[decisions]")
{
    const ExtractedDocument machine = read("The summit was held in Astana on July 3-4, 2024, with ten states.\n");
    REQUIRE(machine.events.size() == 1);
    Decisions decisions;
    decisions.add(expressionSubject(machine, Key, machine.temporalExpressions.front()), DateDecision{"2024-07-05/2024-07-06"});
    const ReviewedDocument reviewed = decisions.apply(machine);
    REQUIRE(reviewed.extracted.events.size() == 1);
    CHECK(days(reviewed.extracted.events.front()) == "2024-07-05/2024-07-06");
}

TEST_CASE("A place is chosen for one mention or for all of the document", "[decisions]")
{
    const ExtractedDocument machine = read("Guests came to Astana on 2 July 2024. They left Astana on 5 July 2024.\n");
    REQUIRE(machine.toponyms.size() == 2);
    const DecisionSubject first = toponymSubject(machine, Key, machine.toponyms.front());
    Decisions one;
    one.add(first, PlaceDecision{almaty(), false});
    CHECK(one.apply(machine).extracted.toponyms[0].name == "Almaty");
    CHECK(one.apply(machine).extracted.toponyms[1].name == "Astana");
    Decisions all;
    all.add(first, PlaceDecision{almaty(), true});
    const ReviewedDocument reviewed = all.apply(machine);
    for (const Event &event : reviewed.extracted.events) {
        REQUIRE(event.place >= 0);
        CHECK(reviewed.extracted.toponyms[std::size_t(event.place)].name == "Almaty");
        CHECK(event.placeConfidence == 1);
        CHECK(reviewed.outcome.marks.at(event.id).edited);
    }
    Decisions none;
    none.add(first, PlaceDecision{std::nullopt, true});
    CHECK(none.apply(machine).extracted.toponyms.empty());
    CHECK(none.apply(machine).extracted.events.front().place == -1);
}

TEST_CASE("An event is edited, rejected, starred, tagged and noted", "[decisions]")
{
    const ExtractedDocument machine = read(Article);
    Decisions decisions;
    const Event arrival = eventWith(machine, "2 July");
    EditDecision edit;
    edit.label = "Arrival";
    edit.edtf = "2024-07-01";
    edit.place = std::optional<ChosenPlace>(almaty());
    TopicSet topics;
    topics.insert(Topic::Visit);
    edit.topics = topics;
    decisions.add(eventSubject(machine, Key, arrival), edit);
    decisions.add(eventSubject(machine, Key, arrival), StarDecision{});
    decisions.add(eventSubject(machine, Key, arrival), NoteDecision{"ask again"});
    decisions.add(eventSubject(machine, Key, arrival), TagDecision{"visit"});
    decisions.add(eventSubject(machine, Key, arrival), AcceptDecision{});
    decisions.add(eventSubject(machine, Key, eventWith(machine, "Khorgos")), RejectDecision{});
    decisions.add(documentSubject(Key), NoteDecision{"for the chapter on rails"});
    const ReviewedDocument reviewed = decisions.apply(machine);
    const Event event = eventWith(reviewed.extracted, "2 July");
    CHECK(event.label == "Arrival");
    CHECK(days(event) == "2024-07-01/2024-07-01");
    CHECK(event.topics == topics);
    REQUIRE(event.place >= 0);
    CHECK(reviewed.extracted.toponyms[std::size_t(event.place)].name == "Almaty");
    const ReviewMarks &marks = reviewed.outcome.marks.at(event.id);
    CHECK(marks.starred);
    CHECK(marks.accepted);
    CHECK(marks.edited);
    CHECK(marks.notes == std::vector<std::string>{"ask again"});
    CHECK(marks.tags == std::vector<std::string>{"visit"});
    CHECK_FALSE(hasEventWith(reviewed.extracted, "Khorgos"));
    REQUIRE(reviewed.outcome.rejected.size() == 1);
    CHECK(reviewed.outcome.marks.at("").notes == std::vector<std::string>{"for the chapter on rails"});
}

TEST_CASE("An event is added from selected words", "[decisions]")
{
    const ExtractedDocument machine = read(Article);
    REQUIRE_FALSE(hasEventWith(machine, "said little"));
    Decisions decisions;
    const DecisionSubject words = wordsSubject(machine, Key, DecisionSubject::Kind::Event, spanOf(machine, "The two sides said little"));
    decisions.add(words, AddEventDecision{"Silence", "2024-07-09", almaty()});
    // In a sentence that tells a dated event already, and on the same day.
    decisions.add(wordsSubject(machine, Key, DecisionSubject::Kind::Event, spanOf(machine, "arrived in Astana on 2 July 2024")), AddEventDecision{"Landing", "", {}});
    ReviewedDocument reviewed = decisions.apply(machine);
    CHECK(reviewed.extracted.events.size() == machine.events.size() + 2);
    const Event added = eventWith(reviewed.extracted, "said little");
    CHECK(added.label == "Silence");
    CHECK(days(added) == "2024-07-09/2024-07-09");
    CHECK(added.sentence.in(machine.document.text) == "The two sides said little of it.");
    CHECK(reviewed.outcome.marks.at(added.id).added);
    const auto landing = std::find_if(reviewed.extracted.events.begin(), reviewed.extracted.events.end(), [](const Event &event) { return event.label == "Landing"; });
    REQUIRE(landing != reviewed.extracted.events.end());
    CHECK(days(*landing) == "2024-07-02/2024-07-02");

    // A later decision on the added event finds it, and not the machine's event of the same words.
    decisions.add(eventSubject(reviewed.extracted, Key, *landing), RejectDecision{});
    reviewed = decisions.apply(machine);
    CHECK(reviewed.extracted.events.size() == machine.events.size() + 1);
    CHECK(reviewed.outcome.rejected.front().label == "Landing");
}

TEST_CASE("Another document date resolves the relative dates anew, and the preview says which", "[decisions]")
{
    const ExtractedDocument machine = read("The talks went on in Tashkent on Monday. The guests left yesterday. A road was opened in Almaty on 3 May 2019.\n", "2024-07-03");
    const std::vector<DateChange> changes = previewDocumentDate(machine, Key, {}, dayFromIso("2024-08-14"), pipeline());
    Decisions decisions;
    decisions.add(documentSubject(Key), DocumentDateDecision{dayFromIso("2024-08-14")});
    const ReviewedDocument reviewed = decisions.apply(machine);
    CHECK(isoFromDay(*reviewed.extracted.document.published.day) == "2024-08-14");
    CHECK(days(eventWith(reviewed.extracted, "yesterday")) == "2024-08-13/2024-08-13");
    CHECK(days(eventWith(reviewed.extracted, "Almaty")) == "2019-05-03/2019-05-03");
    REQUIRE(changes.size() == 2);
    for (const DateChange &change : changes) {
        const Event after = *std::find_if(reviewed.extracted.events.begin(), reviewed.extracted.events.end(), [&](const Event &event) { return event.id == change.event; });
        CHECK(after.interval == change.after);
        CHECK(change.before != change.after);
    }
    // Without a day nothing can be counted from it.
    const std::vector<DateChange> unknown = previewDocumentDate(machine, Key, {}, std::nullopt, pipeline());
    REQUIRE(unknown.size() == 2);
    CHECK_FALSE(unknown.front().after.isResolved());
}

TEST_CASE("Decisions whose words are gone are orphans and change nothing", "[decisions]")
{
    const ExtractedDocument machine = read(Article);
    Decisions decisions;
    decisions.add(eventSubject(machine, Key, eventWith(machine, "2 July")), StarDecision{});
    decisions.add(eventSubject(machine, Key, eventWith(machine, "Khorgos")), RejectDecision{});
    std::string text = Article;
    text.replace(text.find("A railway through Khorgos was opened in 2016."), 45, "A railway through Khorgos was closed in 2016.");
    const ExtractedDocument changed = read("A new first line of the article.\n\n" + text);
    const ReviewedDocument reviewed = decisions.apply(changed);
    CHECK_FALSE(reviewed.outcome.decisions[0].isOrphan);
    CHECK(reviewed.outcome.marks.at(eventWith(reviewed.extracted, "2 July").id).starred);
    CHECK(reviewed.outcome.decisions[1].isOrphan);
    CHECK_FALSE(reviewed.outcome.decisions[1].reason.empty());
    CHECK(hasEventWith(reviewed.extracted, "Khorgos"));
    CHECK(reviewed.outcome.rejected.empty());
}

TEST_CASE("A decision reads back as it was written", "[decisions]")
{
    const ExtractedDocument machine = read(Article);
    EditDecision edit;
    edit.label = "“Arrival” \\ of\nall";
    edit.place = std::optional<ChosenPlace>();
    edit.countries = {CountryCode("KZ"), CountryCode("UZ")};
    TopicSet topics;
    topics.insert(Topic::Transport);
    edit.topics = topics;
    Decisions decisions;
    const DecisionSubject subject = eventSubject(machine, Key, eventWith(machine, "Khorgos"));
    for (const DecisionContent &content : std::vector<DecisionContent>{AcceptDecision{}, DocumentDateDecision{dayFromIso("-0043-03-15")}, DocumentDateDecision{},
             DateDecision{"2024-07-03/2024-07-04"}, PlaceDecision{almaty(), true}, PlaceDecision{}, edit, RejectDecision{},
             AddEventDecision{"Label", "2024", almaty()}, MergeDecision{}, SplitDecision{}, NoteDecision{"Ескерту"}, TagDecision{"t"}, StarDecision{}})
        decisions.add(subject, content);
    for (const Decision &decision : decisions.all()) {
        INFO(decisionJson(decision));
        const std::optional<Decision> back = decisionFromJson(decisionJson(decision));
        REQUIRE(back);
        CHECK(*back == decision);
    }
    for (const char *broken : {"", "{", "[]", "{}", R"({"id":"decision-1","decision":"fly","subjects":[{"kind":"event"}]})", R"({"id":"decision-1","decision":"star"})"})
        CHECK_FALSE(decisionFromJson(broken));
}
