// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/country.h"
#include "text/calendarday.h"
#include "text/textspan.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace Dateline {

/// An organisation or format as a set of countries with the dates of their membership.
struct CountryGroup
{
    struct Member
    {
        CountryCode country;
        std::optional<Day> since; ///< the first day; nothing: as long as the group
        std::optional<Day> until; ///< the first day on which it is no member any more; nothing: still one
    };

    std::string id;   ///< "sco"
    std::string name; ///< "Shanghai Cooperation Organisation"
    bool isArea = false; ///< texts use it as a place ("the five Central Asian states"); organisations are none
    std::vector<Member> members;
    std::string source;

    /// The members on @p day, in the order of the list.
    std::vector<CountryCode> membersOn(Day day) const;
    /// All that are members without an end.
    std::vector<CountryCode> currentMembers() const;
};

/// A group named in a text.
struct CountryGroupMention
{
    TextSpan span;
    std::uint16_t group = 0; ///< index in CountryGroups::groups()
};

/// The groups that the program knows. Immutable and safe to share between threads.
class CountryGroups
{
public:
    static const CountryGroups &instance();

    const std::vector<CountryGroup> &groups() const { return m_groups; }
    /// Nothing when there is no such id.
    std::optional<std::uint16_t> indexOf(std::string_view id) const;
    /// The groups named in @p prose in text order, the longest name where names overlap.
    std::vector<CountryGroupMention> mentions(std::string_view prose) const;

private:
    friend class ToponymTagger;
    CountryGroups();
    std::vector<CountryGroup> m_groups;
};

} // namespace Dateline
