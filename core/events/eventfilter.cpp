// SPDX-License-Identifier: GPL-3.0-or-later
#include "events/eventfilter.h"

#include "events/eventmerger.h"

#include <QString>
#include <QStringList>

#include <algorithm>
#include <array>

namespace Dateline {

namespace {

/// A number for each pair of letters; the empty code shares one that no country has.
constexpr std::size_t CountryCodes = 26 * 26;
std::size_t letters(CountryCode country)
{
    return country.isEmpty() ? CountryCodes - 1 : std::size_t(country.text()[0] - 'A') * 26 + std::size_t(country.text()[1] - 'A');
}

/// One bit a part of the filter that an event does not meet.
enum Part : unsigned { CountriesPart = 1, TopicsPart = 2, DocumentsPart = 4, CorridorsPart = 8, OtherPart = 16 };

QString folded(std::string_view text)
{
    const QString decomposed = QString::fromUtf8(text).normalized(QString::NormalizationForm_KD);
    QString result;
    result.reserve(decomposed.size());
    for (const QChar c : decomposed) {
        if (c.category() == QChar::Mark_NonSpacing || c == u'\'' || c == u'\u2019' || c == u'\u02BC')
            continue;
        result += c.toCaseFolded();
    }
    return result;
}

class FilterPass
{
public:
    FilterPass(const EventFilter &filter, const EventTagsOf &tagsOf, const std::vector<bool> *withText)
        : m_filter(filter)
        , m_tagsOf(tagsOf)
        , m_withText(withText)
        , m_words(folded(filter.text).split(u' ', Qt::SkipEmptyParts))
    {
        for (const CountryCode country : filter.countries)
            m_wanted[letters(country)] = true;
    }

    /// Bits of the parts that hide the event; 0 when it is shown.
    unsigned hiddenBy(const EventStore &store, EventIndex index) const
    {
        unsigned parts = 0;
        if (!m_filter.countries.empty()) {
            std::size_t named = 0;
            for (const CountryCode country : store.countriesOf(index))
                named += m_wanted[letters(country)] ? 1 : 0;
            const bool meets = m_filter.countryMatch == EventFilter::Match::Any ? named > 0 : named == m_filter.countries.size();
            parts |= meets ? 0u : CountriesPart;
        }
        if (!m_filter.topics.isEmpty() && !store.topicsOf(index).intersects(m_filter.topics))
            parts |= TopicsPart;
        if (!m_filter.documents.empty() && !m_filter.documents.contains(store.documentOf(index)))
            parts |= DocumentsPart;
        if (!m_filter.corridors.empty()) {
            const auto corridors = store.corridorsOf(index);
            if (std::none_of(corridors.begin(), corridors.end(), [&](std::uint16_t corridor) { return m_filter.corridors.contains(corridor); }))
                parts |= CorridorsPart;
        }
        if (((m_filter.from || m_filter.to) && !store.meets(index, m_filter.from, m_filter.to)) || !meetsArea(store, index) || !meetsTags(index)
            || !meetsText(store, index))
            parts |= OtherPart;
        return parts;
    }

private:
    bool meetsArea(const EventStore &store, EventIndex index) const
    {
        if (!m_filter.area)
            return true;
        const Toponym *place = store.placeOf(index);
        return place && standsAtAPoint(*place) && m_filter.area->contains(*place->coordinate);
    }

    bool meetsTags(EventIndex index) const
    {
        if (!m_filter.starred && m_filter.tags.empty())
            return true;
        const EventTags given = m_tagsOf ? m_tagsOf(index) : EventTags{};
        return (!m_filter.starred || given.starred)
            && (m_filter.tags.empty()
                || std::any_of(given.tags.begin(), given.tags.end(), [this](const std::string &tag) { return m_filter.tags.contains(tag); }));
    }

    bool meetsText(const EventStore &store, EventIndex index) const
    {
        if (m_words.isEmpty())
            return true;
        if (m_withText)
            return index < m_withText->size() && (*m_withText)[index];
        QString haystack = folded(store.sentence(index)) + u'\n' + folded(store.document(store.documentOf(index)).document.title);
        for (const std::uint32_t toponym : store.event(index).toponyms)
            haystack += u'\n' + folded(store.document(store.documentOf(index)).toponyms[toponym].name);
        return std::all_of(m_words.begin(), m_words.end(), [&](const QString &word) { return haystack.contains(word); });
    }

