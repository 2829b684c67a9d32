// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/toponymtagger.h"

#include "geo/corridor.h"
#include "geo/countrygroup.h"
#include "geo/nametable.h"
#include "geo/wordscanner.h"

#include <algorithm>

namespace Dateline {

namespace {

constexpr std::size_t MaxNameWords = 6;

/// A name of the gazetteer that stands at a word.
struct NameAt
{
    std::uint32_t readings = 0;
    std::uint8_t words = 0;
    std::uint32_t end = 0; ///< offset: an abbreviation takes its full stop
};

constexpr std::uint64_t hashOf(std::string_view word)
{
    std::uint64_t hash = Gazetteer::EmptyHash;
    for (const char c : word)
        hash = Gazetteer::addByte(hash, static_cast<unsigned char>(c));
    return hash;
}

/// One stretch of text, scanned: at most some ten thousand words, so that the memory does not grow with the document.
class Window
{
public:
    Window(const Gazetteer &gazetteer, std::string_view text, const std::vector<TextSpan> &sentences)
        : m_gazetteer(gazetteer)
        , m_text(text)
        , m_sentences(sentences)
    {
    }

    void tag(TextSpan range, std::size_t &sentence, std::vector<ToponymCandidate> &out);

private:
    const Word *wordAt(std::ptrdiff_t i) const { return i >= 0 && i < std::ptrdiff_t(m_words.size()) ? &m_words[std::size_t(i)] : nullptr; }
    std::uint16_t classesAt(std::ptrdiff_t i) const
    {
        const Word *word = wordAt(i);
        return word ? m_gazetteer.wordClasses(word->hash) : 0;
    }
    /// Whether words i - 1 and i stand in one phrase, with nothing but a space between them.
    bool joined(std::ptrdiff_t i) const
    {
        const Word *word = wordAt(i);
        return i > 0 && word && !(word->gap & ~(SpaceGap | NewlineGap)) && !m_words[std::size_t(i - 1)].possessive;
    }
    bool capitalAt(std::ptrdiff_t i) const
    {
        const Word *word = wordAt(i);
        return word && word->capital;
    }
    NameAt nameAt(std::size_t first) const;
    bool typeFits(std::size_t first, std::size_t last, NameType type) const;
    bool accept(std::size_t first, const NameAt &name, ToponymCandidate &candidate) const;

