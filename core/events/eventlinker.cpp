// SPDX-License-Identifier: GPL-3.0-or-later
#include "events/eventlinker.h"

#include "events/eventlabel.h"
#include "events/figurelinker.h"
#include "text/documentdate.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <span>

namespace Dateline {

namespace {

std::uint64_t hashed(std::string_view bytes, std::uint64_t seed = 14695981039346656037ull)
{
    // FNV-1a, 64 bit (Fowler, Noll, Vo): the same on every machine, unlike the library's hashes.
    for (const char c : bytes) {
        seed ^= static_cast<unsigned char>(c);
        seed *= 1099511628211ull;
    }
    return seed;
}

std::string hexadecimal(std::uint64_t value)
{
    char buffer[17];
    std::snprintf(buffer, sizeof buffer, "%016llx", static_cast<unsigned long long>(value));
    return buffer;
}

/// How sure the day of an event is, from how its words came to a day.
float dateConfidence(const TemporalExpression &expression, PublishedBasis basis)
{
    if (!expression.isResolved())
        return 0;
    float confidence = expression.anchor.empty() ? 0.98f : 0.9f;
    if (!expression.anchor.empty() && basis == PublishedBasis::Inferred)
        confidence = 0.75f;
    return expression.approximate ? confidence * 0.8f : confidence;
}

/// How well a place stands for where an event happened: a point before a country, "in Astana" before "Astana's".
int placeRank(std::string_view text, const Toponym &toponym)
{
    if (!toponym.coordinate || toponym.metonym)
        return -1;
    int rank = 0;
    switch (toponym.kind) {
    case PlaceKind::City:
    case PlaceKind::Facility: rank = 60; break;
    case PlaceKind::FirstLevel:
    case PlaceKind::Mountain: rank = 40; break;
    case PlaceKind::Water: rank = 30; break;
    case PlaceKind::Country: rank = 20; break;
    case PlaceKind::Region: rank = 10; break;
    case PlaceKind::Demonym:
    case PlaceKind::Group: return -1;
    }
    const std::string_view before = text.substr(0, toponym.span.begin);
    for (const std::string_view word : {" in ", " at ", "In ", "At ", " near "}) {
        if (before.ends_with(word))
            rank += 8;
    }
    for (const std::string_view word : {" to ", " from ", " via ", " through "}) {
        if (before.ends_with(word))
            rank += 4;
    }
    return rank;
}

class Linker
{
public:
    explicit Linker(const ExtractedDocument &extracted)
        : m_extracted(extracted)
        , m_documentHash(hashed(extracted.document.text))
    {
    }

    std::vector<Event> run()
    {
        // At most one event an expression: growing by copies would hold a long text's events twice.
        m_events.reserve(std::size_t(std::count_if(m_extracted.temporalExpressions.begin(), m_extracted.temporalExpressions.end(),
                                                             [](const TemporalExpression &e) { return e.makesEvent; })));
        for (const TextSpan sentence : m_extracted.sentences) {
            m_expressions.clear();
            take(m_nextExpression, m_extracted.temporalExpressions, sentence, m_expressions);
            m_toponyms.clear();
            take(m_nextToponym, m_extracted.toponyms, sentence, m_toponyms);
            m_mentions.clear();
            take(m_nextMention, m_extracted.corridorMentions, sentence, m_mentions);
            linkSentence(sentence);
        }
        return std::move(m_events);
    }

    Event event(TextSpan sentence, std::uint32_t expression)
    {
        take(m_nextToponym, m_extracted.toponyms, sentence, m_toponyms);
        take(m_nextMention, m_extracted.corridorMentions, sentence, m_mentions);
        add(sentence, expression);
        return std::move(m_events.back());
    }

private:
    /// The indexes of the items inside @p sentence; items and sentences come in text order, so one walk serves all.
    template<typename Item>
    static void take(std::uint32_t &next, const std::vector<Item> &items, TextSpan sentence, std::vector<std::uint32_t> &inside)
    {
        while (next < items.size() && items[next].span.begin < sentence.begin)
            ++next;
        while (next < items.size() && items[next].span.begin < sentence.end)
            inside.push_back(next++);
    }

    /// Where the sentence that is at hand goes on behind its dateline; 0 without one.
    std::uint32_t behindDateline() const
    {
        return m_expressions.empty() ? 0 : endOfDateline(m_extracted.document.prose(), m_extracted.temporalExpressions[m_expressions.front()].span);
    }

