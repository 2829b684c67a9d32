// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/jsonwriter.h"

#include "io/documentjson.h"
#include "io/jsontext.h"

namespace Dateline {

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

} // namespace Dateline
