// SPDX-License-Identifier: GPL-3.0-or-later
#include "events/figurelinker.h"

#include "events/quantityseries.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace Dateline {

namespace {

// More words between a subject and a place than this and the one hardly belongs to the other.
constexpr int MaximumGapWords = 5;
constexpr int MaximumQualifiers = 4;

bool isOneOf(std::string_view word, std::span<const std::string_view> words)
{
    return std::find(words.begin(), words.end(), word) != words.end();
}

/// Calls @p take for each word of @p text, small; returns false where something stands that is neither word, space nor hyphen.
template<typename Take>
bool forEachWord(std::string_view text, Take take)
{
    std::string word;
    for (std::size_t i = 0; i <= text.size(); ++i) {
        unsigned char c = i < text.size() ? static_cast<unsigned char>(text[i]) : ' ';
        // Typographic quotation marks are no letters.
        const std::string_view three = text.substr(std::min(i, text.size()), 3);
        if (three == "\xE2\x80\x9C" || three == "\xE2\x80\x9D") {
            c = '"';
            i += 2;
        }
        if (std::isalpha(c) || c >= 0x80 || c == '\'') {
            word += char(std::tolower(c));
            continue;
        }
        if (!word.empty())
            take(std::string_view(word));
        word.clear();
        if (c != '"' && c != ' ' && c != '-' && c != '\n')
            return false;
    }
    return true;
}

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && text.front() == ' ')
        text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ')
        text.remove_suffix(1);
    return text;
}

/// "and", a comma, a dash: what stands between places of one list.
bool joinsPlaces(std::string_view gap)
{
    constexpr std::array<std::string_view, 12> Joints{"and", ",", ", and", "-", "\xE2\x80\x93", "\xE2\x80\x94", "/", "and the", "to", "or", "\xE2\x80\x91", "&"};
    return isOneOf(trimmed(gap), Joints);
}

/// Only such words may stand between a place and the noun behind it: "China's bilateral trade".
bool qualifies(std::string_view gap)
{
    if (gap.starts_with("'s"))
        gap.remove_prefix(2);
    else if (gap.starts_with("\xE2\x80\x99s"))
        gap.remove_prefix(4);
    constexpr std::array<std::string_view, 24> Strangers{"in", "of", "with", "to", "from", "at", "and", "the", "on", "for", "by", "that", "which",
                                                         "is", "was", "has", "have", "had", "will", "as", "a", "an", "but", "said"};
    int words = 0;
    bool stranger = false;
    const bool plain = forEachWord(gap, [&](std::string_view word) {
        ++words;
        stranger = stranger || isOneOf(word, Strangers);
    });
    return plain && !stranger && words <= MaximumQualifiers;
}

/// Only such words may stand between the noun and a place behind it: "trains through the port of Khorgos".
bool leadsToPlace(std::string_view gap)
{
    constexpr std::array<std::string_view, 42> Leading{
        "with", "between", "and", "of", "from", "to", "through", "via", "in", "at", "across", "the", "for", "into", "along", "on", "over", "both", "its",
        "port", "ports", "border", "crossing", "crossings", "station", "stations", "checkpoint", "checkpoints", "city", "region", "route", "routes",
        "corridor", "volume", "turnover", "services", "traffic", "neighbouring", "neighboring", "all", "near", "towards"};
    int words = 0;
    bool stranger = false;
    bool agent = false;
    const bool plain = forEachWord(gap, [&](std::string_view word) {
        ++words;
        const bool participle = word.ends_with("ing") || word.ends_with("ed") || word == "built" || word == "made";
        if (word == "by") {
            stranger = stranger || !agent;
            agent = false;
            return;
        }
        stranger = stranger || agent;
        agent = participle && !word.ends_with("ing");
        stranger = stranger || (!participle && !isOneOf(word, Leading));
    });
    return plain && !stranger && !agent && words > 0 && words <= MaximumGapWords;
}

class FigureLinker
{
public:
    explicit FigureLinker(ExtractedDocument &extracted)
        : m_extracted(extracted)
        , m_text(extracted.document.prose())
    {
    }