    const Gazetteer &m_gazetteer;
    std::string_view m_text;
    const std::vector<TextSpan> &m_sentences;
    std::vector<Word> m_words;
    std::size_t m_corridorEnd = 0; ///< the words before it belong to a corridor's name
};

/// Whether the words first to last are written as a name of this type has to be.
bool Window::typeFits(std::size_t first, std::size_t last, NameType type) const
{
    const Word &word = m_words[first];
    const bool stopFollows = m_words[last].dotted || (m_words[last].end < m_text.size() && m_text[m_words[last].end] == '.');
    switch (type) {
    case NameType::Abbreviation:
        return word.allCapitals || word.dotted;
    case NameType::AgencyAbbreviation:
        if (!word.capital || !stopFollows)
            return false;
        return word.dotted || (first > 0 && (word.gap & CommaGap) && !(word.gap & NewlineGap) && m_words[first - 1].capital);
    case NameType::Postal:
        return word.allCapitals && first > 0 && (word.gap & CommaGap) && !(word.gap & NewlineGap) && m_words[first - 1].capital;
    default:
        return word.capital;
    }
}

NameAt Window::nameAt(std::size_t first) const
{
    NameAt result;
    std::uint64_t hash = 0;
    for (std::size_t i = first; i < m_words.size() && i < first + MaxNameWords; ++i) {
        if (i > first) {
            const Word &word = m_words[i];
            // "St. Louis", "W. Va.": a full stop goes on only after a short word.
            const bool stop = (word.gap & StopGap) && m_words[i - 1].size() <= 2 && m_words[i - 1].capital;
            if ((word.gap & ~(SpaceGap | NewlineGap | HyphenGap | (stop ? StopGap : 0))) || m_words[i - 1].possessive)
                break;
        }
        const auto match = [&](std::uint64_t word) {
            const std::uint64_t whole = i == first ? word : Gazetteer::addWord(hash, word);
            const Gazetteer::NameMatch found = m_gazetteer.match(whole);
            bool last = found.readings == 0;
            for (std::uint32_t at = found.readings; !last; ++at) {
                const PlaceReading reading = m_gazetteer.readingAt(at, last);
                if (!typeFits(first, i, reading.type))
                    continue;
                result.readings = found.readings;
                result.words = std::uint8_t(i - first + 1);
                result.end = m_words[i].end;
                if (reading.type == NameType::AgencyAbbreviation && !m_words[i].dotted)
                    ++result.end;
                break;
            }
            return std::pair(whole, found.continues);
        };
        if (m_words[i].possessive)
            match(Gazetteer::addByte(m_words[i].hash, 's'));
        const auto [whole, continues] = match(m_words[i].hash);
        if (!continues)
            break;
        hash = whole;
    }
    return result;
}

bool Window::accept(std::size_t first, const NameAt &name, ToponymCandidate &candidate) const
{
    const auto begin = std::ptrdiff_t(first);
    const auto after = begin + name.words;
    const Word &word = m_words[first];

    bool country = false;
    bool region = false;
    bool ambiguous = true;
    bool last = false;
    std::uint32_t population = 0;
    PlaceKind kind = PlaceKind::City;
    NameType type = NameType::Main;
    for (std::uint32_t at = name.readings; !last; ++at) {
        const PlaceReading reading = m_gazetteer.readingAt(at, last);
        if (!typeFits(first, first + name.words - 1, reading.type))
            continue;
        const Place place = m_gazetteer.place(reading.row);
        country |= place.kind == PlaceKind::Country;
        region |= place.kind != PlaceKind::City;
        candidate.demonym |= reading.type == NameType::Demonym;
        ambiguous &= reading.ambiguous;
        population = std::max(population, place.population);
        kind = place.kind;
        type = reading.type;
    }
    candidate.locative = begin > 0 && (word.gap & SpaceGap) && (classesAt(begin - 1) & LocativeWord);
    candidate.possessive = m_words[first + name.words - 1].possessive;

    if (country || candidate.demonym)
        return true;
    if (type == NameType::AgencyAbbreviation || type == NameType::Postal)
        return true;

    const std::uint16_t before = joined(begin) && capitalAt(begin - 1) ? classesAt(begin - 1) : 0;
    const std::uint16_t next = joined(after) && capitalAt(after) ? classesAt(after) : 0;
    if (next & (OrganisationWord | TeamWord))
        return false;
    // "Belt" in "Belt and Road": inside the name of a corridor only what it joins is a place.
    if (first < m_corridorEnd && kind != PlaceKind::Region && population < 100000)
        return false;
    if (type != NameType::Abbreviation && name.words == 1 && word.allCapitals && word.size() <= 3)
        return false;
    if (joined(after) && capitalAt(after) && capitalAt(after + 1) && joined(after + 1) && (classesAt(after + 1) & OrganisationWord))
        return false;
    if (before & (FirstNameWord | TitleWord))
        return false;
    const bool listed = (word.gap & CommaGap) || (wordAt(after) && (wordAt(after)->gap & CommaGap));
    if (joined(begin) && capitalAt(begin - 1) && !word.sentenceStart && !(before & (PopulatedWord | DirectionWord)) && name.words == 1)
        return false;
    if (ambiguous && !candidate.locative)
        return false;
    const std::uint16_t own = m_gazetteer.wordClasses(word.hash);
    if (name.words == 1 && (own & FirstNameWord) && !candidate.locative && !(listed && population > 100000))
        return false;
    if (name.words == 1 && (own & ~(FirstNameWord | TeamWord)) && kind != PlaceKind::Region)
        return false;
    if (word.sentenceStart && name.words == 1 && population < 100000 && !region)
        return false;
    // "to" leads to a place and to a verb alike, in headlines both with a capital letter.
    constexpr std::uint64_t to = hashOf("to");
    const bool leads = candidate.locative && m_words[first - 1].hash != to;
    return population >= (type == NameType::Main ? 15000 : 100000) || region || leads || listed;
}

void Window::tag(TextSpan range, std::size_t &sentence, std::vector<ToponymCandidate> &out)
{
    m_words.clear();
    m_corridorEnd = 0;
    scanWords(m_gazetteer, m_text, range, m_words);
    const std::size_t firstCandidate = out.size();
    for (std::size_t i = 0; i < m_words.size();) {
        Word &word = m_words[i];
        while (sentence + 1 < m_sentences.size() && m_sentences[sentence + 1].begin <= word.begin)
            ++sentence;
        word.sentenceStart = i == 0 || (sentence < m_sentences.size() && m_words[i - 1].end <= m_sentences[sentence].begin);
        ToponymCandidate candidate;
        std::size_t corridorWords = 0;
        const auto corridorLookUp = [&](std::uint64_t hash) { return CorridorCatalogue::instance().match(hash); };
        if (i >= m_corridorEnd && longestName(m_words, i, corridorLookUp, corridorWords) != 0)
            m_corridorEnd = i + corridorWords;
        std::size_t groupWords = 0;
        const auto groupLookUp = [&](std::uint64_t hash) { return m_gazetteer.groupMatch(hash); };
        if (const std::uint32_t group = longestName(m_words, i, groupLookUp, groupWords)) {
            // An organisation is no place, and no place is read inside its name.
            candidate.span = {word.begin, m_words[i + groupWords - 1].end};
            candidate.group = std::uint16_t(group);
            candidate.sentence = std::uint32_t(sentence);
            candidate.recognition = 1;
            if (CountryGroups::instance().groups()[group - 1].isArea)
                out.push_back(candidate);
            i += groupWords;
            continue;
        }
        const NameAt name = word.capital ? nameAt(i) : NameAt();
        if (name.words == 0) {
            ++i;
            continue;
        }
        candidate.span = {word.begin, name.end};
        candidate.readings = name.readings;
        candidate.sentence = std::uint32_t(sentence);
        if (accept(i, name, candidate)) {
            candidate.recognition = 0.9f;
            // "London, Kentucky": what comes after the comma says where the one before lies.
            if (out.size() > firstCandidate && (word.gap & CommaGap) && out.back().span.end + 2 >= word.begin)
                out.back().container = std::uint32_t(out.size());
            out.push_back(candidate);
        }
        i += name.words;
    }
}

} // namespace

ToponymTagger::ToponymTagger(const Gazetteer &gazetteer)
    : m_gazetteer(gazetteer)
{
}

ToponymTagger::~ToponymTagger() = default;

std::vector<ToponymCandidate> ToponymTagger::tag(std::string_view prose, const std::vector<TextSpan> &sentences) const
{
    constexpr std::uint32_t WindowSize = 128 * 1024;
    std::vector<ToponymCandidate> result;
    Window window(m_gazetteer, prose, sentences);
    std::size_t sentence = 0;
    for (std::size_t next = 0; next < sentences.size();) {
        TextSpan range = sentences[next];
        while (next < sentences.size() && sentences[next].end - range.begin < WindowSize)
            range.end = sentences[next++].end;
        if (range.end == sentences[next - (next > 0)].begin || next == 0)
            range.end = sentences[next++].end;
        window.tag(range, sentence, result);
    }
    return result;
}

} // namespace Dateline
