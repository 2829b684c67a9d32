// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

namespace Dateline {

/// What an event is about. An event can have several.
enum class Topic : std::uint8_t { Summit, Visit, Agreement, Trade, Transport, Energy, Security, Membership, Diplomacy, Culture, Technology, Environment };
inline constexpr int TopicCount = 12;

/// The name in the program's output: "summit", "visit", … in lower case.
std::string_view topicName(Topic topic);

/// A set of topics; bit n stands for the topic with value n.
class TopicSet
{
public:
    void insert(Topic topic) { m_bits |= std::uint32_t(1) << int(topic); }
    bool contains(Topic topic) const { return m_bits >> int(topic) & 1u; }
    bool isEmpty() const { return m_bits == 0; }
    bool intersects(TopicSet other) const { return (m_bits & other.m_bits) != 0; }
    std::uint32_t bits() const { return m_bits; }

    friend bool operator==(const TopicSet &, const TopicSet &) = default;

private:
    std::uint32_t m_bits = 0;
};

/// The topics that the words of one sentence name.
TopicSet topicsOf(std::string_view sentence);

} // namespace Dateline
