// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "text/textspan.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace Dateline {

/// What a figure says of its subject.
enum class QuantityKind : std::uint8_t {
    Level,    ///< so much there is: "$41 billion", "7,762 trains", "26 of 45 projects"
    Change,   ///< so much more than before, less when negative: "grew by 53.5 percent", "9.8 percent year-on-year"
    Share,    ///< a part of something, in percent: "40% of the population", "half of the trade"
    Multiple  ///< so many times as much as before: "12-fold", "doubled"; the unit is "times"
};

/// What a unit measures. Values of one kind need not have the same unit: currencies are never converted.
enum class UnitKind : std::uint8_t { Money, Percent, Times, Mass, Length, Area, Volume, Power, Energy, Containers, Count };

/// How the words before a number bound it. The value itself stays the number that is written.
enum class QuantityModifier : std::uint8_t { None, About, MoreThan, AtLeast, LessThan, AtMost, Nearly };

/// How the day of a figure is known.
enum class FigureDate : std::uint8_t {
    None,      ///< not known
    Sentence,  ///< its own sentence names it
    Paragraph, ///< the paragraph's last date before it
    Document   ///< nothing names a date: the figure is told as of the article's own day
};

/// A figure found in a text. "About $3.7 billion" has the span of "$3.7 billion", the value 3,700,000,000 and the unit "USD".
struct Quantity
{
    TextSpan span;                     ///< number, magnitude and unit or currency; without the modifier
    QuantityKind kind = QuantityKind::Level;
    UnitKind unitKind = UnitKind::Count;
    QuantityModifier modifier = QuantityModifier::None;
    bool expected = false;             ///< told as planned, possible or foreseen, not as a fact
    std::optional<double> value;       ///< in @ref unit; nothing for "dozens", "billions": no number is told, none is made up
    std::optional<double> upper;       ///< the upper end of a range: 20 of "10 to 20 percent"
    std::optional<double> whole;       ///< what it is a part of: 45 of "26 of 45 projects"
    /// The base unit by its id: an ISO 4217 code, "%", "times", "t", "km", "ha", "m3", "MW", "MWh", "TEU", or what is counted
    /// in the singular ("train", "project").
    std::string unit;
    std::string subjectName;           ///< "trade", "train": what it is told of; empty when the sentence does not tell
    std::string subject;               ///< the same with its places: "trade China–Kazakhstan", "train Khorgos"
    TextSpan subjectSpan;              ///< the word that names the subject; empty without one
    std::vector<std::uint32_t> toponyms; ///< indexes into the document's list, of the places in the subject
    /// Index, in the document's list, of the level that this change led to, or of the change that led to this level: "rose by
    /// 53.5 percent to $3.93 billion". -1 when none is told.
    std::int32_t related = -1;
    /// Index, in the document's list, of the temporal expression that dates it; -1 when dated by the document or not at all.
    std::int32_t temporalExpression = -1;
    FigureDate dateBasis = FigureDate::None;
    std::string_view rule;             ///< id of the rule that found it; lives as long as the program
};

/// The names in the program's output: "level", "change", "share", "multiple".
std::string_view quantityKindName(QuantityKind kind);
/// "money", "percent", "times", "mass", "length", "area", "volume", "power", "energy", "containers", "count".
std::string_view unitKindName(UnitKind kind);
/// "about", "moreThan", "atLeast", "lessThan", "atMost", "nearly"; empty for none.
std::string_view quantityModifierName(QuantityModifier modifier);
/// "sentence", "paragraph", "document"; empty for none.
std::string_view figureDateName(FigureDate basis);

} // namespace Dateline
