// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/eventwriters.h"

#include "io/corridortally.h"
#include "io/documentjson.h"
#include "io/eventcells.h"
#include "io/jsonlistwriter.h"
#include "text/textoffsets.h"

namespace Dateline {

namespace {

/// See eventFormats(): "geojson".
class GeoJsonWriter : public JsonListWriter
{
public:
    explicit GeoJsonWriter(QIODevice &device);

protected:
    void writeDocument(const ExtractedDocument &extracted, EventOutput &output) override;
    void writeLastEntries(EventOutput &output) override;

private:
    CorridorTally m_corridors;
};

void writeFeature(const ExtractedDocument &extracted, const Event &event, const TextOffsets &offsets, JsonText &json)
{
    const Toponym *const place = placeOf(extracted, event);
    json.beginObject();
    writeMember(json, "type", "Feature");
    writeMember(json, "id", event.id);
    json.key("geometry");
    writePoint(json, place);
    json.key("properties");
    json.beginObject();
    writeMember(json, "kind", "event");
    writeMember(json, "label", event.label);
    writeMember(json, "sentence", spanText(extracted, event.sentence));
    writeMember(json, "earliest", event.interval.earliest);
    writeMember(json, "latest", event.interval.latest);
    writeMember(json, "edtf", event.edtf);
    writeMember(json, "precision", precisionName(event.precision));
    writeMember(json, "place", place ? std::string_view(place->name) : std::string_view());
    writeCountries(json, "countries", event);
    writeTopics(json, "topics", event);
    writeCorridors(json, "corridors", event);
    writeMember(json, "title", extracted.document.title);
    writeMember(json, "path", extracted.document.path);
    writeMember(json, "published", extracted.document.published.day);
    json.key("begin");
    json.number(std::uint64_t(offsets.codePoint(event.sentence.begin)));
    json.key("end");
    json.number(std::uint64_t(offsets.codePoint(event.sentence.end)));
    json.endObject();
    json.endObject();
}

void writeFeature(const Corridor &corridor, std::uint64_t events, JsonText &json)
{
    json.beginObject();
    writeMember(json, "type", "Feature");
    writeMember(json, "id", corridor.id);
    json.key("geometry");
    json.beginObject();
    writeMember(json, "type", "MultiLineString");
    json.key("coordinates");
    json.beginArray();
    for (const CorridorPath &path : corridor.paths) {
        // A line has two positions at least (RFC 7946, 3.1.4).
        if (path.stops.size() < 2)
            continue;
        json.beginArray();
        for (const CorridorStop &stop : path.stops) {
            json.beginArray();
            json.number(stop.coordinate.longitude);
            json.number(stop.coordinate.latitude);
            json.endArray();
        }
        json.endArray();
    }
    json.endArray();
    json.endObject();
    json.key("properties");
    json.beginObject();
    writeMember(json, "kind", "corridor");
    writeMember(json, "label", corridor.name);
    writeMember(json, "mode", corridor.mode);
    writeMember(json, "status", corridor.statusText);
    json.key("countries");
    json.beginArray();
    for (const CountryCode country : corridor.countries())
        json.string(country.text());
    json.endArray();
    json.key("events");
    json.number(events);
    json.endObject();
    json.endObject();
}

} // namespace

GeoJsonWriter::GeoJsonWriter(QIODevice &device)
    : JsonListWriter(device, "{\"type\":\"FeatureCollection\",\"features\":[", "]}")
{
}

void GeoJsonWriter::writeDocument(const ExtractedDocument &extracted, EventOutput &output)
{
    const TextOffsets offsets(extracted.document.text);
    for (const Event &event : extracted.events) {
        JsonText json = nextEntry(output);
        writeFeature(extracted, event, offsets, json);
        m_corridors.add(event);
        if (!output.eventDone())
            return;
    }
}

void GeoJsonWriter::writeLastEntries(EventOutput &output)
{
    m_corridors.forEach([&](const Corridor &corridor, std::uint64_t events) {
        JsonText json = nextEntry(output);
        writeFeature(corridor, events, json);
    });
}

std::unique_ptr<EventWriter> makeGeoJsonWriter(QIODevice &device)
{
    return std::make_unique<GeoJsonWriter>(device);
}

} // namespace Dateline
