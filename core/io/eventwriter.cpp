// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/eventwriter.h"

#include "io/eventwriters.h"

#include <QCoreApplication>
#include <QIODevice>

#include <array>

namespace Dateline {

namespace {

// One write to the device for many small events.
constexpr std::size_t WriteSize = 1 << 18;
// Often enough to look alive and to cancel at once, seldom enough to cost nothing.
constexpr std::uint64_t ProgressEvery = 512;

struct Format
{
    EventFormat format;
    std::unique_ptr<EventWriter> (*make)(QIODevice &device);
};

constexpr std::array Formats{
    Format{{"jsonl", ".jsonl"}, makeJsonLinesWriter},
    Format{{"json", ".json"}, makeJsonArrayWriter},
    Format{{"csv", ".csv"}, makeCsvWriter},
    Format{{"geojson", ".geojson"}, makeGeoJsonWriter},
    Format{{"kml", ".kml"}, makeKmlWriter},
    Format{{"ics", ".ics"}, makeICalendarWriter},
    Format{{"timelinejs", ".timelinejs.json"}, makeTimelineJsWriter},
    Format{{"linkedplaces", ".lpf.json"}, makeLinkedPlacesWriter},
    Format{{"annotations", ".jsonld"}, makeAnnotationWriter},
};

} // namespace

bool EventOutput::eventDone()
{
    ++m_events;
    if (m_progress && m_events % ProgressEvery == 0 && !m_failure && !m_progress(m_events))
        m_failure = Failure{QCoreApplication::translate("EventWriter", "it was cancelled").toStdString()};
    return pieceDone();
}

bool EventOutput::pieceDone()
{
    return m_pending.size() < WriteSize ? !m_failure : flush();
}

bool EventOutput::flush()
{
    if (!m_failure && !m_pending.empty() && m_device.write(m_pending.data(), qint64(m_pending.size())) != qint64(m_pending.size()))
        m_failure = Failure{m_device.errorString().toStdString()};
    m_pending.clear();
    return !m_failure;
}

EventWriter::~EventWriter() = default;

std::optional<Failure> EventWriter::begin()
{
    writeBegin(m_output);
    return m_output.failure();
}

std::optional<Failure> EventWriter::document(const ExtractedDocument &extracted)
{
    if (!m_output.failure())
        writeDocument(extracted, m_output);
    m_output.pieceDone();
    return m_output.failure();
}

std::optional<Failure> EventWriter::end()
{
    if (!m_output.failure())
        writeEnd(m_output);
    m_output.flush();
    return m_output.failure();
}

const std::vector<EventFormat> &eventFormats()
{
    static const std::vector<EventFormat> formats = [] {
        std::vector<EventFormat> all;
        for (const Format &format : Formats)
            all.push_back(format.format);
        return all;
    }();
    return formats;
}

std::vector<std::string> writerFormats()
{
    std::vector<std::string> names;
    for (const EventFormat &format : eventFormats())
        names.emplace_back(format.name);
    return names;
}

std::unique_ptr<EventWriter> writerFor(std::string_view format, QIODevice &device)
{
    for (const Format &known : Formats) {
        if (known.format.name == format)
            return known.make(device);
    }
    return nullptr;
}

} // namespace Dateline
