// SPDX-License-Identifier: GPL-3.0-or-later
#include "project/searchquery.h"

#include "geo/gazetteer.h"
#include "io/searchindex.h"
#include "io/searchtext.h"
#include "project/chosendate.h"
#include "text/ascii.h"
#include "text/utf8.h"

#include <algorithm>
#include <array>
#include <set>

namespace Dateline {

namespace {

constexpr std::array<std::string_view, 6> Fields{"text", "title", "place", "person", "note", "tag"};
constexpr const char *AllColumns = "{text title place person note tag}";
/// A range over more years is not narrowed by them.
constexpr int MostYears = 120;
/// A name of a place has at most so many words here.
constexpr std::size_t MostWords = 4;

struct Token
{
    std::string operation; ///< what stands before a colon
    std::string words;
    bool phrase = false;
    bool without = false;
    bool last = false;
};

std::vector<Token> tokens(std::string_view text)
{
    std::vector<Token> all;
    std::size_t at = 0;
    while (at < text.size()) {
        if (const std::size_t space = Utf8::spaceLength(text, at)) {
            at += space;
            continue;
        }
        Token token;
        if (text[at] == '-' && at + 1 < text.size() && Utf8::spaceLength(text, at + 1) == 0) {
            token.without = true;
            ++at;
        }
        const auto untilSpace = [&](bool untilColon) {
            const std::size_t begin = at;
            while (at < text.size() && Utf8::spaceLength(text, at) == 0 && text[at] != '"' && !(untilColon && text[at] == ':'))
                at += std::max<std::size_t>(Utf8::decode(text, at).length, 1);
            return std::string(text.substr(begin, at - begin));
        };
        token.words = untilSpace(true);
        if (at < text.size() && text[at] == ':' && !token.words.empty()) {
            token.operation = std::move(token.words);
            ++at;
            token.words.clear();
            if (at < text.size() && text[at] != '"')
                token.words = untilSpace(false);
        }
        if (at < text.size() && text[at] == '"' && token.words.empty()) {
            const std::size_t end = std::min(text.find('"', at + 1), text.size());
            token.words = text.substr(at + 1, end - at - 1);
            token.phrase = true;
            at = std::min(end + 1, text.size());
        } else if (token.words.empty()) {
            ++at;
        }
        token.last = at >= text.size();
        all.push_back(std::move(token));
    }
    return all;
}

/// A country by its code or any of its names.
std::optional<CountryCode> countryNamed(const std::string &name)
{
    const Gazetteer &gazetteer = Gazetteer::instance();
    if (const CountryCode code(name); !code.isEmpty() && gazetteer.countryRow(code))
        return code;
    for (const std::string &form : {name, foldedForSearch(name)}) {
        for (const PlaceReading &reading : gazetteer.find(form)) {
            const Place place = gazetteer.place(reading.row);
            if (place.kind == PlaceKind::Country)
                return place.country;
        }
    }
    return std::nullopt;
}

/// The best known place of a name, by its number in GeoNames.
std::optional<std::uint32_t> placeNamed(const std::string &folded)
{
    const Gazetteer &gazetteer = Gazetteer::instance();
    for (const PlaceReading &reading : gazetteer.find(folded)) {
        if (reading.type == NameType::Demonym || reading.type == NameType::Postal || reading.type == NameType::AgencyAbbreviation)
            continue;
        const Place place = gazetteer.place(reading.row);
        if (place.geonameId && place.kind != PlaceKind::Region)
            return place.geonameId;
        return std::nullopt;
    }
    return std::nullopt;
}

std::vector<std::string> foldedWords(std::string_view text)
{
    std::vector<std::string> words;
    forEachFoldedWord(foldedForSearch(text), [&](std::string_view word) { words.emplace_back(word); });
    return words;
}

std::string quoted(const std::string &word, bool begun)
{
    return '"' + word + '"' + (begun ? " *" : "");
}

std::string columns(const std::string &field)
{
    return (field.empty() ? std::string(AllColumns) : field) + " : ";
}

/// One term without its places.
std::string expressionOf(const SearchQuery::Term &term, const std::vector<std::string> &words)
{
    if (term.phrase) {
        std::string phrase;
        for (const std::string &word : words)
            phrase += (phrase.empty() ? "" : " ") + word;
        return columns(term.field) + quoted(phrase, term.begun);
    }
    std::string all;
    for (std::size_t i = 0; i < words.size(); ++i)
        all += (i > 0 ? " AND " : "") + columns(term.field) + quoted(words[i], term.begun && i + 1 == words.size());
    return words.size() > 1 ? '(' + all + ')' : all;
}

std::string joinedBy(const std::vector<std::string> &parts, const char *between)
{
    std::string all;
    for (const std::string &part : parts)
        all += (all.empty() ? "" : between) + part;
    return parts.size() > 1 ? '(' + all + ')' : all;
}

} // namespace

SearchQuery parseSearch(std::string_view text)
{
    SearchQuery query;
    for (Token &token : tokens(text)) {
        const std::string operation = lowerAscii(token.operation);
        const bool isField = std::find(Fields.begin(), Fields.end(), operation) != Fields.end();
        if (!token.without && !token.words.empty() && (operation == "date" || operation == "from" || operation == "to")) {
            if (const auto date = chosenDate(token.words)) {
                if (operation != "to")
                    query.from = date->interval.earliest;
                if (operation != "from")
                    query.to = date->interval.latest;
                continue;
            }
        }
        if (!token.without && operation == "in") {
            if (const auto country = countryNamed(token.words)) {
                query.countries.push_back(*country);
                continue;
            }
        }
        if (isField && token.words.empty())
            continue;
        if (!token.operation.empty() && !isField)
            token.words = token.operation + ' ' + token.words;
        if (foldedWords(token.words).empty())
            continue;
        query.terms.push_back({isField ? operation : std::string(), token.words, token.phrase, token.last && !token.phrase, token.without});
    }
    return query;
}

bool SearchQuery::isPlain() const
{
    return !asksForEvents() && std::none_of(terms.begin(), terms.end(), [](const Term &term) { return term.phrase || term.without || !term.field.empty(); });
}

std::string SearchQuery::match() const
{
    std::vector<std::string> wanted;
    std::vector<std::string> unwanted;
    for (std::size_t i = 0; i < terms.size(); ++i) {
        const Term &term = terms[i];
        const std::vector<std::string> words = foldedWords(term.words);
        const std::string expression = expressionOf(term, words);
        if (term.without) {
            unwanted.push_back(expression);
            continue;
        }
        // The longest name of a place that begins here may go over several terms.
        const bool mayBePlace = term.field.empty() || term.field == "place";
        std::size_t taken = 1;
        std::optional<std::uint32_t> place;
        std::string name;
        for (std::size_t j = i; mayBePlace && j < terms.size() && j < i + MostWords; ++j) {
            if (terms[j].without || terms[j].field != term.field || (j > i && (terms[j].phrase || term.phrase)))
                break;
            for (const std::string &word : foldedWords(terms[j].words))
                name += (name.empty() ? "" : " ") + word;
            if (const auto found = placeNamed(name)) {
                place = found;
                taken = j - i + 1;
            }
        }
        if (!place) {
            wanted.push_back(expression);
            continue;
        }
        std::vector<std::string> inWords;
        for (std::size_t j = i; j < i + taken; ++j)
            inWords.push_back(expressionOf(terms[j], foldedWords(terms[j].words)));
        wanted.push_back('(' + joinedBy(inWords, " AND ") + " OR place : " + searchPlaceTerm(*place) + ')');
        i += taken - 1;
    }
    for (const CountryCode country : countries)
        wanted.push_back("facet : " + searchCountryTerm(country));
    if (from || to) {
        // What is open goes as far as a search reaches.
        const auto yearOf = [](Day day) { return int(std::chrono::year_month_day(day).year()); };
        const int first = from ? yearOf(*from) : yearOf(*to) - MostYears;
        const int last = to ? yearOf(*to) : yearOf(*from) + MostYears;
        std::vector<std::string> years;
        for (int year = first; year <= last && last - first <= MostYears; ++year)
            years.push_back("facet : " + searchYearTerm(year));
        if (!years.empty())
            wanted.push_back(joinedBy(years, " OR "));
    }
    std::string all = joinedBy(wanted, " AND ");
    if (!all.empty() && !unwanted.empty())
        all = all + " NOT " + joinedBy(unwanted, " OR ");
    return all;
}

} // namespace Dateline