    /// "BISHKEK, July 5 — … on Thursday": when the article was written is no time of what it tells, if the sentence names that.
    bool isOnlyDateline(std::uint32_t index) const
    {
        const auto makesEvent = [this](std::uint32_t i) {
            return m_extracted.temporalExpressions[i].makesEvent && m_extracted.temporalExpressions[i].isResolved();
        };
        return index == m_expressions.front() && std::count_if(m_expressions.begin(), m_expressions.end(), makesEvent) > 1 && behindDateline() > 0;
    }

    void linkSentence(TextSpan sentence)
    {
        const std::size_t firstEvent = m_events.size();
        bool anyResolved = false;
        std::int64_t closesRange = -1;
        for (const std::uint32_t index : m_expressions) {
            const TemporalExpression &expression = m_extracted.temporalExpressions[index];
            if (!expression.makesEvent || !expression.isResolved() || index == closesRange || isOnlyDateline(index))
                continue;
            closesRange = expression.rangeEnd;
            anyResolved = true;
            addDated(sentence, index, firstEvent);
        }
        if (anyResolved)
            return;
        for (const std::uint32_t index : m_expressions) {
            if (m_extracted.temporalExpressions[index].makesEvent) {
                add(sentence, index);
                return;
            }
        }
    }

    void addDated(TextSpan sentence, std::uint32_t index, std::size_t firstEvent)
    {
        const TimeInterval interval = rangeInterval(m_extracted.temporalExpressions, index);
        for (std::size_t i = firstEvent; i < m_events.size(); ++i) {
            Event &event = m_events[i];
            if (event.interval == interval) {
                addExpression(event, index);
                return;
            }
        }
        add(sentence, index);
    }

    /// With the expression that opens a range goes the one that closes it.
    void addExpression(Event &event, std::uint32_t index) const
    {
        event.temporalExpressions.push_back(index);
        if (m_extracted.temporalExpressions[index].rangeEnd >= 0)
            event.temporalExpressions.push_back(std::uint32_t(m_extracted.temporalExpressions[index].rangeEnd));
    }

    void add(TextSpan sentence, std::uint32_t index)
    {
        const TemporalExpression &expression = m_extracted.temporalExpressions[index];
        const std::string_view text = m_extracted.document.prose();
        Event event;
        event.sentence = sentence;
        addExpression(event, index);
        event.interval = rangeInterval(m_extracted.temporalExpressions, index);
        event.precision = expression.precision;
        event.approximate = expression.approximate;
        event.edtf = event.interval.isResolved() ? rangeEdtf(m_extracted.temporalExpressions, index) : std::string();
        event.dateConfidence = dateConfidence(expression, m_extracted.document.published.basis);
        const TextSpan date = expression.rangeEnd < 0 ? expression.span
            : TextSpan{expression.span.begin, std::max(expression.span.end, m_extracted.temporalExpressions[expression.rangeEnd].span.end)};
        event.label = eventLabel(text, {std::max(sentence.begin, behindDateline()), sentence.end}, date);
        event.label.shrink_to_fit();
        event.topics = topicsOf(sentence.in(text));
        event.toponyms.assign(m_toponyms.begin(), m_toponyms.end());
        addCountries(event);
        addPlace(event, expression.span);
        for (const std::uint32_t mention : m_mentions) {
            const std::uint16_t corridor = m_extracted.corridorMentions[mention].corridor;
            if (std::find(event.corridors.begin(), event.corridors.end(), corridor) == event.corridors.end())
                event.corridors.push_back(corridor);
        }
        const std::uint64_t place[] = {sentence.begin, expression.span.begin};
        event.id = hexadecimal(hashed({reinterpret_cast<const char *>(place), sizeof place}, m_documentHash));
        m_events.push_back(std::move(event));
    }

    void addCountries(Event &event) const
    {
        const auto insert = [&](CountryCode country) {
            if (!country.isEmpty() && std::find(event.countries.begin(), event.countries.end(), country) == event.countries.end())
                event.countries.push_back(country);
        };
        for (const std::uint32_t index : event.toponyms) {
            const Toponym &toponym = m_extracted.toponyms[index];
            insert(toponym.country);
            // A border crossing belongs to both sides; a group of countries is none of them.
            if (toponym.kind != PlaceKind::Group)
                std::for_each(toponym.members.begin(), toponym.members.end(), insert);
        }
    }

