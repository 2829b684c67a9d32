// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/samplestore.h"

#include <array>

namespace Dateline::TestSupport {

namespace {

TextSpan spanOf(const std::string &text, const std::string &words, std::size_t from)
{
    const std::size_t at = text.find(words, from);
    return {std::uint32_t(at), std::uint32_t(at + words.size())};
}

void append(ExtractedDocument &document, const SampleEvent &sample)
{
    std::string &text = document.document.text;
    const std::size_t begin = text.size();
    text += sample.sentence;
    Event event;
    event.sentence = {std::uint32_t(begin), std::uint32_t(text.size())};
    text += "\n\n";
    event.id = document.document.path + '#' + std::to_string(begin);
    event.label = sample.sentence.substr(0, 40);
    event.precision = sample.precision;
    event.topics = {};
    for (const Topic topic : sample.topics)
        event.topics.insert(topic);
    for (const std::string &country : sample.countries)
        event.countries.push_back(CountryCode(country));
    if (!sample.date.empty()) {
        TemporalExpression expression;
        expression.span = spanOf(text, sample.date, begin);
        expression.precision = sample.precision;
        expression.makesEvent = true;
        const auto earliest = dayFromIso(sample.earliest);
        const auto latest = dayFromIso(sample.latest);
        if (earliest && latest)
            expression.interval = TimeInterval::of(*earliest, *latest);
        else if (earliest)
            expression.interval = TimeInterval::since(*earliest);
        expression.edtf = sample.earliest == sample.latest ? sample.earliest : sample.earliest + '/' + (latest ? sample.latest : "..");
        if (!earliest) {
            expression.edtf.clear();
            expression.reason = "no year is given";
        }
        event.interval = expression.interval;
        event.edtf = expression.edtf;
        event.dateConfidence = earliest ? 0.9f : 0.0f;
        event.temporalExpressions.push_back(std::uint32_t(document.temporalExpressions.size()));
        document.temporalExpressions.push_back(std::move(expression));
    }
    if (!sample.place.empty()) {
        Toponym toponym;
        toponym.span = spanOf(text, sample.place, begin);
        toponym.name = sample.place;
        toponym.country = sample.countries.empty() ? CountryCode() : CountryCode(sample.countries.front());
        toponym.coordinate = sample.coordinate;
        toponym.confidence = 0.9f;
        event.place = std::int32_t(document.toponyms.size());
        event.placeConfidence = 0.9f;
        event.toponyms.push_back(std::uint32_t(document.toponyms.size()));
        document.toponyms.push_back(std::move(toponym));
    }
    document.sentences.push_back(event.sentence);
    document.events.push_back(std::move(event));
}

} // namespace

ExtractedDocument sampleDocument(const std::string &title, const std::string &published, const std::vector<SampleEvent> &events)
{
    ExtractedDocument document;
    document.document.path = title + ".txt";
    document.document.title = title;
    document.document.language = "en";
    if (const auto day = dayFromIso(published))
        document.document.published = {day, PublishedBasis::Given, "given", std::nullopt};
    for (const SampleEvent &event : events)
        append(document, event);
    return document;
}

std::vector<ExtractedDocument> sampleDocuments()
{
    const Coordinate astana{51.18, 71.446};
    const Coordinate almaty{43.25, 76.9167};
    const Coordinate tashkent{41.2647, 69.2163};
    const Coordinate samarkand{39.6542, 66.9597};
    const Coordinate dushanbe{38.5358, 68.7791};
    const Coordinate bishkek{42.87, 74.59};
    const Coordinate ashgabat{37.95, 58.3833};
    const Coordinate beijing{39.9075, 116.3972};
    const Coordinate xian{34.2583, 108.9286};
    const Coordinate khorgos{44.21, 80.41};
    return {
        sampleDocument("A road of summits", "2024-07-05", {
            {"On 7 September 2013 a speech in Astana named the economic belt.", "7 September 2013", "2013-09-07", "2013-09-07", Precision::Day, "Astana", astana, {"KZ", "CN"}, {Topic::Visit}},
            {"The line through Ashgabat opened on 3 December 2014.", "3 December 2014", "2014-12-03", "2014-12-03", Precision::Day, "Ashgabat", ashgabat, {"TM", "KZ"}, {Topic::Transport}},
            {"Samarkand was host on 15 and 16 September 2022.", "15 and 16 September 2022", "2022-09-15", "2022-09-16", Precision::Day, "Samarkand", samarkand, {"UZ"}, {Topic::Summit}},
            {"Trade between the neighbours grew in 2023.", "2023", "2023-01-01", "2023-12-31", Precision::Year, "", {}, {"CN", "KZ"}, {Topic::Trade}},
            {"The terminal in Xi'an was opened in February 2024.", "February 2024", "2024-02-01", "2024-02-29", Precision::Month, "Xi'an", xian, {"CN"}, {Topic::Transport}},
            {"The leaders met in Astana on 3 and 4 July 2024.", "3 and 4 July 2024", "2024-07-03", "2024-07-04", Precision::Day, "Astana", astana, {"KZ", "CN", "TJ", "UZ", "KG"}, {Topic::Summit, Topic::Membership}},
        }),
        sampleDocument("Rails and neighbours", "2025-06-20", {
            {"The agreement on the railway was signed in Beijing on 6 June 2024.", "6 June 2024", "2024-06-06", "2024-06-06", Precision::Day, "Beijing", beijing, {"CN", "KG", "UZ"}, {Topic::Agreement, Topic::Transport}},
            {"Dushanbe received its guest on 5 July 2024.", "5 July 2024", "2024-07-05", "2024-07-05", Precision::Day, "Dushanbe", dushanbe, {"TJ"}, {Topic::Visit}},
            {"Trains have crossed at Khorgos since 2022.", "since 2022", "2022-01-01", "", Precision::Year, "Khorgos", khorgos, {"KZ", "CN"}, {Topic::Transport}},
            {"Bishkek and Tashkent spoke again on a Monday.", "Monday", "", "", Precision::Day, "Bishkek", bishkek, {"KG", "UZ"}, {Topic::Diplomacy}},
            {"Tashkent opened its forum in June 2025.", "June 2025", "2025-06-01", "2025-06-30", Precision::Month, "Tashkent", tashkent, {"UZ"}, {Topic::Trade}},
            {"Almaty saw the first train on 27 December 2024.", "27 December 2024", "2024-12-27", "2024-12-27", Precision::Day, "Almaty", almaty, {"KZ"}, {Topic::Transport}},
        }),
    };
}

ExtractedDocument manyEvents(int count)
{
    struct Capital
    {
        const char *name;
        const char *country;
        Coordinate coordinate;
    };
    static const std::array<Capital, 6> capitals{{{"Astana", "KZ", {51.18, 71.446}}, {"Beijing", "CN", {39.9075, 116.3972}},
        {"Tashkent", "UZ", {41.2647, 69.2163}}, {"Bishkek", "KG", {42.87, 74.59}}, {"Dushanbe", "TJ", {38.5358, 68.7791}},
        {"Ashgabat", "TM", {37.95, 58.3833}}}};
    const Day first = *dayFromCivil(2010, 1, 1);
    const int span = 7305;
    std::vector<SampleEvent> events;
    events.reserve(std::size_t(count));
    for (int i = 0; i < count; ++i) {
        const Capital &capital = capitals[std::size_t(i) % capitals.size()];
        const std::string day = isoFromDay(first + std::chrono::days{int(std::int64_t(i) * span / count)});
        events.push_back({"Event " + std::to_string(i) + " in " + capital.name + " on " + day + ".", day, day, day,
            Precision::Day, capital.name, capital.coordinate, {capital.country}, {Topic(i % TopicCount)}});
    }
    return sampleDocument("Many events", "2030-12-31", events);
}

} // namespace Dateline::TestSupport
