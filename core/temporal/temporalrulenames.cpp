// SPDX-License-Identifier: GPL-3.0-or-later
#include "temporal/temporalrulenames.h"

#include <charconv>

namespace Dateline {

namespace {

struct Named
{
    std::string_view name;
    int value;
};

constexpr std::string_view FieldNames[] = {
    "year", "decade", "holiday", "number", "ordinal", "offset", "frequency", "kind", "digits", "month", "day", "weekday", "weekend",
    "week", "quarter", "half", "season", "century", "era", "fiscal", "part", "hour", "minute", "second", "meridiem", "unit", "fraction",
    "direction", "offsetunit", "anchor", "bound", "mod", "ref", "tense", "limit", "vague",
    "away", "portion",
};
static_assert(std::size(FieldNames) == TemporalFieldCount);

constexpr Named Kinds[] = {{"calendar", 1}, {"shift", 2}, {"duration", 3}, {"set", 4}, {"reference", 5}, {"none", 6}};
constexpr Named Units[] = {{"second", 1}, {"minute", 2}, {"hour", 3}, {"day", 4}, {"night", 5}, {"weekday", 6}, {"weekend", 7},
                           {"week", 8}, {"fortnight", 9}, {"month", 10}, {"quarter", 11}, {"half", 12}, {"season", 13},
                           {"year", 14}, {"decade", 15}, {"century", 16}, {"millennium", 17}, {"period", 18}};
constexpr Named Seasons[] = {{"spring", 1}, {"summer", 2}, {"autumn", 3}, {"winter", 4}};
constexpr Named Parts[] = {{"morning", 1}, {"midday", 2}, {"afternoon", 3}, {"evening", 4}, {"night", 5}, {"daytime", 6}};
constexpr Named References[] = {{"past", 1}, {"present", 2}, {"future", 3}};
constexpr Named Anchors[] = {{"document", 1}, {"narrative", 2}, {"next", 3}, {"compared", 4}};
constexpr Named Bounds[] = {{"begin", 1}, {"middle", 2}, {"end", 3}};
constexpr Named Modifiers[] = {{"start", 1}, {"mid", 2}, {"end", 3}, {"approx", 4}, {"less_than", 5}, {"more_than", 6},
                               {"equal_or_less", 7}, {"equal_or_more", 8}, {"before", 9}, {"after", 10}, {"on_or_before", 11},
                               {"on_or_after", 12}};
constexpr Named Limits[] = {{"since", 1}, {"until", 2}};
constexpr Named Tenses[] = {{"past", 1}, {"future", 2}};
constexpr Named Numbers[] = {{"vague", VagueNumber}};
constexpr Named Holidays[] = {{"easter", 1}, {"good_friday", 2}, {"easter_monday", 3}, {"thanksgiving", 4},
                              {"chinese_new_year", 5}, {"eid_al_fitr", 6}, {"eid_al_adha", 7}, {"ramadan", 8},
                              {"election_day", 9}, {"labor_day", 10}, {"memorial_day", 11}, {"mothers_day", 12},
                              {"fathers_day", 13}, {"martin_luther_king_day", 14}};

template<std::size_t N>
std::optional<int> lookUp(const Named (&table)[N], std::string_view name)
{
    for (const Named &entry : table) {
        if (entry.name == name)
            return entry.value;
    }
    return std::nullopt;
}

} // namespace

std::optional<TemporalField> fieldFromName(std::string_view name)
{
    for (std::size_t i = 0; i < std::size(FieldNames); ++i) {
        if (FieldNames[i] == name)
            return TemporalField(i);
    }
    return std::nullopt;
}

std::optional<int> valueFromText(TemporalField field, std::string_view text)
{
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error == std::errc() && end == text.data() + text.size())
        return number;
    switch (field) {
    case TemporalField::Kind: return lookUp(Kinds, text);
    case TemporalField::Unit:
    case TemporalField::OffsetUnit: return lookUp(Units, text);
    case TemporalField::Season: return lookUp(Seasons, text);
    case TemporalField::Part: return lookUp(Parts, text);
    case TemporalField::Reference: return lookUp(References, text);
    case TemporalField::Anchor: return lookUp(Anchors, text);
    case TemporalField::Bound: return lookUp(Bounds, text);
    case TemporalField::Modifier: return lookUp(Modifiers, text);
    case TemporalField::Limit: return lookUp(Limits, text);
    case TemporalField::Tense: return lookUp(Tenses, text);
    case TemporalField::Holiday: return lookUp(Holidays, text);
    case TemporalField::Number: return lookUp(Numbers, text);
    default: return std::nullopt;
    }
}

} // namespace Dateline