    void run()
    {
        removeDates();
        if (m_extracted.quantities.empty())
            return;
        std::uint32_t nextExpression = 0;
        std::uint32_t nextToponym = 0;
        std::size_t quantity = 0;
        for (std::size_t i = 0; i < m_extracted.sentences.size() && quantity < m_extracted.quantities.size(); ++i) {
            m_sentence = m_extracted.sentences[i];
            m_isPast.reset();
            startParagraph(i);
            take(nextExpression, m_extracted.temporalExpressions, m_expressions);
            std::swap(m_previousToponyms, m_toponyms);
            if (m_isNewParagraph)
                m_previousToponyms.clear();
            m_toponyms.clear();
            take(nextToponym, m_extracted.toponyms, m_toponyms);
            const std::size_t first = quantity;
            for (; quantity < m_extracted.quantities.size() && m_extracted.quantities[quantity].span.begin < m_sentence.end; ++quantity) {
                setDate(m_extracted.quantities[quantity]);
                setPlaces(m_extracted.quantities[quantity]);
            }
            distribute(first, quantity);
            for (std::size_t k = first; k < quantity; ++k)
                nameSubject(m_extracted.quantities[k]);
            rememberDate();
        }
        attach();
    }

private:
    /// A number within a date, a duration or a set is no figure.
    void removeDates()
    {
        std::vector<Quantity> &quantities = m_extracted.quantities;
        const std::vector<TemporalExpression> &expressions = m_extracted.temporalExpressions;
        std::vector<std::int32_t> newIndex(quantities.size(), -1);
        std::size_t kept = 0;
        std::size_t expression = 0;
        for (std::size_t i = 0; i < quantities.size(); ++i) {
            while (expression < expressions.size() && expressions[expression].span.end <= quantities[i].span.begin)
                ++expression;
            if (expression < expressions.size() && expressions[expression].span.overlaps(quantities[i].span))
                continue;
            newIndex[i] = std::int32_t(kept);
            if (kept != i)
                quantities[kept] = std::move(quantities[i]);
            ++kept;
        }
        quantities.resize(kept);
        for (Quantity &quantity : quantities) {
            if (quantity.related >= 0)
                quantity.related = newIndex[std::size_t(quantity.related)];
        }
    }

    template<typename Item>
    void take(std::uint32_t &next, const std::vector<Item> &items, std::vector<std::uint32_t> &inside) const
    {
        inside.clear();
        while (next < items.size() && items[next].span.begin < m_sentence.begin)
            ++next;
        while (next < items.size() && items[next].span.begin < m_sentence.end)
            inside.push_back(next++);
    }

    void startParagraph(std::size_t sentence)
    {
        m_isNewParagraph = sentence == 0
            || m_text.substr(m_extracted.sentences[sentence - 1].end, m_sentence.begin - m_extracted.sentences[sentence - 1].end).find('\n') != std::string_view::npos;
        if (m_isNewParagraph)
            m_paragraphDate = -1;
    }

    void rememberDate()
    {
        for (const std::uint32_t index : m_expressions) {
            if (dates(m_extracted.temporalExpressions[index]))
                m_paragraphDate = std::int32_t(index);
        }
    }

    static bool dates(const TemporalExpression &expression) { return expression.makesEvent && expression.isResolved(); }

    /// How far a date is from a figure. "$5 billion in 2019" belongs together; else what was said before counts for more, and a
    /// comma parts.
    std::uint32_t distanceOf(TextSpan date, TextSpan figure) const
    {
        constexpr std::uint32_t CommaPenalty = 150;
        constexpr std::uint32_t BehindPenalty = 100;
        const bool isBehind = date.begin >= figure.end;
        const std::string_view gap = isBehind ? between(figure.end, date.begin) : between(date.end, std::max(date.end, figure.begin));
        constexpr std::array<std::string_view, 8> Joints{"", "in", "by", "during", "for", "over", "on", "at the end of"};
        if (isBehind && isOneOf(trimmed(gap), Joints))
            return 0;
        const auto commas = std::uint32_t(std::count_if(gap.begin(), gap.end(), [](char c) { return c == ',' || c == ';'; }));
        return std::uint32_t(gap.size()) + commas * CommaPenalty + (isBehind ? BehindPenalty : 0);
    }

