// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "events/extracteddocument.h"
#include "text/result.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

class QIODevice;

namespace Dateline {

/// Where a writer puts its text: piece by piece to a device, so that memory grows with neither documents nor events.
class EventOutput
{
public:
    explicit EventOutput(QIODevice &device) : m_device(device) {}

    /// What is appended here, UTF-8, is written.
    std::string &text() { return m_pending; }
    /// To be called after each event, and after each piece of a few hundred bytes at most; false when the writer must stop.
    bool eventDone();
    bool pieceDone();
    /// Writes all that is left.
    bool flush();

    const std::optional<Failure> &failure() const { return m_failure; }
    std::uint64_t events() const { return m_events; }

private:
    friend class EventWriter;
    QIODevice &m_device;
    std::string m_pending;
    std::optional<Failure> m_failure;
    std::uint64_t m_events = 0;
    std::function<bool(std::uint64_t)> m_progress;
};

/// Writes documents and their events in one data format, one document after another, event by event: memory grows with the
/// largest event and not with their number. Call begin() once, document() for each, end() once. Each returns nothing on success, else why
/// the device did not take it (a full disk, a closed pipe) or that it was cancelled; after a failure the output is not whole
/// and nothing more is written.
class EventWriter
{
public:
    /// Told every few hundred events how many are written; false cancels.
    using Progress = std::function<bool(std::uint64_t events)>;

    /// @p device must be open for writing and outlive the writer.
    explicit EventWriter(QIODevice &device) : m_output(device) {}
    virtual ~EventWriter();

    void setProgress(Progress progress) { m_output.m_progress = std::move(progress); }

    [[nodiscard]] std::optional<Failure> begin();
    [[nodiscard]] std::optional<Failure> document(const ExtractedDocument &extracted);
    [[nodiscard]] std::optional<Failure> end();

    /// How many events the format has no place for: undated ones where it asks for a date, placeless ones where for a place.
    std::uint64_t leftOut() const { return m_leftOut; }

protected:
    virtual void writeBegin(EventOutput &output) = 0;
    /// Calls output.eventDone() after each event and returns when that is false.
    virtual void writeDocument(const ExtractedDocument &extracted, EventOutput &output) = 0;
    virtual void writeEnd(EventOutput &output) = 0;

    std::uint64_t m_leftOut = 0;

private:
    EventOutput m_output;
};

/// A format by the name that --format takes.
struct EventFormat
{
    std::string_view name;
    std::string_view ending; ///< of its files, with the dot
};

/// - "jsonl": one JSON object a document and line, as documentJson() writes it;
/// - "json": one array of the same objects;
/// - "csv": RFC 4180 in UTF-8, one row an event, a line of names first. A cell of text that a spreadsheet would read as a formula
///   gets an apostrophe before it; so does one where only apostrophes stand before such a character, so that taking away one
///   apostrophe always gives the text back;
/// - "geojson": RFC 7946, one feature an event (a point or, without a place, a null geometry), and one a corridor that an event names;
/// - "kml": OGC KML 2.2, one placemark an event with its TimeSpan, and the corridors;
/// - "ics": iCalendar (RFC 5545), all-day events; undated ones as journal entries without a date;
/// - "timelinejs": the JSON of TimelineJS 3; undated events are left out;
/// - "linkedplaces": Linked Places format 1.1, one feature an event; events without a place are left out;
/// - "annotations": W3C Web Annotation, each event's sentence as quote (exact, prefix, suffix) and position, in code points.
const std::vector<EventFormat> &eventFormats();
/// Their names.
std::vector<std::string> writerFormats();

/// Null for a name that no format has. @p device must be open for writing and outlive the writer.
std::unique_ptr<EventWriter> writerFor(std::string_view format, QIODevice &device);

} // namespace Dateline
