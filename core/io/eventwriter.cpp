// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/eventwriter.h"

#include "io/documentjson.h"
#include "io/jsontext.h"
#include "text/textoffsets.h"

#include <QIODevice>

#include <array>
#include <charconv>

namespace Dateline {

namespace {

// One write to the device for many small documents.
constexpr std::size_t WriteSize = 1 << 18;

const Toponym *placeOf(const ExtractedDocument &extracted, const Event &event)
{
    return event.place >= 0 && std::size_t(event.place) < extracted.toponyms.size() ? &extracted.toponyms[std::size_t(event.place)] : nullptr;
}

class JsonLinesWriter : public EventWriter
{
public:
    using EventWriter::EventWriter;

protected:
    void appendBegin(std::string &) override {}
    void appendDocument(const ExtractedDocument &extracted, std::string &output) override
    {
        JsonText json(output);
        writeDocument(extracted, json);
        output += '\n';
    }
    void appendEnd(std::string &) override {}
};

class JsonArrayWriter : public EventWriter
{
public:
    using EventWriter::EventWriter;

protected:
    void appendBegin(std::string &output) override { output += "["; }
    void appendDocument(const ExtractedDocument &extracted, std::string &output) override
    {
        output += m_first ? "\n" : ",\n";
        m_first = false;
        JsonText json(output);
        writeDocument(extracted, json);
    }
    void appendEnd(std::string &output) override { output += "\n]\n"; }

private:
    bool m_first = true;
};

class CsvWriter : public EventWriter
{
public:
    using EventWriter::EventWriter;

protected:
    void appendBegin(std::string &output) override
    {
        output += "id,earliest,latest,precision,approximate,edtf,dateText,sentence,label,place,latitude,longitude,countries,topics,corridors,"
                  "dateConfidence,placeConfidence,title,path,published,begin,end\r\n";
    }

    void appendDocument(const ExtractedDocument &extracted, std::string &output) override
    {
        const TextOffsets offsets(extracted.document.text);
        const Document &document = extracted.document;
        const std::string published = document.published.day ? isoFromDay(*document.published.day) : std::string();
        for (const Event &event : extracted.events) {
            text(output, event.id);
            day(output, event.interval.earliest);
            day(output, event.interval.latest);
            text(output, event.interval.isResolved() ? precisionName(event.precision) : std::string_view());
            text(output, event.approximate ? "true" : "false");
            text(output, event.edtf);
            text(output, dateText(extracted, event));
            text(output, spanText(extracted, event.sentence));
            text(output, event.label);
            const Toponym *place = placeOf(extracted, event);
            text(output, place ? std::string_view(place->name) : std::string_view());
            number(output, place && place->coordinate ? std::optional(place->coordinate->latitude) : std::nullopt);
            number(output, place && place->coordinate ? std::optional(place->coordinate->longitude) : std::nullopt);
            m_joined.clear();
            for (const CountryCode country : event.countries)
                join(country.text());
            text(output, m_joined);
            m_joined.clear();
            for (int topic = 0; topic < TopicCount; ++topic) {
                if (event.topics.contains(Topic(topic)))
                    join(topicName(Topic(topic)));
            }
            text(output, m_joined);
            m_joined.clear();
            for (const std::string_view id : corridorIds(event))
                join(id);
            text(output, m_joined);
            number(output, std::optional(event.dateConfidence));
            number(output, std::optional(event.placeConfidence));
            text(output, document.title);
            text(output, document.path);
            text(output, published);
            number(output, std::optional(offsets.codePoint(event.sentence.begin)));
            number(output, std::optional(offsets.codePoint(event.sentence.end)));
            output.replace(output.size() - 1, 1, "\r\n");
        }
    }
    void appendEnd(std::string &) override {}

private:
    static std::string_view dateText(const ExtractedDocument &extracted, const Event &event)
    {
        if (event.temporalExpressions.empty() || event.temporalExpressions.front() >= extracted.temporalExpressions.size())
            return {};
        return spanText(extracted, extracted.temporalExpressions[event.temporalExpressions.front()].span);
    }

    static bool readsAsFormula(std::string_view cell)
    {
        const std::size_t first = cell.find_first_not_of('\'');
        return first != std::string_view::npos && std::string_view("=+-@\t\r").find(cell[first]) != std::string_view::npos;
    }

    static void text(std::string &output, std::string_view cell)
    {
        const bool quoted = cell.find_first_of("\",\r\n") != std::string_view::npos
            || (!cell.empty() && (cell.front() == ' ' || cell.back() == ' '));
        if (quoted)
            output += '"';
        if (readsAsFormula(cell))
            output += '\'';
        for (std::size_t begin = 0; begin < cell.size();) {
            const std::size_t quote = std::min(cell.find('"', begin), cell.size());
            output.append(cell, begin, quote - begin);
            if (quote < cell.size())
                output += "\"\"";
            begin = quote + 1;
        }
        if (quoted)
            output += '"';
        output += ',';
    }

    static void day(std::string &output, const std::optional<Day> &value)
    {
        text(output, value ? isoFromDay(*value) : std::string());
    }

