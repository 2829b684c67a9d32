// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/eventwriters.h"

#include "io/documentjson.h"
#include "io/eventcells.h"
#include "io/jsonlistwriter.h"

namespace Dateline {

namespace {

/// See eventFormats(): "linkedplaces".
class LinkedPlacesWriter : public JsonListWriter
{
public:
    explicit LinkedPlacesWriter(QIODevice &device);

protected:
    void writeDocument(const ExtractedDocument &extracted, EventOutput &output) override;
};

void writeTimespan(JsonText &json, const TimeInterval &interval)
{
    const auto end = [&json](std::string_view name, Day day) {
        json.key(name);
        json.beginObject();
        writeMember(json, "in", isoFromDay(day));
        json.endObject();
    };
    json.key("when");
    json.beginObject();
    json.key("timespans");
    json.beginArray();
    json.beginObject();
    // The format asks for a start; one that nobody tells is bounded by the end.
    if (interval.earliest) {
        end("start", *interval.earliest);
    } else {
        json.key("start");
        json.beginObject();
        writeMember(json, "latest", isoFromDay(*interval.latest));
        json.endObject();
    }
    if (interval.latest)
        end("end", *interval.latest);
    json.endObject();
    json.endArray();
    json.endObject();
}

void writeFeature(const ExtractedDocument &extracted, const Event &event, const Toponym &place, JsonText &json)
{
    const Document &document = extracted.document;
    json.beginObject();
    writeMember(json, "@id", "urn:dateline:event:" + event.id);
    writeMember(json, "type", "Feature");
    json.key("properties");
    json.beginObject();
    writeMember(json, "title", place.name);
    json.key("ccodes");
    json.beginArray();
    if (!place.country.isEmpty())
        json.string(place.country.text());
    json.endArray();
    json.endObject();
    if (event.interval.isResolved())
        writeTimespan(json, event.interval);
    json.key("names");
    json.beginArray();
    json.beginObject();
    writeMember(json, "toponym", place.span.isEmpty() ? std::string_view(place.name) : spanText(extracted, place.span));
    json.key("citations");
    json.beginArray();
    json.beginObject();
    writeMember(json, "label", document.title);
    if (isWebAddress(document.path))
        writeMember(json, "@id", document.path);
    json.endObject();
    json.endArray();
    json.endObject();
    json.endArray();
    json.key("types");
    json.beginArray();
    json.beginObject();
    writeMember(json, "label", placeKindName(place.kind));
    json.endObject();
    json.endArray();
    json.key("geometry");
    writePoint(json, &place);
    json.key("links");
    json.beginArray();
    if (place.geonameId != 0) {
        json.beginObject();
        writeMember(json, "type", "closeMatch");
        writeMember(json, "identifier", "gn:" + std::to_string(place.geonameId));
        json.endObject();
    }
    json.endArray();
    json.key("descriptions");
    json.beginArray();
    json.beginObject();
    writeMember(json, "value", spanText(extracted, event.sentence));
    writeMember(json, "lang", document.language.empty() ? std::string_view("und") : std::string_view(document.language));
    json.endObject();
    json.endArray();
    json.endObject();
}

} // namespace

LinkedPlacesWriter::LinkedPlacesWriter(QIODevice &device)
    : JsonListWriter(device,
                     "{\"type\":\"FeatureCollection\",\"@context\":\"https://raw.githubusercontent.com/LinkedPasts/linked-places/master/linkedplaces-context-v1.1.jsonld\","
                     "\"features\":[",
                     "]}")
{
}

void LinkedPlacesWriter::writeDocument(const ExtractedDocument &extracted, EventOutput &output)
{
    for (const Event &event : extracted.events) {
        const Toponym *const place = placeOf(extracted, event);
        if (place && place->coordinate) {
            JsonText json = nextEntry(output);
            writeFeature(extracted, event, *place, json);
        } else {
            ++m_leftOut;
        }
        if (!output.eventDone())
            return;
    }
}

std::unique_ptr<EventWriter> makeLinkedPlacesWriter(QIODevice &device)
{
    return std::make_unique<LinkedPlacesWriter>(device);
}

} // namespace Dateline
