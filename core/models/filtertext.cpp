// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/filtertext.h"

#include "models/counttext.h"
#include "models/displaydate.h"
#include "models/eventfiltermodel.h"

#include <QCoreApplication>
#include <QStringList>

#include <cmath>

namespace Dateline {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Dateline)
};

using std::chrono::days;
using std::chrono::year_month_day;

constexpr qsizetype MostValues = 4;

QString joined(QStringList values, const QString &between)
{
    if (values.size() > MostValues) {
        const qsizetype left = values.size() - (MostValues - 1);
        values = values.first(MostValues - 1);
        values.append(Words::tr("%1 more", "further values of a filter").arg(left));
    }
    return values.join(between);
}

QString orBetween()
{
    return Words::tr(" or ", "between alternatives of a filter");
}

/// The coarsest of year, month and day whose unit begins with @p first and ends with @p last.
Precision precisionOf(std::optional<Day> first, std::optional<Day> last)
{
    const auto begins = [](Day day, bool year) {
        const year_month_day date{day};
        return date.day() == std::chrono::day{1} && (!year || date.month() == std::chrono::January);
    };
    const auto fits = [&](bool year) { return (!first || begins(*first, year)) && (!last || begins(*last + days{1}, year)); };
    return fits(true) ? Precision::Year : fits(false) ? Precision::Month : Precision::Day;
}

Day endOfUnit(Day first, Precision precision)
{
    const year_month_day date{first};
    if (precision == Precision::Day)
        return first;
    const std::chrono::month lastMonth = precision == Precision::Year ? std::chrono::December : date.month();
    return Day{date.year() / lastMonth / std::chrono::last};
}

QString degrees(double value, bool isLatitude)
{
    const QString text = QString::number(std::abs(value), 'f', 1);
    if (isLatitude)
        return value < 0 ? Words::tr("%1° S").arg(text) : Words::tr("%1° N").arg(text);
    return value < 0 ? Words::tr("%1° W").arg(text) : Words::tr("%1° E").arg(text);
}

} // namespace

QString topicText(Topic topic)
{
    switch (topic) {
    case Topic::Summit: return Words::tr("Summit");
    case Topic::Visit: return Words::tr("Visit");
    case Topic::Agreement: return Words::tr("Agreement");
    case Topic::Trade: return Words::tr("Trade");
    case Topic::Transport: return Words::tr("Transport");
    case Topic::Energy: return Words::tr("Energy");
    case Topic::Security: return Words::tr("Security");
    case Topic::Membership: return Words::tr("Membership");
    case Topic::Diplomacy: return Words::tr("Diplomacy");
    case Topic::Culture: return Words::tr("Culture");
    case Topic::Technology: return Words::tr("Technology");
    case Topic::Environment: return Words::tr("Environment");
    }
    return {};
}

QString describeRange(std::optional<Day> from, std::optional<Day> to)
{
    const Precision precision = precisionOf(from, to);
    if (from && to)
        return *from <= *to ? displayDate(TimeInterval::of(*from, *to), precision) : QString();
    // An end of an open range is one day; it reads as the year or month that it bounds.
    if (from)
        return Words::tr("from %1").arg(displayDate(TimeInterval::of(*from, endOfUnit(*from, precision)), precision));
    if (to)
        return displayDate(TimeInterval::until(*to), precision);
    return {};
}

QString describeArea(const GeoArea &area)
{
    return Words::tr("%1 – %2, %3 – %4", "part of the map: south, north, west, east")
        .arg(degrees(area.south, true), degrees(area.north, true), degrees(area.west, false), degrees(area.east, false));
}

QString describeFilter(const EventFilterModel &events)
{
    const EventFilter &filter = events.filter();
    QStringList parts;
    QStringList countries;
    for (const CountryCode country : filter.countries)
        countries.append(QString::fromStdString(countryName(country)));
    if (!countries.isEmpty())
        parts.append(joined(countries, filter.countryMatch == EventFilter::Match::All
                                           ? Words::tr(" and ", "between conditions of a filter") : orBetween()));
    QStringList topics;
    for (int topic = 0; topic < TopicCount; ++topic) {
        if (filter.topics.contains(Topic(topic)))
            topics.append(topicText(Topic(topic)).toLower());
    }
    if (!topics.isEmpty())
        parts.append(joined(topics, orBetween()));
    QStringList corridors;
    for (const std::uint16_t corridor : filter.corridors) {
        if (corridor < CorridorCatalogue::instance().corridors().size())
            corridors.append(QString::fromStdString(CorridorCatalogue::instance().corridors()[corridor].name));
    }
    if (!corridors.isEmpty())
        parts.append(joined(corridors, orBetween()));
    QStringList documents;
    for (const std::uint32_t document : filter.documents) {
        if (document < events.store().documentCount())
            documents.append(Words::tr("“%1”", "title of an article").arg(QString::fromStdString(events.store().document(document).document.title)));
    }
    if (!documents.isEmpty())
        parts.append(joined(documents, orBetween()));
    if (!filter.text.empty())
        parts.append(Words::tr("with “%1”", "words searched for").arg(QString::fromStdString(filter.text).simplified()));
    if (filter.area)
        parts.append(Words::tr("in %1", "part of the map").arg(describeArea(*filter.area)));
    if (filter.starred)
        parts.append(Words::tr("starred"));
    QStringList tags;
    for (const std::string &tag : filter.tags)
        tags.append(Words::tr("tag “%1”").arg(QString::fromStdString(tag)));
    if (!tags.isEmpty())
        parts.append(joined(tags, orBetween()));
    const QString range = describeRange(filter.from, filter.to);
    if (!range.isEmpty())
        parts.append(range);
    return parts.join(QStringLiteral(" · "));
}

QString describeShown(const EventFilterModel &events)
{
    const int shown = int(events.events().size());
    const int all = events.eventCount();
    if (shown != all)
        return (all == 1 ? Words::tr("%1 of 1 event") : Words::tr("%1 of %2 events").arg(QStringLiteral("%1"), countText(all))).arg(countText(shown));
    return all == 1 ? Words::tr("1 event") : Words::tr("%1 events").arg(countText(all));
}

QString describeCounts(const EventFilterModel &events)
{
    QStringList parts{describeShown(events)};
    const int undated = int(events.events().size()) - events.datedCount();
    if (undated > 0)
        parts.append(Words::tr("%1 without a date").arg(countText(undated)));
    if (events.unplacedCount() > 0)
        parts.append(Words::tr("%1 without a place").arg(countText(events.unplacedCount())));
    return parts.join(QStringLiteral(", "));
}

} // namespace Dateline
