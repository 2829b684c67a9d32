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

constexpr std::array<bool, 256> WordBytes = [] {
    std::array<bool, 256> result{};
    for (int c = 0; c < 256; ++c)
        result[std::size_t(c)] = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c >= 0x80;
    return result;
}();

constexpr std::size_t LetterPairs = 32 * 32;

/// By two bytes that are a letter and a letter or a hyphen, whatever their case.
constexpr std::size_t pairIndex(char first, char second)
{
    return std::size_t(first & 0x1F) << 5 | std::size_t(second & 0x1F);
}

/// The words by their first two letters, so that nearly every word of a sentence is compared with none.
const std::array<std::vector<const TopicWord *>, LetterPairs> &wordsByLetters()
{
    static const auto table = [] {
        std::array<std::vector<const TopicWord *>, LetterPairs> result;
        for (const TopicWord &word : Words)
            result[pairIndex(word.stem[0], word.stem[1])].push_back(&word);
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
    const auto &table = wordsByLetters();
    TopicSet topics;
    std::array<char, 24> lower;
    std::size_t i = 0;
    while (i < sentence.size()) {
        if (!WordBytes[static_cast<unsigned char>(sentence[i])]) {
            ++i;
            continue;
        }
        const std::size_t begin = i;
        while (i < sentence.size() && WordBytes[static_cast<unsigned char>(sentence[i])])
            ++i;
        if (i - begin < 2)
            continue;
        const auto &candidates = table[pairIndex(sentence[begin], sentence[begin + 1])];
        if (candidates.empty())
            continue;
        const std::size_t length = std::min(i - begin, lower.size());
        for (std::size_t k = 0; k < length; ++k) {
            const char c = sentence[begin + k];
            lower[k] = c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c;
        }
        const std::string_view word(lower.data(), length);
        for (const TopicWord *candidate : candidates) {
            if (candidate->whole ? word == candidate->stem : word.starts_with(candidate->stem))
                topics.insert(candidate->topic);
        }
    }
    return topics;
}

} // namespace Dateline
