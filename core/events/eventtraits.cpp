// SPDX-License-Identifier: GPL-3.0-or-later
#include "events/eventtraits.h"

#include "geo/gazetteer.h"
#include "geo/wordscanner.h"

#include <QFile>

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>
#include <unordered_set>

static void initializeEventRules()
{
    Q_INIT_RESOURCE(eventrules);
}

namespace Dateline {

namespace {

std::uint32_t hashed(std::string_view bytes)
{
    std::uint64_t hash = 14695981039346656037ull;
    for (const char c : bytes) {
        hash ^= static_cast<unsigned char>(c);
        hash *= 1099511628211ull;
    }
    return std::uint32_t(hash >> 32 ^ hash);
}

/// A word in lower case (ASCII) without its English endings; other letters stay.
class Stem
{
public:
    explicit Stem(std::string_view word)
    {
        m_size = std::min(word.size(), m_letters.size());
        for (std::size_t i = 0; i < m_size; ++i)
            m_letters[i] = word[i] >= 'A' && word[i] <= 'Z' ? char(word[i] + 32) : word[i];
        if (!drop("ing", 3) && !drop("ied", 2) && !drop("ed", 3) && !drop("ies", 2))
            drop("s", 3);
        if (m_size > 3 && m_letters[m_size - 1] == m_letters[m_size - 2] && m_letters[m_size - 1] != 's')
            --m_size;
        if (m_size > 3 && m_letters[m_size - 1] == 'e')
            --m_size;
        if (m_size > 2 && m_letters[m_size - 1] == 'y')
            m_letters[m_size - 1] = 'i';
    }

    std::uint32_t hash() const { return hashed({m_letters.data(), m_size}); }

private:
    /// Cuts @p ending where at least @p kept letters are left; of "ied" and "ies" the "i" stays.
    bool drop(std::string_view ending, std::size_t kept)
    {
        if (m_size < ending.size() + kept || std::string_view(m_letters.data(), m_size).substr(m_size - ending.size()) != ending)
            return false;
        m_size -= ending.front() == 'i' && ending != "ing" ? ending.size() - 1 : ending.size();
        return true;
    }

    std::array<char, 40> m_letters{};
    std::size_t m_size = 0;
};

constexpr const char *CommonWords =
    "a an the this that these those and or but nor so yet if then than as at by for from in into of off on onto out over per to up upon via with within "
    "without about above across after against along among around before behind below between beyond during since through throughout toward towards under until "
    "is are was were be been being am has have had having do does did doing done will would shall should can could may might must not no "
    "he she it they we you i him her them us his hers its their theirs our ours your yours my mine who whom whose which what where when why how "
    "also again only very more most much many such same other others another each every all any some both either neither own just still even already "
    "said say says saying told tell according report reported reports reporting announced announce year years month months week weeks day days today time "
    "first last next new mr mrs ms dr there here now ago held hold take took place made make including include";

/// The words of the language that the comparison needs.
class EventWords
{
public:
    static const EventWords &instance()
    {
        static const EventWords words;
        return words;
    }

    bool isCommon(std::uint32_t stem) const { return m_common.contains(stem); }
    std::uint8_t happening(std::uint32_t stem) const
    {
        const auto found = m_happenings.find(stem);
        return found == m_happenings.end() ? EventTraits::NoHappening : found->second;
    }
    std::string_view name(std::uint8_t happening) const { return happening < m_names.size() ? std::string_view(m_names[happening]) : std::string_view(); }
    bool isPersonal(std::uint8_t happening) const { return happening < m_personal.size() && m_personal[happening]; }
    /// 3 of "third"; 0 for other words.
    std::uint32_t ordinal(std::uint32_t stem) const
    {
        const auto found = m_ordinals.find(stem);
        return found == m_ordinals.end() ? 0 : found->second;
    }
    bool isPronoun(std::uint32_t stem) const { return m_pronouns.contains(stem); }

private:
    EventWords()
    {
        initializeEventRules();
        forEachWord(CommonWords, [this](std::string_view word) { m_common.insert(Stem(word).hash()); });
        forEachWord("he she his her", [this](std::string_view word) { m_pronouns.insert(Stem(word).hash()); });
        std::uint32_t number = 0;
        forEachWord("first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth", [&](std::string_view word) {
            m_ordinals.emplace(Stem(word).hash(), ++number);
        });
        QFile file(QStringLiteral(":/rules/english/events/happenings.txt"));
        if (!file.open(QIODevice::ReadOnly))
            return;
        for (const QByteArray &line : file.readAll().split('\n')) {
            std::string_view text(line.data(), std::size_t(line.size()));
            if (text.empty() || text.front() == ';')
                continue;
            if (text.front() == '[') {
                text = text.substr(1, text.find(']') - 1);
                m_personal.push_back(text.ends_with('!'));
                if (m_personal.back())
                    text.remove_suffix(1);
                m_names.emplace_back(text);
                continue;
            }
            forEachWord(text, [this](std::string_view word) { m_happenings.emplace(Stem(word).hash(), std::uint8_t(m_names.size() - 1)); });
        }
    }