    /// How many bytes lie between two spans.
    static std::int64_t gapBetween(TextSpan one, TextSpan other)
    {
        return std::max<std::int64_t>({0, std::int64_t(other.begin) - std::int64_t(one.end), std::int64_t(one.begin) - std::int64_t(other.end)});
    }

    /// The dates of the sentence at hand of which each may have a place of its own; none in a sentence with so many that it is a list.
    std::span<const std::uint32_t> weighedDates() const
    {
        constexpr std::size_t MostDates = 6;
        return m_expressions.size() <= MostDates ? std::span<const std::uint32_t>(m_expressions) : std::span<const std::uint32_t>();
    }

    /// How far a place and a date of one sentence are from each other, in bytes: a comma between them parts them more than a few words.
    std::int64_t distanceOf(TextSpan date, TextSpan place) const
    {
        constexpr std::int64_t Comma = 12;
        constexpr std::int64_t FarAway = 400;
        const std::int64_t gap = gapBetween(date, place);
        if (gap > FarAway)
            return gap;
        const std::string_view between = std::string_view(m_extracted.document.text).substr(std::min(date.end, place.end), std::size_t(gap));
        return gap + Comma * std::count_if(between.begin(), between.end(), [](char c) { return c == ',' || c == ';'; });
    }

    bool isNearestDate(TextSpan date, TextSpan place) const
    {
        const auto expressions = weighedDates();
        return std::none_of(expressions.begin(), expressions.end(), [&](std::uint32_t index) {
            const TemporalExpression &other = m_extracted.temporalExpressions[index];
            return other.makesEvent && other.isResolved() && distanceOf(other.span, place) < distanceOf(date, place);
        });
    }

    /// "born on 12 April 1839 and died on 1 November 1888 at Karakol": the place right behind a date is not that of a date some words
    /// before it; "on 3 and 4 July in Astana" is that of both.
    bool goesWithAnotherDate(TextSpan place, TextSpan date) const
    {
        constexpr std::int64_t ShortWord = 6;
        constexpr std::int64_t SomeWords = 20;
        const auto expressions = weighedDates();
        return std::any_of(expressions.begin(), expressions.end(), [&](std::uint32_t index) {
            const TemporalExpression &other = m_extracted.temporalExpressions[index];
            return other.makesEvent && other.isResolved() && other.span.begin > date.end && place.begin > other.span.end
                && gapBetween(other.span, place) <= ShortWord && gapBetween(date, other.span) > SomeWords;
        });
    }

    void addPlace(Event &event, TextSpan date) const
    {
        // More than any kind of place and word before it; a part of the world is hardly where something happened.
        constexpr int NearestDate = 100;
        const std::string_view text = m_extracted.document.text;
        int best = -1;
        std::int64_t bestDistance = 0;
        for (const std::uint32_t index : event.toponyms) {
            const Toponym &toponym = m_extracted.toponyms[index];
            const int ownRank = placeRank(text, toponym);
            if (ownRank < 0 || goesWithAnotherDate(toponym.span, date))
                continue;
            const bool isOwn = toponym.kind != PlaceKind::Region && isNearestDate(date, toponym.span);
            const int rank = ownRank + (isOwn ? NearestDate : 0);
            const std::int64_t distance = std::abs(std::int64_t(toponym.span.begin) - std::int64_t(date.begin));
            if (rank < best || (rank == best && distance >= bestDistance))
                continue;
            best = rank;
            bestDistance = distance;
            event.place = std::int32_t(index);
            event.placeConfidence = toponym.confidence;
        }
    }

    const ExtractedDocument &m_extracted;
    std::vector<Event> m_events;
    std::uint64_t m_documentHash;
    std::uint32_t m_nextExpression = 0;
    std::uint32_t m_nextToponym = 0;
    std::uint32_t m_nextMention = 0;
    std::vector<std::uint32_t> m_expressions;
    std::vector<std::uint32_t> m_toponyms;
    std::vector<std::uint32_t> m_mentions;
};

} // namespace

void linkEvents(ExtractedDocument &extracted)
{
    extracted.events = Linker(extracted).run();
    linkFigures(extracted);
}

Event linkEvent(const ExtractedDocument &extracted, TextSpan sentence, std::uint32_t expression)
{
    return Linker(extracted).event(sentence, expression);
}

} // namespace Dateline
