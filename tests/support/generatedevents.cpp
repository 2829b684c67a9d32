// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/generatedevents.h"

#include <algorithm>
#include <array>
#include <cstdio>

namespace Dateline::TestSupport {

namespace {

struct City
{
    CountryCode country;
    std::string_view name;
    Coordinate coordinate;
};

constexpr std::array Cities{
    City{CountryCode("KZ"), "Astana", {51.18, 71.446}},      City{CountryCode("CN"), "Urumqi", {43.801, 87.601}},
    City{CountryCode("UZ"), "Tashkent", {41.2647, 69.2163}}, City{CountryCode("KG"), "Bishkek", {42.87, 74.59}},
    City{CountryCode("TJ"), "Dushanbe", {38.5358, 68.7791}}, City{CountryCode("TM"), "Ashgabat", {37.95, 58.3833}},
    City{CountryCode("RU"), "Moscow", {55.7522, 37.6156}},   City{CountryCode("AZ"), "Baku", {40.3777, 49.892}},
    City{CountryCode("TR"), "Ankara", {39.9199, 32.8543}},   City{CountryCode("GE"), "Tbilisi", {41.6941, 44.8337}},
};

constexpr std::array<std::string_view, 8> Happenings{
    "officials signed a protocol", "a freight train arrived", "engineers opened a section", "delegations met",
    "a company announced a plan",  "customs opened a post",   "a forum closed",             "a bridge was inspected",
};

constexpr int Days = 21900;
constexpr std::uint32_t EventsOfAnArticle = 1000;

Day firstDay()
{
    return *dayFromCivil(1965, 1, 1);
}

std::string edtfOf(const GeneratedEvent &event)
{
    const std::string first = isoFromDay(event.first);
    switch (event.precision) {
    case Precision::Year: return first.substr(0, 4);
    case Precision::Month: return first.substr(0, 7);
    default: return event.first == event.last ? first : first + '/' + isoFromDay(event.last);
    }
}

} // namespace

EventGenerator::EventGenerator(Spread spread, std::uint32_t seed)
    : m_spread(spread)
    , m_random(seed)
{
    for (int i = 0; i < 100; ++i)
        m_centres.push_back(int(m_random() % Days));
}

GeneratedEvent EventGenerator::next()
{
    // Each draw is a statement of its own: the order of arguments' evaluation is the compiler's.
    int day = int(m_random() % Days);
    if (m_spread == Spread::Clustered) {
        const int centre = m_centres[m_random() % m_centres.size()];
        const int later = int(m_random() % 40);
        const int earlier = int(m_random() % 40);
        day = std::clamp(centre + later - earlier, 0, Days - 1);
    }
    GeneratedEvent event;
    event.article = m_count++ / EventsOfAnArticle;
    event.first = event.last = firstDay() + std::chrono::days(day);
    const std::chrono::year_month_day date(event.first);
    switch (m_random() % 12) {
    case 0:
        event.first = Day(date.year() / 1 / 1);
        event.last = Day(date.year() / 12 / 31);
        event.precision = Precision::Year;
        break;
    case 1:
        event.first = Day(date.year() / date.month() / 1);
        event.last = Day(date.year() / date.month() / std::chrono::last);
        event.precision = Precision::Month;
        break;
    case 2:
        event.last = event.first + std::chrono::days(m_random() % 120);
        break;
    default:
        break;
    }
    const std::size_t one = m_random() % Cities.size();
    const std::size_t other = m_random() % Cities.size();
    const City &city = Cities[std::min(one, other)];
    event.country = city.country;
    if (m_random() % 8 == 0 && Cities[std::max(one, other)].country != city.country)
        event.second = Cities[std::max(one, other)].country;
    event.place = city.name;
    event.coordinate = city.coordinate;
    event.happening = Happenings[m_random() % Happenings.size()];
    return event;
}

ExtractedDocument generateDocument(std::uint32_t count, Spread spread)
{
    ExtractedDocument document;
    document.document.path = "generated";
    document.document.title = "Generated events";
    document.document.language = "en";
    document.document.text = "Delegations met and signed a protocol.";
    EventGenerator generator(spread);
    document.events.reserve(count);
    for (std::uint32_t i = 0; i < count; ++i) {
        const GeneratedEvent each = generator.next();
        Event event;
        event.sentence = {0, std::uint32_t(document.document.text.size())};
        event.label = "Delegations met";
        event.interval = TimeInterval::of(each.first, each.last);
        event.precision = each.precision;
        event.countries.push_back(each.country);
        if (!each.second.isEmpty())
            event.countries.push_back(each.second);
        document.events.push_back(std::move(event));
    }
    return document;
}

std::string jsonLine(const GeneratedEvent &event)
{
    std::string countries = '"' + event.country.toString() + '"';
    if (!event.second.isEmpty())
        countries += ",\"" + event.second.toString() + '"';
    std::array<char, 64> coordinate{};
    std::snprintf(coordinate.data(), coordinate.size(), "\"latitude\":%.4f,\"longitude\":%.4f", event.coordinate.latitude, event.coordinate.longitude);
    return "{\"date\":\"" + edtfOf(event) + "\",\"text\":\"In " + std::string(event.place) + ' ' + std::string(event.happening) + ".\",\"countries\":[" + countries
        + "],\"place\":\"" + std::string(event.place) + "\"," + coordinate.data() + ",\"path\":\"generated/article-"
        + std::to_string(event.article) + "\"}";
}

} // namespace Dateline::TestSupport
