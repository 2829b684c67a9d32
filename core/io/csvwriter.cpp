// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/eventwriters.h"

#include "io/csvtable.h"
#include "io/documentjson.h"
#include "io/eventcells.h"
#include "io/eventrow.h"
#include "text/textoffsets.h"

#include <algorithm>
#include <charconv>

namespace Dateline {

namespace {

/// See eventFormats(): "csv".
class CsvWriter : public EventWriter
{
public:
    using EventWriter::EventWriter;

protected:
    void writeBegin(EventOutput &output) override;
    void writeDocument(const ExtractedDocument &extracted, EventOutput &output) override;
    void writeEnd(EventOutput &output) override;

private:
    std::string m_joined;
};

void appendText(std::string &output, std::string_view cell)
{
    const bool quoted = cell.find_first_of("\",\r\n") != std::string_view::npos || (!cell.empty() && (cell.front() == ' ' || cell.back() == ' '));
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

void appendDay(std::string &output, const std::optional<Day> &value)
{
    appendText(output, value ? isoFromDay(*value) : std::string());
}

template<typename Number>
void appendNumber(std::string &output, std::optional<Number> value)
{
    if (value) {
        char buffer[32];
        const auto end = std::to_chars(buffer, buffer + sizeof buffer, *value);
        output.append(buffer, end.ptr);
    }
    output += ',';
}

void join(std::string &joined, std::string_view item)
{
    if (!joined.empty())
        joined += ' ';
    joined += item;
}

} // namespace

void CsvWriter::writeBegin(EventOutput &output)
{
    for (const std::string_view name : eventColumnNames())
        (output.text() += name) += ',';
    output.text().replace(output.text().size() - 1, 1, "\r\n");
}

void CsvWriter::writeDocument(const ExtractedDocument &extracted, EventOutput &output)
{
    const TextOffsets offsets(extracted.document.text);
    const Document &document = extracted.document;
    const std::string published = document.published.day ? isoFromDay(*document.published.day) : std::string();
    for (const Event &event : extracted.events) {
        std::string &line = output.text();
        appendText(line, event.id);
        appendDay(line, event.interval.earliest);
        appendDay(line, event.interval.latest);
        appendText(line, event.interval.isResolved() ? precisionName(event.precision) : std::string_view());
        appendText(line, event.approximate ? "true" : "false");
        appendText(line, event.edtf);
        appendText(line, dateText(extracted, event));
        appendText(line, spanText(extracted, event.sentence));
        appendText(line, event.label);
        const Toponym *const place = placeOf(extracted, event);
        appendText(line, place ? std::string_view(place->name) : std::string_view());
        appendNumber(line, place && place->coordinate ? std::optional(place->coordinate->latitude) : std::nullopt);
        appendNumber(line, place && place->coordinate ? std::optional(place->coordinate->longitude) : std::nullopt);
        m_joined.clear();
        for (const CountryCode country : event.countries)
            join(m_joined, country.text());
        appendText(line, m_joined);
        m_joined.clear();
        forEachTopic(event, [this](std::string_view topic) { join(m_joined, topic); });
        appendText(line, m_joined);
        m_joined.clear();
        for (const std::string_view id : corridorIds(event))
            join(m_joined, id);
        appendText(line, m_joined);
        appendNumber(line, std::optional(event.dateConfidence));
        appendNumber(line, std::optional(event.placeConfidence));
        appendText(line, document.title);
        appendText(line, document.path);
        appendText(line, published);
        appendNumber(line, std::optional(offsets.codePoint(event.sentence.begin)));
        appendNumber(line, std::optional(offsets.codePoint(event.sentence.end)));
        line.replace(line.size() - 1, 1, "\r\n");
        if (!output.eventDone())
            return;
    }
}

void CsvWriter::writeEnd(EventOutput &) {}

std::unique_ptr<EventWriter> makeCsvWriter(QIODevice &device)
{
    return std::make_unique<CsvWriter>(device);
}

} // namespace Dateline