    void setDate(Quantity &quantity) const
    {
        quantity.temporalExpression = -1;
        quantity.dateBasis = FigureDate::None;
        std::uint32_t bestDistance = 0;
        std::int64_t closesRange = -1;
        for (const std::uint32_t index : m_expressions) {
            const TemporalExpression &expression = m_extracted.temporalExpressions[index];
            if (!dates(expression) || index == closesRange || leavesForThePresent(expression.span, quantity.span))
                continue;
            closesRange = expression.rangeEnd;
            const std::uint32_t distance = distanceOf(expression.span, quantity.span);
            if (quantity.temporalExpression < 0 || distance < bestDistance) {
                quantity.temporalExpression = std::int32_t(index);
                quantity.dateBasis = FigureDate::Sentence;
                bestDistance = distance;
            }
        }
        if (quantity.temporalExpression < 0 && m_paragraphDate >= 0 && tellsOfThePast()) {
            quantity.temporalExpression = m_paragraphDate;
            quantity.dateBasis = FigureDate::Paragraph;
        }
        const std::optional<Day> published = m_extracted.document.published.day;
        if (quantity.temporalExpression < 0 && published)
            quantity.dateBasis = FigureDate::Document;
        const TimeInterval interval = dateOf(m_extracted, quantity);
        if (published && interval.earliest && *interval.earliest > *published)
            quantity.expected = true;
    }