    const EventFilter &m_filter;
    const EventTagsOf &m_tagsOf;
    const std::vector<bool> *m_withText;
    QStringList m_words;
    std::array<bool, CountryCodes> m_wanted{};
};

} // namespace

bool EventFilter::isEmpty() const
{
    return countries.empty() && topics.isEmpty() && documents.empty() && corridors.empty() && text.empty() && !starred && tags.empty() && !from
        && !to && !area;
}

namespace {

/// Counts the values of one event, or of the tellings of one event together.
class FacetCount
{
public:
    FacetCount(const EventStore &store, const EventFilter &filter, EventFacets &facets)
        : m_store(store)
        , m_filter(filter)
        , m_facets(facets)
    {
        m_facets.documents.resize(store.documentCount());
        m_facets.corridors.resize(CorridorCatalogue::instance().corridors().size());
    }

    void add(EventIndex index, unsigned hidden)
    {
        const auto countsFor = [hidden](unsigned part) { return (hidden & ~part) == 0; };
        // With "all", a further country narrows what is shown now; with "any" it adds to it.
        if (m_filter.countryMatch == EventFilter::Match::All ? hidden == 0 : countsFor(CountriesPart)) {
            for (const CountryCode country : m_store.countriesOf(index))
                put(m_countries, country);
        }
        if (countsFor(TopicsPart))
            m_topics |= m_store.topicsOf(index).bits();
        if (countsFor(DocumentsPart))
            put(m_documents, m_store.documentOf(index));
        if (countsFor(CorridorsPart)) {
            for (const std::uint16_t corridor : m_store.corridorsOf(index))
                put(m_corridors, corridor);
        }
    }

    /// What was added since the last call is one event.
    void finishEvent()
    {
        for (const CountryCode country : m_countries)
            ++m_counts[letters(country)];
        for (int topic = 0; m_topics >> topic != 0; ++topic)
            m_facets.topics[std::size_t(topic)] += m_topics >> topic & 1;
        for (const std::uint32_t document : m_documents)
            ++m_facets.documents[document];
        for (const std::uint16_t corridor : m_corridors)
            ++m_facets.corridors[corridor];
        m_countries.clear();
        m_topics = 0;
        m_documents.clear();
        m_corridors.clear();
    }

    void finish()
    {
        for (std::size_t i = 0; i < m_counts.size(); ++i) {
            const char letters[] = {char('A' + i / 26), char('A' + i % 26)};
            if (m_counts[i] > 0)
                m_facets.countries.push_back({CountryCode(std::string_view(letters, 2)), m_counts[i]});
        }
        std::stable_sort(m_facets.countries.begin(), m_facets.countries.end(), [](const auto &a, const auto &b) { return a.count > b.count; });
    }

private:
    template<typename Value>
    static void put(std::vector<Value> &values, Value value)
    {
        if (std::find(values.begin(), values.end(), value) == values.end())
            values.push_back(value);
    }

    const EventStore &m_store;
    const EventFilter &m_filter;
    EventFacets &m_facets;
    std::vector<CountryCode> m_countries;
    std::uint32_t m_topics = 0;
    std::vector<std::uint32_t> m_documents;
    std::vector<std::uint16_t> m_corridors;
    std::array<std::uint32_t, CountryCodes> m_counts{}; ///< by letters()
};

} // namespace

FilterResult applyFilter(const EventStore &store, const EventFilter &filter, const MergedEvents *merged, const EventTagsOf &tagsOf,
                         const std::vector<bool> *withText)
{
    const FilterPass pass(filter, tagsOf, withText);
    FilterResult result;
    FacetCount facets(store, filter, result.facets);
    std::vector<std::uint8_t> hiddenInGroups(merged ? store.size() : 0);
    result.accepted.resize(store.size());
    for (EventIndex index = 0; index < store.size(); ++index) {
        const unsigned hidden = pass.hiddenBy(store, index);
        result.accepted[index] = hidden == 0;
        if (merged && merged->isMerged(index)) {
            hiddenInGroups[index] = std::uint8_t(hidden);
            continue;
        }
        facets.add(index, hidden);
        facets.finishEvent();
    }
    if (merged) {
        for (const MergedEvent &group : merged->groups) {
            for (const EventIndex index : group.events)
                facets.add(index, hiddenInGroups[index]);
            facets.finishEvent();
        }
    }
    facets.finish();
    return result;
}

} // namespace Dateline