    template<typename Number>
    static void number(std::string &output, std::optional<Number> value)
    {
        if (value) {
            char buffer[32];
            const auto end = std::to_chars(buffer, buffer + sizeof buffer, *value);
            output.append(buffer, end.ptr);
        }
        output += ',';
    }

    void join(std::string_view item)
    {
        if (!m_joined.empty())
            m_joined += ' ';
        m_joined += item;
    }

    std::string m_joined;
};

class GeoJsonWriter : public EventWriter
{
public:
    using EventWriter::EventWriter;

protected:
    void appendBegin(std::string &output) override { output += "{\"type\":\"FeatureCollection\",\"features\":["; }

    void appendDocument(const ExtractedDocument &extracted, std::string &output) override
    {
        const TextOffsets offsets(extracted.document.text);
        for (const Event &event : extracted.events) {
            output += m_first ? "\n" : ",\n";
            m_first = false;
            JsonText json(output);
            appendFeature(extracted, event, offsets, json);
        }
    }
    void appendEnd(std::string &output) override { output += "\n]}\n"; }

private:
    static void appendFeature(const ExtractedDocument &extracted, const Event &event, const TextOffsets &offsets, JsonText &json)
    {
        const auto member = [&json](std::string_view name, std::string_view value) {
            json.key(name);
            json.stringOrNull(value);
        };
        const auto day = [&json](std::string_view name, const std::optional<Day> &value) {
            json.key(name);
            json.stringOrNull(value ? isoFromDay(*value) : std::string());
        };
        const Toponym *place = placeOf(extracted, event);
        json.beginObject();
        json.key("type");
        json.string("Feature");
        member("id", event.id);
        json.key("geometry");
        if (place && place->coordinate) {
            json.beginObject();
            json.key("type");
            json.string("Point");
            json.key("coordinates");
            json.beginArray();
            json.number(place->coordinate->longitude);
            json.number(place->coordinate->latitude);
            json.endArray();
            json.endObject();
        } else {
            json.null();
        }
        json.key("properties");
        json.beginObject();
        member("label", event.label);
        member("sentence", spanText(extracted, event.sentence));
        day("earliest", event.interval.earliest);
        day("latest", event.interval.latest);
        member("edtf", event.edtf);
        member("precision", precisionName(event.precision));
        member("place", place ? std::string_view(place->name) : std::string_view());
        json.key("countries");
        json.beginArray();
        for (const CountryCode country : event.countries)
            json.string(country.text());
        json.endArray();
        json.key("topics");
        json.beginArray();
        for (int topic = 0; topic < TopicCount; ++topic) {
            if (event.topics.contains(Topic(topic)))
                json.string(topicName(Topic(topic)));
        }
        json.endArray();
        json.key("corridors");
        json.beginArray();
        for (const std::string_view id : corridorIds(event))
            json.string(id);
        json.endArray();
        member("title", extracted.document.title);
        member("path", extracted.document.path);
        day("published", extracted.document.published.day);
        json.key("begin");
        json.number(std::uint64_t(offsets.codePoint(event.sentence.begin)));
        json.key("end");
        json.number(std::uint64_t(offsets.codePoint(event.sentence.end)));
        json.endObject();
        json.endObject();
    }

    bool m_first = true;
};

struct Format
{
    std::string_view name;
    std::unique_ptr<EventWriter> (*make)(QIODevice &device);
};

template<typename Writer>
std::unique_ptr<EventWriter> makeWriter(QIODevice &device)
{
    return std::make_unique<Writer>(device);
}

constexpr std::array Formats{
    Format{"jsonl", makeWriter<JsonLinesWriter>},
    Format{"json", makeWriter<JsonArrayWriter>},
    Format{"csv", makeWriter<CsvWriter>},
    Format{"geojson", makeWriter<GeoJsonWriter>},
};

} // namespace

EventWriter::~EventWriter() = default;

std::optional<Failure> EventWriter::begin()
{
    appendBegin(m_pending);
    return write(false);
}

std::optional<Failure> EventWriter::document(const ExtractedDocument &extracted)
{
    if (m_failure)
        return m_failure;
    appendDocument(extracted, m_pending);
    return write(false);
}

std::optional<Failure> EventWriter::end()
{
    if (m_failure)
        return m_failure;
    appendEnd(m_pending);
    return write(true);
}

std::optional<Failure> EventWriter::write(bool all)
{
    if (m_pending.empty() || (!all && m_pending.size() < WriteSize))
        return m_failure;
    if (m_device.write(m_pending.data(), qint64(m_pending.size())) != qint64(m_pending.size()))
        m_failure = Failure{m_device.errorString().toStdString()};
    m_pending.clear();
    return m_failure;
}

std::vector<std::string> writerFormats()
{
    std::vector<std::string> names;
    for (const Format &format : Formats)
        names.emplace_back(format.name);
    return names;
}

std::unique_ptr<EventWriter> writerFor(std::string_view format, QIODevice &device)
{
    for (const Format &known : Formats) {
        if (known.name == format)
            return known.make(device);
    }
    return nullptr;
}

} // namespace Dateline
