// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/eventrow.h"

#include "text/utf8.h"

#include <unordered_map>
#include <utility>

namespace Dateline {

std::string eventKey(std::string_view name)
{
    std::string key;
    for (const char c : Utf8::trimmed(name)) {
        if (c != '_' && c != '-' && c != ' ')
            key += c >= 'A' && c <= 'Z' ? char(c + 32) : c;
    }
    return key;
}

const std::array<std::string_view, EventColumnCount> &eventColumnNames()
{
    static constexpr std::array<std::string_view, EventColumnCount> Names{
        "id", "earliest", "latest", "precision", "approximate", "edtf", "dateText", "sentence", "label", "place", "latitude", "longitude",
        "countries", "topics", "corridors", "dateConfidence", "placeConfidence", "title", "path", "published", "begin", "end"};
    return Names;
}

std::optional<EventColumn> eventColumn(std::string_view name)
{
    static const auto *const columns = [] {
        auto *const byName = new std::unordered_map<std::string, EventColumn>;
        for (std::size_t i = 0; i < EventColumnCount; ++i)
            byName->emplace(eventKey(eventColumnNames()[i]), EventColumn(i));
        const std::pair<const char *, EventColumn> others[] = {
            {"identifier", EventColumn::Id}, {"uid", EventColumn::Id}, {"key", EventColumn::Id},
            {"date", EventColumn::Earliest}, {"start", EventColumn::Earliest}, {"startdate", EventColumn::Earliest}, {"begindate", EventColumn::Earliest},
            {"from", EventColumn::Earliest}, {"day", EventColumn::Earliest}, {"when", EventColumn::Earliest}, {"dtstart", EventColumn::Earliest},
            {"eventdate", EventColumn::Earliest}, {"time", EventColumn::Earliest}, {"timestamp", EventColumn::Earliest}, {"datetime", EventColumn::Earliest},
            {"enddate", EventColumn::Latest}, {"to", EventColumn::Latest}, {"until", EventColumn::Latest}, {"finish", EventColumn::Latest},
            {"dtend", EventColumn::Latest}, {"finishdate", EventColumn::Latest},
            {"text", EventColumn::Sentence}, {"description", EventColumn::Sentence}, {"summary", EventColumn::Sentence}, {"quote", EventColumn::Sentence},
            {"notes", EventColumn::Sentence}, {"details", EventColumn::Sentence}, {"content", EventColumn::Sentence},
            {"headline", EventColumn::Label}, {"name", EventColumn::Label}, {"event", EventColumn::Label}, {"subject", EventColumn::Label}, {"what", EventColumn::Label},
            {"location", EventColumn::Place}, {"city", EventColumn::Place}, {"placename", EventColumn::Place}, {"where", EventColumn::Place},
            {"lat", EventColumn::Latitude}, {"y", EventColumn::Latitude},
            {"lon", EventColumn::Longitude}, {"lng", EventColumn::Longitude}, {"long", EventColumn::Longitude}, {"x", EventColumn::Longitude},
            {"country", EventColumn::Countries}, {"countrycode", EventColumn::Countries}, {"countrycodes", EventColumn::Countries}, {"iso2", EventColumn::Countries},
            {"topic", EventColumn::Topics}, {"category", EventColumn::Topics}, {"categories", EventColumn::Topics}, {"tags", EventColumn::Topics},
            {"corridor", EventColumn::Corridors},
            {"article", EventColumn::Title}, {"documenttitle", EventColumn::Title}, {"publication", EventColumn::Title},
            {"source", EventColumn::Path}, {"url", EventColumn::Path}, {"link", EventColumn::Path}, {"file", EventColumn::Path}, {"href", EventColumn::Path},
            {"pubdate", EventColumn::Published}, {"publisheddate", EventColumn::Published}, {"publicationdate", EventColumn::Published},
        };
        for (const auto &[other, column] : others)
            byName->emplace(other, column);
        return byName;
    }();
    const auto known = columns->find(eventKey(name));
    return known == columns->end() ? std::nullopt : std::optional(known->second);
}

} // namespace Dateline
