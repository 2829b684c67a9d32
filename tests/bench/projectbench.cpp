// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench.h"

#include "io/extractioncodec.h"
#include "models/eventfiltermodel.h"
#include "project/project.h"
#include "timeline/timelineindex.h"

#include <QFileInfo>
#include <QTemporaryDir>

#include <fstream>
#include <random>
#include <unistd.h>

namespace Dateline {

namespace {

/// Bytes of memory that the process holds now.
double residentBytes()
{
    std::ifstream file("/proc/self/statm");
    double total = 0;
    double resident = 0;
    file >> total >> resident;
    return resident * double(sysconf(_SC_PAGESIZE));
}

struct City
{
    const char *name;
    const char *country;
    std::uint32_t geonameId;
    Coordinate coordinate;
};

constexpr City Cities[] = {{"Astana", "KZ", 1526273, {51.18, 71.45}}, {"Almaty", "KZ", 1526384, {43.25, 76.92}}, {"Tashkent", "UZ", 1512569, {41.26, 69.22}},
                           {"Samarkand", "UZ", 1216265, {39.65, 66.96}}, {"Bishkek", "KG", 1528675, {42.87, 74.59}}, {"Dushanbe", "TJ", 1221874, {38.54, 68.78}},
                           {"Ashgabat", "TM", 162183, {37.95, 58.38}}, {"Xi'an", "CN", 1790630, {34.26, 108.93}}, {"Beijing", "CN", 1816670, {39.9, 116.4}},
                           {"Moscow", "RU", 524901, {55.75, 37.62}}};

/// An article of a hundred sentences, each with a day, a place and some of two thousand made-up words, the first ones often.
std::shared_ptr<const ExtractedDocument> article(int number, std::mt19937 &random)
{
    const auto word = [&] {
        std::uint32_t rank = std::min({random() % 2000, random() % 2000, random() % 2000});
        std::string made;
        for (rank += 30; rank > 0; rank /= 20)
            made += std::string(1, "bdfgklmnprstvz"[rank % 14]) + "aeiou"[rank % 5];
        return made;
    };
    auto document = std::make_shared<ExtractedDocument>();
    document->document.path = "article" + std::to_string(number) + ".txt";
    document->document.title = "About " + word() + " and " + word();
    document->document.language = "en";
    std::string &text = document->document.text;
    for (int i = 0; i < 100; ++i) {
        const auto begin = std::uint32_t(text.size());
        const City &city = Cities[std::min(random() % 10, random() % 10)];
        const Day day = *dayFromCivil(2000, 1, 1) + std::chrono::days(random() % 9000);
        text += "The " + word() + ' ' + word() + " met in ";
        Toponym toponym;
        toponym.span = {std::uint32_t(text.size()), std::uint32_t(text.size() + std::string_view(city.name).size())};
        toponym.name = city.name;
        toponym.country = CountryCode(city.country);
        toponym.coordinate = city.coordinate;
        toponym.geonameId = city.geonameId;
        toponym.confidence = 0.9f;
        text += std::string(city.name) + " on ";
        TemporalExpression expression;
        expression.value = expression.edtf = isoFromDay(day);
        expression.span = {std::uint32_t(text.size()), std::uint32_t(text.size() + 10)};
        expression.interval = TimeInterval::of(day, day);
        expression.makesEvent = true;
        expression.rule = "bench";
        text += expression.edtf.string() + " to speak of " + word() + ", " + word() + ' ' + word() + " and " + word() + '.';
        Event event;
        event.id = std::to_string(number * 1000 + i) + "-benchmark-id";
        event.sentence = {begin, std::uint32_t(text.size())};
        event.label = text.substr(begin, 40);
        event.interval = expression.interval;
        event.edtf = expression.edtf;
        event.temporalExpressions = {std::uint32_t(i)};
        event.toponyms = {std::uint32_t(i)};
        event.countries = {toponym.country, CountryCode(Cities[random() % 10].country)};
        event.topics.insert(Topic(random() % TopicCount));
        event.place = i;
        event.dateConfidence = event.placeConfidence = 0.9f;
        document->sentences.push_back(event.sentence);
        document->temporalExpressions.push_back(std::move(expression));
        document->toponyms.push_back(std::move(toponym));
        document->events.push_back(std::move(event));
        text += ' ';
    }
    return document;
}

void measure(int articles)
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("bench.dateline"));
    const std::string suffix = '.' + std::to_string(articles * 100);
    {
        Result<ProjectContents> contents = createProject(path);
        if (!contents) {
            std::fprintf(stderr, "%s\n", contents.message().c_str());
            return;
        }
        ProjectFile file(*contents);
        std::mt19937 random(8);
        Bench::report("project.write" + suffix, Bench::seconds([&] {
            for (int i = 1; i <= articles; ++i) {
                ProjectChange change;
                StoredDocument stored;
                stored.key = i;
                stored.machine = article(i, random);
                stored.extractionVersion = extractionVersion();
                file.makeSearchable({i, stored.machine, {}, {}});
                change.documents.push_back(std::move(stored));
                change.records.push_back({"document", std::to_string(i), "{}"});
                file.submit(std::move(change));
            }
            file.waitUntilSaved(std::chrono::minutes(10));
        }), "s");
        Bench::report("project.searchable" + suffix, Bench::seconds([&] { file.waitUntilSearchable(std::chrono::minutes(20)); }), "s");
    }
    Bench::report("project.file" + suffix, double(QFileInfo(path).size()) / 1e6, "MB");

