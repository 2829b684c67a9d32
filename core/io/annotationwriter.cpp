// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/eventwriters.h"

#include "io/documentjson.h"
#include "io/eventcells.h"
#include "io/jsonlistwriter.h"
#include "text/textoffsets.h"
#include "text/utf8.h"

namespace Dateline {

namespace {

/// See eventFormats(): "annotations".
class AnnotationWriter : public JsonListWriter
{
public:
    explicit AnnotationWriter(QIODevice &device);

protected:
    void writeDocument(const ExtractedDocument &extracted, EventOutput &output) override;
};

// Enough to tell two equal sentences apart.
constexpr int ContextCharacters = 32;

/// The text of @p text that stands up to ContextCharacters code points before @p at.
std::string_view before(std::string_view text, std::uint32_t at)
{
    std::size_t begin = at;
    for (int i = 0; i < ContextCharacters && begin > 0; ++i)
        begin = Utf8::previous(text, begin);
    return text.substr(begin, at - begin);
}

std::string_view behind(std::string_view text, std::uint32_t at)
{
    std::size_t end = at;
    for (int i = 0; i < ContextCharacters && end < text.size(); ++i)
        end += Utf8::decode(text, end).length;
    return text.substr(at, end - at);
}

/// A path as a relative reference (RFC 3986): what is no plain character of a path is written in percent.
std::string reference(std::string_view path)
{
    if (isWebAddress(path))
        return std::string(path);
    constexpr char Digits[] = "0123456789ABCDEF";
    std::string text;
    for (const char c : path) {
        const unsigned char byte = static_cast<unsigned char>(c);
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || std::string_view("/._-~").find(c) != std::string_view::npos;
        if (plain)
            text += c;
        else
            ((text += '%') += Digits[byte >> 4]) += Digits[byte & 15];
    }
    return text;
}

/// All that the row of the CSV tells besides the sentence and where it stands.
void writeBody(const ExtractedDocument &extracted, const Event &event, JsonText &json)
{
    const Toponym *const place = placeOf(extracted, event);
    json.beginObject();
    writeMember(json, "type", "Dataset");
    json.key("event");
    json.beginObject();
    writeMember(json, "id", event.id);
    writeMember(json, "earliest", event.interval.earliest);
    writeMember(json, "latest", event.interval.latest);
    writeMember(json, "precision", event.interval.isResolved() ? precisionName(event.precision) : std::string_view());
    json.key("approximate");
    json.boolean(event.approximate);
    writeMember(json, "edtf", event.edtf);
    writeMember(json, "dateText", dateText(extracted, event));
    writeMember(json, "label", event.label);
    writeMember(json, "place", place ? std::string_view(place->name) : std::string_view());
    json.key("latitude");
    place && place->coordinate ? json.number(place->coordinate->latitude) : json.null();
    json.key("longitude");
    place && place->coordinate ? json.number(place->coordinate->longitude) : json.null();
    writeCountries(json, "countries", event);
    writeTopics(json, "topics", event);
    writeCorridors(json, "corridors", event);
    json.key("dateConfidence");
    json.number(event.dateConfidence);
    json.key("placeConfidence");
    json.number(event.placeConfidence);
    writeMember(json, "title", extracted.document.title);
    writeMember(json, "path", extracted.document.path);
    writeMember(json, "published", extracted.document.published.day);
    json.endObject();
    json.endObject();
}

void writeTarget(const ExtractedDocument &extracted, const Event &event, const TextOffsets &offsets, JsonText &json)
{
    const std::string_view text = extracted.document.text;
    json.beginObject();
    writeMember(json, "source", reference(extracted.document.path));
    json.key("selector");
    json.beginArray();
    json.beginObject();
    writeMember(json, "type", "TextQuoteSelector");
    json.key("exact");
    json.string(spanText(extracted, event.sentence));
    json.key("prefix");
    json.string(before(text, event.sentence.begin));
    json.key("suffix");
    json.string(behind(text, event.sentence.end));
    json.endObject();
    json.beginObject();
    writeMember(json, "type", "TextPositionSelector");
    json.key("start");
    json.number(std::uint64_t(offsets.codePoint(event.sentence.begin)));
    json.key("end");
    json.number(std::uint64_t(offsets.codePoint(event.sentence.end)));
    json.endObject();
    json.endArray();
    json.endObject();
}

} // namespace

AnnotationWriter::AnnotationWriter(QIODevice &device)
    // The event's own data are a JSON literal (JSON-LD 1.1), so that the annotation stays one for programs that know no Dateline.
    : JsonListWriter(device,
                     "{\"@context\":[\"http://www.w3.org/ns/anno.jsonld\",{\"event\":{\"@id\":\"urn:dateline:event\",\"@type\":\"@json\"}}],"
                     "\"id\":\"urn:dateline:events\",\"type\":\"AnnotationPage\",\"items\":[",
                     "]}")
{
}

void AnnotationWriter::writeDocument(const ExtractedDocument &extracted, EventOutput &output)
{
    const TextOffsets offsets(extracted.document.text);
    for (const Event &event : extracted.events) {
        JsonText json = nextEntry(output);
        json.beginObject();
        writeMember(json, "id", "urn:dateline:event:" + event.id);
        writeMember(json, "type", "Annotation");
        writeMember(json, "motivation", "identifying");
        json.key("body");
        writeBody(extracted, event, json);
        json.key("target");
        writeTarget(extracted, event, offsets, json);
        json.endObject();
        if (!output.eventDone())
            return;
    }
}

std::unique_ptr<EventWriter> makeAnnotationWriter(QIODevice &device)
{
    return std::make_unique<AnnotationWriter>(device);
}

} // namespace Dateline
