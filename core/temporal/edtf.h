// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "temporal/timeinterval.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace Dateline {

/// One date of the Extended Date/Time Format (ISO 8601-2:2019, annex A; Library of Congress EDTF), levels 0, 1 and 2.
/// It keeps what was written, so that writing it gives the same text again.
struct EdtfDate
{
    /// "1985", "-0009", "199X", "XXXX"; of a long year its digits with their sign ("-170000002"). Digits may be X.
    std::string year;
    std::string month;         ///< two digits or X: 01 to 12, or a season or other part of a year, 21 to 41; empty when none
    std::string day;           ///< two digits or X; empty when none
    std::string time;          ///< from the "T" on, with its zone: "T23:20:30Z"; empty when none
    bool longYear = false;     ///< written with Y before it
    int exponent = 0;          ///< of a long year: "Y17E8"
    int significantDigits = 0; ///< "1950S2": how many digits of the year are sure; 0 when all
    /// For year, month and day: '?' uncertain, '~' approximate, '%' both, 0 none; before the part it speaks of that part
    /// alone, after it of the part and all parts to its left.
    std::array<char, 3> before{};
    std::array<char, 3> after{};

    bool isUncertain() const;
    bool isApproximate() const;
    /// The first and the last day that it may mean. Unresolved when the year lies outside the range of Day.
    TimeInterval interval() const;

    friend bool operator==(const EdtfDate &, const EdtfDate &) = default;
};

/// A date, an interval or a set of dates.
struct Edtf
{
    enum class Kind : std::uint8_t {
        Date,
        Interval, ///< members holds the known ends in their order; see beginKind and endKind
        OneOf,    ///< "[1667,1668]": one member of the set
        AllOf,    ///< "{1960,1961-12}": all members
    };
    /// A member of a set: one date, or a range of dates ("1670..1672"), open on either side ("..1760", "1760..").
    struct Member
    {
        std::optional<EdtfDate> first;
        std::optional<EdtfDate> last;
        bool isRange = false;
        friend bool operator==(const Member &, const Member &) = default;
    };

    Kind kind = Kind::Date;
    std::optional<EdtfDate> begin; ///< the date itself, or the begin of an interval
    std::optional<EdtfDate> end;
    EndKind beginKind = EndKind::Known; ///< Open is "..", Unknown is nothing before or after the slash
    EndKind endKind = EndKind::Known;
    std::vector<Member> members;        ///< of a set

    /// The days that it covers; for a set from the first to the last of its members.
    TimeInterval interval() const;

    friend bool operator==(const Edtf &, const Edtf &) = default;
};

/// Reads an EDTF text of level 0, 1 or 2; nothing for anything else, including days that no calendar has.
std::optional<Edtf> parseEdtf(std::string_view text);

/// The same text that parseEdtf() read.
std::string edtfText(const EdtfDate &date);
std::string edtfText(const Edtf &edtf);

} // namespace Dateline
