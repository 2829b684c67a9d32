// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <limits>

namespace Dateline {

/// The parts that a rule reads out of the words of an expression. A rule names them in its patterns ("month=MONTH") and
/// constants ("offset=-1"); the resolver makes a value of them. Which language the words were in no longer matters.
enum class TemporalField : std::uint8_t {
    // Those that need 16 bits.
    Year,       ///< calendar year, astronomical; with Digits = 2 the last two digits of one
    Decade,     ///< year divided by ten (199); below 10 the decade of a century to find (9: the nineties)
    Holiday,    ///< TemporalHoliday, or month times 100 plus day for one of a fixed day
    Number,     ///< how many units; Vague when the text does not say
    Ordinal,    ///< the n-th of a unit ("the second day"); -1 the last
    Offset,     ///< how many OffsetUnits from the anchor's: -1 last, 0 this, 1 next
    Frequency,  ///< how many times a unit, for sets
    // Those for which 8 bits do.
    Kind,       ///< TemporalKind; absent means Calendar
    Digits,     ///< how many digits of the year were written, only when 2
    Month,      ///< 1 to 12
    Day,        ///< 1 to 31
    Weekday,    ///< 1 Monday to 7 Sunday
    Weekend,    ///< 1 when a weekend is meant
    Week,       ///< ISO week of the year, 1 to 53
    Quarter,    ///< 1 to 4
    Half,       ///< 1 or 2
    Season,     ///< TemporalSeason
    Century,    ///< 1 for the years 1 to 100; negative before our era
    Era,        ///< -1 before our era
    Fiscal,     ///< 1 for a fiscal year or quarter
    Part,       ///< TemporalPart: the part of the day
    Hour,       ///< 0 to 24
    Minute,     ///< 0 to 59
    Second,     ///< 0 to 60
    Meridiem,   ///< 1 a.m., 2 p.m.
    Unit,       ///< TemporalUnit of a duration, a shift or a set
    Fraction,   ///< hundredths of a unit above Number
    Direction,  ///< -1 back, 1 forward from the anchor
    OffsetUnit, ///< TemporalUnit that Offset counts; Weekday or Month for "last Friday", "next May"
    Anchor,     ///< TemporalAnchor; absent means the document's date
    Bound,      ///< TemporalBound: which part of the period is meant (the end of)
    Modifier,   ///< TemporalModifier
    Reference,  ///< TemporalReference
    Tense,      ///< 1 when the rule itself says past (last), 2 when it says future
    Limit,      ///< TemporalLimit: the preposition that opens the interval (since, until)
    Vague,      ///< 1 when the expression must make no event
    Away,       ///< days before (-1) or after (1) the day that the other fields name
    Portion,    ///< how many Units of the period are meant: the first ones, or the last ones when negative
    Count
};

inline constexpr std::size_t TemporalFieldCount = std::size_t(TemporalField::Count);
/// A number that the text leaves open: "several", "a few".
inline constexpr std::int16_t VagueNumber = -1;

enum class TemporalKind : std::int16_t { Calendar = 1, Shift, Duration, Set, Reference, None };
enum class TemporalUnit : std::int16_t {
    Second = 1, Minute, Hour, Day, Night, Weekday, Weekend, Week, Fortnight, Month, Quarter, Half, Season, Year, Decade,
    Century, Millennium, Period
};
enum class TemporalSeason : std::int16_t { Spring = 1, Summer, Autumn, Winter };
enum class TemporalPart : std::int16_t { Morning = 1, Midday, Afternoon, Evening, Night, Daytime };
enum class TemporalReference : std::int16_t { Past = 1, Present, Future };
/// Document: the document's date. Narrative: the date told last. Next: the date named right behind it ("ended June 30").
/// Compared: the month, quarter or year that its sentence told before ("in 2023 … a year earlier"), else the document's date.
enum class TemporalAnchor : std::int16_t { Document = 1, Narrative, Next, Compared };
enum class TemporalBound : std::int16_t { Begin = 1, Middle, End };
enum class TemporalModifier : std::int16_t {
    Start = 1, Mid, End, Approx, LessThan, MoreThan, EqualOrLess, EqualOrMore, Before, After, OnOrBefore, OnOrAfter
};
enum class TemporalLimit : std::int16_t { Since = 1, Until };
enum class TemporalHoliday : std::int16_t {
    Easter = 1, GoodFriday, EasterMonday, Thanksgiving, ChineseNewYear, EidAlFitr, EidAlAdha, Ramadan, ElectionDay, LaborDay,
    MemorialDay, MothersDay, FathersDay, MartinLutherKingDay
};

/// A set of fields with their values. A text of nothing but dates makes millions of them: they are small, and what is absent costs
/// nothing to copy over.
class TemporalMeaning
{
public:
    bool has(TemporalField field) const { return m_fields & bitOf(field); }
    /// The value; @p otherwise when the field is absent.
    int get(TemporalField field, int otherwise = 0) const { return has(field) ? value(std::size_t(field)) : otherwise; }
    template<typename E>
    E as(TemporalField field, E otherwise) const { return has(field) ? E(value(std::size_t(field))) : otherwise; }
    /// A value out of the field's bits is held to the nearest within them, which is out of every calendar's range as well.
    void set(TemporalField field, int value)
    {
        m_fields |= bitOf(field);
        const std::size_t i = std::size_t(field);
        if (i < WideCount)
            m_wide[i] = held<std::int16_t>(value);
        else
            m_narrow[i - WideCount] = held<std::int8_t>(value);
    }
    /// What set() makes of @p value.
    static int held(TemporalField field, int value)
    {
        return std::size_t(field) < WideCount ? held<std::int16_t>(value) : held<std::int8_t>(value);
    }
    /// Takes over every field that is absent here.
    void merge(const TemporalMeaning &other)
    {
        for (std::uint64_t fields = other.m_fields & ~m_fields; fields; fields &= fields - 1) {
            const std::size_t i = std::size_t(std::countr_zero(fields));
            if (i < WideCount)
                m_wide[i] = other.m_wide[i];
            else
                m_narrow[i - WideCount] = other.m_narrow[i - WideCount];
        }
        m_fields |= other.m_fields;
    }
    TemporalKind kind() const { return as(TemporalField::Kind, TemporalKind::Calendar); }

    /// The fields that are there, the bit of each being 1 << its number.
    std::uint64_t fields() const { return m_fields; }
    static constexpr std::uint64_t bitOf(TemporalField field) { return std::uint64_t(1) << std::size_t(field); }

private:
    static constexpr std::size_t WideCount = std::size_t(TemporalField::Kind);
    static_assert(TemporalFieldCount <= 64);

    template<typename T>
    static T held(int value)
    {
        return T(std::clamp<int>(value, std::numeric_limits<T>::min(), std::numeric_limits<T>::max()));
    }
    int value(std::size_t i) const { return i < WideCount ? m_wide[i] : m_narrow[i - WideCount]; }

    std::uint64_t m_fields = 0;
    std::array<std::int16_t, WideCount> m_wide{};
    std::array<std::int8_t, TemporalFieldCount - WideCount> m_narrow{};
};

} // namespace Dateline
