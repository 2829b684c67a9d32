// SPDX-License-Identifier: GPL-3.0-or-later
#include "events/topic.h"

#include <algorithm>
#include <array>
#include <vector>

namespace Dateline {

namespace {

struct TopicWord
{
    std::string_view stem; ///< lower case; a word of the sentence that begins with it speaks of the topic
    bool whole;            ///< the whole word must match
    Topic topic;
};

constexpr std::array Words{
    TopicWord{"summit", false, Topic::Summit},
    TopicWord{"visit", true, Topic::Visit},
    TopicWord{"visits", true, Topic::Visit},
    TopicWord{"visited", true, Topic::Visit},
    TopicWord{"visiting", true, Topic::Visit},
    TopicWord{"arrived", true, Topic::Visit},
    TopicWord{"arrival", true, Topic::Visit},
    TopicWord{"agreement", false, Topic::Agreement},
    TopicWord{"memorand", false, Topic::Agreement},
    TopicWord{"protocol", false, Topic::Agreement},
    TopicWord{"treaty", false, Topic::Agreement},
    TopicWord{"treaties", false, Topic::Agreement},
    TopicWord{"signed", true, Topic::Agreement},
    TopicWord{"signing", true, Topic::Agreement},
    TopicWord{"declaration", false, Topic::Agreement},
    TopicWord{"trade", false, Topic::Trade},
    TopicWord{"export", false, Topic::Trade},
    TopicWord{"import", true, Topic::Trade},
    TopicWord{"imports", true, Topic::Trade},
    TopicWord{"tariff", false, Topic::Trade},
    TopicWord{"commerce", false, Topic::Trade},
    TopicWord{"business", false, Topic::Trade},
    TopicWord{"investment", false, Topic::Trade},
    TopicWord{"railway", false, Topic::Transport},
    TopicWord{"railroad", false, Topic::Transport},
    TopicWord{"rail", true, Topic::Transport},
    TopicWord{"train", true, Topic::Transport},
    TopicWord{"trains", true, Topic::Transport},
    TopicWord{"highway", false, Topic::Transport},
    TopicWord{"freight", false, Topic::Transport},
    TopicWord{"corridor", false, Topic::Transport},
    TopicWord{"transport", false, Topic::Transport},
    TopicWord{"transit", false, Topic::Transport},
    TopicWord{"logistic", false, Topic::Transport},
    TopicWord{"container", false, Topic::Transport},
    TopicWord{"port", true, Topic::Transport},
    TopicWord{"ports", true, Topic::Transport},
    TopicWord{"terminal", false, Topic::Transport},
    TopicWord{"airport", false, Topic::Transport},
    TopicWord{"energy", false, Topic::Energy},
    TopicWord{"oil", true, Topic::Energy},
    TopicWord{"gas", true, Topic::Energy},
    TopicWord{"pipeline", false, Topic::Energy},
    TopicWord{"power", true, Topic::Energy},
    TopicWord{"hydropower", false, Topic::Energy},
    TopicWord{"photovoltaic", false, Topic::Energy},
    TopicWord{"solar", true, Topic::Energy},
    TopicWord{"nuclear", false, Topic::Energy},
    TopicWord{"uranium", false, Topic::Energy},
    TopicWord{"electricity", false, Topic::Energy},
    TopicWord{"security", false, Topic::Security},
    TopicWord{"terror", false, Topic::Security},
    TopicWord{"counterterror", false, Topic::Security},
    TopicWord{"counter-terror", false, Topic::Security},
    TopicWord{"extremis", false, Topic::Security},
    TopicWord{"separatis", false, Topic::Security},
    TopicWord{"military", false, Topic::Security},
    TopicWord{"border", false, Topic::Security},
    TopicWord{"invasion", false, Topic::Security},
    TopicWord{"member", false, Topic::Membership},
    TopicWord{"accession", false, Topic::Membership},
    TopicWord{"joined", true, Topic::Membership},
    TopicWord{"admission", false, Topic::Membership},
    TopicWord{"admitted", true, Topic::Membership},
    TopicWord{"diploma", false, Topic::Diplomacy},
    TopicWord{"relations", true, Topic::Diplomacy},
    TopicWord{"partnership", false, Topic::Diplomacy},
    TopicWord{"ambassador", false, Topic::Diplomacy},
    TopicWord{"talks", true, Topic::Diplomacy},
    TopicWord{"ministry", true, Topic::Diplomacy},
    TopicWord{"cultur", false, Topic::Culture},
    TopicWord{"touris", false, Topic::Culture},
    TopicWord{"student", false, Topic::Culture},
    TopicWord{"universit", false, Topic::Culture},
    TopicWord{"language", false, Topic::Culture},
    TopicWord{"visa", true, Topic::Culture},
    TopicWord{"visa-free", true, Topic::Culture},
    TopicWord{"digital", false, Topic::Technology},
    TopicWord{"technolog", false, Topic::Technology},
    TopicWord{"high-tech", false, Topic::Technology},
    TopicWord{"e-commerce", false, Topic::Technology},
    TopicWord{"aerospace", false, Topic::Technology},
    TopicWord{"climate", false, Topic::Environment},
    TopicWord{"environment", false, Topic::Environment},
    TopicWord{"green", true, Topic::Environment},
    TopicWord{"water", true, Topic::Environment},
    TopicWord{"glacier", false, Topic::Environment},
};

bool isWordByte(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || static_cast<unsigned char>(c) >= 0x80;
}

/// The words by their first letter, so that most words of a sentence are compared with few.
const std::array<std::vector<const TopicWord *>, 26> &wordsByLetter()
{
    static const auto table = [] {
        std::array<std::vector<const TopicWord *>, 26> result;
        for (const TopicWord &word : Words)
            result[std::size_t(word.stem[0] - 'a')].push_back(&word);
        return result;
    }();
    return table;
}

} // namespace

std::string_view topicName(Topic topic)
{
    constexpr std::array<std::string_view, TopicCount> names{"summit", "visit", "agreement", "trade", "transport", "energy",
        "security", "membership", "diplomacy", "culture", "technology", "environment"};
    return names[std::size_t(topic)];
}

TopicSet topicsOf(std::string_view sentence)
{
    const auto &table = wordsByLetter();
    TopicSet topics;
    std::array<char, 24> lower;
    std::size_t i = 0;
    while (i < sentence.size()) {
        if (!isWordByte(sentence[i])) {
            ++i;
            continue;
        }
        const std::size_t begin = i;
        while (i < sentence.size() && isWordByte(sentence[i]))
            ++i;
        const std::size_t length = std::min(i - begin, lower.size());
        for (std::size_t k = 0; k < length; ++k) {
            const char c = sentence[begin + k];
            lower[k] = c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c;
        }
        if (lower[0] < 'a' || lower[0] > 'z')
            continue;
        const std::string_view word(lower.data(), length);
        for (const TopicWord *candidate : table[std::size_t(lower[0] - 'a')]) {
            if (candidate->whole ? word == candidate->stem : word.starts_with(candidate->stem))
                topics.insert(candidate->topic);
        }
    }
    return topics;
}

} // namespace Dateline