    template<typename Take>
    static void forEachWord(std::string_view words, const Take &take)
    {
        while (!words.empty()) {
            const auto space = std::min(words.find(' '), words.size());
            if (space > 0)
                take(words.substr(0, space));
            words.remove_prefix(std::min(space + 1, words.size()));
        }
    }

    std::unordered_set<std::uint32_t> m_common;
    std::unordered_set<std::uint32_t> m_pronouns;
    std::unordered_map<std::uint32_t, std::uint32_t> m_ordinals;
    std::unordered_map<std::uint32_t, std::uint8_t> m_happenings;
    std::vector<std::string> m_names;
    std::vector<bool> m_personal;
};

void sortAndUnite(std::vector<std::uint32_t> &hashes)
{
    std::sort(hashes.begin(), hashes.end());
    hashes.erase(std::unique(hashes.begin(), hashes.end()), hashes.end());
}

/// A sentence as words, once for all events that it tells.
class SentenceWords
{
public:
    SentenceWords(const ExtractedDocument &document, TextSpan sentence)
        : m_text(document.document.prose())
    {
        scanWords(Gazetteer::instance(), m_text, sentence, m_words);
        m_covers.resize(m_words.size(), Cover::None);
        const auto cover = [this](TextSpan span, Cover kind) {
            const auto first = std::partition_point(m_words.begin(), m_words.end(), [span](const Word &word) { return word.end <= span.begin; });
            for (auto word = first; word != m_words.end() && word->begin < span.end; ++word)
                m_covers[std::size_t(word - m_words.begin())] = kind;
        };
        const auto from = [sentence](const auto &items) {
            return std::partition_point(items.begin(), items.end(), [sentence](const auto &item) { return item.span.begin < sentence.begin; });
        };
        for (auto toponym = from(document.toponyms); toponym != document.toponyms.end() && toponym->span.begin < sentence.end; ++toponym) {
            cover(toponym->span, Cover::Place);
            if (toponym->kind == PlaceKind::Group)
                continue;
            // A demonym and its country are one thing to speak of.
            if (toponym->geonameId && toponym->kind != PlaceKind::Demonym && toponym->kind != PlaceKind::Country)
                m_places.push_back(toponym->geonameId);
            if (!toponym->country.isEmpty())
                m_places.push_back(hashed(toponym->country.text()));
        }
        for (auto date = from(document.temporalExpressions); date != document.temporalExpressions.end() && date->span.begin < sentence.end; ++date)
            cover(date->span, Cover::Date);
        sortAndUnite(m_places);
        read();
    }

    /// Of an event dated by the words at @p date.
    EventTraits traitsAt(TextSpan date) const
    {
        EventTraits traits;
        traits.words = m_stems;
        traits.names = m_names;
        traits.figures = m_figures;
        traits.places = m_places;
        const auto first = std::partition_point(m_words.begin(), m_words.end(), [date](const Word &word) { return word.end <= date.begin; });
        const auto last = std::partition_point(first, m_words.end(), [date](const Word &word) { return word.begin < date.end; });
        const std::ptrdiff_t before = first - m_words.begin();
        const std::ptrdiff_t after = last - m_words.begin();
        std::ptrdiff_t nearest = -1;
        std::ptrdiff_t distance = 0;
        for (std::size_t i = 0; i < m_happenings.size(); ++i) {
            if (m_happenings[i] == EventTraits::NoHappening)
                continue;
            const auto at = std::ptrdiff_t(i);
            // A date mostly stands after what it dates; what follows it is told of its own.
            const std::ptrdiff_t far = at < before ? before - at : AfterTheDate * (at - after + 1);
            if (nearest < 0 || far < distance) {
                nearest = at;
                distance = far;
            }
        }
        if (nearest < 0)
            return traits;
        traits.happening = m_happenings[std::size_t(nearest)];
        if (nearest > 0)
            traits.ordinal = ordinalOf(std::size_t(nearest) - 1);
        return traits;
    }

    bool beginsWithPronoun() const { return !m_words.empty() && EventWords::instance().isPronoun(stemOf(0)); }
    const std::vector<std::uint32_t> &names() const { return m_names; }
    std::vector<std::pair<std::uint32_t, std::string_view>> writtenNames() const
    {
        std::vector<std::pair<std::uint32_t, std::string_view>> written;
        for (std::size_t i = 0; i < m_words.size(); ++i) {
            const std::uint32_t stem = stemOf(i);
            if (m_words[i].capital && m_covers[i] == Cover::None && std::binary_search(m_names.begin(), m_names.end(), stem))
                written.emplace_back(stem, wordAt(i));
        }
        return written;
    }
    /// The words of the name that comes first.
    std::vector<std::uint32_t> firstName() const
    {
        std::vector<std::uint32_t> name;
        for (std::size_t i = 0; i < m_words.size(); ++i) {
            const bool isName = m_words[i].capital && m_covers[i] == Cover::None && std::binary_search(m_names.begin(), m_names.end(), stemOf(i));
            if (isName)
                name.push_back(stemOf(i));
            else if (!name.empty())
                break;
        }
        sortAndUnite(name);
        return name;
    }
    void setNames(const std::vector<std::uint32_t> &names) { m_names = names; }

private:
    enum class Cover : std::uint8_t { None, Place, Date };
    static constexpr std::ptrdiff_t AfterTheDate = 3;