    const double before = residentBytes();
    EventFilterModel events;
    Project project(events);
    std::optional<Result<ProjectContents>> contents;
    const double read = Bench::seconds([&] { contents.emplace(readProject(path)); });
    if (!*contents) {
        std::fprintf(stderr, "%s\n", contents->message().c_str());
        return;
    }
    const double open = Bench::seconds([&] { project.open(std::move(**contents)); });
    contents.reset();
    // Merging goes on behind the window; what follows is measured without it.
    Bench::report("project.merge" + suffix, Bench::seconds([&] { project.finishMerging(); }), "s");
    const double index = Bench::seconds([&] { const TimelineIndex timeline(events, LaneGrouping::Country); });
    Bench::report("project.read" + suffix, read, "s");
    Bench::report("project.show" + suffix, open, "s");
    Bench::report("project.open" + suffix, read + open + index, "s");
    Bench::report("project.memory" + suffix, (residentBytes() - before) / 1e6, "MB");

    std::vector<EventFilter> filters(4);
    filters[0].countries = {CountryCode("KZ")};
    filters[1].topics.insert(Topic::Trade);
    filters[2].from = dayFromCivil(2013, 1, 1);
    filters[2].to = dayFromCivil(2015, 12, 31);
    double filter = 0;
    for (const EventFilter &each : filters)
        filter = std::max(filter, Bench::seconds([&] { events.setFilter(each); }));
    Bench::report("project.filter" + suffix, 1000 * filter, "ms");

    double search = 0;
    for (const char *text : {"t", "ta", "met", "Xian", "Алматы", "almaty 2", "place:astana in:KZ", "date:2014-06 tashkent", "nothing", "\"met in Dushanbe\"",
                             "from:2001 to:2003 in:TM", "the speak to", "about", "title:a", "met -and"}) {
        std::vector<double> times;
        for (int i = 0; i < 5; ++i)
            times.push_back(1000 * Bench::seconds([&] { (void)project.search(parseSearch(text)); }));
        const double time = Bench::median(times);
        if (time > 50)
            std::fprintf(stderr, "search for %s: %.1f ms\n", text, time);
        search = std::max(search, time);
    }
    Bench::report("project.search" + suffix, search, "ms");
    Bench::report("project.decide" + suffix, 1000 * Bench::seconds([&] { project.decide({project.subjectOf(0)}, StarDecision{}); }), "ms");
}

const Bench::Add tenThousandArticles("project", [] { measure(10000); });

} // namespace

} // namespace Dateline
