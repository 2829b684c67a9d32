// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/eventwriters.h"

#include "io/documentjson.h"
#include "io/jsontext.h"

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
class JsonArrayWriter : public EventWriter
{
public:
    using EventWriter::EventWriter;

protected:
    void writeBegin(EventOutput &output) override;
    void writeDocument(const ExtractedDocument &extracted, EventOutput &output) override;
    void writeEnd(EventOutput &output) override;

private:
    bool m_first = true;
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

void JsonArrayWriter::writeBegin(EventOutput &output)
{
    output.text() += '[';
}

void JsonArrayWriter::writeDocument(const ExtractedDocument &extracted, EventOutput &output)
{
    output.text() += m_first ? "\n" : ",\n";
    m_first = false;
    JsonText json(output.text());
    Dateline::writeDocument(extracted, json, &output);
}

void JsonArrayWriter::writeEnd(EventOutput &output)
{
    output.text() += "\n]\n";
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
