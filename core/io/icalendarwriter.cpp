// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/eventwriters.h"

#include "io/documentjson.h"
#include "io/eventcells.h"
#include "text/utf8.h"

#include <charconv>

namespace Dateline {

namespace {

/// See eventFormats(): "ics". The same events give the same bytes: a stamp is the article's day, never the clock's.
class ICalendarWriter : public EventWriter
{
public:
    using EventWriter::EventWriter;

protected:
    void writeBegin(EventOutput &output) override;
    void writeDocument(const ExtractedDocument &extracted, EventOutput &output) override;
    void writeEnd(EventOutput &output) override;
};

// RFC 5545, 3.1: lines of at most 75 octets without their end, folded between characters.
constexpr std::size_t LineSize = 75;

void appendLine(std::string &output, std::string_view line)
{
    std::size_t room = LineSize;
    while (line.size() > room) {
        std::size_t cut = room;
        while (cut > 1 && Utf8::isContinuation(line[cut]))
            --cut;
        output.append(line, 0, cut);
        output += "\r\n ";
        line.remove_prefix(cut);
        room = LineSize - 1;
    }
    output.append(line);
    output += "\r\n";
}

/// A value of type TEXT (3.3.11).
void appendText(std::string &output, std::string_view text)
{
    for (const char c : text) {
        switch (c) {
        case '\\':
        case ';':
        case ',': (output += '\\') += c; break;
        case '\n': output += "\\n"; break;
        case '\t': output += ' '; break;
        default:
            if (static_cast<unsigned char>(c) >= 0x20 && c != 0x7F)
                output += c;
        }
    }
}

void appendProperty(std::string &output, std::string_view name, std::string_view text)
{
    if (text.empty())
        return;
    std::string line(name);
    line += ':';
    appendText(line, text);
    appendLine(output, line);
}

/// YYYYMMDD; nothing for a year that the format cannot write.
std::optional<std::string> basicDay(Day day)
{
    const std::string iso = isoFromDay(day);
    if (iso.size() != 10 || iso.starts_with("0000"))
        return std::nullopt;
    return iso.substr(0, 4) + iso.substr(5, 2) + iso.substr(8, 2);
}

void appendEvent(std::string &output, const ExtractedDocument &extracted, const Event &event, const std::string &stamp)
{
    const TimeInterval &interval = event.interval;
    const std::optional<Day> first = interval.earliest ? interval.earliest : interval.latest;
    const std::optional<std::string> begin = first ? basicDay(*first) : std::nullopt;
    const std::optional<std::string> end = interval.earliest && interval.latest ? basicDay(*interval.latest + std::chrono::days{1}) : std::nullopt;
    const std::string_view component = begin ? "VEVENT" : "VJOURNAL";
    appendLine(output, "BEGIN:" + std::string(component));
    appendLine(output, "UID:" + event.id + "@dateline");
    appendLine(output, "DTSTAMP:" + stamp);
    if (begin)
        appendLine(output, "DTSTART;VALUE=DATE:" + *begin);
    if (begin && end)
        appendLine(output, "DTEND;VALUE=DATE:" + *end);
    appendProperty(output, "SUMMARY", event.label);
    std::string description(spanText(extracted, event.sentence));
    description += "\n\n" + extracted.document.title;
    appendProperty(output, "DESCRIPTION", description);
    std::string topics;
    forEachTopic(event, [&topics](std::string_view topic) { (topics += topics.empty() ? "CATEGORIES:" : ",") += topic; });
    if (!topics.empty())
        appendLine(output, topics);
    if (begin) {
        const Toponym *const place = placeOf(extracted, event);
        appendProperty(output, "LOCATION", place ? std::string_view(place->name) : std::string_view());
        if (place && place->coordinate) {
            char buffer[80];
            char *at = std::to_chars(buffer, buffer + 38, place->coordinate->latitude, std::chars_format::fixed).ptr;
            *at++ = ';';
            at = std::to_chars(at, buffer + sizeof buffer, place->coordinate->longitude, std::chars_format::fixed).ptr;
            appendLine(output, "GEO:" + std::string(buffer, at));
        }
        // A day of an article takes nobody's time.
        appendLine(output, "TRANSP:TRANSPARENT");
    }
    if (isWebAddress(extracted.document.path))
        appendLine(output, "URL:" + extracted.document.path);
    // The one place that still tells an open end from a day.
    appendProperty(output, "X-DATELINE-EDTF", event.edtf);
    appendLine(output, "END:" + std::string(component));
}

} // namespace

void ICalendarWriter::writeBegin(EventOutput &output)
{
    appendLine(output.text(), "BEGIN:VCALENDAR");
    appendLine(output.text(), "VERSION:2.0");
    appendLine(output.text(), "PRODID:-//Dateline//Dateline//EN");
    appendLine(output.text(), "CALSCALE:GREGORIAN");
}

void ICalendarWriter::writeDocument(const ExtractedDocument &extracted, EventOutput &output)
{
    const std::optional<Day> published = extracted.document.published.day;
    const std::string stamp = (published ? basicDay(*published).value_or("19700101") : std::string("19700101")) + "T000000Z";
    for (const Event &event : extracted.events) {
        appendEvent(output.text(), extracted, event, stamp);
        if (!output.eventDone())
            return;
    }
}

void ICalendarWriter::writeEnd(EventOutput &output)
{
    appendLine(output.text(), "END:VCALENDAR");
}

std::unique_ptr<EventWriter> makeICalendarWriter(QIODevice &device)
{
    return std::make_unique<ICalendarWriter>(device);
}

} // namespace Dateline
