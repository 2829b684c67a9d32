// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "events/eventhistogram.h"

#include <QColor>
#include <QString>
#include <QStringList>

#include <set>

namespace Dateline {

struct Theme;

/// "Kazakhstan", "Summit", an article's title, "Other countries (5)", "No country".
QString categoryName(const CategoryCount &count, CategoryKind kind, const EventStore &store);
/// A few letters to stand in a bar: "KZ"; empty for what has none.
QString categoryCode(const CategoryCount &count);
/// A country's colour; tones of the text's for topics and articles; a neutral one for the rest. Of @p counts those that would share
/// a colour get shades of it.
std::vector<QColor> categoryColors(const std::vector<CategoryCount> &counts, const Theme &theme);

/// The countries that an entry stands for; none for those without a country.
std::set<CountryCode> countriesOf(const CategoryCount &count);

/// "1 event", "52 events".
QString eventsText(std::uint32_t count);

/// A bucket's time as people write it: "July 2024".
QString bucketText(const EventHistogram::Bucket &bucket, BucketUnit unit);
/// For an axis of years and coarser: "2024", "1990s", "44 BC".
QString yearLabel(Day first, BucketUnit unit);
/// Whether an event counts in a bucket.
bool beginsWithin(const TimeInterval &interval, const EventHistogram::Bucket &bucket);
/// What a histogram could not draw, in full sentences.
QStringList uncountedText(const EventHistogram &histogram);

} // namespace Dateline