    static bool isLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80; }

    /// Calls @p take for the words of @p range, as they are written.
    template<typename Take>
    void forEachWordOf(TextSpan range, Take take) const
    {
        for (std::uint32_t at = range.begin; at < range.end;) {
            const std::uint32_t begin = at;
            while (at < range.end && isLetter(m_text[at]))
                ++at;
            if (at > begin)
                take(m_text.substr(begin, at - begin));
            else
                ++at;
        }
    }

    static bool isSame(std::string_view written, std::string_view small)
    {
        return written.size() == small.size() && std::equal(written.begin(), written.end(), small.begin(), [](char a, char b) { return (a >= 'A' && a <= 'Z' ? char(a + 32) : a) == b; });
    }

    template<std::size_t Count>
    static bool isAnyOf(std::string_view written, const std::array<std::string_view, Count> &words)
    {
        return std::any_of(words.begin(), words.end(), [written](std::string_view word) { return word.front() == (written.front() | 0x20) && isSame(written, word); });
    }

    static bool isPresent(std::string_view word)
    {
        constexpr std::array<std::string_view, 18> Words{"is", "are", "has", "have", "currently", "now", "today", "represents", "represent", "remains", "remain",
                                                         "includes", "include", "contains", "comprises", "consists", "accounts", "account"};
        return isAnyOf(word, Words);
    }

    /// "Founded in 2001, it has nine members": the date is of the founding, where a comma and a word of the present follow.
    bool leavesForThePresent(TextSpan date, TextSpan figure) const
    {
        if (date.end > figure.begin)
            return false;
        const std::size_t comma = between(date.end, figure.begin).find(',');
        if (comma == std::string_view::npos || !hangsOnParticiple(date.begin))
            return false;
        bool present = false;
        forEachWordOf({std::uint32_t(date.end + comma), figure.begin}, [&](std::string_view word) { present = present || isPresent(word); });
        return present;
    }

    /// Whether the word before @p at, prepositions passed over, is a participle: "founded in".
    bool hangsOnParticiple(std::uint32_t at) const
    {
        constexpr std::array<std::string_view, 6> Prepositions{"in", "on", "since", "back", "early", "late"};
        constexpr std::array<std::string_view, 5> Others{"built", "born", "begun", "up", "made"};
        for (;;) {
            while (at > m_sentence.begin && m_text[at - 1] == ' ')
                --at;
            std::uint32_t begin = at;
            while (begin > m_sentence.begin && isLetter(m_text[begin - 1]))
                --begin;
            if (begin == at)
                return false;
            const std::string_view word = m_text.substr(begin, at - begin);
            if (!isAnyOf(word, Prepositions))
                return word.ends_with("ed") || isAnyOf(word, Others);
            at = begin;
        }
    }

    /// A sentence without a date of its own goes on with the paragraph's only when it tells what happened: its verb is past.
    bool tellsOfThePast() const
    {
        if (m_isPast)
            return *m_isPast;
        bool present = false;
        bool past = false;
        forEachWordOf(m_sentence, [&](std::string_view word) {
            constexpr std::array<std::string_view, 26> Past{"was", "were", "had", "rose", "grew", "fell", "took", "made", "held", "came", "went", "brought", "sent",
                                                            "built", "began", "spent", "paid", "bought", "sold", "won", "met", "gave", "got", "left", "set", "stood"};
            constexpr std::array<std::string_view, 4> NoVerbs{"united", "hundred", "indeed", "exceed"};
            present = present || isPresent(word);
            past = past || isAnyOf(word, Past) || (word.size() > 4 && word.ends_with("ed") && !isAnyOf(word, NoVerbs));
        });
        m_isPast = past && !present;
        return *m_isPast;
    }

    const Toponym &toponym(std::uint32_t index) const { return m_extracted.toponyms[index]; }
    std::string_view between(std::uint32_t begin, std::uint32_t end) const { return begin <= end ? m_text.substr(begin, end - begin) : std::string_view(); }

    void setPlaces(Quantity &quantity) const
    {
        quantity.toponyms.clear();
        if (quantity.subjectSpan.isEmpty())
            return;
        std::vector<std::uint32_t> places;
        // Leftwards: the place before the noun, and those joined to it.
        std::uint32_t edge = quantity.subjectSpan.begin;
        for (auto at = m_toponyms.rbegin(); at != m_toponyms.rend(); ++at) {
            const TextSpan span = toponym(*at).span;
            if (span.end > edge)
                continue;
            const std::string_view gap = between(span.end, edge);
            if (places.empty() ? !qualifies(gap) : !joinsPlaces(gap))
                break;
            places.insert(places.begin(), *at);
            edge = span.begin;
        }
        const std::size_t left = places.size();
        // Rightwards: places that prepositions lead to, and those joined to them.
        edge = quantity.subjectSpan.end;
        for (const std::uint32_t index : m_toponyms) {
            const TextSpan span = toponym(index).span;
            if (span.begin < edge)
                continue;
            const std::string_view gap = between(edge, span.begin);
            if (!leadsToPlace(gap) && !(places.size() > left && joinsPlaces(gap)))
                break;
            places.push_back(index);
            edge = span.end;
            // "'s" makes it a word about the next noun: "trade with China's neighbours".
            const std::string_view behind = m_text.substr(edge, 4);
            if (behind.starts_with("'s") || behind.starts_with("\xE2\x80\x99s"))
                break;
        }
        if (places.empty() && speaksOfTheTwo(quantity))
            places = theTwo(quantity.subjectSpan.begin);
        quantity.toponyms = std::move(places);
    }

    bool speaksOfTheTwo(const Quantity &quantity) const
    {
        const std::string_view behind = m_text.substr(quantity.subjectSpan.end, 32);
        for (const std::string_view words : {" between the two ", " between both ", " of the two ", " between them"}) {
            if (behind.starts_with(words))
                return true;
        }
        const std::string_view before = m_text.substr(m_sentence.begin, quantity.subjectSpan.begin - m_sentence.begin);
        return quantity.subjectName == "trade" && (before.ends_with("ilateral ") || before.ends_with("utual "));
    }

    /// The two countries that the words before @p end name, if they name just two; else those of the sentence before.
    std::vector<std::uint32_t> theTwo(std::uint32_t end) const
    {
        for (const std::vector<std::uint32_t> *list : {&m_toponyms, &m_previousToponyms}) {
            std::vector<std::uint32_t> two;
            for (const std::uint32_t index : *list) {
                const Toponym &place = toponym(index);
                if (place.country.isEmpty() || place.span.end > end)
                    continue;
                if (place.kind != PlaceKind::Country && place.kind != PlaceKind::Demonym)
                    continue;
                if (std::none_of(two.begin(), two.end(), [&](std::uint32_t other) { return toponym(other).country == place.country; }))
                    two.push_back(index);
            }
            if (two.size() == 2)
                return two;
            if (!two.empty())
                return {};
        }
        return {};
    }

    /// "Khorgos and Alashankou was 7,762 and 6,635 respectively": each figure gets its own place, and so do their changes.
    void distribute(std::size_t first, std::size_t end)
    {
        std::vector<Quantity> &quantities = m_extracted.quantities;
        if (end - first < 2 || m_sentence.in(m_text).find("respectively") == std::string_view::npos)
            return;
        for (std::size_t i = first; i + 1 < end; ++i) {
            Quantity &a = quantities[i];
            Quantity &b = quantities[i + 1];
            const bool pair = a.subjectSpan == b.subjectSpan && !a.subjectSpan.isEmpty() && a.unit == b.unit && a.toponyms == b.toponyms && a.toponyms.size() >= 2
                && trimmed(between(a.span.end, b.span.begin)) == "and";
            if (!pair)
                continue;
            const std::uint32_t firstPlace = a.toponyms[a.toponyms.size() - 2];
            const std::uint32_t secondPlace = a.toponyms.back();
            if (trimmed(between(toponym(firstPlace).span.end, toponym(secondPlace).span.begin)) != "and")
                continue;
            std::erase(a.toponyms, secondPlace);
            std::erase(b.toponyms, firstPlace);
            for (Quantity *const told : {&a, &b}) {
                if (told->related >= 0)
                    quantities[std::size_t(told->related)].toponyms = told->toponyms;
            }
            ++i;
        }
    }

    /// "trade China–Kazakhstan", "train Khorgos": points where they are told, for they say more than their countries.
    void nameSubject(Quantity &quantity) const
    {
        quantity.subject = quantity.subjectName;
        if (quantity.subject.empty() || quantity.toponyms.empty())
            return;
        std::vector<std::string> points;
        std::vector<std::string> others;
        const auto add = [](std::vector<std::string> &names, std::string name) {
            if (std::find(names.begin(), names.end(), name) == names.end())
                names.push_back(std::move(name));
        };
        for (const std::uint32_t index : quantity.toponyms) {
            const Toponym &place = toponym(index);
            const bool isPoint = place.kind == PlaceKind::City || place.kind == PlaceKind::Facility;
            const bool isCountry = place.kind == PlaceKind::Country || place.kind == PlaceKind::Demonym;
            add(isPoint ? points : others, isCountry && !place.country.isEmpty() ? nameOf(place.country) : place.name);
        }
        std::vector<std::string> &names = points.empty() ? others : points;
        // Trade is the same from both sides.
        if (quantity.subjectName == "trade")
            std::sort(names.begin(), names.end());
        std::string subject = quantity.subjectName;
        for (std::size_t i = 0; i < names.size(); ++i)
            (subject += i == 0 ? " " : "\xE2\x80\x93") += names[i];
        quantity.subject = std::move(subject);
    }

    const std::string &nameOf(CountryCode code) const
    {
        const auto [known, isNew] = m_countryNames.try_emplace(std::string(code.text()));
        if (isNew)
            known->second = countryName(code);
        return known->second;
    }

    void attach()
    {
        std::vector<std::int32_t> eventOf(m_extracted.temporalExpressions.size(), -1);
        for (std::size_t i = 0; i < m_extracted.events.size(); ++i) {
            m_extracted.events[i].quantities.clear();
            for (const std::uint32_t expression : m_extracted.events[i].temporalExpressions)
                eventOf[expression] = std::int32_t(i);
        }
        for (std::size_t i = 0; i < m_extracted.quantities.size(); ++i) {
            const std::int32_t expression = m_extracted.quantities[i].temporalExpression;
            if (expression >= 0 && eventOf[std::size_t(expression)] >= 0)
                m_extracted.events[std::size_t(eventOf[std::size_t(expression)])].quantities.push_back(std::uint32_t(i));
        }
    }

    ExtractedDocument &m_extracted;
    std::string_view m_text;
    TextSpan m_sentence;
    bool m_isNewParagraph = true;
    mutable std::optional<bool> m_isPast; ///< of the sentence, once asked for
    std::int32_t m_paragraphDate = -1;
    std::vector<std::uint32_t> m_expressions;
    std::vector<std::uint32_t> m_toponyms;
    std::vector<std::uint32_t> m_previousToponyms;
    mutable std::unordered_map<std::string, std::string> m_countryNames;
};

} // namespace

void linkFigures(ExtractedDocument &extracted)
{
    FigureLinker(extracted).run();
}

} // namespace Dateline
