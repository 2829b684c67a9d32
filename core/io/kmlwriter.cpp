// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/eventwriters.h"

#include "io/corridortally.h"
#include "io/documentjson.h"
#include "io/eventcells.h"

#include <charconv>

namespace Dateline {

namespace {

/// See eventFormats(): "kml".
class KmlWriter : public EventWriter
{
public:
    using EventWriter::EventWriter;

protected:
    void writeBegin(EventOutput &output) override;
    void writeDocument(const ExtractedDocument &extracted, EventOutput &output) override;
    void writeEnd(EventOutput &output) override;

private:
    CorridorTally m_corridors;
};

/// XML 1.0 has no place for control characters, escaped or not.
void appendEscaped(std::string &output, std::string_view text)
{
    for (const char c : text) {
        switch (c) {
        case '&': output += "&amp;"; break;
        case '<': output += "&lt;"; break;
        case '>': output += "&gt;"; break;
        case '"': output += "&quot;"; break;
        case '\n':
        case '\t': output += c; break;
        default:
            if (static_cast<unsigned char>(c) >= 0x20)
                output += c;
        }
    }
}

void appendElement(std::string &output, std::string_view name, std::string_view text)
{
    ((output += '<') += name) += '>';
    appendEscaped(output, text);
    ((output += "</") += name) += '>';
}

void appendData(std::string &output, std::string_view name, std::string_view value)
{
    if (value.empty())
        return;
    ((output += "<Data name=\"") += name) += "\"><value>";
    appendEscaped(output, value);
    output += "</value></Data>";
}

void appendCoordinate(std::string &output, Coordinate coordinate)
{
    char buffer[64];
    char *end = std::to_chars(buffer, buffer + 30, coordinate.longitude).ptr;
    *end++ = ',';
    end = std::to_chars(end, buffer + sizeof buffer, coordinate.latitude).ptr;
    output.append(buffer, end);
}

/// xsd:date has four digits at least and a minus for years before 0; a plus it does not know.
std::string xsdDay(Day day)
{
    std::string text = isoFromDay(day);
    if (text.starts_with('+'))
        text.erase(0, 1);
    return text;
}

/// An end that is open or unknown is left out, which KML reads as open.
void appendTimeSpan(std::string &output, const TimeInterval &interval)
{
    if (!interval.isResolved())
        return;
    output += "<TimeSpan>";
    if (interval.earliest)
        appendElement(output, "begin", xsdDay(*interval.earliest));
    if (interval.latest)
        appendElement(output, "end", xsdDay(*interval.latest));
    output += "</TimeSpan>";
}

std::string joined(const Event &event, bool topics)
{
    std::string text;
    const auto add = [&text](std::string_view item) {
        if (!text.empty())
            text += ' ';
        text += item;
    };
    if (topics) {
        forEachTopic(event, add);
    } else {
        for (const CountryCode country : event.countries)
            add(country.text());
    }
    return text;
}

void appendPlacemark(std::string &output, const ExtractedDocument &extracted, const Event &event)
{
    const Toponym *const place = placeOf(extracted, event);
    output += "<Placemark>";
    appendElement(output, "name", event.label);
    output += "<description>";
    appendEscaped(output, spanText(extracted, event.sentence));
    output += "</description>";
    appendTimeSpan(output, event.interval);
    output += "<ExtendedData>";
    appendData(output, "id", event.id);
    appendData(output, "edtf", event.edtf);
    appendData(output, "precision", event.interval.isResolved() ? precisionName(event.precision) : std::string_view());
    appendData(output, "place", place ? std::string_view(place->name) : std::string_view());
    appendData(output, "countries", joined(event, false));
    appendData(output, "topics", joined(event, true));
    appendData(output, "title", extracted.document.title);
    appendData(output, "path", extracted.document.path);
    output += "</ExtendedData>";
    if (place && place->coordinate) {
        output += "<Point><coordinates>";
        appendCoordinate(output, *place->coordinate);
        output += "</coordinates></Point>";
    }
    output += "</Placemark>\n";
}

void appendPlacemark(std::string &output, const Corridor &corridor)
{
    output += "<Placemark>";
    appendElement(output, "name", corridor.name);
    appendElement(output, "description", corridor.statusText);
    output += "<ExtendedData>";
    appendData(output, "id", corridor.id);
    appendData(output, "mode", corridor.mode);
    output += "</ExtendedData><MultiGeometry>";
    for (const CorridorPath &path : corridor.paths) {
        if (path.stops.size() < 2)
            continue;
        output += "<LineString><tessellate>1</tessellate><coordinates>";
        for (const CorridorStop &stop : path.stops) {
            appendCoordinate(output, stop.coordinate);
            output += ' ';
        }
        output += "</coordinates></LineString>";
    }
    output += "</MultiGeometry></Placemark>\n";
}

} // namespace

void KmlWriter::writeBegin(EventOutput &output)
{
    output.text() += "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<kml xmlns=\"http://www.opengis.net/kml/2.2\">\n<Document>\n<name>Dateline</name>\n"
                     "<Folder><name>Events</name>\n";
}

void KmlWriter::writeDocument(const ExtractedDocument &extracted, EventOutput &output)
{
    for (const Event &event : extracted.events) {
        appendPlacemark(output.text(), extracted, event);
        m_corridors.add(event);
        if (!output.eventDone())
            return;
    }
}

void KmlWriter::writeEnd(EventOutput &output)
{
    output.text() += "</Folder>\n";
    bool any = false;
    m_corridors.forEach([&](const Corridor &corridor, std::uint64_t) {
        if (!any)
            output.text() += "<Folder><name>Corridors</name>\n";
        any = true;
        appendPlacemark(output.text(), corridor);
    });
    if (any)
        output.text() += "</Folder>\n";
    output.text() += "</Document>\n</kml>\n";
}

std::unique_ptr<EventWriter> makeKmlWriter(QIODevice &device)
{
    return std::make_unique<KmlWriter>(device);
}

} // namespace Dateline
