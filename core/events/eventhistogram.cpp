// SPDX-License-Identifier: GPL-3.0-or-later
#include "events/eventhistogram.h"

#include <algorithm>
#include <array>
#include <optional>

namespace Dateline {

namespace {

using std::chrono::days;
using std::chrono::year_month_day;

constexpr int UnitCount = int(BucketUnit::Millennium) + 1;

Day firstOf(int year, unsigned month)
{
    return Day{year_month_day{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{1}}};
}

int floorTo(int year, int step)
{
    const int remainder = year % step;
    return year - (remainder < 0 ? remainder + step : remainder);
}

int yearsOf(BucketUnit unit)
{
    switch (unit) {
    case BucketUnit::Decade: return 10;
    case BucketUnit::Century: return 100;
    case BucketUnit::Millennium: return 1000;
    default: return 1;
    }
}

/// The number of a bucket counted from one fixed bucket: neighbours differ by one.
std::int64_t bucketNumber(Day day, BucketUnit unit)
{
    const std::int64_t number = day.time_since_epoch().count();
    const year_month_day date{day};
    const int year = int(date.year());
    const int month = int(unsigned(date.month())) - 1;
    switch (unit) {
    case BucketUnit::Day: return number;
    case BucketUnit::Week: {
        const std::int64_t sinceMonday = number + 3; // 1970-01-01 was a Thursday
        return sinceMonday >= 0 ? sinceMonday / 7 : -((6 - sinceMonday) / 7);
    }
    case BucketUnit::Month: return std::int64_t(year) * 12 + month;
    case BucketUnit::Quarter: return std::int64_t(year) * 4 + month / 3;
    default: return floorTo(year, yearsOf(unit)) / yearsOf(unit);
    }
}

std::optional<Day> countedDay(const TimeInterval &interval)
{
    return interval.earliest ? interval.earliest : interval.latest;
}

/// A number for each category of one kind, in the order of code or index, and small: what is kept by it is kept in an array, since
/// a million events ask for it several times.
using CategoryKey = std::uint32_t;

CategoryKey keyOf(CountryCode country)
{
    const std::string_view letters = country.text();
    return letters.empty() ? 0 : CategoryKey(letters[0]) * 256 + CategoryKey(letters[1]);
}

CategoryKey keyOf(const Category &category)
{
    if (const auto *country = std::get_if<CountryCode>(&category))
        return keyOf(*country);
    if (const auto *topic = std::get_if<Topic>(&category))
        return CategoryKey(*topic);
    if (const auto *document = std::get_if<DocumentCategory>(&category))
        return document->document;
    return 0;
}

Category categoryOf(CategoryKey key, CategoryKind kind)
{
    switch (kind) {
    case CategoryKind::Country: {
        const char letters[] = {char(key / 256), char(key % 256)};
        return key == 0 ? CountryCode() : CountryCode(std::string_view(letters, 2));
    }
    case CategoryKind::Topic: return Topic(key);
    case CategoryKind::Document: break;
    }
    return DocumentCategory{key};
}

/// Calls @p take for each category of an event.
template<typename Take>
void forEachCategory(const EventStore &store, EventIndex index, CategoryKind kind, Take take)
{
    switch (kind) {
    case CategoryKind::Country:
        // Countries that a sentence names twice are in the list once, so each comes once.
        for (const CountryCode country : store.countriesOf(index))
            take(keyOf(country));
        break;
    case CategoryKind::Topic:
        for (int topic = 0; topic < TopicCount; ++topic) {
            if (store.topicsOf(index).contains(Topic(topic)))
                take(CategoryKey(topic));
        }
        break;
    case CategoryKind::Document:
        take(CategoryKey(store.documentOf(index)));
        break;
    }
}

/// Which entry of a list of counts each category goes to.
class SeriesOfCategory
{
public:
    explicit SeriesOfCategory(const std::vector<CategoryCount> &counts)
    {
        for (std::size_t i = 0; i < counts.size(); ++i) {
            if (std::holds_alternative<NoCategory>(counts[i].category))
                m_none = i;
            else if (std::holds_alternative<OtherCategories>(counts[i].category))
                for (const Category &member : counts[i].members)
                    add(member, i);
            else
                add(counts[i].category, i);
        }
    }

