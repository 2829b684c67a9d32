// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/namewindow.h"

#include <algorithm>
#include <bit>

namespace Dateline {

namespace {

constexpr std::size_t MaxNameWords = 6;
/// At least the number of add() in features().
constexpr std::size_t MostFeatures = 48;

/// What the same word does elsewhere in the window.
enum Elsewhere : std::uint8_t {
    SmallElsewhere = 1 << 0,      ///< it is also written small: an ordinary word
    PersonElsewhere = 1 << 1,     ///< it follows a first name or a title
    LocativeElsewhere = 1 << 2,   ///< it follows "in", "near"
    SpeakerElsewhere = 1 << 3,    ///< it says something
    StateElsewhere = 1 << 4,      ///< a state or country follows it after a comma
    EndsNameElsewhere = 1 << 5,   ///< it follows another capitalised word: "Rafael Gomez"
    HeadsNameElsewhere = 1 << 6   ///< it is followed by a word that names what it is: "Henderson County"
};

/// The natures by and large, for features of two parts.
std::uint32_t coarse(std::uint16_t nature)
{
    if (nature == 0)
        return 0;
    if (nature & DemonymNature)
        return 1;
    if (nature & CountryNature)
        return nature & AmbiguousNature ? 2 : 3;
    if (nature & StateAbbreviationNature)
        return 4;
    if (nature & RegionNature)
        return 5;
    if (nature & FirstLevelNature)
        return 6;
    if (nature & (FacilityNature | WaterNature | MountainNature | CountyNature))
        return 7;
    const std::uint32_t size = nature & MetropolisNature ? 8 : nature & LargeCityNature ? 10 : nature & CityNature ? 12 : 14;
    return size + (nature & AliasNature ? 16 : 0) + (nature & AmbiguousNature ? 1 : 0);
}

std::uint32_t bucket(std::uint32_t kind, std::uint64_t value)
{
    std::uint64_t h = (value + kind) * 0x9e3779b97f4a7c15u;
    h ^= h >> 32;
    h = (h + kind) * 0xd6e8feb86659fd93u;
    return std::uint32_t(h >> (64 - ToponymModel::BucketBits));
}

} // namespace

bool NameWindow::joined(std::ptrdiff_t word) const
{
    return word > 0 && inside(word) && !(m_words[std::size_t(word)].gap & ~(SpaceGap | NewlineGap))
        && !m_words[std::size_t(word - 1)].possessive;
}

bool NameWindow::typeFits(std::size_t first, std::size_t last, NameType type) const
{
    const Word &word = m_words[first];
    const auto stopFollows = [&] {
        return m_words[last].dotted || (m_words[last].end < m_text.size() && m_text[m_words[last].end] == '.');
    };
    const bool afterComma = first > 0 && (word.gap & CommaGap) && !(word.gap & NewlineGap) && m_words[first - 1].capital;
    switch (type) {
    case NameType::Abbreviation:
        return word.allCapitals || word.dotted;
    case NameType::AgencyAbbreviation:
        return word.capital && stopFollows() && (word.dotted || last > first || afterComma);
    case NameType::Postal:
        return word.allCapitals && !word.dotted && afterComma;
    default:
        return word.capital;
    }
}

bool NameWindow::fill(NameAt &name, std::uint32_t readings, std::size_t first, std::size_t last) const
{
    bool final = readings == 0;
    bool fits = false;
    bool stop = false;
    bool main = false;
    bool regional = false;
    bool crossing = false;
    std::uint16_t nature = 0;
    for (std::uint32_t at = readings; !final; ++at) {
        const PlaceReading reading = m_gazetteer.readingAt(at, final);
        if (!typeFits(first, last, reading.type))
            continue;
        fits = true;
        nature |= reading.ambiguous ? AmbiguousNature : 0;
        main |= reading.type == NameType::Main;
        if (reading.type == NameType::Demonym) {
            nature |= DemonymNature;
            continue;
        }
        if (reading.type == NameType::AgencyAbbreviation || reading.type == NameType::Postal) {
            nature |= StateAbbreviationNature;
            stop |= reading.type == NameType::AgencyAbbreviation;
            main = true;
            continue;
        }
        if (reading.type == NameType::Abbreviation)
            nature |= AbbreviationNature;
        const PlaceOutline place = m_gazetteer.outline(reading.row);
        regional |= place.heldInFull;
        crossing |= place.feature == PlaceFeature::BorderPoint;
        switch (place.kind) {
        case PlaceKind::Country: nature |= CountryNature; break;
        case PlaceKind::Region: nature |= RegionNature; break;
        case PlaceKind::FirstLevel: nature |= place.feature == PlaceFeature::County ? CountyNature : FirstLevelNature; break;
        case PlaceKind::Facility: nature |= FacilityNature; break;
        case PlaceKind::Water: nature |= WaterNature; break;
        case PlaceKind::Mountain: nature |= MountainNature; break;
        default:
            nature |= place.population >= 1000000 || place.feature == PlaceFeature::Capital ? MetropolisNature
                : place.population >= 100000                                                ? LargeCityNature
                : place.population >= 15000                                                 ? CityNature
                                                                                            : TownNature;
        }
    }
    if (!fits)
        return false;
    name.regional = regional;
    name.crossing = crossing;
    name.readings = readings;
    name.words = std::uint8_t(last - first + 1);
    name.nature = std::uint16_t(nature | (main ? 0 : AliasNature));
    name.end = m_words[last].end + (stop && !m_words[last].dotted ? 1 : 0);
    return true;
}

NameAt NameWindow::nameAt(std::size_t first) const
{
    NameAt result;
    std::uint64_t hash = 0;
    std::uint32_t longest = 0;
    std::size_t longestLast = 0;
    for (std::size_t i = first; i < m_size && i < first + MaxNameWords; ++i) {
        const Word &word = m_words[i];
        if (i > first) {
            // "St. Louis", "W. Va.": a full stop goes on only after a short word.
            const bool stop = (word.gap & StopGap) && m_words[i - 1].size() <= 2 && m_words[i - 1].capital;
            if ((word.gap & ~(SpaceGap | NewlineGap | HyphenGap | (stop ? StopGap : 0))) || m_words[i - 1].possessive)
                break;
        }
        const auto look = [&](std::uint64_t own) {
            const std::uint64_t whole = i == first ? own : Gazetteer::addWord(hash, own);
            const Gazetteer::NameMatch found = m_gazetteer.match(whole);
            if (found.readings != 0 && fill(result, found.readings, first, i)) {
                longest = found.readings;
                longestLast = i;
            }
            hash = whole;
            return found.continues;
        };
        if (word.possessive) {
            // "St. John's": the mark may belong to the name.
            const std::uint64_t before = hash;
            const bool goesOn = look(Gazetteer::addByte(word.hash, 's'));
            // "Cox's Bazar", "King's Lynn"
            if (goesOn && i + 1 < m_size && !(m_words[i + 1].gap & ~(SpaceGap | NewlineGap))) {
                const std::uint32_t readings = m_gazetteer.match(Gazetteer::addWord(hash, m_words[i + 1].hash)).readings;
                if (readings != 0 && fill(result, readings, first, i + 1))
                    return result;
            }
            if (longest != 0 && longestLast == i && !goesOn) {
                hash = before;
                const std::uint64_t plain = i == first ? word.hash : Gazetteer::addWord(hash, word.hash);
                if (m_gazetteer.match(plain).readings == 0) {
                    result.end = word.end + (m_text[word.end] == '\'' ? 2 : 4);
                    break;
                }
            }
            hash = before;
        }
        const std::uint64_t before = hash;
        const bool goesOn = look(word.hash);
        if (static_cast<unsigned char>(m_text[word.begin]) >= 0xd0 && !word.han && (longest == 0 || longestLast != i)) {
            const std::uint64_t own = hash;
            // "Алма-Аты": what stands before says enough.
            const std::size_t leastStem = i > first ? 2 : 3;
            for (const std::uint64_t nominative : nominativeHashes(m_gazetteer, m_text.substr(word.begin, word.size()), leastStem)) {
                hash = before;
                look(nominative);
                if (longest != 0 && longestLast == i)
                    break;
            }
            hash = own;
        }
        if (!goesOn)
            break;
    }
    return result;
}

NameAt NameWindow::nameOf(std::size_t first, std::size_t last) const
{
    NameAt result;
    if (last - first >= 12)
        return result;
    std::uint64_t hash = m_words[first].hash;
    for (std::size_t i = first + 1; i <= last; ++i)
        hash = Gazetteer::addWord(hash, m_words[i].hash);
    fill(result, m_gazetteer.match(hash).readings, first, last);
    return result;
}

void NameWindow::read(std::string_view text, TextSpan range, const std::vector<TextSpan> &sentences, std::size_t &sentence)
{
    m_text = text;
    m_words.clear();
    m_names.clear();
    scanWords(m_gazetteer, text, range, m_words);
    m_size = m_words.size();
    m_notes.assign(m_size, {});
    constexpr std::size_t WordsAhead = 12;
    for (std::size_t i = 0; i < m_size; ++i) {
        if (i + WordsAhead < m_size)
            m_gazetteer.fetchWordFacts(m_words[i + WordsAhead].hash);
        Word &word = m_words[i];
        while (sentence + 1 < sentences.size() && sentences[sentence + 1].begin <= word.begin)
            ++sentence;
        m_notes[i].sentence = std::uint32_t(sentence);
        word.sentenceStart = i == 0 || (sentence < sentences.size() && m_words[i - 1].end <= sentences[sentence].begin);
        const WordFacts facts = m_gazetteer.wordFacts(word.hash);
        m_notes[i].classes = facts.classes;
        m_notes[i].sense = facts.sense;
        m_notes[i].surname = facts.surname;
    }
    std::size_t fetched = 0;
    for (std::size_t i = 0; i < m_size;) {
        for (; fetched < std::min(i + WordsAhead, m_size); ++fetched) {
            if (m_words[fetched].capital)
                m_gazetteer.fetchName(m_words[fetched].hash);
        }
        const NameAt name = m_words[i].capital ? nameAt(i) : NameAt();
        if (name.words == 0) {
            ++i;
            continue;
        }
        for (std::uint8_t k = 0; k < name.words; ++k) {
            m_notes[i + k].name = std::uint32_t(m_names.size());
            m_notes[i + k].position = k;
        }
        m_names.push_back(name);
        i += name.words;
    }
    noteHeadings();
    noteElsewhere();
}

void NameWindow::noteHeadings()
{
    for (std::size_t i = 0; i < m_size;) {
        std::size_t end = i;
        std::size_t capitals = 0;
        std::size_t small = 0;
        while (end < m_size && m_notes[end].sentence == m_notes[i].sentence) {
            capitals += m_words[end].capital;
            small += !m_words[end].capital && m_words[end].size() > 3;
            ++end;
        }
        const bool heading = capitals >= 4 && small * 5 <= capitals;
        for (; i < end; ++i)
            m_notes[i].heading = heading;
    }
}

void NameWindow::noteElsewhere()
{
    // Most small words are written nowhere with a capital: these few bits tell so without a look at the table.
    constexpr auto mark = [](std::uint64_t hash) { return std::size_t(hash >> 40) % MarkCount; };
    m_marks.reset();
    const auto capitals = std::size_t(std::count_if(m_words.begin(), m_words.end(), [](const Word &word) { return word.capital; }));
    const std::size_t size = std::bit_ceil(capitals * 2 + 16);
    m_seen.assign(size, {0, 0});
    const auto slot = [&](std::uint64_t hash) -> Seen & {
        for (std::size_t at = (hash >> 7) & (size - 1);; at = (at + 1) & (size - 1)) {
            if (m_seen[at].hash == hash || m_seen[at].hash == 0)
                return m_seen[at];
        }
    };
    for (std::size_t i = 0; i < m_size; ++i) {
        const Word &word = m_words[i];
        if (!word.capital)
            continue;
        std::uint32_t bits = 0;
        if (!m_notes[i].heading) {
            const auto at = std::ptrdiff_t(i);
            if (joined(at)) {
                const std::uint16_t before = m_notes[i - 1].classes;
                if (m_words[i - 1].capital && (before & (FirstNameWord | TitleWord)))
                    bits |= PersonElsewhere;
                if (!m_words[i - 1].capital && (before & LocativeWord))
                    bits |= LocativeElsewhere;
                constexpr std::uint16_t NoName = LocativeWord | DirectionWord | PopulatedWord | DivisionWord | ParticleWord | CalendarWord;
                if (m_words[i - 1].capital && !m_words[i - 1].allCapitals && m_notes[i].position == 0 && !(before & NoName)
                    && !(natureAt(at - 1) & (DemonymNature | CountryNature)))
                    bits |= EndsNameElsewhere;
            }
            constexpr std::uint16_t Heads = OrganisationWord | TeamWord | StreetWord | FacilityWord | WaterWord | MountainWord | DivisionWord;
            if (joined(at + 1) && capital(at + 1) && (classes(at + 1) & Heads))
                bits |= HeadsNameElsewhere;
            if (joined(at + 1) && (classes(at + 1) & SayingWord))
                bits |= SpeakerElsewhere;
            if (i + 1 < m_size && (m_words[i + 1].gap & CommaGap)
                && (natureAt(at + 1) & (CountryNature | FirstLevelNature | StateAbbreviationNature)))
                bits |= StateElsewhere;
        }
        Seen &seen = slot(word.hash);
        seen.hash = word.hash;
        seen.bits |= bits;
        m_marks.set(mark(word.hash));
    }
    for (const Word &word : m_words) {
        if (!word.capital && !word.digit && m_marks[mark(word.hash)]) {
            if (Seen &seen = slot(word.hash); seen.hash == word.hash)
                seen.bits |= SmallElsewhere;
        }
    }
    for (std::size_t i = 0; i < m_size; ++i) {
        if (m_words[i].capital)
            m_notes[i].rest = std::uint8_t(slot(m_words[i].hash).bits);
    }
}

std::uint16_t NameWindow::natureAt(std::ptrdiff_t word) const
{
    return inside(word) && m_notes[std::size_t(word)].name != NoName ? m_names[m_notes[std::size_t(word)].name].nature : std::uint16_t(0);
}

NameAt NameWindow::covering(std::size_t word, std::size_t &position) const
{
    position = m_notes[word].position;
    return m_notes[word].name == NoName ? NameAt() : m_names[m_notes[word].name];
}

bool NameWindow::canBeName(std::size_t word, NameLabel previous) const
{
    const Word &w = m_words[word];
    if (w.capital)
        return true;
    if (m_notes[word].name != NoName)
        return true;
    if (previous == NameLabel::Outside || !joined(std::ptrdiff_t(word)))
        return false;
    return w.digit || ((m_notes[word].classes & ParticleWord) && capital(std::ptrdiff_t(word) + 1) && joined(std::ptrdiff_t(word) + 1));
}

void NameWindow::features(std::size_t word, NameLabel previous, std::vector<std::uint32_t> &out, const ToponymModel *scorer) const
{
    out.resize(MostFeatures);
    std::uint32_t *end = out.data();
    const auto i = std::ptrdiff_t(word);
    const Word &w = m_words[word];
    const Note &note = m_notes[word];
    const std::uint64_t label = std::uint64_t(previous);
    const std::uint16_t nature = natureAt(i);
    const std::uint64_t sort = coarse(nature);
    const std::uint64_t position = note.name == NoName ? 0 : 1u + note.position;
    const std::uint64_t nameWords = note.name == NoName ? 0 : m_names[note.name].words;

    const auto hashAt = [&](std::ptrdiff_t at) -> std::uint64_t {
        if (!inside(at) || (at < i ? (m_words[std::size_t(at + 1)].gap & ParagraphGap) : (m_words[std::size_t(at)].gap & ParagraphGap)))
            return 1;
        return m_words[std::size_t(at)].hash;
    };
    const auto gapAt = [&](std::ptrdiff_t at) -> std::uint64_t { return inside(at) ? m_words[std::size_t(at)].gap : std::uint64_t(OtherGap); };
    const auto shapeAt = [&](std::ptrdiff_t at) -> std::uint64_t {
        if (!inside(at))
            return 15;
        const Word &x = m_words[std::size_t(at)];
        return std::uint64_t(x.capital) | std::uint64_t(x.allCapitals) << 1 | std::uint64_t(x.digit) << 2 | std::uint64_t(x.dotted) << 3;
    };
    const auto add = [&](std::uint32_t kind, std::uint64_t a, std::uint64_t b = 0, std::uint64_t c = 0) {
        *end = bucket(kind, a * 0x100000001b3u + b * 0x1000193u + c);
        if (scorer)
            scorer->fetch(*end);
        ++end;
    };

    // The run of capitalised words around.
    std::ptrdiff_t runBegin = i;
    while (i - runBegin < 5 && joined(runBegin) && capital(runBegin - 1))
        --runBegin;
    std::ptrdiff_t runEnd = i + 1;
    while (runEnd - i < 6 && joined(runEnd) && capital(runEnd))
        ++runEnd;
    // The name of the gazetteer, or the word alone.
    const std::ptrdiff_t nameBegin = i - (position ? std::ptrdiff_t(position) - 1 : 0);
    const std::ptrdiff_t nameEnd = nameBegin + std::max<std::ptrdiff_t>(1, std::ptrdiff_t(nameWords));
    const std::uint64_t gapBefore = gapAt(i);
    const std::uint64_t gapAfter = gapAt(i + 1);
    const std::uint64_t prev = hashAt(i - 1);
    const std::uint64_t next = hashAt(i + 1);
    const std::uint16_t prevClasses = classes(i - 1);
    const std::uint16_t nextClasses = classes(i + 1);
    const std::uint64_t own = note.sense | std::uint64_t(note.surname) << 6 | std::uint64_t(note.classes & FirstNameWord) << 8;
    const std::uint64_t place = sort * 4 + std::min<std::uint64_t>(position, 2);

    // What stands around the whole name.
    const bool capitalAfter = capital(nameEnd) && joined(nameEnd);
    const bool capitalBefore = nameBegin > 0 && capital(nameBegin - 1) && joined(nameBegin);
    add(5, w.hash, label);
    add(6, suffixOf(w), place);
    add(10, prev, label);
    add(11, next, place == 0);
    add(22, prev, place);
    add(25, hashAt(runEnd - 1), place, runEnd - 1 == i);
    add(28, hashAt(runBegin), place, runBegin == i);
    add(31, hashAt(nameBegin - 1), place, gapAt(nameBegin));
    add(1, label);
    add(2, nature, position, label);
    add(3, place, nameWords);
    add(7, shapeAt(i), label, note.heading);
    add(8, gapBefore, label, place);
    add(9, gapAfter, place);
    add(15, nextClasses, gapAfter, shapeAt(i + 1));
    add(16, prevClasses, place, gapBefore);
    add(17, nextClasses, place, shapeAt(i + 1));
    add(19, coarse(natureAt(i + 1)), gapAfter, place);
    add(20, note.rest & 31, place);
    add(21, w.sentenceStart, note.heading, place);
    add(24, std::uint64_t(i - runBegin), std::uint64_t(runEnd - i), place);
    add(26, classes(runEnd - 1), place, runEnd - 1 == i);
    add(27, classes(runBegin), place, runBegin == i);
    add(29, classes(nameEnd), place, std::uint64_t(capitalAfter) * 2 + capitalBefore);
    add(32, classes(nameBegin - 1), place, std::uint64_t(capitalAfter) * 2 + capitalBefore);
    add(33, classes(nameEnd), classes(nameBegin - 1), sort);
    add(34, gapAt(nameBegin), gapAt(nameEnd), place);
    add(36, note.classes, nextClasses, shapeAt(i + 1));
    add(38, w.possessive, place, label);
    add(39, note.rest & 31, note.classes, label);
    add(42, classes(i - 2), prevClasses, place);
    add(43, note.rest >> 5, place, capitalBefore);
    add(44, note.rest & 47, own, sort != 0);
    add(45, own, place);
    add(46, sense(runEnd - 1), place, runEnd - 1 == i);
    add(47, sense(nameEnd), place, std::uint64_t(capitalAfter) * 2 + capitalBefore);
    add(48, sense(nameBegin - 1), place, std::uint64_t(capitalAfter) * 2 + capitalBefore);
    out.resize(std::size_t(end - out.data()));
}

std::uint64_t NameWindow::suffixOf(const Word &word) const
{
    std::uint64_t result = 0;
    const std::uint32_t size = word.size();
    for (std::uint32_t k = size > 4 ? size - 4 : 0; k < size; ++k)
        result = result << 8 | (static_cast<unsigned char>(m_text[word.begin + k]) | 0x20u);
    return result;
}

} // namespace Dateline