    std::string_view wordAt(std::size_t i) const { return m_text.substr(m_words[i].begin, m_words[i].size()); }
    std::uint32_t stemOf(std::size_t i) const { return Stem(wordAt(i)).hash(); }

    std::uint32_t ordinalOf(std::size_t i) const
    {
        if (!m_words[i].digit)
            return EventWords::instance().ordinal(stemOf(i));
        std::uint32_t value = 0;
        std::size_t digits = 0;
        const std::string_view word = wordAt(i);
        while (digits < word.size() && digits < 4 && word[digits] >= '0' && word[digits] <= '9')
            value = value * 10 + std::uint32_t(word[digits++] - '0');
        return digits < word.size() ? value : 0;
    }

    void read()
    {
        const EventWords &words = EventWords::instance();
        m_happenings.resize(m_words.size(), EventTraits::NoHappening);
        constexpr unsigned NoName = TitleWord | OrganisationWord | SayingWord | CalendarWord | FacilityWord | DirectionWord | PopulatedWord | ParticleWord;
        for (std::size_t i = 0; i < m_words.size(); ++i) {
            const Word &word = m_words[i];
            if (m_covers[i] == Cover::Date)
                continue;
            const std::uint32_t stem = stemOf(i);
            m_happenings[i] = words.happening(stem);
            if (m_covers[i] == Cover::Place || words.isCommon(stem))
                continue;
            if (word.digit) {
                // "24th" says which one it is, and no amount.
                const char lastLetter = m_text[word.end - 1];
                if (lastLetter >= '0' && lastLetter <= '9')
                    m_figures.push_back(stem);
                continue;
            }
            const bool isName = word.capital && !word.sentenceStart && i > 0 && m_happenings[i] == EventTraits::NoHappening
                && !(Gazetteer::instance().wordFacts(word.hash).classes & NoName);
            // A first word is capital in any case: it is a name where another name follows it, or a possessive.
            const bool beginsName = word.capital && i == 0 && (word.possessive || word.allCapitals
                || (m_words.size() > 1 && m_words[1].capital && m_words[1].gap == SpaceGap && m_covers[1] == Cover::None))
                && !(Gazetteer::instance().wordFacts(word.hash).classes & NoName);
            if (isName || beginsName)
                m_names.push_back(stem);
            else if (m_happenings[i] == EventTraits::NoHappening)
                m_stems.push_back(stem);
        }
        sortAndUnite(m_stems);
        sortAndUnite(m_names);
        sortAndUnite(m_figures);
    }

    std::string_view m_text;
    std::vector<Word> m_words;
    std::vector<Cover> m_covers;
    std::vector<std::uint8_t> m_happenings;
    std::vector<std::uint32_t> m_stems;
    std::vector<std::uint32_t> m_names;
    std::vector<std::uint32_t> m_figures;
    std::vector<std::uint32_t> m_places;
};

/// The first name of the sentence before @p sentence, for one that begins with "he".
std::vector<std::uint32_t> namesBefore(const ExtractedDocument &document, TextSpan sentence)
{
    const auto at = std::partition_point(document.sentences.begin(), document.sentences.end(),
                                         [sentence](TextSpan each) { return each.end <= sentence.begin; });
    if (at == document.sentences.begin())
        return {};
    return SentenceWords(document, *std::prev(at)).firstName();
}

} // namespace

EventTraits eventTraits(const ExtractedDocument &document, const Event &event)
{
    SentenceWords words(document, event.sentence);
    if (words.names().empty() && words.beginsWithPronoun())
        words.setNames(namesBefore(document, event.sentence));
    const TextSpan none{event.sentence.begin, event.sentence.begin};
    return words.traitsAt(event.temporalExpressions.empty() ? none : document.temporalExpressions[event.temporalExpressions.front()].span);
}

std::vector<std::pair<std::uint32_t, std::string_view>> eventNames(const ExtractedDocument &document, const Event &event)
{
    return SentenceWords(document, event.sentence).writtenNames();
}

std::string_view happeningName(std::uint8_t happening)
{
    return EventWords::instance().name(happening);
}

bool isPersonal(std::uint8_t happening)
{
    return EventWords::instance().isPersonal(happening);
}

} // namespace Dateline
