// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/windowtagger.h"

#include "geo/countrygroup.h"
#include "geo/nametable.h"

// From words to candidates.

namespace Dateline {

namespace {

constexpr float OtherNameLead = 26;
constexpr std::array<std::uint8_t, 3> PlaceSenses = {7, 16, 18}; ///< artefacts, places, things of nature
constexpr std::uint64_t County = hashOf("county");
constexpr std::uint64_t Counties = hashOf("counties");
constexpr std::array Divisions = {hashOf("regions"), hashOf("provinces"), hashOf("prefectures"), hashOf("oblasts"), hashOf("governorates"),
                                  hashOf("departments"), hashOf("states")};
constexpr std::uint64_t Pan = hashOf("pan");

} // namespace

void WindowTagger::label()
{
    const auto &words = m_window.words();
    m_labels.assign(words.size(), NameLabel::Outside);
    m_certainties.assign(words.size(), 0);
    NameLabel previous = NameLabel::Outside;
    for (std::size_t i = 0; i < words.size(); ++i) {
        NameLabel label = NameLabel::Outside;
        if (!m_blocked[i] && m_window.canBeName(i, previous)) {
            m_window.features(i, previous, m_features, &m_model);
            ToponymModel::Scores scores = m_model.score(m_features);
            std::size_t position = 0;
            const NameAt name = m_window.covering(i, position);
            if (name.words != 0) {
                const std::size_t first = i - position;
                if (isOtherName(first, name))
                    scores[0] += std::int32_t(OtherNameLead * m_model.scale());
                else
                    scores[std::size_t(position == 0 ? NameLabel::Begin : NameLabel::Inside)] += std::int32_t(leadOf(first, name) * m_model.scale());
            }
            const bool goesOn = previous != NameLabel::Outside
                && !(words[i].gap & ~(SpaceGap | NewlineGap | HyphenGap | StopGap)) && !words[i].sentenceStart;
            const std::int32_t best = std::max(scores[1], goesOn ? scores[2] : scores[1]);
            if (best > scores[0])
                label = goesOn && scores[2] > scores[1] ? NameLabel::Inside : NameLabel::Begin;
            m_certainties[i] = m_model.certainty(best - scores[0]);
        }
        m_labels[i] = label;
        previous = label;
    }
}

/// "Wake, Durham and Orange counties": each name of the list is that of a county, without the word.
void WindowTagger::findCounties()
{
    constexpr std::size_t MostWords = 3;
    m_counties.clear();
    const auto &words = m_window.words();
    std::vector<CountyName> list;
    for (std::size_t at = 1; at < words.size(); ++at) {
        if (words[at].hash != Counties)
            continue;
        list.clear();
        std::size_t end = at; // of the name, not in it
        while (end > 0) {
            std::size_t begin = end;
            while (begin > 0 && end - begin < MostWords && words[begin - 1].capital && (begin == end || m_window.joined(std::ptrdiff_t(begin))))
                --begin;
            // "In Wake and Durham counties": the longest that is one.
            std::uint32_t readings = 0;
            for (; begin < end; ++begin) {
                std::uint64_t hash = words[begin].hash;
                for (std::size_t i = begin + 1; i < end; ++i)
                    hash = Gazetteer::addWord(hash, words[i].hash);
                readings = m_blocked[begin] ? 0 : m_gazetteer.match(Gazetteer::addWord(hash, County)).readings;
                if (readings != 0)
                    break;
            }
            if (readings == 0)
                break;
            list.push_back({begin, end, readings});
            if (begin == 0 || words[begin].sentenceStart)
                break;
            const std::uint16_t gap = words[begin].gap;
            if ((gap & CommaGap) && !(gap & ~(CommaGap | SpaceGap | NewlineGap))) {
                end = begin;
            } else if (words[begin - 1].hash == And && m_window.joined(std::ptrdiff_t(begin))
                       && !(words[begin - 1].gap & ~(CommaGap | SpaceGap | NewlineGap))) {
                end = begin - 1;
            } else {
                break;
            }
        }
        if (list.size() > 1)
            m_counties.insert(m_counties.end(), list.rbegin(), list.rend());
    }
    for (const CountyName &each : m_counties)
        std::fill(m_blocked.begin() + std::ptrdiff_t(each.begin), m_blocked.begin() + std::ptrdiff_t(each.end), true);
}

void WindowTagger::markCorridors()
{
    const auto &words = m_window.words();
    const auto lookUp = [&corridors = CorridorCatalogue::instance()](std::uint64_t hash) { return corridors.match(hash); };
    m_inCorridor.assign(words.size(), false);
    for (std::size_t i = 0; i < words.size(); ++i) {
        std::size_t length = 0;
        const std::uint32_t number = longestName(words, i, lookUp, length);
        if (number == 0)
            continue;
        m_corridors.push_back({{words[i].begin, words[i + length - 1].end}, std::uint16_t(number - 1)});
        std::fill_n(m_inCorridor.begin() + std::ptrdiff_t(i), length, true);
        i += length - 1;
    }
}

void WindowTagger::tag(TextSpan range)
{
    m_window.read(m_text, range, m_sentences, m_sentence);
    const auto &words = m_window.words();
    m_hasLast = false;

    // Names of organisations hide what is inside them.
    m_blocked.assign(words.size(), false);
    std::vector<std::pair<std::size_t, std::size_t>> groups;
    for (std::size_t i = 0; i < words.size();) {
        std::size_t length = 0;
        const auto lookUp = [&](std::uint64_t hash) { return m_gazetteer.groupMatch(hash); };
        const bool mayBegin = m_window.classes(std::ptrdiff_t(i)) & GroupBeginningWord;
        const std::uint32_t group = mayBegin ? longestName(words, i, lookUp, length) : 0;
        if (group == 0) {
            ++i;
            continue;
        }
        std::fill_n(m_blocked.begin() + std::ptrdiff_t(i), length, true);
        groups.emplace_back(i, (length << 16) | group);
        i += length;
    }
    markCorridors();
    findCounties();
    label();

    std::size_t nextGroup = 0;
    std::size_t nextCounty = 0;
    for (std::size_t i = 0; i < words.size();) {
        if (nextGroup < groups.size() && groups[nextGroup].first == i) {
            const std::size_t length = groups[nextGroup].second >> 16;
            const auto group = std::uint16_t(groups[nextGroup].second & 0xffffu);
            if (CountryGroups::instance().groups()[group - 1u].isArea) {
                ToponymCandidate candidate;
                candidate.span = {words[i].begin, words[i + length - 1].end};
                candidate.group = group;
                candidate.sentence = m_window.sentenceOf(i);
                candidate.recognition = 1;
                m_out.push_back(candidate);
            }
            ++nextGroup;
            i += length;
            continue;
        }
        while (nextCounty < m_counties.size() && m_counties[nextCounty].begin < i)
            ++nextCounty;
        if (nextCounty < m_counties.size() && m_counties[nextCounty].begin == i) {
            ToponymCandidate candidate;
            candidate.span = {words[i].begin, words[m_counties[nextCounty].end - 1].end};
            candidate.readings = m_counties[nextCounty].readings;
            candidate.sentence = m_window.sentenceOf(i);
            candidate.recognition = 1;
            candidate.besideClasses = DivisionWord;
            m_out.push_back(candidate);
            m_hasLast = false;
            i = m_counties[nextCounty++].end;
            continue;
        }
        if (m_labels[i] != NameLabel::Outside) {
            std::size_t last = i;
            while (last + 1 < words.size() && m_labels[last + 1] == NameLabel::Inside)
                ++last;
            append(i, last);
            i = last + 1;
            continue;
        }
        std::size_t position = 0;
        const NameAt name = m_window.covering(i, position);
        if (name.words != 0 && position == 0 && (name.nature & DemonymNature) && !m_blocked[i]) {
            appendDemonym(i, name);
            i += name.words;
            continue;
        }
        if (name.words != 0 && position == 0 && !(m_window.classes(std::ptrdiff_t(i)) & FirstNameWord)
            && (name.nature & (CountryNature | FirstLevelNature | MetropolisNature | LargeCityNature)) && !(name.nature & AmbiguousNature)) {
            ToponymCandidate candidate;
            candidate.span = {words[i].begin, name.end};
            candidate.readings = name.readings;
            candidate.sentence = m_window.sentenceOf(i);
            candidate.hint = true;
            m_out.push_back(candidate);
            m_hasLast = false;
            i += name.words;
            continue;
        }
        ++i;
    }
}

void WindowTagger::appendDemonym(std::size_t first, const NameAt &name)
{
    if (!isOfCountry(name))
        return; // "European": no country's people
    const auto after = std::ptrdiff_t(first) + name.words;
    if (first > 0 && m_window.words()[first].gap == HyphenGap && m_window.words()[first - 1].hash == Pan)
        return; // "Pan-American"
    if (m_window.joined(after) && isOneOf(DiseaseWords, m_window.words()[std::size_t(after)].hash))
        return; // "Spanish flu"
    ToponymCandidate candidate;
    candidate.span = {m_window.words()[first].begin, name.end};
    candidate.readings = name.readings;
    candidate.sentence = m_window.sentenceOf(first);
    candidate.recognition = 0.9f;
    candidate.demonym = true;
    m_out.push_back(candidate);
    m_hasLast = false;
}

void WindowTagger::append(std::size_t first, std::size_t last)
{
    const auto &words = m_window.words();
    // "North Africa": not the second half of the name of something wide.
    constexpr std::uint16_t Wide = CountryNature | RegionNature | FirstLevelNature | WaterNature | MountainNature;
    std::size_t position = 0;
    NameAt name = m_window.covering(first, position);
    if (position != 0 && position <= first && (name.nature & Wide) && !(m_hasLast && m_lastWord + position >= first)) {
        first -= position;
        last = std::max(last, first + name.words - 1);
    }
    ToponymCandidate candidate;
    candidate.span = {words[first].begin, words[last].end};
    candidate.sentence = m_window.sentenceOf(first);
    candidate.recognition = m_certainties[first];
    for (std::size_t i = first; i <= last; ++i)
        candidate.recognition = std::min(candidate.recognition, m_certainties[i]);

    name = m_window.covering(first, position);
    if (position != 0 || name.words != last - first + 1)
        name = m_window.nameOf(first, last);
    if (name.words != 0) {
        // "Congress", "Valley", "West": also a small place somewhere, but hardly meant.
        constexpr std::uint16_t Sizeable = CountryNature | RegionNature | MetropolisNature | LargeCityNature | WaterNature | StateAbbreviationNature;
        if (first == last && !(name.nature & Sizeable)
            && (m_window.classes(std::ptrdiff_t(first)) & (NamingClasses | DirectionWord | OrganisationWord | PopulatedWord)))
            return;
        // "a Turkish town" is a place, "a Turkish writer" is none.
        candidate.adjective = (name.nature & (DemonymNature | CountryNature)) == DemonymNature;
        candidate.readings = name.readings;
        candidate.span.end = name.end;
        // "Almaty region": a noun with a small letter tells what it is, and is not part of the name.
        std::size_t end = last;
        while (end > first && !words[end].capital && !words[end].digit && static_cast<unsigned char>(m_text[words[end].begin]) < 0x80
               && (m_window.classes(std::ptrdiff_t(end)) & (NamingClasses | PopulatedWord)))
            --end;
        if (end != last)
            candidate.span.end = words[end].end;
    } else {
        if (first == last && (m_window.classes(std::ptrdiff_t(first)) & DirectionWord))
            return; // "the South" of anything
        // The longest known name inside, the last one where several are as long: "South Bend Airport", "Port of Aktau".
        std::size_t longest = 0;
        for (std::size_t i = first; i <= last; ++i) {
            const NameAt inner = words[i].capital ? m_window.nameAt(i) : NameAt();
            if (inner.words == 0 || i + inner.words > last + 1 || (inner.nature & DemonymNature))
                continue;
            if (inner.words >= longest && !(inner.words == 1 && (m_window.classes(std::ptrdiff_t(i)) & (NamingClasses | DirectionWord)))) {
                longest = inner.words;
                candidate.insideReadings = inner.readings;
            }
        }
    }
    describe(candidate, first, last);

    // "London, Kentucky": what comes after the comma says where the one before lies.
    if (m_hasLast && m_lastWord + 1 == first && (words[first].gap & CommaGap) && !(words[first].gap & ~(CommaGap | SpaceGap)))
        m_out.back().container = std::uint32_t(m_out.size());
    candidate.listed = goesOnList(first);
    m_out.push_back(candidate);
    m_lastWord = last;
    m_hasLast = true;
}

/// Whether a comma, "and" or "or" joins the name at @p first to the candidate before it.
bool WindowTagger::goesOnList(std::size_t first) const
{
    const auto &words = m_window.words();
    const auto only = [](const Word &word, std::uint16_t gaps) { return !(word.gap & ~(gaps | SpaceGap | NewlineGap)); };
    if (!m_hasLast || words[first].sentenceStart)
        return false;
    if (m_lastWord + 1 == first)
        return (words[first].gap & CommaGap) && only(words[first], CommaGap);
    const std::uint64_t between = words[first - 1].hash;
    return m_lastWord + 2 == first && (between == And || between == Or) && only(words[first - 1], CommaGap) && only(words[first], 0);
}

/// Whether a list that goes on at @p word ends with what all its names are: "Issyk-Kul and Naryn regions".
bool WindowTagger::isInListBefore(std::ptrdiff_t word) const
{
    constexpr int MostNames = 8;
    const auto &words = m_window.words();
    const auto size = std::ptrdiff_t(words.size());
    for (int names = 0; names < MostNames && word < size && !words[std::size_t(word)].sentenceStart; ++names) {
        if (m_window.joined(word) && isOneOf(Divisions, words[std::size_t(word)].hash))
            return true;
        const std::uint16_t gap = words[std::size_t(word)].gap;
        if (gap & ~(CommaGap | SpaceGap | NewlineGap))
            return false;
        const bool conjunction = words[std::size_t(word)].hash == And;
        word += conjunction;
        if ((!conjunction && !(gap & CommaGap)) || word >= size)
            return false;
        std::size_t position = 0;
        const NameAt name = m_window.covering(std::size_t(word), position);
        if (name.words == 0 || position != 0)
            return false;
        word += name.words;
    }
    return false;
}

void WindowTagger::describe(ToponymCandidate &candidate, std::size_t first, std::size_t last) const
{
    const auto &words = m_window.words();
    const auto begin = std::ptrdiff_t(first);
    const auto after = std::ptrdiff_t(last) + 1;
    for (std::ptrdiff_t i = begin; i < after; ++i) {
        if (i == begin || i + 1 == after)
            candidate.headClasses |= m_window.classes(i) & NamingClasses;
    }
    const std::uint16_t before = m_window.joined(begin) ? m_window.classes(begin - 1) : std::uint16_t(0);
    candidate.locative = before & LocativeWord;
    const bool commaAfter = after < std::ptrdiff_t(words.size()) && (words[std::size_t(after)].gap & (CommaGap | HyphenGap));
    candidate.article = m_window.joined(begin) && words[first - 1].hash == The && !words[last].possessive && !commaAfter
        && !(m_window.joined(after) && (m_window.capital(after) || isSmallNoun(after)));
    if (m_window.joined(after))
        candidate.besideClasses |= m_window.classes(after) & (NamingClasses | PopulatedWord);
    // "the city of", "the port of", "the capital"
    candidate.besideClasses |= before & PopulatedWord;
    if ((before & ParticleWord) && m_window.joined(begin - 1))
        candidate.besideClasses |= m_window.classes(begin - 2) & (NamingClasses | PopulatedWord);
    // "the Almaty and Turkistan regions", "states such as California or Washington"
    const std::size_t noun = nounBeforeList(first);
    if (isInListBefore(after) || (noun < words.size() && isOneOf(Divisions, words[noun].hash)))
        candidate.besideClasses |= DivisionWord;
    // "Beijing's reply", but not "Bishkek's Manas airport" nor "Moscow's streets", where the city owns a place.
    const std::uint8_t owned = m_window.sense(after);
    candidate.possessive = words[last].possessive && !m_window.capital(after) && !(m_window.classes(after) & (NamingClasses | PopulatedWord))
        && std::find(PlaceSenses.begin(), PlaceSenses.end(), owned) == PlaceSenses.end();
    candidate.acts = m_window.joined(after) && (m_window.classes(after) & SayingWord);
    // A dateline: the name in capitals at the head of a paragraph, or followed by a dash.
    const bool headOfParagraph = words[first].sentenceStart;
    const bool dash = after < std::ptrdiff_t(words.size()) && (words[std::size_t(after)].gap & (HyphenGap | BracketGap))
        && (words[std::size_t(after)].gap & SpaceGap);
    candidate.dateline = headOfParagraph && (words[first].allCapitals || dash);
}

} // namespace Dateline