    /// The entries that the event counts in, each once.
    void find(const EventStore &store, EventIndex index, CategoryKind kind, std::vector<std::size_t> &found) const
    {
        found.clear();
        forEachCategory(store, index, kind, [&](CategoryKey key) {
            const std::size_t series = m_seriesOfKey[key];
            if (std::find(found.begin(), found.end(), series) == found.end())
                found.push_back(series);
        });
        if (found.empty())
            found.push_back(m_none);
    }

private:
    void add(const Category &category, std::size_t series)
    {
        const CategoryKey key = keyOf(category);
        if (key >= m_seriesOfKey.size())
            m_seriesOfKey.resize(key + 1);
        m_seriesOfKey[key] = series;
    }

    std::vector<std::size_t> m_seriesOfKey; ///< of all categories that the events have
    std::size_t m_none = 0;
};

/// The events of one precision.
struct Extent
{
    std::uint32_t events = 0;
    Day first;
    Day last;

    void include(Day from, Day to, std::uint32_t count)
    {
        first = events == 0 ? from : std::min(first, from);
        last = events == 0 ? to : std::max(last, to);
        events += count;
    }
};

struct ChosenUnit
{
    BucketUnit unit;
    Extent known;
};

ChosenUnit chooseUnit(const std::array<Extent, int(Precision::Millennium) + 1> &extents, std::size_t wanted, BucketUnit finest, bool exactly)
{
    std::uint32_t dated = 0;
    for (const Extent &extent : extents)
        dated += extent.events;
    ChosenUnit chosen{BucketUnit::Millennium, {}};
    for (int unit = int(finest); unit < UnitCount; ++unit) {
        chosen = {BucketUnit(unit), {}};
        for (int precision = 0; precision <= int(precisionOf(chosen.unit)); ++precision) {
            const Extent &extent = extents[std::size_t(precision)];
            if (extent.events > 0)
                chosen.known.include(extent.first, extent.last, extent.events);
        }
        if (chosen.known.events == 0 || (!exactly && chosen.known.events * std::uint64_t(2) < dated))
            continue;
        const std::int64_t buckets = bucketNumber(chosen.known.last, chosen.unit) - bucketNumber(chosen.known.first, chosen.unit) + 1;
        if (buckets <= std::int64_t(std::max<std::size_t>(wanted, 1)))
            break;
    }
    return chosen;
}

} // namespace

Precision precisionOf(BucketUnit unit)
{
    switch (unit) {
    case BucketUnit::Day: return Precision::Day;
    case BucketUnit::Week: return Precision::Week;
    case BucketUnit::Month: return Precision::Month;
    case BucketUnit::Quarter: return Precision::Quarter;
    case BucketUnit::Year: return Precision::Year;
    case BucketUnit::Decade: return Precision::Decade;
    case BucketUnit::Century: return Precision::Century;
    case BucketUnit::Millennium: break;
    }
    return Precision::Millennium;
}

Day bucketBegin(Day day, BucketUnit unit)
{
    const year_month_day date{day};
    const int year = int(date.year());
    const unsigned month = unsigned(date.month());
    switch (unit) {
    case BucketUnit::Day: return day;
    case BucketUnit::Week: return Day{days{int(bucketNumber(day, unit) * 7 - 3)}};
    case BucketUnit::Month: return firstOf(year, month);
    case BucketUnit::Quarter: return firstOf(year, (month - 1) / 3 * 3 + 1);
    default: return firstOf(floorTo(year, yearsOf(unit)), 1);
    }
}

Day bucketEnd(Day day, BucketUnit unit)
{
    const Day begin = bucketBegin(day, unit);
    const year_month_day date{begin};
    const int year = int(date.year());
    const unsigned month = unsigned(date.month());
    switch (unit) {
    case BucketUnit::Day: return begin + days{1};
    case BucketUnit::Week: return begin + days{7};
    case BucketUnit::Month: return month == 12 ? firstOf(year + 1, 1) : firstOf(year, month + 1);
    case BucketUnit::Quarter: return month == 10 ? firstOf(year + 1, 1) : firstOf(year, month + 3);
    default: return firstOf(year + yearsOf(unit), 1);
    }
}

std::vector<CategoryCount> countByCategory(const EventStore &store, const std::vector<EventIndex> &shown, CategoryKind kind, std::size_t named)
{
    std::vector<std::uint32_t> eventsOfKey;
    std::uint32_t without = 0;
    for (const EventIndex index : shown) {
        bool any = false;
        forEachCategory(store, index, kind, [&](CategoryKey key) {
            any = true;
            if (key >= eventsOfKey.size())
                eventsOfKey.resize(key + 1);
            ++eventsOfKey[key];
        });
        without += any ? 0 : 1;
    }
    std::vector<CategoryCount> counts;
    for (CategoryKey key = 0; key < eventsOfKey.size(); ++key) {
        if (eventsOfKey[key] > 0)
            counts.push_back({categoryOf(key, kind), eventsOfKey[key], {}});
    }
    std::stable_sort(counts.begin(), counts.end(), [](const CategoryCount &a, const CategoryCount &b) { return a.events > b.events; });

    // One category folded into "others" would only lose its name.
    if (counts.size() > named && counts.size() - named > (named == 0 ? 0u : 1u)) {
        CategoryCount others{OtherCategories{}, 0, {}};
        for (std::size_t i = named; i < counts.size(); ++i)
            others.members.push_back(counts[i].category);
        counts.resize(named);
        counts.push_back(std::move(others));
        const SeriesOfCategory seriesOf(counts);
        std::vector<std::size_t> series;
        for (const EventIndex index : shown) {
            bool any = false;
            forEachCategory(store, index, kind, [&](CategoryKey) { any = true; });
            if (!any)
                continue;
            seriesOf.find(store, index, kind, series);
            counts.back().events += std::find(series.begin(), series.end(), named) != series.end() ? 1 : 0;
        }
    }
    if (without > 0)
        counts.push_back({NoCategory{}, without, {}});
    return counts;
}

EventHistogram eventHistogram(const EventStore &store, const std::vector<EventIndex> &shown, CategoryKind stackedBy,
                              std::size_t wanted, std::size_t namedSeries, BucketUnit finest, bool exactly)
{
    EventHistogram histogram;
    std::array<Extent, int(Precision::Millennium) + 1> extents{};
    for (const EventIndex index : shown) {
        if (const auto day = countedDay(store.intervalOf(index)))
            extents[std::size_t(store.precisionOf(index))].include(*day, *day, 1);
        else
            ++histogram.undated;
    }
    const ChosenUnit chosen = chooseUnit(extents, wanted, finest, exactly);
    if (chosen.known.events == 0)
        return histogram;
    histogram.unit = chosen.unit;
    histogram.coarser = std::uint32_t(shown.size()) - histogram.undated - chosen.known.events;

    for (Day day = bucketBegin(chosen.known.first, chosen.unit); day <= chosen.known.last;) {
        const Day next = bucketEnd(day, chosen.unit);
        histogram.buckets.push_back({day, next - days{1}, 0});
        day = next;
    }
    const std::vector<CategoryCount> categories = countByCategory(store, shown, stackedBy, namedSeries);
    for (const CategoryCount &category : categories)
        histogram.series.push_back({category, std::vector<std::uint32_t>(histogram.buckets.size())});

    const SeriesOfCategory seriesOf(categories);
    const std::int64_t firstNumber = bucketNumber(chosen.known.first, chosen.unit);
    std::vector<std::size_t> series;
    std::size_t bucket = 0;
    for (const EventIndex index : shown) {
        const auto day = countedDay(store.intervalOf(index));
        if (!day || store.precisionOf(index) > precisionOf(chosen.unit))
            continue;
        // Events mostly come in the order of time: the next one is often in the same bucket.
        if (*day < histogram.buckets[bucket].first || *day > histogram.buckets[bucket].last)
            bucket = std::size_t(bucketNumber(*day, chosen.unit) - firstNumber);
        ++histogram.buckets[bucket].total;
        seriesOf.find(store, index, stackedBy, series);
        for (const std::size_t i : series)
            ++histogram.series[i].counts[bucket];
    }
    return histogram;
}

} // namespace Dateline
