// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/documentjson.h"

#include "events/quantityseries.h"
#include "io/eventwriter.h"
#include "io/jsontext.h"
#include "text/textoffsets.h"

#include <span>
#include <type_traits>

namespace Dateline {

namespace {

class DocumentJson
{
public:
    DocumentJson(const ExtractedDocument &extracted, JsonText &json, EventOutput *output)
        : m_extracted(extracted)
        , m_offsets(extracted.document.text)
        , m_json(json)
        , m_output(output)
    {
    }

    void write()
    {
        m_json.beginObject();
        m_json.key("document");
        writeHead();
        if (writeList("temporalExpressions", m_extracted.temporalExpressions) && writeList("toponyms", m_extracted.toponyms)
            && writeList("quantities", m_extracted.quantities) && writeList("events", m_extracted.events))
            m_json.endObject();
    }

private:
    /// False when the output takes no more.
    template<typename Item>
    bool writeList(std::string_view name, const std::vector<Item> &items)
    {
        m_json.key(name);
        m_json.beginArray();
        for (const Item &item : items) {
            write(item);
            if (m_output && !(std::is_same_v<Item, Event> ? m_output->eventDone() : m_output->pieceDone()))
                return false;
        }
        m_json.endArray();
        return true;
    }

    void writeHead()
    {
        const Document &document = m_extracted.document;
        m_json.beginObject();
        writeString("path", document.path);
        writeString("title", document.title);
        writeDay("published", document.published.day);
        writeString("publishedBasis", publishedBasisName(document.published.basis));
        writeStringOrNull("publishedReason", document.published.reason);
        if (document.published.evidence) {
            m_json.key("publishedEvidence");
            m_json.beginObject();
            writeSpan(*document.published.evidence);
            m_json.endObject();
        }
        writeString("language", document.language.empty() ? std::string_view("und") : std::string_view(document.language));
        m_json.key("characters");
        m_json.number(std::uint64_t(m_offsets.codePointCount()));
        m_json.key("sources");
        m_json.beginArray();
        for (const std::string &source : document.sources)
            m_json.string(source);
        m_json.endArray();
        m_json.endObject();
    }

    void write(const TemporalExpression &expression)
    {
        m_json.beginObject();
        writeSpan(expression.span);
        writeString("type", temporalTypeName(expression.type));
        writeStringOrNull("value", expression.value);
        writeStringOrNull("mod", expression.modifier);
        writeStringOrNull("edtf", expression.edtf);
        writeDay("earliest", expression.interval.earliest);
        writeDay("latest", expression.interval.latest);
        writeStringOrNull("rule", expression.rule);
        writeStringOrNull("anchor", expression.anchor);
        writeString("precision", precisionName(expression.precision));
        writeBoolean("approximate", expression.approximate);
        writeBoolean("makesEvent", expression.makesEvent);
        writeStringOrNull("reason", expression.reason);
        if (expression.rangeEnd >= 0)
            writeIndex("rangeEnd", expression.rangeEnd);
        m_json.endObject();
    }

    void write(const Quantity &quantity)
    {
        m_json.beginObject();
        writeSpan(quantity.span);
        writeString("kind", quantityKindName(quantity.kind));
        writeNumber("value", quantity.value);
        if (quantity.upper)
            writeNumber("upper", quantity.upper);
        if (quantity.whole)
            writeNumber("whole", quantity.whole);
        writeString("unit", quantity.unit);
        writeString("unitKind", unitKindName(quantity.unitKind));
        writeStringOrNull("mod", quantityModifierName(quantity.modifier));
        writeBoolean("expected", quantity.expected);
        writeStringOrNull("subject", quantity.subject);
        if (quantity.subjectName != quantity.subject)
            writeString("subjectName", quantity.subjectName);
        if (!quantity.subjectSpan.isEmpty()) {
            m_json.key("subjectBegin");
            m_json.number(std::uint64_t(m_offsets.codePoint(quantity.subjectSpan.begin)));
            m_json.key("subjectEnd");
            m_json.number(std::uint64_t(m_offsets.codePoint(quantity.subjectSpan.end)));
        }
        writeIndexes("toponyms", quantity.toponyms);
        writeIndex("related", quantity.related);
        writeIndex("temporalExpression", quantity.temporalExpression);
        const TimeInterval interval = dateOf(m_extracted, quantity);
        writeDay("earliest", interval.earliest);
        writeDay("latest", interval.latest);
        writeStringOrNull("dateBasis", figureDateName(quantity.dateBasis));
        writeStringOrNull("rule", quantity.rule);
        m_json.endObject();
    }

    void write(const Toponym &toponym)
    {
        m_json.beginObject();
        writeSpan(toponym.span);
        writeString("name", toponym.name);
        writeString("kind", placeKindName(toponym.kind));
        writeStringOrNull("country", toponym.country.text());
        writeCoordinate(toponym.coordinate);
        m_json.key("geonameId");
        if (toponym.geonameId != 0)
            m_json.number(std::uint64_t(toponym.geonameId));
        else
            m_json.null();
        if (!toponym.members.empty())
            writeCountries("members", toponym.members);
        writeBoolean("metonym", toponym.metonym);
        m_json.key("confidence");
        m_json.number(toponym.confidence);
        m_json.endObject();
    }

