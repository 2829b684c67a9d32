// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "events/eventstore.h"

#include <span>
#include <string>
#include <vector>

namespace Dateline {

/// One figure of a series. The sentence and the article are found by the event and the quantity; nothing is copied.
struct QuantityPoint
{
    TimeInterval interval;      ///< the event's; resolved always
    double value = 0;           ///< in the unit of the series
    double upper = 0;           ///< the upper end of a range; equal to value where none is told
    QuantityModifier modifier = QuantityModifier::None;
    bool expected = false;      ///< foreseen, not told as a fact
    EventIndex event = NoEvent; ///< the event that dates it
    std::uint32_t document = 0; ///< in the store
    std::uint32_t quantity = 0; ///< index into the document's quantities
};

/// The figures of one subject in one unit, over all articles where the subject names a place (of trade: more than the partner alone), else of one article; in order of time (QuantityPoint::interval's first known day, then the event).
struct QuantitySeries
{
    std::string subject; ///< never empty: figures whose subject is not told are in no series
    std::string unit;
    UnitKind unitKind = UnitKind::Count;
    QuantityKind kind = QuantityKind::Level; ///< levels, changes, shares and multiples never share a series
    std::vector<QuantityPoint> points;
};

/// The series of the figures that belong to the events of @p shown (each event once), the longest first, then by subject and
/// unit. Undated figures, figures without a number and figures told as of the article's day only are in none.
std::vector<QuantitySeries> quantitySeries(const EventStore &store, std::span<const EventIndex> shown);

/// The days that a figure speaks of: of the expression that dates it, or the article's day when it is told as of then (see
/// Quantity::dateBasis). Unresolved when it is not known.
TimeInterval dateOf(const ExtractedDocument &extracted, const Quantity &quantity);

/// The sentence that tells a figure: the words as they stand in the article.
TextSpan sentenceOf(const ExtractedDocument &extracted, const Quantity &quantity);

} // namespace Dateline
