// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/countrygroup.h"

#include "geo/gazetteer.h"
#include "geo/nametable.h"

#include <algorithm>
#include <cstring>

namespace Dateline {

namespace {

template<typename T>
T readAt(const char *data, std::size_t offset)
{
    T value;
    std::memcpy(&value, data + offset, sizeof value);
    return value;
}

} // namespace

std::vector<CountryCode> CountryGroup::membersOn(Day day) const
{
    std::vector<CountryCode> result;
    for (const Member &member : members) {
        if ((!member.since || *member.since <= day) && (!member.until || day < *member.until))
            result.push_back(member.country);
    }
    return result;
}

std::vector<CountryCode> CountryGroup::currentMembers() const
{
    std::vector<CountryCode> result;
    for (const Member &member : members) {
        if (!member.until)
            result.push_back(member.country);
    }
    return result;
}

const CountryGroups &CountryGroups::instance()
{
    static const CountryGroups groups;
    return groups;
}

CountryGroups::CountryGroups()
{
    const Gazetteer &gazetteer = Gazetteer::instance();
    const auto text = [&](std::uint32_t offset) { return std::string(gazetteer.string(offset)); };
    const auto day = [&](std::uint32_t offset) { return dayFromIso(gazetteer.string(offset)); };
    for (std::uint32_t at = 0; at < gazetteer.m_groups.size;) {
        const char *entry = gazetteer.m_data + gazetteer.m_groups.begin + at;
        CountryGroup group;
        group.id = text(readAt<std::uint32_t>(entry, 0));
        group.name = text(readAt<std::uint32_t>(entry, 4));
        group.source = text(readAt<std::uint32_t>(entry, 8));
        group.isArea = entry[12] == 1;
        const auto count = readAt<std::uint16_t>(entry, 13);
        for (std::uint16_t i = 0; i < count; ++i) {
            const char *member = entry + 15 + 10 * i;
            group.members.push_back({CountryCode(std::string_view(member, 2)), day(readAt<std::uint32_t>(member, 2)),
                                     day(readAt<std::uint32_t>(member, 6))});
        }
        m_groups.push_back(std::move(group));
        at += 15 + 10u * count;
    }
}

std::optional<std::uint16_t> CountryGroups::indexOf(std::string_view id) const
{
    const auto found = std::find_if(m_groups.begin(), m_groups.end(), [&](const CountryGroup &group) { return group.id == id; });
    if (found == m_groups.end())
        return std::nullopt;
    return std::uint16_t(found - m_groups.begin());
}

std::vector<CountryGroupMention> CountryGroups::mentions(std::string_view prose) const
{
    const Gazetteer &gazetteer = Gazetteer::instance();
    std::vector<CountryGroupMention> result;
    std::vector<Word> words;
    const auto lookUp = [&](std::uint64_t hash) { return gazetteer.groupMatch(hash); };
    forEachName(gazetteer, prose, words, lookUp, [&](TextSpan span, std::uint32_t group) {
        result.push_back({span, std::uint16_t(group)});
    });
    return result;
}

} // namespace Dateline
