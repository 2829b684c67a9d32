// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/eventwriters.h"

#include "io/documentjson.h"
#include "io/eventcells.h"
#include "io/jsonlistwriter.h"

namespace Dateline {

namespace {

/// See eventFormats(): "timelinejs".
class TimelineJsWriter : public JsonListWriter
{
public:
    explicit TimelineJsWriter(QIODevice &device);

protected:
    void writeDocument(const ExtractedDocument &extracted, EventOutput &output) override;
};

/// TimelineJS puts its texts into a page as HTML.
std::string html(std::string_view text)
{
    std::string escaped;
    escaped.reserve(text.size());
    for (const char c : text) {
        switch (c) {
        case '&': escaped += "&amp;"; break;
        case '<': escaped += "&lt;"; break;
        case '>': escaped += "&gt;"; break;
        case '"': escaped += "&quot;"; break;
        default: escaped += c;
        }
    }
    return escaped;
}

/// A date with no more parts than are known: of a year the year alone, so that it never poses as its first of January.
void writeDate(JsonText &json, Day day, Precision precision)
{
    const std::chrono::year_month_day civil{day};
    const int year = int(civil.year());
    json.beginObject();
    json.key("year");
    if (year < 0)
        json.number(double(year));
    else
        json.number(std::uint64_t(year));
    if (precision < Precision::Year) {
        json.key("month");
        json.number(std::uint64_t(unsigned(civil.month())));
    }
    if (precision < Precision::Month) {
        json.key("day");
        json.number(std::uint64_t(unsigned(civil.day())));
    }
    json.endObject();
}

/// Whether the days are more than the unit that writeDate() names.
bool hasEnd(const Event &event)
{
    if (!event.interval.earliest || !event.interval.latest)
        return false;
    const std::chrono::year_month_day first{*event.interval.earliest};
    const std::chrono::year_month_day last{*event.interval.latest};
    if (event.precision >= Precision::Year)
        return first.year() != last.year();
    if (event.precision >= Precision::Month)
        return first.year() != last.year() || first.month() != last.month();
    return first != last;
}

void writeEvent(const ExtractedDocument &extracted, const Event &event, JsonText &json)
{
    json.beginObject();
    json.key("start_date");
    writeDate(json, event.interval.earliest ? *event.interval.earliest : *event.interval.latest, event.precision);
    if (hasEnd(event)) {
        json.key("end_date");
        writeDate(json, *event.interval.latest, event.precision);
    }
    json.key("text");
    json.beginObject();
    writeMember(json, "headline", html(event.label));
    writeMember(json, "text", "<p>" + html(spanText(extracted, event.sentence)) + "</p><p><cite>" + html(extracted.document.title) + "</cite></p>");
    json.endObject();
    std::string_view group;
    forEachTopic(event, [&group](std::string_view topic) { group = group.empty() ? topic : group; });
    if (!group.empty())
        writeMember(json, "group", group);
    writeMember(json, "unique_id", event.id);
    json.endObject();
}

} // namespace

TimelineJsWriter::TimelineJsWriter(QIODevice &device)
    : JsonListWriter(device, "{\"events\":[", "]}")
{
}

void TimelineJsWriter::writeDocument(const ExtractedDocument &extracted, EventOutput &output)
{
    for (const Event &event : extracted.events) {
        if (event.interval.isResolved()) {
            JsonText json = nextEntry(output);
            writeEvent(extracted, event, json);
        } else {
            ++m_leftOut;
        }
        if (!output.eventDone())
            return;
    }
}

std::unique_ptr<EventWriter> makeTimelineJsWriter(QIODevice &device)
{
    return std::make_unique<TimelineJsWriter>(device);
}

} // namespace Dateline
