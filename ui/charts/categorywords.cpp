// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/categorywords.h"

#include "models/counttext.h"
#include "models/displaydate.h"
#include "models/filtertext.h"
#include "theme.h"
#include "uitext.h"

#include <QCoreApplication>

#include <algorithm>
#include <iterator>
#include <optional>

namespace Dateline {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Dateline)
};

// Neighbours in a stack far apart.
constexpr float Tones[] = {0.82F, 0.38F, 0.62F, 0.26F, 0.72F, 0.48F};

QColor tone(std::size_t position, const Theme &theme)
{
    const float share = Tones[position % std::size(Tones)];
    const auto mix = [share](float ink, float ground) { return ink * share + ground * (1 - share); };
    return QColor::fromRgbF(mix(theme.text.redF(), theme.panel.redF()), mix(theme.text.greenF(), theme.panel.greenF()),
                            mix(theme.text.blueF(), theme.panel.blueF()));
}

// Further ones could not be told from the ground.
constexpr int MostShades = 3;

QString othersName(CategoryKind kind, qsizetype count)
{
    switch (kind) {
    case CategoryKind::Country: return Words::tr("Other countries (%1)").arg(countText(count));
    case CategoryKind::Topic: return Words::tr("Other topics (%1)").arg(countText(count));
    case CategoryKind::Document: break;
    }
    return Words::tr("Other articles (%1)").arg(countText(count));
}

} // namespace

QString categoryName(const CategoryCount &count, CategoryKind kind, const EventStore &store)
{
    if (const auto *country = std::get_if<CountryCode>(&count.category))
        return QString::fromStdString(countryName(*country));
    if (const auto *topic = std::get_if<Topic>(&count.category))
        return topicText(*topic);
    if (const auto *document = std::get_if<DocumentCategory>(&count.category))
        return QString::fromStdString(store.document(document->document).document.title);
    if (std::holds_alternative<OtherCategories>(count.category))
        return othersName(kind, qsizetype(count.members.size()));
    return kind == CategoryKind::Country ? Words::tr("No country") : Words::tr("No topic");
}

QString categoryCode(const CategoryCount &count)
{
    const auto *country = std::get_if<CountryCode>(&count.category);
    return country ? QString::fromStdString(country->toString()) : QString();
}

std::vector<QColor> categoryColors(const std::vector<CategoryCount> &counts, const Theme &theme)
{
    std::vector<QColor> colors;
    for (const CategoryCount &count : counts) {
        if (std::holds_alternative<Topic>(count.category) || std::holds_alternative<DocumentCategory>(count.category)) {
            colors.push_back(tone(colors.size(), theme));
            continue;
        }
        const auto *country = std::get_if<CountryCode>(&count.category);
        QColor color = country ? theme.countryColor(*country) : theme.border;
        for (int shade = 0; shade < MostShades && std::find(colors.begin(), colors.end(), color) != colors.end(); ++shade)
            color = theme.appearance == Theme::Appearance::Dark ? color.darker(122) : color.lighter(122);
        colors.push_back(color);
    }
    return colors;
}

std::set<CountryCode> countriesOf(const CategoryCount &count)
{
    std::set<CountryCode> countries;
    if (const auto *country = std::get_if<CountryCode>(&count.category))
        countries.insert(*country);
    for (const Category &member : count.members) {
        if (const auto *country = std::get_if<CountryCode>(&member))
            countries.insert(*country);
    }
    return countries;
}

QString bucketText(const EventHistogram::Bucket &bucket, BucketUnit unit)
{
    return displayDate(TimeInterval::of(bucket.first, bucket.last), precisionOf(unit));
}

QString yearLabel(Day first, BucketUnit unit)
{
    const int year = int(std::chrono::year_month_day{first}.year());
    if (year <= 0)
        return Words::tr("%1 BC").arg(1 - year);
    return unit == BucketUnit::Decade ? Words::tr("%1s", "decade").arg(year) : QString::number(year);
}

bool beginsWithin(const TimeInterval &interval, const EventHistogram::Bucket &bucket)
{
    const std::optional<Day> day = interval.earliest ? interval.earliest : interval.latest;
    return day && *day >= bucket.first && *day <= bucket.last;
}

QStringList uncountedText(const EventHistogram &histogram)
{
    QStringList sentences;
    if (histogram.coarser > 0)
        sentences.append(Words::tr("%1 known less exactly than the unit of the chart: not drawn.").arg(eventsText(histogram.coarser)));
    if (histogram.undated > 0)
        sentences.append(Words::tr("%1 without a date: not drawn.").arg(eventsText(histogram.undated)));
    return sentences;
}

QString eventsText(std::uint32_t count)
{
    return count == 1 ? Words::tr("1 event") : Words::tr("%1 events").arg(countText(count));
}

} // namespace Dateline
