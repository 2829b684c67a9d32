// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/windowtagger.h"

#include "geo/countrygroup.h"
#include "geo/nametable.h"

// What the words around a name say of it: that it is land, a people, a person, a newspaper, a club, a disease.

namespace Dateline {

namespace {

// Leads in units of ToponymModel::scale().
/// What countries start with: their names are hardly ever anything else.
constexpr float CountryLead = 1.4f;
constexpr float RegionalLead = 7.5f;
constexpr float ForeignScriptLead = 26;
/// "Khorgos", "Torugart": the names of border crossings are nothing else.
constexpr float CrossingLead = 26;
constexpr float AdjectiveLead = 26;
/// Senses of WordFacts.
constexpr std::uint8_t FirstNoun = 4;
constexpr std::uint8_t LastNoun = 29;
constexpr std::uint8_t PersonSense = 19;
constexpr std::array<std::uint8_t, 3> AdjectiveSenses = {1, 2, 45};
/// After a place they make the name of a newspaper or agency.
constexpr std::array MediaWords = {
    hashOf("times"), hashOf("post"), hashOf("journal"), hashOf("herald"), hashOf("tribune"), hashOf("gazette"), hashOf("chronicle"),
    hashOf("daily"), hashOf("telegraph"), hashOf("observer"), hashOf("guardian"), hashOf("inquirer"), hashOf("courier"),
    hashOf("examiner"), hashOf("sentinel"), hashOf("dispatch"), hashOf("review"), hashOf("electric"), hashOf("motors")};
/// After a city they make the name of an institution or a document.
constexpr std::array InstitutionWords = {
    hashOf("institute"), hashOf("institutes"), hashOf("academy"), hashOf("cooperation"), hashOf("declaration"), hashOf("process"),
    hashOf("initiative"), hashOf("accord"), hashOf("accords"), hashOf("protocol"), hashOf("consensus")};
/// At the end of capitalised words after a place they make the name of a company.
constexpr std::array CompanyWords = {
    hashOf("group"), hashOf("corporation"), hashOf("corp"), hashOf("company"), hashOf("co"), hashOf("ltd"), hashOf("limited"),
    hashOf("llc"), hashOf("inc"), hashOf("plc"), hashOf("jsc"), hashOf("holding"), hashOf("holdings"), hashOf("airlines"),
    hashOf("airways"), hashOf("engineering"), hashOf("telecom"), hashOf("petroleum"), hashOf("electric"), hashOf("securities")};
/// At the end of capitalised words after a sea, a region or a mountain they make the name of an institution.
constexpr std::array CentreWords = {
    hashOf("center"), hashOf("centre"), hashOf("institute"), hashOf("council"), hashOf("foundation"), hashOf("forum"),
    hashOf("association"), hashOf("agency"), hashOf("network"), hashOf("review"), hashOf("group")};
/// Before a list they say that what follows are no places: "brands such as Chery, Changan and Haval".
constexpr std::array NamedThings = {
    hashOf("brands"), hashOf("companies"), hashOf("firms"), hashOf("banks"), hashOf("makers"), hashOf("automakers"), hashOf("carmakers"),
    hashOf("manufacturers"), hashOf("newspapers"), hashOf("clubs"), hashOf("teams"), hashOf("airlines"), hashOf("groups")};
/// At the head of capitalised words they make the name of a club: "FC Shakhtar Karagandy".
constexpr std::array ClubWords = {hashOf("fc"), hashOf("cf"), hashOf("ac"), hashOf("bc"), hashOf("fk"), hashOf("afc"), hashOf("hc"),
                                  hashOf("real"), hashOf("inter"), hashOf("borussia"), hashOf("bayern"), hashOf("atletico"), hashOf("sporting"),
                                  hashOf("dynamo"), hashOf("dinamo"), hashOf("lokomotiv"), hashOf("spartak"), hashOf("cska"), hashOf("shakhtar"),
                                  hashOf("maccabi"), hashOf("hapoel"), hashOf("olympique")};
/// After a city they make the name of a club.
constexpr std::array ClubEndings = {Gazetteer::addWord(hashOf("saint"), hashOf("germain")), Gazetteer::addWord(hashOf("st"), hashOf("germain"))};
/// Just before a place it makes the name of an airline.
constexpr std::uint64_t AirlineWord = hashOf("air");
/// What lies somewhere: the adjective of a country before such a word names the country as a place, "the Turkish border" as
/// "the border of Turkey". Not what people are or own: governments, firms, goods.
constexpr std::array PlaceHeads = {
    hashOf("border"), hashOf("borders"), hashOf("borderland"), hashOf("borderlands"), hashOf("frontier"), hashOf("frontiers"),
    hashOf("city"), hashOf("cities"), hashOf("town"), hashOf("towns"), hashOf("village"), hashOf("villages"),
    hashOf("hamlet"), hashOf("suburb"), hashOf("suburbs"), hashOf("port"), hashOf("ports"), hashOf("seaport"), hashOf("seaports"),
    hashOf("province"), hashOf("provinces"), hashOf("region"), hashOf("regions"), hashOf("district"), hashOf("districts"),
    hashOf("county"), hashOf("counties"), hashOf("oblast"), hashOf("oblasts"), hashOf("prefecture"), hashOf("prefectures"),
    hashOf("territory"), hashOf("territories"), hashOf("soil"), hashOf("waters"), hashOf("airspace"), hashOf("coast"), hashOf("coasts"),
    hashOf("coastline"), hashOf("shore"), hashOf("shores"), hashOf("seaside"), hashOf("mainland"), hashOf("countryside"),
    hashOf("hinterland"), hashOf("heartland"), hashOf("desert"), hashOf("deserts"), hashOf("steppe"), hashOf("steppes"),
    hashOf("highlands"), hashOf("lowlands"), hashOf("mountains"), hashOf("island"), hashOf("islands"), hashOf("archipelago"),
    hashOf("peninsula"), hashOf("enclave"), hashOf("enclaves"), hashOf("exclave"), hashOf("rainforest"), hashOf("jungle")};
/// The same, but only where the words around tell it from money and from the authorities: "the Kazakh capital", "the Indian state of".
constexpr std::uint64_t CapitalHead = hashOf("capital");
constexpr std::uint64_t StateHead = hashOf("state");
constexpr std::uint64_t Of = hashOf("of");
constexpr std::uint64_t Who = hashOf("who");
/// Before what somebody is: "Alma, a teacher".
constexpr std::array Articles = {hashOf("a"), hashOf("an"), The, hashOf("his"), hashOf("her"), hashOf("their"), hashOf("my")};

} // namespace

/// What speaks for a name of the gazetteer before the words around it are looked at.
float WindowTagger::leadOf(std::size_t first, const NameAt &name) const
{
    const Word &word = m_window.words()[first];
    if (word.han)
        return name.words >= 2 && !(name.nature & DemonymNature) ? ForeignScriptLead : 0;
    const auto after = std::ptrdiff_t(first) + name.words;
    if ((name.nature & DemonymNature) && !(name.nature & CountryNature) && namesThePlace(first, name))
        return AdjectiveLead;
    // "NYC", "Baton Rouge, LA"
    if ((name.nature & AbbreviationNature) && (name.nature & MetropolisNature)
        && (!(name.nature & StateAbbreviationNature) || (first > 0 && (word.gap & CommaGap) && m_labels[first - 1] != NameLabel::Outside)))
        return RegionalLead;
    if (name.nature & DemonymNature)
        return 0;
    if (name.nature & AmbiguousNature)
        return name.regional && isAmongPlaces(first, name) ? RegionalLead : 0;
    if (m_window.joined(after) && m_window.capital(after) && (m_window.classes(after) & (OrganisationWord | TeamWord)))
        return 0;
    if (name.words == 1 && (m_window.classes(std::ptrdiff_t(first)) & ~(GroupBeginningWord | PopulatedWord)))
        return 0;
    const bool sizeable = name.nature & (CountryNature | MetropolisNature | LargeCityNature | CityNature | FirstLevelNature);
    // The model learned from English text. Words of two Cyrillic letters are pronouns more often than places.
    if (static_cast<unsigned char>(m_text[word.begin]) >= 0xd0)
        return (sizeable || name.regional) && name.end - word.begin > 4 ? ForeignScriptLead : 0;
    if (name.crossing)
        return CrossingLead;
    if (name.nature & CountryNature)
        return name.regional ? RegionalLead : CountryLead;
    if (name.words >= 2 && (name.nature & (FacilityNature | WaterNature | MountainNature)))
        return 2 * RegionalLead;
    // "the Rhine"
    if ((name.nature & WaterNature) && first > 0 && m_window.joined(std::ptrdiff_t(first)) && m_window.words()[first - 1].hash == The)
        return RegionalLead;
    // The model learned from news of other parts of the world.
    if (name.regional)
        return name.words >= 2 || isOnlyAPlace(first) ? (sizeable ? 2 * RegionalLead : RegionalLead)
            : sizeable                                ? RegionalLead
                                                      : RegionalLead * 2 / 3;
    return 0;
}

/// Whether it stands in a list beside a place of the region that is nothing else: "Ashgabat, Mary and Turkmenabat".
bool WindowTagger::isAmongPlaces(std::size_t first, const NameAt &name) const
{
    const auto &words = m_window.words();
    const auto isPlace = [&](std::size_t word) {
        std::size_t position = 0;
        const NameAt other = m_window.covering(word, position);
        return other.words != 0 && other.regional && !(other.nature & (AmbiguousNature | DemonymNature))
            && (other.nature & (CountryNature | FirstLevelNature | MetropolisNature | LargeCityNature | CityNature));
    };
    const auto joins = [&](std::size_t word) {
        return (words[word].gap & CommaGap) && !(words[word].gap & ~(CommaGap | SpaceGap | NewlineGap));
    };
    const std::size_t after = first + name.words;
    const auto isAnd = [&](std::size_t word) { return word < words.size() && (words[word].hash == And || words[word].hash == Or); };
    const bool before = first > 0 && ((joins(first) && isPlace(first - 1)) || (first > 1 && isAnd(first - 1) && isPlace(first - 2)));
    const bool behind = after < words.size() && ((joins(after) && isPlace(after)) || (isAnd(after) && after + 1 < words.size() && isPlace(after + 1)));
    return before && behind;
}

/// Whether the word is neither in the dictionary nor a name of people, and no part of a longer one: "Turkmenbashi".
bool WindowTagger::isOnlyAPlace(std::size_t word) const
{
    constexpr std::size_t ShortestName = 4;
    const auto &words = m_window.words();
    const auto isHyphened = [&](std::size_t i) { return i < words.size() && words[i].gap == HyphenGap; };
    return words[word].size() >= ShortestName && m_window.sense(std::ptrdiff_t(word)) == 0 && m_window.surname(std::ptrdiff_t(word)) == 0
        && !isHyphened(word) && !isHyphened(word + 1);
}

/// Whether the adjective of a country stands for the country as a place: "the southern Turkish border", "Kyrgyz-Uzbek border".
bool WindowTagger::namesThePlace(std::size_t first, const NameAt &name) const
{
    constexpr std::ptrdiff_t MostWords = 5;
    const auto &words = m_window.words();
    const auto isAdjective = [&](std::ptrdiff_t i) {
        return (m_window.classes(i) & DirectionWord)
            || std::find(AdjectiveSenses.begin(), AdjectiveSenses.end(), m_window.sense(i)) != AdjectiveSenses.end();
    };
    const auto begin = std::ptrdiff_t(first) + name.words;
    bool paired = false; // the last word was "and" or a hyphen, so that another country's adjective has to follow
    for (std::ptrdiff_t i = begin; i < std::min(begin + MostWords, std::ptrdiff_t(words.size()));) {
        const Word &word = words[std::size_t(i)];
        std::size_t position = 0;
        if (const NameAt other = m_window.covering(std::size_t(i), position); position == 0 && (other.nature & DemonymNature)) {
            if (word.gap & ~(SpaceGap | NewlineGap | HyphenGap))
                return false;
            i += other.words;
            paired = false;
            continue;
        }
        if (paired || word.capital || !m_window.joined(i))
            return false;
        if (word.hash == And) {
            paired = true;
        } else if (word.hash == CapitalHead) {
            return (first > 0 && words[first - 1].hash == The && m_window.joined(std::ptrdiff_t(first)) && !isSmallNoun(i + 1))
                || (m_window.capital(i + 1) && m_window.joined(i + 1));
        } else if (word.hash == StateHead) {
            return m_window.joined(i + 1) && m_window.joined(i + 2) && words[std::size_t(i + 1)].hash == Of && m_window.capital(i + 2);
        } else if (isOneOf(PlaceHeads, word.hash)) {
            // "the Turkish border town", but not "the Turkish border guards".
            if (!isSmallNoun(i + 1))
                return true;
            if (!isOneOf(PlaceHeads, words[std::size_t(i + 1)].hash))
                return false;
        } else if (!isAdjective(i)) {
            return false;
        }
        ++i;
    }
    return false;
}

/// Whether the adjective of a country belongs to people: "Turkish border guards", "the Kazakh government".
bool WindowTagger::isOfPeople(std::size_t first, const NameAt &name) const
{
    constexpr std::uint8_t GroupSense = 15;
    constexpr std::ptrdiff_t MostWords = 4;
    const auto begin = std::ptrdiff_t(first) + name.words;
    std::uint8_t last = 0;
    for (std::ptrdiff_t i = begin; i < begin + MostWords && isSmallNoun(i); ++i)
        last = m_window.sense(i);
    return last == PersonSense || last == GroupSense;
}

/// Whether a noun with a small letter follows what stands before it with a space.
bool WindowTagger::isSmallNoun(std::ptrdiff_t word) const
{
    return m_window.joined(word) && !m_window.capital(word) && m_window.words()[std::size_t(word)].size() > 2 && m_window.sense(word) >= FirstNoun
        && m_window.sense(word) <= LastNoun && !(m_window.classes(word) & (SayingWord | LocativeWord | ParticleWord));
}

/// "Alma, a teacher", "Chad, who", "Florence, 34,": a first name, and after the comma what the person is.
bool WindowTagger::isSomebody(std::size_t first) const
{
    constexpr std::size_t MostAdjectives = 2;
    const auto &words = m_window.words();
    const auto afterComma = [&](std::size_t i) { return i < words.size() && (words[i].gap & CommaGap) && !(words[i].gap & ~(CommaGap | SpaceGap | NewlineGap)); };
    std::size_t i = first + 1;
    if (!(m_window.classes(std::ptrdiff_t(first)) & FirstNameWord) || !afterComma(i))
        return false;
    if (words[i].hash == Who || (words[i].digit && words[i].size() <= 2 && afterComma(i + 1)))
        return true;
    if (!isOneOf(Articles, words[i].hash))
        return false;
    for (++i; i <= first + 2 + MostAdjectives && m_window.joined(std::ptrdiff_t(i)) && !words[i].capital; ++i) {
        if (m_window.sense(std::ptrdiff_t(i)) == PersonSense)
            return true;
        if (std::find(AdjectiveSenses.begin(), AdjectiveSenses.end(), m_window.sense(std::ptrdiff_t(i))) == AdjectiveSenses.end())
            return false;
    }
    return false;
}

/// Whether the capitalised words before the name begin with that of a club.
bool WindowTagger::isInClub(std::size_t first) const
{
    constexpr std::size_t MostWords = 4;
    const auto &words = m_window.words();
    for (std::size_t i = first; i > 0 && first - i < MostWords && m_window.joined(std::ptrdiff_t(i)) && words[i - 1].capital; --i) {
        if (isOneOf(ClubWords, words[i - 1].hash))
            return true;
    }
    return false;
}

/// Whether no place of some size has the word as its name.
bool WindowTagger::isNoKnownPlace(std::size_t word) const
{
    std::size_t position = 0;
    constexpr std::uint16_t Sizeable = CountryNature | RegionNature | FirstLevelNature | MetropolisNature | LargeCityNature;
    return !(m_window.covering(word, position).nature & Sizeable);
}

/// Whether one of @p wanted is among the capitalised words from @p after on: "China State Construction Engineering".
template<std::size_t Count>
bool WindowTagger::runHolds(std::ptrdiff_t after, const std::array<std::uint64_t, Count> &wanted) const
{
    constexpr std::ptrdiff_t MostWords = 6;
    const auto &words = m_window.words();
    const auto goesOn = [&](std::ptrdiff_t i) {
        if (i >= std::ptrdiff_t(words.size()) || !m_window.capital(i) || words[std::size_t(i)].sentenceStart || words[std::size_t(i - 1)].possessive)
            return false;
        const std::uint32_t begin = words[std::size_t(i - 1)].end;
        return m_window.joined(i) || m_text.substr(begin, words[std::size_t(i)].begin - begin) == " & ";
    };
    for (std::ptrdiff_t i = after; i < after + MostWords && goesOn(i); ++i) {
        if (isOneOf(wanted, words[std::size_t(i)].hash))
            return true;
    }
    return false;
}

/// The noun that announces the list in which the word stands ("brands such as", "states like"), or words().size().
std::size_t WindowTagger::nounBeforeList(std::size_t first) const
{
    static constexpr std::uint64_t Such = hashOf("such");
    static constexpr std::uint64_t As = hashOf("as");
    static constexpr std::uint64_t Like = hashOf("like");
    static constexpr std::uint64_t Including = hashOf("including");
    constexpr std::size_t FarthestWords = 10;
    const auto &words = m_window.words();
    const auto inList = [&](const Word &word) { return word.capital || word.hash == And || word.hash == Or; };
    std::size_t i = first;
    while (i > 0 && first - i < FarthestWords && !words[i].sentenceStart && inList(words[i - 1])
           && !(words[i].gap & ~(SpaceGap | NewlineGap | CommaGap | HyphenGap)))
        --i;
    if (i < 2 || words[i].sentenceStart)
        return words.size();
    if (words[i - 1].hash == As && words[i - 2].hash == Such && i >= 3)
        return i - 3;
    return words[i - 1].hash == Like || words[i - 1].hash == Including ? i - 2 : words.size();
}

/// Whether "brands such as" or the like announces the list in which the word stands.
bool WindowTagger::isInListOfThings(std::size_t first) const
{
    const std::size_t noun = nounBeforeList(first);
    return noun < m_window.words().size() && isOneOf(NamedThings, m_window.words()[noun].hash);
}

/// Whether a city is only what something of a country is called after: "the Chinese Shenzhen energy firm".
bool WindowTagger::isNamePart(std::size_t first, const NameAt &name) const
{
    constexpr std::uint16_t Sizeable = MetropolisNature | LargeCityNature | CityNature;
    const auto begin = std::ptrdiff_t(first);
    const auto after = begin + name.words;
    std::size_t position = 0;
    if (first == 0 || !(name.nature & Sizeable) || (name.nature & (CountryNature | FirstLevelNature)) || !m_window.joined(begin)
        || !(m_window.covering(first - 1, position).nature & DemonymNature))
        return false;
    return m_window.joined(after) && !m_window.capital(after) && !(m_window.classes(after) & (NamingClasses | PopulatedWord | SayingWord))
        && m_window.sense(after) >= FirstNoun && m_window.sense(after) <= LastNoun;
}

/// Whether the name is only a part of another: of a newspaper, a club, a person.
bool WindowTagger::isOtherName(std::size_t first, const NameAt &name) const
{
    const auto begin = std::ptrdiff_t(first);
    const auto after = begin + name.words;
    const auto &words = m_window.words();
    const bool capitalAfter = m_window.joined(after) && m_window.capital(after);
    const bool capitalBefore = m_window.joined(begin) && m_window.capital(begin - 1);
    // "the CHU of Montpellier": but a dateline has its town in capitals.
    constexpr std::size_t ShortAbbreviation = 3;
    if (name.words == 1 && words[first].allCapitals && words[first].size() == ShortAbbreviation && !words[first].sentenceStart && !words[first].han
        && !(name.nature & (AbbreviationNature | CountryNature | StateAbbreviationNature)))
        return true;
    // "Astana Times", "South China Morning Post"
    for (std::ptrdiff_t i = after; i < after + 2 && m_window.joined(i) && m_window.capital(i); ++i) {
        if (isOneOf(MediaWords, words[std::size_t(i)].hash))
            return true;
    }
    if (m_window.joined(after) && isOneOf(DiseaseWords, words[std::size_t(after)].hash))
        return true;
    // "Belt" in "Belt and Road": inside the name of a corridor only what it joins is a place.
    constexpr std::uint16_t Joined = CountryNature | RegionNature | FirstLevelNature | MetropolisNature | LargeCityNature;
    if (m_inCorridor[first] && !(name.nature & Joined))
        return true;
    if (capitalAfter && !(name.nature & CountryNature) && isOneOf(InstitutionWords, words[std::size_t(after)].hash))
        return true;
    if (capitalBefore && (words[first - 1].hash == AirlineWord || isInClub(first)))
        return true;
    // "Dallas Cowboys", "Leeds United" but not "Manchester, United Kingdom"
    static constexpr std::uint64_t United = hashOf("united");
    const auto isTeam = [&] {
        return (m_window.classes(after) & TeamWord)
            || (words[std::size_t(after)].hash == United && !(m_window.capital(after + 1) && m_window.joined(after + 1)));
    };
    if (capitalAfter && isTeam() && !(name.nature & CountryNature))
        return true;
    if (capitalAfter && std::size_t(after) + 1 < words.size()
        && isOneOf(ClubEndings, Gazetteer::addWord(words[std::size_t(after)].hash, words[std::size_t(after) + 1].hash)))
        return true;
    if ((capitalAfter && runHolds(after, CompanyWords)) || isNamePart(first, name))
        return true;
    if ((name.nature & (DemonymNature | CountryNature)) == DemonymNature && isOfPeople(first, name) && isOfCountry(name))
        return true;
    constexpr std::uint16_t Wide = WaterNature | MountainNature | RegionNature;
    if (capitalAfter && (name.nature & Wide) && !(name.nature & (CountryNature | FirstLevelNature | MetropolisNature | LargeCityNature))
        && runHolds(after, CentreWords))
        return true;
    if (!(name.nature & (CountryNature | RegionNature)) && isInListOfThings(first))
        return true;
    if (name.words > 1 || (name.nature & StateAbbreviationNature))
        return false;
    if (isSomebody(first))
        return true;
    // "Chad Smith", "Paris Hilton"
    const std::uint16_t own = m_window.classes(begin);
    const std::uint16_t next = m_window.classes(after);
    const bool person = (own & FirstNameWord) || (next == FirstNameWord && !(name.nature & (CountryNature | FirstLevelNature)));
    if (capitalAfter && person && (next & ~FirstNameWord) == 0 && !words[std::size_t(after)].allCapitals && isNoKnownPlace(std::size_t(after)))
        return true;
    if (name.nature & CountryNature)
        return false;
    // "Jack London"
    constexpr std::uint16_t OtherClasses = LocativeWord | TitleWord | StreetWord | FacilityWord | DirectionWord | PopulatedWord
        | CalendarWord | MountainWord | WaterWord | DivisionWord | ParticleWord | OrganisationWord;
    const std::uint16_t before = m_window.classes(begin - 1);
    if (capitalBefore && (before & FirstNameWord) && !(before & OtherClasses) && m_labels[first - 1] == NameLabel::Outside)
        return true;
    // "Melbourne and Sydney": a famous city, or one of two.
    const auto paired = [&] {
        std::size_t position = 0;
        constexpr std::uint16_t Sizeable = CountryNature | FirstLevelNature | MetropolisNature | LargeCityNature | CityNature;
        const auto other = std::size_t(after) + 1;
        return other < words.size() && words[other - 1].hash == And && m_window.joined(after + 1) && m_window.capital(after + 1)
            && (m_window.covering(other, position).nature & Sizeable);
    };
    if ((name.nature & MetropolisNature) || paired())
        return false;
    // "Reading is fun": an ordinary word with the capital letter of its sentence.
    return words[first].sentenceStart && (name.nature & AmbiguousNature) && after < std::ptrdiff_t(words.size()) && m_window.joined(after)
        && !m_window.capital(after) && !(m_window.classes(after) & SayingWord);
}

/// Whether the adjective is that of a country, not of a region.
bool WindowTagger::isOfCountry(const NameAt &name) const
{
    bool last = false;
    bool country = false;
    for (std::uint32_t at = name.readings; !last && !country; ++at) {
        const PlaceReading reading = m_gazetteer.readingAt(at, last);
        country = reading.type == NameType::Demonym && m_gazetteer.outline(reading.row).kind == PlaceKind::Country;
    }
    return country;
}

} // namespace Dateline
