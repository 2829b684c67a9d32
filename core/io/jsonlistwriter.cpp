// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/jsonlistwriter.h"

namespace Dateline {

JsonListWriter::JsonListWriter(QIODevice &device, std::string_view opening, std::string_view closing)
    : EventWriter(device)
    , m_opening(opening)
    , m_closing(closing)
{
}

JsonText JsonListWriter::nextEntry(EventOutput &output)
{
    output.text() += m_first ? "\n" : ",\n";
    m_first = false;
    return JsonText(output.text());
}

void JsonListWriter::writeBegin(EventOutput &output)
{
    output.text() += m_opening;
}

void JsonListWriter::writeEnd(EventOutput &output)
{
    writeLastEntries(output);
    (output.text() += '\n') += m_closing;
    output.text() += '\n';
}

void JsonListWriter::writeLastEntries(EventOutput &) {}

} // namespace Dateline
