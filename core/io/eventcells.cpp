// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/eventcells.h"

#include "io/documentjson.h"

namespace Dateline {

const Toponym *placeOf(const ExtractedDocument &extracted, const Event &event)
{
    return event.place >= 0 && std::size_t(event.place) < extracted.toponyms.size() ? &extracted.toponyms[std::size_t(event.place)] : nullptr;
}

std::string_view dateText(const ExtractedDocument &extracted, const Event &event)
{
    if (event.temporalExpressions.empty() || event.temporalExpressions.front() >= extracted.temporalExpressions.size())
        return {};
    return spanText(extracted, extracted.temporalExpressions[event.temporalExpressions.front()].span);
}

bool isWebAddress(std::string_view path)
{
    return path.starts_with("http://") || path.starts_with("https://");
}

void writeMember(JsonText &json, std::string_view name, std::string_view textOrEmpty)
{
    json.key(name);
    json.stringOrNull(textOrEmpty);
}

void writeMember(JsonText &json, std::string_view name, const std::optional<Day> &day)
{
    json.key(name);
    if (day)
        json.string(isoFromDay(*day));
    else
        json.null();
}

void writeCountries(JsonText &json, std::string_view name, const Event &event)
{
    json.key(name);
    json.beginArray();
    for (const CountryCode country : event.countries)
        json.string(country.text());
    json.endArray();
}

void writeTopics(JsonText &json, std::string_view name, const Event &event)
{
    json.key(name);
    json.beginArray();
    forEachTopic(event, [&json](std::string_view topic) { json.string(topic); });
    json.endArray();
}

void writeCorridors(JsonText &json, std::string_view name, const Event &event)
{
    json.key(name);
    json.beginArray();
    for (const std::string_view id : corridorIds(event))
        json.string(id);
    json.endArray();
}

void writePoint(JsonText &json, const Toponym *place)
{
    if (!place || !place->coordinate)
        return json.null();
    json.beginObject();
    json.key("type");
    json.string("Point");
    json.key("coordinates");
    json.beginArray();
    json.number(place->coordinate->longitude);
    json.number(place->coordinate->latitude);
    json.endArray();
    json.endObject();
}

} // namespace Dateline
