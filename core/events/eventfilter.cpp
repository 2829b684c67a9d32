// SPDX-License-Identifier: GPL-3.0-or-later
#include "events/eventfilter.h"

#include <QString>
#include <QStringList>

#include <algorithm>
#include <map>

namespace Dateline {

namespace {

/// One bit a part of the filter that an event does not meet.
enum Part : unsigned { CountriesPart = 1, TopicsPart = 2, DocumentsPart = 4, CorridorsPart = 8, OtherPart = 16 };

QString folded(std::string_view text)
{
    const QString decomposed = QString::fromUtf8(text.data(), qsizetype(text.size())).normalized(QString::NormalizationForm_KD);
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
    FilterPass(const EventFilter &filter, const EventTagsOf &tagsOf)
        : m_filter(filter)
        , m_tagsOf(tagsOf)
        , m_words(folded(filter.text).split(u' ', Qt::SkipEmptyParts))
    {
    }

    /// Bits of the parts that hide the event; 0 when it is shown.
    unsigned hiddenBy(const EventStore &store, EventIndex index) const
    {
        const Event &event = store.event(index);
        unsigned parts = 0;
        if (!m_filter.countries.empty()) {
            const auto named = [&](CountryCode country) {
                return std::find(event.countries.begin(), event.countries.end(), country) != event.countries.end();
            };
            const bool meets = m_filter.countryMatch == EventFilter::Match::Any
                ? std::any_of(m_filter.countries.begin(), m_filter.countries.end(), named)
                : std::all_of(m_filter.countries.begin(), m_filter.countries.end(), named);
            parts |= meets ? 0u : CountriesPart;
        }
        if (!m_filter.topics.isEmpty() && !event.topics.intersects(m_filter.topics))
            parts |= TopicsPart;
        if (!m_filter.documents.empty() && !m_filter.documents.contains(store.documentOf(index)))
            parts |= DocumentsPart;
        if (!m_filter.corridors.empty()
            && std::none_of(event.corridors.begin(), event.corridors.end(),
                            [&](std::uint16_t corridor) { return m_filter.corridors.contains(corridor); }))
            parts |= CorridorsPart;
        if (!meetsRange(event.interval) || !meetsArea(store, index) || !meetsTags(index) || !meetsText(store, index))
            parts |= OtherPart;
        return parts;
    }

private:
    bool meetsRange(const TimeInterval &interval) const
    {
        if (!m_filter.from && !m_filter.to)
            return true;
        if (!interval.isResolved())
            return false;
        const auto beginsBefore = [&](Day to) {
            return interval.earliest ? *interval.earliest <= to : interval.beginKind == EndKind::Open || *interval.latest <= to;
        };
        const auto endsAfter = [&](Day from) {
            return interval.latest ? *interval.latest >= from : interval.endKind == EndKind::Open || *interval.earliest >= from;
        };
        return (!m_filter.to || beginsBefore(*m_filter.to)) && (!m_filter.from || endsAfter(*m_filter.from));
    }

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
        QString haystack = folded(store.sentence(index)) + u'\n' + folded(store.document(store.documentOf(index)).document.title);
        for (const std::uint32_t toponym : store.event(index).toponyms)
            haystack += u'\n' + folded(store.document(store.documentOf(index)).toponyms[toponym].name);
        return std::all_of(m_words.begin(), m_words.end(), [&](const QString &word) { return haystack.contains(word); });
    }

    const EventFilter &m_filter;
    const EventTagsOf &m_tagsOf;
    QStringList m_words;
};

} // namespace

bool EventFilter::isEmpty() const
{
    return countries.empty() && topics.isEmpty() && documents.empty() && corridors.empty() && text.empty() && !starred && tags.empty() && !from
        && !to && !area;
}

FilterResult applyFilter(const EventStore &store, const EventFilter &filter, const EventTagsOf &tagsOf)
{
    const FilterPass pass(filter, tagsOf);
    FilterResult result;
    EventFacets &facets = result.facets;
    facets.documents.resize(store.documentCount());
    facets.corridors.resize(CorridorCatalogue::instance().corridors().size());
    std::map<CountryCode, std::uint32_t> countries;

    result.accepted.resize(store.size());
    for (EventIndex index = 0; index < store.size(); ++index) {
        const unsigned hidden = pass.hiddenBy(store, index);
        result.accepted[index] = hidden == 0;
        const Event &event = store.event(index);
        const auto countsFor = [hidden](unsigned part) { return (hidden & ~part) == 0; };
        // With "all", a further country narrows what is shown now; with "any" it adds to it.
        if (filter.countryMatch == EventFilter::Match::All ? hidden == 0 : countsFor(CountriesPart)) {
            for (const CountryCode country : event.countries)
                ++countries[country];
        }
        if (countsFor(TopicsPart)) {
            for (int topic = 0; topic < TopicCount; ++topic)
                facets.topics[std::size_t(topic)] += event.topics.contains(Topic(topic)) ? 1 : 0;
        }
        if (countsFor(DocumentsPart))
            ++facets.documents[store.documentOf(index)];
        if (countsFor(CorridorsPart)) {
            for (const std::uint16_t corridor : event.corridors)
                ++facets.corridors[corridor];
        }
    }
    for (const auto &[country, count] : countries)
        facets.countries.push_back({country, count});
    std::stable_sort(facets.countries.begin(), facets.countries.end(),
                     [](const auto &a, const auto &b) { return a.count > b.count; });
    return result;
}

} // namespace Dateline
