// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/eventwriters.h"

#include "io/documentjson.h"
#include "io/jsonlistwriter.h"

namespace Dateline {

namespace {

/// See eventFormats(): "jsonl".
class JsonLinesWriter : public EventWriter
{
public:
    using EventWriter::EventWriter;

protected:
    void writeBegin(EventOutput &output) override;
    void writeDocument(const ExtractedDocument &extracted, EventOutput &output) override;
    void writeEnd(EventOutput &output) override;
};

/// See eventFormats(): "json".
class JsonArrayWriter : public JsonListWriter
{
public:
    explicit JsonArrayWriter(QIODevice &device);

protected:
    void writeDocument(const ExtractedDocument &extracted, EventOutput &output) override;
};

} // namespace

void JsonLinesWriter::writeBegin(EventOutput &) {}

void JsonLinesWriter::writeDocument(const ExtractedDocument &extracted, EventOutput &output)
{
    JsonText json(output.text());
    Dateline::writeDocument(extracted, json, &output);
    output.text() += '\n';
}

void JsonLinesWriter::writeEnd(EventOutput &) {}

JsonArrayWriter::JsonArrayWriter(QIODevice &device)
    : JsonListWriter(device, "[", "]")
{
}

void JsonArrayWriter::writeDocument(const ExtractedDocument &extracted, EventOutput &output)
{
    JsonText json = nextEntry(output);
    Dateline::writeDocument(extracted, json, &output);
}

std::unique_ptr<EventWriter> makeJsonLinesWriter(QIODevice &device)
{
    return std::make_unique<JsonLinesWriter>(device);
}

std::unique_ptr<EventWriter> makeJsonArrayWriter(QIODevice &device)
{
    return std::make_unique<JsonArrayWriter>(device);
}

} // namespace Dateline