    void write(const Event &event)
    {
        m_json.beginObject();
        writeString("id", event.id);
        writeSpan(event.sentence);
        writeString("label", event.label);
        writeStringOrNull("edtf", event.edtf);
        writeDay("earliest", event.interval.earliest);
        writeDay("latest", event.interval.latest);
        writeString("precision", precisionName(event.precision));
        writeBoolean("approximate", event.approximate);
        writeIndexes("temporalExpressions", event.temporalExpressions);
        writeIndexes("toponyms", event.toponyms);
        writeIndexes("quantities", event.quantities);
        writeIndex("place", event.place);
        writeCountries("countries", event.countries);
        m_json.key("topics");
        m_json.beginArray();
        for (int topic = 0; topic < TopicCount; ++topic) {
            if (event.topics.contains(Topic(topic)))
                m_json.string(topicName(Topic(topic)));
        }
        m_json.endArray();
        m_json.key("corridors");
        m_json.beginArray();
        for (const std::string_view id : corridorIds(event))
            m_json.string(id);
        m_json.endArray();
        m_json.key("confidence");
        m_json.beginObject();
        m_json.key("date");
        m_json.number(event.dateConfidence);
        m_json.key("place");
        m_json.number(event.placeConfidence);
        m_json.endObject();
        m_json.endObject();
    }

    void writeSpan(TextSpan span)
    {
        m_json.key("begin");
        m_json.number(std::uint64_t(m_offsets.codePoint(span.begin)));
        m_json.key("end");
        m_json.number(std::uint64_t(m_offsets.codePoint(span.end)));
        writeString("text", spanText(m_extracted, span));
    }

    void writeCoordinate(const std::optional<Coordinate> &coordinate)
    {
        m_json.key("latitude");
        if (coordinate)
            m_json.number(coordinate->latitude);
        else
            m_json.null();
        m_json.key("longitude");
        if (coordinate)
            m_json.number(coordinate->longitude);
        else
            m_json.null();
    }

    void writeCountries(std::string_view name, std::span<const CountryCode> countries)
    {
        m_json.key(name);
        m_json.beginArray();
        for (const CountryCode country : countries)
            m_json.string(country.text());
        m_json.endArray();
    }

    void writeIndexes(std::string_view name, std::span<const std::uint32_t> indexes)
    {
        m_json.key(name);
        m_json.beginArray();
        for (const std::uint32_t index : indexes)
            m_json.number(std::uint64_t(index));
        m_json.endArray();
    }

    void writeIndex(std::string_view name, std::int32_t index)
    {
        m_json.key(name);
        if (index >= 0)
            m_json.number(std::uint64_t(index));
        else
            m_json.null();
    }

    void writeNumber(std::string_view name, std::optional<double> value)
    {
        m_json.key(name);
        if (value)
            m_json.number(*value);
        else
            m_json.null();
    }

    void writeDay(std::string_view name, const std::optional<Day> &day)
    {
        m_json.key(name);
        if (day)
            m_json.string(isoFromDay(*day));
        else
            m_json.null();
    }

    void writeString(std::string_view name, std::string_view text)
    {
        m_json.key(name);
        m_json.string(text);
    }

    void writeStringOrNull(std::string_view name, std::string_view text)
    {
        m_json.key(name);
        m_json.stringOrNull(text);
    }

    void writeBoolean(std::string_view name, bool value)
    {
        m_json.key(name);
        m_json.boolean(value);
    }

    const ExtractedDocument &m_extracted;
    TextOffsets m_offsets;
    JsonText &m_json;
    EventOutput *m_output;
};

} // namespace

void writeDocument(const ExtractedDocument &extracted, JsonText &json, EventOutput *output)
{
    DocumentJson(extracted, json, output).write();
}

std::string documentJson(const ExtractedDocument &extracted)
{
    std::string line;
    JsonText json(line);
    writeDocument(extracted, json);
    return line;
}

std::string_view publishedBasisName(PublishedBasis basis)
{
    switch (basis) {
    case PublishedBasis::Unknown: return "unknown";
    case PublishedBasis::Given: return "given";
    case PublishedBasis::Metadata: return "metadata";
    case PublishedBasis::Dateline: return "dateline";
    case PublishedBasis::Inferred: return "inferred";
    }
    return "unknown";
}

std::string_view spanText(const ExtractedDocument &extracted, TextSpan span)
{
    const std::string &text = extracted.document.text;
    return span.begin <= span.end && span.end <= text.size() ? span.in(text) : std::string_view();
}

std::vector<std::string_view> corridorIds(const Event &event)
{
    const std::vector<Corridor> &corridors = CorridorCatalogue::instance().corridors();
    std::vector<std::string_view> ids;
    for (const std::uint16_t corridor : event.corridors) {
        if (corridor < corridors.size())
            ids.push_back(corridors[corridor].id);
    }
    return ids;
}

} // namespace Dateline
