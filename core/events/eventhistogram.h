// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "events/eventstore.h"

#include <cstdint>
#include <limits>
#include <variant>
#include <vector>

namespace Dateline {

/// The calendar unit that one bucket of a histogram covers, from the finest to the coarsest. Weeks are ISO 8601 weeks (from
/// Monday); decades, centuries and millennia begin with the year that their number divides (1990, 1900, 1000).
enum class BucketUnit : std::uint8_t { Day, Week, Month, Quarter, Year, Decade, Century, Millennium };

/// The first day of the bucket of @p unit that holds @p day, and the first day of the bucket after it.
Day bucketBegin(Day day, BucketUnit unit);
Day bucketEnd(Day day, BucketUnit unit);
/// The coarsest precision of a date that falls into one bucket of @p unit; a bucket is named as a date of it.
Precision precisionOf(BucketUnit unit);

/// What events are told apart by.
enum class CategoryKind : std::uint8_t { Country, Topic, Document };

/// All categories that are not shown by name.
struct OtherCategories
{
    friend bool operator==(OtherCategories, OtherCategories) = default;
};
/// Events without any: no country named, no topic recognised.
struct NoCategory
{
    friend bool operator==(NoCategory, NoCategory) = default;
};
/// A document by its index in the store.
struct DocumentCategory
{
    std::uint32_t document = 0;
    friend bool operator==(DocumentCategory, DocumentCategory) = default;
};
using Category = std::variant<CountryCode, Topic, DocumentCategory, OtherCategories, NoCategory>;

/// How many events have a category.
struct CategoryCount
{
    Category category;
    std::uint32_t events = 0;
    /// Of OtherCategories: those it stands for, most events first. Else empty.
    std::vector<Category> members;
};

/// Counts @p shown by @p kind, most events first, equal ones by code or number; then the others, then those without any (each
/// only when there are such events). At most @p named categories are counted by name, or one more where it would be the only other.
///
/// An event counts once in each of its categories, so the counts may add up to more than there are events. In the others it
/// counts once however many of them it has, and also when it has named ones too.
std::vector<CategoryCount> countByCategory(const EventStore &store, const std::vector<EventIndex> &shown, CategoryKind kind,
                                           std::size_t named = std::numeric_limits<std::size_t>::max());

/// Events over time: how many begin in each bucket.
///
/// An event counts in the one bucket that holds its first day (its last one where the beginning is open or unknown), and only
/// when it is known at least to the bucket's unit: "2023" is no event of January 2023. Those known less well are counted in
/// @ref coarser, undated ones in @ref undated, so that
///     sum of total over the buckets + coarser + undated = number of shown events.
/// Within a bucket an event counts once in @ref total and once in each series of @ref Series that it belongs to: the series of
/// a bucket may add up to more than its total.
struct EventHistogram
{
    struct Bucket
    {
        Day first;                ///< first day
        Day last;                 ///< last day, inclusive
        std::uint32_t total = 0;
    };
    struct Series
    {
        CategoryCount category;              ///< counted over all shown events, dated or not
        std::vector<std::uint32_t> counts;   ///< one entry a bucket
    };

    BucketUnit unit = BucketUnit::Year;
    std::vector<Bucket> buckets;  ///< in a row without gaps, from the first to the last that holds an event; none without events
    std::vector<Series> series;   ///< in the order of countByCategory()
    std::uint32_t coarser = 0;
    std::uint32_t undated = 0;
};

/// @p wanted is the most buckets (at least 1) that the unit may give; the finest such unit is taken at which at least half of
/// the dated events are known. Only the coarsest unit may give more. Linear in the number of shown events.
/// No unit finer than @p finest is taken; with @p exactly that one is, however few events are known to it, unless it gives more
/// buckets than wanted.
EventHistogram eventHistogram(const EventStore &store, const std::vector<EventIndex> &shown, CategoryKind stackedBy,
                              std::size_t wanted, std::size_t namedSeries, BucketUnit finest = BucketUnit::Day, bool exactly = false);

} // namespace Dateline
