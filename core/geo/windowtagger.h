// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/corridor.h"
#include "geo/gazetteer.h"
#include "geo/namewindow.h"
#include "geo/toponymcandidate.h"
#include "geo/toponymmodel.h"
#include "text/textspan.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace Dateline {

constexpr std::uint64_t hashOf(std::string_view word)
{
    std::uint64_t hash = Gazetteer::EmptyHash;
    for (const char c : word)
        hash = Gazetteer::addByte(hash, static_cast<unsigned char>(c));
    return hash;
}

template<std::size_t Count>
constexpr bool isOneOf(const std::array<std::uint64_t, Count> &hashes, std::uint64_t hash)
{
    return std::find(hashes.begin(), hashes.end(), hash) != hashes.end();
}

constexpr std::uint16_t NamingClasses = StreetWord | FacilityWord | WaterWord | MountainWord | DivisionWord;
/// After a place they make the name of a disease: "Lassa fever", "West Nile virus".
constexpr std::array DiseaseWords = {
    hashOf("virus"), hashOf("viruses"), hashOf("fever"), hashOf("disease"), hashOf("flu"), hashOf("encephalitis"), hashOf("syndrome"),
    hashOf("hemorrhagic"), hashOf("haemorrhagic"), hashOf("respiratory"), hashOf("ebolavirus"), hashOf("hantavirus")};
constexpr std::uint64_t And = hashOf("and");
constexpr std::uint64_t Or = hashOf("or");
constexpr std::uint64_t The = hashOf("the");

/// Reads one window after the other and appends its candidates. Private to core/geo; its parts lie in windowtagger.cpp (from words
/// to candidates) and wordsaround.cpp (what the words around a name say of it).
class WindowTagger
{
public:
    WindowTagger(const Gazetteer &gazetteer, const ToponymModel &model, std::string_view text, const std::vector<TextSpan> &sentences,
                 std::vector<ToponymCandidate> &out, std::vector<CorridorMention> &corridors)
        : m_gazetteer(gazetteer)
        , m_model(model)
        , m_text(text)
        , m_sentences(sentences)
        , m_window(gazetteer)
        , m_out(out)
        , m_corridors(corridors)
    {
    }

    void tag(TextSpan range);

private:
    void markCorridors();
    void label();
    float leadOf(std::size_t first, const NameAt &name) const;
    bool isAmongPlaces(std::size_t first, const NameAt &name) const;
    bool isOnlyAPlace(std::size_t word) const;
    bool namesThePlace(std::size_t first, const NameAt &name) const;
    bool isOfCountry(const NameAt &name) const;
    bool isOfPeople(std::size_t first, const NameAt &name) const;
    bool isSmallNoun(std::ptrdiff_t word) const;
    bool isSomebody(std::size_t first) const;
    bool isInClub(std::size_t first) const;
    void findCounties();
    bool isInListBefore(std::ptrdiff_t word) const;
    bool goesOnList(std::size_t first) const;
    bool isOtherName(std::size_t first, const NameAt &name) const;
    bool isNoKnownPlace(std::size_t word) const;
    template<std::size_t Count>
    bool runHolds(std::ptrdiff_t after, const std::array<std::uint64_t, Count> &words) const;
    std::size_t nounBeforeList(std::size_t first) const;
    bool isInListOfThings(std::size_t first) const;
    bool isNamePart(std::size_t first, const NameAt &name) const;
    void append(std::size_t first, std::size_t last);
    void appendDemonym(std::size_t first, const NameAt &name);
    void describe(ToponymCandidate &candidate, std::size_t first, std::size_t last) const;

    const Gazetteer &m_gazetteer;
    const ToponymModel &m_model;
    std::string_view m_text;
    const std::vector<TextSpan> &m_sentences;
    NameWindow m_window;
    std::vector<ToponymCandidate> &m_out;
    std::vector<CorridorMention> &m_corridors;
    std::size_t m_sentence = 0;
    std::size_t m_lastWord = 0; ///< of the candidate appended last
    bool m_hasLast = false;
    std::vector<std::uint32_t> m_features;
    std::vector<NameLabel> m_labels;
    std::vector<float> m_certainties;
    std::vector<bool> m_blocked;
    std::vector<bool> m_inCorridor;
    struct CountyName
    {
        std::size_t begin; ///< words, end exclusive
        std::size_t end;
        std::uint32_t readings;
    };
    std::vector<CountyName> m_counties;
};

} // namespace Dateline
